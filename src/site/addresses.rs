//! One address, one page.

use std::collections::{BTreeMap, BTreeSet};

use super::codes;
use super::route::Route;
use crate::atlas::Atlas;
use crate::ground::{Diagnostic, Findings, SharedStr, Span, Spanned};
use crate::text;

/// Pages the program makes by itself.
const GENERATED: [Route; 17] = [
    Route::Home,
    Route::ModelIndex,
    Route::CaseIndex,
    Route::RegionIndex,
    Route::IndicatorIndex,
    Route::CompareIndex,
    Route::ChallengeIndex,
    Route::DriverIndex,
    Route::TrainingIndex,
    Route::Timeline,
    Route::Keywords,
    Route::Glossary,
    Route::Sources,
    Route::Alphabet,
    Route::Sitemap,
    Route::Data,
    Route::NotFound,
];

/// Kept free for the search page (`DESIGN.md`, addresses).
const KEPT_FREE: &str = "search.html";

/// Reports names whose page would stand on another page's address; whether there are none.
pub(super) fn report_collisions(atlas: &Atlas, findings: &mut Findings) -> bool {
    let before = findings.len();
    let taken = GENERATED.iter().map(|route| (route.to_string(), None));
    let mut addresses = Addresses {
        taken: taken.chain([(KEPT_FREE.to_owned(), None)]).collect(),
        findings,
    };
    addresses.claim_each(Route::Model, atlas.models.iter().map(|model| &model.slug));
    addresses.claim_each(Route::Case, atlas.cases.iter().map(|case| &case.slug));
    let indicators = atlas.indicators.iter();
    addresses.claim_each(Route::Indicator, indicators.map(|indicator| &indicator.id));
    let challenges = atlas.challenges.iter();
    addresses.claim_each(Route::Challenge, challenges.map(|topic| &topic.slug));
    addresses.claim_each(Route::Driver, atlas.drivers.iter().map(|topic| &topic.slug));
    addresses.claim_each(Route::Training, atlas.packs.iter().map(|pack| &pack.slug));
    addresses.claim_each(Route::Text, atlas.pages.iter().map(|page| &page.slug));
    for alias in atlas.cases.iter().flat_map(|case| &case.aliases) {
        addresses.claim(&Route::Case(alias.value.to_string()), alias);
    }
    findings.len() == before
}

struct Addresses<'f> {
    /// Paths with the name that took them; none for generated pages.
    taken: BTreeMap<String, Option<Span>>,
    findings: &'f mut Findings,
}

impl Addresses<'_> {
    /// Claims an address for each name of one list. Names that repeat within it are passed over:
    /// the reader has found them.
    fn claim_each<'n>(
        &mut self,
        route: fn(String) -> Route,
        names: impl Iterator<Item = &'n Spanned<SharedStr>>,
    ) {
        let mut seen = BTreeSet::new();
        for name in names.filter(|name| !name.value.is_empty()) {
            if seen.insert(&name.value) {
                self.claim(&route(name.value.to_string()), name);
            }
        }
    }

    fn claim(&mut self, route: &Route, name: &Spanned<SharedStr>) {
        let path = route.to_string();
        let Some(first) = self.taken.get(&path) else {
            self.taken.insert(path, Some(name.span));
            return;
        };
        let message = text!(
            "网址“{path}”已经有页面了",
            "the address \"{path}\" is taken"
        );
        let mut finding = Diagnostic::new(codes::ROUTE_COLLISION, name.span, message);
        if let Some(first) = first {
            finding = finding.label(*first, text!("这里先用了", "taken here"));
        }
        let help = text!("换一个名字", "choose another name");
        self.findings.push(finding.help(help));
    }
}
