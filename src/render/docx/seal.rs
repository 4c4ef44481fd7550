//! Seals: one character in a frame, coloured and framed by family, with its name behind it.

use super::super::office::colour;
use super::super::xml::Xml;
use super::styles::{border, shading, style};
use super::writer::{Look, Writer, of, styled};
use crate::view::frame::Seal;

/// Family, its style where the type is at work and where it is mentioned, its sort of frame.
const STYLES: [(&str, &str, &str, &str); 5] = [
    ("org", "SealOrg", "SealOrgAlso", "single"),
    ("ind", "SealInd", "SealIndAlso", "double"),
    ("inc", "SealInc", "SealIncAlso", "dashed"),
    ("sec", "SealSec", "SealSecAlso", "dotted"),
    ("col", "SealCol", "SealColAlso", "triple"),
];

impl Writer<'_> {
    /// Seals in a paragraph; the character alone would be read aloud without meaning.
    pub(super) fn seals(&mut self, seals: &[Seal], paragraph: &'static str) {
        if seals.is_empty() {
            return;
        }
        self.paragraph(of(paragraph), |writer| {
            for (at, seal) in seals.iter().enumerate() {
                if at > 0 {
                    writer.run("　", Look::default());
                }
                // Spaces that do not break give the frame room.
                writer.run(&format!("\u{a0}{}\u{a0}", seal.glyph), styled(look(seal)));
                let also = if seal.also { "（兼及）" } else { "" };
                writer.run(&format!(" {}{also}", seal.name), Look::default());
            }
        });
    }
}

fn look(seal: &Seal) -> &'static str {
    let known = STYLES.iter().find(|(family, ..)| *family == seal.family);
    let (_, own, also, _) = known.unwrap_or(&STYLES[0]);
    if seal.also { also } else { own }
}

/// The character styles of seals.
pub(super) fn styles(xml: &mut Xml) {
    let families = STYLES.iter().zip(colour::FAMILIES);
    for ((_, own, also, frame), (family, colour)) in families {
        for (id, is_filled) in [(own, true), (also, false)] {
            let suffix = if is_filled { "" } else { " 兼及" };
            let name = format!("印 {family}{suffix}");
            style(xml, &[("w:type", "character")], (id, &name), |xml| {
                xml.void("w:basedOn", &[("w:val", "DefaultParagraphFont")]);
                xml.within("w:rPr", &[], |xml| {
                    let fonts = [("w:eastAsia", "宋体")];
                    xml.void("w:rFonts", &fonts);
                    let ink = if is_filled { "FFFFFF" } else { colour };
                    if is_filled {
                        xml.void("w:b", &[]);
                    }
                    xml.void("w:color", &[("w:val", ink)]);
                    border(xml, "bdr", (frame, 4, colour), 0);
                    if is_filled {
                        shading(xml, colour);
                    }
                });
            });
        }
    }
}
