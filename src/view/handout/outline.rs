//! Which chapters a handout has, and which places stand in them.

use std::collections::{BTreeMap, BTreeSet};

use super::tree::Anchor;
use crate::atlas::case::Case;
use crate::atlas::document::{Block, walk_headings};
use crate::atlas::vocabulary::TextSection;
use crate::site::{Route, Site};

/// What a chapter is about: indices into the atlas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Topic {
    /// What the atlas says of itself, and how to read it.
    Preface,
    /// A training pack.
    Pack(usize),
    /// A model type: its own text and where to find its practices.
    Model(usize),
    /// A model type with the whole text of its practices.
    Practices(usize),
    /// A case.
    Case(usize),
    /// Terms, in pinyin order.
    Glossary(Vec<usize>),
}

/// The chapters of a handout in order.
#[derive(Debug)]
pub(super) struct Outline {
    pub(super) topics: Vec<Topic>,
    /// The chapter of each page that is one here.
    chapters: BTreeMap<Route, usize>,
    /// Per chapter the ids of its places.
    places: Vec<BTreeSet<String>>,
    /// Address of the published site without a slash at its end.
    base: Option<String>,
}

impl Outline {
    pub(super) fn new(site: &Site<'_>, topics: Vec<Topic>, base: Option<&str>) -> Outline {
        let routes = topics
            .iter()
            .enumerate()
            .filter_map(|(at, topic)| Some((route(site, topic)?, at)));
        Outline {
            chapters: routes.collect(),
            places: topics.iter().map(|topic| places(site, topic)).collect(),
            topics,
            base: base.map(|base| base.trim_end_matches('/').to_owned()),
        }
    }

    pub(super) fn has_glossary(&self) -> bool {
        self.chapters.contains_key(&Route::Glossary)
    }

    /// The place of a page's fragment in this handout, or the beginning of its chapter.
    pub(super) fn anchor(&self, route: &Route, fragment: Option<&str>) -> Option<Anchor> {
        let anchor = self.anchor_in(*self.chapters.get(route)?, fragment)?;
        // A term that is not in this handout has no place in its glossary.
        let is_lost = *route == Route::Glossary && fragment.is_some() && anchor.id.is_none();
        (!is_lost).then_some(anchor)
    }

    /// A place in a chapter, or the beginning of the chapter where it does not have it.
    pub(super) fn anchor_in(&self, chapter: usize, fragment: Option<&str>) -> Option<Anchor> {
        let places = self.places.get(chapter)?;
        let id = fragment.filter(|id| places.contains(*id));
        let id = id.map(str::to_owned);
        Some(Anchor { chapter, id })
    }

    /// The absolute address of a page, where the site has one.
    pub(super) fn address(&self, route: &Route, fragment: Option<&str>) -> Option<String> {
        let base = self.base.as_ref()?;
        let fragment = fragment.map(|id| format!("#{id}")).unwrap_or_default();
        Some(format!("{base}/{route}{fragment}"))
    }
}

fn route(site: &Site<'_>, topic: &Topic) -> Option<Route> {
    match topic {
        Topic::Preface => None,
        Topic::Model(model) | Topic::Practices(model) => Some(site.model_route(*model)),
        Topic::Case(case) => Some(site.case_route(*case)),
        Topic::Pack(pack) => Some(site.pack_route(*pack)),
        Topic::Glossary(_) => Some(Route::Glossary),
    }
}

fn places(site: &Site<'_>, topic: &Topic) -> BTreeSet<String> {
    let atlas = site.atlas;
    match topic {
        Topic::Preface => BTreeSet::new(),
        Topic::Model(model) | Topic::Practices(model) => places_of(&atlas.models[*model].sections),
        Topic::Case(case) => places_in_case(&atlas.cases[*case]),
        Topic::Pack(pack) => {
            let pack = &atlas.packs[*pack];
            let mut places = places_of(&pack.sections);
            places.extend(places_of(&pack.guide));
            places
        }
        Topic::Glossary(terms) => {
            let ids = terms.iter().map(|term| &atlas.terms[*term].id.value);
            ids.map(ToString::to_string).collect()
        }
    }
}

fn places_in_case(case: &Case) -> BTreeSet<String> {
    let mut places = BTreeSet::new();
    let ids = case.sections.iter().map(|section| &section.id.value);
    places.extend(ids.map(ToString::to_string));
    if let Some(body) = case.body.text_with_headings() {
        let sections = body.sections.iter();
        sections.for_each(|blocks| headings(blocks, &mut places));
    }
    let stated = case
        .observations
        .iter()
        .filter(|seen| seen.quantity.is_some());
    let figures: Vec<String> = stated.map(|seen| format!("o-{}", seen.id.value)).collect();
    if !figures.is_empty() {
        places.insert("sec-figures".to_owned());
    }
    places.extend(figures);
    let sources = case.sources.iter();
    places.extend(sources.map(|source| format!("source-{}", source.id.value)));
    if !case.sources.is_empty() {
        places.insert("sec-sources".to_owned());
    }
    places
}

fn places_of(sections: &[TextSection]) -> BTreeSet<String> {
    let mut places = BTreeSet::new();
    for section in sections {
        places.insert(section.id.value.to_string());
        headings(&section.blocks, &mut places);
    }
    places
}

fn headings(blocks: &[Block], places: &mut BTreeSet<String>) {
    walk_headings(blocks, &mut |heading| {
        places.extend(heading.id.as_ref().map(|id| id.value.to_string()));
    });
}
