//! The files beside the pages: tables, lists, feed, sitemap.

use super::BuildError;
use crate::atlas::schema::case_front_matter;
use crate::emit::Sink;
use crate::render;
use crate::site::{Route, Site, files};
use crate::view;

/// Puts every file that is no page, one after the other: each is given away before the next is
/// made.
pub(super) fn publish(
    site: &Site<'_>,
    routes: &[Route],
    sink: &dyn Sink,
) -> Result<(), BuildError> {
    if site.has_page(&Route::Data) {
        data(site, sink)?;
    }
    if let Some(feed) = view::feed(site) {
        sink.put(render::feed(&feed, files::FEED))?;
    }
    let locations = view::locations(site, routes);
    for part in render::sitemaps(locations, files::SITEMAP, |path| site.address_of(path)) {
        sink.put(part)?;
    }
    let sitemap = site.address_of(files::SITEMAP);
    sink.put(render::robots(files::ROBOTS, sitemap.as_deref()))?;
    Ok(())
}

fn data(site: &Site<'_>, sink: &dyn Sink) -> Result<(), BuildError> {
    let cases = || 0..site.atlas.cases.len();
    let practices = cases().flat_map(|case| view::practices(site, case));
    sink.put(render::table(&view::PRACTICES, practices))?;
    let observations = cases().flat_map(|case| view::observations(site, case));
    sink.put(render::table(&view::OBSERVATIONS, observations))?;
    sink.put(render::json(files::CASES_JSON, &view::CaseList(site)))?;
    let package = view::data_package(site);
    sink.put(render::json(files::DATAPACKAGE, &package))?;
    sink.put(render::json(files::CASES_SCHEMA, &view::cases_schema()))?;
    sink.put(render::json(
        files::FRONT_MATTER_SCHEMA,
        &case_front_matter(),
    ))?;
    Ok(())
}
