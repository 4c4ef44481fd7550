//! Tables of DrawingML (ECMA-376, part 1, section 21.1.3).

use super::super::office;
use super::super::xml::Xml;
use super::canvas::{Canvas, Shape, transform};
use super::geometry::{BODY, Frame, UNIT, WIDTH, emu, of_deck};
use super::layout::TABLE;
use super::text::{Setting, Type, fill, paragraph, run, runs, sized, words};
use crate::ground::han;
use crate::view::deck::{SlideTable, text_of};
use crate::view::handout::Fact;

/// The style that has neither lines nor grounds; every program knows it.
const PLAIN: &str = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}";

/// The part that names the style of tables that somebody adds.
pub(super) fn styles() -> Vec<u8> {
    let attributes = [("xmlns:a", office::DRAWING_SPACE), ("def", PLAIN)];
    office::part("a:tblStyleLst", &attributes, |_| {})
}

/// How a cell is set, in tenths of a point.
#[derive(Clone, Copy)]
struct Cell {
    of: Type,
    line: i64,
    /// Above and below the words.
    padding: i64,
    /// Lines above and below: colour of the theme, thickness.
    above: Option<(&'static str, i64)>,
    below: Option<(&'static str, i64)>,
}

/// Behind the words of a cell.
const GAP: i64 = 120;
const THICK: Option<(&str, i64)> = Some(("tx1", 15));
const HAIR: Option<(&str, i64)> = Some(("tx2", 4));

/// A table, and a remark below it.
pub(super) fn write(canvas: &mut Canvas, table: &SlideTable, remark: &str) {
    let mut widths: Vec<i64> = table
        .widths
        .iter()
        .map(|percent| i64::from(*percent) * WIDTH / 100)
        .collect();
    let rest = WIDTH - widths.iter().sum::<i64>();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    let heights: Vec<i64> = table
        .heights
        .iter()
        .map(|height| of_deck(*height))
        .collect();
    let (size, line, padding) = if table.is_large {
        (210, 312, 78)
    } else {
        (150, 216, 54)
    };
    let last = table.rows.len();
    frame(canvas, (&widths, &heights), true, |xml, at| {
        let is_head = at == 0;
        let cells = if is_head {
            &table.head
        } else {
            &table.rows[at - 1]
        };
        for (column, cell) in cells.iter().enumerate() {
            let heads = is_head || column == 0 && cells.len() > 1 && !text_of(cell).is_empty();
            let of = sized(size);
            let set = Cell {
                of: if heads { of.strong() } else { of },
                line,
                padding,
                above: if is_head { THICK } else { None },
                below: match at {
                    0 => Some(("tx1", 8)),
                    at if at == last => THICK,
                    _ => HAIR,
                },
            };
            set.write(xml, |xml| runs(xml, set.of, cell));
        }
    });
    if !remark.is_empty() {
        // At the bottom, where a table that a program sets higher than it was measured ends too.
        let shape = Shape {
            anchor: Some("b"),
            ..Shape::text("附注", Frame::new(BODY.x, 4560, WIDTH, 360))
        };
        canvas.shape(shape, |xml| {
            let setting = Setting {
                line: Some(180),
                ..Setting::default()
            };
            words(xml, setting, sized(135).in_colour("tx2"), remark);
        });
    }
}

/// Columns of text that the words of a fact have room for, as they were measured
/// (`view::deck::measure`), and the height of a line in tenths of the deck's unit.
const FACT: (usize, i64) = (66, 26);
/// Width of the labels.
const LABEL: i64 = 1080;

/// What a masthead says: label and words.
pub(super) fn facts(canvas: &mut Canvas, facts: &[Fact]) {
    let heights: Vec<i64> = facts
        .iter()
        .map(|fact| {
            let lines = han::printed_width(&fact.text).div_ceil(FACT.0).max(1);
            (i64::try_from(lines).unwrap_or(1) * FACT.1 + 10) * UNIT
        })
        .collect();
    let set = Cell {
        of: sized(195),
        line: 312,
        padding: 60,
        above: None,
        below: HAIR,
    };
    frame(
        canvas,
        (&[LABEL, WIDTH - LABEL], &heights),
        false,
        |xml, at| {
            let fact = &facts[at];
            set.write(xml, |xml| run(xml, set.of.in_colour("tx2"), &fact.label));
            set.write(xml, |xml| run(xml, set.of, &fact.text));
        },
    );
}

/// A table in the place that the layout has for it; `row` writes the cells of a row.
fn frame(
    canvas: &mut Canvas,
    (widths, heights): (&[i64], &[i64]),
    has_head: bool,
    row: impl Fn(&mut Xml, usize),
) {
    canvas.within("p:graphicFrame", &[], |canvas| {
        canvas.within("p:nvGraphicFramePr", &[], |canvas| {
            canvas.named("表格", "");
            canvas.xml.within("p:cNvGraphicFramePr", &[], |xml| {
                xml.void("a:graphicFrameLocks", &[("noGrp", "1")]);
            });
            TABLE.write(&mut canvas.xml);
        });
        let xml = &mut canvas.xml;
        let height = heights.iter().sum();
        transform(xml, "p:xfrm", Frame::new(BODY.x, BODY.y, WIDTH, height));
        xml.within("a:graphic", &[], |xml| {
            let kind = "http://schemas.openxmlformats.org/drawingml/2006/table";
            xml.within("a:graphicData", &[("uri", kind)], |xml| {
                xml.within("a:tbl", &[], |xml| {
                    let head = [("firstRow", "1")];
                    xml.within("a:tblPr", if has_head { &head } else { &[] }, |xml| {
                        xml.element("a:tableStyleId", &[], PLAIN);
                    });
                    xml.within("a:tblGrid", &[], |xml| {
                        for width in widths {
                            xml.void("a:gridCol", &[("w", &emu(*width))]);
                        }
                    });
                    for (at, height) in heights.iter().enumerate() {
                        xml.within("a:tr", &[("h", &emu(*height))], |xml| row(xml, at));
                        xml.line();
                    }
                });
            });
        });
    });
    canvas.xml.line();
}

impl Cell {
    /// CT_TableCell: text, then properties.
    fn write(&self, xml: &mut Xml, runs: impl FnOnce(&mut Xml)) {
        xml.within("a:tc", &[], |xml| {
            xml.within("a:txBody", &[], |xml| {
                xml.void("a:bodyPr", &[]);
                xml.void("a:lstStyle", &[]);
                let setting = Setting {
                    line: Some(self.line),
                    ..Setting::default()
                };
                paragraph(xml, setting, runs);
            });
            let (padding, gap) = (emu(self.padding), emu(GAP));
            let margins = [
                ("marL", "0"),
                ("marR", gap.as_str()),
                ("marT", padding.as_str()),
                ("marB", padding.as_str()),
            ];
            xml.within("a:tcPr", &margins, |xml| {
                for (name, line) in [("a:lnT", self.above), ("a:lnB", self.below)] {
                    if let Some((colour, thickness)) = line {
                        xml.within(name, &[("w", &emu(thickness))], |xml| fill(xml, colour));
                    }
                }
                xml.void("a:noFill", &[]);
            });
        });
    }
}
