//! The body of a case: in memory, or on a shelf until somebody reads it.

use std::sync::Arc;

use super::document::{Block, Document, Footnote};
use crate::ground::{Shelf, Shelved};

/// What the sections of a case say. Of many cases the texts are most of an atlas, and each is needed a few times
/// only: when it is linked, checked and shown.
#[derive(Debug)]
pub struct Body(Place);

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
        Body(Place::Held(Arc::new(text)))
    }

    /// The same body, on a shelf.
    pub fn on(self, shelf: &Shelf<'_>) -> Body {
        let Place::Held(text) = self.0 else {
            return self;
        };
        let BodyText { sections, notes } = Arc::unwrap_or_clone(text);
        let document = |blocks| Document {
            blocks,
            footnotes: Vec::new(),
        };
        let sections = sections.into_iter().map(document);
        Body(Place::Shelved(shelf.put(sections.chain([notes]))))
    }

    /// All of it.
    pub fn text(&self) -> Arc<BodyText> {
        match &self.0 {
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

    /// What is to be made of one section; of none where there is none of this number.
    pub fn in_section<T>(&self, at: usize, make: impl FnOnce(&[Block]) -> T) -> T {
        match &self.0 {
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
