//! Personal data in the words of an artifact, with its place.

use super::clean::CleanPassages;
use crate::privacy::{self, Match};

/// Words that a reader meets as one, and where their parts stand.
#[derive(Debug, Default)]
pub(super) struct Passage {
    pub words: String,
    /// Byte of `words` → the line, from 1, at which that part begins or before; ascending.
    pub lines: Vec<(usize, usize)>,
}

impl Passage {
    /// Makes room for the next.
    pub fn clear(&mut self) {
        self.words.clear();
        self.lines.clear();
    }
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

/// Looks through the passages of one artifact.
#[derive(Debug)]
pub(super) struct Spotter<'t> {
    /// The artifact as written.
    text: &'t str,
    clean: &'t CleanPassages,
    /// Where its lines begin, once somebody asks.
    starts: Option<Vec<usize>>,
    spotted: Vec<Spotted>,
}

impl<'t> Spotter<'t> {
    /// A spotter that does not look again through what is known to be clean.
    pub fn new(text: &'t str, clean: &'t CleanPassages) -> Spotter<'t> {
        Spotter {
            text,
            clean,
            starts: None,
            spotted: Vec::new(),
        }
    }

    /// Looks through the words of a [`Passage`].
    pub fn spot(&mut self, words: &str, lines: &[(usize, usize)]) {
        self.clean.unless_clean(words.trim_ascii(), || {
            let found = privacy::find(words);
            let has_nothing = found.is_empty();
            self.keep(words, lines, found);
            has_nothing
        });
    }

    fn keep(&mut self, words: &str, lines: &[(usize, usize)], found: Vec<Match>) {
        for found in found {
            if self.spotted.len() == MAX_SPOTTED {
                return;
            }
            let starts = self.starts.get_or_insert_with(|| line_starts(self.text));
            let part = lines.partition_point(|(at, _)| *at <= found.range.start);
            let line = lines.get(part.wrapping_sub(1)).map_or(1, |(_, line)| *line);
            let written = &words[found.range.clone()];
            let spotted = place(self.text, starts, line, written, found.clone());
            self.spotted.push(spotted);
        }
    }

    /// What was found, in the order of the passages.
    pub fn finish(self) -> Vec<Spotted> {
        self.spotted
    }
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
