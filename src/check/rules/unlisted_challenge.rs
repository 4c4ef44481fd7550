//! A practice that answers a challenge the case does not list.

use crate::check::codes;
use crate::ground::{Diagnostic, Findings};
use crate::site::Site;
use crate::text;

/// Compares headings with `challenges:` in the front matter.
pub fn check(site: &Site<'_>, findings: &mut Findings) {
    for case in &site.atlas.cases {
        let practices = case
            .sections
            .iter()
            .filter_map(|section| section.practice.as_deref());
        for challenge in practices.flat_map(|practice| &practice.challenges) {
            let known = site.names.challenge(&challenge.value).is_some();
            let listed = case
                .challenges
                .iter()
                .any(|word| word.value == challenge.value);
            if known && !listed {
                let slug = &challenge.value;
                let message = text!(
                    "这一节回应难题 {slug}，资料块的 challenges 里没有它",
                    "the section answers {slug}, which the case does not list"
                );
                let finding = Diagnostic::new(codes::UNLISTED_CHALLENGE, challenge.span, message);
                findings.push(finding.help(text!(
                    "在 challenges: [...] 里加上 {slug}",
                    "add {slug} to challenges"
                )));
            }
        }
    }
}
