//! The head of a page: labels of government websites, Dublin Core, Open Graph, schema.org,
//! canonical address; the footer.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{Page, Project, SiteTest, crawl};

/// The labels every page, every page of a column and every content page must have: the table of
/// `STANDARDS.md` 1.1, written out once more, so that a slip in the program's own is seen.
const SITE: [&str; 3] = ["SiteName", "SiteDomain", "SiteIDCode"];
const COLUMN: [&str; 4] = [
    "ColumnName",
    "ColumnDescription",
    "ColumnKeywords",
    "ColumnType",
];
const CONTENT: [&str; 3] = ["ArticleTitle", "PubDate", "ContentSource"];
const OPTIONAL: [&str; 5] = ["Keywords", "Author", "Description", "Image", "Url"];

/// What a page says under a name; nothing, or once.
fn label(page: &Page, name: &str) -> Option<String> {
    let mut found = page.attributes(&format!("head > meta[name=\"{name}\"]"), "content");
    assert!(found.len() < 2, "{}: {name} stands twice", page.path());
    found.pop()
}

fn is_content(path: &str) -> bool {
    path == "about.html" || (path.starts_with("cases/") && path != "cases/index.html")
}

fn is_alias(page: &Page) -> bool {
    page.count("meta[http-equiv=refresh]") > 0
}

#[test]
fn every_page_has_the_labels_of_its_kind_and_none_is_empty() {
    let outcome = SiteTest::government().for_government().build();
    outcome.no_findings();
    let mut contents = 0;
    for page in outcome.pages().filter(|page| !is_alias(page)) {
        let mut wanted = SITE.to_vec();
        if page.path() != "404.html" {
            wanted.extend(COLUMN);
        }
        if is_content(page.path()) {
            contents += 1;
            wanted.extend(CONTENT);
        }
        for name in &wanted {
            let value = label(&page, name);
            let value = value.unwrap_or_else(|| panic!("{} has no {name}", page.path()));
            assert!(!value.trim().is_empty(), "{}: {name} is empty", page.path());
        }
        let others = SITE.iter().chain(&COLUMN).chain(&CONTENT).chain(&OPTIONAL);
        for name in others.filter(|name| !wanted.contains(name)) {
            let expected = is_content(page.path()) && OPTIONAL.contains(name);
            assert!(
                expected || label(&page, name).is_none(),
                "{}: {name}",
                page.path()
            );
        }
        let names = page.attributes("head > meta[name]", "name");
        let different: BTreeSet<_> = names.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(names.len(), different.len(), "{}: {names:?}", page.path());
    }
    assert_eq!(contents, 3);
}

#[test]
fn labels_say_what_was_written() {
    let outcome = SiteTest::government().build();
    outcome.page("cases/a.html", |page| {
        for (name, value) in [
            ("SiteName", "小县人民政府"),
            ("SiteDomain", "www.xiaoxian.gov.invalid"),
            ("SiteIDCode", "bm14112301"),
            ("ColumnName", "案例"),
            ("ColumnDescription", "案例全文"),
            ("ColumnKeywords", "案例,脱贫"),
            ("ColumnType", "工作动态"),
            ("ArticleTitle", "灵丘：网店卖杂粮"),
            ("PubDate", "2026-11-20 09:30"),
            ("ContentSource", "大同日报"),
            ("Keywords", "网店,杂粮"),
            ("Author", "张编辑"),
            ("Description", "摘要一句。"),
            (
                "Url",
                "https://www.xiaoxian.gov.invalid/zt/atlas/cases/a.html",
            ),
            ("DC.title", "灵丘：网店卖杂粮"),
            ("DC.date", "2026-11-20T09:30"),
            ("DC.creator", "张编辑"),
            ("DC.publisher", "小县政府办公室"),
            ("DC.source", "大同日报"),
        ] {
            assert_eq!(label(page, name).as_deref(), Some(value), "{name}");
        }
        assert_eq!(label(page, "Image"), None);
    });
    outcome.page("about.html", |page| {
        let source = label(page, "ContentSource");
        assert_eq!(source.as_deref(), Some("小县政府办公室"));
        assert_eq!(label(page, "ColumnName").as_deref(), Some("首页"));
    });
    outcome.page("models/ecommerce.html", |page| {
        let words = label(page, "ColumnKeywords");
        assert_eq!(words.as_deref(), Some("模式,分类"));
    });
}

#[test]
fn the_first_picture_of_a_case_is_named() {
    let picture = crate::support::picture();
    let site = SiteTest::government().with_bytes("cases/a/shop.png", picture);
    let site = site.edit("cases/a.md", "货卖不出。", "货卖不出。\n\n![店](shop.png)");
    let address = "https://www.xiaoxian.gov.invalid/zt/atlas/cases/a/shop.png";
    site.build().page("cases/a.html", |page| {
        assert_eq!(label(page, "Image").as_deref(), Some(address));
        let shown = page.attribute("meta[property=\"og:image\"]", "content");
        assert_eq!(shown, address);
    });
    let offline = site.edit(
        "atlas.yaml",
        "base_url: https://www.xiaoxian.gov.invalid/zt/atlas\n",
        "",
    );
    offline.build().page("cases/a.html", |page| {
        assert_eq!(label(page, "Image").as_deref(), Some("../cases/a/shop.png"));
        assert_eq!(page.count("meta[property=\"og:image\"]"), 0);
    });
}

#[test]
fn a_site_of_nobody_in_particular_has_no_such_labels_and_no_warning() {
    let outcome = SiteTest::standard().build();
    outcome.no_findings();
    for page in outcome.pages() {
        for name in SITE.iter().chain(&COLUMN).chain(&CONTENT).chain(&OPTIONAL) {
            assert_eq!(label(&page, name), None, "{}: {name}", page.path());
        }
        assert_eq!(page.count("link[rel=canonical]"), 0);
        assert_eq!(page.count(".imprint"), 0);
    }
}

#[test]
fn nothing_stands_in_for_what_was_not_written() {
    let site = SiteTest::government();
    let site = site.edit("atlas.yaml", "  site_id_code: bm14112301\n", "");
    let site = site.edit("atlas.yaml", "  icp: 小ICP备1号\n", "");
    let site = site.edit("cases/a.md", "2026-11-20 09:30", "2026-11-20");
    let outcome = site.build();
    assert_eq!(outcome.codes(), ["CA0703", "CA0705", "CA0704"]);
    outcome.page("cases/a.html", |page| {
        assert_eq!(label(page, "SiteIDCode"), None);
        assert_eq!(label(page, "PubDate"), None);
        assert_eq!(label(page, "DC.date").as_deref(), Some("2026-11-20"));
        assert!(!page.text(".imprint").contains("ICP"));
    });
}

#[test]
fn the_government_profile_makes_errors_of_what_is_missing() {
    for (path, from, to, code) in [
        ("atlas.yaml", "  site_name: 小县人民政府\n", "", "CA0703"),
        ("atlas.yaml", ", type: 数据发布", "", "CA0703"),
        ("atlas.yaml", "  organizer: 小县政府办公室\n", "", "CA0703"),
        ("cases/a.md", "2026-11-20 09:30", "2026-11-20", "CA0704"),
        (
            "pages/about.md",
            "published: 2026-11-19 08:05\n",
            "",
            "CA0704",
        ),
    ] {
        let site = SiteTest::government().edit(path, from, to);
        let warned = site.build();
        assert!(
            warned.codes().contains(&code) && !warned.files.is_empty(),
            "{from}"
        );
        let refused = site.for_government().build();
        let mut errors = refused.findings.iter().filter(|found| found.is_error);
        assert_eq!(errors.next().map(|found| found.code), Some(code), "{from}");
        assert!(refused.files.is_empty(), "{from}");
    }
    let bare = SiteTest::standard().for_government().build();
    assert!(bare.codes().starts_with(&["CA0703"]), "{}", bare.report());
}

#[test]
fn the_command_line_names_what_is_missing_and_ends_with_1() {
    let site = SiteTest::government();
    let project = Project::new(&site.edit("atlas.yaml", "  site_id_code: bm14112301\n", ""));
    let run = project.run("build", &["--profile", "government"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("site_id_code（SiteIDCode）"),
        "{}",
        run.err
    );
    assert!(!project.path("public").exists());
    assert_eq!(project.run("check", &["--profile", "government"]).code, 1);
    assert_eq!(project.run("build", &[]).code, 0);
}

#[test]
fn the_footer_has_the_items_as_text() {
    let outcome = SiteTest::government().build();
    outcome.page("models/index.html", |page| {
        let items = page.texts(".imprint > div");
        let expected = [
            "主办单位小县政府办公室",
            "承办单位小县融媒体中心",
            "联系方式见门户首页",
            "网站标识码bm14112301",
            "ICP备案号小ICP备1号",
            "公安备案号小公网安备1号",
            "党政机关网站标识党政机关",
        ];
        assert_eq!(items, expected);
    });
    assert_eq!(crawl::complaints(&outcome), [""; 0]);
}

fn described(page: &Page) -> Vec<Value> {
    let data = page.inside("script[type=\"application/ld+json\"]");
    let data: Value = serde_json::from_str(&data).expect("the description is JSON");
    assert_eq!(data["@context"], "https://schema.org");
    data["@graph"].as_array().expect("a list").clone()
}

#[test]
fn pages_describe_themselves_to_search_engines() {
    let outcome = SiteTest::government().build();
    outcome.page("cases/a.html", |page| {
        let address = "https://www.xiaoxian.gov.invalid/zt/atlas/cases/a.html";
        assert_eq!(page.attribute("link[rel=canonical]", "href"), address);
        assert_eq!(
            page.attribute("meta[property=\"og:url\"]", "content"),
            address
        );
        let graph = described(page);
        let [path, article] = &graph[..] else {
            panic!("two descriptions: {graph:?}");
        };
        assert_eq!(path["@type"], "BreadcrumbList");
        let steps = path["itemListElement"].as_array().expect("a list");
        assert_eq!(
            steps[0]["item"],
            "https://www.xiaoxian.gov.invalid/zt/atlas/"
        );
        assert_eq!(steps.last().expect("steps")["item"], address);
        assert_eq!(article["@type"], "Article");
        assert_eq!(article["headline"], "灵丘：网店卖杂粮");
        assert_eq!(article["datePublished"], "2026-11-20T09:30");
        assert_eq!(article["isBasedOn"][0]["publisher"]["name"], "大同日报");
        assert_eq!(article["publisher"]["name"], "小县政府办公室");
    });
    outcome.page("data.html", |page| {
        let graph = described(page);
        let dataset = graph.iter().find(|thing| thing["@type"] == "Dataset");
        let files = &dataset.expect("a Dataset")["distribution"];
        assert_eq!(
            files[1]["contentUrl"],
            "https://www.xiaoxian.gov.invalid/zt/atlas/data/observations.csv"
        );
    });
    outcome.page("index.html", |page| {
        let home = page.attribute("link[rel=canonical]", "href");
        assert_eq!(home, "https://www.xiaoxian.gov.invalid/zt/atlas/");
    });
    outcome.page("404.html", |page| {
        assert_eq!(page.count("link[rel=canonical]"), 0);
    });
}

#[test]
fn no_word_of_an_author_ends_the_description() {
    let evil = "</script><script>alert(1)</script><!-- & 摘要";
    let site = SiteTest::government().edit("cases/a.md", "摘要一句。", evil);
    site.build().page("cases/a.html", |page| {
        assert_eq!(page.count("script"), 2, "atlas.js and the description");
        let graph = described(page);
        assert_eq!(graph[1]["description"], evil);
        assert_eq!(label(page, "Description").as_deref(), Some(evil));
    });
}

#[test]
fn the_code_beside_the_citation_is_there_when_the_site_has_an_address() {
    let outcome = SiteTest::government().build();
    outcome.page("cases/a.html", |page| {
        let address = "https://www.xiaoxian.gov.invalid/zt/atlas/cases/a.html";
        assert_eq!(page.text(".cite .address p"), address);
        assert_eq!(page.count(".cite .address svg.qr path"), 1);
    });
    SiteTest::standard().build().page("cases/a.html", |page| {
        assert_eq!(page.count(".address"), 0);
    });
}
