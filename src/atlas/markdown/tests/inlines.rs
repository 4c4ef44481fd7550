//! Running text: emphasis beside Han punctuation, links, line breaks.

use super::{check, check_found, read};
use crate::atlas::document::{BlockKind, InlineKind, Target};

#[test]
fn emphasis_works_beside_chinese_punctuation() {
    for (text, expected) in [
        ("**“人在回路”**的", "p[**“人在回路”**的]"),
        ("是**“人在回路”**的", "p[是**“人在回路”**的]"),
        ("这是**重点。**内容", "p[这是**重点。**内容]"),
        ("**重要：**后文", "p[**重要：**后文]"),
        (
            "**重要：**后文，**另外**的。",
            "p[**重要：**后文，**另外**的。]",
        ),
        (
            "**一。**和**二**及**三！**共",
            "p[**一。**和**二**及**三！**共]",
        ),
        ("（**甲**）乙", "p[（**甲**）乙]"),
        ("甲（**乙**）丙", "p[甲（**乙**）丙]"),
        ("*“强调”*的", "p[*“强调”*的]"),
        ("甲~~“乙”~~丙", "p[甲~“乙”~丙]"),
        ("~~乙。~~丙", "p[~乙。~丙]"),
        ("**重要:**后文", "p[**重要:**后文]"),
        ("**甲(乙)**丙", "p[**甲(乙)**丙]"),
        (
            "是**[灵丘](case:lingqiu)**的",
            "p[是**<Case lingqiu|灵丘>**的]",
        ),
        ("是**`代码`**的", "p[是**`代码`**的]"),
        ("是**《办法》**第三条", "p[是**《办法》**第三条]"),
        ("***甲。***乙", "p[***甲。***乙]"),
        ("**甲*乙。***丙", "p[**甲*乙。***丙]"),
        ("*甲**乙。***丙", "p[*甲**乙。***丙]"),
        ("- **甲：**乙", "ul[p[**甲：**乙]]"),
        ("> **甲：**乙", "quote[p[**甲：**乙]]"),
        ("**甲：**2017年", "p[**甲：**2017年]"),
        ("**~~甲。~~**乙", "p[**~甲。~**乙]"),
        ("**~~甲~~**乙", "p[**~甲~**乙]"),
    ] {
        check(text, expected);
    }
}

#[test]
fn correct_commonmark_is_left_alone() {
    for (text, expected) in [
        ("2*3*4", "p[2*3*4]"),
        ("2 * 3 * 4", "p[2 * 3 * 4]"),
        ("`**“甲”**乙`", "p[`**“甲”**乙`]"),
        ("甲\\*“乙”\\*丙", "p[甲*“乙”*丙]"),
        ("甲\\*\\*乙。\\*\\*丙", "p[甲**乙。**丙]"),
        (
            "<https://a.cn/**甲。**乙>",
            "p[<https://a.cn/**甲。**乙|https://a.cn/**甲。**乙>]",
        ),
        (
            "[甲](https://a.cn/**甲。**乙)",
            "p[<https://a.cn/**甲。**乙|甲>]",
        ),
        ("***甲***乙", "p[***甲***乙]"),
        ("*甲（*乙*）丙*", "p[*甲（*乙*）丙*]"),
        ("** 甲 **", "p[** 甲 **]"),
        ("**“甲”** 乙", "p[**“甲”** 乙]"),
        ("“_甲_”", "p[“*甲*”]"),
        ("\t**甲。**乙", "code()[**甲。**乙]"),
        (
            "``` **甲。**乙\n**甲。**乙\n```",
            "code(**甲。**乙)[**甲。**乙\n]",
        ),
        ("3~5户，6~8户", "p[3~5户，6~8户]"),
        ("**a.** b*c*.d", "p[**a.** b*c*.d]"),
        ("\u{E000}**甲。**乙", "p[\u{E000}**甲。**乙]"),
    ] {
        check(text, expected);
    }
}

#[test]
fn lines_join_without_a_space_between_han() {
    for (text, expected) in [
        ("甲\n乙", "p[甲乙]"),
        ("甲，\n乙", "p[甲，乙]"),
        ("甲\n“乙”", "p[甲“乙”]"),
        ("**甲**\n乙", "p[**甲**乙]"),
        ("甲\n**乙**", "p[甲**乙**]"),
        ("甲\r\n[乙](case:a)", "p[甲<Case a|乙>]"),
        ("甲\nb\nc\n丁", "p[甲 b c 丁]"),
        ("a\n**b**", "p[a **b**]"),
        ("甲  \n乙\\\n丙", "p[甲/乙/丙]"),
        ("甲\n<u>乙</u>", "p[甲{<u>}乙{</u>}]"),
        ("甲<br>\nb", "p[甲{<br>}b]"),
        ("甲\n`b`", "p[甲 `b`]"),
        ("- 甲\n  乙", "ul[p[甲乙]]"),
        ("a &amp; b&copy;\\*", "p[a & b©*]"),
    ] {
        check(text, expected);
    }
    check(
        "甲[^1]\n乙\n\n[^1]: 丙\n    丁",
        "p[甲^1乙] fn1(1)[p[丙丁]]",
    );
}

#[test]
fn links_by_scheme_fragment_and_address() {
    for (text, expected) in [
        ("[a](case:lingqiu#assets)", "p[<Case lingqiu#assets|a>]"),
        ("[](obs:yanglin-debt)", "p[<Observation yanglin-debt|>]"),
        ("[a](source:kuandian/s1)", "p[<Source kuandian/s1|a>]"),
        (
            "[a](region:210624) [b](driver:x)",
            "p[<Region 210624|a> <Driver x|b>]",
        ),
        ("[a](#party)", "p[<#party|a>]"),
        (
            "[a](HTTPS://a.cn/b?c=d&e=f \"t\")",
            "p[<HTTPS://a.cn/b?c=d&e=f|a>]",
        ),
        ("<a@b.cn>", "p[<mailto:a@b.cn|a@b.cn>]"),
        ("[a][r]\n\n[r]: term:x", "p[<Term x|a>]"),
    ] {
        check(text, expected);
    }
}

#[test]
fn other_targets_are_refused_where_they_stand() {
    for destination in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html;base64,x",
        "file:///etc/passwd",
        "//host/a",
        "../a.html",
        "a.html",
        "case:",
        "case:a#",
        "#",
        "http:a",
        "https:///a",
        "vbscript:x",
    ] {
        let text = format!("[a]( {destination} )");
        let expected = format!("p[<refused {destination}|a>]");
        check_found(&text, &expected, &["CA0111@1:6"]);
    }
    check_found(
        "<javascript:alert(1)>",
        "p[<refused javascript:alert(1)|javascript:alert(1)>]",
        &["CA0111@1:2"],
    );
    check_found("[a]()", "p[<refused |a>]", &["CA0111@1:5"]);
    check_found(
        "甲[a][r]\n\n[r]: /x",
        "p[甲<refused /x|a>]",
        &["CA0111@1:2"],
    );
}

#[test]
fn destinations_have_exact_places() {
    for (text, expected) in [
        ("**是。**[甲](case:a#b)", "case:a#b"),
        ("[`甲](x)`](<obs:a b> \"](\")", "obs:a b"),
        ("[](\n obs:a 'b')", "obs:a"),
        ("[a `](` b](term:x)", "term:x"),
        ("[甲][r]\n\n[r]: case:a", "[甲][r]"),
    ] {
        let (document, _, sources) = read(text);
        let BlockKind::Paragraph(content) = &document.blocks[0].kind else {
            panic!("{text:?} is a paragraph")
        };
        let reference = content.iter().find_map(|inline| match &inline.kind {
            InlineKind::Link { target, .. } => match &**target {
                Target::Reference(reference) => Some(reference),
                _ => None,
            },
            _ => None,
        });
        let reference = reference.expect("the text has a link by scheme");
        assert_eq!(sources.slice(reference.span), expected, "{text:?}");
    }
}

#[test]
fn inline_html_is_bare_and_in_pairs() {
    check(
        "km<sup>2</sup>，H<sub>2</sub>O",
        "p[km{<sup>}2{</sup>}，H{<sub>}2{</sub>}O]",
    );
    check(
        "<ruby>汉<rp>(</rp><rt>hàn</rt></ruby>",
        "p[{<ruby>}汉{<rp>}({</rp>}{<rt>}hàn{</rt>}{</ruby>}]",
    );
    check("甲<!-- 注 -->乙", "p[甲乙]");
    for (text, expected, places) in [
        ("<u>甲", "p[甲]", vec!["CA0112@1:1"]),
        ("甲</u>", "p[甲]", vec!["CA0112@1:2"]),
        (
            "<u>甲**乙</u>丙**",
            "p[甲**乙丙**]",
            vec!["CA0112@1:1", "CA0112@1:8"],
        ),
        (
            "<u><sub>甲</u></sub>",
            "p[{<sub>}甲{</sub>}]",
            vec!["CA0112@1:1", "CA0112@1:10"],
        ),
        (
            "<u class=\"x\" onclick=\"y\">甲</u>",
            "p[{<u>}甲{</u>}]",
            vec!["CA0112@1:1"],
        ),
        ("甲<rt>乙</rt>", "p[甲乙]", vec!["CA0112@1:2", "CA0112@1:7"]),
        (
            "甲<script>x</script>",
            "p[甲x]",
            vec!["CA0112@1:2", "CA0112@1:11"],
        ),
        ("甲<img src=x onerror=y>", "p[甲]", vec!["CA0112@1:2"]),
        ("甲<?php x ?>", "p[甲]", vec!["CA0112@1:2"]),
    ] {
        check_found(text, expected, &places);
    }
}

#[test]
fn images_keep_source_words_and_title() {
    check("![大*棚*](a.jpg \"题\")", "p[!a.jpg|大棚|题!]");
    check_found("甲![](a.jpg)", "p[甲!a.jpg|!]", &["CA0116@1:2"]);
}
