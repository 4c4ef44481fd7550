//! Handouts on paper, read back with poppler's tools: what a reader, a screen reader and a printer
//! get. Needs Debian's `fonts-noto-cjk`, `fonts-noto-cjk-extra` and `poppler-utils`.

mod faults;
mod paper;
mod texts;

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use case_atlas::build::PackRequest;
use case_atlas::render::{FontSearch, HandoutFormat};
use case_atlas::site::Edition;
use tempfile::TempDir;

use super::{editions, made, site};
use crate::support::SiteTest;

/// What is asked for: PDFs of these cases.
fn of_cases(cases: &[&str]) -> PackRequest {
    PackRequest {
        cases: cases.iter().map(|case| (*case).to_owned()).collect(),
        formats: vec![HandoutFormat::Pdf],
        ..PackRequest::default()
    }
}

fn everything() -> PackRequest {
    PackRequest {
        all: true,
        ..of_cases(&[])
    }
}

/// The PDFs of a site.
fn set(site: &SiteTest, edition: Edition, request: &PackRequest) -> BTreeMap<String, Vec<u8>> {
    let made = made(site, edition, request, FontSearch::SYSTEM);
    made.unwrap_or_else(|error| panic!("{error}"))
}

/// The one PDF of a case.
fn case(site: &SiteTest, slug: &str) -> Vec<u8> {
    let files = set(site, Edition::Student, &of_cases(&[slug]));
    let bytes = files.into_values().next();
    bytes.expect("there is one")
}

/// What one of poppler's tools says of a PDF.
fn poppler(tool: &str, arguments: &[&str], pdf: &[u8]) -> String {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let file = folder.path().join("handout.pdf");
    fs::write(&file, pdf).expect("it can be written");
    let mut command = Command::new(tool);
    command.args(arguments).arg(&file);
    if tool == "pdftotext" {
        command.arg("-");
    }
    let output = command.output();
    let output = output.unwrap_or_else(|error| panic!("{tool} of poppler-utils: {error}"));
    assert!(output.status.success(), "{tool}: {output:?}");
    // In lists of the structure, titles stand as UTF-16.
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The words of a PDF in the order they are written, without any white space.
fn words(pdf: &[u8]) -> String {
    let text = poppler("pdftotext", &["-enc", "UTF-8", "-raw"], pdf);
    text.split_whitespace().collect()
}

/// A line of `pdfinfo`.
fn fact(info: &str, name: &str) -> String {
    let line = info
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    line.unwrap_or_else(|| panic!("{name} is not in\n{info}"))
        .trim()
        .to_owned()
}

/// Asserts that the parts stand in the text in this order.
fn assert_in_order(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let Some(at) = rest.find(part) else {
            panic!("{part} does not follow in\n{text}");
        };
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn there_is_one_of_every_case_model_and_of_the_atlas() {
    let files = set(&site(), Edition::Student, &everything());
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "atlas.pdf",
            "cases/a.pdf",
            "cases/b.pdf",
            "models/ecommerce.pdf"
        ]
    );
}

#[test]
fn the_sample_content_is_set_in_both_editions() {
    let content = SiteTest::of_folder("content");
    for edition in [Edition::Student, Edition::Teacher] {
        let files = set(&content, edition, &everything());
        // Five cases, eighteen model types, three packs, and the atlas.
        assert_eq!(files.len(), 5 + 18 + 3 + 1);
        for (path, pdf) in &files {
            let info = poppler("pdfinfo", &[], pdf);
            assert_eq!(fact(&info, "Tagged"), "yes", "{path}");
            let text = words(pdf);
            assert!(text.contains(edition.name()), "{path}");
            assert!(!text.contains('\u{fffd}'), "{path}");
        }
    }
}

#[test]
fn pages_offer_them_with_their_size() {
    let outcome = site().with_handouts(&[HandoutFormat::Pdf]).build();
    let bytes = outcome.files["handouts/cases/b.pdf"].len() as u64;
    let offer = format!("讲义（PDF，{}）", case_atlas::ground::size(bytes));
    let page = outcome.text("cases/b.html");
    assert!(page.contains(&offer), "{offer} is not in\n{page}");
}

#[test]
fn it_is_tagged_titled_dated_and_in_chinese() {
    let pdf = case(&site(), "b");
    let info = poppler("pdfinfo", &["-isodates"], &pdf);
    for (name, expected) in [
        ("Title", "乙县：<b>试点</b> & 推广"),
        ("Subject", "乙县的材料。只有两句。"),
        ("Author", "小图谱"),
        ("Keywords", "电商扶贫"),
        ("Creator", "case-atlas"),
        // The day the case was put on the site.
        ("CreationDate", "2026-11-02T00:00:00Z"),
        ("Tagged", "yes"),
        ("JavaScript", "no"),
    ] {
        assert_eq!(fact(&info, name), expected, "{name}");
    }
    assert!(fact(&info, "Page size").ends_with("(A4)"), "{info}");
    let meta = poppler("pdfinfo", &["-meta"], &pdf);
    assert!(meta.contains("<pdfuaid:part>1</pdfuaid:part>"), "{meta}");
    assert!(meta.contains("zh-CN"), "{meta}");
    let fonts = poppler("pdffonts", &[], &pdf);
    let mut fonts = fonts.lines().skip(2).peekable();
    assert!(fonts.peek().is_some());
    for font in fonts {
        // The columns emb, sub and uni.
        let flags: Vec<&str> = font.split_whitespace().rev().skip(2).take(3).collect();
        assert_eq!(flags, ["yes", "yes", "yes"], "{font}");
    }
}

#[test]
fn its_structure_is_that_of_the_text() {
    let structure = poppler("pdfinfo", &["-struct"], &case(&site(), "b"));
    for element in [
        "Document",
        "H1 ",
        "H2 ",
        "P (block)",
        "TOC",
        "TOCI",
        "Reference (inline)",
        "Table (block)",
        "TR",
        "/Scope /Column",
        "/Scope /Row",
        "TD",
        "Note <Note 1>",
        "L (block)",
        "LI (block)",
        "LBody (block)",
        "Link (inline)",
    ] {
        assert!(
            structure.contains(&format!(" {element}")) || structure.starts_with(element),
            "{element} is not in\n{structure}"
        );
    }
}

#[test]
fn the_text_comes_out_in_order_and_to_the_character() {
    let text = words(&case(&site(), "b"));
    assert_in_order(
        &text,
        &[
            "小图谱",
            "乙县：<b>试点</b>&推广",
            "案例·学员版·2026年11月2日",
            "目录",
            "一背景",
            "数据表",
            "出处",
            "乙县：<b>试点</b>&推广",
            "乙县的材料。只有两句。",
            "一背景",
            "先看甲县，再看成效。1又见1。",
            "H2O与code<i>。",
            "二网上卖货",
            "乙县要开12家网店。货从村里来。",
            "设点：一村一店。店主要培训。",
            "各村的店",
            "东村",
            "还没有结果。",
            "数据表",
            "乙县网店",
            "12家",
            "2018年",
            "计划",
            "[1]",
            "出处",
            "[1]某报社.乙县的做法[N].某报,2018-05-01.",
        ],
    );
    // The note stands at the foot of its page.
    assert!(text.contains("1注里说有12家网店。"), "{text}");
    assert!(!text.contains('\u{fffd}'));
    let is_radical = |char| ('\u{2e80}'..='\u{2fdf}').contains(&char);
    assert!(!text.chars().any(is_radical), "{text}");
}

#[test]
fn in_the_atlas_places_lead_to_places() {
    let files = set(&site(), Edition::Student, &everything());
    let book = &files["atlas.pdf"];
    let outline = poppler("pdftohtml", &["-xml", "-i", "-stdout"], book);
    for entry in [
        "目录",
        "凡例",
        "电商扶贫",
        "一\u{3000}背景",
        "附\u{3000}数据表",
    ] {
        assert!(
            outline.contains(&format!(">{entry}</item>")),
            "{entry} is not in\n{outline}"
        );
    }
    let text = words(book);
    assert_in_order(
        &text,
        &[
            "二两地做法",
            "乙县：网上卖货",
            "第7页",
            "·4·",
            "·6·",
            "乙县：<b>试点</b>",
            "·7·",
        ],
    );
}

#[test]
fn the_same_content_gives_the_same_bytes_whatever_the_threads() {
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.expect("threads can be had");
        pool.install(|| set(&site(), Edition::Teacher, &everything()))
    };
    let first = with(1);
    for threads in [4, 1] {
        assert!(with(threads) == first, "{threads} threads give other bytes");
    }
}

#[test]
fn what_is_for_teachers_is_on_no_page_of_a_student() {
    let site = editions::marked();
    let secret = [&editions::MARKS[..], &["机密", "教师"]].concat();
    for (path, pdf) in set(&site, Edition::Student, &everything()) {
        let text = words(&pdf) + &poppler("pdfinfo", &["-struct-text"], &pdf);
        for mark in &secret {
            assert!(!text.contains(mark), "{mark} is in {path}");
        }
        assert!(text.contains("学员版"), "{path}");
    }
    let files = set(&site, Edition::Teacher, &everything());
    for (path, marks) in [
        ("cases/a-teacher.pdf", &editions::MARKS[..5]),
        ("training/p-teacher.pdf", &editions::MARKS[..]),
        ("atlas-teacher.pdf", &editions::MARKS[..5]),
    ] {
        let text = words(&files[path]);
        for mark in marks {
            assert!(text.contains(mark), "{mark} is not in {path}");
        }
        let info = poppler("pdfinfo", &[], &files[path]);
        assert!(fact(&info, "Title").ends_with("（教师版）"), "{info}");
    }
}

#[test]
fn an_address_has_its_code() {
    let with = |base: &str| {
        site().edit(
            "atlas.yaml",
            "theme: default",
            &format!("theme: default{base}"),
        )
    };
    let pictures = |site: &SiteTest| {
        let structure = poppler("pdfinfo", &["-struct"], &case(site, "b"));
        structure.matches("Figure").count()
    };
    assert_eq!(pictures(&with("")), 0);
    let site = with("\nbase_url: https://www.xiaoxian.gov.invalid/zt/atlas");
    assert_eq!(pictures(&site), 1);
    assert!(
        words(&case(&site, "b")).contains("https://www.xiaoxian.gov.invalid/zt/atlas/cases/b.html")
    );
}
