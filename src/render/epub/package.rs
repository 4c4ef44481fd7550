//! What a book says of itself: identity, date, files, reading order, accessibility.

use super::super::xml::Xml;
use super::Item;
use crate::ground::Digest;
use crate::view::handout::{Date, Handout};

/// The package document (EPUB 3.3, section 5).
pub(super) fn write(handout: &Handout, items: &[Item]) -> Vec<u8> {
    let attributes = [
        ("xmlns", "http://www.idpf.org/2007/opf"),
        ("version", "3.0"),
        ("unique-identifier", "id"),
        ("xml:lang", handout.language.as_str()),
    ];
    let mut xml = Xml::declared();
    xml.within("package", &attributes, |xml| {
        xml.line();
        metadata(xml, handout);
        manifest(xml, items);
        spine(xml, items);
    });
    xml.finish()
}

fn metadata(xml: &mut Xml, handout: &Handout) {
    let namespace = [("xmlns:dc", "http://purl.org/dc/elements/1.1/")];
    xml.within("metadata", &namespace, |xml| {
        xml.line();
        let mut dublin = |name: &str, id: Option<&str>, words: &str| {
            let attributes: Vec<_> = id.into_iter().map(|id| ("id", id)).collect();
            xml.element(name, &attributes, words);
            xml.line();
        };
        dublin("dc:identifier", Some("id"), &identifier(handout));
        dublin("dc:title", None, &title(handout));
        dublin("dc:language", None, &handout.language);
        dublin("dc:description", None, &handout.summary);
        dublin("dc:rights", None, &handout.licence);
        if let Some(date) = handout.dated {
            dublin("dc:date", None, &date.iso());
        }
        if let Some(address) = &handout.address {
            dublin("dc:source", None, address);
        }
        let modified = modified(handout.dated);
        let mut property = |name: &str, words: &str| {
            xml.element("meta", &[("property", name)], words);
            xml.line();
        };
        property("dcterms:modified", &modified);
        accessibility(handout, &mut property);
    });
    xml.line();
}

/// EPUB Accessibility 1.1, section 2. No conformance is claimed: a claim names who evaluated the
/// book (section 2.4), and nobody has.
fn accessibility(handout: &Handout, property: &mut dyn FnMut(&str, &str)) {
    let pictures = handout.pictures();
    let is_described = pictures.iter().all(|image| !image.alternative.is_empty());
    property("schema:accessMode", "textual");
    if !pictures.is_empty() {
        property("schema:accessMode", "visual");
    }
    if is_described {
        property("schema:accessModeSufficient", "textual");
    } else {
        property("schema:accessModeSufficient", "textual,visual");
    }
    let features = [
        "tableOfContents",
        "readingOrder",
        "structuralNavigation",
        "displayTransformability",
    ];
    for feature in features {
        property("schema:accessibilityFeature", feature);
    }
    if !pictures.is_empty() && is_described {
        property("schema:accessibilityFeature", "alternativeText");
    }
    property("schema:accessibilityHazard", "none");
    let of_pictures = match (pictures.is_empty(), is_described) {
        (true, _) => "全书为文字，没有图片。",
        (false, true) => "图片都有替代文字。",
        (false, false) => "有的图片没有替代文字。",
    };
    let summary = format!(
        "各级标题、目录、表格的表头和注释都有标记，可按次序听读，可放大文字、换颜色；\
         印章旁都写出名称，数据的口径用文字说明，不只靠颜色。{of_pictures}"
    );
    property("schema:accessibilitySummary", &summary);
}

/// The title as libraries list it: a teacher's copy must not pass for a student's.
fn title(handout: &Handout) -> String {
    use crate::site::Edition;
    match handout.edition {
        Edition::Student => handout.title.clone(),
        Edition::Teacher => format!("{}（{}）", handout.title, handout.edition.name()),
    }
}

/// The same book has the same identifier in every revision: a UUID of the custom kind (RFC 9562,
/// section 5.8) from the name of the atlas, of the handout and of the edition.
fn identifier(handout: &Handout) -> String {
    let name = [
        handout.atlas.as_str(),
        handout.name.as_str(),
        handout.edition.slug(),
    ];
    let digest = Digest::of(name.join("\n").as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest.bytes()[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let part = |range: std::ops::Range<usize>| hex[range].concat();
    format!(
        "urn:uuid:{}-{}-{}-{}-{}",
        part(0..4),
        part(4..6),
        part(6..8),
        part(8..10),
        part(10..16)
    )
}

/// When the book last changed: the day its newest content was put on the site. Content without any
/// date has that of the archive, which is the zero of zip.
fn modified(date: Option<Date>) -> String {
    match date {
        Some(Date { year, month, day }) => format!(
            "{year:04}-{:02}-{:02}T00:00:00Z",
            month.unwrap_or(1),
            day.unwrap_or(1)
        ),
        None => "1980-01-01T00:00:00Z".to_owned(),
    }
}

fn manifest(xml: &mut Xml, items: &[Item]) {
    xml.within("manifest", &[], |xml| {
        xml.line();
        for item in items {
            let mut attributes = vec![
                ("id", item.id.as_str()),
                ("href", item.path.as_str()),
                ("media-type", item.media_type),
            ];
            if !item.properties.is_empty() {
                attributes.push(("properties", item.properties));
            }
            xml.void("item", &attributes);
            xml.line();
        }
    });
    xml.line();
}

fn spine(xml: &mut Xml, items: &[Item]) {
    xml.within("spine", &[], |xml| {
        for item in items.iter().filter(|item| item.is_page) {
            xml.void("itemref", &[("idref", &item.id)]);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_change_is_whole() {
        let date = |written| modified(Date::parse(written));
        assert_eq!(date("2026-11-20"), "2026-11-20T00:00:00Z");
        assert_eq!(date("2026-11"), "2026-11-01T00:00:00Z");
        assert_eq!(date("2026"), "2026-01-01T00:00:00Z");
        assert_eq!(modified(None), "1980-01-01T00:00:00Z");
    }
}
