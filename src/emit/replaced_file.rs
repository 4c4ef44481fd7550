//! A file of an author that gets another text.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::error::{EmitAction, EmitError, shown};

/// Gives a file another text, whole or not at all: what was read before must still be in it. A link
/// stays a link, permissions stay.
///
/// # Errors
/// When the file has changed since it was read, or the system refuses; it is then as it was.
pub fn replace_file(path: &Path, before: &[u8], after: &[u8]) -> Result<(), EmitError> {
    let refused = || EmitError::io(EmitAction::Write, path);
    let real = path.canonicalize().map_err(refused())?;
    if fs::read(&real).map_err(refused())? != before {
        return Err(EmitError::Changed { path: shown(path) });
    }
    // Beside the file, so that renaming works; with a dot in front, so that nothing reads it.
    let mut name = OsString::from(".");
    name.push(real.file_name().unwrap_or_default());
    name.push(".case-atlas-new");
    let new = real.with_file_name(name);
    let written = write(&new, &real, after).and_then(|()| fs::rename(&new, &real));
    written.map_err(|cause| {
        // What is half written is ours; that the disk is full is what the user must hear.
        drop(fs::remove_file(&new));
        refused()(cause)
    })
}

fn write(new: &Path, model: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::remove_file(new) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => return Err(cause),
        _ => {}
    }
    let mut file = File::create_new(new)?;
    file.set_permissions(fs::metadata(model)?.permissions())?;
    file.write_all(bytes)?;
    file.sync_all()
}
