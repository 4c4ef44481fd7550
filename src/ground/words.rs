//! Many words looked for in one pass over a text.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

/// Finds the words it was made of, the longest where several begin at one place.
#[derive(Debug)]
pub struct WordFinder {
    /// None when there is no word.
    matcher: Option<AhoCorasick>,
}

impl WordFinder {
    /// Takes the words; an empty one would be found everywhere and must not be among them.
    pub fn new(words: &[&str]) -> WordFinder {
        let mut builder = AhoCorasick::builder();
        let built = builder.match_kind(MatchKind::LeftmostLongest).build(words);
        WordFinder {
            matcher: built.ok().filter(|_| !words.is_empty()),
        }
    }

    /// Every place of a word, and its index; ascending, without overlaps.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (Range<usize>, usize)> + 't {
        let found = self
            .matcher
            .iter()
            .flat_map(move |matcher| matcher.find_iter(text));
        found.map(|found| (found.start()..found.end(), found.pattern().as_usize()))
    }
}
