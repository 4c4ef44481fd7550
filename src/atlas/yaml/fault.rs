//! Where a fault of syntax is, and what to say of it. The engine stops where it can no longer read
//! on; what the author has to mend often stands before.

use std::ops::Range;

use serde_yaml::Error;

use super::reason;
use crate::atlas::codes;
use crate::ground::{Diagnostic, FileId, Span, Text};
use crate::text;

/// The finding for what the engine could not read in `text[range]`.
pub(super) fn finding(file: FileId, text: &str, range: Range<usize>, error: &Error) -> Diagnostic {
    let part = text.get(range.clone()).unwrap_or("");
    let at_char = error
        .location()
        .map_or(0, |location| location.span().offset());
    let offset = usize::try_from(at_char).unwrap_or(usize::MAX);
    let at = part
        .char_indices()
        .nth(offset)
        .map_or(part.len(), |(byte, _)| byte);
    if let Some(colon) = full_width_colon(part, at) {
        return full_width_colon_fault(file, range.start + colon);
    }
    let span = |place: Range<usize>| {
        let start = range.start;
        Span::new(file, start + place.start, start + place.end)
    };
    let (reason_zh, reason) = reason::wording(&error.to_string());
    if reason.contains("alias") || reason.contains("anchor") {
        let place = alias(part).map_or(at..at, |at| at..at + 1);
        let message = text!(
            "这里不接受 YAML 的别名（*名字）",
            "YAML aliases are not accepted"
        );
        return Diagnostic::new(codes::YAML_ALIAS, span(place), message)
            .help(text!("把内容直接写出来", "write the value out"));
    }
    if let Some(tab) = tab_in_indentation(part, at) {
        let message = text!(
            "这里不合 YAML 的写法：缩进里有 Tab 键，只能用空格",
            "this is not YAML: the indentation has a tab"
        );
        return Diagnostic::new(codes::YAML_SYNTAX, span(tab), message).help(text!(
            "删去这一行开头的空白，改用空格，和同一层的各行左边对齐",
            "replace it by spaces, in line with the lines of the same level"
        ));
    }
    if reason::is_of_pairs(&reason)
        && let Some(opening) = unclosed(part, at)
    {
        return unclosed_fault(
            &part[opening..=opening],
            span(opening..opening + 1),
            span(at..at),
        );
    }
    let message = text!(
        "这里不合 YAML 的写法：{reason_zh}",
        "this is not YAML: {reason}"
    );
    Diagnostic::new(codes::YAML_SYNTAX, span(at..at), message).help(text!(
        "检查缩进（只用空格）、冒号后的空格、引号和方括号是否成对；含冒号或 # 的文字加双引号",
        "check indentation, the space behind colons, and that quotes and brackets pair up"
    ))
}

/// A quotation mark or bracket that nothing closes, and where that was noticed.
fn unclosed_fault(mark: &str, opening: Span, noticed: Span) -> Diagnostic {
    let (name, closing) = match mark {
        "[" => ("方括号", "]"),
        "{" => ("花括号", "}"),
        _ => ("引号", mark),
    };
    let message = text!(
        "这里不合 YAML 的写法：{name} {mark} 没有收尾",
        "this is not YAML: nothing closes {mark}"
    );
    let help: Text = text!(
        "在这个值的末尾补上半角的 {closing}",
        "write {closing} where the value ends"
    );
    let finding = Diagnostic::new(codes::YAML_SYNTAX, opening, message);
    let finding = finding.help(help);
    match noticed.start == opening.start {
        true => finding,
        false => finding.label(
            noticed,
            text!("读到这里才看出来", "this is where it was noticed"),
        ),
    }
}

/// The finding for a full-width colon behind a key.
pub(super) fn full_width_colon_fault(file: FileId, at: usize) -> Diagnostic {
    let span = Span::new(file, at, at + '：'.len_utf8());
    let message = text!(
        "键后面是全角冒号“：”，YAML 认不出这一行",
        "a full-width colon follows the key"
    );
    Diagnostic::new(codes::FULL_WIDTH_COLON, span, message).help(text!(
        "改成半角冒号加一个空格，如 title: 标题",
        "write an ASCII colon and a space"
    ))
}

/// The byte of a full-width colon that stands where a key's colon should: on the faulty line or
/// the line before, behind a short first word, with no ASCII colon in front.
pub(super) fn full_width_colon(part: &str, at: usize) -> Option<usize> {
    let mut ends = part[..at]
        .rmatch_indices('\n')
        .map(|(newline, _)| newline + 1);
    let line = ends.next().unwrap_or(0);
    let before = ends.next().unwrap_or(0);
    [line, before].into_iter().find_map(|start| {
        let line = part[start..].lines().next().unwrap_or("");
        let colon = line.find('：')?;
        let key = line[..colon].trim_start_matches([' ', '-']);
        let is_key = !key.is_empty()
            && key
                .chars()
                .all(|c| c.is_alphanumeric() || c == '_' || c == '-')
            && key.chars().count() <= 20;
        is_key.then_some(start + colon)
    })
}

/// The byte of the first alias: a star where a value begins. The engine points at what the alias
/// stands for, the author has to mend the alias.
fn alias(part: &str) -> Option<usize> {
    [": *", "- *", "[*", ", *"]
        .iter()
        .filter_map(|before| part.find(before).map(|at| at + before.len() - 1))
        .min()
}

/// The first tab in the indentation of the line where the engine stopped, or of the next line with
/// anything on it: the engine names the end of what it could still read.
fn tab_in_indentation(part: &str, at: usize) -> Option<Range<usize>> {
    let mut start = part[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let mut seen = 0;
    for line in part[start..].split_inclusive('\n') {
        let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line[..indentation].find('\t') {
            return Some(start + tab..start + indentation);
        }
        seen += usize::from(!line.trim().is_empty());
        if seen == 2 {
            return None;
        }
        start += line.len();
    }
    None
}

/// The quotation mark or bracket that is still open where the engine stopped and was opened on an
/// earlier line, or is open to the end: a value is read that goes on over lines nobody meant for it.
fn unclosed(part: &str, at: usize) -> Option<usize> {
    let mut open = Opened::default();
    // Where nothing closes a mark to the end, the engine names the mark itself.
    for (place, char) in part.char_indices().take_while(|(place, _)| *place <= at) {
        open.read(place, char);
    }
    let opening = open.quote.map(|(place, _)| place);
    if let Some(place) = opening.or(open.brackets.last().copied()) {
        return Some(place);
    }
    // A quotation mark of a later line was taken for the closing one.
    let closed = open.closed_on_a_later_line?;
    let line = part[..at].rfind('\n').map_or(0, |newline| newline + 1);
    (closed.end > line).then_some(closed.start)
}

/// What is open at a place of a YAML text.
#[derive(Default)]
struct Opened {
    /// Where the quotation mark stands, and which it is.
    quote: Option<(usize, char)>,
    /// Where the brackets stand, outermost first.
    brackets: Vec<usize>,
    /// From the mark to behind the one that closed it, if that is on another line.
    closed_on_a_later_line: Option<Range<usize>>,
    line: usize,
    quoted_on: usize,
    is_comment: bool,
    is_escaped: bool,
    before: Before,
    /// Blanks at the beginning of the line, so far.
    indentation: usize,
    is_indented: bool,
    /// A text behind `|` or `>`, in which no mark opens anything: the indentation and line of its key.
    block: Option<(usize, usize)>,
}

/// What stands before a character: only at the beginning of a value does a mark open anything.
#[derive(Default, Clone, Copy, PartialEq)]
enum Before {
    /// Nothing of a value yet: blanks, a colon or hyphen with a blank, a bracket, a comma.
    #[default]
    Value,
    /// A colon or hyphen that a blank would complete.
    Indicator,
    /// Words.
    Words,
    /// A blank behind words.
    Blank,
}

impl Opened {
    fn read(&mut self, place: usize, char: char) {
        self.line += usize::from(char == '\n');
        if let Some((start, mark)) = self.quote {
            return self.read_quoted(start, mark, place, char);
        }
        if self.is_in_block(char) {
            return;
        }
        let is_flow = !self.brackets.is_empty();
        self.before = match char {
            '\n' => {
                self.is_comment = false;
                Before::Value
            }
            _ if self.is_comment => return,
            '#' if self.before != Before::Words => {
                self.is_comment = true;
                return;
            }
            ' ' => match self.before {
                Before::Value | Before::Indicator => Before::Value,
                Before::Words | Before::Blank => Before::Blank,
            },
            '"' | '\'' if self.before == Before::Value => {
                self.quote = Some((place, char));
                self.quoted_on = self.line;
                Before::Words
            }
            '[' | '{' if self.before == Before::Value => {
                self.brackets.push(place);
                Before::Value
            }
            ']' | '}' if is_flow => {
                self.brackets.pop();
                Before::Words
            }
            '|' | '>' if self.before == Before::Value && !is_flow => {
                self.block = Some((self.indentation, self.line));
                Before::Words
            }
            ',' if is_flow => Before::Value,
            ':' => Before::Indicator,
            '-' if self.before == Before::Value => Before::Indicator,
            _ => Before::Words,
        };
    }

    /// Whether a character belongs to a block of text, which goes on while lines are indented deeper than its key.
    fn is_in_block(&mut self, char: char) -> bool {
        match char {
            '\n' => (self.indentation, self.is_indented) = (0, false),
            ' ' if !self.is_indented => self.indentation += 1,
            _ => self.is_indented = true,
        }
        let Some((indentation, line)) = self.block else {
            return false;
        };
        let goes_on = self.line == line || !self.is_indented || self.indentation > indentation;
        if !goes_on {
            self.block = None;
            self.before = Before::Value;
        }
        goes_on
    }

    fn read_quoted(&mut self, start: usize, mark: char, place: usize, char: char) {
        let is_escaped = std::mem::take(&mut self.is_escaped);
        if char == '\\' && mark == '"' {
            self.is_escaped = !is_escaped;
        } else if char == mark && !is_escaped {
            self.quote = None;
            if self.line > self.quoted_on {
                self.closed_on_a_later_line = Some(start..place + 1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_in_a_block_of_text_open_nothing() {
        for (part, found) in [
            ("a: |\n  '90年代\n\n  [甲\nb: c: d\n", None),
            ("- a: >-\n    '90年代\n  b: c: d\n", None),
            ("a: |\n  甲\nb: '乙\nc: d\n", Some("'乙")),
            ("a: '甲|乙\nc: d\n", Some("'甲")),
        ] {
            let opening = unclosed(part, part.len() - 2);
            assert_eq!(opening, found.and_then(|text| part.find(text)), "{part}");
        }
    }
}
