//! Markdown: CA0110 to CA0139.

use super::Edit::{Picture, Words};
use super::{CASE, Spec};

pub(super) const SPECS: &[Spec] = &[
    Spec {
        code: "CA0110",
        wrong: &[Words(CASE, "model=\"ecommerce\"", "model=ecommerce")],
        place: "cases/a.md:35:17",
        message: "标题属性读不懂：“model=ecommerce”",
        help: &[
            "写在标题行末尾：{#编号 键=\"值 值\"}，引号、等号、# 都用半角；正文要写花括号时，前面加反斜杠",
        ],
        labels: &[],
        besides: &["CA0413", "CA0411"],
        right: &[Words(
            CASE,
            "## 背景 {#background}",
            "## 背景\\{旧\\} {#background}",
        )],
    },
    Spec {
        code: "CA0111",
        wrong: &[Words(CASE, "货卖不出", "货[卖不出](../other.html)")],
        place: "cases/a.md:33:8",
        message: "不接受的链接“../other.html”",
        help: &[
            "站内用 case:、model:、obs:、term:、source:、region:、page:、indicator:、challenge:、driver: 加编号或 #节的编号；站外用 https:、http: 或 mailto: 开头的完整地址",
        ],
        labels: &[],
        besides: &[],
        right: &[Words(
            CASE,
            "货卖不出",
            "货[卖不出](https://example.org/a?b=1#c)",
        )],
    },
    Spec {
        code: "CA0112",
        wrong: &[Words(CASE, "货卖不出", "货<font color=\"red\">卖不出")],
        place: "cases/a.md:33:2",
        message: "这里不能用的 HTML：“<font color=\"red\">”",
        help: &[
            "行内只用成对、不带属性的 sub、sup、u、ruby、rt、rp、kbd、small，以及 br、wbr；要显示尖括号，写 &lt;",
        ],
        labels: &[],
        besides: &[],
        right: &[Words(CASE, "货卖不出", "H<sub>2</sub>O<!-- 注 -->")],
    },
    Spec {
        code: "CA0113",
        wrong: &[Words(CASE, "货卖不出。", "货卖不出。[^1]")],
        place: "cases/a.md:33:6",
        message: "脚注“1”没有定义",
        help: &["另起一行写 [^1]: 和脚注文字；若不是脚注，写成 \\[^1]"],
        labels: &[],
        besides: &[],
        right: &[Words(CASE, "货卖不出。", "货卖不出。[^1]\n\n[^1]: 出处。")],
    },
    Spec {
        code: "CA0114",
        wrong: &[Words(CASE, "货卖不出。", "货卖不出。\n\n[^1]: 没人用。")],
        place: "cases/a.md:35:3",
        message: "脚注“1”没有被引用",
        help: &["在正文相应处写 [^1]，或删去这条脚注"],
        labels: &[],
        besides: &[],
        right: &[Words(CASE, "货卖不出。", "货\\[^1]卖不出。")],
    },
    Spec {
        code: "CA0115",
        wrong: &[Words(
            CASE,
            "货卖不出。",
            ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> 货卖不出。",
        )],
        place: "cases/a.md:33:65",
        message: "嵌套超过 64 层",
        help: &["把这一部分拆成并列的段落或列表"],
        labels: &[],
        besides: &[],
        right: &[Words(
            CASE,
            "货卖不出。",
            ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> 货卖不出。",
        )],
    },
    Spec {
        code: "CA0116",
        wrong: &[
            Words(CASE, "货卖不出。", "![](a.png)"),
            Picture("cases/a/a.png"),
        ],
        place: "cases/a.md:33:1",
        message: "图片“a.png”没有替代文字",
        help: &["在方括号里写出图上有什么：![说明](a.png)"],
        labels: &[],
        besides: &[],
        right: &[
            Words(CASE, "货卖不出。", "![集市](a.png)"),
            Picture("cases/a/a.png"),
        ],
    },
    Spec {
        code: "CA0117",
        wrong: &[Words(
            CASE,
            "货卖不出。",
            "货卖不出。[^1]\n\n[^1]: 一。\n\n[^1]: 二。",
        )],
        place: "cases/a.md:37:3",
        message: "脚注“1”定义了两次",
        help: &["给其中一条换一个编号"],
        labels: &["cases/a.md:35:3: 已在此定义"],
        besides: &[],
        right: &[Words(
            CASE,
            "货卖不出。",
            "货卖不出。[^1][^2]\n\n[^1]: 一。\n\n[^2]: 二。",
        )],
    },
];
