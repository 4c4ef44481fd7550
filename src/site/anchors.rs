//! Ids that authors give to places on pages, and the ids templates keep for themselves.

use std::collections::BTreeMap;

use super::codes;
use crate::atlas::Atlas;
use crate::atlas::case::Case;
use crate::atlas::document::{Block, Document, Heading, walk_headings};
use crate::atlas::teaching::TrainingPack;
use crate::atlas::vocabulary::{ModelType, TextPage, TextSection};
use crate::ground::{Diagnostic, Findings, Spanned};
use crate::text;

/// The sections of a model file that its page shows.
const MODEL_SECTIONS: [&str; 5] = ["mechanism", "conditions", "risks", "questions", "scope"];

/// The places an author named in one file, by id; of ids used twice (found by the reader) the
/// first counts.
#[derive(Debug, Default)]
pub(super) struct Anchors<'a> {
    places: BTreeMap<&'a str, Anchor<'a>>,
}

/// What an id names.
#[derive(Debug, Clone, Copy)]
pub(super) enum Anchor<'a> {
    /// A section: its index in the file.
    Section(usize),
    /// A heading inside a section or a note.
    Heading(&'a Heading),
}

impl<'a> Anchors<'a> {
    pub(super) fn of_case(case: &'a Case) -> Anchors<'a> {
        let mut anchors = Anchors::default();
        let sections = case.sections.iter();
        anchors.add_sections(sections.map(|section| (&section.id, section.blocks.as_slice())));
        anchors.add_notes(&case.notes);
        anchors
    }

    pub(super) fn of_page(page: &'a TextPage) -> Anchors<'a> {
        let mut anchors = Anchors::default();
        let sections = page.sections.iter();
        anchors.add_sections(sections.map(|section| (&section.id, section.blocks.as_slice())));
        anchors.add_headings(&page.opening);
        anchors.add_notes(&page.notes);
        anchors
    }

    /// Those that are for everybody: a link to a teacher's section would be dead for students.
    pub(super) fn of_pack(pack: &'a TrainingPack) -> Anchors<'a> {
        let mut anchors = Anchors::default();
        let sections = pack.sections.iter();
        anchors.add_sections(sections.map(|section| (&section.id, section.blocks.as_slice())));
        anchors
    }

    /// Risks stand under the heading of the conditions, and empty sections are not shown.
    pub(super) fn of_model(model: &'a ModelType) -> Anchors<'a> {
        let mut anchors = Anchors::default();
        let is_shown = |section: &TextSection| {
            MODEL_SECTIONS.contains(&section.id.value.as_str()) && !section.blocks.is_empty()
        };
        for (at, section) in model.sections.iter().enumerate() {
            if is_shown(section) {
                let id = match section.id.value.as_str() {
                    "risks" => "conditions",
                    id => id,
                };
                anchors.places.entry(id).or_insert(Anchor::Section(at));
                anchors.add_headings(&section.blocks);
            }
        }
        anchors.add_notes(&model.notes);
        anchors
    }

    /// What an id names.
    pub(super) fn get(&self, id: &str) -> Option<Anchor<'a>> {
        self.places.get(id).copied()
    }

    /// All ids, sorted.
    pub(super) fn ids(&self) -> impl Iterator<Item = &'a str> {
        self.places.keys().copied()
    }

    fn add_sections(&mut self, sections: impl Iterator<Item = (&'a Spanned<String>, &'a [Block])>) {
        for (at, (id, blocks)) in sections.enumerate() {
            let id = id.value.as_str();
            self.places.entry(id).or_insert(Anchor::Section(at));
            self.add_headings(blocks);
        }
    }

    fn add_notes(&mut self, notes: &'a Document) {
        let notes = notes.footnotes.iter();
        notes.for_each(|note| self.add_headings(&note.blocks));
    }

    fn add_headings(&mut self, blocks: &'a [Block]) {
        walk_headings(blocks, &mut |heading| {
            if let Some(id) = &heading.id {
                let id = id.value.as_str();
                self.places.entry(id).or_insert(Anchor::Heading(heading));
            }
        });
    }
}

/// Ids that the templates of a kind of page give themselves (`themes/README.md`, 固定的锚点).
struct Reserved {
    words: &'static [&'static str],
    beginnings: &'static [&'static str],
}

const IN_CASE: Reserved = Reserved {
    words: &["main", "t", "citation"],
    beginnings: &["sec-", "o-", "source-", "fn-", "fnref-", "h-"],
};

const IN_MODEL: Reserved = Reserved {
    words: &[
        "main",
        "t",
        "practices",
        "mentions",
        "comparison",
        "related",
    ],
    beginnings: &["c-", "fn-", "fnref-", "h-"],
};

const IN_PAGE: Reserved = Reserved {
    words: &["main", "t"],
    beginnings: &["sec-", "fn-", "fnref-", "h-"],
};

const OF_FAMILIES: Reserved = Reserved {
    words: &["main", "t"],
    beginnings: &["h-"],
};

const OF_TERMS: Reserved = Reserved {
    words: &["main", "t", "other"],
    beginnings: &["letter-", "h-"],
};

impl Reserved {
    fn check(&self, id: &Spanned<String>, findings: &mut Findings) {
        let name = &id.value;
        let begins = |start: &&str| name.starts_with(start);
        if !self.words.contains(&name.as_str()) && !self.beginnings.iter().any(begins) {
            return;
        }
        let message = text!(
            "编号“{name}”是页面自己要用的",
            "the id \"{name}\" belongs to the page itself"
        );
        let mut others: Vec<&str> = self.words.to_vec();
        others.extend(self.beginnings);
        let others = others.join("、");
        let finding = Diagnostic::new(codes::RESERVED_ID, id.span, message);
        findings.push(finding.help(text!(
            "换一个编号；不能用的，以及不能用来开头的：{others}",
            "choose another id; reserved words and beginnings: {others}"
        )));
    }

    fn check_all(
        &self,
        sections: &[TextSection],
        blocks: &[Block],
        notes: &Document,
        findings: &mut Findings,
    ) {
        for section in sections {
            self.check(&section.id, findings);
            self.check_headings(&section.blocks, findings);
        }
        self.check_headings(blocks, findings);
        let notes = notes.footnotes.iter();
        notes.for_each(|note| self.check_headings(&note.blocks, findings));
    }

    fn check_headings(&self, blocks: &[Block], findings: &mut Findings) {
        walk_headings(blocks, &mut |heading| {
            if let Some(id) = &heading.id {
                self.check(id, findings);
            }
        });
    }
}

/// Reports ids that would stand on a page beside the same id of its template.
pub(super) fn report_reserved(atlas: &Atlas, findings: &mut Findings) {
    for case in &atlas.cases {
        for section in &case.sections {
            IN_CASE.check(&section.id, findings);
            IN_CASE.check_headings(&section.blocks, findings);
        }
        IN_CASE.check_all(&[], &[], &case.notes, findings);
    }
    for model in &atlas.models {
        IN_MODEL.check_all(&model.sections, &[], &model.notes, findings);
    }
    for page in &atlas.pages {
        IN_PAGE.check_all(&page.sections, &page.opening, &page.notes, findings);
    }
    for family in &atlas.families {
        OF_FAMILIES.check(&family.slug, findings);
    }
    for term in &atlas.terms {
        OF_TERMS.check(&term.id, findings);
    }
}
