//! The Data Package that describes the tables, and the list of all downloads.

use serde_json::{Value, json};

use super::{ColumnKind, OBSERVATIONS, PRACTICES, Table};
use crate::site::{Site, files};

/// A file for other programs.
#[derive(Debug)]
pub struct Download {
    /// Where it is.
    pub path: &'static str,
    /// Chinese name.
    pub title: &'static str,
    /// Media type.
    pub media: &'static str,
    /// What is in it.
    pub description: &'static str,
}

/// The files of `data/`, tables first.
pub fn downloads() -> [Download; 6] {
    let table = |table: &Table| Download {
        path: table.path,
        title: table.title,
        media: "text/csv",
        description: table.description,
    };
    let json = |path, title, description| Download {
        path,
        title,
        media: "application/json",
        description,
    };
    [
        table(&PRACTICES),
        table(&OBSERVATIONS),
        json(
            files::CASES_JSON,
            "案例",
            "每篇案例的资料：地区、时期、摘要、模式、难题、出处、事件",
        ),
        json(
            files::DATAPACKAGE,
            "数据包说明",
            "各表的字段和类型，按 Data Package 规范",
        ),
        json(
            files::CASES_SCHEMA,
            "案例清单的 JSON Schema",
            "cases.json 的结构",
        ),
        json(
            files::FRONT_MATTER_SCHEMA,
            "案例资料块的 JSON Schema",
            "写案例时给编辑器用",
        ),
    ]
}

/// The Data Package (specs.frictionlessdata.io, version 1).
pub fn data_package(site: &Site<'_>) -> Value {
    let settings = &site.atlas.settings;
    let mut package = json!({
        "profile": "data-package",
        "name": "case-atlas",
        "title": settings.title,
        "description": settings.description,
        "resources": [
            table(&PRACTICES),
            table(&OBSERVATIONS),
            {"name": "cases", "path": beside(files::CASES_JSON), "title": "案例",
                "profile": "data-resource", "format": "json", "mediatype": "application/json",
                "encoding": "utf-8", "jsonSchema": beside(files::CASES_SCHEMA)},
        ],
    });
    if let Some(home) = &settings.base_url {
        package["homepage"] = json!(home.value);
    }
    // A licence of the specification has a name without blanks, or none.
    let name = settings.licence.replace(' ', "-");
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    if !name.is_empty() && name.bytes().all(plain) {
        package["licenses"] = json!([{"name": name, "title": settings.licence}]);
    }
    package
}

/// A path as seen from the package, which lies beside what it describes.
fn beside(path: &'static str) -> &'static str {
    path.rsplit('/').next().unwrap_or(path)
}

fn table(table: &Table) -> Value {
    let fields = table.columns.iter().map(|column| {
        let kind = match column.kind {
            ColumnKind::Text => "string",
            ColumnKind::Number => "number",
        };
        let mut field = json!({"name": column.name, "type": kind,
            "description": column.description});
        if table.key.contains(&column.name) {
            field["constraints"] = json!({"required": true});
        }
        field
    });
    json!({
        "name": table.name, "path": beside(table.path), "title": table.title,
        "description": table.description, "profile": "tabular-data-resource",
        "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n", "delimiter": ",", "quoteChar": "\"",
            "doubleQuote": true, "header": true},
        "schema": {"fields": fields.collect::<Vec<_>>(), "primaryKey": table.key,
            "missingValues": [""]},
    })
}
