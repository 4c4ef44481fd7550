//! The names that are found by their reading: titles, places, model types, terms, keywords.

use std::collections::BTreeSet;

use super::Script;
use super::literal::Literal;
use crate::ground::readings;

/// A name and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word {
    /// The name in Chinese.
    pub name: String,
    /// 案例, 模式, 地区, 地点, 术语 …
    pub kind: &'static str,
    /// Address below the site's root, with the anchor.
    pub path: String,
    /// Its reading where the tables have another: syllables separated by blanks.
    pub reading: String,
}

/// The words, then every character of theirs with its readings. The script side puts the two
/// together, so a name's reading is written once.
pub(super) fn script(words: &[Word]) -> Script {
    let mut body = Literal::default();
    body.open('[');
    for word in words {
        body.text(&word.name);
        body.text(word.kind);
        body.text(&word.path);
        body.text(&word.reading);
    }
    body.close(']');
    let characters: BTreeSet<char> = words.iter().flat_map(|word| word.name.chars()).collect();
    let mut table = String::new();
    for character in characters {
        let readings = readings(character);
        if !readings.is_empty() {
            table.push(character);
            table.push_str(&readings.join("/"));
            table.push(' ');
        }
    }
    body.text(table.trim_end());
    Script::new("search/words.js".to_owned(), "words", &body.into_string())
}
