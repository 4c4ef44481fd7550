//! Model and page files → [`ModelType`], [`TextPage`].

use super::super::codes;
use super::super::markdown;
use super::super::prose::Prose;
use super::super::vocabulary::{ModelType, TextPage, TextSection};
use super::super::yaml::Fields;
use super::case::check_file_name;
use super::front_matter;
use super::lexicon::suppressions;
use super::sections::{self, Sections};
use super::values::{publication, whole_number};
use crate::ground::{Diagnostic, FileId, Findings, SourceFile, Span, Spanned, han};
use crate::text;

/// The sections of a model page that have a layout of their own.
const MODEL_SECTIONS: [(&str, &str); 4] = [
    ("mechanism", "怎样起作用"),
    ("conditions", "成事的条件"),
    ("risks", "要防的风险"),
    ("questions", "到实地问什么"),
];

/// A section of a model page that need not be there.
const SCOPE: &str = "scope";

/// Reads a model type; none when it has no readable front matter (found).
pub fn model(id: FileId, file: &SourceFile, findings: &mut Findings) -> Option<ModelType> {
    let front = front_matter::split(id, file, findings);
    let node = front.node?;
    let (body, words) = body(id, file, front.body, findings);
    let mut prose = Prose::of_values(&node, file.text());
    prose.append(&words);
    report_unshown(&body, findings);
    let mut fields = Fields::open(&node, ("模式", "model"), findings);
    let title = fields.text("title");
    let phrases = fields.texts("phrases");
    let seal = fields.text("seal");
    let block = fields.block();
    check_seal(&seal, fields.findings());
    let phrases = joined_phrases(&title, phrases, fields.findings());
    let model = ModelType {
        file: id,
        slug: fields.text("slug"),
        phrases,
        short: fields.text("short").value,
        title_en: fields.text("title_en").value,
        family: fields.text("family"),
        order: order(&mut fields),
        seal,
        definition: fields.prose("definition").value,
        aliases: fields.texts("aliases"),
        indicators: fields.texts("indicators"),
        sections: body
            .sections
            .into_iter()
            .map(|(_, section)| section)
            .collect(),
        notes: body.notes,
        suppressions: suppressions(&mut fields),
        prose,
        title,
    };
    fields.finish();
    check_file_name(&model.slug, file, findings);
    report_missing(&model.sections, block, findings);
    Some(model)
}

/// Reads an authored page; none when it has no readable front matter (found).
pub fn page(id: FileId, file: &SourceFile, findings: &mut Findings) -> Option<TextPage> {
    let front = front_matter::split(id, file, findings);
    let node = front.node?;
    let (body, words) = body(id, file, front.body, findings);
    let mut prose = Prose::of_values(&node, file.text());
    prose.append(&words);
    let mut fields = Fields::open(&node, ("页面", "page"), findings);
    let page = TextPage {
        file: id,
        slug: fields.text("slug"),
        title: fields.text("title"),
        summary: fields.prose("summary").value,
        published: publication(&mut fields, false),
        author: fields.optional_text("author"),
        order: order(&mut fields),
        opening: body.opening,
        sections: body
            .sections
            .into_iter()
            .map(|(_, section)| section)
            .collect(),
        notes: body.notes,
        suppressions: suppressions(&mut fields),
        prose,
    };
    fields.finish();
    check_file_name(&page.slug, file, findings);
    Some(page)
}

/// Reads a body whose headings have no attributes.
pub fn body(
    id: FileId,
    file: &SourceFile,
    body: std::ops::Range<usize>,
    findings: &mut Findings,
) -> (Sections, Prose) {
    let (document, prose) = markdown::read(id, file.shared_text(), body, findings);
    let cut = sections::cut(document, findings);
    for (heading, _) in &cut.sections {
        sections::report_unknown(heading, &[], findings);
    }
    (cut, prose)
}

/// Reads `order`: the place in a list, 0 unless given.
pub fn order(fields: &mut Fields<'_>) -> u32 {
    whole_number(fields, "order").unwrap_or(0)
}

fn check_seal(seal: &Spanned<String>, findings: &mut Findings) {
    let mut characters = seal.value.chars();
    let one = characters.next().is_some_and(han::is_han) && characters.next().is_none();
    if !seal.value.is_empty() && !one {
        let written = &seal.value;
        let message = text!("印“{written}”应是一个汉字", "a seal is one Han character");
        let finding = Diagnostic::new(codes::BAD_SEAL, seal.span, message);
        findings.push(finding.help(text!("如 seal: 电", "such as seal: 电")));
    }
}

/// The author's phrases if they join to the title, otherwise the title's own.
fn joined_phrases(
    title: &Spanned<String>,
    phrases: Vec<Spanned<String>>,
    findings: &mut Findings,
) -> Vec<String> {
    let (Some(first), joined) = (
        phrases.first(),
        phrases
            .iter()
            .map(|phrase| phrase.value.as_str())
            .collect::<String>(),
    ) else {
        return han::phrases(&title.value);
    };
    if joined != title.value {
        let title = &title.value;
        let message = text!(
            "phrases 连起来是“{joined}”，和 title“{title}”不同",
            "the phrases do not join to the title"
        );
        let finding = Diagnostic::new(codes::PHRASES_DIFFER, first.span, message);
        findings.push(finding.help(text!("只在标题里断开，不增不减字", "only cut the title")));
        return han::phrases(title);
    }
    phrases.into_iter().map(|phrase| phrase.value).collect()
}

/// Reports what a model page has no place for: it would vanish.
fn report_unshown(body: &Sections, findings: &mut Findings) {
    let finding = |span, message| Diagnostic::new(codes::TEXT_NOT_SHOWN, span, message);
    if let Some(block) = body.opening.first() {
        let message = text!(
            "第一个标题之前有文字，模式页不会显示",
            "text before the first heading is not shown on a model page"
        );
        findings.push(finding(block.span, message).help(text!(
            "把它移到 ## 怎样起作用 {{#mechanism}} 之下",
            "put it below ## … {{#mechanism}}"
        )));
    }
    let known = MODEL_SECTIONS.map(|(id, _)| id);
    let is_shown = |id: &str| id == SCOPE || known.contains(&id);
    for (_, section) in &body.sections {
        if !is_shown(&section.id.value) {
            let title = &section.title;
            let message = text!(
                "模式页没有“{title}”这一节，它的内容不会显示",
                "a model page has no section \"{title}\"; it is not shown"
            );
            let all = known.map(|id| format!("#{id}")).join("、");
            findings.push(finding(section.id.span, message).help(text!(
                "编号用 {all}、#{SCOPE} 之一，或把内容并进这些节里",
                "use one of the ids {all}、#{SCOPE}, or move the text into those sections"
            )));
        }
    }
}

fn report_missing(sections: &[TextSection], block: Span, findings: &mut Findings) {
    for (id, title) in MODEL_SECTIONS {
        if !sections.iter().any(|section| section.id.value == id) {
            let message = text!("没有“{title}”一节", "there is no section {id}");
            let finding = Diagnostic::new(codes::MISSING_SECTION, block, message);
            let help = text!(
                "加一节 ## {title} {{#{id}}}",
                "add a section ## … {{#{id}}}"
            );
            findings.push(finding.help(help));
        }
    }
}
