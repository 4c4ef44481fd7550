//! What a finished build leaves for the next one: what the site was made from, what there was to say,
//! and how its files looked. Its shape in the cache is this file's own; what cannot be read back is no
//! record.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Counts, Input, Outcome, codes};
use crate::audit::ExternalLink;
use crate::emit::{Inventory, Summary};
use crate::ground::files::Evidence;
use crate::ground::{
    Code, Diagnostic, Digest, FileId, FileSystem, Findings, Fix, Label, Severity, Sources, Span,
    Text,
};

/// What a site was made from, and what there was to say of it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Account {
    /// See [`origin`].
    origin: String,
    content: EvidenceRow,
    theme: Option<EvidenceRow>,
    counts: [usize; 5],
    /// The files that findings point at: path as shown, and the text where it is not that of the
    /// content file of this path.
    sources: Vec<(String, Option<String>)>,
    findings: Vec<FindingRow>,
    external_links: Vec<(String, String, usize)>,
}

/// An account, with the site that came of it.
#[derive(Debug)]
pub(super) struct Record {
    pub account: Account,
    /// How many files, and their size in bytes.
    pub files: usize,
    pub bytes: u64,
    pub inventory: Inventory,
}

#[derive(Debug, Serialize, Deserialize)]
struct EvidenceRow {
    listing: Option<String>,
    files: Vec<(String, String)>,
}

/// Chinese and English.
type TextRow = (String, String);
/// Number of the source, first byte, one past the last.
type SpanRow = (usize, u32, u32);

#[derive(Debug, Serialize, Deserialize)]
struct FindingRow {
    code: String,
    severity: u8,
    message: TextRow,
    primary: SpanRow,
    secondary: Vec<(SpanRow, TextRow)>,
    help: Vec<TextRow>,
    fix: Option<Vec<(SpanRow, String)>>,
}

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

/// Everything a site comes from but the bytes of its inputs: the program, and what was asked for.
pub(super) fn origin(input: &Input<'_>, program: Digest) -> Digest {
    let Input {
        content: _,
        content_prefix,
        theme,
        theme_prefix,
        profile,
        form,
        edition,
        handouts,
        // A site set with fonts is not remembered.
        fonts: _,
    } = input;
    let theme = theme.map(|_| theme_prefix);
    let asked = format!(
        "{program} {content_prefix:?} {theme:?} {profile:?} {form:?} {edition:?} {handouts:?}"
    );
    Digest::of(asked.as_bytes())
}

impl Account {
    /// What to remember of a run.
    pub fn new(
        input: &Input<'_>,
        origin: Digest,
        (content, theme): (Evidence, Option<Evidence>),
        outcome: &Outcome,
    ) -> Account {
        let mut pointed_at = PointedAt::default();
        let findings = outcome.findings.iter();
        let findings = findings
            .map(|finding| FindingRow::new(finding, &mut pointed_at))
            .collect();
        let sources = pointed_at.files.iter().map(|id| {
            let file = outcome.sources.file(*id);
            let path = file.path().strip_prefix(input.content_prefix);
            let read = path.and_then(|path| content.of_file(path));
            let is_read = read == Some(Digest::of(file.text().as_bytes()));
            let text = (!is_read).then(|| file.text().to_owned());
            (file.path().to_owned(), text)
        });
        let Counts {
            cases,
            models,
            practices,
            observations,
            pages,
        } = outcome.counts;
        let links = outcome.external_links.iter();
        Account {
            origin: origin.to_string(),
            sources: sources.collect(),
            content: EvidenceRow::new(&content),
            theme: theme.as_ref().map(EvidenceRow::new),
            counts: [cases, models, practices, observations, pages],
            findings,
            external_links: links
                .map(|link| (link.address.clone(), link.page.clone(), link.count))
                .collect(),
        }
    }

    /// Whether the same would be made from what is there: the same program, options and bytes.
    pub fn holds(&self, input: &Input<'_>, origin: Digest) -> bool {
        let holds = |row: &EvidenceRow, folder: &dyn FileSystem| {
            row.evidence()
                .is_some_and(|evidence| evidence.holds(folder))
        };
        let theme = match (&self.theme, input.theme) {
            (Some(row), Some(folder)) => holds(row, folder),
            (None, None) => true,
            _ => false,
        };
        theme && self.origin == origin.to_string() && holds(&self.content, input.content)
    }

    /// What came of the run, with the sources that findings point at; nothing where one of them is no
    /// longer what was read.
    pub fn outcome(&self, input: &Input<'_>) -> Option<Outcome> {
        let mut sources = Sources::default();
        let content = self.content.evidence()?;
        let mut ids = Vec::with_capacity(self.sources.len());
        for (path, text) in &self.sources {
            let text = match text {
                Some(text) => text.clone(),
                None => {
                    let inside = path.strip_prefix(input.content_prefix)?;
                    let bytes = input.content.read(inside).ok()?;
                    let read = content.of_file(inside)?;
                    (Digest::of(&bytes) == read).then_some(())?;
                    String::from_utf8(bytes).ok()?
                }
            };
            ids.push(sources.add(path, text));
        }
        let codes: BTreeMap<&str, &'static Code> = codes().map(|code| (code.id, code)).collect();
        let mut findings = Findings::default();
        for row in &self.findings {
            findings.push(row.finding(&codes, &ids)?);
        }
        let [cases, models, practices, observations, pages] = self.counts;
        let links = self.external_links.iter().cloned();
        Some(Outcome {
            sources,
            findings,
            counts: Counts {
                cases,
                models,
                practices,
                observations,
                pages,
            },
            external_links: links
                .map(|(address, page, count)| ExternalLink {
                    address,
                    page,
                    count,
                })
                .collect(),
            rendered: 0,
        })
    }
}

impl Record {
    /// The record as bytes: the length of the account, the account as JSON, the inventory.
    pub fn to_bytes(&self) -> Vec<u8> {
        let head = (&self.account, self.files, self.bytes);
        // Maps with keys that are no strings are all that JSON refuses.
        let head = serde_json::to_vec(&head).unwrap_or_default();
        let mut bytes = (head.len() as u64).to_le_bytes().to_vec();
        bytes.extend(head);
        bytes.extend(self.inventory.to_bytes());
        bytes
    }

    /// A record from its bytes; nothing where they are none.
    pub fn from_bytes(bytes: &[u8]) -> Option<Record> {
        let (length, rest) = bytes.split_first_chunk()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let (head, inventory) = rest.split_at_checked(length)?;
        let (account, files, bytes) = serde_json::from_slice(head).ok()?;
        let inventory = Inventory::from_bytes(inventory)?;
        Some(Record {
            account,
            files,
            bytes,
            inventory,
        })
    }

    /// What a build did that found everything in place.
    pub fn summary(&self) -> Summary {
        Summary {
            files: self.files,
            bytes: self.bytes,
            written: 0,
            unchanged: self.files,
            removed: 0,
        }
    }
}

impl EvidenceRow {
    fn new(evidence: &Evidence) -> EvidenceRow {
        let files = evidence.files.iter();
        EvidenceRow {
            listing: evidence.listing.map(|digest| digest.to_string()),
            files: files
                .map(|(path, digest)| (path.clone(), digest.to_string()))
                .collect(),
        }
    }

    fn evidence(&self) -> Option<Evidence> {
        let listing = self.listing.as_deref().map(str::parse);
        let files = self.files.iter();
        let files = files.map(|(path, digest)| Some((path.clone(), digest.parse().ok()?)));
        Some(Evidence {
            listing: listing.transpose().ok()?,
            files: files.collect::<Option<_>>()?,
        })
    }
}

/// The sources that findings point at, in the order in which they are first met.
#[derive(Default)]
struct PointedAt {
    files: Vec<FileId>,
    places: BTreeMap<FileId, usize>,
}

impl PointedAt {
    fn row(&mut self, span: Span) -> SpanRow {
        let next = self.files.len();
        let place = *self.places.entry(span.file).or_insert(next);
        if place == next {
            self.files.push(span.file);
        }
        (place, span.start, span.end)
    }
}

impl FindingRow {
    fn new(finding: &Diagnostic, files: &mut PointedAt) -> FindingRow {
        let text = |text: &Text| (text.zh.clone(), text.en.clone());
        let severity = SEVERITIES.iter().position(|one| *one == finding.severity);
        let edits = finding.fix.as_ref().map(|fix| fix.edits.iter());
        FindingRow {
            code: finding.code.id.to_owned(),
            severity: severity.unwrap_or_default() as u8,
            message: text(&finding.message),
            primary: files.row(finding.primary),
            secondary: finding
                .secondary
                .iter()
                .map(|label| (files.row(label.span), text(&label.text)))
                .collect(),
            help: finding.help.iter().map(text).collect(),
            fix: edits.map(|edits| {
                edits
                    .map(|edit| (files.row(edit.span), edit.text.clone()))
                    .collect()
            }),
        }
    }

    fn finding(&self, codes: &BTreeMap<&str, &'static Code>, ids: &[FileId]) -> Option<Diagnostic> {
        let text = |(zh, en): &TextRow| Text {
            zh: zh.clone(),
            en: en.clone(),
        };
        let span = |(file, start, end): &SpanRow| {
            let file = *ids.get(*file)?;
            Some(Span::new(file, *start as usize, *end as usize))
        };
        let secondary = self.secondary.iter().map(|(place, words)| {
            Some(Label {
                span: span(place)?,
                text: text(words),
            })
        });
        let fix = match &self.fix {
            Some(edits) => {
                let mut fix = Fix::default();
                for (place, words) in edits {
                    fix = fix.and(span(place)?, words.clone());
                }
                Some(fix)
            }
            None => None,
        };
        Some(Diagnostic {
            code: codes.get(self.code.as_str())?,
            severity: *SEVERITIES.get(usize::from(self.severity))?,
            message: text(&self.message),
            primary: span(&self.primary)?,
            secondary: secondary.collect::<Option<_>>()?,
            help: self.help.iter().map(text).collect(),
            fix,
        })
    }
}
