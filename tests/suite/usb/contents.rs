//! What stands on a stick, and what it says of itself.

use std::fs;
use std::process::Command;

use case_atlas::cli::Exit;

use super::{Desk, files};
use crate::command_line::{case_atlas, path_text};

#[test]
fn a_stick_has_the_site_in_a_folder_and_one_page_to_open() {
    let desk = Desk::new();
    let run = desk.usb(&[]);
    assert_eq!(run.exit, Exit::Clean, "{}", run.err);
    let mut root: Vec<String> = fs::read_dir(&desk.stick)
        .expect("the stick is there")
        .map(|entry| {
            entry
                .expect("it can be read")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    root.sort();
    assert_eq!(
        root,
        [
            "SHA256SUMS",
            "VERSION.txt",
            "atlas",
            "instructions.html",
            "打开案例图谱.html"
        ]
    );
    let files = files(&desk.stick);
    let odd = files.keys().filter(|path| !path.is_ascii());
    assert_eq!(odd.collect::<Vec<_>>(), ["打开案例图谱.html"]);
    let start = String::from_utf8_lossy(&files["打开案例图谱.html"]).into_owned();
    for page in ["打开案例图谱.html", "instructions.html"] {
        let html = String::from_utf8_lossy(&files[page]);
        for (_, rest) in html
            .match_indices("href=\"")
            .map(|(at, found)| html.split_at(at + found.len()))
        {
            let href = rest.split('"').next().expect("attributes end");
            assert!(files.contains_key(href), "{page} leads to {href}");
        }
    }
    assert!(start.contains("学员版") && start.contains("脱贫攻坚案例图谱"));
    let lines: Vec<&str> = run.out.lines().collect();
    let said = format!("学员版 · {} 个文件，", files.len());
    assert!(
        lines[0].starts_with(&said) && lines[0].contains("；可用 "),
        "{}",
        run.out
    );
    assert_eq!(
        lines[1],
        format!(
            "已写好。双击打开：{}",
            desk.stick.join("打开案例图谱.html").display()
        )
    );
}

#[test]
fn a_stick_says_when_its_edition_changes() {
    let desk = Desk::new();
    assert!(
        !desk.usb(&[]).out.contains("注意"),
        "an empty stick had none"
    );
    assert!(
        !desk.usb(&[]).out.contains("注意"),
        "the same edition again"
    );
    let run = desk.usb(&["--edition", "teacher"]);
    assert_eq!(run.exit, Exit::Clean, "{}", run.err);
    let lines: Vec<&str> = run.out.lines().collect();
    assert!(lines[0].starts_with("教师版 · "), "{}", run.out);
    assert_eq!(lines[1], "注意：这里原来是学员版，换成教师版。");
}

#[test]
fn the_site_on_a_stick_is_the_site_of_a_build() {
    let desk = Desk::new();
    assert_eq!(desk.usb(&[]).exit, Exit::Clean);
    let public = desk.stick.with_file_name("public");
    let build = case_atlas(&[
        "build",
        "--content",
        path_text(&desk.content),
        "--out",
        path_text(&public),
    ]);
    assert_eq!(build.exit, Exit::Clean);
    let mut site = files(&public);
    site.remove(".case-atlas");
    assert!(site == files(&desk.stick.join("atlas")));
}

#[test]
fn sha256sum_finds_the_stick_whole() {
    let desk = Desk::new();
    assert_eq!(desk.usb(&[]).exit, Exit::Clean);
    let check = || {
        let mut command = Command::new("sha256sum");
        let command = command.args(["--check", "--strict", "--quiet", "SHA256SUMS"]);
        command
            .current_dir(&desk.stick)
            .output()
            .expect("coreutils are there")
            .status
            .success()
    };
    assert!(check());
    fs::write(desk.stick.join("打开案例图谱.html"), "x").expect("files can be written");
    assert!(!check(), "the start page is on the list too");
}

#[test]
fn the_version_names_edition_counts_and_content_and_no_time() {
    let desk = Desk::new();
    let version = |more: &[&str]| {
        assert_eq!(desk.usb(more).exit, Exit::Clean);
        fs::read_to_string(desk.stick.join("VERSION.txt")).expect("it is there")
    };
    let student = version(&[]);
    assert!(
        student.starts_with(
            "\u{feff}名称：脱贫攻坚案例图谱\r\n版本：学员版（student）\r\n数量：5 个案例\r\n"
        ),
        "{student}"
    );
    assert_eq!(version(&["--edition", "student"]), student);
    assert_eq!(
        version(&["--edition", "teacher"]),
        student.replace("学员版（student）", "教师版（teacher）")
    );
    let digest = |text: &str| {
        text.lines()
            .find(|line| line.starts_with("内容摘要："))
            .map(str::to_owned)
    };
    desk.edit("atlas.yaml", "licence: CC BY 4.0", "licence: CC BY 4.0 ");
    assert_ne!(
        digest(&version(&[])),
        digest(&student),
        "any byte of the content counts"
    );
}
