//! What nobody writes on purpose: depth, length, repetition, odd bytes.

use std::time::{Duration, Instant};

use super::{notation, read};
use crate::atlas::document::{Block, BlockKind, Inline, InlineKind};
use crate::atlas::markdown::MAX_DEPTH;

/// No input may cost more than this, in a debug build on a busy machine; what is not linear takes
/// minutes.
const GENEROUS: Duration = Duration::from_secs(20);

#[test]
fn repetition_costs_no_more_than_its_length() {
    for piece in [
        "[",
        "![",
        "*",
        "**",
        "***甲。",
        "*甲",
        "_a",
        "~~",
        "<",
        "<u>",
        "</u>",
        "<!--",
        "`",
        "`a",
        "> ",
        ">",
        "- ",
        "1. ",
        "[^",
        "[^a]",
        "[^1]: ",
        "[a](",
        "[a](b)",
        "[](<",
        "|",
        "|-",
        "甲",
        "&amp;",
        "\\",
        "\\*",
        "{#",
        "# {",
        "<div>",
        "<a b=",
        "**甲：**乙",
        "“*”",
        "]",
        "](",
        "~",
        "\n: ",
        "甲\n",
        "<b>\n",
        "<http:",
        "&",
        "**[甲](case:a)**的",
    ] {
        check_cost(piece);
    }
}

#[test]
fn unpaired_html_costs_no_more_than_its_length() {
    for piece in [
        "<x>",
        "<x></y>",
        "<x><div></x>",
        "<rt>",
        "<p>",
        "<b><p>",
        "<td>",
        "<table>",
        "<tr><td>甲",
        "<div a b c d e f g>",
    ] {
        check_cost(piece);
    }
}

fn check_cost(piece: &str) {
    let started = Instant::now();
    let text = piece.repeat(200_000 / piece.len());
    let (document, _, _) = read(&text);
    assert!(depth(&document.blocks) <= MAX_DEPTH + 2, "{piece:?}");
    let took = started.elapsed();
    assert!(took < GENEROUS, "{piece:?} took {took:?}");
}

#[test]
fn a_long_line_and_odd_bytes_do_no_harm() {
    let long = "村".repeat(350_000);
    assert_eq!(notation(&read(&long).0).len(), long.len() + "p[]".len());
    for text in [
        "",
        "\u{feff}",
        "\0",
        "\r",
        "\u{202e}**\u{0}。**甲",
        "\u{FFFD}",
        "**\u{FFFF}。**甲",
    ] {
        read(text);
    }
}

#[test]
fn every_prefix_of_a_busy_text_can_be_read() {
    let text = "## **甲：**乙 {#a model=\"b\"}\n\n> - 一[^1]<u>二</u>\n>   **“三”**四\n\n| a |\n|--|\n| \
                [b](<c d> \"e\") |\n\n表：f\n\n[^1]: g![h](i)\n\n<div>j</div>\n\n```yaml\nk: l\n```\n\nm\n: n\n";
    for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
        read(&text[..end]);
        read(&text[end..]);
    }
}

#[test]
fn what_lies_too_deep_stays_as_plain_text() {
    let text = format!("{}甲\n", "> ".repeat(MAX_DEPTH + 3));
    let (document, found, _) = read(&text);
    let notation = notation(&document);
    assert_eq!(found, [format!("CA0115@1:{}", MAX_DEPTH * 2 + 1)]);
    assert!(notation.contains("p[> > > 甲]"), "{notation}");

    let text = format!("<div>{}</div>", "<div>".repeat(MAX_DEPTH + 1));
    assert_eq!(read(&text).1, ["CA0115@1:1"]);
    for text in [
        "<div><x>".repeat(MAX_DEPTH),
        format!("<div>{}", "<x></y>".repeat(MAX_DEPTH)),
        format!("<div>{}", "<rt>".repeat(MAX_DEPTH + 1)),
    ] {
        assert_eq!(read(&text).1, ["CA0115@1:1"], "{text}");
    }
}

#[test]
fn many_elements_beside_each_other_are_not_deep() {
    let count = MAX_DEPTH * 3;
    for text in [
        format!("<table>{}</table>", "<tr><td>甲<td>乙".repeat(count)),
        format!("<div>{}</div>", "<p>甲".repeat(count)),
        format!("<div>{}</div>", "<p>甲</p>乙<br>".repeat(count)),
        format!(
            "<div><ruby>{}</ruby></div>",
            "汉<rp>(<rt>hàn<rp>)</rp>".repeat(count)
        ),
    ] {
        let (_, found, _) = read(&text);
        assert!(!found.contains(&"CA0115@1:1".to_owned()), "{found:?}");
    }
}

/// Levels of the tree, the words themselves included.
fn depth(blocks: &[Block]) -> usize {
    let inner = blocks.iter().map(|block| match &block.kind {
        BlockKind::Quote(inner) => depth(inner),
        BlockKind::List(list) => list.items.iter().map(|item| depth(item)).max().unwrap_or(0),
        BlockKind::Definitions(list) => {
            let details = list.iter().flat_map(|definition| &definition.details);
            details.map(|detail| depth(detail)).max().unwrap_or(0)
        }
        BlockKind::Paragraph(content) => inline_depth(content),
        _ => 0,
    });
    inner.max().map_or(0, |inner| inner + 1)
}

fn inline_depth(inlines: &[Inline]) -> usize {
    let inner = inlines.iter().map(|inline| match &inline.kind {
        InlineKind::Emphasis(content)
        | InlineKind::Strong(content)
        | InlineKind::Strikethrough(content)
        | InlineKind::Link { content, .. } => inline_depth(content),
        _ => 0,
    });
    inner.max().map_or(0, |inner| inner + 1)
}
