//! A content folder in, findings out, as `path:line:column code`.

use std::sync::Arc;

use super::{Difference, Register, load, open};
use crate::atlas::Atlas;
use crate::atlas::case::Case;
use crate::atlas::region::RegionTable;
use crate::ground::{Findings, MemoryFiles, Shelf, Sources, Stored};

const SETTINGS: &str = "title: 图谱\nbrand_seal: 谱\nlanguage: zh-CN\ntagline: [甲]\n\
                        description: 乙\nnotice: 丙\nlicence: CC BY 4.0\n";

const CASE: &str = "---\ntitle: 甲：乙\nshort: 甲\nslug: a\nregion: 210624\nperiod: 2017\n\
                    published: 2020-01-01\nsummary: 丙\nsources: SOURCES\n---\n\n\
                    ## 基本情况 {#profile}\n\n## 背景 {#background}\n\n## 做法 {#practice}\n\n\
                    ## 成效 {#results}\n\n## 难点 {#difficulties}\n\n## 经验启示 {#lessons}\n\n\
                    ## 可推广条件 {#conditions}\n";

const SOURCE: &str = "[{id: s1, title: 丁, publisher: 戊, date: 2017, kind: press, \
                      rights: rewritten}]";

const MODEL: &str = "---\ntitle: 电商带动\nshort: 电商\nslug: m\ntitle_en: Shops\n\
                     family: f\nseal: 电\ndefinition: 己\n---\n\n\
                     ## 怎样起作用 {#mechanism}\n\n## 条件 {#conditions}\n\n## 风险 {#risks}\n\n\
                     ## 问 {#questions}\n\n## 边界 {#scope}\n";

fn case() -> String {
    CASE.replace("SOURCES", SOURCE)
}

/// Reads a folder of the two required files and these.
fn read(files: &[(&str, &str)]) -> (Atlas, Vec<String>) {
    let mut folder = MemoryFiles::default();
    folder.insert("atlas.yaml", SETTINGS);
    folder.insert("vocabulary.yaml", "");
    for (path, text) in files {
        folder.insert(*path, *text);
    }
    read_folder(&folder)
}

fn read_folder(folder: &MemoryFiles) -> (Atlas, Vec<String>) {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let shelf = Shelf::new(&Stored::in_memory);
    let atlas = load(folder, "", &shelf, (&mut sources, &mut findings));
    let atlas = atlas.expect("memory can be listed");
    let (held, _) = open(folder, "", &mut Sources::default()).expect("memory can be listed");
    for (shelved, held) in atlas.cases.iter().zip(&held.cases) {
        assert_eq!(shelved.body.text(), held.body.text());
        let words = |case: &Case| {
            let named = (&case.slug, &case.title, &case.short, &case.summary);
            let lists = (&case.keywords, &case.drivers, &case.challenges);
            let chosen = (&case.highlights, &case.lead, &case.lead_model);
            let parts = (&case.sources, &case.events, &case.observations);
            let rest = (&case.author, &case.aliases, &case.sections);
            let answered = (&case.consents, &case.suppressions);
            format!("{named:?} {lists:?} {chosen:?} {parts:?} {rest:?} {answered:?}")
        };
        assert_eq!(words(shelved), words(held));
    }
    shelf.sound().expect("memory can be read");
    findings.sort();
    let found = findings.iter().map(|finding| {
        let file = sources.file(finding.primary.file);
        let at = file.position(finding.primary.start);
        let code = finding.code.id;
        format!("{}:{}:{} {code}", file.path(), at.line, at.column)
    });
    let found = found.collect();
    (atlas, found)
}

fn check(path: &str, text: &str, expected: &[&str]) {
    assert_eq!(read(&[(path, text)]).1, expected, "{path}: {text}");
}

#[test]
fn a_plain_folder_gives_no_findings() {
    let (atlas, found) = read(&[("cases/a.md", &case()), ("models/m.md", MODEL)]);
    assert_eq!(found, Vec::<String>::new());
    assert_eq!((atlas.cases.len(), atlas.models.len()), (1, 1));
}

#[test]
fn findings_come_in_order_of_path() {
    let mut folder = MemoryFiles::default();
    for path in ["cases/z.md", "cases/b/稿.docx", "models/m.md", "notes.txt"] {
        folder.insert(path, "");
    }
    folder.insert("glossary.yaml", vec![0xff]);
    assert_eq!(
        read_folder(&folder).1,
        [
            "atlas.yaml:1:1 CA0106",
            "cases/b/稿.docx:1:1 CA0102",
            "cases/z.md:1:1 CA0207",
            "glossary.yaml:1:1 CA0101",
            "models/m.md:1:1 CA0207",
            "notes.txt:1:1 CA0102",
            "vocabulary.yaml:1:1 CA0106",
        ]
    );
}

#[test]
fn the_address_of_a_source_leads_out_of_the_site() {
    for (url, is_good) in [
        ("https://a.cn/b", true),
        ("javascript:alert(1)", false),
        ("../../x", false),
    ] {
        let text = case().replace("kind: press", &format!("kind: press, url: \"{url}\""));
        let (atlas, found) = read(&[("cases/a.md", &text)]);
        let kept = atlas.cases[0].sources[0].url.is_some();
        assert_eq!(
            (kept, found.is_empty()),
            (is_good, is_good),
            "{url}: {found:?}"
        );
        assert!(is_good || found[0].ends_with(" CA0111"), "{found:?}");
    }
}

#[test]
fn a_case_has_at_least_one_source() {
    let text = CASE.replace("SOURCES", "[]");
    check("cases/a.md", &text, &["cases/a.md:9:10 CA0203"]);
}

#[test]
fn text_that_a_model_page_does_not_show_is_found() {
    let opening = MODEL.replacen("## 怎样", "开篇。\n\n## 怎样", 1);
    check("models/m.md", &opening, &["models/m.md:11:1 CA0223"]);
    let more = format!("{MODEL}\n## 小结 {{#summary}}\n\n一句。\n");
    check("models/m.md", &more, &["models/m.md:21:9 CA0223"]);
}

#[test]
fn pictures_have_names_that_fit_an_address() {
    check("cases/a/market_1.2.png", "", &[]);
    for path in [
        "cases/a/市场.png",
        "cases/a/IMG_1.png",
        "cases/a/img.JPG",
        "cases/a b/x.gif",
        "cases/a./x.gif",
    ] {
        let (atlas, found) = read(&[(path, "")]);
        assert_eq!(found, [format!("{path}:1:1 CA0107")]);
        assert_eq!(atlas.pictures.len(), 1, "{path} is still a picture");
    }
}

#[test]
fn pictures_come_in_order_of_path() {
    let gif = "GIF89a\u{2}\0\u{1}\0\0\0\0\0\0\0";
    let paths = ["cases/a/1.gif", "cases/a/2.gif", "cases/b/1.gif"];
    let (atlas, _) = read(&paths.map(|path| (path, gif)));
    let read: Vec<_> = atlas
        .pictures
        .iter()
        .map(|picture| (picture.path.as_str(), picture.size))
        .collect();
    assert_eq!(read, paths.map(|path| (path, Some((2, 1)))));
}

#[test]
fn settings_are_of_what_there_is() {
    let with = |line: &str| format!("{SETTINGS}{line}\n");
    check("atlas.yaml", &with("theme: default"), &[]);
    check(
        "atlas.yaml",
        &with("theme: other"),
        &["atlas.yaml:8:8 CA0206"],
    );
    let french = SETTINGS.replace("zh-CN", "fr");
    check("atlas.yaml", &french, &["atlas.yaml:3:11 CA0206"]);
    assert_eq!(
        read(&[("atlas.yaml", &french)]).0.settings.language,
        "zh-CN"
    );
}

#[test]
fn what_a_practice_heading_cannot_say_is_found() {
    for (attributes, expected) in [
        ("model=\"m\" challenge=\"c d\" figure=\"e\"", vec![]),
        ("also=\"m\" challenge=\"c\"", vec![]),
        ("challenge=\"c\"", vec!["cases/a.md:16:18 CA0219"]),
        ("figure=\"e\"", vec!["cases/a.md:16:18 CA0219"]),
        ("model=\"m\" model=\"n\"", vec!["cases/a.md:16:28 CA0219"]),
        (
            "model=\"m\" figure=\"e f\"",
            vec!["cases/a.md:16:38 CA0219"],
        ),
        ("modle=\"m\"", vec!["cases/a.md:16:18 CA0219"]),
    ] {
        let text = case().replace("{#practice}", &format!("{{#practice {attributes}}}"));
        check("cases/a.md", &text, &expected);
    }
}

#[test]
fn names_keep_two_hyphens_free() {
    let text = case().replace("id: s1", "id: s--1");
    check("cases/a.md", &text, &["cases/a.md:9:16 CA0105"]);
}

/// A folder that was read, and is read again file by file.
struct Reread {
    folder: MemoryFiles,
    sources: Sources,
    atlas: Atlas,
    register: Register,
}

impl Reread {
    fn new(files: &[(&str, &str)]) -> Reread {
        let mut folder = MemoryFiles::default();
        for (path, text) in [("atlas.yaml", SETTINGS), ("vocabulary.yaml", "")] {
            folder.insert(path, text);
        }
        for (path, text) in files {
            folder.insert(*path, *text);
        }
        let mut sources = Sources::default();
        let (atlas, register) = open(&folder, "", &mut sources).expect("memory can be listed");
        Reread {
            folder,
            sources,
            atlas,
            register,
        }
    }

    /// Changes a file, or takes it away, and reads it again.
    fn change(&mut self, path: &str, text: Option<&str>) -> Difference {
        match text {
            Some(text) => self.folder.insert(path, text),
            None => drop(self.folder.remove(path)),
        }
        self.again(path)
    }

    fn again(&mut self, place: &str) -> Difference {
        let changed = [place.to_owned()].into();
        let done = self
            .register
            .reread(&mut self.atlas, &self.folder, &changed, &mut self.sources);
        done.expect("memory can be listed")
    }

    /// Titles as written, read out of the text by their places: wrong ids or spans give others.
    fn titles(&self) -> Vec<&str> {
        let cases = self.atlas.cases.iter();
        cases
            .map(|case| self.sources.slice(case.title.span))
            .collect()
    }

    fn found(&self) -> Vec<String> {
        let mut findings = self.register.findings(&self.atlas);
        findings.sort_by_path(&self.sources);
        let found = findings.iter().map(|finding| {
            let at = self.sources.position(finding.primary);
            let path = self.sources.file(finding.primary.file).path();
            format!("{path}:{}:{} {}", at.line, at.column, finding.code.id)
        });
        found.collect()
    }
}

fn titled(slug: &str, title: &str) -> String {
    let case = case().replace("slug: a\n", &format!("slug: {slug}\n"));
    case.replace("甲：乙", title)
}

#[test]
fn a_changed_file_is_read_again_and_the_others_keep_their_places() {
    let mut read = Reread::new(&[
        ("cases/a.md", &titled("a", "甲一")),
        ("cases/b.md", &titled("b", "乙一")),
    ]);
    assert_eq!(read.titles(), ["甲一", "乙一"]);
    let longer = format!("\u{feff}{}", titled("a", "甲二：多了几个字"));
    assert_eq!(
        read.change("cases/a.md", Some(&longer)),
        Difference::Content
    );
    assert_eq!(read.titles(), ["甲二：多了几个字", "乙一"]);
    assert_eq!(
        read.again("cases/a.md"),
        Difference::None,
        "nothing was written"
    );
    assert_eq!(
        read.change("cases/aa.md", Some(&titled("aa", "丙"))),
        Difference::Content
    );
    assert_eq!(
        read.titles(),
        ["甲二：多了几个字", "丙", "乙一"],
        "in the order of slugs"
    );
    assert_eq!(read.change("cases/a.md", None), Difference::Content);
    assert_eq!(read.titles(), ["丙", "乙一"]);
    assert_eq!(
        read.change("cases/a.md", Some(&titled("a", "甲三"))),
        Difference::Content
    );
    assert_eq!(read.titles(), ["甲三", "丙", "乙一"]);
    assert_eq!(read.found(), Vec::<String>::new());
}

#[test]
fn of_a_file_with_errors_the_last_good_text_stays() {
    let mut read = Reread::new(&[("cases/a.md", &titled("a", "甲一"))]);
    let broken = titled("a", "甲二").replace("slug: a\n", "slug: [a\n");
    assert_eq!(
        read.change("cases/a.md", Some(&broken)),
        Difference::Findings
    );
    assert_eq!(read.titles(), ["甲一"]);
    assert_eq!(read.found(), ["cases/a.md:4:7 CA0201"]);
    assert_eq!(
        read.register.stale_paths().collect::<Vec<_>>(),
        ["cases/a.md"]
    );
    let other = titled("a", "甲三").replace("period: 2017", "period: 某年");
    assert_eq!(
        read.change("cases/a.md", Some(&other)),
        Difference::Findings
    );
    assert_eq!(read.titles(), ["甲一"]);
    assert_eq!(
        read.change("cases/a.md", Some(&titled("a", "甲四"))),
        Difference::Content
    );
    assert_eq!((read.titles(), read.found()), (vec!["甲四"], vec![]));
    assert_eq!(read.register.stale_paths().count(), 0);
    // A list is no different, and a required file that is gone is as one that cannot be read.
    assert_eq!(read.change("atlas.yaml", None), Difference::Findings);
    assert_eq!(read.found(), ["atlas.yaml:1:1 CA0106"]);
    assert_eq!(read.atlas.settings.title, "图谱");
    assert_eq!(
        read.change("atlas.yaml", Some(SETTINGS)),
        Difference::Content
    );
    assert_eq!(read.found(), Vec::<String>::new());
}

#[test]
fn a_folder_may_go_and_come_back() {
    let mut read = Reread::new(&[("cases/a.md", &titled("a", "甲一"))]);
    let text = read.folder.remove("cases/a.md").expect("it was put in");
    assert_eq!(read.again("cases"), Difference::Content);
    assert_eq!(read.titles(), Vec::<&str>::new());
    read.folder.insert("cases/a.md", text);
    assert_eq!(read.again(""), Difference::Content);
    assert_eq!(read.titles(), ["甲一"]);
}

/// Of 128,000 cases the texts alone would be a gigabyte.
#[test]
fn a_case_on_a_shelf_holds_nothing_of_the_text_of_its_file() {
    for name in ["kuandian", "lingyuan"] {
        let path = format!("content/cases/{name}.md");
        let text = std::fs::read_to_string(&path).expect("it is in the repository");
        let mut sources = Sources::default();
        let id = sources.add(path, text);
        let file = sources.file(id);
        let shelf = Shelf::new(&Stored::in_memory);
        let on_shelf = (&RegionTable::builtin(), Some(&shelf));
        let case = super::case::case(id, file, on_shelf, &mut Findings::default());
        let case = case.expect("it has front matter");
        assert!(case.teaching.is_some() && case.sections.len() > 5);
        assert_eq!(Arc::strong_count(file.shared_text()), 1, "{name}");
    }
}

#[test]
fn words_of_a_case_on_a_shelf_stand_beside_each_other_without_keys() {
    let mut sources = Sources::default();
    let id = sources.add("cases/a.md", case());
    let shelf = Shelf::new(&Stored::in_memory);
    let on_shelf = (&RegionTable::builtin(), Some(&shelf));
    let case = super::case::case(id, sources.file(id), on_shelf, &mut Findings::default());
    let case = case.expect("it has front matter");
    let words = [&case.slug, &case.title, &case.short, &case.summary];
    for pair in words.windows(2) {
        assert_eq!(
            pair[0].value.as_bytes().as_ptr_range().end,
            pair[1].value.as_ptr()
        );
    }
}
