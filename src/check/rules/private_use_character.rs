//! A character that means nothing outside the program it came from.

use crate::check::codes;
use crate::check::reading::Reading;
use crate::ground::{Diagnostic, Findings, han};
use crate::text;

/// Reports private-use characters, and the mark left where a character got lost.
pub fn check(reading: &Reading, findings: &mut Findings) {
    for (index, char) in reading
        .chars()
        .filter(|(_, char)| han::is_private_use(*char))
    {
        let number = u32::from(char);
        let message = text!(
            "这里有一个别处显示不出来的字符 U+{number:04X}",
            "U+{number:04X} is no character that others can show"
        );
        let span = reading.span(index);
        let finding = Diagnostic::new(codes::PRIVATE_USE_CHARACTER, span, message);
        findings.push(finding.help(text!(
            "对照原文，换成它原来的字；没有字就删去",
            "look the character up in the original, or remove it"
        )));
    }
}
