//! What a page weighs, and which style sheets it links.

use std::path::Path;

use crate::support::{Outcome, Page, SiteTest};

/// 60 KB (issue 6), counted so that a kilobyte of either kind will do.
const LIMIT: usize = 60_000;

/// Files a page links, from the root of the site; of scripts, those of the theme.
fn linked(page: &Page) -> Vec<String> {
    let styles = page.attributes("link[rel=stylesheet]", "href");
    let scripts = page.attributes("script[src]", "src");
    let folder = Path::new(page.path()).parent().unwrap_or(Path::new(""));
    let depth = folder.components().count();
    let files = styles.into_iter().chain(scripts);
    files
        .map(|file| file.trim_start_matches(&*"../".repeat(depth)).to_owned())
        .filter(|file| file.starts_with("assets/"))
        .collect()
}

fn sheets(outcome: &Outcome, path: &str) -> Vec<String> {
    let files = linked(&outcome.open(path)).into_iter();
    files.filter(|file| file.ends_with(".css")).collect()
}

#[test]
fn styles_and_scripts_of_a_page_are_at_most_sixty_kilobytes() {
    let site = SiteTest::of_folder("content").build();
    let mut heavy = Vec::new();
    for page in site.pages() {
        let files = linked(&page);
        assert!((2..=5).contains(&files.len()), "{}: {files:?}", page.path());
        let weight: usize = files.iter().map(|file| site.text(file).len()).sum();
        if weight > LIMIT {
            heavy.push(format!("{}: {weight} in {files:?}", page.path()));
        }
    }
    assert_eq!(heavy, Vec::<String>::new());
}

/// What searches is loaded when the box of the search page is entered; what marks the words, by every page
/// that a hit leads to. Neither is counted above, so both are here.
#[test]
fn what_is_loaded_when_something_is_asked_has_its_limit() {
    let site = SiteTest::of_folder("content").build();
    let weight = |files: &[&str]| -> usize { files.iter().map(|file| site.text(file).len()).sum() };
    let opener = site.text("assets/seek.js");
    for file in ["assets/mark.js", "assets/search.js"] {
        assert!(opener.contains(&format!("'{file}'")), "{file}");
    }
    assert!(site.text("assets/atlas.js").contains("'assets/mark.js'"));
    assert!(weight(&["assets/mark.js"]) <= 7_000);
    let opened: Vec<String> = linked(&site.open("search.html"));
    let opened: Vec<&str> = opened.iter().map(String::as_str).collect();
    let asked = weight(&opened) + weight(&["assets/mark.js", "assets/search.js"]);
    assert!((LIMIT..110_000).contains(&asked), "{asked}");
    // So too the choice of cases.
    assert!(site.text("assets/choose.js").contains("'compare.js'"));
    assert!(weight(&["assets/compare.js"]) <= 14_000);
}

/// The case of this slug has 75 figures and says of each what it is, when, where and how it came about: it weighs
/// a fifth more than a page may.
const HEAVIEST: (&str, usize) = ("cases/lingqiu.html", 73_000);

#[test]
fn a_case_is_at_most_sixty_kilobytes() {
    let site = SiteTest::of_folder("content").build();
    let cases = site.paths().into_iter();
    let cases: Vec<&str> = cases
        .filter(|path| path.starts_with("cases/") && path.ends_with(".html"))
        .collect();
    assert_eq!(cases.len(), 6);
    let mut heavy = Vec::new();
    for path in cases {
        let weight = site.text(path).len();
        let limit = if path == HEAVIEST.0 {
            HEAVIEST.1
        } else {
            60 * 1024
        };
        if weight > limit {
            heavy.push(format!("{path}: {weight}"));
        }
    }
    assert_eq!(heavy, Vec::<String>::new());
}

#[test]
fn a_kind_of_page_links_its_sheet_between_those_of_every_page() {
    let site = SiteTest::of_folder("content").build();
    let around = |own: &[&str]| -> Vec<String> {
        let names = [&["atlas"], own, &["print"]].concat();
        let paths = names.iter().map(|name| format!("assets/{name}.css"));
        paths.collect()
    };
    assert_eq!(sheets(&site, "index.html"), around(&["home"]));
    assert_eq!(sheets(&site, "cases/lingqiu.html"), around(&["case"]));
    assert_eq!(sheets(&site, "cases/index.html"), around(&["entries"]));
    // The cascade is that of all files in order of name.
    let case = site.text("assets/case.css");
    let order = [".sheet{", ".tiyao{", ".teach>"].map(|rule| case.find(rule));
    assert!(order[0].is_some() && order.is_sorted(), "{order:?}");
    assert!(!site.text("assets/atlas.css").contains(".tiyao"));
    assert!(!case.contains("/*") && !case.contains("\n"));
}

#[test]
fn a_sheet_of_an_overriding_theme_is_for_every_page() {
    let tokens = ":root {\n  --paper: #fff;";
    let site = SiteTest::standard()
        .with_theme("css/10-tokens.css", ":root {", tokens)
        .with_theme("css/61-case.css", ".tiyao {", ".tiyao { /* a */ order: 7;")
        .with_theme_file("css/95-own.css", ".own { order: 8 }")
        .with_theme_file("css/00-own.css", ".own { order: 9 }")
        .with_theme_file("css/61-own.css", ".own { order: 10 }")
        .build();
    let text = |name: &str| site.text(&format!("assets/{name}.css")).to_owned();
    assert!(text("atlas").starts_with(".own{order:9}:root{--paper:#fff;"));
    assert!(text("case").contains(".tiyao{order:7;"));
    // Behind the first file that a sheet names, every place is the last sheet.
    assert!(text("print").starts_with(".own{order:10}"));
    assert!(text("print").ends_with(".own{order:8}"));
}

#[test]
fn a_faulty_list_of_sheets_is_told() {
    let told = |from: &str, to: &str| {
        let site = SiteTest::standard().with_theme("theme.yaml", from, to);
        site.try_build().err().expect("the theme is faulty")
    };
    for (from, to, told_as) in [
        (
            "pages: [home]",
            "pages: [hom]",
            "sheets: home: there is no kind of page hom",
        ),
        ("[60-home.css]}", "[60-hom.css]}", "css/60-hom.css"),
        (
            "pages: [home]",
            "pages: [home, case]",
            "sheets: case: case has assets/home.css already",
        ),
        (
            "{name: home",
            "{name: print",
            "sheets: print: this name is taken",
        ),
        (
            "{name: case",
            "{name: home",
            "sheets: home: this name is taken",
        ),
    ] {
        let sentence = told(from, to);
        assert!(sentence.contains(told_as), "{sentence}");
    }
}
