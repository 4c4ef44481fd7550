//! A space inside Chinese text.

use std::ops::Range;

use crate::atlas::prose::PassageKind;
use crate::check::codes;
use crate::check::reading::{Reading, is_space};
use crate::ground::{Diagnostic, Findings, Fix, han};
use crate::text;

/// U+3000, which parts the halves of a title.
const IDEOGRAPHIC_SPACE: char = '\u{3000}';

/// Reports blanks between Han characters, between these and digits, and beside full-width marks.
///
/// Beside a mark and beside a number the blank goes: the browser makes room there. Between Han characters it may stand for a mark (张三 李四), so it
/// goes only where it is one ASCII blank, alone in a passage of running text. Beside mark-up a blank
/// has its own reason (`**重要：** 后文`) and is not meant.
pub fn check(reading: &Reading, findings: &mut Findings) {
    let gaps: Vec<_> = gaps(reading).collect();
    let between_han = |gap: &&(Range<usize>, Sides)| gap.1 == Sides::Han;
    let is_only = gaps.iter().filter(between_han).count() == 1;
    let runs = is_running_text(reading);
    for (gap, sides) in gaps {
        let blank = reading.passage.words(gap.clone());
        let is_title_gap = blank == IDEOGRAPHIC_SPACE.to_string()
            && reading.passage.kind != PassageKind::Paragraph;
        if sides == Sides::Han && is_title_gap {
            continue;
        }
        let is_safe = sides != Sides::Han || (is_only && runs && blank == " ");
        let span = reading.passage.span_of(gap.clone());
        let mut fix = Fix::default();
        for index in gap {
            fix = fix.and(reading.span(index), "");
        }
        let message = match sides {
            Sides::Han => text!("汉字之间有空格", "a space between Han characters"),
            Sides::Number => text!("汉字与数字之间有空格", "a space between Han and a number"),
            Sides::Mark => text!("全角标点旁边有空格", "a space beside a full-width mark"),
        };
        let help = match sides {
            Sides::Number => text!("删去；网页上自有间隔", "remove it; pages make room there"),
            Sides::Han | Sides::Mark => text!(
                "删去；要隔开几个词，用“、”",
                "remove it; between words of a list write \"、\""
            ),
        };
        findings.push(
            Diagnostic::new(codes::SPACE_IN_HAN, span, message)
                .help(help)
                .fix(is_safe.then_some(fix)),
        );
    }
}

/// What stands around a blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sides {
    /// Han characters, or marks that Chinese shares with other scripts.
    Han,
    /// A Han character and an ASCII digit.
    Number,
    /// A mark that brings its own room, on one side at least.
    Mark,
}

/// Runs of blanks inside a line that Chinese has no use for.
fn gaps(reading: &Reading) -> impl Iterator<Item = (Range<usize>, Sides)> {
    let is_start = |index: &usize| {
        let is_blank = |at: usize| reading.char(at).is_some_and(is_space);
        *index > 0 && is_blank(*index) && !is_blank(*index - 1)
    };
    (0..reading.len()).filter(is_start).filter_map(|start| {
        let blanks = (start..).take_while(|index| reading.char(*index).is_some_and(is_space));
        let end = start + blanks.count();
        let (before, after) = (reading.char(start - 1)?, reading.char(end)?);
        let is_line_end = before == '\n' || after == '\n';
        if is_line_end || !reading.is_chinese(start) || !reading.is_unbroken(start - 1..end + 1) {
            return None;
        }
        let is_text = |char| han::is_han(char) || is_shared(char);
        let is_beside_number = |han: char, digit: char| han::is_han(han) && digit.is_ascii_digit();
        if is_wide(before) || is_wide(after) {
            Some((start..end, Sides::Mark))
        } else if is_text(before) && is_text(after) && [before, after].into_iter().any(han::is_han)
        {
            Some((start..end, Sides::Han))
        } else if is_beside_number(before, after) || is_beside_number(after, before) {
            Some((start..end, Sides::Number))
        } else {
            None
        }
    })
}

/// Quotation marks, which other scripts use too.
fn is_shared(char: char) -> bool {
    matches!(char, '‘' | '’' | '“' | '”')
}

/// Marks of Chinese alone, that fill a square.
fn is_wide(char: char) -> bool {
    han::is_full_width_punctuation(char) && !is_shared(char) && !matches!(char, '·' | '—' | '…')
}

fn is_running_text(reading: &Reading) -> bool {
    matches!(
        reading.passage.kind,
        PassageKind::Paragraph | PassageKind::Value
    ) && reading.chars().any(|(_, char)| matches!(char, '。' | '，'))
}
