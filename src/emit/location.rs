//! Where the output folder really is, whether it may be one, and what stands in it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::ground::Digest;

use super::error::{EmitAction, EmitError, shown};
use super::manifest::{Manifest, Output};
use super::path::MANIFEST;

/// How names begin that LibreOffice, Word and WPS put beside a document while it is open.
const OPEN: [&str; 2] = [".~lock.", "~$"];

/// What file managers drop into folders people look at; no reason to refuse the next build.
const LITTER: [&str; 2] = [".DS_Store", "Thumbs.db"];

/// An output folder that may be written to; it need not exist.
#[derive(Debug)]
pub(super) struct Location {
    /// As the user wrote it, for messages.
    pub written: PathBuf,
    /// Absolute, without links; the parent exists.
    pub folder: PathBuf,
    /// What it is to hold.
    pub output: Output,
}

impl Location {
    /// Finds the real place of `out`, refuses it where it overlaps an input, and makes the folders
    /// above it that are not there.
    pub fn resolve(output: Output, out: &Path, inputs: &[&Path]) -> Result<Location, EmitError> {
        let folder = real_folder(out)?;
        // The folder is replaced as a whole, so it needs a name and a parent.
        if folder.file_name().is_none() {
            return Err(EmitError::NotAFolder { out: shown(out) });
        }
        refuse_overlap(out, &folder, inputs)?;
        if let Some(parent) = folder.parent() {
            fs::create_dir_all(parent).map_err(EmitError::io(EmitAction::Prepare, out))?;
        }
        Ok(Location {
            written: out.to_owned(),
            folder,
            output,
        })
    }

    /// The list of files made before; `None` where there is nothing yet.
    ///
    /// # Errors
    /// When anything in the folder is not on the list, or the list is of something else: it is not
    /// ours to replace. Nor is a handout that somebody has worked on.
    pub fn inspect(&self) -> Result<Option<Manifest>, EmitError> {
        let list = self.folder.join(MANIFEST);
        let manifest = match fs::symlink_metadata(&list) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => None,
            Err(cause) => return Err(EmitError::io(EmitAction::Look, self.shown(MANIFEST))(cause)),
            Ok(metadata) if !metadata.is_file() => return Err(self.foreign(MANIFEST)),
            Ok(_) => Some(self.read_manifest(&list)?),
        };
        match self.first_foreign(manifest.as_ref().unwrap_or(&Manifest::default()), "") {
            Ok(None) => match manifest.as_ref().and_then(|made| self.first_edited(made)) {
                Some(file) => Err(EmitError::Edited {
                    file: shown(&self.shown(file)),
                }),
                None => Ok(manifest),
            },
            Ok(Some(file)) => Err(self.foreign(&file)),
            Err(cause) => Err(EmitError::io(EmitAction::Look, &self.written)(cause)),
        }
    }

    /// A file of the output as messages show it.
    pub fn shown(&self, path: &str) -> PathBuf {
        self.written.join(path)
    }

    fn read_manifest(&self, list: &Path) -> Result<Manifest, EmitError> {
        let bytes =
            fs::read(list).map_err(EmitError::io(EmitAction::Look, self.shown(MANIFEST)))?;
        let text = String::from_utf8_lossy(&bytes);
        let (holds, list) = Output::of(&text);
        if holds != self.output {
            return Err(EmitError::Other {
                out: shown(&self.written),
                holds,
            });
        }
        let marks = usize::from(list.len() < text.len());
        Manifest::parse(list).map_err(|line| EmitError::Manifest {
            path: shown(&self.shown(MANIFEST)),
            line: line + marks,
        })
    }

    /// The first handout that is not as it was made. A page of a site is made anew whatever was done to it;
    /// a document is there to be worked on.
    fn first_edited<'m>(&self, made: &'m Manifest) -> Option<&'m str> {
        if self.output != Output::Handouts {
            return None;
        }
        let is_edited = |path: &str, digest: &Digest| {
            fs::read(self.folder.join(path)).is_ok_and(|bytes| Digest::of(&bytes) != *digest)
        };
        let mut files = made.files.iter();
        let edited = files.find(|(path, digest)| is_edited(path, digest));
        edited.map(|(path, _)| path.as_str())
    }

    fn foreign(&self, file: &str) -> EmitError {
        let name = file.rsplit('/').next().unwrap_or(file);
        if OPEN.iter().any(|mark| name.starts_with(mark)) {
            return EmitError::Open {
                file: shown(&self.shown(file)),
            };
        }
        EmitError::Foreign {
            out: shown(&self.written),
            file: shown(&self.shown(file)),
        }
    }

    /// The first thing below `below` (empty, or ending in `/`), by name, that the list does not
    /// know. Goes down only into folders the list knows, so it never follows a link and never
    /// gets lost.
    fn first_foreign(&self, manifest: &Manifest, below: &str) -> io::Result<Option<String>> {
        let folder = match fs::read_dir(self.folder.join(below)) {
            Ok(folder) => folder,
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(cause) => return Err(cause),
        };
        let mut entries = folder.collect::<io::Result<Vec<_>>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{below}{name}");
            let kind = entry.file_type()?;
            let foreign = if kind.is_dir() && manifest.has_folder(&path) {
                self.first_foreign(manifest, &format!("{path}/"))?
            } else {
                let known = manifest.files.contains_key(&path)
                    || path == MANIFEST
                    || LITTER.contains(&&*name);
                (!(kind.is_file() && known)).then_some(path)
            };
            if foreign.is_some() {
                return Ok(foreign);
            }
        }
        Ok(None)
    }
}

/// Refuses an output, written `out` and really at `folder`, that an input is, holds, or lies around.
pub(super) fn refuse_overlap(out: &Path, folder: &Path, inputs: &[&Path]) -> Result<(), EmitError> {
    for input in inputs {
        // An input that is not there cannot be written over.
        let Ok(real) = input.canonicalize() else {
            continue;
        };
        if folder.starts_with(&real) || real.starts_with(folder) {
            return Err(EmitError::Overlap {
                out: shown(out),
                input: shown(input),
            });
        }
    }
    Ok(())
}

/// The folder without links; if it does not exist, its real parent and its name.
pub(super) fn real_folder(out: &Path) -> Result<PathBuf, EmitError> {
    let look = || EmitError::io(EmitAction::Look, out);
    match fs::symlink_metadata(out) {
        Ok(_) => {
            let folder = out.canonicalize().map_err(look())?;
            if folder.is_dir() {
                Ok(folder)
            } else {
                Err(EmitError::NotAFolder { out: shown(out) })
            }
        }
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => absent_folder(out),
        Err(cause) => Err(look()(cause)),
    }
}

/// Where a folder that does not exist will stand: its nearest parent that exists, without links,
/// and the names below. Nothing is made yet.
fn absent_folder(out: &Path) -> Result<PathBuf, EmitError> {
    let out_absolute = std::path::absolute(out).map_err(EmitError::io(EmitAction::Look, out))?;
    let mut below = Vec::new();
    let mut there = out_absolute.as_path();
    loop {
        match there.canonicalize() {
            Ok(real) if real.is_dir() => {
                return Ok(below.iter().rev().fold(real, |path, name| path.join(name)));
            }
            Ok(_) => return Err(EmitError::NotAFolder { out: shown(there) }),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => {}
            Err(cause) => return Err(EmitError::io(EmitAction::Look, there)(cause)),
        }
        // `..` cannot be followed through a folder that is not there.
        let (Some(name), Some(parent)) = (there.file_name(), there.parent()) else {
            return Err(EmitError::NotAFolder { out: shown(out) });
        };
        below.push(name);
        there = parent;
    }
}
