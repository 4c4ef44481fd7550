//! Which pages the site has, and which places stand on them.

use super::Site;
use super::faults::Fault;
use super::groups::Groups;
use super::index::Lookup;
use super::names::{Destination, Names};
use super::packs::PackLinks;
use super::places::PlaceTree;
use super::related::Related;
use super::route::Route;
use crate::atlas::Atlas;
use crate::atlas::document::{Reference, Scheme};
use crate::ground::nearest;

/// What decides whether a page is made: no page is empty.
#[derive(Clone, Copy)]
pub(super) struct Pages<'p, 'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) names: &'p Names<'a>,
    pub(super) groups: &'p Groups,
    pub(super) related: &'p [Vec<Related>],
    pub(super) places: &'p PlaceTree,
    pub(super) packs: &'p [PackLinks],
}

impl<'p, 'a> Pages<'p, 'a> {
    pub(super) fn of(site: &'p Site<'a>) -> Pages<'p, 'a> {
        Pages {
            atlas: site.atlas,
            names: &site.names,
            groups: &site.groups,
            related: &site.related,
            places: &site.places,
            packs: &site.packs,
        }
    }

    /// Resolves a link by scheme to a place that is there.
    ///
    /// # Errors
    /// What is wrong with it, with the nearest name that would do.
    pub(super) fn find(
        &self,
        reference: &Reference,
        case: Option<usize>,
    ) -> Result<Destination, Fault> {
        let destination = self.names.resolve(reference, case)?;
        if !self.has(&destination.route) {
            return Err(Fault::NoPage);
        }
        match (&reference.fragment, reference.scheme) {
            (None, _) => {}
            // These name a place themselves.
            (Some(_), Scheme::Observation | Scheme::Source | Scheme::Term) => {
                return Err(Fault::Anchor(None));
            }
            (Some(fragment), _) => self.find_place(&destination.route, fragment)?,
        }
        Ok(destination)
    }

    /// Whether the page is made. Old addresses of cases do not count.
    pub(super) fn has(&self, route: &Route) -> bool {
        let names = self.names;
        let groups = self.groups;
        let any_source = || {
            let mut cases = self.atlas.cases.iter();
            cases.any(|case| !case.sources.is_empty())
        };
        match route {
            Route::Home | Route::Search | Route::Alphabet | Route::Sitemap | Route::NotFound => {
                true
            }
            Route::ModelIndex => groups.models.iter().any(|group| !group.is_empty()),
            Route::Model(slug) => {
                let model = names.model(slug);
                model.is_some_and(|model| !groups.models[model].is_empty())
            }
            Route::CaseIndex | Route::Data => !self.atlas.cases.is_empty(),
            Route::Case(slug) => names.case(slug).is_some(),
            Route::RegionIndex => !self.places.regions.is_empty(),
            Route::Region(code) => self.places.regions.contains_key(code),
            Route::IndicatorIndex => groups.indicators.iter().any(|group| !group.is_empty()),
            Route::Indicator(id) => {
                let indicator = names.indicator(id);
                indicator.is_some_and(|indicator| !groups.indicators[indicator].is_empty())
            }
            Route::CompareIndex => self.related.iter().any(|near| !near.is_empty()),
            Route::Compare(slug) => {
                let case = names.case(slug);
                case.is_some_and(|case| !self.related[case].is_empty())
            }
            Route::ChallengeIndex => {
                let mut topics = groups.challenges.iter();
                topics.any(|group| !group.cases.is_empty())
            }
            Route::Challenge(slug) => {
                let topic = names.challenge(slug);
                topic.is_some_and(|topic| !groups.challenges[topic].cases.is_empty())
            }
            Route::DriverIndex => groups.drivers.iter().any(|group| !group.cases.is_empty()),
            Route::Driver(slug) => {
                let topic = names.driver(slug);
                topic.is_some_and(|topic| !groups.drivers[topic].cases.is_empty())
            }
            Route::TrainingIndex => self.packs.iter().any(|pack| !pack.cases.is_empty()),
            Route::Training(slug) => {
                let pack = names.pack(slug);
                pack.is_some_and(|pack| !self.packs[pack].cases.is_empty())
            }
            Route::Timeline => self.has_timeline(),
            Route::Keywords => !groups.keywords.is_empty(),
            Route::Glossary => !self.atlas.terms.is_empty(),
            Route::Sources => any_source(),
            Route::Text(slug) => names.page(slug).is_some(),
            // How far a list goes on is known to `view::Lists`; no text can name its further pages.
            Route::Continued(first, _) => self.has(first),
        }
    }

    fn has_timeline(&self) -> bool {
        self.atlas.cases.iter().any(|case| {
            !case.events.is_empty() || case.sources.iter().any(|source| source.date.is_some())
        })
    }

    /// Looks for a place on a page: an id its author gave, or one that its template always has.
    ///
    /// # Errors
    /// The nearest id the page has.
    pub(super) fn find_place(&self, route: &Route, fragment: &str) -> Result<(), Fault> {
        let names = self.names;
        let (anchors, generated) = match route {
            Route::Case(slug) => {
                let case = names.case(slug);
                let generated = case.is_some_and(|case| self.is_on_case(case, fragment));
                (case.map(|case| &names.in_case[case].anchors), generated)
            }
            Route::Model(slug) => {
                let model = names.model(slug);
                let generated = model.is_some_and(|model| self.is_on_model(model, fragment));
                (model.map(|model| &names.in_model[model]), generated)
            }
            Route::Text(slug) => (names.page(slug).map(|page| &names.in_page[page]), false),
            Route::Training(slug) => {
                let pack = names.pack(slug);
                let generated = matches!(fragment, "sec-objectives" | "sec-cases");
                (pack.map(|pack| &names.in_pack[pack]), generated)
            }
            _ => (None, false),
        };
        if generated || anchors.is_some_and(|anchors| anchors.get(fragment).is_some()) {
            return Ok(());
        }
        let near = anchors.and_then(|anchors| nearest(fragment, anchors.ids()));
        Err(Fault::Anchor(near.map(str::to_owned)))
    }

    /// What the template of a case adds to its sections (`themes/README.md`); 被引 is left out,
    /// because it comes and goes with other files.
    fn is_on_case(&self, case: usize, fragment: &str) -> bool {
        let own = &self.names.in_case[case];
        match fragment {
            "sec-contents" | "sec-sources" | "citation" => true,
            "sec-glance" => own.has_highlights,
            "sec-figures" => own.has_figures,
            "sec-related" => !self.related[case].is_empty(),
            "sec-teaching" => own.has_teaching,
            _ => match fragment.split_once('-') {
                Some(("o", id)) => own.observations.place(id).is_some(),
                Some(("source", id)) => own.sources.place(id).is_some(),
                _ => false,
            },
        }
    }

    /// What the template of a model adds to its sections; the comparison is left out, because it
    /// depends on which figures can be compared.
    fn is_on_model(&self, model: usize, fragment: &str) -> bool {
        let group = &self.groups.models[model];
        match fragment {
            "practices" => !group.practices.is_empty(),
            "mentions" => !group.mentions.is_empty(),
            "related" => !self.groups.used_together(model).is_empty(),
            _ => false,
        }
    }
}
