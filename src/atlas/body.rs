//! The body of a case: in memory, or on a shelf until somebody reads it.

use std::sync::Arc;

use super::document::{Block, Document, Footnote, walk_headings};
use crate::ground::{Shelf, Shelved};

/// What the sections of a case say. Of many cases the texts are most of an atlas, and each is needed a few times
/// only: when it is linked, checked and shown.
#[derive(Debug)]
pub struct Body {
    place: Place,
    /// Whether a section or a note has a heading of its own.
    has_headings: bool,
}

#[derive(Debug)]
enum Place {
    Held(Arc<BodyText>),
    /// A document a section, without notes; behind them one that has all the notes, and nothing else.
    Shelved(Shelved<Document>),
}

/// The body of a case as a tree.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct BodyText {
    /// What each section says, without its heading; parallel to the sections of the case.
    pub sections: Vec<Vec<Block>>,
    /// The footnotes of all of them; it has no blocks.
    pub notes: Document,
}

impl Body {
    /// A body in memory.
    pub fn new(text: BodyText) -> Body {
        let mut has_headings = false;
        let parts = text.parts();
        parts.for_each(|blocks| walk_headings(blocks, &mut |_| has_headings = true));
        Body {
            place: Place::Held(Arc::new(text)),
            has_headings,
        }
    }

    /// The same body, on a shelf.
    pub fn on(self, shelf: &Shelf<'_>) -> Body {
        let Place::Held(text) = self.place else {
            return self;
        };
        let BodyText { sections, notes } = Arc::unwrap_or_clone(text);
        let document = |blocks| Document {
            blocks,
            footnotes: Vec::new(),
        };
        let sections = sections.into_iter().map(document);
        Body {
            place: Place::Shelved(shelf.put(sections.chain([notes]))),
            has_headings: self.has_headings,
        }
    }

    /// All of it.
    pub fn text(&self) -> Arc<BodyText> {
        match &self.place {
            Place::Held(text) => Arc::clone(text),
            Place::Shelved(shelved) => {
                let mut documents = shelved.all();
                let notes = documents.pop().unwrap_or_default();
                let sections = documents.into_iter().map(|document| document.blocks);
                Arc::new(BodyText {
                    sections: sections.collect(),
                    notes,
                })
            }
        }
    }

    /// All of it for who looks for headings inside sections and notes; none where there are none, as in most cases.
    pub fn text_with_headings(&self) -> Option<Arc<BodyText>> {
        self.has_headings.then(|| self.text())
    }

    /// What is to be made of one section; of none where there is none of this number.
    pub fn in_section<T>(&self, at: usize, make: impl FnOnce(&[Block]) -> T) -> T {
        match &self.place {
            Place::Held(text) => make(text.sections.get(at).map_or(&[], Vec::as_slice)),
            Place::Shelved(shelved) => make(&shelved.one(at).blocks),
        }
    }
}

impl BodyText {
    /// The blocks of everything: the sections, then the notes.
    pub fn parts(&self) -> impl Iterator<Item = &[Block]> {
        let sections = self.sections.iter().map(Vec::as_slice);
        sections.chain(self.notes())
    }

    /// The blocks of each note.
    pub fn notes(&self) -> impl Iterator<Item = &[Block]> {
        let notes = self.notes.footnotes.iter();
        notes.map(|Footnote { blocks, .. }| blocks.as_slice())
    }
}
