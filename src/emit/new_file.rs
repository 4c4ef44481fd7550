//! A single new file for an author to fill in.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use super::error::{EmitAction, EmitError};

/// Writes a file that is not there yet, whole or not at all. Its folder is made if only that is
/// missing.
///
/// # Errors
/// When there is something of this name already, or the system refuses.
pub fn write_new_file(path: &Path, bytes: &[u8]) -> Result<(), EmitError> {
    let refused = || EmitError::io(EmitAction::Write, path);
    if let Some(folder) = path.parent()
        && !folder.as_os_str().is_empty()
        && !folder.exists()
    {
        fs::create_dir(folder).map_err(EmitError::io(EmitAction::Prepare, folder))?;
    }
    let mut file = File::create_new(path).map_err(refused())?;
    file.write_all(bytes)
        .and_then(|()| file.sync_all())
        .map_err(|cause| {
            // The half file is ours; that the disk is full is what the user must hear.
            drop(fs::remove_file(path));
            refused()(cause)
        })
}
