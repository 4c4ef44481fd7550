//! The folder on a stick in which a new edition grows, held by one run at a time.

use std::cell::Cell;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::names::{check_stick_path, is_litter};
use super::{MARKER, STAGING};
use crate::emit::error::{EmitAction, EmitError, shown};
use crate::emit::manifest::Manifest;
use crate::emit::staging::{gone, lock, make_folder, refuse_foreign};
use crate::site::stick::SUMS;

/// What is in the staging folder beside the lock: the edition that comes, and the one that goes.
const NEW: &str = "new";
const OLD: &str = "old";
const LOCK: &str = "lock";

/// The locked staging folder of one run. Dropping it clears it away, unless it is needed to go on.
#[derive(Debug)]
pub(super) struct Claim {
    folder: PathBuf,
    /// Unlocked when closed.
    _lock: File,
    is_kept: Cell<bool>,
}

/// Whether a run was stopped between the old edition and the new one.
pub(super) fn is_half_exchanged(stick: &Path) -> io::Result<bool> {
    Ok(fs::exists(stick.join(MARKER))? && fs::exists(stick.join(STAGING))?)
}

impl Claim {
    /// Claims the stick at `stick`, which the user wrote as `written`.
    pub fn on(stick: &Path, written: &Path) -> Result<Claim, EmitError> {
        let folder = stick.join(STAGING);
        let prepare = || EmitError::io(EmitAction::Prepare, &folder);
        make_folder(&folder).map_err(prepare())?;
        refuse_foreign(&folder, written, [NEW, OLD])?;
        let lock = lock(&folder.join(LOCK), written)?.ok_or_else(|| EmitError::Busy {
            out: shown(written),
        })?;
        // What a stopped exchange needs stays until it is through.
        let is_half = is_half_exchanged(stick).map_err(prepare())?;
        Ok(Claim {
            folder,
            _lock: lock,
            is_kept: Cell::new(is_half),
        })
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the edition grows that comes.
    pub fn incoming(&self) -> PathBuf {
        self.folder.join(NEW)
    }

    /// Where the edition waits that goes.
    pub fn outgoing(&self) -> PathBuf {
        self.folder.join(OLD)
    }

    /// Leaves the folder for the next run.
    pub fn keep(&self) {
        self.is_kept.set(true);
    }

    /// Removes what another run left: a part of a new edition, and an old one that has a successor in its
    /// place. Of the old one only what is on its list: someone may have put a file into it.
    pub fn clear(&self) -> io::Result<()> {
        self.is_kept.set(false);
        gone(fs::remove_dir_all(self.incoming()))?;
        let old = self.outgoing();
        if !fs::exists(&old)? {
            return Ok(());
        }
        let list = old.join(SUMS);
        let text = match fs::read(&list) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => String::new(),
            Err(cause) => return Err(cause),
        };
        let (manifest, _) = Manifest::parse_lines(&text, check_stick_path);
        for path in manifest.files.keys() {
            gone(fs::remove_file(old.join(path)))?;
        }
        for folder in manifest
            .folders()
            .into_iter()
            .rev()
            .filter(|folder| !folder.as_os_str().is_empty())
        {
            remove_empty(&old.join(folder))?;
        }
        // The list goes last: without it nothing else could be removed the next time.
        gone(fs::remove_file(&list))?;
        remove_empty(&old)
    }

    /// Clears the folder away; the claim ends with it.
    pub fn remove(&self) -> io::Result<()> {
        self.clear()?;
        // From here on the folder may belong to the next run.
        self.keep();
        gone(fs::remove_file(self.folder.join(LOCK)))?;
        gone(fs::remove_dir(&self.folder))
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        if !self.is_kept.get() {
            // Nobody is left to tell, and the next run clears it away.
            drop(self.remove());
        }
    }
}

/// Removes a folder in which at most a file manager's litter is left.
fn remove_empty(folder: &Path) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        if is_litter(&entry.file_name().to_string_lossy()) {
            gone(fs::remove_file(entry.path()))?;
        }
    }
    gone(fs::remove_dir(folder))
}
