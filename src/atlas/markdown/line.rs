//! A run of inline content while it is being read: joins words, keeps inline HTML balanced.

use crate::atlas::document::{Inline, InlineKind};
use crate::ground::{SharedStr, Span};

/// Inline content of one block, emphasis or link.
#[derive(Debug, Default)]
pub(super) struct Line {
    inlines: Vec<Inline>,
    /// Index and name of each inline HTML tag that is open here, outermost first.
    open: Vec<(usize, &'static str)>,
}

/// The parser cuts words at escapes and entities; a gap up to this many source bytes between two
/// pieces still belongs to one text. Anything left out of the tree is longer.
const LARGEST_GAP: u32 = 2;

impl Line {
    /// Adds words, to the words before them if these end where the new ones begin.
    pub(super) fn push_text(&mut self, text: SharedStr, span: Span) {
        if let Some(Inline {
            span: place,
            kind: InlineKind::Text(words),
        }) = self.inlines.last_mut()
            && span.start.saturating_sub(place.end) <= LARGEST_GAP
        {
            words.append(&text);
            place.end = span.end.max(place.end);
        } else if !text.is_empty() {
            self.push(InlineKind::Text(text), span);
        }
    }

    /// Adds a piece that is not words.
    pub(super) fn push(&mut self, kind: InlineKind, span: Span) {
        self.inlines.push(Inline { span, kind });
    }

    /// How many inline HTML tags are open.
    pub(super) fn open_tags(&self) -> usize {
        self.open.len()
    }

    /// Writes an opening tag; says no where the tag may not stand.
    pub(super) fn open_tag(&mut self, name: &'static str, span: Span) -> bool {
        let inside = self.open.last().map(|(_, name)| *name);
        if matches!(name, "rt" | "rp") && inside != Some("ruby") {
            return false;
        }
        self.open.push((self.inlines.len(), name));
        self.push(InlineKind::Html(format!("<{name}>")), span);
        true
    }

    /// Writes a closing tag; says no where it does not close the innermost open tag.
    pub(super) fn close_tag(&mut self, name: &str, span: Span) -> bool {
        if self.open.last().is_none_or(|(_, open)| *open != name) {
            return false;
        }
        self.open.pop();
        self.push(InlineKind::Html(format!("</{name}>")), span);
        true
    }

    /// The finished content, and the tags that were never closed and are therefore left out.
    pub(super) fn finish(mut self) -> (Vec<Inline>, Vec<(&'static str, Span)>) {
        let mut unclosed = Vec::new();
        for (index, name) in self.open {
            let tag = &mut self.inlines[index];
            tag.kind = InlineKind::Text(SharedStr::default());
            unclosed.push((name, tag.span));
        }
        if !unclosed.is_empty() {
            self.inlines
                .retain(|inline| inline.kind != InlineKind::Text(SharedStr::default()));
        }
        // Kept to the end of the run, and never longer again.
        self.inlines.shrink_to_fit();
        (self.inlines, unclosed)
    }
}
