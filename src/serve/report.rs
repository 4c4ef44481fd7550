//! What is wrong, as the page's own script reads it.

use serde_json::{Value, json};

use crate::ground::{Diagnostic, Findings, Language, Severity, Sources};

/// So many findings are shown in a page; the terminal shows all.
const MOST: usize = 50;

/// Everything that is wrong.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The texts the findings are about.
    pub sources: &'a Sources,
    /// By path; shown by severity and code.
    pub findings: &'a Findings,
    /// What keeps the newest state of the files from being shown, as sentences.
    pub troubles: &'a [String],
    /// Whether the whole content was looked at.
    pub is_complete: bool,
    /// Of messages and help.
    pub language: Language,
}

impl Report<'_> {
    /// As JSON, on one line.
    pub fn to_json(self) -> String {
        let mut sorted: Vec<&Diagnostic> = self.findings.iter().collect();
        // What cannot be read comes before what leads nowhere because of it.
        sorted.sort_by_key(|found| (found.severity, found.code.id));
        let shown = sorted.into_iter().take(MOST);
        let items: Vec<Value> = shown.map(|found| self.item(found)).collect();
        json!({
            "troubles": self.troubles,
            "errors": self.findings.count(Severity::Error),
            "warnings": self.findings.count(Severity::Warning),
            "notes": self.findings.count(Severity::Note),
            "more": self.findings.len() - items.len(),
            "items": items,
            "complete": self.is_complete,
        })
        .to_string()
    }

    fn item(self, found: &Diagnostic) -> Value {
        let place = self.sources.position(found.primary);
        let path = self.sources.file(found.primary.file).path();
        let help: Vec<&str> = found
            .help
            .iter()
            .map(|help| help.get(self.language))
            .collect();
        json!({
            "severity": match found.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            },
            "code": found.code.id,
            "place": format!("{path}:{}:{}", place.line, place.column),
            "message": found.message.get(self.language),
            "help": help,
        })
    }
}
