//! Looks at what is really in a folder.

use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::names::{is_litter, is_system_folder};
use super::{MARKER, STAGING};

/// Something in a folder that is neither a system's nor part of our own writing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// A regular file: its path below the root, with `/`.
    File(String),
    /// A folder with nothing in it, with `/` at the end.
    EmptyFolder(String),
    /// A link, pipe or device; never followed or opened.
    Other(String),
}

impl Found {
    pub fn path(&self) -> &str {
        match self {
            Found::File(path) | Found::EmptyFolder(path) | Found::Other(path) => path,
        }
    }
}

/// Tells everything below `root`, folder by folder, by name; stops when told to. The marker and the
/// staging folder are passed over.
///
/// The error comes with the folder that could not be read.
pub(super) fn walk(
    root: &Path,
    mut tell: impl FnMut(Found) -> ControlFlow<()>,
) -> Result<(), (PathBuf, io::Error)> {
    let mut folders = vec![String::new()];
    while let Some(below) = folders.pop() {
        let folder = root.join(&below);
        let list = || fs::read_dir(&folder)?.collect::<io::Result<Vec<_>>>();
        let mut entries = list().map_err(|cause| (folder.clone(), cause))?;
        if entries.is_empty()
            && !below.is_empty()
            && tell(Found::EmptyFolder(below.clone())).is_break()
        {
            return Ok(());
        }
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let kind = entry.file_type().map_err(|cause| (entry.path(), cause))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{below}{name}");
            let ours = below.is_empty() && matches!(&*name, MARKER | STAGING);
            let nobodys = if kind.is_dir() {
                is_system_folder(&path)
            } else {
                is_litter(&name)
            };
            if ours || nobodys {
                continue;
            }
            let found = if kind.is_dir() {
                folders.push(format!("{path}/"));
                continue;
            } else if kind.is_file() {
                Found::File(path)
            } else {
                Found::Other(path)
            };
            if tell(found).is_break() {
                return Ok(());
            }
        }
    }
    Ok(())
}
