//! Which pages the site has. No empty page: a type, place or value that nothing uses gets none.

use crate::site::{Route, Site, related};

/// Every page, in the order of the sitemap; no repetitions.
pub fn routes(site: &Site<'_>) -> Vec<Route> {
    let atlas = site.atlas;
    let slug = |slug: &crate::ground::Spanned<String>| slug.value.clone();
    let mut routes = vec![Route::Home];
    let models = (0..atlas.models.len()).filter(|model| site.has_model_page(*model));
    extend(
        &mut routes,
        Route::ModelIndex,
        models.map(|model| site.model_route(model)),
    );
    let cases = 0..atlas.cases.len();
    extend(
        &mut routes,
        Route::CaseIndex,
        cases.map(|case| site.case_route(case)),
    );
    let regions = site.places.regions.keys();
    extend(
        &mut routes,
        Route::RegionIndex,
        regions.map(|code| Route::Region(*code)),
    );
    let used = |group: &Vec<(usize, usize)>| !group.is_empty();
    let indicators = atlas.indicators.iter().zip(&site.groups.indicators);
    let indicators = indicators.filter(|(_, group)| used(group));
    let indicators = indicators.map(|(indicator, _)| Route::Indicator(slug(&indicator.id)));
    extend(&mut routes, Route::IndicatorIndex, indicators);
    let pairs = related::pairs(&site.related).into_iter();
    let name = |case: usize| slug(&atlas.cases[case].slug);
    let pairs = pairs.map(|(a, b)| Route::Compare(name(a), name(b)));
    extend(&mut routes, Route::CompareIndex, pairs);
    let challenges = atlas.challenges.iter().zip(&site.groups.challenges);
    let challenges = challenges.filter(|(_, group)| !group.cases.is_empty());
    let challenges = challenges.map(|(topic, _)| Route::Challenge(slug(&topic.slug)));
    extend(&mut routes, Route::ChallengeIndex, challenges);
    let drivers = atlas.drivers.iter().zip(&site.groups.drivers);
    let drivers = drivers.filter(|(_, group)| !group.cases.is_empty());
    let drivers = drivers.map(|(topic, _)| Route::Driver(slug(&topic.slug)));
    extend(&mut routes, Route::DriverIndex, drivers);
    if has_timeline(site) {
        routes.push(Route::Timeline);
    }
    if !site.groups.keywords.is_empty() {
        routes.push(Route::Keywords);
    }
    if !atlas.terms.is_empty() {
        routes.push(Route::Glossary);
    }
    if atlas.cases.iter().any(|case| !case.sources.is_empty()) {
        routes.push(Route::Sources);
    }
    routes.extend(atlas.pages.iter().map(|page| Route::Text(slug(&page.slug))));
    routes.extend([
        Route::Search,
        Route::Alphabet,
        Route::Sitemap,
        Route::NotFound,
    ]);
    routes
}

/// Adds an index page and what it lists, unless there is nothing to list.
fn extend(routes: &mut Vec<Route>, index: Route, pages: impl Iterator<Item = Route>) {
    let mut pages = pages.peekable();
    if pages.peek().is_some() {
        routes.push(index);
        routes.extend(pages);
    }
}

fn has_timeline(site: &Site<'_>) -> bool {
    site.atlas.cases.iter().any(|case| {
        !case.events.is_empty() || case.sources.iter().any(|source| source.date.is_some())
    })
}
