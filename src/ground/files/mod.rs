//! The one door to the disk for reading. Takes a folder and relative paths, returns bytes; knows
//! nothing of what the files mean.
//!
//! Two doors of one shape: [`DiskFiles`] for people, [`MemoryFiles`] for tests; [`Watch`] tells where
//! something on disk may have changed. What stands in a folder but cannot be read as a plain file is a [`Problem`], so that
//! all of them can be told at once; a [`FileError`] is for what makes going on senseless.

mod disk;
mod error;
mod memory;
mod overlay;
mod watch;
mod witness;

use crate::ground::Text;

pub use disk::{DiskFiles, MAX_BYTES, MAX_DEPTH, MAX_ENTRIES};
pub use error::{FileError, cause_text};
pub use memory::MemoryFiles;
pub use overlay::OverlaidFiles;
pub use watch::{Method, Place, Watch};
pub use witness::{Evidence, WitnessedFiles};

/// A folder to read from.
pub trait FileSystem: Sync {
    /// Every regular file below the root, and what could not be taken for one. Hidden names
    /// (leading `.`) and the leavings of editors are in neither list.
    ///
    /// # Errors
    /// When the root cannot be walked at all, or holds too much.
    fn list(&self) -> Result<Listing, FileError>;

    /// The part of the list at a path and below it: one file, all of a folder, or nothing.
    ///
    /// # Errors
    /// As [`FileSystem::list`].
    fn list_below(&self, path: &str) -> Result<Listing, FileError> {
        let mut listing = self.list()?;
        listing
            .files
            .retain(|file| is_at_or_below(&file.path, path));
        let problems = &mut listing.problems;
        problems.retain(|problem| is_at_or_below(&problem.path, path));
        Ok(listing)
    }

    /// The bytes of one file. The path is relative, with `/`, as [`FileSystem::list`] gives it.
    ///
    /// # Errors
    /// When there is no such regular file inside the root, or it cannot be read.
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError>;
}

/// What a folder holds. Both lists are sorted by the bytes of the path, so that the order is the
/// same on every machine.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The regular files; no path twice.
    pub files: Vec<FileEntry>,
    /// What was met on the way and left out.
    pub problems: Vec<Problem>,
}

/// One regular file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileEntry {
    /// Relative to the root, with `/`.
    pub path: String,
    /// In bytes, when it was listed.
    pub size: u64,
}

/// Something in the folder that is not read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Relative to the root, with `/`; bytes that are no UTF-8 are replaced.
    pub path: String,
    /// Why it is not read: one line, without the path.
    pub text: Text,
}

/// Whether a path is this file or folder, or lies in it; everything lies in the root, which is empty.
pub fn is_at_or_below(path: &str, folder: &str) -> bool {
    let below = |rest: &str| rest.is_empty() || rest.starts_with('/');
    folder.is_empty() || path.strip_prefix(folder).is_some_and(below)
}

/// Whether a file or folder of this name is passed over in silence: hidden ones, and what
/// editors, office programs and file managers leave behind.
fn is_passed_over(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || name.ends_with(".swp")
        || matches!(name, "Thumbs.db" | "desktop.ini")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leavings_of_programs_are_passed_over_and_content_is_not() {
        for name in [
            ".git",
            ".#a.md",
            "a.md~",
            "a.md.swp",
            "~$讲稿.docx",
            "Thumbs.db",
        ] {
            assert!(is_passed_over(name), "{name} should be passed over");
        }
        for name in ["a.md", "宽甸.md", "a~b.md", "swp", "a.swp.md"] {
            assert!(!is_passed_over(name), "{name} should be read");
        }
    }
}
