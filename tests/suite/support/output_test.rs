//! An output folder that is built into again and again.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::SystemTime;

use case_atlas::build::{self, Memory, NoProgress, Program};
use case_atlas::emit::{Cache, FolderSink, MANIFEST, Summary};
use case_atlas::ground::Digest;
use tempfile::TempDir;

use super::{Outcome, SiteTest};

/// The output `public` of a project folder, with its cache.
pub struct OutputTest {
    root: TempDir,
    /// What stands for the digest of the program.
    program: String,
    /// What came of the last clean build, to compare with.
    clean: RefCell<Option<(SiteTest, Rc<Outcome>)>>,
}

/// What a build into the folder did; nothing was written where the content has errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rebuilt {
    /// How many pages were rendered.
    pub rendered: usize,
    /// Of the site in place.
    pub summary: Option<Summary>,
}

/// Bytes and time of a file.
pub type Kept = (Vec<u8>, SystemTime);

impl OutputTest {
    /// A folder where nothing has been built.
    pub fn new() -> OutputTest {
        OutputTest {
            root: TempDir::new().expect("a temporary folder can be made"),
            program: "one".to_owned(),
            clean: RefCell::default(),
        }
    }

    /// From here on another program builds.
    pub fn change_program(&mut self, name: &str) {
        name.clone_into(&mut self.program);
    }

    /// Builds a site and asserts that what came of it is what a clean build gives, byte for byte:
    /// the files, or those of before where there are errors; findings, counts, links that leave the site.
    pub fn build(&self, site: &SiteTest) -> Rebuilt {
        let before = self.site();
        let sink = FolderSink::open(&self.path("public"), &[]).expect("the output is ours");
        let program = Digest::of(self.program.as_bytes());
        let memory = Memory {
            cache: Cache::of(&sink).expect("the cache is ours"),
            program: Program::read_by(move || Some(program)),
        };
        let (outcome, rendered, summary) = site.with_input(|input| {
            let built = build::in_folder(input, sink, Some(memory), &NoProgress);
            let built = built.expect("nothing stands in the way");
            let rendered = built.outcome.rendered;
            let outcome = Outcome::new(site.clone(), &built.outcome, BTreeMap::new());
            let summary = (!built.outcome.findings.has_errors()).then(|| {
                let finished = built.finish().expect("nothing stands in the way");
                assert!(finished.unkept.is_none(), "{:?}", finished.unkept);
                finished.summary
            });
            (outcome, rendered, summary)
        });
        let clean = self.clean(site);
        assert_eq!(outcome.report(), clean.report());
        assert_eq!(outcome.findings, clean.findings);
        assert_eq!(outcome.counts(), clean.counts());
        assert_eq!(outcome.external_links, clean.external_links);
        let expected = match summary {
            Some(_) => clean.files.clone(),
            None => before
                .into_iter()
                .map(|(path, kept)| (path, kept.0))
                .collect(),
        };
        let site = self.site();
        let paths: Vec<_> = site.keys().collect();
        assert_eq!(paths, expected.keys().collect::<Vec<_>>());
        for (path, bytes) in expected {
            assert!(
                site[&path].0 == bytes,
                "{path} is not that of a clean build"
            );
        }
        Rebuilt { rendered, summary }
    }

    /// The site, built cleanly in memory.
    fn clean(&self, site: &SiteTest) -> Rc<Outcome> {
        let mut last = self.clean.borrow_mut();
        match &*last {
            Some((built, outcome)) if built == site => Rc::clone(outcome),
            _ => {
                let outcome = Rc::new(site.build());
                *last = Some((site.clone(), Rc::clone(&outcome)));
                outcome
            }
        }
    }

    /// Every file of the output but the list, with its time.
    pub fn site(&self) -> BTreeMap<String, Kept> {
        let mut files = BTreeMap::new();
        collect(&self.path("public"), "", &mut files);
        files.remove(MANIFEST);
        files
    }

    /// A file of the cache.
    pub fn cache(&self, part: &str) -> PathBuf {
        self.path(".public.case-atlas-cache").join(part)
    }

    /// A path in the project folder.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }
}

impl Rebuilt {
    /// Asserts how many pages were rendered.
    pub fn rendered(self, pages: usize) -> Rebuilt {
        assert_eq!(self.rendered, pages, "pages rendered");
        self
    }

    /// Asserts how many files were written, left as they were, and removed.
    pub fn wrote(self, written: usize, removed: usize) -> Rebuilt {
        let summary = self.summary.expect("the content has no errors");
        assert_eq!((summary.written, summary.removed), (written, removed));
        assert_eq!(summary.files, summary.written + summary.unchanged);
        self
    }
}

fn collect(folder: &Path, below: &str, files: &mut BTreeMap<String, Kept>) {
    // Before the first build there is none.
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.expect("it can be read");
        let path = format!("{below}{}", entry.file_name().to_string_lossy());
        let metadata = entry.metadata().expect("it is there");
        if metadata.is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else {
            let bytes = fs::read(entry.path()).expect("it can be read");
            let time = metadata.modified().expect("the disk knows times");
            files.insert(path, (bytes, time));
        }
    }
}
