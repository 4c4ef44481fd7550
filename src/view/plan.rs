//! Which pages the site has. No empty page: a type, place or value that nothing uses gets none.

use crate::ground::{SharedStr, Spanned};
use crate::site::{Route, Site};

/// Every page but the further ones of long lists, in the order of the sitemap; no repetitions.
pub(super) fn first_pages(site: &Site<'_>) -> Vec<Route> {
    let atlas = site.atlas;
    let slug = |slug: &Spanned<SharedStr>| slug.value.to_string();
    let mut routes = vec![Route::Home, Route::ModelIndex];
    routes.extend((0..atlas.models.len()).map(|model| site.model_route(model)));
    routes.push(Route::CaseIndex);
    routes.extend((0..atlas.cases.len()).map(|case| site.case_route(case)));
    routes.push(Route::RegionIndex);
    let regions = site.places.regions.keys();
    routes.extend(regions.map(|code| Route::Region(*code)));
    routes.push(Route::IndicatorIndex);
    let indicators = atlas.indicators.iter();
    routes.extend(indicators.map(|indicator| Route::Indicator(slug(&indicator.id))));
    routes.push(Route::CompareIndex);
    routes.extend((0..atlas.cases.len()).map(|case| site.compare_route(case)));
    routes.push(Route::ChallengeIndex);
    let challenges = atlas.challenges.iter();
    routes.extend(challenges.map(|topic| Route::Challenge(slug(&topic.slug))));
    routes.push(Route::DriverIndex);
    let drivers = atlas.drivers.iter();
    routes.extend(drivers.map(|topic| Route::Driver(slug(&topic.slug))));
    routes.push(Route::TrainingIndex);
    routes.extend((0..atlas.packs.len()).map(|pack| site.pack_route(pack)));
    routes.extend([
        Route::Timeline,
        Route::Keywords,
        Route::Glossary,
        Route::Sources,
    ]);
    routes.extend(atlas.pages.iter().map(|page| Route::Text(slug(&page.slug))));
    routes.extend([
        Route::Search,
        Route::Alphabet,
        Route::Data,
        Route::Sitemap,
        Route::NotFound,
    ]);
    routes.retain(|route| site.has_page(route));
    routes
}
