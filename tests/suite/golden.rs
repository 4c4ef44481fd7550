//! A small site with a page of every kind, kept as it was last read by a person.

use std::collections::BTreeSet;
use std::fs;

use case_atlas::cli::Exit;
use tempfile::TempDir;

use crate::command_line::{case_atlas, path_text};
use crate::support::{Page, SiteTest, crawl, golden, project, project_files};

const CONTENT: &str = "tests/sites/small/content";

/// The pages that stand only at the root of a USB stick, above the site: file, and what it is kept as.
const ON_A_STICK: [(&str, &str); 2] = [
    ("打开案例图谱.html", "start.html"),
    ("instructions.html", "instructions.html"),
];

fn pages_of_a_stick() -> Vec<Page> {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let content = project(CONTENT);
    let (content, out) = (path_text(&content), path_text(folder.path()));
    let run = case_atlas(&["usb", "--content", content, "--out", out]);
    assert_eq!((run.exit, &*run.err), (Exit::Clean, ""));
    let page = |(file, kept)| {
        let text = fs::read_to_string(folder.path().join(file)).expect("the stick has it");
        Page::new(kept, &text)
    };
    ON_A_STICK.map(page).into()
}

#[test]
fn the_small_site_is_as_it_was_last_read() {
    let outcome = SiteTest::of_folder(CONTENT).build();
    outcome.no_findings();
    golden::check(
        "tests/sites/small/expected",
        outcome.pages(),
        &outcome.paths(),
    );
}

#[test]
fn its_stick_is_as_it_was_last_read() {
    let paths = ON_A_STICK.map(|(_, kept)| kept);
    golden::check(
        "tests/sites/small/stick",
        pages_of_a_stick().into_iter(),
        &paths,
    );
}

#[test]
fn the_small_site_and_its_stick_have_a_page_of_every_kind() {
    let outcome = SiteTest::of_folder(CONTENT).build();
    let made: BTreeSet<String> = outcome
        .pages()
        .chain(pages_of_a_stick())
        .map(|page| page.attribute("body", "class"))
        .collect();
    let templates = project_files("themes/default/templates/pages").into_iter();
    let templates = templates.filter_map(|path| {
        Some(
            path.rsplit_once('/')?
                .1
                .trim_end_matches(".html")
                .to_owned(),
        )
    });
    assert_eq!(made, templates.collect());
}

#[test]
fn no_link_of_the_small_site_leads_nowhere() {
    assert_eq!(
        crawl::complaints(&SiteTest::of_folder(CONTENT).build()),
        [""; 0]
    );
}
