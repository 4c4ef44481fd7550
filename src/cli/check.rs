//! `case-atlas check`: everything but writing. It reads the teacher edition, which leaves nothing out.

use super::arguments::CheckOptions;
use super::failure::Failure;
use super::folders::Folders;
use super::progress::Bar;
use super::report::{self, Format, Report};
use super::{Console, Exit, verdict};
use crate::audit::ExternalLink;
use crate::build::{self, Input, NoProgress};
use crate::ground::Language;
use crate::site::Edition;

/// Checks the content; the findings are the result, so they go to standard output.
pub(super) fn execute(
    options: &CheckOptions,
    language: Language,
    console: &mut Console,
) -> Result<Exit, Failure> {
    let folders = Folders::open(&options.content.folder)?;
    let input = Input {
        profile: options.profile.get(),
        ..folders.input(Edition::Teacher)
    };
    let outcome = if console.is_watched {
        build::check(&input, &Bar::new(language))?
    } else {
        build::check(&input, &NoProgress)?
    };
    let report = Report {
        sources: &outcome.sources,
        findings: &outcome.findings,
        language,
    };
    let (out, colour) = console.out_stream();
    report::write(&report, options.format, colour, out)?;
    if outcome.findings.is_empty() && options.format == Format::Human {
        console.out(match language {
            Language::Zh => "没有发现问题。\n",
            Language::En => "Nothing to repair.\n",
        })?;
    }
    if options.external {
        console.out(&listed(&outcome.external_links, options.format, language))?;
    }
    Ok(verdict(&outcome.findings, options.deny.warnings()))
}

/// The links that leave the site, a line each; a SARIF log has no place for them.
fn listed(links: &[ExternalLink], format: Format, language: Language) -> String {
    let line = |link: &ExternalLink| {
        let ExternalLink {
            address,
            page,
            count,
        } = link;
        match (format, language) {
            (Format::Json, _) => {
                let line =
                    serde_json::json!({"external_link": address, "page": page, "count": count});
                format!("{line}\n")
            }
            (_, Language::Zh) => format!("站外链接：{address}（{page} 等，共 {count} 处）\n"),
            (_, Language::En) => format!("external link: {address} ({page}; {count} in all)\n"),
        }
    };
    match format {
        Format::Sarif => String::new(),
        _ => links.iter().map(line).collect(),
    }
}
