//! The folder beside the output in which a build keeps what spares the next one work.
//!
//! For an output `public` it is `.public.case-atlas-cache`, marked as a cache for programs that back up
//! (CACHEDIR.TAG, bford.info/cachedir, version 0.6). It may be deleted at any time. What stands in it is
//! believed only if its digest is right; a folder of that name with anything else in it is left alone.

use std::fs::{self, File};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::error::{EmitAction, EmitError, shown};
use super::folder::FolderSink;
use super::staging::{gone, make_folder};
use super::stamp::Stamp;
use crate::ground::{Digest, DigestWriter};

const TAG: &str = "CACHEDIR.TAG";
const TAG_TEXT: &str = "Signature: 8a477f597d28d172789f06886806bc55\n\
    # case-atlas 的缓存，可以随时删除。A cache of case-atlas; may be deleted at any time.\n";
/// A file that is being written.
const NEW: &str = "new";
/// What every file begins with; the number changes with the shape of what follows.
const MAGIC: &[u8] = b"case-atlas cache 1\n";

/// A part of a cache, a file each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CachePart {
    /// What the site was made from and what was said of it.
    Site,
    /// What was learned from its pages.
    Pages,
}

impl CachePart {
    const ALL: [CachePart; 2] = [CachePart::Site, CachePart::Pages];

    fn name(self) -> &'static str {
        match self {
            CachePart::Site => "site",
            CachePart::Pages => "pages",
        }
    }
}

/// The cache of one output. Nobody else has it while the sink that it was opened for is there: both
/// stand under one lock.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// The cache of the output that the sink writes to. Nothing is made yet.
    ///
    /// # Errors
    /// When something that is not ours stands in its place.
    pub fn of(sink: &FolderSink) -> Result<Cache, EmitError> {
        let location = sink.location();
        let mut name = std::ffi::OsString::from(".");
        name.push(location.folder.file_name().unwrap_or_default());
        name.push(".case-atlas-cache");
        let cache = Cache {
            folder: location.folder.with_file_name(name),
        };
        cache.refuse_foreign()?;
        Ok(cache)
    }

    /// What was kept in a part; nothing where there is none, or where a byte of it is not as it was
    /// written.
    pub fn read(&self, part: CachePart) -> Option<Vec<u8>> {
        let path = self.folder.join(part.name());
        // A link would lead elsewhere.
        if !fs::symlink_metadata(&path).ok()?.is_file() {
            return None;
        }
        let mut bytes = fs::read(&path).ok()?;
        let (digest, kept) = bytes.strip_prefix(MAGIC)?.split_first_chunk()?;
        if Digest::of(kept) != Digest::from_bytes(*digest) {
            return None;
        }
        let head = bytes.len() - kept.len();
        bytes.drain(..head);
        Some(bytes)
    }

    /// Keeps what `write` writes as a part, in the place of what was there.
    ///
    /// # Errors
    /// When the system refuses; what was kept before is there or gone, never half.
    pub fn write(
        &self,
        part: CachePart,
        write: &dyn Fn(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), EmitError> {
        let written = self.make().and_then(|()| {
            let (file, new) = self.new_file()?;
            let mut file = BufWriter::new(file);
            // The digest goes in front when it is known.
            file.write_all(MAGIC)?;
            file.write_all(&[0; 32])?;
            let mut digested = DigestWriter::new(&mut file);
            write(&mut digested)?;
            let digest = digested.finish();
            file.seek(SeekFrom::Start(MAGIC.len() as u64))?;
            file.write_all(digest.bytes())?;
            file.flush()?;
            fs::rename(new, self.folder.join(part.name()))
        });
        written.map_err(|cause| {
            // What is half written is of no use; that the disk is full is what the user must hear.
            drop(fs::remove_file(self.folder.join(NEW)));
            EmitError::io(EmitAction::Keep, &self.folder)(cause)
        })
    }

    /// The time by the clock of the disk, in nanoseconds since 1970; nothing where it cannot be asked.
    pub(super) fn clock(&self) -> Option<u64> {
        self.make().ok()?;
        let (mut file, new) = self.new_file().ok()?;
        file.write_all(MAGIC).ok()?;
        let stamp = Stamp::of(&file.metadata().ok()?);
        fs::remove_file(new).ok()?;
        stamp.map(|stamp| stamp.time())
    }

    fn new_file(&self) -> io::Result<(File, PathBuf)> {
        let new = self.folder.join(NEW);
        gone(fs::remove_file(&new))?;
        Ok((File::create_new(&new)?, new))
    }

    fn make(&self) -> io::Result<()> {
        make_folder(&self.folder)?;
        keep_private(&self.folder)?;
        let tag = self.folder.join(TAG);
        match fs::symlink_metadata(&tag) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => fs::write(tag, TAG_TEXT),
            there => there.map(drop),
        }
    }

    /// Refuses a place that is no folder, and a folder with things in it that we never put there.
    fn refuse_foreign(&self) -> Result<(), EmitError> {
        let refuse = |path: &Path| EmitError::ForeignCache { file: shown(path) };
        let look = || EmitError::io(EmitAction::Look, &self.folder);
        match fs::symlink_metadata(&self.folder) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(cause) => return Err(look()(cause)),
            Ok(metadata) if !metadata.is_dir() => return Err(refuse(&self.folder)),
            Ok(_) => {}
        }
        for entry in fs::read_dir(&self.folder).map_err(look())? {
            let entry = entry.map_err(look())?;
            let name = entry.file_name();
            let is_known =
                CachePart::ALL.iter().any(|part| name == part.name()) || name == TAG || name == NEW;
            if !is_known || !entry.file_type().map_err(look())?.is_file() {
                return Err(refuse(&entry.path()));
            }
        }
        Ok(())
    }
}

/// Lets nobody else look in: a cache knows the paths of the content and what was found in it, and it may
/// stand beside a folder that a server publishes.
#[cfg(unix)]
fn keep_private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn keep_private(_folder: &Path) -> io::Result<()> {
    Ok(())
}
