//! EPUB books. That epubcheck finds nothing in them is asked by `tests/browser/epub.test.mjs`.

use case_atlas::render::HandoutFormat;
use case_atlas::site::Edition;
use scraper::{Html, Selector};

use super::{packed, packed_as, page, site, unpacked};
use crate::support::SiteTest;

#[test]
fn there_is_a_handout_of_every_case_model_and_of_the_atlas() {
    let files = packed(&site(), Edition::Student);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "atlas.docx",
            "atlas.epub",
            "cases/a-slides.html",
            "cases/a.docx",
            "cases/a.epub",
            "cases/a.pptx",
            "cases/b-slides.html",
            "cases/b.docx",
            "cases/b.epub",
            "cases/b.pptx",
            "models/ecommerce.docx",
            "models/ecommerce.epub",
        ]
    );
}

#[test]
fn the_first_file_says_what_it_is_without_unpacking() {
    for (path, bytes) in packed(&site(), Edition::Student) {
        if path.ends_with(".epub") {
            assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip", "{path}");
        }
    }
}

#[test]
fn a_chapter_holds_the_case_with_its_notes_figures_and_sources() {
    let book = unpacked(&packed(&site(), Edition::Student)["cases/b.epub"]);
    let text = page(&book, "EPUB/case-b.xhtml");
    for part in [
        "<h1 id=\"title\"><span class=\"cl\">乙县：</span>",
        "&lt;b&gt;试点&lt;/b&gt; &amp; 推广",
        "<p class=\"summary\">乙县的材料。只有两句。</p>",
        // The case is in another book: its name stays, without a link.
        "先看甲县，再看<a href=\"#results\">成效</a>。",
        "<a epub:type=\"noteref\" role=\"doc-noteref\" id=\"fnref-1\" href=\"#fn-1\">1</a>",
        "id=\"fnref-1-2\" href=\"#fn-1\">1</a>",
        "<aside epub:type=\"footnote\" role=\"doc-footnote\" id=\"fn-1\">",
        "<a role=\"doc-backlink\" href=\"#fnref-1\">注1</a>",
        "H2O 与 <code>code &lt;i&gt;</code>。",
        "<span class=\"obs\"><a href=\"#o-shops\">12家</a></span>",
        "<caption>各村的店</caption>",
        "<th scope=\"row\">东村</th><td class=\"num\">1</td>",
        "<tr id=\"o-shops\" class=\"fig unreal\"><th scope=\"row\">乙县网店</th>",
        "<td>计划</td>",
        "<li id=\"source-s1\">[1] 某报社. 乙县的做法[N]. 某报, 2018-05-01.",
        "<span class=\"seal ind\" aria-hidden=\"true\">电</span> 电商扶贫",
    ] {
        assert!(text.contains(part), "{part}\n is not in\n{text}");
    }
}

#[test]
fn in_the_atlas_links_lead_from_chapter_to_chapter() {
    let book = unpacked(&packed(&site(), Edition::Student)["atlas.epub"]);
    let text = page(&book, "EPUB/case-b.xhtml");
    assert!(
        text.contains("先看<a href=\"case-a.xhtml\">甲县</a>"),
        "{text}"
    );
    let model = page(&book, "EPUB/model-ecommerce.xhtml");
    assert!(
        model.contains("<a href=\"case-b.xhtml#shops\">乙县：网上卖货</a>"),
        "{model}"
    );
}

#[test]
fn every_link_leads_to_a_place_that_is_there() {
    let link = Selector::parse("a[href]").expect("a selector");
    let any = Selector::parse("[id]").expect("a selector");
    for (path, bytes) in packed(&site(), Edition::Teacher) {
        if !path.ends_with(".epub") {
            continue;
        }
        let book = unpacked(&bytes);
        let parsed = |path: &str| Html::parse_document(&page(&book, path));
        let pages = book.keys().filter(|path| path.ends_with(".xhtml"));
        for name in pages {
            for element in parsed(name).select(&link) {
                let href = element.value().attr("href").unwrap_or("");
                let (file, id) = href.split_once('#').unwrap_or((href, ""));
                let target = if file.is_empty() {
                    name.clone()
                } else {
                    format!("EPUB/{file}")
                };
                assert!(book.contains_key(&target), "{path} {name}: {href}");
                let target = parsed(&target);
                let mut ids = target
                    .select(&any)
                    .filter_map(|place| place.value().attr("id"));
                assert!(
                    id.is_empty() || ids.any(|known| known == id),
                    "{path} {name}: {href}"
                );
            }
        }
    }
}

#[test]
fn the_package_says_what_the_book_is_and_changes_with_its_content_alone() {
    let package = |site: &SiteTest| {
        page(
            &unpacked(&packed(site, Edition::Student)["cases/b.epub"]),
            "EPUB/package.opf",
        )
    };
    let text = package(&site());
    for part in [
        "<dc:title>乙县：&lt;b&gt;试点&lt;/b&gt; &amp; 推广</dc:title>",
        "<dc:language>zh-CN</dc:language>",
        "<meta property=\"dcterms:modified\">2026-11-02T00:00:00Z</meta>",
        "<meta property=\"schema:accessMode\">textual</meta>",
        "<meta property=\"schema:accessibilityFeature\">tableOfContents</meta>",
        "<meta property=\"schema:accessibilitySummary\">",
        "properties=\"cover-image\"",
        "properties=\"nav\"",
    ] {
        assert!(text.contains(part), "{part}\n is not in\n{text}");
    }
    assert!(
        !text.contains("conformsTo"),
        "nobody has evaluated the book"
    );
    let identifier = |text: &str| {
        let (_, rest) = text.split_once("urn:uuid:").expect("it has an identifier");
        rest[..36].to_owned()
    };
    let edited = package(&site().edit("cases/b.md", "还没有结果。", "有了结果。"));
    assert_eq!(
        identifier(&text),
        identifier(&edited),
        "a revision is the same book"
    );
}

#[test]
fn the_date_of_a_pack_is_its_own_or_that_of_its_newest_case() {
    let pack = |published: &str| {
        format!(
            "---\ntitle: 专题\nslug: p\nsummary: 一个专题。\naudience: 学员\nhours: 2\n{published}\
             objectives: [能说出目标]\ncases: [b]\n---\n## 讨论题 {{#questions}}\n\n1. 问题吗？\n"
        )
    };
    for (published, dated) in [
        ("", "2026-11-02"),
        ("published: 2026-12-01 08:30\n", "2026-12-01"),
        ("published: 2026-10-01\n", "2026-11-02"),
    ] {
        let site = site().with(&[("training/p.md", &pack(published))]);
        let files = packed_as(&site, Edition::Student, &[HandoutFormat::Epub]);
        let package = page(&unpacked(&files["training/p.epub"]), "EPUB/package.opf");
        let expected = format!("<dc:date>{dated}</dc:date>");
        assert!(package.contains(&expected), "{published}: {package}");
    }
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    assert!(packed(&site(), Edition::Student) == packed(&site().reversed(), Edition::Student));
}

#[test]
fn pictures_are_packed_once_and_described() {
    // The smallest PNG: one pixel.
    let png = [
        0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0,
        0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 13, b'I', b'D', b'A', b'T', 0x78,
        0x9c, 0x63, 0x60, 0, 2, 0, 0, 5, 0, 1, 0xe2, 0x26, 5, 0x9b, 0, 0, 0, 0, b'I', b'E', b'N',
        b'D', 0xae, 0x42, 0x60, 0x82,
    ];
    let site = site()
        .edit(
            "cases/b.md",
            "还没有结果。",
            "还没有结果。\n\n![网店的门面](b/shop.png \"门面\")\n\n再看![门面](b/shop.png)一次。",
        )
        .with_bytes("cases/b/shop.png", png);
    let files = packed(&site, Edition::Student);
    let book = unpacked(&files["cases/b.epub"]);
    assert_eq!(book["EPUB/pictures/p1.png"], png);
    assert!(!book.contains_key("EPUB/pictures/p2.png"));
    let text = page(&book, "EPUB/case-b.xhtml");
    assert!(text.contains("<img src=\"pictures/p1.png\" alt=\"网店的门面\" width=\"1\" height=\"1\"/><figcaption>门面</figcaption>"), "{text}");
    let package = page(&book, "EPUB/package.opf");
    assert!(package.contains("alternativeText") && package.contains("media-type=\"image/png\""));
    let slides = String::from_utf8(files["cases/b-slides.html"].clone()).expect("UTF-8");
    assert!(
        slides.contains("<img src=\"data:image/png;base64,iVBORw0KGgo"),
        "the picture has a slide"
    );
}
