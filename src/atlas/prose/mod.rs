//! The words of an authored file as a reader meets them, each character with its place: what rules
//! about characters, marks and sentences look at.
//!
//! A document tree joins lines and unescapes words, so it cannot say where each character stands.
//! Here only places are kept, a few bytes for each stretch of words; [`Prose::passages`] reads them
//! out of the file's text when a rule asks. Code, HTML, addresses, attribute blocks and keys are no
//! words and are left out.

mod pieces;
mod values;

use crate::ground::{FileId, Span};
use pieces::Pieces;

/// The words of one file. Made by [`markdown::read`](super::markdown::read) from a body and by
/// [`Prose::of_values`] from YAML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    /// In reading order; each passage ends with a [`PieceKind::End`].
    pieces: Pieces,
}

/// A stretch of a file, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    start: u32,
    end: u32,
    kind: PieceKind,
}

/// What a stretch is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// Words that are read as they are written.
    Words,
    /// As [`PieceKind::Words`], underlined.
    LinkWords,
    /// A line break inside a passage.
    Break,
    /// Something that is read but must not be changed: code, a picture, an escaped character.
    Object,
    /// Where a passage ends, and what it was.
    End(PassageKind),
}

/// What a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassageKind {
    /// A paragraph, an item, a note.
    Paragraph,
    /// A heading.
    Heading,
    /// A cell of a table, or the words for a picture.
    Cell,
    /// A value in YAML.
    Value,
    /// A value in YAML that is only part of a phrase: marks need not pair up in it.
    Fragment,
}

/// A run of words that belong together: marks pair up inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The file it stands in.
    pub file: FileId,
    /// What it is.
    pub kind: PassageKind,
    /// Its characters in reading order.
    pub glyphs: Vec<Glyph>,
}

/// One character of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// The character; `\n` where a line breaks, [`OBJECT`] for what is no word.
    pub char: char,
    /// Its first byte in the file.
    pub at: u32,
    /// Whether it belongs to the words of a link.
    pub in_link: bool,
}

/// Stands for code, pictures and escapes.
pub const OBJECT: char = '\u{FFFC}';

impl Prose {
    /// Adds a stretch; an empty one says nothing.
    pub(super) fn push(&mut self, range: std::ops::Range<usize>, kind: PieceKind) {
        let bytes = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        let (start, end) = (bytes(range.start), bytes(range.end));
        match self.pieces.last_mut() {
            Some(last) if last.kind == kind && last.end == start && kind.is_words() => {
                last.end = end;
            }
            _ => self.pieces.push(Piece { start, end, kind }),
        }
    }

    /// Ends the present passage; one without a piece is none.
    pub(super) fn end(&mut self, kind: PassageKind) {
        if let Some(last) = self.pieces.last_mut()
            && !matches!(last.kind, PieceKind::End(_))
        {
            let end = last.end as usize;
            self.push(end..end, PieceKind::End(kind));
        }
    }

    /// Puts the passages of another part of the file behind these.
    pub(super) fn append(&mut self, other: &Prose) {
        self.pieces.append(&other.pieces);
    }

    /// The same words where `place` says that they stand in a file; lines that were folded into one
    /// are lines again. `text` is the whole file.
    pub(super) fn moved(&self, place: impl Fn(usize) -> usize, text: &str) -> Prose {
        let mut moved = Prose::default();
        for piece in self.pieces.iter() {
            let (start, end) = (place(piece.start as usize), place(piece.end as usize));
            if !piece.kind.is_words() {
                moved.push(start..end, piece.kind);
                continue;
            }
            let mut at = start;
            for line in text.get(start..end).unwrap_or("").split_inclusive('\n') {
                let words = line.trim_end_matches(['\n', '\r']);
                let indent = if at == start {
                    0
                } else {
                    words.len() - words.trim_start_matches([' ', '\t']).len()
                };
                if indent < words.len() {
                    moved.push(at + indent..at + words.len(), piece.kind);
                }
                at += line.len();
                if words.len() < line.len() {
                    moved.push(at - 1..at, PieceKind::Break);
                }
            }
        }
        moved
    }

    /// The passages in reading order; `text` is the whole file they were found in.
    pub fn passages<'p>(
        &'p self,
        file: FileId,
        text: &'p str,
    ) -> impl Iterator<Item = Passage> + 'p {
        let mut pieces = self.pieces.iter();
        std::iter::from_fn(move || {
            let mut glyphs = Vec::new();
            loop {
                let piece = pieces.next()?;
                if let PieceKind::End(kind) = piece.kind {
                    return Some(Passage { file, kind, glyphs });
                }
                glyphs.extend(piece.glyphs(text));
            }
        })
    }
}

impl PieceKind {
    fn is_words(self) -> bool {
        matches!(self, PieceKind::Words | PieceKind::LinkWords)
    }
}

impl Piece {
    fn glyphs(self, text: &str) -> impl Iterator<Item = Glyph> {
        let words = if self.kind.is_words() {
            text.get(self.start as usize..self.end as usize)
        } else {
            None
        };
        let one = match self.kind {
            PieceKind::Break => Some('\n'),
            PieceKind::Object => Some(OBJECT),
            _ => None,
        };
        let glyph = move |(at, char): (u32, char)| Glyph {
            char,
            at,
            in_link: self.kind == PieceKind::LinkWords,
        };
        let mut at = self.start;
        let words = words.unwrap_or("").chars().map(move |char| {
            let start = at;
            at += len(char);
            (start, char)
        });
        words.chain(one.map(|char| (self.start, char))).map(glyph)
    }
}

/// The length of a character in UTF-8: at most 4.
fn len(char: char) -> u32 {
    u32::try_from(char.len_utf8()).unwrap_or(u32::MAX)
}

impl Passage {
    /// The place of one character.
    pub fn span(&self, index: usize) -> Span {
        self.span_of(index..index + 1)
    }

    /// From the first to the last of some characters, `range` not empty and inside the passage.
    pub fn span_of(&self, range: std::ops::Range<usize>) -> Span {
        let (first, last) = (self.glyphs[range.start], self.glyphs[range.end - 1]);
        Span {
            file: self.file,
            start: first.at,
            end: match last.char {
                OBJECT | '\n' => last.at,
                char => last.at + len(char),
            },
        }
    }

    /// The words of some characters; objects and line breaks are left out.
    pub fn words(&self, range: std::ops::Range<usize>) -> String {
        let glyphs = self.glyphs[range].iter().map(|glyph| glyph.char);
        glyphs
            .filter(|char| !matches!(char, &OBJECT | '\n'))
            .collect()
    }
}
