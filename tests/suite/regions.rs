//! The place tree.

use crate::manuscript::cases;
use crate::support::{Outcome, SiteTest};

const SITE: &str = "\
-- cases/a.md … --
---
title: 甲：一句
short: 甲
region: 140224
observations:
  - {id: b, label: 乙村收入, value: 1, unit: 万元, period: 2017, place: 乙村, status: achieved, source: s1}
  - {id: c, label: 安村收入, value: 2, unit: 万元, period: 2017, place: 安村, status: achieved, source: s1}
  - {id: d, label: 安村户数, value: 3, unit: 户, period: 2017, place: 安村, status: achieved, source: s1}
---
## 做法 {#x model=\"ecommerce\"}
[1万元](obs:b)、[2万元](obs:c)、[3户](obs:d)。
-- cases/b.md … --
---
title: 乙：一句
short: 乙
region: 222400
observations:
  - {id: e, label: 东兴村增收, value: 4, unit: 万元, period: 2017, place: 东兴村, region: 222424, status: achieved, source: s1}
---
## 做法 {#x model=\"ecommerce\"}
[4万元](obs:e)。
";

fn built() -> Outcome {
    let outcome = SiteTest::from(SITE).build();
    outcome.no_findings();
    outcome
}

#[test]
fn only_regions_that_occur_have_a_page() {
    let outcome = built();
    let regions: Vec<_> = outcome
        .paths()
        .into_iter()
        .filter(|path| path.starts_with("regions/"))
        .collect();
    let expected = [
        "regions/140000.html",
        "regions/140200.html",
        "regions/140224.html",
        "regions/220000.html",
        "regions/222400.html",
        "regions/222424.html",
        "regions/index.html",
    ];
    assert_eq!(regions, expected);
}

#[test]
fn the_index_is_the_tree_with_counts() {
    built().page("regions/index.html", |page| {
        let links = page
            .links("main .province h2 a, main .tree p > a")
            .into_iter();
        let names: Vec<_> = links.map(|(name, href)| format!("{name} {href}")).collect();
        let expected = [
            "山西省 140000.html",
            "大同市 140200.html",
            "灵丘县 140224.html",
            "吉林省 220000.html",
            "延边朝鲜族自治州 222400.html",
            "汪清县 222424.html",
        ];
        assert_eq!(names, expected);
        assert_eq!(page.texts("main .counts"), ["1个案例、1节做法"; 4]);
    });
}

#[test]
fn a_county_shows_its_cases_practices_and_places_in_pinyin_order() {
    built().page("regions/140224.html", |page| {
        assert_eq!(page.text("h1"), "山西省大同市灵丘县");
        assert!(page.text(".kicker").contains("行政区划代码 140224"));
        assert_eq!(
            page.links(".case-row h3 a"),
            [("灵丘县".to_owned(), "../cases/a.html".to_owned())]
        );
        assert_eq!(page.attributes(".does a", "href"), ["../cases/a.html#x"]);
        assert_eq!(page.texts(".places > li > h3"), ["安村", "乙村"]);
        assert_eq!(
            page.attributes(".places a", "href"),
            [
                "../cases/a.html#o-c",
                "../cases/a.html#o-d",
                "../cases/a.html#o-b"
            ]
        );
    });
}

#[test]
fn each_case_has_its_own_practices_below_it() {
    let second = "\
-- cases/c.md … --
---
title: 丙：一句
short: 丙
region: 140224
---
## 卖山货 {#sell model=\"ecommerce\"}
说明。
## 装光伏 {#roof model=\"ecommerce\"}
说明。
";
    let outcome = SiteTest::from(&format!("{SITE}{second}")).build();
    outcome.page("regions/140224.html", |page| {
        assert_eq!(
            page.links(".does a"),
            [
                ("做法".to_owned(), "../cases/a.html#x".to_owned()),
                ("卖山货".to_owned(), "../cases/c.html#sell".to_owned()),
                ("装光伏".to_owned(), "../cases/c.html#roof".to_owned()),
            ]
        );
        assert_eq!(page.texts(".case-row .does").len(), 2);
        assert_eq!(page.texts(".does .seal"), ["电", "电", "电"]);
    });
}

#[test]
fn a_figures_own_county_has_the_place_and_the_case() {
    built().page("regions/222424.html", |page| {
        assert_eq!(page.texts(".places > li > h3"), ["东兴村"]);
        assert_eq!(
            page.attributes(".case-row h3 a", "href"),
            ["../cases/b.html"]
        );
    });
    built().page("regions/222400.html", |page| {
        assert_eq!(page.attributes("main .tree p > a", "href"), ["222424.html"]);
    });
}

#[test]
fn a_province_gathers_what_lies_below() {
    built().page("regions/140000.html", |page| {
        assert_eq!(
            page.attributes(".case-row h3 a", "href"),
            ["../cases/a.html"]
        );
        assert_eq!(page.texts(".crumbs li"), ["首页", "地区", "山西省"]);
    });
}

#[test]
fn regions_above_a_figures_county_are_never_empty() {
    // A figure may lie in another province than the case.
    let outcome = built().edit("cases/b.md", "222424", "210624").build();
    outcome.no_findings();
    for path in outcome
        .paths()
        .into_iter()
        .filter(|path| path.starts_with("regions/2"))
    {
        let page = outcome.open(path);
        assert_eq!(
            page.attributes(".case-row h3 a", "href"),
            ["../cases/b.html"],
            "{path}"
        );
    }
}

#[test]
fn every_real_case_stands_on_the_page_of_its_region_and_of_those_above() {
    let outcome = SiteTest::of_folder("content").build();
    for case in cases() {
        let code = case.front["region"].as_u64().expect("codes are numbers");
        for above in [code, code / 100 * 100, code / 10_000 * 10_000] {
            let page = outcome.open(&format!("regions/{above}.html"));
            let href = format!("../cases/{}.html", case.slug);
            assert!(
                page.attributes(".case-row h3 a", "href").contains(&href),
                "{above}: {href}"
            );
        }
    }
}
