//! The JSON Schema of a case's front matter, for editors.

use serde_json::{Value, json};

use super::case::{RIGHTS, SOURCE_KINDS, STATUSES};
use super::quantity::{APPROXIMATIONS, BASES};
use super::slug::MAX_SLUG;

/// JSON Schema (2020-12) of the YAML block at the head of `cases/<slug>.md`.
///
/// Closed lists come from the same tables the reader uses; a test holds the keys against the
/// reader.
pub fn case_front_matter() -> Value {
    let slug = json!({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
        "maxLength": MAX_SLUG});
    let word = json!({"type": "string", "minLength": 1});
    // YAML reads a bare year as a number.
    let date = json!({"type": ["string", "integer"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
        "description": "2017-10-12、2017-10、2017"});
    let published = json!({"type": ["string", "integer"],
        "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}([ T][0-9]{2}:[0-9]{2})?)?)?$",
        "description": "2026-11-20 09:30、2026-11-20"});
    let words = json!({"type": "array", "items": word});
    let region = json!({"type": ["string", "integer"], "description": "GB/T 2260 六位区划代码"});
    let consent = json!({"type": "object", "additionalProperties": false,
        "required": ["name", "date", "by"], "properties": {"name": word, "date": date, "by": word}});
    let suppression = json!({"type": "object", "additionalProperties": false,
        "required": ["code", "reason"],
        "properties": {"code": {"type": "string", "pattern": "^CA[0-9]{4}$"}, "text": word, "reason": word}});
    let period = json!({"type": ["string", "integer"],
        "description": "2017、2018-04、2016/2018、P3M、unstated"});
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "案例的资料块",
        "type": "object",
        "additionalProperties": false,
        "required": ["title", "short", "slug", "region", "period", "published", "summary", "sources"],
        "properties": {
            "title": word, "short": word, "slug": slug, "region": region, "period": period,
            "published": published, "author": word,
            "summary": {"type": "string", "maxLength": 400, "description": "摘要，不超过 300 个汉字"},
            "keywords": words, "drivers": words, "challenges": words, "highlights": words,
            "lead": slug, "lead_model": slug,
            "aliases": {"type": "array", "items": slug, "description": "用过的旧名字"},
            "sources": {"type": "array", "minItems": 1, "items": source(&slug, &word, &date)},
            "events": {"type": "array", "items": {
                "type": "object", "additionalProperties": false, "required": ["date", "text"],
                "properties": {"date": date, "text": word, "source": slug},
            }},
            "consent": {"type": "array", "items": consent},
            "suppress": {"type": "array", "items": suppression},
            "observations": {"type": "array", "items": observation(&slug, &word, &region, &period)},
            "teaching": teaching(&word, &words),
        },
    })
}

fn source(slug: &Value, word: &Value, date: &Value) -> Value {
    json!({
        "type": "object", "additionalProperties": false,
        "required": ["id", "title", "publisher", "date", "kind", "rights"],
        "properties": {
            "id": slug, "title": word, "publisher": word, "container": word, "issue": word,
            "author": word, "date": date, "kind": {"enum": names(SOURCE_KINDS)},
            "rights": {"enum": names(RIGHTS)},
            "url": {"type": "string", "pattern": "^([Hh][Tt]{2}[Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:)"}, "text": word, "note": word,
        },
    })
}

fn observation(slug: &Value, word: &Value, region: &Value, period: &Value) -> Value {
    let number = json!({"type": "number"});
    let range = json!({"type": "array", "items": number, "minItems": 2, "maxItems": 2});
    json!({
        "type": "object", "additionalProperties": false,
        "required": ["id", "label", "value", "unit", "period", "status", "source"],
        "properties": {
            "id": slug, "indicator": slug, "label": word, "value": {"anyOf": [number, range]},
            "approx": {"enum": names(APPROXIMATIONS)}, "unit": word,
            "per": {"type": "array", "items": {"enum": names(BASES)}, "uniqueItems": true},
            "period": period, "place": word, "region": region,
            "status": {"enum": names(STATUSES)}, "source": slug, "note": word, "derived": word,
            "sum_of": {"type": "array", "items": slug, "minItems": 2, "uniqueItems": true,
                "description": "这个数由哪几条数据相加而得"},
        },
    })
}

/// Texts are Markdown. Those of a student edition come first.
fn teaching(text: &Value, items: &Value) -> Value {
    json!({
        "type": "object", "additionalProperties": false,
        "required": ["objectives", "questions"],
        "description": "objectives、questions 人人可读，其余只进教师版",
        "properties": {
            "objectives": items, "questions": items, "analysis": text, "theory": items,
            "key_points": items, "class_plan": text, "follow_up": text,
        },
    })
}

fn names<T>(table: &[(&'static str, T)]) -> Vec<&'static str> {
    table.iter().map(|(name, _)| *name).collect()
}
