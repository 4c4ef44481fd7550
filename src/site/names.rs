//! What every slug, id and code names, and where a link by scheme leads.

use std::sync::Arc;

use super::anchors::{Anchor, Anchors};
use super::faults::Fault;
use super::index::{Index, Lookup, Slugs, find};
use super::memory::{Memory, Recall};
use super::route::Route;
use crate::atlas::Atlas;
use crate::atlas::case::Case;
use crate::atlas::document::{Reference, Scheme};
use crate::atlas::region::RegionCode;

/// Indices into the lists of the [`Atlas`] by slug or id.
#[derive(Debug)]
pub struct Names<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) cases: Slugs<'a>,
    pub(super) models: Slugs<'a>,
    pub(super) families: Slugs<'a>,
    pub(super) indicators: Slugs<'a>,
    pub(super) challenges: Slugs<'a>,
    pub(super) drivers: Slugs<'a>,
    pub(super) terms: Slugs<'a>,
    pub(super) pages: Slugs<'a>,
    pub(super) packs: Slugs<'a>,
    /// Parallel to `atlas.cases`.
    pub(super) in_case: Vec<Arc<CaseNames>>,
    /// Parallel to `atlas.models`.
    pub(super) in_model: Vec<Anchors>,
    /// Parallel to `atlas.pages`.
    pub(super) in_page: Vec<Anchors>,
    /// Parallel to `atlas.packs`.
    pub(super) in_pack: Vec<Anchors>,
}

/// Everything of one case that others may name.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct CaseNames {
    pub(super) slug: Box<str>,
    aliases: Box<[String]>,
    pub(super) observations: Index,
    pub(super) sources: Index,
    pub(super) anchors: Anchors,
    /// Whether it has figures to begin with.
    pub(super) has_highlights: bool,
    /// Whether it has figures with a number.
    pub(super) has_figures: bool,
    pub(super) has_teaching: bool,
}

/// Where a reference leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// The page.
    pub route: Route,
    /// The place on it.
    pub fragment: Option<String>,
    /// What the target is called; stands in for empty link text.
    pub name: String,
    /// What was pointed at.
    pub target: TargetId,
}

/// What a reference points at: indices into the atlas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetId {
    /// A case, and the section if one was named.
    Case(usize, Option<usize>),
    /// An observation of a case.
    Observation(usize, usize),
    /// A source of a case.
    Source(usize, usize),
    /// A term of the glossary.
    Term(usize),
    /// Anything else.
    Other,
}

impl<'a> Names<'a> {
    /// Collects the names of an atlas. Of names used twice (found by the reader) the first counts.
    pub(super) fn new(atlas: &'a Atlas, recall: &Recall, memory: &mut Memory) -> Names<'a> {
        let in_case = |case: usize| CaseNames::new(&atlas.cases[case]);
        Names {
            atlas,
            cases: Slugs::of_cases(atlas),
            models: Slugs::new(
                atlas,
                atlas.models.iter().map(|model| &model.slug),
                |atlas, at| {
                    let model = &atlas.models[at];
                    let words = [model.title.value.as_str(), &model.short].into_iter();
                    let others = model.aliases.iter().map(|alias| alias.value.as_str());
                    words.chain(others).collect()
                },
            ),
            families: Slugs::new(
                atlas,
                atlas.families.iter().map(|family| &family.slug),
                |atlas, at| vec![&atlas.families[at].name],
            ),
            indicators: Slugs::new(
                atlas,
                atlas.indicators.iter().map(|indicator| &indicator.id),
                |atlas, at| vec![&atlas.indicators[at].name],
            ),
            challenges: Slugs::new(
                atlas,
                atlas.challenges.iter().map(|topic| &topic.slug),
                |atlas, at| vec![&atlas.challenges[at].name],
            ),
            drivers: Slugs::new(
                atlas,
                atlas.drivers.iter().map(|topic| &topic.slug),
                |atlas, at| vec![&atlas.drivers[at].name],
            ),
            terms: Slugs::new(
                atlas,
                atlas.terms.iter().map(|term| &term.id),
                |atlas, at| {
                    let term = &atlas.terms[at];
                    let others = term.aliases.iter().map(|alias| alias.value.as_str());
                    std::iter::once(term.term.value.as_str())
                        .chain(others)
                        .collect()
                },
            ),
            pages: Slugs::new(
                atlas,
                atlas.pages.iter().map(|page| &page.slug),
                |atlas, at| vec![&atlas.pages[at].title.value],
            ),
            packs: Slugs::new(
                atlas,
                atlas.packs.iter().map(|pack| &pack.slug),
                |atlas, at| vec![&atlas.packs[at].title.value],
            ),
            in_case: memory.names.renew(recall, in_case).to_vec(),
            in_model: atlas.models.iter().map(Anchors::of_model).collect(),
            in_page: atlas.pages.iter().map(Anchors::of_page).collect(),
            in_pack: atlas.packs.iter().map(Anchors::of_pack).collect(),
        }
    }

    /// What they are the names of.
    pub(super) fn atlas(&self) -> &'a Atlas {
        self.atlas
    }

    /// Resolves a link by scheme. `case` is the case whose text the link stands in: `obs:` and
    /// `source:` without a case slug mean its own. Whether the page is made, and has the place on
    /// it, is not asked here.
    ///
    /// # Errors
    /// What is wrong with the name, with the nearest one that would do.
    pub fn resolve(
        &self,
        reference: &Reference,
        case: Option<usize>,
    ) -> Result<Destination, Fault> {
        let name = reference.name.as_str();
        let simple = |route: Route, name: &str| Destination {
            route,
            fragment: reference.fragment.clone(),
            name: name.to_owned(),
            target: TargetId::Other,
        };
        match reference.scheme {
            Scheme::Case => self.resolve_case(name, reference.fragment.as_deref()),
            Scheme::Observation => self.resolve_observation(name, case),
            Scheme::Source => self.resolve_source(name, case),
            Scheme::Term => {
                let at = find(&self.terms, name)?;
                let term = &self.atlas.terms[at];
                let fragment = Some(term.id.value.to_string());
                let name = term.term.value.to_string();
                Ok(Destination {
                    route: Route::Glossary,
                    fragment,
                    name,
                    target: TargetId::Term(at),
                })
            }
            Scheme::Model => {
                let model = &self.atlas.models[find(&self.models, name)?];
                Ok(simple(Route::Model(name.to_owned()), &model.title.value))
            }
            Scheme::Region => {
                let region = RegionCode::parse(name).and_then(|code| self.atlas.regions.get(code));
                let region = region.ok_or(Fault::Unknown(None))?;
                Ok(simple(Route::Region(region.code), &region.name))
            }
            Scheme::Page => {
                let page = &self.atlas.pages[find(&self.pages, name)?];
                Ok(simple(Route::Text(name.to_owned()), &page.title.value))
            }
            Scheme::Indicator => {
                let indicator = &self.atlas.indicators[find(&self.indicators, name)?];
                Ok(simple(Route::Indicator(name.to_owned()), &indicator.name))
            }
            Scheme::Challenge => {
                let topic = &self.atlas.challenges[find(&self.challenges, name)?];
                Ok(simple(Route::Challenge(name.to_owned()), &topic.name))
            }
            Scheme::Driver => {
                let topic = &self.atlas.drivers[find(&self.drivers, name)?];
                Ok(simple(Route::Driver(name.to_owned()), &topic.name))
            }
        }
    }

    fn resolve_case(&self, name: &str, fragment: Option<&str>) -> Result<Destination, Fault> {
        let at = find(&self.cases, name)?;
        let case = &self.atlas.cases[at];
        let anchor = fragment.and_then(|fragment| self.in_case[at].anchors.get(fragment));
        let place = match anchor {
            Some(Anchor::Section(section)) => Some(case.sections[*section].title.clone()),
            Some(Anchor::Heading(words)) => Some(words.to_string()),
            None => None,
        };
        let short = &case.short.value;
        let title = place.map_or_else(|| short.to_string(), |place| format!("{short}：{place}"));
        let section = match anchor {
            Some(Anchor::Section(section)) => Some(*section),
            _ => None,
        };
        Ok(Destination {
            route: Route::Case(name.to_owned()),
            fragment: fragment.map(str::to_owned),
            name: title,
            target: TargetId::Case(at, section),
        })
    }

    fn resolve_observation(&self, name: &str, case: Option<usize>) -> Result<Destination, Fault> {
        let (at, id) = self.in_case_of(name, case)?;
        let observation = find(&self.in_case[at].observations, id)?;
        Ok(Destination {
            route: Route::Case(self.atlas.cases[at].slug.value.to_string()),
            fragment: Some(format!("o-{id}")),
            name: self.atlas.cases[at].observations[observation]
                .label
                .value
                .to_string(),
            target: TargetId::Observation(at, observation),
        })
    }

    fn resolve_source(&self, name: &str, case: Option<usize>) -> Result<Destination, Fault> {
        let (at, id) = self.in_case_of(name, case)?;
        let source = find(&self.in_case[at].sources, id)?;
        Ok(Destination {
            route: Route::Case(self.atlas.cases[at].slug.value.to_string()),
            fragment: Some(format!("source-{id}")),
            name: format!("出处[{}]", source + 1),
            target: TargetId::Source(at, source),
        })
    }

    /// `id` in the case at hand, or `case/id`.
    fn in_case_of<'n>(
        &self,
        name: &'n str,
        case: Option<usize>,
    ) -> Result<(usize, &'n str), Fault> {
        match name.split_once('/') {
            Some((slug, id)) => Ok((find(&self.cases, slug)?, id)),
            None => Ok((case.ok_or(Fault::Unknown(None))?, name)),
        }
    }
}

impl CaseNames {
    fn new(case: &Case) -> CaseNames {
        let ids = case.observations.iter().map(|observation| &observation.id);
        let sources = case.sources.iter().map(|source| &source.id);
        let aliases = case.aliases.iter().map(|alias| alias.value.to_string());
        let mut figures = case.observations.iter();
        CaseNames {
            slug: case.slug.value.as_str().into(),
            aliases: aliases.collect(),
            observations: Index::new(ids),
            sources: Index::new(sources),
            anchors: Anchors::of_case(case),
            has_highlights: !case.highlights.is_empty(),
            has_figures: figures.any(|seen| seen.quantity.is_some()),
            has_teaching: case.teaching.is_some(),
        }
    }
}

/// Indices by slug, id or code.
impl Names<'_> {
    /// The case of a slug.
    pub fn case(&self, slug: &str) -> Option<usize> {
        self.cases.place(slug)
    }

    /// The model type of a slug.
    pub fn model(&self, slug: &str) -> Option<usize> {
        self.models.place(slug)
    }

    /// The indicator of an id.
    pub fn indicator(&self, id: &str) -> Option<usize> {
        self.indicators.place(id)
    }

    /// The challenge of a slug.
    pub fn challenge(&self, slug: &str) -> Option<usize> {
        self.challenges.place(slug)
    }

    /// The driver of a slug.
    pub fn driver(&self, slug: &str) -> Option<usize> {
        self.drivers.place(slug)
    }

    /// The training pack of a slug.
    pub fn pack(&self, slug: &str) -> Option<usize> {
        self.packs.place(slug)
    }

    /// The authored page of a slug.
    pub fn page(&self, slug: &str) -> Option<usize> {
        self.pages.place(slug)
    }
}
