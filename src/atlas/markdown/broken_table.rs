//! Lines of a table that make none: the parser takes them for words, so the marks would stand on
//! the page.

use crate::ground::{Span, Text};

use super::{Report, Source, codes};

/// The marks of cells; the second is full-width, and none to Markdown.
const MARKS: [char; 2] = ['|', '｜'];

/// Reports the first run of lines in a paragraph that begin like rows of a table.
pub(super) fn check(span: Span, source: Source<'_>, report: &mut Report<'_>) {
    let mut at = span.range().start;
    let mut rows: Vec<&str> = Vec::new();
    let mut start = at;
    for line in source.slice(span).split_inclusive('\n') {
        let row = line.trim_start_matches([' ', '>', '\t']);
        match (is_row(row), rows.is_empty()) {
            (true, true) => start = at + line.len() - row.len(),
            (false, false) => break,
            _ => {}
        }
        if is_row(row) {
            rows.push(row.trim());
        }
        at += line.len();
    }
    let Some(first) = rows.first() else {
        return;
    };
    let place = source.span(start..start + first.len());
    let behind = source.text.get(span.range().end..).unwrap_or("");
    let next = behind.lines().nth(1).unwrap_or("");
    let (message, help) = fault(&rows, is_row(next.trim_start_matches([' ', '>', '\t'])));
    report.push(codes::BROKEN_TABLE, place, message, help);
}

/// Whether a line begins with the mark of a cell and has another.
fn is_row(line: &str) -> bool {
    line.strip_prefix(MARKS)
        .is_some_and(|rest| rest.contains(MARKS))
}

/// What keeps the rows from being a table, and what to write.
fn fault(rows: &[&str], is_above_table: bool) -> (Text, Text) {
    if rows.iter().any(|row| row.contains(MARKS[1])) {
        return (
            crate::text!(
                "以“｜”分格的行没有成表：竖线是全角的",
                "lines with \"｜\" are no table: the bars are full-width"
            ),
            crate::text!(
                "竖线“|”、横线“-”都用半角；不是表格的，不要以竖线开头",
                "write ASCII bars and hyphens; what is no table must not begin with a bar"
            ),
        );
    }
    let columns = cells(rows[0]).count();
    let line = format!("|{}", " --- |".repeat(columns));
    let separator = rows.iter().position(|row| is_separator(row));
    match separator {
        Some(1) if cells(rows[1]).count() != columns => {
            let written = cells(rows[1]).count();
            (
                crate::text!(
                    "以“|”开头的行没有成表：表头有 {columns} 列，分隔行有 {written} 列",
                    "lines with \"|\" are no table: {columns} columns in the head, {written} in the line below it"
                ),
                crate::text!(
                    "第二行的分隔行写成 {line}，有几列就写几个",
                    "write the second line as {line}, one for each column"
                ),
            )
        }
        Some(0) => (
            crate::text!(
                "以“|”开头的行没有成表：分隔行前面没有表头",
                "lines with \"|\" are no table: there is no head before the line of hyphens"
            ),
            crate::text!(
                "在它前面写一行表头，各列的名称，如 | 项目 | 数 |",
                "write the names of the columns before it, such as | item | number |"
            ),
        ),
        None if !is_above_table => (
            crate::text!(
                "以“|”开头的行没有成表：第一行下面没有分隔行",
                "lines with \"|\" are no table: there is no line of hyphens below the first"
            ),
            crate::text!(
                "第一行是表头，在它下面加一行 {line}；本是上面那张表的，删去中间的空行；真要写出竖线的，写 \\|",
                "the first line is the head: write {line} below it; if it belongs to the table above, \
                 remove the empty line; for a literal bar write \\|"
            ),
        ),
        _ => second_head(&line),
    }
}

/// For rows of which only the last is a head.
fn second_head(line: &str) -> (Text, Text) {
    (
        crate::text!(
            "以“|”开头的行没有成表：分隔行不在第二行",
            "lines with \"|\" are no table: the line of hyphens is not the second"
        ),
        crate::text!(
            "表头只有一行，{line} 紧接在它下面",
            "the head is one line, and {line} stands right below it"
        ),
    )
}

/// What stands between the bars of a row; a bar behind a backslash is a letter.
fn cells(row: &str) -> impl Iterator<Item = &str> {
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = row.strip_suffix('|').unwrap_or(row);
    let mut is_escaped = false;
    row.split(move |char| {
        let is_bar = char == '|' && !is_escaped;
        is_escaped = char == '\\' && !is_escaped;
        is_bar
    })
}

/// Whether a row is the line of hyphens between the head of a table and its rows.
fn is_separator(row: &str) -> bool {
    row.contains('-')
        && row
            .chars()
            .all(|char| matches!(char, '|' | '-' | ':' | ' ' | '\t'))
}
