//! `lexicon/*.yaml`, and the `suppress` and `consent` of other files.

use super::super::codes;
use super::super::lexicon::{Consent, Suppression, WORDING_SCOPES, Wording, WordingScope};
use super::super::yaml::{Fields, Node};
use super::repeated_ids;
use super::values::{date, worded};
use super::vocabulary::{document, list};
use crate::ground::{Diagnostic, FileId, Findings, SharedStr, Spanned};
use crate::text;

/// Reads `lexicon/wording.yaml`; an entry without a term is found and left out.
pub fn wordings(file: FileId, text: &str, findings: &mut Findings) -> Vec<Wording> {
    let items = list(document(file, text, findings), findings);
    let wordings: Vec<_> = items.iter().map(|item| wording(item, findings)).collect();
    repeated_ids(
        wordings.iter().map(|wording| &wording.term),
        "用语",
        findings,
    );
    wordings
        .into_iter()
        .filter(|wording| !wording.term.value.is_empty())
        .collect()
}

fn wording(node: &Node, findings: &mut Findings) -> Wording {
    let mut fields = Fields::open(node, ("用语", "term"), findings);
    let scope = fields.text("scope");
    let wording = Wording {
        term: fields.text("term"),
        suggestion: fields.prose("suggestion").value.into(),
        reason: fields.prose("reason").value.into(),
        scope: worded(&mut fields, &scope, WORDING_SCOPES).unwrap_or(WordingScope::Editorial),
        since: date(&mut fields, "since", false).map(|date| date.value),
    };
    fields.finish();
    wording
}

/// Reads `lexicon/privacy.yaml`: what is public by office, such as an office's telephone.
pub fn public_values(file: FileId, text: &str, findings: &mut Findings) -> Vec<Suppression> {
    let items = list(document(file, text, findings), findings);
    let entries = items.iter().map(|item| {
        let mut fields = Fields::open(item, ("公开信息", "entry"), findings);
        let entry = Suppression {
            code: None,
            path: None,
            text: Some(fields.text("text")),
            reason: fields.prose("reason"),
            span: fields.block(),
        };
        fields.finish();
        entry
    });
    entries
        .filter(|entry| {
            entry
                .text
                .as_ref()
                .is_some_and(|text| !text.value.is_empty())
        })
        .collect()
}

/// Reads the `suppress` of front matter.
pub fn suppressions(fields: &mut Fields<'_>) -> Vec<Suppression> {
    let items = fields.items("suppress");
    items
        .iter()
        .map(|item| suppression(item, false, fields.findings()))
        .collect()
}

/// Reads the `suppress` of `atlas.yaml`, whose entries may name a file or a page.
pub fn site_suppressions(fields: &mut Fields<'_>) -> Vec<Suppression> {
    let items = fields.items("suppress");
    items
        .iter()
        .map(|item| suppression(item, true, fields.findings()))
        .collect()
}

fn suppression(node: &Node, may_name_files: bool, findings: &mut Findings) -> Suppression {
    let mut fields = Fields::open(node, ("免报", "suppression"), findings);
    let path = if may_name_files {
        fields.optional_text("file")
    } else {
        None
    };
    let suppression = Suppression {
        code: Some(fields.text("code")),
        path,
        text: fields.optional_text("text"),
        reason: fields.prose("reason"),
        span: fields.block(),
    };
    fields.finish();
    suppression
}

/// Reads `consent`.
pub fn consents(fields: &mut Fields<'_>) -> Vec<Consent> {
    let items = fields.items("consent");
    items
        .iter()
        .map(|item| consent(item, fields.findings()))
        .collect()
}

fn consent(node: &Node, findings: &mut Findings) -> Consent {
    let mut fields = Fields::open(node, ("同意记录", "consent"), findings);
    let consent = Consent {
        name: fields.text("name"),
        date: date(&mut fields, "date", true).map(|date| date.value),
        by: fields.text("by"),
    };
    fields.finish();
    consent
}

/// What joins two words that a list should hold apart: the comma of Chinese text, which YAML takes
/// for a letter.
const JOINTS: [char; 3] = ['，', '、', '；'];

/// Reports words of a list that hold such a mark.
pub fn report_joined_words(words: &[Spanned<SharedStr>], findings: &mut Findings) {
    for word in words.iter().filter(|word| word.value.contains(JOINTS)) {
        let written = &word.value;
        let parts: Vec<&str> = written.split(JOINTS).map(str::trim).collect();
        let apart = parts.join(", ");
        let mark = written.chars().find(|char| JOINTS.contains(char));
        let (name, mark) = match mark {
            Some('、') => ("顿号", '、'),
            Some('；') => ("全角分号", '；'),
            mark => ("全角逗号", mark.unwrap_or('，')),
        };
        let message = text!(
            "关键词“{written}”里有{name}，被当成一个词",
            "the keyword \"{written}\" holds \"{mark}\" and is one word"
        );
        let finding = Diagnostic::new(codes::JOINED_WORDS, word.span, message);
        findings.push(finding.help(text!(
            "几个词用半角逗号隔开：[{apart}]",
            "separate words with ASCII commas: [{apart}]"
        )));
    }
}
