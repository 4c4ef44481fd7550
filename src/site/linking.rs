//! Resolving what the texts of cases, models and pages name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::faults::{dead_fragment, dead_link};
use super::files::picture_path;
use super::front_matter::FrontMatter;
use super::memory::{Memory, Recall, Renamed};
use super::names::TargetId;
use super::pages::Pages;
use super::route::Route;
use super::{Backlink, CaseLinks, Citation, SectionId, pictures};
use crate::atlas::case::Case;
use crate::atlas::document::{
    Block, Document, Image, InlineKind, Scheme, Target, plain_text, walk,
};
use crate::atlas::teaching::Teaching;
use crate::ground::{Findings, Span};

/// What the texts of a site lead to: of each case, then of each model, page and pack.
pub(super) struct Linking<'t, 'a> {
    pages: Pages<'t, 'a>,
    pictures: BTreeMap<&'a str, usize>,
}

/// What a text leads to.
#[derive(Debug, Default)]
pub(super) struct TextLinks {
    found: Vec<Found>,
    /// The cases it adds something to, ascending, no repetitions.
    cases: Vec<usize>,
    findings: Findings,
}

/// Something a text adds to what is known of a case.
#[derive(Debug)]
enum Found {
    Citation(usize, Citation, Backlink),
    Backlink(usize, Backlink),
    Picture(usize, usize),
}

impl Found {
    fn case(&self) -> usize {
        match self {
            Found::Citation(case, ..) | Found::Backlink(case, _) | Found::Picture(case, _) => *case,
        }
    }
}

/// Resolves what every text names, and adds it to what the front matter of the cases says. Of texts that cannot lead
/// elsewhere than at the last link, it is the result of that time.
pub(super) fn texts(
    pages: Pages<'_, '_>,
    (front, renamed): (Vec<Arc<FrontMatter>>, &Renamed),
    (recall, is_same_world): (&Recall, bool),
    memory: &mut Memory,
    findings: &mut Findings,
) -> Vec<Arc<CaseLinks>> {
    let atlas = pages.atlas;
    let mentions = match memory.is_of_one_link {
        true => &[],
        false => memory
            .mentions
            .renew(recall, |case| mentions_in(&atlas.cases[case])),
    };
    let pictures = atlas.pictures.iter().enumerate();
    let pictures = pictures.map(|(at, picture)| (picture.path.as_str(), at));
    let linking = Linking {
        pages,
        pictures: pictures.collect(),
    };
    let before = std::mem::take(&mut memory.texts);
    let known = match renamed {
        Renamed::Some(slugs) if is_same_world => Some(slugs),
        _ => None,
    };
    let mut is_read = vec![false; atlas.cases.len()];
    recall.changed().for_each(|case| is_read[case] = true);
    let kept = |at: usize| {
        let text = before.get(at)?;
        let slugs = known?;
        let names_them = |mentions: &[Mention]| mentions.iter().any(|mention| mention.names(slugs));
        let is_kept = match mentions.get(at) {
            Some(mentions) => {
                !is_read[at]
                    && (slugs.is_empty() || (text.findings.is_empty() && !names_them(mentions)))
            }
            None => slugs.is_empty(),
        };
        is_kept.then(|| Arc::clone(text))
    };
    let others = atlas.models.len() + atlas.pages.len() + atlas.packs.len();
    let texts: Vec<Arc<TextLinks>> = (0..atlas.cases.len() + others)
        .into_par_iter()
        .map(|at| kept(at).unwrap_or_else(|| Arc::new(linking.read(at, mentions))))
        .collect();
    texts
        .iter()
        .for_each(|text| findings.repeat(&text.findings));
    // Whom a text that was read again leads to, or led to, has other links perhaps.
    let mut is_touched = vec![known.is_none(); atlas.cases.len()];
    for (at, text) in texts.iter().enumerate() {
        let old = before.get(at).filter(|old| !Arc::ptr_eq(old, text));
        if let (Some(old), Some(_)) = (old, known) {
            let both = old.cases.iter().chain(&text.cases);
            both.for_each(|case| is_touched[*case] = true);
            is_touched
                .get_mut(at)
                .into_iter()
                .for_each(|own| *own = true);
        }
    }
    if memory.is_of_one_link {
        memory.front.forget();
        return assemble(&linking, front, texts.into_iter(), (&is_touched, &[]));
    }
    let again = texts.iter().cloned();
    let links = assemble(&linking, front, again, (&is_touched, &memory.links));
    memory.links.clone_from(&links);
    memory.texts = texts;
    links
}

/// The links of every case: of the touched ones from what the texts lead to, of the others as they were. What nobody
/// else holds of the front matter and of the texts is taken, not copied.
fn assemble(
    linking: &Linking<'_, '_>,
    front: Vec<Arc<FrontMatter>>,
    texts: impl Iterator<Item = Arc<TextLinks>>,
    (is_touched, before): (&[bool], &[Arc<CaseLinks>]),
) -> Vec<Arc<CaseLinks>> {
    let own = |front: Arc<FrontMatter>| match Arc::try_unwrap(front) {
        Ok(front) => Arc::unwrap_or_clone(front.links),
        Err(front) => CaseLinks::clone(&front.links),
    };
    let fresh = front.into_par_iter().zip(is_touched);
    let fresh = fresh.map(|(front, is_touched)| is_touched.then(|| own(front)));
    let mut fresh: Vec<Option<CaseLinks>> = fresh.collect();
    for text in texts {
        if text.cases.iter().any(|case| is_touched[*case]) {
            for found in &text.found {
                if let Some(links) = &mut fresh[found.case()] {
                    links.take(found);
                }
            }
        }
    }
    for (at, pack) in linking.pages.packs.iter().enumerate() {
        for member in &pack.cases {
            if let Some(links) = &mut fresh[member.case] {
                links.packs.push(at);
            }
        }
    }
    let links = fresh
        .into_iter()
        .enumerate()
        .map(|(case, fresh)| match fresh {
            Some(links) => Arc::new(links.settled()),
            None => Arc::clone(&before[case]),
        });
    links.collect()
}

impl CaseLinks {
    fn take(&mut self, found: &Found) {
        match found {
            Found::Citation(case, citation, from) => {
                self.citations.push(citation.clone());
                if let Backlink::Section(section) = from
                    && section.case == *case
                {
                    let first = &mut self.observations[citation.observation].cited_in;
                    first.get_or_insert(section.section);
                }
            }
            Found::Backlink(_, from) => self.backlinks.push(from.clone()),
            Found::Picture(_, picture) => self.pictures.push(*picture),
        }
    }
}

impl<'a> Linking<'_, 'a> {
    /// Reads the text of this number: `in_cases` has what the cases mention, where that is kept.
    fn read(&self, number: usize, in_cases: &[Arc<Vec<Mention>>]) -> TextLinks {
        let atlas = self.pages.atlas;
        let mut links = TextLinks::default();
        if let Some(case) = atlas.cases.get(number) {
            let known = in_cases.get(number).cloned();
            let mentions = known.unwrap_or_else(|| Arc::new(mentions_in(case)));
            for mention in mentions.iter() {
                let from = match mention.section {
                    Some(section) => Backlink::Section(SectionId {
                        case: number,
                        section,
                    }),
                    None => Backlink::Teaching(number),
                };
                self.take(mention, &from, &mut links);
            }
        } else {
            let number = number - atlas.cases.len();
            let after_models = number.checked_sub(atlas.models.len());
            let after_pages = after_models.and_then(|at| at.checked_sub(atlas.pages.len()));
            match (after_models, after_pages) {
                (_, Some(pack)) => self.read_pack(pack, &mut links),
                (Some(page), None) => self.read_page(page, &mut links),
                (None, None) => self.read_model(number, &mut links),
            }
        }
        links.found.shrink_to_fit();
        links.cases = links.found.iter().map(Found::case).collect();
        links.cases.sort_unstable();
        links.cases.dedup();
        links
    }

    fn read_model(&self, at: usize, links: &mut TextLinks) {
        let (model, from) = (&self.pages.atlas.models[at], Backlink::Model(at));
        let sections = model.sections.iter();
        sections.for_each(|part| self.visit(&part.blocks, &from, links));
        self.visit_notes(&model.notes, &from, links);
    }

    fn read_page(&self, at: usize, links: &mut TextLinks) {
        let (page, from) = (&self.pages.atlas.pages[at], Backlink::Page(at));
        self.visit(&page.opening, &from, links);
        let sections = page.sections.iter();
        sections.for_each(|part| self.visit(&part.blocks, &from, links));
        self.visit_notes(&page.notes, &from, links);
    }

    fn read_pack(&self, at: usize, links: &mut TextLinks) {
        let (pack, from) = (&self.pages.atlas.packs[at], Backlink::Pack(at));
        let objectives = pack.objectives.iter();
        objectives.for_each(|text| self.visit(text, &from, links));
        let sections = pack.sections.iter().chain(&pack.guide);
        sections.for_each(|part| self.visit(&part.blocks, &from, links));
    }

    fn visit_notes(&self, notes: &'a Document, from: &Backlink, links: &mut TextLinks) {
        let notes = notes.footnotes.iter();
        notes.for_each(|note| self.visit(&note.blocks, from, links));
    }

    fn visit(&self, blocks: &[Block], from: &Backlink, links: &mut TextLinks) {
        let mut mentions = Vec::new();
        note_mentions(blocks, None, &mut mentions);
        let mentions = mentions.iter();
        mentions.for_each(|mention| self.take(mention, from, links));
    }

    fn take(&self, mention: &Mention, from: &Backlink, links: &mut TextLinks) {
        match &mention.named {
            Named::Target(target, words) => self.link(mention.span, (target, words), from, links),
            // In a text for teaching a picture is found by the reader.
            Named::Image(_) if matches!(from, Backlink::Teaching(_) | Backlink::Pack(_)) => {}
            Named::Image(image) => self.image(image, from, links),
        }
    }

    fn link(
        &self,
        span: Span,
        (target, words): (&Target, &str),
        from: &Backlink,
        links: &mut TextLinks,
    ) {
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
                    links.findings.push(dead_fragment(fragment, &fault));
                }
                return;
            }
            Target::External(_) | Target::Refused(_) => return,
        };
        let target = match self.pages.find(reference, own) {
            Ok(destination) => destination.target,
            Err(fault) => {
                let found = dead_link(reference, &fault, from, words);
                found
                    .into_iter()
                    .for_each(|found| links.findings.push(found));
                return;
            }
        };
        if let TargetId::Observation(case, observation) = target {
            let words = words.to_owned();
            let citation = Citation {
                observation,
                words,
                span,
            };
            let found = Found::Citation(case, citation, from.clone());
            links.found.push(found);
        }
        match target {
            TargetId::Case(case, _)
            | TargetId::Observation(case, _)
            | TargetId::Source(case, _)
                if own != Some(case) =>
            {
                links.found.push(Found::Backlink(case, from.clone()));
            }
            _ => {}
        }
    }

    /// The page a text stands on.
    fn page_of(&self, from: &Backlink) -> Route {
        let atlas = self.pages.atlas;
        match from {
            Backlink::Section(section) => {
                Route::Case(atlas.cases[section.case].slug.value.to_string())
            }
            Backlink::Model(model) => Route::Model(atlas.models[*model].slug.value.to_string()),
            Backlink::Page(page) => Route::Text(atlas.pages[*page].slug.value.to_string()),
            Backlink::Teaching(case) => Route::Case(atlas.cases[*case].slug.value.to_string()),
            Backlink::Pack(pack) => Route::Training(atlas.packs[*pack].slug.value.to_string()),
        }
    }

    fn image(&self, image: &Image, from: &Backlink, links: &mut TextLinks) {
        let atlas = self.pages.atlas;
        let Backlink::Section(section) = from else {
            return links.findings.push(pictures::misplaced(image));
        };
        let slug = atlas.cases[section.case].slug.value.as_str();
        let path = picture_path(&image.source.value, slug);
        match self.pictures.get(path.as_str()) {
            Some(at) if atlas.pictures[*at].size.is_some() => {
                links.found.push(Found::Picture(section.case, *at));
            }
            Some(at) if atlas.pictures[*at].is_too_large => {}
            Some(_) => links.findings.push(pictures::none_after_all(image)),
            None => links
                .findings
                .push(pictures::missing(image, slug, &self.pictures)),
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

impl Mention {
    /// Whether it names one of these cases, or something of one.
    fn names(&self, slugs: &BTreeSet<Box<str>>) -> bool {
        let Named::Target(Target::Reference(reference), _) = &self.named else {
            return false;
        };
        match reference.scheme {
            Scheme::Case | Scheme::Observation | Scheme::Source => {
                let name = &reference.name;
                let slug = name.split_once('/').map_or(name.as_str(), |(slug, _)| slug);
                slugs.contains(slug)
            }
            _ => false,
        }
    }
}

/// What the texts of a case name: each section with its notes, for what a note says is said where the
/// text first refers to it.
fn mentions_in(case: &Case) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let body = case.body.text();
    let notes = &body.notes;
    let mut seen = vec![false; notes.footnotes.len()];
    for (section, blocks) in body.sections.iter().enumerate() {
        note_mentions(blocks, Some(section), &mut mentions);
        for note in notes_of(blocks, notes, &mut seen) {
            let blocks = &notes.footnotes[note].blocks;
            note_mentions(blocks, Some(section), &mut mentions);
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
