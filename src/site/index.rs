//! Places in lists by slug or id, and what an author may have meant by a word that is none.

use std::collections::BTreeMap;

use super::faults::Fault;
use crate::atlas::Atlas;
use crate::ground::{SharedStr, Spanned, nearest};

/// Finds places by name.
pub(super) trait Lookup {
    /// The place of a name.
    fn place(&self, name: &str) -> Option<usize>;

    /// All names, sorted.
    fn names(&self) -> impl Iterator<Item = &str>;

    /// What the thing at a place is called in Chinese: the usual word first. Nothing where names
    /// are all there is.
    fn words(&self, _place: usize) -> Vec<&str> {
        Vec::new()
    }

    /// Whether there is a file of this name that could not be read: told at that file.
    fn is_unread(&self, _name: &str) -> bool {
        false
    }
}

/// The place of a name.
///
/// # Errors
/// What is wrong with the name, with the nearest one that would do.
pub(super) fn find(index: &impl Lookup, name: &str) -> Result<usize, Fault> {
    index.place(name).ok_or_else(|| {
        if index.is_unread(name) {
            return Fault::Unread;
        }
        let near = nearest(name, index.names()).map(str::to_owned);
        Fault::Unknown(near.or_else(|| meant(index, name)))
    })
}

/// A name with the word it stands for: `ecommerce（电商扶贫）`.
pub(super) fn explained(index: &impl Lookup, name: &str) -> String {
    let words = index.place(name).map(|at| index.words(at));
    match words.as_deref() {
        Some([word, ..]) => format!("{name}（{word}）"),
        _ => name.to_owned(),
    }
}

/// The name of what is called by this Chinese word, wholly or in part.
fn meant(index: &impl Lookup, word: &str) -> Option<String> {
    if word.is_ascii() {
        return None;
    }
    let is_called = |name: &&str, fits: &dyn Fn(&str) -> bool| {
        let words = index.place(name).map(|at| index.words(at));
        words.is_some_and(|words| words.into_iter().any(fits))
    };
    let whole = |known: &str| known == word;
    let has_part = word.chars().nth(1).is_some();
    let part = |known: &str| has_part && (known.contains(word) || word.contains(known));
    let found = index.names().find(|name| is_called(name, &whole));
    let found = found.or_else(|| index.names().find(|name| is_called(name, &part)));
    found.map(|name| explained(index, name))
}

/// Places in a list of one case. Of names used twice (found by the reader) the first counts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Index(Box<[(Box<str>, u32)]>);

impl Index {
    pub(super) fn new<'n>(names: impl Iterator<Item = &'n Spanned<SharedStr>>) -> Index {
        let places = (0..).zip(names).filter(|(_, name)| !name.value.is_empty());
        let places = places.map(|(at, name)| (name.value.as_str().into(), at));
        let mut places: Vec<(Box<str>, u32)> = places.collect();
        places.sort_unstable();
        places.dedup_by(|later, first| later.0 == first.0);
        Index(places.into())
    }
}

impl Lookup for Index {
    fn place(&self, name: &str) -> Option<usize> {
        let found = self.0.binary_search_by(|(own, _)| (**own).cmp(name));
        found.ok().map(|at| self.0[at].1 as usize)
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| &**name)
    }
}

/// What the entry at a place of a list is called.
type Words = fn(&Atlas, usize) -> Vec<&str>;

/// Places in a list of the atlas. Of names used twice (found by the reader) the first counts.
#[derive(Debug)]
pub(super) struct Slugs<'a> {
    atlas: &'a Atlas,
    places: BTreeMap<&'a str, usize>,
    words: Words,
    has_files: bool,
}

impl<'a> Slugs<'a> {
    pub(super) fn new(
        atlas: &'a Atlas,
        names: impl Iterator<Item = &'a Spanned<SharedStr>>,
        words: Words,
    ) -> Slugs<'a> {
        let mut places = BTreeMap::new();
        for (at, name) in names.enumerate().filter(|(_, name)| !name.value.is_empty()) {
            places.entry(name.value.as_str()).or_insert(at);
        }
        Slugs {
            atlas,
            places,
            words,
            has_files: false,
        }
    }

    /// The cases: what others are called is no part of what is remembered about a text, so their
    /// slugs are all there is.
    pub(super) fn of_cases(atlas: &'a Atlas) -> Slugs<'a> {
        let names = atlas.cases.iter().map(|case| &case.slug);
        Slugs {
            has_files: true,
            ..Slugs::new(atlas, names, |_, _| Vec::new())
        }
    }
}

impl Lookup for Slugs<'_> {
    fn place(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.places.keys().copied()
    }

    fn words(&self, place: usize) -> Vec<&str> {
        (self.words)(self.atlas, place)
    }

    fn is_unread(&self, name: &str) -> bool {
        self.has_files && self.atlas.unread_cases.contains(name)
    }
}
