//! The SARIF log: the properties that SARIF 2.1.0 (OASIS, 2020-03-27) requires, and what hosts of
//! code need besides.

use serde_json::Value;

use crate::support::{Project, SiteTest};

fn log(site: &SiteTest) -> (Value, u8) {
    let run = Project::new(site).run("check", &["--format", "sarif"]);
    (
        serde_json::from_str(&run.out).expect("a log is JSON"),
        run.code,
    )
}

fn text<'v>(value: &'v Value, pointer: &str) -> &'v str {
    let found = value.pointer(pointer).and_then(Value::as_str);
    found.unwrap_or_else(|| panic!("no text at {pointer} in {value:#}"))
}

fn count(value: &Value, pointer: &str) -> u64 {
    let found = value.pointer(pointer).and_then(Value::as_u64);
    found.unwrap_or_else(|| panic!("no whole number at {pointer} in {value:#}"))
}

#[test]
fn a_log_has_what_the_standard_requires() {
    let site = SiteTest::standard()
        .edit(
            "cases/a.md",
            "货卖不出。",
            "电话13800138000。\n\n[^1]: 没人用。",
        )
        .edit("cases/a.md", "[2000元](obs:gain)", "[2100元](obs:gain)");
    let (log, code) = log(&site);
    assert_eq!(code, 1);
    assert_eq!(text(&log, "/version"), "2.1.0");
    assert!(text(&log, "/$schema").ends_with("sarif-schema-2.1.0.json"));
    let run = &log["runs"][0];
    assert_eq!(text(run, "/tool/driver/name"), "case-atlas");
    assert_eq!(text(run, "/columnKind"), "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let mut ids: Vec<&str> = rules.iter().map(|rule| text(rule, "/id")).collect();
    assert_eq!(ids, ["CA0114", "CA0405", "CA0602"]);
    ids.dedup();
    assert_eq!(ids.len(), rules.len(), "rule ids are unique (3.19.23)");
    for rule in rules {
        assert!(text(rule, "/shortDescription/text").contains(text(rule, "/id")));
        assert!(text(rule, "/help/text").contains("## 怎么改"));
    }
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 3);
    for result in results {
        let index = usize::try_from(count(result, "/ruleIndex")).expect("small");
        assert_eq!(text(&rules[index], "/id"), text(result, "/ruleId"));
        assert!(["error", "warning", "note"].contains(&text(result, "/level")));
        assert!(!text(result, "/message/text").is_empty());
        let places = result["locations"].as_array().expect("locations").iter();
        for place in places.chain(result["relatedLocations"].as_array().into_iter().flatten()) {
            let uri = text(place, "/physicalLocation/artifactLocation/uri");
            assert!(uri.ends_with("content/cases/a.md"), "{uri}");
            let at = |name: &str| count(place, &format!("/physicalLocation/region/{name}"));
            assert!(at("startLine") >= 1 && at("startColumn") >= 1);
            assert!((at("startLine"), at("startColumn")) <= (at("endLine"), at("endColumn")));
        }
    }
    let phone = &results[0];
    assert_eq!(text(phone, "/ruleId"), "CA0602");
    assert_eq!(
        count(phone, "/locations/0/physicalLocation/region/startColumn"),
        3
    );
    let related = text(&results[2], "/relatedLocations/0/message/text");
    assert_eq!(related, "登记在这里");
}

#[test]
fn a_clean_site_gives_a_log_without_results() {
    let (log, code) = log(&SiteTest::standard());
    assert_eq!(code, 0);
    assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
}
