//! How long an atlas takes: `cargo bench`. Compare rows of one run with each other; a machine that
//! does other things gives other times.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};

use case_atlas::build::{self, Input, NoProgress};
use case_atlas::check::Profile;
use case_atlas::emit::{EmitError, Sink};
use case_atlas::ground::{DiskFiles, FileSystem};
use case_atlas::render::{Artifact, FontSearch, Form};

fn main() {
    divan::main();
}

/// Takes everything and keeps its size only.
#[derive(Default)]
struct Counted(AtomicU64);

impl Sink for Counted {
    fn put(&self, artifact: Artifact) -> Result<(), EmitError> {
        self.0
            .fetch_add(artifact.bytes.len() as u64, Ordering::Relaxed);
        Ok(())
    }
}

fn input(content: &dyn FileSystem) -> Input<'_> {
    Input {
        content,
        content_prefix: "content/",
        theme: None,
        theme_prefix: "",
        profile: Profile::default(),
        form: Form::default(),
        edition: case_atlas::site::Edition::default(),
        handouts: &[],
        fonts: FontSearch::SYSTEM,
    }
}

fn made(content: &dyn FileSystem) -> u64 {
    let sink = Counted::default();
    let outcome =
        build::build(&input(content), &sink, &NoProgress).expect("the corpus is readable");
    assert!(!outcome.findings.has_errors(), "the corpus has no errors");
    sink.0.into_inner()
}

/// The five cases of the sample, read from the disk.
#[divan::bench]
fn build_sample(bencher: divan::Bencher) {
    let content = DiskFiles::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"));
    let content = content.expect("the sample content is there");
    bencher.bench(|| made(&content));
}

/// A folder with so many cases of `benches/corpus.py`, made anew.
fn corpus(cases: usize) -> DiskFiles {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("corpus-{cases}"));
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("a folder of an earlier run can be removed");
    }
    let generator = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/corpus.py");
    let status = Command::new("python3")
        .arg("-B")
        .arg(generator)
        .args(["--n", &cases.to_string(), "--out"])
        .arg(&folder)
        .status();
    assert!(
        status.is_ok_and(|status| status.success()),
        "Python 3 makes the corpus"
    );
    DiskFiles::open(&folder).expect("the corpus is there")
}

/// Generated cases: read, link, check, render.
#[divan::bench(args = [50, 500, 2000], sample_count = 5, sample_size = 1)]
fn build_generated(bencher: divan::Bencher, cases: usize) {
    let content = corpus(cases);
    bencher.bench(|| made(&content));
}

/// The same without rendering.
#[divan::bench(args = [50, 500, 2000], sample_count = 5, sample_size = 1)]
fn check_generated(bencher: divan::Bencher, cases: usize) {
    let content = corpus(cases);
    bencher.bench(|| {
        build::check(&input(&content), &NoProgress)
            .expect("the corpus is readable")
            .counts
    });
}
