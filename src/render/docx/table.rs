//! Tables (ECMA-376, part 1, section 17.4): heads that repeat on every page, rows that stay whole.

use super::super::columns::{COLUMN, columns_of_words, shares};
use super::super::xml::Xml;
use super::frame::TEXT_WIDTH;
use super::writer::{Paragraph, Writer, of};
use crate::view::handout::tree::{Alignment, Inline, Table, plain_text};

/// Between the text of a cell and its edge, in twentieths of a point.
pub(super) const PADDING: u32 = 85;
/// Word takes at most 63 columns; more than this are too narrow for words on A4.
const MOST: usize = 12;
/// A row of more lines than this may be cut at the end of a page: it would not fit on one.
const TALL: u32 = 24;
/// A table of no more lines than this stays on one page, half of it at most.
const SHORT: u32 = 20;
/// EMU of a twentieth of a point.
const EMU: u64 = 635;

/// How a row behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// Repeats on every page.
    Head,
    /// Stays whole.
    Body,
    /// Too high for that.
    Tall,
}

/// The style of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    style: &'static str,
    has_head: bool,
}

impl Default for Look {
    fn default() -> Look {
        Look {
            style: "AtlasTable",
            has_head: true,
        }
    }
}

impl Look {
    /// Large figures side by side.
    pub(super) const FIGURES: Look = Look {
        style: "AtlasFigures",
        has_head: false,
    };
}

/// Where a row of a table of texts stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    is_head: bool,
    /// On the page of the next row.
    is_kept: bool,
}

impl Writer<'_> {
    /// A table with columns of these widths. A small paragraph follows: without one, Word would take
    /// a table that follows for a part of this one.
    pub(super) fn table(&mut self, widths: &[u32], look: Look, rows: impl FnOnce(&mut Self)) {
        self.within("w:tbl", &[], |writer| {
            writer.xml.within("w:tblPr", &[], |xml| {
                xml.void("w:tblStyle", &[("w:val", look.style)]);
                width(xml, "w:tblW", widths.iter().sum());
                xml.void("w:tblLayout", &[("w:type", "fixed")]);
                let head = if look.has_head { "1" } else { "0" };
                let attributes = [
                    ("w:val", if look.has_head { "0420" } else { "0400" }),
                    ("w:firstRow", head),
                    ("w:lastRow", "0"),
                    ("w:firstColumn", "0"),
                    ("w:lastColumn", "0"),
                    ("w:noHBand", "0"),
                    ("w:noVBand", "1"),
                ];
                xml.void("w:tblLook", &attributes);
            });
            writer.xml.within("w:tblGrid", &[], |xml| {
                for width in widths {
                    numbers(xml, "w:gridCol", &[("w:w", *width)]);
                }
            });
            rows(writer);
        });
        self.words("TableEnd", "");
    }

    /// A row.
    pub(super) fn row(&mut self, row: Row, cells: impl FnOnce(&mut Self)) {
        self.within("w:tr", &[], |writer| {
            writer.xml.within("w:trPr", &[], |xml| {
                if row != Row::Tall {
                    xml.void("w:cantSplit", &[]);
                }
                if row == Row::Head {
                    xml.void("w:tblHeader", &[]);
                }
            });
            cells(writer);
        });
        self.xml.line();
    }

    /// A cell over `span` columns of this width together; `content` writes at least a paragraph.
    pub(super) fn cell(&mut self, (wide, span): (u32, usize), content: impl FnOnce(&mut Self)) {
        let inner = u64::from(wide.saturating_sub(2 * PADDING)).max(1);
        let around = std::mem::replace(&mut self.room, inner * EMU);
        self.within("w:tc", &[], |writer| {
            writer.xml.within("w:tcPr", &[], |xml| {
                width(xml, "w:tcW", wide);
                if span > 1 {
                    xml.void("w:gridSpan", &[("w:val", &span.to_string())]);
                }
            });
            content(writer);
        });
        self.room = around;
    }

    /// A table whose cells are running text. One with many columns becomes several, each with the
    /// first column.
    pub(super) fn table_of_texts(&mut self, table: &Table, look: Look) {
        let count = table.head.len();
        if count <= MOST {
            let columns: Vec<usize> = (0..count).collect();
            return self.columns(table, &columns, look);
        }
        let rest: Vec<usize> = (1..count).collect();
        for part in rest.chunks(MOST - 1) {
            let columns: Vec<usize> = std::iter::once(0).chain(part.iter().copied()).collect();
            self.columns(table, &columns, look);
        }
    }

    fn columns(&mut self, table: &Table, columns: &[usize], look: Look) {
        let rows = || std::iter::once(&table.head).chain(&table.rows);
        let natural = columns.iter().map(|column| {
            let cells = rows().filter_map(|row| row.get(*column));
            cells.map(|cell| columns_of(cell)).max().unwrap_or(0)
        });
        let widths = shares(&natural.collect::<Vec<_>>(), TEXT_WIDTH, PADDING);
        let lines = rows().map(|row| {
            let cells = columns
                .iter()
                .map(|at| row.get(*at).map_or(0, |cell| columns_of(cell)));
            lines_of(cells, &widths)
        });
        let is_short = lines.sum::<u32>() <= SHORT;
        self.table(&widths, look, |writer| {
            for (at, row) in rows().enumerate() {
                let place = Place {
                    is_head: at == 0,
                    is_kept: is_short && at < table.rows.len(),
                };
                writer.row_of(table, row, (columns, &widths), place);
            }
        });
    }

    fn row_of(
        &mut self,
        table: &Table,
        cells: &[Vec<Inline>],
        (columns, widths): (&[usize], &[u32]),
        place: Place,
    ) {
        let shown = columns
            .iter()
            .map(|column| cells.get(*column).map_or(&[][..], Vec::as_slice));
        let shown: Vec<&[Inline]> = shown.collect();
        let texts = shown.iter().map(|cell| columns_of(cell));
        let kind = match place.is_head {
            _ if is_tall(texts, widths) => Row::Tall,
            true => Row::Head,
            false => Row::Body,
        };
        self.row(kind, |writer| {
            for ((cell, column), width) in shown.iter().zip(columns).zip(widths) {
                let align = match table.alignments.get(*column) {
                    Some(Alignment::Right) => Some("right"),
                    Some(Alignment::Center) => Some("center"),
                    _ => None,
                };
                let paragraph = Paragraph {
                    align,
                    keep_next: place.is_kept,
                    ..of(if place.is_head {
                        "TableHead"
                    } else {
                        "TableText"
                    })
                };
                writer.cell((*width, 1), |writer| {
                    writer.paragraph(paragraph, |writer| {
                        writer.inlines(cell, Default::default());
                    });
                });
            }
        });
    }
}

/// Whether a row with cells of so many columns of text is too high to stay whole.
pub(super) fn is_tall(texts: impl IntoIterator<Item = u32>, widths: &[u32]) -> bool {
    lines_of(texts, widths) > TALL
}

/// The lines of a row with cells of so many columns of text, about.
fn lines_of(texts: impl IntoIterator<Item = u32>, widths: &[u32]) -> u32 {
    let cells = texts.into_iter().zip(widths);
    let lines = cells.map(|(text, width)| {
        let line = (width.saturating_sub(2 * PADDING) / COLUMN).max(1);
        text.div_ceil(line)
    });
    lines.max().unwrap_or(0).max(1)
}

fn columns_of(cell: &[Inline]) -> u32 {
    columns_of_words(&plain_text(cell))
}

/// An element with numbers for attributes.
pub(super) fn numbers(xml: &mut Xml, name: &str, attributes: &[(&str, u32)]) {
    let texts: Vec<String> = attributes
        .iter()
        .map(|(_, number)| number.to_string())
        .collect();
    let names = attributes.iter().map(|(name, _)| *name);
    let attributes: Vec<_> = names.zip(texts.iter().map(String::as_str)).collect();
    xml.void(name, &attributes);
}

fn width(xml: &mut Xml, name: &str, width: u32) {
    let width = width.to_string();
    xml.void(name, &[("w:w", width.as_str()), ("w:type", "dxa")]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_fills_a_page_may_be_cut() {
        assert!(!is_tall([10, 10], &[4535, 4535]));
        assert!(is_tall([10, 5000], &[4535, 4535]));
    }
}
