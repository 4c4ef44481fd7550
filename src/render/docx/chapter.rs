//! A chapter.

use super::text::beginning;
use super::writer::{Look, MARK, Writer, bookmark, of, styled};
use crate::site::Edition;
use crate::view::handout::{Chapter, Fact, Section};

pub(super) fn chapter(writer: &mut Writer<'_>, at: usize) {
    writer.chapter = at;
    let chapter = &writer.handout.chapters[at];
    head(writer, chapter);
    for section in &chapter.sections {
        self::section(writer, section);
    }
}

fn head(writer: &mut Writer<'_>, chapter: &Chapter) {
    let name = bookmark(&beginning(writer.chapter));
    writer.paragraph(of("Heading1"), |writer| {
        let title = chapter.phrases.concat();
        writer.bookmark(&name, |writer| writer.run(&title, Look::default()));
    });
    if !chapter.label.is_empty() {
        writer.words("Above", &chapter.label);
    }
    writer.seals(&chapter.seals, "Seals");
    if !chapter.summary.is_empty() {
        writer.words("Summary", &chapter.summary);
    }
    facts(writer, &chapter.facts);
    writer.large_figures(&chapter.highlights);
}

/// What a masthead says, one line each.
pub(super) fn facts(writer: &mut Writer<'_>, facts: &[Fact]) {
    for fact in facts {
        writer.paragraph(of("Fact"), |writer| {
            let strong = true;
            writer.run(
                &fact.label,
                Look {
                    strong,
                    ..Look::default()
                },
            );
            writer.bare_run(Look::default(), |xml| xml.void("w:tab", &[]));
            writer.run(&fact.text, Look::default());
        });
    }
}

fn section(writer: &mut Writer<'_>, section: &Section) {
    let name = writer.anchor(&section.id);
    if section.title.is_empty() {
        // A place without a heading: an empty bookmark where its text begins.
        writer.paragraph(of("TableEnd"), |writer| writer.bookmark(&name, |_| {}));
    } else {
        writer.paragraph(of("Heading2"), |writer| {
            writer.bookmark(&name, |writer| {
                if !section.number.is_empty() {
                    writer.run(&section.number, MARK);
                    writer.run("　", Look::default());
                }
                writer.run(&section.title, Look::default());
            });
        });
    }
    if section.is_for_teachers() {
        writer.words("Mark", Edition::Teacher.name());
    }
    writer.seals(&section.seals, "Seals");
    writer.large_figures(section.figure.as_slice());
    for part in &section.parts {
        writer.part_of(part);
    }
}

/// The number of a figure, large; light where it has not happened.
pub(super) fn number_style(is_unreal: bool) -> Look {
    styled(if is_unreal { "UnrealNumber" } else { "Number" })
}
