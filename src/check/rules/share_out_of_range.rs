//! A share below 0 or above 100 %.

use rust_decimal::Decimal;

use crate::atlas::unit::Dimension;
use crate::check::codes;
use crate::ground::{Diagnostic, Findings};
use crate::site::Site;
use crate::text;

/// What may leave the bounds: a rate of change, or a comparison with a plan or another year.
const NO_SHARES: [&str; 16] = [
    "增长", "增幅", "增速", "增加", "提高", "提升", "上升", "下降", "降幅", "减少", "涨", "同比",
    "环比", "完成", "高于", "低于",
];

/// Reports percentages outside 0–100 whose label does not say they are a rate.
pub fn check(site: &Site<'_>, findings: &mut Findings) {
    let bounds = Decimal::ZERO..=Decimal::ONE_HUNDRED;
    for observation in site.atlas.cases.iter().flat_map(|case| &case.observations) {
        let Some(quantity) = &observation.quantity else {
            continue;
        };
        let value = &quantity.value;
        let is_percent = value.unit.dimension() == Dimension::Ratio && value.unit.base() == "%";
        let ends = [value.amount.low(), value.amount.high()];
        let label = &observation.label.value;
        if !is_percent
            || ends.iter().all(|end| bounds.contains(end))
            || NO_SHARES.iter().any(|word| label.contains(word))
        {
            continue;
        }
        let amount = value.amount;
        let message = text!(
            "“{label}”是 {amount}%，超出 0—100%",
            "\"{label}\" is {amount} %, outside 0–100 %"
        );
        let finding = Diagnostic::new(codes::SHARE_OUT_OF_RANGE, quantity.span, message);
        findings.push(finding.help(text!(
            "对照原文改正；是增长率的，在 label 里写明“增长”“提高”一类的字",
            "mend it after the original; a rate of growth says so in its label"
        )));
    }
}
