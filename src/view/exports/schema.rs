//! JSON Schema of `data/cases.json`.

use serde_json::{Value, json};

use crate::atlas::case::{RIGHTS, SOURCE_KINDS};

/// JSON Schema (2020-12) of the list of cases. Closed lists come from the tables the reader uses.
pub fn cases_schema() -> Value {
    let word = json!({"type": "string", "minLength": 1});
    let slug = json!({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"});
    let words = json!({"type": "array", "items": word});
    let slugs = json!({"type": "array", "items": slug, "uniqueItems": true});
    let maybe = json!({"type": ["string", "null"], "minLength": 1});
    let date = json!({"type": ["string", "null"],
        "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2})?)?)?$"});
    let properties = json!({
        "slug": slug, "title": word, "short": word, "region": region(&word),
        "period": {"type": "string", "minLength": 1, "description": "ISO 8601；unstated 表示原文未写"},
        "published": date, "author": maybe, "summary": {"type": "string"},
        "keywords": words, "drivers": slugs, "challenges": slugs, "models": slugs, "also": slugs,
        "sources": {"type": "array", "items": source(&word, &maybe, &date)},
        "events": {"type": "array", "items": event(&word, &maybe, &date)},
        "observations": {"type": "integer", "minimum": 0,
            "description": "observations.csv 里本案的行数"},
        "page": {"type": "string", "description": "网页，相对网站根目录"},
        "address": {"type": ["string", "null"], "format": "uri"},
    });
    let list = json!({
        "title": word, "language": word, "licence": word,
        "base_url": {"type": ["string", "null"], "format": "uri"},
        "cases": {"type": "array", "items": closed(properties)},
    });
    let mut schema = closed(list);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("案例清单");
    schema
}

/// An object that has exactly these properties.
fn closed(properties: Value) -> Value {
    let keys = properties.as_object().into_iter().flatten();
    let keys: Vec<&String> = keys.map(|(key, _)| key).collect();
    json!({"type": "object", "additionalProperties": false, "required": keys,
        "properties": properties})
}

fn region(word: &Value) -> Value {
    let mut region = closed(json!({
        "code": {"type": "string", "pattern": "^[0-9]{6}$", "description": "GB/T 2260"},
        "name": word,
        "path": {"type": "array", "items": word, "description": "省、地、县"},
    }));
    region["type"] = json!(["object", "null"]);
    region
}

fn source(word: &Value, maybe: &Value, date: &Value) -> Value {
    closed(json!({
        "id": word, "title": word, "publisher": word, "container": maybe, "issue": maybe,
        "author": maybe, "date": date, "kind": {"enum": words_of(SOURCE_KINDS)},
        "rights": {"enum": words_of(RIGHTS)}, "url": maybe, "note": maybe,
    }))
}

fn event(word: &Value, maybe: &Value, date: &Value) -> Value {
    closed(json!({"date": date, "text": word, "source": maybe}))
}

fn words_of<T>(table: &[(&'static str, T)]) -> Vec<&'static str> {
    table.iter().map(|(word, _)| *word).collect()
}
