//! A cited number that differs from its observation.

use crate::check::GoesOn;
use crate::check::codes;
use crate::ground::{Diagnostic, Findings};
use crate::site::Site;
use crate::text;

/// Compares the words of every `obs:` link with the observation it names. An empty link shows the
/// observation's label and states no number.
pub fn check(site: &Site<'_>, goes_on: GoesOn<'_>, findings: &mut Findings) {
    let cases = site.atlas.cases.iter().zip(&site.cases);
    for (case, links) in cases.take_while(|_| goes_on()) {
        for citation in &links.citations {
            let observation = &case.observations[citation.observation];
            let Some(quantity) = &observation.quantity else {
                continue;
            };
            let words = &citation.words;
            if words.is_empty() || quantity.value.is_stated_by(words) {
                continue;
            }
            let value = &quantity.value;
            let registered = format!(
                "{}{}{}",
                value.prefix(),
                value.amount,
                unit_and_precision(value)
            );
            let id = &observation.id.value;
            let message = text!(
                "正文写“{words}”，数据 {id} 登记的是“{registered}”",
                "the text says \"{words}\", the figure {id} is \"{registered}\""
            );
            let finding = Diagnostic::new(codes::CITED_VALUE_DIFFERS, citation.span, message);
            findings.push(
                finding
                    .label(quantity.span, text!("登记在这里", "stated here"))
                    .help(text!(
                        "两处改成一致：数、单位、“余”“约”“以上”都要相同",
                        "make number, unit and precision the same"
                    )),
            );
        }
    }
}

/// The suffix without the basis, which the sentence carries.
fn unit_and_precision(value: &crate::atlas::quantity::Quantity) -> String {
    crate::atlas::quantity::Quantity {
        per: Vec::new(),
        ..value.clone()
    }
    .suffix()
}
