//! A stick as one file to send and unpack.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::spool::Load;
use super::target::Stick;
use super::temporary::Draft;
use crate::emit::error::{EmitAction, EmitError, shown};
use crate::emit::location::{real_folder, refuse_overlap};
use crate::emit::swap::sync_folder;
use crate::ground::archive::{ArchiveWriter, Packing, holds};
use crate::site::stick::{SUMS, VERSION};

/// The archive of a stick, whole or not there. The same load gives the same bytes: files stand in order of
/// path.
#[derive(Debug)]
pub struct Archive {
    /// As the user wrote it.
    written: PathBuf,
    /// The folder it goes to, without links.
    folder: PathBuf,
}

impl Archive {
    /// Looks whether an archive may be written here: the place is empty, or taken by an earlier archive, and lies
    /// neither on the stick nor among the inputs.
    ///
    /// # Errors
    /// When it may not. Nothing has changed then.
    pub fn open(path: &Path, stick: &Stick, inputs: &[&Path]) -> Result<Archive, EmitError> {
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let folder = real_folder(folder)?;
        let Some(name) = path.file_name() else {
            return Err(EmitError::NotAnArchive { path: shown(path) });
        };
        let file = folder.join(name);
        refuse_overlap(path, &file, inputs)?;
        if file.starts_with(stick.folder()) || stick.folder().starts_with(&file) {
            return Err(EmitError::Overlap {
                out: shown(path),
                input: shown(stick.folder()),
            });
        }
        match fs::symlink_metadata(&file) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => {}
            Err(cause) => return Err(EmitError::io(EmitAction::Look, path)(cause)),
            Ok(metadata) if metadata.is_file() && is_archive_of_ours(&file) => {}
            Ok(_) => return Err(EmitError::NotAnArchive { path: shown(path) }),
        }
        Ok(Archive {
            written: path.to_owned(),
            folder,
        })
    }

    /// Packs a load; calls `step` for every file. Returns the size of the archive in bytes.
    ///
    /// # Errors
    /// When the system refuses; an archive that was there is as it was.
    pub fn write(&self, load: &Load, step: &dyn Fn()) -> Result<u64, EmitError> {
        let refused = || EmitError::io(EmitAction::Write, &self.written);
        fs::create_dir_all(&self.folder).map_err(refused())?;
        let draft = Draft::in_folder(&self.folder).map_err(refused())?;
        pack(load, draft.file(), step, &refused)?;
        let place = || -> io::Result<u64> {
            draft.file().sync_all()?;
            let length = draft.file().metadata()?.len();
            let name = self.written.file_name().unwrap_or_default();
            draft.persist(&self.folder.join(name))?;
            sync_folder(&self.folder)?;
            Ok(length)
        };
        place().map_err(refused())
    }
}

/// Writes every file in order of path, the list among them.
fn pack<R: FnOnce(io::Error) -> EmitError>(
    load: &Load,
    file: &File,
    step: &dyn Fn(),
    refused: &dyn Fn() -> R,
) -> Result<(), EmitError> {
    let mut archive = ArchiveWriter::new(BufWriter::new(file));
    let mut paths: Vec<&str> = load.paths().chain([SUMS]).collect();
    paths.sort_unstable();
    for path in paths {
        let bytes = if path == SUMS {
            load.sums().as_bytes().to_vec()
        } else {
            load.read(path)?
        };
        archive
            .add(path, &bytes, Packing::Deflated)
            .map_err(refused())?;
        step();
    }
    archive
        .finish()
        .and_then(|mut file| file.flush())
        .map_err(refused())
}

fn is_archive_of_ours(path: &Path) -> bool {
    File::open(path).is_ok_and(|file| holds(BufReader::new(file), &[SUMS, VERSION]))
}
