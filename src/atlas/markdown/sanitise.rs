//! Raw HTML: a fixed small list of elements, everything else is left out and found.
//!
//! A block is cleaned as a whole by the sanitiser, which parses as a browser does and closes what
//! was left open. Inline HTML reaches us one tag at a time, with Markdown between; there only bare
//! tags pass, and [`Line`](super::line::Line) keeps them in pairs.
//!
//! Lists, headings, images and emphasis have their Markdown; raw HTML is for what Markdown lacks:
//! sub- and superscript, phonetic marks, cells that span. Comments go silently.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::OnceLock;

use ammonia::{Builder, UrlRelative};

use super::MAX_DEPTH;
use crate::atlas::address::is_external;

/// Inline elements; none of them takes attributes.
const INLINE: [&str; 8] = ["sub", "sup", "u", "ruby", "rt", "rp", "kbd", "small"];
/// Inline elements without content.
const EMPTY: [&str; 2] = ["br", "wbr"];
/// Further elements that a block may have, with their attributes.
const BLOCK: [(&str, &[&str]); 13] = [
    ("a", &["href", "rel"]),
    ("blockquote", &[]),
    ("caption", &[]),
    ("div", &[]),
    ("hr", &[]),
    ("p", &[]),
    ("span", &[]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["colspan", "rowspan"]),
    ("th", &["colspan", "rowspan", "scope"]),
    ("thead", &[]),
    ("tr", &[]),
];
/// Elements whose end tag HTML lets the author omit (WHATWG HTML, section 13.1.2.4).
const OPTIONAL_END: [&str; 8] = ["p", "td", "th", "tr", "tbody", "thead", "rt", "rp"];
/// Elements without content, so without an end tag (WHATWG HTML, section 13.1.2); most of them are
/// refused.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// What one piece of inline HTML is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum InlineTag {
    /// Left out without a word.
    Comment,
    /// An opening tag; `bare` unless attributes were written.
    Open { name: &'static str, bare: bool },
    /// A closing tag.
    Close(&'static str),
    /// `<br>` or `<wbr>`; `bare` unless attributes were written.
    Empty { name: &'static str, bare: bool },
    /// Anything else.
    Refused,
}

/// Reads one piece of inline HTML.
pub(super) fn inline(html: &str) -> InlineTag {
    if html.starts_with("<!--") {
        return InlineTag::Comment;
    }
    let Some(tag) = Tags { rest: html }.next() else {
        return InlineTag::Refused;
    };
    let known = |list: &[&'static str]| list.iter().find(|name| **name == tag.name).copied();
    let bare = tag.attributes.is_empty();
    match (known(&INLINE), known(&EMPTY), tag.closing) {
        (Some(name), _, true) => InlineTag::Close(name),
        (Some(name), _, false) => InlineTag::Open { name, bare },
        (_, Some(name), false) => InlineTag::Empty { name, bare },
        _ => InlineTag::Refused,
    }
}

/// A cleaned block.
#[derive(Debug)]
pub(super) struct CleanBlock {
    /// Safe to write; empty where nothing is left.
    pub(super) html: String,
    /// Elements and attributes that were left out, as an author would name them; sorted.
    pub(super) refused: BTreeSet<String>,
    /// Elements opened more often than closed, or the other way round; sorted.
    pub(super) unbalanced: BTreeSet<String>,
}

/// Cleans a block of HTML; none where its elements lie too deep inside each other.
pub(super) fn block(html: &str) -> Option<CleanBlock> {
    let mut refused = BTreeSet::new();
    let mut balance: BTreeMap<String, isize> = BTreeMap::new();
    let mut open = OpenElements::default();
    for tag in (Tags { rest: html }) {
        let attributes = allowed_attributes(&tag.name);
        match attributes {
            None => drop(refused.insert(format!("<{}>", tag.name))),
            Some(allowed) => refused.extend(tag.attributes.iter().filter_map(|(name, value)| {
                let fits = allowed.contains(&name.as_str()) && fits_attribute(name, value);
                (!fits).then(|| name.clone())
            })),
        }
        open.follow(&tag);
        if open.names.len() > MAX_DEPTH {
            return None;
        }
        let name = tag.name.as_str();
        if attributes.is_none() || VOID.contains(&name) || OPTIONAL_END.contains(&name) {
            continue;
        }
        *balance.entry(tag.name).or_default() += if tag.closing { -1 } else { 1 };
    }
    let unbalanced = balance.into_iter().filter(|(_, count)| *count != 0);
    let mut unbalanced: BTreeSet<_> = unbalanced.map(|(name, _)| format!("<{name}>")).collect();
    if html.rfind("<!--") > html.rfind("-->") {
        unbalanced.insert("<!--".to_owned());
    }
    if ["<?", "<!"].iter().any(|mark| html.starts_with(mark)) && !html.starts_with("<!--") {
        refused.insert(html.chars().take(2).collect());
    }
    let html = sanitiser().clean(html).to_string().trim().to_owned();
    Some(CleanBlock {
        html,
        refused,
        unbalanced,
    })
}

/// The elements open at a place, refused ones included: what the sanitiser keeps in its own stack,
/// and walks through at many a tag. Never fewer than there, so that a limit here holds there.
#[derive(Debug, Default)]
struct OpenElements {
    /// Outermost first; at most one more than [`MAX_DEPTH`].
    names: Vec<String>,
}

impl OpenElements {
    fn follow(&mut self, tag: &RawTag) {
        if VOID.contains(&tag.name.as_str()) {
            return;
        }
        if !tag.closing {
            while self.is_ended_by(&tag.name) {
                self.names.pop();
            }
            self.names.push(tag.name.clone());
            return;
        }
        // A parser does not agree with a guess about tags that cross; so only the innermost
        // element is closed, with what may stay open inside it.
        let inner = self.names.iter().rev();
        let inner =
            inner.take_while(|name| **name != tag.name && OPTIONAL_END.contains(&name.as_str()));
        let kept = self.names.len() - inner.count();
        if self.names[..kept].last() == Some(&tag.name) {
            self.names.truncate(kept - 1);
        }
    }

    /// Whether the innermost element has no end tag because this one begins.
    fn is_ended_by(&self, next: &str) -> bool {
        let is_in_ruby = || self.names.iter().any(|name| name == "ruby");
        match self.names.last().map_or("", String::as_str) {
            "p" => next == "p",
            "rt" | "rp" => matches!(next, "rt" | "rp") && is_in_ruby(),
            "td" | "th" => matches!(next, "td" | "th" | "tr" | "tbody" | "thead"),
            "tr" => matches!(next, "tr" | "tbody" | "thead"),
            "tbody" | "thead" => matches!(next, "tbody" | "thead"),
            _ => false,
        }
    }
}

/// The attributes an element may have in a block; none where the element itself may not stand.
fn allowed_attributes(element: &str) -> Option<&'static [&'static str]> {
    if INLINE.contains(&element) || EMPTY.contains(&element) {
        return Some(&[]);
    }
    BLOCK
        .iter()
        .find(|(name, _)| *name == element)
        .map(|(_, attributes)| *attributes)
}

/// Whether an attribute of the list has a value that fits it.
fn fits_attribute(name: &str, value: &str) -> bool {
    match name {
        "href" => is_external(value),
        "colspan" | "rowspan" => value
            .parse::<u8>()
            .is_ok_and(|count| (1..=99).contains(&count)),
        "scope" => ["row", "col", "rowgroup", "colgroup"].contains(&value),
        _ => true,
    }
}

fn sanitiser() -> &'static Builder<'static> {
    static SANITISER: OnceLock<Builder<'static>> = OnceLock::new();
    SANITISER.get_or_init(|| {
        let block = BLOCK.iter().map(|(name, _)| *name);
        let tags: HashSet<_> = INLINE.into_iter().chain(EMPTY).chain(block).collect();
        let attributes: HashMap<_, HashSet<_>> = BLOCK
            .iter()
            .filter(|(_, attributes)| !attributes.is_empty())
            .map(|(name, attributes)| (*name, attributes.iter().copied().collect()))
            .collect();
        let mut builder = Builder::default();
        builder
            .tags(tags)
            .tag_attributes(attributes)
            .generic_attributes(HashSet::new())
            .url_schemes(HashSet::from(["http", "https", "mailto"]))
            .url_relative(UrlRelative::Deny)
            .link_rel(None)
            .attribute_filter(|_, name, value| fits_attribute(name, value).then(|| value.into()));
        builder
    })
}

/// A tag as written; names in lower case.
#[derive(Debug)]
struct RawTag {
    name: String,
    closing: bool,
    attributes: Vec<(String, String)>,
}

/// The tags of a piece of HTML, passing over comments, declarations and words.
///
/// Only what the findings say rests on this reading; what is written rests on the sanitiser.
struct Tags<'a> {
    rest: &'a str,
}

impl Iterator for Tags<'_> {
    type Item = RawTag;

    fn next(&mut self) -> Option<RawTag> {
        loop {
            let opening = self.rest.find('<')?;
            self.rest = &self.rest[opening + 1..];
            if let Some(comment) = self.rest.strip_prefix("!--") {
                self.rest = comment
                    .find("-->")
                    .map_or("", |end| &comment[end + "-->".len()..]);
                continue;
            }
            let closing = self.rest.starts_with('/');
            let named = if closing { &self.rest[1..] } else { self.rest };
            if !named.starts_with(|char: char| char.is_ascii_alphabetic()) {
                continue;
            }
            let ends_name = |char: char| char.is_whitespace() || matches!(char, '/' | '>' | '<');
            let length = named.find(ends_name).unwrap_or(named.len());
            self.rest = &named[length..];
            let attributes = self.attributes();
            return Some(RawTag {
                name: named[..length].to_ascii_lowercase(),
                closing,
                attributes,
            });
        }
    }
}

impl Tags<'_> {
    /// Reads attributes up to the end of the tag.
    fn attributes(&mut self) -> Vec<(String, String)> {
        let mut attributes = Vec::new();
        loop {
            self.rest = self
                .rest
                .trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            if let Some(rest) = self.rest.strip_prefix('>') {
                self.rest = rest;
                return attributes;
            }
            let ends_name = |char: char| char.is_whitespace() || matches!(char, '/' | '>' | '=');
            let length = self.rest.find(ends_name).unwrap_or(self.rest.len());
            let (name, rest) = self.rest.split_at(length);
            self.rest = rest.trim_start();
            let value = match self.rest.strip_prefix('=') {
                Some(rest) => {
                    self.rest = rest.trim_start();
                    self.value()
                }
                None => String::new(),
            };
            if name.is_empty() && self.rest.is_empty() {
                return attributes;
            }
            attributes.push((name.to_ascii_lowercase(), value));
        }
    }

    /// Reads an attribute value, in quotes or not.
    fn value(&mut self) -> String {
        let quote = self
            .rest
            .chars()
            .next()
            .filter(|char| matches!(char, '"' | '\''));
        let (value, rest) = match quote {
            Some(quote) => {
                let inside = &self.rest[1..];
                inside.split_once(quote).unwrap_or((inside, ""))
            }
            None => {
                let ends = |char: char| char.is_whitespace() || char == '>';
                self.rest
                    .split_at(self.rest.find(ends).unwrap_or(self.rest.len()))
            }
        };
        self.rest = rest;
        value.to_owned()
    }
}
