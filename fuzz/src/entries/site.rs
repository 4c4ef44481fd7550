//! Texts as files of a small atlas, through the whole program.

use case_atlas::build::{self, Input, NoProgress, Outcome};
use case_atlas::check::Profile;
use case_atlas::cli::Colour;
use case_atlas::cli::report::{self, Format, Report};
use case_atlas::emit::MemorySink;
use case_atlas::ground::{Language, MemoryFiles};
use case_atlas::render::{FontSearch, Form};
use case_atlas::site::Edition;

use super::super::standard;
use super::harmless;

/// The place in the case that a body is put in.
const BODY: &str = "货卖不出。";

fn files() -> MemoryFiles {
    [
        ("atlas.yaml", standard::ATLAS),
        ("vocabulary.yaml", standard::VOCABULARY),
        ("indicators.yaml", standard::INDICATORS),
        ("glossary.yaml", standard::GLOSSARY),
        ("models/ecommerce.md", standard::ECOMMERCE),
        ("models/solar.md", standard::SOLAR),
        ("cases/a.md", standard::CASE),
    ]
    .into_iter()
    .collect()
}

fn input(content: &MemoryFiles) -> Input<'_> {
    Input {
        content,
        content_prefix: "",
        theme: None,
        theme_prefix: "",
        profile: Profile::default(),
        form: Form::default(),
        handouts: &[],
        fonts: FontSearch::SYSTEM,
        edition: Edition::default(),
    }
}

/// Checks an atlas and shows what was found in every form: findings that stand nowhere come to light there.
fn checked(content: &MemoryFiles) {
    if let Ok(outcome) = build::check(&input(content), &NoProgress) {
        report(&outcome);
    }
}

fn report(outcome: &Outcome) {
    let report = Report {
        sources: &outcome.sources,
        findings: &outcome.findings,
        language: Language::Zh,
    };
    for format in [Format::Human, Format::Json, Format::Sarif] {
        report::write(&report, format, Colour::Plain, &mut Vec::new())
            .expect("memory takes everything");
    }
}

/// A whole case, front matter and body.
pub fn front_matter(text: &str) {
    let mut content = files();
    content.insert("cases/a.md", text);
    checked(&content);
}

/// Every other file of a content folder; the first byte chooses which.
pub fn lists(text: &str) {
    const PATHS: [&str; 10] = [
        "atlas.yaml",
        "vocabulary.yaml",
        "indicators.yaml",
        "glossary.yaml",
        "lexicon/wording.yaml",
        "lexicon/privacy.yaml",
        "models/ecommerce.md",
        "pages/about.md",
        "training/first.md",
        "sources/a.txt",
    ];
    let chosen = text.bytes().next().unwrap_or(0);
    let rest: String = text.chars().skip(1).collect();
    let mut content = files();
    content.insert(PATHS[usize::from(chosen) % PATHS.len()], rest);
    checked(&content);
}

/// A body, through to the pages: nothing in them runs.
pub fn site(text: &str) {
    let mut content = files();
    content.insert("cases/a.md", standard::CASE.replace(BODY, text));
    let sink = MemorySink::default();
    let Ok(outcome) = build::build(&input(&content), &sink, &NoProgress) else {
        return;
    };
    report(&outcome);
    if outcome.findings.has_errors() {
        return;
    }
    for (path, bytes) in sink.into_files() {
        if path.ends_with(".html") {
            let html = String::from_utf8(bytes).expect("pages are text");
            assert_eq!(harmless::page(&path, &html), Ok(()), "{text}");
        }
    }
}

/// A body, repaired: repairing it once more changes nothing.
pub fn repair(text: &str) {
    let mut content = files();
    content.insert("cases/a.md", standard::CASE.replace(BODY, text));
    let Ok(repaired) = build::repair(&input(&content), &|_| true, &NoProgress) else {
        return;
    };
    for file in repaired {
        content.insert(file.path, file.after);
    }
    let again =
        build::repair(&input(&content), &|_| true, &NoProgress).expect("it could be read before");
    assert_eq!(again, [], "{text}");
}
