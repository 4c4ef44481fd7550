//! What can be wrong with a name, and how authors are told.

use std::collections::BTreeMap;

use super::index::{Lookup, explained, find};
use super::{Backlink, codes};
use crate::atlas::document::{Reference, Scheme};
use crate::ground::{Diagnostic, Findings, SharedStr, Span, Spanned};
use crate::text;

/// Why a reference leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No such thing; the nearest that exists.
    Unknown(Option<String>),
    /// It is there, but its file could not be read, and that was told at the file.
    Unread,
    /// The thing exists, but nothing uses it, so it has no page.
    NoPage,
    /// The page exists, the place on it does not; the nearest that exists.
    Anchor(Option<String>),
}

/// Resolves the names a list of words holds, in order. Those that name nothing, and those that
/// stand a second time, are found and left out.
pub(super) fn known(
    words: &[Spanned<SharedStr>],
    index: &impl Lookup,
    subject: &str,
    findings: &mut Findings,
) -> Vec<usize> {
    let named = words.iter().filter_map(|word| {
        let at = one_known(word, index, subject, findings)?;
        Some((at, word))
    });
    let named: Vec<_> = named.collect();
    once(named, findings)
}

/// The values in order, each once; words that stand a second time are found.
pub(super) fn once<T: Ord + Clone>(
    named: Vec<(T, &Spanned<SharedStr>)>,
    findings: &mut Findings,
) -> Vec<T> {
    let mut seen: BTreeMap<T, Span> = BTreeMap::new();
    let mut values = Vec::with_capacity(named.len());
    for (value, word) in named {
        match seen.get(&value) {
            None => {
                seen.insert(value.clone(), word.span);
                values.push(value);
            }
            Some(first) => findings.push(repeated(word, *first)),
        }
    }
    values
}

fn repeated(word: &Spanned<SharedStr>, first: Span) -> Diagnostic {
    let name = &word.value;
    let message = text!("“{name}”列了两次", "\"{name}\" is listed twice");
    Diagnostic::new(codes::REPEATED_REFERENCE, word.span, message)
        .label(first, text!("第一次列在这里", "first listed here"))
        .help(text!("删去一个", "remove one of the two"))
}

/// Resolves one word; one that names nothing is found.
pub(super) fn one_known(
    word: &Spanned<SharedStr>,
    index: &impl Lookup,
    subject: &str,
    findings: &mut Findings,
) -> Option<usize> {
    if word.value.is_empty() {
        return None;
    }
    let found = find(index, &word.value);
    if let Err(fault) = &found
        && *fault != Fault::Unread
    {
        let name = &word.value;
        let message = text!("没有{subject}“{name}”", "\"{name}\" names nothing");
        let finding = Diagnostic::new(codes::UNKNOWN_REFERENCE, word.span, message);
        let names = index.names().map(|name| explained(index, name));
        findings.push(with_help(finding, fault, names));
    }
    found.ok()
}

/// The finding for a link that leads nowhere. Where its words say enough, it is only left out: of a thing that no
/// case uses, and, in the text of a model type or a page, which stands whatever cases and pages there are, of
/// one that is not there. A name that comes near another is mistyped. None where something else is to be mended first.
pub(super) fn dead_link(
    reference: &Reference,
    fault: &Fault,
    from: &Backlink,
    words: &str,
) -> Option<Diagnostic> {
    let written = written(reference);
    let is_replaceable = matches!(
        reference.scheme,
        Scheme::Case | Scheme::Observation | Scheme::Source | Scheme::Page
    );
    let is_standing = matches!(from, Backlink::Model(_) | Backlink::Page(_));
    let is_left_out = match fault {
        Fault::NoPage => true,
        Fault::Unknown(near) => is_standing && is_replaceable && near.is_none(),
        Fault::Anchor(_) | Fault::Unread => false,
    };
    if is_left_out && !words.is_empty() {
        let message = text!(
            "链接“{written}”没有去处，只写了文字“{words}”",
            "\"{written}\" leads nowhere: only its words \"{words}\" are written"
        );
        let finding = Diagnostic::new(codes::LINK_LEFT_AS_WORDS, reference.span, message);
        return Some(with_help(finding, fault, std::iter::empty()));
    }
    let (code, message) = match fault {
        Fault::Unread => return None,
        Fault::Unknown(_) => (
            codes::DEAD_LINK,
            text!(
                "链接“{written}”指向的东西不存在",
                "\"{written}\" leads nowhere"
            ),
        ),
        Fault::NoPage => (
            codes::DEAD_LINK,
            text!(
                "链接“{written}”指向的东西没有案例用到，所以没有它的页面",
                "\"{written}\" has no page, because no case uses it"
            ),
        ),
        Fault::Anchor(_) => (
            codes::DEAD_ANCHOR,
            text!(
                "链接“{written}”指向的小节不存在",
                "\"{written}\" has no such section"
            ),
        ),
    };
    let finding = Diagnostic::new(code, reference.span, message);
    Some(with_help(finding, fault, std::iter::empty()))
}

/// The finding for a `#fragment` that the page itself does not have.
pub(super) fn dead_fragment(fragment: &Spanned<SharedStr>, fault: &Fault) -> Diagnostic {
    let name = &fragment.value;
    let message = text!("本页没有“#{name}”这一节", "the page has no section #{name}");
    let finding = Diagnostic::new(codes::DEAD_ANCHOR, fragment.span, message);
    with_help(finding, fault, std::iter::empty())
}

fn written(reference: &Reference) -> String {
    let fragment = reference
        .fragment
        .as_ref()
        .map(|part| format!("#{part}"))
        .unwrap_or_default();
    format!("{}:{}{fragment}", reference.scheme.word(), reference.name)
}

fn with_help(
    finding: Diagnostic,
    fault: &Fault,
    known: impl Iterator<Item = String>,
) -> Diagnostic {
    let near = match fault {
        Fault::Unknown(near) | Fault::Anchor(near) => near.as_deref(),
        Fault::Unread => None,
        Fault::NoPage => {
            return finding.help(text!(
                "只写文字，不用链接",
                "write the words without a link"
            ));
        }
    };
    if let Some(near) = near {
        return finding.help(text!("是不是 {near}？", "did you mean {near}?"));
    }
    if matches!(fault, Fault::Anchor(_)) {
        return finding.help(text!(
            "小节的编号写在标题后面的 {{#…}} 里",
            "section ids stand behind headings as {{#…}}"
        ));
    }
    let known: Vec<_> = known.take(25).collect();
    if known.is_empty() || known.len() > 24 {
        return finding.help(text!(
            "检查拼写；名字就是文件名或条目的 id",
            "check the spelling: names are file names or ids"
        ));
    }
    let all = known.join("、");
    finding.help(text!("可用的有：{all}", "known: {all}"))
}
