//! A site on disk, and the command line.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use case_atlas::cli::run;
use tempfile::TempDir;

use super::SiteTest;

/// A project folder with `content`, for runs of the program.
pub struct Project {
    root: TempDir,
}

/// Ends the name of the folder that spares later builds work.
const CACHE: &str = ".case-atlas-cache/";

/// What a run said, and its exit code.
pub struct Run {
    pub out: String,
    pub err: String,
    pub code: u8,
}

impl Project {
    /// Writes a site to `content`.
    pub fn new(site: &SiteTest) -> Project {
        let project = Project {
            root: TempDir::new().expect("a temporary folder can be made"),
        };
        for path in site.paths() {
            project.write(&format!("content/{path}"), site.bytes(path));
        }
        project
    }

    /// A path in the project folder.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    /// Writes a file, and the folders it needs.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        let parent = path.parent().expect("it lies in the project");
        fs::create_dir_all(parent).expect("folders can be made");
        fs::write(path, bytes).expect("files can be written");
    }

    /// Runs `case-atlas <command> --content … [--out …] <arguments>`.
    pub fn run(&self, command: &str, arguments: &[&str]) -> Run {
        let mut words: Vec<OsString> = ["case-atlas", command].map(OsString::from).into();
        words.extend(["--content".into(), self.path("content").into_os_string()]);
        if command == "build" && !arguments.contains(&"--out") {
            words.extend(["--out".into(), self.path("public").into_os_string()]);
        }
        words.extend(arguments.iter().map(OsString::from));
        let (mut out, mut err) = (vec![], vec![]);
        let exit = run(words, &mut out, &mut err);
        let text = |bytes| String::from_utf8(bytes).expect("everything said is UTF-8");
        Run {
            out: text(out),
            err: text(err),
            code: exit as u8,
        }
    }

    /// Every file of the project but the content and the cache, with its bytes.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(self.root.path(), self.root.path(), &mut files);
        files.retain(|path, _| !path.starts_with("content/") && !path.contains(CACHE));
        files
    }
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.is_symlink() {
            continue;
        }
        if path.is_dir() {
            collect(root, &path, files);
        } else if let Ok(bytes) = fs::read(&path) {
            let name = path.strip_prefix(root).expect("it lies below");
            files.insert(name.to_string_lossy().into_owned(), bytes);
        }
    }
}
