//! Writes XML, and HTML that is well-formed XML. The only room that names quick-xml, and where text
//! of such files is escaped, once. Feed and sitemap have a file of their own, `feed`.

mod feed;

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

pub use feed::{feed, sitemaps};

/// Attributes in the order they are written.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A document being written. What is opened is closed by whoever opened it.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// A document without declaration.
    pub(super) fn bare() -> Xml {
        Xml {
            writer: Writer::new(Vec::new()),
        }
    }

    /// A document that begins with an XML declaration.
    pub(super) fn declared() -> Xml {
        let mut xml = Xml::bare();
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        xml.line();
        xml
    }

    /// A document that depends on no other, as office programs declare theirs.
    pub(super) fn standalone() -> Xml {
        let mut xml = Xml::bare();
        xml.event(Event::Decl(BytesDecl::new(
            "1.0",
            Some("UTF-8"),
            Some("yes"),
        )));
        xml.line();
        xml
    }

    /// `<!DOCTYPE html>`
    pub(super) fn doctype(&mut self) {
        self.event(Event::DocType(BytesText::from_escaped("html")));
        self.line();
    }

    /// A start tag.
    pub(super) fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Start(tag(name, attributes)));
    }

    /// An end tag.
    pub(super) fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element without content; in HTML only for those that never have any.
    pub(super) fn void(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Empty(tag(name, attributes)));
    }

    /// An element with what `content` writes.
    pub(super) fn within(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        content: impl FnOnce(&mut Xml),
    ) {
        self.open(name, attributes);
        content(self);
        self.close(name);
    }

    /// An element with words.
    pub(super) fn element(&mut self, name: &str, attributes: Attributes<'_>, words: &str) {
        self.within(name, attributes, |xml| xml.text(words));
    }

    /// Words.
    pub(super) fn text(&mut self, words: &str) {
        self.event(Event::Text(BytesText::new(&allowed(words))));
    }

    /// What is no text: a style sheet or script in HTML.
    pub(super) fn raw(&mut self, written: &str) {
        self.writer.get_mut().extend_from_slice(written.as_bytes());
    }

    /// A new line, for people who look into the file.
    pub(super) fn line(&mut self) {
        self.raw("\n");
    }

    /// The bytes, ending with a newline.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.line();
        self.writer.into_inner()
    }

    fn event(&mut self, event: Event<'_>) {
        // Writing to memory cannot fail.
        let _: std::io::Result<()> = self.writer.write_event(event);
    }
}

fn tag<'a>(name: &'a str, attributes: Attributes<'a>) -> BytesStart<'a> {
    let mut tag = BytesStart::new(name);
    for (key, value) in attributes {
        tag.push_attribute((*key, &*allowed(value)));
    }
    tag
}

/// Words with U+FFFD for every character that XML 1.0 forbids (section 2.2); carriage returns, which
/// a reader would change, are dropped.
fn allowed(words: &str) -> Cow<'_, str> {
    let is_allowed = |char: char| match char {
        '\t' | '\n' => true,
        '\u{FFFE}' | '\u{FFFF}' => false,
        char => !char.is_control(),
    };
    if words.chars().all(is_allowed) {
        return Cow::Borrowed(words);
    }
    let kept = words.chars().filter(|char| *char != '\r');
    let replaced = kept.map(|char| if is_allowed(char) { char } else { '\u{FFFD}' });
    Cow::Owned(replaced.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Xml)) -> String {
        let mut xml = Xml::bare();
        write(&mut xml);
        String::from_utf8(xml.finish()).expect("text was written")
    }

    #[test]
    fn text_and_attributes_are_escaped_once() {
        let text = written(|xml| xml.element("a", &[("b", "\"<&'>")], "<i>&amp;\"'</i>"));
        let expected =
            "<a b=\"&quot;&lt;&amp;&apos;&gt;\">&lt;i&gt;&amp;amp;&quot;&apos;&lt;/i&gt;</a>\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn what_xml_forbids_is_replaced() {
        let text = written(|xml| xml.text("a\u{0}\u{b}\u{FFFF}\u{85}\r\n\tb"));
        assert_eq!(text, "a\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\n\tb\n");
    }
}
