//! Where every authored name ends up in the output.

use crate::atlas::vocabulary::Topic;
use crate::ground::{SharedStr, Span, Spanned};
use crate::site::{Route, Site};

/// A path below the output root, and the name that it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    pub path: String,
    pub span: Span,
}

/// The paths that authored names lead to: pages, old addresses, pictures. Taken names among slugs of one
/// kind are found by the reader and the linker, so each slug comes once; and a comparison is called as its case.
pub(super) fn addresses(site: &Site<'_>) -> Vec<Address> {
    let atlas = site.atlas;
    let page = |name: &Spanned<SharedStr>, route: fn(String) -> Route| Address {
        path: route(name.value.to_string()).to_string(),
        span: name.span,
    };
    let topic = |topics: &[Topic], route: fn(String) -> Route| -> Vec<Address> {
        topics
            .iter()
            .map(|topic| page(&topic.slug, route))
            .collect()
    };
    let mut addresses = Vec::new();
    for case in &atlas.cases {
        addresses.push(page(&case.slug, Route::Case));
        addresses.extend(case.aliases.iter().map(|alias| page(alias, Route::Case)));
    }
    addresses.extend(
        atlas
            .models
            .iter()
            .map(|model| page(&model.slug, Route::Model)),
    );
    let indicators = atlas.indicators.iter();
    addresses.extend(indicators.map(|indicator| page(&indicator.id, Route::Indicator)));
    addresses.extend(topic(&atlas.challenges, Route::Challenge));
    addresses.extend(topic(&atlas.drivers, Route::Driver));
    addresses.extend(atlas.pages.iter().map(|text| page(&text.slug, Route::Text)));
    addresses.extend(
        atlas
            .packs
            .iter()
            .map(|pack| page(&pack.slug, Route::Training)),
    );
    let mut seen = std::collections::BTreeSet::new();
    addresses.retain(|address| seen.insert(address.path.clone()));
    let mut shown = std::collections::BTreeMap::new();
    for (links, case) in site.cases.iter().zip(&atlas.cases) {
        for picture in &links.pictures {
            shown.entry(*picture).or_insert(case.file);
        }
    }
    addresses.extend(shown.into_iter().map(|(picture, file)| Address {
        path: atlas.pictures[picture].path.clone(),
        span: Span::file_start(file),
    }));
    addresses
}
