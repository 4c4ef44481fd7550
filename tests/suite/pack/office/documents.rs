//! Word documents.

use std::collections::{BTreeMap, BTreeSet};

use case_atlas::site::Edition;

use super::{HOSTILE, Office, all, every, hostile, packed, site, words};
use crate::support::SiteTest;
use crate::support::xml::Element;

fn document(path: &str) -> Office {
    Office::open(&packed(&site(), Edition::Student)[path])
}

/// The style of a paragraph.
fn style_of(paragraph: &Element) -> &str {
    let properties = paragraph.all("w:pPr").next();
    let style = properties.and_then(|properties| properties.all("w:pStyle").next());
    style.map_or("", |style| style.attribute("w:val"))
}

/// The paragraphs of a style, in words.
fn of_style(office: &Office, style: &str) -> Vec<String> {
    let paragraphs = all(office.tree("word/document.xml"), "w:p");
    let paragraphs = paragraphs.into_iter();
    paragraphs
        .filter(|paragraph| style_of(paragraph) == style)
        .map(words)
        .collect()
}

#[test]
fn headings_text_lists_and_captions_have_the_styles_that_word_knows() {
    let office = document("cases/b.docx");
    let titles = of_style(&office, "Heading1");
    assert_eq!(titles[0], "乙县：<b>试点</b> & 推广");
    let sections = of_style(&office, "Heading2");
    assert_eq!(sections[..3], ["一　背景", "二　网上卖货", "三　成效"]);
    assert_eq!(of_style(&office, "Caption"), ["各村的店"]);
    let items = of_style(&office, "ListBullet");
    assert_eq!(items, ["设点：一村一店。店主要培训。", "送货：隔日送到。"]);
    assert!(of_style(&office, "Normal").contains(&"H2O 与 code <i>。".to_owned()));
    let styles = office.tree("word/styles.xml");
    let named: BTreeMap<&str, &str> = styles
        .all("w:style")
        .map(|style| {
            let name = style.all("w:name").next();
            let name = name.map_or("", |name| name.attribute("w:val"));
            (style.attribute("w:styleId"), name)
        })
        .collect();
    for (id, name) in [
        ("Normal", "Normal"),
        ("Heading1", "heading 1"),
        ("Heading2", "heading 2"),
        ("Heading3", "heading 3"),
        ("Caption", "caption"),
        ("Title", "Title"),
        ("FootnoteText", "footnote text"),
        ("FootnoteReference", "footnote reference"),
        ("TOC1", "toc 1"),
        ("ListBullet", "List Bullet"),
        ("ListNumber", "List Number"),
        ("Hyperlink", "Hyperlink"),
    ] {
        assert_eq!(named.get(id), Some(&name));
    }
}

#[test]
fn every_style_that_is_used_is_there() {
    for (path, office) in &*HOSTILE {
        if !path.ends_with(".docx") {
            continue;
        }
        let styles = office.tree("word/styles.xml");
        let known: BTreeSet<&str> = styles
            .all("w:style")
            .map(|style| style.attribute("w:styleId"))
            .collect();
        for tree in office.trees.values() {
            for name in ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"] {
                for used in all(tree, name) {
                    let used = used.attribute("w:val");
                    assert!(known.contains(used), "{path}: {used}");
                }
            }
        }
    }
}

#[test]
fn notes_are_footnotes_and_further_references_repeat_the_number() {
    let office = document("cases/b.docx");
    let text = office.tree("word/document.xml");
    let references = all(text, "w:footnoteReference");
    assert_eq!(references.len(), 1);
    let notes = office.tree("word/footnotes.xml");
    let id = references[0].attribute("w:id");
    let note = notes
        .all("w:footnote")
        .find(|note| note.attribute("w:id") == id);
    assert_eq!(note.map(words).as_deref(), Some(" 注里说有12家网店。"));
    let fields = all(text, "w:instrText");
    let again = fields.iter().find(|field| field.text.contains("NOTEREF"));
    let again = again.expect("the second reference is a field");
    let name = again.text.split_whitespace().nth(1).unwrap_or("");
    let marks = all(text, "w:bookmarkStart");
    assert!(marks.iter().any(|mark| mark.attribute("w:name") == name));
}

#[test]
fn a_note_that_only_a_note_refers_to_stands_below_it() {
    let files = packed(&hostile(), Edition::Student);
    let office = Office::open(&files["cases/b.docx"]);
    let notes = words(office.tree("word/footnotes.xml"));
    assert!(
        notes.contains("见下。〔附3〕〔附3〕 只有注说到的注。"),
        "{notes}"
    );
    assert_eq!(notes.matches("只有注说到的注。").count(), 1);
}

#[test]
fn heads_of_tables_repeat_and_rows_stay_whole_unless_they_are_too_high() {
    let files = packed(&hostile(), Edition::Student);
    let office = Office::open(&files["cases/b.docx"]);
    let tables = all(office.tree("word/document.xml"), "w:tbl");
    let long = tables
        .iter()
        .find(|table| table.all("w:tr").count() == 302)
        .expect("the long table is one");
    let rows: Vec<&Element> = long.all("w:tr").collect();
    assert_eq!(all(rows[0], "w:tblHeader").len(), 1);
    assert!(
        rows[1..]
            .iter()
            .all(|row| all(row, "w:tblHeader").is_empty())
    );
    let whole = |row: &&Element| !all(row, "w:cantSplit").is_empty();
    assert!(rows[..301].iter().all(whole));
    assert!(!whole(&rows[301]), "nothing so high fits on a page");
}

#[test]
fn a_short_table_stays_on_one_page() {
    let kept = |table: &Element| -> Vec<bool> {
        let rows = table.all("w:tr");
        rows.map(|row| all(row, "w:keepNext").len() == all(row, "w:p").len())
            .collect()
    };
    let files = packed(&hostile(), Edition::Student);
    let office = Office::open(&files["cases/b.docx"]);
    let tables = all(office.tree("word/document.xml"), "w:tbl");
    let long = tables.iter().find(|table| table.all("w:tr").count() == 302);
    assert_eq!(kept(long.expect("the long table is one")), [false; 302]);
    let site = SiteTest::of_folder("content");
    let files = packed(&site, Edition::Student);
    let office = Office::open(&files["cases/lingqiu.docx"]);
    let tables = all(office.tree("word/document.xml"), "w:tbl");
    let short = tables
        .iter()
        .find(|table| words(table).contains("亏损谁担"));
    // Each row holds to the next, the last to nothing.
    assert_eq!(
        kept(short.expect("the case sets two ways side by side")),
        [true, true, false]
    );
}

#[test]
fn tables_are_as_wide_as_the_text_and_wide_ones_become_several() {
    for (path, office) in &*HOSTILE {
        if !path.ends_with(".docx") {
            continue;
        }
        for table in all(office.tree("word/document.xml"), "w:tbl") {
            let widths = all(table, "w:gridCol");
            let widths = widths
                .iter()
                .map(|column| column.attribute("w:w").parse::<u32>());
            let widths: Vec<u32> = widths.map(|width| width.expect("a number")).collect();
            assert!(widths.len() <= 12, "{path}");
            assert!(widths.iter().sum::<u32>() <= 9070, "{path}: {widths:?}");
            for row in table.all("w:tr") {
                let spans = row.all("w:tc").map(|cell| {
                    let span = all(cell, "w:gridSpan");
                    span.first()
                        .map_or(1, |span| span.attribute("w:val").parse().unwrap_or(0))
                });
                assert_eq!(spans.sum::<usize>(), widths.len(), "{path}");
            }
        }
    }
    let files = packed(&hostile(), Edition::Student);
    let office = Office::open(&files["cases/b.docx"]);
    let cells = all(office.tree("word/document.xml"), "w:tc");
    let bodies = cells.iter().filter(|cell| words(cell) == "格").count();
    // 70 columns in seven tables, of which six repeat the first column.
    assert_eq!(bodies, 70 + 6);
}

#[test]
fn every_link_inside_leads_to_a_bookmark_and_names_are_such_that_word_takes_them() {
    for site in [&every(&site()), &*HOSTILE] {
        for (path, office) in site {
            if !path.ends_with(".docx") {
                continue;
            }
            let text = office.tree("word/document.xml");
            let marks = all(text, "w:bookmarkStart");
            let names: Vec<&str> = marks.iter().map(|mark| mark.attribute("w:name")).collect();
            let known: BTreeSet<&str> = names.iter().copied().collect();
            assert_eq!(known.len(), names.len(), "{path}: a name is given twice");
            let ids: BTreeSet<&str> = marks.iter().map(|mark| mark.attribute("w:id")).collect();
            let ends = all(text, "w:bookmarkEnd");
            let ends: BTreeSet<&str> = ends.iter().map(|mark| mark.attribute("w:id")).collect();
            assert_eq!(ids, ends, "{path}");
            for name in &known {
                let is_plain = |char: char| char.is_ascii_alphanumeric() || char == '_';
                assert!(name.len() <= 40 && name.chars().all(is_plain), "{name}");
            }
            for tree in office.trees.values() {
                for link in all(tree, "w:hyperlink") {
                    let anchor = link.attribute("w:anchor");
                    assert!(
                        anchor.is_empty() || known.contains(anchor),
                        "{path}: {anchor}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_table_of_contents_is_a_field_that_is_filled_and_asks_nothing_on_opening() {
    let office = document("atlas.docx");
    let text = office.tree("word/document.xml");
    let fields = all(text, "w:instrText");
    assert_eq!(fields[0].text.trim(), "TOC \\o \"1-2\" \\h \\z \\u");
    let gallery = all(text, "w:docPartGallery");
    assert_eq!(gallery[0].attribute("w:val"), "Table of Contents");
    assert_eq!(of_style(&office, "TOC1"), of_style(&office, "Heading1"));
    assert_eq!(of_style(&office, "TOC2"), of_style(&office, "Heading2"));
    let settings = office.tree("word/settings.xml");
    assert!(all(settings, "w:updateFields").is_empty());
    let marks: Vec<&str> = all(text, "w:fldChar")
        .iter()
        .map(|mark| mark.attribute("w:fldCharType"))
        .collect();
    let count = |kind| marks.iter().filter(|mark| **mark == kind).count();
    assert!(count("begin") == count("separate") && count("begin") == count("end"));
}

#[test]
fn the_paper_is_a4_with_head_foot_and_page_numbers() {
    let office = document("cases/a.docx");
    let size = all(office.tree("word/document.xml"), "w:pgSz");
    let side = |name| size[0].attribute(name);
    assert_eq!((side("w:w"), side("w:h")), ("11906", "16838"));
    let foot = office.tree("word/footer.xml");
    assert_eq!(
        all(foot, "w:fldSimple")[0].attribute("w:instr").trim(),
        "PAGE"
    );
    let files = packed(&site(), Edition::Teacher);
    let office = Office::open(&files["cases/a-teacher.docx"]);
    assert!(words(office.tree("word/header.xml")).ends_with("教师版"));
}

#[test]
fn numbered_lists_each_begin_anew() {
    let files = packed(&hostile(), Edition::Student);
    let office = Office::open(&files["cases/b.docx"]);
    let numbering = office.tree("word/numbering.xml");
    let known: BTreeSet<&str> = numbering
        .all("w:num")
        .map(|list| list.attribute("w:numId"))
        .collect();
    let text = office.tree("word/document.xml");
    let items = all(text, "w:p");
    let items = items.iter().filter(|item| style_of(item) == "ListNumber");
    let used: Vec<(String, String)> = items
        .map(|item| {
            let number = all(item, "w:numId")[0].attribute("w:val").to_owned();
            (words(item), number)
        })
        .collect();
    assert!(
        used.iter()
            .all(|(_, number)| known.contains(number.as_str()))
    );
    let number = |words: &str| {
        used.iter()
            .find(|(item, _)| item == words)
            .map(|(_, number)| number)
    };
    assert_eq!(number("一"), number("二"));
    assert_ne!(number("一"), number("更深"));
}
