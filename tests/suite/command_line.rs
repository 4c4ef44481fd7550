//! The command line: what is said, where, and with which exit code.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use case_atlas::cli::{Exit, run};
use tempfile::TempDir;

/// What a run said, and how it ended.
pub(crate) struct Run {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) exit: Exit,
}

pub(crate) fn case_atlas(args: &[&str]) -> Run {
    let (mut out, mut err) = (vec![], vec![]);
    let exit = run(command_line(args), &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("everything said is UTF-8");
    Run {
        out: text(out),
        err: text(err),
        exit,
    }
}

fn command_line(args: &[&str]) -> Vec<OsString> {
    std::iter::once("case-atlas")
        .chain(args.iter().copied())
        .map(OsString::from)
        .collect()
}

pub(crate) fn path_text(path: &Path) -> &str {
    path.to_str().expect("temporary folders have plain names")
}

/// A copy of the real content in a folder of its own.
pub(crate) fn content_copy() -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let content = folder.path().join("content");
    copy(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("content"),
        &content,
    );
    (folder, content)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).expect("folders can be made");
    for entry in fs::read_dir(from).expect("the folder is there") {
        let from = entry.expect("it can be read").path();
        let to = to.join(from.file_name().expect("entries have names"));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("files can be copied");
        }
    }
}

#[test]
fn help_is_asked_for_and_goes_to_standard_output() {
    let help = case_atlas(&["--help"]);
    assert_eq!((help.exit, &*help.err), (Exit::Clean, ""));
    assert!(
        help.out
            .starts_with("把一个文件夹的案例，变成按模式类型互相链接的静态网站\n")
    );
    assert!(
        help.out.contains("用法：case-atlas [命令] [选项]\n"),
        "{}",
        help.out
    );
    let english = case_atlas(&["build", "--lang", "en", "--help"]);
    assert!(
        english
            .out
            .starts_with("Check the content and build the website\n")
    );
    assert!(
        english.out.is_ascii(),
        "no Chinese is left over: {}",
        english.out
    );
}

#[test]
fn help_of_every_command_is_in_one_language() {
    for command in [
        "build", "check", "explain", "new", "pack", "schema", "usb", "verify",
    ] {
        let chinese = case_atlas(&[command, "--help"]).out;
        assert!(
            chinese.contains("用法：") && !chinese.contains("Print"),
            "{chinese}"
        );
        assert!(
            case_atlas(&["--lang=en", command, "--help"]).out.is_ascii(),
            "{command}"
        );
    }
}

#[test]
fn mistakes_on_the_command_line_are_told_in_chinese() {
    let cases: &[(&[&str], &str)] = &[
        (&["bild"], "没有“bild”这个命令；您是不是要写“build”？"),
        (
            &["build", "--oot", "x"],
            "没有“--oot”这个选项；您是不是要写“--out”？",
        ),
        (
            &["check", "--format", "xml"],
            "“--format <FORMAT>”的值“xml”不对，可以写：human, short, json, sarif。",
        ),
        (&["build", "--threads", "0"], "“--threads <N>”的值“0”不对。"),
        (&["build", "--out"], "“--out <DIR>”后面要写一个值。"),
        (&["new", "case"], "缺少“<SLUG>”。"),
        (
            &["build", "content"],
            "不知道“content”是什么；要指内容文件夹，写 --content content。",
        ),
    ];
    for (args, expected) in cases {
        let run = case_atlas(args);
        assert_eq!(
            run.err,
            format!("错误：{expected}\n用 case-atlas --help 看用法。\n")
        );
        assert_eq!((run.exit, &*run.out), (Exit::CouldNotRun, ""));
    }
}

#[test]
fn no_content_folder_is_no_run() {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let content = folder.path().join("content");
    for command in ["build", "check"] {
        let run = case_atlas(&[command, "--content", path_text(&content)]);
        let expected = format!(
            "错误：没有找到内容文件夹 {}。请在它的上级文件夹里运行，或用 --content 指明\n",
            content.display()
        );
        assert_eq!(
            (run.exit, &*run.out, &*run.err),
            (Exit::CouldNotRun, "", &*expected)
        );
    }
}

#[test]
fn explain_finds_by_id_and_name_in_any_case_and_suggests() {
    let page = case_atlas(&["explain", "ca0201"]);
    assert_eq!(page.exit, Exit::Clean);
    assert!(page.out.starts_with("# CA0201 "), "{}", page.out);
    let heading = page
        .out
        .lines()
        .next()
        .expect("a page has a heading")
        .trim_start_matches("# ");
    assert!(
        case_atlas(&["explain"])
            .out
            .lines()
            .any(|line| line == heading)
    );
    let name = heading
        .rsplit(['(', ')'])
        .nth(1)
        .expect("a heading ends with the name");
    assert_eq!(case_atlas(&["explain", &name.to_uppercase()]).out, page.out);

    let unknown = case_atlas(&["explain", &format!("{name}s")]);
    assert_eq!((unknown.exit, &*unknown.out), (Exit::CouldNotRun, ""));
    assert!(
        unknown.err.contains(&format!("您是不是要找“{name}”？")),
        "{}",
        unknown.err
    );
}

#[test]
fn schema_is_json() {
    let run = case_atlas(&["schema"]);
    assert_eq!(run.exit, Exit::Clean);
    let schema: serde_json::Value = serde_json::from_str(&run.out).expect("it is JSON");
    assert_eq!(schema["type"], "object");
}

#[test]
fn a_new_case_passes_the_check_as_it_stands() {
    let (_folder, content) = content_copy();
    let content = path_text(&content);
    let made = case_atlas(&["new", "case", "sixth", "--content", content]);
    assert_eq!((made.exit, &*made.err), (Exit::Clean, ""));
    assert!(
        made.out
            .starts_with(&format!("已写好 {content}/cases/sixth.md\n")),
        "{}",
        made.out
    );
    let check = case_atlas(&["check", "--content", content]);
    assert_eq!(check.exit, Exit::Clean, "{}{}", check.out, check.err);
}

#[test]
fn a_new_case_never_overwrites_and_never_leaves_the_folder() {
    let (_folder, content) = content_copy();
    let case = content.join("cases/kuandian.md");
    let before = fs::read(&case).expect("the case is there");
    let again = case_atlas(&["new", "case", "kuandian", "--content", path_text(&content)]);
    assert_eq!(again.exit, Exit::CouldNotRun);
    assert_eq!(
        again.err,
        format!("错误：写不了 {}：已经存在\n", case.display())
    );
    assert_eq!(fs::read(&case).expect("the case is there"), before);
    for slug in ["../x", "a/b", "宽甸", "A", "index", "-a"] {
        let run = case_atlas(&["new", "case", "--content", path_text(&content), "--", slug]);
        assert_eq!(run.exit, Exit::CouldNotRun, "{slug}");
        assert!(
            run.err.starts_with(&format!("错误：“{slug}”不能用作短名")),
            "{}",
            run.err
        );
    }
}

#[test]
fn a_build_says_what_it_made_and_what_to_open() {
    let (folder, content) = content_copy();
    let out = folder.path().join("public");
    let args = [
        "build",
        "--content",
        path_text(&content),
        "--out",
        path_text(&out),
    ];
    let run = case_atlas(&args);
    assert_eq!(run.exit, Exit::Clean, "{}", run.err);
    let lines: Vec<&str> = run.out.lines().collect();
    assert!(
        lines[0].starts_with("学员版 · 案例 ") && lines[0].contains(" 种 · 做法 "),
        "{}",
        run.out
    );
    assert!(lines[0].ends_with(" 秒"), "{}", run.out);
    assert_eq!(
        lines[1],
        format!("用浏览器打开：{}", out.join("index.html").display())
    );
    assert!(out.join("index.html").is_file());

    fs::write(content.join("cases/broken.md"), "没有文件头\n").expect("files can be written");
    let broken = case_atlas(&args);
    assert_eq!((broken.exit, &*broken.out), (Exit::Findings, ""));
    assert!(
        broken.err.ends_with("\n没有写出任何文件；旧站点未动。\n"),
        "{}",
        broken.err
    );
    assert!(out.join("index.html").is_file());
}

/// A stream that fails at the first byte.
struct Broken(io::ErrorKind);

impl Write for Broken {
    fn write(&mut self, _bytes: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_reader_that_goes_away_is_fine_and_a_full_disk_is_not() {
    let args = || command_line(&["schema"]);
    let mut err = vec![];
    let exit = run(args(), &mut Broken(io::ErrorKind::BrokenPipe), &mut err);
    assert_eq!((exit, err.len()), (Exit::Clean, 0));
    let exit = run(args(), &mut Broken(io::ErrorKind::StorageFull), &mut err);
    assert_eq!(exit, Exit::CouldNotRun);
    assert_eq!(
        String::from_utf8_lossy(&err),
        "错误：结果写不出来：磁盘已满\n"
    );
    let mut nobody = Broken(io::ErrorKind::BrokenPipe);
    assert_eq!(
        run(command_line(&["bild"]), &mut Vec::new(), &mut nobody),
        Exit::CouldNotRun
    );
}
