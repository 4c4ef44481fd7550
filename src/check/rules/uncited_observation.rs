//! A figure the text never cites.

use crate::check::codes;
use crate::ground::{Diagnostic, Findings};
use crate::site::Site;
use crate::text;

/// Reports figures that stand in the table only.
pub fn check(site: &Site<'_>, findings: &mut Findings) {
    for (case, links) in site.atlas.cases.iter().zip(&site.cases) {
        for (observation, names) in case.observations.iter().zip(&links.observations) {
            if names.cited_in.is_none() && !observation.id.value.is_empty() {
                let id = &observation.id.value;
                let message = text!(
                    "正文没有引用数据 {id}",
                    "the text never cites the figure {id}"
                );
                let finding =
                    Diagnostic::new(codes::UNCITED_OBSERVATION, observation.id.span, message);
                findings.push(finding.help(text!(
                    "在正文写 [数字](obs:{id})；只想放进数据表可以不管",
                    "cite it as [number](obs:{id}), or leave it to the table"
                )));
            }
        }
    }
}
