//! Findings somebody answers for: left out of the report, with the reason on record in the content.

use crate::atlas::codes::UNKNOWN_VALUE;
use crate::atlas::lexicon::Suppression;
use crate::check::codes;
use crate::ground::{
    Code, Diagnostic, FileId, Findings, Severity, SharedStr, Sources, Span, Spanned, nearest,
};
use crate::privacy::codes as privacy;
use crate::site::Site;
use crate::text;

/// Errors that rest on a judgement, so that a person may know better. All warnings and notes may be
/// answered for; other errors are faults of the file or would break a page.
const DEBATABLE: [&Code; 7] = [
    privacy::IDENTITY_NUMBER,
    privacy::MOBILE_NUMBER,
    privacy::BANK_CARD_NUMBER,
    privacy::MAIL_ADDRESS,
    privacy::HOUSE_ADDRESS,
    privacy::PICTURE_LOCATION,
    codes::CITED_VALUE_DIFFERS,
];

/// What may be left out, and what of it was used.
pub struct Suppressions<'a> {
    entries: Vec<Entry<'a>>,
}

struct Entry<'a> {
    written: &'a Suppression,
    /// The file it stands in, if it counts there only.
    file: Option<FileId>,
    /// None for what is public: any code about personal data.
    code: Option<&'static Code>,
    used: bool,
}

impl<'a> Suppressions<'a> {
    /// Gathers what the files of an atlas say; codes that do not exist or may not be left out are
    /// found.
    pub fn new(
        site: &Site<'a>,
        known: &[&'static Code],
        findings: &mut Findings,
    ) -> Suppressions<'a> {
        let atlas = site.atlas;
        let own = |file: FileId, list: &'a [Suppression]| {
            list.iter().map(move |entry| (Some(file), entry))
        };
        let cases = atlas
            .cases
            .iter()
            .flat_map(|case| own(case.file, &case.suppressions));
        let models = atlas
            .models
            .iter()
            .flat_map(|model| own(model.file, &model.suppressions));
        let pages = atlas
            .pages
            .iter()
            .flat_map(|page| own(page.file, &page.suppressions));
        let everywhere = atlas
            .settings
            .suppressions
            .iter()
            .chain(&atlas.public_values);
        let all = cases
            .chain(models)
            .chain(pages)
            .chain(everywhere.map(|entry| (None, entry)));
        let entries = all.filter_map(|(file, written)| {
            let code = match &written.code {
                Some(word) => Some(code(word, written, known, findings)?),
                None => None,
            };
            Some(Entry {
                written,
                file,
                code,
                used: false,
            })
        });
        Suppressions {
            entries: entries.collect(),
        }
    }

    /// Takes out of the findings what somebody answers for.
    pub fn apply(&mut self, sources: &Sources, findings: &mut Findings) {
        if self.entries.is_empty() {
            return;
        }
        // What an entry names stands in the entry too: that is no fault, and no use of it either.
        let named: Vec<Span> = self
            .entries
            .iter()
            .filter_map(|entry| Some(entry.written.text.as_ref()?.span))
            .collect();
        findings.retain(|finding| {
            if named.iter().any(|span| contains(*span, finding.primary)) {
                return false;
            }
            let mut kept = true;
            for entry in self
                .entries
                .iter_mut()
                .filter(|entry| entry.fits(finding, sources))
            {
                entry.used = true;
                kept = false;
            }
            kept
        });
    }

    /// Reports what answered for nothing. `looked` tells of which codes a finding could have come:
    /// where pages were not made, nothing was found on them.
    pub fn report_unused(&self, looked: impl Fn(&'static Code) -> bool, findings: &mut Findings) {
        for entry in self.entries.iter().filter(|entry| !entry.used) {
            // What is public by office stands for every code about personal data.
            if !looked(entry.code.unwrap_or(privacy::MOBILE_NUMBER)) {
                continue;
            }
            let text = entry
                .written
                .text
                .as_ref()
                .map_or("", |text| text.value.as_str());
            let message = match entry.code {
                Some(code) => {
                    let id = code.id;
                    text!(
                        "这里没有 {id} 可以免报",
                        "there is no {id} to suppress here"
                    )
                }
                None => text!("内容里没有“{text}”", "the content does not have \"{text}\""),
            };
            let span = entry.written.code.as_ref().or(entry.written.text.as_ref());
            let span = span.map_or(entry.written.span, |word| word.span);
            let finding = Diagnostic::new(codes::UNUSED_SUPPRESSION, span, message);
            findings.push(finding.help(text!("删去这一条", "remove the entry")));
        }
    }
}

impl Entry<'_> {
    fn fits(&self, finding: &Diagnostic, sources: &Sources) -> bool {
        let is_code = match self.code {
            Some(code) => code.id == finding.code.id,
            None => privacy::ALL.iter().any(|code| code.id == finding.code.id),
        };
        let path = || sources.file(finding.primary.file).path();
        let is_there = self.file.is_none_or(|file| file == finding.primary.file)
            && self
                .written
                .path
                .as_ref()
                .is_none_or(|wanted| ends_with_path(path(), &wanted.value));
        is_code && is_there && self.is_about(finding, sources)
    }

    fn is_about(&self, finding: &Diagnostic, sources: &Sources) -> bool {
        let Some(wanted) = &self.written.text else {
            return true;
        };
        let wanted = wanted.value.as_str();
        let text = sources.file(finding.primary.file).read();
        let written = text.get(finding.primary.range()).unwrap_or("");
        if privacy::ALL.iter().all(|code| code.id != finding.code.id) {
            return wanted.is_empty()
                || finding.message.zh.contains(wanted)
                || written.contains(wanted);
        }
        // Of personal data the whole counts, else a part would clear what it is a part of. On a
        // page there is no such place, and the message names what is not masked.
        let wanted = joined(wanted);
        !wanted.is_empty()
            && match written {
                "" => finding.message.zh.contains(&wanted),
                written => joined(written) == wanted,
            }
    }
}

fn contains(outer: Span, inner: Span) -> bool {
    let (outer_range, inner_range) = (outer.range(), inner.range());
    outer.file == inner.file
        && outer_range.start <= inner_range.start
        && inner_range.end <= outer_range.end
}

/// A text without what separates the groups of a number.
fn joined(text: &str) -> String {
    text.chars()
        .filter(|char| !char.is_whitespace() && *char != '-')
        .collect()
}

/// Whether a path is another, or ends with it behind a slash.
fn ends_with_path(path: &str, wanted: &str) -> bool {
    path.strip_suffix(wanted)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
}

/// The code of an entry, if there is one that may be left out.
fn code(
    word: &Spanned<SharedStr>,
    written: &Suppression,
    known: &[&'static Code],
    findings: &mut Findings,
) -> Option<&'static Code> {
    let name = word.value.as_str();
    if name.is_empty() {
        return None;
    }
    let Some(code) = known.iter().find(|code| code.id == name).copied() else {
        let message = text!("没有编号为“{name}”的检查", "there is no check \"{name}\"");
        let finding = Diagnostic::new(UNKNOWN_VALUE, word.span, message);
        let near = nearest(name, known.iter().map(|code| code.id));
        let help = near.map_or_else(
            || {
                text!(
                    "编号见 case-atlas explain",
                    "ids are listed by case-atlas explain"
                )
            },
            |near| text!("是不是 {near}？", "did you mean {near}?"),
        );
        findings.push(finding.help(help));
        return None;
    };
    let debatable = DEBATABLE.iter().any(|known| known.id == code.id);
    if code.severity == Severity::Error && !debatable {
        findings.push(not_allowed(code, word.span));
        return None;
    }
    // One entry without a text would let every number of a file, or of the whole site, pass.
    if is_personal(code) && written.text.is_none() {
        findings.push(not_without_text(code, word.span));
        return None;
    }
    Some(code)
}

/// Whether a code is an error about personal data that stands in a text. A picture has no text to
/// name: it is named by its file.
fn is_personal(code: &Code) -> bool {
    code.severity == Severity::Error
        && privacy::ALL.iter().any(|known| known.id == code.id)
        && code.id != privacy::PICTURE_LOCATION.id
}

fn not_without_text(code: &Code, span: Span) -> Diagnostic {
    let id = code.id;
    let message = text!(
        "免报 {id} 要写明 text：免的是哪一处",
        "to suppress {id} say in text: which one it is"
    );
    Diagnostic::new(codes::UNSUPPRESSIBLE, span, message).help(text!(
        "加一行 text: 那个号码或地址",
        "add a line text: with that number or address"
    ))
}

fn not_allowed(code: &Code, span: Span) -> Diagnostic {
    let id = code.id;
    let message = text!(
        "{id} 是错误，不能免报",
        "{id} is an error and cannot be suppressed"
    );
    Diagnostic::new(codes::UNSUPPRESSIBLE, span, message).help(text!(
        "照 case-atlas explain {id} 改正",
        "repair it as case-atlas explain {id} says"
    ))
}
