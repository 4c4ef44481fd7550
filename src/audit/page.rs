//! One artifact → what it links to, what can be linked to in it, and its words.

use std::borrow::Cow;

use super::address::{Destination, resolve};
use super::clean::CleanPassages;
use super::codes;
use super::html::{Attribute, Token, Tokens, Within, decode};
use super::ledger::Fault;
use super::style;
use super::text::{Passage, Spotted, Spotter};
use crate::ground::{NameSet, find_byte, han};
use crate::text;

/// What one artifact says.
#[derive(Debug, Default)]
pub(super) struct Page<'h> {
    /// Whether it is a whole page, not a piece of one or data.
    pub is_page: bool,
    /// Whether it only leads on to another address.
    pub leads_on: bool,
    /// Every id.
    pub ids: Vec<Cow<'h, str>>,
    /// Every link, with its line from 1, and whether a reader follows it.
    pub links: Vec<Link<'h>>,
    /// What is wrong with it by itself.
    pub faults: Vec<Fault>,
    /// Personal data in it.
    pub personal: Vec<Spotted>,
}

/// A link as written.
#[derive(Debug)]
pub(super) struct Link<'h> {
    pub address: Cow<'h, str>,
    pub line: usize,
    /// A reader follows it; otherwise the browser fetches it.
    pub is_followed: bool,
}

/// Elements inside running text: their tags do not end a passage.
const INLINE: NameSet<34> = NameSet::new([
    "a", "abbr", "b", "bdi", "bdo", "button", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span",
    "strong", "sub", "sup", "time", "tspan", "u", "var", "wbr",
]);

/// Attributes that hold no words.
const WORDLESS: NameSet<25> = NameSet::new([
    "action",
    "charset",
    "class",
    "d",
    "for",
    "formaction",
    "height",
    "id",
    "integrity",
    "lang",
    "media",
    "name",
    "points",
    "poster",
    "rel",
    "role",
    "sizes",
    "src",
    "srcset",
    "style",
    "transform",
    "type",
    "viewbox",
    "width",
    "xmlns",
]);

/// The byte that ends the line that begins here; where none does, one that no text has.
fn end_of_line(text: &str, from: usize) -> usize {
    let end = find_byte(b'\n', &text.as_bytes()[from..]);
    end.map_or(usize::MAX, |end| from + end)
}

/// A name in small letters.
fn small(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

impl<'h> Page<'h> {
    /// Reads HTML or something like it; never fails.
    pub fn read(path: &str, text: &'h str, clean: &CleanPassages) -> Page<'h> {
        let mut reader = Reader {
            text,
            page: Page::default(),
            spotter: Spotter::new(text, clean),
            open: Passage::default(),
            line: 1,
            line_end: end_of_line(text, 0),
            tag_between: false,
            in_style: false,
        };
        reader.read();
        let mut page = reader.page;
        page.personal = reader.spotter.finish();
        page.leads_on |= path.ends_with(".svg") || path.ends_with(".xml");
        page
    }

    /// The page without the text it was read from.
    pub fn into_owned(self) -> Page<'static> {
        let owned = |words: Cow<'_, str>| Cow::Owned(words.into_owned());
        let links = self.links.into_iter().map(|link| Link {
            address: owned(link.address),
            line: link.line,
            is_followed: link.is_followed,
        });
        Page {
            is_page: self.is_page,
            leads_on: self.leads_on,
            ids: self.ids.into_iter().map(owned).collect(),
            links: links.collect(),
            faults: self.faults,
            personal: self.personal,
        }
    }

    /// Reads a style sheet.
    pub fn of_style(text: &'h str, clean: &CleanPassages) -> Page<'h> {
        let mut page = Page::of_text(text, clean);
        let own = |address: &str| !address.starts_with('#');
        // A place is one of the page that links the sheet, whichever that is.
        let addresses = style::addresses(text).into_iter();
        for (address, line) in addresses.filter(|(address, _)| own(address)) {
            page.fetch(Cow::Borrowed(address), line);
        }
        page
    }

    /// Takes an address that a browser fetches from.
    fn fetch(&mut self, address: Cow<'h, str>, line: usize) {
        if resolve("", &address) == Destination::Outside {
            self.faults.push(fetched_from_outside(&address, line));
        }
        self.links.push(Link {
            address,
            line,
            is_followed: false,
        });
    }

    /// Reads a script or data: words without links.
    pub fn of_text(text: &str, clean: &CleanPassages) -> Page<'h> {
        // A letter of an escape would seem to touch the number behind it. Of the same length: places stay.
        let mut words = Cow::Borrowed(text);
        for escape in ["\\n", "\\t", "\\r"] {
            if words.contains(escape) {
                words = Cow::Owned(words.replace(escape, "  "));
            }
        }
        let mut spotter = Spotter::new(text, clean);
        spotter.spot(&words, &[(0, 1)]);
        Page {
            personal: spotter.finish(),
            ..Page::default()
        }
    }

    /// Reads a script of nothing but strings, line by line of each: what a page shows, which was looked
    /// through with the page.
    pub fn of_strings(text: &str, clean: &CleanPassages) -> Page<'h> {
        let mut spotter = Spotter::new(text, clean);
        for line in text.split('"').flat_map(|string| string.split("\\n")) {
            spotter.spot(line, &[(0, 1)]);
        }
        Page {
            personal: spotter.finish(),
            ..Page::default()
        }
    }
}

/// Reads a page token by token.
struct Reader<'h, 's> {
    text: &'h str,
    page: Page<'h>,
    spotter: Spotter<'s>,
    open: Passage,
    /// The line, from 1, that the reader has come to, and its last byte.
    line: usize,
    line_end: usize,
    /// A tag came since the last words.
    tag_between: bool,
    /// The last element that began is a style sheet.
    in_style: bool,
}

impl<'h> Reader<'h, '_> {
    fn read(&mut self) {
        let mut tokens = Tokens::new(self.text);
        while let Some(token) = tokens.next() {
            match token {
                Token::Words(words) => self.lines(words, |line| decode(line, Within::Words)),
                Token::Raw(words) => {
                    if self.in_style {
                        for (address, line) in style::addresses(words) {
                            self.page
                                .fetch(Cow::Borrowed(address), self.line + line - 1);
                        }
                    }
                    self.lines(words, Cow::Borrowed);
                }
                // Nobody sees a comment, and everybody can read it.
                Token::Comment(words) => {
                    self.flush();
                    self.lines(words, Cow::Borrowed);
                    self.flush();
                }
                Token::Start(name) => {
                    let name = small(name);
                    self.count_to(tokens.at());
                    self.in_style = name == "style";
                    self.edge(&name);
                    self.start(&name, tokens.attributes());
                }
                Token::End(name) => self.edge(&small(name)),
            }
            self.count_to(tokens.at());
        }
        self.flush();
    }

    /// Counts the lines up to a byte.
    fn count_to(&mut self, at: usize) {
        while self.line_end < at {
            self.line += 1;
            self.line_end = end_of_line(self.text, self.line_end + 1);
        }
    }

    /// Takes text, line by line.
    fn lines(&mut self, words: &'h str, decode: impl Fn(&'h str) -> Cow<'h, str>) {
        for (at, line) in words.split_inclusive('\n').enumerate() {
            self.words(&decode(line), self.line + at);
        }
    }

    fn words(&mut self, words: &str, line: usize) {
        let touching = |char: Option<char>| char.is_some_and(|char| char.is_ascii_digit());
        // Two numbers in elements of their own are two numbers, though nothing stands between.
        if self.tag_between
            && touching(self.open.words.chars().next_back())
            && touching(words.chars().next())
        {
            self.open.words.push('|');
        }
        self.tag_between = false;
        self.open.lines.push((self.open.words.len(), line));
        self.open.words.push_str(words);
    }

    fn flush(&mut self) {
        let is_word = |char: char| han::is_han(char) || char.is_ascii_alphanumeric();
        if self.open.words.contains(is_word) {
            self.spotter.spot(&self.open.words, &self.open.lines);
        }
        self.open.clear();
        self.tag_between = false;
    }

    /// Takes the beginning or end of an element: those that are not of running text end a passage.
    fn edge(&mut self, name: &str) {
        if INLINE.has(name) {
            self.tag_between = true;
        } else {
            self.flush();
        }
    }

    fn start(&mut self, name: &str, attributes: &[Attribute<'h>]) {
        self.page.is_page |= name == "html";
        let value = |name: &str| {
            let mut attributes = attributes.iter();
            let found = attributes.find(|attribute| attribute.name.eq_ignore_ascii_case(name));
            found.map(Attribute::value)
        };
        if name == "a" {
            self.page.ids.extend(value("name"));
        }
        self.links(name, &value);
        if name == "meta" {
            let kind = value("http-equiv");
            self.page.leads_on |= kind.is_some_and(|kind| kind.eq_ignore_ascii_case("refresh"));
        }
        if name == "img" && value("alt").is_none() {
            let source = value("src").unwrap_or_default();
            let fault = without_alternative(&source, self.line);
            self.page.faults.push(fault);
        }
        // Of those with one name a browser takes the first.
        let (mut has_id, mut has_style) = (false, false);
        for attribute in attributes {
            let name = small(attribute.name);
            match &*name {
                "id" if !has_id => {
                    has_id = true;
                    self.page.ids.push(attribute.value());
                }
                "style" if !has_style => {
                    has_style = true;
                    for (address, _) in style::addresses(&attribute.value()) {
                        self.page.fetch(Cow::Owned(address.to_owned()), self.line);
                    }
                }
                _ => {}
            }
            if WORDLESS.has(&name) {
                continue;
            }
            let value = attribute.value();
            let calls = ["mailto:", "tel:", "sms:"]
                .iter()
                .any(|scheme| value.starts_with(scheme));
            let is_link = name == "href" && !calls;
            if value.len() > 5 && !is_link {
                self.spotter.spot(&value, &[(0, self.line)]);
            }
        }
    }

    fn links(&mut self, name: &str, value: &dyn Fn(&str) -> Option<Cow<'h, str>>) {
        let line = self.line;
        let has_rel = |words: &[&str]| {
            value("rel").is_some_and(|rel| {
                let mut own = rel.split_ascii_whitespace();
                own.any(|own| words.iter().any(|word| word.eq_ignore_ascii_case(own)))
            })
        };
        let attributes: &[&str] = match name {
            "a" | "area" => &["href", "xlink:href"],
            "form" => &["action"],
            "button" | "input" => &["formaction"],
            // Other names of the page say nothing of a file: canonical, schema.DC.
            "link" if has_rel(&["alternate", "next", "prev"]) => &["href"],
            _ => &[],
        };
        for address in attributes.iter().filter_map(|name| value(name)) {
            self.page.links.push(Link {
                address,
                line,
                is_followed: matches!(name, "a" | "area"),
            });
        }
        let fetched: &[&str] = match name {
            "use" | "image" => &["href", "xlink:href"],
            "link" if has_rel(&["stylesheet", "icon", "manifest", "preload"]) => &["href"],
            "img" | "script" | "source" | "iframe" | "audio" | "embed" | "track" | "input" => {
                &["src"]
            }
            "video" => &["src", "poster"],
            "object" => &["data"],
            _ => &[],
        };
        for address in fetched.iter().filter_map(|name| value(name)) {
            self.page.fetch(address, line);
        }
        if matches!(name, "img" | "source") {
            for candidate in value("srcset").unwrap_or_default().split(',') {
                if let Some(address) = candidate.split_ascii_whitespace().next() {
                    self.page.fetch(Cow::Owned(address.to_owned()), line);
                }
            }
        }
    }
}

fn fetched_from_outside(address: &str, line: usize) -> Fault {
    Fault {
        code: codes::FETCHED_FROM_OUTSIDE,
        line,
        column: 1,
        excerpt: address.to_owned(),
        message: text!(
            "要从站外取 {address}，没有网络就没有它",
            "{address} is fetched from outside; without a network it is not there"
        ),
        help: text!(
            "把文件放进主题的 assets/；上级要求的，用 suppress 写明理由",
            "put the file into assets/ of the theme, or say with suppress why it must be"
        ),
    }
}

fn without_alternative(source: &str, line: usize) -> Fault {
    Fault {
        code: codes::IMAGE_WITHOUT_ALT,
        line,
        column: 1,
        excerpt: format!("<img src=\"{source}\">"),
        message: text!(
            "图片“{source}”没有 alt",
            "the picture \"{source}\" has no alt"
        ),
        help: text!(
            "在模板里写出 alt；只作装饰的写 alt=\"\"",
            "give it an alt in the template; alt=\"\" if it only decorates"
        ),
    }
}
