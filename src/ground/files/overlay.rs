//! A folder some of whose files have another text.

use std::collections::BTreeMap;

use super::{FileError, FileSystem, Listing};

/// A folder as it would be after changes that are not written yet.
pub struct OverlaidFiles<'a> {
    under: &'a dyn FileSystem,
    texts: BTreeMap<String, String>,
}

impl<'a> OverlaidFiles<'a> {
    /// The folder as it is.
    pub fn new(under: &'a dyn FileSystem) -> OverlaidFiles<'a> {
        OverlaidFiles {
            under,
            texts: BTreeMap::new(),
        }
    }

    /// Gives a file of the folder another text.
    pub fn put(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.texts.insert(path.into(), text.into());
    }
}

impl FileSystem for OverlaidFiles<'_> {
    fn list(&self) -> Result<Listing, FileError> {
        let mut listing = self.under.list()?;
        for file in &mut listing.files {
            if let Some(text) = self.texts.get(&file.path) {
                file.size = text.len() as u64;
            }
        }
        Ok(listing)
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        match self.texts.get(path) {
            Some(text) => Ok(text.clone().into_bytes()),
            None => self.under.read(path),
        }
    }
}
