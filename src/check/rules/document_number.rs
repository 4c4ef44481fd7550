//! The year of a document number in wrong brackets.

use std::ops::Range;

use crate::check::codes;
use crate::check::reading::Reading;
use crate::ground::{Diagnostic, Findings, Fix, han};
use crate::text;

const OPENING: [char; 6] = ['[', '［', '(', '（', '【', '〔'];
const CLOSING: [char; 6] = [']', '］', ')', '）', '】', '〕'];

/// Reports `国办发[2017]47号`, `（2017）47号`, `【2017】47号`.
pub fn check(reading: &Reading, findings: &mut Findings) {
    for (open, _) in reading.chars() {
        let Some(year) = year_in_brackets(reading, open) else {
            continue;
        };
        let close = year.end;
        let is_right = [(open, '〔'), (close, '〕')]
            .into_iter()
            .all(|(index, mark)| reading.char(index) == Some(mark));
        if is_right {
            continue;
        }
        let year = reading.passage.words(year);
        let span = reading.passage.span_of(open..close + 1);
        let message = text!(
            "文号里的年份没有用六角括号",
            "the year of a document number needs 〔 〕"
        );
        findings.push(
            Diagnostic::new(codes::DOCUMENT_NUMBER, span, message)
                .help(text!("改成〔{year}〕", "write 〔{year}〕"))
                .fix(Some(
                    Fix::replace(reading.span(open), "〔").and(reading.span(close), "〕"),
                )),
        );
    }
}

/// The year behind the bracket at `open`, where it belongs to a document number: Han in front, 号 with
/// a number behind.
pub fn year_in_brackets(reading: &Reading, open: usize) -> Option<Range<usize>> {
    reading.char(open).filter(|char| OPENING.contains(char))?;
    let before = reading.char(open.checked_sub(1)?)?;
    let digits = |from: usize| {
        let digit = |index: &usize| {
            reading
                .char(*index)
                .is_some_and(|char| char.is_ascii_digit())
        };
        (from..).take_while(digit).count()
    };
    let year = open + 1..open + 5;
    let close = reading.char(year.end)?;
    if !han::is_han(before) || digits(year.start) != 4 || !CLOSING.contains(&close) {
        return None;
    }
    let word = reading.passage.words(year.clone());
    let number = year.end + 1 + usize::from(reading.char(year.end + 1) == Some('第'));
    let end = number + digits(number);
    let is_number = end > number && reading.char(end) == Some('号');
    ((word.starts_with("19") || word.starts_with("20")) && is_number).then_some(year)
}
