//! A stick: what is on it, what is refused before writing, and what a pulled one is.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use case_atlas::cli::Exit;
use case_atlas::emit::stick::{Fault, Load, MARKER, Spool, Stick, verify};
use case_atlas::emit::{EmitError, Sink};
use case_atlas::render::Artifact;
use tempfile::TempDir;

use crate::command_line::{Run, case_atlas, content_copy, path_text};

/// A folder with a copy of the real content, and a stick beside it.
pub(crate) struct Desk {
    _root: TempDir,
    pub(crate) content: PathBuf,
    pub(crate) stick: PathBuf,
    zip: PathBuf,
}

impl Desk {
    pub(crate) fn new() -> Desk {
        let (root, content) = content_copy();
        let (stick, zip) = (root.path().join("stick"), root.path().join("atlas.zip"));
        Desk {
            _root: root,
            content,
            stick,
            zip,
        }
    }

    pub(crate) fn usb(&self, more: &[&str]) -> Run {
        let (content, stick) = (path_text(&self.content), path_text(&self.stick));
        case_atlas(&[&["usb", "--content", content, "--out", stick], more].concat())
    }

    /// Puts a file of one line instead of a case's front matter.
    fn edit(&self, path: &str, from: &str, to: &str) {
        let path = self.content.join(path);
        let text = fs::read_to_string(&path).expect("the file is there");
        assert!(text.contains(from), "{from} is in {}", path.display());
        fs::write(path, text.replacen(from, to, 1)).expect("files can be written");
    }
}

/// Every file below a folder, by path with `/`.
pub(crate) fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).expect("it lies below");
                let name = name.to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read(&path).expect("it can be read"));
            }
        }
    }
    files
}

fn load(files: &[(&str, &str)]) -> Load {
    let spool = Spool::new().expect("there is room for temporary files");
    for (path, text) in files {
        spool
            .put(Artifact::new(*path, *text))
            .expect("plain names are taken");
    }
    spool.finish().expect("the names are safe")
}

fn write(out: &Path, files: &[(&str, &str)]) -> Result<(), EmitError> {
    Stick::open(out, &[])?.write(&load(files), &|| {})
}

fn faults(folder: &Path) -> Vec<(String, Fault)> {
    verify(folder, &|_| {}, &|| {})
        .expect("it can be checked")
        .faults
}

const OLD: &[(&str, &str)] = &[
    ("atlas/index.html", "旧"),
    ("atlas/cases/gone.html", "旧"),
    ("instructions.html", "旧"),
    ("VERSION.txt", "旧"),
    ("打开案例图谱.html", "旧"),
];
const NEW: &[(&str, &str)] = &[
    ("atlas/index.html", "新"),
    ("atlas/models/come.html", "新"),
    ("instructions.html", "新"),
    ("VERSION.txt", "新"),
    ("打开案例图谱.html", "新"),
];

fn has(stick: &Path, expected: &[(&str, &str)]) -> bool {
    let mut found = files(stick);
    found.remove("SHA256SUMS");
    let expected = expected
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    found == expected.collect()
}

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
    let said = format!("{} 个文件，", files.len());
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
        "CA0904]: “cases/kuandian/Market.gif”里有不能用在网址和 U 盘上的字符".to_owned(),
    ];
    expected.sort();
    let mut found: Vec<String> = found.into_iter().map(str::to_owned).collect();
    found.sort();
    assert_eq!(found, expected);
}

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
        "E:\\ 放不下：要占 12.3 MB，只剩 0.0 MB。请腾出地方，或换一个 U 盘；没有写任何文件"
    );
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
