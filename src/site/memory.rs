//! What linking found out of single files, kept for the next link of an atlas of which a few files
//! have changed.
//!
//! It never changes what a link gives: what is kept rests on one file alone, or is used again only
//! where everything it was made from is the same.

use std::collections::BTreeMap;

use super::glossary::Uses;
use super::linking::Mention;
use super::related::Nearness;
use crate::atlas::case::Case;
use crate::ground::FileId;

/// Kept from link to link; empty at first.
#[derive(Debug, Default)]
pub struct Memory {
    /// The words the uses of terms were looked for, with the index of their term.
    words: Vec<(String, usize)>,
    pub(super) uses: BTreeMap<FileId, Uses>,
    /// What the texts of a case name.
    pub(super) mentions: BTreeMap<FileId, Vec<Mention>>,
    pub(super) nearness: Nearness,
}

impl Memory {
    /// Forgets what rests on a file that was read again.
    pub fn forget(&mut self, file: FileId) {
        self.uses.remove(&file);
        self.mentions.remove(&file);
    }

    /// Forgets the uses of terms unless they were looked for by these words.
    pub(super) fn look_for(&mut self, words: Vec<(String, usize)>) {
        if self.words != words {
            self.uses.clear();
            self.words = words;
        }
    }
}

/// The cases of which nothing is kept.
pub(super) fn unknown<'a, T>(cases: &'a [Case], kept: &BTreeMap<FileId, T>) -> Vec<&'a Case> {
    let cases = cases.iter();
    cases
        .filter(|case| !kept.contains_key(&case.file))
        .collect()
}
