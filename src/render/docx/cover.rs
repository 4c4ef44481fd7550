//! What stands before the text and behind it: cover, table of contents, where it comes from.

use super::super::office::{EMU_PER_POINT, Media, colour};
use super::chapter::facts;
use super::text::beginning;
use super::writer::{Look, MARK, Paragraph, Writer, coloured, of};
use crate::site::Edition;
use crate::view::handout::Section;
use crate::view::handout::tree::{Anchor, Destination};

/// The side of the code, in points: 3 cm.
const CODE: u32 = 85;

/// The cover: what it is, for whom and of when; the code of its page.
pub(super) fn cover(writer: &mut Writer<'_>, qr: Option<&Media>) {
    let handout = writer.handout;
    writer.paragraph(of("Brand"), |writer| {
        writer.run(
            &format!("\u{a0}{}\u{a0}", handout.brand_seal),
            super::writer::styled("Brand1"),
        );
        writer.run(&format!(" {}", handout.atlas), Look::default());
    });
    if !handout.label.is_empty() {
        writer.words("Subtitle", &handout.label);
    }
    writer.paragraph(of("Title"), |writer| {
        writer.run(&handout.phrases.concat(), Look::default());
    });
    writer.seals(&handout.seals, "Seals");
    facts(writer, &handout.facts);
    let date = handout.dated.map(|date| date.to_string());
    writer.paragraph(of("Subtitle"), |writer| {
        writer.run(&format!("{} · ", handout.kind), Look::default());
        let look = match handout.edition {
            Edition::Student => Look::default(),
            Edition::Teacher => MARK,
        };
        writer.run(handout.edition.name(), look);
        if let Some(date) = date {
            writer.run(&format!(" · {date}"), Look::default());
        }
    });
    if let (Some(qr), Some(address)) = (qr, &handout.address) {
        let side = u64::from(CODE * EMU_PER_POINT);
        writer.paragraph(of("Above"), |writer| {
            writer.drawn(qr, (side, side), &format!("二维码：{address}"));
        });
        let to = Destination::Outside(address.clone());
        writer.paragraph(of("Above"), |writer| {
            writer.link(&to, |writer| writer.run(address, coloured(colour::PALE)));
        });
    }
}

/// The table of contents as a field that Word can compute anew, filled with what is there. It says
/// no page numbers: only a program that breaks pages knows them.
pub(super) fn contents(writer: &mut Writer<'_>) {
    let handout = writer.handout;
    writer.within("w:sdt", &[], |writer| {
        writer.xml.within("w:sdtPr", &[], |xml| {
            // Word offers 更新目录 above what is of this kind (section 17.5.2.12).
            xml.within("w:docPartObj", &[], |xml| {
                xml.void("w:docPartGallery", &[("w:val", "Table of Contents")]);
                xml.void("w:docPartUnique", &[]);
            });
        });
        writer.within("w:sdtContent", &[], |writer| {
            let heading = Paragraph {
                breaks: true,
                ..of("TOCHeading")
            };
            writer.paragraph(heading, |writer| writer.run("目录", Look::default()));
            let mut is_begun = false;
            for (at, chapter) in handout.chapters.iter().enumerate() {
                let title = chapter.phrases.concat();
                entry(writer, "TOC1", beginning(at), ("", &title), &mut is_begun);
                let sections = chapter.sections.iter();
                for section in sections.filter(|section| !section.title.is_empty()) {
                    let Section {
                        id, number, title, ..
                    } = section;
                    let anchor = Anchor {
                        chapter: at,
                        id: Some(id.clone()),
                    };
                    entry(writer, "TOC2", anchor, (number, title), &mut is_begun);
                }
            }
            writer.paragraph(of("TableEnd"), |writer| {
                if is_begun {
                    mark(writer, "end");
                }
            });
        });
    });
}

/// A line of the table of contents; the field begins in the first.
fn entry(
    writer: &mut Writer<'_>,
    style: &'static str,
    to: Anchor,
    (number, title): (&str, &str),
    is_begun: &mut bool,
) {
    writer.paragraph(of(style), |writer| {
        if !std::mem::replace(is_begun, true) {
            mark(writer, "begin");
            writer.bare_run(Look::default(), |xml| {
                let space = [("xml:space", "preserve")];
                xml.element("w:instrText", &space, " TOC \\o \"1-2\" \\h \\z \\u ");
            });
            mark(writer, "separate");
        }
        writer.link(&Destination::Inside(to), |writer| {
            if !number.is_empty() {
                writer.run(&format!("{number}　"), Look::default());
            }
            writer.run(title, Look::default());
        });
    });
}

fn mark(writer: &mut Writer<'_>, kind: &str) {
    writer.bare_run(Look::default(), |xml| {
        xml.void("w:fldChar", &[("w:fldCharType", kind)]);
    });
}

/// Where it comes from and what may be done with it.
pub(super) fn colophon(writer: &mut Writer<'_>) {
    let handout = writer.handout;
    let told = [&handout.notice, &handout.licence];
    for words in told.into_iter().filter(|words| !words.is_empty()) {
        writer.words("Colophon", words);
    }
}
