//! Styles. Those that Word knows carry the names it knows them by (`heading 1`), and are shown as
//! 标题 1, 正文, 题注 … by a program that speaks Chinese.

mod paragraph;

use super::super::office::{self, colour};
use super::super::xml::Xml;
use super::table::numbers;
use super::{SPACES, seal};
use crate::view::handout::Handout;
use paragraph::{Font, LINE, STYLES, TWO, fonts, size};

/// The part.
pub(super) fn part(handout: &Handout) -> Vec<u8> {
    office::part("w:styles", SPACES, |xml| {
        defaults(xml, &handout.language);
        built_in(xml);
        for style in &STYLES {
            style.write(xml);
        }
        characters(xml);
        seal::styles(xml);
        tables(xml);
    })
}

/// Prose is set by the defaults, not by 正文: so a table that somebody adds later has no indented
/// first lines (the style of a table is stronger than the defaults, weaker than 正文; section 17.7.2).
fn defaults(xml: &mut Xml, language: &str) {
    xml.within("w:docDefaults", &[], |xml| {
        xml.within("w:rPrDefault", &[], |xml| {
            xml.within("w:rPr", &[], |xml| {
                fonts(xml, Font::Song);
                size(xml, 24);
                let attributes = [("w:val", "en-US"), ("w:eastAsia", language)];
                xml.void("w:lang", &attributes);
            });
        });
        xml.within("w:pPrDefault", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                let line = LINE.to_string();
                let spacing = [("w:line", line.as_str()), ("w:lineRule", "auto")];
                xml.void("w:spacing", &spacing);
                numbers(xml, "w:ind", &[("w:firstLine", TWO)]);
                xml.void("w:jc", &[("w:val", "both")]);
            });
        });
    });
}

fn built_in(xml: &mut Xml) {
    let default = |kind| [("w:type", kind), ("w:default", "1")];
    style(xml, &default("paragraph"), ("Normal", "Normal"), |xml| {
        xml.void("w:qFormat", &[]);
    });
    let character = default("character");
    let name = ("DefaultParagraphFont", "Default Paragraph Font");
    style(xml, &character, name, hidden);
    style(
        xml,
        &default("table"),
        ("TableNormal", "Normal Table"),
        |xml| {
            hidden(xml);
            xml.within("w:pPr", &[], |xml| {
                numbers(xml, "w:ind", &[("w:firstLine", 0)]);
                xml.void("w:jc", &[("w:val", "left")]);
            });
            xml.within("w:tblPr", &[], |xml| {
                margins(xml, 108);
            });
        },
    );
    style(xml, &default("numbering"), ("NoList", "No List"), hidden);
}

fn hidden(xml: &mut Xml) {
    xml.void("w:uiPriority", &[("w:val", "99")]);
    xml.void("w:semiHidden", &[]);
    xml.void("w:unhideWhenUsed", &[]);
}

/// A style with what `content` writes behind its name.
pub(super) fn style(
    xml: &mut Xml,
    kind: &[(&str, &str)],
    (id, name): (&str, &str),
    content: impl FnOnce(&mut Xml),
) {
    let mut attributes = kind.to_vec();
    attributes.push(("w:styleId", id));
    xml.within("w:style", &attributes, |xml| {
        xml.void("w:name", &[("w:val", name)]);
        content(xml);
    });
    xml.line();
}

fn margins(xml: &mut Xml, side: u32) {
    xml.within("w:tblCellMar", &[], |xml| {
        for (name, width) in [("top", 0), ("left", side), ("bottom", 0), ("right", side)] {
            let width = width.to_string();
            let attributes = [("w:w", width.as_str()), ("w:type", "dxa")];
            xml.void(&format!("w:{name}"), &attributes);
        }
    });
}

/// A line: sort, thickness in eighths of a point, colour; `space` in points.
pub(super) fn border(
    xml: &mut Xml,
    side: &str,
    (kind, thickness, colour): (&str, u32, &str),
    space: u32,
) {
    let (thickness, space) = (thickness.to_string(), space.to_string());
    let attributes = [
        ("w:val", kind),
        ("w:sz", thickness.as_str()),
        ("w:space", space.as_str()),
        ("w:color", colour),
    ];
    xml.void(&format!("w:{side}"), &attributes);
}

/// A ground.
pub(super) fn shading(xml: &mut Xml, colour: &str) {
    let attributes = [("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)];
    xml.void("w:shd", &attributes);
}

fn characters(xml: &mut Xml) {
    let kind = [("w:type", "character")];
    let mut one = |name: (&str, &str), look: &dyn Fn(&mut Xml)| {
        style(xml, &kind, name, |xml| {
            xml.void("w:basedOn", &[("w:val", "DefaultParagraphFont")]);
            xml.within("w:rPr", &[], look);
        });
    };
    one(("Hyperlink", "Hyperlink"), &|xml| {
        xml.void("w:color", &[("w:val", colour::INK)]);
        let line = [("w:val", "single"), ("w:color", colour::ZHU)];
        xml.void("w:u", &line);
    });
    one(("FootnoteReference", "footnote reference"), &|xml| {
        xml.void("w:color", &[("w:val", colour::ZHU)]);
        xml.void("w:vertAlign", &[("w:val", "superscript")]);
    });
    one(("HTMLCode", "HTML Code"), &|xml| {
        fonts(xml, Font::Mono);
        size(xml, 21);
        shading(xml, colour::SHADE);
    });
    one(("Brand1", "图谱印"), &|xml| {
        fonts(xml, Font::Song);
        xml.void("w:b", &[]);
        xml.void("w:color", &[("w:val", "FFFFFF")]);
        size(xml, 40);
        border(xml, "bdr", ("single", 4, colour::ZHU), 0);
        shading(xml, colour::ZHU);
    });
    one(("Number", "大数"), &|xml| {
        fonts(xml, Font::Song);
        xml.void("w:b", &[]);
        size(xml, 40);
    });
    one(("UnrealNumber", "未实现的大数"), &|xml| {
        fonts(xml, Font::Song);
        xml.void("w:color", &[("w:val", colour::PALE)]);
        size(xml, 40);
        xml.void("w:u", &[("w:val", "dotted")]);
    });
}

fn tables(xml: &mut Xml) {
    let kind = [("w:type", "table")];
    style(xml, &kind, ("AtlasTable", "图谱表格"), |xml| {
        xml.void("w:basedOn", &[("w:val", "TableNormal")]);
        xml.within("w:tblPr", &[], |xml| {
            xml.within("w:tblBorders", &[], |xml| {
                border(xml, "top", ("single", 12, colour::INK), 0);
                border(xml, "bottom", ("single", 12, colour::INK), 0);
                border(xml, "insideH", ("single", 4, colour::HAIR), 0);
            });
            margins(xml, super::table::PADDING);
        });
        xml.within("w:tblStylePr", &[("w:type", "firstRow")], |xml| {
            xml.within("w:tcPr", &[], |xml| {
                xml.within("w:tcBorders", &[], |xml| {
                    border(xml, "bottom", ("single", 6, colour::INK), 0);
                });
                shading(xml, colour::SHADE);
            });
        });
    });
    style(xml, &kind, ("AtlasFigures", "图谱数字"), |xml| {
        xml.void("w:basedOn", &[("w:val", "TableNormal")]);
        xml.within("w:tblPr", &[], |xml| {
            xml.within("w:tblBorders", &[], |xml| {
                border(xml, "top", ("single", 6, colour::INK), 0);
                border(xml, "insideH", ("single", 4, colour::HAIR), 0);
            });
            margins(xml, super::table::PADDING);
        });
    });
}
