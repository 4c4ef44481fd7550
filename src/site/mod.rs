//! Floor 2. The linked site: which page stands where, what every name leads to, and what belongs
//! together.
//!
//! Takes an [`Atlas`], drops what its edition must not show ([`Edition::of`]), and returns a [`Site`]
//! that borrows the rest, and findings about names that lead nowhere. Makes every address ([`Route`]); knows no template and no HTML.
//!
//! Start reading with [`Site`], then [`names`] and [`groups`].

mod addresses;
mod anchors;
pub mod codes;
mod edition;
pub mod faults;
pub mod files;
#[cfg(test)]
mod fixture;
mod front_matter;
pub mod glossary;
pub mod groups;
mod index;
pub mod labels;
mod linking;
mod memory;
pub(crate) use files::picture_path;
pub mod names;
pub mod packs;
mod pages;
mod pictures;
pub mod places;
pub mod related;
mod route;
pub mod stick;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::atlas::Atlas;
use crate::ground::Findings;
use crate::ground::Span;
pub use edition::{EditedAtlas, Edition};
use glossary::Glossary;
use groups::Groups;
pub use memory::Memory;
use memory::Renamed;
use names::Names;
use packs::PackLinks;
use pages::Pages;
use places::PlaceTree;
use related::Related;
pub use route::Route;

/// The atlas with everything resolved. Indices point into the atlas's lists.
#[derive(Debug)]
pub struct Site<'a> {
    /// What it was made from: only what its edition may show.
    pub atlas: &'a Atlas,
    /// For whom it is.
    pub edition: Edition,
    /// What every name leads to.
    pub names: Names<'a>,
    /// Per case, parallel to `atlas.cases`.
    pub cases: Vec<Arc<CaseLinks>>,
    /// What belongs together.
    pub groups: Arc<Groups>,
    /// Per case the nearest ones with the reason, best first; parallel to `atlas.cases`.
    pub related: Arc<Vec<Vec<Related>>>,
    /// The regions that occur, with what lies in them.
    pub places: Arc<PlaceTree>,
    /// The terms, and where they are used.
    pub glossary: Glossary,
    /// Per training pack, parallel to `atlas.packs`.
    pub packs: Vec<PackLinks>,
}

/// A section of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SectionId {
    /// Index into `atlas.cases`.
    pub case: usize,
    /// Index into the case's sections.
    pub section: usize,
}

/// The resolved names of one case, and who points at it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct CaseLinks {
    /// Main model types, by the order of the atlas; no repetitions.
    pub models: Vec<usize>,
    /// Types merely mentioned, by the order of the atlas; never also a main one.
    pub also: Vec<usize>,
    /// Challenges in the order written.
    pub challenges: Vec<usize>,
    /// Drivers in the order written.
    pub drivers: Vec<usize>,
    /// Observations of 数字一览.
    pub highlights: Vec<usize>,
    /// The one figure of the home page.
    pub lead: Option<usize>,
    /// The type whose seal stands beside it.
    pub lead_model: Option<usize>,
    /// Per section, parallel to the case's sections.
    pub sections: Vec<SectionLinks>,
    /// Per observation, parallel to the case's observations.
    pub observations: Vec<ObservationLinks>,
    /// Every `obs:` link of the text that names an observation of this case, in reading order.
    pub citations: Vec<Citation>,
    /// Sections and pages whose text links to this case, or to a figure or source of it; no
    /// repetitions, by where they stand.
    pub backlinks: Vec<Backlink>,
    /// Pictures the text shows: indices into `atlas.pictures`.
    pub pictures: Vec<usize>,
    /// Training packs that read the case: indices into `atlas.packs`.
    pub packs: Vec<usize>,
}

impl CaseLinks {
    /// The links when all have come: in order, without repetitions, and no larger than they are.
    fn settled(mut self) -> CaseLinks {
        self.backlinks.sort();
        self.backlinks.dedup();
        self.backlinks.shrink_to_fit();
        self.pictures.sort_unstable();
        self.pictures.dedup();
        self.citations.shrink_to_fit();
        self
    }
}

/// The resolved names of one section.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct SectionLinks {
    /// Types at work, in the order written.
    pub models: Box<[usize]>,
    /// Types mentioned, in the order written.
    pub also: Box<[usize]>,
    /// Challenges answered, in the order written.
    pub challenges: Box<[usize]>,
    /// The observation for the margin.
    pub figure: Option<usize>,
}

/// The resolved names of one observation.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct ObservationLinks {
    /// Its indicator.
    pub indicator: Option<usize>,
    /// Its source: index into the case's sources.
    pub source: Option<usize>,
    /// The figures it is the sum of, in the order written.
    pub sum_of: Box<[usize]>,
    /// The first section that cites it.
    pub cited_in: Option<usize>,
}

/// An `obs:` link in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Index of the observation in its case.
    pub observation: usize,
    /// The words of the link.
    pub words: String,
    /// Where the link stands.
    pub span: Span,
}

/// Who points at a case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Backlink {
    /// A section of another case.
    Section(SectionId),
    /// A model's page: index into `atlas.models`.
    Model(usize),
    /// An authored page: index into `atlas.pages`.
    Page(usize),
    /// The teaching block of a case: index into `atlas.cases`.
    Teaching(usize),
    /// A training pack: index into `atlas.packs`.
    Pack(usize),
}

impl<'a> Site<'a> {
    /// Links an atlas.
    pub fn link(edited: &'a EditedAtlas, findings: &mut Findings) -> Site<'a> {
        Site::link_again(edited, &mut Memory::of_one_link(), findings)
    }

    /// As [`Site::link`], with what is remembered of the last time; the result is the same.
    pub fn link_again(
        edited: &'a EditedAtlas,
        memory: &mut Memory,
        findings: &mut Findings,
    ) -> Site<'a> {
        let atlas = edited.atlas();
        let recall = memory.recall(atlas);
        let named_before = memory.names.all().to_vec();
        let names = Names::new(atlas, &recall, memory);
        let renamed = Renamed::new(&recall, &named_before, &names.in_case);
        anchors::report_reserved(atlas, &recall, memory, findings);
        let are_names_same = recall.are_others_same && renamed.is_none();
        if !(are_names_same && memory.is_collision_free) {
            memory.is_collision_free = addresses::report_collisions(atlas, findings);
        }
        let (front, are_grouped_alike) = front_matter::cases(&names, &recall, memory, findings);
        let groups = Groups::new(&names, (&front, are_grouped_alike), memory, findings);
        let packs = packs::packs(&names, &groups, findings);
        if !are_grouped_alike {
            related::renew(&front, &groups, &mut memory.nearness);
        }
        let related = memory.nearness.nearest();
        let places_before = Arc::clone(&memory.places);
        let places = PlaceTree::renew(atlas, &recall, memory);
        let pages = Pages {
            atlas,
            names: &names,
            groups: &groups,
            related: &related,
            places: &places,
            packs: &packs,
        };
        let is_same_world = are_grouped_alike && Arc::ptr_eq(&places, &places_before);
        let cases = linking::texts(
            pages,
            (front, &renamed),
            (&recall, is_same_world),
            memory,
            findings,
        );
        let glossary = Glossary::new(&names, &recall, memory, findings);
        Site {
            atlas,
            edition: edited.edition(),
            names,
            cases,
            groups,
            related,
            places,
            glossary,
            packs,
        }
    }

    /// The page of a case.
    pub fn case_route(&self, case: usize) -> Route {
        Route::Case(self.atlas.cases[case].slug.value.to_string())
    }

    /// The page that sets a case beside its nearest; there is none where nothing is near.
    pub fn compare_route(&self, case: usize) -> Route {
        Route::Compare(self.atlas.cases[case].slug.value.to_string())
    }

    /// The cases that stand on that page: the case, then its nearest, best first.
    pub fn compared(&self, case: usize) -> Vec<usize> {
        let near = self.related[case].iter().map(|near| near.case);
        [case].into_iter().chain(near).collect()
    }

    /// The page of a model type.
    pub fn model_route(&self, model: usize) -> Route {
        Route::Model(self.atlas.models[model].slug.value.to_string())
    }

    /// The page of a training pack.
    pub fn pack_route(&self, pack: usize) -> Route {
        Route::Training(self.atlas.packs[pack].slug.value.to_string())
    }

    /// Whether the page is made; old addresses of cases do not count.
    pub fn has_page(&self, route: &Route) -> bool {
        Pages::of(self).has(route)
    }

    /// Whether the model has a page: only types that some section names do.
    pub fn has_model_page(&self, model: usize) -> bool {
        !self.groups.models[model].is_empty()
    }
}
