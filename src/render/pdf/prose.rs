//! Authors' texts as the templates read them: blocks and running text.

use std::borrow::Cow;

use serde::Serialize;

/// A block.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Block<'h> {
    Paragraph {
        content: Vec<Inline<'h>>,
    },
    Picture(Picture<'h>),
    Heading {
        level: u8,
        place: Option<String>,
        content: Vec<Inline<'h>>,
    },
    Quote {
        blocks: Vec<Block<'h>>,
    },
    List {
        start: Option<u64>,
        tight: bool,
        items: Vec<Vec<Block<'h>>>,
    },
    Definitions {
        definitions: Vec<Definition<'h>>,
    },
    Table(Table<'h>),
    Code {
        text: &'h str,
    },
    Rule,
}

#[derive(Debug, Serialize)]
pub(super) struct Definition<'h> {
    pub(super) term: Vec<Inline<'h>>,
    pub(super) details: Vec<Vec<Block<'h>>>,
}

#[derive(Debug, Serialize)]
pub(super) struct Table<'h> {
    pub(super) caption: Option<Vec<Inline<'h>>>,
    pub(super) columns: Vec<Column>,
    pub(super) head: Vec<Vec<Inline<'h>>>,
    pub(super) rows: Vec<Vec<Vec<Inline<'h>>>>,
}

/// A column of an author's table.
#[derive(Debug, Serialize)]
pub(super) struct Column {
    pub(super) align: &'static str,
    /// Its share of the width.
    pub(super) weight: u32,
}

/// A picture that can be opened.
#[derive(Debug, Serialize)]
pub(super) struct Picture<'h> {
    pub(super) source: &'h str,
    /// In pixels of the file.
    pub(super) width: u32,
    /// Never empty: PDF/UA wants words for every picture.
    pub(super) alternative: &'h str,
    pub(super) title: Option<&'h str>,
}

/// A piece of running text.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Inline<'h> {
    Words(Cow<'h, str>),
    Marked(Marked<'h>),
}

/// A piece of running text that is more than words.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Marked<'h> {
    Code {
        text: &'h str,
    },
    Emphasis {
        content: Vec<Inline<'h>>,
    },
    Strong {
        content: Vec<Inline<'h>>,
    },
    Strikethrough {
        content: Vec<Inline<'h>>,
    },
    /// A number with its unit: no line may break within.
    Number {
        content: Vec<Inline<'h>>,
        /// Whether a Han character stands before, and a digit or letter at its beginning.
        before: bool,
        /// The same at its end.
        after: bool,
    },
    Link {
        /// A place of this handout.
        to: Option<String>,
        /// Or an address.
        url: Option<&'h str>,
        content: Vec<Inline<'h>>,
    },
    Picture(Picture<'h>),
    /// The first reference to a note.
    Note {
        number: usize,
        place: String,
        blocks: Vec<Block<'h>>,
        /// Notes that this one alone refers to.
        further: Vec<Further<'h>>,
    },
    /// Another reference to a note.
    Again {
        number: usize,
        place: String,
    },
    Break,
}

/// A note of a note.
#[derive(Debug, Serialize)]
pub(super) struct Further<'h> {
    pub(super) number: usize,
    pub(super) place: String,
    pub(super) blocks: Vec<Block<'h>>,
}

/// Words as they stand.
pub(super) fn words(text: &str) -> Inline<'_> {
    Inline::Words(Cow::Borrowed(text))
}

pub(super) fn marked(marked: Marked<'_>) -> Inline<'_> {
    Inline::Marked(marked)
}
