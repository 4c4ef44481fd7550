//! A text without the time at which it was put on the site.

use crate::check::{Profile, codes};
use crate::ground::{Diagnostic, Findings};
use crate::site::Site;
use crate::text;

/// Reports texts of a government website whose `published` has no day or no time: `PubDate` is
/// `YYYY-MM-DD HH:MM`, and nothing invents what was not written.
pub fn check(site: &Site<'_>, profile: Profile, findings: &mut Findings) {
    if !profile.concerns(site) {
        return;
    }
    for content in site.contents() {
        let (span, message) = match site.published(content) {
            Some(written) if written.value.to_the_minute().is_some() => continue,
            Some(written) => {
                let date = written.value.shown();
                let message = text!(
                    "published“{date}”没有写到几点几分，页面没有 PubDate",
                    "published \"{date}\" has no time, so the page has no PubDate"
                );
                (written.span, message)
            }
            None => (
                site.start_of(content),
                text!(
                    "没有写 published，页面没有 PubDate",
                    "there is no published, so the page has no PubDate"
                ),
            ),
        };
        let finding = Diagnostic::new(codes::NO_PUBLICATION_TIME, span, message).help(text!(
            "照实写上网的日期和时间，如 published: 2026-11-20 09:30",
            "write when it was put on the site, such as published: 2026-11-20 09:30"
        ));
        findings.push(profile.sharpen(finding));
    }
}
