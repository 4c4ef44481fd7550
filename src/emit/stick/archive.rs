//! A stick as one file to send and unpack. The only room that names the zip library.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use super::spool::Load;
use super::target::Stick;
use super::temporary::Draft;
use crate::emit::error::{EmitAction, EmitError, shown};
use crate::emit::location::{real_folder, refuse_overlap};
use crate::emit::swap::sync_folder;
use crate::site::stick::{SUMS, VERSION};

/// Of 1 to 9; named, because the library's own choice depends on what else it was built with.
const LEVEL: i64 = 6;

/// The archive of a stick, whole or not there. The same load gives the same bytes: files in order of path, all
/// dated 1980-01-01, which is zero in this format.
///
/// Names that are not ASCII carry the UTF-8 flag (bit 11; APPNOTE 6.3.10, 4.4.4 and appendix D), without which
/// the Windows Explorer reads them in the code page of its machine.
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
    let mut zip = ZipWriter::new(BufWriter::new(file));
    let mut paths: Vec<&str> = load.paths().chain([SUMS]).collect();
    paths.sort_unstable();
    for path in paths {
        let bytes = if path == SUMS {
            load.sums().as_bytes().to_vec()
        } else {
            load.read(path)?
        };
        zip.start_file(path, options())
            .map_err(io::Error::from)
            .and_then(|()| zip.write_all(&bytes))
            .map_err(refused())?;
        step();
    }
    zip.finish()
        .map_err(io::Error::from)
        .and_then(|mut file| file.flush())
        .map_err(refused())
}

/// The same for every file, on every machine. No file of a site comes near 4 GiB.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644)
        .system(System::Unix)
}

fn is_archive_of_ours(path: &Path) -> bool {
    let archive = File::open(path)
        .ok()
        .and_then(|file| ZipArchive::new(file).ok());
    archive.is_some_and(|archive| {
        [SUMS, VERSION]
            .iter()
            .all(|name| archive.index_for_name(name).is_some())
    })
}
