//! Lists of files, of an output folder and of a stick.

use std::fs;

use case_atlas::emit::stick::verify;
use case_atlas::emit::{FolderSink, MANIFEST};
use tempfile::TempDir;

/// A list that somebody has been at: it is told to be damaged or believed, and nothing is removed for it.
pub fn manifest(text: &str) {
    let root = TempDir::new().expect("a temporary folder can be made");
    let out = root.path().join("out");
    fs::create_dir(&out).expect("folders can be made");
    fs::write(out.join("mine.txt"), "x").expect("files can be written");
    for list in [MANIFEST, "SHA256SUMS"] {
        fs::write(out.join(list), text).expect("files can be written");
    }
    if let Ok(found) = verify(&out, &|_| (), &|| ()) {
        assert!(found.files == 0 || !found.faults.is_empty(), "{found:?}");
    }
    drop(FolderSink::open(&out, &[]));
    assert!(out.join("mine.txt").exists());
}
