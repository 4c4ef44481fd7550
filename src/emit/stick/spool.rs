//! Gathers what goes onto a stick, so that its number and size are known before anything is written.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::names::{check_names, check_stick_path};
use super::space::Extent;
use super::temporary::nameless;
use crate::emit::error::{EmitAction, EmitError};
use crate::emit::manifest::Manifest;
use crate::emit::{Artifact, Sink};
use crate::ground::Digest;
use crate::site::stick::SUMS;

/// Keeps artifacts in one nameless temporary file, and only their paths and places in memory: an atlas
/// of 128,000 cases is larger than that. The file goes away with the spool, however the run ends.
#[derive(Debug)]
pub struct Spool {
    content: Mutex<Content>,
}

#[derive(Debug)]
struct Content {
    file: File,
    length: u64,
    pieces: BTreeMap<String, Piece>,
}

/// Where an artifact is in the temporary file.
#[derive(Debug, Clone, Copy)]
struct Piece {
    start: u64,
    length: u64,
    digest: Digest,
}

/// Everything that goes onto a stick, with its list: sorted by path, every name fit for every stick.
#[derive(Debug)]
pub struct Load {
    file: Mutex<File>,
    pieces: BTreeMap<String, Piece>,
    sums: String,
    manifest: Manifest,
}

impl Spool {
    /// An empty spool.
    ///
    /// # Errors
    /// When the system gives no temporary file.
    pub fn new() -> Result<Spool, EmitError> {
        let file = nameless().map_err(refused())?;
        let content = Content {
            file,
            length: 0,
            pieces: BTreeMap::new(),
        };
        Ok(Spool {
            content: Mutex::new(content),
        })
    }

    /// The load of a stick: everything put, and the list of it.
    ///
    /// # Errors
    /// When a name is not safe on every stick.
    pub fn finish(self) -> Result<Load, EmitError> {
        let content = self
            .content
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let pieces = content.pieces;
        check_names(pieces.keys().map(String::as_str))?;
        let files = pieces
            .iter()
            .map(|(path, piece)| (path.clone(), piece.digest));
        let manifest = Manifest {
            files: files.collect(),
        };
        Ok(Load {
            file: Mutex::new(content.file),
            sums: manifest.to_string(),
            manifest,
            pieces,
        })
    }

    fn content(&self) -> MutexGuard<'_, Content> {
        self.content.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for Spool {
    fn put(&self, artifact: Artifact) -> Result<(), EmitError> {
        check_stick_path(&artifact.path)?;
        let digest = Digest::of(&artifact.bytes);
        let mut content = self.content();
        let piece = Piece {
            start: content.length,
            length: artifact.bytes.len() as u64,
            digest,
        };
        content.file.write_all(&artifact.bytes).map_err(refused())?;
        content.length += piece.length;
        match content.pieces.entry(artifact.path) {
            Entry::Vacant(place) => {
                place.insert(piece);
                Ok(())
            }
            Entry::Occupied(place) => Err(EmitError::Duplicate {
                path: place.key().clone(),
            }),
        }
    }
}

impl Load {
    /// How many files, and what they take; `SHA256SUMS` among them.
    pub fn extent(&self) -> Extent {
        let pieces = self.pieces.iter();
        let files = pieces.map(|(path, piece)| (path.as_str(), piece.length));
        Extent::of(files.chain([(SUMS, self.sums.len() as u64)]))
    }

    /// The list of everything else, as `sha256sum` writes it.
    pub(super) fn sums(&self) -> &str {
        &self.sums
    }

    pub(super) fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// All paths but that of the list, sorted.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.pieces.keys().map(String::as_str)
    }

    /// The bytes of one file, proved to be those that were put.
    pub(super) fn read(&self, path: &str) -> Result<Vec<u8>, EmitError> {
        let read = || -> io::Result<Vec<u8>> {
            let piece = self.pieces.get(path).ok_or(io::ErrorKind::NotFound)?;
            let mut bytes = Vec::new();
            let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
            file.seek(SeekFrom::Start(piece.start))?;
            (&mut *file).take(piece.length).read_to_end(&mut bytes)?;
            if Digest::of(&bytes) == piece.digest {
                Ok(bytes)
            } else {
                Err(io::ErrorKind::InvalidData.into())
            }
        };
        read().map_err(refused())
    }
}

fn refused() -> impl FnOnce(io::Error) -> EmitError {
    EmitError::io(EmitAction::Spool, std::env::temp_dir())
}
