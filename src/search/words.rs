//! The names that are found by their reading: titles, places, model types, terms, keywords.
//!
//! A name is entered under its letters in full (`kuandian…`, family `p`) from each of its first
//! characters, and under its initials (`kd…`, family `i`) from the beginning of each stretch between
//! marks. Both are sorted and cut into scripts, so that a query loads the range that begins with it,
//! however many names there are.

use super::literal::Literal;
use super::{Script, directory};
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

/// Bytes of a script of names.
const SHARD: usize = 8_000;
/// A name that is longer is entered under the beginnings of its stretches only.
const SHORT: usize = 10;
/// Letters of a key; the script side compares whole readings.
const KEY: usize = 12;
/// Syllables of a stretch that can be asked for.
const SYLLABLES: usize = 12;
/// Ways to read the beginning of a stretch that are entered.
const WAYS: usize = 4;

/// A name under one of its keys.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    key: String,
    /// Names come in the order of [`Word`]s: by how good they are.
    word: usize,
    /// Whether it begins inside the name.
    inner: bool,
    /// The syllables from there to the next mark; ways to read one separated by `/`.
    sounds: String,
}

/// Hands over the shards of both families, and their directory.
pub(super) fn scripts<E>(words: &[Word], put: &impl Fn(Script) -> Result<(), E>) -> Result<(), E> {
    let (mut full, mut initials) = (Vec::new(), Vec::new());
    for (at, word) in words.iter().enumerate() {
        enter(at, word, &mut full, &mut initials);
    }
    let mut families = Vec::new();
    for (family, mut entries) in [("p", full), ("i", initials)] {
        entries.sort_unstable();
        entries.dedup();
        families.push((family, shards(family, &entries, words, put)?));
    }
    let directory = directory::scripts("words", "", &families);
    directory.into_iter().try_for_each(put)
}

fn enter(at: usize, word: &Word, full: &mut Vec<Entry>, initials: &mut Vec<Entry>) {
    let stretches = stretches(word);
    let all: usize = stretches.iter().map(Vec::len).sum();
    for (stretch_at, stretch) in stretches.iter().enumerate() {
        let starts = if all <= SHORT { stretch.len() } else { 1 };
        for start in 0..starts {
            let sounds = &stretch[start..stretch.len().min(start + SYLLABLES)];
            let entry = |key: String| Entry {
                key,
                word: at,
                inner: stretch_at + start > 0,
                sounds: sounds
                    .iter()
                    .map(|ways| ways.join("/"))
                    .collect::<Vec<_>>()
                    .join(" "),
            };
            full.extend(spellings(sounds, usize::MAX).into_iter().map(entry));
            if start == 0 {
                initials.extend(spellings(sounds, 1).into_iter().map(entry));
            }
        }
    }
}

/// How a stretch begins, `letters` of each syllable, in at most [`WAYS`] ways.
fn spellings(sounds: &[Vec<String>], letters: usize) -> Vec<String> {
    let mut spelled = vec![String::new()];
    for ways in sounds {
        if spelled.iter().all(|key| key.len() >= KEY) {
            break;
        }
        let mut next = Vec::new();
        for key in &spelled {
            for way in ways {
                let syllable = way.get(..letters.min(way.len())).unwrap_or(way);
                next.push(format!("{key}{syllable}"));
            }
        }
        next.dedup();
        next.truncate(WAYS);
        spelled = next;
    }
    let cut = |mut key: String| {
        key.truncate(KEY);
        key
    };
    spelled.into_iter().map(cut).collect()
}

/// The syllables of a name, each in its ways to read it, in stretches between marks.
fn stretches(word: &Word) -> Vec<Vec<Vec<String>>> {
    let syllables = |reading: &str| -> Vec<Vec<String>> {
        let given = reading.split_whitespace();
        given.map(|one| letters(&[one])).collect()
    };
    if !word.reading.is_empty() {
        return vec![syllables(&word.reading)];
    }
    let mut stretches = vec![Vec::new()];
    for char in word.name.chars() {
        let known = readings(char);
        let last = stretches.last_mut();
        match last {
            Some(last) if !known.is_empty() => last.push(letters(&known)),
            Some(last) if char.is_ascii_alphanumeric() => {
                last.push(vec![char.to_ascii_lowercase().to_string()]);
            }
            Some(last) if !last.is_empty() => stretches.push(Vec::new()),
            _ => {}
        }
    }
    stretches.retain(|stretch| !stretch.is_empty());
    stretches
}

/// Readings in plain letters: ü is typed as v, and as u.
fn letters(readings: &[&str]) -> Vec<String> {
    let mut letters = Vec::new();
    for reading in readings {
        let plain: String = reading.chars().map(plain_letter).collect();
        let other = plain.replace('v', "u");
        for way in [plain, other] {
            if !way.is_empty() && !letters.contains(&way) {
                letters.push(way);
            }
        }
    }
    letters
}

fn plain_letter(char: char) -> char {
    if char == 'ü' { 'v' } else { char }
}

/// Cuts sorted entries into scripts and hands those over; returns what divides them.
fn shards<E>(
    family: &'static str,
    entries: &[Entry],
    words: &[Word],
    put: &impl Fn(Script) -> Result<(), E>,
) -> Result<Vec<Vec<u16>>, E> {
    let units = |entry: &Entry| -> Vec<u16> { entry.key.encode_utf16().collect() };
    let mut dividers = Vec::new();
    let mut body = Literal::default();
    let mut number = 0;
    for (at, entry) in entries.iter().enumerate() {
        if body.is_empty() {
            let last = at.checked_sub(1).map(|last| units(&entries[last]));
            let first = units(entry);
            dividers.push(directory::divider(&last.unwrap_or_default(), &first));
            body.open('[');
        }
        let word = &words[entry.word];
        let place = format!("{}{}", entry.word, if entry.inner { "+" } else { "" });
        for text in [&entry.sounds, &word.name, word.kind, &word.path, &place] {
            body.text(text);
        }
        if body.len() > SHARD || at + 1 == entries.len() {
            body.close(']');
            let path = format!("search/{family}/{number}.js");
            let list = std::mem::take(&mut body).into_string();
            put(Script::new(path, family, &format!("{number},{list}")))?;
            number += 1;
        }
    }
    Ok(dividers)
}
