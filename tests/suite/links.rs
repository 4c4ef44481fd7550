//! Links: by scheme, from every depth, and that none leads nowhere.

use crate::support::{SiteTest, crawl};

const CASE: &str = "cases/a.md";

/// The standard site with an authored page, and with these words in its case, in a model type and
/// on that page.
fn with_words(words: &str) -> SiteTest {
    let page = format!(
        "---\ntitle: 关于\nslug: about\nsummary: 一句。\n---\n{words}\n\n## 其一 {{#one}}\n字。\n"
    );
    SiteTest::standard()
        .edit(CASE, "货卖不出。", &format!("货卖不出。{words}"))
        .edit(
            "models/ecommerce.md",
            "1. 开店。",
            &format!("1. 开店。{words}"),
        )
        .with(&[("pages/about.md", &page)])
}

#[test]
fn schemes_lead_to_the_right_address_from_every_depth() {
    for (link, deep, high) in [
        ("[甲](case:a)", "../cases/a.html", "cases/a.html"),
        (
            "[甲](case:a#shop)",
            "../cases/a.html#shop",
            "cases/a.html#shop",
        ),
        (
            "[甲](model:ecommerce)",
            "../models/ecommerce.html",
            "models/ecommerce.html",
        ),
        (
            "[甲](term:cap-removal)",
            "../glossary.html#cap-removal",
            "glossary.html#cap-removal",
        ),
        (
            "[甲](region:140224)",
            "../regions/140224.html",
            "regions/140224.html",
        ),
        (
            "[甲](region:140000)",
            "../regions/140000.html",
            "regions/140000.html",
        ),
        ("[甲](page:about)", "../about.html", "about.html"),
        (
            "[甲](page:about#one)",
            "../about.html#one",
            "about.html#one",
        ),
        (
            "[甲](indicator:household-gain)",
            "../indicators/household-gain.html",
            "indicators/household-gain.html",
        ),
        (
            "[甲](challenge:market-access)",
            "../challenges/market-access.html",
            "challenges/market-access.html",
        ),
        (
            "[甲](driver:government)",
            "../drivers/government.html",
            "drivers/government.html",
        ),
        (
            "[2000元](obs:a/gain)",
            "../cases/a.html#o-gain",
            "cases/a.html#o-gain",
        ),
        (
            "[甲](source:a/s1)",
            "../cases/a.html#source-s1",
            "cases/a.html#source-s1",
        ),
        (
            "[甲](https://example.org/a?b=1&c=2#d)",
            "https://example.org/a?b=1&c=2#d",
            "https://example.org/a?b=1&c=2#d",
        ),
        (
            "<https://example.org>",
            "https://example.org",
            "https://example.org",
        ),
        (
            "[甲](mailto:a@example.org)",
            "mailto:a@example.org",
            "mailto:a@example.org",
        ),
    ] {
        let mut site = with_words(link);
        if link.contains("mailto:") {
            let public = "- {text: a@example.org, reason: 政务邮箱}\n";
            site = site.with(&[("lexicon/privacy.yaml", public)]);
        }
        let outcome = site.build();
        outcome.no_findings();
        assert_eq!(crawl::complaints(&outcome), [""; 0]);
        let hrefs =
            |page: &str, place: &str| outcome.open(page).attributes(&format!("{place} a"), "href");
        // On its own page an address is the anchor alone; in its own folder, the file alone.
        let (folder, file) = deep
            .trim_start_matches("../")
            .rsplit_once('/')
            .unwrap_or(("", deep));
        let on_case = match (folder, file.split_once('#')) {
            ("cases", Some((_, anchor))) => format!("#{anchor}"),
            ("cases", None) => file.to_owned(),
            _ => deep.to_owned(),
        };
        let on_model = if folder == "models" { file } else { deep };
        assert_eq!(
            hrefs("cases/a.html", "#background .prose"),
            [on_case],
            "{link}"
        );
        assert_eq!(
            hrefs("models/ecommerce.html", "#mechanism"),
            [on_model],
            "{link}"
        );
        let first = hrefs("about.html", ".prose").swap_remove(0);
        let here = high
            .strip_prefix("about.html#")
            .map(|anchor| format!("#{anchor}"));
        assert_eq!(first, here.unwrap_or_else(|| high.to_owned()), "{link}");
    }
}

#[test]
fn an_empty_link_takes_the_name_of_its_target() {
    let names = [
        ("[](case:a)", "灵丘"),
        ("[](case:a#shop)", "灵丘：网上卖杂粮"),
        ("[](model:ecommerce)", "电商扶贫"),
        ("[](term:cap-removal)", "摘帽"),
        ("[](region:140224)", "灵丘县"),
        ("[](page:about)", "关于"),
        ("[](indicator:household-gain)", "户均增收"),
        ("[](challenge:market-access)", "卖难"),
        ("[](driver:government)", "政府主导"),
        ("[](obs:a/gain)", "网店户均增收"),
    ];
    for (link, name) in names {
        with_words(link)
            .build()
            .no_findings()
            .page("models/ecommerce.html", |page| {
                assert_eq!(page.texts("#mechanism a"), [name], "{link}");
            });
    }
}

#[test]
fn links_out_of_the_site_say_so() {
    with_words("[甲](https://example.org)")
        .build()
        .page("about.html", |page| {
            assert_eq!(page.attribute(".prose a.out", "rel"), "noopener noreferrer");
            assert_eq!(page.count("a[target]"), 0);
        });
}

#[test]
fn links_that_lead_nowhere_are_found_where_the_address_stands() {
    for (link, code, message) in [
        ("[甲](case:b)", "CA0301", "链接“case:b”指向的东西不存在"),
        ("[甲](model:x)", "CA0301", "链接“model:x”指向的东西不存在"),
        ("[甲](term:x)", "CA0301", "链接“term:x”指向的东西不存在"),
        (
            "[甲](region:999999)",
            "CA0301",
            "链接“region:999999”指向的东西不存在",
        ),
        ("[甲](page:x)", "CA0301", "链接“page:x”指向的东西不存在"),
        ("[1元](obs:x)", "CA0301", "链接“obs:x”指向的东西不存在"),
        (
            "[1元](obs:b/gain)",
            "CA0301",
            "链接“obs:b/gain”指向的东西不存在",
        ),
        (
            "[甲](source:s9)",
            "CA0301",
            "链接“source:s9”指向的东西不存在",
        ),
        ("[甲](case:a#x)", "CA0302", "链接“case:a#x”指向的小节不存在"),
        ("[甲](#x)", "CA0302", "本页没有“#x”这一节"),
        ("[甲](other.html)", "CA0111", "不接受的链接“other.html”"),
        ("[甲](/x)", "CA0111", "不接受的链接“/x”"),
        ("[甲](obs:)", "CA0111", "不接受的链接“obs:”"),
    ] {
        let outcome = SiteTest::standard().edit(CASE, "货卖不出。", link).build();
        let column = link.find('(').expect("each is an inline link") + 2;
        let column = link[..column - 1].chars().count() + 1;
        outcome.finding(code, CASE, 33, column).says(message);
        assert!(outcome.files.is_empty(), "{link}");
    }
}

#[test]
fn anchors_on_model_types_and_authored_pages_are_checked_too() {
    for (link, message) in [
        (
            "[甲](model:ecommerce#x)",
            "链接“model:ecommerce#x”指向的小节不存在",
        ),
        ("[甲](page:about#x)", "链接“page:about#x”指向的小节不存在"),
    ] {
        let outcome = with_words(link).build();
        outcome.finding("CA0302", CASE, 33, 10).says(message);
    }
    let outcome = SiteTest::standard()
        .edit("models/ecommerce.md", "开店", "[开店](#x)")
        .build();
    outcome
        .finding("CA0302", "models/ecommerce.md", 12, 9)
        .says("本页没有“#x”这一节");
    let fine = with_words("[甲](model:ecommerce#questions)、[乙](page:about#one)").build();
    fine.no_findings();
    assert_eq!(crawl::complaints(&fine), [""; 0]);
}

#[test]
fn links_to_what_has_no_page_are_found_and_left_as_words() {
    for (link, subject) in [
        ("[甲](model:solar)", "model:solar"),
        ("[甲](region:110000)", "region:110000"),
        ("[甲](driver:market)", "driver:market"),
        ("[甲](challenge:capital-gap)", "challenge:capital-gap"),
        ("[甲](indicator:unused)", "indicator:unused"),
    ] {
        let indicators = SiteTest::standard().text("indicators.yaml");
        let unused = indicators
            .replace("household-gain", "unused")
            .replace("户均增收", "另一个");
        let site = with_words(link).with(&[("indicators.yaml", &(indicators + &unused))]);
        let outcome = site.build();
        let column = 7 + link.chars().take_while(|c| *c != '(').count();
        outcome
            .finding("CA0309", CASE, 33, column)
            .says(&format!("链接“{subject}”没有去处，只写了文字“甲”"));
        assert_eq!(outcome.findings.len(), 3, "{}", outcome.report());
        outcome.page("cases/a.html", |page| {
            let text = page.text("#background .prose");
            assert_eq!(text.trim(), "货卖不出。甲");
        });
        assert_eq!(crawl::complaints(&outcome), [""; 0]);
    }
    let outcome = with_words("[](model:solar)").build();
    outcome
        .finding("CA0301", CASE, 33, 9)
        .says("链接“model:solar”指向的东西没有案例用到，所以没有它的页面");
}

#[test]
fn the_text_of_a_model_type_outlives_the_cases_it_names() {
    let link = "[乙](case:gone#shop)";
    let outcome = SiteTest::standard()
        .edit("models/ecommerce.md", "开店", link)
        .build();
    let finding = outcome.finding("CA0309", "models/ecommerce.md", 12, 8);
    finding.says("链接“case:gone#shop”没有去处，只写了文字“乙”");
    outcome.page("models/ecommerce.html", |page| {
        assert!(page.text("main").contains('乙'));
    });
    let outcome = SiteTest::standard().edit(CASE, "货卖不出", link).build();
    outcome.finding("CA0301", CASE, 33, 5);
    // What comes near a name is mistyped, and a section that is not there is no case that has gone.
    for (link, code) in [("[乙](page:abot)", "CA0301"), ("[乙](case:a#x)", "CA0302")] {
        let outcome = with_words(link).build();
        assert_eq!(outcome.codes(), [code; 3], "{link}");
    }
}

#[test]
fn an_old_slug_leads_on() {
    let outcome = SiteTest::standard()
        .edit(CASE, "slug: a\n", "slug: a\naliases: [old]\n")
        .build();
    outcome.no_findings().page("cases/old.html", |page| {
        assert_eq!(
            page.attribute("meta[http-equiv=refresh]", "content"),
            "0; url=a.html"
        );
        assert_eq!(
            page.links("main a"),
            [("灵丘：网店卖杂粮".to_owned(), "a.html".to_owned())]
        );
    });
    outcome.page("sitemap.html", |page| {
        assert!(
            page.links("main a")
                .iter()
                .all(|(_, href)| href != "cases/old.html")
        );
    });
}

#[test]
fn no_link_of_the_real_site_leads_nowhere() {
    let outcome = SiteTest::of_folder("content").build();
    let complaints = crawl::complaints(&outcome);
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn every_page_of_the_real_site_is_reached_from_the_home_page() {
    let outcome = SiteTest::of_folder("content").build();
    let mut reached = vec!["index.html".to_owned()];
    let mut at = 0;
    while at < reached.len() {
        let page = outcome.open(&reached[at]);
        for href in page.attributes("a", "href") {
            let path = href.split('#').next().unwrap_or("");
            let target = crawl::resolved(page.path(), path).unwrap_or_default();
            if target.ends_with(".html") && outcome.has(&target) && !reached.contains(&target) {
                reached.push(target);
            }
        }
        at += 1;
    }
    reached.sort();
    let all = outcome.paths().into_iter();
    let all: Vec<_> = all
        .filter(|path| path.ends_with(".html") && *path != "404.html")
        .collect();
    assert_eq!(reached, all);
}
