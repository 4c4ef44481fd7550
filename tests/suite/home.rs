//! The home page and its matrix.

use std::collections::{BTreeMap, BTreeSet};

use crate::manuscript::cases;
use crate::support::{Outcome, SiteTest};

const SITE: &str = "\
-- models/solar.md … --
---
title: 光伏扶贫
seal: 光
family: income
---
-- models/ecommerce.md … --
---
title: 电商扶贫
seal: 电
---
-- models/unused.md … --
---
title: 无人用
seal: 无
---
-- cases/b.md … --
---
title: 乙：一句
short: 乙
region: 210624
challenges: [market-access]
---
## 装光伏 {#sun model=\"solar\" also=\"ecommerce\" challenge=\"market-access\"}
字。
-- cases/a.md … --
---
title: 甲：一句
short: 甲
region: 140224
highlights: [g]
observations:
  - {id: g, label: 增收, value: 500, unit: 元, period: 2017, status: planned, source: s1}
---
## 先装光伏 {#first model=\"solar\"}
[500元](obs:g)
## 再装光伏 {#again model=\"solar\"}
字。
";

fn built() -> Outcome {
    let outcome = SiteTest::from(SITE).build();
    outcome.no_findings();
    outcome
}

#[test]
fn the_matrix_has_a_row_a_case_and_a_column_a_used_type() {
    built().page("index.html", |page| {
        assert_eq!(page.text("#mx"), "二地二种模式");
        assert_eq!(page.texts(".mx thead .fam"), ["产业带动", "收益联结"]);
        assert_eq!(page.texts(".mx thead .type"), ["电商扶贫", "光伏扶贫"]);
        let rows = page.texts(".mx tbody th a");
        assert_eq!(rows, ["灵丘县", "宽甸满族自治县"]);
        assert_eq!(
            page.attributes(".mx tbody a.cell", "href"),
            ["cases/a.html#first", "cases/b.html#sun", "cases/b.html#sun"]
        );
        assert_eq!(page.texts(".mx .sum"), ["1", "1", "2"]);
        assert_eq!(page.texts(".mx tfoot td"), ["0", "2", "2"]);
        assert_eq!(page.count(".mx td.blank"), 1);
    });
}

#[test]
fn a_mention_is_an_empty_seal_and_says_so_to_screen_readers() {
    built().page("index.html", |page| {
        assert_eq!(page.count(".mx .seal.also"), 1);
        let cells = page.texts(".mx tbody a.cell");
        assert_eq!(cells, ["光光伏扶贫", "电电商扶贫（兼及）", "光光伏扶贫"]);
    });
}

#[test]
fn the_list_for_narrow_screens_says_the_same_as_the_table() {
    built().page("index.html", |page| {
        let hrefs = |selector: &str| page.attributes(selector, "href");
        assert_eq!(hrefs(".mx-list a.cell"), hrefs(".mx tbody a.cell"));
    });
}

#[test]
fn the_ways_in_lead_to_what_there_is() {
    built().page("index.html", |page| {
        assert_eq!(
            page.attributes("#by-region a", "href"),
            ["regions/140224.html", "regions/210624.html"]
        );
        assert_eq!(
            page.links("#by-challenge a"),
            [(
                "卖难".to_owned(),
                "challenges/market-access.html".to_owned()
            )]
        );
        assert_eq!(page.texts("#by-year .links a"), ["甲", "乙"]);
        assert_eq!(page.texts(".five .n"), ["500"]);
        assert_eq!(page.count(".five .un-real"), 1);
        assert_eq!(page.texts(".fanli-st .st"), ["计划"]);
    });
}

#[test]
fn the_words_of_the_site_are_those_of_the_settings() {
    built().page("index.html", |page| {
        assert_eq!(page.text("h1"), "小图谱");
        assert_eq!(page.text(".say"), "一句话");
        assert_eq!(page.text(".sub"), "说明一句。");
        assert!(page.text(".site-foot").contains("声明一句。"));
        assert_eq!(page.attribute("html", "lang"), "zh-CN");
        assert_eq!(page.count(".crumbs"), 0);
    });
}

#[test]
fn an_atlas_without_cases_still_has_a_home_page() {
    let outcome = SiteTest::from("").build();
    outcome.no_findings();
    assert!(outcome.has("index.html"));
    assert!(!outcome.has("cases/index.html") && !outcome.has("models/index.html"));
}

#[test]
fn the_real_matrix_is_that_of_the_tags() {
    let outcome = SiteTest::of_folder("content").build();
    let page = outcome.open("index.html");
    let mut used: BTreeSet<String> = BTreeSet::new();
    let mut mains: BTreeMap<String, usize> = BTreeMap::new();
    let mut cells = Vec::new();
    for case in cases() {
        let main: BTreeSet<_> = case
            .sections
            .iter()
            .flat_map(|section| section.models.clone())
            .collect();
        let also: BTreeSet<_> = case
            .sections
            .iter()
            .flat_map(|section| section.also.clone())
            .collect();
        for model in main.union(&also) {
            let holds = |section: &&crate::manuscript::Section| {
                if main.contains(model) {
                    section.models.contains(model)
                } else {
                    section.also.contains(model)
                }
            };
            let section = case
                .sections
                .iter()
                .find(holds)
                .expect("some section has it");
            cells.push(format!("cases/{}.html#{}", case.slug, section.id));
            used.insert(model.clone());
        }
        for model in &main {
            *mains.entry(model.clone()).or_default() += 1;
        }
    }
    let mut shown = page.attributes(".mx tbody a.cell", "href");
    shown.sort();
    cells.sort();
    assert_eq!(shown, cells);
    assert_eq!(page.count(".mx thead .type"), used.len());
    let total: usize = mains.values().sum();
    assert_eq!(page.text(".mx tfoot .sum"), total.to_string());
}

#[test]
fn the_real_counts_are_those_of_the_sources() {
    let outcome = SiteTest::of_folder("content").build();
    let cases = cases();
    let practices: usize = cases.iter().map(|case| case.practices().count()).sum();
    let figures: usize = cases.iter().map(|case| case.observations().len()).sum();
    let models: BTreeSet<_> = cases
        .iter()
        .flat_map(|case| {
            case.sections
                .iter()
                .flat_map(|section| section.models.iter().chain(&section.also))
        })
        .collect();
    let tally = [cases.len(), models.len(), practices, figures];
    assert_eq!(
        outcome.open("index.html").texts(".tally dd"),
        tally.map(|count| count.to_string())
    );
    assert_eq!(outcome.counts()[..4], tally);
    let pages = outcome
        .paths()
        .iter()
        .filter(|path| path.ends_with(".html"))
        .count();
    let aliases: usize = cases.iter().map(|case| case.words("aliases").len()).sum();
    assert_eq!(outcome.counts()[4], pages - aliases);
}
