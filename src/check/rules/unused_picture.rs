//! A picture no text shows.

use std::collections::BTreeSet;

use crate::check::codes;
use crate::ground::{Diagnostic, Findings, Span};
use crate::site::Site;
use crate::text;

/// Reports pictures that no case shows, at the case they lie beside (or the first case). Beside a
/// text that could not be read nothing is known to be unused.
pub fn check(site: &Site<'_>, findings: &mut Findings) {
    let shown: BTreeSet<usize> = site
        .cases
        .iter()
        .flat_map(|case| &case.pictures)
        .copied()
        .collect();
    let unused = site
        .atlas
        .pictures
        .iter()
        .enumerate()
        .filter(|(at, picture)| !shown.contains(at) && !picture.is_too_large);
    for (_, picture) in unused {
        let slug = picture.path.split('/').nth(1).unwrap_or("");
        if site.atlas.unread_cases.contains(slug) {
            continue;
        }
        let case = site
            .names
            .case(slug)
            .or((!site.cases.is_empty()).then_some(0));
        let Some(case) = case else { continue };
        let span = Span::file_start(site.atlas.cases[case].file);
        let path = &picture.path;
        let folder = format!("cases/{slug}/");
        let name = path.strip_prefix(&folder).unwrap_or(path);
        let message = text!(
            "图片 {path} 没有一处用到",
            "no text shows the picture {path}"
        );
        findings.push(
            Diagnostic::new(codes::UNUSED_PICTURE, span, message).help(text!(
                "在正文里用 ![说明]({name}) 放上它，或把它移走",
                "show it with ![…](file) or move it away"
            )),
        );
    }
}
