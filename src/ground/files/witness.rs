//! What was read of a folder, so that one can ask later whether it still reads the same.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use super::{FileError, FileSystem, Listing};
use crate::ground::Digest;

/// A folder that keeps the digest of everything read through it. What a site was made from are the
/// bytes that were read, not those that stand in the folder when one looks again.
pub struct WitnessedFiles<'a> {
    under: &'a dyn FileSystem,
    seen: Mutex<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    listing: Option<Digest>,
    files: BTreeMap<String, Digest>,
    /// Something could not be read, or read otherwise the second time.
    is_void: bool,
}

/// Everything that was read of a folder, by digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Of the paths and sizes of all files and of the problems; none where nobody asked for them.
    pub listing: Option<Digest>,
    /// Of the bytes of every file that was read; by path, sorted, no path twice.
    pub files: Vec<(String, Digest)>,
}

impl<'a> WitnessedFiles<'a> {
    /// The folder as it is.
    pub fn new(under: &'a dyn FileSystem) -> WitnessedFiles<'a> {
        WitnessedFiles {
            under,
            seen: Mutex::default(),
        }
    }

    /// What was read until now; nothing where a file could not be read or changed between two
    /// readings, for then no later look can say that all is as it was.
    pub fn evidence(&self) -> Option<Evidence> {
        let seen = self.seen();
        let files = seen.files.iter();
        let files = files.map(|(path, digest)| (path.clone(), *digest));
        (!seen.is_void).then(|| Evidence {
            listing: seen.listing,
            files: files.collect(),
        })
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl FileSystem for WitnessedFiles<'_> {
    fn list(&self) -> Result<Listing, FileError> {
        let listing = self.under.list();
        let digest = listing.as_ref().ok().map(digest_of);
        let mut seen = self.seen();
        seen.is_void |= digest.is_none() || (seen.listing.is_some() && seen.listing != digest);
        seen.listing = digest;
        listing
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        let read = self.under.read(path);
        let digest = read.as_ref().map(|bytes| Digest::of(bytes));
        let mut seen = self.seen();
        seen.is_void |= match (seen.files.entry(path.to_owned()), digest) {
            (Entry::Vacant(place), Ok(digest)) => {
                place.insert(digest);
                false
            }
            (Entry::Occupied(place), Ok(digest)) => *place.get() != digest,
            (_, Err(_)) => true,
        };
        read
    }
}

impl Evidence {
    /// Whether everything would read the same again. Stops at the first difference.
    pub fn holds(&self, folder: &dyn FileSystem) -> bool {
        let listing = match self.listing {
            Some(_) => folder.list().ok().map(|listing| digest_of(&listing)),
            None => None,
        };
        let same = |(path, digest): &(String, Digest)| {
            folder
                .read(path)
                .is_ok_and(|bytes| Digest::of(&bytes) == *digest)
        };
        listing == self.listing && self.files.par_iter().all(same)
    }

    /// The digest of a file that was read.
    pub fn of_file(&self, path: &str) -> Option<Digest> {
        let at = self
            .files
            .binary_search_by(|(known, _)| known.as_str().cmp(path));
        at.ok().map(|at| self.files[at].1)
    }
}

/// Paths hold no line feed that could pass for the end of an entry: each is told with its length.
fn digest_of(listing: &Listing) -> Digest {
    let mut text = String::new();
    for file in &listing.files {
        text += &format!("file {} {} {}\n", file.path.len(), file.path, file.size);
    }
    for problem in &listing.problems {
        let words = &problem.text;
        for part in [&problem.path, &words.zh, &words.en] {
            text += &format!("problem {} {part}\n", part.len());
        }
    }
    Digest::of(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::MemoryFiles;

    fn files(files: &[(&str, &str)]) -> MemoryFiles {
        files.iter().copied().collect()
    }

    #[test]
    fn what_was_read_holds_until_a_byte_or_a_name_changes() {
        let before = files(&[("a", "1"), ("b", "2"), ("unread", "3")]);
        let witness = WitnessedFiles::new(&before);
        witness.list().expect("memory can be read");
        for path in ["b", "a", "a"] {
            witness.read(path).expect("the file is there");
        }
        let evidence = witness.evidence().expect("all could be read");
        assert_eq!(evidence.of_file("b"), Some(Digest::of(b"2")));
        assert_eq!(evidence.of_file("unread"), None);
        let holds = |after: &[(&str, &str)]| evidence.holds(&files(after));
        assert!(holds(&[("a", "1"), ("b", "2"), ("unread", "3")]));
        assert!(holds(&[("a", "1"), ("b", "2"), ("unread", "4")]));
        assert!(!holds(&[("a", "1"), ("b", "3"), ("unread", "3")]));
        assert!(!holds(&[("a", "1"), ("b", "2")]));
        assert!(!holds(&[
            ("a", "1"),
            ("b", "2"),
            ("unread", "3"),
            ("c", "")
        ]));
        assert!(!holds(&[("a", "1"), ("b", "2"), ("unread", "33")]));
    }

    #[test]
    fn what_could_not_be_read_is_no_evidence() {
        let folder = files(&[("a", "1")]);
        let witness = WitnessedFiles::new(&folder);
        assert!(witness.evidence().is_some());
        assert!(witness.read("b").is_err());
        assert_eq!(witness.evidence(), None);
    }
}
