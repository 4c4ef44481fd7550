//! Markdown in front matter: the `teaching` block of a case → [`Teaching`], the objectives of a
//! pack; and the form of every text for teaching.

use super::super::codes;
use super::super::document::{Block, InlineKind, walk, walk_headings};
use super::super::markdown;
use super::super::prose::Prose;
use super::super::teaching::{Guide, Lesson, Teaching};
use super::super::yaml::Fields;
use crate::ground::{Diagnostic, Findings, SourceFile, Span, Spanned, Text};
use crate::text;

/// Reads the Markdown that stands in the front matter of one file.
pub struct Lessons<'f> {
    text: &'f str,
    /// Where the words stand that were read so far.
    pub prose: Prose,
}

impl<'f> Lessons<'f> {
    /// Begins with nothing read.
    pub fn of(file: &'f SourceFile) -> Lessons<'f> {
        Lessons {
            text: file.text(),
            prose: Prose::default(),
        }
    }

    /// Reads `teaching`; none when the case has none.
    pub fn block(&mut self, fields: &mut Fields<'_>) -> Option<Teaching> {
        let node = fields.node("teaching")?;
        let subject = ("教学资料", "teaching block");
        let mut fields = Fields::open(node, subject, fields.findings());
        let teaching = Teaching {
            objectives: self.required_items(&mut fields, "objectives"),
            questions: self.required_items(&mut fields, "questions"),
            guide: Guide {
                analysis: self.text(&mut fields, "analysis"),
                theory: self.items(&mut fields, "theory"),
                key_points: self.items(&mut fields, "key_points"),
                class_plan: self.text(&mut fields, "class_plan"),
                follow_up: self.text(&mut fields, "follow_up"),
            },
        };
        fields.finish();
        Some(teaching)
    }

    /// A list that must be there, each item a Markdown text.
    pub fn required_items(&mut self, fields: &mut Fields<'_>, key: &'static str) -> Vec<Lesson> {
        fields.required(key);
        self.items(fields, key)
    }

    fn items(&mut self, fields: &mut Fields<'_>, key: &'static str) -> Vec<Lesson> {
        let texts = fields.texts(key).into_iter();
        texts
            .map(|text| self.read(&text, fields.findings()))
            .collect()
    }

    fn text(&mut self, fields: &mut Fields<'_>, key: &'static str) -> Lesson {
        let text = fields.optional_text(key);
        text.map(|text| self.read(&text, fields.findings()))
            .unwrap_or_default()
    }

    fn read(&mut self, text: &Spanned<String>, findings: &mut Findings) -> Lesson {
        let (document, words) = markdown::read_value(self.text, text, findings);
        self.prose.append(&words);
        report_form(&document.blocks, text.span, findings);
        document.blocks
    }
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
