//! Resolving what the texts of cases, models and pages name.

use std::collections::BTreeMap;

use super::faults::{dead_fragment, dead_link};
use super::names::TargetId;
use super::pages::Pages;
use super::route::Route;
use super::{Backlink, CaseLinks, Citation, SectionId, codes};
use crate::atlas::Atlas;
use crate::atlas::case::Case;
use crate::atlas::document::{
    Block, Document, Image, Inline, InlineKind, Target, plain_text, walk,
};
use crate::atlas::teaching::Teaching;
use crate::ground::{Diagnostic, Findings};
use crate::text;

/// Walks every authored text once: adds citations, backlinks and pictures to the cases.
pub(super) fn texts(pages: Pages<'_, '_>, cases: &mut [CaseLinks], findings: &mut Findings) {
    let atlas = pages.atlas;
    let pictures = atlas.pictures.iter().enumerate();
    let pictures = pictures.map(|(at, picture)| (picture.path.as_str(), at));
    let mut texts = Texts {
        atlas,
        pages,
        pictures: pictures.collect(),
        cases,
        findings,
    };
    texts.visit_all();
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
    fn visit_all(&mut self) {
        let atlas = self.atlas;
        for (at, case) in atlas.cases.iter().enumerate() {
            self.visit_case(at, case);
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

    /// Each section with its notes: what a note says is said where the text first refers to it.
    fn visit_case(&mut self, case: usize, content: &'a Case) {
        let mut seen = vec![false; content.notes.footnotes.len()];
        for (section, part) in content.sections.iter().enumerate() {
            let from = Backlink::Section(SectionId { case, section });
            self.visit(&part.blocks, &from);
            for note in notes_of(&part.blocks, &content.notes, &mut seen) {
                self.visit(&content.notes.footnotes[note].blocks, &from);
            }
        }
        for text in content.teaching.iter().flat_map(Teaching::texts) {
            self.visit(text, &Backlink::Teaching(case));
        }
    }

    fn visit_notes(&mut self, notes: &'a Document, from: &Backlink) {
        notes
            .footnotes
            .iter()
            .for_each(|note| self.visit(&note.blocks, from));
    }

    fn visit(&mut self, blocks: &'a [Block], from: &Backlink) {
        walk(blocks, &mut |inline| match &inline.kind {
            InlineKind::Link { target, content } => self.link(inline, target, content, from),
            // In a text for teaching a picture is found by the reader.
            InlineKind::Image(_) if matches!(from, Backlink::Teaching(_) | Backlink::Pack(_)) => {}
            InlineKind::Image(image) => self.image(image, from),
            _ => {}
        });
    }

    fn link(&mut self, inline: &Inline, target: &Target, content: &[Inline], from: &Backlink) {
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
            let words = plain_text(content);
            let span = inline.span;
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
