//! How the files of a finished site looked to the system, so that a later build need not read them.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::manifest::Manifest;
use super::stamp::Stamp;
use crate::ground::Digest;

/// A stamp for every file of a site that needs no reading to be known; in order of the list of files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inventory {
    /// Of the list of files.
    list: Digest,
    stamps: Vec<Option<Stamp>>,
}

/// Stands for a file without a stamp.
const UNKNOWN: [u8; Stamp::SIZE] = [0xff; Stamp::SIZE];

impl Inventory {
    /// The inventory as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.list.bytes().to_vec();
        for stamp in &self.stamps {
            bytes.extend(stamp.map_or(UNKNOWN, Stamp::to_bytes));
        }
        bytes
    }

    /// An inventory from its bytes; nothing where they are none.
    pub fn from_bytes(bytes: &[u8]) -> Option<Inventory> {
        let (list, rest) = bytes.split_first_chunk()?;
        let (stamps, rest) = rest.as_chunks::<{ Stamp::SIZE }>();
        let stamp = |bytes: &[u8; Stamp::SIZE]| {
            let is_known = *bytes != UNKNOWN;
            is_known.then(|| Stamp::from_bytes(bytes))
        };
        rest.is_empty().then(|| Inventory {
            list: Digest::from_bytes(*list),
            stamps: stamps.iter().map(stamp).collect(),
        })
    }

    /// Looks at the files of a site that was just made; `made` tells of each, in order of the list, how it
    /// looked when it was put there. One that somebody wrote to since has no stamp, and one so young that a write might
    /// not show has none either. `now` is by the clock of the same disk, and before.
    pub(super) fn take(
        folder: &Path,
        (manifest, made): (&Manifest, &[Option<Stamp>]),
        now: u64,
    ) -> Inventory {
        let paths: Vec<&String> = manifest.files.keys().collect();
        let stamp = |(path, made): (&&String, &Option<Stamp>)| {
            let made = made.as_ref()?;
            stamp_of(&folder.join(path))
                .filter(|stamp| stamp.has_bytes_of(made) && stamp.is_settled(now))
        };
        Inventory {
            list: digest_of(manifest),
            stamps: paths.par_iter().zip(made).map(stamp).collect(),
        }
    }

    /// Whether every file of the list is what the list says: by its stamp, and where that is not as
    /// it was, by its bytes. Returns the inventory as it is then. `clock` is asked only where something
    /// must be read.
    pub(super) fn check(
        &self,
        folder: &Path,
        manifest: &Manifest,
        clock: impl FnOnce() -> Option<u64>,
    ) -> Option<Inventory> {
        if !self.is_of(manifest) {
            return None;
        }
        let mut stamps = self.stamps.clone();
        let mut files: Vec<_> = manifest.files.iter().zip(&mut stamps).collect();
        files.par_iter_mut().for_each(|((path, _), stamp)| {
            if stamp.is_some() && stamp_of(&folder.join(path)) != **stamp {
                **stamp = None;
            }
        });
        files.retain(|(_, stamp)| stamp.is_none());
        if !files.is_empty() {
            let now = clock().unwrap_or(0);
            let is_whole = files.into_par_iter().all(|((path, digest), stamp)| {
                let path = folder.join(path);
                // Before the bytes: a write after this gives another stamp.
                let Some(seen) = stamp_of(&path) else {
                    return false;
                };
                *stamp = Some(seen).filter(|seen| seen.is_settled(now));
                fs::read(&path).is_ok_and(|bytes| Digest::of(&bytes) == *digest)
            });
            if !is_whole {
                return None;
            }
        }
        let list = self.list;
        Some(Inventory { list, stamps })
    }

    /// Path and stamp of every file that has one, if this is the inventory of that list.
    pub(super) fn by_path<'m>(
        &self,
        manifest: &'m Manifest,
    ) -> impl Iterator<Item = (&'m str, Stamp)> {
        let stamps = self.is_of(manifest).then_some(&self.stamps);
        let files = stamps.into_iter().flatten().zip(manifest.files.keys());
        files.filter_map(|(stamp, path)| Some((path.as_str(), (*stamp)?)))
    }

    fn is_of(&self, manifest: &Manifest) -> bool {
        self.stamps.len() == manifest.files.len() && self.list == digest_of(manifest)
    }
}

fn digest_of(manifest: &Manifest) -> Digest {
    Digest::of(manifest.to_string().as_bytes())
}

/// The stamp of a regular file; a link is none.
fn stamp_of(path: &Path) -> Option<Stamp> {
    let metadata = fs::symlink_metadata(path).ok()?;
    metadata.is_file().then(|| Stamp::of(&metadata)).flatten()
}
