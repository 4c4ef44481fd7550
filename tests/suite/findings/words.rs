//! The editors' lists, words taken over, and what is suppressed.

use super::Edit::Words;
use super::{CASE, Spec};

const WORDING: &str = "lexicon/wording.yaml";
const LIST: &str = "- {term: 扶贫办, suggestion: 乡村振兴局, reason: 已改名, scope: editorial, since: 2021-02-25}\n";
/// 39 characters that count.
const SENTENCE: &str =
    "县里先修路再办厂，请来技术员教大家上网开店，半年里把积压的杂粮都卖了出去，家家有分红";

pub(super) const SPECS: &[Spec] = &[
    Spec {
        code: "CA0231",
        wrong: &[Words(
            CASE,
            "drivers:",
            "suppress:\n  - code: CA0408\n    reason: 只放数据表\ndrivers:",
        )],
        place: "cases/a.md:10:11",
        message: "这里没有 CA0408 可以免报",
        help: &["删去这一条"],
        labels: &[],
        besides: &[],
        right: &[
            Words(
                CASE,
                "drivers:",
                "suppress:\n  - code: CA0408\n    text: gain\n    reason: 只放数据表\ndrivers:",
            ),
            Words(CASE, "[2000元](obs:gain)", "2000元"),
        ],
    },
    Spec {
        code: "CA0232",
        wrong: &[Words(
            CASE,
            "drivers:",
            "suppress:\n  - code: CA0201\n    reason: 以后再改\ndrivers:",
        )],
        place: "cases/a.md:10:11",
        message: "CA0201 是错误，不能免报",
        help: &["照 case-atlas explain CA0201 改正"],
        labels: &[],
        besides: &[],
        right: &[
            Words(
                CASE,
                "drivers:",
                "suppress:\n  - code: CA0604\n    text: a@example.org\n    reason: 单位邮箱\ndrivers:",
            ),
            Words(CASE, "货卖不出", "货卖不出，写信到a@example.org"),
        ],
    },
    Spec {
        code: "CA0312",
        wrong: &[
            Words(
                "atlas.yaml",
                "licence: CC BY 4.0\n",
                "licence: CC BY 4.0\nexternal_links: [gov.cn]\n",
            ),
            Words(CASE, "货卖不出", "货[卖不出](https://www.example.org/a)"),
        ],
        place: "cases/a.md:33:8",
        message: "链接到名单以外的网站 www.example.org",
        help: &["核实后把它加进 atlas.yaml 的 external_links，或去掉链接"],
        labels: &[],
        besides: &[],
        right: &[
            Words(
                "atlas.yaml",
                "licence: CC BY 4.0\n",
                "licence: CC BY 4.0\nexternal_links: [gov.cn]\n",
            ),
            Words(CASE, "货卖不出", "货[卖不出](https://www.gov.cn/a)"),
        ],
    },
    Spec {
        code: "CA0430",
        wrong: &[
            Words("sources/a.txt", "", SENTENCE),
            Words(
                CASE,
                "    rights: rewritten\n",
                "    rights: rewritten\n    text: a.txt\n",
            ),
            Words(
                CASE,
                "货卖不出。",
                "县里先修路再办厂请来技术员，教大家上网开店；半年里把积压的杂粮都卖了出去，家家有分红。",
            ),
        ],
        place: "cases/a.md:34:1",
        message: "连续 39 个字和出处 s1 的原文相同",
        help: &["用自己的话重写；要照录的，加引号并把 rights 写成 quoted"],
        labels: &["cases/a.md:12:9: 这条出处"],
        besides: &[],
        right: &[
            Words("sources/a.txt", "", SENTENCE),
            Words(
                CASE,
                "    rights: rewritten\n",
                "    rights: quoted\n    text: a.txt\n",
            ),
            Words(
                CASE,
                "货卖不出。",
                "报上说，“县里先修路再办厂，请来技术员教大家上网开店，半年里把积压的杂粮都卖了出去，家家有分红”。",
            ),
        ],
    },
    Spec {
        code: "CA0431",
        wrong: &[Words(
            CASE,
            "    rights: rewritten\n",
            "    rights: rewritten\n    text: a.doc\n",
        )],
        place: "cases/a.md:18:11",
        message: "没有出处文本 sources/a.doc",
        help: &["把原文存成内容文件夹里的 sources/a.doc（不会发布），或删去 text 一行"],
        labels: &[],
        besides: &[],
        right: &[
            Words("sources/a.txt", "", "另一篇。"),
            Words(
                CASE,
                "    rights: rewritten\n",
                "    rights: rewritten\n    text: a.txt\n",
            ),
        ],
    },
    Spec {
        code: "CA0501",
        wrong: &[
            Words(WORDING, "", LIST),
            Words(CASE, "摘要一句。", "县扶贫办的一句摘要。"),
        ],
        place: "cases/a.md:8:11",
        message: "用语“扶贫办”：已改名",
        help: &["改为：乡村振兴局"],
        labels: &["lexicon/wording.yaml:1:10: 用语表里的这一条"],
        besides: &[],
        right: &[
            Words(WORDING, "", LIST),
            Words(
                CASE,
                "摘要一句。",
                "“县扶贫办”和原扶贫办的一句摘要，见《扶贫办报告》。",
            ),
            Words(CASE, "货卖不出。", "扶贫办来人。\n\n> 扶贫办说的。"),
            Words(CASE, "publisher: 大同日报", "publisher: 县扶贫办"),
        ],
    },
];
