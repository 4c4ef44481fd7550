//! The texts of a handout.

use super::super::body;
use super::table::Look as TableLook;
use super::writer::{Look, Paragraph, Writer, bookmark, of, styled};
use crate::view::handout::tree::{Anchor, Block, Definition, Destination, Image, Inline, Table};

/// What a text stands in.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around {
    /// The style of its paragraphs; none for the usual one.
    style: Option<&'static str>,
    /// How many lists it stands in.
    depth: usize,
}

/// How far a level of a list is indented, in twentieths of a point: two characters.
pub(super) const INDENT: u32 = 480;

impl Around {
    /// Text in paragraphs of a style.
    pub(super) fn of(style: &'static str) -> Around {
        Around {
            style: Some(style),
            depth: 0,
        }
    }

    fn paragraph(self) -> Paragraph {
        match (self.style, self.depth) {
            (Some(style), _) => of(style),
            (None, 0) => of("Normal"),
            (None, depth) => Paragraph {
                left: Some(INDENT * indents(depth)),
                ..of("ListContinue")
            },
        }
    }
}

fn indents(depth: usize) -> u32 {
    u32::try_from(depth.min(9)).unwrap_or(9)
}

impl Writer<'_> {
    /// Writes blocks.
    pub(super) fn blocks(&mut self, blocks: &[Block], around: Around) {
        for block in blocks {
            self.block(block, around);
        }
    }

    fn block(&mut self, block: &Block, around: Around) {
        match block {
            Block::Paragraph(content) => match &content[..] {
                [Inline::Image(image)] => self.lone_picture(image),
                _ => self.paragraph(around.paragraph(), |writer| {
                    writer.inlines(content, Look::default());
                }),
            },
            Block::Heading { level, id, content } => self.heading(*level, id.as_deref(), content),
            Block::Quote(content) => {
                let around = Around {
                    style: Some("Quote"),
                    ..around
                };
                self.blocks(content, around);
            }
            Block::List { start, items, .. } => self.list(*start, items, around),
            Block::Definitions(definitions) => self.definitions(definitions, around),
            Block::Table(table) => self.author_table(table),
            Block::Code(code) => self.code(code),
            Block::Rule => self.words("Rule", ""),
        }
    }

    fn heading(&mut self, level: u8, id: Option<&str>, content: &[Inline]) {
        let style =
            ["Heading3", "Heading4", "Heading5", "Heading6"][usize::from(level).clamp(3, 6) - 3];
        let name = id.map(|id| self.anchor(id));
        self.paragraph(of(style), |writer| {
            let words = |writer: &mut Self| writer.inlines(content, Look::default());
            match name {
                Some(name) => writer.bookmark(&name, words),
                None => words(writer),
            }
        });
    }

    /// A list; a numbered one counts for itself.
    pub(super) fn list(&mut self, start: Option<u64>, items: &[Vec<Block>], around: Around) {
        let depth = around.depth.min(8);
        let number = self.lists.begin(start, depth);
        let style = if start.is_some() {
            "ListNumber"
        } else {
            "ListBullet"
        };
        let inside = Around {
            style: None,
            depth: around.depth + 1,
        };
        for item in items {
            let first = Paragraph {
                list: Some((number, depth)),
                ..of(style)
            };
            match &item[..] {
                [Block::Paragraph(content), rest @ ..] => {
                    self.paragraph(first, |writer| writer.inlines(content, Look::default()));
                    self.blocks(rest, inside);
                }
                // What begins with a table or a list has a mark of its own above it.
                blocks => {
                    self.paragraph(first, |_| {});
                    self.blocks(blocks, inside);
                }
            }
        }
    }

    fn definitions(&mut self, definitions: &[Definition], around: Around) {
        for definition in definitions {
            self.paragraph(of("Term"), |writer| {
                writer.inlines(&definition.term, Look::default());
            });
            for detail in &definition.details {
                let inside = Around {
                    style: around.style.or(Some("Detail")),
                    ..around
                };
                self.blocks(detail, inside);
            }
        }
    }

    /// Code in one paragraph, so that its frame is one.
    fn code(&mut self, code: &str) {
        self.paragraph(of("HTMLPreformatted"), |writer| {
            for (at, line) in code.trim_end_matches('\n').split('\n').enumerate() {
                if at > 0 {
                    writer.bare_run(Look::default(), |xml| xml.void("w:br", &[]));
                }
                writer.run(line, Look::default());
            }
        });
    }

    fn author_table(&mut self, table: &Table) {
        if let Some(caption) = &table.caption {
            let paragraph = Paragraph {
                keep_next: true,
                ..of("Caption")
            };
            self.paragraph(paragraph, |writer| writer.inlines(caption, Look::default()));
        }
        self.table_of_texts(table, TableLook::default());
    }

    fn lone_picture(&mut self, image: &Image) {
        let is_captioned = image.title.is_some();
        let paragraph = Paragraph {
            keep_next: is_captioned,
            ..of("Picture")
        };
        self.paragraph(paragraph, |writer| writer.picture(image));
        if let Some(title) = &image.title {
            self.words("Caption", title);
        }
    }

    /// Writes running text.
    pub(super) fn inlines(&mut self, content: &[Inline], look: Look) {
        for inline in content {
            match inline {
                Inline::Text(words) => self.run(words, look),
                Inline::Code(code) => {
                    let style = look.style.or(Some("HTMLCode"));
                    self.run(code, Look { style, ..look });
                }
                Inline::Emphasis(content) => {
                    let dotted = true;
                    self.inlines(content, Look { dotted, ..look });
                }
                Inline::Strong(content) => {
                    let strong = true;
                    self.inlines(content, Look { strong, ..look });
                }
                Inline::Strikethrough(content) => {
                    let struck = true;
                    self.inlines(content, Look { struck, ..look });
                }
                Inline::Figure(content) => self.inlines(content, look),
                Inline::Link { to, content } => self.link(to, |writer| {
                    let style = Some("Hyperlink");
                    writer.inlines(content, Look { style, ..look });
                }),
                Inline::Image(image) => self.picture(image),
                Inline::Note { number, .. } => self.note(*number),
                Inline::Break => self.bare_run(look, |xml| xml.void("w:br", &[])),
            }
        }
    }

    /// A link around what `content` writes.
    pub(super) fn link(&mut self, to: &Destination, content: impl FnOnce(&mut Self)) {
        let attribute = match to {
            Destination::Inside(anchor) => ("w:anchor", bookmark(anchor)),
            Destination::Outside(address) => ("r:id", self.links.outside(&body::address(address))),
        };
        let attributes = [(attribute.0, attribute.1.as_str()), ("w:history", "1")];
        self.within("w:hyperlink", &attributes, content);
    }

    /// A reference to a note: the first makes the note, others repeat its number.
    fn note(&mut self, number: usize) {
        let note = (self.chapter, number);
        let known = self.notes.iter().position(|known| *known == note);
        let raised = styled("FootnoteReference");
        match known {
            Some(at) => {
                let code = format!(" NOTEREF {} \\f \\h ", mark(note));
                let shown = (at + 1).to_string();
                self.field(&code, raised, |writer| writer.run(&shown, raised));
            }
            // Notes have no notes: what they refer to stands below them.
            None if self.is_in_note => self.run(&super::notes::below(number), raised),
            None => {
                self.notes.push(note);
                let id = self.notes.len().to_string();
                self.bookmark(&mark(note), |writer| {
                    writer.bare_run(raised, |xml| {
                        xml.void("w:footnoteReference", &[("w:id", &id)]);
                    });
                });
            }
        }
    }
}

/// The bookmark of a note's first reference.
fn mark((chapter, number): (usize, usize)) -> String {
    format!("_Ref{}_{number}", chapter + 1)
}

/// The beginning of a chapter.
pub(super) fn beginning(chapter: usize) -> Anchor {
    Anchor { chapter, id: None }
}
