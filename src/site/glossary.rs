//! Glossary terms in running text: the first use in each section is linked.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::SectionId;
use super::faults::known;
use super::memory::{Memory, Recall};
use super::names::Names;
use crate::atlas::Atlas;
use crate::atlas::case::Case;
use crate::atlas::document::{
    Block, BlockKind, Definition, Inline, InlineKind, List, Reference, Scheme, Target, walk,
};
use crate::ground::words::WordFinder;
use crate::ground::{Findings, SharedStr, Span};

/// Per section of a case the terms it uses, ascending.
pub(super) type Uses = Vec<Vec<usize>>;

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
    pub used: Arc<Vec<Vec<SectionId>>>,
}

impl Glossary {
    pub(super) fn new(
        names: &Names<'_>,
        recall: &Recall,
        memory: &mut Memory,
        findings: &mut Findings,
    ) -> Glossary {
        let atlas = names.atlas();
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
            .map(|term| term.id.value.to_string())
            .collect();
        let looked_for = words.iter().map(|word| (*word).to_owned());
        let looked_for = looked_for.zip(patterns.iter().copied()).collect();
        let is_same = memory.look_for(looked_for);
        let mut glossary = Glossary {
            finder: WordFinder::new(&words),
            patterns,
            ids,
            see,
            used: Arc::default(),
        };
        glossary.note_uses(atlas, recall, is_same, memory);
        glossary
    }

    fn note_uses(&mut self, atlas: &Atlas, recall: &Recall, is_same: bool, memory: &mut Memory) {
        let before = memory.uses.all().to_vec();
        let uses = memory
            .uses
            .renew(recall, |case| self.uses_in(&atlas.cases[case]));
        let is_used_alike = |case: usize| before.get(case) == uses.get(case);
        let is_same = is_same
            && memory.used.len() == atlas.terms.len()
            && before.len() == uses.len()
            && recall.is_in_place()
            && recall.changed().all(is_used_alike);
        if !is_same {
            let mut used = vec![Vec::new(); atlas.terms.len()];
            for (case, sections) in uses.iter().enumerate() {
                for (section, terms) in sections.iter().enumerate() {
                    let id = SectionId { case, section };
                    terms.iter().for_each(|term| used[*term].push(id));
                }
            }
            memory.used = Arc::new(used);
        }
        self.used = Arc::clone(&memory.used);
    }

    fn uses_in(&self, case: &Case) -> Uses {
        let body = case.body.text();
        let uses = body.sections.iter().map(|blocks| {
            let mut found = BTreeSet::new();
            walk(blocks, &mut |inline| {
                if let InlineKind::Text(text) = &inline.kind {
                    found.extend(self.find(text).map(|(_, _, term)| term));
                }
            });
            found.into_iter().collect()
        });
        uses.collect()
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
            BlockKind::List(list) => {
                let items = list.items.iter();
                let items = items.map(|item| self.in_blocks(item, seen)).collect();
                BlockKind::List(Box::new(List { items, ..**list }))
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
    fn cut(
        &self,
        text: &SharedStr,
        span: Span,
        seen: &mut BTreeSet<usize>,
        linked: &mut Vec<Inline>,
    ) {
        let mut done = 0;
        let words = |range: Range<usize>| Inline {
            span,
            kind: InlineKind::Text(text.slice(range)),
        };
        for (start, end, term) in self.find(text) {
            if !seen.insert(term) {
                continue;
            }
            if start > done {
                linked.push(words(done..start));
            }
            let reference = Reference {
                scheme: Scheme::Term,
                name: self.ids[term].clone(),
                fragment: None,
                span,
            };
            let target = Box::new(Target::Reference(reference));
            let content = vec![words(start..end)];
            linked.push(Inline {
                span,
                kind: InlineKind::Link { target, content },
            });
            done = end;
        }
        if done < text.len() {
            linked.push(words(done..text.len()));
        }
    }
}
