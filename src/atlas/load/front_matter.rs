//! The YAML block at the head of a Markdown file.

use std::ops::Range;
use std::sync::Arc;

use super::super::codes;
use super::super::yaml::{self, Node};
use crate::ground::{Diagnostic, FileId, Findings, SourceFile, Span};
use crate::text;

/// A Markdown file cut in two.
pub struct FrontMatter {
    /// The YAML as a tree; none when there is none or it is not YAML (found either way).
    pub node: Option<Node>,
    /// The bytes of the Markdown body.
    pub body: Range<usize>,
}

/// Cuts a file at its `---` lines and parses what stands between.
pub fn split(id: FileId, file: &SourceFile, findings: &mut Findings) -> FrontMatter {
    cut(id, file, |_| Arc::clone(file.shared_text()), findings)
}

/// As [`split`]; the tree holds a copy of the front matter, not the text of the whole file.
pub fn split_off(id: FileId, file: &SourceFile, findings: &mut Findings) -> FrontMatter {
    let head = |end: usize| Arc::new(file.text()[..end].to_owned());
    cut(id, file, head, findings)
}

/// `head` gives the text up to where the YAML ends, or more.
fn cut(
    id: FileId,
    file: &SourceFile,
    head: impl FnOnce(usize) -> Arc<String>,
    findings: &mut Findings,
) -> FrontMatter {
    let text = file.text();
    match bounds(text) {
        Ok((yaml, body)) => FrontMatter {
            node: yaml::parse(id, &head(yaml.end), yaml, findings),
            body,
        },
        Err(lack) => {
            findings.push(lack.finding(id, text));
            FrontMatter {
                node: None,
                body: text.len()..text.len(),
            }
        }
    }
}

/// What of the two lines is not there.
enum Lack {
    /// The first.
    Opening,
    /// The second; behind the first, whose bytes these are.
    Closing(Range<usize>),
}

fn bounds(text: &str) -> Result<(Range<usize>, Range<usize>), Lack> {
    let mark = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let mut lines = text[mark..].split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "---");
    let first = first.ok_or(Lack::Opening)?;
    let start = mark + first.len();
    let mut at = start;
    for line in lines {
        if line.trim_end() == "---" {
            return Ok((start..at, at + line.len()..text.len()));
        }
        at += line.len();
    }
    Err(Lack::Closing(mark..mark + "---".len()))
}

impl Lack {
    fn finding(&self, id: FileId, text: &str) -> Diagnostic {
        let Lack::Closing(opening) = self else {
            let message = text!("文件开头没有资料块", "the file has no front matter");
            let finding = Diagnostic::new(codes::NO_FRONT_MATTER, Span::file_start(id), message);
            return finding.help(text!(
                "第一行写 ---，接着写 title、slug 等资料，再用一行 --- 收尾；样子见 case-atlas new case 名字",
                "begin with a line ---, then title, slug …, then another line ---"
            ));
        };
        let place = place_of_closing(text, opening.end);
        let words = &text[place.clone()];
        let message = match words.starts_with("##") {
            false if !words.is_empty() => text!(
                "资料块没有收尾：“{words}”不是 ---",
                "the front matter has no end: \"{words}\" is not ---"
            ),
            _ => text!(
                "资料块没有收尾：缺第二行 ---",
                "the front matter has no end: the second line --- is missing"
            ),
        };
        let opening = Span::new(id, opening.start, opening.end);
        let place = Span::new(id, place.start, place.end);
        Diagnostic::new(codes::NO_FRONT_MATTER, place, message)
            .label(opening, text!("资料块从这里开始", "it begins here"))
            .help(text!(
                "资料写完、第一个 ## 标题之前，单独写一行 ---（三个半角减号）",
                "write a line --- behind the last key and before the first heading"
            ))
    }
}

/// Where the second line should be: a line of other dashes, else the first heading, else the end.
fn place_of_closing(text: &str, from: usize) -> Range<usize> {
    let is_dash = |char: char| matches!(char, '-' | '－' | '—' | '–' | '―' | '─');
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        let words = line.trim_end();
        let is_line = words.chars().count() > 1 && words.chars().all(is_dash);
        if is_line || words.starts_with("##") {
            return at..at + words.len();
        }
        at += line.len();
    }
    let end = text.trim_end().len();
    end..end
}
