//! What the site knows of its pages: kind, place, facets, and the names that lead to them.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{PLACE, Word};
use crate::atlas::period::Period;
use crate::site::{Route, SectionId, Site};

/// Years a period may span before it says nothing as a facet.
const LONGEST_PERIOD: u16 = 30;

/// What a hit shows besides its text.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Below the site's root.
    pub path: String,
    /// 案例, 模式 …; empty for lists.
    pub kind: &'static str,
    /// Place and period, for the line under a hit.
    pub about: String,
    /// The page's seal, as family and glyph: `ind电`; or empty.
    pub seal: String,
    /// Seals of its sections, by anchor.
    pub seals: BTreeMap<String, String>,
}

impl Profile {
    /// Describes one page.
    pub fn of(site: &Site<'_>, route: &Route) -> Profile {
        Profile {
            path: route.to_string(),
            kind: kind(route),
            about: about(site, route),
            seal: own_model(site, route).map_or(String::new(), |model| seal(site, model)),
            seals: section_seals(site, route),
        }
    }

    /// The seal that stands beside a passage.
    pub(super) fn seal_of(&self, id: &str) -> String {
        let own = self.seals.get(id).unwrap_or(&self.seal);
        own.clone()
    }
}

/// A value pages can be narrowed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// For addresses: a slug, a code, a year.
    pub id: String,
    /// As shown.
    pub name: String,
    /// Family and glyph of a model type; or empty.
    pub seal: String,
    /// Numbers of the pages, ascending.
    pub pages: Vec<u32>,
}

/// What the pages are found by besides their text.
#[derive(Debug, Default)]
pub struct Profiles {
    /// How many there are.
    pub pages: usize,
    /// Model types, provinces, years; each in the order shown.
    pub facets: [Vec<Facet>; 3],
    /// Names that are found by their reading.
    pub words: Vec<Word>,
}

/// Whether a page is searched: every one but the search page itself.
pub fn is_searched(route: &Route) -> bool {
    *route != Route::Search
}

/// The searched pages in the order of their numbers: by how much they say, then as in the sitemap.
/// Equally good hits are shown in this order.
pub fn number(routes: &[Route]) -> Vec<Route> {
    let searched = routes.iter().filter(|route| is_searched(route));
    let mut numbered: Vec<Route> = searched.cloned().collect();
    numbered.sort_by_key(rank);
    numbered
}

fn rank(route: &Route) -> u8 {
    match route.first() {
        Route::Model(_) => 0,
        Route::Case(_) => 1,
        Route::Region(_) => 2,
        Route::Challenge(_) | Route::Driver(_) => 3,
        Route::Indicator(_) => 4,
        Route::Glossary => 5,
        Route::Compare(_) => 6,
        Route::Training(_) => 6,
        Route::Text(_) => 7,
        Route::NotFound => 9,
        _ => 8,
    }
}

fn kind(route: &Route) -> &'static str {
    match route.first() {
        Route::Model(_) => "模式",
        Route::Case(_) => "案例",
        Route::Region(_) => "地区",
        Route::Challenge(_) => "难题",
        Route::Driver(_) => "推动力量",
        Route::Indicator(_) => "数据",
        Route::Glossary => "术语",
        Route::Compare(_) => "对照",
        Route::Training(_) => "培训",
        Route::Text(_) => "说明",
        _ => "清单",
    }
}

impl Profiles {
    /// Of the pages that [`number`] lists.
    pub fn new(site: &Site<'_>, numbered: &[Route]) -> Profiles {
        let mut groups: [BTreeMap<(usize, String), Facet>; 3] = Default::default();
        for (at, route) in numbered.iter().enumerate() {
            let cases = cases_of(site, route);
            let mut add = |group: usize, facet: (usize, String, String, String)| {
                let (order, id, name, seal) = facet;
                let empty = Facet {
                    id: id.clone(),
                    name,
                    seal,
                    pages: Vec::new(),
                };
                let facet = groups[group].entry((order, id)).or_insert(empty);
                facet.pages.push(at as u32);
            };
            for model in models_of(site, route, &cases) {
                let content = &site.atlas.models[model];
                let (slug, title) = (
                    content.slug.value.to_string(),
                    content.title.value.to_string(),
                );
                add(0, (model, slug, title, seal(site, model)));
            }
            for (code, name) in provinces_of(site, route, &cases) {
                add(1, (0, code, name, String::new()));
            }
            for year in years_of(site, &cases) {
                add(2, (0, year.to_string(), format!("{year}年"), String::new()));
            }
        }
        Profiles {
            pages: numbered.len(),
            facets: groups.map(|group| group.into_values().collect()),
            words: words(site),
        }
    }
}

/// Place and period of a case; what a region lies in.
fn about(site: &Site<'_>, route: &Route) -> String {
    let atlas = site.atlas;
    match route.first() {
        Route::Case(slug) => {
            let Some(case) = site.names.case(slug) else {
                return String::new();
            };
            let case = &atlas.cases[case];
            let place = case
                .region
                .as_ref()
                .map(|code| atlas.regions.above(code.value));
            let place = place.filter(|place| !place.is_empty());
            let period = case.period.to_string();
            [place.unwrap_or_default(), period].join("\n")
        }
        Route::Region(code) => atlas.regions.above(*code),
        _ => String::new(),
    }
}

fn own_model(site: &Site<'_>, route: &Route) -> Option<usize> {
    match route.first() {
        Route::Model(slug) => site.names.model(slug),
        _ => None,
    }
}

/// Cases a page is about.
fn cases_of(site: &Site<'_>, route: &Route) -> Vec<usize> {
    match route {
        Route::Case(slug) => site.names.case(slug).into_iter().collect(),
        Route::Compare(slug) => {
            let own = site.names.case(slug).into_iter();
            own.flat_map(|case| site.compared(case)).collect()
        }
        Route::Training(slug) => {
            let pack = site.names.pack(slug).map(|pack| &site.packs[pack]);
            let members = pack.into_iter().flat_map(|pack| &pack.cases);
            members.map(|member| member.case).collect()
        }
        _ => Vec::new(),
    }
}

fn models_of(site: &Site<'_>, route: &Route, cases: &[usize]) -> BTreeSet<usize> {
    let own = own_model(site, route);
    let of_cases = cases.iter().flat_map(|case| &site.cases[*case].models);
    own.into_iter().chain(of_cases.copied()).collect()
}

fn provinces_of(site: &Site<'_>, route: &Route, cases: &[usize]) -> BTreeSet<(String, String)> {
    let regions = &site.atlas.regions;
    let own = match route.first() {
        Route::Region(code) => Some(*code),
        _ => None,
    };
    let of_cases = cases
        .iter()
        .filter_map(|case| site.atlas.cases[*case].region.as_ref());
    let codes = own.into_iter().chain(of_cases.map(|code| code.value));
    let provinces = codes.filter_map(|code| regions.path(code).first().copied());
    provinces
        .map(|region| (region.code.to_string(), region.name.clone()))
        .collect()
}

fn years_of(site: &Site<'_>, cases: &[usize]) -> BTreeSet<u16> {
    let years = |case: &usize| match site.atlas.cases[*case].period {
        Period::At(date) => date.year..=date.year,
        Period::Interval(Some(from), Some(to)) if to.year - from.year <= LONGEST_PERIOD => {
            from.year..=to.year
        }
        Period::Interval(Some(date), None) | Period::Interval(None, Some(date)) => {
            date.year..=date.year
        }
        #[expect(clippy::reversed_empty_ranges, reason = "no year")]
        _ => 1..=0,
    };
    cases.iter().flat_map(years).collect()
}

/// Family and glyph.
fn seal(site: &Site<'_>, model: usize) -> String {
    let family = site.groups.model_families[model];
    let family = family.map_or("org", |family| &site.atlas.families[family].colour);
    format!("{family}{}", site.atlas.models[model].seal.value)
}

fn section_seals(site: &Site<'_>, route: &Route) -> BTreeMap<String, String> {
    let Route::Case(slug) = route else {
        return BTreeMap::new();
    };
    let Some(case) = site.names.case(slug) else {
        return BTreeMap::new();
    };
    let sections = site.atlas.cases[case].sections.iter().enumerate();
    sections
        .filter_map(|(at, section)| {
            let id = SectionId { case, section: at };
            let models = &site.cases[id.case].sections[id.section].models;
            Some((section.id.value.to_string(), seal(site, *models.first()?)))
        })
        .collect()
}

/// Everything with a name; in the order in which equally good names are shown.
fn words(site: &Site<'_>) -> Vec<Word> {
    let atlas = site.atlas;
    let mut words = Vec::new();
    let mut add = |name: &str, kind: &'static str, path: String, reading: &str| {
        words.push(Word {
            name: name.to_owned(),
            kind,
            path,
            reading: reading.to_owned(),
        });
    };
    for (at, model) in atlas.models.iter().enumerate() {
        if site.has_model_page(at) {
            let path = site.model_route(at).to_string();
            add(&model.title.value, "模式", path.clone(), "");
            model
                .aliases
                .iter()
                .for_each(|alias| add(&alias.value, "模式", path.clone(), ""));
        }
    }
    for (at, case) in atlas.cases.iter().enumerate() {
        add(
            &case.title.value,
            "案例",
            site.case_route(at).to_string(),
            "",
        );
    }
    for (at, pack) in atlas.packs.iter().enumerate() {
        let route = site.pack_route(at);
        if site.has_page(&route) {
            add(&pack.title.value, "培训", route.to_string(), "");
        }
    }
    for (code, entry) in &site.places.regions {
        let path = Route::Region(*code).to_string();
        if let Some(region) = atlas.regions.get(*code) {
            add(&region.name, "地区", path.clone(), "");
        }
        for place in entry.places.keys() {
            add(place, PLACE, path.clone(), "");
        }
    }
    for term in &atlas.terms {
        let path = format!("{}#{}", Route::Glossary, term.id.value);
        let reading = term.pinyin.as_deref().unwrap_or_default();
        add(&term.term.value, "术语", path.clone(), reading);
        term.aliases
            .iter()
            .for_each(|alias| add(&alias.value, "术语", path.clone(), ""));
    }
    for keyword in site.groups.keywords.keys() {
        add(keyword, "关键词", Route::Keywords.to_string(), "");
    }
    words
}
