//! What is open while a tree is built: one frame per container, each with what it holds so far.

use crate::atlas::document::{Alignment, Block, BlockKind, Definition, Inline};
use crate::ground::{Span, Spanned};

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
    List { start: Option<u64>, items: Vec<Vec<Block>>, tight: bool },
    Definitions(Vec<Definition>),
    /// The first row is the head.
    Table { alignments: Vec<Alignment>, rows: Vec<Vec<Vec<Inline>>>, caption: Option<Vec<Inline>> },
    Row(Vec<Vec<Inline>>),
    Code { language: Option<String>, text: String },
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
    Link { destination: String, autolink: bool },
    Image { destination: String, title: Option<String> },
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

impl Frame {
    pub(super) fn line(span: Span, kind: LineKind) -> Frame {
        Frame { span, kind: FrameKind::Line(kind, Line::default()) }
    }

    pub(super) fn blocks(span: Span, kind: BlocksKind) -> Frame {
        Frame { span, kind: FrameKind::Blocks(kind, vec![], Line::default()) }
    }

    /// Where running text goes, if this container takes any.
    pub(super) fn current_line(&mut self) -> Option<&mut Line> {
        match &mut self.kind {
            FrameKind::Line(_, line) | FrameKind::Blocks(_, _, line) => Some(line),
            _ => None,
        }
    }
}

/// What a table caption begins with, in a paragraph of its own behind the table.
const CAPTION_MARK: &str = "表：";

/// Puts a block behind others; a caption goes into the table before it.
pub(super) fn push_block(blocks: &mut Vec<Block>, block: Block) {
    if let Some(Block { span, kind: BlockKind::Table(table) }) = blocks.last_mut()
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
    use crate::atlas::document::InlineKind::Text;
    let (first, rest) = content.split_first()?;
    let Text(words) = &first.kind else { return None };
    let words = words.strip_prefix(CAPTION_MARK)?;
    let mut caption = Vec::with_capacity(content.len());
    if !words.trim_start().is_empty() {
        let mark = u32::try_from(CAPTION_MARK.len()).unwrap_or(0);
        let start = (first.span.start + mark).min(first.span.end);
        let span = Span { start, ..first.span };
        caption.push(Inline { span, kind: Text(words.trim_start().to_owned()) });
    }
    caption.extend_from_slice(rest);
    Some(caption)
}
