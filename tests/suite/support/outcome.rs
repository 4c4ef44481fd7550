//! What came of a build.

use std::collections::BTreeMap;
use std::fmt;

use case_atlas::audit::ExternalLink;
use case_atlas::build;
use case_atlas::ground::{Diagnostic, Digest, Severity, Sources};

use super::{Page, SiteTest};

/// A site that was built, and what was found on the way.
pub struct Outcome {
    site: SiteTest,
    /// The findings in the order shown to the author.
    pub findings: Vec<Found>,
    /// The artifacts by path; empty when there are errors.
    pub files: BTreeMap<String, Vec<u8>>,
    counts: build::Counts,
    /// The links that leave the site.
    pub external_links: Vec<ExternalLink>,
}

/// A finding with everything it says, in Chinese.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Such as `CA0301`.
    pub code: &'static str,
    /// Such as `cases/a.md:7:3`.
    pub place: String,
    /// The fact.
    pub message: String,
    /// What to write instead.
    pub help: Vec<String>,
    /// Related places: `cases/a.md:7:3: words`.
    pub labels: Vec<String>,
    /// Whether nothing is written because of it.
    pub is_error: bool,
}

impl Outcome {
    pub(super) fn new(
        site: SiteTest,
        outcome: &build::Outcome,
        files: BTreeMap<String, Vec<u8>>,
    ) -> Outcome {
        let findings = outcome.findings.iter();
        let findings = findings
            .map(|finding| Found::new(finding, &outcome.sources))
            .collect();
        Outcome {
            site,
            findings,
            files,
            counts: outcome.counts,
            external_links: outcome.external_links.clone(),
        }
    }

    /// Asserts that there is such a finding, and returns it.
    pub fn finding(&self, code: &str, path: &str, line: usize, column: usize) -> &Found {
        let place = format!("{path}:{line}:{column}");
        let found = self
            .findings
            .iter()
            .find(|found| found.code == code && found.place == place);
        found.unwrap_or_else(|| panic!("no {code} at {place}, but:\n{}", self.report()))
    }

    /// Asserts that nothing was found.
    pub fn no_findings(&self) -> &Outcome {
        assert!(self.findings.is_empty(), "{}", self.report());
        self
    }

    /// One line per finding.
    pub fn report(&self) -> String {
        self.findings
            .iter()
            .map(|found| format!("{found}\n"))
            .collect()
    }

    /// The codes found, in the order shown.
    pub fn codes(&self) -> Vec<&str> {
        self.findings.iter().map(|found| found.code).collect()
    }

    /// Looks at a page.
    pub fn page(&self, path: &str, look: impl FnOnce(&Page)) -> &Outcome {
        look(&self.open(path));
        self
    }

    /// A page, parsed.
    pub fn open(&self, path: &str) -> Page {
        Page::new(path, self.text(path))
    }

    /// Every page, parsed.
    pub fn pages(&self) -> impl Iterator<Item = Page> {
        let paths = self.files.keys().filter(|path| path.ends_with(".html"));
        paths.map(|path| self.open(path))
    }

    /// Whether the site has this file.
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The text of an artifact.
    pub fn text(&self, path: &str) -> &str {
        let bytes = self.files.get(path).unwrap_or_else(|| {
            let paths: Vec<_> = self.files.keys().collect();
            panic!(
                "there is no {path}; findings:\n{}paths: {paths:?}",
                self.report()
            )
        });
        std::str::from_utf8(bytes).expect("the file holds text")
    }

    /// The paths of all artifacts, sorted.
    pub fn paths(&self) -> Vec<&str> {
        self.files.keys().map(String::as_str).collect()
    }

    /// Path and digest of every artifact, and every finding.
    pub fn digests(&self) -> Vec<String> {
        let digests = self
            .files
            .iter()
            .map(|(path, bytes)| format!("{path} {}", Digest::of(bytes)));
        digests
            .chain(self.findings.iter().map(Found::to_string))
            .collect()
    }

    /// Cases, model types with a page, practices, figures, pages: as the build counts them.
    pub fn counts(&self) -> [usize; 5] {
        let counts = self.counts;
        [
            counts.cases,
            counts.models,
            counts.practices,
            counts.observations,
            counts.pages,
        ]
    }

    /// The site with some words replaced, to be built again.
    pub fn edit(&self, path: &str, from: &str, to: &str) -> SiteTest {
        self.site.clone().edit(path, from, to)
    }
}

impl Found {
    fn new(finding: &Diagnostic, sources: &Sources) -> Found {
        let place = |span| {
            let at = sources.position(span);
            format!(
                "{}:{}:{}",
                sources.file(span.file).path(),
                at.line,
                at.column
            )
        };
        let labels = finding.secondary.iter();
        Found {
            code: finding.code.id,
            place: place(finding.primary),
            message: finding.message.zh.clone(),
            help: finding.help.iter().map(|help| help.zh.clone()).collect(),
            labels: labels
                .map(|label| format!("{}: {}", place(label.span), label.text.zh))
                .collect(),
            is_error: finding.severity == Severity::Error,
        }
    }

    /// Asserts the message, word for word.
    pub fn says(&self, message: &str) -> &Found {
        assert_eq!(self.message, message, "{self}");
        self
    }

    /// Asserts the help, word for word and sentence by sentence.
    pub fn helps(&self, help: &[&str]) -> &Found {
        assert_eq!(self.help, help, "{self}");
        self
    }

    /// Asserts the related places.
    pub fn labels(&self, labels: &[&str]) -> &Found {
        assert_eq!(self.labels, labels, "{self}");
        self
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.place, self.code, self.message)
    }
}
