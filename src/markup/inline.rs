//! Writes running text.

use std::fmt::Write as _;

use crate::atlas::document::{Image, Inline, InlineKind, Target};

use super::{LinkKind, NoteStyle, ResolvedLink, Writer};

/// U+2060 ties a note number to the mark before it: no line breaks between the two.
const WORD_JOINER: char = '\u{2060}';

/// A place in the text that refers to a footnote.
#[derive(Debug, Clone, Copy)]
pub(super) struct NoteReference {
    pub(super) number: usize,
    pub(super) nth: usize,
}

impl Writer<'_> {
    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(words) => self.text(words),
                InlineKind::Code(code) => {
                    self.raw("<code>");
                    self.text(code);
                    self.raw("</code>");
                }
                InlineKind::Emphasis(content) => self.wrapped("em", content),
                InlineKind::Strong(content) => self.wrapped("strong", content),
                InlineKind::Strikethrough(content) => self.wrapped("s", content),
                InlineKind::Link { target, content } => self.link(target, content),
                InlineKind::Image(image) => self.image(image, image.title.as_deref()),
                InlineKind::FootnoteReference { number, nth } => {
                    self.note_reference(NoteReference {
                        number: *number,
                        nth: *nth,
                    });
                }
                InlineKind::Break => self.raw("<br>"),
                InlineKind::Html(html) => self.raw(html),
            }
        }
    }

    fn wrapped(&mut self, element: &str, content: &[Inline]) {
        self.raw("<");
        self.raw(element);
        self.raw(">");
        self.inlines(content);
        self.raw("</");
        self.raw(element);
        self.raw(">");
    }

    fn link(&mut self, target: &Target, content: &[Inline]) {
        let resolved = match target {
            Target::Reference(reference) => self.page.links.resolve(reference),
            Target::Fragment(fragment) => Some(ResolvedLink {
                href: Some(format!("#{}{}", self.page.id_prefix, fragment.value)),
                kind: LinkKind::Internal,
                name: format!("#{}", fragment.value),
                title: None,
            }),
            Target::External(address) => Some(ResolvedLink {
                href: Some(address.value.to_string()),
                kind: external_kind(&address.value),
                name: address.value.to_string(),
                title: None,
            }),
            Target::Refused(_) => None,
        };
        let href = resolved.as_ref().and_then(|link| link.href.as_deref());
        match (&resolved, href) {
            (Some(link), Some(href)) if self.postponed.is_none() => {
                self.anchor(link, href, content);
            }
            (Some(link), _) if content.is_empty() => self.text(&link.name),
            _ => self.inlines(content),
        }
    }

    fn anchor(&mut self, link: &ResolvedLink, href: &str, content: &[Inline]) {
        self.raw("<a");
        if let Some(class) = class(link.kind) {
            self.attribute("class", class);
        }
        self.attribute("href", &address(href));
        if link.kind == LinkKind::External {
            self.attribute("rel", "noopener noreferrer");
        }
        if let Some(title) = &link.title {
            self.attribute("title", title);
        }
        self.raw(">");
        self.postponed = Some(Vec::new());
        if content.is_empty() {
            self.text(&link.name)
        } else {
            self.inlines(content)
        }
        self.raw("</a>");
        for reference in self.postponed.take().unwrap_or_default() {
            self.note_reference(reference);
        }
    }

    /// Writes an image, or its alternative text where there is no file.
    pub(super) fn image(&mut self, image: &Image, title: Option<&str>) {
        let Some(file) = self.page.links.image(image) else {
            return self.text(&image.alternative);
        };
        self.raw("<img");
        self.attribute("src", &address(&file.src));
        self.attribute("alt", &image.alternative);
        if let Some(title) = title {
            self.attribute("title", title);
        }
        let (width, height) = (file.width, file.height);
        self.format(format_args!(" width=\"{width}\" height=\"{height}\""));
        self.raw(" loading=\"lazy\" decoding=\"async\">");
    }

    pub(super) fn note_reference(&mut self, reference: NoteReference) {
        if self.page.notes == NoteStyle::Omit {
            return;
        }
        if let Some(postponed) = &mut self.postponed {
            return postponed.push(reference);
        }
        let NoteReference { number, nth } = reference;
        self.out.push(WORD_JOINER);
        self.raw("<a class=\"ref\"");
        let prefix = self.page.id_prefix;
        self.attribute("id", &reference_id(prefix, number, nth));
        self.attribute("href", &format!("#{prefix}fn-{number}"));
        self.format(format_args!(" aria-label=\"注{number}\">{number}</a>"));
    }

    /// Appends markup made of numbers and fixed words.
    pub(super) fn format(&mut self, html: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _: std::fmt::Result = self.out.write_fmt(html);
    }
}

/// The id of a place that refers to a footnote.
pub(super) fn reference_id(prefix: &str, number: usize, nth: usize) -> String {
    match nth {
        1 => format!("{prefix}fnref-{number}"),
        nth => format!("{prefix}fnref-{number}-{nth}"),
    }
}

/// A mail address leads to no other site.
fn external_kind(address: &str) -> LinkKind {
    let web = address
        .get(..4)
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case("http"));
    if web {
        LinkKind::External
    } else {
        LinkKind::Internal
    }
}

fn class(kind: LinkKind) -> Option<&'static str> {
    match kind {
        LinkKind::Internal => None,
        LinkKind::External => Some("out"),
        LinkKind::Observation => Some("obs"),
        LinkKind::Term => Some("term"),
        LinkKind::Source => Some("src"),
    }
}

/// An address with everything percent-encoded that may not stand in one (WHATWG URL, section 4.3:
/// the code points that are no URL code points, and a percent sign that encodes nothing); Chinese
/// characters may.
fn address(written: &str) -> String {
    let mut address = String::with_capacity(written.len());
    for (at, char) in written.char_indices() {
        let forbidden = match char {
            '"' | '<' | '>' | '[' | ']' | '\\' | '^' | '`' | '{' | '|' | '}' => true,
            '%' => !encodes_a_byte(&written[at..]),
            char => char.is_whitespace() || char.is_control(),
        };
        if forbidden {
            let mut bytes = [0; 4];
            for byte in char.encode_utf8(&mut bytes).bytes() {
                address.push_str(&format!("%{byte:02X}"));
            }
        } else {
            address.push(char);
        }
    }
    address
}

/// Whether a text begins with a percent sign and two hexadecimal digits.
fn encodes_a_byte(text: &str) -> bool {
    let digits = text.as_bytes().get(1..3);
    digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}
