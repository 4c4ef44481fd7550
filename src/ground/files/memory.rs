//! Files that exist only in memory.

use std::collections::BTreeMap;

use super::{FileEntry, FileError, FileSystem, Listing, is_passed_over};

/// A folder in memory, for tests and the dev server. Names are passed over as on disk; links,
/// permissions, odd names and limits are not imitated, so it never has problems.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct MemoryFiles {
    files: BTreeMap<String, Vec<u8>>,
}

impl MemoryFiles {
    /// Adds or replaces a file. The path is relative, with `/`.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// Takes a file away and returns its bytes, if there was one.
    pub fn remove(&mut self, path: &str) -> Option<Vec<u8>> {
        self.files.remove(path)
    }
}

impl<P: Into<String>, B: Into<Vec<u8>>> FromIterator<(P, B)> for MemoryFiles {
    fn from_iter<I: IntoIterator<Item = (P, B)>>(files: I) -> MemoryFiles {
        let files = files
            .into_iter()
            .map(|(path, bytes)| (path.into(), bytes.into()));
        MemoryFiles {
            files: files.collect(),
        }
    }
}

impl FileSystem for MemoryFiles {
    fn list(&self) -> Result<Listing, FileError> {
        let shown = self
            .files
            .iter()
            .filter(|(path, _)| !path.split('/').any(is_passed_over));
        let files = shown
            .map(|(path, bytes)| FileEntry {
                path: path.clone(),
                size: bytes.len() as u64,
            })
            .collect();
        Ok(Listing {
            files,
            problems: vec![],
        })
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        self.files
            .get(path)
            .cloned()
            .ok_or_else(|| FileError::Missing {
                path: path.to_owned(),
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_by_path_bytes_and_passes_over_hidden_folders() {
        let files: MemoryFiles = [
            ("b.md", "2"),
            ("a/b.md", "1"),
            ("a-c.md", "333"),
            (".git/x", ""),
        ]
        .into_iter()
        .collect();
        let listing = files.list().expect("memory never fails to list");
        let paths: Vec<_> = listing
            .files
            .iter()
            .map(|file| (&*file.path, file.size))
            .collect();
        assert_eq!(paths, [("a-c.md", 3), ("a/b.md", 1), ("b.md", 1)]);
        assert_eq!(files.read("a/b.md").expect("the file was put in"), b"1");
        assert!(matches!(files.read("c.md"), Err(FileError::Missing { .. })));
    }
}
