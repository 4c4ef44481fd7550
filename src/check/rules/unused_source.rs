//! A source nothing rests on.

use crate::check::codes;
use crate::ground::{Diagnostic, Findings, SharedStr, Spanned};
use crate::site::Site;
use crate::text;

/// Reports sources that no figure and no event names.
pub fn check(site: &Site<'_>, findings: &mut Findings) {
    for (case, links) in site.atlas.cases.iter().zip(&site.cases) {
        for (at, source) in case.sources.iter().enumerate() {
            let figure = links
                .observations
                .iter()
                .any(|seen| seen.source == Some(at));
            let named = |word: &Option<Spanned<SharedStr>>| {
                word.as_ref()
                    .is_some_and(|word| word.value == source.id.value)
            };
            let event = case.events.iter().any(|event| named(&event.source));
            if !figure && !event && !case.observations.is_empty() {
                let id = &source.id.value;
                let message = text!(
                    "出处 {id} 没有一条数据用到",
                    "nothing rests on the source {id}"
                );
                let finding = Diagnostic::new(codes::UNUSED_SOURCE, source.id.span, message);
                findings.push(finding.help(text!(
                    "给依据它的数据写上 source: {id}，或删去这个出处",
                    "name it in the figures that rest on it, or remove it"
                )));
            }
        }
    }
}
