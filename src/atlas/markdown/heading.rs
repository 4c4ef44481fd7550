//! The attribute block behind a heading: `{#party model="party-led-coop talent-return"}`.
//!
//! The parser takes the block off the heading but splits it at every space, quotes or not; so it is
//! read here once more, from the source. Which keys there are, and what they may say, is for the
//! rooms that use them.

use std::ops::Range;

use crate::ground::Spanned;

use super::{Report, Source, codes};

/// What an attribute block says.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    pub(super) id: Option<Spanned<String>>,
    pub(super) pairs: Vec<(Spanned<String>, Vec<Spanned<String>>)>,
}

/// Reads the block of the heading in this range; one finding where it cannot be read. What could
/// be read up to there is kept.
pub(super) fn attributes(
    source: Source<'_>,
    heading: Range<usize>,
    report: &mut Report<'_>,
) -> Attributes {
    let mut attributes = Attributes::default();
    let text = source.text.get(heading.clone()).unwrap_or("");
    let line = last_content_line(text);
    let line = heading.start + line.start..heading.start + line.end;
    let written = source.text.get(line.clone()).unwrap_or("");
    let malformed = match block(written) {
        Block::None => None,
        Block::Broken(range) => Some(range),
        Block::Content(range) => {
            let content = Content {
                source,
                start: line.start,
                text: written,
                at: range.start,
            };
            content.read(range.end, &mut attributes).err()
        }
    };
    if let Some(range) = malformed {
        let span = source.span(line.start + range.start..line.start + range.end);
        let found = source.slice(span);
        report.push(
            codes::HEADING_ATTRIBUTES,
            span,
            crate::text!("标题属性读不懂：“{found}”", "cannot read the heading attribute \"{found}\""),
            crate::text!(
                "写在标题行末尾：{{#编号 键=\"值 值\"}}，引号、等号、# 都用半角；正文要写花括号时，前面加反斜杠",
                "write {{#id key=\"value value\"}} at the end of the line, with ASCII quotes; a brace \
                 that is part of the heading takes a backslash"
            ),
        );
    }
    attributes
}

/// The line the words end on: of a heading underlined with `=` or `-` the last line but one.
fn last_content_line(heading: &str) -> Range<usize> {
    let heading = heading.trim_end();
    let hashes = heading.len() - heading.trim_start_matches('#').len();
    let behind = &heading[hashes..];
    let marked = hashes > 0 && (behind.is_empty() || behind.starts_with([' ', '\t']));
    let content = match heading.rfind('\n') {
        Some(underline) if !marked => heading[..underline].trim_end(),
        _ => heading,
    };
    content.rfind('\n').map_or(0, |newline| newline + 1)..content.len()
}

/// What stands at the end of a heading line; offsets in the line.
enum Block {
    None,
    /// Between the braces.
    Content(Range<usize>),
    /// Ends like a block and is none.
    Broken(Range<usize>),
}

/// Finds the block as the parser does: from a closing brace at the end back to the opening one.
fn block(line: &str) -> Block {
    let closed = line.trim_end_matches('#').trim_end();
    let Some(inside) = closed.strip_suffix('}') else {
        return Block::None;
    };
    if inside.ends_with('\\') {
        return Block::None;
    }
    let Some(opening) = inside.rfind(['{', '}', '<', '>', '\\']) else {
        return Block::None;
    };
    // The parser leaves a block before closing hashes in the words.
    let at_the_end = closed.len() == line.len();
    if inside[opening..].starts_with('{') && at_the_end {
        return Block::Content(opening + 1..inside.len());
    }
    let start = inside.find('{').unwrap_or(opening);
    Block::Broken(start..closed.len())
}

/// The inside of a block while it is read; offsets in the line.
struct Content<'a> {
    source: Source<'a>,
    /// Where the line starts in the file.
    start: usize,
    text: &'a str,
    at: usize,
}

impl Content<'_> {
    /// Reads up to `end`; the error is the range of the first piece that is none.
    fn read(mut self, end: usize, attributes: &mut Attributes) -> Result<(), Range<usize>> {
        if self.text[self.at..end].trim().is_empty() {
            return Err(self.at - 1..end + 1);
        }
        loop {
            self.pass(end, |char| char.is_ascii_whitespace());
            if self.at == end {
                return Ok(());
            }
            let start = self.at;
            let read = if self.text[start..].starts_with('#') {
                self.id(end, attributes)
            } else {
                self.pair(end, attributes)
            };
            let ends_here = self.at == end
                || self.text[self.at..].starts_with(|char: char| char.is_ascii_whitespace());
            if read.is_none() || !ends_here {
                self.pass(end, |char| !char.is_ascii_whitespace());
                return Err(start..self.at);
            }
        }
    }

    /// Reads `#id`.
    fn id(&mut self, end: usize, attributes: &mut Attributes) -> Option<()> {
        self.at += "#".len();
        let name = self.pass(end, |char| !char.is_ascii_whitespace() && char != '=');
        if name.is_empty() || attributes.id.is_some() {
            return None;
        }
        attributes.id = Some(self.spanned(name));
        Some(())
    }

    /// Reads `key="value value"`.
    fn pair(&mut self, end: usize, attributes: &mut Attributes) -> Option<()> {
        let key = self.pass(end, |char| char.is_ascii_alphanumeric() || char == '-');
        let opened = self.text[self.at..end].starts_with("=\"");
        if key.is_empty() || !opened {
            return None;
        }
        self.at += "=\"".len();
        let value = self.pass(end, |char| char != '"');
        if self.at == end {
            return None;
        }
        self.at += "\"".len();
        attributes
            .pairs
            .push((self.spanned(key), self.words(value)));
        Some(())
    }

    /// Passes over what fits, up to `end`; returns the range passed.
    fn pass(&mut self, end: usize, fits: impl Fn(char) -> bool) -> Range<usize> {
        let start = self.at;
        let rest = &self.text[start..end];
        self.at = start + rest.find(|char| !fits(char)).unwrap_or(rest.len());
        start..self.at
    }

    fn spanned(&self, range: Range<usize>) -> Spanned<String> {
        let text = self.text[range.clone()].to_owned();
        Spanned::new(
            text,
            self.source
                .span(self.start + range.start..self.start + range.end),
        )
    }

    /// The words of a value, each with its place.
    fn words(&self, value: Range<usize>) -> Vec<Spanned<String>> {
        let text = &self.text[value.clone()];
        let mut words = Vec::new();
        let mut at = 0;
        for word in text.split(|char: char| char.is_ascii_whitespace()) {
            if !word.is_empty() {
                let start = value.start + at;
                words.push(self.spanned(start..start + word.len()));
            }
            at += word.len() + 1;
        }
        words.shrink_to_fit();
        words
    }
}
