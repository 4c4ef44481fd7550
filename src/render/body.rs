//! The texts of a handout as well-formed HTML: for pages of a book, and for notes beside slides.

use super::xml::Xml;
use crate::view::handout::tree::{
    Alignment, Anchor, Block, Definition, Destination, Image, Inline, Table,
};

/// Answers where things are, seen from the page a text stands on.
pub(super) trait Place {
    /// The address of a place in the same handout; none writes the words without a link.
    fn inside(&self, anchor: &Anchor) -> Option<String>;

    /// The address of a picture; none writes its text alternative.
    fn picture(&self, path: &str) -> Option<String>;

    /// The address of a note; none writes no reference to it.
    fn note(&self, number: usize) -> Option<String>;
}

/// Writes blocks.
pub(super) fn blocks(xml: &mut Xml, place: &dyn Place, blocks: &[Block]) {
    for block in blocks {
        self::block(xml, place, block);
        xml.line();
    }
}

fn block(xml: &mut Xml, place: &dyn Place, block: &Block) {
    match block {
        Block::Paragraph(content) => match &content[..] {
            [Inline::Image(image)] => figure(xml, place, image),
            _ => xml.within("p", &[], |xml| inlines(xml, place, content)),
        },
        Block::Heading { level, id, content } => {
            let name = ["h3", "h4", "h5", "h6"][usize::from(*level).clamp(3, 6) - 3];
            let id = id.as_deref().map(|id| ("id", id));
            let attributes: Vec<_> = id.into_iter().collect();
            xml.within(name, &attributes, |xml| inlines(xml, place, content));
        }
        Block::Quote(content) => {
            xml.within("blockquote", &[], |xml| blocks(xml, place, content));
        }
        Block::List {
            start,
            items,
            tight,
        } => list(xml, place, *start, items, *tight),
        Block::Definitions(list) => definitions(xml, place, list),
        Block::Table(table) => self::table(xml, place, table),
        Block::Code(code) => xml.within("pre", &[], |xml| xml.element("code", &[], code)),
        Block::Rule => xml.void("hr", &[]),
    }
}

fn list(xml: &mut Xml, place: &dyn Place, start: Option<u64>, items: &[Vec<Block>], tight: bool) {
    let number = start.filter(|start| *start != 1).map(|n| n.to_string());
    let attributes: Vec<_> = number.iter().map(|n| ("start", n.as_str())).collect();
    let name = if start.is_some() { "ol" } else { "ul" };
    xml.within(name, &attributes, |xml| {
        for item in items {
            xml.within("li", &[], |xml| self::item(xml, place, item, tight));
            xml.line();
        }
    });
}

/// An item; in a tight list its first paragraph has no marks of its own.
pub(super) fn item(xml: &mut Xml, place: &dyn Place, item: &[Block], tight: bool) {
    match item {
        [Block::Paragraph(content), rest @ ..] if tight => {
            inlines(xml, place, content);
            blocks(xml, place, rest);
        }
        _ => blocks(xml, place, item),
    }
}

fn definitions(xml: &mut Xml, place: &dyn Place, definitions: &[Definition]) {
    xml.within("dl", &[], |xml| {
        for definition in definitions {
            xml.within("dt", &[], |xml| inlines(xml, place, &definition.term));
            for detail in &definition.details {
                xml.within("dd", &[], |xml| item(xml, place, detail, true));
            }
        }
    });
}

fn table(xml: &mut Xml, place: &dyn Place, table: &Table) {
    xml.within("table", &[], |xml| {
        if let Some(caption) = &table.caption {
            xml.within("caption", &[], |xml| inlines(xml, place, caption));
        }
        xml.open("thead", &[]);
        xml.within("tr", &[], |xml| {
            for (column, cell) in table.head.iter().enumerate() {
                self::cell(xml, place, (table, column), cell, Some("col"));
            }
        });
        xml.close("thead");
        xml.open("tbody", &[]);
        for row in &table.rows {
            xml.within("tr", &[], |xml| {
                for (column, cell) in row.iter().enumerate() {
                    let heads = (column == 0 && row.len() > 1).then_some("row");
                    self::cell(xml, place, (table, column), cell, heads);
                }
            });
            xml.line();
        }
        xml.close("tbody");
    });
}

/// A cell; a header cell where `scope` says what it heads, unless it is empty.
fn cell(
    xml: &mut Xml,
    place: &dyn Place,
    (table, column): (&Table, usize),
    content: &[Inline],
    scope: Option<&str>,
) {
    let mut attributes = Vec::new();
    let scope = scope.filter(|_| !content.is_empty());
    attributes.extend(scope.map(|scope| ("scope", scope)));
    if table.alignments.get(column) == Some(&Alignment::Right) {
        attributes.push(("class", "num"));
    }
    let name = if scope.is_some() { "th" } else { "td" };
    xml.within(name, &attributes, |xml| inlines(xml, place, content));
}

/// Writes running text.
pub(super) fn inlines(xml: &mut Xml, place: &dyn Place, content: &[Inline]) {
    for inline in content {
        match inline {
            Inline::Text(words) => xml.text(words),
            Inline::Code(code) => xml.element("code", &[], code),
            Inline::Emphasis(content) => {
                xml.within("em", &[], |xml| inlines(xml, place, content));
            }
            Inline::Strong(content) => {
                xml.within("strong", &[], |xml| inlines(xml, place, content));
            }
            Inline::Strikethrough(content) => {
                xml.within("s", &[], |xml| inlines(xml, place, content));
            }
            Inline::Figure(content) => {
                xml.within("span", &[("class", "obs")], |xml| {
                    inlines(xml, place, content);
                });
            }
            Inline::Link { to, content } => link(xml, place, to, content),
            Inline::Image(image) => picture(xml, place, image),
            Inline::Note { number, nth } => note(xml, place, *number, *nth),
            Inline::Break => xml.void("br", &[]),
        }
    }
}

fn link(xml: &mut Xml, place: &dyn Place, to: &Destination, content: &[Inline]) {
    let href = match to {
        Destination::Inside(anchor) => place.inside(anchor),
        Destination::Outside(address) => Some(self::address(address)),
    };
    match href {
        Some(href) => xml.within("a", &[("href", &href)], |xml| {
            inlines(xml, place, content);
        }),
        None => inlines(xml, place, content),
    }
}

/// An address as a file may hold it: everything but ASCII, and what may not stand in an address,
/// percent-encoded (RFC 3986, section 2).
pub(super) fn address(written: &str) -> String {
    let mut address = String::with_capacity(written.len());
    for (at, byte) in written.bytes().enumerate() {
        let encodes = byte == b'%'
            && written
                .as_bytes()
                .get(at + 1..at + 3)
                .is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        let plain = byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=".contains(&byte);
        if plain || encodes {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address
}

fn figure(xml: &mut Xml, place: &dyn Place, image: &Image) {
    xml.within("figure", &[], |xml| {
        picture(xml, place, image);
        if let Some(title) = &image.title {
            xml.element("figcaption", &[], title);
        }
    });
}

fn picture(xml: &mut Xml, place: &dyn Place, image: &Image) {
    match place.picture(&image.path) {
        Some(source) => xml.void(
            "img",
            &[
                ("src", &source),
                ("alt", &image.alternative),
                ("width", &image.width.to_string()),
                ("height", &image.height.to_string()),
            ],
        ),
        None => xml.text(&image.alternative),
    }
}

fn note(xml: &mut Xml, place: &dyn Place, number: usize, nth: usize) {
    let Some(href) = place.note(number) else {
        return;
    };
    let id = reference_id(number, nth);
    let attributes = [
        ("epub:type", "noteref"),
        ("role", "doc-noteref"),
        ("id", id.as_str()),
        ("href", href.as_str()),
    ];
    // U+2060 ties the number to the word before it.
    xml.text("\u{2060}");
    xml.within("sup", &[], |xml| {
        xml.element("a", &attributes, &number.to_string());
    });
}

/// The id of a place that refers to a note.
pub(super) fn reference_id(number: usize, nth: usize) -> String {
    match nth {
        1 => format!("fnref-{number}"),
        nth => format!("fnref-{number}-{nth}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_hold_ascii_alone() {
        assert_eq!(
            address("https://a.cn/宽 甸?a=%E5&b=[c]"),
            "https://a.cn/%E5%AE%BD%20%E7%94%B8?a=%E5&b=%5Bc%5D"
        );
        assert_eq!(address("100%"), "100%25");
    }
}
