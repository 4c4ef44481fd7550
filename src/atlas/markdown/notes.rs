//! Numbers footnotes by their first reference, and finds those that point nowhere or rest unused.

use std::collections::BTreeMap;

use crate::atlas::document::{Block, BlockKind, Footnote, Inline, InlineKind};
use crate::ground::{Diagnostic, Span, Spanned};

use super::{Report, codes};

/// The footnotes met so far.
///
/// While the tree grows, [`InlineKind::FootnoteReference`] carries the provisional number of its
/// label, in order of appearance in the source; [`Notes::settle`] puts the final one there.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// By provisional number less one.
    notes: Vec<Note>,
    /// Provisional numbers less one, by label in lower case, as the parser compares labels.
    by_label: BTreeMap<String, usize>,
}

#[derive(Debug)]
struct Note {
    label: String,
    definition: Option<Footnote>,
    /// Final number and how many references have been counted; none until the first.
    place: Option<(usize, usize)>,
}

impl Notes {
    /// The provisional reference to a label.
    pub(super) fn reference(&mut self, label: &str) -> InlineKind {
        InlineKind::FootnoteReference {
            number: self.index(label) + 1,
            nth: 0,
        }
    }

    /// Takes a definition; the first of a label stands, another is found.
    pub(super) fn define(
        &mut self,
        label: Spanned<String>,
        blocks: Vec<Block>,
        report: &mut Report<'_>,
    ) {
        let index = self.index(&label.value);
        match &self.notes[index].definition {
            None => self.notes[index].definition = Some(Footnote { label, blocks }),
            Some(first) => {
                let name = &label.value;
                let message = crate::text!(
                    "脚注“{name}”定义了两次",
                    "the footnote \"{name}\" is defined twice"
                );
                report.findings.push(
                    Diagnostic::new(codes::DUPLICATE_FOOTNOTE, label.span, message)
                        .label(
                            first.label.span,
                            crate::text!("已在此定义", "first defined here"),
                        )
                        .help(crate::text!(
                            "给其中一条换一个编号",
                            "give one of them another label"
                        )),
                );
            }
        }
    }

    fn index(&mut self, label: &str) -> usize {
        let next = self.notes.len();
        let index = *self.by_label.entry(label.to_lowercase()).or_insert(next);
        if index == next {
            self.notes.push(Note {
                label: label.to_owned(),
                definition: None,
                place: None,
            });
        }
        index
    }

    /// Puts final numbers into the tree and returns the footnotes in that order: block by block,
    /// first those the block refers to, then those that these footnotes refer to in turn. So the
    /// numbers ascend where each note stands beside its block.
    pub(super) fn settle(mut self, blocks: &mut [Block], report: &mut Report<'_>) -> Vec<Footnote> {
        let mut order = Vec::new();
        let mut footnotes = Vec::new();
        for block in blocks {
            let block = std::slice::from_mut(block);
            each_inline_of_blocks(block, &mut |inline| self.number(inline, &mut order, report));
            while let Some(index) = order.get(footnotes.len()).copied() {
                let Some(mut footnote) = self.notes[index].definition.take() else {
                    break;
                };
                let number = &mut |inline: &mut Inline| self.number(inline, &mut order, report);
                each_inline_of_blocks(&mut footnote.blocks, number);
                footnotes.push(footnote);
            }
        }
        for note in self.notes.into_iter().filter(|note| note.place.is_none()) {
            if let Some(footnote) = note.definition {
                let name = &footnote.label.value;
                report.push(
                    codes::UNUSED_FOOTNOTE,
                    footnote.label.span,
                    crate::text!(
                        "脚注“{name}”没有被引用",
                        "nothing refers to the footnote \"{name}\""
                    ),
                    crate::text!(
                        "在正文相应处写 [^{name}]，或删去这条脚注",
                        "write [^{name}] where it belongs, or remove the footnote"
                    ),
                );
            }
        }
        footnotes
    }

    /// Settles one reference; a label that is defined nowhere becomes words again.
    fn number(&mut self, inline: &mut Inline, order: &mut Vec<usize>, report: &mut Report<'_>) {
        let InlineKind::FootnoteReference { number, .. } = inline.kind else {
            return;
        };
        let index = number - 1;
        let note = &mut self.notes[index];
        if note.place.is_none() && note.definition.is_none() {
            undefined(&note.label, inline.span, report);
            inline.kind = InlineKind::Text(format!("[^{}]", note.label).into());
            return;
        }
        let (number, count) = note.place.unwrap_or((order.len() + 1, 0));
        if count == 0 {
            order.push(index);
        }
        note.place = Some((number, count + 1));
        inline.kind = InlineKind::FootnoteReference {
            number,
            nth: count + 1,
        };
    }
}

/// Finds the references in words that the parser left as they were, because no such footnote is
/// defined.
pub(super) fn find_undefined(words: &Inline, source: super::Source<'_>, report: &mut Report<'_>) {
    let written = source.slice(words.span);
    for (at, _) in written.match_indices("[^") {
        let label = &written[at + "[^".len()..];
        let length = label
            .find(['[', ']'])
            .filter(|end| label[*end..].starts_with(']'));
        let Some(label) = length.map(|end| &label[..end]) else {
            continue;
        };
        let start = words.span.range().start + at;
        let escaped = source
            .text
            .get(..start)
            .is_some_and(|before| before.ends_with('\\'));
        if escaped || label.is_empty() || label.contains('\n') {
            continue;
        }
        let span = source.span(start..start + "[^]".len() + label.len());
        undefined(label, span, report);
    }
}

fn undefined(label: &str, span: Span, report: &mut Report<'_>) {
    report.push(
        codes::UNDEFINED_FOOTNOTE,
        span,
        crate::text!(
            "脚注“{label}”没有定义",
            "the footnote \"{label}\" is not defined"
        ),
        crate::text!(
            "另起一行写 [^{label}]: 和脚注文字；若不是脚注，写成 \\[^{label}]",
            "write [^{label}]: and its words on a line of its own; if it is no footnote, write \
             \\[^{label}]"
        ),
    );
}

/// Calls back for every inline of some blocks, in reading order.
fn each_inline_of_blocks(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Inline)) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Paragraph(content) => each_inline(content, visit),
            BlockKind::Heading(heading) => each_inline(&mut heading.content, visit),
            BlockKind::Quote(blocks) => each_inline_of_blocks(blocks, visit),
            BlockKind::List(list) => {
                list.items
                    .iter_mut()
                    .for_each(|item| each_inline_of_blocks(item, visit));
            }
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    each_inline(&mut definition.term, visit);
                    let details = definition.details.iter_mut();
                    details.for_each(|detail| each_inline_of_blocks(detail, visit));
                }
            }
            BlockKind::Table(table) => {
                let cells = table.head.iter_mut().chain(table.rows.iter_mut().flatten());
                let parts = table.caption.iter_mut().chain(cells);
                parts.for_each(|content| each_inline(content, visit));
            }
            BlockKind::Code(_) | BlockKind::Rule | BlockKind::Html(_) => {}
        }
    }
}

fn each_inline(inlines: &mut [Inline], visit: &mut dyn FnMut(&mut Inline)) {
    for inline in inlines {
        visit(inline);
        match &mut inline.kind {
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content)
            | InlineKind::Link { content, .. } => each_inline(content, visit),
            _ => {}
        }
    }
}
