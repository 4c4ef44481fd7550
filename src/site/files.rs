//! Files of the site that are no pages, and full addresses.

use super::Site;
use super::route::Route;

/// Every case with what its front matter says.
pub const CASES_JSON: &str = "data/cases.json";
/// JSON Schema of [`CASES_JSON`].
pub const CASES_SCHEMA: &str = "data/cases.schema.json";
/// JSON Schema of the front matter of a case, for editors.
pub const FRONT_MATTER_SCHEMA: &str = "data/front-matter.schema.json";
/// A row for each practice.
pub const PRACTICES_CSV: &str = "data/practices.csv";
/// A row for each stated number.
pub const OBSERVATIONS_CSV: &str = "data/observations.csv";
/// Describes the tables (Data Package, frictionlessdata.io).
pub const DATAPACKAGE: &str = "data/datapackage.json";
/// The folder of handouts, where a site has any: their names could be those of pages.
pub const HANDOUTS: &str = "handouts";
/// Atom feed of the cases (RFC 4287).
pub const FEED: &str = "feed.xml";
/// The pages for search engines (sitemaps.org); an index of further files on a large site.
pub const SITEMAP: &str = "sitemap.xml";
/// What crawlers may read (RFC 9309).
pub const ROBOTS: &str = "robots.txt";

impl Site<'_> {
    /// The full address of a file below the output root; none without `base_url`. The home page is
    /// the folder itself, as readers see it in the address bar.
    ///
    /// Names are ASCII `[a-z0-9._-]`, so nothing is to be escaped.
    pub fn address_of(&self, path: &str) -> Option<String> {
        let base = &self.atlas.settings.base_url.as_ref()?.value;
        let path = if path == "index.html" { "" } else { path };
        Some(format!("{base}{path}"))
    }

    /// The full address of a page; none without `base_url`.
    pub fn address(&self, route: &Route) -> Option<String> {
        self.address_of(&route.to_string())
    }
}

/// The path of a picture in the content folder: authored files link relative to `cases/`, either
/// with the case's folder or without.
pub(crate) fn picture_path(source: &str, slug: &str) -> String {
    let source = source.trim_start_matches("./");
    match source.split_once('/') {
        Some((folder, _)) if folder == slug => format!("cases/{source}"),
        _ => format!("cases/{slug}/{source}"),
    }
}
