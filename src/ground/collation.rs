//! Pinyin order, and the letter an entry stands under.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationType;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;
use pinyin::ToPinyin;

/// First words of place names whose usual reading differs from the one the general table gives,
/// with the letter they stand under (《中华人民共和国行政区划简册》 readings).
const PLACE_LETTERS: [(&str, char); 6] = [
    ("重庆", 'C'),
    ("长", 'C'),
    ("曾都", 'Z'),
    ("厦门", 'X'),
    ("单县", 'S'),
    ("解放", 'J'),
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
        letter(a, None)
            .cmp(&letter(b, None))
            .then_with(|| self.collator.compare(a, b))
            .then_with(|| a.cmp(b))
    }
}

impl Default for PinyinOrder {
    fn default() -> PinyinOrder {
        PinyinOrder::new()
    }
}

/// The letter `A`–`Z` a word stands under; `#` for digits and everything else. A given reading
/// (`xing zheng cun`) wins over the tables.
///
/// ```
/// use case_atlas::ground::letter;
/// assert_eq!(letter("宽甸", None), 'K');
/// assert_eq!(letter("重庆市", None), 'C');
/// assert_eq!(letter("行政村", Some("xing zheng cun")), 'X');
/// assert_eq!(letter("2345", None), '#');
/// ```
pub fn letter(word: &str, reading: Option<&str>) -> char {
    if let Some(first) = reading.and_then(|reading| reading.chars().next()) {
        return first.to_ascii_uppercase();
    }
    let word = word.trim_start_matches(|c: char| "“‘《（".contains(c));
    if let Some((_, letter)) = PLACE_LETTERS
        .iter()
        .find(|(prefix, _)| word.starts_with(prefix))
    {
        return *letter;
    }
    let Some(first) = word.chars().next() else {
        return '#';
    };
    if first.is_ascii_alphabetic() {
        return first.to_ascii_uppercase();
    }
    let reading = first
        .to_pinyin()
        .and_then(|pinyin| pinyin.plain().chars().next());
    reading.map_or('#', |letter| letter.to_ascii_uppercase())
}
