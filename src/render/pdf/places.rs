//! The names of places in a handout, which links lead to.

use std::collections::BTreeSet;

use crate::view::handout::tree::{Anchor, Block};
use crate::view::handout::{Handout, Part};

/// Which places there are, and which of them have been set: a name must stand in a document once,
/// and a link to one that does not stand there is an error to Typst.
pub(super) struct Places {
    /// All that will be set.
    known: BTreeSet<String>,
    /// Those not yet set.
    open: BTreeSet<String>,
    /// The notes begun.
    notes: BTreeSet<String>,
}

impl Places {
    /// Finds the places of a handout.
    pub(super) fn of(handout: &Handout) -> Places {
        let mut known = BTreeSet::new();
        for (at, chapter) in handout.chapters.iter().enumerate() {
            let mut add = |id: &str| {
                known.insert(Places::name(at, Some(id)));
            };
            for section in &chapter.sections {
                add(&section.id);
                for part in &section.parts {
                    of_part(part, &mut add);
                }
            }
        }
        Places {
            open: known.clone(),
            known,
            notes: BTreeSet::new(),
        }
    }

    /// The name of a place, or of the beginning of its chapter.
    pub(super) fn name(chapter: usize, id: Option<&str>) -> String {
        match id {
            Some(id) => format!("c{chapter}-{id}"),
            None => format!("c{chapter}"),
        }
    }

    /// The name to set at a place; none if another place took it.
    pub(super) fn take(&mut self, chapter: usize, id: &str) -> Option<String> {
        self.open.take(&Places::name(chapter, Some(id)))
    }

    /// Whether this is the first reference to a note.
    pub(super) fn begin(&mut self, note: &str) -> bool {
        self.notes.insert(note.to_owned())
    }

    /// The name of a place that there is.
    pub(super) fn find(&self, chapter: usize, id: Option<&str>) -> Option<String> {
        let name = Places::name(chapter, id);
        (id.is_none() || self.known.contains(&name)).then_some(name)
    }

    /// The name a link leads to: the place itself, or the beginning of its chapter.
    pub(super) fn lead(&self, to: &Anchor) -> String {
        let found = self.find(to.chapter, to.id.as_deref());
        found.unwrap_or_else(|| Places::name(to.chapter, None))
    }
}

fn of_part(part: &Part, add: &mut dyn FnMut(&str)) {
    match part {
        Part::Text(blocks) => of_blocks(blocks, add),
        Part::Points(items) | Part::Questions(items) => {
            items.iter().for_each(|item| of_blocks(item, add));
        }
        Part::Figures(groups) => {
            let figures = groups.iter().flat_map(|group| &group.figures);
            figures.for_each(|figure| add(&format!("o-{}", figure.id)));
        }
        Part::Sources(sources) => sources.iter().for_each(|source| add(&source.id)),
        Part::Terms(terms) => terms.iter().for_each(|term| add(&term.id)),
        Part::Comparison(_) | Part::Entries(_) => {}
    }
}

fn of_blocks(blocks: &[Block], add: &mut dyn FnMut(&str)) {
    for block in blocks {
        match block {
            Block::Heading { id: Some(id), .. } => add(id),
            Block::Quote(blocks) => of_blocks(blocks, add),
            Block::List { items, .. } => items.iter().for_each(|item| of_blocks(item, add)),
            Block::Definitions(definitions) => {
                let details = definitions
                    .iter()
                    .flat_map(|definition| &definition.details);
                details.for_each(|blocks| of_blocks(blocks, add));
            }
            _ => {}
        }
    }
}
