//! Reading a mapping key by key.

use std::collections::BTreeMap;

use super::chinese::slug_of;
use super::{Node, NodeKind};
use crate::atlas::codes;
use crate::ground::{Code, Diagnostic, Findings, Span, Spanned, han, nearest};
use crate::text;

/// A mapping being read. Every getter marks its key as known; [`Fields::finish`] reports the rest.
///
/// Getters never fail: what is missing or of the wrong type is recorded, and an empty value with
/// the place of the block is given, so that all faults of a file come to light in one run.
pub struct Fields<'a> {
    /// What is being described, in Chinese and English, for messages: `案例`, `case`.
    subject: (&'static str, &'static str),
    block: Span,
    /// By key; of a key written twice the first.
    entries: BTreeMap<&'a str, (&'a Spanned<String>, &'a Node)>,
    known: Vec<&'static str>,
    findings: &'a mut Findings,
}

impl<'a> Fields<'a> {
    /// Opens a mapping; anything else is recorded and reads as an empty one.
    pub fn open(
        node: &'a Node,
        subject: (&'static str, &'static str),
        findings: &'a mut Findings,
    ) -> Fields<'a> {
        let mut entries: BTreeMap<&str, (&Spanned<String>, &Node)> = BTreeMap::new();
        let mut block = node.span;
        match &node.kind {
            NodeKind::Mapping(pairs) => {
                block = pairs.first().map_or(block, |pair| pair.key.span);
                for pair in pairs {
                    let key = pair.key.value.as_str();
                    match entries.get(key) {
                        Some((first, _)) => findings.push(repeated(first, &pair.key)),
                        None => drop(entries.insert(key, (&pair.key, &pair.value))),
                    }
                }
            }
            NodeKind::Null => {}
            _ => findings.push(wrong_type(
                node,
                subject.0,
                ("若干“键: 值”", "keys with values"),
            )),
        }
        Fields {
            subject,
            block,
            entries,
            known: vec![],
            findings,
        }
    }

    /// Where the block begins: findings about what is absent point here.
    pub fn block(&self) -> Span {
        self.block
    }

    /// Records a finding of the caller's own.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.findings.push(diagnostic);
    }

    /// The findings, for reading what lies below a key.
    pub fn findings(&mut self) -> &mut Findings {
        self.findings
    }

    /// The value of an optional key; blank counts as absent.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        self.known.push(key);
        let (_, node) = self.entries.get(key)?;
        (node.kind != NodeKind::Null).then_some(*node)
    }

    /// The value of a key that must be there.
    pub fn required(&mut self, key: &'static str) -> Option<&'a Node> {
        self.required_as(key, codes::MISSING_KEY)
    }

    /// As [`Fields::required`], with a code of its own for what is missing.
    pub fn required_as(&mut self, key: &'static str, code: &'static Code) -> Option<&'a Node> {
        let node = self.node(key);
        if node.is_none() {
            let (zh, en) = self.subject;
            let blank = self.entries.get(key);
            let span = blank.map_or(self.block, |(written, _)| written.span);
            let message = text!("{zh}没有写 {key}", "the {en} has no {key}");
            let help = text!("补上一行 {key}: …", "add a line {key}: …");
            self.findings
                .push(Diagnostic::new(code, span, message).help(help));
        }
        node
    }

    /// A word or sentence that must be there; empty when it is not.
    pub fn text(&mut self, key: &'static str) -> Spanned<String> {
        let node = self.required(key);
        node.and_then(|node| self.scalar(node))
            .unwrap_or(Spanned::new(String::new(), self.block))
    }

    /// As [`Fields::text`], with the line breaks of folded text closed between Han characters.
    pub fn prose(&mut self, key: &'static str) -> Spanned<String> {
        self.text(key).map(|text| close_spaces(&text))
    }

    /// An optional word or sentence.
    pub fn optional_text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let node = self.node(key)?;
        self.scalar(node)
    }

    /// An optional sentence, spaces closed as in [`Fields::prose`].
    pub fn optional_prose(&mut self, key: &'static str) -> Option<Spanned<String>> {
        Some(self.optional_text(key)?.map(|text| close_spaces(&text)))
    }

    /// A list of words; absent reads as empty, one bare word as a list of one.
    pub fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        match self.node(key) {
            Some(node) => self.scalars(node),
            None => vec![],
        }
    }

    /// The items of a list; absent reads as empty.
    pub fn items(&mut self, key: &'static str) -> &'a [Node] {
        let Some(node) = self.node(key) else {
            return &[];
        };
        let NodeKind::Sequence(items) = &node.kind else {
            self.findings.push(wrong_type(
                node,
                key,
                ("一个列表（每项一行，以“- ”开头）", "a list"),
            ));
            return &[];
        };
        items
    }

    /// A scalar, or a finding.
    pub fn scalar(&mut self, node: &Node) -> Option<Spanned<String>> {
        match &node.kind {
            NodeKind::Scalar(text) => Some(Spanned::new(text.trim().to_owned(), node.span)),
            _ => {
                self.findings.push(wrong_type(
                    node,
                    self.subject.0,
                    ("一个词或一句话", "one value"),
                ));
                None
            }
        }
    }

    fn scalars(&mut self, node: &Node) -> Vec<Spanned<String>> {
        match &node.kind {
            NodeKind::Sequence(items) => {
                let mut words = Vec::with_capacity(items.len());
                words.extend(items.iter().filter_map(|item| self.scalar(item)));
                words
            }
            _ => self.scalar(node).into_iter().collect(),
        }
    }

    /// Looks a word up in a closed list; what is not in it is recorded with the nearest that is.
    pub fn choice<T: Copy>(
        &mut self,
        written: &Spanned<String>,
        choices: &[(&'static str, T)],
    ) -> Option<T> {
        let found = choices.iter().find(|(word, _)| *word == written.value);
        if found.is_none() {
            let words = choices.iter().map(|(word, _)| *word);
            self.findings
                .push(unknown_value(written, words.collect::<Vec<_>>().as_slice()));
        }
        found.map(|(_, value)| *value)
    }

    /// Reports every key that nothing asked for.
    pub fn finish(self) {
        for (key, _) in self.entries.values() {
            if !self.known.contains(&key.value.as_str()) {
                let (zh, en) = self.subject;
                let name = &key.value;
                let message = text!("{zh}没有“{name}”这个键", "a {en} has no key \"{name}\"");
                let mut finding = Diagnostic::new(codes::UNKNOWN_KEY, key.span, message);
                if let Some(near) = nearest(name, self.known.iter().copied()) {
                    finding = finding.help(text!("是不是 {near}？", "did you mean {near}?"));
                } else {
                    let all = self.known.join("、");
                    finding = finding.help(text!("可用的键：{all}", "keys: {all}"));
                }
                self.findings.push(finding);
            }
        }
    }
}

/// The finding for a word that a closed list does not have.
pub fn unknown_value(written: &Spanned<String>, known: &[&str]) -> Diagnostic {
    let word = &written.value;
    let message = text!("没有“{word}”这个取值", "\"{word}\" is not a known value");
    let finding = Diagnostic::new(codes::UNKNOWN_VALUE, written.span, message);
    if let Some(slug) = slug_of(word, known) {
        return finding.help(text!("“{word}”写作 {slug}", "write {slug}"));
    }
    match nearest(word, known.iter().copied()) {
        Some(near) => finding.help(text!("是不是 {near}？", "did you mean {near}?")),
        None if known.len() <= 24 => {
            let all = known.join("、");
            finding.help(text!("可用的取值：{all}", "known values: {all}"))
        }
        None => finding,
    }
}

fn repeated(first: &Spanned<String>, again: &Spanned<String>) -> Diagnostic {
    let key = &again.value;
    let message = text!("键 {key} 写了两次", "the key {key} is written twice");
    Diagnostic::new(codes::DUPLICATE_KEY, again.span, message)
        .label(first.span, text!("第一次写在这里", "first written here"))
        .help(text!("留下一处，删去另一处", "keep one of the two"))
}

fn wrong_type(node: &Node, subject: &str, wanted: (&str, &str)) -> Diagnostic {
    let (zh, en) = wanted;
    let message = text!("{subject}：这里应是{zh}", "{subject}: {en} is wanted here");
    Diagnostic::new(codes::WRONG_TYPE, node.span, message).help(text!(
        "照作者指南里的样例改写（case-atlas explain CA0204）",
        "see explain CA0204"
    ))
}

/// Removes the spaces that YAML's folding leaves between Han characters.
fn close_spaces(text: &str) -> String {
    let mut closed = String::with_capacity(text.len());
    let mut rest = text.trim().chars().peekable();
    while let Some(c) = rest.next() {
        let gap = c == ' ' || c == '\n';
        let before = closed.chars().next_back();
        match (gap, before, rest.peek()) {
            (true, Some(before), Some(after)) if han::joins_without_space(before, *after) => {}
            (true, ..) => closed.push(' '),
            _ => closed.push(c),
        }
    }
    closed
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;
    use crate::ground::Sources;

    #[test]
    fn repeated_and_unknown_keys_are_told_at_their_place() {
        let text = "zoo: 1\ntitle: 甲\nabc: 2\ntitle: 乙\n";
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", text);
        let mut findings = Findings::default();
        let node = parse(file, text, 0..text.len(), &mut findings).expect("it is YAML");
        let mut fields = Fields::open(&node, ("块", "block"), &mut findings);
        assert_eq!(sources.position(fields.block()).line, 1);
        assert_eq!(fields.text("title").value, "甲");
        fields.finish();
        findings.sort();
        let found = findings.iter().map(|finding| {
            let line = sources.position(finding.primary).line;
            format!("{line} {}", finding.code.name)
        });
        let expected = ["1 unknown-key", "3 unknown-key", "4 duplicate-key"];
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn many_keys_cost_no_more_than_their_number() {
        let pair = |at: usize| super::super::Entry {
            key: Spanned::new(format!("a-long-key-{at}"), span()),
            value: Node {
                span: span(),
                kind: NodeKind::Null,
            },
        };
        let node = Node {
            span: span(),
            kind: NodeKind::Mapping((0..100_000).map(pair).collect()),
        };
        let started = std::time::Instant::now();
        let mut findings = Findings::default();
        Fields::open(&node, ("块", "block"), &mut findings).finish();
        assert_eq!(findings.len(), 100_000);
        // The square of the number takes minutes in a debug build.
        assert!(started.elapsed() < std::time::Duration::from_secs(10));
    }

    fn span() -> Span {
        let mut sources = Sources::default();
        Span::file_start(sources.add("a.yaml", ""))
    }
}
