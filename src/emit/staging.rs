//! The folder beside the output in which the new site grows, and the lock on it.
//!
//! For an output `public` it is `.public.case-atlas-new`, in the same parent so that renaming
//! works. In it: `lock`, held as long as a build runs; `site`, the new site and, after the
//! exchange, the old one; `old`, where systems without exchange put the old site for a moment; `scratch`, which
//! has its name only for a moment.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::error::{EmitAction, EmitError, shown};
use super::location::Location;

const LOCK: &str = "lock";
const SITE: &str = "site";
const OLD: &str = "old";
const SCRATCH: &str = "scratch";

/// How often to look again when another build has just cleared its folder away.
const ATTEMPTS: usize = 16;

/// The folder of one running build. Dropping it removes the folder; what was swapped stays.
#[derive(Debug)]
pub(super) struct Staging {
    folder: PathBuf,
    out: PathBuf,
    /// Unlocked when closed.
    _lock: File,
    /// From here on the folder may belong to the next build.
    is_removed: bool,
}

impl Staging {
    /// Makes the folder and locks it, clearing away what a killed build left behind.
    pub fn claim(location: &Location) -> Result<Staging, EmitError> {
        let folder = folder_beside(&location.folder);
        for _ in 0..ATTEMPTS {
            make_folder(&folder).map_err(EmitError::io(EmitAction::Prepare, &folder))?;
            refuse_foreign(&folder, &location.written, [SITE, OLD])?;
            let Some(lock) = lock(&folder.join(LOCK), &location.written)? else {
                continue;
            };
            let staging = Staging {
                folder,
                out: location.folder.clone(),
                _lock: lock,
                is_removed: false,
            };
            staging
                .settle()
                .map_err(EmitError::io(EmitAction::Prepare, &staging.folder))?;
            fs::create_dir(staging.site())
                .map_err(EmitError::io(EmitAction::Prepare, staging.site()))?;
            return Ok(staging);
        }
        Err(EmitError::Busy {
            out: shown(&location.written),
        })
    }

    /// Where the new site grows.
    pub fn site(&self) -> PathBuf {
        self.folder.join(SITE)
    }

    /// Where the old site may be put aside.
    pub fn aside(&self) -> PathBuf {
        self.folder.join(OLD)
    }

    /// Where what a build puts aside may stand.
    pub fn scratch(&self) -> PathBuf {
        self.folder.join(SCRATCH)
    }

    /// Removes whatever site is in the folder; the lock stays.
    pub fn empty(&self) -> Result<(), EmitError> {
        self.settle()
            .map_err(EmitError::io(EmitAction::CleanUp, &self.folder))
    }

    /// Removes the folder with whatever site is in it.
    pub fn remove(mut self) -> Result<(), EmitError> {
        let removed = self.clear_away();
        removed.map_err(EmitError::io(EmitAction::CleanUp, &self.folder))
    }

    fn clear_away(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.is_removed, true) {
            return Ok(());
        }
        self.settle()?;
        gone(fs::remove_file(self.folder.join(LOCK)))?;
        match gone(fs::remove_dir(&self.folder)) {
            // The next build has already put its lock in.
            Err(cause) if cause.kind() == io::ErrorKind::DirectoryNotEmpty => Ok(()),
            done => done,
        }
    }

    /// Brings things to rest: a site put aside goes back unless there is a new one in its place;
    /// what is left here then is of no use to anyone.
    fn settle(&self) -> io::Result<()> {
        if fs::exists(self.aside())? && !fs::exists(&self.out)? {
            fs::rename(self.aside(), &self.out)?;
        }
        gone(fs::remove_file(self.scratch()))?;
        gone(fs::remove_dir_all(self.site()))?;
        gone(fs::remove_dir_all(self.aside()))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // Nobody is left to tell, and the next build clears it away.
        drop(self.clear_away());
    }
}

/// The name of the staging folder of an output folder.
fn folder_beside(out: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(out.file_name().unwrap_or_default());
    name.push(".case-atlas-new");
    out.with_file_name(name)
}

/// Makes a folder; one that is there already will do, even if it is just going away; a link to
/// one will not.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {
            let other = fs::symlink_metadata(folder).is_ok_and(|metadata| !metadata.is_dir());
            if other { Err(cause) } else { Ok(()) }
        }
        done => done,
    }
}

/// Refuses a folder of our name with things in it that we never put there: anything but the lock, what
/// was put aside, and these folders. `out` is the output as the user wrote it.
pub(super) fn refuse_foreign(
    folder: &Path,
    out: &Path,
    folders: [&str; 2],
) -> Result<(), EmitError> {
    let look = || EmitError::io(EmitAction::Look, folder);
    let entries = match fs::read_dir(folder) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries.map_err(look())?,
    };
    for entry in entries {
        let entry = entry.map_err(look())?;
        // An entry that goes away meanwhile belongs to a build that is just ending.
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        let ours = match entry.file_name().to_str() {
            Some(LOCK | SCRATCH) => kind.is_file(),
            Some(name) if folders.contains(&name) => kind.is_dir(),
            _ => false,
        };
        if !ours {
            let (out, file) = (shown(out), shown(&entry.path()));
            return Err(EmitError::Foreign { out, file });
        }
    }
    Ok(())
}

/// Locks a file, for the output as the user wrote it; `None` if it was removed in the same moment.
pub(super) fn lock(path: &Path, out: &Path) -> Result<Option<File>, EmitError> {
    let prepare = || EmitError::io(EmitAction::Prepare, path);
    let file = match OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
    {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(None),
        file => file.map_err(prepare())?,
    };
    match file.try_lock() {
        Ok(()) => Ok(is_at(&file, path).then_some(file)),
        Err(TryLockError::WouldBlock) => Err(EmitError::Busy { out: shown(out) }),
        Err(TryLockError::Error(cause)) => Err(prepare()(cause)),
    }
}

/// Whether the open file is still the one of this name: a build that ends removes its lock, and
/// a lock on a removed file keeps nobody out.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    let (open, named) = (
        file.metadata().map(identity),
        fs::symlink_metadata(path).map(identity),
    );
    matches!((open, named), (Ok(open), Ok(named)) if open == named)
}

#[cfg(not(unix))]
fn is_at(_file: &File, path: &Path) -> bool {
    path.exists()
}

/// Removing what is not there is no failure.
pub(super) fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}
