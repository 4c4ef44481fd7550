//! What the files of office programs have in common: parts in a package, what the package says of
//! itself, pictures.
//!
//! Start reading with [`Package`].

mod package;
mod picture;
mod properties;

pub(super) use package::{Package, Relationships, relationship};
pub(super) use picture::{Media, media, qr};
pub(super) use properties::{Properties, title};

use super::xml::{Attributes, Xml};

/// English Metric Units in a point, of which an inch has 72 (ECMA-376, part 1, section 20.1.2.1).
pub(super) const EMU_PER_POINT: u32 = 12_700;

/// Namespaces of ECMA-376, part 1, transitional.
pub(super) const DRAWING_SPACE: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
pub(super) const LINK_SPACE: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Colours of the theme's tokens, as in `10-tokens.css`; office programs cannot see them.
pub(super) mod colour {
    pub(in super::super) const INK: &str = "1D1B18";
    pub(in super::super) const PALE: &str = "565045";
    pub(in super::super) const HAIR: &str = "D8D2C3";
    pub(in super::super) const ZHU: &str = "B2311D";
    pub(in super::super) const PAPER: &str = "FBFAF6";
    pub(in super::super) const SHADE: &str = "F3F0E6";
    /// Families of model types.
    pub(in super::super) const FAMILIES: [(&str, &str); 5] = [
        ("org", "2B4A78"),
        ("ind", "35634A"),
        ("inc", "87551A"),
        ("sec", "6D3F63"),
        ("col", "4C5860"),
    ];
}

/// An XML part as office programs expect it: self-contained, in UTF-8.
pub(super) fn part(
    root: &str,
    attributes: Attributes<'_>,
    content: impl FnOnce(&mut Xml),
) -> Vec<u8> {
    let mut xml = Xml::standalone();
    xml.within(root, attributes, content);
    xml.finish()
}
