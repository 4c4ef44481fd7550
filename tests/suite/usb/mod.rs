//! A stick: what is on it, what is refused before writing, and what a pulled one is.

mod archive;
mod contents;
mod names;
mod pulled;
mod room;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use case_atlas::emit::stick::{Fault, Load, Spool, Stick, verify};
use case_atlas::emit::{EmitError, Sink};
use case_atlas::render::Artifact;
use tempfile::TempDir;

use crate::command_line::{Run, case_atlas, content_copy, path_text};

/// A folder with a copy of the real content, and a stick beside it.
pub(crate) struct Desk {
    _root: TempDir,
    pub(crate) content: PathBuf,
    pub(crate) stick: PathBuf,
    zip: PathBuf,
}

impl Desk {
    pub(crate) fn new() -> Desk {
        let (root, content) = content_copy();
        let (stick, zip) = (root.path().join("stick"), root.path().join("atlas.zip"));
        Desk {
            _root: root,
            content,
            stick,
            zip,
        }
    }

    pub(crate) fn usb(&self, more: &[&str]) -> Run {
        let (content, stick) = (path_text(&self.content), path_text(&self.stick));
        case_atlas(&[&["usb", "--content", content, "--out", stick], more].concat())
    }

    /// Puts a file of one line instead of a case's front matter.
    fn edit(&self, path: &str, from: &str, to: &str) {
        let path = self.content.join(path);
        let text = fs::read_to_string(&path).expect("the file is there");
        assert!(text.contains(from), "{from} is in {}", path.display());
        fs::write(path, text.replacen(from, to, 1)).expect("files can be written");
    }
}

/// Every file below a folder, by path with `/`.
pub(crate) fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).expect("it lies below");
                let name = name.to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read(&path).expect("it can be read"));
            }
        }
    }
    files
}

fn load(files: &[(&str, &str)]) -> Load {
    let spool = Spool::new().expect("there is room for temporary files");
    for (path, text) in files {
        spool
            .put(Artifact::new(*path, *text))
            .expect("plain names are taken");
    }
    spool.finish().expect("the names are safe")
}

fn write(out: &Path, files: &[(&str, &str)]) -> Result<(), EmitError> {
    Stick::open(out, &[])?.write(&load(files), &|| {})
}

fn faults(folder: &Path) -> Vec<(String, Fault)> {
    verify(folder, &|_| {}, &|| {})
        .expect("it can be checked")
        .faults
}

const OLD: &[(&str, &str)] = &[
    ("atlas/index.html", "旧"),
    ("atlas/cases/gone.html", "旧"),
    ("instructions.html", "旧"),
    ("VERSION.txt", "旧"),
    ("打开案例图谱.html", "旧"),
];
const NEW: &[(&str, &str)] = &[
    ("atlas/index.html", "新"),
    ("atlas/models/come.html", "新"),
    ("instructions.html", "新"),
    ("VERSION.txt", "新"),
    ("打开案例图谱.html", "新"),
];

fn has(stick: &Path, expected: &[(&str, &str)]) -> bool {
    let mut found = files(stick);
    found.remove("SHA256SUMS");
    let expected = expected
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    found == expected.collect()
}
