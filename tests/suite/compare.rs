//! A case beside its nearest.

use serde_json::Value;

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

/// Paths of comparisons but their list.
fn comparisons(outcome: &Outcome) -> Vec<&str> {
    let paths = outcome.paths().into_iter();
    paths
        .filter(|path| path.starts_with("compare/") && path.ends_with(".html"))
        .filter(|path| *path != "compare/index.html")
        .collect()
}

#[test]
fn every_case_with_a_near_one_has_a_page_and_stands_in_the_list() {
    let alone = "\
-- models/credit.md … --
---
title: 扶贫信贷
seal: 贷
order: 9
---
-- cases/d.md … --
---
short: 丁
region: 222400
---
## 贷款 {#loan model=\"credit\"}
丁贷款。
";
    let outcome = SiteTest::from(&format!("{SITE}{alone}")).build();
    outcome.no_findings();
    assert_eq!(
        comparisons(&outcome),
        ["compare/a.html", "compare/b.html", "compare/c.html"]
    );
    outcome.page("compare/index.html", |page| {
        let links = page.links("main a");
        let expected = [("甲", "a.html"), ("乙", "b.html"), ("丙", "c.html")];
        assert_eq!(
            links,
            expected.map(|(words, href)| (words.to_owned(), href.to_owned()))
        );
        assert_eq!(page.texts(".compared .x"), ["与乙", "与甲、丙", "与乙"]);
    });
    outcome.page("cases/d.html", |page| {
        assert_eq!(page.count("#sec-related"), 0);
    });
}

#[test]
fn a_comparison_is_reached_from_the_case_the_sitemap_and_the_alphabet() {
    let outcome = built();
    outcome.page("cases/b.html", |page| {
        let links = page.links("#sec-related .go a");
        let expected = ("与相近各案对照".to_owned(), "../compare/b.html".to_owned());
        assert_eq!(links, [expected]);
    });
    let named = ("乙与甲、丙".to_owned(), "compare/b.html".to_owned());
    for path in ["sitemap.html", "a-z.html"] {
        outcome.page(path, |page| {
            assert!(page.links("main a").contains(&named), "{path}");
        });
    }
}

#[test]
fn the_case_comes_first_then_the_nearest() {
    built().page("compare/b.html", |page| {
        assert_eq!(page.text("h1"), "乙与甲、丙");
        assert_eq!(
            page.text(".lead"),
            "乙与最相近的两案并列：两种模式可看做法，一项指标可看数字。"
        );
        let columns = page.links(".slips a");
        let names: Vec<_> = columns.iter().map(|(_, href)| href.as_str()).collect();
        assert_eq!(
            names,
            ["../cases/b.html", "../cases/a.html", "../cases/c.html"]
        );
        for head in page.texts("thead tr").iter().skip(1) {
            assert!(head.ends_with("乙甲丙"), "{head}");
        }
    });
}

#[test]
fn facts_stand_side_by_side_with_the_reason_for_each() {
    built().page("compare/a.html", |page| {
        let rows = page.texts("#main table:first-of-type tbody tr");
        let expected = [
            "何以相近本案一种模式相同；都面对卖难；可并列查看增收。",
            "推动力量未载市场导向",
            "针对难题卖难卖难",
            "关键词网店未载",
        ];
        for row in expected {
            assert!(rows.iter().any(|found| found == row), "{row}: {rows:?}");
        }
    });
}

#[test]
fn a_shared_type_shows_the_practices_of_each_and_the_others_follow() {
    built().page("compare/b.html", |page| {
        assert_eq!(page.texts("#h-shared"), ["共有的模式"]);
        assert_eq!(
            page.texts("[aria-labelledby=h-shared] tbody th"),
            ["电电商扶贫", "光光伏扶贫"]
        );
        let practices = page.links("[aria-labelledby=h-shared] td > a");
        let expected = [
            ("合作社上网", "../cases/b.html#coop"),
            ("开网店", "../cases/a.html#shop"),
            ("装光伏", "../cases/b.html#sun"),
            ("装光伏", "../cases/c.html#sun"),
        ];
        assert_eq!(
            practices,
            expected.map(|(words, href)| (words.to_owned(), href.to_owned()))
        );
        assert_eq!(page.count("[aria-labelledby=h-shared] .none"), 2);
        assert_eq!(page.count(".others"), 0);
    });
    built().page("compare/a.html", |page| {
        assert_eq!(
            page.links(".others tbody th a")[0].1,
            "../models/solar.html"
        );
        assert_eq!(page.texts(".others tbody td"), ["", "装光伏"]);
    });
}

#[test]
fn figures_of_a_shared_indicator_say_whether_they_can_be_compared() {
    built().page("compare/a.html", |page| {
        assert_eq!(page.texts(".measured tbody th"), ["增收元"]);
        let figures = page.texts(".measured td > p:not(.caution)");
        assert_eq!(
            figures,
            [
                "网店增收500元 已实现 2017年",
                "光伏增收3000元 计划 2018年不是已得的数：计划"
            ]
        );
        assert_eq!(page.count(".measured .bar"), 1, "a plan sets no scale");
        assert_eq!(page.count(".measured .bar.w-100"), 1);
        assert_eq!(page.texts(".measured .caution"), ["不可比之处范围不同。"]);
        assert_eq!(page.attributes(".measured tr + tr td", "colspan"), ["2"]);
    });
}

#[test]
fn a_part_with_nothing_in_it_is_not_there() {
    built().page("compare/c.html", |page| {
        assert_eq!(page.count("#h-indicators"), 0);
        assert_eq!(
            page.text(".lead"),
            "丙与最相近的一案并列：一种模式可看做法。"
        );
    });
}

#[test]
fn each_case_stands_beside_its_three_nearest_only() {
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
    assert_eq!(comparisons(&outcome).len(), 9);
    for at in 0..9 {
        outcome.page(&format!("cases/k{at}.html"), |page| {
            assert_eq!(page.count("#sec-related li"), 3, "k{at}");
        });
        outcome.page(&format!("compare/k{at}.html"), |page| {
            assert_eq!(page.count(".slips a"), 4, "k{at}");
        });
    }
}

#[test]
fn two_cases_of_one_county_are_told_apart() {
    let mut text = String::new();
    for (slug, short) in [("a", "上村"), ("b", "下村")] {
        text.push_str(&format!(
            "-- cases/{slug}.md … --\n---\nshort: {short}\nregion: 140224\n---\n## 做法 {{#x model=\"ecommerce\"}}\n字。\n"
        ));
    }
    SiteTest::from(&text)
        .build()
        .page("compare/a.html", |page| {
            assert_eq!(
                page.texts(".slips a"),
                ["山西省大同市灵丘县上村", "山西省大同市灵丘县下村"]
            );
        });
}

#[test]
fn an_old_slug_leads_on_to_the_comparison_too() {
    let site = SITE.replacen("short: 甲", "short: 甲\naliases: [old]", 1);
    let outcome = SiteTest::from(&site).build();
    outcome.no_findings();
    outcome.page("compare/old.html", |page| {
        let expected = ("甲与乙".to_owned(), "a.html".to_owned());
        assert_eq!(page.links("main a"), [expected]);
    });
}

/// What a script of the data says, and how many bytes it has.
fn data(outcome: &Outcome, path: &str) -> (Vec<Value>, usize) {
    let text = outcome.text(path);
    let arguments = text.strip_prefix("atlasCompare(").expect("one call");
    let arguments = arguments.strip_suffix(");\n").expect("one call");
    let arguments = serde_json::from_str(&format!("[{arguments}]"));
    (arguments.expect("its arguments are JSON"), text.len())
}

#[test]
fn cases_to_choose_from_stand_in_scripts_of_bounded_size() {
    let mut text = SITE[..SITE.find("-- cases/a.md").expect("it is there")].to_owned();
    for at in 0..120 {
        let region = COUNTIES[at % COUNTIES.len()];
        let title = "长".repeat(200);
        text.push_str(&format!(
            "-- cases/k{at}.md … --\n---\nshort: 案{at}\nregion: {region}\n---\n## {title} {{#x model=\"ecommerce\"}}\n字。\n"
        ));
    }
    let outcome = SiteTest::from(&text).build();
    let (index, _) = data(&outcome, "compare/data/index.js");
    let parts = index[2][0].as_u64().expect("the number of parts of names");
    let names = (0..parts).map(|part| data(&outcome, &format!("compare/data/names-{part}.js")));
    let names: Vec<Value> = names
        .flat_map(|(arguments, _)| arguments[2].as_array().expect("a list").clone())
        .collect();
    assert_eq!(names.len(), 120);
    let last = names[119][4].as_u64().expect("the part of the case");
    assert!(last > 0, "there are several parts");
    for name in &names {
        let path = format!("compare/data/cases-{}.js", name[4]);
        let (arguments, bytes) = data(&outcome, &path);
        assert!(bytes < 64_000, "{path}: {bytes} bytes");
        let cases = arguments[2].as_array().expect("a list");
        assert!(
            cases.iter().any(|case| case[0] == name[0]),
            "{name} is in {path}"
        );
    }
    assert!(!outcome.has(&format!("compare/data/cases-{}.js", last + 1)));
}

#[test]
fn where_nothing_is_near_there_is_nothing_to_choose_from() {
    let first = &SITE[..SITE.find("-- cases/b.md").expect("it is there")];
    let outcome = SiteTest::from(first).build();
    let paths = outcome.paths();
    assert!(!paths.iter().any(|path| path.starts_with("compare/")));
}
