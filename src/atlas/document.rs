//! The document tree: what a Markdown body says, with the place of every part.
//!
//! The tree is free of presentation and of addresses: links still name what they point at
//! ([`Target`]), and every writer (web page, slides, book) starts from this one tree.

use serde::{Deserialize, Serialize};

use crate::ground::{SharedStr, Span, Spanned};

/// A parsed Markdown body.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Top-level blocks in reading order.
    pub blocks: Vec<Block>,
    /// Footnote definitions in the order of their first reference, numbered from 1 by position;
    /// unreferenced ones are left out (and found).
    pub footnotes: Vec<Footnote>,
}

/// A footnote that the text refers to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Footnote {
    /// The label as written between `[^` and `]`.
    pub label: Spanned<SharedStr>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A block with its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// From the first to the last byte of the block.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// The kinds of block.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading. Boxed, like a table: most blocks are paragraphs, and there are many.
    Heading(Box<Heading>),
    /// A quotation.
    Quote(Vec<Block>),
    /// A list.
    List(Box<List>),
    /// Terms with their definitions.
    Definitions(Vec<Definition>),
    /// A table.
    Table(Box<Table>),
    /// Fenced or indented code.
    Code(Box<Code>),
    /// A thematic break.
    Rule,
    /// Raw HTML, sanitised already: safe to write as it is.
    Html(String),
}

/// A heading and what its attribute block says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The words.
    pub content: Vec<Inline>,
    /// `#id` of the attribute block, or none.
    pub id: Option<Spanned<SharedStr>>,
    /// `key="value"` pairs of the attribute block in order; each value is cut at white space.
    pub attributes: Vec<(Spanned<SharedStr>, Vec<Spanned<SharedStr>>)>,
}

/// A bullet list or a numbered list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct List {
    /// The first number of a numbered list.
    pub start: Option<u64>,
    /// The items, each a run of blocks; a tight item holds one paragraph that is written
    /// without paragraph marks.
    pub items: Vec<Vec<Block>>,
    /// Whether no blank line separates the items.
    pub tight: bool,
}

/// Code that is a block.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Code {
    /// First word after the fence, if any.
    pub language: Option<String>,
    /// The code, ending with a newline.
    pub text: String,
}

/// One term with one or more definitions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Definition {
    /// The term.
    pub term: Vec<Inline>,
    /// Its definitions, each a run of blocks.
    pub details: Vec<Vec<Block>>,
}

/// A table; every row has as many cells as the head.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// From a paragraph directly behind the table that begins with `表：`.
    pub caption: Option<Vec<Inline>>,
    /// One per column.
    pub alignments: Vec<Alignment>,
    /// Head cells.
    pub head: Vec<Vec<Inline>>,
    /// Body rows.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Alignment {
    /// Not said.
    None,
    /// `:---`
    Left,
    /// `:---:`
    Center,
    /// `---:`
    Right,
}

/// A piece of running text with its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Inline {
    /// From the first to the last byte.
    pub span: Span,
    /// What it is.
    pub kind: InlineKind,
}

/// The kinds of running text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum InlineKind {
    /// Words, unescaped. Soft line breaks are resolved: nothing between Han characters or full-width
    /// punctuation, one space elsewhere. Mostly as they stand in the file, and then not copied from it.
    Text(SharedStr),
    /// Code.
    Code(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Struck out.
    Strikethrough(Vec<Inline>),
    /// A link; empty content means "the name of the target".
    Link {
        /// Where to. Boxed, like an image: most pieces are words, and there are many.
        target: Box<Target>,
        /// What is underlined.
        content: Vec<Inline>,
    },
    /// An image.
    Image(Box<Image>),
    /// A reference to the footnote with this number, from 1: an index into
    /// [`Document::footnotes`] plus one. `nth` counts the references to it, from 1.
    FootnoteReference {
        /// Number of the footnote.
        number: usize,
        /// Which reference to it this is.
        nth: usize,
    },
    /// A hard line break.
    Break,
    /// Raw inline HTML, sanitised already.
    Html(String),
}

/// An image; its file lies beside the case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Image {
    /// As written: relative to the authored file.
    pub source: Spanned<SharedStr>,
    /// Text alternative; empty means none was written.
    pub alternative: String,
    /// Title, shown as caption.
    pub title: Option<String>,
}

/// What a link points at, as written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Target {
    /// `scheme:name#fragment` with one of our schemes.
    Reference(Reference),
    /// `#fragment` of the same page.
    Fragment(Spanned<SharedStr>),
    /// An `http`, `https` or `mailto` address outside the site.
    External(Spanned<SharedStr>),
    /// Anything else: refused, written as plain text (and found).
    Refused(Spanned<SharedStr>),
}

/// A link by scheme: plain CommonMark that every editor shows and the build resolves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    /// Which kind of thing.
    pub scheme: Scheme,
    /// Slug, id or code; `obs:` and `source:` may put a case slug and `/` in front.
    pub name: String,
    /// Behind `#`, if any.
    pub fragment: Option<String>,
    /// The whole destination as written.
    pub span: Span,
}

/// The link schemes of `DESIGN.md` section 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Scheme {
    /// `case:`
    Case,
    /// `model:`
    Model,
    /// `obs:`
    Observation,
    /// `term:`
    Term,
    /// `source:`
    Source,
    /// `region:`
    Region,
    /// `page:`
    Page,
    /// `indicator:`
    Indicator,
    /// `challenge:`
    Challenge,
    /// `driver:`
    Driver,
}

/// The words of running text without any mark-up; footnote references are left out.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    collect_text(inlines, &mut text);
    text
}

fn collect_text(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(words) => text.push_str(words),
            InlineKind::Code(words) => text.push_str(words),
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content)
            | InlineKind::Link { content, .. } => collect_text(content, text),
            InlineKind::Image(image) => text.push_str(&image.alternative),
            InlineKind::Break => text.push(' '),
            InlineKind::FootnoteReference { .. } | InlineKind::Html(_) => {}
        }
    }
}

/// Calls `visit` on every piece of running text below `blocks`, in reading order, parents before
/// children. Depth is bounded by the parser.
pub fn walk<'d>(blocks: &'d [Block], visit: &mut dyn FnMut(&'d Inline)) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(content) => walk_inlines(content, visit),
            BlockKind::Heading(heading) => walk_inlines(&heading.content, visit),
            BlockKind::Quote(blocks) => walk(blocks, visit),
            BlockKind::List(list) => list.items.iter().for_each(|item| walk(item, visit)),
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    walk_inlines(&definition.term, visit);
                    definition
                        .details
                        .iter()
                        .for_each(|blocks| walk(blocks, visit));
                }
            }
            BlockKind::Table(table) => {
                table
                    .caption
                    .iter()
                    .for_each(|caption| walk_inlines(caption, visit));
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                cells.for_each(|cell| walk_inlines(cell, visit));
            }
            BlockKind::Code(_) | BlockKind::Rule | BlockKind::Html(_) => {}
        }
    }
}

/// Calls `visit` on every piece of running text in `inlines`, parents before children.
pub fn walk_inlines<'d>(inlines: &'d [Inline], visit: &mut dyn FnMut(&'d Inline)) {
    for inline in inlines {
        visit(inline);
        match &inline.kind {
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content)
            | InlineKind::Link { content, .. } => walk_inlines(content, visit),
            _ => {}
        }
    }
}

/// Calls `visit` on every heading below `blocks`, in reading order, also those inside quotations,
/// lists and definitions. Depth is bounded by the parser.
pub fn walk_headings<'d>(blocks: &'d [Block], visit: &mut dyn FnMut(&'d Heading)) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(heading) => visit(heading),
            BlockKind::Quote(blocks) => walk_headings(blocks, visit),
            BlockKind::List(list) => {
                list.items
                    .iter()
                    .for_each(|item| walk_headings(item, visit));
            }
            BlockKind::Definitions(definitions) => {
                let details = definitions
                    .iter()
                    .flat_map(|definition| &definition.details);
                details.for_each(|blocks| walk_headings(blocks, visit));
            }
            _ => {}
        }
    }
}

/// All schemes with the word in front of the colon.
pub const SCHEMES: &[(&str, Scheme)] = &[
    ("case", Scheme::Case),
    ("model", Scheme::Model),
    ("obs", Scheme::Observation),
    ("term", Scheme::Term),
    ("source", Scheme::Source),
    ("region", Scheme::Region),
    ("page", Scheme::Page),
    ("indicator", Scheme::Indicator),
    ("challenge", Scheme::Challenge),
    ("driver", Scheme::Driver),
];

impl Scheme {
    /// The word in front of the colon.
    pub fn word(self) -> &'static str {
        SCHEMES
            .iter()
            .find(|(_, scheme)| *scheme == self)
            .map_or("", |(word, _)| word)
    }
}
