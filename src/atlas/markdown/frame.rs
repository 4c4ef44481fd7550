//! What is open while a tree is built: one frame per container, each with what it holds so far.

use pulldown_cmark::{CodeBlockKind, LinkType, Tag};

use crate::atlas::document::{Alignment, Block, BlockKind, Definition, Inline, InlineKind};
use crate::ground::{Span, Spanned};

use super::Source;
use super::line::Line;

/// An open container.
#[derive(Debug)]
pub(super) struct Frame {
    /// The whole container, known from its first event.
    pub(super) span: Span,
    pub(super) kind: FrameKind,
}

/// What a frame becomes, and what it holds.
#[derive(Debug)]
pub(super) enum FrameKind {
    /// Holds running text.
    Line(LineKind, Line),
    /// Holds blocks; words directly inside (of a tight item) gather in the line.
    Blocks(BlocksKind, Vec<Block>, Line),
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
        tight: bool,
    },
    Definitions(Vec<Definition>),
    /// The first row is the head.
    Table {
        alignments: Vec<Alignment>,
        rows: Vec<Vec<Vec<Inline>>>,
        caption: Option<Vec<Inline>>,
    },
    Row(Vec<Vec<Inline>>),
    Code {
        language: Option<String>,
        text: String,
    },
    Html(String),
}

/// The containers of running text.
#[derive(Debug)]
pub(super) enum LineKind {
    Paragraph,
    Heading(u8),
    Term,
    Cell,
    Emphasis,
    Strong,
    Strikethrough,
    Link {
        destination: String,
        autolink: bool,
    },
    Image {
        destination: String,
        title: Option<String>,
    },
}

/// The containers of blocks.
#[derive(Debug)]
pub(super) enum BlocksKind {
    Document,
    Quote,
    Item,
    Detail,
    Footnote(Spanned<String>),
}

impl FrameKind {
    fn line(kind: LineKind) -> FrameKind {
        FrameKind::Line(kind, Line::default())
    }

    pub(super) fn blocks(kind: BlocksKind) -> FrameKind {
        FrameKind::Blocks(kind, vec![], Line::default())
    }
}

impl Frame {
    /// The frame a container opens; none for those behind options that are off.
    pub(super) fn open(tag: Tag<'_>, span: Span, source: Source<'_>) -> Option<Frame> {
        let kind = match tag {
            Tag::Paragraph => FrameKind::line(LineKind::Paragraph),
            Tag::Heading { level, .. } => FrameKind::line(LineKind::Heading(level as u8)),
            Tag::DefinitionListTitle => FrameKind::line(LineKind::Term),
            Tag::TableCell => FrameKind::line(LineKind::Cell),
            Tag::Emphasis => FrameKind::line(LineKind::Emphasis),
            Tag::Strong => FrameKind::line(LineKind::Strong),
            Tag::Strikethrough => FrameKind::line(LineKind::Strikethrough),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => FrameKind::line(link(link_type, &dest_url)),
            Tag::Image {
                dest_url, title, ..
            } => {
                let title = Some(title.into_string()).filter(|title| !title.is_empty());
                FrameKind::line(LineKind::Image {
                    destination: dest_url.into_string(),
                    title,
                })
            }
            Tag::BlockQuote(_) => FrameKind::blocks(BlocksKind::Quote),
            Tag::Item => FrameKind::blocks(BlocksKind::Item),
            Tag::DefinitionListDefinition => FrameKind::blocks(BlocksKind::Detail),
            Tag::FootnoteDefinition(label) => {
                let label = footnote_label(label.into_string(), span, source);
                FrameKind::blocks(BlocksKind::Footnote(label))
            }
            Tag::List(start) => FrameKind::List {
                start,
                items: vec![],
                tight: true,
            },
            Tag::DefinitionList => FrameKind::Definitions(vec![]),
            Tag::Table(columns) => FrameKind::Table {
                alignments: columns.into_iter().map(alignment).collect(),
                rows: vec![],
                caption: None,
            },
            Tag::TableHead | Tag::TableRow => FrameKind::Row(vec![]),
            Tag::CodeBlock(kind) => FrameKind::Code {
                language: language(&kind),
                text: String::new(),
            },
            Tag::HtmlBlock => FrameKind::Html(String::new()),
            Tag::MetadataBlock(_) | Tag::Superscript | Tag::Subscript => return None,
        };
        Some(Frame { span, kind })
    }

    /// Where running text goes, if this container takes any.
    pub(super) fn current_line(&mut self) -> Option<&mut Line> {
        match &mut self.kind {
            FrameKind::Line(_, line) | FrameKind::Blocks(_, _, line) => Some(line),
            _ => None,
        }
    }
}

/// A link as the parser gives it; mail addresses come without their scheme.
fn link(link_type: LinkType, address: &str) -> LineKind {
    let autolink = matches!(link_type, LinkType::Autolink | LinkType::Email);
    let scheme = if link_type == LinkType::Email {
        "mailto:"
    } else {
        ""
    };
    LineKind::Link {
        destination: format!("{scheme}{address}"),
        autolink,
    }
}

/// The label between `[^` and `]`, with its place.
fn footnote_label(label: String, definition: Span, source: Source<'_>) -> Spanned<String> {
    let start = definition.range().start + "[^".len();
    let length = source
        .text
        .get(start..)
        .and_then(|written| written.find(']'))
        .unwrap_or(0);
    Spanned::new(label, source.span(start..start + length))
}

/// The first word behind a fence.
fn language(kind: &CodeBlockKind<'_>) -> Option<String> {
    let CodeBlockKind::Fenced(info) = kind else {
        return None;
    };
    info.split_whitespace().next().map(str::to_owned)
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}

/// What a table caption begins with, in a paragraph of its own behind the table.
const CAPTION_MARK: &str = "表：";

/// Puts a block behind others; a caption goes into the table before it.
pub(super) fn push_block(blocks: &mut Vec<Block>, block: Block) {
    if let Some(Block {
        span,
        kind: BlockKind::Table(table),
    }) = blocks.last_mut()
        && table.caption.is_none()
        && let BlockKind::Paragraph(content) = &block.kind
        && let Some(caption) = caption(content)
    {
        table.caption = Some(caption);
        span.end = block.span.end;
    } else {
        blocks.push(block);
    }
}

/// The words behind `表：`; none where the content does not begin with it.
pub(super) fn caption(content: &[Inline]) -> Option<Vec<Inline>> {
    let (first, rest) = content.split_first()?;
    let InlineKind::Text(words) = &first.kind else {
        return None;
    };
    let behind = words.strip_prefix(CAPTION_MARK)?.trim_start();
    let mut caption = Vec::with_capacity(content.len());
    if !behind.is_empty() {
        let mark = u32::try_from(CAPTION_MARK.len()).unwrap_or(0);
        let start = (first.span.start + mark).min(first.span.end);
        let span = Span {
            start,
            ..first.span
        };
        caption.push(Inline {
            span,
            kind: InlineKind::Text(words.slice(words.len() - behind.len()..words.len())),
        });
    }
    caption.extend_from_slice(rest);
    Some(caption)
}
