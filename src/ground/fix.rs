//! Repairs that come with a finding: what to write instead, byte for byte.

use std::collections::BTreeMap;

use super::span::Span;

/// One change of a text: the bytes of a span become other words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What goes; empty to insert.
    pub span: Span,
    /// What comes in its place; empty to remove.
    pub text: String,
}

/// A repair that cannot change what a text says: all of its edits or none of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fix {
    /// In one file, in any order, not overlapping.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A repair of one edit.
    pub fn replace(span: Span, text: impl Into<String>) -> Fix {
        Fix::default().and(span, text)
    }

    /// Adds an edit that belongs to the same repair, such as the other bracket.
    #[must_use]
    pub fn and(mut self, span: Span, text: impl Into<String>) -> Fix {
        let text = text.into();
        self.edits.push(Edit { span, text });
        self
    }
}

/// Applies repairs of one file to its text; every place is that of the text as it was.
///
/// Of repairs that touch the same bytes the first is applied and the others are left for the next
/// run; so are edits that do not fit the text. Returns the text and how many repairs were applied.
///
/// ```
/// use case_atlas::ground::{Fix, Sources, Span, apply_fixes};
/// let mut sources = Sources::default();
/// let file = sources.add("a.md", "甲,乙,丙");
/// let comma = |at| Fix::replace(Span::new(file, at, at + 1), "，");
/// let fixes = [comma(3), comma(7), comma(3)];
/// assert_eq!(apply_fixes("甲,乙,丙", &fixes), ("甲，乙，丙".to_owned(), 2));
/// ```
pub fn apply_fixes<'f>(text: &str, fixes: impl IntoIterator<Item = &'f Fix>) -> (String, usize) {
    let mut taken: BTreeMap<usize, &Edit> = BTreeMap::new();
    let mut applied = 0;
    for fix in fixes {
        let mut with_it = Vec::with_capacity(fix.edits.len());
        for edit in &fix.edits {
            if is_free(edit, text, &taken) {
                taken.insert(edit.span.range().start, edit);
                with_it.push(edit.span.range().start);
            }
        }
        if with_it.len() < fix.edits.len() {
            for start in with_it {
                taken.remove(&start);
            }
        } else if !with_it.is_empty() {
            applied += 1;
        }
    }
    // Copying between sorted edits moves every byte once; replacing in place, even from the end
    // backwards, would move the rest of the text for each edit.
    let mut repaired = String::with_capacity(text.len());
    let mut at = 0;
    for (start, edit) in taken {
        repaired.push_str(&text[at..start]);
        repaired.push_str(&edit.text);
        at = edit.span.range().end;
    }
    repaired.push_str(&text[at..]);
    (repaired, applied)
}

/// Whether an edit fits the text and touches no edit that is taken; two at one place touch.
fn is_free(edit: &Edit, text: &str, taken: &BTreeMap<usize, &Edit>) -> bool {
    let range = edit.span.range();
    let before = taken.range(..=range.start).next_back();
    let after = taken.range(range.start..).next();
    text.get(range.clone()).is_some()
        && before.is_none_or(|(start, other)| {
            *start < range.start && other.span.range().end <= range.start
        })
        && after.is_none_or(|(start, _)| *start >= range.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Sources;

    #[test]
    fn a_repair_is_applied_whole_or_not_at_all() {
        let text = "(甲)(乙)";
        let mut sources = Sources::default();
        let file = sources.add("a.md", text);
        let edit = |at: usize| Span::new(file, at, at + 1);
        let outer = Fix::replace(edit(0), "（").and(edit(4), "）");
        let clash = Fix::replace(edit(4), "」").and(edit(9), "」");
        let other = Fix::replace(edit(5), "（").and(edit(9), "）");
        let (repaired, applied) = apply_fixes(text, &[outer, clash, other]);
        assert_eq!((repaired.as_str(), applied), ("（甲）（乙）", 2));
    }

    #[test]
    fn what_does_not_fit_the_text_is_left_out() {
        let mut sources = Sources::default();
        let file = sources.add("a.md", "甲乙");
        let fixes = [(1, 2), (0, 99), (7, 9)]
            .map(|(start, end)| Fix::replace(Span::new(file, start, end), "丙"));
        assert_eq!(apply_fixes("甲乙", &fixes), ("甲乙".to_owned(), 0));
    }
}
