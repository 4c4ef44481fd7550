//! What stands where on a USB stick: the site in a folder, and beside it the few files that a
//! person who opens the stick should see.

use super::Route;

/// The folder of the site.
pub const SITE_FOLDER: &str = "atlas";

/// The page to open first: the only name that is not ASCII, because people must understand it.
pub const START: &str = "打开案例图谱.html";

/// How to read and how to check a stick.
pub const INSTRUCTIONS: &str = "instructions.html";

/// What this is: edition, counts, digest of the content.
pub const VERSION: &str = "VERSION.txt";

/// Digest and path of every other file, for `sha256sum --check`.
pub const SUMS: &str = "SHA256SUMS";

/// The path of a site's file on the stick.
pub fn path_of(path: &str) -> String {
    format!("{SITE_FOLDER}/{path}")
}

/// The address of a page of the site as seen from the root of the stick.
pub fn href(route: &Route) -> String {
    path_of(&route.to_string())
}
