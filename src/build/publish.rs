//! The files beside the pages: tables, lists, feed, sitemap.

use super::BuildError;
use crate::atlas::schema::case_front_matter;
use crate::emit::Sink;
use crate::render::{self, Artifact};
use crate::site::{Route, Site, files};
use crate::view;

/// The files of `data/`.
const DATA: [&str; 6] = [
    files::PRACTICES_CSV,
    files::OBSERVATIONS_CSV,
    files::CASES_JSON,
    files::DATAPACKAGE,
    files::CASES_SCHEMA,
    files::FRONT_MATTER_SCHEMA,
];

/// Puts every file that is no page, one after the other: each is given away before the next is
/// made.
pub(super) fn publish(
    site: &Site<'_>,
    routes: &[Route],
    sink: &dyn Sink,
) -> Result<(), BuildError> {
    for path in DATA.into_iter().chain([files::FEED, files::ROBOTS]) {
        file(site, path).map_or(Ok(()), |file| sink.put(file))?;
    }
    for part in sitemaps(site, routes) {
        sink.put(part)?;
    }
    view::choice(site, |part| sink.put(choice_script(&part)))?;
    Ok(())
}

fn choice_script(part: &view::ChoicePart) -> Artifact {
    let arguments = format!("\"{}\",{},{}", part.kind, part.number, part.json);
    render::script(part.path(), "atlasCompare", &arguments)
}

/// One of the scripts from which cases are chosen to stand side by side.
pub(super) fn choice(site: &Site<'_>, path: &str) -> Option<Artifact> {
    let find = |part: view::ChoicePart| match part.path() == path {
        true => Err(choice_script(&part)),
        false => Ok(()),
    };
    view::choice(site, find).err()
}

/// The file of a path, if the site has it; the sitemap comes in parts, from [`sitemaps`].
pub(super) fn file(site: &Site<'_>, path: &str) -> Option<Artifact> {
    if DATA.contains(&path) && !site.has_page(&Route::Data) {
        return None;
    }
    let cases = || 0..site.atlas.cases.len();
    Some(match path {
        files::PRACTICES_CSV => {
            let rows = cases().flat_map(|case| view::practices(site, case));
            render::table(&view::PRACTICES, rows)
        }
        files::OBSERVATIONS_CSV => {
            let rows = cases().flat_map(|case| view::observations(site, case));
            render::table(&view::OBSERVATIONS, rows)
        }
        files::CASES_JSON => render::json(path, &view::CaseList(site)),
        files::DATAPACKAGE => render::json(path, &view::data_package(site)),
        files::CASES_SCHEMA => render::json(path, &view::cases_schema()),
        files::FRONT_MATTER_SCHEMA => render::json(path, &case_front_matter()),
        files::FEED => render::feed(&view::feed(site)?, path),
        files::ROBOTS => render::robots(path, site.address_of(files::SITEMAP).as_deref()),
        _ => return None,
    })
}

/// The sitemap: one file, or an index with its parts; none without `base_url`.
pub(super) fn sitemaps(site: &Site<'_>, routes: &[Route]) -> Vec<Artifact> {
    let locations = view::locations(site, routes);
    render::sitemaps(locations, files::SITEMAP, |path| site.address_of(path))
}
