//! An ASCII full stop at the end of a Chinese sentence.

use crate::check::codes;
use crate::check::reading::{Reading, is_space};
use crate::ground::{Diagnostic, Findings, Fix, han};
use crate::text;

/// Numerals that a stop at the beginning numbers an item with: `一. 总体要求`.
const NUMERALS: &str = "一二三四五六七八九十";

/// Reports stops behind a Han character that nothing, a blank, a closing mark or a Han character
/// follows. The last may be a name cut in two (卡尔.马克思), so it is left to the author.
pub fn check(reading: &Reading, findings: &mut Findings) {
    for (index, _) in reading.chars().filter(|(_, char)| *char == '.') {
        let before = index.checked_sub(1).and_then(|at| reading.char(at));
        let is_chinese = reading.is_chinese(index) && !reading.is_address(index);
        if !is_chinese || !before.is_some_and(|char| han::is_han(char) || "”’）》".contains(char))
        {
            continue;
        }
        let is_end = |char| is_space(char) || char == '\n' || "”’）".contains(char);
        let numbers = |at: usize| reading.char(at).is_some_and(|char| NUMERALS.contains(char));
        if index <= 3 && (0..index).all(numbers) {
            continue;
        }
        let next = reading.char(index + 1);
        let ends = next.is_none_or(is_end);
        if !ends && !next.is_some_and(han::is_han) {
            continue;
        }
        let span = reading.span(index);
        let message = text!(
            "中文里用了半角句点“.”",
            "an ASCII full stop in Chinese text"
        );
        findings.push(
            Diagnostic::new(codes::HALF_WIDTH_STOP, span, message)
                .help(text!(
                    "句末改成“。”，人名中间改成“·”",
                    "write \"。\" at the end of a sentence, \"·\" inside a name"
                ))
                .fix(ends.then(|| Fix::replace(span, '。'))),
        );
    }
}
