//! Writing where there are links, permissions, and limits: what only Unix has.

use std::os::unix::fs::{MetadataExt, symlink};
use std::process::Command;

use super::*;

#[test]
fn a_link_in_the_output_is_refused_and_never_followed() {
    let project = Project::new();
    project.build(SITE);
    project.write("elsewhere/site.css", "a{}");
    fs::remove_dir_all(project.path("public/assets")).expect("it can be removed");
    symlink(project.path("elsewhere"), project.path("public/assets")).expect("links can be made");
    assert!(
        project.refusal().contains("public/assets"),
        "{}",
        project.refusal()
    );
    assert!(project.path("elsewhere/site.css").exists());
}

#[test]
fn an_output_that_is_a_link_to_a_folder_stays_one() {
    let project = Project::new();
    fs::create_dir_all(project.path("www/site")).expect("folders can be made");
    symlink(project.path("www/site"), project.out()).expect("links can be made");
    project.build(SITE);
    project.build(&[("index.html", "新")]);
    assert!(project.out().is_symlink());
    assert_eq!(project.site(), as_site(&[("index.html", "新")]));
    assert_eq!(project.names(), ["content", "public", "www"]);
}

#[test]
fn links_in_a_circle_or_to_nothing_are_told() {
    let project = Project::new();
    symlink("public", project.out()).expect("links can be made");
    assert!(
        project.refusal().starts_with("查看"),
        "{}",
        project.refusal()
    );
    fs::remove_file(project.out()).expect("it can be removed");
    symlink("nowhere", project.out()).expect("links can be made");
    assert!(
        project.refusal().contains("不存在"),
        "{}",
        project.refusal()
    );
}

#[test]
fn files_have_plain_permissions() {
    let project = Project::new();
    project.build(SITE);
    project.write("plain", "");
    let mode = |path: &str| {
        project
            .path(path)
            .metadata()
            .map(|file| file.mode() & 0o777)
    };
    let (site, plain) = (mode("public/index.html"), mode("plain"));
    assert_eq!(site.ok(), plain.ok());
}

/// Where the test below tells its child process what to do.
const FULL_DISK: &str = "CASE_ATLAS_TEST_FULL_DISK";

/// The child: writes a file larger than the system lets it, and prints what it is told.
#[test]
fn full_disk_child() {
    let Some(root) = std::env::var_os(FULL_DISK) else {
        return;
    };
    let sink = FolderSink::open(&Path::new(&root).join("public"), &[]).expect("it is ours");
    let error = sink.put(Artifact::new("big.html", vec![b'x'; 1 << 20]));
    println!("{}", error.expect_err("the disk is full").text().zh);
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    let project = Project::new();
    project.build(SITE);
    // A limit on the size of files is the one full disk that needs no privileges.
    let child = Command::new("sh")
        .args(["-c", r#"trap '' XFSZ; ulimit -f 8; exec "$0" "$@""#])
        .arg(std::env::current_exe().expect("the test knows its own path"))
        .args(["--exact", "emit::links::full_disk_child", "--nocapture"])
        .env(FULL_DISK, project.root.path())
        .output()
        .expect("there is a shell");
    let said = String::from_utf8_lossy(&child.stdout);
    assert!(
        said.contains("public/big.html：超出系统允许的文件大小"),
        "{said}"
    );
    assert_eq!(project.site(), as_site(SITE));
    assert_eq!(project.names(), ["content", "public"]);
}
