//! The points a slide makes of a text: which of its sentences are shown.

use super::measure::FEW_POINTS;
use super::runs::{self, Line, RunStyle};
use crate::view::handout::tree::{Block, Image, Inline};
use crate::view::handout::{Part, Section};

/// The sentences of plain words.
pub(super) fn sentences_of(text: &str) -> Vec<Line> {
    runs::sentences(&runs::plain(text))
}

/// The points of a section, as its text stands: of each paragraph and list item the first sentence, and
/// every one with a number that rests on a figure. Where that gives few, the next sentences come too.
pub(super) fn points_of(section: &Section) -> Vec<Line> {
    let mut points = Vec::new();
    for sentences in 1..=FEW_POINTS {
        points.clear();
        for part in &section.parts {
            match part {
                Part::Text(blocks) => leads(blocks, sentences, &mut points),
                Part::Points(items) | Part::Questions(items) => {
                    points.extend(items.iter().flat_map(|item| runs::lines(item)));
                }
                Part::Entries(entries) => points.extend(
                    entries
                        .iter()
                        .map(|entry| runs::plain(&format!("{}（{}）", entry.title, entry.label))),
                ),
                _ => {}
            }
        }
        if points.len() >= FEW_POINTS {
            break;
        }
    }
    points
}

fn leads(blocks: &[Block], sentences: usize, points: &mut Vec<Line>) {
    for block in blocks {
        match block {
            Block::Paragraph(content) if lone_picture(content).is_none() => {
                let line = runs::flatten(content);
                points.extend(main_sentences(&line, sentences));
            }
            Block::List { start, items, .. } => {
                for (number, item) in (start.unwrap_or(0)..).zip(items) {
                    let lines = runs::lines(item).into_iter().enumerate();
                    // Of what follows in an item only the figures are told.
                    let lines =
                        lines.flat_map(|(at, line)| main_sentences(&line, usize::from(at == 0)));
                    let mut lines: Vec<Line> = lines.collect();
                    if let Some(first) = lines.first_mut().filter(|_| start.is_some()) {
                        first.splice(0..0, runs::plain(&format!("{number}. ")));
                    }
                    points.extend(lines);
                }
            }
            Block::Definitions(_) => {
                let lines = runs::lines(std::slice::from_ref(block)).into_iter();
                points.extend(lines.flat_map(|line| main_sentences(&line, 1)));
            }
            Block::Quote(blocks) => leads(blocks, sentences, points),
            _ => {}
        }
    }
}

/// The first sentences of a line, and every later one with a number that rests on a figure. What announces
/// a list or table (做法有三：) is not said without it, unless it has a number itself.
fn main_sentences(line: &Line, first: usize) -> Vec<Line> {
    let sentences = runs::sentences(line).into_iter().enumerate();
    let is_main = |(at, sentence): &(usize, Line)| {
        let has_figure = sentence.iter().any(|run| run.style == RunStyle::Figure);
        let announces = super::text_of(sentence).ends_with(['：', ':']);
        has_figure || *at < first && !announces
    };
    sentences
        .filter(is_main)
        .map(|(_, sentence)| sentence)
        .collect()
}

/// The picture that a paragraph is.
pub(super) fn lone_picture(content: &[Inline]) -> Option<&Image> {
    match content {
        [Inline::Image(image)] => Some(image),
        _ => None,
    }
}
