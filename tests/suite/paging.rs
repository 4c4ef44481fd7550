//! Lists that are longer than a page: cut into pages that lose nothing and lead to each other without scripts.

use crate::support::crawl::complaints;
use crate::support::html::Page;
use crate::support::{Outcome, SiteTest};

/// The sample content with pages of so many entries.
fn with_pages_of(length: usize) -> SiteTest {
    let line = format!("licence: CC BY 4.0\npage_length: {length}\n");
    SiteTest::of_folder("content").edit("atlas.yaml", "licence: CC BY 4.0\n", &line)
}

/// The pages of a list, from its first on along the links forward.
fn pages_of(outcome: &Outcome, first: &str) -> Vec<Page> {
    let mut pages = vec![outcome.open(first)];
    loop {
        let last = &pages[pages.len() - 1];
        let Some(next) = last.attributes(".pager a[rel=next]", "href").pop() else {
            return pages;
        };
        let folder = first
            .rsplit_once('/')
            .map_or(String::new(), |(folder, _)| format!("{folder}/"));
        pages.push(outcome.open(&(folder + &next)));
    }
}

/// Every long list with what its entries are.
const LISTS: [(&str, &str); 11] = [
    ("models/ecommerce.html", "#practices .practice h3"),
    ("models/party-led-coop.html", "#practices .practice h3"),
    ("cases/index.html", ".case-row h2"),
    ("challenges/market-access.html", "#practices .practice h3"),
    ("compare/index.html", ".compared h2"),
    ("regions/210624.html", ".places h3"),
    ("timeline.html", ".year li .what"),
    ("keywords.html", ".columns b"),
    ("sources.html", ".bibliography .x"),
    ("a-z.html", ".columns a"),
    ("sitemap.html", ".columns a"),
];

#[test]
fn every_entry_stands_on_one_page_of_its_list_in_the_same_order() {
    let whole = SiteTest::of_folder("content").build();
    let cut = with_pages_of(1).build();
    for (path, entries) in LISTS {
        let page = whole.open(path);
        let expected = page.texts(entries);
        assert_eq!(page.count(".pager"), 0, "{path} is one page");
        let pages = pages_of(&cut, path);
        let found: Vec<_> = pages.iter().flat_map(|page| page.texts(entries)).collect();
        assert_eq!(found, expected, "{path}");
        assert!(pages.len() > 1, "{path} is cut");
    }
}

#[test]
fn a_cut_site_has_no_dead_link_no_lonely_page_and_no_id_twice() {
    for length in [1, 3] {
        let outcome = with_pages_of(length).build();
        outcome.no_findings();
        assert_eq!(complaints(&outcome), [""; 0]);
    }
}

#[test]
fn a_page_says_which_it_is_and_leads_on_and_back() {
    let site = with_pages_of(2).edit(
        "atlas.yaml",
        "page_length: 2\n",
        "page_length: 2\nbase_url: https://www.example.cn/atlas/\n",
    );
    let outcome = site.build();
    outcome.page("cases/index.html", |page| {
        assert_eq!(page.text(".pager p"), "第1页，共3页");
        assert_eq!(page.attributes("link[rel=next]", "href"), ["index--2.html"]);
        assert_eq!(page.count("link[rel=prev]"), 0);
    });
    outcome.page("cases/index--2.html", |page| {
        assert!(page.text("title").ends_with("（第2页）"));
        assert_eq!(page.text(".pager p"), "第2页，共3页");
        assert_eq!(page.attributes("link[rel=prev]", "href"), ["index.html"]);
        assert_eq!(page.attributes("link[rel=next]", "href"), ["index--3.html"]);
        assert_eq!(
            page.attributes("link[rel=canonical]", "href"),
            ["https://www.example.cn/atlas/cases/index--2.html"]
        );
        let links = [
            ("上一页", "index.html"),
            ("1", "index.html"),
            ("3", "index--3.html"),
            ("下一页", "index--3.html"),
        ];
        assert_eq!(
            page.links(".pager a"),
            links.map(|(words, href)| (words.to_owned(), href.to_owned()))
        );
    });
    assert!(outcome.text("sitemap.xml").contains("cases/index--3.html"));
}

#[test]
fn what_is_said_once_stands_on_the_first_page() {
    let outcome = with_pages_of(2).build();
    outcome.page("models/ecommerce--2.html", |page| {
        assert_eq!(
            page.count("#mechanism, #conditions, #comparison, #related"),
            0
        );
        assert_eq!(page.count("h1"), 1);
        assert_eq!(page.count("#practices"), 1);
    });
}

#[test]
fn a_word_leads_to_the_page_that_holds_it() {
    let outcome = with_pages_of(1).build();
    let case = outcome.open("cases/kuandian.html");
    let words = case.links(".facts-dl a");
    let words: Vec<_> = words
        .iter()
        .filter(|(_, href)| href.contains("keywords"))
        .collect();
    assert!(words.len() > 1);
    for (word, href) in words {
        let (path, id) = href.split_once('#').expect("a letter is named");
        let page = outcome.open(path.trim_start_matches("../"));
        assert_eq!(page.texts(&format!("#{id} b")), [word.as_str()]);
    }
    for (letter, href) in outcome.open("keywords.html").links(".rail a") {
        let (path, id) = href.split_once('#').expect("a letter is named");
        let page = outcome.open(if path.is_empty() {
            "keywords.html"
        } else {
            path
        });
        assert_eq!(page.text(&format!("#{id} h2")), letter);
    }
}

#[test]
fn many_cases_are_told_by_province_on_the_home_page() {
    let outcome = with_pages_of(4).build();
    outcome.page("index.html", |page| {
        assert_eq!(page.text(".mx .corner"), "地区");
        assert_eq!(
            page.texts(".mx tbody th a"),
            ["山西省", "辽宁省", "吉林省", "江西省"]
        );
        assert_eq!(page.texts("#by-region li span")[1], "2个案例");
        let rows = page.texts(".mx tbody .many b");
        let sum: usize = rows
            .iter()
            .filter_map(|count| count.parse::<usize>().ok())
            .sum();
        assert_eq!(page.text(".mx tfoot .sum"), sum.to_string());
        for (_, href) in page.links(".mx .many") {
            assert!(href.starts_with("models/"), "{href}");
        }
    });
}

#[test]
fn the_length_of_a_page_is_checked() {
    let outcome = with_pages_of(0).build();
    outcome
        .finding("CA0211", "atlas.yaml", 13, 14)
        .says("page_length 应在 1 到 1000 之间，不是 0")
        .helps(&["如 page_length: 50"]);
}
