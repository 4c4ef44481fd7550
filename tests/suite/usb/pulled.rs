//! A stick that is pulled while it is written.

use std::fs;
use std::path::{Path, PathBuf};

use case_atlas::emit::stick::{Fault, MARKER};
use tempfile::TempDir;

use super::{NEW, OLD, faults, files, has, write};

/// Copies a folder, links aside.
fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        let path = to.join(path);
        fs::create_dir_all(path.parent().expect("it has a parent")).expect("folders can be made");
        fs::write(path, bytes).expect("files can be written");
    }
}

/// What is on the medium after each step of replacing `OLD` by `NEW`, as far as a stick can be pulled: the order is
/// the contract, so it is written here once more.
fn pulled_states(root: &Path) -> Vec<PathBuf> {
    let (old, new) = (root.join("old"), root.join("new"));
    write(&old, OLD).expect("an absent folder is made");
    write(&new, NEW).expect("an absent folder is made");
    let work = root.join("work");
    let staging = work.join(".case-atlas-new");
    let mut states = Vec::new();
    let mut save = || {
        let state = root.join(format!("state-{}", states.len()));
        copy(&work, &state);
        states.push(state);
    };
    let go = |from: PathBuf, to: PathBuf| fs::rename(from, to).expect("both are there");
    copy(&old, &work);
    fs::create_dir_all(staging.join("new/atlas")).expect("folders can be made");
    fs::write(staging.join("lock"), "").expect("files can be written");
    fs::write(staging.join("new/atlas/index.html"), "").expect("files can be written");
    save();
    copy(&new, &staging.join("new"));
    save();
    fs::create_dir(staging.join("old")).expect("folders can be made");
    fs::write(work.join(MARKER), "x").expect("files can be written");
    save();
    let names = [
        "SHA256SUMS",
        "VERSION.txt",
        "instructions.html",
        "打开案例图谱.html",
        "atlas",
    ];
    for name in names {
        go(work.join(name), staging.join("old").join(name));
        save();
    }
    for name in names.into_iter().rev() {
        go(staging.join("new").join(name), work.join(name));
        save();
    }
    fs::remove_file(work.join(MARKER)).expect("it is there");
    save();
    fs::remove_file(staging.join("old/atlas/index.html")).expect("it is there");
    save();
    states
}

#[test]
fn a_pulled_stick_is_a_whole_edition_or_says_that_it_is_not_and_the_next_run_mends_it() {
    let root = TempDir::new().expect("a temporary folder can be made");
    for (at, state) in pulled_states(root.path()).into_iter().enumerate() {
        let found = faults(&state);
        let (named, others) = found.split_first().expect("every such state has a name");
        let is_marked = state.join(MARKER).exists();
        if is_marked {
            assert_eq!(named, &(MARKER.to_owned(), Fault::Unfinished), "state {at}");
        } else {
            assert_eq!(
                named,
                &(".case-atlas-new".to_owned(), Fault::LeftOver),
                "state {at}"
            );
            assert_eq!(others, [], "state {at} is the old or the new edition");
        }
        let third = &[
            ("atlas/index.html", "三"),
            ("instructions.html", ""),
            ("VERSION.txt", ""),
            ("打开案例图谱.html", ""),
        ];
        write(&state, third).unwrap_or_else(|error| panic!("state {at}: {error}"));
        assert!(has(&state, third), "state {at}");
        assert_eq!(faults(&state), [], "state {at}");
    }
}
