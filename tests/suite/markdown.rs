//! Markdown as it arrives on a page.

use crate::hostile::entries::harmless;
use crate::support::{Outcome, Page, SiteTest, picture, standard};

/// The standard site with this text as the body of 背景.
fn site(markdown: &str) -> SiteTest {
    SiteTest::standard().edit("cases/a.md", "货卖不出。", markdown)
}

fn background(markdown: &str) -> Page {
    let outcome = site(markdown).build();
    outcome.no_findings();
    outcome.open("cases/a.html")
}

fn html(markdown: &str) -> String {
    background(markdown).inside("#background .prose")
}

#[test]
fn emphasis_works_beside_han_punctuation() {
    for (markdown, expected) in [
        (
            "**“人在回路”**的做法",
            "<p><strong>“人在回路”</strong>的做法</p>",
        ),
        (
            "坚持**党建引领。**然后",
            "<p>坚持<strong>党建引领。</strong>然后</p>",
        ),
        ("这是*（重点）*吗", "<p>这是<em>（重点）</em>吗</p>"),
        (
            "**一**、**二**",
            "<p><strong>一</strong>、<strong>二</strong></p>",
        ),
        ("2 * 3 * 4", "<p>2 * 3 * 4</p>"),
        ("~~旧说~~", "<p><s>旧说</s></p>"),
    ] {
        assert_eq!(html(markdown), expected, "{markdown}");
    }
}

#[test]
fn lines_of_han_text_join_without_a_space() {
    for (markdown, expected) in [
        ("第一行\n第二行", "<p>第一行第二行</p>"),
        ("第一行，\n第二行", "<p>第一行，第二行</p>"),
        ("one\ntwo", "<p>one two</p>"),
        ("用 GDP\n统计", "<p>用 GDP 统计</p>"),
        ("甲  \n乙", "<p>甲<br>乙</p>"),
    ] {
        assert_eq!(
            html(markdown).replace("<br>\n", "<br>"),
            expected,
            "{markdown:?}"
        );
    }
}

#[test]
fn a_picture_that_cannot_be_shown_is_told_why() {
    let second = standard::CASE.replace("slug: a\n", "slug: b\n");
    let second = second.replace("货卖不出。", "![集市](market.png)");
    for (markdown, message, help) in [
        (
            "![集市](b/market.png)",
            "图片“b/market.png”是另一篇案例的，这里不能用",
            "拷一份放进 cases/a/，写成 ![说明](market.png)",
        ),
        (
            "![集市](chahe.jpng)",
            "没有图片“chahe.jpng”",
            "是不是 chahe.png？",
        ),
        (
            "![集市](./a/chahe.jpng)",
            "没有图片“./a/chahe.jpng”",
            "是不是 chahe.png？",
        ),
        (
            "![集市](x.png)",
            "没有图片“x.png”",
            "图片放进 cases/a/ 文件夹，写成 ![说明](文件名.jpg)；支持 png、jpg、webp、gif",
        ),
    ] {
        let outcome = site(&format!("{markdown}![田](chahe.png)"))
            .with(&[("cases/b.md", &second)])
            .with_bytes("cases/b/market.png", picture())
            .with_bytes("cases/a/chahe.png", picture())
            .build();
        assert_eq!(outcome.codes(), ["CA0304"], "{}", outcome.report());
        outcome.findings[0].says(message).helps(&[help]);
    }
    // Of a file that is too large nothing else is known.
    let outcome = site("![集市](big.jpg)")
        .with_bytes("cases/a/big.jpg", vec![0; 8 * 1024 * 1024 + 1])
        .build();
    assert_eq!(outcome.codes(), ["CA0103"], "{}", outcome.report());
    let outcome = site("字。")
        .edit("models/solar.md", "1. 发电。", "1. 发电。![电](a.png)")
        .build();
    outcome.findings[0].says("这里不能放图片，只有案例的正文可以");
}

const TABLE: &str = "| 资金 | 万元 |\n| --- | ---: |\n| 财政 | 20 |\n| 自筹 | 5 |\n\n表：资金来源";

#[test]
fn a_table_has_scopes_alignment_and_its_caption() {
    let page = background(TABLE);
    assert_eq!(page.text("#background table caption"), "资金来源");
    assert_eq!(
        page.attributes("#background thead th", "scope"),
        ["col", "col"]
    );
    assert_eq!(
        page.texts("#background tbody tr:first-child > *"),
        ["财政", "20"]
    );
    assert_eq!(
        page.count("#background .num, #background .r, #background [style]"),
        3,
        "{}",
        page.inside("#background .prose")
    );
    assert_eq!(
        page.count("#background [style]"),
        0,
        "style attributes are not needed"
    );
}

#[test]
fn a_footnote_leads_there_and_back() {
    let page = background(
        "货卖不出[^a]，价也低[^a]，路也远[^b]。\n\n[^a]: 据《日报》。\n\n[^b]: 据《晚报》。",
    );
    let to = page.attributes("#background a.ref", "href");
    assert_eq!(to, ["#fn-1", "#fn-1", "#fn-2"]);
    for href in to {
        assert_eq!(page.count(&format!("[id={}]", &href[1..])), 1, "{href}");
    }
    let from = page.attributes("#background a.ref", "id");
    assert_eq!(from, ["fnref-1", "fnref-1-2", "fnref-2"]);
    for id in ["fnref-1", "fnref-2"] {
        assert_eq!(page.count(&format!("a[href='#{id}']")), 1, "{id}");
    }
    let notes = page.text("#fn-1");
    assert!(notes.contains("据《日报》。"), "{notes}");
}

#[test]
fn footnotes_number_through_the_page() {
    let outcome = site("一[^x]。\n\n[^x]: 甲。")
        .edit("cases/a.md", "货卖得出。", "二[^y]。\n\n[^y]: 乙。")
        .build();
    outcome.no_findings();
    assert_eq!(
        outcome.open("cases/a.html").attributes("a.ref", "href"),
        ["#fn-1", "#fn-2"]
    );
}

#[test]
fn a_definition_list_is_one() {
    let page = background("保底分红\n: 每年照付。\n: 不论盈亏。\n\n二次分红\n: 有盈余再分。");
    assert_eq!(page.texts("#background dt"), ["保底分红", "二次分红"]);
    assert_eq!(
        page.texts("#background dd"),
        ["每年照付。", "不论盈亏。", "有盈余再分。"]
    );
}

#[test]
fn an_image_has_its_size_and_its_words_and_is_carried_along() {
    let outcome = site("![集市上卖木耳](market.png \"赶集\")")
        .with_bytes("cases/a/market.png", picture())
        .build();
    outcome.no_findings().page("cases/a.html", |page| {
        let image = "#background img";
        assert_eq!(page.attribute(image, "src"), "../cases/a/market.png");
        assert_eq!(page.attribute(image, "alt"), "集市上卖木耳");
        assert_eq!(
            (
                page.attribute(image, "width"),
                page.attribute(image, "height")
            ),
            ("3".into(), "2".into())
        );
    });
    assert_eq!(outcome.files["cases/a/market.png"], picture());
}

#[test]
fn a_file_that_is_no_picture_is_found_and_one_that_no_text_shows_stays_at_home() {
    let outcome = site("![集市](a.png)")
        .with_bytes("cases/a/a.png", b"<svg onload=alert(1)>".to_vec())
        .build();
    outcome
        .finding("CA0304", "cases/a.md", 33, 7)
        .says("“a.png”打不开：不是图片，或没有下载完");
    let unused = SiteTest::standard()
        .with_bytes("cases/a/a.png", picture())
        .build();
    assert!(!unused.has("cases/a/a.png") && unused.has("cases/a.html"));
}

#[test]
fn code_is_kept_as_written_and_highlighted() {
    let page = background("```yaml\ntitle: <宽甸> & \"灵丘\"\n```");
    assert_eq!(page.text("#background pre"), "title: <宽甸> & \"灵丘\"");
    assert!(page.count("#background pre span") > 0);
    let plain = background("```\n<b>不是标签</b>\n```");
    assert_eq!(plain.text("#background pre"), "<b>不是标签</b>");
}

#[test]
fn headings_inside_a_section_stay_below_its_own() {
    let page = background("### 三级 {#third}\n\n字。\n\n#### 四级\n\n字。");
    assert_eq!(page.texts("#background h3"), ["三级"]);
    assert_eq!(page.texts("#background h4"), ["四级"]);
    assert_eq!(page.count("h3#third"), 1);
}

#[test]
fn text_is_escaped_once() {
    let page = background("A&B &lt;script&gt; 1 < 2 \\*不强调\\* \"x\"");
    assert_eq!(
        page.text("#background .prose"),
        "A&B <script> 1 < 2 *不强调* \"x\""
    );
    let outcome = SiteTest::standard()
        .edit(
            "cases/a.md",
            "title: 灵丘：网店卖杂粮",
            "title: \"灵丘：<b>&amp;\\\"'</b>\"",
        )
        .build();
    outcome.no_findings().page("cases/a.html", |page| {
        assert_eq!(page.text("h1"), "灵丘：<b>&amp;\"'</b>");
        assert_eq!(page.count("h1 b"), 0);
    });
}

/// Whether nothing runs on any page, whatever its author wrote.
pub fn is_harmless(outcome: &Outcome) -> Result<(), String> {
    let mut pages = outcome
        .paths()
        .into_iter()
        .filter(|path| path.ends_with(".html"));
    pages.try_for_each(|path| harmless::page(path, outcome.text(path)))
}

#[test]
fn javascript_links_are_refused_in_every_disguise() {
    for link in [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#115;cript:alert(1))",
        "[x](<java\tscript:alert(1)>)",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](vbscript:x)",
        "<javascript:alert(1)>",
        "![x](javascript:alert(1))",
        "[x]: javascript:alert(1)\n\n[x]",
        "[x](file:///etc/passwd)",
        "[x](//example.org/x)",
    ] {
        let outcome = site(link).build();
        assert!(outcome.files.is_empty(), "{link}: {}", outcome.report());
        let codes = outcome.codes();
        assert!(
            codes
                .iter()
                .all(|code| ["CA0111", "CA0304", "CA0116"].contains(code)),
            "{link}: {}",
            outcome.report()
        );
    }
}

#[test]
fn raw_html_is_either_harmless_or_an_error() {
    for html in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<div onclick=\"x()\">x</div>",
        "<iframe src=\"https://example.org\"></iframe>",
        "<svg><script>alert(1)</script></svg>",
        "<style>body{display:none}</style>",
        "<p style=\"position:fixed\">x</p>",
        "<base href=\"https://example.org/\">",
        "<meta http-equiv=refresh content=0>",
        "<form action=\"https://example.org\"><input></form>",
        "<math><mtext></mtext></math>",
        "<details><summary>x</summary>y</details>",
        "</section></main><script>alert(1)</script>",
        "<!-- --><script>alert(1)</script>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    ] {
        for text in [
            html.to_owned(),
            format!("行内{html}字"),
            format!("> {html}"),
            format!("[^1]\n\n[^1]: {html}"),
        ] {
            let outcome = site(&text).build();
            assert_eq!(is_harmless(&outcome), Ok(()), "{text}");
            let is_told = outcome.files.is_empty() || outcome.codes().is_empty();
            assert!(is_told, "{text}: {}", outcome.report());
        }
    }
}

#[test]
fn html_for_tables_that_markdown_cannot_make_is_kept() {
    let table = "<table><thead><tr><th scope=\"col\" colspan=\"2\">资金</th></tr></thead><tbody><tr><td rowspan=\"2\">财政</td><td>20</td></tr></tbody></table>";
    let page = background(table);
    assert_eq!(page.attribute("#background th", "colspan"), "2");
    assert_eq!(page.attribute("#background td[rowspan]", "rowspan"), "2");
}
