//! One JSON object per line. Lines and columns count from 1, columns in Unicode scalar values;
//! bytes count from 0 over the whole file.

use std::io::{self, Write};

use serde::Serialize;

use super::{Report, keyword};
use crate::ground::{Sources, Span};

/// A finding as programs read it.
#[derive(Debug, Serialize)]
struct Finding<'a> {
    code: &'a str,
    name: &'a str,
    severity: &'a str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    labels: Vec<Label<'a>>,
    help: Vec<&'a str>,
    /// The edits of the repair, all or none; absent where none is safe.
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Vec<Edit<'a>>>,
}

/// Bytes of the file that become other words.
#[derive(Debug, Serialize)]
struct Edit<'a> {
    byte_start: u32,
    byte_end: u32,
    text: &'a str,
}

/// A related place.
#[derive(Debug, Serialize)]
struct Label<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

/// A range of one file; the end is one past the last character.
#[derive(Debug, Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    byte_start: u32,
    byte_end: u32,
}

/// Writes the findings, an object each.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for found in report.findings.iter() {
        let labels = found.secondary.iter().map(|label| Label {
            message: label.text.get(report.language),
            place: Place::of(label.span, report.sources),
        });
        let finding = Finding {
            code: found.code.id,
            name: found.code.name,
            severity: keyword(found.severity),
            message: found.message.get(report.language),
            place: Place::of(found.primary, report.sources),
            labels: labels.collect(),
            help: found
                .help
                .iter()
                .map(|help| help.get(report.language))
                .collect(),
            fix: found
                .fix
                .as_ref()
                .map(|fix| fix.edits.iter().map(Edit::of).collect()),
        };
        serde_json::to_writer(&mut *out, &finding)?;
        writeln!(out)?;
    }
    Ok(())
}

impl<'a> Edit<'a> {
    fn of(edit: &'a crate::ground::Edit) -> Edit<'a> {
        Edit {
            byte_start: edit.span.start,
            byte_end: edit.span.end,
            text: &edit.text,
        }
    }
}

impl<'a> Place<'a> {
    fn of(span: Span, sources: &'a Sources) -> Place<'a> {
        let file = sources.file(span.file);
        let (start, end) = (file.position(span.start), file.position(span.end));
        Place {
            file: file.path(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            byte_start: span.start,
            byte_end: span.end,
        }
    }
}
