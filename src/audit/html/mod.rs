//! The words, tags and comments of HTML, cut as the WHATWG tokenizer cuts them (HTML Living Standard, 13.2.5),
//! without a copy: every page of a site goes through here.
//!
//! Left out, because it changes neither words nor links: the kinds of line ends, characters that are replaced
//! (U+0000), the parts of a doctype, and scripts that hide their own end in a comment; and `plaintext`, which
//! nobody writes. Inside drawings and formulas (`svg`, `math`) `style` and `title` are read as elsewhere. The tests hold it against
//! the tokenizer of `html5ever`.

mod reference;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

pub(super) use reference::{Within, decode};

use crate::ground::find_byte;

/// A piece of HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'h> {
    /// Running text as written.
    Words(&'h str),
    /// What a script or a style sheet holds: text without references.
    Raw(&'h str),
    /// What a comment holds, or something read like one.
    Comment(&'h str),
    /// The beginning of an element; its attributes are [`Tokens::attributes`] until the next token.
    Start(&'h str),
    /// The end of an element.
    End(&'h str),
}

/// An attribute as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Attribute<'h> {
    /// Its name; capitals mean the same as small letters.
    pub name: &'h str,
    written: &'h str,
}

impl<'h> Attribute<'h> {
    /// What it says.
    pub fn value(&self) -> Cow<'h, str> {
        decode(self.written, Within::Value)
    }
}

/// Cuts HTML from the front.
#[derive(Debug)]
pub(super) struct Tokens<'h> {
    html: &'h str,
    at: usize,
    attributes: Vec<Attribute<'h>>,
    /// The element whose end alone ends the text that follows.
    raw: Option<&'h str>,
}

impl<'h> Tokens<'h> {
    pub fn new(html: &'h str) -> Tokens<'h> {
        Tokens {
            html,
            at: 0,
            attributes: Vec::new(),
            raw: None,
        }
    }

    /// The byte behind the last token.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The attributes of the start tag that came last, in the order written. Of those with one name a browser
    /// takes the first.
    pub fn attributes(&self) -> &[Attribute<'h>] {
        &self.attributes
    }

    /// The next piece; none at the end.
    pub fn next(&mut self) -> Option<Token<'h>> {
        loop {
            let rest = &self.html[self.at..];
            if rest.is_empty() {
                return None;
            }
            if let Some(name) = self.raw.take() {
                let end = end_of_raw(rest, name);
                self.at += end;
                if end > 0 {
                    let words = &rest[..end];
                    return Some(match is_text(name) {
                        true => Token::Words(words),
                        false => Token::Raw(words),
                    });
                }
                continue;
            }
            if !rest.starts_with('<') || !is_markup(rest) {
                return Some(self.words(rest));
            }
            if let Some(token) = self.markup(rest) {
                return Some(token);
            }
        }
    }

    /// Takes text up to the next `<` that means something.
    fn words(&mut self, rest: &'h str) -> Token<'h> {
        let mut end = 0;
        loop {
            end += find_byte(b'<', &rest.as_bytes()[end..]).unwrap_or(rest.len() - end);
            if end == rest.len() || is_markup(&rest[end..]) {
                break;
            }
            end += 1;
        }
        self.at += end;
        Token::Words(&rest[..end])
    }

    /// Takes what begins with `<`; nothing of a doctype and of a tag that never ends.
    fn markup(&mut self, rest: &'h str) -> Option<Token<'h>> {
        let bytes = rest.as_bytes();
        match (bytes.get(1), bytes.get(2)) {
            (Some(b'!'), _) => self.declaration(rest),
            (Some(b'/'), Some(b'>')) => {
                self.at += 3;
                None
            }
            (Some(b'/'), Some(next)) if next.is_ascii_alphabetic() => {
                let name = name_of_tag(&rest[2..]);
                self.tag(2 + name.len()).then_some(Token::End(name))
            }
            (Some(b'/' | b'?'), _) => {
                let from = if bytes[1] == b'/' { 2 } else { 1 };
                Some(self.comment(rest, from, rest.find('>'), 1))
            }
            _ => {
                let name = name_of_tag(&rest[1..]);
                let ends = self.tag(1 + name.len());
                if ends && is_raw(name) {
                    self.raw = Some(name);
                }
                ends.then_some(Token::Start(name))
            }
        }
    }

    fn declaration(&mut self, rest: &'h str) -> Option<Token<'h>> {
        if let Some(inner) = rest.strip_prefix("<!--") {
            if inner.starts_with('>') || inner.starts_with("->") {
                self.at += if inner.starts_with('>') { 5 } else { 6 };
                return Some(Token::Comment(""));
            }
            let ends = [inner.find("-->"), inner.find("--!>")];
            let end = ends.into_iter().flatten().min();
            let length = end.map_or(0, |end| 3 + usize::from(inner[end + 2..].starts_with('!')));
            return Some(self.comment(rest, 4, end.map(|end| end + 4), length));
        }
        let doctype = rest.get(2..9);
        if doctype.is_some_and(|word| word.eq_ignore_ascii_case("doctype")) {
            self.at += rest.find('>').map_or(rest.len(), |end| end + 1);
            return None;
        }
        Some(self.comment(rest, 2, rest.find('>'), 1))
    }

    /// Takes a comment whose words stand between two places; without an end it goes on to the end of the text.
    fn comment(
        &mut self,
        rest: &'h str,
        from: usize,
        end: Option<usize>,
        mark: usize,
    ) -> Token<'h> {
        self.at += end.map_or(rest.len(), |end| end + mark);
        Token::Comment(&rest[from..end.unwrap_or(rest.len())])
    }

    /// Takes a tag whose name ends `behind` bytes from here; false if it never ends.
    fn tag(&mut self, behind: usize) -> bool {
        self.attributes.clear();
        let rest = &self.html[self.at + behind..];
        let bytes = rest.as_bytes();
        let mut at = 0;
        let ended = loop {
            let separator = |byte: &&u8| byte.is_ascii_whitespace() || **byte == b'/';
            at += bytes[at..].iter().take_while(separator).count();
            match bytes.get(at) {
                None => break false,
                Some(b'>') => break true,
                Some(_) => {
                    let attribute;
                    (attribute, at) = read_attribute(rest, at);
                    self.attributes.push(attribute);
                }
            }
        };
        self.at = if ended {
            self.at + behind + at + 1
        } else {
            self.html.len()
        };
        ended
    }
}

/// An attribute and the byte behind it.
fn read_attribute(rest: &str, from: usize) -> (Attribute<'_>, usize) {
    let bytes = rest.as_bytes();
    // A name may begin with an equals sign.
    let end = find(bytes, from + 1, |byte| {
        byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'=')
    });
    let name = &rest[from..end];
    let is_more = |byte: u8| !byte.is_ascii_whitespace();
    let sign = find(bytes, end, is_more);
    if bytes.get(sign) != Some(&b'=') {
        return (Attribute { name, written: "" }, end);
    }
    let start = find(bytes, sign + 1, is_more);
    let (written, behind) = match bytes.get(start) {
        Some(quote @ (b'"' | b'\'')) => {
            let end = find_byte(*quote, &bytes[start + 1..]);
            let end = end.map_or(bytes.len(), |end| start + 1 + end);
            (&rest[start + 1..end], (end + 1).min(bytes.len()))
        }
        Some(b'>') | None => ("", start),
        Some(_) => {
            let end = find(bytes, start, |byte| {
                byte.is_ascii_whitespace() || byte == b'>'
            });
            (&rest[start..end], end)
        }
    };
    (Attribute { name, written }, behind)
}

/// The first byte that ends something, from a place on; the end of all where none does.
fn find(bytes: &[u8], from: usize, ends: impl Fn(u8) -> bool) -> usize {
    let from = from.min(bytes.len());
    let found = bytes[from..].iter().position(|byte| ends(*byte));
    found.map_or(bytes.len(), |at| from + at)
}

/// Whether what begins with `<` is more than text.
fn is_markup(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    match bytes.get(1) {
        Some(b'!' | b'?') => true,
        Some(b'/') => bytes.len() > 2,
        Some(byte) => byte.is_ascii_alphabetic(),
        None => false,
    }
}

fn name_of_tag(rest: &str) -> &str {
    let is_end = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
    &rest[..find(rest.as_bytes(), 0, is_end)]
}

/// Elements that hold text and no elements; those that browsers no longer show are in old pages.
fn is_raw(name: &str) -> bool {
    let names = ["script", "style", "iframe", "xmp", "noembed", "noframes"];
    names.iter().any(|raw| raw.eq_ignore_ascii_case(name)) || is_text(name)
}

/// Those of them whose text has references.
fn is_text(name: &str) -> bool {
    let names = ["title", "textarea"];
    names.iter().any(|raw| raw.eq_ignore_ascii_case(name))
}

/// Where the text of an element ends that only its end tag ends.
fn end_of_raw(rest: &str, name: &str) -> usize {
    let ends = rest.match_indices("</").find(|(at, _)| {
        let tag = &rest[at + 2..];
        let is_named = tag.get(..name.len());
        let behind = tag.as_bytes().get(name.len());
        is_named.is_some_and(|word| word.eq_ignore_ascii_case(name))
            && behind.is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))
    });
    ends.map_or(rest.len(), |(at, _)| at)
}
