//! A handout as an EPUB 3.3 book (W3C Recommendation, 2025): a page a chapter, with cover, table of
//! contents and accessibility metadata.
//!
//! Start reading with [`write()`], then `package` for what the book says of itself.

mod chapter;
mod cover;
mod navigation;
mod package;
mod parts;

use std::collections::BTreeMap;
use std::io::Cursor;

use super::error::ThemeError;
use super::picture::media_type;
use super::theme::Theme;
use super::xml::{Attributes, Xml};
use crate::ground::archive::{ArchiveWriter, Packing};
use crate::view::handout::Handout;

/// The style sheet of books, in the theme and in the book.
const STYLE: &str = "epub/style.css";

/// The bytes of pictures, by path in the content folder.
pub type Pictures = BTreeMap<String, Vec<u8>>;

/// A file of the book.
struct Item {
    /// Relative to the folder of the package.
    path: String,
    id: String,
    media_type: &'static str,
    /// What readers must know of it, such as `nav`.
    properties: &'static str,
    /// Whether it is a page in reading order.
    is_page: bool,
    bytes: Vec<u8>,
}

/// Writes the book. Pictures that are not given are told by their text alternatives.
///
/// # Errors
/// When the theme has no style sheet for books.
pub fn write(handout: &Handout, theme: &Theme, pictures: &Pictures) -> Result<Vec<u8>, ThemeError> {
    let shown = shown(handout, pictures);
    let mut items = vec![
        Item::page("cover", "cover.xhtml", "", cover::page(handout)),
        Item::page("nav", "nav.xhtml", "nav", navigation::page(handout)),
    ];
    for (at, chapter) in handout.chapters.iter().enumerate() {
        let page = chapter::page(handout, at, &shown);
        items.push(Item::page(
            &format!("c-{}", chapter.id),
            &chapter::path(handout, at),
            "",
            page,
        ));
    }
    items.push(Item::file(
        "style",
        "style.css",
        "text/css",
        theme.text(STYLE)?,
    ));
    let mut image = Item::file("cover-image", "cover.svg", "image/svg+xml", "");
    image.properties = "cover-image";
    image.bytes = cover::image(handout);
    items.push(image);
    for (path, picture) in &shown {
        let bytes = pictures.get(*path).cloned().unwrap_or_default();
        let mut item = Item::file(&picture.id, &picture.path, picture.media_type, "");
        item.bytes = bytes;
        items.push(item);
    }
    Ok(pack(&package::write(handout, &items), &items))
}

/// A picture in the book.
struct Shown {
    path: String,
    id: String,
    media_type: &'static str,
}

/// The pictures that are shown, by path in the content folder.
fn shown<'h>(handout: &'h Handout, pictures: &Pictures) -> BTreeMap<&'h str, Shown> {
    let given = handout.pictures().into_iter();
    let given = given.filter(|image| pictures.contains_key(&image.path));
    let numbered = given.enumerate().filter_map(|(at, image)| {
        let (extension, media_type) = media_type(&pictures[&image.path])?;
        let id = format!("p{}", at + 1);
        let path = format!("pictures/{id}.{extension}");
        let shown = Shown {
            path,
            id,
            media_type,
        };
        Some((image.path.as_str(), shown))
    });
    numbered.collect()
}

/// OCF 3.3, section 4: `mimetype` first and as it is, then the container, then the rest.
fn pack(package: &[u8], items: &[Item]) -> Vec<u8> {
    let mut archive = ArchiveWriter::new(Cursor::new(Vec::new()));
    let mut add = |path: &str, bytes: &[u8], packing| {
        let added = archive.add(path, bytes, packing);
        added.expect("memory can be written, and every path is another one");
    };
    add("mimetype", b"application/epub+zip", Packing::Stored);
    add("META-INF/container.xml", &container(), Packing::Deflated);
    add("EPUB/package.opf", package, Packing::Deflated);
    for item in items {
        let path = format!("EPUB/{}", item.path);
        add(&path, &item.bytes, Packing::Deflated);
    }
    let archive = archive.finish().expect("memory can be written");
    archive.into_inner()
}

fn container() -> Vec<u8> {
    let namespace = "urn:oasis:names:tc:opendocument:xmlns:container";
    let rootfile = [
        ("full-path", "EPUB/package.opf"),
        ("media-type", "application/oebps-package+xml"),
    ];
    let mut xml = Xml::declared();
    let attributes = [("version", "1.0"), ("xmlns", namespace)];
    xml.within("container", &attributes, |xml| {
        xml.within("rootfiles", &[], |xml| xml.void("rootfile", &rootfile));
    });
    xml.finish()
}

impl Item {
    fn page(id: &str, path: &str, properties: &'static str, bytes: Vec<u8>) -> Item {
        Item {
            path: path.to_owned(),
            id: id.to_owned(),
            media_type: "application/xhtml+xml",
            properties,
            is_page: true,
            bytes,
        }
    }

    fn file(id: &str, path: &str, media_type: &'static str, text: &str) -> Item {
        Item {
            path: path.to_owned(),
            id: id.to_owned(),
            media_type,
            properties: "",
            is_page: false,
            bytes: text.as_bytes().to_vec(),
        }
    }
}

/// A page around what `body` writes.
fn page(
    handout: &Handout,
    title: &str,
    body: Attributes<'_>,
    content: impl FnOnce(&mut Xml),
) -> Vec<u8> {
    let mut xml = Xml::declared();
    xml.doctype();
    let language = handout.language.as_str();
    let attributes = [
        ("xmlns", "http://www.w3.org/1999/xhtml"),
        ("xmlns:epub", "http://www.idpf.org/2007/ops"),
        ("lang", language),
        ("xml:lang", language),
    ];
    xml.within("html", &attributes, |xml| {
        xml.line();
        xml.within("head", &[], |xml| {
            xml.element("title", &[], title);
            let style = [
                ("rel", "stylesheet"),
                ("type", "text/css"),
                ("href", "style.css"),
            ];
            xml.void("link", &style);
        });
        xml.line();
        xml.within("body", body, content);
    });
    xml.finish()
}
