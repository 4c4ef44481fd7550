//! A site in memory.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::{Mutex, PoisonError};

use super::path::check_path;
use super::{Artifact, EmitError, Sink};

/// Keeps every artifact in memory, for tests and the dev server. Refuses the same paths as the
/// folder sink.
#[derive(Debug, Default)]
pub struct MemorySink {
    files: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl MemorySink {
    /// The site: path to bytes, sorted by path.
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.files
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for MemorySink {
    fn put(&self, artifact: Artifact) -> Result<(), EmitError> {
        check_path(&artifact.path)?;
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        match files.entry(artifact.path) {
            Entry::Vacant(place) => {
                place.insert(artifact.bytes);
                Ok(())
            }
            Entry::Occupied(place) => Err(EmitError::Duplicate {
                path: place.key().clone(),
            }),
        }
    }
}
