//! Model pages and their index.

use std::collections::BTreeMap;

use crate::manuscript::cases;
use crate::support::{Outcome, SiteTest};

/// Three cases: two with web shops, of which one has two, and one that mentions them.
const SITE: &str = "\
-- models/solar.md … --
---
title: 光伏扶贫
seal: 光
family: income
---
-- models/unused.md … --
---
title: 无人用
seal: 无
---
-- models/ecommerce.md … --
---
title: 电商扶贫
seal: 电
order: 1
indicators: [gain]
---
## 边界 {#scope}
不是消费扶贫。
-- indicators.yaml --
- {id: gain, name: 增收, definition: 多得的。, dimension: money, unit: 元, per: [], caution: 范围不同。}
-- cases/a.md … --
---
short: 甲
region: 140224
challenges: [market-access]
observations:
  - {id: g, indicator: gain, label: 网店增收, value: 500, unit: 元, period: 2017, status: achieved, source: s1}
---
## 开网店 {#shop model=\"ecommerce\" challenge=\"market-access\"}
网店让每户增收[500元](obs:g)。

又一段，卡片上不出现。
## 直播 {#live model=\"ecommerce solar\"}
直播卖货：
-- cases/b.md … --
---
short: 乙
region: 210624
---
## 合作社上网 {#coop model=\"ecommerce\"}
合作社统一卖。
-- cases/c.md … --
---
short: 丙
region: 360321
---
## 装光伏 {#sun model=\"solar\" also=\"ecommerce\"}
屋顶装板，也卖一点货。
";

fn built() -> Outcome {
    let outcome = SiteTest::from(SITE).build();
    outcome.no_findings();
    outcome
}

#[test]
fn practices_come_by_region_and_place_in_the_text_each_linked_to_its_section() {
    built().page("models/ecommerce.html", |page| {
        let expected = [
            ("甲开网店", "../cases/a.html#shop"),
            ("甲直播", "../cases/a.html#live"),
            ("乙合作社上网", "../cases/b.html#coop"),
        ];
        let expected = expected.map(|(words, href)| (words.to_owned(), href.to_owned()));
        assert_eq!(page.links("#practices h3 a"), expected);
        assert_eq!(page.text("#practices h2"), "两地做法");
        let words = page.texts("#practices .x");
        assert_eq!(words[0], "网店让每户增收500元。");
        assert_eq!(words[1], "直播卖货……");
        assert_eq!(
            page.texts("#practices .at > span:nth-child(3)")[2],
            "辽宁省丹东市宽甸满族自治县"
        );
    });
}

#[test]
fn a_mention_is_kept_apart_and_not_counted() {
    built().page("models/ecommerce.html", |page| {
        assert_eq!(page.texts("#mentions h3"), ["丙装光伏"]);
        assert_eq!(page.count("#mentions .practice.is-also"), 1);
        assert!(page.text(".kicker").ends_with("两地作主要做法，共三节"));
        assert_eq!(
            page.texts(".facts-dl dt"),
            ["案例", "兼及", "常同用", "针对难题"]
        );
    });
    built().page("models/solar.html", |page| {
        assert_eq!(page.text("#practices h2"), "两地做法");
        assert_eq!(page.count("#mentions"), 0);
    });
}

#[test]
fn a_figure_of_the_types_indicator_stands_on_the_card_and_in_the_comparison() {
    built().page("models/ecommerce.html", |page| {
        assert_eq!(page.texts("#practices .n"), ["500"]);
        assert_eq!(page.texts("#practices .st"), ["已实现"]);
        assert_eq!(page.texts("#comparison h3 a"), ["增收"]);
        assert_eq!(page.texts("#comparison tbody th a"), ["甲", "网店增收"]);
        assert!(page.text("#comparison .caution").ends_with("范围不同。"));
        assert_eq!(page.texts("#comparison tr.blank th"), ["乙"]);
    });
}

#[test]
fn the_authored_sections_and_the_reasons_of_related_types_are_shown() {
    built().page("models/ecommerce.html", |page| {
        for id in [
            "mechanism",
            "practices",
            "mentions",
            "comparison",
            "conditions",
            "questions",
            "scope",
            "related",
        ] {
            assert_eq!(page.count(&format!("#{id}")), 1, "{id}");
        }
        assert_eq!(page.text("#scope p"), "不是消费扶贫。");
        assert_eq!(page.texts("#related li p"), ["甲一地同用"]);
        assert_eq!(page.links("#related a")[0].1, "solar.html");
    });
}

#[test]
fn a_type_that_no_case_uses_has_no_page_and_stands_nowhere() {
    let outcome = built();
    assert!(!outcome.has("models/unused.html"));
    for page in outcome.pages() {
        assert!(!page.main().contains("无人用"), "{}", page.path());
    }
}

#[test]
fn the_index_lists_types_under_their_family_and_leaves_empty_families_out() {
    built().page("models/index.html", |page| {
        assert_eq!(page.texts("main h2"), ["产业带动", "收益联结"]);
        assert_eq!(page.count("#industry"), 1);
    });
    let only = "-- cases/a.md … --\n## 网店 {#x model=\"ecommerce\"}\n字。\n";
    SiteTest::from(only)
        .build()
        .no_findings()
        .page("models/index.html", |page| {
            assert_eq!(page.texts("main h2"), ["产业带动"]);
        });
}

#[test]
fn previous_and_next_follow_family_and_order() {
    let outcome = built();
    let turn = |path: &str| {
        outcome
            .open(path)
            .links(".turn a")
            .into_iter()
            .map(|(_, href)| href)
            .collect::<Vec<_>>()
    };
    assert_eq!(turn("models/ecommerce.html"), ["solar.html"]);
    assert_eq!(turn("models/solar.html"), ["ecommerce.html"]);
}

#[test]
fn a_tag_that_is_added_or_taken_away_shows_everywhere() {
    let outcome = built();
    let more = outcome
        .edit(
            "cases/c.md",
            "model=\"solar\" also=\"ecommerce\"",
            "model=\"solar ecommerce\"",
        )
        .build();
    more.no_findings().page("models/ecommerce.html", |page| {
        assert_eq!(page.text("#practices h2"), "三地做法");
        assert_eq!(page.count("#mentions"), 0);
    });
    let less = outcome
        .edit("cases/c.md", " also=\"ecommerce\"", "")
        .build();
    less.no_findings().page("models/ecommerce.html", |page| {
        assert_eq!(page.count("#mentions"), 0);
        assert!(page.texts(".facts-dl dt").contains(&"未载".to_owned()));
    });
}

/// Type to `case#section`, from the headings of the real cases.
fn tags(pick: impl Fn(&crate::manuscript::Section) -> &[String]) -> BTreeMap<String, Vec<String>> {
    let mut tags: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for case in cases() {
        for section in &case.sections {
            for model in pick(section) {
                let place = format!("../cases/{}.html#{}", case.slug, section.id);
                tags.entry(model.clone()).or_default().push(place);
            }
        }
    }
    tags
}

#[test]
fn the_real_pages_list_exactly_the_tags_of_the_sources() {
    let outcome = SiteTest::of_folder("content").build();
    let tags = tags(|section| &section.models);
    let pages = outcome.paths().into_iter();
    let pages = pages.filter(|path| path.starts_with("models/") && !path.ends_with("index.html"));
    assert_eq!(pages.count(), tags.len());
    for (model, mut places) in tags {
        let page = outcome.open(&format!("models/{model}.html"));
        let mut hrefs = page.attributes("#practices h3 a", "href");
        hrefs.sort();
        places.sort();
        assert_eq!(hrefs, places, "{model}");
        for place in places {
            let (path, id) = place
                .trim_start_matches("../")
                .split_once('#')
                .expect("it has an anchor");
            assert_eq!(
                outcome.open(path).count(&format!("section#{id}")),
                1,
                "{place}"
            );
        }
    }
}

#[test]
fn web_shops_and_solar_power_are_found_where_the_issue_says() {
    let outcome = SiteTest::of_folder("content").build();
    let cases_of = |model: &str| {
        let page = outcome.open(&format!("models/{model}.html"));
        let hrefs = page.attributes("#practices h3 a, #mentions h3 a", "href");
        let mut slugs: Vec<_> = hrefs
            .iter()
            .map(|href| {
                href.trim_start_matches("../cases/")
                    .split('.')
                    .next()
                    .unwrap_or("")
                    .to_owned()
            })
            .collect();
        slugs.dedup();
        slugs
    };
    for slug in ["kuandian", "yanbian", "lianhua", "lingqiu"] {
        assert!(
            cases_of("ecommerce").iter().any(|case| case == slug),
            "{slug}"
        );
    }
    for slug in ["lianhua", "lingyuan"] {
        assert!(
            cases_of("solar-income").iter().any(|case| case == slug),
            "{slug}"
        );
    }
}
