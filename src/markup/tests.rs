//! Markdown in, HTML out: the parser stands in front, so that every case reads like its page.

use super::*;
use crate::atlas::document::{BlockKind, InlineKind, Scheme};
use crate::atlas::markdown::parse;
use crate::ground::{Findings, Sources};

/// Knows every observation, the case `lingqiu`, the term `x`, the source `s1` and `a.jpg`.
struct Known;

impl Links for Known {
    fn resolve(&self, reference: &Reference) -> Option<ResolvedLink> {
        let name = &reference.name;
        let (href, kind) = match (reference.scheme, name.as_str()) {
            (Scheme::Observation, _) => (format!("#o-{name}"), LinkKind::Observation),
            (Scheme::Case, "lingqiu") => ("../cases/lingqiu.html".to_owned(), LinkKind::Internal),
            (Scheme::Term, "x") => ("glossary.html#x".to_owned(), LinkKind::Term),
            (Scheme::Source, "s1") => ("https://a.cn/?a=1&b=2".to_owned(), LinkKind::External),
            _ => return None,
        };
        let title = (kind == LinkKind::Term).then(|| "“术语”<".to_owned());
        Some(ResolvedLink {
            href: Some(href),
            kind,
            name: format!("{name}的名称"),
            title,
        })
    }

    fn image(&self, image: &Image) -> Option<ResolvedImage> {
        let known = image.source.value == "a.jpg";
        known.then(|| ResolvedImage {
            src: "a.jpg".to_owned(),
            width: 800,
            height: 600,
        })
    }
}

fn document(text: &str) -> Document {
    let file = Sources::default().add("a.md", text);
    parse(file, text, 0..text.len(), &mut Findings::default())
}

fn html(text: &str) -> String {
    let document = document(text);
    blocks(&document.blocks, &Page::new(&Known, &document)).to_string()
}

fn check(text: &str, expected: &str) {
    assert_eq!(html(text).trim_end(), expected, "{text:?}");
}

#[test]
fn running_text() {
    for (text, expected) in [
        (
            "甲**乙**，*丙*~~丁~~`戊`",
            "<p>甲<strong>乙</strong>，<em>丙</em><s>丁</s><code>戊</code></p>",
        ),
        ("a & b < \"c\"", "<p>a &amp; b &lt; &quot;c&quot;</p>"),
        ("甲\\\n乙<sup>2</sup>", "<p>甲<br>乙<sup>2</sup></p>"),
        (
            "[40万元](obs:debt)",
            "<p><a class=\"obs\" href=\"#o-debt\">40万元</a></p>",
        ),
        (
            "[灵丘](case:lingqiu)",
            "<p><a href=\"../cases/lingqiu.html\">灵丘</a></p>",
        ),
        (
            "[](case:lingqiu)",
            "<p><a href=\"../cases/lingqiu.html\">lingqiu的名称</a></p>",
        ),
        (
            "[](term:x)",
            "<p><a class=\"term\" href=\"glossary.html#x\" title=\"“术语”&lt;\">x的名称</a></p>",
        ),
        (
            "[原文](source:s1)",
            "<p><a class=\"out\" href=\"https://a.cn/?a=1&amp;b=2\" rel=\"noopener noreferrer\">原文</a></p>",
        ),
        (
            "<https://a.cn/x>",
            "<p><a class=\"out\" href=\"https://a.cn/x\" rel=\"noopener noreferrer\">https://a.cn/x</a></p>",
        ),
        ("<a@b.cn>", "<p><a href=\"mailto:a@b.cn\">a@b.cn</a></p>"),
        (
            "[a](<https://a.cn/b c\"[%zz%20>)",
            "<p><a class=\"out\" href=\"https://a.cn/b%20c%22%5B%25zz%20\" rel=\"noopener noreferrer\">a</a></p>",
        ),
        ("[节](#party)", "<p><a href=\"#party\">节</a></p>"),
        (
            "[无](case:nowhere)和[**拒**](/x)",
            "<p>无和<strong>拒</strong></p>",
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn blocks_of_every_kind() {
    for (text, expected) in [
        (
            "## 甲 {#a}\n\n### 乙\n\n## 丙 {#a}",
            "<h2 id=\"a\">甲</h2>\n<h3>乙</h3>\n<h2 id=\"a-2\">丙</h2>",
        ),
        ("## 甲 {#fn-1}", "<h2 id=\"h-fn-1\">甲</h2>"),
        (
            "> 甲\n>\n> 乙",
            "<blockquote>\n<p>甲</p>\n<p>乙</p>\n</blockquote>",
        ),
        ("- 甲\n- 乙", "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>"),
        (
            "- 甲\n\n- 乙",
            "<ul>\n<li><p>甲</p>\n</li>\n<li><p>乙</p>\n</li>\n</ul>",
        ),
        (
            "3. 甲\n   - 乙",
            "<ol start=\"3\">\n<li>甲<ul>\n<li>乙</li>\n</ul>\n</li>\n</ol>",
        ),
        ("1. 甲", "<ol>\n<li>甲</li>\n</ol>"),
        (
            "甲\n: 乙",
            "<dl class=\"defs\">\n<dt>甲</dt>\n<dd>乙</dd>\n</dl>",
        ),
        ("---", "<hr>"),
        ("<div>甲</div>", "<div>甲</div>"),
        (
            "```yaml\na: 1\n```",
            "<pre class=\"code\" tabindex=\"0\"><code class=\"lang-yaml\"><span class=\"hl-key\">a</span>: <span class=\"hl-num\">1</span>\n</code></pre>",
        ),
        (
            "    a<b",
            "<pre class=\"code\" tabindex=\"0\"><code>a&lt;b</code></pre>",
        ),
        (
            "```\"><script>\na\n```",
            "<pre class=\"code\" tabindex=\"0\"><code class=\"lang-script\">a\n</code></pre>",
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn tables_have_a_name_headers_and_number_columns() {
    check(
        "| 项 | 数 |\n|--|--:|\n| 甲 | 1 |\n|  | 2 |\n\n表：各村**收入**",
        "<div class=\"scroll\" role=\"region\" aria-label=\"各村收入\" tabindex=\"0\"><table class=\"sheet\">\n\
         <caption>各村<strong>收入</strong></caption>\n\
         <thead><tr><th scope=\"col\">项</th><th scope=\"col\" class=\"num\">数</th></tr></thead>\n<tbody>\n\
         <tr><th scope=\"row\">甲</th><td class=\"num\">1</td></tr>\n\
         <tr><td></td><td class=\"num\">2</td></tr>\n</tbody>\n</table></div>",
    );
    let html = html("| 项 | |\n|--|--|\n| 甲 | 1 |");
    assert!(html.contains("aria-label=\"表格：项\""), "{html}");
    assert!(
        html.contains("<th scope=\"col\">项</th><td></td>"),
        "{html}"
    );
}

#[test]
fn notes_stand_behind_the_block_that_refers_first() {
    check(
        "甲。[^a]乙[^a]\n\n丙\n\n[^a]: 存疑。",
        "<p>甲。\u{2060}<a class=\"ref\" id=\"fnref-1\" href=\"#fn-1\" aria-label=\"注1\">1</a>乙\u{2060}\
         <a class=\"ref\" id=\"fnref-1-2\" href=\"#fn-1\" aria-label=\"注1\">1</a></p>\n\
         <div class=\"note side\" role=\"note\" id=\"fn-1\" aria-label=\"注1\"><b>1</b>存疑。 \
         <a class=\"back\" href=\"#fnref-1\" aria-label=\"回到正文注1处\">↩</a></div>\n\
         <p>丙</p>",
    );
    let html = html("- 甲[^a]\n- 乙\n\n丁[^c]\n\n[^a]: 一[^b]\n\n[^b]: 二\n\n    三\n\n[^c]: 四");
    let order: Vec<_> = [
        "</ul>",
        "id=\"fn-1\"",
        "id=\"fn-2\"",
        "<b>2</b><p>二</p>",
        "<p>丁",
        "id=\"fn-3\"",
    ]
    .iter()
    .map(|piece| {
        html.find(piece)
            .unwrap_or_else(|| panic!("{piece} is in {html}"))
    })
    .collect();
    assert!(order.is_sorted(), "{html}");
}

#[test]
fn no_link_stands_in_a_link() {
    check(
        "[甲<https://a.cn>乙](case:lingqiu)",
        "<p><a href=\"../cases/lingqiu.html\">甲https://a.cn乙</a></p>",
    );
    // The parser makes no such tree; a room that adds links to a tree may.
    let Document {
        blocks: parsed,
        footnotes,
    } = document("[甲](case:lingqiu)乙[^1]\n\n[^1]: 丙");
    let BlockKind::Paragraph(mut content) = parsed[0].kind.clone() else {
        panic!("the first block is a paragraph")
    };
    let reference = content
        .pop()
        .expect("the paragraph ends with the reference");
    let InlineKind::Link { content: words, .. } = &mut content[0].kind else {
        panic!("the paragraph begins with the link")
    };
    words.insert(0, reference);
    let document = Document {
        blocks: parsed,
        footnotes,
    };
    assert_eq!(
        inlines(&content, &Page::new(&Known, &document)).as_ref(),
        "<a href=\"../cases/lingqiu.html\">甲</a>\u{2060}<a class=\"ref\" id=\"fnref-1\" \
         href=\"#fn-1\" aria-label=\"注1\">1</a>乙",
    );
}

#[test]
fn images_alone_are_figures() {
    let img = "<img src=\"a.jpg\" alt=\"大棚\" width=\"800\" height=\"600\" loading=\"lazy\" decoding=\"async\">";
    check(
        "![大棚](a.jpg \"题\")",
        &format!("<figure>{img}<figcaption>题</figcaption></figure>"),
    );
    check("![大棚](a.jpg)", &format!("<figure>{img}</figure>"));
    check("甲![大棚](a.jpg)", &format!("<p>甲{img}</p>"));
    check(
        "- ![大棚](a.jpg \"题\")",
        &format!("<ul>\n<li><figure>{img}<figcaption>题</figcaption></figure></li>\n</ul>"),
    );
    check(
        "![无图](b.jpg \"题\")",
        "<figure>无图<figcaption>题</figcaption></figure>",
    );
}

#[test]
fn the_page_decides_prefix_level_and_notes() {
    let document = document("## 甲 {#a}\n\n[乙](#a)[^1]\n\n[^1]: 丙");
    let page = Page::new(&Known, &document);
    let shifted = Page {
        id_prefix: "x-",
        heading_shift: 5,
        notes: NoteStyle::Omit,
        ..page
    };
    let html = blocks(&document.blocks, &shifted);
    assert_eq!(
        html.as_ref(),
        "<h6 id=\"x-a\">甲</h6>\n<p><a href=\"#x-a\">乙</a></p>\n"
    );
    let prefixed = blocks(
        &document.blocks,
        &Page {
            id_prefix: "x-",
            ..page
        },
    )
    .to_string();
    assert!(
        prefixed.contains("id=\"x-fnref-1\" href=\"#x-fn-1\""),
        "{prefixed}"
    );
    assert!(prefixed.contains("id=\"x-fn-1\"") && prefixed.contains("href=\"#x-fnref-1\""));
}

#[test]
fn html_serialises_as_a_string() {
    let document = document("“甲”");
    let html = blocks(&document.blocks, &Page::new(&Known, &document));
    let json = serde_json::to_string(&html).expect("a string has a JSON form");
    assert_eq!(json, "\"<p>“甲”</p>\\n\"");
}

#[test]
fn no_input_brings_script_into_the_page() {
    let hostile = [
        "<script>alert(1)</script>",
        "甲<script>x</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=x>",
        "<a href=\"javascript:alert(1)\">甲</a>",
        "[甲](javascript:alert(1))",
        "[甲](JaVaScRiPt:x)",
        "[甲](<java\nscript:x>)",
        "[甲](&#106;avascript:x)",
        "<javascript:x>",
        "[甲][r]\n\n[r]: javascript:x",
        "![甲](javascript:x)",
        "![\"><script>](a.jpg \"\\\"><script>\")",
        "[甲](https://a.cn/\"onclick=\"x)",
        "[甲](https://a.cn \"x\\\" onclick=\\\"y\")",
        "<div onclick=x>甲</div>",
        "<u onclick=x>甲</u>",
        "## 甲 {#a\"onclick=\"x}",
        "```\"onclick=\"x\na\n```",
        "```html\n<script>x</script>\n```",
        "甲[^\"><script>]\n\n[^\"><script>]: 乙",
        "<!--><script>x</script>-->",
        "<<script>x</script>",
        "<table><td><script>x</script></table>",
        "<math><mtext><script>x</script></math>",
        "<a href=\"data:text/html,x\">甲</a>",
        "<a href=\"java&#10;script:x\">甲</a>",
        "| <script>x</script> |\n|--|\n| <img onerror=x> |\n\n表：\"><script>",
    ];
    for one in hostile {
        for other in hostile {
            for text in [
                one.to_owned(),
                format!("{one}{other}"),
                format!("> {one}\n\n{other}"),
            ] {
                let html = html(&text).to_ascii_lowercase();
                let tags = html
                    .split('<')
                    .skip(1)
                    .filter_map(|tag| tag.split_once('>'));
                for (tag, _) in tags {
                    assert!(!tag.starts_with("script"), "{text:?} gave {html}");
                    assert!(!has_handler(tag), "{text:?} gave {html}");
                    for scheme in ["javascript:", "data:"] {
                        assert!(
                            !tag.contains(&format!("=\"{scheme}")),
                            "{text:?} gave {html}"
                        );
                    }
                }
            }
        }
    }
}

/// Whether a tag has an attribute that begins with `on`; words inside quotes are no attributes.
fn has_handler(tag: &str) -> bool {
    let outside = tag.split('"').step_by(2);
    outside
        .flat_map(str::split_whitespace)
        .any(|word| word.starts_with("on"))
}
