//! A range in the text whose first number is the larger.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::codes;
use crate::check::reading::Reading;
use crate::ground::{Diagnostic, Findings};
use crate::text;

/// The signs of a range. A hyphen is not among them: telephone numbers and codes have it.
const SIGNS: [char; 4] = ['—', '～', '~', '–'];

/// Signs and letters in front that make the first number part of a name, a code or a list.
const PART_OF_MORE: &str = "./-—–～~:：";

/// Reports `5—3万元`, `2019—2016年`. Standard numbers (`GB/T 15834—2011`), telephone numbers (a
/// leading zero) and years written short are not meant.
pub fn check(reading: &Reading, findings: &mut Findings) {
    for (sign, _) in reading.chars().filter(|(_, char)| SIGNS.contains(char)) {
        let (front, back) = (
            number_before(reading, sign),
            number_behind(reading, sign + 1),
        );
        let (Some((low, first)), Some((high, last))) = (front, back) else {
            continue;
        };
        let whole = first.start..last.end;
        if low <= high || !reading.is_chinese(sign) || is_part_of_more(reading, &whole, last.len())
        {
            continue;
        }
        let written = reading.passage.words(whole.clone());
        let span = reading.passage.span_of(whole);
        let message = text!(
            "范围“{written}”前大后小",
            "the range {written} begins with the larger number"
        );
        findings.push(
            Diagnostic::new(codes::REVERSED_RANGE, span, message).help(text!(
                "从小写到大；不是范围的，换一种写法",
                "write the smaller number first, or say it in words"
            )),
        );
    }
}

/// Whether the two numbers are something else than a range.
fn is_part_of_more(reading: &Reading, whole: &Range<usize>, digits_behind: usize) -> bool {
    let before = whole.start.checked_sub(1).and_then(|at| reading.char(at));
    let letter = reading
        .before(whole.start)
        .is_some_and(|char| char.is_ascii_alphabetic());
    let more = |char: char| char.is_ascii_alphanumeric() || PART_OF_MORE.contains(char);
    let starts_with_zero = reading.char(whole.start) == Some('0') && digits_behind > 1;
    let digits = (whole.start..whole.end).take_while(|index| {
        reading
            .char(*index)
            .is_some_and(|char| char.is_ascii_digit())
    });
    let is_short_year = digits.count() == 4 && digits_behind <= 2;
    letter
        || before.is_some_and(more)
        || reading.char(whole.end).is_some_and(more)
        || starts_with_zero
        || is_short_year
}

fn number_behind(reading: &Reading, start: usize) -> Option<(Decimal, Range<usize>)> {
    let part = |index: &usize| reading.char(*index).is_some_and(is_part);
    let end = start + (start..).take_while(part).count();
    value(reading, start..end)
}

/// The number in front of a sign; 万, 亿 and % may stand between, since ends share their unit.
fn number_before(reading: &Reading, sign: usize) -> Option<(Decimal, Range<usize>)> {
    let is_unit = |index: &usize| matches!(reading.char(*index), Some('%' | '年'));
    let end = sign - (0..sign).rev().take_while(is_unit).count();
    let part = |index: &usize| reading.char(*index).is_some_and(is_part);
    let start = end - (0..end).rev().take_while(part).count();
    value(reading, start..end)
}

fn is_part(char: char) -> bool {
    char.is_ascii_digit() || char == '.'
}

fn value(reading: &Reading, range: Range<usize>) -> Option<(Decimal, Range<usize>)> {
    let written = reading.passage.words(range.clone());
    Some((Decimal::from_str_exact(&written).ok()?, range))
}
