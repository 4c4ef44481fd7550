//! A colon where a ratio sign belongs.

use std::ops::Range;

use crate::check::codes;
use crate::check::reading::Reading;
use crate::ground::{Diagnostic, Findings, Fix};
use crate::text;

/// U+2236, the ratio sign.
const RATIO: char = '∶';
const COLONS: [char; 3] = [':', '：', RATIO];

/// Words that say a pair of numbers is a ratio, though it could be a time of day.
const RATIO_WORDS: [&str; 5] = ["比例", "之比", "配比", "比为", "的比"];

/// How many characters around such a pair are searched for them.
const NEARBY: usize = 6;

/// The longest number of a ratio, in characters.
const MAX_NUMBER: usize = 6;

/// Reports `5：4：1` and `5:4:1` in Chinese. Times (`10:30`), years and pages are not meant.
pub fn check(reading: &Reading, findings: &mut Findings) {
    let mut index = 0;
    while index < reading.len() {
        let end = number_end(reading, index);
        if end == index {
            index += 1;
            continue;
        }
        let start = index;
        let mut parts: Vec<_> = std::iter::once(start..end).collect();
        while let Some(next) = next_part(reading, parts[parts.len() - 1].end) {
            parts.push(next);
        }
        index = parts[parts.len() - 1].end;
        if parts.len() > 1 && is_ratio(reading, &parts) {
            report(reading, &parts, findings);
        }
    }
}

/// Where the number that begins here ends: digits with at most one point inside.
fn number_end(reading: &Reading, start: usize) -> usize {
    let digit = |index: usize| {
        reading
            .char(index)
            .is_some_and(|char| char.is_ascii_digit())
    };
    let digits = |from: usize| (from..).take_while(|index| digit(*index)).count();
    let end = start + digits(start);
    if end > start && reading.char(end) == Some('.') && digit(end + 1) {
        end + 1 + digits(end + 1)
    } else {
        end
    }
}

fn next_part(reading: &Reading, colon: usize) -> Option<Range<usize>> {
    reading.char(colon).filter(|char| COLONS.contains(char))?;
    let end = number_end(reading, colon + 1);
    (end > colon + 1).then_some(colon + 1..end)
}

fn is_ratio(reading: &Reading, parts: &[Range<usize>]) -> bool {
    let (first, last) = (&parts[0], &parts[parts.len() - 1]);
    let is_wrong = |part: &Range<usize>| reading.char(part.end) != Some(RATIO);
    let before = first.start.checked_sub(1).and_then(|at| reading.char(at));
    let after = reading.char(last.end);
    let belongs = |char: char| char.is_ascii_alphanumeric() || "./-_)）]:：".contains(char);
    let is_year = |part: &Range<usize>| {
        let word = reading.passage.words(part.clone());
        word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
    };
    parts[..parts.len() - 1].iter().any(is_wrong)
        && reading.is_chinese(first.start)
        && !reading.is_address(first.start)
        && !before.is_some_and(belongs)
        && !after.is_some_and(|char| char.is_ascii_alphanumeric() || ":：".contains(char))
        && parts.iter().all(|part| part.len() <= MAX_NUMBER)
        && !is_year(first)
        && (!is_time(reading, parts) || is_called_ratio(reading, first.start..last.end))
}

/// Hours, minutes and seconds as clocks write them.
fn is_time(reading: &Reading, parts: &[Range<usize>]) -> bool {
    let number = |part: &Range<usize>| reading.passage.words(part.clone()).parse::<u32>().ok();
    let is_part = |part: &Range<usize>| part.len() == 2 && number(part).is_some_and(|n| n < 60);
    parts.len() <= 3
        && parts[0].len() <= 2
        && number(&parts[0]).is_some_and(|hour| hour <= 24)
        && parts[1..].iter().all(is_part)
}

fn is_called_ratio(reading: &Reading, range: Range<usize>) -> bool {
    let front = reading
        .passage
        .words(range.start.saturating_sub(NEARBY)..range.start);
    let back = reading
        .passage
        .words(range.end..(range.end + NEARBY).min(reading.len()));
    RATIO_WORDS
        .iter()
        .any(|word| front.contains(word) || back.contains(word))
}

fn report(reading: &Reading, parts: &[Range<usize>], findings: &mut Findings) {
    let whole = parts[0].start..parts[parts.len() - 1].end;
    let written = reading.passage.words(whole.clone());
    let right: String = written
        .chars()
        .map(|char| if COLONS.contains(&char) { RATIO } else { char })
        .collect();
    let mut fix = Fix::default();
    for part in &parts[..parts.len() - 1] {
        if reading.char(part.end) != Some(RATIO) {
            fix = fix.and(reading.span(part.end), RATIO);
        }
    }
    let message = text!(
        "比例“{written}”用了冒号",
        "the ratio {written} is written with colons"
    );
    findings.push(
        Diagnostic::new(codes::RATIO_COLON, reading.passage.span_of(whole), message)
            .help(text!(
                "改成“{right}”，用比号 ∶（U+2236）",
                "write {right} with the ratio sign U+2236"
            ))
            .fix(Some(fix)),
    );
}
