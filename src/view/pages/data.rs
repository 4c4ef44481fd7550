//! Files for other programs.

use serde::Serialize;

use crate::view::frame::Link;

/// `data.html`
#[derive(Debug, Serialize)]
pub struct DataPage {
    /// The files, tables first.
    pub files: Vec<DataFile>,
    /// The tables with their columns.
    pub tables: Vec<DataTable>,
}

/// A file.
#[derive(Debug, Serialize)]
pub struct DataFile {
    /// Chinese name and address.
    pub link: Link,
    /// Its path below the root.
    pub name: String,
    /// What is in it.
    pub description: String,
}

/// A table.
#[derive(Debug, Serialize)]
pub struct DataTable {
    /// Anchor.
    pub id: String,
    /// Chinese name.
    pub title: String,
    /// What a row is.
    pub description: String,
    /// In order.
    pub columns: Vec<TableColumn>,
}

/// A column of a table.
#[derive(Debug, Serialize)]
pub struct TableColumn {
    /// Name in the header.
    pub name: String,
    /// 文字, 数字.
    pub kind: &'static str,
    /// What it means.
    pub description: String,
}
