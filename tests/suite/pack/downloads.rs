//! Handouts in the site itself: `build --downloads`.

use std::fs;

use case_atlas::cli::Exit;
use case_atlas::ground::size;
use case_atlas::render::HandoutFormat;
use case_atlas::site::Edition;
use scraper::{Html, Selector};

use super::{not_on_paper, packed, site};
use crate::command_line::{case_atlas, content_copy, path_text};
use crate::support::SiteTest;

/// The links of a page to handouts: words, address.
fn offered(page: &str) -> Vec<(String, String)> {
    let page = Html::parse_document(page);
    let links = Selector::parse("main a[download]").expect("the selector is right");
    let link = |link: scraper::ElementRef<'_>| {
        let href = link.value().attr("href").expect("a link leads somewhere");
        (link.text().collect(), href.to_owned())
    };
    page.select(&links).map(link).collect()
}

#[test]
fn each_page_offers_the_handouts_of_what_it_is_about_with_their_size() {
    let outcome = site()
        .with_handouts(&[HandoutFormat::Epub, HandoutFormat::Slides])
        .build();
    // The short site lacks some usual sections; nothing else is found, links and anchors of handouts among it.
    assert!(
        outcome.codes().iter().all(|code| *code == "CA0218"),
        "{}",
        outcome.report()
    );
    let size = |path: &str| size(outcome.files[path].len() as u64);
    let case = offered(outcome.text("cases/b.html"));
    assert_eq!(
        case,
        [
            (
                format!("电子书（EPUB，{}）", size("handouts/cases/b.epub")),
                "../handouts/cases/b.epub".to_owned()
            ),
            (
                format!("网页幻灯（HTML，{}）", size("handouts/cases/b-slides.html")),
                "../handouts/cases/b-slides.html".to_owned()
            ),
        ]
    );
    let model = offered(outcome.text("models/ecommerce.html"));
    let addresses: Vec<_> = model.iter().map(|(_, address)| address.as_str()).collect();
    assert_eq!(addresses, ["../handouts/models/ecommerce.epub"]);
    let data = outcome.text("data.html");
    assert!(data.contains("href=\"handouts/atlas.epub\""), "{data}");
}

#[test]
fn the_pack_pages_of_the_five_cases_offer_what_pack_makes() {
    let content = SiteTest::of_folder("content");
    let made = packed(&content, Edition::Student);
    let outcome = content.with_handouts(&not_on_paper()).build();
    outcome.no_findings();
    for (path, made) in &made {
        let path = format!("handouts/{path}");
        assert_eq!(&outcome.files[&path], made, "{path}");
    }
    let links = offered(outcome.text("training/ecommerce.html"));
    let of_pack = made
        .keys()
        .filter(|path| path.starts_with("training/ecommerce"));
    assert_eq!(links.len(), of_pack.count());
    let index = offered(outcome.text("training/index.html"));
    assert!(
        index
            .iter()
            .any(|(_, address)| address == "../handouts/atlas.epub")
    );
}

#[test]
fn a_site_without_handouts_offers_none() {
    let outcome = site().build();
    for page in ["cases/b.html", "models/ecommerce.html"] {
        assert_eq!(offered(outcome.text(page)), [], "{page}");
    }
    assert!(
        !outcome
            .paths()
            .iter()
            .any(|path| path.starts_with("handouts/"))
    );
}

#[test]
fn a_stick_carries_them_too_and_formats_are_named_at_the_switch() {
    let (folder, content) = content_copy();
    let out = folder.path().join("stick");
    let mut args = vec!["usb", "--content", path_text(&content), "--downloads=epub"];
    args.extend(["--edition", "teacher", "--out", path_text(&out)]);
    let run = case_atlas(&args);
    assert_eq!(run.exit, Exit::Clean, "{}", run.err);
    let training = out.join("atlas/handouts/training");
    let mut made: Vec<_> = fs::read_dir(training)
        .expect("there are handouts")
        .map(|entry| entry.expect("it can be read").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    made.sort();
    assert!(
        made.contains(&"ecommerce-teacher.epub".to_owned()),
        "{made:?}"
    );
    assert!(
        made.iter().all(|name| name.ends_with("-teacher.epub")),
        "{made:?}"
    );

    let args = ["build", "--content", path_text(&content), "--downloads=doc"];
    let run = case_atlas(&args);
    assert_eq!(run.exit, Exit::CouldNotRun);
    assert!(
        run.err.starts_with("错误：没有叫“doc”的格式"),
        "{}",
        run.err
    );
}
