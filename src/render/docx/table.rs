//! Tables (ECMA-376, part 1, section 17.4): heads that repeat on every page, rows that stay whole.

use super::super::xml::Xml;
use super::frame::TEXT_WIDTH;
use super::writer::{Paragraph, Writer, of};
use crate::ground::han;
use crate::view::handout::tree::{Alignment, Inline, Table, plain_text};

/// Between the text of a cell and its edge, in twentieths of a point.
pub(super) const PADDING: u32 = 85;
/// Half a character of tables: 9 points are a whole one.
const COLUMN: u32 = 90;
/// Word takes at most 63 columns; more than this are too narrow for words on A4.
const MOST: usize = 12;
/// A row of more lines than this may be cut at the end of a page: it would not fit on one.
const TALL: u32 = 24;
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
        let widths = shares(&natural.collect::<Vec<_>>(), TEXT_WIDTH);
        self.table(&widths, look, |writer| {
            writer.row_of(table, &table.head, (columns, &widths), Some(Row::Head));
            for row in &table.rows {
                writer.row_of(table, row, (columns, &widths), None);
            }
        });
    }

    fn row_of(
        &mut self,
        table: &Table,
        cells: &[Vec<Inline>],
        (columns, widths): (&[usize], &[u32]),
        kind: Option<Row>,
    ) {
        let is_head = kind == Some(Row::Head);
        let shown = columns
            .iter()
            .map(|column| cells.get(*column).map_or(&[][..], Vec::as_slice));
        let shown: Vec<&[Inline]> = shown.collect();
        let texts = shown.iter().map(|cell| columns_of(cell));
        let kind = match is_tall(texts, widths) {
            true => Row::Tall,
            false => kind.unwrap_or(Row::Body),
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
                    ..of(if is_head { "TableHead" } else { "TableText" })
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
    let mut cells = texts.into_iter().zip(widths);
    cells.any(|(text, width)| {
        let line = (width.saturating_sub(2 * PADDING) / COLUMN).max(1);
        text.div_ceil(line) > TALL
    })
}

fn columns_of(cell: &[Inline]) -> u32 {
    columns_of_words(&plain_text(cell))
}

/// The width of words in columns: a Han character takes two.
pub(super) fn columns_of_words(words: &str) -> u32 {
    u32::try_from(han::printed_width(words)).unwrap_or(u32::MAX)
}

/// Shares a width among columns whose widest cells have so many columns of text: narrow ones get
/// what they need, the others what is left, by need.
pub(super) fn shares(texts: &[u32], total: u32) -> Vec<u32> {
    let need = |text: &u32| (text.clamp(&2, &400) + 1) * COLUMN + 2 * PADDING;
    let needs: Vec<u32> = texts.iter().map(need).collect();
    let all: u32 = needs.iter().sum();
    let mut widths: Vec<u32> = if all <= total {
        needs.iter().map(|need| need * total / all.max(1)).collect()
    } else {
        contested(&needs, total)
    };
    let rest = total.saturating_sub(widths.iter().sum());
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

/// Shares of columns that need more than there is.
fn contested(needs: &[u32], total: u32) -> Vec<u32> {
    let mut widths = vec![0; needs.len()];
    let mut left = total;
    let mut open: Vec<usize> = (0..needs.len()).collect();
    loop {
        let fair = left / u32::try_from(open.len()).unwrap_or(u32::MAX).max(1);
        let (narrow, wide): (Vec<usize>, Vec<usize>) =
            open.iter().partition(|at| needs[**at] <= fair);
        if narrow.is_empty() {
            // Three times the fair share is as much as any need counts for.
            let weights: Vec<u32> = wide.iter().map(|at| needs[*at].min(fair * 3)).collect();
            let sum = weights.iter().sum::<u32>().max(1);
            for (at, weight) in wide.iter().zip(weights) {
                widths[*at] = left * weight / sum;
            }
            return widths;
        }
        for at in narrow {
            widths[at] = needs[at];
            left -= needs[at];
        }
        open = wide;
    }
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
    fn widths_add_up_and_narrow_columns_get_what_they_need() {
        for texts in [
            &[2, 2][..],
            &[4, 300],
            &[300; 12],
            &[0, 0, 900, 1],
            &[8, 20, 6, 40, 4, 3],
        ] {
            let widths = shares(texts, TEXT_WIDTH);
            assert_eq!(widths.iter().sum::<u32>(), TEXT_WIDTH, "{texts:?}");
            assert!(widths.iter().all(|width| *width > 300), "{widths:?}");
        }
        let widths = shares(&[4, 300], TEXT_WIDTH);
        assert_eq!(widths[0], 5 * COLUMN + 2 * PADDING);
    }

    #[test]
    fn a_row_that_fills_a_page_may_be_cut() {
        assert!(!is_tall([10, 10], &[4535, 4535]));
        assert!(is_tall([10, 5000], &[4535, 4535]));
    }
}
