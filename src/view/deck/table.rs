//! Tables on slides: widths by content, rows dealt out by height.

use super::runs::{self, Line};
use super::{Heading, SlideTable};
use crate::view::handout::Comparison;
use crate::view::handout::tree::Table;

/// Width of the table, in tenths of the slide's unit.
const WIDTH: usize = 700;

/// Two sizes of type: a small table is set large.
#[derive(Debug, Clone, Copy)]
struct Type {
    /// Width of a column of text, in hundredths of the unit: half a character.
    column: usize,
    /// Height of a line.
    line: usize,
    /// What a row adds to its lines.
    padding: usize,
}

const LARGE: Type = Type {
    column: 88,
    line: 26,
    padding: 14,
};
const SMALL: Type = Type {
    column: 63,
    line: 18,
    padding: 10,
};

/// Height of all rows.
const HEIGHT: usize = 265;
/// The least and the most a column counts for when widths are shared out, in columns of text.
const NARROW: usize = 8;
const WIDE: usize = 44;
/// Columns of text that go to the room between two columns of a table, and to the one kept back.
const BETWEEN: usize = 3;
/// More columns than this are no table for a screen.
const COLUMNS: usize = 9;

/// Cells of a table, before it is known what fits.
pub(super) struct Cells {
    head: Vec<Line>,
    rows: Vec<Vec<Line>>,
}

impl Cells {
    /// The cells of a table in the text; none for one with too many columns.
    pub(super) fn of_table(table: &Table) -> Option<Cells> {
        let row = |cells: &Vec<Vec<_>>| -> Vec<Line> {
            cells.iter().map(|cell| runs::flatten(cell)).collect()
        };
        (table.head.len() <= COLUMNS).then(|| Cells {
            head: row(&table.head),
            rows: table.rows.iter().map(row).collect(),
        })
    }

    /// The cells of a comparison.
    pub(super) fn of_comparison(comparison: &Comparison) -> Cells {
        let head = ["案例", "数据", "数值", "时期", "口径", "可比"];
        let mut rows: Vec<Vec<Line>> = Vec::new();
        for row in &comparison.rows {
            let figure = &row.figure;
            let number = format!("{}{}{}", figure.prefix, figure.number, figure.unit);
            let comparable = if row.reason.is_empty() {
                "可比"
            } else {
                &row.reason
            };
            let cells = [
                figure.case_short.as_str(),
                &figure.label,
                &number,
                &figure.period,
                figure.status.name,
                comparable,
            ];
            rows.push(cells.map(runs::plain).into());
        }
        if !comparison.missing.is_empty() {
            let names = comparison.missing.join("、");
            let cells = [names.as_str(), "未载", "", "", "", ""];
            rows.push(cells.map(runs::plain).into());
        }
        Cells {
            head: head.map(runs::plain).into(),
            rows,
        }
    }

    /// Deals the rows out to slides: large where one slide is enough.
    pub(super) fn deal(self) -> Vec<SlideTable> {
        let large = self.deal_in(LARGE, true);
        if large.len() == 1 && large[0].rows.len() == self.rows.len() {
            large
        } else {
            self.deal_in(SMALL, false)
        }
    }

    fn deal_in(&self, of: Type, is_large: bool) -> Vec<SlideTable> {
        let widths = self.widths();
        let height = |row: &[Line]| of.height(row, &widths);
        let room = HEIGHT.saturating_sub(height(&self.head)).max(of.line * 4);
        let rows = self.rows.iter().flat_map(|row| of.cut(row, &widths, room));
        let mut slides: Vec<Vec<Vec<Line>>> = Vec::new();
        let mut taken = 0;
        for row in rows {
            let own = height(&row);
            match slides.last_mut() {
                Some(slide) if taken + own <= room => {
                    taken += own;
                    slide.push(row);
                }
                _ => {
                    taken = own;
                    slides.push(vec![row]);
                }
            }
        }
        let table = |rows: Vec<Vec<Line>>| SlideTable {
            widths: widths.clone(),
            heights: std::iter::once(&self.head)
                .chain(&rows)
                .map(|row| height(row))
                .collect(),
            head: self.head.clone(),
            rows,
            is_large,
        };
        slides.into_iter().map(table).collect()
    }

    /// Whole percents by the widest cell of each column, within bounds; together 100.
    fn widths(&self) -> Vec<u8> {
        let widest = |column: usize| {
            let rows = std::iter::once(&self.head).chain(&self.rows);
            let cells = rows.filter_map(|row| row.get(column));
            let widest = cells.map(|cell| runs::width(cell)).max().unwrap_or(0);
            widest.clamp(NARROW, WIDE) + BETWEEN
        };
        let weights: Vec<usize> = (0..self.head.len()).map(widest).collect();
        let total: usize = weights.iter().sum::<usize>().max(1);
        let mut percents: Vec<usize> = weights.iter().map(|weight| weight * 100 / total).collect();
        let rest = 100_usize.saturating_sub(percents.iter().sum());
        if let Some(last) = percents.last_mut() {
            *last += rest;
        }
        let whole = percents.into_iter().map(u8::try_from);
        whole.map(|percent| percent.unwrap_or(100)).collect()
    }
}

impl Type {
    /// Columns of text in a column of a table. One is kept back: a line may end before its last
    /// column, where a Han character or mark does not fit any more.
    fn columns(self, percent: u8) -> usize {
        let inner = (WIDTH * usize::from(percent) / 100).saturating_sub(12);
        (inner * 10 / self.column).saturating_sub(1).max(2)
    }

    fn height(self, row: &[Line], widths: &[u8]) -> usize {
        let cells = row.iter().zip(widths);
        let lines = cells.map(|(cell, percent)| runs::width(cell).div_ceil(self.columns(*percent)));
        lines.max().unwrap_or(0).max(1) * self.line + self.padding
    }

    /// A row in as many rows as it needs to fit on slides: one, but for the longest cells.
    fn cut(self, row: &[Line], widths: &[u8], room: usize) -> Vec<Vec<Line>> {
        if self.height(row, widths) <= room {
            return vec![row.to_vec()];
        }
        let lines = (room - self.padding) / self.line;
        let pieces = row.iter().zip(widths).map(|(cell, percent)| {
            let columns = lines * self.columns(*percent);
            runs::cut(cell, columns.saturating_sub(2).max(2))
        });
        let pieces: Vec<Vec<Line>> = pieces.collect();
        let count = pieces.iter().map(Vec::len).max().unwrap_or(0);
        let row = |at: usize| {
            let cells = pieces.iter().map(|cell| cell.get(at).cloned());
            cells.map(Option::unwrap_or_default).collect()
        };
        (0..count).map(row).collect()
    }
}

/// The heading of each of several slides.
pub(super) fn parts(heading: &Heading, count: usize) -> impl Iterator<Item = Heading> {
    (1..=count).map(move |at| Heading {
        part: (at, count),
        ..heading.clone()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slide_fits_and_every_word_is_kept() {
        for length in [3, 30, 300, 3000] {
            let cell = |word: &str| runs::plain(&word.repeat(length));
            let cells = Cells {
                head: ["甲", "乙", "丙"].map(runs::plain).into(),
                rows: vec![vec![runs::plain("名"), cell("长"), cell("宽")]; 9],
            };
            let dealt = cells.deal();
            let mut words = 0;
            for table in &dealt {
                assert_eq!(
                    table
                        .widths
                        .iter()
                        .map(|width| usize::from(*width))
                        .sum::<usize>(),
                    100
                );
                let all = std::iter::once(&table.head).chain(&table.rows);
                let of = if table.is_large { LARGE } else { SMALL };
                let total: usize = all.map(|row| of.height(row, &table.widths)).sum();
                assert!(total <= HEIGHT, "{length}: {total}");
                assert_eq!(table.heights.iter().sum::<usize>(), total);
                let cells = table.rows.iter().flatten();
                words += cells.map(|cell| runs::width(cell) / 2).sum::<usize>();
            }
            assert_eq!(words, 9 * (1 + 2 * length));
        }
    }
}
