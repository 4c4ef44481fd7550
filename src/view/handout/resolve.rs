//! Authored text → [`tree`](super::tree): links that lead to a place of the same handout or to an
//! absolute address, notes numbered by chapter, HTML as its words.

use std::collections::{BTreeMap, VecDeque};

use super::super::Context;
use super::outline::Outline;
use super::tree::{Block, Definition, Destination, Image, Inline, Table};
use super::types::Note;
use crate::atlas::document::{self, BlockKind, Document, InlineKind, Reference, Target};
use crate::atlas::markdown::words_of_html;
use crate::site::names::TargetId;
use crate::site::{Route, picture_path};

/// Whose text it is: decides what `obs:` without a case means, and which notes are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Owner {
    Case(usize),
    Model(usize),
    Pack(usize),
}

/// Resolves the texts of one chapter.
pub(super) struct Texts<'t> {
    context: &'t Context<'t>,
    outline: &'t Outline,
    /// Index of the chapter.
    chapter: usize,
    /// Whose headings keep their anchors: in a chapter made of several texts no one's do.
    anchored: Option<Owner>,
    numbers: BTreeMap<(Owner, usize), Numbered>,
    pending: VecDeque<(Owner, &'t [document::Block], &'t Document)>,
}

/// What is known of a note: its number in the chapter, and how many references there are.
struct Numbered {
    number: usize,
    references: usize,
}

/// A text with what its words may refer to.
#[derive(Clone, Copy)]
pub(super) struct Text<'t> {
    pub(super) owner: Owner,
    pub(super) notes: &'t Document,
}

impl<'t> Texts<'t> {
    pub(super) fn new(
        context: &'t Context<'t>,
        outline: &'t Outline,
        chapter: usize,
        anchored: Option<Owner>,
    ) -> Texts<'t> {
        Texts {
            context,
            outline,
            chapter,
            anchored,
            numbers: BTreeMap::new(),
            pending: VecDeque::new(),
        }
    }

    /// Resolves a text; where the handout has a glossary, the first use of each term leads to it.
    pub(super) fn with_terms(&mut self, of: Text<'t>, blocks: &[document::Block]) -> Vec<Block> {
        if self.outline.has_glossary() {
            let linked = self.context.site.glossary.link_first_uses(blocks);
            self.blocks(of, &linked)
        } else {
            self.blocks(of, blocks)
        }
    }

    /// Resolves a text.
    pub(super) fn blocks(&mut self, of: Text<'t>, blocks: &[document::Block]) -> Vec<Block> {
        let blocks = blocks.iter();
        blocks.filter_map(|block| self.block(of, block)).collect()
    }

    /// The notes the chapter's texts referred to, in order. Notes may refer to notes: no recursion,
    /// a chain of them may be long.
    pub(super) fn notes(mut self) -> Vec<Note> {
        let mut notes = Vec::new();
        while let Some((owner, blocks, document)) = self.pending.pop_front() {
            let of = Text {
                owner,
                notes: document,
            };
            let blocks = self.blocks(of, blocks);
            let number = notes.len() + 1;
            notes.push(Note { number, blocks });
        }
        notes
    }

    fn block(&mut self, of: Text<'t>, block: &document::Block) -> Option<Block> {
        Some(match &block.kind {
            BlockKind::Paragraph(content) => Block::Paragraph(self.inlines(of, content)),
            BlockKind::Heading(heading) => Block::Heading {
                level: heading.level.clamp(3, 6),
                id: heading
                    .id
                    .as_ref()
                    .filter(|_| self.anchored == Some(of.owner))
                    .map(|id| id.value.clone()),
                content: self.inlines(of, &heading.content),
            },
            BlockKind::Quote(blocks) => Block::Quote(self.blocks(of, blocks)),
            BlockKind::List(list) => Block::List {
                start: list.start,
                items: list
                    .items
                    .iter()
                    .map(|item| self.blocks(of, item))
                    .collect(),
                tight: list.tight,
            },
            BlockKind::Definitions(definitions) => {
                let one = |definition: &document::Definition| Definition {
                    term: self.inlines(of, &definition.term),
                    details: definition
                        .details
                        .iter()
                        .map(|blocks| self.blocks(of, blocks))
                        .collect(),
                };
                Block::Definitions(definitions.iter().map(one).collect())
            }
            BlockKind::Table(table) => Block::Table(self.table(of, table)),
            BlockKind::Code(code) => Block::Code(code.text.clone()),
            BlockKind::Rule => Block::Rule,
            BlockKind::Html(html) => {
                let words = words_of_html(html);
                if words.is_empty() {
                    return None;
                }
                Block::Paragraph(vec![Inline::Text(words)])
            }
        })
    }

    fn table(&mut self, of: Text<'t>, table: &document::Table) -> Table {
        let mut row = |cells: &Vec<Vec<document::Inline>>| -> Vec<Vec<Inline>> {
            cells.iter().map(|cell| self.inlines(of, cell)).collect()
        };
        let head = row(&table.head);
        let rows = table.rows.iter().map(row).collect();
        Table {
            caption: table
                .caption
                .as_ref()
                .map(|caption| self.inlines(of, caption)),
            alignments: table.alignments.clone(),
            head,
            rows,
        }
    }

    fn inlines(&mut self, of: Text<'t>, inlines: &[document::Inline]) -> Vec<Inline> {
        let mut resolved = Vec::with_capacity(inlines.len());
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(words) => resolved.push(Inline::Text(words.to_string())),
                InlineKind::Code(code) => resolved.push(Inline::Code(code.clone())),
                InlineKind::Emphasis(content) => {
                    resolved.push(Inline::Emphasis(self.inlines(of, content)));
                }
                InlineKind::Strong(content) => {
                    resolved.push(Inline::Strong(self.inlines(of, content)));
                }
                InlineKind::Strikethrough(content) => {
                    resolved.push(Inline::Strikethrough(self.inlines(of, content)));
                }
                InlineKind::Link { target, content } => {
                    let content = self.inlines(of, content);
                    resolved.extend(self.link(of, target, content));
                }
                InlineKind::Image(image) => resolved.push(self.image(of, image)),
                InlineKind::FootnoteReference { number, .. } => {
                    resolved.extend(self.note(of, *number));
                }
                InlineKind::Break => resolved.push(Inline::Break),
                InlineKind::Html(html) if html == "<br>" => resolved.push(Inline::Break),
                // What is left is a bare tag: its words stand beside it.
                InlineKind::Html(_) => {}
            }
        }
        resolved
    }

    /// A link, or its words where it leads nowhere that a file can name.
    fn link(&self, of: Text<'t>, target: &Target, content: Vec<Inline>) -> Vec<Inline> {
        match target {
            Target::Reference(reference) => self.reference(of, reference, content),
            Target::Fragment(fragment) => {
                let id = Some(fragment.value.as_str());
                match self.outline.anchor_in(self.chapter, id) {
                    Some(anchor) if anchor.id.is_some() => vec![Inline::Link {
                        to: Destination::Inside(anchor),
                        content,
                    }],
                    _ => content,
                }
            }
            Target::External(address) => {
                let words = || vec![Inline::Text(address.value.clone())];
                vec![Inline::Link {
                    to: Destination::Outside(address.value.clone()),
                    content: if content.is_empty() { words() } else { content },
                }]
            }
            Target::Refused(_) => content,
        }
    }

    fn reference(&self, of: Text<'t>, reference: &Reference, content: Vec<Inline>) -> Vec<Inline> {
        let case = match of.owner {
            Owner::Case(case) => Some(case),
            Owner::Model(_) | Owner::Pack(_) => None,
        };
        let Ok(destination) = self.context.site.names.resolve(reference, case) else {
            return content;
        };
        let content = if content.is_empty() {
            vec![Inline::Text(destination.name.clone())]
        } else {
            content
        };
        let fragment = destination.fragment.as_deref();
        let linked = match self.destination(&destination.route, fragment) {
            Some(to) => vec![Inline::Link { to, content }],
            None => content,
        };
        match destination.target {
            TargetId::Observation(..) => vec![Inline::Figure(linked)],
            _ => linked,
        }
    }

    fn destination(&self, route: &Route, fragment: Option<&str>) -> Option<Destination> {
        if let Some(anchor) = self.outline.anchor(route, fragment) {
            return Some(Destination::Inside(anchor));
        }
        let address = self.outline.address(route, fragment)?;
        let is_made = self.context.site.has_page(route);
        is_made.then_some(Destination::Outside(address))
    }

    fn image(&self, of: Text<'t>, image: &document::Image) -> Inline {
        let words = || Inline::Text(image.alternative.clone());
        let Owner::Case(case) = of.owner else {
            return words();
        };
        let atlas = self.context.site.atlas;
        let path = picture_path(&image.source.value, &atlas.cases[case].slug.value);
        let picture = atlas.pictures.iter().find(|picture| picture.path == path);
        match picture.and_then(|picture| picture.size) {
            Some((width, height)) => Inline::Image(Image {
                path,
                width,
                height,
                alternative: image.alternative.clone(),
                title: image.title.clone(),
            }),
            None => words(),
        }
    }

    fn note(&mut self, of: Text<'t>, number: usize) -> Option<Inline> {
        let note = of.notes.footnotes.get(number.checked_sub(1)?)?;
        let next = self.numbers.len() + 1;
        let pending = &mut self.pending;
        let numbered = self.numbers.entry((of.owner, number)).or_insert_with(|| {
            pending.push_back((of.owner, &note.blocks, of.notes));
            Numbered {
                number: next,
                references: 0,
            }
        });
        numbered.references += 1;
        Some(Inline::Note {
            number: numbered.number,
            nth: numbered.references,
        })
    }
}
