//! What only looks like Markdown or like a list: CA0118 to CA0122, CA0230.

use super::Edit::Words;
use super::{CASE, Spec};

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
            "【货】（obs 是数据）[卖]不出`[x]（obs:gain）`",
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
