//! Word documents and presentations. That office programs and libraries open them, and what they look
//! like, is asked by `tests/browser/office.test.mjs`.

mod documents;
mod order;
mod presentations;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use case_atlas::ground::png;
use case_atlas::render::HandoutFormat;
use case_atlas::site::Edition;

use super::{packed, packed_as, page, site, unpacked};
use crate::support::SiteTest;
use crate::support::xml::Element;

/// The parts of an office file by path, XML as trees.
struct Office {
    files: BTreeMap<String, Vec<u8>>,
    trees: BTreeMap<String, Element>,
}

impl Office {
    fn open(bytes: &[u8]) -> Office {
        let files = unpacked(bytes);
        let is_xml = |path: &&String| path.ends_with(".xml") || path.ends_with(".rels");
        let trees = files.keys().filter(is_xml).map(|path| {
            let tree = Element::parse(&page(&files, path));
            (path.clone(), tree)
        });
        Office {
            trees: trees.collect(),
            files,
        }
    }

    fn tree(&self, path: &str) -> &Element {
        let tree = self.trees.get(path);
        tree.unwrap_or_else(|| panic!("there is no {path}, but {:?}", self.files.keys()))
    }

    /// What a part refers to inside the package: id, type, path.
    fn links(&self, part: &str) -> Vec<(String, String, String)> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let path = match folder {
            "" => format!("_rels/{name}.rels"),
            folder => format!("{folder}/_rels/{name}.rels"),
        };
        let Some(tree) = self.trees.get(&path) else {
            return vec![];
        };
        let inside = tree.children.iter();
        let inside = inside.filter(|link| link.attribute("TargetMode") != "External");
        let link = |link: &Element| {
            let target = resolved(folder, link.attribute("Target"));
            let kind = link.attribute("Type");
            let kind = kind.rsplit_once('/').map_or("", |(_, kind)| kind);
            (link.attribute("Id").to_owned(), kind.to_owned(), target)
        };
        inside.map(link).collect()
    }
}

/// A path from a folder, `..` resolved.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Every element of a tree.
fn walk<'e>(element: &'e Element, visit: &mut dyn FnMut(&'e Element)) {
    visit(element);
    element.children.iter().for_each(|child| walk(child, visit));
}

/// Every element of a name, in order.
fn all<'e>(tree: &'e Element, name: &str) -> Vec<&'e Element> {
    let mut found = Vec::new();
    walk(tree, &mut |element| {
        if element.name == name {
            found.push(element);
        }
    });
    found
}

/// The words of an element: those of its `w:t` or `a:t`.
fn words(element: &Element) -> String {
    let mut words = String::new();
    walk(element, &mut |element| {
        if element.name == "w:t" || element.name == "a:t" {
            words.push_str(&element.text);
        }
    });
    words
}

/// The formats of office programs.
const FORMATS: [HandoutFormat; 2] = [HandoutFormat::Docx, HandoutFormat::Pptx];

/// Every office file of the real content in both editions.
static REAL: LazyLock<Vec<(String, Office)>> =
    LazyLock::new(|| every(&SiteTest::of_folder("content")));

/// Those of the hostile site.
static HOSTILE: LazyLock<Vec<(String, Office)>> = LazyLock::new(|| every(&hostile()));

/// Every office file of a site in both editions.
fn every(site: &SiteTest) -> Vec<(String, Office)> {
    let editions = [Edition::Student, Edition::Teacher].into_iter();
    let files = editions.flat_map(|edition| packed_as(site, edition, &FORMATS));
    files
        .map(|(path, bytes)| (path, Office::open(&bytes)))
        .collect()
}

/// A site with words and tables that no author of good will writes.
fn hostile() -> SiteTest {
    let wide = format!(
        "|{}\n|{}\n|{}\n",
        " 列 |".repeat(70),
        " --- |".repeat(70),
        " 格 |".repeat(70)
    );
    let long = format!(
        "| 甲 | 乙 |\n| --- | --- |\n{}| 长 | {} |\n",
        "| 一 | 二 |\n".repeat(300),
        "很长的一格，".repeat(600)
    );
    let words = format!(
        "`]]>` 与 `<w:t>`、`&amp;`：😀 𠮷 {} `{}`",
        "a".repeat(3000),
        "\u{85}\u{fdd0}"
    );
    site().edit(
        "cases/b.md",
        "还没有结果。",
        &format!(
            "还没有结果。[^2]\n\n{words}\n\n{wide}\n{long}\n\n\
             1. 一\n\n   > 引\n   > \n   > - 深\n   >   1. 更深\n\n2. 二\n\n\
             | 头 |\n| --- |\n| 尾 |\n\n\
             ![网店的门面](b/shop.png \"门面\")\n\n再看![门面](b/shop.png)一次。\n\n\
             ![招牌写着“货从村里来”](b/sign.webp)\n\n[^2]: 见下。[^3]\n\n[^3]: 只有注说到的注。[^2]\n"
        ),
    )
    .with_bytes("cases/b/shop.png", png((8, 4), |x, y| x == y))
    .with_bytes("cases/b/sign.webp", WEBP)
}

/// A picture of 32 by 16 points, as far as its head (RFC 9649, section 3.4).
const WEBP: [u8; 30] = [
    b'R', b'I', b'F', b'F', 22, 0, 0, 0, b'W', b'E', b'B', b'P', b'V', b'P', b'8', b'L', 10, 0, 0,
    0, 0x2f, 31, 0xc0, 0x03, 0, 0, 0, 0, 0, 0,
];

#[test]
fn every_part_has_a_type_and_is_reached_and_every_reference_leads_to_a_part() {
    for site in [&every(&site()), &*HOSTILE] {
        for (path, office) in site {
            let types = office.tree("[Content_Types].xml");
            let defaults: BTreeSet<&str> = types
                .all("Default")
                .map(|default| default.attribute("Extension"))
                .collect();
            let named: BTreeSet<&str> = types
                .all("Override")
                .map(|part| part.attribute("PartName").trim_start_matches('/'))
                .collect();
            for part in office.files.keys() {
                let extension = part.rsplit_once('.').map_or("", |(_, extension)| extension);
                let is_typed = match extension {
                    "xml" => named.contains(part.as_str()) || part == "[Content_Types].xml",
                    extension => defaults.contains(extension),
                };
                assert!(is_typed, "{path}: {part} has no type");
            }
            for part in named {
                assert!(
                    office.files.contains_key(part),
                    "{path}: there is no {part}"
                );
            }
            reached(path, office);
        }
    }
}

/// Follows every reference from the package on.
fn reached(path: &str, office: &Office) {
    let mut open = vec![String::new()];
    let mut seen: BTreeSet<String> = BTreeSet::new();
    while let Some(part) = open.pop() {
        let links = office.links(&part);
        if let Some(tree) = office.trees.get(&part) {
            let rels = all_references(tree);
            let (folder, name) = part.rsplit_once('/').unwrap_or(("", &part));
            let own = office.trees.get(&format!("{folder}/_rels/{name}.rels"));
            let ids: BTreeSet<&str> = own.map_or(BTreeSet::new(), |own| {
                own.children
                    .iter()
                    .map(|link| link.attribute("Id"))
                    .collect()
            });
            for id in rels {
                assert!(ids.contains(id), "{path}: {part} refers to {id}");
            }
        }
        for (_, _, target) in links {
            assert!(
                office.files.contains_key(&target),
                "{path}: {part} leads to {target}"
            );
            if seen.insert(target.clone()) {
                open.push(target);
            }
        }
    }
    for part in office.files.keys() {
        let is_part = !part.contains("_rels/") && part != "[Content_Types].xml";
        assert!(
            !is_part || seen.contains(part),
            "{path}: nothing leads to {part}"
        );
    }
}

/// The ids of relationships that a part names.
fn all_references(tree: &Element) -> Vec<&str> {
    let mut found = Vec::new();
    walk(tree, &mut |element| {
        let named = element.attributes.iter();
        let named = named.filter(|(name, _)| name == "r:id" || name == "r:embed");
        found.extend(named.map(|(_, id)| id.as_str()));
    });
    found
}

#[test]
fn the_types_come_first_and_say_what_the_file_is() {
    for (path, bytes) in packed(&site(), Edition::Student) {
        if path.ends_with(".docx") || path.ends_with(".pptx") {
            assert_eq!(&bytes[30..49], b"[Content_Types].xml", "{path}");
            let text = page(&unpacked(&bytes), "[Content_Types].xml");
            let main = if path.ends_with(".docx") {
                "wordprocessingml.document.main+xml"
            } else {
                "presentationml.presentation.main+xml"
            };
            assert!(text.contains(main), "{path}: {text}");
        }
    }
}

#[test]
fn properties_say_title_language_and_the_date_of_the_content() {
    let files = packed(&site(), Edition::Teacher);
    for path in ["cases/b-teacher.docx", "cases/b-teacher.pptx"] {
        let office = Office::open(&files[path]);
        let core = office.tree("docProps/core.xml");
        let title = "乙县：<b>试点</b> & 推广（教师版）";
        assert_eq!(core.only("dc:title"), title, "{path}");
        assert_eq!(core.only("dc:language"), "zh-CN", "{path}");
        for date in ["dcterms:created", "dcterms:modified"] {
            assert_eq!(core.only(date), "2026-11-02T00:00:00Z", "{path}");
        }
    }
}

#[test]
fn pictures_are_packed_once_and_described_and_webp_is_told_in_words() {
    let files = packed(&hostile(), Edition::Student);
    let office = Office::open(&files["cases/b.docx"]);
    let media = office.files.keys();
    let media: Vec<&String> = media.filter(|path| path.contains("media")).collect();
    assert_eq!(media, ["word/media/p1.png"]);
    let text = office.tree("word/document.xml");
    let told: Vec<&str> = all(text, "wp:docPr")
        .iter()
        .map(|picture| picture.attribute("descr"))
        .collect();
    assert_eq!(told, ["网店的门面", "门面"]);
    assert!(words(text).contains("招牌写着“货从村里来”"));
    let office = Office::open(&files["cases/b.pptx"]);
    assert!(office.files.contains_key("ppt/media/p1.png"));
}

#[test]
fn an_address_has_its_code_and_no_address_none() {
    let settings = "base_url: https://a.example/atlas/\n";
    let plain = site();
    let text = String::from_utf8(plain.bytes("atlas.yaml")).expect("it is UTF-8");
    let with = site().with(&[("atlas.yaml", &format!("{text}{settings}"))]);
    let files = packed(&with, Edition::Student);
    let office = Office::open(&files["cases/b.docx"]);
    let png = &office.files["word/media/qr.png"];
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    let pictures = all(office.tree("word/document.xml"), "wp:docPr");
    let told: Vec<_> = pictures
        .iter()
        .map(|picture| picture.attribute("descr"))
        .collect();
    assert_eq!(told, ["二维码：https://a.example/atlas/cases/b.html"]);
    let without = Office::open(&packed(&plain, Edition::Student)["cases/b.docx"]);
    assert!(!without.files.contains_key("word/media/qr.png"));
}
