//! An atlas of generated cases as one PDF: its size, the time and the memory it takes.
//!
//! `cargo bench --profile dev --features pdf --bench book -- --cases 200`; a run takes one number of
//! cases, so that the peak is its own. The profile of the tests has optimised dependencies too, and
//! all the work is theirs; a release build would compile Typst a second time.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use case_atlas::build::{self, Input, NoProgress, PackRequest};
use case_atlas::check::Profile;
use case_atlas::emit::MemorySink;
use case_atlas::ground::DiskFiles;
use case_atlas::render::{FontSearch, Form, HandoutFormat};
use case_atlas::site::Edition;

fn main() {
    let options: Vec<String> = std::env::args().collect();
    let at = options.iter().position(|option| option == "--cases");
    let Some(cases) = at.and_then(|at| options.get(at + 1)) else {
        println!("usage: --cases N");
        return;
    };
    let content = corpus(cases);
    let input = Input {
        content: &content,
        content_prefix: "content/",
        theme: None,
        theme_prefix: "",
        profile: Profile::default(),
        form: Form::default(),
        edition: Edition::default(),
        handouts: &[],
        fonts: FontSearch::SYSTEM,
    };
    let request = PackRequest {
        atlas: true,
        formats: vec![HandoutFormat::Pdf],
        ..PackRequest::default()
    };
    let sink = MemorySink::default();
    let start = Instant::now();
    build::pack(&input, &request, &sink, &NoProgress).expect("the corpus can be set");
    let wall = start.elapsed().as_secs_f64();
    let bytes: usize = sink.into_files().values().map(Vec::len).sum();
    println!(
        "{cases} cases: {bytes} bytes, {wall:.1} s, of processors {:.1} s; {}",
        processor_time(),
        peak()
    );
}

/// A folder with so many cases of `benches/corpus.py`, made anew.
fn corpus(cases: &str) -> DiskFiles {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("book-{cases}"));
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("a folder of an earlier run can be removed");
    }
    let generator = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/corpus.py");
    let mut python = Command::new("python3");
    python
        .arg("-B")
        .arg(generator)
        .args(["--n", cases, "--out"]);
    let status = python.arg(&folder).status();
    let is_made = status.is_ok_and(|status| status.success());
    assert!(is_made, "Python 3 makes the corpus");
    DiskFiles::open(&folder).expect("the corpus is there")
}

/// User and system time of this process in seconds (proc(5): fields 14 and 15 of stat, in ticks of
/// a hundredth of a second).
fn processor_time() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind_name = stat.rsplit(") ").next().unwrap_or_default();
    let ticks = behind_name.split(' ').skip(11).take(2);
    let ticks = ticks.filter_map(|ticks| ticks.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}

fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    line.unwrap_or("peak unknown").to_owned()
}
