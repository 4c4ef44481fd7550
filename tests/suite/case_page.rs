//! Case pages and their index.

use crate::manuscript::cases;
use crate::support::{Outcome, SiteTest};

fn edited(edits: &[(&str, &str)]) -> Outcome {
    let site = edits.iter().fold(SiteTest::standard(), |site, (from, to)| {
        site.edit("cases/a.md", from, to)
    });
    let outcome = site.build();
    outcome.no_findings();
    outcome
}

const SECOND_FIGURE: &str = "observations:
  - id: plan
    label: 规划投资
    value: [2, 3]
    approx: nearly
    unit: 亿元
    period: 2016/2018
    place: 东河南镇
    status: planned
    source: s1
    note: 未写来源
    derived: \"\"
";

#[test]
fn the_head_says_where_when_and_on_what_it_rests() {
    edited(&[]).page("cases/a.html", |page| {
        assert_eq!(page.text("h1"), "灵丘：网店卖杂粮");
        assert_eq!(page.text("title"), "灵丘：网店卖杂粮 - 小图谱");
        assert_eq!(
            page.attribute("meta[name=description]", "content"),
            "摘要一句。"
        );
        assert_eq!(page.text(".slip"), "山西省大同市灵丘县");
        assert_eq!(page.text(".tiyao"), "摘要一句。");
        let facts: Vec<_> = page.texts(".facts-dl > div");
        assert_eq!(
            facts,
            [
                "地区山西省、大同市、灵丘县",
                "案例时期2017年",
                "出处《大同日报》2018年3月1日[1]",
                "上网日期2026-11-20",
                "推动力量政府主导",
                "针对难题卖难",
            ]
        );
        assert_eq!(page.attribute(".facts-dl time", "datetime"), "2026-11-20");
        assert_eq!(
            page.texts(".crumbs li"),
            ["首页", "案例", "山西省", "大同市", "灵丘县"]
        );
    });
}

#[test]
fn sections_have_their_number_seals_challenges_and_figure() {
    edited(&[]).page("cases/a.html", |page| {
        let sections = page.attributes("section.chap:not(.plain)", "id");
        assert_eq!(
            sections,
            [
                "profile",
                "background",
                "shop",
                "results",
                "difficulties",
                "lessons",
                "conditions"
            ]
        );
        assert_eq!(page.text("#shop h2"), "三网上卖杂粮");
        assert_eq!(
            page.links("#shop .seal-names a"),
            [(
                "电电商扶贫".to_owned(),
                "../models/ecommerce.html".to_owned()
            )]
        );
        assert_eq!(
            page.links("#shop .chips a"),
            [(
                "卖难".to_owned(),
                "../challenges/market-access.html".to_owned()
            )]
        );
        assert_eq!(page.texts("#shop .aside .n"), ["2000"]);
        assert_eq!(page.count("#results .seal-names"), 0);
    });
}

#[test]
fn the_contents_lead_to_every_part_of_the_page() {
    edited(&[]).page("cases/a.html", |page| {
        let entries = page.attributes(".toc a", "href");
        assert_eq!(entries.len(), 9);
        for href in entries {
            assert_eq!(page.count(&format!("section{href}")), 1, "{href}");
        }
    });
}

#[test]
fn every_figure_stands_in_the_table_with_everything_that_is_known_of_it() {
    let outcome = edited(&[
        (
            "observations:\n",
            &SECOND_FIGURE.replace("    derived: \"\"\n", ""),
        ),
        ("县在山里。", "县在山里，规划投资[近2—3亿元](obs:plan)。"),
    ]);
    outcome.page("cases/a.html", |page| {
        assert_eq!(
            page.texts("#sec-figures [colspan]"),
            ["基本情况", "网上卖杂粮"]
        );
        assert_eq!(
            page.texts("#o-plan > *"),
            [
                "规划投资未写来源",
                "近2—3",
                "亿元",
                "2016—2018年",
                "东河南镇",
                "计划"
            ]
        );
        assert_eq!(
            page.texts("#o-gain > *"),
            [
                "网店户均增收",
                "2000",
                "元/户·年",
                "2017年",
                "全县",
                "已实现"
            ]
        );
        assert_eq!(page.count("#o-plan.un-real"), 1);
        assert_eq!(page.count("#o-gain.un-real"), 0);
        assert_eq!(page.attribute("#profile a.obs", "href"), "#o-plan");
        // They have one source: it is said once, and has no column.
        assert_eq!(page.text("#sec-figures caption"), "出处：[1]");
        assert_eq!(
            page.attribute("#sec-figures caption a", "href"),
            "#source-s1"
        );
        assert_eq!(
            page.attribute("#sec-figures caption a", "aria-label"),
            "出处1"
        );
        assert_eq!(page.texts("#sec-figures thead th").len(), 6);
    });
}

#[test]
fn figures_of_several_sources_say_each_its_own() {
    let second = "sources:\n  - id: s2\n    title: 另一篇\n    publisher: 大同日报\n    date: 2018-07-03\n    \
        kind: press\n    rights: rewritten\n";
    let other = SECOND_FIGURE
        .replace("    derived: \"\"\n", "")
        .replace("source: s1", "source: s2");
    let outcome = edited(&[
        ("observations:\n", &other),
        ("sources:\n", second),
        ("县在山里。", "县在山里，规划投资[近2—3亿元](obs:plan)。"),
    ]);
    outcome.page("cases/a.html", |page| {
        assert_eq!(page.count("#sec-figures caption"), 0);
        assert_eq!(page.texts("#sec-figures thead th").len(), 7);
        assert_eq!(
            page.links("#o-gain td a"),
            [("[2]".to_owned(), "#source-s1".to_owned())]
        );
        assert_eq!(
            page.links("#o-plan td a"),
            [("[1]".to_owned(), "#source-s2".to_owned())]
        );
        assert_eq!(page.attribute("#o-plan td a", "aria-label"), "出处1");
    });
}

#[test]
fn a_derived_number_shows_its_arithmetic() {
    let outcome = edited(&[(
        "    status: achieved\n",
        "    status: achieved\n    derived: 500 × 4\n",
    )]);
    assert!(
        outcome
            .open("cases/a.html")
            .text("#o-gain th")
            .ends_with("算式：500 × 4")
    );
}

#[test]
fn every_status_has_its_word() {
    let words = [
        ("achieved", "已实现"),
        ("ongoing", "推进中"),
        ("rule", "规定"),
        ("planned", "计划"),
        ("expected", "预计"),
        ("target", "目标"),
        ("claim", "自述"),
        ("context", "背景"),
    ];
    for (status, word) in words {
        let outcome = edited(&[("status: achieved", &format!("status: {status}"))]);
        outcome.page("cases/a.html", |page| {
            assert_eq!(page.text("#o-gain td:last-child"), word)
        });
    }
}

#[test]
fn a_related_case_is_named_with_the_reason_and_leads_to_the_comparison() {
    let other = SiteTest::standard()
        .text("cases/a.md")
        .replace("slug: a", "slug: b")
        .replace("140224", "210624")
        .replace("灵丘", "宽甸")
        .replace("货卖不出。", "货卖不出，同[灵丘](case:a#shop)。");
    let outcome = SiteTest::standard().with(&[("cases/b.md", &other)]).build();
    outcome.no_findings();
    outcome.page("cases/b.html", |page| {
        assert_eq!(
            page.links("#sec-related h3 a"),
            [("灵丘县".to_owned(), "a.html".to_owned())]
        );
        assert_eq!(
            page.texts("#sec-related li p")[3],
            "一种模式相同；都面对卖难；可并列查看户均增收。"
        );
        assert_eq!(
            page.attribute("#sec-related .go a", "href"),
            "../compare/b.html"
        );
        assert_eq!(page.count("#sec-backlinks"), 0);
        assert_eq!(page.attributes(".turn a", "href"), ["a.html"]);
    });
    outcome.page("cases/a.html", |page| {
        let backlinks = page.links("#sec-backlinks a");
        assert_eq!(
            backlinks,
            [("宽甸：背景".to_owned(), "b.html#background".to_owned())]
        );
    });
}

#[test]
fn the_source_is_cited_by_the_standard_and_the_page_says_how_to_cite_it() {
    edited(&[]).page("cases/a.html", |page| {
        let source = page.text("#source-s1 div > p:first-child");
        assert!(
            source.starts_with("灵丘调查") && source.contains("大同日报"),
            "{source}"
        );
        let own = page.text("#citation");
        assert!(
            own.contains("灵丘：网店卖杂粮") && own.contains("小图谱"),
            "{own}"
        );
        assert_eq!(page.texts("#source-s1 .meta a"), ["据此1条数据"]);
    });
}

#[test]
fn terms_are_linked_at_their_first_use_in_each_section() {
    let outcome = edited(&[
        ("县在山里。", "何时摘帽？脱贫摘帽之后。\n\n说摘帽。"),
        ("货卖不出。", "摘帽。"),
    ]);
    outcome.page("cases/a.html", |page| {
        assert_eq!(page.texts("#profile a.term"), ["摘帽"]);
        assert_eq!(page.texts("#background a.term"), ["摘帽"]);
        assert_eq!(
            page.attributes("a.term", "href"),
            ["../glossary.html#cap-removal"; 2]
        );
    });
    outcome.page("glossary.html", |page| {
        let used: Vec<_> = page.links("#cap-removal .meta a");
        assert_eq!(
            used[0],
            (
                "灵丘：基本情况".to_owned(),
                "cases/a.html#profile".to_owned()
            )
        );
        assert_eq!(used.len(), 2);
    });
}

#[test]
fn the_index_lists_cases_by_region() {
    SiteTest::of_folder("content")
        .build()
        .page("cases/index.html", |page| {
            let mut expected: Vec<_> = cases()
                .iter()
                .map(|case| (case.front["region"].as_u64(), format!("{}.html", case.slug)))
                .collect();
            expected.sort();
            let hrefs = page.attributes(".case-row a", "href");
            assert_eq!(
                hrefs,
                expected
                    .into_iter()
                    .map(|(_, href)| href)
                    .collect::<Vec<_>>()
            );
        });
}

#[test]
fn the_real_pages_show_every_figure_and_every_section_of_their_source() {
    let outcome = SiteTest::of_folder("content").build();
    for case in cases() {
        let page = outcome.open(&format!("cases/{}.html", case.slug));
        assert_eq!(
            page.count("#sec-figures tr[id]"),
            case.observations().len(),
            "{}",
            case.slug
        );
        let ids: Vec<_> = case
            .sections
            .iter()
            .map(|section| section.id.clone())
            .collect();
        assert_eq!(page.attributes("section.chap:not(.plain)", "id"), ids);
        assert_eq!(page.count(".figs .fig"), case.words("highlights").len());
    }
}
