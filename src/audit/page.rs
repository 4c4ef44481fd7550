//! One artifact → what it links to, what can be linked to in it, and its words. The only file that names
//! the HTML tokenizer.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::codes;
use super::ledger::Fault;
use super::text::{Passage, Spotted, spot};
use crate::ground::han;
use crate::text;

/// What one artifact says.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Whether it is a whole page, not a piece of one or data.
    pub is_page: bool,
    /// Whether it only leads on to another address.
    pub leads_on: bool,
    /// Every id.
    pub ids: Vec<String>,
    /// Every link, with its line from 1, and whether a reader follows it.
    pub links: Vec<Link>,
    /// What is wrong with it by itself.
    pub faults: Vec<Fault>,
    /// Personal data in it.
    pub personal: Vec<Spotted>,
}

/// A link as written.
#[derive(Debug)]
pub(super) struct Link {
    pub address: String,
    pub line: usize,
    /// A reader follows it; otherwise the browser fetches it.
    pub is_followed: bool,
}

/// Elements inside running text: their tags do not end a passage.
const INLINE: [&str; 34] = [
    "a", "abbr", "b", "bdi", "bdo", "button", "cite", "code", "data", "del", "dfn", "em", "i",
    "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong",
    "sub", "sup", "time", "tspan", "u", "var", "wbr", "font",
];
/// Attributes that hold no words.
const WORDLESS: [&str; 24] = [
    "class",
    "id",
    "src",
    "srcset",
    "rel",
    "type",
    "role",
    "d",
    "viewbox",
    "points",
    "transform",
    "style",
    "for",
    "lang",
    "charset",
    "width",
    "height",
    "xmlns",
    "integrity",
    "media",
    "action",
    "poster",
    "sizes",
    "name",
];

impl Page {
    /// Reads HTML or something like it; never fails.
    pub fn read(path: &str, bytes: &[u8]) -> Page {
        let text = String::from_utf8_lossy(bytes);
        let queue = BufferQueue::default();
        queue.push_back(StrTendril::from(text.as_ref()));
        let tokenizer = Tokenizer::new(Reader::default(), TokenizerOpts::default());
        // The sink never asks the tokenizer to stop for a script.
        let _ = tokenizer.feed(&queue);
        tokenizer.end();
        let mut state = tokenizer.sink.state.into_inner();
        state.flush();
        let mut page = state.page;
        page.personal = spot(&text, &state.passages);
        page.leads_on |= path.ends_with(".svg") || path.ends_with(".xml");
        page
    }

    /// Reads a script, a style sheet, data: words without links.
    pub fn of_text(bytes: &[u8]) -> Page {
        let Ok(text) = std::str::from_utf8(bytes) else {
            return Page::default();
        };
        // A letter of an escape would seem to touch the number behind it. Of the same length: places stay.
        let words = ["\\n", "\\t", "\\r"]
            .iter()
            .fold(text.to_owned(), |words, escape| words.replace(escape, "  "));
        let passage = Passage {
            words,
            lines: vec![(0, 1)],
        };
        Page {
            personal: spot(text, &[passage]),
            ..Page::default()
        }
    }
}

/// Takes tokens; the tokenizer holds it shared.
#[derive(Default)]
struct Reader {
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    page: Page,
    passages: Vec<Passage>,
    open: Passage,
    /// The line of the token before.
    line: usize,
    /// A tag came since the last words.
    tag_between: bool,
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        let result = match token {
            Token::TagToken(tag) => state.tag(&tag, line),
            Token::CharacterTokens(words) => {
                state.words(&words);
                TokenSinkResult::Continue
            }
            // Nobody sees a comment, and everybody can read it.
            Token::CommentToken(words) => {
                state.flush();
                state.words(&words);
                state.flush();
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        };
        state.line = line;
        result
    }
}

impl State {
    fn words(&mut self, words: &str) {
        let touching = |char: Option<char>| char.is_some_and(|char| char.is_ascii_digit());
        // Two numbers in elements of their own are two numbers, though nothing stands between.
        if self.tag_between
            && touching(self.open.words.chars().next_back())
            && touching(words.chars().next())
        {
            self.open.words.push('|');
        }
        self.tag_between = false;
        self.open
            .lines
            .push((self.open.words.len(), self.line.max(1)));
        self.open.words.push_str(words);
    }

    fn flush(&mut self) {
        let open = std::mem::take(&mut self.open);
        if open
            .words
            .chars()
            .any(|char| han::is_han(char) || char.is_ascii_alphanumeric())
        {
            self.passages.push(open);
        }
        self.tag_between = false;
    }

    fn tag(&mut self, tag: &Tag, line: usize) -> TokenSinkResult<()> {
        let name = &*tag.name;
        if INLINE.contains(&name) {
            self.tag_between = true;
        } else {
            self.flush();
        }
        if tag.kind == TagKind::EndTag {
            return TokenSinkResult::Continue;
        }
        self.attributes(tag, line);
        match name {
            "html" => self.page.is_page = true,
            "script" => return TokenSinkResult::RawData(ScriptData),
            "style" => return TokenSinkResult::RawData(Rawtext),
            "title" | "textarea" => return TokenSinkResult::RawData(Rcdata),
            _ => {}
        }
        TokenSinkResult::Continue
    }

    fn attributes(&mut self, tag: &Tag, line: usize) {
        let value = |name: &str| {
            let found = tag
                .attrs
                .iter()
                .find(|attribute| &*attribute.name.local == name);
            found.map(|attribute| attribute.value.to_string())
        };
        let name = &*tag.name;
        self.page.ids.extend(value("id"));
        if name == "a" {
            self.page.ids.extend(value("name"));
        }
        self.links(name, &value, line);
        if name == "meta"
            && value("http-equiv").is_some_and(|value| value.eq_ignore_ascii_case("refresh"))
        {
            self.page.leads_on = true;
        }
        if name == "img" && value("alt").is_none() {
            let source = value("src").unwrap_or_default();
            self.page.faults.push(without_alternative(&source, line));
        }
        for attribute in &tag.attrs {
            let name = &*attribute.name.local;
            let calls = ["mailto:", "tel:", "sms:"]
                .iter()
                .any(|scheme| attribute.value.starts_with(scheme));
            let is_link = name == "href" && !calls;
            if !WORDLESS.contains(&name.to_ascii_lowercase().as_str())
                && !is_link
                && attribute.value.len() > 5
            {
                let words = attribute.value.to_string();
                self.passages.push(Passage {
                    words,
                    lines: vec![(0, line)],
                });
            }
        }
    }

    fn links(&mut self, name: &str, value: &dyn Fn(&str) -> Option<String>, line: usize) {
        let is_followed = matches!(name, "a" | "area");
        // Names of the page in other places say nothing of a file: canonical, schema.DC.
        let fetched = [
            "stylesheet",
            "icon",
            "manifest",
            "preload",
            "alternate",
            "next",
            "prev",
        ];
        let is_named = name == "link"
            && value("rel").is_none_or(|rel| {
                !rel.split_ascii_whitespace()
                    .any(|word| fetched.contains(&word))
            });
        let attributes: &[&str] = match name {
            "a" | "area" | "use" | "image" => &["href"],
            "link" if !is_named => &["href"],
            "img" | "script" | "source" | "iframe" | "audio" | "embed" | "track" => &["src"],
            "video" => &["src", "poster"],
            "form" => &["action"],
            "object" => &["data"],
            _ => &[],
        };
        for address in attributes.iter().filter_map(|name| value(name)) {
            self.page.links.push(Link {
                address,
                line,
                is_followed,
            });
        }
        if matches!(name, "img" | "source") {
            for candidate in value("srcset").unwrap_or_default().split(',') {
                let address = candidate
                    .split_ascii_whitespace()
                    .next()
                    .unwrap_or("")
                    .to_owned();
                if !address.is_empty() {
                    self.page.links.push(Link {
                        address,
                        line,
                        is_followed,
                    });
                }
            }
        }
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
