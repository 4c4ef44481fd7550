//! ASCII marks in Chinese text: one way to find them, and one repair.

use super::reading::{Reading, is_cjk};
use crate::ground::{Code, Diagnostic, Findings, Fix, han};
use crate::text;

/// A mark that has a full-width form.
pub struct Mark {
    /// As ASCII has it.
    pub half: char,
    /// As Chinese text has it.
    pub full: char,
    /// Its name in messages.
    pub name: (&'static str, &'static str),
    /// What is reported.
    pub code: &'static Code,
}

/// Reports every such mark of a Chinese sentence that stands next to Chinese. Marks in addresses and
/// between letters or digits (`1,000`, `10:30`, `obs:id`) are as they should be.
pub fn report(mark: &Mark, reading: &Reading, findings: &mut Findings) {
    for (index, _) in reading.chars().filter(|(_, char)| *char == mark.half) {
        if is_chinese_mark(reading, index) {
            findings.push(finding(mark, reading, index));
        }
    }
}

/// Whether the mark at an index punctuates Chinese: one side of it is Chinese, or it follows a
/// percentage, where it cannot be part of a number.
pub fn is_chinese_mark(reading: &Reading, index: usize) -> bool {
    let sides = [reading.before(index), reading.after(index)];
    let is_latin = |side: &Option<char>| side.is_some_and(|char| char.is_ascii_alphanumeric());
    reading.is_chinese(index)
        && !reading.is_address(index)
        && !sides.iter().all(is_latin)
        && (sides.into_iter().flatten().any(is_cjk) || sides[0] == Some('%'))
}

fn finding(mark: &Mark, reading: &Reading, index: usize) -> Diagnostic {
    let Mark {
        half,
        full,
        name: (zh, en),
        code,
    } = mark;
    let before = index.checked_sub(1).and_then(|at| reading.char(at));
    let is_between = [before, reading.char(index + 1)]
        .into_iter()
        .all(|side| side.is_some_and(han::is_han));
    let message = if is_between {
        text!(
            "汉字之间用了半角{zh}“{half}”",
            "an ASCII {en} between Han characters"
        )
    } else {
        text!(
            "中文里用了半角{zh}“{half}”",
            "an ASCII {en} in Chinese text"
        )
    };
    let span = reading.span(index);
    Diagnostic::new(code, span, message)
        .help(text!("改成全角“{full}”", "write \"{full}\""))
        .fix(Some(Fix::replace(span, *full)))
}
