//! Indicator pages: what may be compared, and what may not, with the reason.

use crate::manuscript::{self, cases};
use crate::support::{Outcome, SiteTest, project_text};

/// A case with figures of the indicator `income`, given in flow style, one a line.
fn site(figures: &[&str]) -> Outcome {
    let outcome = site_with("", figures).build();
    outcome.no_findings();
    outcome
}

/// The same, not built yet, with more keys in the entry of the indicator.
fn site_with(keys: &str, figures: &[&str]) -> SiteTest {
    let mut text = "\
-- indicators.yaml --
- {id: income, name: 集体收入, definition: 村集体的。, dimension: money, unit: 万元, per: [village, year], <keys>caution: 范围不同。}
- {id: unused, name: 无人用, definition: 无。, dimension: count, unit: 个, per: [], caution: 无。}
-- cases/z.md … --
---
short: 丁
region: 360321
---
## 做法 {#x model=\"ecommerce\"}
没有数。
-- cases/a.md … --
---
short: 甲
observations:
"
    .replace("<keys>", keys);
    let mut body = String::new();
    for (at, figure) in figures.iter().enumerate() {
        text.push_str(&format!(
            "  - {{id: f{at}, indicator: income, label: 数{at}, period: 2017, source: s1, {figure}}}\n"
        ));
        body.push_str(&format!("[](obs:f{at})"));
    }
    text.push_str(&format!(
        "---\n## 做法 {{#x model=\"ecommerce\"}}\n{body}。\n"
    ));
    SiteTest::from(&text)
}

const GOOD: &str = "value: 200, unit: 万元, per: [village, year], status: achieved";

#[test]
fn a_comparable_figure_has_a_solid_bar_and_the_largest_fills_it() {
    let outcome = site(&[
        GOOD,
        "value: 0.01, unit: 亿元, per: [year, village], status: ongoing",
    ]);
    outcome.page("indicators/income.html", |page| {
        assert_eq!(page.count(".bar:not(.soft)"), 2);
        assert_eq!(page.count(".bar.w-100"), 1);
        assert_eq!(page.count(".bar.w-50"), 1);
        assert_eq!(page.count(".why"), 0);
        assert_eq!(page.texts("tbody tr:nth-child(2) .b small"), ["合100万元"]);
        assert_eq!(
            page.attributes("tbody tr .quiet", "href"),
            ["../cases/a.html#o-f0", "../cases/a.html#o-f1"]
        );
    });
}

#[test]
fn what_differs_is_shown_without_comparison_and_says_why() {
    for (figure, why) in [
        (
            "value: 20, unit: 万元, per: [village], status: achieved",
            "口径不同：按每村",
        ),
        (
            "value: 20, unit: 万元, status: achieved",
            "口径不同：没写按什么计",
        ),
        (
            "value: 20, unit: 万元, per: [village, year], status: planned",
            "不是已得的数：计划",
        ),
        (
            "value: 20, unit: 万元, per: [person], status: rule",
            "口径不同：按每人；不是已得的数：规定",
        ),
    ] {
        site(&[GOOD, figure]).page("indicators/income.html", |page| {
            assert_eq!(page.texts(".why"), [why]);
            assert_eq!(page.count(".bar:not(.soft)"), 1, "{figure}");
        });
    }
}

#[test]
fn an_indicator_that_is_not_to_be_compared_has_no_bars() {
    let figures = [
        GOOD,
        "value: 20, unit: 万元, per: [village], status: achieved",
    ];
    let outcome = site_with("comparable: false, ", &figures).build();
    outcome.no_findings();
    outcome.page("indicators/income.html", |page| {
        assert_eq!(page.count(".bar"), 0);
        assert_eq!(page.count(".margin .note"), 0, "no key without bars");
        let columns = page.texts("thead th");
        assert_eq!(columns, ["案例", "数值", "单位", "时期", "地点", "口径"]);
        // Unit and basis stand in their columns: no row says once more what the page says.
        assert_eq!(page.count(".why"), 0);
        assert!(page.text("main").contains("2条，不作比较"));
    });
    let outcome = site_with("comparable: 否, ", &figures).build();
    assert_eq!(outcome.codes(), ["CA0206"]);
}

#[test]
fn cases_without_the_figure_are_named_as_not_stating_it() {
    site(&[GOOD]).page("indicators/income.html", |page| {
        let missing = page.texts("tr.blank > *");
        assert_eq!(
            missing.last().map(String::as_str),
            Some("未载"),
            "{missing:?}"
        );
        assert!(page.text(".caution").ends_with("范围不同。"));
        assert_eq!(page.text(".kicker"), "指标 万元，每村每年");
    });
}

#[test]
fn an_indicator_that_no_figure_has_gets_no_page() {
    let outcome = site(&[GOOD]);
    assert!(!outcome.has("indicators/unused.html"));
    outcome.page("indicators/index.html", |page| {
        assert_eq!(page.attributes("main a", "href"), ["income.html"]);
    });
}

#[test]
fn the_real_pages_hold_every_figure_of_their_indicator() {
    let outcome = SiteTest::of_folder("content").build();
    let indicators = manuscript::yaml(&project_text("content/indicators.yaml"));
    for indicator in manuscript::list(&indicators) {
        let id = indicator["id"].as_str().unwrap_or("");
        let mut expected: Vec<String> = Vec::new();
        for case in cases() {
            let own = case
                .observations()
                .iter()
                .filter(|seen| seen["indicator"] == indicator["id"]);
            expected.extend(own.map(|seen| {
                format!(
                    "../cases/{}.html#o-{}",
                    case.slug,
                    seen["id"].as_str().unwrap_or("")
                )
            }));
        }
        let page = outcome.open(&format!("indicators/{id}.html"));
        let mut hrefs = page.attributes("tbody th .quiet", "href");
        hrefs.sort();
        expected.sort();
        assert_eq!(hrefs, expected, "{id}");
    }
}
