//! The pages for search engines.

use crate::site::{Route, Site};

/// A page as a sitemap lists it.
#[derive(Debug)]
pub struct Location {
    /// Full address.
    pub address: String,
    /// The day its text was put on the site, as exact as written (W3C date); none for pages that
    /// the program makes.
    pub changed: Option<String>,
}

/// The pages in the order of the sitemap, without the one for wrong addresses; nothing without
/// `base_url`.
pub fn locations<'s>(
    site: &'s Site<'_>,
    routes: &'s [Route],
) -> impl Iterator<Item = Location> + 's {
    let routes = routes.iter();
    let routes = routes.filter(|route| !matches!(route, Route::NotFound));
    routes.filter_map(move |route| {
        let content = site.content_at(route);
        let published = content.and_then(|content| site.published(content));
        Some(Location {
            address: site.address(route)?,
            changed: published.map(|when| when.value.date.iso()),
        })
    })
}
