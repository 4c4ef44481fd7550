//! Many small files onto a slow medium, and the certainty that they are there.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::emit::swap::sync_file_system;

/// How much is written before waiting for the medium: small enough for progress to be true, large enough for
/// a slow stick. In bytes and in files.
const BATCH_BYTES: u64 = 8 << 20;
const BATCH_FILES: usize = 256;

/// Writes files and waits for the medium from time to time.
pub(super) struct Batch {
    folder: PathBuf,
    bytes: u64,
    files: usize,
}

impl Batch {
    /// Makes the folder.
    pub fn in_folder(folder: &Path) -> io::Result<Batch> {
        fs::create_dir(folder)?;
        Ok(Batch {
            folder: folder.to_owned(),
            bytes: 0,
            files: 0,
        })
    }

    /// Writes a new file, and the folders above it.
    pub fn write(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        self.bytes += bytes.len() as u64;
        self.files += 1;
        if !cfg!(target_os = "linux") {
            return file.sync_all();
        }
        if self.bytes >= BATCH_BYTES || self.files >= BATCH_FILES {
            self.sync()?;
        }
        Ok(())
    }

    /// Waits until everything written so far is on the medium.
    pub fn sync(&mut self) -> io::Result<()> {
        (self.bytes, self.files) = (0, 0);
        // Elsewhere each file was waited for by itself.
        sync_file_system(&self.folder).map(drop)
    }
}
