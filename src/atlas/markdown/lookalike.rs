//! What was meant as Markdown and is none: full-width marks, a missing space. The parser takes it
//! for words, so it would stand on the page.

use std::ops::Range;

use crate::atlas::document::SCHEMES;
use crate::ground::Span;

use super::{Report, Source, codes};

/// Deepest heading of Markdown.
const MAX_LEVEL: usize = 6;

/// Reports lines of a paragraph that begin like a heading.
pub(super) fn headings(span: Span, source: Source<'_>, report: &mut Report<'_>) {
    let mut at = span.range().start;
    for line in source.slice(span).split_inclusive('\n') {
        let words = line.trim_start_matches([' ', '>', '\t']);
        let start = at + line.len() - words.len();
        at += line.len();
        let marks = words.len() - words.trim_start_matches(['#', '＃']).len();
        let (marks, rest) = words.split_at(marks);
        let count = marks.chars().count();
        let place = source.span(start..start + marks.len());
        let (hashes, title) = ("#".repeat(count), rest.trim());
        if count > MAX_LEVEL || title.is_empty() {
            continue;
        }
        // One mark alone may number something (＃1) or tag it (#话题#).
        if marks.contains('＃') && (count > 1 || rest.starts_with([' ', '\u{3000}'])) {
            report.push(
                codes::FULL_WIDTH_HEADING,
                place,
                crate::text!(
                    "全角的“{marks}”不是标题记号",
                    "full-width \"{marks}\" is no heading mark"
                ),
                crate::text!(
                    "改成半角，后面空一格：{hashes} {title}",
                    "write {hashes} {title}"
                ),
            );
        } else if !marks.contains('＃') && count > 1 && !rest.starts_with([' ', '\t']) {
            report.push(
                codes::HEADING_WITHOUT_SPACE,
                place,
                crate::text!(
                    "“{marks}”后面没有空格，不成标题",
                    "no space behind \"{marks}\", so this is no heading"
                ),
                crate::text!("空一格：{hashes} {title}", "write {hashes} {title}"),
            );
        }
    }
}

/// Reports a heading of the first level: the page's own title is one.
pub(super) fn level_one(span: Span, report: &mut Report<'_>) {
    report.push(
        codes::HEADING_OF_LEVEL_ONE,
        span,
        crate::text!(
            "正文里用了一级标题",
            "the body has a heading of the first level"
        ),
        crate::text!(
            "网页的一级标题是 title；正文从二级标题开始，写 ##",
            "the page's first-level heading is the title; begin with ## in the body"
        ),
    );
}

/// Reports links whose brackets or colon are full-width.
pub(super) fn links(span: Span, source: Source<'_>, report: &mut Report<'_>) {
    let words = source.slice(span);
    for (at, _) in words.match_indices([']', '］', '】']) {
        let Some(found) = link(words, at) else {
            continue;
        };
        let written = &words[found.clone()];
        let start = span.range().start;
        report.push(
            codes::FULL_WIDTH_LINK,
            source.span(start + found.start..start + found.end),
            crate::text!(
                "“{written}”的括号是全角，不成链接",
                "\"{written}\" has full-width brackets, so it is no link"
            ),
            crate::text!(
                "方括号、圆括号、冒号都用半角：[文字](obs:编号)",
                "use ASCII brackets and colon: [words](obs:id)"
            ),
        );
    }
}

/// Longest destination that is looked at, in characters: where brackets never close, each of them
/// must not read the rest of the text.
const MAX_DESTINATION: usize = 200;

/// From the closing bracket at this place to the end of what should be a destination; none where
/// nothing of it is full-width, or no scheme follows.
fn link(words: &str, at: usize) -> Option<Range<usize>> {
    let bracket = words[at..].chars().next()?;
    let behind = &words[at + bracket.len_utf8()..];
    let paren = behind
        .chars()
        .next()
        .filter(|char| matches!(char, '(' | '（'))?;
    let destination = &behind[paren.len_utf8()..];
    let schemes = SCHEMES
        .iter()
        .map(|(word, _)| *word)
        .chain(["https", "http", "mailto"]);
    let mut colons = schemes.filter_map(|word| destination.strip_prefix(word)?.chars().next());
    let colon = colons.find(|char| matches!(char, ':' | '：'))?;
    let stop = |(_, char): &(usize, char)| matches!(char, ')' | '）' | '\n' | ' ');
    let mut chars = destination.char_indices().take(MAX_DESTINATION);
    let close = chars
        .find(stop)
        .map_or(colon_end(destination), |(at, _)| at);
    let last = destination[close..]
        .chars()
        .next()
        .filter(|char| matches!(char, ')' | '）'));
    let is_full = [bracket, paren, colon].iter().any(|char| !char.is_ascii()) || last == Some('）');
    let end = at + bracket.len_utf8() + paren.len_utf8() + close + last.map_or(0, char::len_utf8);
    is_full.then_some(at..end)
}

/// Behind the first colon of a text.
fn colon_end(text: &str) -> usize {
    text.find([':', '：']).map_or(0, |at| {
        at + text[at..].chars().next().map_or(0, char::len_utf8)
    })
}
