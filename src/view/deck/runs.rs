//! Running text for slides: a line of runs, measured and cut, never changed.

use super::super::handout::tree::{Block, Inline};
use crate::ground::han;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// How they are set.
    pub style: RunStyle,
}

/// How words are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunStyle {
    /// As they are.
    Plain,
    /// Strong.
    Strong,
    /// A number that rests on a figure of the case.
    Figure,
}

/// A paragraph of a slide.
pub type Line = Vec<Run>;

/// The words of a line.
pub fn text_of(line: &[Run]) -> String {
    line.iter().map(|run| run.text.as_str()).collect()
}

/// A line of plain words.
pub(super) fn plain(words: &str) -> Line {
    vec![Run {
        text: words.to_owned(),
        style: RunStyle::Plain,
    }]
}

/// Running text as a line; pictures give their text alternative, notes nothing.
pub(super) fn flatten(inlines: &[Inline]) -> Line {
    let mut line = Line::new();
    collect(inlines, RunStyle::Plain, &mut line);
    line
}

fn collect(inlines: &[Inline], style: RunStyle, line: &mut Line) {
    for inline in inlines {
        match inline {
            Inline::Text(words) | Inline::Code(words) => push(line, words, style),
            Inline::Strong(content) | Inline::Emphasis(content) => {
                collect(content, RunStyle::Strong, line);
            }
            Inline::Figure(content) => collect(content, RunStyle::Figure, line),
            Inline::Strikethrough(content) | Inline::Link { content, .. } => {
                collect(content, style, line);
            }
            Inline::Image(image) => push(line, &image.alternative, style),
            Inline::Break => push(line, " ", style),
            Inline::Note { .. } => {}
        }
    }
}

fn push(line: &mut Line, words: &str, style: RunStyle) {
    match line.last_mut() {
        Some(last) if last.style == style => last.text.push_str(words),
        _ if words.is_empty() => {}
        _ => line.push(Run {
            text: words.to_owned(),
            style,
        }),
    }
}

/// The paragraphs and list items of a text as lines; tables, code and rules have no place in lines.
pub(super) fn lines(blocks: &[Block]) -> Vec<Line> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => {
                found.push(flatten(content));
            }
            Block::Quote(blocks) => found.extend(lines(blocks)),
            Block::List { items, .. } => items.iter().for_each(|item| found.extend(lines(item))),
            Block::Definitions(definitions) => {
                for definition in definitions {
                    found.push(flatten(&definition.term));
                    let details = definition.details.iter();
                    details.for_each(|detail| found.extend(lines(detail)));
                }
            }
            Block::Table(_) | Block::Code(_) | Block::Rule => {}
        }
    }
    found.retain(|line| !line.is_empty());
    found
}

/// The width of a line in columns: a Han character takes two.
pub(super) fn width(line: &[Run]) -> usize {
    line.iter().map(|run| han::printed_width(&run.text)).sum()
}

/// The sentences of a line, each with its mark.
pub(super) fn sentences(line: &[Run]) -> Vec<Line> {
    cut_behind(line, &ends(line, &['。', '！', '？']))
}

/// Cuts a line into pieces of at most so many columns: behind sentences, else behind clauses, else
/// anywhere.
pub(super) fn cut(line: &[Run], columns: usize) -> Vec<Line> {
    let mut pieces = vec![line.to_vec()];
    for marks in [&['。', '！', '？'][..], &['；', '，', '、', '：'][..]] {
        pieces = refine(pieces, columns, |line| ends(line, marks));
    }
    refine(pieces, columns, |line| {
        let text = text_of(line);
        text.char_indices()
            .map(|(at, char)| at + char.len_utf8())
            .collect()
    })
}

/// Cuts what is too wide at some of these places, as few as will do.
fn refine(pieces: Vec<Line>, columns: usize, places: impl Fn(&[Run]) -> Vec<usize>) -> Vec<Line> {
    let mut refined = Vec::new();
    for piece in pieces {
        if width(&piece) <= columns {
            refined.push(piece);
            continue;
        }
        let parts = cut_behind(&piece, &places(&piece));
        let mut taken = Line::new();
        let mut taken_width = 0;
        for part in parts {
            let own = width(&part);
            if taken_width > 0 && taken_width + own > columns {
                refined.push(std::mem::take(&mut taken));
                taken_width = 0;
            }
            part.iter()
                .for_each(|run| push(&mut taken, &run.text, run.style));
            taken_width += own;
        }
        refined.push(taken);
    }
    refined.retain(|line| !line.is_empty());
    refined
}

/// Pairs that are never cut inside.
const PAIRS: [(char, char); 5] = [
    ('《', '》'),
    ('“', '”'),
    ('（', '）'),
    ('「', '」'),
    ('‘', '’'),
];

/// The places behind these marks, outside of pairs; a closing mark behind one stays with it.
fn ends(line: &[Run], marks: &[char]) -> Vec<usize> {
    let text = text_of(line);
    let mut ends = Vec::new();
    let mut open = 0_usize;
    let mut is_behind = false;
    for (at, char) in text.char_indices() {
        if is_behind && !han::is_closing_punctuation(char) {
            ends.push(at);
            is_behind = false;
        }
        if PAIRS.iter().any(|(start, _)| *start == char) {
            open += 1;
        } else if PAIRS.iter().any(|(_, end)| *end == char) {
            open = open.saturating_sub(1);
        }
        is_behind = is_behind || open == 0 && marks.contains(&char);
    }
    ends
}

/// Cuts a line at byte offsets of its text, in ascending order.
fn cut_behind(line: &[Run], places: &[usize]) -> Vec<Line> {
    let mut pieces = vec![Line::new()];
    let mut places = places.iter().peekable();
    let mut offset = 0;
    for run in line {
        let mut rest = run.text.as_str();
        while let Some(place) = places.next_if(|place| **place <= offset + rest.len()) {
            let (before, behind) = rest.split_at(*place - offset);
            if let Some(piece) = pieces.last_mut() {
                push(piece, before, run.style);
            }
            pieces.push(Line::new());
            offset = *place;
            rest = behind;
        }
        if let Some(piece) = pieces.last_mut() {
            push(piece, rest, run.style);
        }
        offset += rest.len();
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(lines: &[Line]) -> Vec<String> {
        lines.iter().map(|line| text_of(line)).collect()
    }

    fn sample() -> Line {
        flatten(&[
            Inline::Text("村里办社。他说：“好。真好。”共".to_owned()),
            Inline::Figure(vec![Inline::Text("30户".to_owned())]),
            Inline::Text("入股，年底分红！".to_owned()),
        ])
    }

    #[test]
    fn sentences_end_outside_of_quotes_and_keep_the_style_of_their_words() {
        let cut = sentences(&sample());
        // The quotation ends a sentence only where a mark stands outside it.
        assert_eq!(
            texts(&cut),
            ["村里办社。", "他说：“好。真好。”共30户入股，年底分红！"]
        );
        let styles: Vec<_> = cut[1].iter().map(|run| run.style).collect();
        assert_eq!(styles, [RunStyle::Plain, RunStyle::Figure, RunStyle::Plain]);
    }

    #[test]
    fn pieces_are_no_wider_than_allowed_and_join_to_the_whole() {
        for columns in [2, 7, 12, 30, 1000] {
            let pieces = cut(&sample(), columns);
            assert!(
                pieces.iter().all(|piece| width(piece) <= columns),
                "{columns}"
            );
            assert_eq!(texts(&pieces).concat(), text_of(&sample()));
        }
        assert_eq!(texts(&cut(&sample(), 40))[0], "村里办社。");
    }
}
