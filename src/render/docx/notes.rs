//! Footnotes.

use std::collections::BTreeSet;

use super::super::office::Relationships;
use super::super::xml::Xml;
use super::SPACES;
use super::text::Around;
use super::writer::{Writer, of, styled};
use crate::view::handout::Note;
use crate::view::handout::tree::{Block, Inline};

/// How a note is called that stands below another, because only notes refer to it.
pub(super) fn below(number: usize) -> String {
    format!("〔附{number}〕")
}

/// The part with the notes that the text referred to. The first two are lines that separate notes
/// from the text (section 17.11.10).
pub(super) fn part(writer: &mut Writer<'_>) -> (Vec<u8>, Relationships) {
    writer.is_in_note = true;
    writer.within("w:footnotes", SPACES, |writer| {
        separator(&mut writer.xml, "separator", "-1");
        separator(&mut writer.xml, "continuationSeparator", "0");
        let referred = writer.notes.clone();
        let mut written: BTreeSet<_> = referred.iter().copied().collect();
        for (at, (chapter, number)) in referred.into_iter().enumerate() {
            let id = (at + 1).to_string();
            writer.chapter = chapter;
            writer.within("w:footnote", &[("w:id", &id)], |writer| {
                note(writer, (chapter, number), &mut written);
            });
            writer.xml.line();
        }
    });
    writer.part()
}

fn separator(xml: &mut Xml, kind: &str, id: &str) {
    xml.within("w:footnote", &[("w:type", kind), ("w:id", id)], |xml| {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                xml.void("w:pStyle", &[("w:val", "FootnoteText")]);
            });
            xml.within("w:r", &[], |xml| xml.void(&format!("w:{kind}"), &[]));
        });
    });
}

/// A note; then, below it, notes that nothing else shows.
fn note(
    writer: &mut Writer<'_>,
    (chapter, number): (usize, usize),
    written: &mut BTreeSet<(usize, usize)>,
) {
    let notes = &writer.handout.chapters[chapter].notes;
    let find = |number: usize| notes.iter().find(|note| note.number == number);
    let mut pending = vec![number];
    let mut at = 0;
    while let Some(number) = pending.get(at).copied() {
        let blocks = find(number).map_or(&[][..], |note: &Note| &note.blocks);
        one(writer, blocks, (at > 0).then_some(number));
        for number in references(blocks) {
            if written.insert((chapter, number)) {
                pending.push(number);
            }
        }
        at += 1;
    }
}

/// Its number stands in its first paragraph.
fn one(writer: &mut Writer<'_>, blocks: &[Block], below: Option<usize>) {
    let (first, rest) = match blocks {
        [Block::Paragraph(content), rest @ ..] => (&content[..], rest),
        blocks => (&[][..], blocks),
    };
    writer.paragraph(of("FootnoteText"), |writer| {
        let raised = styled("FootnoteReference");
        match below {
            Some(number) => writer.run(&self::below(number), raised),
            None => writer.bare_run(raised, |xml| xml.void("w:footnoteRef", &[])),
        }
        writer.run(" ", Default::default());
        writer.inlines(first, Default::default());
    });
    writer.blocks(rest, Around::of("FootnoteText"));
}

/// The notes that these blocks refer to.
fn references(blocks: &[Block]) -> Vec<usize> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => {
                collect(content, &mut found);
            }
            Block::Quote(blocks) => found.extend(references(blocks)),
            Block::List { items, .. } => {
                items.iter().for_each(|item| found.extend(references(item)));
            }
            Block::Definitions(definitions) => {
                for definition in definitions {
                    collect(&definition.term, &mut found);
                    let details = definition.details.iter();
                    details.for_each(|detail| found.extend(references(detail)));
                }
            }
            Block::Table(table) => {
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                table
                    .caption
                    .iter()
                    .chain(cells)
                    .for_each(|cell| collect(cell, &mut found));
            }
            Block::Code(_) | Block::Rule => {}
        }
    }
    found
}

fn collect(inlines: &[Inline], found: &mut Vec<usize>) {
    for inline in inlines {
        match inline {
            Inline::Note { number, .. } => found.push(*number),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Figure(content)
            | Inline::Link { content, .. } => collect(content, found),
            _ => {}
        }
    }
}
