//! Builds that are killed, refused, or that meet: the output is the old site or the new one, whole, and
//! the next build leaves nothing of it beside.
//!
//! The kills are real ones of the program itself. Two kinds come at the same place every time: a limit
//! on the size of files ends it at the first larger one, and what stands in its staging folder tells
//! how far it is.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::Instant;

use case_atlas::emit::{FolderSink, MANIFEST};
use case_atlas::ground::Digest;

use crate::support::{Project, Random, SiteTest};

const PROGRAM: &str = env!("CARGO_BIN_EXE_case-atlas");
const STAGING: &str = ".public.case-atlas-new";
const CACHE: &str = ".public.case-atlas-cache";

type Files = BTreeMap<String, Vec<u8>>;

/// A project with a site of the old content, and what it becomes.
struct Desk {
    project: Project,
    old: Files,
    new: Files,
}

impl Desk {
    fn new() -> Desk {
        let site = SiteTest::standard();
        let project = Project::new(&site);
        assert_eq!(project.run("build", &[]).code, 0);
        let old = project.files();
        // The title stands on every page.
        let title = site.edit("atlas.yaml", "title: 小图谱", "title: 新图谱");
        project.write("content/atlas.yaml", title.text("atlas.yaml"));
        let other = Project::new(&title);
        assert_eq!(other.run("build", &[]).code, 0);
        let new = other.files();
        Desk { project, old, new }
    }

    /// `case-atlas build` of the new content; the words of `shell` come before it.
    fn command(&self, shell: &str) -> Command {
        let mut command = Command::new("sh");
        command.args([
            "-c",
            &format!("{shell} exec \"$0\" \"$@\""),
            PROGRAM,
            "build",
            "--content",
        ]);
        command
            .arg(self.project.path("content"))
            .arg("--out")
            .arg(self.project.path("public"));
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn start(&self) -> Child {
        self.command("").spawn().expect("there is a shell")
    }

    /// Sizes of the files that are written anew, ascending; the others are carried over.
    fn written(&self) -> Vec<usize> {
        let is_new = |(path, bytes): &(&String, &Vec<u8>)| self.old.get(*path) != Some(*bytes);
        let mut sizes: Vec<usize> = self
            .new
            .iter()
            .filter(is_new)
            .map(|(_, bytes)| bytes.len())
            .collect();
        sizes.sort_unstable();
        sizes
    }

    /// Puts the old site back, and nothing beside it.
    fn reset(&self) {
        for folder in ["public", STAGING] {
            let folder = self.project.path(folder);
            if folder.exists() {
                fs::remove_dir_all(folder).expect("it is ours");
            }
        }
        for (path, bytes) in &self.old {
            self.project.write(path, bytes);
        }
    }

    /// Asserts that the site is whole, old or new, and that a build makes it the new one and clears up.
    /// Whether it was the new one already.
    fn is_whole(&self, when: &str) -> bool {
        let mut found = self.project.files();
        found.retain(|path, _| path.starts_with("public/"));
        let is_new = found == self.new;
        assert!(is_new || found == self.old, "{when}: {:?}", found.keys());
        let run = self.project.run("build", &[]);
        assert_eq!((run.code, &*run.err), (0, ""), "{when}");
        assert_eq!(self.project.files(), self.new, "{when}");
        assert_eq!(self.beside(), [CACHE, "content", "public"], "{when}");
        is_new
    }

    fn beside(&self) -> Vec<String> {
        let entries = fs::read_dir(self.project.path("")).expect("the project is there");
        let names = entries.map(|entry| entry.expect("it can be read").file_name());
        let mut names: Vec<String> = names
            .map(|name| name.to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// Starts a build and kills it as soon as it is so far. False when it was done before that was seen.
    fn kill_when(&self, is_so_far: impl Fn(&Path) -> bool) -> bool {
        let mut build = self.start();
        let staging = self.project.path(STAGING);
        loop {
            if is_so_far(&staging) {
                build.kill().expect("it is our child");
                let status = build.wait().expect("it is our child");
                return status.signal().is_some();
            }
            if build.try_wait().expect("it is our child").is_some() {
                return false;
            }
        }
    }
}

fn count(folder: &Path) -> usize {
    let Ok(entries) = fs::read_dir(folder) else {
        return 0;
    };
    let entries = entries.flatten().map(|entry| entry.path());
    entries
        .map(|path| if path.is_dir() { count(&path) } else { 1 })
        .sum()
}

fn text(output: &[u8]) -> String {
    String::from_utf8_lossy(output).into_owned()
}

#[test]
fn killed_while_it_writes_a_large_file_it_leaves_the_old_site() {
    let desk = Desk::new();
    let sizes = desk.written();
    for part in [0, 1, 2, 3, 4] {
        desk.reset();
        // Some shells count blocks of 512 bytes, some of 1,024: smaller than a file of this size.
        let blocks = (sizes[(sizes.len() - 1) * part / 4] - 1) / 1024;
        let output = desk
            .command(&format!("ulimit -c 0; ulimit -f {blocks};"))
            .output();
        let output = output.expect("there is a shell");
        assert!(
            output.status.signal().is_some(),
            "{blocks}: {}",
            text(&output.stderr)
        );
        assert!(
            !desk.is_whole(&format!("a limit of {blocks} blocks")),
            "nothing was swapped"
        );
    }
}

#[test]
fn killed_at_any_stage_it_leaves_a_whole_site() {
    let desk = Desk::new();
    let files = desk.new.len();
    let stages: [(&str, &dyn Fn(&Path) -> bool); 6] = [
        ("locked", &|staging| staging.join("lock").exists()),
        ("begun", &|staging| staging.join("site").exists()),
        ("a first file", &|staging| count(&staging.join("site")) > 0),
        ("half the files", &|staging| {
            count(&staging.join("site")) > files / 2
        }),
        ("all but the list", &|staging| {
            count(&staging.join("site")) >= files - 1
        }),
        ("the list", &|staging| {
            staging.join("site").join(MANIFEST).exists()
        }),
    ];
    for (stage, is_so_far) in stages {
        let mut attempts = 0..40;
        // A stage may be over before it is seen; then the site is the new one, and there is another try.
        while attempts.next().is_some() {
            desk.reset();
            let is_killed = desk.kill_when(is_so_far);
            desk.is_whole(stage);
            if is_killed {
                break;
            }
        }
        assert!(attempts.next().is_some(), "never seen: {stage}");
    }
}

#[test]
fn killed_while_it_clears_the_old_site_away_it_leaves_the_new_one() {
    let desk = Desk::new();
    let mut attempts = 0..10;
    while attempts.next().is_some() {
        desk.reset();
        many_old_files(&desk.project.path("public"));
        let public = desk.project.path("public");
        let is_killed =
            desk.kill_when(|_| !public.join("old").exists() && public.join(MANIFEST).exists());
        assert!(desk.is_whole("swapped"), "the new site is in place");
        if is_killed {
            return;
        }
    }
    panic!("never seen: the old site being cleared away");
}

/// Adds so many files to a site that removing them takes a while.
fn many_old_files(public: &Path) {
    let list = public.join(MANIFEST);
    let mut lines: Vec<String> = fs::read_to_string(&list)
        .expect("there is a list")
        .lines()
        .map(str::to_owned)
        .collect();
    fs::create_dir(public.join("old")).expect("folders can be made");
    for number in 0..4_000 {
        let path = format!("old/{number}.html");
        fs::write(public.join(&path), "x").expect("files can be written");
        lines.push(format!("{}  {path}", Digest::of(b"x")));
    }
    fs::write(&list, lines.join("\n") + "\n").expect("files can be written");
}

#[test]
fn killed_at_any_moment_it_leaves_a_whole_site() {
    let desk = Desk::new();
    desk.reset();
    let start = Instant::now();
    assert!(desk.start().wait().is_ok_and(|status| status.success()));
    let whole = start.elapsed();
    let mut random = Random(11);
    for _ in 0..8 {
        desk.reset();
        let mut build = desk.start();
        let moment = whole.mul_f64(random.below(1_000) as f64 / 1_000.0);
        thread::sleep(moment);
        drop(build.kill());
        build.wait().expect("it is our child");
        desk.is_whole(&format!("after {moment:?} of {whole:?}"));
    }
}

#[test]
fn a_file_that_cannot_be_written_ends_with_two_and_leaves_the_old_site() {
    let desk = Desk::new();
    let largest = *desk
        .written()
        .last()
        .expect("the title stands on every page");
    let blocks = (largest - 1) / 1024;
    // The signal ignored, the limit is an error: the one full disk that needs no privileges.
    let output = desk
        .command(&format!("trap '' XFSZ; ulimit -f {blocks};"))
        .output();
    let output = output.expect("there is a shell");
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
    let said = text(&output.stderr);
    assert!(
        said.contains("错误：写不了 ") && said.contains("：超出系统允许的文件大小"),
        "{said}"
    );
    assert_eq!(desk.beside(), [CACHE, "content", "public"]);
    assert_eq!(desk.project.files(), desk.old);
}

#[test]
fn a_folder_that_may_not_be_written_ends_with_two_and_leaves_the_old_site() {
    let desk = Desk::new();
    let root = desk.project.path("");
    let mode =
        |mode| fs::set_permissions(&root, fs::Permissions::from_mode(mode)).expect("it is ours");
    mode(0o555);
    let output = as_nobody(&desk);
    mode(0o755);
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
    let said = text(&output.stderr);
    assert!(
        said.starts_with("错误：无法建立 ") && said.ends_with("：没有权限\n"),
        "{said}"
    );
    assert_eq!(desk.beside(), [CACHE, "content", "public"]);
    assert_eq!(desk.project.files(), desk.old);
}

/// Runs a build as somebody whom permissions bind: not as root.
fn as_nobody(desk: &Desk) -> Output {
    let root = fs::metadata(desk.project.path("")).expect("the project is there");
    if root.uid() != 0 {
        return desk.command("").output().expect("there is a shell");
    }
    // The program may lie where only root may look.
    let copy = tempfile::TempDir::new().expect("a temporary folder can be made");
    fs::set_permissions(copy.path(), fs::Permissions::from_mode(0o755)).expect("it is ours");
    let program: PathBuf = copy.path().join("case-atlas");
    fs::copy(PROGRAM, &program).expect("files can be copied");
    let mut command = Command::new(program);
    command
        .args(["build", "--content"])
        .arg(desk.project.path("content"));
    command
        .arg("--out")
        .arg(desk.project.path("public"))
        .uid(65_534);
    command.output().expect("the program can be started")
}

#[test]
fn a_second_build_says_that_another_one_is_writing() {
    let desk = Desk::new();
    let first = FolderSink::open(&desk.project.path("public"), &[]).expect("nobody else is here");
    let output = desk.start().wait_with_output().expect("it is our child");
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
    let said = text(&output.stderr);
    let expected = format!(
        "错误：另一个生成正在写入 {}，请等它结束后再试\n",
        desk.project.path("public").display()
    );
    assert_eq!(said, expected);
    drop(first);
    assert!(
        !desk.is_whole("after a second build"),
        "the second changed nothing"
    );
}

#[test]
fn builds_of_two_processes_never_spoil_the_site() {
    let desk = Desk::new();
    let builds: Vec<Child> = (0..4).map(|_| desk.start()).collect();
    let codes: Vec<Option<i32>> = builds
        .into_iter()
        .map(|build| {
            build
                .wait_with_output()
                .expect("it is our child")
                .status
                .code()
        })
        .collect();
    assert!(codes.contains(&Some(0)), "{codes:?}");
    assert!(
        codes.iter().all(|code| matches!(code, Some(0 | 2))),
        "{codes:?}"
    );
    assert!(
        desk.is_whole("after four builds at once"),
        "one of them got through"
    );
}
