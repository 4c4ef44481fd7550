//! Findings with the line they are about, marks under it, and what to write instead. The only
//! room that names annotate-snippets.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet,
    normalize_untrusted_str,
};

use super::Report;
use crate::cli::console::Colour;
use crate::ground::{Diagnostic, FileId, Language, Position, Severity, SourceFile, Span};
use crate::text;

/// Columns; longer source lines are cut around the mark.
const WIDTH: usize = 120;

/// Bytes; of a longer stretch of source only what stands next to each mark is handed over, because
/// the renderer reads all of it for every finding.
const MAX_WINDOW: usize = 4_096;

/// Bytes kept before and behind a mark in such a stretch, and of the mark itself.
const MARGIN: usize = 240;

/// Findings of one kind in one file that are shown: nobody reads the thousandth comma, and a line of
/// 150,000 would come to 43 MB.
const MOST_OF_A_KIND: usize = 50;

/// Writes the findings with an empty line behind each, then of which there are more, then the tally.
pub(super) fn write(report: &Report, colour: Colour, out: &mut dyn Write) -> io::Result<()> {
    let Some(tally) = report.tally() else {
        return Ok(());
    };
    let renderer = match colour {
        Colour::Plain => Renderer::plain(),
        Colour::Coloured => Renderer::styled().hyperlink(false),
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH);
    // An error is never left out for the sake of warnings.
    let mut counts: BTreeMap<(FileId, &str, Severity), usize> = BTreeMap::new();
    for found in report.findings.iter() {
        let count = counts
            .entry((found.primary.file, found.code.id, found.severity))
            .or_default();
        *count += 1;
        if *count <= MOST_OF_A_KIND {
            writeln!(out, "{}\n", renderer.render(&[group(report, found)]))?;
        }
    }
    for ((file, code, _), count) in counts {
        if let Some(more) = count.checked_sub(MOST_OF_A_KIND).filter(|more| *more > 0) {
            let path = path(report.sources.file(file));
            let left_out = text!(
                "{path}：还有 {more} 处 {code} 没有列在这里；全部列出用 --format short\n",
                "{path}: {more} more {code} are not shown here; --format short lists them all\n"
            );
            writeln!(out, "{}", left_out.get(report.language))?;
        }
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
        .elements(places(report, found))
        .elements(help)
}

/// A mark in a file: where, and what is said of it; nothing of the place of the finding itself.
type Mark<'a> = (Range<usize>, Option<&'a str>);

/// The marks of each file, the file of the finding first.
fn places<'a>(report: &Report<'a>, found: &'a Diagnostic) -> Vec<Element<'a>> {
    let mut files: Vec<FileId> = vec![found.primary.file];
    files.extend(found.secondary.iter().map(|label| label.span.file));
    let mut seen = std::collections::BTreeSet::new();
    files.retain(|file| seen.insert(*file));
    let mut elements = Vec::new();
    for id in files {
        let file = report.sources.file(id);
        let marks = marks(report, found, id);
        let window = Window::around(file, &marks);
        if window.text.len() <= MAX_WINDOW {
            elements.push(snippet(&window, marks).path(path(file)).into());
            continue;
        }
        for (range, text) in marks {
            elements.push(origin(file, range.start).into());
            let range = range.start..char_start(file.text(), range.end.min(range.start + MARGIN));
            let window = Window::cut(file, &range);
            elements.push(snippet(&window, vec![(range, text)]).into());
        }
    }
    elements
}

fn marks<'a>(report: &Report<'a>, found: &'a Diagnostic, id: FileId) -> Vec<Mark<'a>> {
    let file = report.sources.file(id);
    let primary = (found.primary.file == id).then_some((found.primary, None));
    let labels = found.secondary.iter().filter(|label| label.span.file == id);
    let labels = labels.map(|label| (label.span, Some(label.text.get(report.language))));
    primary
        .into_iter()
        .chain(labels)
        .map(|(span, text)| (on_one_line(file, span), text))
        .collect()
}

fn snippet<'a>(window: &Window<'a>, marks: Vec<Mark<'a>>) -> Snippet<'a, Annotation<'a>> {
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
        .annotations(annotations)
}

fn path(file: &SourceFile) -> String {
    file.path().replace(char::is_control, "\u{fffd}")
}

/// Where a mark stands, for a snippet that begins in the middle of a line.
fn origin<'a>(file: &SourceFile, offset: usize) -> Origin<'a> {
    let place = position(file, offset);
    Origin::path(path(file))
        .line(place.line)
        .char_column(place.column)
}

fn position(file: &SourceFile, offset: usize) -> Position {
    file.position(u32::try_from(offset).unwrap_or(u32::MAX))
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
    fn around(file: &'a SourceFile, marks: &[Mark<'_>]) -> Window<'a> {
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
            line: position(file, first).line,
        }
    }

    /// The part of a mark's line next to the mark.
    fn cut(file: &'a SourceFile, mark: &Range<usize>) -> Window<'a> {
        let text = file.text();
        let start = char_start(text, mark.start.saturating_sub(MARGIN));
        let end = char_start(text, mark.end + MARGIN);
        let start = start.max(line_start(text, mark.start));
        Window {
            text: &text[start..end.min(line_end(text, mark.end))],
            start,
            line: position(file, mark.start).line,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::{Code, Findings, Sources};

    static BAD: Code = Code {
        id: "CA9901",
        name: "bad",
        severity: Severity::Error,
        explanation: "",
    };

    fn shown(text: &str, places: &[Range<usize>], label: Option<Range<usize>>) -> String {
        let mut sources = Sources::default();
        let file = sources.add("a.md", text);
        let found = |place: &Range<usize>| {
            let span = Span::new(file, place.start, place.end);
            let found = Diagnostic::new(&BAD, span, text!("错了", "bad"));
            match &label {
                Some(label) => {
                    let span = Span::new(file, label.start, label.end);
                    found.label(span, text!("在这里", "here"))
                }
                None => found,
            }
        };
        reported(&sources, places.iter().map(found))
    }

    fn reported(sources: &Sources, found: impl Iterator<Item = Diagnostic>) -> String {
        let mut findings = Findings::default();
        found.for_each(|found| findings.push(found));
        let report = Report {
            sources,
            findings: &findings,
            language: Language::Zh,
        };
        let mut out = vec![];
        write(&report, Colour::Plain, &mut out).expect("memory takes everything");
        String::from_utf8(out).expect("reports are UTF-8")
    }

    #[test]
    fn a_long_line_is_cut_and_its_columns_still_count_from_its_start() {
        let text = format!("一\n{}错{}\n", "前".repeat(5_000), "后".repeat(5_000));
        let at = text.find('错').expect("the word is in the text");
        let shown = shown(&text, std::slice::from_ref(&(at..at + 3)), None);
        assert!(shown.contains("--> a.md:2:5001\n"), "{shown}");
        assert!(shown.contains("前错后") && shown.contains("^^"), "{shown}");
        assert!(shown.len() < 2_000, "{shown}");
    }

    #[test]
    fn a_related_place_far_away_has_a_line_of_its_own() {
        let text = format!("先\n{}后\n", "中\n".repeat(3_000));
        let at = text.find('后').expect("the word is in the text");
        let shown = shown(&text, std::slice::from_ref(&(at..at + 3)), Some(0..3));
        assert!(shown.contains("a.md:3002:1"), "{shown}");
        assert!(shown.contains("a.md:1:1"), "{shown}");
        assert!(shown.contains("-- 在这里"), "{shown}");
    }

    #[test]
    fn an_error_is_shown_however_many_warnings_have_its_code() {
        let mut sources = Sources::default();
        let file = sources.add("a.md", "甲".repeat(60));
        let found = (0..180).step_by(3).map(|at| {
            let span = Span::new(file, at, at + 3);
            let mut found = Diagnostic::new(&BAD, span, text!("错了", "bad"));
            if at < 177 {
                found.severity = Severity::Warning;
            }
            found
        });
        let shown = reported(&sources, found);
        assert!(
            shown.contains("错误[CA") && shown.contains("还有 9 处"),
            "{shown}"
        );
    }

    #[test]
    fn many_findings_on_one_line_cost_no_more_than_their_number() {
        let text = "[甲](x)".repeat(20_000);
        let places: Vec<_> = (0..20_000).map(|at| at * 8..at * 8 + 1).collect();
        let started = std::time::Instant::now();
        let shown = shown(&text, &places, None);
        assert!(shown.contains("20000 个错误"));
        assert_eq!(shown.matches("--> a.md:1:").count(), MOST_OF_A_KIND);
        let left_out = "a.md：还有 19950 处 CA9901 没有列在这里；全部列出用 --format short";
        assert!(shown.contains(left_out), "{shown}");
        // Rendering the whole line each time takes minutes in a debug build.
        assert!(started.elapsed() < std::time::Duration::from_secs(20));
    }
}
