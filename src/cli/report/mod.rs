//! Findings as text, in four forms. Takes findings and the files they are about; decides nothing.

mod human;
mod json;
mod sarif;
mod short;

use std::io::{self, Write};

use super::console::Colour;
use crate::ground::{Diagnostic, Findings, Language, Severity, Sources};

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// With the source line, for people.
    Human,
    /// One line each, as compilers do; editors find the place.
    Short,
    /// One JSON object per line, for programs.
    Json,
    /// One SARIF 2.1.0 log, for code hosts and CI.
    Sarif,
}

/// What is reported, and in which language.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The files the findings point into.
    pub sources: &'a Sources,
    /// Sorted; shown in this order.
    pub findings: &'a Findings,
    /// Of messages and help.
    pub language: Language,
}

/// Writes a report; of no findings, nothing (but a log without results in SARIF). Only [`Format::Human`] has colours.
///
/// # Errors
/// Those of the writer.
pub fn write(
    report: &Report,
    format: Format,
    colour: Colour,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Human => human::write(report, colour, out),
        Format::Short => short::write(report, out),
        Format::Json => json::write(report, out),
        Format::Sarif => sarif::write(report, out),
    }
}

/// The name of a severity in the forms that programs read: the same in every language.
fn keyword(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

impl Report<'_> {
    /// The last line of the human form: how many of each, and where to read on.
    fn tally(&self) -> Option<String> {
        let severities = [Severity::Error, Severity::Warning, Severity::Note];
        let worst = |severity| {
            self.findings
                .iter()
                .find(move |found| found.severity == severity)
        };
        let example: &Diagnostic = severities.into_iter().find_map(worst)?;
        let counts: Vec<String> = severities
            .into_iter()
            .map(|severity| (severity, self.findings.count(severity)))
            .filter(|(_, count)| *count > 0)
            .map(|(severity, count)| counted(severity, count, self.language))
            .collect();
        let id = example.code.id;
        let fixable = self
            .findings
            .iter()
            .filter(|found| found.fix.is_some())
            .count();
        Some(match self.language {
            Language::Zh => {
                let fix = match fixable {
                    0 => String::new(),
                    _ => format!("其中 {fixable} 处可用 case-atlas fix 修好；"),
                };
                format!(
                    "{}；{fix}用 case-atlas explain {id} 看说明",
                    counts.join("，")
                )
            }
            Language::En => {
                let fix = match fixable {
                    0 => String::new(),
                    _ => format!("case-atlas fix repairs {fixable}; "),
                };
                format!("{}; {fix}see case-atlas explain {id}", counts.join(", "))
            }
        })
    }
}

fn counted(severity: Severity, count: usize, language: Language) -> String {
    match language {
        Language::Zh => match severity {
            Severity::Error => format!("{count} 个错误"),
            Severity::Warning => format!("{count} 个警告"),
            Severity::Note => format!("{count} 条提示"),
        },
        Language::En => {
            let plural = if count == 1 { "" } else { "s" };
            format!("{count} {}{plural}", keyword(severity))
        }
    }
}
