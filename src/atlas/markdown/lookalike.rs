//! What was meant as Markdown and is none: full-width marks, a missing space. The parser takes it
//! for words, so it would stand on the page.

use std::ops::Range;

use crate::atlas::Picture;
use crate::atlas::document::SCHEMES;
use crate::ground::{Diagnostic, Severity, Span};

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

/// Reports links and pictures whose brackets or colon are full-width.
pub(super) fn links(span: Span, source: Source<'_>, report: &mut Report<'_>) {
    let words = source.slice(span);
    for (at, _) in words.match_indices([']', '］', '】']) {
        let Some(Found { range, target }) = link(words, at) else {
            continue;
        };
        let written = &words[range.clone()];
        let start = span.range().start;
        let (message, help) = match target {
            Target::Site | Target::Outside => (
                crate::text!(
                    "“{written}”的括号是全角，不成链接",
                    "\"{written}\" has full-width brackets, so it is no link"
                ),
                crate::text!(
                    "方括号、圆括号、冒号都用半角：[文字](obs:编号)",
                    "use ASCII brackets and colon: [words](obs:id)"
                ),
            ),
            Target::Section => (
                crate::text!(
                    "“{written}”的括号是全角，不成链接",
                    "\"{written}\" has full-width brackets, so it is no link"
                ),
                crate::text!(
                    "方括号、圆括号都用半角：[文字](#编号)",
                    "use ASCII brackets: [words](#id)"
                ),
            ),
            Target::Picture => (
                crate::text!(
                    "“{written}”的括号是全角，图片不会显示",
                    "\"{written}\" has full-width brackets, so no picture is shown"
                ),
                crate::text!(
                    "感叹号、方括号、圆括号都用半角：![说明](文件名.jpg)",
                    "use ASCII marks: ![words](file.jpg)"
                ),
            ),
        };
        let place = source.span(start + range.start..start + range.end);
        let mut finding = Diagnostic::new(codes::FULL_WIDTH_LINK, place, message).help(help);
        // An address of the web, or a tag, may stand in brackets without being meant as a link.
        if matches!(target, Target::Outside | Target::Section) {
            finding.severity = Severity::Warning;
        }
        report.findings.push(finding);
    }
}

/// What was meant as a link.
struct Found {
    /// From the closing bracket to the end of the destination.
    range: Range<usize>,
    target: Target,
}

/// What a destination would lead to.
#[derive(Clone, Copy, PartialEq)]
enum Target {
    /// Something of the site.
    Site,
    /// A place of the same page.
    Section,
    /// An address of the web or of mail.
    Outside,
    /// A picture file.
    Picture,
}

/// Longest destination that is looked at, in characters: where brackets never close, each of them
/// must not read the rest of the text.
const MAX_DESTINATION: usize = 200;

/// The destination behind the closing bracket at this place; none where nothing of it is
/// full-width, or what follows is neither an address nor a picture file.
fn link(words: &str, at: usize) -> Option<Found> {
    let bracket = words[at..].chars().next()?;
    let behind = &words[at + bracket.len_utf8()..];
    let paren = behind
        .chars()
        .next()
        .filter(|char| matches!(char, '(' | '（'))?;
    let destination = &behind[paren.len_utf8()..];
    let stop = |(_, char): &(usize, char)| matches!(char, ')' | '）' | '\n' | ' ');
    let mut chars = destination.char_indices().take(MAX_DESTINATION);
    let close = chars.find(stop).map(|(at, _)| at);
    let (target, colon) = target(destination, close)?;
    if target == Target::Picture && !is_picture(&words[..at]) {
        return None;
    }
    let close = close.unwrap_or(colon.map_or(0, |colon| colon_end(destination, colon)));
    let last = destination[close..]
        .chars()
        .next()
        .filter(|char| matches!(char, ')' | '）'));
    let marks = [Some(bracket), Some(paren), colon, last];
    let is_full = marks.into_iter().flatten().any(|char| !char.is_ascii());
    let end = at + bracket.len_utf8() + paren.len_utf8() + close + last.map_or(0, char::len_utf8);
    is_full.then_some(Found {
        range: at..end,
        target,
    })
}

/// Whether the words in brackets that end here were meant to stand for a picture: with a mark before the bracket.
fn is_picture(before: &str) -> bool {
    let opening = before.rfind(['[', '［', '【']);
    opening.is_some_and(|opening| before[..opening].ends_with(['!', '！']))
}

/// What a destination leads to, and the colon it is written with.
fn target(destination: &str, close: Option<usize>) -> Option<(Target, Option<char>)> {
    let colon = |word: &str| {
        let next = destination.strip_prefix(word)?.chars().next();
        next.filter(|char| matches!(char, ':' | '：'))
    };
    let own = SCHEMES.iter().map(|(word, _)| (*word, Target::Site));
    let outside = ["https", "http", "mailto"].map(|word| (word, Target::Outside));
    let mut schemes = own.chain(outside);
    let found = schemes.find_map(|(word, target)| Some((target, Some(colon(word)?))));
    found.or_else(|| {
        let name = destination.get(..close?)?;
        if name.strip_prefix(['#', '＃']).is_some_and(is_id) {
            return Some((Target::Section, None));
        }
        Picture::is_named(name).then_some((Target::Picture, None))
    })
}

/// Whether it looks like the id of a section: `（#3）` may only number something.
fn is_id(name: &str) -> bool {
    let is_part = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    name.starts_with(|first: char| first.is_ascii_lowercase()) && name.bytes().all(is_part)
}

/// Behind the first such colon of a text.
fn colon_end(text: &str, colon: char) -> usize {
    text.find(colon).map_or(0, |at| at + colon.len_utf8())
}
