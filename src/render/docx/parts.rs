//! The parts of a section.

use std::borrow::Cow;

use super::super::body;
use super::super::columns::{columns_of_words, shares};
use super::chapter::number_style;
use super::frame::TEXT_WIDTH;
use super::table::{Look as TableLook, PADDING, Row, is_tall};
use super::text::Around;
use super::writer::{Look, Paragraph, Writer, of};
use crate::view::handout::tree::{Block, Destination};
use crate::view::handout::{
    Comparison, ComparisonRow, Entry, Figure, FigureGroup, Part, SourceEntry, TermEntry,
};

/// Large figures in a row.
const ABREAST: usize = 3;

/// A line of a table: large words, small words below them.
type Cell<'c> = (String, Vec<Cow<'c, str>>);

impl Writer<'_> {
    /// Writes a part.
    pub(super) fn part_of(&mut self, part: &Part) {
        match part {
            Part::Text(blocks) => self.blocks(blocks, Around::default()),
            Part::Points(items) => self.items(None, items),
            Part::Questions(items) => self.items(Some(1), items),
            Part::Figures(groups) => self.figures(groups),
            Part::Comparison(comparison) => self.comparison(comparison),
            Part::Sources(sources) => self.sources(sources),
            Part::Entries(entries) => self.entries(entries),
            Part::Terms(terms) => self.terms(terms),
        }
    }

    fn items(&mut self, start: Option<u64>, items: &[Vec<Block>]) {
        self.list(start, items, Around::default());
    }

    /// Figures set large, three abreast.
    pub(super) fn large_figures(&mut self, figures: &[Figure]) {
        if figures.is_empty() {
            return;
        }
        let (share, count) = match figures.len() {
            1 => (TEXT_WIDTH / 2, 1),
            count => (TEXT_WIDTH / 3, count.min(ABREAST)),
        };
        let widths = vec![share; count];
        self.table(&widths, TableLook::FIGURES, |writer| {
            for row in figures.chunks(ABREAST) {
                writer.row(Row::Body, |writer| {
                    for at in 0..widths.len() {
                        writer.cell((share, 1), |writer| match row.get(at) {
                            Some(figure) => writer.large_figure(figure),
                            None => writer.words("FigureNote", ""),
                        });
                    }
                });
            }
        });
    }

    fn large_figure(&mut self, figure: &Figure) {
        self.words("FigureLabel", &figure.label);
        self.paragraph(of("FigureNumber"), |writer| {
            writer.run(&figure.prefix, Look::default());
            writer.run(&figure.number, number_style(figure.status.unreal));
            writer.run(&figure.unit, Look::default());
        });
        self.words(
            "FigureNote",
            &format!("{}，{}", figure.status.name, figure.period),
        );
        let remark = if figure.note.is_empty() {
            &figure.place
        } else {
            &figure.note
        };
        if !remark.is_empty() {
            self.words("FigureNote", remark);
        }
    }

    fn figures(&mut self, groups: &[FigureGroup]) {
        const HEAD: [&str; 6] = ["数据", "数值", "时期", "地点", "口径", "出处"];
        let rows = groups.iter().flat_map(|group| &group.figures);
        let texts = rows.map(|figure| words_of(&figure_cells(figure)));
        let widths = widths_of(HEAD, texts);
        self.table(&widths, TableLook::default(), |writer| {
            writer.head_of(&HEAD, &widths);
            for group in groups {
                writer.row(Row::Body, |writer| {
                    writer.cell((TEXT_WIDTH, HEAD.len()), |writer| {
                        writer.words("TableGroup", &group.title);
                    });
                });
                for figure in &group.figures {
                    writer.figure_row(figure, &widths);
                }
            }
        });
    }

    fn figure_row(&mut self, figure: &Figure, widths: &[u32]) {
        let cells = figure_cells(figure);
        let name = self.anchor(&format!("o-{}", figure.id));
        let source = self.anchor(&figure.source_id);
        let source = [("w:anchor", source.as_str()), ("w:history", "1")];
        self.row(kind_of(&cells, widths), |writer| {
            for (at, (cell, width)) in cells.iter().zip(widths).enumerate() {
                writer.cell((*width, 1), |writer| match at {
                    0 => writer.cell_of(cell, |writer, words| {
                        writer.bookmark(&name, |writer| writer.run(words, Look::default()));
                    }),
                    5 => writer.cell_of(cell, |writer, words| {
                        writer.within("w:hyperlink", &source, |writer| {
                            writer.run(words, super::writer::styled("Hyperlink"));
                        });
                    }),
                    _ => writer.cell_of(cell, |writer, words| writer.run(words, Look::default())),
                });
            }
        });
    }

    fn comparison(&mut self, comparison: &Comparison) {
        const HEAD: [&str; 6] = ["案例", "数值", "时期", "地点", "口径", "可比"];
        let caption = Paragraph {
            keep_next: true,
            ..of("Caption")
        };
        self.paragraph(caption, |writer| {
            let words = format!("{}（{}）", comparison.name, comparison.basis);
            writer.run(&words, Look::default());
        });
        let texts = comparison
            .rows
            .iter()
            .map(|row| words_of(&comparison_cells(row)));
        let widths = widths_of(HEAD, texts);
        self.table(&widths, TableLook::default(), |writer| {
            writer.head_of(&HEAD, &widths);
            for row in &comparison.rows {
                let cells = comparison_cells(row);
                writer.row(kind_of(&cells, &widths), |writer| {
                    for (cell, width) in cells.iter().zip(&widths) {
                        writer.cell((*width, 1), |writer| {
                            writer.cell_of(cell, |writer, words| {
                                writer.run(words, Look::default());
                            });
                        });
                    }
                });
            }
            if !comparison.missing.is_empty() {
                writer.missing(&comparison.missing, &widths);
            }
        });
        if !comparison.caution.is_empty() {
            self.words("Caution", &format!("不可比之处：{}", comparison.caution));
        }
    }

    fn missing(&mut self, names: &[String], widths: &[u32]) {
        let names = names.join("、");
        let kind = if is_tall([columns_of_words(&names)], widths) {
            Row::Tall
        } else {
            Row::Body
        };
        self.row(kind, |writer| {
            writer.cell((widths[0], 1), |writer| writer.words("TableText", &names));
            let rest = widths[1..].iter().sum();
            writer.cell((rest, widths.len() - 1), |writer| {
                writer.words("TableText", "未载");
            });
        });
    }

    fn head_of(&mut self, names: &[&str], widths: &[u32]) {
        self.row(Row::Head, |writer| {
            for (name, width) in names.iter().zip(widths) {
                writer.cell((*width, 1), |writer| writer.words("TableHead", name));
            }
        });
    }

    /// The words of a cell as `first` writes them, and what stands below them.
    fn cell_of(&mut self, (words, below): &Cell<'_>, first: impl FnOnce(&mut Self, &str)) {
        self.paragraph(of("TableText"), |writer| first(writer, words));
        for words in below {
            self.words("TableNote", words);
        }
    }

    fn sources(&mut self, sources: &[SourceEntry]) {
        for source in sources {
            let name = self.anchor(&source.id);
            self.paragraph(of("Bibliography"), |writer| {
                let words = format!("[{}] {}", source.number, source.citation);
                writer.bookmark(&name, |writer| writer.run(&words, Look::default()));
                if let Some(url) = &source.url {
                    writer.run(" ", Look::default());
                    let address = body::address(url);
                    writer.link(&Destination::Outside(address), |writer| {
                        writer.run(url, super::writer::styled("Hyperlink"));
                    });
                }
            });
            if !source.remark.is_empty() {
                self.words("Remark", &source.remark);
            }
        }
    }

    fn entries(&mut self, entries: &[Entry]) {
        for entry in entries {
            self.paragraph(of("Heading3"), |writer| match &entry.to {
                Some(to) => writer.link(&Destination::Inside(to.clone()), |writer| {
                    writer.run(&entry.title, super::writer::styled("Hyperlink"));
                }),
                None => writer.run(&entry.title, Look::default()),
            });
            self.words("Above", &entry.label);
            if !entry.excerpt.is_empty() {
                self.words("Normal", &entry.excerpt);
            }
            if !entry.read.is_empty() {
                self.words("Normal", &format!("先读：{}", entry.read));
            }
            self.seals(&entry.seals, "SmallSeals");
        }
    }

    fn terms(&mut self, terms: &[TermEntry]) {
        for term in terms {
            let name = self.anchor(&term.id);
            self.paragraph(of("Term"), |writer| {
                writer.bookmark(&name, |writer| writer.run(&term.term, Look::default()));
                if !term.aliases.is_empty() {
                    let colour = Some(super::super::office::colour::PALE);
                    let aliases = format!("　又称{}", term.aliases);
                    writer.run(
                        &aliases,
                        Look {
                            colour,
                            ..Look::default()
                        },
                    );
                }
            });
            self.words("Detail", &term.definition);
        }
    }
}

fn figure_cells(figure: &Figure) -> [Cell<'_>; 6] {
    let mut below = Vec::new();
    if !figure.note.is_empty() {
        below.push(Cow::from(&figure.note));
    }
    if !figure.derivation.is_empty() {
        below.push(Cow::from(format!("推算：{}", figure.derivation)));
    }
    [
        (figure.label.clone(), below),
        (value(figure), vec![]),
        (figure.period.clone(), vec![]),
        (figure.place.clone(), vec![]),
        (figure.status.name.to_owned(), vec![]),
        (format!("[{}]", figure.source), vec![]),
    ]
}

fn comparison_cells(row: &ComparisonRow) -> [Cell<'_>; 6] {
    let figure = &row.figure;
    let reason = if row.reason.is_empty() {
        "可比"
    } else {
        &row.reason
    };
    [
        (figure.case_short.clone(), vec![Cow::from(&figure.label)]),
        (value(figure), vec![]),
        (figure.period.clone(), vec![]),
        (figure.place.clone(), vec![]),
        (figure.status.name.to_owned(), vec![]),
        (reason.to_owned(), vec![]),
    ]
}

fn value(figure: &Figure) -> String {
    format!("{}{}{}", figure.prefix, figure.number, figure.unit)
}

/// The widest words of each cell, in columns.
fn words_of<const N: usize>(cells: &[Cell<'_>; N]) -> [u32; N] {
    cells.each_ref().map(|(words, below)| {
        let below = below.iter().map(|words| columns_of_words(words));
        below.fold(columns_of_words(words), u32::max)
    })
}

fn widths_of<const N: usize>(head: [&str; N], rows: impl Iterator<Item = [u32; N]>) -> Vec<u32> {
    let mut widest = head.map(columns_of_words);
    for row in rows {
        for (widest, own) in widest.iter_mut().zip(row) {
            *widest = own.max(*widest);
        }
    }
    shares(&widest, TEXT_WIDTH, PADDING)
}

fn kind_of(cells: &[Cell<'_>], widths: &[u32]) -> Row {
    let all = cells.iter().map(|(words, below)| {
        let below = below.iter().map(|words| columns_of_words(words));
        columns_of_words(words).saturating_add(below.sum())
    });
    if is_tall(all, widths) {
        Row::Tall
    } else {
        Row::Body
    }
}
