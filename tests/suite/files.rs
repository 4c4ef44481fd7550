//! Reading from disk: what is listed, what is refused, and that nothing outside is ever read.

use std::fs;
use std::path::Path;

use case_atlas::ground::files::{DiskFiles, FileError, FileSystem, MAX_BYTES, MAX_DEPTH};
use tempfile::TempDir;

/// A folder with these files, each holding its own path.
fn folder(paths: &[&str]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder can be made");
    for path in paths {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("it has a parent")).expect("folders can be made");
        fs::write(&path, path.to_string_lossy().as_bytes()).expect("files can be written");
    }
    folder
}

fn listed(folder: &Path) -> Vec<String> {
    let listing = open(folder).list().expect("the folder can be listed");
    listing.files.into_iter().map(|file| file.path).collect()
}

/// `path: reason` of everything left out, in Chinese.
fn problems(folder: &Path) -> Vec<String> {
    let listing = open(folder).list().expect("the folder can be listed");
    let told = listing.problems.iter();
    told.map(|problem| format!("{}: {}", problem.path, problem.text.zh))
        .collect()
}

fn open(folder: &Path) -> DiskFiles {
    DiskFiles::open(folder).expect("the folder is there")
}

#[test]
fn files_come_sorted_by_path_bytes_and_hidden_ones_do_not_come() {
    let folder = folder(&[
        "cases/b.md",
        "cases-old/a.md",
        "cases/图.md",
        "atlas.yaml",
        ".git/config",
        "cases/.a.md",
        "cases/a.md~",
        "cases/.a.md.swp",
        "a.md.swp",
        "~$a.docx",
    ]);
    let expected = ["atlas.yaml", "cases-old/a.md", "cases/b.md", "cases/图.md"];
    assert_eq!(listed(folder.path()), expected);
    assert_eq!(problems(folder.path()), [""; 0]);
}

#[test]
fn sizes_are_those_of_the_files() {
    let folder = TempDir::new().expect("a temporary folder can be made");
    fs::write(folder.path().join("a.md"), "四个汉字").expect("files can be written");
    let listing = open(folder.path())
        .list()
        .expect("the folder can be listed");
    assert_eq!(listing.files[0].size, 12);
}

#[test]
fn a_missing_folder_and_a_file_in_its_place_are_told_as_written() {
    let folder = folder(&["a.md"]);
    let missing = folder.path().join("content");
    let error = DiskFiles::open(&missing).expect_err("there is no such folder");
    assert_eq!(error.text().zh, format!("没有找到 {}", missing.display()));
    let file = folder.path().join("a.md");
    let error = DiskFiles::open(&file).expect_err("it is a file");
    assert_eq!(
        error.text().en,
        format!("{} is not a folder", file.display())
    );
    assert!(DiskFiles::open_if_there(&missing).is_ok_and(|files| files.is_none()));
}

#[test]
fn reading_never_leaves_the_folder() {
    let folder = folder(&["content/a.md", "secret.md"]);
    let files = open(&folder.path().join("content"));
    assert!(files.read("a.md").is_ok());
    for path in [
        "../secret.md",
        "x/../../secret.md",
        "/etc/passwd",
        "./a.md",
        "",
        "a.md/",
        "..\\x",
    ] {
        let error = files.read(path).expect_err("the path leads out or is odd");
        assert!(
            matches!(error, FileError::Outside { .. }),
            "{path:?}: {error}"
        );
    }
    assert!(matches!(files.read("b.md"), Err(FileError::Missing { .. })));
}

#[test]
fn a_file_beyond_all_measure_is_not_read() {
    let folder = folder(&["a.md"]);
    let file = fs::File::create(folder.path().join("a.md")).expect("files can be written");
    file.set_len(MAX_BYTES + 1)
        .expect("a sparse file costs nothing");
    let error = open(folder.path())
        .read("a.md")
        .expect_err("it is too large");
    assert!(
        error.text().zh.ends_with("a.md 太大，超过 64 MiB"),
        "{error}"
    );
}

#[test]
fn too_deep_is_a_problem_and_ends_the_walk_there() {
    let path = |folders: usize| format!("{}a.md", "d/".repeat(folders));
    let (last, beyond) = (path(MAX_DEPTH - 1), path(MAX_DEPTH + 3));
    let folder = folder(&[&last, &beyond]);
    assert_eq!(listed(folder.path()), [last]);
    let told = problems(folder.path());
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].ends_with("d: 文件夹套得太深，超过 16 层，不读取"),
        "{told:?}"
    );
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    fn link(folder: &Path, target: impl AsRef<Path>, name: &str) {
        symlink(target, folder.join(name)).expect("links can be made");
    }

    #[test]
    fn links_inside_are_followed_and_links_out_are_refused() {
        let outside = folder(&["secret.md", "more/secret.md"]);
        let folder = folder(&["real.md", "d/x.md"]);
        link(folder.path(), "real.md", "in.md");
        link(folder.path(), "d", "e");
        link(folder.path(), outside.path().join("secret.md"), "out.md");
        link(folder.path(), outside.path(), "out");
        assert_eq!(
            listed(folder.path()),
            ["d/x.md", "e/x.md", "in.md", "real.md"]
        );
        let leaves = "符号链接指向文件夹之外，不读取";
        assert_eq!(
            problems(folder.path()),
            [format!("out: {leaves}"), format!("out.md: {leaves}")]
        );
        let files = open(folder.path());
        assert!(files.read("in.md").is_ok());
        for path in ["out.md", "out/secret.md", "out/more/secret.md"] {
            assert!(
                matches!(files.read(path), Err(FileError::Outside { .. })),
                "{path}"
            );
        }
    }

    #[test]
    fn links_to_nothing_and_in_circles_are_problems() {
        let folder = folder(&["d/a.md"]);
        link(folder.path(), "nowhere.md", "b.md");
        link(folder.path(), "nowhere.md", ".#a.md");
        link(folder.path(), "self.md", "self.md");
        link(folder.path(), "..", "d/up");
        assert_eq!(listed(folder.path()), ["d/a.md"]);
        assert_eq!(
            problems(folder.path()),
            [
                "b.md: 符号链接指向的文件不存在",
                "d/up: 符号链接绕成了圈，不读取",
                "self.md: 符号链接绕成了圈，不读取",
            ]
        );
    }

    #[test]
    fn sockets_and_names_that_are_no_utf8_are_problems() {
        use std::os::unix::ffi::OsStrExt;
        let folder = folder(&["a.md"]);
        let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("s"))
            .expect("a socket can be made");
        let name = std::ffi::OsStr::from_bytes(b"\xb0\xa1.md");
        fs::write(folder.path().join(name), "").expect("the system takes any bytes");
        assert_eq!(listed(folder.path()), ["a.md"]);
        assert_eq!(
            problems(folder.path()),
            [
                "s: 不是普通文件（管道、套接字或设备），不读取",
                "\u{fffd}\u{fffd}.md: 文件名不是 UTF-8 编码，请改名",
            ]
        );
        assert!(matches!(
            open(folder.path()).read("s"),
            Err(FileError::NotAFile { .. })
        ));
    }
}
