//! A bracket or quotation mark without its partner.

use crate::atlas::prose::PassageKind;
use crate::check::codes;
use crate::check::reading::Reading;
use crate::ground::{Diagnostic, Findings};
use crate::text;

const PAIRS: [(char, char); 9] = [
    ('《', '》'),
    ('〈', '〉'),
    ('“', '”'),
    ('‘', '’'),
    ('（', '）'),
    ('【', '】'),
    ('〔', '〕'),
    ('「', '」'),
    ('『', '』'),
];

/// Reports marks that have no partner in their passage.
///
/// A quotation over several paragraphs opens each of them and closes the last only, so an opening
/// quotation mark at the very beginning of a passage may stay open. `1）` at the beginning numbers an
/// item. A value that is part of a phrase need not be whole.
pub fn check(reading: &Reading, findings: &mut Findings) {
    if reading.passage.kind == PassageKind::Fragment {
        return;
    }
    let mut open: Vec<(usize, usize)> = Vec::new();
    // Per pair: how many are open, so that a mark without partner costs no search.
    let mut counts = [0_usize; PAIRS.len()];
    let mut alone: Vec<usize> = Vec::new();
    for (index, char) in reading.chars() {
        if let Some(kind) = kind_of_opening(char) {
            open.push((index, kind));
            counts[kind] += 1;
        } else if let Some(kind) = kind_of_closing(reading, index, char) {
            if counts[kind] == 0 {
                alone.extend((!numbers_an_item(reading, index)).then_some(index));
                continue;
            }
            while let Some((skipped, other)) = open.pop() {
                counts[other] -= 1;
                if other == kind {
                    break;
                }
                alone.push(skipped);
            }
        }
    }
    let quotes_on = |index: &usize| matches!(reading.char(*index), Some('“' | '‘'));
    let left = open.into_iter().map(|(index, _)| index);
    alone.extend(left.filter(|index| !(quotes_on(index) && reading.before(*index).is_none())));
    for index in alone {
        let mark = reading.char(index).unwrap_or_default();
        let message = text!(
            "标点 {mark} 没有和它成对的一半",
            "the mark {mark} has no partner"
        );
        let finding = Diagnostic::new(codes::UNPAIRED_MARK, reading.span(index), message);
        findings.push(finding.help(text!(
            "补上另一半，或删去这一个；同一段里要成对",
            "add its partner in the same paragraph, or remove it"
        )));
    }
}

/// An ASCII bracket closes a full-width one: that it is half-width is another rule's finding.
fn kind_of_opening(char: char) -> Option<usize> {
    let char = if char == '(' { '（' } else { char };
    PAIRS.iter().position(|(open, _)| *open == char)
}

fn kind_of_closing(reading: &Reading, index: usize, char: char) -> Option<usize> {
    let letter = |char: Option<char>| char.is_some_and(|char| char.is_ascii_alphanumeric());
    let before = index.checked_sub(1).and_then(|at| reading.char(at));
    if char == '’' && letter(before) && letter(reading.char(index + 1)) {
        return None;
    }
    let char = if char == ')' { '）' } else { char };
    PAIRS.iter().position(|(_, close)| *close == char)
}

/// `1）`, `a)`, `一）` at the beginning.
fn numbers_an_item(reading: &Reading, index: usize) -> bool {
    const NUMERALS: &str = "一二三四五六七八九十";
    let is_bracket = matches!(reading.char(index), Some('）' | ')'));
    let is_number = |char: char| char.is_ascii_alphanumeric() || NUMERALS.contains(char);
    is_bracket
        && (1..=3).contains(&index)
        && (0..index).all(|at| reading.char(at).is_some_and(is_number))
}
