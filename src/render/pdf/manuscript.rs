//! A handout as the templates read it: plain data, no mark-up of any kind. What authors wrote
//! arrives as strings and stays strings.

use std::collections::BTreeMap;

use serde::Serialize;

use super::fonts::Families;
use super::places::Places;
use super::prose::Block;
use super::text::Writer;
use crate::site::Edition;
use crate::view::frame::Seal;
use crate::view::handout::{self, Fact, Figure, Handout, Note, PageForm, Part, Role};

/// The whole of it: what `json("/manuscript.json")` gives.
#[derive(Debug, Serialize)]
pub(super) struct Manuscript<'h> {
    kind: &'static str,
    title: &'h str,
    phrases: &'h [String],
    label: &'h str,
    /// The characters of the slip on the cover, from the top.
    slip: Vec<char>,
    atlas: &'h str,
    brand: &'h str,
    edition: &'static str,
    is_for_teachers: bool,
    /// Two-letter codes.
    language: &'h str,
    region: Option<String>,
    summary: &'h str,
    notice: &'h str,
    licence: &'h str,
    date: Option<String>,
    address: Option<&'h str>,
    /// Path of the drawing, where the address has one.
    qr: Option<&'static str>,
    seals: &'h [Seal],
    facts: &'h [Fact],
    page: &'static str,
    fonts: &'h Families,
    chapters: Vec<Chapter<'h>>,
}

#[derive(Debug, Serialize)]
struct Chapter<'h> {
    place: String,
    kind: &'static str,
    phrases: &'h [String],
    title: String,
    short: &'h str,
    label: &'h str,
    seals: &'h [Seal],
    summary: &'h str,
    facts: &'h [Fact],
    highlights: &'h [Figure],
    sections: Vec<Section<'h>>,
}

#[derive(Debug, Serialize)]
struct Section<'h> {
    place: Option<String>,
    number: &'h str,
    title: &'h str,
    role: &'static str,
    seals: &'h [Seal],
    figure: Option<&'h Figure>,
    parts: Vec<Item<'h>>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Item<'h> {
    Text { blocks: Vec<Block<'h>> },
    Points { items: Vec<Vec<Block<'h>>> },
    Questions { items: Vec<Vec<Block<'h>>> },
    Figures { groups: Vec<Group<'h>> },
    Comparison { comparison: &'h handout::Comparison },
    Sources { sources: Vec<Source<'h>> },
    Entries { entries: Vec<Entry<'h>> },
    Terms { terms: Vec<Term<'h>> },
}

#[derive(Debug, Serialize)]
struct Group<'h> {
    title: &'h str,
    rows: Vec<Row<'h>>,
}

#[derive(Debug, Serialize)]
struct Row<'h> {
    place: Option<String>,
    figure: &'h Figure,
    source: Option<String>,
}

#[derive(Debug, Serialize)]
struct Source<'h> {
    place: Option<String>,
    source: &'h handout::SourceEntry,
}

#[derive(Debug, Serialize)]
struct Entry<'h> {
    to: Option<String>,
    title: &'h str,
    label: &'h str,
    seals: &'h [Seal],
    excerpt: &'h str,
    read: &'h str,
}

#[derive(Debug, Serialize)]
struct Term<'h> {
    place: Option<String>,
    term: &'h handout::TermEntry,
}

/// Puts a handout into the form of the templates. `pictures` leads from paths in the content folder
/// to those the templates can open.
pub(super) fn manuscript<'h>(
    handout: &'h Handout,
    fonts: &'h Families,
    pictures: &'h BTreeMap<&'h str, String>,
    qr: Option<&'static str>,
) -> Manuscript<'h> {
    let mut places = Places::of(handout);
    let chapters = handout.chapters.iter().enumerate();
    let chapters = chapters
        .map(|(at, chapter)| self::chapter(&mut places, pictures, at, chapter))
        .collect();
    let mut tags = handout.language.split('-');
    Manuscript {
        kind: handout.kind,
        title: &handout.title,
        phrases: &handout.phrases,
        label: &handout.label,
        slip: handout.slip.chars().collect(),
        atlas: &handout.atlas,
        brand: &handout.brand_seal,
        edition: handout.edition.name(),
        is_for_teachers: handout.edition == Edition::Teacher,
        language: tags.next().unwrap_or_default(),
        region: tags.next().map(str::to_lowercase),
        summary: &handout.summary,
        notice: &handout.notice,
        licence: &handout.licence,
        date: handout.dated.map(|date| date.to_string()),
        address: handout.address.as_deref(),
        qr,
        seals: &handout.seals,
        facts: &handout.facts,
        page: page(handout.page),
        fonts,
        chapters,
    }
}

fn chapter<'h>(
    places: &mut Places,
    pictures: &'h BTreeMap<&'h str, String>,
    at: usize,
    chapter: &'h handout::Chapter,
) -> Chapter<'h> {
    let sections = chapter.sections.iter();
    Chapter {
        place: Places::name(at, None),
        kind: chapter.kind,
        phrases: &chapter.phrases,
        title: chapter.phrases.concat(),
        short: &chapter.short,
        label: &chapter.label,
        seals: &chapter.seals,
        summary: &chapter.summary,
        facts: &chapter.facts,
        highlights: &chapter.highlights,
        sections: sections
            .map(|section| self::section(places, (pictures, &chapter.notes), at, section))
            .collect(),
    }
}

fn section<'h>(
    places: &mut Places,
    (pictures, notes): (&'h BTreeMap<&'h str, String>, &'h [Note]),
    at: usize,
    section: &'h handout::Section,
) -> Section<'h> {
    let place = places.take(at, &section.id);
    let level = if section.title.is_empty() { 1 } else { 2 };
    let mut writer = Writer::new(places, pictures, notes, at, level);
    let parts = section.parts.iter();
    Section {
        place,
        number: &section.number,
        title: &section.title,
        role: role(section.role),
        seals: &section.seals,
        figure: section.figure.as_ref(),
        parts: parts.map(|part| item(&mut writer, at, part)).collect(),
    }
}

/// As the templates name it, and `atlas.yaml`.
fn page(page: PageForm) -> &'static str {
    match page {
        PageForm::Book => "book",
        PageForm::Gongwen => "gongwen",
    }
}

/// As the templates name it.
fn role(role: Role) -> &'static str {
    match role {
        Role::Text => "text",
        Role::Practice => "practice",
        Role::Objectives => "objectives",
        Role::Comparison => "comparison",
        Role::Questions => "questions",
        Role::Guide => "guide",
        Role::Appendix => "appendix",
    }
}

fn item<'h>(writer: &mut Writer<'_, 'h>, at: usize, part: &'h Part) -> Item<'h> {
    match part {
        Part::Text(blocks) => Item::Text {
            blocks: writer.blocks(blocks),
        },
        Part::Points(items) => Item::Points {
            items: writer.items(items),
        },
        Part::Questions(items) => Item::Questions {
            items: writer.items(items),
        },
        Part::Figures(groups) => Item::Figures {
            groups: groups
                .iter()
                .map(|group| Group {
                    title: &group.title,
                    rows: group
                        .figures
                        .iter()
                        .map(|figure| row(writer, at, figure))
                        .collect(),
                })
                .collect(),
        },
        Part::Comparison(comparison) => Item::Comparison { comparison },
        Part::Sources(sources) => Item::Sources {
            sources: sources
                .iter()
                .map(|source| Source {
                    place: writer.places.take(at, &source.id),
                    source,
                })
                .collect(),
        },
        Part::Entries(entries) => Item::Entries {
            entries: entries
                .iter()
                .map(|entry| self::entry(writer, entry))
                .collect(),
        },
        Part::Terms(terms) => Item::Terms {
            terms: terms
                .iter()
                .map(|term| Term {
                    place: writer.places.take(at, &term.id),
                    term,
                })
                .collect(),
        },
    }
}

fn row<'h>(writer: &mut Writer<'_, 'h>, at: usize, figure: &'h Figure) -> Row<'h> {
    Row {
        place: writer.places.take(at, &format!("o-{}", figure.id)),
        figure,
        source: writer.places.find(at, Some(&figure.source_id)),
    }
}

fn entry<'h>(writer: &Writer<'_, 'h>, entry: &'h handout::Entry) -> Entry<'h> {
    let to = entry.to.as_ref();
    Entry {
        to: to.map(|to| writer.places.lead(to)),
        title: &entry.title,
        label: &entry.label,
        seals: &entry.seals,
        excerpt: &entry.excerpt,
        read: &entry.read,
    }
}

impl Manuscript<'_> {
    /// The bytes the templates read.
    pub(super) fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("views have plain keys and finite numbers")
    }
}
