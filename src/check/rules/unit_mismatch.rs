//! A unit of another dimension than the indicator's.

use crate::check::codes;
use crate::ground::{Diagnostic, Findings};
use crate::site::Site;
use crate::text;

/// Reports figures whose unit can never be brought to their indicator's.
pub fn check(site: &Site<'_>, findings: &mut Findings) {
    for (case, links) in site.atlas.cases.iter().zip(&site.cases) {
        for (observation, names) in case.observations.iter().zip(&links.observations) {
            let (Some(quantity), Some(indicator)) = (&observation.quantity, names.indicator) else {
                continue;
            };
            let indicator = &site.atlas.indicators[indicator];
            let (own, wanted) = (quantity.value.unit, indicator.unit);
            if own.dimension() != wanted.dimension() {
                let name = &indicator.name;
                let message = text!(
                    "单位“{own}”和指标“{name}”的单位“{wanted}”不是一类量",
                    "the unit {own} and the indicator's {wanted} measure different things"
                );
                let finding = Diagnostic::new(codes::UNIT_MISMATCH, quantity.span, message);
                findings.push(finding.help(text!(
                    "换一个指标，或删去 indicator 一行",
                    "choose another indicator or remove the line"
                )));
            }
        }
    }
}
