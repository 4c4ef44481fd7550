//! Findings with the line they are about, marks under it, and what to write instead. The only
//! room that names annotate-snippets.

use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Renderer, Snippet, normalize_untrusted_str,
};

use super::Report;
use crate::cli::console::Colour;
use crate::ground::{Diagnostic, FileId, Language, Severity, SourceFile, Span};

/// Columns; longer source lines are cut around the mark.
const WIDTH: usize = 120;

/// Writes the findings with an empty line behind each, then the tally.
pub(super) fn write(report: &Report, colour: Colour, out: &mut dyn Write) -> io::Result<()> {
    let Some(tally) = report.tally() else {
        return Ok(());
    };
    let renderer = match colour {
        Colour::Plain => Renderer::plain(),
        Colour::Coloured => Renderer::styled().hyperlink(false),
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH);
    for found in report.findings.iter() {
        writeln!(out, "{}\n", renderer.render(&[group(report, found)]))?;
    }
    writeln!(out, "{tally}")
}

fn group<'a>(report: &Report<'a>, found: &'a Diagnostic) -> Group<'a> {
    let language = report.language;
    let title = level(found.severity, language)
        .primary_title(found.message.get(language))
        .id(found.code.id);
    let help = found
        .help
        .iter()
        .map(|help| help_level(language).message(normalize_untrusted_str(help.get(language))));
    Group::with_title(title)
        .elements(snippets(report, found))
        .elements(help)
}

/// One snippet per file, the file of the finding first.
fn snippets<'a>(report: &Report<'a>, found: &'a Diagnostic) -> Vec<Snippet<'a, Annotation<'a>>> {
    let mut files: Vec<FileId> = vec![found.primary.file];
    files.extend(found.secondary.iter().map(|label| label.span.file));
    let mut seen = std::collections::BTreeSet::new();
    files.retain(|file| seen.insert(*file));
    files
        .into_iter()
        .map(|file| snippet(report, found, file))
        .collect()
}

fn snippet<'a>(
    report: &Report<'a>,
    found: &'a Diagnostic,
    id: FileId,
) -> Snippet<'a, Annotation<'a>> {
    let file = report.sources.file(id);
    let primary = (found.primary.file == id).then_some((found.primary, None));
    let labels = found.secondary.iter().filter(|label| label.span.file == id);
    let labels = labels.map(|label| (label.span, Some(label.text.get(report.language))));
    let marks: Vec<(Range<usize>, Option<&str>)> = primary
        .into_iter()
        .chain(labels)
        .map(|(span, text)| (on_one_line(file, span), text))
        .collect();
    let window = Window::around(file, &marks);
    let annotations = marks.into_iter().map(|(range, text)| {
        let kind = if text.is_none() {
            AnnotationKind::Primary
        } else {
            AnnotationKind::Context
        };
        kind.span(range.start - window.start..range.end - window.start)
            .label(text)
    });
    Snippet::source(window.text)
        .line_start(window.line)
        .path(file.path().replace(char::is_control, "\u{fffd}"))
        .annotations(annotations)
}

/// The lines of a file that a snippet needs: handing over the whole file for every finding
/// would cost the square of its length.
struct Window<'a> {
    text: &'a str,
    /// Of the first byte, in the file.
    start: usize,
    /// Of the first line, from 1.
    line: usize,
}

impl<'a> Window<'a> {
    fn around(file: &'a SourceFile, marks: &[(Range<usize>, Option<&str>)]) -> Window<'a> {
        let text = file.text();
        let first = marks
            .iter()
            .map(|(range, _)| range.start)
            .min()
            .unwrap_or(0);
        let last = marks.iter().map(|(range, _)| range.end).max().unwrap_or(0);
        let start = line_start(text, first);
        Window {
            text: &text[start..line_end(text, last)],
            start,
            line: file.position(u32::try_from(first).unwrap_or(u32::MAX)).line,
        }
    }
}

/// The part of a span on its first line: a mark beside thirty lines of a list helps nobody. Always
/// inside the text and between characters, whatever the span says.
fn on_one_line(file: &SourceFile, span: Span) -> Range<usize> {
    let text = file.text();
    let start = char_start(text, span.range().start).max(line_start(text, 0));
    let end = char_start(text, span.range().end);
    start..end.min(line_end(text, start)).max(start)
}

/// The first byte of the character at an offset, or the end.
fn char_start(text: &str, offset: usize) -> usize {
    let up_to = offset.min(text.len());
    (0..=up_to)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

/// The first byte of the line of an offset; a byte-order mark belongs to no line.
fn line_start(text: &str, offset: usize) -> usize {
    match text[..offset].rfind('\n') {
        Some(newline) => newline + 1,
        None if text.starts_with('\u{feff}') => '\u{feff}'.len_utf8(),
        None => 0,
    }
}

/// One past the last byte of the line of an offset, its line end not counted.
fn line_end(text: &str, offset: usize) -> usize {
    let end = text[offset..]
        .find('\n')
        .map_or(text.len(), |newline| offset + newline);
    if text[offset..end].ends_with('\r') {
        end - 1
    } else {
        end
    }
}

fn level(severity: Severity, language: Language) -> Level<'static> {
    match (severity, language) {
        (Severity::Error, Language::Zh) => Level::ERROR.with_name("错误"),
        (Severity::Warning, Language::Zh) => Level::WARNING.with_name("警告"),
        (Severity::Note, Language::Zh) => Level::NOTE.with_name("提示"),
        (Severity::Error, Language::En) => Level::ERROR,
        (Severity::Warning, Language::En) => Level::WARNING,
        (Severity::Note, Language::En) => Level::NOTE,
    }
}

fn help_level(language: Language) -> Level<'static> {
    match language {
        Language::Zh => Level::HELP.with_name("帮助"),
        Language::En => Level::HELP,
    }
}
