//! Lists over the whole atlas: timeline, keywords, sources, A–Z, sitemap, topics; 404 and frames.

use std::collections::{BTreeMap, BTreeSet};

use crate::manuscript::{self, cases};
use crate::support::{SiteTest, project_text};

#[test]
fn the_timeline_holds_events_and_publications_by_date() {
    let site = SiteTest::standard().edit(
        "cases/a.md",
        "observations:\n",
        "events:\n  - {date: 2018-01, text: 开第二家店, source: s1}\n  - {date: 2017-05-03, text: 开店, source: s1}\n  - {date: 2017, text: 立项, source: s1}\nobservations:\n",
    );
    site.build().no_findings().page("timeline.html", |page| {
        assert_eq!(page.texts("main h2"), ["2017", "2018"]);
        assert_eq!(page.texts("#y2017 .what"), ["立项", "5月3日开店"]);
        assert_eq!(
            page.texts("#y2018 .what"),
            ["1月开第二家店", "3月1日《灵丘调查》刊出"]
        );
        assert_eq!(
            page.attributes("#y2017 li time", "datetime"),
            ["2017-05-03"]
        );
        assert_eq!(page.texts("#y2018 .kind"), ["事件", "材料刊出"]);
    });
}

#[test]
fn keywords_stand_under_their_letter_with_their_cases() {
    let site =
        SiteTest::standard().edit("cases/a.md", "drivers:", "keywords: [网店, 党建]\ndrivers:");
    site.build().no_findings().page("keywords.html", |page| {
        assert_eq!(page.texts("main h2"), ["D", "W"]);
        assert_eq!(page.texts("main li b"), ["党建", "网店"]);
        assert_eq!(
            page.attributes("main li .links a", "href"),
            ["cases/a.html"; 2]
        );
    });
    assert!(!SiteTest::standard().build().has("keywords.html"));
}

#[test]
fn the_sources_of_all_cases_are_numbered_through() {
    SiteTest::of_folder("content")
        .build()
        .page("sources.html", |page| {
            let all: usize = cases()
                .iter()
                .map(|case| manuscript::list(&case.front["sources"]).len())
                .sum();
            let ids: Vec<_> = (1..=all).map(|number| format!("source-{number}")).collect();
            assert_eq!(page.attributes(".bibliography > li", "id"), ids);
            let figures: usize = page
                .texts(".bibliography .count b")
                .iter()
                .filter_map(|count| count.parse::<usize>().ok())
                .sum();
            let expected: usize = cases().iter().map(|case| case.observations().len()).sum();
            assert_eq!(figures, expected);
        });
}

#[test]
fn the_index_of_names_holds_everything_that_has_a_name() {
    let outcome = SiteTest::of_folder("content").build();
    let page = outcome.open("a-z.html");
    let hrefs: BTreeSet<_> = page
        .attributes("main .columns a", "href")
        .into_iter()
        .collect();
    let named = [
        "cases/",
        "models/",
        "regions/",
        "indicators/",
        "challenges/",
        "drivers/",
    ];
    for path in outcome.paths() {
        let is_named =
            named.iter().any(|folder| path.starts_with(folder)) && !path.ends_with("index.html");
        assert!(!is_named || hrefs.contains(path), "{path}");
    }
    let terms = manuscript::yaml(&project_text("content/glossary.yaml"));
    for term in manuscript::list(&terms) {
        let href = format!("glossary.html#{}", term["id"].as_str().unwrap_or(""));
        assert!(hrefs.contains(&href), "{href}");
    }
    let letters = page.texts("main h2");
    let mut sorted = letters.clone();
    sorted.sort();
    assert_eq!(letters, sorted);
}

#[test]
fn the_sitemap_holds_every_page_once() {
    let outcome = SiteTest::of_folder("content").build();
    let mut hrefs = outcome.open("sitemap.html").attributes("main a", "href");
    let pages = outcome
        .paths()
        .into_iter()
        .filter(|path| path.ends_with(".html") && *path != "404.html");
    hrefs.sort();
    assert_eq!(hrefs, pages.collect::<Vec<_>>());
}

/// Word of the front matter to the cases that list it.
fn users(key: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut users: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for case in cases() {
        for word in case.words(key) {
            users
                .entry(word.to_owned())
                .or_default()
                .insert(case.slug.clone());
        }
    }
    users
}

#[test]
fn a_word_that_no_case_uses_has_no_page_and_the_others_list_their_cases() {
    let outcome = SiteTest::of_folder("content").build();
    for (key, folder) in [("challenges", "challenges/"), ("drivers", "drivers/")] {
        let users = users(key);
        let pages: BTreeSet<_> = outcome
            .paths()
            .into_iter()
            .filter_map(|path| path.strip_prefix(folder)?.strip_suffix(".html"))
            .filter(|name| *name != "index")
            .map(str::to_owned)
            .collect();
        assert_eq!(pages, users.keys().cloned().collect(), "{key}");
        for (word, slugs) in users {
            let page = outcome.open(&format!("{folder}{word}.html"));
            let hrefs: BTreeSet<_> = page
                .attributes(".case-row h3 a", "href")
                .into_iter()
                .collect();
            let expected = slugs
                .iter()
                .map(|slug| format!("../cases/{slug}.html"))
                .collect();
            assert_eq!(hrefs, expected, "{word}");
        }
    }
    let standard = SiteTest::standard().build();
    assert!(!standard.has("challenges/capital-gap.html") && !standard.has("drivers/market.html"));
}

#[test]
fn a_challenges_page_lists_the_practices_that_answer_it() {
    let outcome = SiteTest::of_folder("content").build();
    for word in users("challenges").keys() {
        let mut expected = Vec::new();
        for case in cases() {
            let own = case
                .sections
                .iter()
                .filter(|section| section.challenges.contains(word));
            expected
                .extend(own.map(|section| format!("../cases/{}.html#{}", case.slug, section.id)));
        }
        let mut hrefs = outcome
            .open(&format!("challenges/{word}.html"))
            .attributes(".practice h3 a", "href");
        hrefs.sort();
        expected.sort();
        assert_eq!(hrefs, expected, "{word}");
    }
}

#[test]
fn keywords_of_the_real_content_are_all_there() {
    let outcome = SiteTest::of_folder("content").build();
    let shown: BTreeSet<_> = outcome
        .open("keywords.html")
        .texts("main li b")
        .into_iter()
        .collect();
    assert_eq!(shown, users("keywords").into_keys().collect());
}

#[test]
fn every_page_has_one_heading_a_title_a_description_and_its_place() {
    let outcome = SiteTest::of_folder("content").build();
    let mut titles = BTreeSet::new();
    for page in outcome.pages() {
        let path = page.path().to_owned();
        assert_eq!(page.count("h1"), 1, "{path}");
        assert!(
            titles.insert(page.text("title")),
            "{path}: the title is another page's too"
        );
        assert!(
            !page
                .attribute("meta[name=description]", "content")
                .is_empty(),
            "{path}"
        );
        assert_eq!(page.count("main#main"), 1, "{path}");
        assert_eq!(
            page.count(".crumbs"),
            usize::from(path != "index.html"),
            "{path}"
        );
        assert!(page.count("h2 ~ h4, h1 ~ h4") == 0, "{path} skips a level");
    }
}

#[test]
fn no_template_mark_is_left_and_no_value_is_missing() {
    for page in SiteTest::of_folder("content").build().pages() {
        for leaving in [
            "{{",
            "}}",
            "{%",
            "__tera",
            "undefined",
            "None",
            "NaN",
            "[object",
        ] {
            let main = page.main().replace("<code>", "");
            let quoted = page.path() == "guide.html" || page.path() == "about.html";
            assert!(
                quoted || !main.contains(leaving),
                "{} has {leaving}",
                page.path()
            );
        }
    }
}
