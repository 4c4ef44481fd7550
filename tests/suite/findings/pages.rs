//! Rendered pages: CA031.

use super::Edit::Theme;
use super::Spec;

/// Its first line is the first of every page.
const BASE: &str = "templates/base.html";
const FOOTER: &str = "templates/partials/footer.html";
const TOP: &str = "<!DOCTYPE html>";

pub(super) const SPECS: &[Spec] = &[
    Spec {
        code: "CA0310",
        wrong: &[Theme(
            BASE,
            TOP,
            "<!DOCTYPE html><a href=\"{{ frame.root }}help.html\">帮助</a>",
        )],
        place: "404.html:1:1",
        message: "网页里的链接 help.html 没有对应的文件",
        help: &["改模板里的地址"],
        labels: &[],
        besides: &[],
        right: &[Theme(
            BASE,
            TOP,
            "<!DOCTYPE html><a href=\"{{ frame.root }}a-z.html?q=1\">索引</a>",
        )],
    },
    Spec {
        code: "CA0311",
        wrong: &[Theme(
            BASE,
            TOP,
            "<!DOCTYPE html><a href=\"{{ frame.root }}a-z.html#notice\">声明</a>",
        )],
        place: "404.html:1:1",
        message: "网页里的链接 a-z.html#notice 没有对应的位置",
        help: &["改模板里的地址，或补上这个 id"],
        labels: &[],
        besides: &[],
        right: &[Theme(
            BASE,
            TOP,
            "<!DOCTYPE html><a href=\"#notice\">声明</a><b id=\"notice\"></b>",
        )],
    },
    Spec {
        code: "CA0313",
        wrong: &[Theme(
            BASE,
            TOP,
            "<!DOCTYPE html>{% if frame.kind == \"glossary\" %}<img src=\"assets/icon.svg\">{% endif %}",
        )],
        place: "glossary.html:1:1",
        message: "图片“assets/icon.svg”没有 alt",
        help: &["在模板里写出 alt；只作装饰的写 alt=\"\""],
        labels: &[],
        besides: &[],
        right: &[Theme(
            BASE,
            TOP,
            "<!DOCTYPE html><img src=\"{{ frame.root }}assets/icon.svg\" alt=\"\">",
        )],
    },
    Spec {
        code: "CA0314",
        wrong: &[Theme(
            FOOTER,
            "{{ link.href }}",
            "{% if link.label == \"年表\" %}#main{% else %}{{ link.href }}{% endif %}",
        )],
        place: "timeline.html:1:1",
        message: "没有一页链接到 timeline.html",
        help: &["在相关的页面放上链接，或删去这一页"],
        labels: &[],
        besides: &[],
        right: &[Theme(FOOTER, "{{ link.href }}", "{{ link.href }}?a=1")],
    },
    Spec {
        code: "CA0315",
        wrong: &[Theme(
            BASE,
            TOP,
            "<!DOCTYPE html>{% if frame.kind == \"glossary\" %}<script src=\"https://cdn.example.cn/lib.js\"></script>{% endif %}",
        )],
        place: "glossary.html:1:1",
        message: "要从站外取 https://cdn.example.cn/lib.js，没有网络就没有它",
        help: &["把文件放进主题的 assets/；上级要求的，用 suppress 写明理由"],
        labels: &[],
        besides: &[],
        right: &[Theme(
            BASE,
            TOP,
            "<!DOCTYPE html>{% if frame.kind == \"glossary\" %}<a href=\"https://cdn.example.cn/lib.js\">脚本</a>{% endif %}",
        )],
    },
];
