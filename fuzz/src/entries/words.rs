//! Texts and words by themselves: Markdown, links, numbers, what is searched, what is personal.

use std::sync::Arc;

use case_atlas::atlas::document::{Image, InlineKind, Reference, walk};
use case_atlas::atlas::markdown;
use case_atlas::atlas::period::{Date, Period};
use case_atlas::atlas::quantity;
use case_atlas::atlas::unit::Unit;
use case_atlas::ground::{Findings, Sources, Stored, apply_fixes};
use case_atlas::markup::{self, LinkKind, Links, Page, ResolvedImage, ResolvedLink};
use case_atlas::privacy;
use case_atlas::search::fold::{fold, fold_units};
use case_atlas::search::{PageText, Part, Profile, grams, page_scripts};

use super::harmless;

/// Knows every name, so that every link of a text is written.
struct Everything;

impl Links for Everything {
    fn resolve(&self, reference: &Reference) -> Option<ResolvedLink> {
        Some(ResolvedLink {
            href: Some("a.html".to_owned()),
            kind: LinkKind::Internal,
            name: reference.name.clone(),
            title: reference.fragment.clone(),
        })
    }

    fn image(&self, _: &Image) -> Option<ResolvedImage> {
        Some(ResolvedImage {
            src: "a.jpg".to_owned(),
            width: 1,
            height: 1,
        })
    }
}

/// A body: its HTML is harmless; findings and words stand where the text has characters.
pub fn markdown(text: &str) {
    let file = Sources::default().add("a.md", text);
    let mut findings = Findings::default();
    let (document, prose) = markdown::read(
        file,
        &Arc::new(text.to_owned()),
        0..text.len(),
        &mut findings,
    );
    for finding in findings.iter() {
        let spans = finding.secondary.iter().map(|label| label.span);
        for span in spans.chain([finding.primary]) {
            assert!(
                text.get(span.range()).is_some(),
                "{finding:?} stands nowhere"
            );
        }
    }
    walk(&document.blocks, &mut |inline| {
        assert!(
            text.get(inline.span.range()).is_some(),
            "{inline:?} stands nowhere"
        );
        if let InlineKind::Html(html) = &inline.kind {
            assert_eq!(harmless::fragment(html), Ok(()));
        }
    });
    for glyph in prose
        .passages(file, text)
        .flat_map(|passage| passage.glyphs)
    {
        assert!(
            text.is_char_boundary(glyph.at as usize),
            "{glyph:?} stands nowhere"
        );
    }
    let fixes = findings.iter().filter_map(|finding| finding.fix.as_ref());
    apply_fixes(text, fixes);
    let page = Page::new(&Everything, &document);
    let mut html = markup::blocks(&document.blocks, &page).to_string();
    for footnote in &document.footnotes {
        html += markup::blocks(&footnote.blocks, &page).as_ref();
    }
    assert_eq!(harmless::fragment(&html), Ok(()), "{html}");
    let searched = PageText::read(&format!("<main>{html}</main>"));
    page_scripts(0, &searched, &Profile::default());
}

/// A destination of links, in every way one can be written.
pub fn links(destination: &str) {
    for text in [
        format!("[x]({destination})"),
        format!("[x](<{destination}> \"{destination}\")"),
        format!("[x][y]\n\n[y]: {destination}"),
        format!("[x](obs:{destination}) [x](case:{destination}) [x](source:{destination})"),
        format!("![x]({destination})"),
        format!("<{destination}>"),
        format!("<a href=\"{destination}\">x</a> <img src='{destination}'>"),
        destination.to_owned(),
    ] {
        markdown(&text);
    }
}

/// Numbers with units, dates and times: what is read is written so that it reads the same.
pub fn quantity(text: &str) {
    if let Some(read) = quantity::read(text) {
        assert!(read.is_stated_by(text));
        for unit in Unit::names().filter_map(Unit::parse) {
            let there = read.unit.convert(read.amount.high(), unit);
            assert!(
                there.is_none() || read.unit.is_same_kind(unit),
                "{read:?} in {unit:?}"
            );
        }
        let written = format!("{}{}{}", read.prefix(), read.amount, read.suffix());
        assert!(!written.is_empty());
    }
    if let Some(unit) = Unit::parse(text) {
        assert!(unit.is_same_kind(unit));
    }
    if let Some(date) = Date::parse(text) {
        assert_eq!(Date::parse(&date.iso()), Some(date));
    }
    if let Some(period) = Period::parse(text) {
        assert_eq!(Period::parse(&period.iso()), Some(period));
    }
}

/// What is searched: folding twice changes nothing more, every key stands in the folded text, and any HTML
/// can be read.
pub fn search(text: &str) {
    let folded = fold(text);
    assert_eq!(fold(&folded), folded, "{text:?}");
    let units = fold_units(text);
    grams::keys(&units, |key| {
        let key = grams::key_text(key);
        assert!(
            !key.is_empty() && key.len() <= grams::LONGEST_END,
            "{key:?}"
        );
    });
    for html in [format!("<main>{text}</main>"), text.to_owned()] {
        let page = PageText::read(&html);
        page_scripts(0, &page, &Profile::default());
        Part::new([page].iter(), Stored::in_memory);
    }
}

/// What is personal: every match stands in the text.
pub fn privacy(text: &str) {
    for found in privacy::find(text) {
        assert!(
            text.get(found.range.clone()).is_some(),
            "{found:?} stands nowhere"
        );
        found.words();
        found.shown();
    }
}
