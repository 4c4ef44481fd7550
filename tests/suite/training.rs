//! Training packs, teaching on case pages, and what a student edition must not hold.

use std::fs;

use case_atlas::cli::Exit;
use case_atlas::site::Edition;
use tempfile::TempDir;

use crate::command_line::{case_atlas, path_text};
use crate::support::{Outcome, SiteTest};

/// What only teachers may read: a word for every field, and for every form a text can take there.
const SECRETS: [&str; 14] = [
    "QAnalysis",
    "QLinkWords",
    "QTheory",
    "QPoint",
    "QPlan",
    "QCell",
    "QCaption",
    "QFollowUp",
    "QCode",
    "QPlanTitle",
    "QPackPlan",
    "QNotesTitle",
    "QNotes",
    "QQuoted",
];

/// What everybody may read.
const OPEN: [&str; 6] = [
    "OAim",
    "OQuestion",
    "OPackAim",
    "OIntroduction",
    "OComparison",
    "OPackQuestion",
];

const TEACHING: &str = "\
teaching:
  objectives:
    - OAim，如[2000元](obs:gain)
  questions:
    - OQuestion卖给谁？
  analysis: |
    QAnalysis的要害，见[QLinkWords](case:b#shop)。

    > QQuoted。
  theory: [QTheory]
  key_points:
    - QPoint。
  class_plan: |
    QPlan。

    | 时间 | 做什么 |
    | --- | --- |
    | 一节 | QCell |

    表：QCaption
  follow_up: |
    QFollowUp，见`QCode`。
aliases: [old]
observations:
";

const PACK: &str = "\
---
title: 卖货专题
slug: p
summary: 一门课。
audience: 村干部
published: 2026-12-01 08:30
hours: 2
objectives: [OPackAim]
cases: [b, a]
models: [ecommerce]
indicators: [household-gain]
---
## 导读 {#introduction}

OIntroduction，先看[2000元](obs:a/gain)。

## 教师提示QNotesTitle {#notes}

- QNotes。

## 对照 {#comparison}

OComparison。

## 讨论题 {#questions}

1. OPackQuestion卖给谁？

## 课堂安排QPlanTitle {#class-plan}

QPackPlan。
";

fn site() -> SiteTest {
    let other = SiteTest::standard()
        .text("cases/a.md")
        .replacen("slug: a\n", "slug: b\n", 1)
        .replacen("short: 灵丘", "short: 乙地", 1);
    SiteTest::standard()
        .edit("cases/a.md", "observations:\n", TEACHING)
        .with(&[("cases/b.md", &other), ("training/p.md", PACK)])
}

fn edition(edition: Edition) -> Outcome {
    let outcome = site().build_for(edition).expect("memory never fails");
    outcome.no_findings();
    outcome
}

/// The files that hold a word, in the bytes or in the path.
fn files_with<'o>(outcome: &'o Outcome, word: &str) -> Vec<&'o str> {
    let holds = |path: &str, bytes: &[u8]| {
        path.contains(word)
            || bytes
                .windows(word.len())
                .any(|part| part == word.as_bytes())
    };
    let files = outcome.files.iter();
    files
        .filter(|(path, bytes)| holds(path, bytes))
        .map(|(path, _)| path.as_str())
        .collect()
}

#[test]
fn nothing_for_teachers_stands_in_any_file_of_a_student_edition() {
    let (student, teacher) = (edition(Edition::Student), edition(Edition::Teacher));
    assert!(student.files.len() > 20 && student.has("cases/old.html"));
    assert!(
        student
            .paths()
            .iter()
            .any(|path| path.starts_with("search/"))
    );
    for word in SECRETS {
        assert_eq!(files_with(&student, word), [""; 0], "{word}");
        assert_ne!(files_with(&teacher, word), [""; 0], "{word}");
    }
    for word in OPEN {
        assert_eq!(
            files_with(&student, word),
            files_with(&teacher, word),
            "{word}"
        );
        assert_ne!(files_with(&student, word), [""; 0], "{word}");
    }
    // The schema of the front matter says what is for teachers; no page does.
    let pages = |path: &&str| path.ends_with(".html") || path.starts_with("search/");
    let marked: Vec<_> = files_with(&student, "教师版")
        .into_iter()
        .filter(pages)
        .collect();
    assert_eq!(marked, [""; 0]);
    assert_eq!(files_with(&student, "这一节不在学员版里"), [""; 0]);
}

#[test]
fn what_is_published_without_thinking_is_for_students() {
    let by_default = site().build();
    assert_eq!(by_default.files, edition(Edition::Student).files);
}

#[test]
fn a_stick_holds_what_its_edition_may() {
    let folder = TempDir::new().expect("a temporary folder can be made");
    for path in site().paths() {
        let file = folder.path().join("content").join(path);
        fs::create_dir_all(file.parent().expect("it has a folder")).expect("it can be made");
        fs::write(file, site().text(path)).expect("it can be written");
    }
    let (content, stick) = (folder.path().join("content"), folder.path().join("stick"));
    let (content, out) = (path_text(&content), path_text(&stick));
    for (edition, has) in [("teacher", true), ("student", false)] {
        let run = case_atlas(&[
            "usb",
            "--content",
            content,
            "--out",
            out,
            "--edition",
            edition,
        ]);
        assert_eq!((run.exit, &*run.err), (Exit::Clean, ""));
        let mut held = String::new();
        let mut folders = vec![stick.clone()];
        while let Some(next) = folders.pop() {
            for entry in fs::read_dir(next).expect("it was written") {
                let path = entry.expect("it was written").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let bytes = fs::read(&path).expect("it was written");
                    held.push_str(&String::from_utf8_lossy(&bytes));
                }
            }
        }
        for word in SECRETS {
            assert_eq!(held.contains(word), has, "{word} in the {edition} edition");
        }
    }
}

#[test]
fn a_link_that_only_teachers_read_gives_no_backlink_to_students() {
    let backlink = "a.html#sec-teaching";
    let page = |readers| edition(readers).open("cases/b.html").main().to_owned();
    assert!(page(Edition::Teacher).contains(backlink));
    assert!(!page(Edition::Student).contains(backlink));
}

#[test]
fn a_teacher_edition_says_so_on_every_page() {
    let teacher = edition(Edition::Teacher);
    for page in teacher.pages() {
        // A page at an old address has no header.
        let marks = page.texts(".brand .edition");
        assert_eq!(marks.len(), page.count(".brand"), "{}", page.path());
        assert!(marks.iter().all(|mark| mark == "教师版"), "{}", page.path());
        assert!(
            page.text("title").ends_with("（教师版）"),
            "{}",
            page.path()
        );
    }
}

#[test]
fn checking_reads_what_students_do_not_see() {
    let dead = site().edit("cases/a.md", "case:b#shop", "case:b#shoq");
    let student = dead
        .build_for(Edition::Student)
        .expect("memory never fails");
    student.no_findings();
    let teacher = dead
        .build_for(Edition::Teacher)
        .expect("memory never fails");
    // The place is that in the file, although the text was read out of YAML.
    teacher.finding("CA0302", "cases/a.md", 24, 32);
}

#[test]
fn a_pack_shows_its_cases_in_its_own_order_with_what_to_read() {
    let outcome = edition(Edition::Student);
    let page = outcome.open("training/p.html");
    assert_eq!(page.texts("#sec-cases h3"), ["一灵丘县", "二灵丘县"]);
    assert_eq!(
        page.attributes("#sec-cases .chips a", "href"),
        ["../cases/b.html#shop", "../cases/a.html#shop"]
    );
    assert_eq!(
        page.texts(".toc li"),
        ["教学目标", "导读", "案例", "对照", "各处之数", "讨论题"]
    );
    assert_eq!(
        page.texts(".facts-dl dd"),
        ["村干部", "2学时", "2篇", "2026-12-01 08:30"]
    );
    assert_eq!(page.texts("#sec-figures tbody th").len(), 2);
}

#[test]
fn a_pack_without_a_list_takes_the_cases_that_show_its_types() {
    let outcome = site().edit("training/p.md", "cases: [b, a]\n", "").build();
    outcome.no_findings();
    let page = outcome.open("training/p.html");
    assert_eq!(
        page.attributes("#sec-cases h3 a", "href"),
        ["../cases/a.html", "../cases/b.html"]
    );
}

#[test]
fn cases_and_packs_lead_to_each_other() {
    let outcome = edition(Edition::Student);
    for case in ["cases/a.html", "cases/b.html"] {
        let page = outcome.open(case);
        assert_eq!(
            page.attributes(".in-packs a", "href"),
            ["../training/p.html"],
            "{case}"
        );
        assert!(
            page.texts(".toc li").iter().any(|entry| entry == "教教学"),
            "{case}"
        );
    }
    let listed = |page: &str| outcome.open(page).attributes("main a", "href");
    assert!(listed("training/index.html").contains(&"p.html".to_owned()));
    for page in ["index.html", "sitemap.html", "a-z.html"] {
        assert!(
            listed(page).contains(&"training/p.html".to_owned()),
            "{page}"
        );
    }
    let home = outcome.open("index.html");
    assert!(
        home.attributes(".site-nav a", "href")
            .contains(&"training/index.html".to_owned())
    );
}

#[test]
fn a_site_without_packs_does_not_speak_of_training() {
    let outcome = SiteTest::standard().build();
    assert_eq!(files_with(&outcome, "training/"), [""; 0]);
}
