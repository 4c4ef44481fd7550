//! A parsed body cut at its h2 headings.

use std::mem;

use super::super::case::Practice;
use super::super::codes;
use super::super::document::{Block, BlockKind, Document, Heading, plain_text};
use super::super::vocabulary::TextSection;
use super::check_slug;
use crate::ground::{Diagnostic, Findings, Span, Spanned, nearest};
use crate::text;

/// The attributes a practice heading may have.
const PRACTICE_ATTRIBUTES: [&str; 4] = ["model", "also", "challenge", "figure"];

/// A body cut at its headings of level 1 and 2.
pub struct Sections {
    /// What stands before the first heading.
    pub opening: Vec<Block>,
    /// One a heading.
    pub sections: Vec<(Heading, TextSection)>,
    /// The footnotes of the whole body; `blocks` is empty.
    pub notes: Document,
}

/// Cuts a document; ids that are missing or used twice are found.
pub fn cut(document: Document, findings: &mut Findings) -> Sections {
    let mut opening = Vec::new();
    let mut sections: Vec<(Heading, TextSection)> = Vec::new();
    for block in document.blocks {
        match block.kind {
            BlockKind::Heading(heading) if heading.level <= 2 => {
                let section = open(&heading, block.span, sections.len() + 1, findings);
                sections.push((heading, section));
            }
            kind => {
                let block = Block {
                    span: block.span,
                    kind,
                };
                match sections.last_mut() {
                    Some((_, section)) => section.blocks.push(block),
                    None => opening.push(block),
                }
            }
        }
    }
    super::repeated_ids(
        sections.iter().map(|(_, section)| &section.id),
        "标题",
        findings,
    );
    let notes = Document {
        blocks: Vec::new(),
        footnotes: document.footnotes,
    };
    Sections {
        opening,
        sections,
        notes,
    }
}

fn open(heading: &Heading, span: Span, number: usize, findings: &mut Findings) -> TextSection {
    let title = plain_text(&heading.content);
    let id = heading.id.clone().unwrap_or_else(|| {
        let message = text!("标题“{title}”没有编号", "the heading \"{title}\" has no id");
        let finding = Diagnostic::new(codes::HEADING_WITHOUT_ID, span, message);
        findings.push(finding.help(text!(
            "在标题后面写上 {{#名字}}，如 ## 背景 {{#background}}；名字用小写拉丁字母",
            "write {{#id}} behind the heading, such as ## Background {{#background}}"
        )));
        Spanned::new(format!("section-{number}"), span)
    });
    check_slug(&id, findings);
    TextSection {
        id,
        title,
        blocks: Vec::new(),
    }
}

/// What a heading says of the models at work; none when it says nothing.
pub fn practice(heading: &mut Heading, findings: &mut Findings) -> Option<Practice> {
    report_unknown(heading, &PRACTICE_ATTRIBUTES, findings);
    let mut words = |name: &str| -> Vec<Spanned<String>> {
        let attribute = heading
            .attributes
            .iter_mut()
            .find(|(key, _)| key.value == name);
        attribute
            .map(|(_, words)| mem::take(words))
            .unwrap_or_default()
    };
    let practice = Practice {
        models: words("model"),
        also: words("also"),
        challenges: words("challenge"),
        figure: words("figure").into_iter().next(),
    };
    let says_something = !practice.models.is_empty() || !practice.also.is_empty();
    says_something.then_some(practice)
}

/// Reports attributes that this heading cannot have.
pub fn report_unknown(heading: &Heading, known: &[&str], findings: &mut Findings) {
    for (key, _) in heading
        .attributes
        .iter()
        .filter(|(key, _)| !known.contains(&&*key.value))
    {
        let name = &key.value;
        let message = text!(
            "标题不能带“{name}”这个属性",
            "a heading here has no attribute \"{name}\""
        );
        let finding = Diagnostic::new(codes::UNKNOWN_ATTRIBUTE, key.span, message);
        let help = match nearest(name, known.iter().copied()) {
            Some(near) => text!("是不是 {near}？", "did you mean {near}?"),
            None if known.is_empty() => text!("删去它", "remove it"),
            None => {
                let all = known.join("、");
                text!("可用的属性：{all}", "attributes: {all}")
            }
        };
        findings.push(finding.help(help));
    }
}
