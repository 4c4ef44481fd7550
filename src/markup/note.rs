//! Writes footnotes as notes in the margin.

use crate::atlas::document::{Block, BlockKind, InlineKind, walk};

use super::inline::reference_id;
use super::{NoteStyle, Writer};

impl Writer<'_> {
    /// Writes the notes a block refers to first, and those these notes refer to first.
    pub(super) fn notes_of(&mut self, block: &Block) {
        if self.page.notes == NoteStyle::Omit {
            return;
        }
        let document = self.page.document;
        let mut queue = first_references(std::slice::from_ref(block));
        let mut next = 0;
        while let Some(number) = queue.get(next).copied() {
            next += 1;
            let footnote = number
                .checked_sub(1)
                .and_then(|index| document.footnotes.get(index));
            let Some(footnote) = footnote else { continue };
            self.note(number, &footnote.blocks);
            for further in first_references(&footnote.blocks) {
                if !queue.contains(&further) {
                    queue.push(further);
                }
            }
        }
    }

    fn note(&mut self, number: usize, blocks: &[Block]) {
        let prefix = self.page.id_prefix;
        self.raw("<div class=\"note side\" role=\"note\"");
        self.attribute("id", &format!("{prefix}fn-{number}"));
        self.format(format_args!(" aria-label=\"注{number}\"><b>{number}</b>"));
        self.flow(blocks);
        self.raw(" <a class=\"back\"");
        self.attribute("href", &format!("#{}", reference_id(prefix, number, 1)));
        self.format(format_args!(
            " aria-label=\"回到正文注{number}处\">↩</a></div>\n"
        ));
    }

    /// Writes the content of a container; a single paragraph goes without paragraph marks.
    pub(super) fn flow(&mut self, blocks: &[Block]) {
        match blocks {
            [
                Block {
                    kind: BlockKind::Paragraph(content),
                    ..
                },
            ] => self.bare_paragraph(content),
            blocks => blocks.iter().for_each(|block| self.block(block)),
        }
    }
}

/// The footnotes whose first reference stands in these blocks, in reading order.
fn first_references(blocks: &[Block]) -> Vec<usize> {
    let mut numbers = Vec::new();
    walk(blocks, &mut |inline| {
        if let InlineKind::FootnoteReference { number, nth: 1 } = inline.kind {
            numbers.push(number);
        }
    });
    numbers
}
