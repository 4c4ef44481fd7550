//! Feed, sitemap, robots.txt: what RFC 4287, sitemaps.org and RFC 9309 ask of them. No registry
//! package carries their schemas with a licence we could keep, so their rules stand here.

use std::collections::BTreeSet;

use crate::support::SiteTest;
use crate::support::xml::Element;

const BASE: &str = "https://www.xiaoxian.gov.invalid/zt/atlas/";

/// The elements RFC 4287 (4.1.1, 4.1.2) knows, with how often each may stand: at least, at most.
const FEED: [(&str, usize, usize); 9] = [
    ("id", 1, 1),
    ("title", 1, 1),
    ("updated", 1, 1),
    ("subtitle", 0, 1),
    ("rights", 0, 1),
    ("author", 1, 9),
    ("link", 1, 9),
    ("category", 0, 9),
    ("entry", 1, 50),
];
const ENTRY: [(&str, usize, usize); 8] = [
    ("id", 1, 1),
    ("title", 1, 1),
    ("updated", 1, 1),
    ("published", 0, 1),
    ("summary", 0, 1),
    ("author", 0, 9),
    ("link", 1, 9),
    ("category", 0, 99),
];

fn holds(element: &Element, rules: &[(&str, usize, usize)]) {
    for (name, least, most) in rules {
        let count = element.all(name).count();
        assert!((*least..=*most).contains(&count), "{count} <{name}>");
    }
    for child in &element.children {
        let known = rules.iter().any(|(name, ..)| *name == child.name);
        assert!(known, "<{}> in <{}>", child.name, element.name);
    }
    for author in element.all("author") {
        assert!(!author.only("name").trim().is_empty());
    }
}

/// RFC 3339, section 5.6.
fn is_moment(text: &str) -> bool {
    let form = "0000-00-00T00:00:00+00:00";
    text.len() == form.len()
        && text
            .chars()
            .zip(form.chars())
            .all(|(is, wanted)| match wanted {
                '0' => is.is_ascii_digit(),
                sign => is == sign,
            })
}

#[test]
fn the_feed_is_atom() {
    let outcome = SiteTest::government().build();
    let feed = Element::parse(outcome.text("feed.xml"));
    assert_eq!(feed.name, "feed");
    assert_eq!(feed.attribute("xmlns"), "http://www.w3.org/2005/Atom");
    assert_eq!(feed.attribute("xml:lang"), "zh-CN");
    holds(&feed, &FEED);
    let own = feed
        .all("link")
        .find(|link| link.attribute("rel") == "self");
    assert_eq!(
        own.expect("a link to itself").attribute("href"),
        format!("{BASE}feed.xml")
    );
    let entries: Vec<&Element> = feed.all("entry").collect();
    let mut ids = BTreeSet::from([feed.only("id")]);
    for entry in &entries {
        holds(entry, &ENTRY);
        assert!(is_moment(entry.only("updated")) && is_moment(entry.only("published")));
        assert!(ids.insert(entry.only("id")), "ids are different");
        let page = entry
            .all("link")
            .next()
            .expect("counted above")
            .attribute("href");
        let page = page.strip_prefix(BASE).expect("full addresses");
        assert!(outcome.has(page), "{page}");
        assert!(!entry.only("title").is_empty() && !entry.only("summary").is_empty());
    }
    let dates: Vec<&str> = entries.iter().map(|entry| entry.only("updated")).collect();
    assert_eq!(
        dates,
        ["2026-11-21T10:00:00+08:00", "2026-11-20T09:30:00+08:00"]
    );
    assert_eq!(feed.only("updated"), dates[0]);
}

#[test]
fn a_feed_needs_an_address_and_a_day() {
    let standard = SiteTest::standard();
    let outcome = standard.build();
    assert!(!outcome.has("feed.xml") && !outcome.has("sitemap.xml"));
    assert_eq!(outcome.text("robots.txt"), "User-agent: *\nAllow: /\n");
    let monthly = SiteTest::standard()
        .edit("atlas.yaml", "theme:", "base_url: https://a.cn/\ntheme:")
        .edit("cases/a.md", "published: 2026-11-20", "published: 2026-11");
    let outcome = monthly.build();
    outcome.no_findings();
    assert!(!outcome.has("feed.xml"), "a month is no date of Atom");
    assert!(
        outcome
            .text("sitemap.xml")
            .contains("<lastmod>2026-11</lastmod>")
    );
    outcome.page("index.html", |page| {
        assert_eq!(page.count("link[rel=alternate]"), 0);
    });
}

#[test]
fn what_authors_write_stays_text() {
    let evil = "<b>&amp;\u{1F600}]]>";
    let site = SiteTest::government().edit("cases/a.md", "摘要一句。", evil);
    let site = site.edit("cases/a.md", "灵丘：网店卖杂粮", "\"\\a灵丘：网店卖杂粮\"");
    let outcome = site.build();
    let feed = Element::parse(outcome.text("feed.xml"));
    let entry = feed.all("entry").nth(1).expect("two cases");
    assert_eq!(entry.only("summary"), evil);
    // A control character is no text in any format; what stands in its place is seen.
    assert_eq!(entry.only("title"), "\u{FFFD}灵丘：网店卖杂粮");
}

#[test]
fn the_sitemap_lists_every_page_once() {
    let outcome = SiteTest::government().build();
    let sitemap = Element::parse(outcome.text("sitemap.xml"));
    assert_eq!(sitemap.name, "urlset");
    let space = "http://www.sitemaps.org/schemas/sitemap/0.9";
    assert_eq!(sitemap.attribute("xmlns"), space);
    let mut listed = BTreeSet::new();
    for url in sitemap.all("url") {
        let loc = url.only("loc");
        assert!(loc.len() < 2048, "{loc}");
        let path = loc.strip_prefix(BASE).expect("full addresses of the site");
        let path = if path.is_empty() { "index.html" } else { path };
        assert!(listed.insert(path.to_owned()), "{path} is listed twice");
        for child in &url.children {
            assert!(["loc", "lastmod"].contains(&&*child.name), "{}", child.name);
        }
        let changed: Vec<_> = url.all("lastmod").map(|day| day.text.clone()).collect();
        let expected: &[&str] = match path {
            "cases/a.html" => &["2026-11-20"],
            "cases/b.html" => &["2026-11-21"],
            "about.html" => &["2026-11-19"],
            _ => &[],
        };
        assert_eq!(changed, expected, "{path}");
    }
    let pages = outcome
        .pages()
        .filter(|page| page.count("meta[http-equiv=refresh]") == 0);
    let pages: BTreeSet<_> = pages.map(|page| page.path().to_owned()).collect();
    let missing: Vec<_> = pages.difference(&listed).collect();
    assert_eq!(missing, ["404.html"]);
    assert_eq!(
        outcome.text("robots.txt"),
        format!("User-agent: *\nAllow: /\nSitemap: {BASE}sitemap.xml\n")
    );
}
