//! Resolving what the texts of cases, models and pages name.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::faults::{dead_fragment, dead_link};
use super::memory::{Memory, unknown};
use super::names::TargetId;
use super::pages::Pages;
use super::route::Route;
use super::{Backlink, CaseLinks, Citation, SectionId, codes};
use crate::atlas::Atlas;
use crate::atlas::case::Case;
use crate::atlas::document::{Block, Document, Image, InlineKind, Target, plain_text, walk};
use crate::atlas::teaching::Teaching;
use crate::ground::{Diagnostic, FileId, Findings, Span};
use crate::text;

/// Walks every authored text once: adds citations, backlinks and pictures to the cases.
pub(super) fn texts(
    pages: Pages<'_, '_>,
    cases: &mut [CaseLinks],
    memory: &mut Memory,
    findings: &mut Findings,
) {
    let atlas = pages.atlas;
    let unknown = unknown(&atlas.cases, &memory.mentions);
    let found = unknown
        .par_iter()
        .map(|case| (case.file, mentions_in(case)));
    let found: Vec<(FileId, Vec<Mention>)> = found.collect();
    memory.mentions.extend(found);
    let pictures = atlas.pictures.iter().enumerate();
    let pictures = pictures.map(|(at, picture)| (picture.path.as_str(), at));
    let mut texts = Texts {
        atlas,
        pages,
        pictures: pictures.collect(),
        cases,
        findings,
    };
    texts.visit_all(&memory.mentions);
    for case in cases {
        case.backlinks.sort();
        case.backlinks.dedup();
        case.pictures.sort_unstable();
        case.pictures.dedup();
    }
}

struct Texts<'t, 'a> {
    atlas: &'a Atlas,
    pages: Pages<'t, 'a>,
    pictures: BTreeMap<&'a str, usize>,
    cases: &'t mut [CaseLinks],
    findings: &'t mut Findings,
}

impl<'a> Texts<'_, 'a> {
    fn visit_all(&mut self, in_cases: &BTreeMap<FileId, Vec<Mention>>) {
        let atlas = self.atlas;
        for (case, content) in atlas.cases.iter().enumerate() {
            for mention in in_cases.get(&content.file).into_iter().flatten() {
                let from = match mention.section {
                    Some(section) => Backlink::Section(SectionId { case, section }),
                    None => Backlink::Teaching(case),
                };
                self.take(mention, &from);
            }
        }
        for (at, model) in atlas.models.iter().enumerate() {
            model
                .sections
                .iter()
                .for_each(|part| self.visit(&part.blocks, &Backlink::Model(at)));
            self.visit_notes(&model.notes, &Backlink::Model(at));
        }
        for (at, page) in atlas.pages.iter().enumerate() {
            self.visit(&page.opening, &Backlink::Page(at));
            page.sections
                .iter()
                .for_each(|part| self.visit(&part.blocks, &Backlink::Page(at)));
            self.visit_notes(&page.notes, &Backlink::Page(at));
        }
        for (at, pack) in atlas.packs.iter().enumerate() {
            let from = Backlink::Pack(at);
            pack.objectives
                .iter()
                .for_each(|text| self.visit(text, &from));
            let sections = pack.sections.iter().chain(&pack.guide);
            sections.for_each(|part| self.visit(&part.blocks, &from));
        }
    }

    fn visit_notes(&mut self, notes: &'a Document, from: &Backlink) {
        notes
            .footnotes
            .iter()
            .for_each(|note| self.visit(&note.blocks, from));
    }

    fn visit(&mut self, blocks: &[Block], from: &Backlink) {
        let mut mentions = Vec::new();
        note_mentions(blocks, None, &mut mentions);
        mentions.iter().for_each(|mention| self.take(mention, from));
    }

    fn take(&mut self, mention: &Mention, from: &Backlink) {
        match &mention.named {
            Named::Target(target, words) => self.link(mention.span, (target, words), from),
            // In a text for teaching a picture is found by the reader.
            Named::Image(_) if matches!(from, Backlink::Teaching(_) | Backlink::Pack(_)) => {}
            Named::Image(image) => self.image(image, from),
        }
    }

    fn link(&mut self, span: Span, (target, words): (&Target, &str), from: &Backlink) {
        let own = match from {
            Backlink::Section(section) => Some(section.case),
            Backlink::Teaching(case) => Some(*case),
            _ => None,
        };
        let reference = match target {
            Target::Reference(reference) => reference,
            Target::Fragment(fragment) => {
                let page = self.page_of(from);
                if let Err(fault) = self.pages.find_place(&page, &fragment.value) {
                    self.findings.push(dead_fragment(fragment, &fault));
                }
                return;
            }
            Target::External(_) | Target::Refused(_) => return,
        };
        let found = self.pages.find(reference, own);
        let target = match found {
            Ok(destination) => destination.target,
            Err(fault) => {
                self.findings.push(dead_link(reference, &fault));
                return;
            }
        };
        if let TargetId::Observation(case, observation) = target {
            let words = words.to_owned();
            let links = &mut self.cases[case];
            links.citations.push(Citation {
                observation,
                words,
                span,
            });
            if let Backlink::Section(section) = from
                && section.case == case
            {
                let first = &mut links.observations[observation].cited_in;
                first.get_or_insert(section.section);
            }
        }
        match target {
            TargetId::Case(case, _)
            | TargetId::Observation(case, _)
            | TargetId::Source(case, _)
                if own != Some(case) =>
            {
                self.cases[case].backlinks.push(from.clone());
            }
            _ => {}
        }
    }

    /// The page a text stands on.
    fn page_of(&self, from: &Backlink) -> Route {
        match from {
            Backlink::Section(section) => {
                Route::Case(self.atlas.cases[section.case].slug.value.clone())
            }
            Backlink::Model(model) => Route::Model(self.atlas.models[*model].slug.value.clone()),
            Backlink::Page(page) => Route::Text(self.atlas.pages[*page].slug.value.clone()),
            Backlink::Teaching(case) => Route::Case(self.atlas.cases[*case].slug.value.clone()),
            Backlink::Pack(pack) => Route::Training(self.atlas.packs[*pack].slug.value.clone()),
        }
    }

    fn image(&mut self, image: &Image, from: &Backlink) {
        let slug = match from {
            Backlink::Section(section) => Some(self.atlas.cases[section.case].slug.value.as_str()),
            _ => None,
        };
        let path = picture_path(&image.source.value, slug.unwrap_or(""));
        let picture = self.pictures.get(path.as_str()).copied();
        let good = picture.filter(|at| self.atlas.pictures[*at].size.is_some());
        match (good, from) {
            (Some(picture), Backlink::Section(section)) => {
                self.cases[section.case].pictures.push(picture);
            }
            _ => {
                let name = &image.source.value;
                let message = text!("没有图片“{name}”，或它不是图片", "no picture \"{name}\"");
                let finding = Diagnostic::new(codes::MISSING_PICTURE, image.source.span, message);
                self.findings.push(finding.help(text!(
                    "图片放进 cases/名字/ 文件夹，链接写成 名字/文件名.jpg；支持 png、jpg、webp、gif",
                    "put pictures into cases/<slug>/ and link <slug>/<file>"
                )));
            }
        }
    }
}

/// Something a text names.
#[derive(Debug)]
pub(super) struct Mention {
    /// The section of the case it stands in; none in a text for teaching, and outside cases.
    section: Option<usize>,
    span: Span,
    named: Named,
}

#[derive(Debug)]
enum Named {
    /// Where a link leads, with its words.
    Target(Target, String),
    Image(Image),
}

/// What the texts of a case name: each section with its notes, for what a note says is said where the
/// text first refers to it.
fn mentions_in(case: &Case) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut seen = vec![false; case.notes.footnotes.len()];
    for (section, part) in case.sections.iter().enumerate() {
        note_mentions(&part.blocks, Some(section), &mut mentions);
        for note in notes_of(&part.blocks, &case.notes, &mut seen) {
            note_mentions(
                &case.notes.footnotes[note].blocks,
                Some(section),
                &mut mentions,
            );
        }
    }
    for text in case.teaching.iter().flat_map(Teaching::texts) {
        note_mentions(text, None, &mut mentions);
    }
    mentions
}

fn note_mentions(blocks: &[Block], section: Option<usize>, mentions: &mut Vec<Mention>) {
    walk(blocks, &mut |inline| {
        let named = match &inline.kind {
            InlineKind::Link { target, content } => match &**target {
                Target::External(_) | Target::Refused(_) => return,
                target => Named::Target(target.clone(), plain_text(content)),
            },
            InlineKind::Image(image) => Named::Image(Image::clone(image)),
            _ => return,
        };
        mentions.push(Mention {
            section,
            span: inline.span,
            named,
        });
    });
}

/// The notes that these blocks refer to, and those the notes refer to in turn, as indices in
/// reading order; each counts once over all calls with the same `seen`.
fn notes_of(blocks: &[Block], notes: &Document, seen: &mut [bool]) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    let mut note = |blocks: &[Block], found: &mut Vec<usize>| {
        walk(blocks, &mut |inline| {
            if let InlineKind::FootnoteReference { number, .. } = inline.kind
                && let Some(index) = number.checked_sub(1)
                && seen.get(index) == Some(&false)
            {
                seen[index] = true;
                found.push(index);
            }
        });
    };
    note(blocks, &mut found);
    let mut next = 0;
    while let Some(index) = found.get(next).copied() {
        next += 1;
        note(&notes.footnotes[index].blocks, &mut found);
    }
    found
}

/// The path of a picture in the content folder: authored files link relative to `cases/`, either
/// with the case's folder or without.
pub(crate) fn picture_path(source: &str, slug: &str) -> String {
    let source = source.trim_start_matches("./");
    match source.split_once('/') {
        Some((folder, _)) if folder == slug => format!("cases/{source}"),
        _ => format!("cases/{slug}/{source}"),
    }
}
