//! A type both at work and merely mentioned in one case.

use crate::check::codes;
use crate::ground::{Diagnostic, Findings};
use crate::site::Site;
use crate::text;

/// Reports `also` where the same case has the type in a `model`.
pub fn check(site: &Site<'_>, findings: &mut Findings) {
    for case in &site.atlas.cases {
        let practices = || {
            case.sections
                .iter()
                .filter_map(|section| section.practice.as_deref())
        };
        for also in practices().flat_map(|practice| &practice.also) {
            let mut main = practices().flat_map(|practice| &practice.models);
            if let Some(first) = main.find(|model| model.value == also.value) {
                let slug = &also.value;
                let message = text!(
                    "模式 {slug} 在本案例已是主要做法，不必再写 also",
                    "{slug} is a main practice of this case already"
                );
                let finding = Diagnostic::new(codes::REPEATED_MENTION, also.span, message);
                let finding = finding.label(first.span, text!("写作主要做法", "main practice"));
                findings.push(finding.help(text!("从 also 里删去", "remove it from also")));
            }
        }
    }
}
