//! Reading an XML file as a tree; one that is not well-formed is a failure.

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// An element with what is in it.
#[derive(Debug, Default, Clone)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Element>,
    /// Its own words, without those of its children.
    pub text: String,
}

impl Element {
    /// Reads a whole document.
    pub fn parse(text: &str) -> Element {
        let mut reader = Reader::from_str(text);
        let mut open = vec![Element::default()];
        loop {
            match reader.read_event().expect("the file is well-formed") {
                Event::Start(start) => open.push(begun(&start)),
                Event::Empty(start) => adopt(&mut open, begun(&start)),
                Event::End(_) => {
                    let done = open.pop().expect("the reader pairs the tags");
                    adopt(&mut open, done);
                }
                Event::Text(words) => {
                    inner(&mut open).text.push_str(&words.xml10_content());
                }
                Event::GeneralRef(name) => {
                    let word = format!("&{};", &*name);
                    let word = quick_xml::escape::unescape(&word).expect("the entity is known");
                    inner(&mut open).text.push_str(&word);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(open.len(), 1, "every element is closed");
        let mut roots = open.remove(0).children;
        assert_eq!(roots.len(), 1, "there is one root");
        roots.remove(0)
    }

    /// The children of a name.
    pub fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The words of the only child of a name.
    pub fn only<'e>(&'e self, name: &str) -> &'e str {
        let children = self.children.iter();
        let found: Vec<_> = children.filter(|child| child.name == name).collect();
        assert_eq!(found.len(), 1, "<{}> has one <{name}>", self.name);
        &found[0].text
    }

    /// An attribute, or nothing.
    pub fn attribute(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value)
    }
}

fn inner(open: &mut [Element]) -> &mut Element {
    open.last_mut().expect("the document itself stays open")
}

fn adopt(open: &mut [Element], child: Element) {
    inner(open).children.push(child);
}

fn begun(start: &BytesStart<'_>) -> Element {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.expect("attributes are well-formed");
        let value = quick_xml::escape::unescape(&attribute.value).expect("entities are known");
        (attribute.key.as_ref().to_owned(), value.into_owned())
    });
    Element {
        name: start.name().as_ref().to_owned(),
        attributes: attributes.collect(),
        ..Element::default()
    }
}
