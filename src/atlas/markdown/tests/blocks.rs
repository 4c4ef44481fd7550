//! Blocks: headings, lists, tables, notes, pieces of HTML.

use super::{check, check_found, notation, read};
use crate::atlas::document::BlockKind;
use crate::atlas::markdown::parse;
use crate::ground::{Findings, Sources};

#[test]
fn headings_read_their_attribute_block() {
    for (text, expected) in [
        ("## 背景", "h2[背景]"),
        ("## 背景 {#background}", "h2#background[背景]"),
        (
            "## 支部领着干 {#party model=\"party-led-coop talent-return\" also=\"x_y_z\" figure=\"a\"}",
            "h2#party model=party-led-coop+talent-return also=x_y_z figure=a[支部领着干]",
        ),
        ("## 甲*乙* {model=\"\"}", "h2 model=[甲*乙*]"),
        ("甲\n乙 {#x}\n---", "h2#x[甲乙]"),
        ("> 甲 {#x}\n> ---", "quote[h2#x[甲]]"),
        ("## **甲：**乙 {#x}", "h2#x[**甲：**乙]"),
        ("## {#x}", "h2#x[]"),
        ("## 甲 {b\\}", "h2[甲 {b}]"),
        ("## 甲 ##", "h2[甲]"),
        ("```\n## 甲 {#x}\n```", "code()[## 甲 {#x}\n]"),
    ] {
        check(text, expected);
    }
}

#[test]
fn a_heading_of_level_one_is_kept_and_found() {
    check_found("甲\n乙 {#x}\n===", "h1#x[甲乙]", &["CA0121@1:1"]);
    check_found("# 甲 {#x}", "h1#x[甲]", &["CA0121@1:1"]);
}

#[test]
fn a_broken_attribute_block_is_found_where_it_breaks() {
    for (text, expected, column) in [
        ("## 甲 {#a model=“x”}", "h2#a[甲]", 10),
        ("## 甲 {#a model=x}", "h2#a[甲]", 10),
        ("## 甲 {#a model=\"x}", "h2#a[甲]", 10),
        ("## 甲 {#a model}", "h2#a[甲]", 10),
        ("## 甲 {a}", "h2[甲]", 7),
        ("## 甲 {}", "h2[甲]", 6),
        ("## 甲 {#a #b}", "h2#a[甲]", 10),
        ("## 甲 {#a}}", "h2[甲 {#a}}]", 6),
        ("## 甲 {#a} ##", "h2[甲 {#a}]", 6),
    ] {
        check_found(text, expected, &[&format!("CA0110@1:{column}")]);
    }
}

#[test]
fn attribute_words_have_exact_places() {
    let (document, _, sources) = read("前文**是。**后\n\n## **甲。**乙 {#p model=\"a  bc\"}\n");
    let BlockKind::Heading(heading) = &document.blocks[1].kind else {
        panic!("the second block is a heading")
    };
    let (key, words) = &heading.attributes[0];
    let id = heading.id.as_ref().expect("the heading has an id");
    let slices: Vec<_> = [id.span, key.span, words[0].span, words[1].span]
        .into_iter()
        .map(|span| sources.slice(span))
        .collect();
    assert_eq!(slices, ["p", "model", "a", "bc"]);
    assert_eq!(
        sources.slice(document.blocks[1].span),
        "## **甲。**乙 {#p model=\"a  bc\"}"
    );
}

#[test]
fn places_count_from_the_start_of_the_file() {
    let text = "---\ntitle: 宽甸\n---\n\n**甲：**见[乙](/x)。\n";
    let body = text.find("\n\n").expect("the file has a body")..text.len();
    let mut sources = Sources::default();
    let file = sources.add("a.md", text);
    let mut findings = Findings::default();
    let document = parse(file, text, body, &mut findings);
    assert_eq!(notation(&document), "p[**甲：**见<refused /x|乙>。]");
    assert_eq!(
        sources.slice(document.blocks[0].span),
        "**甲：**见[乙](/x)。"
    );
    let place = findings
        .iter()
        .next()
        .map(|finding| sources.slice(finding.primary));
    assert_eq!(place, Some("/x"));
}

#[test]
fn lists_quotations_definitions_rules() {
    for (text, expected) in [
        ("- 甲\n- **乙**丙", "ul[p[甲] | p[**乙**丙]]"),
        ("- 甲\n\n- 乙", "ul-loose[p[甲] | p[乙]]"),
        ("3. 甲\n   - 乙\n4. 丙", "ol3[p[甲] ul[p[乙]] | p[丙]]"),
        ("- 甲\n  > 乙", "ul[p[甲] quote[p[乙]]]"),
        ("甲\n: 乙\n: 丙", "dl[甲: p[乙] | p[丙]]"),
        ("甲\n\n***\n\n乙", "p[甲] rule p[乙]"),
        ("- [ ] 甲", "ul[p[[ ] 甲]]"),
        ("价格$5和$6元", "p[价格$5和$6元]"),
    ] {
        check(text, expected);
    }
}

#[test]
fn a_table_takes_the_paragraph_behind_it_as_caption() {
    let table = "| 项 | 数 |\n|:--|--:|\n| 甲 | 1 |\n";
    for (behind, expected) in [
        ("", "table[项,数 | 甲,1]"),
        ("\n表：**题**", "table(**题**)[项,数 | 甲,1]"),
        (
            "\n表：各村收入\n\n表：乙",
            "table(各村收入)[项,数 | 甲,1] p[表：乙]",
        ),
        ("表：各村收入", "table(各村收入)[项,数 | 甲,1]"),
        ("| 表：乙 |", "table[项,数 | 甲,1; 表：乙,]"),
        ("\n乙", "table[项,数 | 甲,1] p[乙]"),
    ] {
        check(&format!("{table}{behind}"), expected);
    }
    check("表：甲", "p[表：甲]");
    check("|**甲：**乙|\n|-|\n|丙|", "table[**甲：**乙 | 丙]");
}

#[test]
fn footnotes_are_numbered_by_first_reference() {
    check(
        "甲[^b]乙[^a]丙[^B]\n\n[^a]: 一[^c]\n\n[^b]: 二\n\n    续\n\n[^c]: 三[^a]",
        "p[甲^1乙^2丙^1.2] fn1(b)[p[二] p[续]] fn2(a)[p[一^3]] fn3(c)[p[三^2.2]]",
    );
    check(
        "甲[^a]\n\n乙[^c]\n\n[^a]: 一[^b]\n\n[^b]: 二\n\n[^c]: 三",
        "p[甲^1] p[乙^3] fn1(a)[p[一^2]] fn2(b)[p[二]] fn3(c)[p[三]]",
    );
    check(
        "[^1]: 先\n\n| a[^1] |\n|-|\n| b[^1] |",
        "table[a^1 | b^1.2] fn1(1)[p[先]]",
    );
}

#[test]
fn footnotes_without_partner_are_found() {
    for (text, expected, places) in [
        ("甲[^x]乙", "p[甲[^x]乙]", vec!["CA0113@1:2"]),
        ("甲\\[^x]乙`[^y]`", "p[甲[^x]乙`[^y]`]", vec![]),
        ("\\[^x]", "p[[^x]]", vec![]),
        ("甲\n\n[^x]: 乙", "p[甲]", vec!["CA0114@3:3"]),
        (
            "甲[^x]\n\n[^x]: 乙\n\n[^x]: 丙",
            "p[甲^1] fn1(x)[p[乙]]",
            vec!["CA0117@5:3"],
        ),
        ("甲\n\n[^x]: 乙[^x]", "p[甲]", vec!["CA0114@3:3"]),
    ] {
        check_found(text, expected, &places);
    }
}

#[test]
fn html_blocks_are_cleaned() {
    check("<!-- 注 -->\n\n甲", "p[甲]");
    check(
        "<table><tr><td colspan=\"2\">甲</td></tr></table>",
        "{<table><tbody><tr><td colspan=\"2\">甲</td></tr></tbody></table>}",
    );
    check(
        "<div>甲 <a href=\"https://a.cn\">乙</a></div>",
        "{<div>甲 <a href=\"https://a.cn\">乙</a></div>}",
    );
    for (text, expected) in [
        ("<script>alert(1)</script>", ""),
        (
            "<div style=\"x\" onclick=\"y\" id=\"z\">甲</div>",
            "{<div>甲</div>}",
        ),
        (
            "<div><a href=\"javascript:x\">甲</a></div>",
            "{<div><a>甲</a></div>}",
        ),
        ("<p><img src=x onerror=y></p>", "{<p></p>}"),
        ("<iframe src=\"//x\"></iframe>", ""),
        ("<div>\n甲", "{<div>\n甲</div>}"),
        ("<form><input></form>", ""),
        ("<div><svg><script>x</script></svg></div>", "{<div></div>}"),
        ("<td colspan=\"999\">甲", "{甲}"),
        ("<!-- 注\n\n## 甲", ""),
        ("<!DOCTYPE html>", ""),
        ("<?php x ?>", ""),
    ] {
        let (document, found, _) = read(text);
        assert_eq!(notation(&document), expected, "{text}");
        assert!(
            found.iter().all(|found| found.starts_with("CA0112")),
            "{text}: {found:?}"
        );
        assert!(!found.is_empty(), "{text}");
    }
}
