//! Checking a stick: every difference is named, nothing is written.

use std::fs;
use std::path::Path;

use case_atlas::cli::Exit;
use tempfile::TempDir;

use crate::command_line::{Run, case_atlas, path_text};
use crate::usb::{Desk, files};

fn verify(folder: &Path) -> Run {
    case_atlas(&["verify", path_text(folder)])
}

/// A stick as it was written.
fn stick() -> Desk {
    let desk = Desk::new();
    assert_eq!(desk.usb(&[]).exit, Exit::Clean);
    desk
}

fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).expect("the file is there");
    bytes[at] ^= 0x20;
    fs::write(path, bytes).expect("files can be written");
}

#[test]
fn a_whole_stick_is_clean() {
    let desk = stick();
    let run = verify(&desk.stick);
    let count = files(&desk.stick).len() - 1;
    assert_eq!((run.exit, &*run.err), (Exit::Clean, ""));
    assert!(
        run.out
            .starts_with(&format!("完好：学员版，{count} 个文件，")),
        "{}",
        run.out
    );
    let english = case_atlas(&["--lang=en", "verify", path_text(&desk.stick)]);
    assert!(
        english
            .out
            .starts_with(&format!("Whole: student edition, {count} files, ")),
        "{}",
        english.out
    );
}

#[test]
fn a_flipped_byte_a_deleted_and_an_added_file_are_each_named() {
    let desk = stick();
    flip(&desk.stick.join("atlas/cases/kuandian.html"), 1000);
    fs::remove_file(desk.stick.join("atlas/index.html")).expect("it is there");
    fs::write(desk.stick.join("autorun.inf"), "x").expect("files can be written");
    fs::create_dir_all(desk.stick.join("新建文件夹")).expect("folders can be made");
    let run = verify(&desk.stick);
    assert_eq!((run.exit, &*run.err), (Exit::Findings, ""));
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(
        lines[..4],
        [
            "改动  atlas/cases/kuandian.html",
            "缺少  atlas/index.html",
            "多出  autorun.inf",
            "多出  新建文件夹/",
        ]
    );
    let count = files(&desk.stick).len() - 1;
    assert_eq!(
        lines[4..],
        [format!("核对了 {count} 个文件，有 4 处不对。")]
    );
}

#[test]
fn every_file_of_the_stick_is_vouched_for() {
    let desk = stick();
    for path in [
        "打开案例图谱.html",
        "instructions.html",
        "VERSION.txt",
        "atlas/assets/atlas.css",
    ] {
        let whole = fs::read(desk.stick.join(path)).expect("it is there");
        flip(&desk.stick.join(path), 3);
        assert!(
            verify(&desk.stick)
                .out
                .starts_with(&format!("改动  {path}\n")),
            "{path}"
        );
        fs::write(desk.stick.join(path), &whole[..whole.len() - 1]).expect("files can be written");
        assert_eq!(verify(&desk.stick).exit, Exit::Findings, "{path} cut short");
        fs::write(desk.stick.join(path), whole).expect("files can be written");
    }
    assert_eq!(verify(&desk.stick).exit, Exit::Clean);
}

#[test]
fn damage_to_the_list_itself_is_named() {
    let desk = stick();
    let list = desk.stick.join("SHA256SUMS");
    let whole = fs::read(&list).expect("it is there");
    let lines = whole.iter().filter(|byte| **byte == b'\n').count();
    for at in [0, 63, 64, 65, 70, whole.len() - 1] {
        flip(&list, at);
        assert_eq!(verify(&desk.stick).exit, Exit::Findings, "byte {at}");
        fs::write(&list, &whole).expect("files can be written");
    }
    fs::write(&list, &whole[..whole.len() - 1]).expect("files can be written");
    let run = verify(&desk.stick);
    assert!(
        run.out
            .starts_with(&format!("改动  SHA256SUMS：第 {lines} 行已损坏\n")),
        "{}",
        run.out
    );
    fs::write(&list, "").expect("files can be written");
    assert!(verify(&desk.stick).out.starts_with("改动  SHA256SUMS\n"));
    fs::remove_file(&list).expect("it is there");
    let run = verify(&desk.stick);
    assert_eq!(run.exit, Exit::Findings);
    assert!(run.out.starts_with("缺少  SHA256SUMS\n"), "{}", run.out);
}

#[test]
fn a_list_that_leads_out_of_the_stick_is_not_followed() {
    let desk = stick();
    fs::write(desk.stick.with_file_name("secret"), "x").expect("files can be written");
    let list = desk.stick.join("SHA256SUMS");
    let whole = fs::read_to_string(&list).expect("it is there");
    let line = format!("{}  ../secret\n", "0".repeat(64));
    fs::write(&list, line + &whole).expect("files can be written");
    let run = verify(&desk.stick);
    assert!(
        run.out.starts_with("改动  SHA256SUMS：第 1 行已损坏\n"),
        "{}",
        run.out
    );
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let desk = stick();
    let page = desk.stick.join("atlas/index.html");
    let aside = desk.stick.with_file_name("aside.html");
    fs::rename(&page, &aside).expect("it is there");
    std::os::unix::fs::symlink(&aside, &page).expect("links can be made");
    std::os::unix::fs::symlink("/", desk.stick.join("all")).expect("links can be made");
    let run = verify(&desk.stick);
    assert!(
        run.out.starts_with("多出  all\n改动  atlas/index.html\n"),
        "{}",
        run.out
    );
}

#[cfg(unix)]
#[test]
fn nothing_is_written_so_a_read_only_stick_will_do() {
    use std::os::unix::fs::PermissionsExt;
    let desk = stick();
    let before = files(&desk.stick);
    for folder in [&desk.stick, &desk.stick.join("atlas")] {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o555)).expect("it is ours");
    }
    let times = || {
        let changed = |path: &Path| {
            fs::metadata(path)
                .and_then(|data| data.modified())
                .expect("it is there")
        };
        [changed(&desk.stick), changed(&desk.stick.join("atlas"))]
    };
    let then = times();
    assert_eq!(verify(&desk.stick).exit, Exit::Clean);
    assert_eq!(times(), then);
    assert!(files(&desk.stick) == before);
    for folder in [&desk.stick, &desk.stick.join("atlas")] {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).expect("it is ours");
    }
}

#[test]
fn what_is_no_stick_cannot_be_checked() {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let name = folder.path().display();
    let run = verify(folder.path());
    assert_eq!((run.exit, &*run.out), (Exit::CouldNotRun, ""));
    assert_eq!(
        run.err,
        format!("错误：{name} 里没有 SHA256SUMS，不是案例图谱的 U 盘，无从核对\n")
    );
    let run = verify(&folder.path().join("absent"));
    assert_eq!(run.exit, Exit::CouldNotRun);
    assert_eq!(
        run.err,
        format!("错误：查看 {name}/absent 失败：文件或文件夹不存在\n")
    );
}
