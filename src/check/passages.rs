//! The running text of authored bodies, paragraph by paragraph, with its places in the file.

use crate::atlas::document::{Block, BlockKind, Document, Inline, InlineKind};
use crate::ground::Span;

/// A paragraph, heading or cell: the pieces of plain words in it, in reading order.
pub type Passage = Vec<Span>;

/// The passages of blocks that are not quotations; code and raw HTML hold no words of the author.
pub fn passages(blocks: &[Block]) -> Vec<Passage> {
    let mut found = Vec::new();
    collect(blocks, &mut found);
    found
}

/// The passages of footnotes.
pub fn of_notes(notes: &Document) -> Vec<Passage> {
    notes
        .footnotes
        .iter()
        .flat_map(|note| passages(&note.blocks))
        .collect()
}

fn collect(blocks: &[Block], found: &mut Vec<Passage>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(content) => found.push(words(content)),
            BlockKind::Heading(heading) => found.push(words(&heading.content)),
            BlockKind::List(list) => list.items.iter().for_each(|item| collect(item, found)),
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    found.push(words(&definition.term));
                    definition
                        .details
                        .iter()
                        .for_each(|blocks| collect(blocks, found));
                }
            }
            BlockKind::Table(table) => {
                found.extend(table.caption.iter().map(|caption| words(caption)));
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                found.extend(cells.map(|cell| words(cell)));
            }
            BlockKind::Quote(_) | BlockKind::Code(_) | BlockKind::Rule | BlockKind::Html(_) => {}
        }
    }
}

fn words(content: &[Inline]) -> Passage {
    let mut spans = Vec::new();
    crate::atlas::document::walk_inlines(content, &mut |inline| {
        if matches!(inline.kind, InlineKind::Text(_)) {
            spans.push(inline.span);
        }
    });
    spans
}

/// Follows quotation marks and title brackets through a text.
#[derive(Debug, Default)]
pub struct Quotes {
    depth: usize,
}

impl Quotes {
    /// Takes the next character; tells whether it stands inside a quotation or a title.
    pub fn inside(&mut self, char: char) -> bool {
        match char {
            '“' | '「' | '『' | '《' => {
                self.depth += 1;
                true
            }
            '”' | '」' | '』' | '》' => {
                self.depth = self.depth.saturating_sub(1);
                true
            }
            _ => self.depth > 0,
        }
    }
}
