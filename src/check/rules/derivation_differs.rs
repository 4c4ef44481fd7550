//! A derived number that its arithmetic does not give.

use rust_decimal::Decimal;

use crate::atlas::case::{Case, Observation};
use crate::atlas::quantity::Amount;
use crate::check::codes;
use crate::ground::{Diagnostic, Findings};
use crate::site::Site;
use crate::text;

/// Computes every `derived:` and compares it with the stated value, exactly.
pub fn check(site: &Site<'_>, findings: &mut Findings) {
    for case in &site.atlas.cases {
        for observation in &case.observations {
            check_one(case, observation, findings);
        }
    }
}

fn check_one(case: &Case, observation: &Observation, findings: &mut Findings) {
    let (Some(derived), Some(quantity)) = (observation.derived(), &observation.quantity) else {
        return;
    };
    let value_of = |id: &str| {
        // A derived number must rest on stated ones: so nothing can rest on itself.
        let stated = |seen: &&Observation| seen.id.value == id && seen.derived().is_none();
        let seen = case.observations.iter().find(stated)?;
        match seen.quantity.as_ref()?.value.amount {
            Amount::One(value) => Some(value),
            Amount::Range(..) => None,
        }
    };
    let mut sum = Arithmetic {
        rest: derived.value.trim(),
        value_of: &value_of,
        depth: 0,
    };
    let result = sum.expression().filter(|_| sum.rest.is_empty());
    let stated = quantity.value.amount;
    let formula = &derived.value;
    let finding = match result {
        Some(result) if Amount::One(result) == stated => return,
        Some(result) => {
            let result = result.normalize();
            let message = text!(
                "“{formula}”算得 {result}，登记的是 {stated}",
                "\"{formula}\" gives {result}, not {stated}"
            );
            Diagnostic::new(codes::DERIVATION_DIFFERS, derived.span, message).help(text!(
                "改正算式或 value",
                "mend the arithmetic or the value"
            ))
        }
        None => {
            let message = text!(
                "算式“{formula}”算不出来",
                "\"{formula}\" cannot be computed"
            );
            Diagnostic::new(codes::DERIVATION_DIFFERS, derived.span, message).help(text!(
                "只用原文写明的数据 id（不用推算出来的）、数字、+ - × ÷ 和括号，各项之间留空格",
                "use ids of stated figures of this case, numbers, + - × ÷ and parentheses, with spaces between"
            ))
        }
    };
    findings.push(finding);
}

/// How deep parentheses may nest.
const MAX_DEPTH: usize = 32;

/// A reader of `a + b × (c - 2)`: sums of products of ids, numbers and parentheses.
struct Arithmetic<'a> {
    rest: &'a str,
    value_of: &'a dyn Fn(&str) -> Option<Decimal>,
    depth: usize,
}

impl Arithmetic<'_> {
    fn expression(&mut self) -> Option<Decimal> {
        let mut value = self.product()?;
        loop {
            if self.take("+") {
                value = value.checked_add(self.product()?)?;
            } else if self.take("- ") || self.take("−") {
                value = value.checked_sub(self.product()?)?;
            } else {
                return Some(value);
            }
        }
    }

    fn product(&mut self) -> Option<Decimal> {
        let mut value = self.factor()?;
        loop {
            if self.take("×") || self.take("*") {
                value = value.checked_mul(self.factor()?)?;
            } else if self.take("÷") || self.take("/") {
                value = value.checked_div(self.factor()?)?;
            } else {
                return Some(value);
            }
        }
    }

    fn factor(&mut self) -> Option<Decimal> {
        if self.take("(") || self.take("（") {
            self.depth += 1;
            let inner = if self.depth > MAX_DEPTH {
                None
            } else {
                self.expression()
            };
            self.depth -= 1;
            let closed = self.take(")") || self.take("）");
            return inner.filter(|_| closed);
        }
        let ends = |c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '.');
        let end = self.rest.find(ends).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start();
        Decimal::from_str_exact(word)
            .ok()
            .or_else(|| (self.value_of)(word))
    }

    fn take(&mut self, sign: &str) -> bool {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.map_or(self.rest, str::trim_start);
        rest.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arithmetic_is_exact() {
        let value_of = |id: &str| (id == "households-poor").then(|| Decimal::from(40));
        let check = |formula: &str| {
            let mut sum = Arithmetic {
                rest: formula,
                value_of: &value_of,
                depth: 0,
            };
            let result = sum.expression().filter(|_| sum.rest.is_empty());
            result.map(|result| result.normalize().to_string())
        };
        for (formula, expected) in [
            ("1676 + 979 + 103", Some("2758")),
            ("households-poor × 2 - 5", Some("75")),
            ("(households-poor + 2) ÷ 4", Some("10.5")),
            ("0.1 + 0.2", Some("0.3")),
            ("1 ÷ 0", None),
            ("1 +", None),
            ("unknown + 1", None),
            ("1 2", None),
        ] {
            assert_eq!(check(formula).as_deref(), expected, "{formula}");
        }
        assert_eq!(check(&"(".repeat(10_000)), None);
    }
}
