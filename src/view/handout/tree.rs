//! The document tree of a handout: as the author's, with every link, note and picture resolved and
//! without raw HTML. Writers of files need nothing else to know where a link leads.

pub use crate::atlas::document::Alignment;

/// A block.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading below those of sections.
    Heading {
        /// 3 to 6.
        level: u8,
        /// Anchor, unique within its chapter.
        id: Option<String>,
        /// The words.
        content: Vec<Inline>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A bullet list (`start` is none) or a numbered list.
    List {
        /// The first number of a numbered list.
        start: Option<u64>,
        /// The items.
        items: Vec<Vec<Block>>,
        /// Whether the items stand close together.
        tight: bool,
    },
    /// Terms with their definitions.
    Definitions(Vec<Definition>),
    /// A table.
    Table(Table),
    /// Code, ending with a newline.
    Code(String),
    /// A thematic break.
    Rule,
}

/// One term with one or more definitions.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// The term.
    pub term: Vec<Inline>,
    /// Its definitions.
    pub details: Vec<Vec<Block>>,
}

/// A table; every row has as many cells as the head.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its caption.
    pub caption: Option<Vec<Inline>>,
    /// One per column.
    pub alignments: Vec<Alignment>,
    /// Head cells.
    pub head: Vec<Vec<Inline>>,
    /// Body rows.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Code.
    Code(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Struck out.
    Strikethrough(Vec<Inline>),
    /// A number that rests on a figure of the case, whether or not it leads to it.
    Figure(Vec<Inline>),
    /// A link.
    Link {
        /// Where to.
        to: Destination,
        /// What is underlined; never empty.
        content: Vec<Inline>,
    },
    /// A picture.
    Image(Image),
    /// A reference to a note of the chapter.
    Note {
        /// Number of the note in its chapter, from 1.
        number: usize,
        /// Which reference to it this is, from 1.
        nth: usize,
    },
    /// A hard line break.
    Break,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// A place in the same handout.
    Inside(Anchor),
    /// An address; absolute.
    Outside(String),
}

/// A place in a handout; it is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// Index of the chapter.
    pub chapter: usize,
    /// Id of the place in it; none for its beginning.
    pub id: Option<String>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Path in the content folder.
    pub path: String,
    /// In pixels of the file.
    pub width: u32,
    /// In pixels of the file.
    pub height: u32,
    /// Text alternative; may be empty.
    pub alternative: String,
    /// Caption.
    pub title: Option<String>,
}

/// The words of running text without any mark-up.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    collect(inlines, &mut text);
    text
}

fn collect(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(words) | Inline::Code(words) => text.push_str(words),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Figure(content)
            | Inline::Link { content, .. } => collect(content, text),
            Inline::Image(image) => text.push_str(&image.alternative),
            Inline::Break => text.push(' '),
            Inline::Note { .. } => {}
        }
    }
}

/// Calls `visit` on every picture below these blocks, in reading order.
pub fn walk_images<'t>(blocks: &'t [Block], visit: &mut dyn FnMut(&'t Image)) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => {
                images_of(content, visit);
            }
            Block::Quote(blocks) => walk_images(blocks, visit),
            Block::List { items, .. } => items.iter().for_each(|item| walk_images(item, visit)),
            Block::Definitions(definitions) => {
                for definition in definitions {
                    images_of(&definition.term, visit);
                    let details = definition.details.iter();
                    details.for_each(|blocks| walk_images(blocks, visit));
                }
            }
            Block::Table(table) => {
                let caption = table.caption.iter();
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                caption.chain(cells).for_each(|cell| images_of(cell, visit));
            }
            Block::Code(_) | Block::Rule => {}
        }
    }
}

fn images_of<'t>(inlines: &'t [Inline], visit: &mut dyn FnMut(&'t Image)) {
    for inline in inlines {
        match inline {
            Inline::Image(image) => visit(image),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Figure(content)
            | Inline::Link { content, .. } => images_of(content, visit),
            _ => {}
        }
    }
}
