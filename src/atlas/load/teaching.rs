//! The `teaching` block of a case → [`Teaching`], and the form of every text for teaching.

use super::super::codes;
use super::super::document::{Block, InlineKind, walk, walk_headings};
use super::super::markdown;
use super::super::teaching::{Guide, Prose, Teaching};
use super::super::yaml::Fields;
use crate::ground::{Diagnostic, FileId, Findings, SourceFile, Span, Spanned, Text};
use crate::text;

/// The file that is being read.
#[derive(Clone, Copy)]
pub struct Written<'f> {
    pub id: FileId,
    pub file: &'f SourceFile,
}

/// Reads `teaching`; none when the case has none.
pub fn block(fields: &mut Fields<'_>, written: Written<'_>) -> Option<Teaching> {
    let node = fields.node("teaching")?;
    let subject = ("教学资料", "teaching block");
    let mut fields = Fields::open(node, subject, fields.findings());
    let teaching = Teaching {
        objectives: required_items(&mut fields, "objectives", written),
        questions: required_items(&mut fields, "questions", written),
        guide: Guide {
            analysis: prose(&mut fields, "analysis", written),
            theory: items(&mut fields, "theory", written),
            key_points: items(&mut fields, "key_points", written),
            class_plan: prose(&mut fields, "class_plan", written),
            follow_up: prose(&mut fields, "follow_up", written),
        },
    };
    fields.finish();
    Some(teaching)
}

/// A list that must be there, each item a Markdown text.
pub fn required_items(
    fields: &mut Fields<'_>,
    key: &'static str,
    written: Written<'_>,
) -> Vec<Prose> {
    fields.required(key);
    items(fields, key, written)
}

fn items(fields: &mut Fields<'_>, key: &'static str, written: Written<'_>) -> Vec<Prose> {
    let texts = fields.texts(key).into_iter();
    texts
        .map(|text| parse(&text, written, fields.findings()))
        .collect()
}

fn prose(fields: &mut Fields<'_>, key: &'static str, written: Written<'_>) -> Prose {
    fields
        .optional_text(key)
        .map(|text| parse(&text, written, fields.findings()))
        .unwrap_or_default()
}

fn parse(text: &Spanned<String>, written: Written<'_>, findings: &mut Findings) -> Prose {
    debug_assert_eq!(text.span.file, written.id);
    let document = markdown::parse_value(written.file.text(), text, findings);
    report_form(&document.blocks, text.span, findings);
    document.blocks
}

/// Reports what a text for teaching has no place for: it is set in handouts, on slides and in
/// notes, where a note, a picture or a heading of its own would be lost. `whole` is where it stands.
pub fn report_form(blocks: &[Block], whole: Span, findings: &mut Findings) {
    let mut report = |span: Span, message: Text, help: Text| {
        findings.push(Diagnostic::new(codes::TEACHING_TEXT_FORM, span, message).help(help));
    };
    walk_headings(blocks, &mut |heading| {
        let span = heading.content.first().map_or(whole, |words| words.span);
        report(
            span,
            text!("教学文字里有小标题", "a text for teaching holds a heading"),
            text!(
                "用粗体词开头，或写成列表、表格",
                "begin with bold words, or write a list or table"
            ),
        );
    });
    walk(blocks, &mut |inline| {
        let message = match inline.kind {
            InlineKind::FootnoteReference { .. } => {
                text!("教学文字里有脚注", "a text for teaching holds a footnote")
            }
            InlineKind::Image(_) => {
                text!("教学文字里有图片", "a text for teaching holds a picture")
            }
            _ => return,
        };
        report(
            inline.span,
            message,
            text!(
                "脚注的话写进句子；图片放到案例的正文里",
                "write the note into the sentence, put the picture into the text of the case"
            ),
        );
    });
}
