//! Pinyin order, and the letter an entry stands under.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationType;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;
use pinyin::{ToPinyin, ToPinyinMulti};

/// How words begin whose usual reading differs from the one the general table gives, with the
/// syllables of that beginning; the first entry that fits counts. 长 is zhǎng where it means
/// "elder" or "to grow" (《现代汉语词典》第7版), cháng in front of everything else; place names
/// after 《中华人民共和国行政区划简册》.
const READINGS: [(&str, &str); 19] = [
    ("重庆", "chóng qìng"),
    ("曾都", "zēng dū"),
    ("厦门", "xià mén"),
    ("单县", "shàn xiàn"),
    ("解放", "jiě fàng"),
    ("长者", "zhǎng"),
    ("长辈", "zhǎng"),
    ("长老", "zhǎng"),
    ("长官", "zhǎng"),
    ("长子", "zhǎng"),
    ("长女", "zhǎng"),
    ("长孙", "zhǎng"),
    ("长兄", "zhǎng"),
    ("长势", "zhǎng"),
    ("长进", "zhǎng"),
    ("长大", "zhǎng"),
    ("长成", "zhǎng"),
    ("长相", "zhǎng"),
    ("长", "cháng"),
];

/// The letters of pinyin with marks, first to fourth tone and then without tone, and their plain
/// letter; 《汉语拼音方案》 section 4. A tone that a letter never has is U+0000.
const MARKED: [(&str, char); 8] = [
    ("āáǎà", 'a'),
    ("ēéěè", 'e'),
    ("īíǐì", 'i'),
    ("ōóǒò", 'o'),
    ("ūúǔù", 'u'),
    ("ǖǘǚǜü", 'u'),
    ("\u{0}ńňǹ", 'n'),
    ("\u{0}ḿ", 'm'),
];

/// Sorts Chinese text by pinyin, digits and Latin letters first.
pub struct PinyinOrder {
    collator: CollatorBorrowed<'static>,
}

impl PinyinOrder {
    /// The order of CLDR's `zh` pinyin collation, with the data compiled in.
    pub fn new() -> PinyinOrder {
        let mut preferences = CollatorPreferences::from(&locale!("zh"));
        preferences.collation_type = Some(CollationType::Pinyin);
        let collator = Collator::try_new(preferences, CollatorOptions::default());
        PinyinOrder {
            collator: collator.expect("the collation data is compiled in"),
        }
    }

    /// Compares two words: by their letter, then by pinyin, then by code point.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.compare_read((a, None), (b, None))
    }

    /// Compares two words that may have a reading given: by their letter, then character by
    /// character by syllable, tone and CLDR's order (strokes), then by code point.
    pub fn compare_read(&self, a: (&str, Option<&str>), b: (&str, Option<&str>)) -> Ordering {
        let by_sound = || {
            let mut left = Sounds::new(a.0, a.1);
            let mut right = Sounds::new(b.0, b.1);
            loop {
                let order = match (left.next(), right.next()) {
                    (Some((first, sound)), Some((second, other))) => sound
                        .cmp(&other)
                        .then_with(|| self.characters(first, second)),
                    (None, None) => return Ordering::Equal,
                    (left, right) => return left.is_some().cmp(&right.is_some()),
                };
                if order.is_ne() {
                    return order;
                }
            }
        };
        letter(a.0, a.1)
            .cmp(&letter(b.0, b.1))
            .then_with(by_sound)
            .then_with(|| self.collator.compare(a.0, b.0))
            .then_with(|| a.cmp(&b))
    }

    fn characters(&self, a: char, b: char) -> Ordering {
        let (mut first, mut second) = ([0; 4], [0; 4]);
        self.collator
            .compare(a.encode_utf8(&mut first), b.encode_utf8(&mut second))
    }
}

impl Default for PinyinOrder {
    fn default() -> PinyinOrder {
        PinyinOrder::new()
    }
}

/// The letter `A`–`Z` a word stands under; `#` for digits and everything else. A given reading
/// (`xing zheng cun` or `xíng zhèng cūn`) wins over the tables.
///
/// ```
/// use case_atlas::ground::letter;
/// assert_eq!(letter("宽甸", None), 'K');
/// assert_eq!(letter("重庆市", None), 'C');
/// assert_eq!(letter("行政村", Some("xíng zhèng cūn")), 'X');
/// assert_eq!(letter("安置", Some("ān zhì")), 'A');
/// assert_eq!(letter("2345", None), '#');
/// ```
pub fn letter(word: &str, reading: Option<&str>) -> char {
    let first = Sounds::new(word, reading).next();
    let letter = first.map(|(char, sound)| sound.syllable.chars().next().unwrap_or(char));
    letter
        .filter(char::is_ascii_alphabetic)
        .map_or('#', |letter| letter.to_ascii_uppercase())
}

/// How a character sounds: nothing for what is not Han, which so comes first.
#[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Sound {
    /// Without marks, lower case.
    syllable: String,
    /// 1 to 4; 5 for the neutral tone.
    tone: u8,
}

impl Sound {
    /// Reads a syllable as an author writes it, with or without marks.
    fn written(syllable: &str) -> Sound {
        let mut sound = Sound {
            syllable: String::new(),
            tone: 5,
        };
        for char in syllable.chars().flat_map(char::to_lowercase) {
            let marked = MARKED.iter().find_map(|(marks, plain)| {
                let tone = marks.chars().position(|mark| mark == char)?;
                Some((*plain, tone))
            });
            let (plain, tone) = marked.unwrap_or((char, 4));
            sound.syllable.push(plain);
            if let Some(tone) = u8::try_from(tone).ok().filter(|tone| *tone < 4) {
                sound.tone = tone + 1;
            }
        }
        sound
    }

    /// Reads the syllable of a character; one without marks gets its tone from the table.
    fn given(syllable: &str, char: char) -> Sound {
        let written = Sound::written(syllable);
        let readings = char.to_pinyin_multi().into_iter().flatten();
        let mut readings = readings.map(|pinyin| Sound::written(pinyin.with_tone()));
        let known = (written.tone == 5)
            .then(|| readings.find(|known| known.syllable == written.syllable))
            .flatten();
        known.unwrap_or(written)
    }

    /// The first reading of the general table.
    fn usual(char: char) -> Sound {
        char.to_pinyin()
            .map_or_else(Sound::default, |pinyin| Sound::written(pinyin.with_tone()))
    }
}

/// The characters of a word with their sound: the given reading, then [`READINGS`], then the table.
struct Sounds<'w> {
    characters: std::str::Chars<'w>,
    /// Syllables that stand in for the table, one a character.
    given: std::str::SplitWhitespace<'w>,
}

impl<'w> Sounds<'w> {
    fn new(word: &'w str, reading: Option<&'w str>) -> Sounds<'w> {
        let word = word.trim_start_matches(|c: char| "“‘《（".contains(c));
        let reading = reading.filter(|reading| !reading.trim().is_empty());
        let known = || {
            let mut known = READINGS.iter();
            known.find(|(start, _)| word.starts_with(start))
        };
        let given = reading.or_else(|| known().map(|(_, reading)| *reading));
        Sounds {
            characters: word.chars(),
            given: given.unwrap_or("").split_whitespace(),
        }
    }
}

impl Iterator for Sounds<'_> {
    type Item = (char, Sound);

    fn next(&mut self) -> Option<(char, Sound)> {
        let char = self.characters.next()?;
        let given = self.given.next();
        let sound = given.map_or_else(|| Sound::usual(char), |given| Sound::given(given, char));
        Some((char, sound))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_a_given_reading_do_not_make_letters() {
        assert_eq!(letter("安置", Some("ān zhì")), 'A');
        assert_eq!(letter("女工", Some("Nǚ gōng")), 'N');
        assert_eq!(letter("欸", Some("ế")), '#');
        assert_eq!(letter("安置", Some(" ")), 'A');
        assert_eq!(letter("", Some("ān")), '#');
    }

    #[test]
    fn zhang_is_not_chang() {
        assert_eq!(letter("长者食堂", None), 'Z');
        assert_eq!(letter("长辈", None), 'Z');
        assert_eq!(letter("长沙", None), 'C');
        assert_eq!(letter("长期", None), 'C');
        assert_eq!(letter("《长效机制》", None), 'C');
    }

    #[test]
    fn words_stand_by_their_given_reading_inside_a_letter() {
        let order = PinyinOrder::new();
        let mut words = [
            ("长子", Some("zhang zi")),
            ("行家", Some("hang jia")),
            ("海岛", None),
        ];
        words.sort_by(|a, b| order.compare_read(*a, *b));
        assert_eq!(words.map(|(word, _)| word), ["海岛", "行家", "长子"]);
        let mut words = ["出租", "重庆", "长沙", "朝阳"];
        words.sort_by(|a, b| order.compare(a, b));
        assert_eq!(words, ["长沙", "朝阳", "重庆", "出租"]);
    }

    #[test]
    fn figures_and_latin_come_first_and_homophones_keep_together() {
        let order = PinyinOrder::new();
        let mut words = ["马富", "安", "妈富", "马安", "A级", "2020年", "妈安"];
        words.sort_by(|a, b| order.compare(a, b));
        assert_eq!(
            words,
            ["2020年", "A级", "安", "妈安", "妈富", "马安", "马富"]
        );
    }
}
