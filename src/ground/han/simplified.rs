//! Traditional and variant Han characters, each with its simplified character.

use std::sync::LazyLock;

use crate::ground::QuickMap;

/// Comment lines with `#`, then pairs of characters; its head says where it comes from.
static TABLE: &str = include_str!("simplified.txt");

static SIMPLIFIED: LazyLock<QuickMap<char, char>> = LazyLock::new(|| pairs().collect());

/// Every pair: a traditional or variant character, and what simplified text writes for it. No
/// character has two; some 2,600 pairs, in the order of the table.
pub fn simplified_pairs() -> impl Iterator<Item = (char, char)> {
    pairs()
}

/// The simplified form of a traditional or variant character; none for every other character, also
/// for those that simplified text uses as well (乾, 著, 徵).
///
/// ```
/// use case_atlas::ground::han::simplified;
/// assert_eq!(simplified('產'), Some('产'));
/// assert_eq!(['产', '著', '乾', 'a'].map(simplified), [None; 4]);
/// ```
pub fn simplified(char: char) -> Option<char> {
    SIMPLIFIED.get(&char).copied()
}

fn pairs() -> impl Iterator<Item = (char, char)> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| {
        let mut chars = line.chars();
        std::iter::from_fn(move || Some((chars.next()?, chars.next()?)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_whole_pairs_and_no_character_twice() {
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            assert!(line.chars().count().is_multiple_of(2), "{line}");
        }
        assert_eq!(pairs().count(), SIMPLIFIED.len());
        for (from, to) in pairs() {
            assert!(simplified(to).is_none(), "{from}{to}");
        }
    }
}
