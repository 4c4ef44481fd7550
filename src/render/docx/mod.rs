//! A handout as a Word document (WordprocessingML; ECMA-376, part 1, transitional): built-in styles,
//! so that programs know headings, lists and notes for what they are, in whatever language they
//! speak; footnotes, tables, links and a table of contents as their own kinds.
//!
//! Elements stand in the order of the schema: Word refuses a file where they do not.
//!
//! Start reading with [`write()`], then `writer` and `text`.

/// The content type of a part (ECMA-376, part 1, section 11.3).
macro_rules! kind {
    ($name:literal) => {
        concat!(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.",
            $name,
            "+xml"
        )
    };
}

mod chapter;
mod cover;
mod frame;
mod notes;
mod numbering;
mod parts;
mod picture;
mod seal;
mod settings;
mod styles;
mod table;
mod text;
mod writer;

use super::epub::Pictures;
use super::office::{self, Package, Properties, Relationships, relationship};
use super::xml::Attributes;
use crate::view::handout::Handout;
use writer::Writer;

/// Namespaces of every part with text.
const SPACES: Attributes<'static> = &[
    (
        "xmlns:w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    ("xmlns:r", office::LINK_SPACE),
    (
        "xmlns:wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    ("xmlns:a", office::DRAWING_SPACE),
    (
        "xmlns:pic",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
    ),
];

/// Writes the document. Pictures that are not given are told by their text alternatives.
pub(super) fn write(handout: &Handout, pictures: &Pictures) -> Vec<u8> {
    let media = office::media(handout.pictures(), pictures);
    let qr = handout.address.as_deref().and_then(office::qr);
    let mut links = Relationships::default();
    let fixed = [
        (relationship::STYLES, "styles", styles::part(handout)),
        (relationship::SETTINGS, "settings", settings::part(handout)),
        (relationship::FONTS, "fontTable", settings::fonts()),
        (relationship::HEADER, "header", frame::header(handout)),
        (relationship::FOOTER, "footer", frame::footer(handout)),
    ];
    let ids = fixed
        .each_ref()
        .map(|(kind, name, _)| links.to(kind, &format!("{name}.xml")));
    let [_, _, _, header, footer] = &ids;
    let mut writer = Writer::new(handout, &media, links);
    writer.within("w:document", SPACES, |writer| {
        writer.within("w:body", &[], |writer| {
            cover::cover(writer, qr.as_ref());
            cover::contents(writer);
            for at in 0..handout.chapters.len() {
                chapter::chapter(writer, at);
            }
            cover::colophon(writer);
            frame::section(&mut writer.xml, header, footer);
        });
    });
    let (document, mut links) = writer.part();
    links.to(relationship::FOOTNOTES, "footnotes.xml");
    let (notes, links_of_notes) = notes::part(&mut writer);
    // Notes may hold lists as well.
    links.to(relationship::NUMBERING, "numbering.xml");
    let numbering = numbering::part(&writer.lists);
    let mut package = Package::default();
    let path = "word/document.xml";
    package.add_root(
        relationship::DOCUMENT,
        path,
        kind!("document.main"),
        document,
        links,
    );
    let none = Relationships::default;
    for (_, name, bytes) in fixed {
        package.add(
            format!("word/{name}.xml"),
            settings::content_type(name),
            bytes,
            none(),
        );
    }
    package.add("word/numbering.xml", kind!("numbering"), numbering, none());
    package.add(
        "word/footnotes.xml",
        kind!("footnotes"),
        notes,
        links_of_notes,
    );
    for media in media.into_values().chain(qr) {
        let path = format!("word/media/{}", media.name);
        package.add(path, media.content_type, media.bytes, none());
    }
    properties(handout).add_to(&mut package);
    package.finish()
}

fn properties(handout: &Handout) -> Properties<'_> {
    Properties {
        title: office::title(&handout.title, handout.edition),
        subject: handout.kind,
        description: &handout.summary,
        creator: &handout.atlas,
        language: &handout.language,
        dated: handout.dated,
    }
}
