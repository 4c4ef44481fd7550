//! What stands around the text: paper, running head, page numbers.

use super::super::office;
use super::super::xml::Xml;
use super::{SPACES, table};
use crate::site::Edition;
use crate::view::handout::Handout;

/// A4 and its margins in twentieths of a point (GB/T 148; 2.5 cm).
const WIDTH: u32 = 11_906;
const HEIGHT: u32 = 16_838;
const MARGIN: u32 = 1_418;
/// Between the margins.
pub(super) const TEXT_WIDTH: u32 = WIDTH - 2 * MARGIN;

/// The running head: title, and for whom it is.
pub(super) fn header(handout: &Handout) -> Vec<u8> {
    let edition = match handout.edition {
        Edition::Student => String::new(),
        edition @ Edition::Teacher => edition.name().to_owned(),
    };
    office::part("w:hdr", SPACES, |xml| {
        line(xml, "Header", |xml| {
            run(xml, |xml| words(xml, &handout.title));
            run(xml, |xml| xml.void("w:tab", &[]));
            run(xml, |xml| words(xml, &edition));
        });
    })
}

/// The foot: name of the atlas, page number.
pub(super) fn footer(handout: &Handout) -> Vec<u8> {
    office::part("w:ftr", SPACES, |xml| {
        line(xml, "Footer", |xml| {
            run(xml, |xml| words(xml, &handout.atlas));
            run(xml, |xml| xml.void("w:tab", &[]));
            xml.within("w:fldSimple", &[("w:instr", " PAGE ")], |xml| {
                run(xml, |xml| words(xml, "1"));
            });
        });
    })
}

fn line(xml: &mut Xml, style: &str, content: impl FnOnce(&mut Xml)) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| {
            xml.void("w:pStyle", &[("w:val", style)]);
        });
        content(xml);
    });
}

fn run(xml: &mut Xml, content: impl FnOnce(&mut Xml)) {
    xml.within("w:r", &[], content);
}

fn words(xml: &mut Xml, words: &str) {
    xml.element("w:t", &[("xml:space", "preserve")], words);
}

/// The paper (CT_SectPr, section 17.6.17). The cover has neither head nor foot.
pub(super) fn section(xml: &mut Xml, header: &str, footer: &str) {
    xml.within("w:sectPr", &[], |xml| {
        let header = [("w:type", "default"), ("r:id", header)];
        xml.void("w:headerReference", &header);
        let footer = [("w:type", "default"), ("r:id", footer)];
        xml.void("w:footerReference", &footer);
        table::numbers(xml, "w:pgSz", &[("w:w", WIDTH), ("w:h", HEIGHT)]);
        let margins = [
            ("w:top", MARGIN),
            ("w:right", MARGIN),
            ("w:bottom", MARGIN),
            ("w:left", MARGIN),
            ("w:header", 851),
            ("w:footer", 851),
            ("w:gutter", 0),
        ];
        table::numbers(xml, "w:pgMar", &margins);
        xml.void("w:titlePg", &[]);
    });
}
