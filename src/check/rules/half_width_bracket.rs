//! ASCII brackets in Chinese text.

use super::document_number;
use crate::check::codes;
use crate::check::reading::{Reading, is_cjk};
use crate::ground::{Diagnostic, Findings, Fix};
use crate::text;

/// Reports pairs of round brackets of which one is ASCII, where Chinese stands next to them, outside
/// or inside. `f(x)` and the years of document numbers, which have a rule of their own, are not meant.
pub fn check(reading: &Reading, findings: &mut Findings) {
    let mut open = Vec::new();
    for (index, char) in reading.chars() {
        match char {
            '(' | '（' if !reading.is_address(index) => open.push(index),
            ')' | '）' if !reading.is_address(index) => {
                if let Some(first) = open.pop() {
                    findings_of_pair(reading, first, index, findings);
                }
            }
            _ => {}
        }
    }
}

fn findings_of_pair(reading: &Reading, first: usize, last: usize, findings: &mut Findings) {
    let is_ascii = |index: usize| reading.char(index).is_some_and(|char| char.is_ascii());
    if !(is_ascii(first) || is_ascii(last))
        || !reading.is_chinese(first)
        || document_number::year_in_brackets(reading, first).is_some()
    {
        return;
    }
    let inside = [reading.after(first), reading.before(last)];
    let outside = [
        first.checked_sub(1).and_then(|index| reading.char(index)),
        reading.char(last + 1),
    ];
    let is_chinese = |side: Option<char>| side.is_some_and(is_cjk);
    let is_call = outside[0].is_some_and(|char| char.is_ascii_alphanumeric());
    if !inside.into_iter().any(is_chinese) && (is_call || !outside.into_iter().any(is_chinese)) {
        return;
    }
    let mut fix = Fix::default();
    for (index, full) in [(first, "（"), (last, "）")] {
        if is_ascii(index) {
            fix = fix.and(reading.span(index), full);
        }
    }
    let at = if is_ascii(first) { first } else { last };
    let message = text!("中文里用了半角括号“()”", "ASCII brackets in Chinese text");
    findings.push(
        Diagnostic::new(codes::HALF_WIDTH_BRACKET, reading.span(at), message)
            .help(text!("改成全角“（）”", "write \"（）\""))
            .fix(Some(fix)),
    );
}
