//! What only looks like Markdown or like a list: CA0118 to CA0122, CA0230.

use super::Edit::Words;
use super::{CASE, Spec};
use crate::support::SiteTest;

pub(super) const SPECS: &[Spec] = &[
    Spec {
        code: "CA0118",
        wrong: &[Words(CASE, "货卖不出", "货[卖不出]（obs:gain）")],
        place: "cases/a.md:33:6",
        message: "“]（obs:gain）”的括号是全角，不成链接",
        help: &["方括号、圆括号、冒号都用半角：[文字](obs:编号)"],
        labels: &[],
        besides: &[],
        right: &[Words(
            CASE,
            "货卖不出",
            "【货】（#3）（obs 是数据）[卖]不出`[x]（obs:gain）`，见【附图】（shop.jpg）",
        )],
    },
    Spec {
        code: "CA0119",
        wrong: &[Words(CASE, "货卖不出。", "＃＃货卖不出。")],
        place: "cases/a.md:33:1",
        message: "全角的“＃＃”不是标题记号",
        help: &["改成半角，后面空一格：## 货卖不出。"],
        labels: &[],
        besides: &[],
        right: &[Words(CASE, "货卖不出。", "＃1棚的货卖不出。")],
    },
    Spec {
        code: "CA0120",
        wrong: &[Words(CASE, "货卖不出。", "##货卖不出。")],
        place: "cases/a.md:33:1",
        message: "“##”后面没有空格，不成标题",
        help: &["空一格：## 货卖不出。"],
        labels: &[],
        besides: &[],
        right: &[Words(CASE, "货卖不出。", "#货卖不出#\n\n\\##货卖不出。")],
    },
    Spec {
        code: "CA0121",
        wrong: &[Words(CASE, "货卖不出。", "# 货卖不出 {#sell}")],
        place: "cases/a.md:33:1",
        message: "正文里用了一级标题",
        help: &["网页的一级标题是 title；正文从二级标题开始，写 ##"],
        labels: &[],
        besides: &[],
        right: &[Words(CASE, "货卖不出。", "## 货卖不出 {#sell}\n货卖不出。")],
    },
    Spec {
        code: "CA0122",
        wrong: &[Words(
            CASE,
            "货卖不出。",
            "| 项目 | 户数 | 收入 |\n| --- | --- |\n| 茶园 | 31 | 2 |",
        )],
        place: "cases/a.md:33:1",
        message: "以“|”开头的行没有成表：表头有 3 列，分隔行有 2 列",
        help: &["第二行的分隔行写成 | --- | --- | --- |，有几列就写几个"],
        labels: &[],
        besides: &[],
        right: &[Words(
            CASE,
            "货卖不出。",
            "| 项目 | 户\\|数 |\n| --- | --- |\n| 茶园 | 31 |\n\n\\| 竖线 | 两根\n\n|一根\n\n    | 代码 | 码 |",
        )],
    },
    Spec {
        code: "CA0230",
        wrong: &[Words(
            CASE,
            "drivers:",
            "keywords: [茶叶，合作社]\ndrivers:",
        )],
        place: "cases/a.md:9:12",
        message: "关键词“茶叶，合作社”里有全角逗号，被当成一个词",
        help: &["几个词用半角逗号隔开：[茶叶, 合作社]"],
        labels: &[],
        besides: &[],
        right: &[Words(
            CASE,
            "drivers:",
            "keywords: [茶叶, 合作社]\ndrivers:",
        )],
    },
];

#[test]
fn lines_that_make_no_table_are_told_what_is_missing() {
    for (markdown, line, message, help) in [
        (
            "| 甲 | 乙 |\n| 1 | 2 |",
            33,
            "第一行下面没有分隔行",
            "在它下面加一行 | --- | --- |",
        ),
        (
            "| 甲 | 乙 |\n| --- |\n| 1 | 2 |",
            33,
            "表头有 2 列，分隔行有 1 列",
            "写成 | --- | --- |",
        ),
        (
            "| --- | --- |\n| 1 | 2 |",
            33,
            "分隔行前面没有表头",
            "各列的名称",
        ),
        (
            "| 甲 | 乙 |\n| 1 | 2 |\n| --- | --- |",
            33,
            "分隔行不在第二行",
            "紧接在它下面",
        ),
        ("｜甲｜乙｜\n｜－｜－｜", 33, "竖线是全角的", "都用半角"),
        (
            "- 一项\n\n  | 甲 | 乙 |\n  | 1 | 2 |",
            35,
            "没有分隔行",
            "| --- | --- |",
        ),
        (
            "- 一项\n  | 甲 | 乙 |\n  | 1 | 2 |",
            34,
            "没有分隔行",
            "| --- | --- |",
        ),
        (
            "> 引文\n>\n> | 甲 | 乙 |",
            35,
            "没有分隔行",
            "| --- | --- |",
        ),
        (
            "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n| 3 | 4 |",
            37,
            "没有分隔行",
            "删去中间的空行",
        ),
    ] {
        let outcome = SiteTest::standard()
            .edit(CASE, "货卖不出。", markdown)
            .build();
        let [found] = &outcome.findings[..] else {
            panic!("{markdown}\n{}", outcome.report());
        };
        assert_eq!(found.code, "CA0122", "{markdown}");
        let place = format!("cases/a.md:{line}:");
        assert!(found.place.starts_with(&place), "{markdown}: {found}");
        assert!(found.message.contains(message), "{found}");
        assert!(
            found.help.iter().any(|words| words.contains(help)),
            "{found}"
        );
    }
}

#[test]
fn full_width_brackets_are_an_error_where_they_hide_what_is_ours() {
    for (markdown, is_error) in [
        ("货[卖不出]（obs:gain）", true),
        ("货［卖不出］(obs:gain)", true),
        ("![集市]（market.jpg）", true),
        ("[见上]（#background）", false),
        ("货[卖不出]（https://www.xiaoxian.gov.invalid/a）", false),
    ] {
        let outcome = SiteTest::standard()
            .edit(CASE, "货卖不出。", markdown)
            .build();
        let found = outcome.findings.iter().find(|found| found.code == "CA0118");
        let found = found.unwrap_or_else(|| panic!("{markdown}\n{}", outcome.report()));
        assert_eq!(found.is_error, is_error, "{found}");
    }
}
