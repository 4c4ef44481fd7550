//! A pack file → [`TrainingPack`].

use super::super::codes;
use super::super::prose::Prose;
use super::super::teaching::{GUIDE_SECTIONS, OPEN_SECTIONS, TrainingPack};
use super::super::vocabulary::TextSection;
use super::super::yaml::Fields;
use super::case::check_file_name;
use super::front_matter;
use super::sections::Sections;
use super::teaching::{Lessons, report_form};
use super::text::{body, order};
use super::values::{publication, whole_number};
use crate::ground::{Diagnostic, FileId, Findings, SourceFile, Span};
use crate::text;

/// Reads a training pack; none when it has no readable front matter (found).
pub fn pack(id: FileId, file: &SourceFile, findings: &mut Findings) -> Option<TrainingPack> {
    let front = front_matter::split(id, file, findings);
    let node = front.node?;
    let (body, words) = body(id, file, front.body, findings);
    let mut lessons = Lessons::of(file);
    report_body(&body, findings);
    let mut fields = Fields::open(&node, ("培训包", "training pack"), findings);
    let block = fields.block();
    fields.required("hours");
    let mut sections = Cut(body
        .sections
        .into_iter()
        .map(|(_, section)| section)
        .collect());
    let mut pack = TrainingPack {
        file: id,
        slug: fields.text("slug"),
        title: fields.text("title"),
        published: publication(&mut fields, false),
        summary: fields.prose("summary").value,
        order: order(&mut fields),
        audience: fields.prose("audience").value,
        hours: whole_number(&mut fields, "hours"),
        objectives: lessons.required_items(&mut fields, "objectives"),
        cases: fields.texts("cases"),
        models: fields.texts("models"),
        indicators: fields.texts("indicators"),
        sections: sections.take(&OPEN_SECTIONS),
        guide: sections.take(&GUIDE_SECTIONS),
        prose: Prose::of_values(&node, file.text()),
    };
    fields.finish();
    pack.prose.append(&lessons.prose);
    pack.prose.append(&words);
    check_file_name(&pack.slug, file, findings);
    report_missing(&pack, block, findings);
    Some(pack)
}

/// The sections of a body that no part of the pack has taken yet.
struct Cut(Vec<TextSection>);

impl Cut {
    /// Takes the sections of these ids, in this order. What is left in the end was found: a section
    /// of unknown id is shown to nobody, since it could be meant for teachers.
    fn take(&mut self, wanted: &[(&str, &str)]) -> Vec<TextSection> {
        let mut take_one = |id: &str| {
            let at = self.0.iter().position(|section| section.id.value == id)?;
            Some(self.0.remove(at))
        };
        wanted.iter().filter_map(|(id, _)| take_one(id)).collect()
    }
}

fn report_body(body: &Sections, findings: &mut Findings) {
    let ids = || OPEN_SECTIONS.iter().chain(&GUIDE_SECTIONS);
    if let Some(first) = body.opening.first() {
        let message = text!(
            "第一个标题之前有文字，培训包的页面不会显示",
            "text before the first heading is not shown"
        );
        let finding = Diagnostic::new(codes::PACK_TEXT_NOT_SHOWN, first.span, message);
        findings.push(finding.help(text!(
            "把它移到 ## 导读 {{#introduction}} 之下",
            "put it below ## … {{#introduction}}"
        )));
    }
    for (_, section) in &body.sections {
        let id = &section.id;
        report_form(&section.blocks, id.span, findings);
        if ids().any(|(known, _)| *known == id.value) {
            continue;
        }
        let title = &section.title;
        let all: Vec<_> = ids().map(|(id, name)| format!("#{id}（{name}）")).collect();
        let all = all.join("、");
        let message = text!(
            "培训包没有“{title}”这一节，它的内容不会显示",
            "a training pack has no section \"{title}\"; it is not shown"
        );
        let finding = Diagnostic::new(codes::PACK_TEXT_NOT_SHOWN, id.span, message);
        findings.push(finding.help(text!("编号用 {all} 之一", "use one of the ids {all}")));
    }
}

fn report_missing(pack: &TrainingPack, block: Span, findings: &mut Findings) {
    if pack.cases.is_empty() && pack.models.is_empty() {
        let message = text!(
            "培训包里没有案例",
            "the training pack names neither cases nor models"
        );
        let finding = Diagnostic::new(codes::EMPTY_PACK, block, message);
        findings.push(finding.help(text!(
            "写 cases: [名字, …]，按讲课的次序列出案例；或写 models: [名字, …]，收进用了这些模式的案例",
            "list cases: […] in the order of the course, or models: […] to take all cases that show them"
        )));
    }
    let has = |id: &str| pack.sections.iter().any(|section| section.id.value == id);
    if !has("questions") {
        let message = text!("没有“讨论题”一节", "there is no section questions");
        let finding = Diagnostic::new(codes::MISSING_SECTION, block, message);
        findings.push(finding.help(text!(
            "加一节 ## 讨论题 {{#questions}}",
            "add a section ## … {{#questions}}"
        )));
    }
}
