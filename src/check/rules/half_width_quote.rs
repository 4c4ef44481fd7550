//! Straight quotation marks in Chinese text.

use crate::check::codes;
use crate::check::reading::{Reading, is_cjk};
use crate::ground::{Diagnostic, Findings, Fix};
use crate::text;

/// Reports pairs of straight marks with Chinese next to them. Apostrophes and inches are not meant; a
/// mark without a partner is told without repair, for nothing says whether it opens or closes.
pub fn check(reading: &Reading, findings: &mut Findings) {
    let depths = reading.quotation_depths();
    for (mark, (open, close)) in [('"', ("“", "”")), ('\'', ("‘", "’"))] {
        let places: Vec<usize> = reading
            .chars()
            .filter(|(index, char)| *char == mark && may_quote(reading, *index))
            .map(|(index, _)| index)
            .collect();
        let is_even = places.len().is_multiple_of(2);
        for pair in places.chunks(2) {
            let (first, last) = (pair[0], pair[pair.len() - 1]);
            let sides = [
                reading.before(first),
                reading.after(first),
                reading.before(last),
                reading.after(last),
            ];
            if !sides.into_iter().flatten().any(is_cjk) {
                continue;
            }
            // Inside “ ” a second pair must be ‘ ’: which of the two is meant is the author's say.
            let is_clear = is_even && (mark == '\'' || depths[first] == 0);
            let (first, last) = (reading.span(first), reading.span(last));
            let fix = Fix::replace(first, open).and(last, close);
            let message = text!(
                "中文里用了直引号 {mark}",
                "straight quotation marks in Chinese text"
            );
            findings.push(
                Diagnostic::new(codes::HALF_WIDTH_QUOTE, first, message)
                    .help(text!(
                        "改成弯引号“”，引号里的引号用‘’",
                        "write “ ”, and ‘ ’ inside a quotation"
                    ))
                    .fix(is_clear.then_some(fix)),
            );
        }
    }
}

/// Whether a straight mark can be a quotation mark: not an apostrophe, not behind a digit.
fn may_quote(reading: &Reading, index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|at| reading.char(at));
    let after = reading.char(index + 1);
    let is_letter = |char: Option<char>| char.is_some_and(|char| char.is_ascii_alphabetic());
    let is_apostrophe = is_letter(before) && is_letter(after);
    let is_measure =
        before.is_some_and(|char| char.is_ascii_digit()) && after.is_some_and(|char| !is_cjk(char));
    reading.is_chinese(index) && !reading.is_address(index) && !is_apostrophe && !is_measure
}
