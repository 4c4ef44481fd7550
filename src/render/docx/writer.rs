//! What is being written: elements, paragraphs and runs, with their properties in the order of the
//! schema; and what the document has handed out so far, such as ids.

use std::collections::{BTreeMap, BTreeSet};

use super::super::office::{Media, Relationships, colour};
use super::super::xml::{Attributes, Xml};
use super::numbering::Lists;
use super::picture;
use crate::ground::Digest;
use crate::view::handout::Handout;
use crate::view::handout::tree::Anchor;

/// A document as it is written, part after part.
pub(super) struct Writer<'h> {
    pub(super) handout: &'h Handout,
    /// Index of the chapter whose text is written.
    pub(super) chapter: usize,
    pub(super) xml: Xml,
    pub(super) links: Relationships,
    pub(super) lists: Lists,
    pub(super) media: &'h BTreeMap<&'h str, Media>,
    /// Notes that text has referred to, in that order: chapter, number in it. A note's place is the
    /// number readers see.
    pub(super) notes: Vec<(usize, usize)>,
    /// Whether the part is that of the notes, which cannot have notes themselves.
    pub(super) is_in_note: bool,
    /// How wide a picture may be where the text stands, in EMU.
    pub(super) room: u64,
    bookmarks: BTreeSet<String>,
    drawings: u32,
}

/// The properties of a paragraph beside its style (CT_PPr, section 17.3.1.26).
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Paragraph {
    pub(super) style: &'static str,
    pub(super) keep_next: bool,
    /// Begins a page.
    pub(super) breaks: bool,
    /// Number of the list, and depth in it.
    pub(super) list: Option<(usize, usize)>,
    /// In twentieths of a point, instead of the style's.
    pub(super) left: Option<u32>,
    /// `center`, `right`
    pub(super) align: Option<&'static str>,
}

/// The properties of a run (CT_RPr, section 17.3.2.28).
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) style: Option<&'static str>,
    pub(super) strong: bool,
    /// Emphasis marks below the characters, as Chinese has them; no italics.
    pub(super) dotted: bool,
    pub(super) struck: bool,
    pub(super) colour: Option<&'static str>,
}

/// A paragraph of a style.
pub(super) fn of(style: &'static str) -> Paragraph {
    Paragraph {
        style,
        ..Paragraph::default()
    }
}

/// Words in a colour.
pub(super) fn coloured(colour: &'static str) -> Look {
    Look {
        colour: Some(colour),
        ..Look::default()
    }
}

/// Words of a character style.
pub(super) fn styled(style: &'static str) -> Look {
    Look {
        style: Some(style),
        ..Look::default()
    }
}

/// The colour of what only marks: numbers of sections, the teacher's edition.
pub(super) const MARK: Look = Look {
    style: None,
    strong: false,
    dotted: false,
    struck: false,
    colour: Some(colour::ZHU),
};

impl<'h> Writer<'h> {
    pub(super) fn new(
        handout: &'h Handout,
        media: &'h BTreeMap<&'h str, Media>,
        links: Relationships,
    ) -> Writer<'h> {
        Writer {
            handout,
            chapter: 0,
            xml: Xml::standalone(),
            links,
            lists: Lists::default(),
            media,
            notes: Vec::new(),
            is_in_note: false,
            room: picture::WIDTH,
            bookmarks: BTreeSet::new(),
            drawings: 0,
        }
    }

    /// Ends the part that was written and begins another.
    pub(super) fn part(&mut self) -> (Vec<u8>, Relationships) {
        let written = std::mem::replace(&mut self.xml, Xml::standalone());
        (written.finish(), std::mem::take(&mut self.links))
    }

    pub(super) fn within(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        content: impl FnOnce(&mut Self),
    ) {
        self.xml.open(name, attributes);
        content(self);
        self.xml.close(name);
    }

    /// A paragraph.
    pub(super) fn paragraph(&mut self, paragraph: Paragraph, content: impl FnOnce(&mut Self)) {
        self.within("w:p", &[], |writer| {
            paragraph.write(&mut writer.xml);
            content(writer);
        });
        self.xml.line();
    }

    /// A paragraph of plain words.
    pub(super) fn words(&mut self, style: &'static str, words: &str) {
        self.paragraph(of(style), |writer| writer.run(words, Look::default()));
    }

    /// A run of words.
    pub(super) fn run(&mut self, words: &str, look: Look) {
        if !words.is_empty() {
            self.bare_run(look, |xml| {
                xml.element("w:t", &[("xml:space", "preserve")], words);
            });
        }
    }

    /// A run with something else than words.
    pub(super) fn bare_run(&mut self, look: Look, content: impl FnOnce(&mut Xml)) {
        self.xml.within("w:r", &[], |xml| {
            look.write(xml);
            content(xml);
        });
    }

    /// A field that programs may compute anew, with the result it has so far (section 17.16).
    pub(super) fn field(&mut self, code: &str, look: Look, result: impl FnOnce(&mut Self)) {
        let mark = |writer: &mut Self, kind: &str| {
            writer.bare_run(look, |xml| {
                xml.void("w:fldChar", &[("w:fldCharType", kind)]);
            });
        };
        mark(self, "begin");
        self.bare_run(look, |xml| {
            xml.element("w:instrText", &[("xml:space", "preserve")], code);
        });
        mark(self, "separate");
        result(self);
        mark(self, "end");
    }

    /// A bookmark around what `content` writes; only the first of a name is one.
    pub(super) fn bookmark(&mut self, name: &str, content: impl FnOnce(&mut Self)) {
        if !self.bookmarks.insert(name.to_owned()) {
            return content(self);
        }
        let id = self.bookmarks.len().to_string();
        let attributes = [("w:id", id.as_str()), ("w:name", name)];
        self.xml.void("w:bookmarkStart", &attributes);
        content(self);
        self.xml.void("w:bookmarkEnd", &[("w:id", &id)]);
    }

    /// The bookmark of a place in the chapter that is written.
    pub(super) fn anchor(&self, id: &str) -> String {
        bookmark(&Anchor {
            chapter: self.chapter,
            id: Some(id.to_owned()),
        })
    }

    /// The next number of a drawing.
    pub(super) fn drawing(&mut self) -> String {
        self.drawings += 1;
        self.drawings.to_string()
    }
}

/// The name of a place: letters, digits and `_`, at most 40 (section 17.13.6.2, as Word has it),
/// while ids may hold anything. A name that begins with `_` is not offered to those who write; those of Word's own table of
/// contents begin with `_Toc`, and it throws them away.
pub(super) fn bookmark(anchor: &Anchor) -> String {
    let chapter = anchor.chapter + 1;
    match &anchor.id {
        None => format!("_Atlas{chapter}"),
        Some(id) => {
            let digest = Digest::of(id.as_bytes()).to_string();
            format!("_Atlas{chapter}_{}", &digest[..16])
        }
    }
}

impl Paragraph {
    fn write(self, xml: &mut Xml) {
        xml.within("w:pPr", &[], |xml| {
            xml.void("w:pStyle", &[("w:val", self.style)]);
            if self.keep_next {
                xml.void("w:keepNext", &[]);
            }
            if self.breaks {
                xml.void("w:pageBreakBefore", &[]);
            }
            if let Some((number, depth)) = self.list {
                xml.within("w:numPr", &[], |xml| {
                    xml.void("w:ilvl", &[("w:val", &depth.to_string())]);
                    xml.void("w:numId", &[("w:val", &number.to_string())]);
                });
            }
            if let Some(left) = self.left {
                xml.void("w:ind", &[("w:left", &left.to_string())]);
            }
            if let Some(align) = self.align {
                xml.void("w:jc", &[("w:val", align)]);
            }
        });
    }
}

impl Look {
    fn write(self, xml: &mut Xml) {
        let plain = self.style.is_none()
            && !(self.strong || self.dotted || self.struck)
            && self.colour.is_none();
        if plain {
            return;
        }
        xml.within("w:rPr", &[], |xml| {
            if let Some(style) = self.style {
                xml.void("w:rStyle", &[("w:val", style)]);
            }
            if self.strong {
                xml.void("w:b", &[]);
            }
            if self.struck {
                xml.void("w:strike", &[]);
            }
            if let Some(colour) = self.colour {
                xml.void("w:color", &[("w:val", colour)]);
            }
            if self.dotted {
                xml.void("w:em", &[("w:val", "underDot")]);
            }
        });
    }
}
