//! A site in a folder, replaced as a whole or not at all.

use std::collections::BTreeMap;
use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::ground::{self, Digest};

use super::cache::Cache;
use super::error::{EmitAction, EmitError, shown};
use super::inventory::Inventory;
use super::kept_file::KeptFile;
use super::location::Location;
use super::made::{Look, Made, MadeFile, MadeSite};
use super::manifest::{Manifest, Output};
use super::path::check_path;
use super::scratch::Scratch;
use super::staging::Staging;
use super::stamp::Stamp;
use super::swap::{swap, sync_folder};
use super::{Artifact, Sink};

/// Writes a site into a new folder beside the output; [`FolderSink::finish`] puts it in the
/// place of the old one. Dropped without that, it leaves the old site as it was.
///
/// Files that did not change are carried over by hard link, so that their times stay and a copy
/// to a server sends only what is new.
#[derive(Debug)]
pub struct FolderSink {
    location: Location,
    /// What is in the output folder now; `None` where no build has been.
    before: Option<Manifest>,
    /// How files in there looked when they were what the list says; none need be known.
    known: BTreeMap<String, Stamp>,
    /// Closed before its folder is removed.
    scratch: Scratch,
    staging: Staging,
    made: Mutex<Made>,
}

/// A new site in the place of the old one. Other builds wait until it is closed.
#[derive(Debug)]
pub struct PlacedSite {
    location: Location,
    made: MadeSite,
    staging: Staging,
    summary: Summary,
}

/// What a finished build did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// Artifacts in the site; `written` and `unchanged` together.
    pub files: usize,
    /// Their size in bytes.
    pub bytes: u64,
    /// Artifacts that are new or differ from those before.
    pub written: usize,
    /// Artifacts carried over with their times.
    pub unchanged: usize,
    /// Files of the old site that the new one does not have.
    pub removed: usize,
}

impl FolderSink {
    /// Makes ready to write to `out`, which must be absent, empty, or made by an earlier build.
    /// `inputs` are the folders the site is made from.
    ///
    /// # Errors
    /// When the folder is not ours to replace, holds another kind of output, overlaps an input, is being written to by another
    /// build, or the system refuses. Nothing has changed then.
    pub fn open(out: &Path, inputs: &[&Path]) -> Result<FolderSink, EmitError> {
        FolderSink::open_for(Output::Site, out, inputs)
    }

    /// The same for a folder that holds something else than a site.
    ///
    /// # Errors
    /// Those of [`FolderSink::open`].
    pub fn open_for(output: Output, out: &Path, inputs: &[&Path]) -> Result<FolderSink, EmitError> {
        let location = Location::resolve(output, out, inputs)?;
        let staging = Staging::claim(&location)?;
        // After the lock: no other build changes the folder from here on.
        let before = location.inspect()?;
        Ok(FolderSink {
            location,
            before,
            known: BTreeMap::new(),
            scratch: Scratch::new(staging.scratch()),
            staging,
            made: Mutex::default(),
        })
    }

    /// Whether every file of the site in the output folder is what a build made: by its stamp, and
    /// where that is not as it was, by its bytes. Returns the inventory as it is then.
    pub fn check(&self, inventory: &Inventory, cache: &Cache) -> Option<Inventory> {
        let before = self.before.as_ref()?;
        inventory.check(&self.location.folder, before, || cache.clock())
    }

    /// Does not read files again that look as they did when the inventory was taken.
    pub fn trust(&mut self, inventory: &Inventory) {
        let known = self.before.iter().flat_map(|list| inventory.by_path(list));
        let known = known.map(|(path, stamp)| (path.to_owned(), stamp));
        self.known = known.collect();
    }

    pub(super) fn location(&self) -> &Location {
        &self.location
    }

    /// Puts the new site in the place of the old one and removes the old one.
    ///
    /// # Errors
    /// When an artifact had failed, or the system refuses: the old site is as it was. Only where
    /// the old site could not be removed ([`EmitAction::CleanUp`]) is the new one in place.
    pub fn finish(self) -> Result<Summary, EmitError> {
        self.place()?.close()
    }

    /// As [`FolderSink::finish`], without letting other builds in.
    ///
    /// # Errors
    /// As [`FolderSink::finish`].
    pub fn place(self) -> Result<PlacedSite, EmitError> {
        let FolderSink {
            location,
            before,
            staging,
            scratch,
            made,
            ..
        } = self;
        let made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
        let made = made
            .finish()
            .map_err(|error| EmitError::io(EmitAction::Write, &location.written)(error.into()))?;
        let made = made.ok_or_else(|| EmitError::Incomplete {
            out: shown(&location.written),
        })?;
        drop(scratch);
        let is_first = before.is_none();
        let before = before.unwrap_or_default();
        let is_gone = |path: &&String| !made.manifest.files.contains_key(*path);
        let removed = before.files.keys().filter(is_gone).count();
        let files = made.manifest.files.len();
        let written = made.written.len();
        // A site that is the same in every byte keeps even the times of its folders.
        if is_first || written > 0 || removed > 0 {
            made.write_to_disk(&staging.site(), &location)?;
            // Someone may have put a file into the old site while we were at work.
            location.inspect()?;
            let refused = || EmitError::io(EmitAction::Swap, &location.written);
            swap(&staging.site(), &location.folder, &staging.aside()).map_err(refused())?;
            if let Some(parent) = location.folder.parent() {
                sync_folder(parent).map_err(refused())?;
            }
        }
        staging.empty()?;
        let summary = Summary {
            files,
            bytes: made.bytes,
            written,
            unchanged: files - written,
            removed,
        };
        Ok(PlacedSite {
            location,
            made,
            staging,
            summary,
        })
    }

    fn made(&self) -> MutexGuard<'_, Made> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How a file of the old site looks, if it is this one: it looks as it did when it was known, or it is
    /// read and compared.
    pub(super) fn checked_stamp(&self, kept: &KeptFile) -> Option<Stamp> {
        let before = self.before.as_ref()?.files.get(&kept.path)?;
        let path = self.location.folder.join(&kept.path);
        let metadata = fs::symlink_metadata(&path).ok()?;
        let stamp = Stamp::of(&metadata).filter(|_| metadata.is_file())?;
        let is_known = || self.known.get(&kept.path) == Some(&stamp);
        let reads_so = || fs::read(&path).is_ok_and(|bytes| Digest::of(&bytes) == kept.digest);
        (*before == kept.digest && (is_known() || reads_so())).then_some(stamp)
    }

    /// Links a file of the old site into the new one; false where that cannot be done.
    pub(super) fn carry_over(&self, kept: &KeptFile) -> Result<bool, EmitError> {
        let Some(stamp) = self.checked_stamp(kept) else {
            return Ok(false);
        };
        let old = self.location.folder.join(&kept.path);
        let new = self.staging.site().join(&kept.path);
        // Linked before it is claimed: what is not linked is put, which claims it.
        if in_made_folder(&new, || fs::hard_link(&old, &new)).is_err() {
            return Ok(false);
        }
        let mut made = self.made();
        made.claim(&kept.path)?;
        let file = MadeFile {
            path: kept.path.as_str().into(),
            digest: kept.digest,
            looks: Look::CarriedOver(Some(stamp)),
        };
        made.settle(file, stamp.size(), &self.scratch);
        Ok(true)
    }

    /// The site is void: somebody wrote to a file of the old one that was to be carried over.
    pub(super) fn spoilt(&self, path: &str) -> EmitError {
        self.made().fail();
        EmitError::Changed {
            path: shown(&self.location.shown(path)),
        }
    }

    fn store(&self, artifact: &Artifact, digest: Digest) -> Result<Look, EmitError> {
        let new = self.staging.site().join(&artifact.path);
        if let Some((old, stamp)) = self.unchanged(artifact, digest)
            && in_made_folder(&new, || fs::hard_link(&old, &new)).is_ok()
        {
            return Ok(Look::CarriedOver(stamp));
        }
        // Also where the file system has no hard links. Creating a new file never follows a link.
        let written = in_made_folder(&new, || File::create_new(&new)).and_then(|mut file| {
            file.write_all(&artifact.bytes)?;
            file.metadata()
        });
        let metadata = written.map_err(EmitError::io(
            EmitAction::Write,
            self.location.shown(&artifact.path),
        ))?;
        Ok(Look::Anew(Stamp::of(&metadata)))
    }

    /// The file of the old site with exactly these bytes, and how it looks. It is compared, not
    /// believed, unless it looks as it did when it was known: someone may have edited it.
    fn unchanged(&self, artifact: &Artifact, digest: Digest) -> Option<(PathBuf, Option<Stamp>)> {
        let before = self.before.as_ref()?.files.get(&artifact.path)?;
        let old = self.location.folder.join(&artifact.path);
        if *before != digest {
            return None;
        }
        let metadata = fs::symlink_metadata(&old).ok().filter(Metadata::is_file)?;
        let stamp = Stamp::of(&metadata);
        let is_known = stamp.is_some() && stamp.as_ref() == self.known.get(&artifact.path);
        let same = is_known
            || metadata.len() == artifact.bytes.len() as u64
                && fs::read(&old).is_ok_and(|bytes| bytes == artifact.bytes);
        same.then_some((old, stamp))
    }
}

impl PlacedSite {
    /// What the build did.
    pub fn summary(&self) -> Summary {
        self.summary
    }

    /// How the files of the site look.
    pub fn inventory(&self, cache: &Cache) -> Inventory {
        let MadeSite {
            manifest, stamps, ..
        } = &self.made;
        let now = cache.clock().unwrap_or(0);
        Inventory::take(&self.location.folder, (manifest, stamps), now)
    }

    /// Lets other builds in.
    ///
    /// # Errors
    /// When the system refuses; the new site is in place.
    pub fn close(self) -> Result<Summary, EmitError> {
        self.staging.remove()?;
        Ok(self.summary)
    }
}

impl Sink for FolderSink {
    fn put(&self, artifact: Artifact) -> Result<(), EmitError> {
        let digest = Digest::of(&artifact.bytes);
        self.put_digested(artifact, digest)
    }

    fn set_aside(&self, bytes: Vec<u8>) -> ground::Stored {
        self.scratch.set_aside(bytes)
    }
}

impl FolderSink {
    /// As [`Sink::put`], for an artifact whose digest is known.
    ///
    /// # Errors
    /// As [`Sink::put`].
    pub fn put_digested(&self, artifact: Artifact, digest: Digest) -> Result<(), EmitError> {
        let looks = check_path(&artifact.path)
            .and_then(|()| self.made().claim(&artifact.path))
            .and_then(|()| self.store(&artifact, digest));
        let mut made = self.made();
        let looks = looks.inspect_err(|_| made.fail())?;
        let file = MadeFile {
            path: artifact.path.into(),
            digest,
            looks,
        };
        made.settle(file, artifact.bytes.len() as u64, &self.scratch);
        Ok(())
    }
}

/// Does something to a path; if its folder is missing, makes that and does it again.
fn in_made_folder<T>(path: &Path, act: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match (act(), path.parent()) {
        (Err(cause), Some(folder)) if cause.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            act()
        }
        (done, _) => done,
    }
}
