//! The words of YAML: every scalar that holds a Han character, and what the writing of scalars does
//! to the characters in them.

use super::{PassageKind, PieceKind, Prose};
use crate::atlas::yaml::{Node, NodeKind};
use crate::ground::han;

/// Keys whose values are one phrase cut in pieces.
const CUT_PHRASES: [&str; 2] = ["phrases", "tagline"];

/// Keys whose values are Markdown: [`markdown::read_value`](crate::atlas::markdown::read_value) says
/// what their words are.
const MARKDOWN: [&str; 2] = ["teaching", "objectives"];

/// Keys whose values are other people's words, or name something exactly: titles as they were
/// printed, names, what is answered for.
const VERBATIM: [&str; 3] = ["sources", "consent", "suppress"];

impl Prose {
    /// The words of all values below a node of a file, in the order written. Keys are no words,
    /// and neither are values without Han or private-use characters: names, numbers, addresses.
    pub fn of_values(node: &Node, text: &str) -> Prose {
        let mut prose = Prose::default();
        prose.add(node, PassageKind::Value, text);
        prose
    }

    fn add(&mut self, node: &Node, kind: PassageKind, text: &str) {
        match &node.kind {
            NodeKind::Null => {}
            NodeKind::Scalar(value) => {
                let is_prose = |char| han::is_han(char) || han::is_private_use(char);
                let range = node.span.range();
                if value.chars().any(is_prose)
                    && let Some(written) = text.get(range.clone())
                {
                    self.add_scalar(written, range.start, kind);
                }
            }
            NodeKind::Sequence(items) => items.iter().for_each(|item| self.add(item, kind, text)),
            NodeKind::Mapping(entries) => {
                let is_plain = |key: &str| !MARKDOWN.contains(&key) && !VERBATIM.contains(&key);
                for entry in entries.iter().filter(|entry| is_plain(&entry.key.value)) {
                    let is_cut = CUT_PHRASES.contains(&entry.key.value.as_str());
                    let kind = if is_cut { PassageKind::Fragment } else { kind };
                    self.add(&entry.value, kind, text);
                }
            }
        }
    }

    fn add_scalar(&mut self, written: &str, start: usize, kind: PassageKind) {
        let style = written.chars().next();
        let (skipped, style) = match style {
            Some(quote @ ('"' | '\'')) => (1, Some(quote)),
            // The header of a block scalar ends with its line.
            Some('|' | '>') => (written.find('\n').unwrap_or(0), None),
            _ => (0, None),
        };
        let mut rest = written[skipped..].char_indices().peekable();
        let mut words = None;
        while let Some((at, char)) = rest.next() {
            let at = start + skipped + at;
            let is_escape = match style {
                Some('"') => char == '\\',
                // Two quotes stand for one; a single one ends the scalar.
                Some(_) => char == '\'',
                None => false,
            };
            let is_end = style == Some('"') && char == '"';
            if !(is_escape || is_end || matches!(char, '\n' | '\r')) {
                words.get_or_insert(at);
                continue;
            }
            if let Some(from) = words.take() {
                self.push(from..at, PieceKind::Words);
            }
            if is_escape {
                if let Some((_, escaped)) = rest.next() {
                    let end = at + char.len_utf8() + escaped.len_utf8();
                    self.push(at..end, PieceKind::Object);
                }
            } else if char == '\n' {
                let is_indent = |(_, char): &(usize, char)| matches!(char, ' ' | '\t');
                while rest.next_if(is_indent).is_some() {}
                match rest.peek() {
                    // A blank line ends a paragraph of a block scalar.
                    Some((_, '\n' | '\r')) => self.end(kind),
                    _ => self.push(at..at + 1, PieceKind::Break),
                }
            }
        }
        if let Some(from) = words {
            self.push(from..start + written.len(), PieceKind::Words);
        }
        self.end(kind);
    }
}
