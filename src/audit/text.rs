//! Personal data in the words of an artifact, with its place.

use crate::privacy::{self, Match};

/// Words that a reader meets as one, and where their parts stand.
#[derive(Debug, Default)]
pub(super) struct Passage {
    pub words: String,
    /// Byte of `words` → the line, from 1, at which that part begins or before; ascending.
    pub lines: Vec<(usize, usize)>,
}

/// Personal data and its place in the artifact.
#[derive(Debug)]
pub(super) struct Spotted {
    pub found: Match,
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// The line, or the words themselves where the line is too long to show.
    pub excerpt: String,
}

/// Lines up to this many bytes are shown whole.
const MAX_LINE: usize = 4_000;
/// So many values of one artifact are kept: far more than an editor answers for, so that what is
/// answered for hides nothing else, and few enough to keep.
const MAX_SPOTTED: usize = 4_000;

/// What the passages of an artifact hold; `text` is the artifact as written.
pub(super) fn spot(text: &str, passages: &[Passage]) -> Vec<Spotted> {
    let mut spotted = Vec::new();
    let mut starts: Option<Vec<usize>> = None;
    for passage in passages {
        for found in privacy::find(&passage.words) {
            if spotted.len() == MAX_SPOTTED {
                return spotted;
            }
            let starts = starts.get_or_insert_with(|| line_starts(text));
            let part = passage
                .lines
                .partition_point(|(at, _)| *at <= found.range.start);
            let line = passage
                .lines
                .get(part.wrapping_sub(1))
                .map_or(1, |(_, line)| *line);
            let written = &passage.words[found.range.clone()];
            spotted.push(place(text, starts, line, written, found.clone()));
        }
    }
    spotted
}

fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0)
        .chain(text.match_indices('\n').map(|(at, _)| at + 1))
        .collect()
}

/// Looks the words up from their line on; escapes may hide them, then the line must do.
fn place(text: &str, starts: &[usize], line: usize, written: &str, found: Match) -> Spotted {
    let from = starts.get(line.max(1) - 1).copied().unwrap_or(text.len());
    let at = text[from..].find(written).map_or(from, |at| from + at);
    let line = starts.partition_point(|start| *start <= at).max(1);
    let start = starts[line - 1];
    let whole = text[start..].lines().next().unwrap_or("");
    if whole.len() > MAX_LINE {
        return Spotted {
            found,
            line,
            column: 1,
            excerpt: written.to_owned(),
        };
    }
    let column = text[start..at].chars().count() + 1;
    Spotted {
        found,
        line,
        column,
        excerpt: whole.to_owned(),
    }
}
