//! Characters that no font has, found before anything is set.

use std::collections::BTreeSet;

use serde_json::Value;

use super::error::MissingCharacter;
use super::fonts::Fonts;
use crate::ground::han::is_private_use;

/// Finds the characters of a manuscript that no font has, each once and with the first place
/// of it.
pub(super) fn missing(manuscript: &[u8], fonts: &Fonts) -> Vec<MissingCharacter> {
    let text = String::from_utf8_lossy(manuscript);
    let used: BTreeSet<char> = text.chars().collect();
    let mut missing: BTreeSet<char> = used
        .into_iter()
        .filter(|char| is_shown(*char) && (is_private_use(*char) || !fonts.have(*char)))
        .collect();
    let mut found = Vec::new();
    if !missing.is_empty() {
        let manuscript: Value = serde_json::from_slice(manuscript).unwrap_or_default();
        walk(&manuscript, "", &mut |words, place| {
            for character in words.chars() {
                if missing.remove(&character) {
                    let place = place.to_owned();
                    found.push(MissingCharacter { character, place });
                }
            }
        });
    }
    found
}

/// Whether a character needs a glyph. Joiners, selectors and marks of direction show nothing.
fn is_shown(char: char) -> bool {
    let shows_nothing = matches!(
        char,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{e0000}'..='\u{e0fff}'
    );
    !(shows_nothing || char.is_whitespace() || char.is_control())
}

/// Visits every string with the titles it stands below.
fn walk(value: &Value, place: &str, visit: &mut dyn FnMut(&str, &str)) {
    match value {
        Value::String(words) => visit(words, place),
        Value::Array(values) => values.iter().for_each(|value| walk(value, place, visit)),
        Value::Object(fields) => {
            let title = ["short", "title"]
                .iter()
                .find_map(|key| fields.get(*key)?.as_str());
            let is_part = fields.contains_key("sections") || fields.contains_key("parts");
            let below = match title.filter(|title| is_part && !title.is_empty()) {
                Some(title) if place.is_empty() => title.to_owned(),
                Some(title) => format!("{place} › {title}"),
                None => place.to_owned(),
            };
            fields.values().for_each(|value| walk(value, &below, visit));
        }
        _ => {}
    }
}
