//! The visible text of a page, cut at its sections.
//!
//! Visible is every character of `<main>` but what stands in `script`, `style`, `template`,
//! `noscript` or an element with the attribute `hidden`, and but what an element with the attribute
//! `data-elsewhere` repeats of other pages: cards, tables of figures of many cases, lists of names. Who
//! searches is led to the page where a thing is said, once, and the index is half as large. The marks of
//! notes (`a.ref`, `a.back`) are left out, too. White space counts as one blank; the
//! edges of blocks (and `<br>`) are `\n`, and nothing is found across them. Seals and numerals that
//! only the eye reads are text of the page, and so are words that only the ear hears. A seal is a
//! block: it stands in a square of its own beside the name it begins.
//! Pages are those of the renderer: well-formed HTML, every element closed.

use std::ops::Range;

use super::element::{self, BLOCK, HEADING, PLACE, UNSEEN, VOID};
use super::entity;
use crate::ground::{find_byte, find_either};

/// The attribute of an element that repeats, or names, what stands on other pages.
const ELSEWHERE: &str = "data-elsewhere";

/// What a page shows that no other page does.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct PageText {
    /// The words of its `h1`.
    pub title: String,
    /// What the page is about: its `h1`, its slip with the place, the terms it explains.
    pub names: Vec<String>,
    /// The text, in reading order.
    pub passages: Vec<Passage>,
}

/// Text of a page that belongs to one anchor. An anchor may have several passages.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The anchor; empty for what belongs to the page as a whole.
    pub id: String,
    /// The first heading below the anchor, without its numeral, seal and small print; that of the place around it when
    /// it has none.
    pub heading: String,
    /// Where in the text the headings stand; one with small print within it stands nowhere.
    pub headings: Vec<Range<usize>>,
    /// The text, blocks separated by `\n`.
    pub text: String,
}

impl PageText {
    /// Reads a page.
    ///
    /// ```
    /// use case_atlas::search::PageText;
    /// let page = PageText::read("<main><h1>宽甸</h1><section id=\"a\"><h2>背景</h2><p>山 &amp; <b>水</b></p></section></main>");
    /// assert_eq!(page.title, "宽甸");
    /// assert_eq!(page.passages[1].id, "a");
    /// assert_eq!(page.passages[1].heading, "背景");
    /// assert_eq!(page.passages[1].text, "背景\n山 & 水");
    /// ```
    pub fn read(html: &str) -> PageText {
        let Some(start) = html.find("<main") else {
            return PageText::default();
        };
        let mut rest = &html[start..];
        let mut reader = Reader::new();
        while let Some(open) = find_byte(b'<', rest.as_bytes()) {
            reader.text(&rest[..open]);
            let Some(tag) = Tag::read(&rest[open..]) else {
                break;
            };
            if tag.is_end && tag.name == "main" {
                break;
            }
            reader.tag(&tag);
            rest = &rest[open + tag.length..];
        }
        reader.finish()
    }
}

/// A start or end tag, or a comment (with an empty name).
struct Tag<'h> {
    name: &'h str,
    attributes: &'h str,
    is_end: bool,
    length: usize,
}

impl<'h> Tag<'h> {
    fn read(html: &'h str) -> Option<Tag<'h>> {
        if html.starts_with("<!--") {
            let length = html.find("-->")? + 3;
            return Some(Tag {
                name: "",
                attributes: "",
                is_end: false,
                length,
            });
        }
        let length = end_of_tag(html)?;
        let inner = html[1..length - 1].trim_end_matches('/');
        let is_end = inner.starts_with('/');
        let inner = inner.trim_start_matches('/');
        let (name, attributes) = split_before(inner, |byte| byte.is_ascii_whitespace());
        Some(Tag {
            name,
            attributes,
            is_end,
            length,
        })
    }

    /// Its attributes with their values, empty where they have none; not decoded, for ids and
    /// classes need not.
    fn attributes(&self) -> impl Iterator<Item = (&'h str, &'h str)> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            rest = rest.trim_ascii_start();
            let is_end = |byte: u8| byte == b'=' || byte.is_ascii_whitespace();
            let (key, after) = split_before(rest, is_end);
            let (value, after) = match after.strip_prefix("=\"") {
                Some(quoted) => quoted.split_once('"')?,
                None => ("", after.trim_start_matches('=')),
            };
            rest = after;
            (!key.is_empty()).then_some((key, value))
        })
    }
}

/// Splits before the first such byte, which is ASCII.
fn split_before(text: &str, is_end: impl Fn(u8) -> bool) -> (&str, &str) {
    let end = text.bytes().position(is_end);
    text.split_at(end.unwrap_or(text.len()))
}

/// Behind the `>` that ends a tag; those in quoted values do not.
fn end_of_tag(html: &str) -> Option<usize> {
    let bytes = html.as_bytes();
    let mut at = 0;
    loop {
        at += find_either(b'>', b'"', &bytes[at..])?;
        if bytes[at] == b'>' {
            return Some(at + 1);
        }
        at += find_byte(b'"', &bytes[at + 1..])? + 2;
    }
}

/// An element that is open.
struct Open {
    is_unseen: bool,
    /// It stands in a square of its own.
    is_seal: bool,
    /// A seal, a numeral, a unit in small: no part of the heading it stands beside.
    is_beside: bool,
    /// It began a place.
    is_place: bool,
    /// Where its words go besides the text.
    capture: Option<Capture>,
}

impl Open {
    /// Nothing of it is shown here.
    const UNSEEN: Open = Open {
        is_unseen: true,
        is_seal: false,
        is_beside: false,
        is_place: false,
        capture: None,
    };
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Capture {
    Title,
    Name,
    Heading,
}

/// A place that is open: its anchor and heading.
#[derive(Default, Clone)]
struct Place {
    id: String,
    heading: String,
}

struct Reader {
    page: PageText,
    open: Vec<Open>,
    places: Vec<Place>,
    unseen: usize,
    beside: usize,
    /// Elements that are open whose words go somewhere besides the text.
    capturing: usize,
    captured: String,
    /// Where in the last passage that begins.
    captured_from: usize,
    block_ended: bool,
    blank: bool,
    /// Another place began or ended since the last word.
    has_moved: bool,
}

impl Reader {
    fn new() -> Reader {
        Reader {
            page: PageText::default(),
            open: Vec::new(),
            places: vec![Place::default()],
            unseen: 0,
            beside: 0,
            capturing: 0,
            captured: String::new(),
            captured_from: 0,
            block_ended: true,
            blank: false,
            has_moved: false,
        }
    }

    fn tag(&mut self, tag: &Tag<'_>) {
        if tag.name.is_empty() {
            return;
        }
        let traits = element::traits(tag.name);
        self.block_ended |= traits & BLOCK != 0;
        if traits & VOID != 0 {
            return;
        }
        if tag.is_end {
            self.close()
        } else {
            self.start(tag, traits)
        }
    }

    fn start(&mut self, tag: &Tag<'_>, traits: u8) {
        if self.unseen > 0 {
            self.unseen += 1;
            return self.open.push(Open::UNSEEN);
        }
        let (mut classes, mut id, mut is_unseen) = ("", "", traits & UNSEEN != 0);
        for (name, value) in tag.attributes() {
            match name {
                "class" => classes = value,
                "id" => id = value,
                "hidden" | ELSEWHERE => is_unseen = true,
                _ => {}
            }
        }
        let (mut is_slip, mut is_seal, mut is_numeral) = (false, false, false);
        for class in classes.split_ascii_whitespace() {
            match class {
                "slip" => is_slip = true,
                "seal" => is_seal = true,
                "no" => is_numeral = true,
                // The address is for paper, and the marks of notes are no words: nobody looks for a page by
                // them, and whoever looks for the words around a mark finds these together.
                "address" | "ref" | "back" => is_unseen = true,
                _ => {}
            }
        }
        let capture = match tag.name {
            "h1" => Some(Capture::Title),
            _ if is_slip => Some(Capture::Name),
            // A label of a fact about the whole page is no heading of the page.
            "dt" | "th" if self.is_at_top() && id.is_empty() => None,
            _ if traits & HEADING != 0 => Some(Capture::Heading),
            _ => None,
        };
        self.block_ended |= is_seal;
        if is_unseen {
            self.unseen += 1;
            return self.open.push(Open::UNSEEN);
        }
        let open = Open {
            is_unseen: false,
            is_seal,
            is_beside: is_seal || is_numeral || tag.name == "small",
            is_place: !id.is_empty() && traits & PLACE != 0,
            capture,
        };
        self.beside += usize::from(open.is_beside);
        if open.is_place {
            self.has_moved = true;
            self.places.push(Place {
                id: id.to_owned(),
                heading: String::new(),
            });
        } else if matches!(tag.name, "h2" | "h3" | "h4") && !id.is_empty() && !id.starts_with("h-")
        {
            // A heading with an anchor of its own holds until the place around it ends.
            self.has_moved = true;
            if let Some(place) = self.places.last_mut() {
                *place = Place {
                    id: id.to_owned(),
                    heading: String::new(),
                };
            }
        }
        if open.capture.is_some() {
            self.capturing += 1;
            self.captured.clear();
            let passage = self.page.passages.last();
            self.captured_from = passage.map_or(0, |passage| passage.text.len());
        }
        self.open.push(open);
    }

    /// Whether what comes belongs to the page as a whole.
    fn is_at_top(&self) -> bool {
        self.places.last().is_none_or(|place| place.id.is_empty())
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        self.block_ended |= open.is_seal;
        self.unseen -= usize::from(open.is_unseen);
        self.beside -= usize::from(open.is_beside);
        if let Some(capture) = open.capture {
            self.capturing -= 1;
            self.capture(capture);
        }
        if open.is_place && self.places.len() > 1 {
            self.has_moved = true;
            self.places.pop();
        }
    }

    /// Keeps the words of a heading that has ended.
    fn capture(&mut self, capture: Capture) {
        let words = self
            .captured
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        if words.is_empty() {
            return;
        }
        match capture {
            Capture::Title => {
                self.page.title.clone_from(&words);
                self.page.names.push(words);
            }
            Capture::Name => self.page.names.push(words),
            Capture::Heading => {
                let passage = self.page.passages.last_mut();
                let place = self.places.last_mut();
                if let (Some(passage), Some(place)) = (passage, place) {
                    if place.heading.is_empty() {
                        place.heading.clone_from(&words);
                        passage.heading.clone_from(&words);
                    }
                    let text = &passage.text[self.captured_from..];
                    if let Some(at) = text.find(&words) {
                        let start = self.captured_from + at;
                        passage.headings.push(start..start + words.len());
                    }
                }
            }
        }
    }

    fn text(&mut self, raw: &str) {
        if self.unseen > 0 || raw.is_empty() || self.open.is_empty() {
            return;
        }
        let text = entity::decode(raw);
        let mut rest = &*text;
        loop {
            let word = rest.trim_ascii_start();
            self.blank |= word.len() < rest.len();
            if word.is_empty() {
                return;
            }
            let (word, after) = split_before(word, |byte| byte.is_ascii_whitespace());
            self.word(word);
            rest = after;
        }
    }

    /// Adds what stands between blanks.
    fn word(&mut self, word: &str) {
        let here = self.places.last().map_or("", |place| place.id.as_str());
        let last = self.page.passages.last();
        let is_elsewhere = |passage: &Passage| self.has_moved && passage.id != here;
        if last.is_none_or(is_elsewhere) {
            let passage = Passage {
                id: here.to_owned(),
                heading: self.heading(),
                ..Passage::default()
            };
            self.page.passages.push(passage);
            self.captured_from = 0;
            self.block_ended = true;
        }
        self.has_moved = false;
        let Some(passage) = self.page.passages.last_mut() else {
            return;
        };
        if self.block_ended {
            if !passage.text.is_empty() {
                passage.text.push('\n');
            }
            self.captured.push(' ');
        } else if self.blank {
            passage.text.push(' ');
            self.captured.push(' ');
        }
        self.block_ended = false;
        self.blank = false;
        passage.text.push_str(word);
        if self.capturing > 0 && self.beside == 0 {
            self.captured.push_str(word);
        }
    }

    /// The heading of the innermost place that has one.
    fn heading(&self) -> String {
        let mut places = self.places.iter().rev();
        let place = places.find(|place| !place.heading.is_empty());
        place.map(|place| place.heading.clone()).unwrap_or_default()
    }

    fn finish(mut self) -> PageText {
        let passages = std::mem::take(&mut self.page.passages);
        self.page.passages = passages.into_iter().flat_map(Passage::cut).collect();
        self.page
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_ends_outside_quoted_values() {
        for (html, end) in [
            ("<a>b", Some(3)),
            ("<a b=\">\">c", Some(9)),
            ("<a b=\"", None),
            ("<a b=\">", None),
            ("<a \"\"", None),
            ("<", None),
            ("", None),
        ] {
            assert_eq!(end_of_tag(html), end, "{html}");
        }
    }
}
