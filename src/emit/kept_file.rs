//! Files of the old site that are the new one's too, without having been made again.

use std::fs;

use super::error::EmitError;
use super::folder::FolderSink;
use super::location::Location;
use super::path::check_path;
use super::{Artifact, Sink};
use crate::ground::Digest;

/// An artifact that was put by an earlier build: where it stands and what it is, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    /// As in [`Artifact`].
    pub path: String,
    /// Of its bytes.
    pub digest: Digest,
}

impl KeptFile {
    /// What stays of an artifact when its bytes are gone.
    pub fn of(artifact: &Artifact) -> KeptFile {
        KeptFile {
            path: artifact.path.clone(),
            digest: Digest::of(&artifact.bytes),
        }
    }
}

impl FolderSink {
    /// Whether the old site has this file, with these bytes.
    pub fn has(&self, kept: &KeptFile) -> bool {
        check_path(&kept.path).is_ok() && self.checked_stamp(kept).is_some()
    }

    /// The bytes of a file of the old site, if they are what they were.
    pub fn bytes_of(&self, kept: &KeptFile) -> Option<Vec<u8>> {
        let Location { folder, .. } = self.location();
        check_path(&kept.path).ok()?;
        let path = folder.join(&kept.path);
        // A link would lead elsewhere.
        if !fs::symlink_metadata(&path).ok()?.is_file() {
            return None;
        }
        let bytes = fs::read(path).ok()?;
        (Digest::of(&bytes) == kept.digest).then_some(bytes)
    }

    /// Carries a file over that [`FolderSink::has`].
    ///
    /// # Errors
    /// As [`Sink::put`], and when somebody wrote to the file since it was asked for.
    pub fn keep(&self, kept: KeptFile) -> Result<(), EmitError> {
        if self.carry_over(&kept)? {
            return Ok(());
        }
        // Also where the file system has no hard links.
        match self.bytes_of(&kept) {
            Some(bytes) => self.put(Artifact::new(kept.path, bytes)),
            None => Err(self.spoilt(&kept.path)),
        }
    }
}
