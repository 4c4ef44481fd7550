//! The JSON Schema of the front matter: it takes the real cases, refuses what the reader refuses,
//! and knows the reader's keys.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::manuscript::{cases, list};
use crate::support::{SiteTest, schema};

/// What is wrong with a value: an empty list when the schema takes it. Knows the keywords that our
/// schema uses, and fails on any other.
fn faults(schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let Value::Object(rules) = schema else {
        return vec![format!("{at}: no schema")];
    };
    rules
        .iter()
        .flat_map(|(rule, wanted)| broken(rule, wanted, rules, value, at))
        .collect()
}

fn broken(
    rule: &str,
    wanted: &Value,
    rules: &Map<String, Value>,
    value: &Value,
    at: &str,
) -> Vec<String> {
    let count = wanted
        .as_u64()
        .and_then(|count| usize::try_from(count).ok())
        .unwrap_or(0);
    let length = |value: &Value| value.as_str().map_or(count, |text| text.chars().count());
    let items = |value: &Value| value.as_array().map_or(count, Vec::len);
    let good = match rule {
        "$schema" | "title" | "description" | "format" => true,
        "type" => of_type(wanted, value),
        "enum" => list(wanted).contains(value),
        "pattern" => value
            .as_str()
            .is_none_or(|text| fits(wanted.as_str().unwrap_or(""), text)),
        "minLength" => length(value) >= count,
        "maxLength" => length(value) <= count,
        "minItems" => items(value) >= count,
        "maxItems" => items(value) <= count,
        "uniqueItems" => {
            let words: Vec<_> = list(value).iter().map(Value::to_string).collect();
            words.iter().collect::<BTreeSet<_>>().len() == words.len()
        }
        "anyOf" => list(wanted)
            .iter()
            .any(|schema| faults(schema, value, at).is_empty()),
        "required" => list(wanted)
            .iter()
            .all(|key| !value[key.as_str().unwrap_or("")].is_null()),
        "additionalProperties" => {
            let known = &rules["properties"];
            value
                .as_object()
                .is_none_or(|object| object.keys().all(|key| !known[key].is_null()))
        }
        "properties" => {
            let object = value.as_object().into_iter().flatten();
            let known = object.filter(|(key, _)| !wanted[*key].is_null());
            return known
                .flat_map(|(key, value)| faults(&wanted[key], value, &format!("{at}.{key}")))
                .collect();
        }
        "items" => {
            let items = list(value).iter().enumerate();
            return items
                .flat_map(|(n, item)| faults(wanted, item, &format!("{at}[{n}]")))
                .collect();
        }
        _ => panic!("the schema uses {rule}, which this test does not know"),
    };
    if good {
        vec![]
    } else {
        vec![format!("{at}: {value} breaks {rule} {wanted}")]
    }
}

fn of_type(wanted: &Value, value: &Value) -> bool {
    let is = |name: &Value| match name.as_str() {
        Some("string") => value.is_string(),
        Some("integer") => value.is_u64() || value.is_i64(),
        Some("number") => value.is_number(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        _ => false,
    };
    if wanted.is_array() {
        list(wanted).iter().any(is)
    } else {
        is(wanted)
    }
}

/// The patterns of the schema, by hand.
fn fits(pattern: &str, text: &str) -> bool {
    let digits = |part: &str, length: usize| {
        part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    match pattern {
        "^[a-z0-9]+(-[a-z0-9]+)*$" => {
            let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
            let is_word = |word: &str| !word.is_empty() && word.bytes().all(plain);
            text.split('-').all(is_word)
        }
        "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" => {
            let parts: Vec<_> = text.split('-').collect();
            parts.len() <= 3 && digits(parts[0], 4) && parts[1..].iter().all(|part| digits(part, 2))
        }
        "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}([ T][0-9]{2}:[0-9]{2})?)?)?$" => {
            let (date, time) = text.split_at(text.find([' ', 'T']).unwrap_or(text.len()));
            let is_date = fits("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", date);
            let time = time.get(1..).and_then(|time| time.split_once(':'));
            let is_time = time.is_some_and(|(hour, minute)| digits(hour, 2) && digits(minute, 2));
            is_date && (date == text || (is_time && date.len() == 10))
        }
        _ => panic!("the schema has the pattern {pattern}, which this test does not know"),
    }
}

#[test]
fn it_takes_the_front_matter_of_every_real_case() {
    let schema = schema();
    for case in cases() {
        let faults = faults(&schema, &case.front, &case.slug);
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    }
}

#[test]
fn it_refuses_what_the_reader_refuses() {
    let schema = schema();
    let good = cases().swap_remove(0).front;
    for (path, value) in [
        ("/slug", json!("../x")),
        ("/title", json!(["a"])),
        ("/keywords", json!([1])),
        ("/sources", json!([])),
        ("/sources/0/kind", json!("报纸")),
        ("/observations/0/status", json!("done")),
        ("/observations/0/value", json!("2,000")),
        ("/observations/0/value", json!([1])),
        ("/published", json!("去年")),
        ("/published", json!("2026-11 09:30")),
        ("/published", json!("2026-11-20 9:30")),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(path).expect("the real case has the key") = value;
        assert!(!faults(&schema, &bad, "").is_empty(), "{path} is taken");
    }
    let mut bad = good.clone();
    bad["slugg"] = json!("x");
    assert_eq!(
        faults(&schema, &bad, "").len(),
        1,
        "an unknown key is taken"
    );
    for key in list(&schema["required"]) {
        let mut bad = good.clone();
        bad.as_object_mut()
            .expect("front matter is an object")
            .remove(key.as_str().unwrap_or(""));
        assert!(
            !faults(&schema, &bad, "").is_empty(),
            "{key} may be left out"
        );
    }
}

/// The keys that the reader names when it meets one it does not know at all.
fn keys_of_the_reader(from: &str, to: &str) -> BTreeSet<String> {
    let outcome = SiteTest::standard().edit("cases/a.md", from, to).build();
    let found = outcome.findings.iter().find(|found| found.code == "CA0202");
    let help = &found.expect("an unknown key is found").help[0];
    let keys = help.strip_prefix("可用的键：").expect("all keys are named");
    keys.split('、').map(str::to_owned).collect()
}

#[test]
fn its_keys_are_those_of_the_reader() {
    let schema = schema();
    for (path, from, to) in [
        ("/properties", "slug: a\n", "slug: a\nzzzzzzzzzzzz: 1\n"),
        (
            "/properties/sources/items/properties",
            "    kind:",
            "    zzzzzzzzzzzz: 1\n    kind:",
        ),
        (
            "/properties/observations/items/properties",
            "    unit:",
            "    zzzzzzzzzzzz: 1\n    unit:",
        ),
        (
            "/properties/events/items/properties",
            "observations:\n",
            "events:\n  - {date: 2017, text: 事, zzzzzzzzzzzz: 1}\nobservations:\n",
        ),
        (
            "/properties/teaching/properties",
            "observations:\n",
            "teaching: {objectives: [一], questions: [二], zzzzzzzzzzzz: 1}\nobservations:\n",
        ),
    ] {
        let keys = schema
            .pointer(path)
            .and_then(Value::as_object)
            .expect("the schema has the keys");
        let keys: BTreeSet<_> = keys.keys().cloned().collect();
        assert_eq!(keys, keys_of_the_reader(from, to), "{path}");
    }
}

#[test]
fn required_keys_are_those_of_the_reader() {
    let schema = schema();
    for key in list(&schema["required"]).iter().filter_map(Value::as_str) {
        let text = SiteTest::standard().text("cases/a.md");
        let line = text
            .lines()
            .find(|line| line.starts_with(&format!("{key}:")));
        let line = line.expect("the standard case has every required key");
        let outcome = SiteTest::standard()
            .edit("cases/a.md", line, &format!("{key}:"))
            .build();
        let said = outcome
            .findings
            .iter()
            .any(|found| found.message == format!("案例没有写 {key}"));
        assert!(said || key == "sources", "{key}: {}", outcome.report());
    }
}
