//! `observations:` → [`Observation`]s.

use rust_decimal::Decimal;

use super::super::case::{Observation, ObservationStatus, Remarks, STATUSES};
use super::super::codes;
use super::super::period::Period;
use super::super::quantity::{APPROXIMATIONS, Amount, Approximation, BASES, Basis, Quantity};
use super::super::region::RegionTable;
use super::super::unit::Unit;
use super::super::yaml::{Fields, Node, NodeKind};
use super::check_slug;
use super::values::{period_of, region};
use crate::ground::{Diagnostic, Findings, Span, Spanned, nearest};
use crate::text;

/// Reads the list; every item gives an observation, however faulty.
pub fn list(fields: &mut Fields<'_>, regions: &RegionTable) -> Vec<Observation> {
    let items = fields.items("observations");
    items
        .iter()
        .map(|item| observation(item, regions, fields.findings()))
        .collect()
}

fn observation(node: &Node, regions: &RegionTable, findings: &mut Findings) -> Observation {
    let mut fields = Fields::open(node, ("数据", "figure"), findings);
    let block = fields.block();
    let id = fields.text("id");
    let quantity = quantity(&mut fields);
    let period = fields.required_as("period", codes::OBSERVATION_WITHOUT_PERIOD);
    let period = period.and_then(|node| period_of(&mut fields, node));
    let status = fields.required_as("status", codes::OBSERVATION_WITHOUT_STATUS);
    let status = status.and_then(|node| fields.scalar(node));
    let status = status.and_then(|word| fields.choice(&word, STATUSES));
    let source = fields.required_as("source", codes::OBSERVATION_WITHOUT_SOURCE);
    let source = source.and_then(|node| fields.scalar(node));
    let observation = Observation {
        indicator: fields.optional_text("indicator"),
        label: fields.text("label"),
        quantity,
        period: period.unwrap_or(Spanned::new(Period::Unstated, block)),
        place: fields.optional_text("place"),
        region: region(&mut fields, regions, false),
        status: status.unwrap_or(ObservationStatus::Context),
        source,
        remarks: remarks(&mut fields),
        id,
    };
    fields.finish();
    check_slug(&observation.id, findings);
    observation
}

fn remarks(fields: &mut Fields<'_>) -> Option<Box<Remarks>> {
    let remarks = Remarks {
        note: fields.optional_prose("note"),
        derived: fields.optional_text("derived"),
        sum_of: fields.texts("sum_of"),
    };
    let says_something =
        remarks.note.is_some() || remarks.derived.is_some() || !remarks.sum_of.is_empty();
    says_something.then(|| Box::new(remarks))
}

fn quantity(fields: &mut Fields<'_>) -> Option<Spanned<Quantity>> {
    let value = fields.required("value");
    let unit = fields.required_as("unit", codes::OBSERVATION_WITHOUT_UNIT);
    let approximation = fields.optional_text("approx");
    let per = fields.texts("per");
    let span = value.map(|node| node.span);
    let amount = value.and_then(|node| amount(fields, node));
    let unit = unit.and_then(|node| unit_of(fields, node));
    let approximation = approximation.and_then(|word| fields.choice(&word, APPROXIMATIONS));
    let mut bases: Vec<Basis> = Vec::new();
    for word in &per {
        bases.extend(
            fields
                .choice(word, BASES)
                .filter(|basis| !bases.contains(basis)),
        );
    }
    let approximation = approximation.unwrap_or(Approximation::Exact);
    let quantity = Quantity {
        amount: amount?,
        approximation,
        unit: unit?,
        per: bases,
    };
    Some(Spanned::new(quantity, span?))
}

fn amount(fields: &mut Fields<'_>, node: &Node) -> Option<Amount> {
    match &node.kind {
        NodeKind::Sequence(ends) => {
            let [low, high] = ends.as_slice() else {
                fields.report(bad_number(node.span, "一个范围"));
                return None;
            };
            let (low, high) = (decimal(fields, low)?, decimal(fields, high)?);
            if low >= high {
                fields.report(bad_number(node.span, "从小到大的范围"));
                return None;
            }
            Some(Amount::Range(low, high))
        }
        _ => decimal(fields, node).map(Amount::One),
    }
}

/// A plain decimal: no exponent, no separators, so that nothing is lost or guessed.
fn decimal(fields: &mut Fields<'_>, node: &Node) -> Option<Decimal> {
    let written = fields.scalar(node)?;
    let unsigned = written.value.trim_start_matches('-');
    let plain = unsigned.starts_with(|c: char| c.is_ascii_digit())
        && unsigned
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let value = plain
        .then(|| Decimal::from_str_exact(&written.value).ok())
        .flatten();
    if value.is_none() {
        fields.report(bad_number(written.span, "一个数"));
    }
    value
}

fn bad_number(span: Span, wanted: &str) -> Diagnostic {
    let message = text!("value 应是{wanted}", "value is not a plain number or range");
    Diagnostic::new(codes::BAD_NUMBER, span, message).help(text!(
        "只写数字，如 value: 8365.66；范围写 value: [2, 3]；“万”“亿”写进 unit，“余”“多”写 approx: over",
        "digits only, such as 8365.66, or a range [2, 3]"
    ))
}

/// Reads a unit; what the table lacks is found.
pub fn unit_of(fields: &mut Fields<'_>, node: &Node) -> Option<Unit> {
    let written = fields.scalar(node)?;
    let unit = Unit::parse(&written.value);
    if unit.is_none() {
        fields.report(unknown_unit(&written));
    }
    unit
}

fn unknown_unit(written: &Spanned<String>) -> Diagnostic {
    let word = &written.value;
    let message = text!("不认识单位“{word}”", "\"{word}\" is not a known unit");
    let finding = Diagnostic::new(codes::UNKNOWN_UNIT, written.span, message);
    match nearest(word, Unit::names()) {
        Some(near) => finding.help(text!("是不是“{near}”？", "did you mean {near}?")),
        None => finding.help(text!(
            "写成数量词加单位，如 万元、户、人次、亩、平方米、千瓦、%；“每户”“每年”写在 per 里",
            "a multiplier and a unit, such as 万元; the basis goes to per"
        )),
    }
}
