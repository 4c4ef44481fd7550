//! JSON and plain text.

use serde::Serialize;

use super::Artifact;

/// Writes something as JSON: on one line, since the files are for programs and may be long.
pub fn json(path: impl Into<String>, value: &impl Serialize) -> Artifact {
    let bytes = serde_json::to_vec(value);
    let mut bytes = bytes.expect("views have plain keys and finite numbers");
    bytes.push(b'\n');
    Artifact::new(path, bytes)
}

/// Writes what crawlers may read (RFC 9309): everything, and where the sitemap is.
pub fn robots(path: &str, sitemap: Option<&str>) -> Artifact {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(address) = sitemap {
        text.push_str(&format!("Sitemap: {address}\n"));
    }
    Artifact::new(path, text)
}
