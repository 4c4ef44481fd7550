//! What linking found out of single cases, kept for the next link of an atlas of which a few files
//! have changed.
//!
//! It never changes what a link gives. What rests on one file alone is kept until that file is read again. What
//! names other things is kept as long as everything that can be named is the same: most edits are of words.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::front_matter::FrontMatter;
use super::glossary::Uses;
use super::groups::Groups;
use super::linking::{Mention, TextLinks};
use super::names::CaseNames;
use super::places::{PlaceTree, Whereabouts};
use super::related::Nearness;
use super::{CaseLinks, SectionId};
use crate::atlas::{Atlas, Picture};
use crate::ground::{FileId, Findings};

/// Kept from link to link; empty at first.
#[derive(Debug, Default)]
pub struct Memory {
    /// Whether no other link is to follow: then nothing is kept that this one does not need itself.
    pub(super) is_of_one_link: bool,
    /// Whether there was a last link.
    is_linked: bool,
    /// The files of the cases at the last link, in the order of that atlas.
    files: Vec<FileId>,
    /// Files of cases that were read again since.
    forgotten: BTreeSet<FileId>,
    /// Whether another file was: a vocabulary, a model type, a page.
    are_others_new: bool,
    /// The words the uses of terms were looked for, with the index of their term.
    words: Vec<(String, usize)>,
    pub(super) names: PerCase<CaseNames>,
    pub(super) reserved: PerCase<Findings>,
    pub(super) front: PerCase<FrontMatter>,
    pub(super) whereabouts: PerCase<Whereabouts>,
    /// What the texts of a case name.
    pub(super) mentions: PerCase<Vec<Mention>>,
    pub(super) uses: PerCase<Uses>,
    pub(super) groups: Arc<Groups>,
    pub(super) places: Arc<PlaceTree>,
    pub(super) nearness: Nearness,
    pictures: Vec<Picture>,
    unread_cases: BTreeSet<String>,
    /// Whether no two pages wanted one address.
    pub(super) is_collision_free: bool,
    /// What every text leads to: those of the cases first.
    pub(super) texts: Vec<Arc<TextLinks>>,
    /// What the site had.
    pub(super) links: Vec<Arc<CaseLinks>>,
    /// The sections that use a term.
    pub(super) used: Arc<Vec<Vec<SectionId>>>,
}

/// A value for each case, in the order of the atlas at the last link.
#[derive(Debug)]
pub(super) struct PerCase<T>(Vec<Arc<T>>);

impl<T> Default for PerCase<T> {
    fn default() -> PerCase<T> {
        PerCase(Vec::new())
    }
}

/// What of the last link holds for an atlas.
#[derive(Debug)]
pub(super) struct Recall {
    /// Per case its place at the last link; none for a case that was read since.
    then: Vec<Option<usize>>,
    /// Whether nothing but cases was read since, and the same ones could not be.
    pub(super) are_others_same: bool,
}

/// Which cases are called otherwise than at the last link, or what of them can be named is.
#[derive(Debug)]
pub(super) enum Renamed {
    /// Cases came, went or changed places: an index no longer means the same case.
    All,
    /// Only these, by slug; none of them in another place.
    Some(BTreeSet<Box<str>>),
}

impl Memory {
    /// For a link that no other follows.
    pub(super) fn of_one_link() -> Memory {
        Memory {
            is_of_one_link: true,
            ..Memory::default()
        }
    }

    /// Forgets what rests on the file of a case, which was read again.
    pub fn forget(&mut self, file: FileId) {
        self.forgotten.insert(file);
    }

    /// Forgets what rests on files other than those of cases: one was read again.
    pub fn forget_others(&mut self) {
        self.are_others_new = true;
    }

    /// What holds for an atlas; the last link is the one of this atlas from here on.
    pub(super) fn recall(&mut self, atlas: &Atlas) -> Recall {
        let files: Vec<FileId> = atlas.cases.iter().map(|case| case.file).collect();
        let forgotten = std::mem::take(&mut self.forgotten);
        let known = self.files.iter().enumerate();
        let known: BTreeMap<FileId, usize> = match files == self.files {
            true => BTreeMap::new(),
            false => known.map(|(at, file)| (*file, at)).collect(),
        };
        let then = files.iter().enumerate().map(|(at, file)| {
            let then = match self.files.get(at) {
                Some(same) if same == file => Some(at),
                _ => known.get(file).copied(),
            };
            then.filter(|_| !forgotten.contains(file))
        });
        let then = then.collect();
        let are_pictures_same = self.pictures == atlas.pictures;
        if !are_pictures_same {
            self.pictures.clone_from(&atlas.pictures);
        }
        let are_unread_same = self.unread_cases == atlas.unread_cases;
        if !are_unread_same {
            self.unread_cases.clone_from(&atlas.unread_cases);
        }
        self.files = files;
        // Each is taken, whatever the others say: what this link looks at is not new to the next.
        let was_linked = std::mem::replace(&mut self.is_linked, true);
        let are_others_new = std::mem::take(&mut self.are_others_new);
        Recall {
            then,
            are_others_same: was_linked && are_pictures_same && are_unread_same && !are_others_new,
        }
    }

    /// Forgets the uses of terms unless they were looked for by these words; whether they were.
    pub(super) fn look_for(&mut self, words: Vec<(String, usize)>) -> bool {
        let is_same = self.words == words;
        if !is_same {
            self.uses.forget();
            self.words = words;
        }
        is_same
    }
}

impl Renamed {
    /// Compares what can be named with what could be named before.
    pub(super) fn new(
        recall: &Recall,
        before: &[Arc<CaseNames>],
        now: &[Arc<CaseNames>],
    ) -> Renamed {
        let is_itself = |case: usize| now[case].slug == before[case].slug;
        if before.len() != now.len() || !recall.is_in_place() || !recall.changed().all(is_itself) {
            return Renamed::All;
        }
        let renamed = recall.changed().filter(|case| before[*case] != now[*case]);
        Renamed::Some(renamed.map(|case| now[case].slug.clone()).collect())
    }

    /// Whether everything is called as it was.
    pub(super) fn is_none(&self) -> bool {
        matches!(self, Renamed::Some(slugs) if slugs.is_empty())
    }
}

impl<T: Send + Sync> PerCase<T> {
    /// The values for the atlas of a recall: what is kept of each case, and made anew of the others.
    pub(super) fn renew(&mut self, recall: &Recall, make: impl Fn(usize) -> T + Sync) -> &[Arc<T>] {
        let kept = std::mem::take(&mut self.0);
        let value = |(case, then): (usize, &Option<usize>)| match then.and_then(|at| kept.get(at)) {
            Some(value) => Arc::clone(value),
            None => Arc::new(make(case)),
        };
        self.0 = recall.then.par_iter().enumerate().map(value).collect();
        &self.0
    }

    /// Forgets all.
    pub(super) fn forget(&mut self) {
        self.0.clear();
    }

    /// The values of the last link.
    pub(super) fn all(&self) -> &[Arc<T>] {
        &self.0
    }
}

impl Recall {
    /// The cases that were read since the last link, ascending.
    pub(super) fn changed(&self) -> impl Iterator<Item = usize> {
        let cases = self.then.iter().enumerate();
        cases.filter(|(_, then)| then.is_none()).map(|(at, _)| at)
    }

    /// Whether every case is where it was, as far as it is known: one that was read again may be another one.
    pub(super) fn is_in_place(&self) -> bool {
        let mut cases = self.then.iter().enumerate();
        cases.all(|(at, then)| then.is_none_or(|then| then == at))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{atlas, case};
    use super::*;

    #[test]
    fn what_was_read_before_a_link_is_not_new_to_the_one_after() {
        let (mut atlas, _) = atlas(&case("a", "", ""));
        let mut memory = Memory::default();
        memory.forget_others();
        assert!(!memory.recall(&atlas).are_others_same, "the first link");
        assert!(memory.recall(&atlas).are_others_same);
        memory.forget_others();
        atlas.pictures.push(Picture {
            path: "cases/a/b.png".to_owned(),
            size: None,
            has_location: false,
            is_too_large: false,
        });
        assert!(!memory.recall(&atlas).are_others_same);
        assert!(memory.recall(&atlas).are_others_same);
    }
}
