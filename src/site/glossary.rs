//! Glossary terms in running text: the first use in each section is linked.

use std::collections::BTreeSet;

use super::SectionId;
use super::faults::known;
use super::names::Names;
use crate::atlas::Atlas;
use crate::atlas::document::{
    Block, BlockKind, Definition, Inline, InlineKind, Reference, Scheme, Target, walk,
};
use crate::ground::words::WordFinder;
use crate::ground::{Findings, Span};

/// The terms of the atlas, ready to be found in texts.
#[derive(Debug)]
pub struct Glossary {
    /// Finds terms and aliases.
    finder: WordFinder,
    /// Per word of the finder the index of its term.
    patterns: Vec<usize>,
    /// Per term its id.
    ids: Vec<String>,
    /// Per term the indices of related terms.
    pub see: Vec<Vec<usize>>,
    /// Per term the sections that use it, in order.
    pub used: Vec<Vec<SectionId>>,
}

impl Glossary {
    pub(super) fn new(atlas: &Atlas, names: &Names<'_>, findings: &mut Findings) -> Glossary {
        let words = atlas.terms.iter().enumerate().flat_map(|(at, term)| {
            let all = std::iter::once(&term.term).chain(&term.aliases);
            all.filter(|word| !word.value.is_empty())
                .map(move |word| (word.value.as_str(), at))
        });
        let (words, patterns): (Vec<&str>, Vec<usize>) = words.unzip();
        let see = atlas
            .terms
            .iter()
            .map(|term| known(&term.see, &names.terms, "术语", findings))
            .collect();
        let ids = atlas
            .terms
            .iter()
            .map(|term| term.id.value.clone())
            .collect();
        let used = vec![Vec::new(); atlas.terms.len()];
        let mut glossary = Glossary {
            finder: WordFinder::new(&words),
            patterns,
            ids,
            see,
            used,
        };
        glossary.note_uses(atlas);
        glossary
    }

    fn note_uses(&mut self, atlas: &Atlas) {
        for (case, content) in atlas.cases.iter().enumerate() {
            for (section, content) in content.sections.iter().enumerate() {
                let mut found = BTreeSet::new();
                walk(&content.blocks, &mut |inline| {
                    if let InlineKind::Text(text) = &inline.kind {
                        found.extend(self.find(text).map(|(_, _, term)| term));
                    }
                });
                for term in found {
                    self.used[term].push(SectionId { case, section });
                }
            }
        }
    }

    /// The terms in a text: start and end byte, index of the term.
    fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, usize, usize)> + 't {
        let found = self.finder.find(text);
        found.map(|(place, word)| (place.start, place.end, self.patterns[word]))
    }

    /// The blocks of a section with the first use of each term turned into a link. Links, code and
    /// headings stay as they are.
    pub fn link_first_uses(&self, blocks: &[Block]) -> Vec<Block> {
        let mut seen = BTreeSet::new();
        self.in_blocks(blocks, &mut seen)
    }

    fn in_blocks(&self, blocks: &[Block], seen: &mut BTreeSet<usize>) -> Vec<Block> {
        blocks
            .iter()
            .map(|block| Block {
                span: block.span,
                kind: self.in_block(&block.kind, seen),
            })
            .collect()
    }

    fn in_block(&self, kind: &BlockKind, seen: &mut BTreeSet<usize>) -> BlockKind {
        match kind {
            BlockKind::Paragraph(content) => BlockKind::Paragraph(self.in_text(content, seen)),
            BlockKind::Quote(blocks) => BlockKind::Quote(self.in_blocks(blocks, seen)),
            BlockKind::List {
                start,
                items,
                tight,
            } => {
                let items = items
                    .iter()
                    .map(|item| self.in_blocks(item, seen))
                    .collect();
                BlockKind::List {
                    start: *start,
                    items,
                    tight: *tight,
                }
            }
            BlockKind::Definitions(definitions) => {
                let linked = definitions.iter().map(|definition| Definition {
                    term: definition.term.clone(),
                    details: definition
                        .details
                        .iter()
                        .map(|part| self.in_blocks(part, seen))
                        .collect(),
                });
                BlockKind::Definitions(linked.collect())
            }
            other => other.clone(),
        }
    }

    fn in_text(&self, inlines: &[Inline], seen: &mut BTreeSet<usize>) -> Vec<Inline> {
        let mut linked = Vec::with_capacity(inlines.len());
        for inline in inlines {
            let kind = match &inline.kind {
                InlineKind::Text(text) => {
                    self.cut(text, inline.span, seen, &mut linked);
                    continue;
                }
                InlineKind::Emphasis(content) => InlineKind::Emphasis(self.in_text(content, seen)),
                InlineKind::Strong(content) => InlineKind::Strong(self.in_text(content, seen)),
                other => other.clone(),
            };
            linked.push(Inline {
                span: inline.span,
                kind,
            });
        }
        linked
    }

    /// Cuts a text at the first uses of terms.
    fn cut(&self, text: &str, span: Span, seen: &mut BTreeSet<usize>, linked: &mut Vec<Inline>) {
        let mut done = 0;
        let words = |words: &str| Inline {
            span,
            kind: InlineKind::Text(words.to_owned()),
        };
        for (start, end, term) in self.find(text) {
            if !seen.insert(term) {
                continue;
            }
            if start > done {
                linked.push(words(&text[done..start]));
            }
            let reference = Reference {
                scheme: Scheme::Term,
                name: self.ids[term].clone(),
                fragment: None,
                span,
            };
            let target = Box::new(Target::Reference(reference));
            let content = vec![words(&text[start..end])];
            linked.push(Inline {
                span,
                kind: InlineKind::Link { target, content },
            });
            done = end;
        }
        if done < text.len() {
            linked.push(words(&text[done..]));
        }
    }
}
