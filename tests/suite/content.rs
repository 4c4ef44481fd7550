//! The real content: what the issue promises of it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::manuscript::{self, cases, list};
use crate::support::{SiteTest, project_files, project_text};

#[test]
fn it_builds_without_a_finding() {
    SiteTest::of_folder("content").build().no_findings();
}

#[test]
fn every_case_has_the_nine_parts_in_order() {
    for case in cases() {
        assert!(
            case.front["summary"]
                .as_str()
                .is_some_and(|words| !words.is_empty()),
            "{}",
            case.slug
        );
        assert!(!list(&case.front["sources"]).is_empty(), "{}", case.slug);
        let mut parts: Vec<&str> = Vec::new();
        for section in &case.sections {
            let part = if section.models.is_empty() {
                section.id.as_str()
            } else {
                "practice"
            };
            if parts.last() != Some(&part) {
                parts.push(part);
            }
        }
        let expected = [
            "profile",
            "background",
            "practice",
            "results",
            "difficulties",
            "lessons",
            "conditions",
        ];
        assert_eq!(parts, expected, "{}", case.slug);
    }
}

#[test]
fn bodies_are_neither_too_short_nor_too_long() {
    for case in cases() {
        let han = case.han();
        assert!(
            (2000..=3500).contains(&han),
            "{} has {han} Han characters",
            case.slug
        );
    }
}

#[test]
fn summaries_titles_and_leads_are_of_one_form() {
    for case in cases() {
        let text = |key: &str| case.front[key].as_str().unwrap_or("").to_owned();
        let short = text("short");
        assert!(
            text("title").starts_with(&format!("{short}：")),
            "{}",
            case.slug
        );
        assert!(text("summary").chars().count() <= 300, "{}", case.slug);
        let (highlights, lead) = (case.words("highlights"), text("lead"));
        assert!(
            (4..=8).contains(&highlights.len()),
            "{}: {highlights:?}",
            case.slug
        );
        assert!(
            !lead.is_empty() && !text("lead_model").is_empty(),
            "{}",
            case.slug
        );
    }
}

#[test]
fn every_figure_is_cited_by_its_number_in_the_text() {
    for case in cases() {
        for seen in case.observations() {
            let id = seen["id"].as_str().expect("figures have ids");
            let cited = case.body.split(&format!("](obs:{id})")).collect::<Vec<_>>();
            assert!(cited.len() > 1, "{}: {id} is not cited", case.slug);
            let words = cited[0].rsplit('[').next().unwrap_or("");
            assert!(
                !words.is_empty(),
                "{}: {id} is cited without words",
                case.slug
            );
            let value = &seen["value"];
            let digits = value.to_string();
            let numeral = value.as_u64().is_some_and(|value| value < 100);
            let stated = value.is_array() || words.contains(&digits) || numeral;
            assert!(
                stated,
                "{}: {id} is {digits}, cited as “{words}”",
                case.slug
            );
        }
    }
}

#[test]
fn every_figure_has_unit_period_status_and_a_source_of_its_case() {
    for case in cases() {
        let sources: BTreeSet<_> = list(&case.front["sources"])
            .iter()
            .map(|source| source["id"].to_string())
            .collect();
        for seen in case.observations() {
            for key in ["label", "value", "unit", "period", "status"] {
                assert!(
                    !seen[key].is_null(),
                    "{}: {} has no {key}",
                    case.slug,
                    seen["id"]
                );
            }
            assert!(
                sources.contains(&seen["source"].to_string()),
                "{}: {}",
                case.slug,
                seen["id"]
            );
        }
    }
}

#[test]
fn at_least_twelve_indicators_are_shared() {
    let indicators = manuscript::yaml(&project_text("content/indicators.yaml"));
    let mut users: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for case in cases() {
        let used = case
            .observations()
            .iter()
            .filter_map(|seen| seen["indicator"].as_str());
        for id in used {
            users
                .entry(id.to_owned())
                .or_default()
                .insert(case.slug.clone());
        }
    }
    let shared = users.values().filter(|cases| cases.len() >= 2).count();
    assert!(shared >= 12, "only {shared} indicators are shared");
    for indicator in list(&indicators) {
        let id = indicator["id"].as_str().unwrap_or("");
        assert!(users.contains_key(id), "nothing uses {id}");
        assert!(indicator["per"].is_array(), "{id} has no basis");
        let caution = indicator["caution"].as_str().unwrap_or("");
        assert!(
            caution.chars().count() > 10,
            "{id} has no note on what must not be compared"
        );
    }
}

#[test]
fn there_are_forty_terms_and_eighteen_types_of_substance() {
    let terms = manuscript::yaml(&project_text("content/glossary.yaml"));
    assert!(list(&terms).len() >= 40, "{} terms", list(&terms).len());
    let models: Vec<_> = project_files("content/models");
    assert_eq!(models.len(), 18);
    let mut seals = BTreeSet::new();
    for path in models {
        let (front, body) = manuscript::split(&path);
        assert!(
            seals.insert(front["seal"].to_string()),
            "{path}: the seal is taken"
        );
        for part in ["#mechanism", "#conditions", "#risks", "#questions"] {
            assert!(
                body.contains(&format!("{{{part}}}")),
                "{path} has no {part}"
            );
        }
        assert!(body.chars().count() > 500, "{path} is thin");
    }
}

#[test]
fn every_type_is_at_work_somewhere() {
    let used: BTreeSet<String> = cases()
        .iter()
        .flat_map(|case| {
            case.sections
                .iter()
                .flat_map(|section| section.models.clone())
        })
        .collect();
    for path in project_files("content/models") {
        let (front, _) = manuscript::split(&path);
        assert!(
            used.contains(front["slug"].as_str().unwrap_or("")),
            "nothing uses {path}"
        );
    }
}

#[test]
fn the_guide_has_highlighted_yaml_and_markdown() {
    let outcome = SiteTest::of_folder("content").build();
    let guide = outcome.open("guide.html");
    for language in ["yaml", "markdown"] {
        let blocks = guide.count(&format!(
            "pre[class*={language}], code[class*={language}], [data-language={language}]"
        ));
        assert!(
            blocks > 0,
            "no {language} in the guide: {}",
            guide.main().len()
        );
    }
    assert!(guide.count("pre span") > 20, "nothing is highlighted");
}

#[test]
fn no_name_of_the_web_page_it_came_from_is_left() {
    for path in project_files("content")
        .iter()
        .filter(|path| !path.ends_with("README.md"))
    {
        let text = project_text(path);
        for leaving in [
            "猜你喜欢",
            "点击进入",
            "责任编辑",
            "上一篇",
            "扫一扫",
            "版权声明",
            "產",
            "\u{feff}",
        ] {
            assert!(!text.contains(leaving), "{path} has “{leaving}”");
        }
    }
}

#[test]
fn han_characters_are_not_parted_by_ascii_punctuation() {
    let is_han = |c: char| matches!(c, '\u{4E00}'..='\u{9FFF}');
    for case in cases() {
        let text = format!("{}\n{}", case.body, strings(&case.front));
        let letters: Vec<char> = text.chars().collect();
        for around in letters.windows(3) {
            let parted = is_han(around[0])
                && is_han(around[2])
                && matches!(around[1], ',' | ';' | '?' | '!' | ':');
            assert!(
                !parted,
                "{}: {}",
                case.slug,
                around.iter().collect::<String>()
            );
        }
    }
}

/// Every string of some data, line by line.
fn strings(value: &Value) -> String {
    match value {
        Value::String(text) => format!("{text}\n"),
        Value::Array(items) => items.iter().map(strings).collect(),
        Value::Object(entries) => entries.values().map(strings).collect(),
        _ => String::new(),
    }
}
