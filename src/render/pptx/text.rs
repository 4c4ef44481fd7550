//! Text in shapes: paragraphs and runs of DrawingML (ECMA-376, part 1, section 21.1.2).

use super::super::xml::{Attributes, Xml};
use super::geometry::emu;
use crate::view::deck::{Run, RunStyle};

/// How words are set; what is none is as the master has it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Type {
    /// In tenths of a point.
    pub(super) size: Option<i64>,
    pub(super) strong: bool,
    /// Of the theme: `tx1`, `tx2`, `accent1` …
    pub(super) colour: Option<&'static str>,
    /// In the font of headings.
    pub(super) song: bool,
    /// A dotted line below: what has not happened.
    pub(super) dotted: bool,
}

/// How a paragraph is set; what is none is as the master has it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Setting {
    /// Height of a line, exactly, in tenths of a point.
    pub(super) line: Option<i64>,
    /// Room behind it, in tenths of a point.
    pub(super) after: Option<i64>,
    /// `ctr`, `r`
    pub(super) align: Option<&'static str>,
    /// Without the mark that the master has.
    pub(super) unmarked: bool,
    /// How deep in lists it stands, from 0.
    pub(super) level: usize,
}

/// Words of a size.
pub(super) fn sized(size: i64) -> Type {
    Type {
        size: Some(size),
        ..Type::default()
    }
}

impl Type {
    pub(super) fn strong(self) -> Type {
        Type {
            strong: true,
            ..self
        }
    }

    pub(super) fn song(self) -> Type {
        Type { song: true, ..self }
    }

    pub(super) fn in_colour(self, colour: &'static str) -> Type {
        Type {
            colour: Some(colour),
            ..self
        }
    }

    /// The properties of a run.
    pub(super) fn write(self, xml: &mut Xml) {
        self.properties(xml, "a:rPr", &[("lang", "zh-CN"), ("altLang", "en-US")]);
    }

    /// What a level of a list of styles has for its runs.
    pub(super) fn write_default(self, xml: &mut Xml) {
        self.properties(xml, "a:defRPr", &[]);
    }

    /// CT_TextCharacterProperties.
    fn properties(self, xml: &mut Xml, name: &str, languages: Attributes<'_>) {
        let size = self.size.map(|size| (size * 10).to_string());
        let mut attributes = languages.to_vec();
        attributes.extend(size.as_deref().map(|size| ("sz", size)));
        if self.strong {
            attributes.push(("b", "1"));
        }
        if self.dotted {
            attributes.push(("u", "dotted"));
        }
        xml.within(name, &attributes, |xml| {
            if let Some(colour) = self.colour {
                fill(xml, colour);
            }
            if self.song {
                xml.void("a:latin", &[("typeface", "+mj-lt")]);
                xml.void("a:ea", &[("typeface", "+mj-ea")]);
            }
        });
    }
}

/// A ground of a colour of the theme.
pub(super) fn fill(xml: &mut Xml, colour: &str) {
    xml.within("a:solidFill", &[], |xml| {
        xml.void("a:schemeClr", &[("val", colour)]);
    });
}

/// A paragraph. One without runs keeps its place.
pub(super) fn paragraph(xml: &mut Xml, setting: Setting, runs: impl FnOnce(&mut Xml)) {
    xml.within("a:p", &[], |xml| {
        setting.write(xml);
        runs(xml);
    });
}

/// A paragraph of words in one type.
pub(super) fn words(xml: &mut Xml, setting: Setting, of: Type, words: &str) {
    paragraph(xml, setting, |xml| run(xml, of, words));
}

/// A run of words.
pub(super) fn run(xml: &mut Xml, of: Type, words: &str) {
    if !words.is_empty() {
        xml.within("a:r", &[], |xml| {
            of.write(xml);
            xml.element("a:t", &[], words);
        });
    }
}

/// The runs of a line of the deck.
pub(super) fn runs(xml: &mut Xml, of: Type, line: &[Run]) {
    for run in line {
        let of = match run.style {
            RunStyle::Plain => of,
            RunStyle::Strong | RunStyle::Figure => of.strong(),
        };
        self::run(xml, of, &run.text);
    }
}

/// A line break inside a paragraph.
pub(super) fn line_break(xml: &mut Xml) {
    xml.void("a:br", &[]);
}

/// The number of the slide, which the program knows.
pub(super) fn slide_number(xml: &mut Xml, shown: &str) {
    // An identifier of the field, the same everywhere: a program only tells fields of a slide apart.
    let attributes = [
        ("id", "{B2311D00-0000-4000-8000-000000000001}"),
        ("type", "slidenum"),
    ];
    xml.within("a:p", &[], |xml| {
        xml.within("a:fld", &attributes, |xml| {
            Type::default().write(xml);
            xml.element("a:t", &[], shown);
        });
    });
}

impl Setting {
    /// CT_TextParagraphProperties.
    fn write(self, xml: &mut Xml) {
        let level = self.level.min(8).to_string();
        let mut attributes = Vec::new();
        if self.unmarked {
            attributes.extend([("marL", "0"), ("indent", "0")]);
        }
        if self.level > 0 {
            attributes.push(("lvl", level.as_str()));
        }
        attributes.extend(self.align.map(|align| ("algn", align)));
        let is_plain = self.line.is_none() && self.after.is_none() && !self.unmarked;
        if attributes.is_empty() && is_plain {
            return;
        }
        xml.within("a:pPr", &attributes, |xml| {
            if let Some(line) = self.line {
                points(xml, "a:lnSpc", line);
            }
            if let Some(after) = self.after {
                points(xml, "a:spcAft", after);
            }
            if self.unmarked {
                xml.void("a:buNone", &[]);
            }
        });
    }
}

/// A distance between lines, in tenths of a point.
pub(super) fn points(xml: &mut Xml, name: &str, tenths: i64) {
    let points = (tenths * 10).to_string();
    xml.within(name, &[], |xml| {
        xml.void("a:spcPts", &[("val", &points)]);
    });
}

/// A level of a list of styles (CT_TextParagraphProperties again): margin and hanging mark in tenths
/// of a point.
pub(super) fn level(xml: &mut Xml, number: usize, margin: i64, mark: Option<&str>, rest: Level) {
    let name = format!("a:lvl{number}pPr");
    let (left, hanging) = (emu(margin), emu(if mark.is_some() { -300 } else { 0 }));
    let attributes = [
        ("marL", left.as_str()),
        ("indent", hanging.as_str()),
        ("algn", rest.align),
        ("rtl", "0"),
        ("eaLnBrk", "1"),
        ("latinLnBrk", "0"),
        ("hangingPunct", "1"),
    ];
    xml.within(&name, &attributes, |xml| {
        if rest.line > 0 {
            points(xml, "a:lnSpc", rest.line);
        }
        points(xml, "a:spcBef", 0);
        points(xml, "a:spcAft", rest.after);
        match mark {
            Some(mark) => {
                xml.within("a:buClr", &[], |xml| {
                    xml.void("a:schemeClr", &[("val", "accent1")]);
                });
                xml.void("a:buSzPct", &[("val", "60000")]);
                xml.void("a:buFont", &[("typeface", "Arial")]);
                xml.void("a:buChar", &[("char", mark)]);
            }
            None => xml.void("a:buNone", &[]),
        }
        let size = (rest.size * 10).to_string();
        let mut attributes = vec![("sz", size.as_str())];
        if rest.strong {
            attributes.push(("b", "1"));
        }
        attributes.push(("kern", "1200"));
        xml.within("a:defRPr", &attributes, |xml| {
            fill(xml, rest.colour);
            let (latin, ea) = if rest.song {
                ("+mj-lt", "+mj-ea")
            } else {
                ("+mn-lt", "+mn-ea")
            };
            xml.void("a:latin", &[("typeface", latin)]);
            xml.void("a:ea", &[("typeface", ea)]);
            xml.void("a:cs", &[("typeface", latin)]);
        });
    });
}

/// The rest of a level; lengths in tenths of a point.
#[derive(Clone, Copy)]
pub(super) struct Level {
    pub(super) align: &'static str,
    /// 0 leaves it to the type.
    pub(super) line: i64,
    pub(super) after: i64,
    pub(super) size: i64,
    pub(super) strong: bool,
    pub(super) colour: &'static str,
    pub(super) song: bool,
}
