//! The YAML block at the head of a Markdown file.

use std::ops::Range;

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
    let text = file.text();
    let Some((yaml, body)) = bounds(text) else {
        let message = text!("文件开头没有资料块", "the file has no front matter");
        let finding = Diagnostic::new(codes::NO_FRONT_MATTER, Span::file_start(id), message);
        findings.push(finding.help(text!(
            "第一行写 ---，接着写 title、slug 等资料，再用一行 --- 收尾；样子见 case-atlas new case 名字",
            "begin with a line ---, then title, slug …, then another line ---"
        )));
        return FrontMatter {
            node: None,
            body: text.len()..text.len(),
        };
    };
    FrontMatter {
        node: yaml::parse(id, file.shared_text(), yaml, findings),
        body,
    }
}

fn bounds(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let mark = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let mut lines = text[mark..].split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "---")?;
    let start = mark + first.len();
    let mut at = start;
    for line in lines {
        if line.trim_end() == "---" {
            return Some((start..at, at + line.len()..text.len()));
        }
        at += line.len();
    }
    None
}
