//! Numbers stay with their units, and keep the quarter em between Han and digits (Requirements for
//! Chinese Text Layout, 3.2.2 and 3.1.3). Typst puts that space between characters of one text by
//! itself; a number that must not break is a box to it, and beside boxes it puts none.

use std::borrow::Cow;

use super::prose::{Inline, Marked, marked};
use crate::ground::han::is_han;

/// What may follow digits as part of the number or as its unit.
const UNITS: &str = "多余几千百万亿元亩户人名口个家吨公斤里米克升度倍成年月日天时分秒点岁村乡镇县户次期批条只头株棵座栋间台辆件项种类期层级位步届";

/// The longest unit that is kept with its number, in characters: 万元, 多万亩.
const UNIT: usize = 4;

/// Punctuation that the Unicode line breaking rules let begin a line behind a box, and Chinese does
/// not (UAX #14, LB20 stands before LB21 and LB22).
const STAYS: [char; 6] = ['：', '；', '…', '·', '～', '〜'];

/// Adds words, with the numbers in them kept together; characters that control something and show
/// nothing are dropped.
pub(super) fn push_words<'h>(text: &'h str, written: &mut Vec<Inline<'h>>) {
    let mut rest = text;
    while let Some((start, end)) = next_number(rest) {
        push_plain(&rest[..start], written);
        written.push(marked(Marked::Number {
            content: vec![Inline::Words(Cow::Borrowed(&rest[start..end]))],
            before: false,
            after: false,
        }));
        rest = &rest[end..];
    }
    push_plain(rest, written);
}

fn push_plain<'h>(text: &'h str, written: &mut Vec<Inline<'h>>) {
    if text.is_empty() {
        return;
    }
    let text = if text.contains(char::is_control) {
        Cow::Owned(text.replace(char::is_control, ""))
    } else {
        Cow::Borrowed(text)
    };
    written.push(Inline::Words(text));
}

/// Where the next number with a Han unit stands.
fn next_number(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    loop {
        let start = from + text[from..].find(|char: char| char.is_ascii_digit())?;
        let is_part = |char: char| char.is_ascii_digit() || ".,%+-".contains(char);
        let digits = text[start..].find(|char| !is_part(char));
        let unit = start + digits?;
        let units = text[unit..]
            .chars()
            .take_while(|char| UNITS.contains(*char));
        let length: usize = units.take(UNIT).map(char::len_utf8).sum();
        if length > 0 {
            return Some((start, unit + length));
        }
        from = unit;
    }
}

/// Gives every number in running text the space beside it, and the punctuation behind it that must
/// not begin a line.
pub(super) fn space(mut content: Vec<Inline<'_>>) -> Vec<Inline<'_>> {
    for at in 0..content.len() {
        let (done, rest) = content.split_at_mut(at + 1);
        let Some((
            Inline::Marked(Marked::Number {
                content,
                before,
                after,
            }),
            done,
        )) = done.split_last_mut()
        else {
            continue;
        };
        if let Some(Inline::Words(next)) = rest.first_mut() {
            take_punctuation(content, next);
        }
        let is_han = |char: Option<char>| char.is_some_and(is_han);
        let is_latin = |char: Option<char>| char.is_some_and(|char| char.is_ascii_alphanumeric());
        *before =
            is_latin(edge(content.first(), End::Start)) && is_han(edge(done.last(), End::End));
        *after = is_latin(edge(content.last(), End::End)) && is_han(edge(rest.first(), End::Start));
    }
    content
}

fn take_punctuation<'h>(content: &mut Vec<Inline<'h>>, next: &mut Cow<'h, str>) {
    let length: usize = next
        .chars()
        .take_while(|char| STAYS.contains(char))
        .map(char::len_utf8)
        .sum();
    if length > 0 {
        content.push(Inline::Words(Cow::Owned(next[..length].to_owned())));
        *next = Cow::Owned(next[length..].to_owned());
    }
}

#[derive(Clone, Copy)]
enum End {
    Start,
    End,
}

/// The character at an end of a piece of running text.
fn edge(inline: Option<&Inline<'_>>, end: End) -> Option<char> {
    let inner = match inline? {
        Inline::Words(text) => {
            return match end {
                End::Start => text.chars().next(),
                End::End => text.chars().next_back(),
            };
        }
        Inline::Marked(
            Marked::Emphasis { content }
            | Marked::Strong { content }
            | Marked::Strikethrough { content }
            | Marked::Number { content, .. }
            | Marked::Link { content, .. },
        ) => content,
        Inline::Marked(_) => return None,
    };
    match end {
        End::Start => edge(inner.first(), end),
        End::End => edge(inner.last(), end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers in brackets, the space beside them as a bar.
    fn shown(text: &str) -> String {
        let mut written = Vec::new();
        push_words(text, &mut written);
        let mut shown = String::new();
        for inline in space(written) {
            match inline {
                Inline::Words(text) => shown.push_str(&text),
                Inline::Marked(Marked::Number {
                    content,
                    before,
                    after,
                }) => {
                    shown.push_str(if before { "|[" } else { "[" });
                    for inline in content {
                        if let Inline::Words(text) = inline {
                            shown.push_str(&text);
                        }
                    }
                    shown.push_str(if after { "]|" } else { "]" });
                }
                Inline::Marked(_) => {}
            }
        }
        shown
    }

    #[test]
    fn numbers_stay_with_their_units() {
        for (text, expected) in [
            ("收入2.19亿元，增长10%", "收入|[2.19亿元]，增长10%"),
            ("（40余万元；见下", "（[40余万元；]见下"),
            ("2017年10月", "[2017年]|[10月]"),
            ("G12高速，第3章", "G12高速，第3章"),
            ("百姓", "百姓"),
            ("至2020", "至2020"),
            ("甲\u{7}乙", "甲乙"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
