//! What is for teachers alone is in no file of a student edition, unpacked to the last.

use std::collections::BTreeMap;

use case_atlas::site::Edition;

use super::{packed, unpacked};
use crate::support::SiteTest;

/// Every file of every handout, archives unpacked.
fn everything(edition: Edition) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for (path, bytes) in packed(&marked(), edition) {
        if !path.ends_with(".html") {
            let inner = unpacked(&bytes).into_iter();
            all.extend(inner.map(|(name, bytes)| (format!("{path}/{name}"), bytes)));
        }
        all.insert(path, bytes);
    }
    all
}

/// A word that stands nowhere else, in every field that is for teachers alone.
pub(super) const MARKS: [&str; 7] = [
    "机密甲分析",
    "机密乙理论",
    "机密丙要点",
    "机密丁安排",
    "机密戊后续",
    "机密己课堂",
    "机密庚提示",
];

pub(super) fn marked() -> SiteTest {
    let teaching = "teaching:\n\
        \x20 objectives: [能说出公开的目标]\n\
        \x20 questions: [能回答公开的问题吗？]\n\
        \x20 analysis: 机密甲分析。\n\
        \x20 theory: [机密乙理论。]\n\
        \x20 key_points: [机密丙要点。]\n\
        \x20 class_plan: 机密丁安排。\n\
        \x20 follow_up: 机密戊后续。\n\
        ---\n## 基本情况";
    let pack = "---\n\
        title: 专题\n\
        slug: p\n\
        summary: 一个专题。\n\
        audience: 学员\n\
        hours: 2\n\
        objectives: [能说出专题的目标]\n\
        cases: [a]\n\
        ---\n\
        ## 讨论题 {#questions}\n\n1. 专题的问题吗？\n\n\
        ## 课堂安排 {#class-plan}\n\n机密己课堂。\n\n\
        ## 教师提示 {#notes}\n\n机密庚提示。\n";
    SiteTest::standard()
        .edit("cases/a.md", "---\n## 基本情况", teaching)
        .with(&[("training/p.md", pack)])
}

fn holding(files: &BTreeMap<String, Vec<u8>>, mark: &str) -> Vec<String> {
    let holds = |bytes: &[u8]| {
        bytes
            .windows(mark.len())
            .any(|part| part == mark.as_bytes())
    };
    let found = files.iter().filter(|(_, bytes)| holds(bytes));
    found.map(|(path, _)| path.clone()).collect()
}

#[test]
fn no_file_of_a_student_edition_holds_what_is_for_teachers() {
    let files = everything(Edition::Student);
    for mark in MARKS
        .iter()
        .chain(&["机密", "教师", "teacher", "caseAtlasSlide"])
    {
        assert_eq!(holding(&files, mark), Vec::<String>::new(), "{mark}");
    }
    assert!(!files.keys().any(|path| path.contains("teacher")));
}

#[test]
fn a_teacher_edition_holds_all_of_it_in_books_and_notes_and_says_what_it_is() {
    let files = everything(Edition::Teacher);
    for mark in &MARKS[..5] {
        let found = holding(&files, mark);
        let is_noted = found
            .iter()
            .any(|path| path.starts_with("cases/a-teacher.pptx/ppt/notesSlides/notesSlide"));
        assert!(is_noted, "{mark} in {found:?}");
        for path in [
            "atlas-teacher.epub/EPUB/case-a.xhtml",
            "cases/a-teacher.epub/EPUB/case-a.xhtml",
            "cases/a-slides-teacher.html",
            "atlas-teacher.docx/word/document.xml",
            "cases/a-teacher.docx/word/document.xml",
        ] {
            assert!(
                found.iter().any(|known| known == path),
                "{mark}: {path} not in {found:?}"
            );
        }
    }
    for mark in &MARKS[5..] {
        let found = holding(&files, mark);
        for path in [
            "training/p-teacher.epub/EPUB/pack-p.xhtml",
            "training/p-slides-teacher.html",
            "training/p-teacher.docx/word/document.xml",
        ] {
            assert!(
                found.iter().any(|known| known == path),
                "{mark}: {path} not in {found:?}"
            );
        }
    }
    assert!(
        files.keys().all(|path| path.contains("-teacher.")),
        "every name says it"
    );
    let title = "（教师版）</dc:title>";
    assert_eq!(
        holding(&files, title).len(),
        files
            .keys()
            .filter(|path| path.ends_with("package.opf") || path.ends_with("core.xml"))
            .count()
    );
}

#[test]
fn what_is_for_everybody_is_in_both() {
    for edition in [Edition::Student, Edition::Teacher] {
        let files = everything(edition);
        for words in [
            "能说出公开的目标",
            "能回答公开的问题吗？",
            "能说出专题的目标",
            "专题的问题吗？",
        ] {
            let found = holding(&files, words);
            assert!(
                found.iter().any(|path| path.ends_with(".xhtml")),
                "{words}: {found:?}"
            );
            assert!(
                found.iter().any(|path| path.ends_with(".html")),
                "{words}: {found:?}"
            );
            for inside in [".docx/word/document.xml", ".pptx/ppt/slides/slide"] {
                assert!(
                    found.iter().any(|path| path.contains(inside)),
                    "{words} in {inside}: {found:?}"
                );
            }
        }
    }
}
