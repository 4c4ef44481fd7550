//! Gathers the words of a body with the place of every character: [`Prose`] from the same events
//! that the tree is made of.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::atlas::prose::{PassageKind, PieceKind, Prose};

/// The state of gathering.
#[derive(Debug, Default)]
pub(super) struct Words {
    prose: Prose,
    /// Whether the text is code or a piece of HTML.
    is_literal: bool,
    /// How many links are open: autolinks are not counted, their words are an address.
    links: usize,
    /// Whether the text is an address written out.
    is_address: bool,
    /// How many images are open: their words come behind the passage they stand in.
    images: usize,
    /// Words for images, kept until their passage ends.
    alternatives: Vec<Range<usize>>,
}

impl Words {
    /// Takes one event; `range` in bytes of the file, `text` the whole file.
    pub(super) fn read(&mut self, event: &Event<'_>, range: Range<usize>, text: &str) {
        match event {
            Event::Start(tag) => self.open(tag, range),
            Event::End(tag) => self.close(tag),
            Event::Text(_) if self.is_literal => {}
            Event::Text(words) => self.words(words, range, text),
            Event::SoftBreak | Event::HardBreak if self.images == 0 => {
                self.prose.push(range, PieceKind::Break);
            }
            Event::Code(_) => self.object(range),
            // Neither parts the words on its sides.
            Event::FootnoteReference(_) | Event::InlineHtml(_) => {}
            _ => {}
        }
    }

    pub(super) fn finish(mut self) -> Prose {
        self.end(PassageKind::Paragraph);
        self.prose
    }

    fn words(&mut self, words: &str, range: Range<usize>, text: &str) {
        let is_as_written = text.get(range.clone()) == Some(words);
        // The parser leaves the backslash of an escape out; what it escapes must stay as it is.
        let before = text.get(..range.start).unwrap_or("");
        let is_escape = before.ends_with('\\');
        if let Some(char) = words.chars().next().filter(char::is_ascii_punctuation)
            && is_escape
            && is_as_written
        {
            let end = range.start + char.len_utf8();
            self.object(range.start..end);
            return self.words(&words[char.len_utf8()..], end..range.end, text);
        }
        if words.is_empty() {
            return;
        }
        if self.images > 0 {
            self.alternatives.extend(is_as_written.then_some(range));
        } else if self.is_address || !is_as_written {
            self.object(range);
        } else if self.links > 0 {
            self.prose.push(range, PieceKind::LinkWords);
        } else {
            self.prose.push(range, PieceKind::Words);
        }
    }

    fn object(&mut self, range: Range<usize>) {
        if self.images == 0 {
            self.prose.push(range, PieceKind::Object);
        }
    }

    fn open(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        use pulldown_cmark::LinkType::{Autolink, Email};
        match tag {
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.end(PassageKind::Paragraph);
                self.is_literal = true;
            }
            Tag::Link {
                link_type: Autolink | Email,
                ..
            } => self.is_address = true,
            Tag::Link { .. } => self.links += 1,
            Tag::Image { .. } => {
                self.object(range);
                self.images += 1;
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {}
            // A list inside a tight item ends the words before it.
            _ => self.end(PassageKind::Paragraph),
        }
    }

    fn close(&mut self, tag: &TagEnd) {
        match tag {
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {
                self.is_literal = false;
            }
            TagEnd::Link if self.is_address => self.is_address = false,
            TagEnd::Link => self.links = self.links.saturating_sub(1),
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
            TagEnd::Heading(_) => self.end(PassageKind::Heading),
            TagEnd::TableCell => self.end(PassageKind::Cell),
            _ => self.end(PassageKind::Paragraph),
        }
    }

    fn end(&mut self, kind: PassageKind) {
        self.prose.end(kind);
        for range in std::mem::take(&mut self.alternatives) {
            self.prose.push(range, PieceKind::Words);
        }
        self.prose.end(PassageKind::Cell);
    }
}
