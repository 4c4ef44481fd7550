//! A traditional or variant character in simplified text.

use std::ops::Range;

use crate::check::codes;
use crate::check::reading::Reading;
use crate::ground::{Diagnostic, Findings, Fix, han};
use crate::text;

/// Characters the table would change that simplified text also uses: those of GB/T 2312 (於 and 後
/// and 麴 are surnames, 拚命, 捱, 摺, 榘, 菸, 醣), and 鍾 and 鉅 and 讎, which names keep.
const LEGITIMATE: &str = "後拚捱摺於榘菸醣麴鍾鉅讎";

/// Reports each run of such characters. In a quotation or a title the wording is another's, so there
/// nothing is repaired.
pub fn check(reading: &Reading, findings: &mut Findings) {
    let depths = reading.quotation_depths();
    let mut index = 0;
    while index < reading.len() {
        let length = (index..)
            .map_while(|at| simplified(reading.char(at)?))
            .count();
        if length > 0 {
            let is_quoted = depths[index] > 0;
            findings.push(finding(reading, index..index + length, is_quoted));
        }
        index += length.max(1);
    }
}

fn simplified(char: char) -> Option<char> {
    han::simplified(char).filter(|_| !LEGITIMATE.contains(char))
}

fn finding(reading: &Reading, range: Range<usize>, is_quoted: bool) -> Diagnostic {
    let written = reading.passage.words(range.clone());
    let right: String = written.chars().filter_map(simplified).collect();
    let mut fix = Fix::default();
    for (index, right) in range.clone().zip(right.chars()) {
        fix = fix.and(reading.span(index), right);
    }
    let span = reading.passage.span_of(range);
    let message = text!(
        "简体文字里有繁体或异体字“{written}”",
        "the traditional character {written} in simplified text"
    );
    Diagnostic::new(codes::TRADITIONAL_CHARACTER, span, message)
        .help(text!("改成“{right}”", "write {right}"))
        .fix((!is_quoted).then_some(fix))
}
