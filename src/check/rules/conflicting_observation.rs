//! One figure stated with two values.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::atlas::case::{Case, Observation};
use crate::atlas::period::Period;
use crate::atlas::quantity::{Amount, Basis};
use crate::check::GoesOn;
use crate::check::codes;
use crate::ground::{Diagnostic, Findings, SharedStr, Spanned};
use crate::site::Site;
use crate::text;

/// What makes two figures the same one: what is counted, where, when, per what, and whether it
/// happened or was planned. Different words for it are different figures.
type Identity<'a> = (
    String,
    &'a str,
    Option<&'a str>,
    Option<&'a str>,
    &'a Period,
    Vec<Basis>,
    bool,
);

/// Compares every figure with the first of the same identity, in all cases together.
pub fn check(site: &Site<'_>, goes_on: GoesOn<'_>, findings: &mut Findings) {
    let mut first: BTreeMap<Identity<'_>, &Observation> = BTreeMap::new();
    for case in site.atlas.cases.iter().take_while(|_| goes_on()) {
        for observation in &case.observations {
            let Some(identity) = identity(case, observation) else {
                continue;
            };
            match first.get(&identity) {
                None => drop(first.insert(identity, observation)),
                Some(other) if differ(other, observation) => {
                    findings.push(finding(other, observation));
                }
                Some(_) => {}
            }
        }
    }
}

/// None where the place or the time is not known: two such figures need not be one.
fn identity<'a>(case: &'a Case, observation: &'a Observation) -> Option<Identity<'a>> {
    let region = observation.region.as_ref().or(case.region.as_ref())?;
    let quantity = observation.quantity.as_ref()?;
    let text = |word: &'a Option<Spanned<SharedStr>>| word.as_ref().map(|word| word.value.as_str());
    let is_stated = observation.period.value != Period::Unstated;
    let mut per = quantity.value.per.clone();
    per.sort();
    is_stated.then(|| {
        (
            region.value.to_string(),
            observation.label.value.as_str(),
            text(&observation.indicator),
            text(&observation.place),
            &observation.period.value,
            per,
            observation.status.is_unreal(),
        )
    })
}

/// Values in different units are compared after conversion; what cannot be converted differs.
fn differ(one: &Observation, other: &Observation) -> bool {
    let (Some(one), Some(other)) = (&one.quantity, &other.quantity) else {
        return false;
    };
    let (one, other) = (&one.value, &other.value);
    let same = |a: Decimal, b: Decimal| other.unit.convert(b, one.unit) == Some(a.normalize());
    let is_range = |amount: Amount| matches!(amount, Amount::Range(..));
    one.approximation != other.approximation
        || is_range(one.amount) != is_range(other.amount)
        || !same(one.amount.low(), other.amount.low())
        || !same(one.amount.high(), other.amount.high())
}

fn finding(first: &Observation, again: &Observation) -> Diagnostic {
    let shown = |seen: &Observation| {
        seen.quantity.as_ref().map_or(String::new(), |quantity| {
            let value = &quantity.value;
            format!("{}{}{}", value.prefix(), value.amount, value.suffix())
        })
    };
    let (here, there) = (shown(again), shown(first));
    let label = &again.label.value;
    let message = text!(
        "“{label}”这里是 {here}，另一处是 {there}",
        "\"{label}\" is {here} here and {there} elsewhere"
    );
    let span = |seen: &Observation| {
        seen.quantity
            .as_ref()
            .map_or(seen.id.span, |value| value.span)
    };
    Diagnostic::new(codes::CONFLICTING_OBSERVATION, span(again), message)
        .label(span(first), text!("另一处", "elsewhere"))
        .help(text!(
            "同名、同地、同一时期的数只能有一个值；口径不同的，在 label 里写出分别",
            "one figure has one value; where two things are counted, let the labels say so"
        ))
}
