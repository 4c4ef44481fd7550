//! A title inside a title, or a quotation inside a quotation, with the marks of the outer one.

use crate::check::codes;
use crate::check::reading::Reading;
use crate::ground::{Diagnostic, Findings, Fix};
use crate::text;

/// The outer pair, and the pair for what stands directly in it.
const PAIRS: [([char; 2], [&str; 2]); 2] = [(['《', '》'], ["〈", "〉"]), (['“', '”'], ["‘", "’"])];

/// Reports the inner pair. A title is repaired where all marks of the passage pair up; in a quotation
/// one wrong mark looks the same (`“甲“，”`), so that is left to the author.
pub fn check(reading: &Reading, findings: &mut Findings) {
    for ([open, close], inner) in PAIRS {
        let mut stack = Vec::new();
        let mut nested = Vec::new();
        let mut balanced = true;
        for (index, char) in reading.chars() {
            if char == open {
                stack.push(index);
            } else if char == close {
                match stack.pop() {
                    Some(first) if stack.len() % 2 == 1 => nested.push((first, index)),
                    Some(_) => {}
                    None => balanced = false,
                }
            }
        }
        balanced &= stack.is_empty();
        if !balanced {
            continue;
        }
        for (first, last) in nested {
            let span = reading.span(first);
            let [inner_open, inner_close] = inner;
            let message = text!(
                "{open}{close} 里面又用了 {open}{close}",
                "{open}{close} inside {open}{close}"
            );
            let fix = Fix::replace(span, inner_open).and(reading.span(last), inner_close);
            findings.push(
                Diagnostic::new(codes::NESTED_MARK, span, message)
                    .help(text!(
                        "里面的一对改成 {inner_open}{inner_close}",
                        "write {inner_open}{inner_close} for the inner pair"
                    ))
                    .fix((open == '《').then_some(fix)),
            );
        }
    }
}
