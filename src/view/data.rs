//! The page that leads to the files for other programs.

use super::Context;
use super::exports::{ColumnKind, OBSERVATIONS, PRACTICES, Table, downloads, has_feed};
use super::frame::Link;
use super::pages::{DataFile, DataPage, DataTable, TableColumn};
use crate::site::files;

pub(super) fn page(context: &Context<'_>) -> DataPage {
    let files = downloads().into_iter().map(|file| DataFile {
        link: link(context, file.title, file.path),
        name: file.path.to_owned(),
        description: file.description.to_owned(),
    });
    let mut all: Vec<DataFile> = files.collect();
    all.extend(context.books());
    if has_feed(context.site) {
        all.push(DataFile {
            link: link(context, "案例订阅", files::FEED),
            name: files::FEED.to_owned(),
            description: "最近上网的案例，Atom 格式".to_owned(),
        });
    }
    DataPage {
        files: all,
        tables: [&PRACTICES, &OBSERVATIONS].map(table).into(),
    }
}

pub(super) fn link(context: &Context<'_>, label: &str, path: &str) -> Link {
    Link {
        label: label.to_owned(),
        href: context.route.href_of(path),
    }
}

fn table(table: &Table) -> DataTable {
    let column = |column: &super::exports::ColumnShape| TableColumn {
        name: column.name.to_owned(),
        kind: match column.kind {
            ColumnKind::Text => "文字",
            ColumnKind::Number => "数字",
        },
        description: column.description.to_owned(),
    };
    DataTable {
        id: table.name.to_owned(),
        title: table.title.to_owned(),
        description: table.description.to_owned(),
        columns: table.columns.iter().map(column).collect(),
    }
}
