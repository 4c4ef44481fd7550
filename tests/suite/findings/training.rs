//! Training packs and texts for teaching: CA091.

use super::Edit::{Copies, Words};
use super::{CASE, Spec};

/// A second case with a figure of the indicator.
const OTHER: super::Edit = Copies(CASE, 1);

const PACK: &str = "training/p.md";

/// A pack with these lines at the end of its front matter, and this body.
macro_rules! pack {
    ($front:literal, $body:literal) => {
        concat!(
            "---\ntitle: 卖货\nslug: p\nsummary: 一句。\naudience: 干部\nhours: 2\n",
            "objectives: [会算账]\n",
            $front,
            "---\n",
            $body
        )
    };
    ($front:literal) => {
        pack!($front, "## 讨论题 {#questions}\n1. 卖给谁？\n")
    };
}

pub(super) const SPECS: &[Spec] = &[
    Spec {
        code: "CA0910",
        wrong: &[Words(PACK, "", pack!("cases: []\n"))],
        place: "training/p.md:2:1",
        message: "培训包里没有案例",
        help: &[
            "写 cases: [名字, …]，按讲课的次序列出案例；或写 models: [名字, …]，收进用了这些模式的案例",
        ],
        labels: &[],
        besides: &[],
        right: &[Words(PACK, "", pack!("models: [ecommerce]\n"))],
    },
    Spec {
        code: "CA0911",
        wrong: &[Words(
            PACK,
            "",
            pack!(
                "cases: [a]\n",
                "## 讨论题 {#questions}\n1. 卖给谁？\n\n## 答案 {#answers}\n有人买。\n"
            ),
        )],
        place: "training/p.md:13:9",
        message: "培训包没有“答案”这一节，它的内容不会显示",
        help: &[
            "编号用 #introduction（导读）、#comparison（对照）、#questions（讨论题）、\
                 #class-plan（课堂安排）、#notes（教师提示） 之一",
        ],
        labels: &[],
        besides: &[],
        right: &[Words(
            PACK,
            "",
            pack!(
                "cases: [a]\n",
                "## 讨论题 {#questions}\n1. 卖给谁？\n\n## 答案 {#notes}\n有人买。\n"
            ),
        )],
    },
    Spec {
        code: "CA0912",
        wrong: &[Words(
            CASE,
            "observations:\n",
            "teaching:\n  objectives: [会算账]\n  questions: [卖给谁？]\n  analysis: |\n    ### 要害\n    在价。\nobservations:\n",
        )],
        place: "cases/a.md:22:9",
        message: "教学文字里有小标题",
        help: &["用粗体词开头，或写成列表、表格"],
        labels: &[],
        besides: &[],
        right: &[Words(
            CASE,
            "observations:\n",
            "teaching:\n  objectives: [会算账]\n  questions: [卖给谁？]\n  analysis: |\n    **要害**在价，如[2000元](obs:gain)。\n\n    | 甲 | 乙 |\n    | --- | --- |\n    | 一 | 二 |\nobservations:\n",
        )],
    },
    Spec {
        code: "CA0913",
        wrong: &[Words(PACK, "", pack!("models: [solar]\n"))],
        place: "training/p.md:8:10",
        message: "没有案例用了这些模式，培训包是空的",
        help: &["换成案例用到的模式，或者用 cases 列出案例"],
        labels: &[],
        besides: &[],
        right: &[Words(PACK, "", pack!("models: [solar, ecommerce]\n"))],
    },
    Spec {
        code: "CA0914",
        wrong: &[Words(PACK, "", pack!("cases: [a]\nmodels: [solar]\n"))],
        place: "training/p.md:8:9",
        message: "案例“a”没有本包所列模式的做法",
        help: &["核对案例的名字；要整篇读的，把它用的模式也写进 models"],
        labels: &[],
        besides: &[],
        right: &[Words(
            PACK,
            "",
            pack!("cases: [a]\nmodels: [solar, ecommerce]\n"),
        )],
    },
    Spec {
        code: "CA0915",
        wrong: &[
            Copies(CASE, 60),
            Words(PACK, "", pack!("models: [ecommerce]\n")),
        ],
        place: "training/p.md:8:10",
        message: "这些模式选到 61 篇案例，只收前 60 篇",
        help: &["用 cases 列出这门课要读的几篇"],
        labels: &[],
        besides: &[],
        right: &[
            Copies(CASE, 59),
            Words(PACK, "", pack!("models: [ecommerce]\n")),
        ],
    },
    Spec {
        code: "CA0916",
        wrong: &[
            OTHER,
            Words(
                PACK,
                "",
                pack!("cases: [a]\nindicators: [household-gain]\n"),
            ),
        ],
        place: "training/p.md:9:14",
        message: "指标“household-gain”在本包的案例里只有 1 篇有数，不成对照",
        help: &["换一个至少两篇案例都有的指标"],
        labels: &[],
        besides: &[],
        right: &[
            OTHER,
            Words(
                PACK,
                "",
                pack!("cases: [a, a-1]\nindicators: [household-gain]\n"),
            ),
        ],
    },
];
