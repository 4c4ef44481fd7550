//! A listed challenge that no practice answers.

use crate::check::codes;
use crate::ground::{Diagnostic, Findings};
use crate::site::Site;
use crate::text;

/// Reports listed challenges that no heading of the case names.
pub fn check(site: &Site<'_>, findings: &mut Findings) {
    for case in &site.atlas.cases {
        for challenge in &case.challenges {
            let practices = case
                .sections
                .iter()
                .filter_map(|section| section.practice.as_deref());
            let mut answered = practices.flat_map(|practice| &practice.challenges);
            let known = site.names.challenge(&challenge.value).is_some();
            if known && !answered.any(|word| word.value == challenge.value) {
                let slug = &challenge.value;
                let message = text!("没有一节做法回应难题 {slug}", "no practice answers {slug}");
                let finding = Diagnostic::new(codes::UNANSWERED_CHALLENGE, challenge.span, message);
                findings.push(finding.help(text!(
                    "在回应它的小节标题里写 challenge=\"{slug}\"，或从列表里删去",
                    "write challenge=\"{slug}\" in a heading, or remove it"
                )));
            }
        }
    }
}
