//! Tables as CSV. The only room that names the CSV library.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::Artifact;
use crate::view::{Cell, Table};

/// Says that the file is UTF-8: Excel and WPS take it for the code page of the machine otherwise.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Writes a table after RFC 4180: a header, lines ended by CR LF, quotes where they are needed.
///
/// The whole file stands in memory, some 300 bytes a row.
pub fn table(table: &Table, rows: impl Iterator<Item = Vec<Cell>>) -> Artifact {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(MARK.to_vec());
    let header = table.columns.iter().map(|column| column.name.to_owned());
    let cells = |row: Vec<Cell>| row.into_iter().map(cell).collect::<Vec<_>>();
    let lines = std::iter::once(header.collect()).chain(rows.map(cells));
    for line in lines {
        writer
            .write_record(line)
            .expect("memory takes every row, and all rows of a table are of one length");
    }
    let bytes = writer.into_inner().expect("memory can be flushed");
    Artifact::new(table.path, bytes)
}

fn cell(cell: Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(words) => harmless(words),
        Cell::Number(digits) => digits,
    }
}

/// Puts an apostrophe before words that a spreadsheet would run as a formula: those that begin
/// with `= + - @`, the same in full width, a tab or a line break (OWASP, CSV Injection). Numbers
/// are cells of their own kind and keep their minus.
fn harmless(words: String) -> String {
    const STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if words.starts_with(STARTS) {
        format!("'{words}")
    } else {
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{ColumnKind, ColumnShape};

    const TABLE: Table = Table {
        name: "t",
        path: "data/t.csv",
        title: "表",
        description: "一行",
        key: &["a"],
        columns: &[
            column("a", ColumnKind::Text),
            column("b", ColumnKind::Number),
        ],
    };

    const fn column(name: &'static str, kind: ColumnKind) -> ColumnShape {
        ColumnShape {
            name,
            kind,
            description: "",
        }
    }

    fn line(words: &str, digits: &str) -> String {
        let row = vec![Cell::Text(words.into()), Cell::Number(digits.into())];
        let made = table(&TABLE, std::iter::once(row));
        let text = String::from_utf8(made.bytes).expect("it is text");
        let rows = text
            .strip_prefix("\u{feff}a,b\r\n")
            .expect("the mark and the header");
        rows.strip_suffix("\r\n")
            .expect("every line ends")
            .to_owned()
    }

    #[test]
    fn words_never_become_formulas_and_numbers_keep_their_sign() {
        for (words, expected) in [
            ("=1+1", "'=1+1,-3.5"),
            ("+86", "'+86,-3.5"),
            ("-cmd", "'-cmd,-3.5"),
            ("@x", "'@x,-3.5"),
            ("\tx", "'\tx,-3.5"),
            ("＝1", "'＝1,-3.5"),
            ("\r\n=1", "\"'\r\n=1\",-3.5"),
            ("a=1", "a=1,-3.5"),
            ("甲,乙", "\"甲,乙\",-3.5"),
            ("说“\"”", "\"说“\"\"”\",-3.5"),
            ("x\n=1", "\"x\n=1\",-3.5"),
        ] {
            assert_eq!(line(words, "-3.5"), expected, "{words:?}");
        }
    }
}
