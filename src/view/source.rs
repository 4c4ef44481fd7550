//! Sources, and how to cite.

use super::Context;
use super::frame::Link;
use super::pages::SourceEntry;
use crate::atlas::case::{Rights, Source, SourceKind};

/// The sources of a case.
pub(super) fn sources(context: &Context<'_>, case: usize) -> Vec<SourceEntry> {
    let sources = 0..context.site.atlas.cases[case].sources.len();
    sources.map(|at| entry(context, case, at)).collect()
}

/// A source of a case, by its place there.
pub(super) fn entry(context: &Context<'_>, case: usize, at: usize) -> SourceEntry {
    let content = &context.site.atlas.cases[case];
    let links = &context.site.cases[case];
    let route = context.site.case_route(case);
    let source = &content.sources[at];
    SourceEntry {
        id: format!("source-{}", source.id.value),
        number: at + 1,
        citation: reference(source),
        url: source.url.as_ref().map(|url| url.value.to_string()),
        kind: kind(source.kind).to_owned(),
        rights: rights(source.rights).to_owned(),
        note: source
            .note
            .as_ref()
            .map_or(String::new(), |note| note.value.to_string()),
        case: Link {
            label: context.case_name(case).to_owned(),
            href: context.case_href(case),
        },
        figures: links
            .observations
            .iter()
            .filter(|seen| seen.source == Some(at))
            .count(),
        figures_href: (!content.observations.is_empty())
            .then(|| context.route.href_at(&route, "sec-figures")),
    }
}

/// What a source is called in short: the paper or journal in 《》, or the body that issued it.
pub(super) fn cited_name(source: &Source) -> String {
    match (&source.container, source.kind) {
        (Some(container), _) => format!("《{}》", container.value),
        (None, SourceKind::Government) => source.publisher.value.to_string(),
        (None, _) => format!("《{}》", source.publisher.value),
    }
}

/// A reference after GB/T 7714: responsible body, title with its mark, container, date or issue.
fn reference(source: &Source) -> String {
    let mark = match source.kind {
        SourceKind::Government => "R",
        SourceKind::Press => "N",
        SourceKind::Journal => "J",
    };
    let container = source.container.as_ref().unwrap_or(&source.publisher);
    let responsible = source
        .author
        .as_ref()
        .or_else(|| (container.value != source.publisher.value).then_some(&source.publisher));
    let responsible = responsible
        .map(|name| format!("{}. ", name.value))
        .unwrap_or_default();
    let date = match source.kind {
        SourceKind::Journal => source.date.map(|date| date.year.to_string()),
        _ => source.date.map(|date| date.iso()),
    };
    let issue = source.issue.as_ref().map(|issue| issue.value.to_string());
    let when = [issue, date]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ");
    format!(
        "{responsible}{}[{mark}]. {}, {when}.",
        source.title.value, container.value
    )
}

fn kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Government => "政府材料",
        SourceKind::Press => "报纸",
        SourceKind::Journal => "期刊",
    }
}

fn rights(rights: Rights) -> &'static str {
    match rights {
        Rights::Rewritten => "据原文事实改写",
        Rights::Quoted => "部分引用",
        Rights::Permitted => "经授权转载",
        Rights::PublicDomain => "公有领域",
    }
}

/// How to cite the page, after GB/T 7714 for an online database.
pub(super) fn citation(context: &Context<'_>, case: usize) -> String {
    let content = &context.site.atlas.cases[case];
    let date = content
        .published
        .as_ref()
        .map(|date| format!(", {}", date.value.date.iso()))
        .unwrap_or_default();
    let atlas = &context.site.atlas.settings.title;
    format!("{}[DB/OL]. {atlas}{date}.", content.title.value)
}
