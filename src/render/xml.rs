//! Feed and sitemap. The only room that names the XML library.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::Artifact;
use crate::view::{Entry, Feed, Location};

/// How many addresses a file may hold (sitemaps.org, protocol, 2008).
const LOCATIONS: usize = 50_000;

const SITEMAP_SPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const ATOM_SPACE: &str = "http://www.w3.org/2005/Atom";

type Xml = Writer<Vec<u8>>;

/// Writes an Atom feed (RFC 4287) to a path.
pub fn feed(feed: &Feed, path: &str) -> Artifact {
    let bytes = document(|xml| {
        xml.create_element("feed")
            .with_attributes([("xmlns", ATOM_SPACE), ("xml:lang", &*clean(&feed.language))])
            .write_inner_content(|xml| {
                element(xml, "id", &feed.home)?;
                element(xml, "title", &feed.title)?;
                element(xml, "subtitle", &feed.subtitle)?;
                element(xml, "updated", &feed.updated)?;
                element(xml, "rights", &feed.rights)?;
                author(xml, &feed.author)?;
                link(xml, "self", "application/atom+xml", &feed.own)?;
                link(xml, "alternate", "text/html", &feed.home)?;
                feed.entries.iter().try_for_each(|item| entry(xml, item))
            })?;
        Ok(())
    });
    Artifact::new(path, bytes)
}

fn entry(xml: &mut Xml, entry: &Entry) -> io::Result<()> {
    xml.create_element("entry").write_inner_content(|xml| {
        element(xml, "id", &entry.address)?;
        element(xml, "title", &entry.title)?;
        element(xml, "published", &entry.published)?;
        element(xml, "updated", &entry.published)?;
        if let Some(name) = &entry.author {
            author(xml, name)?;
        }
        link(xml, "alternate", "text/html", &entry.address)?;
        element(xml, "summary", &entry.summary)?;
        for word in &entry.categories {
            let category = xml.create_element("category");
            category
                .with_attribute(("term", &*clean(word)))
                .write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn author(xml: &mut Xml, name: &str) -> io::Result<()> {
    let author = xml.create_element("author");
    author.write_inner_content(|xml| element(xml, "name", name))?;
    Ok(())
}

fn link(xml: &mut Xml, rel: &str, media: &str, address: &str) -> io::Result<()> {
    let link = xml.create_element("link");
    let attributes = [("rel", rel), ("type", media), ("href", &*clean(address))];
    link.with_attributes(attributes).write_empty()?;
    Ok(())
}

/// Writes a sitemap (sitemaps.org): one file, or above 50,000 addresses an index at `path`
/// and numbered files beside it, whose full addresses `address_of` knows.
pub fn sitemaps(
    locations: impl Iterator<Item = Location>,
    path: &str,
    address_of: impl Fn(&str) -> Option<String>,
) -> Vec<Artifact> {
    split(locations, path, address_of, LOCATIONS)
}

fn split(
    locations: impl Iterator<Item = Location>,
    path: &str,
    address_of: impl Fn(&str) -> Option<String>,
    most: usize,
) -> Vec<Artifact> {
    let mut locations = locations.peekable();
    let mut parts: Vec<Vec<u8>> = Vec::new();
    while locations.peek().is_some() {
        parts.push(list("urlset", "url", locations.by_ref().take(most)));
    }
    if parts.len() < 2 {
        return parts
            .into_iter()
            .map(|part| Artifact::new(path, part))
            .collect();
    }
    let stem = path.trim_end_matches(".xml");
    let files = (1..)
        .zip(parts)
        .map(|(number, part)| Artifact::new(format!("{stem}-{number}.xml"), part));
    let mut files: Vec<Artifact> = files.collect();
    let addresses = files.iter().filter_map(|file| {
        Some(Location {
            address: address_of(&file.path)?,
            changed: None,
        })
    });
    let index = list("sitemapindex", "sitemap", addresses);
    files.push(Artifact::new(path, index));
    files
}

fn list(root: &str, item: &str, locations: impl Iterator<Item = Location>) -> Vec<u8> {
    document(|xml| {
        let mut locations = locations;
        xml.create_element(root)
            .with_attribute(("xmlns", SITEMAP_SPACE))
            .write_inner_content(|xml| {
                locations.try_for_each(|location| {
                    xml.create_element(item).write_inner_content(|xml| {
                        element(xml, "loc", &location.address)?;
                        match &location.changed {
                            Some(day) => element(xml, "lastmod", day),
                            None => Ok(()),
                        }
                    })?;
                    Ok(())
                })
            })?;
        Ok(())
    })
}

fn document(write: impl FnOnce(&mut Xml) -> io::Result<()>) -> Vec<u8> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    let declaration = Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None));
    xml.write_event(declaration)
        .and_then(|()| write(&mut xml))
        .expect("memory takes everything");
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    bytes
}

fn element(xml: &mut Xml, name: &str, words: &str) -> io::Result<()> {
    let element = xml.create_element(name);
    element.write_text_content(BytesText::new(&clean(words)))?;
    Ok(())
}

/// Leaves out the characters that no XML document may hold, not even escaped (XML 1.0, section
/// 2.2): authors can write them in YAML.
fn clean(words: &str) -> String {
    let is_char =
        |char: &char| matches!(char, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..);
    words.chars().filter(is_char).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn location(at: usize) -> Location {
        Location {
            address: format!("https://a.cn/{at}?a&b"),
            changed: (at == 0).then(|| "2026-11-20".to_owned()),
        }
    }

    fn made(count: usize) -> Vec<(String, String)> {
        let address = |path: &str| Some(format!("https://a.cn/{path}"));
        let files = split((0..count).map(location), "sitemap.xml", address, 2);
        let text = |file: Artifact| String::from_utf8(file.bytes).expect("it is text");
        files
            .into_iter()
            .map(|file| (file.path.clone(), text(file)))
            .collect()
    }

    #[test]
    fn a_large_sitemap_is_an_index_of_parts() {
        assert_eq!(made(0), []);
        let one = made(2);
        assert_eq!(one.len(), 1);
        assert!(
            one[0].1.contains("<loc>https://a.cn/0?a&amp;b</loc>"),
            "{}",
            one[0].1
        );
        assert!(one[0].1.contains("<lastmod>2026-11-20</lastmod>"));
        let many = made(5);
        let paths: Vec<&str> = many.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(
            paths,
            [
                "sitemap-1.xml",
                "sitemap-2.xml",
                "sitemap-3.xml",
                "sitemap.xml"
            ]
        );
        let index = &many[3].1;
        assert_eq!(index.matches("<sitemap>").count(), 3, "{index}");
        assert!(
            index.contains("<loc>https://a.cn/sitemap-3.xml</loc>"),
            "{index}"
        );
        assert_eq!(many[2].1.matches("<url>").count(), 1);
    }

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(clean("a\u{0}\u{7}\u{b}b\u{fffe}c\td"), "abc\td");
    }
}
