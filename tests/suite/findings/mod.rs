//! Every code there is: what it looks like when it is found, word for word, and what does not
//! deserve it.

mod case_rules;
mod characters;
mod figures;
mod files;
mod front_matter;
mod government;
mod links;
mod lookalike;
mod markdown;
mod pages;
mod privacy;
mod stick;
mod together;
mod training;
mod unreadable;
mod words;

use std::collections::BTreeSet;

use crate::support::{SiteTest, codes, located_picture, picture};

/// A change to the standard site.
enum Edit {
    /// In this file, these words become those. A file that is not there yet is the new words.
    Words(&'static str, &'static str, &'static str),
    /// This file, with a byte that is no UTF-8 behind the text.
    NotText(&'static str, &'static str),
    /// A file of zeros: this many bytes.
    Zeros(&'static str, usize),
    /// A file that cannot be read, and why.
    Unreadable(&'static str, &'static str),
    /// A picture of 3 × 2 pixels.
    Picture(&'static str),
    /// This many more cases like this one: `cases/a-1.md` and so on.
    Copies(&'static str, usize),
    /// The same, with the place where it was taken.
    LocatedPicture(&'static str),
    /// This file of the theme in place of the built-in one, with these words changed to those.
    Theme(&'static str, &'static str, &'static str),
    /// No such file any more.
    Gone(&'static str),
}

use Edit::{Copies, Gone, LocatedPicture, NotText, Picture, Theme, Unreadable, Words, Zeros};

/// The case of the standard site.
const CASE: &str = "cases/a.md";

/// A code: one site where it is found, and one where it is not.
struct Spec {
    code: &'static str,
    /// Changes after which it is found.
    wrong: &'static [Edit],
    /// Where: file, line, column.
    place: &'static str,
    message: &'static str,
    help: &'static [&'static str],
    labels: &'static [&'static str],
    /// Other codes that come with it.
    besides: &'static [&'static str],
    /// Changes that come close, after which nothing at all is found.
    right: &'static [Edit],
}

const TABLES: &[&[Spec]] = &[
    files::SPECS,
    markdown::SPECS,
    front_matter::SPECS,
    links::SPECS,
    case_rules::SPECS,
    lookalike::SPECS,
    words::SPECS,
    privacy::SPECS,
    pages::SPECS,
    figures::SPECS,
    characters::SPECS,
    government::SPECS,
    stick::SPECS,
    training::SPECS,
];

fn specs() -> impl Iterator<Item = &'static Spec> {
    TABLES.iter().copied().flatten()
}

fn site(edits: &[Edit]) -> SiteTest {
    edits
        .iter()
        .fold(SiteTest::standard(), |site, edit| match edit {
            Words(path, "", text) => site.with(&[(path, text)]),
            Words(path, from, to) => site.edit(path, from, to),
            NotText(path, text) => site.with_bytes(path, [text.as_bytes(), b"\xff\n"].concat()),
            Zeros(path, size) => site.with_bytes(path, vec![0; *size]),
            Unreadable(path, reason) => site.with_unreadable(path, reason),
            Picture(path) => site.with_bytes(path, picture()),
            Copies(path, count) => (1..=*count).fold(site, |site, number| {
                let text = site.text(path);
                let name = path.trim_start_matches("cases/").trim_end_matches(".md");
                let copy = format!("{name}-{number}");
                let text = text.replacen(&format!("slug: {name}\n"), &format!("slug: {copy}\n"), 1);
                site.with(&[(&format!("cases/{copy}.md"), &text)])
            }),
            LocatedPicture(path) => site.with_bytes(path, located_picture()),
            Theme(path, from, to) => site.with_theme(path, from, to),
            Gone(path) => site.without(path),
        })
}

#[test]
fn the_standard_site_is_clean() {
    SiteTest::standard().build().no_findings();
}

#[test]
fn every_code_has_a_specification() {
    let specified: BTreeSet<_> = specs().map(|spec| spec.code).collect();
    let declared: BTreeSet<_> = codes().into_iter().map(|(id, ..)| id).collect();
    assert_eq!(specified, declared);
}

#[test]
fn each_is_found_where_it_stands_word_for_word() {
    for spec in specs() {
        let outcome = site(spec.wrong).build();
        let report = outcome.report();
        let mut found = outcome
            .findings
            .iter()
            .filter(|found| found.code == spec.code);
        let Some(first) = found.next() else {
            panic!("{} is not found:\n{report}", spec.code);
        };
        assert!(
            found.next().is_none(),
            "{} is found twice:\n{report}",
            spec.code
        );
        assert_eq!(first.place, spec.place, "{first}");
        first
            .says(spec.message)
            .helps(spec.help)
            .labels(spec.labels);
        let besides: Vec<_> = outcome
            .codes()
            .into_iter()
            .filter(|code| *code != spec.code)
            .collect();
        assert_eq!(besides, spec.besides, "beside {}:\n{report}", spec.code);
    }
}

#[test]
fn what_comes_close_is_not_found() {
    for spec in specs() {
        let outcome = site(spec.right).build();
        assert!(
            outcome.findings.is_empty(),
            "near {}:\n{}",
            spec.code,
            outcome.report()
        );
    }
}

#[test]
fn nothing_is_written_when_there_is_an_error() {
    for spec in specs() {
        let outcome = site(spec.wrong).build();
        let has_error = outcome.findings.iter().any(|found| found.is_error);
        assert_eq!(outcome.files.is_empty(), has_error, "{}", spec.code);
    }
}
