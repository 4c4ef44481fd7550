//! Ids that authors give to places on pages, and the ids templates keep for themselves.

use std::collections::BTreeMap;
use std::iter;

use super::codes;
use super::memory::{Memory, Recall};
use crate::atlas::Atlas;
use crate::atlas::case::Case;
use crate::atlas::document::{Block, Document, plain_text, walk_headings};
use crate::atlas::teaching::TrainingPack;
use crate::atlas::vocabulary::{ModelType, TextPage, TextSection};
use crate::ground::{Diagnostic, Findings, SharedStr, Spanned};
use crate::text;

/// The sections of a model file that its page shows.
const MODEL_SECTIONS: [&str; 5] = ["mechanism", "conditions", "risks", "questions", "scope"];

/// The places an author named in one file, by id; of ids used twice (found by the reader) the
/// first counts.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Anchors {
    places: BTreeMap<Box<str>, Anchor>,
}

/// What an id names.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// A section: its index in the file.
    Section(usize),
    /// A heading inside a section or a note: its words.
    Heading(Box<str>),
}

impl Anchors {
    pub(super) fn of_case(case: &Case) -> Anchors {
        let mut anchors = Anchors::default();
        let body = case.body.text_with_headings().unwrap_or_default();
        let texts = body.sections.iter().map(Vec::as_slice);
        let ids = case.sections.iter().map(|section| &section.id);
        anchors.add_sections(ids.zip(texts.chain(iter::repeat(&[][..]))));
        anchors.add_notes(&body.notes);
        anchors
    }

    pub(super) fn of_page(page: &TextPage) -> Anchors {
        let mut anchors = Anchors::default();
        let sections = page.sections.iter();
        anchors.add_sections(sections.map(|section| (&section.id, section.blocks.as_slice())));
        anchors.add_headings(&page.opening);
        anchors.add_notes(&page.notes);
        anchors
    }

    /// Those that are for everybody: a link to a teacher's section would be dead for students.
    pub(super) fn of_pack(pack: &TrainingPack) -> Anchors {
        let mut anchors = Anchors::default();
        let sections = pack.sections.iter();
        anchors.add_sections(sections.map(|section| (&section.id, section.blocks.as_slice())));
        anchors
    }

    /// Risks stand under the heading of the conditions, and empty sections are not shown.
    pub(super) fn of_model(model: &ModelType) -> Anchors {
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
                anchors.add(id, || Anchor::Section(at));
                anchors.add_headings(&section.blocks);
            }
        }
        anchors.add_notes(&model.notes);
        anchors
    }

    /// What an id names.
    pub(super) fn get(&self, id: &str) -> Option<&Anchor> {
        self.places.get(id)
    }

    /// All ids, sorted.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(|id| &**id)
    }

    fn add(&mut self, id: &str, anchor: impl FnOnce() -> Anchor) {
        if !self.places.contains_key(id) {
            self.places.insert(id.into(), anchor());
        }
    }

    fn add_sections<'s>(
        &mut self,
        sections: impl Iterator<Item = (&'s Spanned<SharedStr>, &'s [Block])>,
    ) {
        for (at, (id, blocks)) in sections.enumerate() {
            self.add(&id.value, || Anchor::Section(at));
            self.add_headings(blocks);
        }
    }

    fn add_notes(&mut self, notes: &Document) {
        let notes = notes.footnotes.iter();
        notes.for_each(|note| self.add_headings(&note.blocks));
    }

    fn add_headings(&mut self, blocks: &[Block]) {
        walk_headings(blocks, &mut |heading| {
            if let Some(id) = &heading.id {
                let words = || plain_text(&heading.content).into();
                self.add(&id.value, || Anchor::Heading(words()));
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
    fn check(&self, id: &Spanned<SharedStr>, findings: &mut Findings) {
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
pub(super) fn report_reserved(
    atlas: &Atlas,
    recall: &Recall,
    memory: &mut Memory,
    findings: &mut Findings,
) {
    let in_cases = memory.reserved.renew(recall, |case| {
        let mut found = Findings::default();
        report_reserved_in(&atlas.cases[case], &mut found);
        found
    });
    in_cases.iter().for_each(|found| findings.repeat(found));
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

fn report_reserved_in(case: &Case, findings: &mut Findings) {
    let ids = case.sections.iter().map(|section| &section.id);
    ids.for_each(|id| IN_CASE.check(id, findings));
    if let Some(body) = case.body.text_with_headings() {
        let parts = body.parts();
        parts.for_each(|blocks| IN_CASE.check_headings(blocks, findings));
    }
}
