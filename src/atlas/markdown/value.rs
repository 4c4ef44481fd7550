//! Markdown that stands in a value of front matter. It is read as a text of its own, because YAML
//! has taken indentation, quotes and folds away; then every place is moved to where the words stand
//! in the file.

use std::sync::Arc;

use super::read;
use crate::atlas::document::{Block, BlockKind, Document, Heading, Inline, InlineKind, Target};
use crate::atlas::prose::Prose;
use crate::ground::{Findings, Span, Spanned};

/// Reads the Markdown of a value, and where its words stand. `text` is the whole file that the value
/// stands in.
pub fn read_value(
    text: &str,
    value: &Spanned<String>,
    findings: &mut Findings,
) -> (Document, Prose) {
    let written = &Arc::new(value.value.clone());
    let place = Placement::new(text, value);
    let mut found = Findings::default();
    let (mut document, words) = read(value.span.file, written, 0..written.len(), &mut found);
    place.blocks(&mut document.blocks);
    for footnote in &mut document.footnotes {
        place.span(&mut footnote.label.span);
        place.blocks(&mut footnote.blocks);
    }
    for finding in found.iter() {
        let mut finding = finding.clone();
        place.span(&mut finding.primary);
        for label in &mut finding.secondary {
            place.span(&mut label.span);
        }
        findings.push(finding);
    }
    (document, words.moved(|offset| place.offset(offset), text))
}

/// Where the words of a value stand in its file.
struct Placement {
    whole: Span,
    /// In ascending order, up to the first word that YAML writes otherwise (an escape).
    words: Vec<Word>,
}

/// A run without white space, in bytes.
struct Word {
    start: usize,
    length: usize,
    in_file: usize,
}

impl Placement {
    fn new(text: &str, value: &Spanned<String>) -> Placement {
        let whole = value.span;
        let written = text.get(whole.range()).unwrap_or("");
        let read = value.value.as_str();
        let (mut at, mut start) = (opening(written, read), 0);
        let mut words = Vec::new();
        loop {
            start += blank(&read[start..]);
            at += blank(&written[at..]);
            let rest = &read[start..];
            let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
            if length == 0 || !written[at..].starts_with(&rest[..length]) {
                return Placement { whole, words };
            }
            let in_file = whole.range().start + at;
            words.push(Word {
                start,
                length,
                in_file,
            });
            start += length;
            at += length;
        }
    }

    fn offset(&self, offset: usize) -> usize {
        let begun = self.words.partition_point(|word| word.start <= offset);
        match self.words[..begun].last() {
            Some(word) => word.in_file + (offset - word.start).min(word.length),
            None => self.whole.range().start,
        }
    }

    fn span(&self, span: &mut Span) {
        let range = span.range();
        let (start, end) = (self.offset(range.start), self.offset(range.end));
        *span = Span::new(self.whole.file, start, end);
    }

    fn blocks(&self, blocks: &mut [Block]) {
        for block in blocks {
            self.span(&mut block.span);
            match &mut block.kind {
                BlockKind::Paragraph(content) => self.inlines(content),
                BlockKind::Heading(heading) => self.heading(heading),
                BlockKind::Quote(blocks) => self.blocks(blocks),
                BlockKind::List(list) => {
                    list.items.iter_mut().for_each(|item| self.blocks(item));
                }
                BlockKind::Definitions(definitions) => {
                    for definition in definitions {
                        self.inlines(&mut definition.term);
                        let details = definition.details.iter_mut();
                        details.for_each(|blocks| self.blocks(blocks));
                    }
                }
                BlockKind::Table(table) => {
                    let captions = table.caption.iter_mut();
                    let cells = table.head.iter_mut().chain(table.rows.iter_mut().flatten());
                    captions.chain(cells).for_each(|cell| self.inlines(cell));
                }
                BlockKind::Code(_) | BlockKind::Rule | BlockKind::Html(_) => {}
            }
        }
    }

    fn heading(&self, heading: &mut Heading) {
        self.inlines(&mut heading.content);
        if let Some(id) = &mut heading.id {
            self.span(&mut id.span);
        }
        for (key, words) in &mut heading.attributes {
            self.span(&mut key.span);
            words.iter_mut().for_each(|word| self.span(&mut word.span));
        }
    }

    fn inlines(&self, inlines: &mut [Inline]) {
        for inline in inlines {
            self.span(&mut inline.span);
            match &mut inline.kind {
                InlineKind::Emphasis(content)
                | InlineKind::Strong(content)
                | InlineKind::Strikethrough(content) => self.inlines(content),
                InlineKind::Link { target, content } => {
                    self.span(match &mut **target {
                        Target::Reference(reference) => &mut reference.span,
                        Target::Fragment(written)
                        | Target::External(written)
                        | Target::Refused(written) => &mut written.span,
                    });
                    self.inlines(content);
                }
                InlineKind::Image(image) => self.span(&mut image.source.span),
                _ => {}
            }
        }
    }
}

/// How many bytes of white space a text begins with.
fn blank(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// How many bytes of a value's YAML come before its first word: the quote of a quoted one. The place
/// of a block begins with its first word.
fn opening(written: &str, read: &str) -> usize {
    let quoted = |quote| written.starts_with(quote) && !read.starts_with(quote);
    usize::from(quoted('"') || quoted('\''))
}

#[cfg(test)]
mod tests {
    use super::super::super::document::walk;
    use super::super::super::yaml::{self, Fields};
    use super::*;
    use crate::ground::Sources;

    /// What stands at the places of the links, and at those of the findings, of the value of `a`.
    fn places(text: &str) -> (Vec<String>, Vec<String>) {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", text);
        let mut findings = Findings::default();
        let node = yaml::parse(file, text, 0..text.len(), &mut findings).expect("it is YAML");
        let mut fields = Fields::open(&node, ("块", "block"), &mut findings);
        let value = fields.text("a");
        let mut found = Findings::default();
        let (document, _) = read_value(text, &value, &mut found);
        let mut links = Vec::new();
        walk(&document.blocks, &mut |inline| {
            if matches!(inline.kind, InlineKind::Link { .. }) {
                links.push(text[inline.span.range()].to_owned());
            }
        });
        let found = found.iter();
        let found = found.map(|finding| text[finding.primary.range()].to_owned());
        (links, found.collect())
    }

    #[test]
    fn links_and_findings_stand_where_they_were_written() {
        let link = "[三户](obs:a)";
        for text in [
            format!("a: 有{link}。\nb: 1\n"),
            format!("a: \"有 {link}。\"\nb: 1\n"),
            format!("a: |\n  先一句。\n\n  - 有{link}。\nb: 1\n"),
            format!("a: >-\n  先一句，\n  有{link}。\nb: 1\n"),
            format!("a: |  # 注\n  | 甲 | 乙 |\n  | --- | --- |\n  | 一 | {link} |\nb: 1\n"),
            format!("a: 先一句，\n  有{link}。\nb: 1\n"),
            format!("a: |\n  \"一\"句，\n  有{link}。\nb: 1\n"),
        ] {
            assert_eq!(places(&text).0, [link], "{text}");
        }
        let text = "a: |\n  先一句。\n\n  有[链接](zoo:a)。\nb: 1\n";
        assert_eq!(places(text).1, ["zoo:a"]);
    }

    #[test]
    fn words_are_those_of_the_file_line_by_line() {
        let text = "a: >-\n  有[三户](obs:a)，\n  再一句。\nb: 1\n";
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", text);
        let mut findings = Findings::default();
        let node = yaml::parse(file, text, 0..text.len(), &mut findings).expect("it is YAML");
        let mut fields = Fields::open(&node, ("块", "block"), &mut findings);
        let value = fields.text("a");
        let (_, words) = read_value(text, &value, &mut Findings::default());
        let glyphs = words
            .passages(file, text)
            .flat_map(|passage| passage.glyphs);
        let glyphs: Vec<_> = glyphs.collect();
        let read: String = glyphs.iter().map(|glyph| glyph.char).collect();
        assert_eq!(read, "有三户，\n再一句。");
        for glyph in glyphs {
            assert!(text[glyph.at as usize..].starts_with(glyph.char));
        }
    }

    #[test]
    fn a_place_behind_an_escape_is_in_the_value_still() {
        let text = "a: \"甲\\n\\n有 [三户](obs:a)。\"\nb: 1\n";
        let (links, _) = places(text);
        assert_eq!(links.len(), 1);
    }
}
