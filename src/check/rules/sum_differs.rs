//! A sum that its parts do not give, and parts that cannot be added.

use rust_decimal::Decimal;

use crate::atlas::case::{Case, Observation};
use crate::atlas::quantity::{Amount, Approximation, Quantity};
use crate::check::codes;
use crate::ground::{Diagnostic, Findings, Spanned};
use crate::site::Site;
use crate::text;

/// Adds the parts of every `sum_of:`, exactly, in the unit of the sum. A part that is the sum itself, is
/// a range or approximate, or is counted in something else is told instead; one that does not exist is
/// told where names are resolved.
pub fn check(site: &Site<'_>, findings: &mut Findings) {
    for (case, links) in site.atlas.cases.iter().zip(&site.cases) {
        for (sum, links) in case.observations.iter().zip(&links.observations) {
            if !sum.sum_of().is_empty() && links.sum_of.len() == sum.sum_of().len() {
                check_one(case, sum, &links.sum_of, findings);
            }
        }
    }
}

fn check_one(case: &Case, sum: &Observation, parts: &[usize], findings: &mut Findings) {
    let Some(total) = &sum.quantity else {
        return;
    };
    let mut result = Some(Decimal::ZERO);
    let mut terms = Vec::new();
    for (name, at) in sum.sum_of().iter().zip(parts) {
        let part = &case.observations[*at];
        let Some(quantity) = &part.quantity else {
            // It has a finding of its own.
            return;
        };
        let is_itself = part.id.span == sum.id.span;
        let term = if is_itself {
            Err(Obstacle::Itself)
        } else {
            addend(&quantity.value, &total.value)
        };
        match term {
            Ok(term) => {
                result = result.and_then(|sum| sum.checked_add(term));
                terms.push(term.normalize().to_string());
            }
            Err(obstacle) => {
                findings.push(unlike(name, obstacle));
                result = None;
            }
        }
    }
    let stated = &total.value;
    if let (Some(result), Amount::One(value)) = (result, stated.amount)
        && result != value
    {
        let (terms, unit, result) = (terms.join(" + "), stated.unit, result.normalize());
        let message = text!(
            "各项相加 {terms} = {result}{unit}，登记的是 {value}{unit}",
            "the parts {terms} give {result} {unit}, not {value}"
        );
        let finding = Diagnostic::new(codes::SUM_DIFFERS, total.span, message);
        let first = sum.sum_of()[0].span;
        findings.push(
            finding
                .label(first, text!("由这几项相加", "the sum of these"))
                .help(text!(
                    "对照原文改正数值，或改正 sum_of 里的各项",
                    "mend the value or the parts after the original"
                )),
        );
    }
}

/// Why a part cannot be added.
enum Obstacle {
    Itself,
    NotExact,
    OtherUnit(String, String),
}

/// The value of a part in the unit of the sum.
fn addend(part: &Quantity, total: &Quantity) -> Result<Decimal, Obstacle> {
    let exact = |quantity: &Quantity| quantity.approximation == Approximation::Exact;
    let Amount::One(value) = part.amount else {
        return Err(Obstacle::NotExact);
    };
    if !exact(part) || !exact(total) || matches!(total.amount, Amount::Range(..)) {
        return Err(Obstacle::NotExact);
    }
    let other_unit = || {
        let [part, total] = [part, total].map(Quantity::suffix);
        Obstacle::OtherUnit(part, total)
    };
    let converted = part.unit.convert(value, total.unit);
    converted
        .filter(|_| part.per == total.per)
        .ok_or_else(other_unit)
}

fn unlike(id: &Spanned<String>, obstacle: Obstacle) -> Diagnostic {
    let name = &id.value;
    let (message, help) = match obstacle {
        Obstacle::Itself => (
            text!(
                "{name} 不能是自己的一项",
                "{name} cannot be a part of itself"
            ),
            text!(
                "只写各项的 id，不写合计的",
                "write the ids of the parts, not that of the sum"
            ),
        ),
        Obstacle::NotExact => (
            text!(
                "{name} 与合计不都是确数，不能相加核对",
                "{name} or the sum is a range or approximate"
            ),
            text!(
                "范围和“余”“约”一类的数不能精确相加，从 sum_of 里删去",
                "ranges and approximate numbers cannot be added exactly: remove them"
            ),
        ),
        Obstacle::OtherUnit(part, total) => (
            text!(
                "{name} 的单位“{part}”和合计的单位“{total}”不能相加",
                "{name} is counted in {part}, the sum in {total}"
            ),
            text!(
                "只把同一单位、同一口径的数相加；亿元和万元可以换算",
                "add only what is counted alike; 亿元 and 万元 convert"
            ),
        ),
    };
    let span = id.span;
    Diagnostic::new(codes::SUM_OF_UNLIKE, span, message).help(help)
}
