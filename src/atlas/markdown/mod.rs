//! Reads the Markdown body of an authored file into a [`Document`]. The only room that names the
//! Markdown parser and the HTML sanitiser.
//!
//! Takes the text of a file and the byte range of its body; returns the tree, and pushes what is
//! wrong with it. Never fails, never recurses deeper than [`MAX_DEPTH`], and must not know what a
//! link leads to: it only reads how the link is written.
//!
//! The steps, each in its own file:
//!
//! 1. `emphasis` copies the body with a stand-in character where CommonMark would refuse emphasis
//!    beside Chinese punctuation;
//! 2. the parser makes events; `reader` and `closing` build the tree from them with a stack of
//!    frames (`frame`), every place mapped back to the file;
//! 3. `heading`, `link`, `line` and `sanitise` read what stands inside one heading, destination,
//!    run of text or piece of HTML;
//! 4. `lookalike` and `broken_table` find in running text what was meant as Markdown and is none;
//! 5. `notes` numbers the footnotes when the whole tree stands;
//! 6. `words` keeps, beside the tree, where each character of the running text stands.
//!
//! Markdown in a value of front matter is read by [`read_value`], which moves the places.
//!
//! The dialect is CommonMark with tables, footnotes, strikethrough, definition lists and attribute
//! blocks behind headings. Left out on purpose: mathematics (it eats prices), smart quotes (the
//! author's quotes are the right ones), task lists (a page cannot be ticked).
//!
//! Start reading with [`parse`], then `reader`.

mod broken_table;
mod closing;
pub mod codes;
mod emphasis;
mod frame;
mod heading;
mod line;
mod link;
mod lookalike;
mod notes;
mod reader;
mod sanitise;
#[cfg(test)]
mod tests;
mod value;
mod words;

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Options, Parser};

pub use sanitise::words_of_html;

use crate::atlas::document::Document;
use crate::atlas::prose::Prose;
use crate::ground::{Code, Diagnostic, FileId, Findings, SharedStr, Span, Text};
use emphasis::Repaired;
use reader::Reader;
pub use value::read_value;
use words::Words;

/// How many quotations, lists, emphases and links may stand inside each other. What lies deeper is
/// kept as the author wrote it, as plain text; so every walk over a tree may recurse.
pub const MAX_DEPTH: usize = 64;

/// Reads a Markdown body.
///
/// `text` is the whole file and `body` the byte range of the Markdown in it; every span counts
/// from the start of the file. A range that does not fit the text counts as empty.
pub fn parse(file: FileId, text: &str, body: Range<usize>, findings: &mut Findings) -> Document {
    read(file, &Arc::new(text.to_owned()), body, findings).0
}

/// As [`parse`], of a text that the tree shares; with the words of the body and the place of each of their characters.
pub fn read(
    file: FileId,
    text: &Arc<String>,
    body: Range<usize>,
    findings: &mut Findings,
) -> (Document, Prose) {
    let start = body.start;
    let repaired = Repaired::new(text.get(body).unwrap_or(""));
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST;
    let events: Vec<_> = Parser::new_ext(repaired.text(), options)
        .into_offset_iter()
        .collect();
    let source = Source { file, text };
    let mut words = Words::default();
    let mut reader = Reader::new(source, Report { findings });
    let following = reader::following_characters(&events);
    for ((event, range), next) in events.into_iter().zip(following) {
        let range = start + repaired.original(range.start)..start + repaired.original(range.end);
        let event = repaired.restored(event);
        words.read(&event, range.clone(), text);
        reader.read(event, range, next);
    }
    (reader.finish(), words.finish())
}

/// The file being read.
#[derive(Clone, Copy)]
struct Source<'a> {
    file: FileId,
    text: &'a Arc<String>,
}

impl<'a> Source<'a> {
    fn span(self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }

    fn slice(self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// Words that were read in a span: as the file has them, where it has them so.
    fn words(self, words: &str, span: Span) -> SharedStr {
        match self.slice(span) == words {
            true => SharedStr::of(self.text, span.range()),
            false => words.into(),
        }
    }

    /// The span without white space at its end: blocks come with their line end.
    fn trimmed(self, range: Range<usize>) -> Span {
        let kept = self
            .text
            .get(range.clone())
            .map_or(range.len(), |text| text.trim_end().len());
        self.span(range.start..range.start + kept)
    }
}

/// Where findings go.
struct Report<'a> {
    findings: &'a mut Findings,
}

impl Report<'_> {
    /// Records a finding with one sentence of help.
    fn push(&mut self, code: &'static Code, span: Span, message: Text, help: Text) {
        self.findings
            .push(Diagnostic::new(code, span, message).help(help));
    }
}
