//! The names that are found by their reading: titles, places, model types, terms, keywords.
//!
//! A name is entered under its letters in full (`kuandian…`, family `p`) from each of its first
//! characters, and under its initials (`kd…`, family `i`) from the beginning of each stretch between
//! marks. A place, of which there are many, is asked for from its beginning or from a village or township
//! in it: 大西岔镇杨林村 from 大西岔镇 and from 杨林村. Both are sorted and cut into scripts, so that a query loads the range that begins with it,
//! however many names there are.

use std::sync::Arc;

use super::literal::Literal;
use super::{Script, directory};
use crate::ground::{QuickMap, QuickSet, readings};

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

/// The kind of townships and villages.
pub(super) const PLACE: &str = "地点";
/// Bytes of a script of names.
const SHARD: usize = 8_000;
/// A name that is longer is entered under the beginnings of its stretches only.
const SHORT: usize = 10;
/// Letters of a key; the script side compares whole readings.
const KEY: usize = 12;
/// Syllables of a stretch that can be asked for.
const SYLLABLES: usize = 12;
/// What places are called: behind these another name begins.
const DIVISIONS: [char; 16] = [
    '省', '市', '州', '盟', '县', '旗', '区', '镇', '乡', '村', '屯', '寨', '道', '处', '木', '查',
];
/// Ways to read the beginning of a stretch that are entered; those of a place, of which there are many.
const WAYS: usize = 4;
const WAYS_OF_PLACE: usize = 2;

/// A name under one of its keys. There are some of them for each place of an atlas, so they are small.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    /// Zeros fill it up.
    key: [u8; KEY],
    /// Names come in the order of [`Word`]s: by how good they are.
    word: u32,
    /// The stretch of the name, and the syllable in it, with which the key begins.
    stretch: u16,
    syllable: u16,
}

impl Entry {
    /// Whether it begins inside the name.
    fn is_inner(&self) -> bool {
        self.stretch > 0 || self.syllable > 0
    }

    fn units(&self) -> Vec<u16> {
        let letters = self.key.iter().take_while(|letter| **letter != 0);
        letters.copied().map(u16::from).collect()
    }
}

/// How a name is spoken: its stretches between marks, each a line of syllables with a blank between;
/// ways to read one separated by `/`.
struct Spoken(Vec<String>);

impl Spoken {
    fn new(stretches: &[Vec<Ways>]) -> Spoken {
        let line = |stretch: &Vec<Ways>| {
            let syllables: Vec<String> = stretch.iter().map(|ways| ways.join("/")).collect();
            syllables.join(" ")
        };
        Spoken(stretches.iter().map(line).collect())
    }

    /// The syllables from where an entry begins to the next mark, at most [`SYLLABLES`].
    fn from(&self, entry: &Entry) -> &str {
        let line = self.0[usize::from(entry.stretch)].as_str();
        let blank = |count: usize, line: &str| match count {
            0 => None,
            _ => line.match_indices(' ').nth(count - 1).map(|(at, _)| at),
        };
        let start = blank(usize::from(entry.syllable), line).map_or(0, |at| at + 1);
        let rest = &line[start..];
        &rest[..blank(SYLLABLES, rest).unwrap_or(rest.len())]
    }
}

/// Hands over the shards of both families, and their directory.
pub(super) fn scripts<E>(words: &[Word], put: &impl Fn(Script) -> Result<(), E>) -> Result<(), E> {
    let (mut full, mut initials) = (Vec::new(), Vec::new());
    let mut known = QuickMap::default();
    let spoken: Vec<Spoken> = (0..)
        .zip(words)
        .map(|(at, word)| {
            let stretches = stretches(word, &mut known);
            enter((at, word), &stretches, &mut full, &mut initials)
        })
        .collect();
    let mut families = Vec::new();
    for (family, mut entries) in [("p", full), ("i", initials)] {
        entries.sort_unstable();
        // Of places in a name that sound alike one is enough.
        let sound = |entry: &Entry| spoken[entry.word as usize].from(entry);
        entries.dedup_by(|a, b| {
            (a.key, a.word, a.is_inner()) == (b.key, b.word, b.is_inner()) && sound(a) == sound(b)
        });
        families.push((family, shards(family, &entries, (words, &spoken), put)?));
    }
    let directory = directory::scripts("words", "", &families);
    directory.into_iter().try_for_each(put)
}

/// Enters a name, and tells how it is spoken.
fn enter(
    (word, name): (u32, &Word),
    stretches: &[Vec<Ways>],
    full: &mut Vec<Entry>,
    initials: &mut Vec<Entry>,
) -> Spoken {
    let all: usize = stretches.iter().map(Vec::len).sum();
    let parts = parts_of_place(name, stretches);
    let ways = match name.kind {
        PLACE => WAYS_OF_PLACE,
        _ => WAYS,
    };
    for (stretch, sounds) in (0..u16::MAX).zip(stretches) {
        let starts = 0..u16::try_from(sounds.len()).unwrap_or(u16::MAX);
        for (syllable, start) in starts.map(|syllable| (syllable, usize::from(syllable))) {
            let is_part = start == 0 || parts.contains(&start);
            if !is_part && (name.kind == PLACE || all > SHORT) {
                continue;
            }
            let entry = |key| Entry {
                key,
                word,
                stretch,
                syllable,
            };
            let sounds = &sounds[start..sounds.len().min(start + SYLLABLES)];
            full.extend(spellings(sounds, usize::MAX, ways).into_iter().map(entry));
            if is_part {
                initials.extend(spellings(sounds, 1, ways).into_iter().map(entry));
            }
        }
    }
    Spoken::new(stretches)
}

/// Where the parts of a place begin behind the first, as syllables of its one stretch; none where a mark stands in
/// the name, for then a part begins behind it.
fn parts_of_place(name: &Word, stretches: &[Vec<Ways>]) -> Vec<usize> {
    let is_plain = stretches.len() == 1 && stretches[0].len() == name.name.chars().count();
    if name.kind != PLACE || !is_plain {
        return Vec::new();
    }
    let chars = name.name.chars().enumerate();
    let ends = chars.filter(|(_, char)| DIVISIONS.contains(char));
    ends.map(|(at, _)| at + 1).collect()
}

/// How a stretch begins, `letters` of each syllable, in at most so many ways.
fn spellings(sounds: &[Ways], letters: usize, most: usize) -> Vec<[u8; KEY]> {
    // Keys with the number of their letters.
    let mut spelled = vec![([0; KEY], 0)];
    for ways in sounds {
        if spelled.iter().all(|(_, length)| *length == KEY) {
            break;
        }
        let mut next = Vec::with_capacity(most);
        for (key, length) in &spelled {
            for way in ways.iter() {
                let (mut key, mut length) = (*key, *length);
                for letter in way.bytes().take(letters).take(KEY - length) {
                    key[length] = letter;
                    length += 1;
                }
                next.push((key, length));
            }
        }
        next.dedup();
        next.truncate(most);
        spelled = next;
    }
    spelled.into_iter().map(|(key, _)| key).collect()
}

/// The ways to read a syllable, shared by all names that have it.
type Ways = Arc<[String]>;

/// The syllables of a name, each in its ways to read it, in stretches between marks. `known` remembers
/// how characters are read: few of them stand in most names.
fn stretches(word: &Word, known: &mut QuickMap<char, Ways>) -> Vec<Vec<Ways>> {
    if !word.reading.is_empty() {
        let given = word.reading.split_whitespace();
        let syllables = given.map(|one| letters(&[one]));
        return vec![syllables.filter(|ways| !ways.is_empty()).collect()];
    }
    let mut stretches = vec![Vec::new()];
    for char in word.name.chars() {
        let ways = known.entry(char).or_insert_with(|| ways(char));
        match stretches.last_mut() {
            Some(last) if !ways.is_empty() => last.push(Arc::clone(ways)),
            Some(last) if !last.is_empty() => stretches.push(Vec::new()),
            _ => {}
        }
    }
    stretches.retain(|stretch| !stretch.is_empty());
    stretches
}

/// The ways to read a character; none for a mark.
fn ways(char: char) -> Ways {
    let known = readings(char);
    if known.is_empty() && char.is_ascii_alphanumeric() {
        return [char.to_ascii_lowercase().to_string()].into();
    }
    letters(&known)
}

/// Readings in plain letters: ü is typed as v, and as u.
fn letters(readings: &[&str]) -> Ways {
    let mut letters = Vec::new();
    for reading in readings {
        let plain: String = reading.chars().filter_map(plain_letter).collect();
        let other = plain.replace('v', "u");
        for way in [plain, other] {
            if !way.is_empty() && !letters.contains(&way) {
                letters.push(way);
            }
        }
    }
    letters.into()
}

/// The letter that is typed for one of a reading; none for what is no letter.
fn plain_letter(char: char) -> Option<char> {
    let toned = TONED.iter().find(|(_, toned)| toned.contains(char));
    let plain = toned.map_or(char.to_ascii_lowercase(), |(plain, _)| *plain);
    plain.is_ascii_alphanumeric().then_some(plain)
}

/// Letters of Hanyu Pinyin that carry a mark, by what is typed for them.
const TONED: [(char, &str); 8] = [
    ('a', "āáǎàĀÁǍÀ"),
    ('e', "ēéěèêĒÉĚÈ"),
    ('i', "īíǐì"),
    ('o', "ōóǒòŌÓǑÒ"),
    ('u', "ūúǔù"),
    ('v', "üǖǘǚǜÜ"),
    ('n', "ńňǹ"),
    ('m', "ḿ"),
];

/// Cuts sorted entries into scripts and hands those over; returns what divides them.
fn shards<E>(
    family: &'static str,
    entries: &[Entry],
    (words, spoken): (&[Word], &[Spoken]),
    put: &impl Fn(Script) -> Result<(), E>,
) -> Result<Vec<Vec<u16>>, E> {
    let mut dividers = Vec::new();
    let mut body = Literal::default();
    let mut number = 0;
    // The script side reads every way of a name that it has loaded: once in a script is enough.
    let mut written = QuickSet::default();
    for (at, entry) in entries.iter().enumerate() {
        if body.is_empty() {
            written.clear();
            let last = at.checked_sub(1).map(|last| entries[last].units());
            let first = entry.units();
            dividers.push(directory::divider(&last.unwrap_or_default(), &first));
            body.open('[');
        }
        if written.insert((entry.word, entry.stretch, entry.syllable)) {
            let word = &words[entry.word as usize];
            let sounds = spoken[entry.word as usize].from(entry);
            let place = format!("{}{}", entry.word, if entry.is_inner() { "+" } else { "" });
            for text in [sounds, &word.name, word.kind, &word.path, &place] {
                body.text(text);
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys of a name in both families.
    fn keys(name: &str, reading: &str) -> [Vec<String>; 2] {
        keys_of(name, "术语", reading)
    }

    fn keys_of(name: &str, kind: &'static str, reading: &str) -> [Vec<String>; 2] {
        let word = Word {
            name: name.to_owned(),
            kind,
            path: "glossary.html".to_owned(),
            reading: reading.to_owned(),
        };
        let (mut full, mut initials) = (Vec::new(), Vec::new());
        let stretches = stretches(&word, &mut QuickMap::default());
        let spoken = enter((0, &word), &stretches, &mut full, &mut initials);
        [full, initials].map(|entries| {
            let entries = entries.iter();
            let shown = |entry: &Entry| {
                let key = String::from_utf16_lossy(&entry.units());
                format!("{key} ← {}", spoken.from(entry))
            };
            entries.map(shown).collect()
        })
    }

    #[test]
    fn a_name_is_entered_under_what_is_typed_for_it() {
        let [full, initials] = keys("村民、长三", "");
        assert_eq!(
            full,
            [
                "cunmin ← cun min",
                "min ← min",
                "zhangsan ← zhang/chang san",
                "changsan ← zhang/chang san",
                "san ← san",
            ]
        );
        assert_eq!(
            initials,
            [
                "cm ← cun min",
                "zs ← zhang/chang san",
                "cs ← zhang/chang san"
            ]
        );
    }

    #[test]
    fn a_place_is_entered_under_its_parts() {
        let [full, initials] = keys_of("安民镇杨林村", PLACE, "");
        assert_eq!(
            full,
            [
                "anminzhenyan ← an min zhen yang lin cun",
                "yanglincun ← yang lin cun"
            ]
        );
        let [full, _] = keys_of("安民满族镇东大杨林子村民组", PLACE, "");
        let parts = ["dongdayangli", "minzu"];
        let is_entered = |part: &&str| full.iter().any(|key| key.starts_with(part));
        assert!(parts.iter().all(is_entered));
        let [full, initials_of_street] = keys_of("东关街道富民村", PLACE, "");
        assert_eq!(
            full.last().map(String::as_str),
            Some("fumincun ← fu min cun")
        );
        assert_eq!(
            initials_of_street.last().map(String::as_str),
            Some("fmc ← fu min cun")
        );
        assert_eq!(initials[0], "amzylc ← an min zhen yang lin cun");
        assert_eq!(
            initials.last().map(String::as_str),
            Some("ylc ← yang lin cun")
        );
    }

    #[test]
    fn an_author_may_write_the_tones_and_anything_else() {
        let [full, initials] = keys("农村电商扶贫", "nóng cūn diàn shāng fú pín");
        assert_eq!(full[0], "nongcundians ← nong cun dian shang fu pin");
        assert_eq!(initials, ["ncdsfp ← nong cun dian shang fu pin"]);
        assert_eq!(keys("妇女", "fù nǚ 🙂 ㄅ")[0][0], "funv ← fu nv/nu");
    }
}
