//! Two cases side by side.

use crate::support::{Outcome, SiteTest};

const SITE: &str = "\
-- models/ecommerce.md … --
---
title: 电商扶贫
seal: 电
order: 1
---
-- models/solar.md … --
---
title: 光伏扶贫
seal: 光
family: income
---
-- indicators.yaml --
- {id: gain, name: 增收, definition: 多得的。, dimension: money, unit: 元, per: [], caution: 范围不同。}
-- cases/a.md … --
---
short: 甲
region: 140224
keywords: [网店]
challenges: [market-access]
observations:
  - {id: g, indicator: gain, label: 网店增收, value: 500, unit: 元, period: 2017, status: achieved, source: s1}
---
## 开网店 {#shop model=\"ecommerce\" challenge=\"market-access\"}
甲开店，[500元](obs:g)。
-- cases/b.md … --
---
short: 乙
region: 210624
challenges: [market-access]
drivers: [market]
observations:
  - {id: g, indicator: gain, label: 光伏增收, value: 3000, unit: 元, period: 2018, status: planned, source: s1}
---
## 合作社上网 {#coop model=\"ecommerce\" challenge=\"market-access\"}
乙开店。
## 装光伏 {#sun model=\"solar\"}
[3000元](obs:g)。
-- cases/c.md … --
---
short: 丙
region: 360321
---
## 装光伏 {#sun model=\"solar\"}
丙装板。
";

/// Nine counties of one prefecture.
const COUNTIES: [u32; 9] = [
    140212, 140213, 140214, 140215, 140221, 140222, 140223, 140224, 140225,
];

fn built() -> Outcome {
    let outcome = SiteTest::from(SITE).build();
    outcome.no_findings();
    outcome
}

#[test]
fn only_cases_that_share_a_type_are_paired() {
    let outcome = built();
    let pairs: Vec<_> = outcome
        .paths()
        .into_iter()
        .filter(|path| path.starts_with("compare/"))
        .collect();
    assert_eq!(
        pairs,
        [
            "compare/a--b.html",
            "compare/b--c.html",
            "compare/index.html"
        ]
    );
    outcome.page("compare/index.html", |page| {
        let links = page.links("main a");
        let expected = [("甲与乙", "a--b.html"), ("乙与丙", "b--c.html")];
        assert_eq!(
            links,
            expected.map(|(words, href)| (words.to_owned(), href.to_owned()))
        );
    });
}

#[test]
fn facts_types_and_figures_stand_side_by_side() {
    built().page("compare/a--b.html", |page| {
        assert_eq!(page.text("h1"), "甲与乙");
        assert_eq!(
            page.text(".lead"),
            "一种模式相同；都面对卖难；可并列查看增收。"
        );
        let facts = page.texts(".spine-table tbody tr");
        assert!(
            facts.contains(&"未载推动力量市场导向".to_owned()),
            "{facts:?}"
        );
        assert!(facts.contains(&"网店关键词未载".to_owned()), "{facts:?}");
        assert_eq!(page.texts(".spine h3")[0], "电电商扶贫");
        assert_eq!(
            page.attributes(".left .practice h4 a", "href"),
            ["../cases/a.html#shop"]
        );
        assert_eq!(
            page.attributes(".right .practice h4 a", "href"),
            ["../cases/b.html#coop"]
        );
        assert_eq!(page.texts(".spine-open .left .none"), ["无"]);
        assert_eq!(
            page.attributes(".spine-open .right a", "href"),
            ["../models/solar.html"]
        );
        assert_eq!(
            page.texts(".facing .left li b, .facing .right li b"),
            ["甲", "乙"]
        );
        assert_eq!(page.texts(".facing .right .why"), ["不是已得的数：计划"]);
    });
}

#[test]
fn a_pair_without_a_common_figure_has_no_empty_part() {
    built().page("compare/b--c.html", |page| {
        assert_eq!(page.count("#h-indicators"), 0);
        assert_eq!(page.text(".lead"), "一种模式相同。");
    });
}

#[test]
fn each_case_is_paired_with_its_three_nearest_only() {
    let mut text = SITE[..SITE.find("-- cases/a.md").expect("it is there")].to_owned();
    for (at, region) in COUNTIES.iter().enumerate() {
        let model = if at < 5 {
            "ecommerce"
        } else {
            "ecommerce solar"
        };
        text.push_str(&format!(
            "-- cases/k{at}.md … --\n---\nshort: 案{at}\nregion: {region}\n---\n## 做法 {{#x model=\"{model}\"}}\n字。\n"
        ));
    }
    let outcome = SiteTest::from(&text).build();
    outcome.no_findings();
    for at in 0..9 {
        outcome.page(&format!("cases/k{at}.html"), |page| {
            assert_eq!(page.count("#sec-related li"), 3, "k{at}");
        });
    }
    let pairs = outcome
        .paths()
        .into_iter()
        .filter(|path| path.starts_with("compare/k"))
        .count();
    assert!((9..=27).contains(&pairs), "{pairs} pairs");
}

#[test]
fn names_with_hyphens_do_not_join_to_one_address() {
    // With one hyphen between them, `a-b` with `c` and `a` with `b-c` would meet.
    let mut text = String::new();
    for (slug, region) in ["a", "a-b", "b-c", "c"].iter().zip(COUNTIES) {
        text.push_str(&format!(
            "-- cases/{slug}.md … --\n---\nshort: 案\nregion: {region}\n---\n## 做法 {{#x model=\"ecommerce\"}}\n字。\n"
        ));
    }
    let outcome = SiteTest::from(&text).build();
    outcome.no_findings();
    assert!(outcome.has("compare/a--b-c.html") && outcome.has("compare/a-b--c.html"));
}
