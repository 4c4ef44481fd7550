//! What is handed to other programs: tables, the list of cases, the feed, the sitemap.

mod cases;
mod choice;
mod feed;
mod fragment;
mod observations;
mod package;
mod practices;
mod schema;
mod sitemap;

pub use cases::CaseList;
pub use choice::{ChoicePart, choice};
pub(super) use feed::has_feed;
pub use feed::{Entry, Feed, feed};
pub use fragment::{FragmentHead, fragment_head};
pub use observations::{OBSERVATIONS, observations};
pub use package::{Download, data_package, downloads};
pub use practices::{PRACTICES, practices};
pub use schema::cases_schema;
pub use sitemap::{Location, locations};

use crate::ground::Spanned;

/// A table: its file, its columns, and what they mean. One source for header, Data Package and
/// page.
#[derive(Debug)]
pub struct Table {
    /// Name in the Data Package.
    pub name: &'static str,
    /// Its file.
    pub path: &'static str,
    /// Chinese name.
    pub title: &'static str,
    /// What a row is.
    pub description: &'static str,
    /// The columns that tell rows apart.
    pub key: &'static [&'static str],
    /// In order.
    pub columns: &'static [ColumnShape],
}

/// A column of a table.
#[derive(Debug)]
pub struct ColumnShape {
    /// Name in the header; where front matter has a key for it, that key.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// What it means.
    pub description: &'static str,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    Text,
    /// Exact decimals with a point, without unit or separators.
    Number,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing is stated.
    Empty,
    /// Words of an author: whoever writes the file must keep a spreadsheet from reading them as a
    /// formula.
    Text(String),
    /// A plain decimal, such as `-3.5`.
    Number(String),
}

impl Cell {
    fn text(words: impl Into<String>) -> Cell {
        let words = words.into();
        if words.is_empty() {
            Cell::Empty
        } else {
            Cell::Text(words)
        }
    }

    fn optional(words: Option<&Spanned<String>>) -> Cell {
        words.map_or(Cell::Empty, |words| Cell::text(words.value.clone()))
    }

    fn list<'w>(words: impl Iterator<Item = &'w str>) -> Cell {
        Cell::text(words.collect::<Vec<_>>().join(";"))
    }
}

const fn text(name: &'static str, description: &'static str) -> ColumnShape {
    let kind = ColumnKind::Text;
    ColumnShape {
        name,
        kind,
        description,
    }
}

const fn number(name: &'static str, description: &'static str) -> ColumnShape {
    let kind = ColumnKind::Number;
    ColumnShape {
        name,
        kind,
        description,
    }
}
