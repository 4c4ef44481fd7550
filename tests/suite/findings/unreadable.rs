//! Files that cannot be read: where the author is sent, and what is not said besides.

use super::CASE;
use crate::support::{Outcome, SiteTest, picture};

fn standard(from: &str, to: &str) -> Outcome {
    SiteTest::standard().edit(CASE, from, to).build()
}

#[test]
fn yaml_that_cannot_be_read_is_told_in_chinese_without_the_engines_words() {
    for (from, to, place, reason) in [
        (
            "short: 灵丘",
            "short: 灵丘: 县",
            (3, 10),
            "多出一个冒号，或者这一行的缩进不对",
        ),
        ("short: 灵丘", "short: \"灵丘", (3, 8), "引号 \" 没有收尾"),
        (
            "short: 灵丘",
            "short: @灵丘",
            (3, 8),
            "值不能用这个字符开头，要用就给整个值加双引号",
        ),
        ("short: 灵丘", "short 灵丘", (3, 1), "键后面没有冒号"),
        (
            "    unit: 元",
            "   unit: 元",
            (23, 4),
            "这一行的缩进和上面几行不齐",
        ),
        (
            "    unit: 元",
            "\tunit: 元",
            (23, 1),
            "缩进里有 Tab 键，只能用空格",
        ),
    ] {
        let outcome = standard(from, to);
        let found = outcome.finding("CA0201", CASE, place.0, place.1);
        found.says(&format!("这里不合 YAML 的写法：{reason}"));
    }
}

#[test]
fn what_is_not_closed_is_told_where_it_was_opened() {
    for (edits, place, message, is_far) in [
        // The closing mark is found in a value far below, with words behind it.
        (
            &[
                ("title: 灵丘", "title: \"灵丘"),
                ("unit: 元", "unit: \"%\""),
            ][..],
            (2, 8),
            "引号 \" 没有收尾",
            true,
        ),
        (
            &[("short: 灵丘", "short: '灵丘")],
            (3, 8),
            "引号 ' 没有收尾",
            false,
        ),
        (
            &[("per: [household, year]", "per: [household, year")],
            (24, 10),
            "方括号 [ 没有收尾",
            true,
        ),
        (
            &[("drivers: [government]", "drivers: [government")],
            (9, 10),
            "方括号 [ 没有收尾",
            true,
        ),
        (
            &[("short: 灵丘", "short: {a: \"]\", b: [c]")],
            (3, 8),
            "花括号 { 没有收尾",
            true,
        ),
        // What was closed before is not blamed.
        (
            &[
                ("title: 灵丘：网店卖杂粮", "title: \"灵丘: '[\" # [\""),
                ("drivers: [government]", "drivers: [government"),
            ],
            (9, 10),
            "方括号 [ 没有收尾",
            true,
        ),
    ] {
        let site = edits.iter().fold(SiteTest::standard(), |site, (from, to)| {
            site.edit(CASE, from, to)
        });
        let outcome = site.build();
        let found = outcome.finding("CA0201", CASE, place.0, place.1);
        found.says(&format!("这里不合 YAML 的写法：{message}"));
        let noticed = "读到这里才看出来";
        assert!(
            found.labels.iter().all(|label| label.ends_with(noticed)),
            "{found}"
        );
        assert_eq!(found.labels.len(), usize::from(is_far), "{found}");
    }
}

#[test]
fn a_front_matter_without_end_is_told_where_the_end_should_be() {
    for (to, place, message) in [
        ("", 28, "资料块没有收尾：缺第二行 ---"),
        ("----\n", 28, "资料块没有收尾：“----”不是 ---"),
        ("——\n", 28, "资料块没有收尾：“——”不是 ---"),
    ] {
        let outcome = standard("---\n## 基本情况", &format!("{to}## 基本情况"));
        let found = outcome.finding("CA0207", CASE, place, 1);
        found.says(message);
        assert_eq!(found.labels, ["cases/a.md:1:1: 资料块从这里开始"]);
        assert_eq!(
            outcome.codes().first(),
            Some(&"CA0207"),
            "{}",
            outcome.report()
        );
    }
}

#[test]
fn pictures_beside_a_case_that_cannot_be_read_are_not_called_unused() {
    for (from, to, code) in [
        ("short: 灵丘", "short：灵丘", "CA0209"),
        ("---\n## 基本情况", "## 基本情况", "CA0207"),
        ("slug: a\n", "slug: other\n", "CA0214"),
    ] {
        let site = SiteTest::standard()
            .edit(CASE, "货卖不出。", "![集市](a.png)")
            .with_bytes("cases/a/a.png", picture())
            .with_bytes("cases/a/b.png", picture());
        let unused = |site: SiteTest| site.build().codes().contains(&"CA0306");
        assert!(unused(site.clone()));
        let outcome = site.edit(CASE, from, to).build();
        assert!(!outcome.codes().contains(&"CA0306"), "{}", outcome.report());
        assert!(outcome.codes().contains(&code), "{}", outcome.report());
    }
}

#[test]
fn links_to_a_case_that_cannot_be_read_are_not_called_dead() {
    let second = SiteTest::standard()
        .text(CASE)
        .replace("slug: a\n", "slug: b\n");
    let site = SiteTest::standard().with(&[(
        "cases/b.md",
        &second.replace("货卖不出", "货[卖不出](case:a#shop)[2000元](obs:a/gain)"),
    )]);
    site.clone().build().no_findings();
    let outcome = site
        .clone()
        .edit(CASE, "short: 灵丘", "short：灵丘")
        .build();
    assert_eq!(outcome.codes(), ["CA0209"], "{}", outcome.report());
    let outcome = site.without(CASE).build();
    assert_eq!(
        outcome.codes(),
        ["CA0301", "CA0301"],
        "{}",
        outcome.report()
    );
}

#[test]
fn packs_are_not_said_to_compare_nothing_while_a_case_cannot_be_read() {
    let outcome = SiteTest::of_folder("content")
        .edit("cases/kuandian.md", "slug: kuandian", "slug：kuandian")
        .build();
    let codes = outcome.codes();
    assert!(codes.contains(&"CA0209"), "{}", outcome.report());
    assert!(!codes.contains(&"CA0916"), "{}", outcome.report());
}
