//! What every slug, id and code names, and where a link by scheme leads.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::anchors::{Anchor, Anchors};
use super::faults::Fault;
use super::memory::{Memory, Recall};
use super::route::Route;
use crate::atlas::Atlas;
use crate::atlas::case::Case;
use crate::atlas::document::{Reference, Scheme};
use crate::atlas::region::RegionCode;
use crate::ground::{SharedStr, Spanned, nearest};

/// Indices into the lists of the [`Atlas`] by slug or id.
#[derive(Debug)]
pub struct Names<'a> {
    atlas: &'a Atlas,
    pub(super) cases: BTreeMap<&'a str, usize>,
    pub(super) models: BTreeMap<&'a str, usize>,
    pub(super) families: BTreeMap<&'a str, usize>,
    pub(super) indicators: BTreeMap<&'a str, usize>,
    pub(super) challenges: BTreeMap<&'a str, usize>,
    pub(super) drivers: BTreeMap<&'a str, usize>,
    pub(super) terms: BTreeMap<&'a str, usize>,
    pub(super) pages: BTreeMap<&'a str, usize>,
    pub(super) packs: BTreeMap<&'a str, usize>,
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

/// Places in a list by name. Of names used twice (found by the reader) the first counts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Index(Box<[(Box<str>, u32)]>);

/// Finds places by name.
pub(super) trait Lookup {
    /// The place of a name.
    fn place(&self, name: &str) -> Option<usize>;
    /// All names, sorted.
    fn names(&self) -> impl Iterator<Item = &str>;
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
            cases: index(atlas.cases.iter().map(|case| &case.slug)),
            models: index(atlas.models.iter().map(|model| &model.slug)),
            families: index(atlas.families.iter().map(|family| &family.slug)),
            indicators: index(atlas.indicators.iter().map(|indicator| &indicator.id)),
            challenges: index(atlas.challenges.iter().map(|topic| &topic.slug)),
            drivers: index(atlas.drivers.iter().map(|topic| &topic.slug)),
            terms: index(atlas.terms.iter().map(|term| &term.id)),
            pages: index(atlas.pages.iter().map(|page| &page.slug)),
            packs: index(atlas.packs.iter().map(|pack| &pack.slug)),
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

impl Index {
    fn new<'n>(names: impl Iterator<Item = &'n Spanned<SharedStr>>) -> Index {
        let places = (0..).zip(names).filter(|(_, name)| !name.value.is_empty());
        let places = places.map(|(at, name)| (name.value.as_str().into(), at));
        let mut places: Vec<(Box<str>, u32)> = places.collect();
        places.sort_unstable();
        places.dedup_by(|later, first| later.0 == first.0);
        Index(places.into())
    }
}

impl Lookup for Index {
    fn place(&self, name: &str) -> Option<usize> {
        let found = self.0.binary_search_by(|(own, _)| (**own).cmp(name));
        found.ok().map(|at| self.0[at].1 as usize)
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| &**name)
    }
}

impl Lookup for BTreeMap<&str, usize> {
    fn place(&self, name: &str) -> Option<usize> {
        self.get(name).copied()
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.keys().copied()
    }
}

fn index<'a>(names: impl Iterator<Item = &'a Spanned<SharedStr>>) -> BTreeMap<&'a str, usize> {
    let mut index = BTreeMap::new();
    for (at, name) in names.enumerate().filter(|(_, name)| !name.value.is_empty()) {
        index.entry(name.value.as_str()).or_insert(at);
    }
    index
}

pub(super) fn find(index: &impl Lookup, name: &str) -> Result<usize, Fault> {
    let place = index.place(name);
    place.ok_or_else(|| Fault::Unknown(nearest(name, index.names()).map(str::to_owned)))
}

/// Indices by slug, id or code.
impl Names<'_> {
    /// The case of a slug.
    pub fn case(&self, slug: &str) -> Option<usize> {
        self.cases.get(slug).copied()
    }

    /// The model type of a slug.
    pub fn model(&self, slug: &str) -> Option<usize> {
        self.models.get(slug).copied()
    }

    /// The indicator of an id.
    pub fn indicator(&self, id: &str) -> Option<usize> {
        self.indicators.get(id).copied()
    }

    /// The challenge of a slug.
    pub fn challenge(&self, slug: &str) -> Option<usize> {
        self.challenges.get(slug).copied()
    }

    /// The driver of a slug.
    pub fn driver(&self, slug: &str) -> Option<usize> {
        self.drivers.get(slug).copied()
    }

    /// The training pack of a slug.
    pub fn pack(&self, slug: &str) -> Option<usize> {
        self.packs.get(slug).copied()
    }

    /// The authored page of a slug.
    pub fn page(&self, slug: &str) -> Option<usize> {
        self.pages.get(slug).copied()
    }
}
