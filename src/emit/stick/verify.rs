//! Whether a stick is whole. Reads only.

use std::fs::{self, File};
use std::io;
use std::ops::ControlFlow;
use std::path::Path;

use super::names::check_stick_path;
use super::walk::{Found, walk};
use super::{MARKER, STAGING};
use crate::emit::error::{EmitAction, EmitError, shown};
use crate::emit::manifest::Manifest;
use crate::ground::files::cause_text;
use crate::ground::{Digest, Text};
use crate::site::stick::{SITE_FOLDER, START, SUMS, VERSION};

/// What is wrong with one file of a stick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Its bytes are not those that were written.
    Changed,
    /// It is not there.
    Missing,
    /// Nobody wrote it.
    Extra,
    /// It cannot be read; with the system's reason.
    Unreadable(Text),
    /// A line of the list (from 1) is damaged.
    DamagedLine(usize),
    /// The marker: the stick was being rewritten when it was pulled.
    Unfinished,
    /// The staging folder: a new edition was being written beside the old one.
    LeftOver,
}

/// What a check found.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Verification {
    /// How many files were compared.
    pub files: usize,
    /// Their size, in bytes.
    pub bytes: u64,
    /// Path (relative, with `/`) and fault; states of the whole stick first, then by path.
    pub faults: Vec<(String, Fault)>,
}

/// Compares a folder with its list. Calls `begin` with the number of files, then `step` for every file.
///
/// # Errors
/// When there is no such folder, no list in it and nothing else of ours, or it cannot be looked at.
pub fn verify(
    folder: &Path,
    begin: &dyn Fn(usize),
    step: &dyn Fn(),
) -> Result<Verification, EmitError> {
    fs::read_dir(folder).map_err(look(folder))?;
    let mut found = Verification::default();
    let is_there = |name: &str| fs::exists(folder.join(name)).map_err(look(&folder.join(name)));
    if is_there(MARKER)? {
        found.fault(MARKER, Fault::Unfinished);
    } else if is_there(STAGING)? {
        found.fault(STAGING, Fault::LeftOver);
    }
    let manifest = match fs::read(folder.join(SUMS)) {
        Ok(bytes) => found.read_list(&bytes),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
            let is_ours = is_there(START)? || is_there(VERSION)? || is_there(SITE_FOLDER)?;
            if !is_ours && found.faults.is_empty() {
                return Err(EmitError::NotAStick {
                    folder: shown(folder),
                });
            }
            // Without a list every other file would be extra, which tells nobody anything.
            found.fault(SUMS, Fault::Missing);
            return Ok(found);
        }
        Err(cause) => return Err(look(&folder.join(SUMS))(cause)),
    };
    let mut faults = Vec::new();
    begin(manifest.files.len());
    for (path, digest) in &manifest.files {
        match compare(&folder.join(path), *digest) {
            Ok(length) => found.bytes += length,
            Err(fault) => faults.push((path.clone(), fault)),
        }
        found.files += 1;
        step();
    }
    walk(folder, |found| {
        let path = found.path();
        let known = path == SUMS || manifest.files.contains_key(path);
        if !known {
            faults.push((path.to_owned(), Fault::Extra));
        } else if matches!(found, Found::EmptyFolder(_)) {
            faults.push((path.to_owned(), Fault::Changed));
        }
        ControlFlow::Continue(())
    })
    .map_err(|(path, cause)| look(&path)(cause))?;
    faults.sort_by(|(one, _), (other, _)| one.cmp(other));
    found.faults.append(&mut faults);
    Ok(found)
}

fn look(path: &Path) -> impl FnOnce(io::Error) -> EmitError {
    EmitError::io(EmitAction::Look, path)
}

/// The length of a file that is as it should be.
fn compare(path: &Path, digest: Digest) -> Result<u64, Fault> {
    let unreadable = |cause: io::Error| match cause.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Fault::Missing,
        _ => Fault::Unreadable(cause_text(&cause)),
    };
    // Opening a pipe would wait for a writer, and a link might lead anywhere.
    if !fs::symlink_metadata(path).map_err(unreadable)?.is_file() {
        return Err(Fault::Changed);
    }
    let (found, length) = File::open(path)
        .and_then(Digest::of_reader)
        .map_err(unreadable)?;
    if found == digest {
        Ok(length)
    } else {
        Err(Fault::Changed)
    }
}

impl Verification {
    fn fault(&mut self, path: &str, fault: Fault) {
        self.faults.push((path.to_owned(), fault));
    }

    fn read_list(&mut self, bytes: &[u8]) -> Manifest {
        let (manifest, damaged) =
            Manifest::parse_lines(&String::from_utf8_lossy(bytes), check_stick_path);
        for line in damaged {
            self.fault(SUMS, Fault::DamagedLine(line));
        }
        if manifest.files.is_empty() {
            self.fault(SUMS, Fault::Changed);
        }
        manifest
    }
}
