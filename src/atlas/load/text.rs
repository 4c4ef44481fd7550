//! Model and page files → [`ModelType`], [`TextPage`].

use super::super::codes;
use super::super::markdown;
use super::super::vocabulary::{ModelType, TextPage, TextSection};
use super::super::yaml::Fields;
use super::case::check_file_name;
use super::front_matter;
use super::sections::{self, Sections};
use crate::ground::{Diagnostic, FileId, Findings, SourceFile, Span, Spanned, han};
use crate::text;

/// The sections of a model page that have a layout of their own.
const MODEL_SECTIONS: [(&str, &str); 4] = [
    ("mechanism", "怎样起作用"),
    ("conditions", "成事的条件"),
    ("risks", "要防的风险"),
    ("questions", "到实地问什么"),
];

/// Reads a model type; none when it has no readable front matter (found).
pub fn model(id: FileId, file: &SourceFile, findings: &mut Findings) -> Option<ModelType> {
    let front = front_matter::split(id, file, findings);
    let node = front.node?;
    let body = body(id, file, front.body, findings);
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
    let body = body(id, file, front.body, findings);
    let mut fields = Fields::open(&node, ("页面", "page"), findings);
    let page = TextPage {
        file: id,
        slug: fields.text("slug"),
        title: fields.text("title"),
        summary: fields.prose("summary").value,
        order: order(&mut fields),
        opening: body.opening,
        sections: body
            .sections
            .into_iter()
            .map(|(_, section)| section)
            .collect(),
        notes: body.notes,
    };
    fields.finish();
    check_file_name(&page.slug, file, findings);
    Some(page)
}

fn body(
    id: FileId,
    file: &SourceFile,
    body: std::ops::Range<usize>,
    findings: &mut Findings,
) -> Sections {
    let document = markdown::parse(id, file.text(), body, findings);
    let cut = sections::cut(document, findings);
    for (heading, _) in &cut.sections {
        sections::report_unknown(heading, &[], findings);
    }
    cut
}

fn order(fields: &mut Fields<'_>) -> u32 {
    let Some(written) = fields.optional_text("order") else {
        return 0;
    };
    written.value.parse().unwrap_or_else(|_| {
        let word = &written.value;
        let message = text!(
            "order 应是一个整数，不是“{word}”",
            "order is not a whole number"
        );
        let finding = Diagnostic::new(codes::BAD_NUMBER, written.span, message);
        fields.report(finding.help(text!("如 order: 3", "such as order: 3")));
        0
    })
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
