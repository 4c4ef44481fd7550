//! A key together with its branches, put together as the merge hands them over.

use std::ops::Range;

use super::grams::{self, Key};
use super::part::Hit;

/// A key with the leaves that hold it, and those of each of its branches.
#[derive(Default)]
pub(super) struct Stem {
    key: Key,
    /// The key where nothing follows it, and its branches, in their order, with where their hits stand.
    shares: Vec<(Key, Range<usize>)>,
    hits: Vec<Hit>,
    union: Vec<Hit>,
    /// By leaf, the level at which the key stands on it, or [`NOWHERE`].
    levels: Vec<u8>,
}

const NOWHERE: u8 = u8::MAX;

impl Stem {
    /// Begins anew with another key.
    pub(super) fn begin(&mut self, key: Key) {
        self.key = key;
        self.shares.clear();
        self.hits.clear();
    }

    pub(super) fn key(&self) -> Key {
        self.key
    }

    /// Adds the leaves of the key where nothing follows it, or of one of its branches.
    pub(super) fn add(&mut self, key: Key, hits: &[Hit]) {
        let start = self.hits.len();
        self.hits.extend_from_slice(hits);
        self.shares.push((key, start..self.hits.len()));
    }

    /// All leaves that hold the key, each at its best level.
    pub(super) fn union(&mut self, leaves: usize) -> &[Hit] {
        if self.shares.len() < 2 {
            return &self.hits;
        }
        self.union.clear();
        if self.hits.len() * 16 < leaves {
            self.union.extend_from_slice(&self.hits);
            self.union.sort_unstable();
            self.union.dedup_by_key(|hit| hit.0);
            return &self.union;
        }
        self.levels.clear();
        self.levels.resize(leaves, NOWHERE);
        for (leaf, level) in &self.hits {
            let best = &mut self.levels[*leaf as usize];
            *best = (*best).min(*level);
        }
        let levels = (0..).zip(self.levels.iter().copied());
        self.union
            .extend(levels.filter(|(_, level)| *level != NOWHERE));
        &self.union
    }

    /// The branches with the leaves of each.
    pub(super) fn branches(&self) -> impl Iterator<Item = (Key, &[Hit])> {
        let branches = self.shares.iter().filter(|(key, _)| grams::is_branch(*key));
        branches.map(|(key, hits)| (*key, &self.hits[hits.clone()]))
    }
}
