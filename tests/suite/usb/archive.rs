//! The stick as one file: the same bytes each time, read by others as it was meant.

use std::fs;
use std::process::Command;

use case_atlas::cli::Exit;

use super::{Desk, faults, files};
use crate::command_line::path_text;

#[test]
fn an_archive_has_the_same_bytes_each_time_and_unpacks_to_the_stick() {
    let desk = Desk::new();
    let pack = || {
        let run = desk.usb(&["--zip", path_text(&desk.zip)]);
        assert_eq!(run.exit, Exit::Clean, "{}", run.err);
        assert!(
            run.out.contains("打包：") && run.out.contains("atlas.zip，"),
            "{}",
            run.out
        );
        fs::read(&desk.zip).expect("it is there")
    };
    let (first, again) = (pack(), pack());
    assert!(
        first == again,
        "an archive of ours is replaced by the same bytes"
    );
    let unpacked = desk.stick.with_file_name("unpacked");
    let python = "import sys, zipfile\n\
        z = zipfile.ZipFile(sys.argv[1])\n\
        assert z.testzip() is None\n\
        names = z.namelist()\n\
        assert names == sorted(names)\n\
        assert all(i.date_time == (1980, 1, 1, 0, 0, 0) for i in z.infolist())\n\
        assert all(bool(i.flag_bits & 0x800) == (not i.filename.isascii()) for i in z.infolist())\n\
        z.extractall(sys.argv[2])\n";
    let run = Command::new("python3")
        .args(["-c", python, path_text(&desk.zip), path_text(&unpacked)])
        .output()
        .expect("Python is there");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    assert!(files(&unpacked) == files(&desk.stick));
    assert_eq!(faults(&unpacked), []);
}

#[test]
fn an_archive_replaces_nothing_but_an_archive_of_ours() {
    let desk = Desk::new();
    fs::write(&desk.zip, "mine").expect("files can be written");
    let run = desk.usb(&["--zip", path_text(&desk.zip)]);
    assert_eq!(run.exit, Exit::CouldNotRun);
    let zip = desk.zip.display();
    assert_eq!(
        run.err,
        format!("错误：{zip} 已经存在，而且不是本程序打的包；请另起一个名字\n")
    );
    assert!(!desk.stick.exists(), "asked before anything is written");
    let inside = desk.stick.join("a.zip");
    let run = desk.usb(&["--zip", path_text(&inside)]);
    assert!(run.err.contains("重叠"), "{}", run.err);
}
