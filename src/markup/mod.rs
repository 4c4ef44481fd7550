//! Floor 2. Document tree → HTML fragment. The only room where Rust code writes HTML.
//!
//! Takes blocks of a [`Document`] and the [`Page`] they stand on; returns [`Html`], well-formed and
//! safe to stand in a `<section>`. Must not know where things are: the page answers what a link or
//! an image leads to ([`Links`]). Every class written here belongs to the theme contract.
//!
//! Start reading with [`blocks`].

mod block;
mod highlight;
mod inline;
mod note;
mod qr;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::atlas::document::{Block, Document, Image, Inline, Reference};

pub use crate::atlas::document::plain_text;
pub use qr::{QrModules, qr_code, qr_modules};

/// A piece of HTML that may be written as it stands: made only by this room, from escaped text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Html(String);

impl Html {
    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Html {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl AsRef<str> for Html {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// Writes a description of the page for programs (JSON-LD). Escaped so that no word of an author
/// can end the element or begin a comment in it (HTML, section 4.12.1.3).
pub fn data_block(value: &serde_json::Value) -> Html {
    let json = value.to_string();
    let json = json.replace('<', "\\u003c").replace('>', "\\u003e");
    Html(format!(
        "<script type=\"application/ld+json\">{}</script>",
        json.replace('&', "\\u0026")
    ))
}

/// What kind of thing a link leads to; decides its class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// A page of the site: no class.
    Internal,
    /// Another site: `out`.
    External,
    /// A row of a figures table: `obs`.
    Observation,
    /// A glossary entry: `term`.
    Term,
    /// An entry of a list of sources: `src`.
    Source,
}

/// Where a link by scheme leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResolvedLink {
    /// The address, relative to the page, not yet escaped; none where the target has no page.
    pub href: Option<String>,
    /// Decides the class.
    pub kind: LinkKind,
    /// The name of the target: written where the author left the link empty.
    pub name: String,
    /// Shown by browsers on pointing.
    pub title: Option<String>,
}

/// Where an image file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResolvedImage {
    /// The address, relative to the page; not yet escaped.
    pub src: String,
    /// In pixels of the file.
    pub width: u32,
    /// In pixels of the file.
    pub height: u32,
}

/// Answers where things are, seen from one page.
pub trait Links {
    /// The target of a link by scheme; none, and a target without a page, writes the content (or
    /// the target's name) without a link.
    fn resolve(&self, reference: &Reference) -> Option<ResolvedLink>;

    /// The file of an image; none writes the alternative text instead.
    fn image(&self, image: &Image) -> Option<ResolvedImage>;
}

/// What becomes of footnotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NoteStyle {
    /// A note stands behind the top-level block that refers to it first.
    ///
    /// Numbers run through the document, so all its sections must be written on one page, in any
    /// number of calls: a second reference leads to the note of the first.
    #[default]
    Margin,
    /// Neither notes nor references: for excerpts.
    Omit,
}

/// What the writer needs to know of the page.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// Where links and images lead.
    pub links: &'a dyn Links,
    /// The document the blocks belong to: it holds the footnotes.
    pub document: &'a Document,
    /// Put before every id and every `#fragment`, so that two documents can share a page.
    pub id_prefix: &'a str,
    /// What becomes of footnotes.
    pub notes: NoteStyle,
    /// How many levels headings sink; `<h6>` is the lowest.
    pub heading_shift: u8,
}

impl<'a> Page<'a> {
    /// A page of its own for one document: no prefix, notes in the margin, headings as written.
    pub fn new(links: &'a dyn Links, document: &'a Document) -> Page<'a> {
        Page {
            links,
            document,
            id_prefix: "",
            notes: NoteStyle::Margin,
            heading_shift: 0,
        }
    }
}

/// Writes blocks, each top-level block followed by the notes it refers to first.
///
/// A heading has an id where its author gave one. An id that repeats within `blocks` gets a
/// number, one that could be a note's gets `h-` in front; uniqueness across calls is for the
/// document to keep, or for [`Page::id_prefix`].
pub fn blocks(blocks: &[Block], page: &Page<'_>) -> Html {
    let mut writer = Writer::new(page);
    for block in blocks {
        writer.block(block);
        writer.notes_of(block);
    }
    Html(writer.out)
}

/// Writes running text. Footnotes are referred to as the page says; their notes are not written.
pub fn inlines(inlines: &[Inline], page: &Page<'_>) -> Html {
    let mut writer = Writer::new(page);
    writer.inlines(inlines);
    Html(writer.out)
}

/// Escapes a text for content and for attribute values in quotes. Control characters, which HTML
/// forbids, become U+FFFD; carriage returns are dropped.
///
/// ```
/// use case_atlas::markup::escape;
/// assert_eq!(escape("<a href='x'>\"R&D\"\u{0}"), "&lt;a href=&#39;x&#39;&gt;&quot;R&amp;D&quot;\u{FFFD}");
/// ```
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    escape_into(text, &mut escaped);
    escaped
}

fn escape_into(text: &str, out: &mut String) {
    for char in text.chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\r' => {}
            '\n' | '\t' => out.push(char),
            char if char.is_control() => out.push('\u{FFFD}'),
            char => out.push(char),
        }
    }
}

/// The HTML written so far, and what must be remembered while writing.
struct Writer<'p> {
    page: &'p Page<'p>,
    out: String,
    /// Heading ids already given, without prefix, with the last number tried for each.
    ids: BTreeMap<String, usize>,
    /// References met inside a link, where no link may stand: written behind it. None outside.
    postponed: Option<Vec<inline::NoteReference>>,
}

impl<'p> Writer<'p> {
    fn new(page: &'p Page<'p>) -> Writer<'p> {
        Writer {
            page,
            out: String::new(),
            ids: BTreeMap::new(),
            postponed: None,
        }
    }

    /// Appends markup.
    fn raw(&mut self, html: &str) {
        self.out.push_str(html);
    }

    /// Appends text.
    fn text(&mut self, text: &str) {
        escape_into(text, &mut self.out);
    }

    /// Appends an attribute with a space before it.
    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape_into(value, &mut self.out);
        self.out.push('"');
    }
}
