//! Paragraph styles: how each looks, and how that is written.

use super::super::super::office::colour;
use super::super::super::xml::Xml;
use super::super::frame::TEXT_WIDTH;
use super::super::table::numbers;
use super::{border, shading, style};

/// A font for Han and one for the rest.
#[derive(Clone, Copy)]
pub(super) enum Font {
    Song,
    Hei,
    Fang,
    Mono,
}

impl Font {
    /// Han, then the rest.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Font::Song => ("宋体", "Times New Roman"),
            Font::Hei => ("黑体", "Arial"),
            Font::Fang => ("仿宋", "Times New Roman"),
            Font::Mono => ("等线", "Consolas"),
        }
    }
}

/// A paragraph style; lengths in twentieths of a point.
#[derive(Clone, Copy)]
pub(super) struct Style {
    id: &'static str,
    name: &'static str,
    /// The style of the paragraph that follows when somebody goes on writing.
    next: &'static str,
    font: Font,
    /// In half points.
    size: u32,
    bold: bool,
    colour: Option<&'static str>,
    keep_next: bool,
    page_break: bool,
    /// A line above or below: where, colour, thickness in eighths of a point.
    borders: &'static [(&'static str, &'static str, u32)],
    shade: Option<&'static str>,
    before: u32,
    after: u32,
    /// In 240ths of a line.
    line: u32,
    left: u32,
    /// Added to the first line; negative hangs. None where the numbering of a list sets it.
    first: Option<i32>,
    align: &'static str,
    /// Of headings, from 0.
    level: Option<u32>,
    /// A place for a tab at the right margin, or one further left.
    tab: Option<(&'static str, u32)>,
    /// Whether it stands in the gallery of styles.
    is_shown: bool,
}

const BASE: Style = Style {
    id: "",
    name: "",
    next: "Normal",
    font: Font::Song,
    size: 24,
    bold: false,
    colour: None,
    keep_next: false,
    page_break: false,
    borders: &[],
    shade: None,
    before: 0,
    after: 0,
    line: LINE,
    left: 0,
    first: Some(0),
    align: "left",
    level: None,
    tab: None,
    is_shown: false,
};

/// Lines of the text, in 240ths.
pub(super) const LINE: u32 = 312;
/// Two characters of the text.
pub(super) const TWO: u32 = 480;

const HEADING: Style = Style {
    font: Font::Hei,
    keep_next: true,
    before: 240,
    after: 80,
    size: 24,
    is_shown: true,
    ..BASE
};

const SMALL: Style = Style {
    size: 18,
    line: 264,
    ..BASE
};

#[rustfmt::skip]
pub(super) const STYLES: [Style; 43] = [
    Style { id: "Heading1", name: "heading 1", level: Some(0), size: 40, page_break: true, before: 0, after: 200, line: 288, ..HEADING },
    Style { id: "Heading2", name: "heading 2", level: Some(1), size: 30, before: 400, after: 140, borders: &[("top", colour::INK, 6)], ..HEADING },
    Style { id: "Heading3", name: "heading 3", level: Some(2), size: 26, ..HEADING },
    Style { id: "Heading4", name: "heading 4", level: Some(3), ..HEADING },
    Style { id: "Heading5", name: "heading 5", level: Some(4), size: 22, ..HEADING },
    Style { id: "Heading6", name: "heading 6", level: Some(5), size: 21, ..HEADING },
    Style { id: "Title", name: "Title", bold: true, size: 60, before: 240, after: 320, line: 276, is_shown: true, ..BASE },
    Style { id: "Subtitle", name: "Subtitle", font: Font::Hei, size: 24, colour: Some(colour::PALE), after: 60, is_shown: true, ..BASE },
    Style { id: "Caption", name: "caption", next: "Normal", font: Font::Hei, size: 20, before: 160, after: 80, is_shown: true, ..BASE },
    Style { id: "Quote", name: "Quote", next: "Quote", font: Font::Fang, left: TWO, borders: &[("left", colour::ZHU, 12)], before: 80, after: 80, is_shown: true, ..BASE },
    Style { id: "ListBullet", name: "List Bullet", next: "ListBullet", first: None, after: 40, is_shown: true, ..BASE },
    Style { id: "ListNumber", name: "List Number", next: "ListNumber", first: None, after: 40, is_shown: true, ..BASE },
    Style { id: "ListContinue", name: "List Continue", next: "ListContinue", left: TWO, after: 40, ..BASE },
    Style { id: "Bibliography", name: "Bibliography", next: "Bibliography", size: 21, left: TWO, first: Some(-480), after: 60, is_shown: true, ..BASE },
    Style { id: "FootnoteText", name: "footnote text", next: "FootnoteText", ..SMALL },
    Style { id: "HTMLPreformatted", name: "HTML Preformatted", next: "HTMLPreformatted", font: Font::Mono, size: 20, shade: Some(colour::SHADE), before: 80, after: 80, line: 264, ..BASE },
    Style { id: "Header", name: "header", next: "Header", font: Font::Hei, size: 18, colour: Some(colour::PALE), line: 240, borders: &[("bottom", colour::INK, 4)], tab: Some(("right", TEXT_WIDTH)), ..BASE },
    Style { id: "Footer", name: "footer", next: "Footer", font: Font::Hei, size: 18, colour: Some(colour::PALE), line: 240, tab: Some(("right", TEXT_WIDTH)), ..BASE },
    Style { id: "TOCHeading", name: "TOC Heading", font: Font::Hei, size: 32, keep_next: true, before: 0, after: 200, ..BASE },
    Style { id: "TOC1", name: "toc 1", font: Font::Hei, before: 100, after: 20, tab: DOTS, ..BASE },
    Style { id: "TOC2", name: "toc 2", size: 21, left: TWO, tab: DOTS, ..BASE },
    Style { id: "Brand", name: "图谱名", font: Font::Hei, size: 24, colour: Some(colour::PALE), before: 1200, after: 1800, ..BASE },
    Style { id: "Summary", name: "摘要", font: Font::Fang, borders: &[("top", colour::INK, 6), ("bottom", colour::INK, 6)], before: 120, after: 200, is_shown: true, ..BASE },
    Style { id: "Fact", name: "要项", next: "Fact", font: Font::Hei, size: 20, left: 1200, first: Some(-1200), tab: Some(("left", 1200)), line: 288, ..BASE },
    Style { id: "Seals", name: "印", font: Font::Hei, size: 20, before: 60, after: 120, line: 340, keep_next: true, ..BASE },
    Style { id: "SmallSeals", name: "小印", font: Font::Hei, size: 18, after: 80, line: 320, ..BASE },
    Style { id: "FigureLabel", name: "数名", font: Font::Hei, keep_next: true, ..SMALL },
    Style { id: "FigureNumber", name: "数", font: Font::Hei, keep_next: true, size: 21, line: 264, ..BASE },
    Style { id: "FigureNote", name: "数注", font: Font::Hei, colour: Some(colour::PALE), size: 17, ..SMALL },
    Style { id: "TableHead", name: "表头", font: Font::Hei, bold: true, before: 30, after: 30, keep_next: true, ..SMALL },
    Style { id: "TableText", name: "表文", next: "TableText", before: 30, after: 30, is_shown: true, ..SMALL },
    Style { id: "TableNote", name: "表注", next: "TableText", colour: Some(colour::PALE), size: 16, ..SMALL },
    Style { id: "TableGroup", name: "表内小题", font: Font::Hei, keep_next: true, before: 60, after: 30, ..SMALL },
    Style { id: "TableEnd", name: "表后", size: 8, line: 240, ..BASE },
    Style { id: "Caution", name: "不可比之处", size: 20, after: 160, ..BASE },
    Style { id: "Remark", name: "附记", size: 18, left: TWO, colour: Some(colour::PALE), after: 60, ..BASE },
    Style { id: "Above", name: "题上小字", font: Font::Hei, size: 20, colour: Some(colour::PALE), after: 80, ..BASE },
    Style { id: "Mark", name: "版本", font: Font::Hei, size: 18, colour: Some(colour::ZHU), keep_next: true, after: 80, ..BASE },
    Style { id: "Term", name: "术语", next: "Detail", font: Font::Hei, keep_next: true, before: 120, is_shown: true, ..BASE },
    Style { id: "Detail", name: "释义", next: "Detail", left: TWO, is_shown: true, ..BASE },
    Style { id: "Picture", name: "图", next: "Caption", before: 120, after: 80, line: 240, align: "center", ..BASE },
    Style { id: "Rule", name: "分隔线", borders: &[("bottom", colour::INK, 4)], left: 2400, size: 8, after: 240, ..BASE },
    Style { id: "Colophon", name: "版权说明", next: "Colophon", borders: &[("top", colour::INK, 4)], before: 240, after: 60, ..SMALL },
];

/// A leader of dots runs to it where page numbers stand.
const DOTS: Option<(&str, u32)> = Some(("right", TEXT_WIDTH));

pub(super) fn fonts(xml: &mut Xml, font: Font) {
    let (han, rest) = font.names();
    let attributes = [
        ("w:ascii", rest),
        ("w:hAnsi", rest),
        ("w:eastAsia", han),
        ("w:cs", rest),
    ];
    xml.void("w:rFonts", &attributes);
}

pub(super) fn size(xml: &mut Xml, half_points: u32) {
    numbers(xml, "w:sz", &[("w:val", half_points)]);
    numbers(xml, "w:szCs", &[("w:val", half_points)]);
}

impl Style {
    pub(super) fn write(&self, xml: &mut Xml) {
        let kind = [("w:type", "paragraph")];
        style(xml, &kind, (self.id, self.name), |xml| {
            xml.void("w:basedOn", &[("w:val", "Normal")]);
            xml.void("w:next", &[("w:val", self.next)]);
            if self.is_shown {
                xml.void("w:qFormat", &[]);
            }
            xml.within("w:pPr", &[], |xml| self.paragraph(xml));
            xml.within("w:rPr", &[], |xml| self.run(xml));
        });
    }

    fn paragraph(&self, xml: &mut Xml) {
        if self.keep_next {
            xml.void("w:keepNext", &[]);
        }
        if self.level.is_some() {
            xml.void("w:keepLines", &[]);
        }
        if self.page_break {
            xml.void("w:pageBreakBefore", &[]);
        }
        if !self.borders.is_empty() {
            xml.within("w:pBdr", &[], |xml| {
                for (side, colour, thickness) in self.borders {
                    border(xml, side, ("single", *thickness, colour), 6);
                }
            });
        }
        if let Some(shade) = self.shade {
            shading(xml, shade);
        }
        if let Some((kind, at)) = self.tab {
            let at = at.to_string();
            let mut attributes = vec![("w:val", kind)];
            if self.name.starts_with("toc") {
                attributes.push(("w:leader", "dot"));
            }
            attributes.push(("w:pos", &at));
            xml.within("w:tabs", &[], |xml| xml.void("w:tab", &attributes));
        }
        let spacing = [
            ("w:before", self.before),
            ("w:after", self.after),
            ("w:line", self.line),
        ]
        .map(|(name, value)| (name, value.to_string()));
        let mut attributes: Vec<_> = spacing
            .iter()
            .map(|(name, value)| (*name, &**value))
            .collect();
        attributes.push(("w:lineRule", "auto"));
        xml.void("w:spacing", &attributes);
        if let Some(first) = self.first {
            let first = match u32::try_from(first) {
                Ok(first) => ("w:firstLine", first),
                Err(_) => ("w:hanging", first.unsigned_abs()),
            };
            numbers(xml, "w:ind", &[("w:left", self.left), first]);
        }
        xml.void("w:jc", &[("w:val", self.align)]);
        if let Some(level) = self.level {
            numbers(xml, "w:outlineLvl", &[("w:val", level)]);
        }
    }

    fn run(&self, xml: &mut Xml) {
        fonts(xml, self.font);
        if self.bold {
            xml.void("w:b", &[]);
        }
        if let Some(colour) = self.colour {
            xml.void("w:color", &[("w:val", colour)]);
        }
        size(xml, self.size);
    }
}
