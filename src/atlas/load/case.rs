//! A case file → [`Case`].

use super::super::address::is_external;
use super::super::body::{Body, BodyText};
use super::super::case::{Case, Event, RIGHTS, Rights, SOURCE_KINDS, Section, Source, SourceKind};
use super::super::codes;
use super::super::markdown;
use super::super::period::Period;
use super::super::prose::Prose;
use super::super::region::RegionTable;
use super::super::slug::is_slug;
use super::super::vocabulary::TextSection;
use super::super::yaml::{Fields, Node, NodeKind};
use super::lexicon::{consents, report_joined_words, suppressions};
use super::sections::{self, Sections};
use super::teaching::Lessons;
use super::values::{date, period, publication, required_region, worded};
use super::{check_slug, front_matter, observation, repeated_ids};
use crate::ground::{
    Diagnostic, FileId, Findings, SharedStr, Shelf, SourceFile, Span, Spanned, han,
};
use crate::text;

/// Sections that every case has, with their usual heading, after `DESIGN.md` and the form of a
/// teaching case (`STANDARDS.md` section 2).
const USUAL_SECTIONS: [(&str, &str); 6] = [
    ("profile", "基本情况"),
    ("background", "背景"),
    ("results", "成效"),
    ("difficulties", "难点"),
    ("lessons", "经验启示"),
    ("conditions", "可推广条件"),
];

/// 摘要 of a teaching case: at most 300 characters (MPA centre, after `STANDARDS.md` section 2).
const MAX_SUMMARY: usize = 300;

/// Reads a case; none when it has no readable front matter (found). With a shelf its body goes there, and the case
/// holds nothing of the text of the file.
pub fn case(
    id: FileId,
    file: &SourceFile,
    (regions, shelf): (&RegionTable, Option<&Shelf<'_>>),
    findings: &mut Findings,
) -> Option<Case> {
    report_placeholders(id, file, findings);
    let front = match shelf {
        Some(_) => front_matter::split_off(id, file, findings),
        None => front_matter::split(id, file, findings),
    };
    let node = front.node?;
    let (document, prose) = markdown::read(id, file.shared_text(), front.body, findings);
    let cut = sections::cut(document, findings);
    let mut case = front_matter_of(id, file, &node, regions, findings);
    case.prose.append(&prose);
    put_body(&mut case, cut, findings);
    Some(match shelf {
        Some(shelf) => case.shelved(shelf),
        None => case,
    })
}

fn front_matter_of(
    id: FileId,
    file: &SourceFile,
    node: &Node,
    regions: &RegionTable,
    findings: &mut Findings,
) -> Case {
    let mut fields = Fields::open(node, ("案例", "case"), findings);
    let slug = fields.text("slug");
    check_file_name(&slug, file, fields.findings());
    let summary = fields.prose("summary");
    check_summary(&summary, fields.findings());
    let mut lessons = Lessons::of(file);
    let title = fields.text("title");
    let short = fields.text("short");
    let mut case = Case {
        file: id,
        block: fields.block(),
        slug,
        region: required_region(&mut fields, regions, (&short.value, &title.value)),
        title,
        short,
        period: period(&mut fields).map_or(Period::Unstated, |period| period.value),
        published: publication(&mut fields, true),
        author: fields.optional_text("author"),
        summary,
        keywords: fields.texts("keywords"),
        drivers: fields.texts("drivers"),
        challenges: fields.texts("challenges"),
        highlights: fields.texts("highlights"),
        lead: fields.optional_text("lead"),
        lead_model: fields.optional_text("lead_model"),
        aliases: fields.texts("aliases"),
        sources: source_list(&mut fields),
        events: event_list(&mut fields),
        observations: observation::list(&mut fields, regions),
        teaching: lessons.block(&mut fields),
        consents: consents(&mut fields),
        suppressions: suppressions(&mut fields),
        sections: Vec::new(),
        body: Body::new(BodyText::default()),
        prose: Prose::of_values(node, file.text()),
    };
    fields.finish();
    case.prose.append(&lessons.prose);
    report_joined_words(&case.keywords, findings);
    for alias in &case.aliases {
        check_slug(alias, findings);
    }
    repeated_ids(
        case.sources.iter().map(|source| &source.id),
        "出处",
        findings,
    );
    repeated_ids(
        case.observations.iter().map(|seen| &seen.id),
        "数据",
        findings,
    );
    case
}

fn put_body(case: &mut Case, cut: Sections, findings: &mut Findings) {
    let mut texts = Vec::with_capacity(cut.sections.len());
    if let Some(block) = cut.opening.first() {
        let message = text!(
            "第一个标题之前有文字",
            "there is text before the first heading"
        );
        let finding = Diagnostic::new(codes::MISSING_SECTION, block.span, message);
        findings.push(finding.help(text!(
            "把它放进 ## 基本情况 {{#profile}} 之下",
            "put it below ## … {{#profile}}"
        )));
        case.sections.push(Section {
            id: Spanned::new("opening".into(), block.span),
            title: "开篇".to_owned(),
            practice: None,
        });
        texts.push(cut.opening);
    }
    for (mut heading, section) in cut.sections {
        let practice = sections::practice(&mut heading, findings);
        let TextSection { id, title, blocks } = section;
        case.sections.push(Section {
            id,
            title,
            practice,
        });
        texts.push(blocks);
    }
    case.sections.shrink_to_fit();
    case.body = Body::new(BodyText {
        sections: texts,
        notes: cut.notes,
    });
    for (id, title) in USUAL_SECTIONS {
        if !case.sections.iter().any(|section| section.id.value == id) {
            let message = text!("没有“{title}”一节", "there is no section {id}");
            let finding = Diagnostic::new(codes::MISSING_SECTION, case.block, message);
            findings.push(finding.help(text!(
                "加一节 ## {title} {{#{id}}}",
                "add a section ## … {{#{id}}}"
            )));
        }
    }
}

/// What `case-atlas new case` writes where the author is to write.
const PLACEHOLDER: &str = "【改】";

/// Reports the first place that still holds the template's words, and how many there are.
fn report_placeholders(id: FileId, file: &SourceFile, findings: &mut Findings) {
    let mut places = file.text().match_indices(PLACEHOLDER).map(|(at, _)| at);
    // The template's own instructions name the mark in a comment.
    let is_comment = |at: &usize| {
        let line = file.text()[..*at].rsplit('\n').next().unwrap_or("");
        line.contains('#') && !line.starts_with("##")
    };
    let Some(first) = places.by_ref().find(|at| !is_comment(at)) else {
        return;
    };
    let count = 1 + places.filter(|at| !is_comment(at)).count();
    let span = Span::new(id, first, first + PLACEHOLDER.len());
    let message = text!(
        "还有 {count} 处“【改】”没有换成实际内容",
        "{count} placeholders are still to be replaced"
    );
    findings.push(
        Diagnostic::new(codes::PLACEHOLDER, span, message).help(text!(
            "换成案例自己的内容；用不到的条目整条删去",
            "write the case's own words, or remove the entry"
        )),
    );
}

/// A slug must be usable in addresses and equal the file's name, so that a case is found by both.
pub fn check_file_name(slug: &Spanned<SharedStr>, file: &SourceFile, findings: &mut Findings) {
    check_slug(slug, findings);
    let name = file
        .path()
        .rsplit('/')
        .next()
        .unwrap_or("")
        .trim_end_matches(".md");
    if !slug.value.is_empty() && slug.value != name {
        let written = &slug.value;
        let message = text!(
            "slug“{written}”和文件名“{name}.md”不一致",
            "the slug \"{written}\" differs from the file name \"{name}.md\""
        );
        let finding = Diagnostic::new(codes::SLUG_MISMATCH, slug.span, message);
        findings.push(finding.help(match (is_slug(name), is_slug(written)) {
            (true, _) => text!("改成 slug: {name}，或改文件名", "make them equal"),
            (false, true) => text!(
                "文件名要用在网址里，不能用“{name}”：把文件改名为 {written}.md",
                "rename the file to {written}.md: \"{name}\" cannot stand in an address"
            ),
            (false, false) => text!(
                "两个都要用在网址里：想一个拼音名字，如 kuandian，文件改名为 kuandian.md，并写 slug: kuandian",
                "both stand in addresses: choose a name in Latin letters for both"
            ),
        }));
    }
}

fn check_summary(summary: &Spanned<SharedStr>, findings: &mut Findings) {
    let count = han::han_count(&summary.value);
    if count > MAX_SUMMARY {
        let message = text!(
            "摘要有 {count} 个汉字，超过 {MAX_SUMMARY} 个",
            "the summary has {count} Han characters, more than {MAX_SUMMARY}"
        );
        let finding = Diagnostic::new(codes::SUMMARY_TOO_LONG, summary.span, message);
        findings.push(finding.help(text!("删到三百字以内", "shorten it")));
    }
}

fn source_list(fields: &mut Fields<'_>) -> Vec<Source> {
    let node = fields.required("sources");
    let items = fields.items("sources");
    if let Some(node) = node
        && matches!(node.kind, NodeKind::Sequence(_))
        && items.is_empty()
    {
        let message = text!("案例一条出处也没有", "the case has no source");
        let finding = Diagnostic::new(codes::MISSING_KEY, node.span, message);
        fields.report(finding.help(text!(
            "至少写一条，以“- id: …”开头",
            "write at least one, beginning with \"- id: …\""
        )));
    }
    items
        .iter()
        .map(|item| source(item, fields.findings()))
        .collect()
}

fn source(node: &Node, findings: &mut Findings) -> Source {
    let mut fields = Fields::open(node, ("出处", "source"), findings);
    let kind = fields.text("kind");
    let rights = fields.text("rights");
    let source = Source {
        id: fields.text("id"),
        title: fields.text("title"),
        publisher: fields.text("publisher"),
        container: fields.optional_text("container"),
        issue: fields.optional_text("issue"),
        author: fields.optional_text("author"),
        date: date(&mut fields, "date", true).map(|date| date.value),
        kind: worded(&mut fields, &kind, SOURCE_KINDS).unwrap_or(SourceKind::Press),
        rights: worded(&mut fields, &rights, RIGHTS).unwrap_or(Rights::Rewritten),
        url: address(&mut fields),
        text: fields.optional_text("text"),
        note: fields.optional_prose("note"),
    };
    fields.finish();
    check_slug(&source.id, findings);
    source
}

/// Reads `url`; what does not lead out of the site is found, and must never reach a page.
fn address(fields: &mut Fields<'_>) -> Option<Spanned<SharedStr>> {
    let url = fields.optional_text("url")?;
    if is_external(&url.value) {
        return Some(url);
    }
    let written = &url.value;
    let message = text!(
        "出处的网址“{written}”不是完整的网址",
        "\"{written}\" is not a full address"
    );
    let finding = Diagnostic::new(markdown::codes::REFUSED_LINK, url.span, message);
    fields.report(finding.help(text!(
        "写出以 https: 或 http: 开头的完整地址；没有网址就删去这一行",
        "write a full address with https: or http:, or remove the line"
    )));
    None
}

fn event_list(fields: &mut Fields<'_>) -> Vec<Event> {
    let items = fields.items("events");
    items
        .iter()
        .filter_map(|item| event(item, fields.findings()))
        .collect()
}

fn event(node: &Node, findings: &mut Findings) -> Option<Event> {
    let mut fields = Fields::open(node, ("事件", "event"), findings);
    let date = date(&mut fields, "date", true);
    let text = fields.prose("text");
    let source = fields.optional_text("source");
    fields.finish();
    Some(Event {
        date: date?.value,
        text,
        source,
    })
}
