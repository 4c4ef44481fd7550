//! Authors' texts → [`prose`](super::prose): places named, pictures found, notes put where they are
//! referred to first.

use std::collections::BTreeMap;

use super::super::columns::{columns_of_words, shares};
use super::places::Places;
use super::prose::{
    Block, Column, Definition, Further, Inline, Marked, Picture, Table, marked, words,
};
use super::spacing;
use crate::view::handout::Note;
use crate::view::handout::tree::{self, Alignment, Destination};

/// How deep blocks may lie within each other, and marks within running text; what lies deeper is
/// set without its bullet, bar or mark. Typst follows 80 calls and 72 layouts into each other, which
/// an author's lists could exceed; on paper nobody tells a seventh indent from a sixth.
const MAX_DEPTH: usize = 6;

/// The line of a book, in twentieths of a point, and what stands between the text of a cell and its edge:
/// `measure` and the inset of tables in the templates.
const LINE: u32 = 38 * 11 * 20;
const PADDING: u32 = 60;

/// Puts the texts of one section into the form of the templates.
pub(super) struct Writer<'w, 'h> {
    pub(super) places: &'w mut Places,
    pictures: &'h BTreeMap<&'h str, String>,
    notes: &'h [Note],
    /// Index of the chapter.
    chapter: usize,
    /// Level of the last heading.
    level: u8,
    depth: usize,
    /// Inside a note: the notes it refers to first.
    inside: Option<Vec<usize>>,
}

impl<'w, 'h> Writer<'w, 'h> {
    /// A writer for texts below a heading of a level.
    pub(super) fn new(
        places: &'w mut Places,
        pictures: &'h BTreeMap<&'h str, String>,
        notes: &'h [Note],
        chapter: usize,
        level: u8,
    ) -> Writer<'w, 'h> {
        Writer {
            places,
            pictures,
            notes,
            chapter,
            level,
            depth: 0,
            inside: None,
        }
    }

    /// The items of a list.
    pub(super) fn items(&mut self, items: &'h [Vec<tree::Block>]) -> Vec<Vec<Block<'h>>> {
        items.iter().map(|item| self.blocks(item)).collect()
    }

    /// Blocks in order.
    pub(super) fn blocks(&mut self, blocks: &'h [tree::Block]) -> Vec<Block<'h>> {
        let mut written = Vec::with_capacity(blocks.len());
        self.depth += 1;
        for block in blocks {
            self.block(block, &mut written);
        }
        self.depth -= 1;
        written
    }

    fn block(&mut self, block: &'h tree::Block, written: &mut Vec<Block<'h>>) {
        if self.depth > MAX_DEPTH {
            return self.flat(block, written);
        }
        let block = match block {
            tree::Block::Paragraph(content) => match &content[..] {
                [tree::Inline::Image(image)] => match self.picture(image) {
                    Some(picture) => Block::Picture(picture),
                    None => Block::Paragraph {
                        content: vec![words(&image.alternative)],
                    },
                },
                _ => Block::Paragraph {
                    content: self.inlines(content),
                },
            },
            tree::Block::Heading { level, id, content } => {
                // PDF/UA-1 (ISO 14289-1, 7.4.2): no level may be skipped.
                self.level = (*level).clamp(2, self.level + 1);
                let id = id.as_deref();
                Block::Heading {
                    level: self.level,
                    place: id.and_then(|id| self.places.take(self.chapter, id)),
                    content: self.inlines(content),
                }
            }
            tree::Block::Quote(blocks) => Block::Quote {
                blocks: self.blocks(blocks),
            },
            tree::Block::List {
                start,
                items,
                tight,
            } => Block::List {
                start: *start,
                tight: *tight,
                items: self.items(items),
            },
            tree::Block::Definitions(definitions) => Block::Definitions {
                definitions: definitions
                    .iter()
                    .map(|definition| Definition {
                        term: self.inlines(&definition.term),
                        details: self.items(&definition.details),
                    })
                    .collect(),
            },
            tree::Block::Table(table) => Block::Table(self.table(table)),
            tree::Block::Code(text) => Block::Code { text },
            tree::Block::Rule => Block::Rule,
        };
        written.push(block);
    }

    /// What lies too deep: its blocks one after another.
    fn flat(&mut self, block: &'h tree::Block, written: &mut Vec<Block<'h>>) {
        match block {
            tree::Block::Quote(blocks) => {
                blocks.iter().for_each(|block| self.flat(block, written));
            }
            tree::Block::List { items, .. } => {
                let blocks = items.iter().flatten();
                blocks.for_each(|block| self.flat(block, written));
            }
            tree::Block::Definitions(definitions) => {
                for definition in definitions {
                    written.push(Block::Paragraph {
                        content: self.inlines(&definition.term),
                    });
                    let blocks = definition.details.iter().flatten();
                    blocks.for_each(|block| self.flat(block, written));
                }
            }
            leaf => {
                let depth = std::mem::take(&mut self.depth);
                self.block(leaf, written);
                self.depth = depth;
            }
        }
    }

    fn table(&mut self, table: &'h tree::Table) -> Table<'h> {
        let widest = table.head.iter().enumerate().map(|(column, head)| {
            let cells = table.rows.iter().filter_map(|row| row.get(column));
            let cells = cells.chain([head]);
            let columns = cells.map(|cell| columns_of_words(&tree::plain_text(cell)));
            columns.max().unwrap_or(0)
        });
        let weights = shares(&widest.collect::<Vec<_>>(), LINE, PADDING);
        let columns = weights.into_iter().enumerate().map(|(column, weight)| {
            let align = match table.alignments.get(column) {
                Some(Alignment::Right) => "right",
                Some(Alignment::Center) => "center",
                _ => "left",
            };
            Column { align, weight }
        });
        let columns = columns.collect();
        let mut row =
            |cells: &'h [Vec<tree::Inline>]| cells.iter().map(|cell| self.inlines(cell)).collect();
        let head = row(&table.head);
        let rows = table.rows.iter().map(|cells| row(cells)).collect();
        let caption = table.caption.as_ref();
        Table {
            columns,
            head,
            rows,
            caption: caption.map(|caption| self.inlines(caption)),
        }
    }

    fn picture(&self, image: &'h tree::Image) -> Option<Picture<'h>> {
        let source = self.pictures.get(image.path.as_str())?;
        let title = image.title.as_deref();
        let alternative = Some(image.alternative.as_str());
        let mut words = [alternative, title].into_iter().flatten();
        Some(Picture {
            source,
            width: image.width,
            alternative: words.find(|words| !words.is_empty()).unwrap_or("图片"),
            title,
        })
    }

    /// Running text.
    fn inlines(&mut self, content: &'h [tree::Inline]) -> Vec<Inline<'h>> {
        let mut written = Vec::with_capacity(content.len());
        self.marks(content, 0, &mut written);
        spacing::space(written)
    }

    fn marks(&mut self, content: &'h [tree::Inline], depth: usize, written: &mut Vec<Inline<'h>>) {
        for inline in content {
            self.mark(inline, depth, written);
        }
    }

    fn mark(&mut self, inline: &'h tree::Inline, depth: usize, written: &mut Vec<Inline<'h>>) {
        let content = match inline {
            tree::Inline::Text(text) => return spacing::push_words(text, written),
            tree::Inline::Code(text) => return written.push(marked(Marked::Code { text })),
            tree::Inline::Break => return written.push(marked(Marked::Break)),
            tree::Inline::Note { number, .. } => return written.extend(self.note(*number)),
            tree::Inline::Image(image) => {
                let picture = self
                    .picture(image)
                    .map(|picture| marked(Marked::Picture(picture)));
                return written.push(picture.unwrap_or_else(|| words(&image.alternative)));
            }
            tree::Inline::Emphasis(content)
            | tree::Inline::Strong(content)
            | tree::Inline::Strikethrough(content)
            | tree::Inline::Figure(content)
            | tree::Inline::Link { content, .. } => content,
        };
        if depth >= MAX_DEPTH {
            return self.marks(content, depth, written);
        }
        let mut inner = Vec::with_capacity(content.len());
        self.marks(content, depth + 1, &mut inner);
        // Within a number everything stays together anyway.
        let content = match inline {
            tree::Inline::Figure(_) => inner,
            _ => spacing::space(inner),
        };
        written.push(marked(match inline {
            tree::Inline::Emphasis(_) => Marked::Emphasis { content },
            tree::Inline::Strikethrough(_) => Marked::Strikethrough { content },
            tree::Inline::Figure(_) => Marked::Number {
                content,
                before: false,
                after: false,
            },
            tree::Inline::Link { to, .. } => self.link(to, content),
            _ => Marked::Strong { content },
        }));
    }

    fn link(&self, to: &'h Destination, content: Vec<Inline<'h>>) -> Marked<'h> {
        let (to, url) = match to {
            Destination::Inside(anchor) => (Some(self.places.lead(anchor)), None),
            Destination::Outside(address) => (None, Some(address.as_str())),
        };
        Marked::Link { to, url, content }
    }

    /// A note stands with the first reference to it; one that only a note refers to stands behind
    /// that note's own words.
    fn note(&mut self, number: usize) -> Option<Inline<'h>> {
        let note = self.notes.get(number.checked_sub(1)?)?;
        let id = format!("fn-{number}");
        let place = Places::name(self.chapter, Some(&id));
        if !self.places.begin(&place) {
            return Some(marked(Marked::Again { number, place }));
        }
        if let Some(referred) = &mut self.inside {
            referred.push(number);
            return Some(marked(Marked::Again { number, place }));
        }
        self.inside = Some(Vec::new());
        let blocks = self.note_blocks(note);
        let mut further = Vec::new();
        while let Some(number) = self.next_inside(further.len()) {
            let blocks = match self.notes.get(number - 1) {
                Some(note) => self.note_blocks(note),
                None => vec![],
            };
            let id = format!("fn-{number}");
            further.push(Further {
                number,
                place: Places::name(self.chapter, Some(&id)),
                blocks,
            });
        }
        self.inside = None;
        Some(marked(Marked::Note {
            number,
            place,
            blocks,
            further,
        }))
    }

    fn next_inside(&self, at: usize) -> Option<usize> {
        self.inside.as_ref()?.get(at).copied()
    }

    /// A note's blocks; its headings are no headings of the handout.
    fn note_blocks(&mut self, note: &'h Note) -> Vec<Block<'h>> {
        let (level, depth) = (self.level, std::mem::take(&mut self.depth));
        let mut blocks = self.blocks(&note.blocks);
        (self.level, self.depth) = (level, depth);
        for block in &mut blocks {
            if let Block::Heading { content, .. } = block {
                let content = vec![marked(Marked::Strong {
                    content: std::mem::take(content),
                })];
                *block = Block::Paragraph { content };
            }
        }
        blocks
    }
}
