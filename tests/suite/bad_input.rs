//! Bad input on disk: what is said, the exit code, and that the last site stays as it was.

use std::fs;

use crate::support::{Project, SiteTest};

const CASE: &str = "content/cases/a.md";

/// A project whose site was built once.
fn built() -> Project {
    let project = Project::new(&SiteTest::standard());
    let run = project.run("build", &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    project
}

/// Asserts that a build ends so, says this, and changes nothing outside the content.
fn fails(project: &Project, code: u8, words: &str) {
    let before = project.files();
    let run = project.run("build", &[]);
    assert_eq!(run.code, code, "{}{}", run.out, run.err);
    assert!(run.err.contains(words), "{}", run.err);
    assert!(!run.err.contains("panicked"), "{}", run.err);
    assert_eq!(project.files(), before, "{words}");
}

#[test]
fn a_clean_site_ends_with_nothing() {
    let run = built().run("check", &[]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

#[test]
fn content_that_is_wrong_ends_with_one_and_leaves_the_last_site() {
    for (from, to, words) in [
        ("---\ntitle", "title", "CA0207"),
        ("short: 灵丘", "short: [灵丘]", "CA0204"),
        ("short: 灵丘", "short: 灵丘\nshrot: x", "CA0202"),
        ("slug: a\n", "slug: ../../x\n", "CA0105"),
        ("model=\"ecommerce\"", "model=\"ecomerce\"", "CA0305"),
        ("货卖不出", "[货](case:nobody)", "CA0301"),
        ("货卖不出", "[货](#nowhere)", "CA0302"),
        ("    source: s1\n", "", "CA0401"),
        ("short: 灵丘", "short: &a 灵丘\nkeywords: [*a]", "CA0215"),
    ] {
        let project = built();
        let text = SiteTest::standard()
            .edit("cases/a.md", from, to)
            .text("cases/a.md");
        project.write(CASE, text);
        fails(&project, 1, words);
    }
}

#[test]
fn a_second_case_of_the_same_name_ends_with_one() {
    let project = built();
    project.write(
        "content/cases/b.md",
        SiteTest::standard().text("cases/a.md"),
    );
    fails(&project, 1, "案例“a”用了两次");
}

#[test]
fn files_that_cannot_be_texts_end_with_one() {
    let project = built();
    project.write(CASE, b"---\ntitle: \xb0\xa1\n---\n");
    fails(&project, 1, "CA0101");

    let project = built();
    let file = fs::File::create(project.path(CASE)).expect("files can be written");
    file.set_len(30 * 1024 * 1024)
        .expect("a sparse file costs nothing");
    fails(&project, 1, "CA0103");
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_end_with_one_and_are_not_followed() {
    let project = built();
    let outside = Project::new(&SiteTest::standard());
    outside.write("secret.md", "秘密");
    let target = outside.path("secret.md");
    std::os::unix::fs::symlink(target, project.path("content/cases/b.md"))
        .expect("links can be made");
    fails(&project, 1, "CA0104");
    let run = project.run("check", &["--format", "short"]);
    assert!(
        run.out
            .contains("content/cases/b.md:1:1: error[CA0104]: 符号链接指向文件夹之外，不读取"),
        "{}",
        run.out
    );
    assert!(!run.out.contains("秘密"));
}

#[test]
fn a_file_that_goes_away_while_the_folder_is_read_ends_the_run() {
    for path in ["cases/a.md", "models/solar.md", "glossary.yaml"] {
        let outcome = SiteTest::standard().with_vanished(path).try_build();
        assert_eq!(outcome.err(), Some(format!("没有找到 {path}")));
    }
}

#[test]
fn a_folder_in_place_of_a_file_is_no_panic() {
    let project = built();
    fs::remove_file(project.path(CASE)).expect("it is there");
    project.write("content/cases/a.md/x.md", "字");
    let run = project.run("check", &[]);
    assert!(run.code < 2, "{}", run.err);
}

#[test]
fn an_output_folder_with_files_of_others_is_refused() {
    let project = built();
    project.write("elsewhere/photo.jpg", "别人的");
    let out = project.path("elsewhere");
    let before = project.files();
    let run = project.run("build", &["--out", &out.to_string_lossy()]);
    assert_eq!(run.code, 2, "{}", run.out);
    assert_eq!(project.files(), before);
    project.write("public/mine.txt", "我放的");
    fails(&project, 2, "mine.txt");
}

#[test]
fn an_output_inside_or_around_the_content_is_refused() {
    let project = built();
    for out in ["content", "content/public", "content/cases", "."] {
        let before = project.files();
        let run = project.run("build", &["--out", &project.path(out).to_string_lossy()]);
        assert_eq!(run.code, 2, "{out}: {}", run.out);
        assert!(run.err.starts_with("错误："), "{out}: {}", run.err);
        assert_eq!(project.files(), before, "{out}");
    }
}

#[test]
fn an_output_that_is_a_file_is_refused() {
    let project = Project::new(&SiteTest::standard());
    project.write("public", "文件");
    fails(&project, 2, "public");
}

#[test]
fn warnings_end_with_nothing_unless_they_are_denied() {
    let project = built();
    project.write("content/notes.txt", "随手记");
    assert_eq!(project.run("build", &[]).code, 0);
    let before = project.files();
    let denied = project.run("build", &["--deny-warnings"]);
    assert_eq!(denied.code, 1, "{}", denied.err);
    assert_eq!(project.files(), before);
}

#[test]
fn a_second_build_makes_the_same_bytes_and_takes_away_what_is_gone() {
    let project = built();
    let first = project.files();
    assert_eq!(project.run("build", &[]).code, 0);
    assert_eq!(project.files(), first);
    fs::remove_file(project.path("content/glossary.yaml")).expect("it is there");
    assert_eq!(project.run("build", &[]).code, 0);
    assert!(!project.files().contains_key("public/glossary.html"));
}

#[test]
fn a_build_writes_nothing_outside_its_output() {
    let project = built();
    assert!(
        project
            .files()
            .keys()
            .all(|path| path.starts_with("public/"))
    );
    let content = Project::new(&SiteTest::standard());
    let read = |project: &Project| fs::read(project.path(CASE)).expect("it is there");
    assert_eq!(read(&project), read(&content));
}

#[test]
fn findings_are_told_the_same_by_check_and_build_and_as_json() {
    let project = built();
    let text = SiteTest::standard()
        .edit("cases/a.md", "status: achieved", "status: acheived")
        .text("cases/a.md");
    project.write(CASE, text);
    let check = project.run("check", &[]);
    assert_eq!(check.code, 1);
    let said = format!("{}{}", check.out, check.err);
    assert!(said.contains("content/cases/a.md:26:13"), "{said}");
    assert!(said.contains("是不是 achieved？"), "{said}");
    assert!(
        project
            .run("build", &[])
            .err
            .contains("content/cases/a.md:26:13")
    );
    let json = project.run("check", &["--format", "json"]);
    let line: serde_json::Value =
        serde_json::from_str(json.out.trim()).expect("one finding is one object");
    assert_eq!(
        (&line["code"], &line["line"], &line["column"]),
        (&"CA0206".into(), &26.into(), &13.into())
    );
}

#[test]
fn a_theme_beside_the_content_overrides_file_by_file_and_its_faults_end_with_two() {
    let project = built();
    let page =
        "{% extends \"base.html\" %}{% block main %}<h1>{{ page.title }}改</h1>{% endblock main %}";
    project.write("themes/default/templates/pages/home.html", page);
    assert_eq!(project.run("build", &[]).code, 0);
    let home = fs::read_to_string(project.path("public/index.html")).expect("it was made");
    assert!(home.contains("<h1>小图谱改</h1>"));
    project.write(
        "themes/default/templates/pages/home.html",
        "{{ nothing.such }}",
    );
    fails(&project, 2, "home.html");
    project.write("themes/default/templates/pages/home.html", "{% if %}");
    fails(&project, 2, "home.html");
    // Lines and columns are those of the file, not of what is made of it.
    let page = "<h1>\n\n   {{ page.title }}</h1>\n      {{ nothing.such }}\n";
    project.write("themes/default/templates/pages/home.html", page);
    fails(&project, 2, "pages/home.html:4:10");
    let page = "<h1>\n\n   {{ page.title }}</h1>\n      {% if %}\n";
    project.write("themes/default/templates/pages/home.html", page);
    fails(&project, 2, "pages/home.html:4:13");
}
