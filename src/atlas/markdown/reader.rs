//! Builds the tree from the parser's events: a stack of frames, no recursion.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::atlas::document::{BlockKind, Document, Inline, InlineKind};
use crate::ground::{Span, han};

use super::frame::{BlocksKind, Frame, FrameKind};
use super::notes::Notes;
use super::sanitise::{self, InlineTag};
use super::{MAX_DEPTH, Report, Source, codes};

/// The state of reading one body.
pub(super) struct Reader<'a> {
    pub(super) source: Source<'a>,
    pub(super) report: Report<'a>,
    pub(super) notes: Notes,
    /// Outermost first; the first is the document and never closed by an event.
    pub(super) frames: Vec<Frame>,
    /// Starts minus ends since a container that lies too deep; 0 while reading.
    skipping: usize,
    /// The last visible character of the present block, for joining lines.
    before: Option<char>,
    /// Where the last complete piece of the source ended, in bytes of the file.
    pub(super) read_to: usize,
}

/// Stands for an image when lines are joined.
const IMAGE: char = '\u{FFFC}';

/// The first visible character behind each event, up to the next forced break. One pass from the
/// end, so that joining lines never looks ahead.
pub(super) fn following_characters(events: &[(Event<'_>, Range<usize>)]) -> Vec<Option<char>> {
    let mut next = None;
    let mut following = Vec::with_capacity(events.len());
    for (event, _) in events.iter().rev() {
        following.push(next);
        match event {
            Event::Text(text) | Event::Code(text) => next = text.chars().next().or(next),
            Event::Start(Tag::Image { .. }) => next = Some(IMAGE),
            Event::HardBreak => next = None,
            _ => {}
        }
    }
    following.reverse();
    following
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: Source<'a>, report: Report<'a>) -> Reader<'a> {
        let span = source.span(0..source.text.len());
        let document = Frame {
            span,
            kind: FrameKind::blocks(BlocksKind::Document),
        };
        Reader {
            source,
            report,
            notes: Notes::default(),
            frames: vec![document],
            skipping: 0,
            before: None,
            read_to: 0,
        }
    }

    /// Takes one event; `range` in bytes of the file, `next` the first visible character behind it.
    pub(super) fn read(&mut self, event: Event<'_>, range: Range<usize>, next: Option<char>) {
        if self.skipping > 0 {
            match event {
                Event::Start(_) => self.skipping += 1,
                Event::End(_) => self.skipping -= 1,
                _ => {}
            }
            return;
        }
        let end = range.end;
        let span = self.source.span(range.clone());
        match event {
            Event::Start(tag) => return self.start(tag, range),
            Event::End(_) => self.close(),
            Event::Text(text) => self.text(&han::without_controls(&text), span),
            Event::Code(code) => {
                self.before = code.chars().last().or(self.before);
                let code = han::without_controls(&code).into_owned();
                self.push_inline(InlineKind::Code(code), span);
            }
            Event::Html(html) => self.text(&html, span),
            Event::InlineHtml(html) => self.inline_html(&html, span),
            Event::FootnoteReference(label) => {
                let reference = self.notes.reference(&label);
                self.push_inline(reference, span);
            }
            Event::SoftBreak => self.soft_break(span, next),
            Event::HardBreak => {
                self.before = None;
                self.push_inline(InlineKind::Break, span);
            }
            Event::Rule => self.push_block(BlockKind::Rule, self.source.trimmed(range)),
            // Behind options that are off.
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => {}
        }
        self.read_to = end;
    }

    /// The tree and its footnotes.
    pub(super) fn finish(mut self) -> Document {
        let mut blocks = match self.frames.pop().map(|frame| frame.kind) {
            Some(FrameKind::Blocks(BlocksKind::Document, blocks, _)) => blocks,
            _ => Vec::new(),
        };
        let footnotes = self.notes.settle(&mut blocks, &mut self.report);
        Document { blocks, footnotes }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        if self.frames.len() > MAX_DEPTH && counts_as_level(&tag) {
            return self.skip(range);
        }
        if let Tag::Paragraph = tag
            && let Some(Frame {
                kind: FrameKind::Blocks(BlocksKind::Item, ..),
                ..
            }) = self.frames.last()
            && let [
                ..,
                Frame {
                    kind: FrameKind::List { tight, .. },
                    ..
                },
                _,
            ] = &mut self.frames[..]
        {
            *tight = false;
        }
        self.read_to = range.start + content_offset(&tag);
        let inline = matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        );
        let span = if inline {
            self.source.span(range)
        } else {
            self.source.trimmed(range)
        };
        if !inline {
            self.before = None;
            self.flush_line();
        }
        match Frame::open(tag, span, self.source) {
            Some(frame) => self.frames.push(frame),
            None => self.skipping = 1,
        }
    }

    /// Leaves a container out that lies too deep; its source stays as plain text.
    fn skip(&mut self, range: Range<usize>) {
        self.skipping = 1;
        let span = self.source.trimmed(range);
        self.too_deep(span);
        let words = InlineKind::Text(self.source.words(self.source.slice(span), span));
        let takes_words = self.frames.last().is_some_and(|frame| {
            matches!(
                frame.kind,
                FrameKind::Line(..) | FrameKind::Blocks(BlocksKind::Item, ..)
            )
        });
        if takes_words {
            self.push_inline(words, span);
        } else {
            self.push_block(
                BlockKind::Paragraph(vec![Inline { span, kind: words }]),
                span,
            );
        }
    }

    pub(super) fn too_deep(&mut self, span: Span) {
        self.report.push(
            codes::NESTING_TOO_DEEP,
            span,
            crate::text!(
                "嵌套超过 {MAX_DEPTH} 层",
                "nested more than {MAX_DEPTH} levels deep"
            ),
            crate::text!(
                "把这一部分拆成并列的段落或列表",
                "turn this part into paragraphs or lists side by side"
            ),
        );
    }

    fn text(&mut self, text: &str, span: Span) {
        if let Some(FrameKind::Code { text: held, .. } | FrameKind::Html(held)) =
            self.frames.last_mut().map(|frame| &mut frame.kind)
        {
            held.push_str(text);
            return;
        }
        self.before = text.chars().last().or(self.before);
        if let Some(line) = self.frames.last_mut().and_then(Frame::current_line) {
            line.push_text(self.source.words(text, span), span);
        }
    }

    fn soft_break(&mut self, span: Span, next: Option<char>) {
        if let (Some(before), Some(next)) = (self.before, next)
            && !han::joins_without_space(before, next)
            && let Some(line) = self.frames.last_mut().and_then(Frame::current_line)
        {
            line.push_text(" ".into(), span);
        }
    }

    fn inline_html(&mut self, html: &str, span: Span) {
        let depth = self.frames.len();
        let Some(line) = self.frames.last_mut().and_then(Frame::current_line) else {
            return;
        };
        let (stands, bare) = match sanitise::inline(html) {
            InlineTag::Comment => return,
            InlineTag::Open { .. } if depth + line.open_tags() > MAX_DEPTH => {
                return self.too_deep(span);
            }
            InlineTag::Open { name, bare } => (line.open_tag(name, span), bare),
            InlineTag::Close(name) => (line.close_tag(name, span), true),
            InlineTag::Empty { name, bare } => {
                line.push(InlineKind::Html(format!("<{name}>")), span);
                self.before = if name == "br" { None } else { self.before };
                (true, bare)
            }
            InlineTag::Refused => (false, true),
        };
        if !stands || !bare {
            self.refused_inline_html(span);
        }
    }

    pub(super) fn refused_inline_html(&mut self, span: Span) {
        let written = self.source.slice(span);
        self.report.push(
            codes::UNSAFE_HTML,
            span,
            crate::text!(
                "这里不能用的 HTML：“{written}”",
                "HTML that may not stand here: \"{written}\""
            ),
            crate::text!(
                "行内只用成对、不带属性的 sub、sup、u、ruby、rt、rp、kbd、small，以及 br、wbr；\
                 要显示尖括号，写 &lt;",
                "in running text only sub, sup, u, ruby, rt, rp, kbd, small in pairs and without \
                 attributes, and br, wbr; for a literal bracket write &lt;"
            ),
        );
    }

    pub(super) fn push_inline(&mut self, kind: InlineKind, span: Span) {
        if let Some(line) = self.frames.last_mut().and_then(Frame::current_line) {
            line.push(kind, span);
        }
    }

    /// Notes that an image was the last visible thing.
    pub(super) fn passed_image(&mut self) {
        self.before = Some(IMAGE);
    }
}

/// Whether a container adds a level; parts of lists and tables come with them.
fn counts_as_level(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Item
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
    )
}

/// How many bytes behind its start the content of a link or image begins; 0 for all else.
fn content_offset(tag: &Tag<'_>) -> usize {
    match tag {
        Tag::Link { .. } => "[".len(),
        Tag::Image { .. } => "![".len(),
        _ => 0,
    }
}
