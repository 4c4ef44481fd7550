//! Colours Markdown by the tree that its own reader makes of it: what is coloured is what the page shows, links by
//! our schemes and attribute blocks with it. The highlighter's grammar knows neither, and its expressions
//! take longer to compile than all pages of a small site take to be made.

use std::ops::Range;

use crate::atlas::document::{Block, BlockKind, Document, Inline, InlineKind, Target};
use crate::atlas::markdown;
use crate::ground::{Findings, Sources, Span};

const MARK: &str = "hl-mark";
const KEY: &str = "hl-key";
const WORDS: &str = "hl-str";
const STRONG: &str = "hl-kw";
const PLAIN: &str = "";

/// Whether a language is Markdown, by its name in lower case.
pub(super) fn is_markdown(language: &str) -> bool {
    matches!(language, "markdown" | "md")
}

/// The code in pieces, in order and whole, each with its class or none.
pub(super) fn pieces(code: &str) -> Vec<(&str, &'static str)> {
    let file = Sources::default().add("", "");
    let document = markdown::parse(file, code, 0..code.len(), &mut Findings::default());
    let mut paint = Paint {
        code,
        classes: vec![PLAIN; code.len()],
    };
    paint.document(&document);
    let mut pieces = Vec::new();
    let mut rest = code;
    for run in paint.classes.chunk_by(|a, b| a == b) {
        // Spans never end inside a character.
        let Some((piece, later)) = rest.split_at_checked(run.len()) else {
            break;
        };
        pieces.push((piece, run[0]));
        rest = later;
    }
    pieces.push((rest, PLAIN));
    pieces
}

/// The class of every byte. A block is a mark until its words are painted over it: the marks are what is left.
struct Paint<'c> {
    code: &'c str,
    classes: Vec<&'static str>,
}

impl Paint<'_> {
    fn document(&mut self, document: &Document) {
        self.blocks(&document.blocks);
        for note in &document.footnotes {
            let label = note.label.span.range();
            self.fill(
                label.start.saturating_sub("[^".len())..label.end + "]:".len(),
                MARK,
            );
            self.blocks(&note.blocks);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        self.span(block.span, MARK);
        match &block.kind {
            BlockKind::Paragraph(content) => self.inlines(content, PLAIN),
            BlockKind::Heading(heading) => {
                self.attributes(block.span);
                self.inlines(&heading.content, STRONG);
            }
            BlockKind::Quote(blocks) => self.blocks(blocks),
            BlockKind::List(list) => list.items.iter().for_each(|item| self.blocks(item)),
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    self.inlines(&definition.term, STRONG);
                    definition
                        .details
                        .iter()
                        .for_each(|details| self.blocks(details));
                }
            }
            BlockKind::Table(table) => {
                let cells = table.rows.iter().flatten().chain(&table.caption);
                cells.for_each(|cell| self.inlines(cell, PLAIN));
                let head = table.head.iter();
                head.for_each(|cell| self.inlines(cell, STRONG));
            }
            BlockKind::Code(_) => self.fenced(block.span),
            BlockKind::Rule => {}
            BlockKind::Html(_) => self.span(block.span, KEY),
        }
    }

    fn inlines(&mut self, inlines: &[Inline], words: &'static str) {
        for inline in inlines {
            let class = match &inline.kind {
                InlineKind::Text(_) => words,
                InlineKind::Code(_) => WORDS,
                InlineKind::Html(_) => KEY,
                _ => MARK,
            };
            self.span(inline.span, class);
            match &inline.kind {
                InlineKind::Emphasis(content) | InlineKind::Strong(content) => {
                    self.inlines(content, STRONG);
                }
                InlineKind::Strikethrough(content) => self.inlines(content, words),
                InlineKind::Link { target, content } => {
                    self.span(place(target), KEY);
                    self.inlines(content, words);
                }
                InlineKind::Image(image) => {
                    self.span(image.source.span, KEY);
                    let start = inline.span.range().start + "![".len();
                    self.fill(start..start + image.alternative.len(), words);
                }
                _ => {}
            }
        }
    }

    /// The attribute block of a heading: what stands in quotes are words, the rest keys.
    fn attributes(&mut self, heading: Span) {
        let range = heading.range();
        let line = self.code.get(range.clone()).unwrap_or("");
        let Some(start) = line.rfind('{').filter(|_| line.ends_with('}')) else {
            return;
        };
        self.fill(range.start + start..range.end, KEY);
        let mut quotes = line[start..]
            .match_indices('"')
            .map(|(at, _)| range.start + start + at);
        while let (Some(open), Some(close)) = (quotes.next(), quotes.next()) {
            self.fill(open..close + 1, WORDS);
        }
    }

    /// Code is words; its fences are marks.
    fn fenced(&mut self, block: Span) {
        let range = block.range();
        let lines = self
            .code
            .get(range.clone())
            .unwrap_or("")
            .split_inclusive('\n');
        let mut start = range.start;
        for line in lines {
            let is_fence = line.starts_with("```") || line.starts_with("~~~");
            self.fill(
                start..start + line.len(),
                if is_fence { MARK } else { WORDS },
            );
            start += line.len();
        }
    }

    fn span(&mut self, span: Span, class: &'static str) {
        self.fill(span.range(), class);
    }

    fn fill(&mut self, range: Range<usize>, class: &'static str) {
        if self.code.get(range.clone()).is_some() {
            self.classes[range].fill(class);
        }
    }
}

/// Where a link says what it leads to.
fn place(target: &Target) -> Span {
    match target {
        Target::Reference(reference) => reference.span,
        Target::Fragment(text) | Target::External(text) | Target::Refused(text) => text.span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each piece that has a class, as `class:piece`.
    fn coloured(code: &str) -> Vec<String> {
        let pieces = pieces(code).into_iter();
        let coloured =
            pieces.filter(|(piece, class)| !class.is_empty() && !piece.trim().is_empty());
        coloured
            .map(|(piece, class)| format!("{}:{}", &class["hl-".len()..], piece.trim()))
            .collect()
    }

    #[test]
    fn nothing_is_lost() {
        for code in [
            "",
            "\n\n",
            "甲",
            "- [甲](",
            "[^1]: 乙",
            "> a\n\n```\nx",
            "## \u{0}{#a\n|a|\n|-|\n表：x",
        ] {
            let whole: String = pieces(code).into_iter().map(|(piece, _)| piece).collect();
            assert_eq!(whole, code);
        }
    }

    #[test]
    fn what_is_no_word_is_a_mark() {
        for (code, expected) in [
            (
                "- **甲**乙`丙`\n",
                &["mark:- **", "kw:甲", "mark:**", "str:`丙`"][..],
            ),
            ("> 甲*乙*\n", &["mark:>", "mark:*", "kw:乙", "mark:*"]),
            (
                "[甲](case:lingqiu#a)\n",
                &["mark:[", "mark:](", "key:case:lingqiu#a", "mark:)"],
            ),
            (
                "![图](a.png \"题\")\n",
                &["mark:![", "mark:](", "key:a.png", "mark:\"题\")"],
            ),
            (
                "~~~yaml\na: 1\n~~~\n",
                &["mark:~~~yaml", "str:a: 1", "mark:~~~"],
            ),
            ("甲[^n]\n\n[^n]: 乙\n", &["mark:[^n]", "mark:[^n]:"]),
            (
                "| 甲 |\n| --- |\n| 乙 |\n\n表：丙\n",
                &["mark:|", "kw:甲", "mark:|\n| --- |\n|", "mark:|\n\n表："],
            ),
        ] {
            assert_eq!(coloured(code), expected, "{code}");
        }
    }
}
