//! YAML as a tree in which every key and value keeps its place. The only room that names the YAML
//! engine.
//!
//! Typed decoding would stop at the first fault; authors want all of them at once. So the engine
//! gives a tree, and [`Fields`] reads it key by key, recording what is wrong and going on.

mod chinese;
mod fault;
mod fields;
mod reason;

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::options::DuplicateKeyPolicy;

pub use fields::Fields;

use crate::ground::{FileId, Findings, Span, Spanned, han};

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value's bytes; for a block collection the place where it begins.
    pub span: Span,
    /// The value.
    pub kind: NodeKind,
}

/// The kinds of value. Scalars stay as written: `010112` is six digits, `no` is a word, `1.50` keeps
/// its zero.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind {
    /// Nothing behind the colon, `~` or `null`.
    Null,
    /// Any scalar, unquoted and with block scalars folded.
    Scalar(String),
    /// A list.
    Sequence(Vec<Node>),
    /// Keys with values in the order written; keys may repeat (and are found then).
    Mapping(Vec<Entry>),
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: Spanned<String>,
    /// The value.
    pub value: Node,
}

/// Parses `text[range]` of a file; offsets in the result are those of the whole file.
///
/// Faults of syntax, and aliases (a file of a few lines can expand to gigabytes through them), are
/// recorded and give `None`.
pub fn parse(
    file: FileId,
    text: &str,
    range: Range<usize>,
    findings: &mut Findings,
) -> Option<Node> {
    let part = text.get(range.clone()).unwrap_or("");
    match serde_yaml::from_str_with_options::<serde_yaml::Spanned<RawValue>>(part, options()) {
        Ok(raw) => {
            let shift = range.start;
            let node = Place { file, part, shift }.node(raw);
            // A block in which every colon is full-width is one long scalar to YAML.
            if let (NodeKind::Scalar(_), Some(colon)) =
                (&node.kind, fault::full_width_colon(part, 0))
            {
                findings.push(fault::full_width_colon_fault(file, shift + colon));
                return None;
            }
            Some(node)
        }
        Err(error) => {
            findings.push(fault::finding(file, text, range, &error));
            None
        }
    }
}

/// Reads a whole typed file that developers write (theme, strings): the first fault is enough.
///
/// # Errors
/// The engine's sentence with line and column.
pub fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_yaml::from_str(text).map_err(|error| error.to_string())
}

/// How deep lists and mappings may lie in each other. Three times what any file of ours has; the engine calls
/// itself for every level, and its own limit of 64 fills the stack of a worker thread in a debug build.
const MAX_DEPTH: usize = 16;

fn options() -> serde_yaml::Options {
    let mut options = serde_yaml::Options::default();
    let mut budget = options.budget.unwrap_or_default();
    budget.max_depth = MAX_DEPTH;
    options.budget = Some(budget);
    options.duplicate_keys = DuplicateKeyPolicy::PassThrough;
    options.alias_limits.max_total_replayed_events = 0;
    options.with_snippet = false;
    options
}

/// What the engine hands over; numbers and booleans keep no text, their span does.
enum RawValue {
    Null,
    Plain,
    Text(String),
    Sequence(Vec<serde_yaml::Spanned<RawValue>>),
    Mapping(Vec<(serde_yaml::Spanned<String>, serde_yaml::Spanned<RawValue>)>),
}

struct Place<'a> {
    file: FileId,
    part: &'a str,
    shift: usize,
}

impl Place<'_> {
    fn span(&self, location: serde_yaml::Location) -> Span {
        let span = location.span();
        let start = span
            .byte_offset()
            .map_or(0, |at| usize::try_from(at).unwrap_or(0));
        let length = span
            .byte_len()
            .map_or(0, |len| usize::try_from(len).unwrap_or(0));
        Span::new(self.file, self.shift + start, self.shift + start + length)
    }

    fn node(&self, raw: serde_yaml::Spanned<RawValue>) -> Node {
        let span = self.span(raw.referenced);
        let kind = match raw.value {
            RawValue::Null => NodeKind::Null,
            RawValue::Plain => NodeKind::Scalar(self.written(span).to_owned()),
            RawValue::Text(text) => NodeKind::Scalar(text),
            RawValue::Sequence(items) => {
                NodeKind::Sequence(items.into_iter().map(|item| self.node(item)).collect())
            }
            RawValue::Mapping(entries) => {
                let entry = |(key, value): (serde_yaml::Spanned<String>, _)| Entry {
                    key: Spanned::new(key.value, self.span(key.referenced)),
                    value: self.node(value),
                };
                NodeKind::Mapping(entries.into_iter().map(entry).collect())
            }
        };
        Node { span, kind }
    }

    fn written(&self, span: Span) -> &str {
        let range = span.range();
        self.part
            .get(range.start - self.shift..range.end - self.shift)
            .unwrap_or("")
    }
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<RawValue, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = RawValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }

    fn visit_i128<E>(self, _: i128) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }

    fn visit_u128<E>(self, _: u128) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }

    fn visit_unit<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }

    fn visit_none<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<RawValue, D::Error> {
        RawValue::deserialize(inner)
    }

    fn visit_str<E>(self, text: &str) -> Result<RawValue, E> {
        Ok(RawValue::Text(han::without_controls(text).into_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<RawValue, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(RawValue::Sequence(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<RawValue, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = access.next_key()? {
            entries.push((key, access.next_value()?));
        }
        Ok(RawValue::Mapping(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Sources;

    fn check(text: &str) -> String {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", text);
        let mut findings = Findings::default();
        let node = parse(file, text, 0..text.len(), &mut findings);
        let found = findings.iter().map(|finding| {
            let at = sources.position(finding.primary);
            format!("{}:{} {}", at.line, at.column, finding.code.name)
        });
        match node {
            Some(node) => show(&node),
            None => found.collect::<Vec<_>>().join(" "),
        }
    }

    fn show(node: &Node) -> String {
        match &node.kind {
            NodeKind::Null => "~".into(),
            NodeKind::Scalar(text) => format!("{text:?}"),
            NodeKind::Sequence(items) => {
                format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(" "))
            }
            NodeKind::Mapping(entries) => {
                let pair = |entry: &Entry| format!("{}={}", entry.key.value, show(&entry.value));
                format!(
                    "{{{}}}",
                    entries.iter().map(pair).collect::<Vec<_>>().join(" ")
                )
            }
        }
    }

    #[test]
    fn scalars_stay_as_written() {
        assert_eq!(
            check("a: 010112\nb: no\nc: 1.50\nd: 2017-10-12\ne:\nf: [党, \"引 号\"]\n"),
            r#"{a="010112" b="no" c="1.50" d="2017-10-12" e=~ f=["党" "引 号"]}"#
        );
        assert_eq!(check("a: 1\na: 2\n"), r#"{a="1" a="2"}"#);
    }

    #[test]
    fn faults_of_syntax_have_a_place() {
        assert_eq!(check("标题：宽甸\nb: 1\n"), "1:3 full-width-colon");
        assert_eq!(check("a: 1\nb：2\nc: 3\n"), "2:2 full-width-colon");
        assert_eq!(check("标题：宽甸\n地区：1\n"), "1:3 full-width-colon");
        assert_eq!(check("a: [1, 2\n"), "1:4 yaml-syntax");
        assert_eq!(check("a: &x [1, 2]\nb: *x\n"), "2:4 yaml-alias");
    }

    #[test]
    fn what_lies_too_deep_is_a_finding_and_no_end_of_the_program() {
        let deep = |open: &str| check(&format!("a:\n  {}", open.repeat(10_000)));
        for open in ["[", "{a: ", "- ", "? "] {
            assert!(deep(open).contains("yaml-"), "{open}: {}", deep(open));
        }
    }
}
