//! E-mail addresses.

use super::{Kind, Match};

/// Endings of file names that would read as a domain: `logo@2x.png`.
const FILE_ENDINGS: [&str; 9] = [
    "png", "jpg", "jpeg", "gif", "webp", "svg", "css", "js", "html",
];

/// Longest part in front of `@` (RFC 5321, 4.5.3.1.1), in bytes.
const MAX_LOCAL: usize = 64;
/// Longest domain (RFC 5321, 4.5.3.1.2), in bytes.
const MAX_DOMAIN: usize = 255;

/// Every address `name@domain` of a text, by place.
pub(super) fn find(text: &str) -> Vec<Match> {
    let marks = text.match_indices(['@', '＠']);
    marks
        .filter_map(|(at, mark)| address(text, at, at + mark.len()))
        .collect()
}

fn address(text: &str, at: usize, behind: usize) -> Option<Match> {
    let bytes = text.as_bytes();
    let is_local = |byte: &u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(byte);
    let is_domain = |byte: &u8| byte.is_ascii_alphanumeric() || b".-".contains(byte);
    let local = bytes[..at]
        .iter()
        .rev()
        .take(MAX_LOCAL)
        .take_while(|byte| is_local(byte))
        .count();
    let domain = bytes[behind..]
        .iter()
        .take(MAX_DOMAIN)
        .take_while(|byte| is_domain(byte))
        .count();
    let domain = text[behind..behind + domain].trim_end_matches(['.', '-']);
    let (name, ending) = domain.rsplit_once('.')?;
    let letters = ending.len() >= 2 && ending.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_file = FILE_ENDINGS.contains(&ending.to_ascii_lowercase().as_str());
    let local = text[at - local..at].trim_start_matches(['.', '-', '+', '%']);
    if local.is_empty() || name.is_empty() || !letters || is_file {
        return None;
    }
    let range = at - local.len()..behind + domain.len();
    let value = format!("{local}@{domain}");
    Some(Match {
        kind: Kind::Mail,
        range,
        value,
    })
}
