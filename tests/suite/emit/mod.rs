//! Writing a site: whole or not at all, only where it may, and gently.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use case_atlas::emit::{EmitError, FolderSink, MANIFEST, MemorySink, Sink, Summary};
use case_atlas::render::Artifact;
use rayon::prelude::*;
use tempfile::TempDir;

#[cfg(unix)]
mod links;
mod states;

/// A project folder; its output is `public`.
struct Project {
    root: TempDir,
}

impl Project {
    fn new() -> Project {
        let root = TempDir::new().expect("a temporary folder can be made");
        fs::create_dir(root.path().join("content")).expect("folders can be made");
        Project { root }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn out(&self) -> PathBuf {
        self.path("public")
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("it has a parent")).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    }

    fn open(&self) -> Result<FolderSink, EmitError> {
        FolderSink::open(&self.out(), &[&self.path("content")])
    }

    fn refusal(&self) -> String {
        self.open()
            .expect_err("the output should be refused")
            .text()
            .zh
    }

    fn build(&self, site: &[(&str, &str)]) -> Summary {
        let sink = self.open().expect("the output is ours");
        put_all(&sink, site);
        sink.finish().expect("nothing stands in the way")
    }

    /// Every file of the output but the list, with its text.
    fn site(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        collect(&self.out(), &self.out(), &mut files);
        files.remove(MANIFEST);
        files
    }

    /// The names in the project folder: what was left lying about.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.root.path()).expect("the project is there");
        let names = entries.map(|entry| entry.expect("it can be read").file_name());
        let mut names: Vec<_> = names
            .map(|name| name.to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

fn put_all(sink: &FolderSink, site: &[(&str, &str)]) {
    for (path, text) in site {
        sink.put(Artifact::new(*path, *text))
            .expect("it can be written");
    }
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path
                .strip_prefix(root)
                .expect("it lies below")
                .to_string_lossy();
            let text = fs::read_to_string(&path).expect("the test wrote text");
            files.insert(name.into_owned(), text);
        }
    }
}

fn as_site(site: &[(&str, &str)]) -> BTreeMap<String, String> {
    site.iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect()
}

const SITE: &[(&str, &str)] = &[
    ("index.html", "首页"),
    ("cases/a.html", "甲"),
    ("assets/site.css", "a{}"),
];

#[test]
fn a_first_build_makes_the_site_and_leaves_nothing_beside_it() {
    let project = Project::new();
    let summary = project.build(SITE);
    assert_eq!(
        summary,
        Summary {
            files: 3,
            bytes: 12,
            written: 3,
            unchanged: 0,
            removed: 0
        }
    );
    assert_eq!(project.site(), as_site(SITE));
    assert_eq!(project.names(), ["content", "public"]);
}

#[test]
fn the_list_of_files_is_what_sha256sum_writes_below_what_the_folder_holds() {
    let project = Project::new();
    project.build(&[("b.html", ""), ("a/c.html", "abc")]);
    let list = fs::read_to_string(project.out().join(MANIFEST)).expect("there is a list");
    let expected = "\
# site
ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a/c.html
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b.html
";
    assert_eq!(list, expected);
}

#[test]
fn what_did_not_change_keeps_its_time() {
    let project = Project::new();
    project.build(SITE);
    let time = |path| {
        project
            .out()
            .join(path)
            .metadata()
            .and_then(|file| file.modified())
            .ok()
    };
    let before = (time("index.html"), time("cases/a.html"), time("cases"));
    let summary = project.build(SITE);
    assert_eq!((summary.written, summary.unchanged), (0, 3));
    assert_eq!(
        (time("index.html"), time("cases/a.html"), time("cases")),
        before
    );

    let summary = project.build(&[("index.html", "新首页"), ("cases/a.html", "甲")]);
    assert_eq!(
        (summary.written, summary.unchanged, summary.removed),
        (1, 1, 1)
    );
    assert_eq!(time("cases/a.html"), before.1);
    assert_eq!(
        project.site(),
        as_site(&[("index.html", "新首页"), ("cases/a.html", "甲")])
    );
    assert_eq!(project.names(), ["content", "public"]);
}

#[test]
fn an_edited_page_is_written_again_even_at_the_same_size() {
    let project = Project::new();
    project.build(SITE);
    project.write("public/index.html", "改页");
    assert_eq!(project.build(SITE).written, 1);
    assert_eq!(project.site(), as_site(SITE));
}

#[test]
fn dropped_without_finish_changes_nothing() {
    let project = Project::new();
    project.build(SITE);
    let sink = project.open().expect("the output is ours");
    sink.put(Artifact::new("index.html", "新"))
        .expect("it can be written");
    drop(sink);
    assert_eq!(project.site(), as_site(SITE));
    assert_eq!(project.names(), ["content", "public"]);
}

#[test]
fn a_folder_with_files_of_others_is_refused_by_name() {
    let project = Project::new();
    project.write("public/论文.docx", "半年的心血");
    let (out, file) = (project.out(), project.out().join("论文.docx"));
    assert_eq!(
        project.refusal(),
        format!(
            "输出文件夹 {} 里有不是本程序生成的文件：{}。请把它移走，或另选一个输出文件夹",
            out.display(),
            file.display()
        )
    );
    assert_eq!(project.site(), as_site(&[("论文.docx", "半年的心血")]));
    assert_eq!(project.names(), ["content", "public"]);
}

#[test]
fn files_and_folders_added_to_a_site_are_refused_too() {
    for added in [
        "public/cases/mine.html",
        "public/mine/x.html",
        "public/.git/config",
    ] {
        let project = Project::new();
        project.build(SITE);
        project.write(added, "我的");
        assert!(
            project.refusal().contains("不是本程序生成的文件"),
            "{added}"
        );
        assert!(project.path(added).exists());
    }
}

#[test]
fn a_file_added_while_the_build_runs_is_safe() {
    let project = Project::new();
    project.build(SITE);
    let sink = project.open().expect("the output is ours");
    put_all(&sink, &[("index.html", "新")]);
    project.write("public/mine.txt", "我的");
    assert!(matches!(sink.finish(), Err(EmitError::Foreign { .. })));
    assert!(project.path("public/mine.txt").exists());
    assert_eq!(project.site()["index.html"], "首页");
}

#[test]
fn what_file_managers_drop_is_no_reason_to_refuse() {
    let project = Project::new();
    project.build(SITE);
    project.write("public/.DS_Store", "");
    project.write("public/cases/Thumbs.db", "");
    project.build(&[("index.html", "新")]);
    assert_eq!(project.site(), as_site(&[("index.html", "新")]));
}

#[test]
fn an_empty_folder_will_do() {
    let project = Project::new();
    fs::create_dir(project.out()).expect("folders can be made");
    project.build(SITE);
    assert_eq!(project.site(), as_site(SITE));
}

#[test]
fn a_damaged_list_is_told_by_line() {
    let project = Project::new();
    project.build(SITE);
    project.write("public/.case-atlas", "坏了\n");
    assert!(
        project.refusal().contains("第 1 行已损坏"),
        "{}",
        project.refusal()
    );
    assert_eq!(project.site(), as_site(SITE));
}

#[test]
fn the_sources_are_never_written_over() {
    let project = Project::new();
    project.write("content/atlas.yaml", "");
    fs::create_dir(project.path("content/empty")).expect("folders can be made");
    let content = project.path("content");
    for out in [
        "content",
        "content/empty",
        "content/new",
        "content/../content",
        ".",
        "content/..",
    ] {
        let error = FolderSink::open(&project.path(out), &[&content]).expect_err("it overlaps");
        assert!(matches!(error, EmitError::Overlap { .. }), "{out}: {error}");
    }
    assert_eq!(project.names(), ["content"]);
    let error = FolderSink::open(Path::new("/"), &[]).expect_err("it has no parent");
    assert!(matches!(error, EmitError::NotAFolder { .. }), "{error}");
}

#[test]
fn a_file_in_the_way_is_told_and_missing_parents_are_made() {
    let project = Project::new();
    project.write("file", "");
    let open = |out: &str| FolderSink::open(&project.path(out), &[]).expect_err("it cannot be");
    assert!(matches!(open("file"), EmitError::NotAFolder { .. }));
    let below = open("file/public").text().zh;
    assert!(
        below.ends_with("file/public 失败：路径中有一段不是文件夹"),
        "{below}"
    );
    assert_eq!(project.names(), ["content", "file"]);
    let sink = FolderSink::open(&project.path("new/deep/public"), &[]).expect("parents are made");
    sink.finish().expect("an empty site is a site");
    assert!(project.path("new/deep/public").is_dir());
}

#[test]
fn paths_that_lead_elsewhere_are_refused_and_void_the_build() {
    let project = Project::new();
    project.build(SITE);
    for path in [
        "../x.html",
        "/tmp/x.html",
        "a/../../x",
        "a\\b",
        "页.html",
        "A.html",
        MANIFEST,
    ] {
        let sink = project.open().expect("the output is ours");
        let error = sink
            .put(Artifact::new(path, ""))
            .expect_err("the path is not plain");
        assert!(matches!(error, EmitError::Path { .. }), "{path}: {error}");
        assert!(matches!(sink.finish(), Err(EmitError::Incomplete { .. })));
        assert!(MemorySink::default().put(Artifact::new(path, "")).is_err());
    }
    assert_eq!(project.site(), as_site(SITE));
    assert_eq!(project.names(), ["content", "public"]);
}

#[test]
fn two_artifacts_of_one_path_are_an_error_in_every_sink() {
    let project = Project::new();
    let (folder, memory) = (project.open().expect("it is absent"), MemorySink::default());
    for sink in [&folder as &dyn Sink, &memory] {
        sink.put(Artifact::new("a.html", "1"))
            .expect("the first is fine");
        let error = sink
            .put(Artifact::new("a.html", "2"))
            .expect_err("the second is not");
        assert_eq!(error.text().zh, "有两个文件都要写到“a.html”");
    }
    assert_eq!(memory.into_files()["a.html"], b"1");
}

#[test]
fn one_build_at_a_time() {
    let project = Project::new();
    let first = project.open().expect("nobody else is here");
    let expected = format!(
        "另一个生成正在写入 {}，请等它结束后再试",
        project.out().display()
    );
    assert_eq!(project.refusal(), expected);
    put_all(&first, SITE);
    first.finish().expect("the second did no harm");
    assert_eq!(project.site(), as_site(SITE));
    project.build(SITE);
}

#[test]
fn builds_that_begin_and_end_together_never_spoil_the_site() {
    let project = Project::new();
    (0..200_usize)
        .into_par_iter()
        .for_each(|round| match project.open() {
            Ok(sink) => {
                put_all(&sink, &SITE[..2]);
                sink.put(Artifact::new("round.html", round.to_string()))
                    .expect("it can be written");
                sink.finish().expect("whoever has the lock gets through");
            }
            Err(error) => assert!(matches!(error, EmitError::Busy { .. }), "{error}"),
        });
    assert_eq!(project.site().len(), 3);
    assert_eq!(project.names(), ["content", "public"]);
    project.build(SITE);
}

#[test]
fn many_threads_make_the_same_site() {
    let project = Project::new();
    let sink = project.open().expect("it is absent");
    (0..500_usize).into_par_iter().for_each(|number| {
        let path = format!("cases/{}/{number}.html", number % 7);
        sink.put(Artifact::new(path, number.to_string()))
            .expect("it can be written");
    });
    assert_eq!(sink.finish().expect("all is well").files, 500);
    assert_eq!(project.site()["cases/2/345.html"], "345");
}

#[test]
fn what_a_killed_build_left_is_cleared_away() {
    let project = Project::new();
    project.build(SITE);
    project.write(".public.case-atlas-new/lock", "");
    project.write(".public.case-atlas-new/site/cases/half.html", "半");
    project.write(".public.case-atlas-new/scratch", "放在一边的");
    project.build(SITE);
    assert_eq!(project.site(), as_site(SITE));
    assert_eq!(project.names(), ["content", "public"]);
}

#[test]
fn a_site_put_aside_by_a_killed_build_comes_back() {
    let project = Project::new();
    project.build(SITE);
    project.write(".public.case-atlas-new/lock", "");
    fs::rename(project.out(), project.path(".public.case-atlas-new/old")).expect("it can be moved");
    drop(project.open().expect("the leftovers are ours"));
    assert_eq!(project.site(), as_site(SITE));
}

#[test]
fn a_folder_of_our_name_with_other_things_in_it_is_not_touched() {
    let project = Project::new();
    project.write(".public.case-atlas-new/notes.txt", "我的");
    assert!(
        project.refusal().contains("notes.txt"),
        "{}",
        project.refusal()
    );
    assert!(project.path(".public.case-atlas-new/notes.txt").exists());
}
