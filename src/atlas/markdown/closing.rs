//! What becomes of a container when it is complete.

use crate::atlas::document::{
    Block, BlockKind, Code, Definition, Heading, Image, Inline, InlineKind, List, Table, plain_text,
};
use crate::ground::{Span, Spanned};

use super::frame::{BlocksKind, Frame, FrameKind, LineKind, caption, push_block};
use super::line::Line;
use super::reader::Reader;
use super::{broken_table, codes, heading, link, lookalike, notes, sanitise};

impl Reader<'_> {
    /// Closes the innermost container and puts it into the one around it.
    pub(super) fn close(&mut self) {
        self.flush_line();
        // The document stays open: it has no event of its own.
        if self.frames.len() < 2 {
            return;
        }
        let Some(Frame { span, kind }) = self.frames.pop() else {
            return;
        };
        match kind {
            FrameKind::Line(kind, line) => self.close_line(kind, line, span),
            FrameKind::Blocks(kind, blocks, _) => self.close_blocks(kind, blocks, span),
            FrameKind::List {
                start,
                items,
                tight,
            } => {
                let list = List {
                    start,
                    items,
                    tight,
                };
                self.push_block(BlockKind::List(Box::new(list)), span);
            }
            FrameKind::Definitions(list) => self.push_block(BlockKind::Definitions(list), span),
            FrameKind::Table {
                alignments,
                mut rows,
                caption,
            } => {
                let head = if rows.is_empty() {
                    vec![]
                } else {
                    rows.remove(0)
                };
                let table = Table {
                    caption,
                    alignments,
                    head,
                    rows,
                };
                self.push_block(BlockKind::Table(Box::new(table)), span);
            }
            FrameKind::Row(cells) => self.close_row(cells, span),
            FrameKind::Code { language, text } => {
                let code = Code { language, text };
                self.push_block(BlockKind::Code(Box::new(code)), span);
            }
            FrameKind::Html(html) => self.close_html(&html, span),
        }
    }

    /// Turns words that stand directly in an item into a paragraph.
    pub(super) fn flush_line(&mut self) {
        let Some(Frame {
            kind: FrameKind::Blocks(_, _, line),
            ..
        }) = self.frames.last_mut()
        else {
            return;
        };
        let content = std::mem::take(line);
        let content = self.finished(content);
        if let (Some(first), Some(last)) = (content.first(), content.last()) {
            let span = Span {
                end: last.span.end,
                ..first.span
            };
            broken_table::check(span, self.source, &mut self.report);
            self.push_block(BlockKind::Paragraph(content), span);
        }
    }

    pub(super) fn push_block(&mut self, kind: BlockKind, span: Span) {
        if let Some(FrameKind::Blocks(_, blocks, _)) =
            self.frames.last_mut().map(|frame| &mut frame.kind)
        {
            push_block(blocks, Block { span, kind });
        }
    }

    /// The content of a line, with the findings that only its end shows.
    fn finished(&mut self, line: Line) -> Vec<Inline> {
        let (content, unclosed) = line.finish();
        for (_, tag) in unclosed {
            self.refused_inline_html(tag);
        }
        for inline in &content {
            if let InlineKind::Text(words) = &inline.kind
                && words.contains("[^")
            {
                notes::find_undefined(inline, self.source, &mut self.report);
            }
            if matches!(inline.kind, InlineKind::Text(_)) {
                lookalike::links(inline.span, self.source, &mut self.report);
            }
        }
        content
    }

    fn close_line(&mut self, kind: LineKind, line: Line, span: Span) {
        let content = self.finished(line);
        match kind {
            LineKind::Paragraph => {
                lookalike::headings(span, self.source, &mut self.report);
                broken_table::check(span, self.source, &mut self.report);
                self.push_block(BlockKind::Paragraph(content), span);
            }
            LineKind::Heading(level) => self.close_heading(level, content, span),
            LineKind::Term => {
                if let Some(FrameKind::Definitions(list)) = self.innermost() {
                    list.push(Definition {
                        term: content,
                        details: vec![],
                    });
                }
            }
            LineKind::Cell => {
                if let Some(FrameKind::Row(cells)) = self.innermost() {
                    cells.push(content);
                }
            }
            LineKind::Emphasis => self.push_inline(InlineKind::Emphasis(content), span),
            LineKind::Strong => self.push_inline(InlineKind::Strong(content), span),
            LineKind::Strikethrough => self.push_inline(InlineKind::Strikethrough(content), span),
            LineKind::Link {
                destination,
                autolink,
            } => {
                let place = if autolink {
                    link::autolink_span(self.source, span)
                } else {
                    link::destination_span(self.source, span, self.read_to)
                };
                let target = link::target(&destination, place, &mut self.report);
                self.push_inline(
                    InlineKind::Link {
                        target: Box::new(target),
                        content,
                    },
                    span,
                );
            }
            LineKind::Image { destination, title } => {
                let place = link::destination_span(self.source, span, self.read_to);
                let source = Spanned::new(destination, place);
                let alternative = plain_text(&content);
                self.close_image(
                    Image {
                        source,
                        alternative,
                        title,
                    },
                    span,
                );
            }
        }
    }

    fn close_heading(&mut self, level: u8, content: Vec<Inline>, span: Span) {
        let attributes = heading::attributes(self.source, span.range(), &mut self.report);
        let (id, attributes) = (attributes.id, attributes.pairs);
        if level == 1 {
            lookalike::level_one(span, &mut self.report);
        }
        self.push_block(
            BlockKind::Heading(Box::new(Heading {
                level,
                content,
                id,
                attributes,
            })),
            span,
        );
    }

    fn close_image(&mut self, image: Image, span: Span) {
        if image.alternative.trim().is_empty() {
            let source = &image.source.value;
            self.report.push(
                codes::MISSING_ALT_TEXT,
                span,
                crate::text!(
                    "图片“{source}”没有替代文字",
                    "the image \"{source}\" has no text alternative"
                ),
                crate::text!(
                    "在方括号里写出图上有什么：![说明]({source})",
                    "say between the brackets what the image shows: ![words]({source})"
                ),
            );
        }
        self.passed_image();
        self.push_inline(InlineKind::Image(Box::new(image)), span);
    }

    fn close_blocks(&mut self, kind: BlocksKind, mut blocks: Vec<Block>, span: Span) {
        blocks.shrink_to_fit();
        match kind {
            BlocksKind::Document => {}
            BlocksKind::Quote => self.push_block(BlockKind::Quote(blocks), span),
            BlocksKind::Item => {
                if let Some(FrameKind::List { items, .. }) = self.innermost() {
                    items.push(blocks);
                }
            }
            BlocksKind::Detail => {
                if let Some(FrameKind::Definitions(list)) = self.innermost()
                    && let Some(definition) = list.last_mut()
                {
                    definition.details.push(blocks);
                }
            }
            BlocksKind::Footnote(label) => self.notes.define(label, blocks, &mut self.report),
        }
    }

    /// A last line without a single `|` that begins like a caption is one: the author forgot the
    /// blank line, and the parser took it for a row.
    fn close_row(&mut self, cells: Vec<Vec<Inline>>, span: Span) {
        let bare = !self.source.slice(span).contains('|');
        if let Some(FrameKind::Table {
            rows,
            caption: place,
            ..
        }) = self.innermost()
        {
            let words = cells
                .first()
                .filter(|_| bare)
                .and_then(|first| caption(first));
            match words {
                Some(words) if place.is_none() => *place = Some(words),
                _ => rows.push(cells),
            }
        }
    }

    fn close_html(&mut self, html: &str, span: Span) {
        let Some(clean) = sanitise::block(html) else {
            self.too_deep(span);
            let kind = InlineKind::Text(html.into());
            return self.push_block(BlockKind::Paragraph(vec![Inline { span, kind }]), span);
        };
        if !clean.refused.is_empty() {
            let refused = clean.refused.into_iter().collect::<Vec<_>>();
            let (zh, en) = (refused.join("、"), refused.join(", "));
            self.report.push(
                codes::UNSAFE_HTML,
                span,
                crate::text!("不能用的 HTML：{zh}", "HTML that may not be used: {en}"),
                crate::text!(
                    "改用 Markdown 的写法，或删去",
                    "use the Markdown for it, or remove it"
                ),
            );
        }
        if !clean.unbalanced.is_empty() {
            let unbalanced = clean.unbalanced.into_iter().collect::<Vec<_>>();
            let (zh, en) = (unbalanced.join("、"), unbalanced.join(", "));
            self.report.push(
                codes::UNSAFE_HTML,
                span,
                crate::text!("HTML 标签不成对：{zh}", "HTML tags not in pairs: {en}"),
                crate::text!(
                    "一块 HTML 到空行为止，开始和结束标签都要写在同一块里",
                    "a piece of HTML ends at a blank line; both tags must stand in the same piece"
                ),
            );
        }
        if !clean.html.is_empty() {
            self.push_block(BlockKind::Html(clean.html), span);
        }
    }

    fn innermost(&mut self) -> Option<&mut FrameKind> {
        self.frames.last_mut().map(|frame| &mut frame.kind)
    }
}
