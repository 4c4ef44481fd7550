//! Where the cache stands, and what it leaves alone.

use std::fs;

use super::site;
use crate::support::{Project, Run};

const CACHE: &str = ".public.case-atlas-cache";

#[test]
fn the_cache_stands_beside_the_output_and_may_be_done_without() {
    let project = Project::new(&site());
    assert_eq!(project.run("build", &["--no-cache"]).code, 0);
    assert!(!project.path(CACHE).exists());
    let clean = project.files();
    assert_eq!(project.run("build", &[]).code, 0);
    let tag = fs::read_to_string(project.path(CACHE).join("CACHEDIR.TAG"));
    let tag = tag.expect("the cache is marked as one");
    assert!(tag.starts_with("Signature: 8a477f597d28d172789f06886806bc55\n"));
    assert_eq!(project.files(), clean);
    fs::remove_dir_all(project.path(CACHE)).expect("it may be deleted at any time");
    assert_eq!(project.run("build", &[]).code, 0);
    assert_eq!(project.files(), clean);
}

#[cfg(unix)]
#[test]
fn nobody_else_may_look_into_a_cache() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::new(&site());
    assert_eq!(project.run("build", &[]).code, 0);
    let cache = fs::metadata(project.path(CACHE)).expect("there is a cache");
    assert_eq!(cache.permissions().mode() & 0o777, 0o700);
}

#[test]
fn warnings_that_are_denied_are_denied_again() {
    let project = Project::new(&site().edit("cases/a.md", "货卖不出。", "货卖不出,真的。"));
    let said = |run: Run| (run.code, run.err);
    let first = said(project.run("build", &[]));
    assert!(first.0 == 0 && first.1.contains("CA0520"), "{}", first.1);
    assert_eq!(said(project.run("build", &[])), first);
    let denied = said(project.run("build", &["--deny-warnings"]));
    assert!(denied.0 == 1 && denied.1.contains("没有写出任何文件"));
    assert_eq!(
        said(project.run("build", &["--deny-warnings", "--no-cache"])),
        denied
    );
}

#[test]
fn what_others_put_in_the_place_of_the_cache_is_left_alone() {
    let project = Project::new(&site());
    let notes = format!("{CACHE}/notes.txt");
    project.write(&notes, "我的");
    for _ in 0..2 {
        let run = project.run("build", &[]);
        assert_eq!(run.code, 0);
        let line = format!(
            "没有用缓存（不影响网站）：缓存的位置上有不是本程序的文件：{}\n",
            project.path(&notes).display()
        );
        assert_eq!(run.err, line);
    }
    let left = fs::read_dir(project.path(CACHE)).expect("it is there");
    assert_eq!(left.count(), 1);
    fs::remove_dir_all(project.path(CACHE)).expect("it can be removed");
    project.write(CACHE, "一个文件");
    assert!(project.run("build", &[]).err.contains("没有用缓存"));
    assert_eq!(
        fs::read_to_string(project.path(CACHE)).ok().as_deref(),
        Some("一个文件")
    );
}

#[cfg(unix)]
#[test]
fn links_in_the_place_of_the_cache_are_not_followed() {
    use std::os::unix::fs::symlink;
    let project = Project::new(&site());
    fs::create_dir(project.path("elsewhere")).expect("folders can be made");
    symlink(project.path("elsewhere"), project.path(CACHE)).expect("links can be made");
    let run = project.run("build", &[]);
    assert!(
        run.code == 0 && run.err.contains("没有用缓存"),
        "{}",
        run.err
    );
    fs::remove_file(project.path(CACHE)).expect("the link can be removed");
    project.write("mine", "我的");
    fs::create_dir(project.path(CACHE)).expect("folders can be made");
    let site = project.path(CACHE).join("site");
    symlink(project.path("mine"), site).expect("links can be made");
    let run = project.run("build", &[]);
    assert!(
        run.code == 0 && run.err.contains("没有用缓存"),
        "{}",
        run.err
    );
    let left = fs::read_dir(project.path("elsewhere")).expect("it is there");
    assert_eq!(left.count(), 0);
    assert_eq!(
        fs::read_to_string(project.path("mine")).ok().as_deref(),
        Some("我的")
    );
}
