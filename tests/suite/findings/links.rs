//! Links, addresses and pictures: CA03.

use super::Edit::{Picture, Words};
use super::{CASE, Spec};

pub(super) const SPECS: &[Spec] = &[
    Spec {
        code: "CA0301",
        wrong: &[Words(CASE, "货卖不出", "货[卖不出](model:ecomerce)")],
        place: "cases/a.md:33:8",
        message: "链接“model:ecomerce”指向的东西不存在",
        help: &["是不是 ecommerce？"],
        labels: &[],
        besides: &[],
        right: &[Words(CASE, "货卖不出", "货[卖不出](model:ecommerce)")],
    },
    Spec {
        code: "CA0309",
        wrong: &[Words(CASE, "货卖不出", "货[卖不出](region:440309)")],
        place: "cases/a.md:33:8",
        message: "链接“region:440309”没有去处，只写了文字“卖不出”",
        help: &["只写文字，不用链接"],
        labels: &[],
        besides: &[],
        right: &[Words(CASE, "货卖不出", "货[卖不出](region:140224)")],
    },
    Spec {
        code: "CA0302",
        wrong: &[Words(CASE, "货卖不出", "货[卖不出](case:a#shoq)")],
        place: "cases/a.md:33:8",
        message: "链接“case:a#shoq”指向的小节不存在",
        help: &["是不是 shop？"],
        labels: &[],
        besides: &[],
        right: &[Words(
            CASE,
            "货卖不出",
            "货[卖不出](case:a#shop)、[见](#shop)",
        )],
    },
    Spec {
        code: "CA0303",
        wrong: &[Words(
            "pages/glossary.md",
            "",
            "---\ntitle: 词\nslug: glossary\nsummary: 一句。\n---\n## 词 {#w}\n词。\n",
        )],
        place: "pages/glossary.md:3:7",
        message: "网址“glossary.html”已经有页面了",
        help: &["换一个名字"],
        labels: &[],
        besides: &[],
        right: &[Words(
            "pages/words.md",
            "",
            "---\ntitle: 词\nslug: words\nsummary: 一句。\n---\n## 词 {#w}\n词。\n",
        )],
    },
    Spec {
        code: "CA0304",
        wrong: &[Words(CASE, "货卖不出。", "![集市](market.png)")],
        place: "cases/a.md:33:7",
        message: "没有图片“market.png”",
        help: &["图片放进 cases/a/ 文件夹，写成 ![说明](文件名.jpg)；支持 png、jpg、webp、gif"],
        labels: &[],
        besides: &[],
        right: &[
            Words(CASE, "货卖不出。", "![集市](a/a.png)"),
            Picture("cases/a/a.png"),
        ],
    },
    Spec {
        code: "CA0305",
        wrong: &[Words(CASE, "drivers: [government]", "drivers: [goverment]")],
        place: "cases/a.md:9:11",
        message: "没有推动力量“goverment”",
        help: &["是不是 government？"],
        labels: &[],
        besides: &[],
        right: &[Words(
            CASE,
            "drivers: [government]",
            "drivers: [market, government]",
        )],
    },
    Spec {
        code: "CA0306",
        wrong: &[Picture("cases/a/a.png")],
        place: "cases/a.md:1:1",
        message: "图片 cases/a/a.png 没有一处用到",
        help: &["在正文里用 ![说明](a.png) 放上它，或把它移走"],
        labels: &[],
        besides: &[],
        right: &[
            Words(CASE, "货卖不出。", "![集市](./a.png)"),
            Picture("cases/a/a.png"),
        ],
    },
    Spec {
        code: "CA0307",
        wrong: &[
            Words(CASE, "{#background}", "{#o-background}"),
            Words(CASE, "## 成效", "## 背景 {#background}\n字。\n\n## 成效"),
        ],
        place: "cases/a.md:32:9",
        message: "编号“o-background”是页面自己要用的",
        help: &[
            "换一个编号；不能用的，以及不能用来开头的：main、t、citation、sec-、o-、source-、fn-、fnref-、h-",
        ],
        labels: &[],
        besides: &[],
        right: &[Words(CASE, "## 成效", "## 旁的 {#other}\n字。\n\n## 成效")],
    },
    Spec {
        code: "CA0308",
        wrong: &[Words(
            CASE,
            "drivers: [government]",
            "drivers: [government, government]",
        )],
        place: "cases/a.md:9:23",
        message: "“government”列了两次",
        help: &["删去一个"],
        labels: &["cases/a.md:9:11: 第一次列在这里"],
        besides: &[],
        right: &[Words(
            CASE,
            "drivers: [government]",
            "drivers: [government, market]",
        )],
    },
];
