//! What is wrong, as the page's own script reads it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::build::preview::Inspection;
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
    /// What is wrong with pages that were made of them, by path.
    pub pages: &'a BTreeMap<String, Inspection>,
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
        let authored = self.findings.iter().map(|found| (self.sources, found));
        let of_pages = self.pages.values().flat_map(|page| {
            let findings = page.findings.iter();
            findings.map(|found| (&page.sources, found))
        });
        let mut sorted: Vec<(&Sources, &Diagnostic)> = authored.chain(of_pages).collect();
        // What cannot be read comes before what leads nowhere because of it.
        sorted.sort_by_key(|(_, found)| (found.severity, found.code.id));
        let count = |severity: Severity| {
            let found = sorted
                .iter()
                .filter(|(_, found)| found.severity == severity);
            found.count()
        };
        let shown = sorted.iter().take(MOST);
        let items: Vec<Value> = shown
            .map(|(sources, found)| self.item(sources, found))
            .collect();
        json!({
            "troubles": self.troubles,
            "errors": count(Severity::Error),
            "warnings": count(Severity::Warning),
            "notes": count(Severity::Note),
            "more": sorted.len() - items.len(),
            "items": items,
            "complete": self.is_complete,
        })
        .to_string()
    }

    fn item(self, sources: &Sources, found: &Diagnostic) -> Value {
        let place = sources.position(found.primary);
        let path = sources.file(found.primary.file).path();
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
