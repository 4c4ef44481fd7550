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

/// Writes a classic script of one call, whose arguments are JSON. U+2028 and U+2029 end lines in scripts older
/// than ES2019.
///
/// ```
/// use case_atlas::render::script;
/// let script = script("a.js", "f", "\"一\u{2028}二\"");
/// assert_eq!(script.bytes, "f(\"一\\u2028二\");\n".as_bytes());
/// ```
pub fn script(path: impl Into<String>, function: &str, arguments: &str) -> Artifact {
    let arguments = arguments.replace('\u{2028}', "\\u2028");
    let arguments = arguments.replace('\u{2029}', "\\u2029");
    Artifact::new(path, format!("{function}({arguments});\n"))
}

/// Writes what crawlers may read (RFC 9309): everything, and where the sitemap is.
pub fn robots(path: &str, sitemap: Option<&str>) -> Artifact {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(address) = sitemap {
        text.push_str(&format!("Sitemap: {address}\n"));
    }
    Artifact::new(path, text)
}
