//! Input nobody means to write: cut short, shuffled, with flipped bytes. Seeded, so that a failure
//! comes again. Every run must end with a site or with findings.

use case_atlas::emit::{EmitError, Sink};
use case_atlas::ground::Stored;
use case_atlas::render::Artifact;

use crate::markdown::is_harmless;
use crate::support::{Random, SiteTest};

/// The real content with all cases but one left out, so that a run is quick.
fn small() -> SiteTest {
    let mut site = SiteTest::of_folder("content");
    for name in ["kuandian", "lianhua", "lingqiu", "lingyuan"] {
        site = site.without(&format!("cases/{name}.md"));
    }
    site
}

/// Files worth spoiling: one of every kind.
const FILES: [&str; 7] = [
    "cases/yanbian.md",
    "models/ecommerce.md",
    "pages/guide.md",
    "atlas.yaml",
    "vocabulary.yaml",
    "indicators.yaml",
    "glossary.yaml",
];

/// Builds with one file replaced. A run that cannot end in a site must say why.
fn survives(site: &SiteTest, path: &str, bytes: Vec<u8>) {
    let outcome = site.clone().with_bytes(path, bytes.clone()).try_build();
    let outcome = outcome
        .unwrap_or_else(|error| panic!("{path}: {error}\n{}", String::from_utf8_lossy(&bytes)));
    let is_told = !outcome.files.is_empty() || outcome.findings.iter().any(|found| found.is_error);
    assert!(is_told, "{path}: no site and no error");
}

#[test]
fn files_cut_short_anywhere_do_no_harm() {
    let site = small();
    let mut random = Random(1);
    for path in FILES {
        let bytes = site.text(path).into_bytes();
        for _ in 0..8 {
            let end = random.below(bytes.len());
            survives(&site, path, bytes[..end].to_vec());
        }
    }
}

#[test]
fn shuffled_lines_do_no_harm() {
    let site = small();
    let mut random = Random(2);
    for path in FILES {
        let text = site.text(path);
        for _ in 0..8 {
            let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
            for _ in 0..lines.len() / 4 + 1 {
                let (a, b) = (random.below(lines.len()), random.below(lines.len()));
                lines.swap(a, b);
            }
            survives(&site, path, lines.concat().into_bytes());
        }
    }
}

#[test]
fn flipped_bytes_do_no_harm() {
    let site = small();
    let mut random = Random(3);
    for path in FILES {
        for round in 0..8 {
            let mut bytes = site.text(path).into_bytes();
            for _ in 0..round + 1 {
                let at = random.below(bytes.len());
                // Half of the flips stay ASCII, so that not every file ends as no UTF-8.
                bytes[at] = if round % 2 == 0 {
                    b' ' + (random.next() % 95) as u8
                } else {
                    random.next() as u8
                };
            }
            survives(&site, path, bytes);
        }
    }
}

#[test]
fn pieces_of_syntax_in_odd_places_do_no_harm() {
    const PIECES: [&str; 26] = [
        "---\n",
        "{#",
        "}",
        "[^",
        "](",
        "![",
        "|",
        "\n\n",
        "    ",
        "- ",
        "```",
        "<div>",
        "</div>",
        "<script>",
        "javascript:",
        "：",
        "\u{feff}",
        "\u{202e}",
        "\0",
        "\r",
        "**",
        "obs:",
        "case:#",
        "\": \"",
        "&x *x",
        "\u{10FFFF}",
    ];
    let site = small();
    let mut random = Random(4);
    for path in FILES {
        let text = site.text(path);
        for _ in 0..10 {
            let mut spoiled = text.clone();
            for _ in 0..1 + random.below(4) {
                let mut at = random.below(spoiled.len());
                while !spoiled.is_char_boundary(at) {
                    at -= 1;
                }
                spoiled.insert_str(at, PIECES[random.below(PIECES.len())]);
            }
            let outcome = site.clone().with(&[(path, &spoiled)]).try_build();
            let outcome = outcome.unwrap_or_else(|error| panic!("{path}: {error}\n{spoiled}"));
            assert_eq!(is_harmless(&outcome), Ok(()), "{path}\n{spoiled}");
        }
    }
}

#[test]
fn random_markdown_never_makes_a_page_that_runs_something() {
    const PIECES: [&str; 40] = [
        "<script>",
        "</script>",
        "<img src=x onerror=alert(1)>",
        "<a href=",
        "javascript:alert(1)",
        "\">",
        "'",
        "\"",
        "<",
        ">",
        "<svg/onload=alert(1)>",
        "<!--",
        "-->",
        "[x](",
        ")",
        "![",
        "]",
        "`",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "|",
        "|-|\n",
        "<div ",
        "onclick=x ",
        "style=y ",
        "&lt;",
        "&#x6A;avascript:",
        "data:text/html,",
        "<b>",
        "</b>",
        "<table>",
        "<td>",
        "</table>",
        "[^1]",
        "[^1]: ",
        "http://x",
        "<u>",
        "字",
    ];
    let mut random = Random(5);
    for _ in 0..250 {
        let count = 1 + random.below(14);
        let text: String = (0..count)
            .map(|_| PIECES[random.below(PIECES.len())])
            .collect();
        let outcome = SiteTest::standard()
            .edit("cases/a.md", "货卖不出。", &text)
            .build();
        assert_eq!(is_harmless(&outcome), Ok(()), "{text}");
    }
}

#[test]
fn characters_that_no_page_can_hold_are_replaced_wherever_they_stand() {
    for (from, to) in [
        ("货卖不出。", "货\0卖`\0`不出。[^1]\n\n[^1]: 注\u{7}。"),
        ("## 网上卖杂粮", "## 网\0上\u{1}"),
        ("title: 灵丘：网店卖杂粮", "title: \"灵\\0丘\\e\""),
        ("label: 网店户均增收", "label: \"网\\x01店\""),
    ] {
        let outcome = SiteTest::standard().edit("cases/a.md", from, to).build();
        for page in outcome
            .paths()
            .into_iter()
            .filter(|path| path.ends_with(".html"))
        {
            let held = outcome
                .text(page)
                .find(|char: char| char.is_control() && char != '\n');
            assert_eq!(held, None, "{page}: {to}");
        }
    }
}

#[test]
fn front_matter_never_runs_something_either() {
    const EVIL: &str = "\"><script>alert(1)</script><a href='javascript:x' onclick='y'>";
    let site = SiteTest::standard();
    for path in site.paths() {
        for line in site
            .text(path)
            .lines()
            .filter(|line| line.contains(": ") && !line.contains(['[', '{']))
        {
            let (key, _) = line.split_once(": ").expect("the line has a key");
            let spoiled = format!("{key}: '{}'", EVIL.replace('\'', "''"));
            let outcome = site.clone().edit(path, line, &spoiled).try_build();
            let Ok(outcome) = outcome else { continue };
            assert_eq!(is_harmless(&outcome), Ok(()), "{path}: {spoiled}");
        }
    }
}

#[test]
fn very_long_words_lists_and_lines_are_taken() {
    for (from, to) in [
        ("title: 灵丘", format!("title: {}", "长".repeat(100_000))),
        ("summary: 摘要", format!("summary: {}", "a".repeat(100_000))),
        (
            "drivers: [government]",
            format!("keywords: [{}]", "词, ".repeat(10_000) + "词"),
        ),
        ("货卖不出。", "- 甲\n".repeat(20_000)),
        (
            "货卖不出。",
            "|甲".repeat(5_000) + "|\n" + &"|-".repeat(5_000) + "|\n",
        ),
        ("## 难点", "## 一节 {#x}\n字。\n\n## 难点".to_owned()),
        ("value: 2000", format!("value: {}", "9".repeat(5_000))),
        (
            "period: 2017\npub",
            format!("period: P{}Y\npub", "9".repeat(500)),
        ),
    ] {
        let outcome = SiteTest::standard()
            .edit("cases/a.md", from, &to)
            .try_build();
        assert!(outcome.is_ok(), "{from}: {:?}", outcome.err());
    }
}

/// Takes everything, and of what it was to keep for the build gives back other bytes.
struct Forgetful;

impl Sink for Forgetful {
    fn put(&self, _: Artifact) -> Result<(), EmitError> {
        Ok(())
    }

    fn set_aside(&self, bytes: Vec<u8>) -> Stored {
        Stored::in_memory(vec![0xff; bytes.len()])
    }
}

#[test]
fn texts_that_cannot_be_read_back_end_the_build_and_are_nobodys_fault() {
    let told = small()
        .build_into(&Forgetful)
        .expect_err("no text comes back");
    let beginning = "输出文件夹旁边的临时文件读不回来";
    assert!(told.starts_with(beginning), "{told}");
}

/// Marks and characters that rules about texts look at.
const MARKS: &str = ",:;?!.()（）[]〔〕\"'“”‘’《》〈〉 　\u{a0}∶：—～0123456789%村產户元万号第已A/@\\`*_|\n\u{e1d5}";

#[test]
fn texts_of_nothing_but_marks_are_repaired_once_and_for_all() {
    let mut random = Random(7);
    let marks: Vec<char> = MARKS.chars().collect();
    for _ in 0..60 {
        let length = random.below(400);
        let words: String = (0..length)
            .map(|_| marks[random.below(marks.len())])
            .collect();
        let site = SiteTest::standard().edit("cases/a.md", "货卖不出。", &format!("货{words}"));
        let repaired = site.repaired();
        assert_eq!(repaired.repaired(), repaired, "{words}");
    }
}

#[test]
fn many_marks_cost_no_more_than_their_number() {
    for unit in [
        "（", "》", "“", "\"村", "1:", ",村", "村 ", "[2017", "产產", "1—", "3万", "。已", "`",
        "(村",
    ] {
        let site = SiteTest::standard().edit("cases/a.md", "货卖不出。", &unit.repeat(20_000));
        let started = std::time::Instant::now();
        site.repaired();
        // The square of the number takes minutes in a debug build.
        let taken = started.elapsed();
        assert!(
            taken < std::time::Duration::from_secs(20),
            "{unit}: {taken:?}"
        );
    }
}
