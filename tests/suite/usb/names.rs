//! Names that a stick would refuse, confuse or cut are told before anything is written.

use std::fs;

use case_atlas::cli::Exit;
use case_atlas::emit::Sink;
use case_atlas::emit::stick::Spool;
use case_atlas::render::Artifact;

use super::Desk;
use crate::command_line::{case_atlas, path_text};

#[test]
fn names_unsafe_on_a_stick_are_findings_and_nothing_is_written() {
    let desk = Desk::new();
    desk.edit(
        "cases/kuandian.md",
        "slug: kuandian",
        "slug: kuandian\naliases: [aux, com1]",
    );
    let run = desk.usb(&[]);
    assert_eq!((run.exit, &*run.out), (Exit::Findings, ""));
    let check = case_atlas(&[
        "check",
        "--format",
        "short",
        "--content",
        path_text(&desk.content),
    ]);
    let found: Vec<&str> = check
        .out
        .lines()
        .filter(|line| line.contains("CA0901"))
        .collect();
    let file = desk.content.join("cases/kuandian.md");
    let message = |column: usize, name: &str| {
        format!(
            "{}:5:{column}: error[CA0901]: “cases/{name}.html”在 Windows 上打不开：“{name}.html”是设备名",
            file.display()
        )
    };
    assert_eq!(found, [message(11, "aux"), message(16, "com1")]);
    assert!(!desk.stick.exists());
}

#[test]
fn pictures_that_a_stick_would_confuse_or_cut_are_findings() {
    let desk = Desk::new();
    let pixel = b"GIF89a\x01\0\x01\0\0\0\0;".to_vec();
    let folder = desk.content.join("cases/kuandian");
    let long = format!("{}/{}", "d".repeat(120), "e".repeat(120));
    fs::create_dir_all(folder.join("d".repeat(120))).expect("folders can be made");
    let names = [
        "market.gif".to_owned(),
        "Market.gif".to_owned(),
        format!("{long}.gif"),
    ];
    let mut text = String::from("\n");
    for name in &names {
        fs::write(folder.join(name), &pixel).expect("files can be written");
        text += &format!("\n![图](kuandian/{name})\n");
    }
    let case = desk.content.join("cases/kuandian.md");
    let before = fs::read_to_string(&case).expect("the case is there");
    fs::write(&case, before + &text).expect("files can be written");
    let check = case_atlas(&[
        "check",
        "--format",
        "short",
        "--content",
        path_text(&desk.content),
    ]);
    let found: Vec<&str> = check
        .out
        .lines()
        .filter_map(|line| line.split_once("error["))
        .map(|(_, rest)| rest)
        .collect();
    let path = format!("cases/kuandian/{long}.gif");
    let length = "atlas/".len() + path.len() + 4;
    let mut expected = vec![
        "CA0902]: “cases/kuandian/market.gif”与“cases/kuandian/Market.gif”在 U 盘上是同一个名字"
            .to_owned(),
        format!("CA0903]: “{path}”在 U 盘上的路径有 {length} 个字符，Windows 最多 260 个"),
        "CA0107]: 图片的文件名“kuandian/Market.gif”不能用在网址里".to_owned(),
    ];
    expected.sort();
    let mut found: Vec<String> = found.into_iter().map(str::to_owned).collect();
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn names_of_a_theme_are_checked_too() {
    let spool = Spool::new().expect("there is room for temporary files");
    spool
        .put(Artifact::new("atlas/assets/con.svg", ""))
        .expect("plain names are taken");
    let error = spool.finish().expect_err("the name is not safe").text().zh;
    assert_eq!(
        error,
        "“atlas/assets/con.svg”这个名字在 U 盘或 Windows 上不能用，请改名"
    );
}
