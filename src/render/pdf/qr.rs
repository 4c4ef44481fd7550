//! The drawing of an address as a file of its own.

use super::super::xml::Xml;
use crate::markup::{QrModules, qr_modules};

/// An SVG in black; none when the address is too long for a code.
pub(super) fn drawing(address: &str) -> Option<Vec<u8>> {
    let code = qr_modules(address)?;
    let (side, view) = (code.side.to_string(), format!("0 0 {0} {0}", code.side));
    let attributes = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("viewBox", view.as_str()),
        ("width", side.as_str()),
        ("height", side.as_str()),
    ];
    let mut xml = Xml::declared();
    xml.within("svg", &attributes, |xml| {
        xml.void("path", &[("fill", "#000000"), ("d", &path(&code))]);
    });
    Some(xml.finish())
}

/// A rectangle for each run of dark modules in a row: between single squares a printer may leave
/// hairlines.
fn path(code: &QrModules) -> String {
    let mut path = String::new();
    for row in 0..code.side {
        let mut column = 0;
        while column < code.side {
            let dark = (column..code.side).take_while(|column| code.is_dark(*column, row));
            let length = dark.count();
            if length > 0 {
                path.push_str(&format!("M{column} {row}h{length}v1h-{length}z"));
            }
            column += length + 1;
        }
    }
    path
}
