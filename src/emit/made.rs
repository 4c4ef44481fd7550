//! What a build has put into its new site, file by file.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs::{self, File};
use std::path::Path;

use rayon::prelude::*;

use super::error::{EmitAction, EmitError};
use super::location::Location;
use super::manifest::Manifest;
use super::path::MANIFEST;
use super::stamp::Stamp;
use super::swap::{sync_file_system, sync_folder};
use crate::ground::Digest;

/// The files of a site in the making. A site has eleven a case: of each there is one path in memory.
#[derive(Debug, Default)]
pub(super) struct Made {
    files: BTreeMap<Box<str>, MadeFile>,
    bytes: u64,
    has_failed: bool,
}

#[derive(Debug)]
struct MadeFile {
    digest: Digest,
    looks: Look,
}

/// How a file came into the new site, and how it looks there.
#[derive(Debug, Clone, Copy)]
pub(super) enum Look {
    Anew(Option<Stamp>),
    CarriedOver(Option<Stamp>),
}

/// The files of a whole site.
#[derive(Debug)]
pub(super) struct MadeSite {
    pub manifest: Manifest,
    /// How each looked when it was put there; in order of the list.
    pub stamps: Vec<Option<Stamp>>,
    /// Paths written anew.
    pub written: Vec<String>,
    pub bytes: u64,
}

/// Of so many files the system is asked one by one whether they are on the disk; of more with one call, which
/// also waits for whatever else is on its way there.
const ONE_BY_ONE: usize = 1_000;

impl Made {
    /// Takes a path for one artifact; until it is settled nothing is known of it.
    pub fn claim(&mut self, path: &str, digest: Digest) -> Result<(), EmitError> {
        match self.files.entry(path.into()) {
            Entry::Vacant(place) => {
                let looks = Look::Anew(None);
                place.insert(MadeFile { digest, looks });
                Ok(())
            }
            Entry::Occupied(_) => {
                self.has_failed = true;
                Err(EmitError::Duplicate {
                    path: path.to_owned(),
                })
            }
        }
    }

    /// The file of a path that was claimed stands there, and has so many bytes.
    pub fn settle(&mut self, path: &str, looks: Look, bytes: u64) {
        if let Some(file) = self.files.get_mut(path) {
            file.looks = looks;
        }
        self.bytes += bytes;
    }

    /// The site is void.
    pub fn fail(&mut self) {
        self.has_failed = true;
    }

    /// All was put; none where something failed.
    pub fn finish(self) -> Option<MadeSite> {
        if self.has_failed {
            return None;
        }
        let mut stamps = Vec::with_capacity(self.files.len());
        let mut written = Vec::new();
        let files = self.files.into_iter().map(|(path, file)| {
            let path = String::from(path);
            let (Look::Anew(stamp) | Look::CarriedOver(stamp)) = file.looks;
            stamps.push(stamp);
            if matches!(file.looks, Look::Anew(_)) {
                written.push(path.clone());
            }
            (path, file.digest)
        });
        let manifest = Manifest {
            files: files.collect(),
        };
        Some(MadeSite {
            manifest,
            stamps,
            written,
            bytes: self.bytes,
        })
    }
}

impl MadeSite {
    /// Writes the list of files, and waits until every new byte and name is on the disk: after a
    /// power cut there is the old site or the new one, never empty files.
    pub fn write_to_disk(&self, site: &Path, location: &Location) -> Result<(), EmitError> {
        let refused = |path: &str| EmitError::io(EmitAction::Write, location.shown(path));
        let list = format!("{}{}", location.output.mark(), self.manifest);
        fs::write(site.join(MANIFEST), list).map_err(refused(MANIFEST))?;
        if self.written.len() > ONE_BY_ONE
            && sync_file_system(site)
                .map_err(EmitError::io(EmitAction::Write, &location.written))?
        {
            return Ok(());
        }
        let mut written: Vec<&str> = self.written.iter().map(String::as_str).collect();
        written.push(MANIFEST);
        written.par_iter().try_for_each(|path| {
            let file = File::options().write(true).open(site.join(path));
            file.and_then(|file| file.sync_all()).map_err(refused(path))
        })?;
        self.manifest.folders().par_iter().try_for_each(|folder| {
            sync_folder(&site.join(folder)).map_err(EmitError::io(
                EmitAction::Write,
                location.written.join(folder),
            ))
        })
    }
}
