//! Whose a folder is, and whether there is room in it.

use std::fs;

use case_atlas::cli::Exit;
use case_atlas::emit::EmitError;
use case_atlas::emit::stick::Stick;
use tempfile::TempDir;

use super::{Desk, NEW, OLD, faults, files, has, load, write};

#[test]
fn a_folder_with_somebody_elses_files_is_left_alone() {
    let desk = Desk::new();
    fs::create_dir(&desk.stick).expect("folders can be made");
    fs::write(desk.stick.join("论文.docx"), "x").expect("files can be written");
    let run = desk.usb(&[]);
    assert_eq!(run.exit, Exit::CouldNotRun);
    assert!(run.err.contains("论文.docx"), "{}", run.err);
    assert_eq!(files(&desk.stick).len(), 1);
    // What systems put onto a stick by themselves is no hindrance, and stays.
    fs::remove_file(desk.stick.join("论文.docx")).expect("it is there");
    let system = desk.stick.join("System Volume Information");
    fs::create_dir(&system).expect("folders can be made");
    fs::write(system.join("WPSettings.dat"), "x").expect("files can be written");
    assert_eq!(desk.usb(&[]).exit, Exit::Clean);
    assert!(system.join("WPSettings.dat").exists());
    assert_eq!(faults(&desk.stick), []);
}

#[test]
fn a_new_edition_replaces_the_old_one_and_leaves_nothing_beside_it() {
    let root = TempDir::new().expect("a temporary folder can be made");
    let stick = root.path().join("deep/stick");
    write(&stick, OLD).expect("an absent folder is made");
    assert!(has(&stick, OLD));
    write(&stick, NEW).expect("a stick of ours is replaced");
    assert!(has(&stick, NEW));
    assert_eq!(faults(&stick), []);
}

#[test]
fn a_run_that_does_not_fit_says_so_and_leaves_the_old_edition() {
    let root = TempDir::new().expect("a temporary folder can be made");
    let out = root.path().join("a");
    let room = Stick::open(&out, &[])
        .and_then(|stick| stick.room())
        .expect("the disk tells");
    let extent = load(NEW).extent();
    assert!(room.free.is_some_and(|free| free > extent.on(&room)));
    let error = EmitError::NoRoom {
        out: "E:\\".into(),
        needed: 12_345_678,
        free: 1,
    };
    assert_eq!(
        error.text().zh,
        "E:\\ 放不下：要占 12.4 MB，只剩 0.0 MB。请腾出地方，或换一个 U 盘；没有写任何文件"
    );
}
