//! The same pieces as the tokenizer of `html5ever`, on what a theme or an author may write.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token as Theirs, TokenSink, TokenSinkResult, Tokenizer,
};

use super::{Token, Tokens, Within, decode};

/// The pieces of a text, a line each: text with `=`, comments with `!`, tags with their attributes.
#[derive(Default)]
struct Pieces(RefCell<Vec<String>>);

impl Pieces {
    fn add(&self, kind: &str, text: &str) {
        let mut pieces = self.0.borrow_mut();
        match pieces
            .last_mut()
            .filter(|last| kind == "=" && last.starts_with('='))
        {
            Some(last) => last.push_str(text),
            None => pieces.push(format!("{kind}{text}")),
        }
    }
}

fn ours(html: &str) -> Vec<String> {
    let pieces = Pieces::default();
    let mut tokens = Tokens::new(html);
    while let Some(token) = tokens.next() {
        match token {
            Token::Words(words) => pieces.add("=", &decode(words, Within::Words)),
            Token::Raw(words) => pieces.add("=", words),
            Token::Comment(words) => pieces.add("!", words),
            Token::End(name) => pieces.add("/", &name.to_ascii_lowercase()),
            Token::Start(name) => {
                let mut names = Vec::new();
                let attributes = tokens.attributes().iter().filter_map(|attribute| {
                    let name = attribute.name.to_ascii_lowercase();
                    let is_first = !names.contains(&name);
                    names.push(name.clone());
                    is_first.then(|| format!(" {name}={:?}", attribute.value()))
                });
                let attributes: String = attributes.collect();
                pieces.add("<", &(name.to_ascii_lowercase() + &attributes));
            }
        }
    }
    pieces.0.into_inner()
}

impl TokenSink for Pieces {
    type Handle = ();

    fn process_token(&self, token: Theirs, _: u64) -> TokenSinkResult<()> {
        match token {
            Theirs::CharacterTokens(words) => self.add("=", &words),
            Theirs::CommentToken(words) => self.add("!", &words),
            Theirs::TagToken(tag) if tag.kind == TagKind::EndTag => self.add("/", &tag.name),
            Theirs::TagToken(tag) => {
                let attributes = tag
                    .attrs
                    .iter()
                    .map(|attribute| format!(" {}={:?}", attribute.name.local, &*attribute.value));
                let attributes: String = attributes.collect();
                self.add("<", &(tag.name.to_string() + &attributes));
                match &*tag.name {
                    "script" => return TokenSinkResult::RawData(ScriptData),
                    "style" | "iframe" | "xmp" | "noembed" | "noframes" => {
                        return TokenSinkResult::RawData(Rawtext);
                    }
                    "title" | "textarea" => return TokenSinkResult::RawData(Rcdata),
                    _ => {}
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn theirs(html: &str) -> Vec<String> {
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(html));
    let tokenizer = Tokenizer::new(Pieces::default(), Default::default());
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

/// Beginnings of everything the tokenizer knows, put together in every order below.
const SNIPPETS: [&str; 40] = [
    "村",
    "a",
    " ",
    "\n",
    "<",
    ">",
    "/",
    "=",
    "\"",
    "'",
    "!",
    "-",
    "--",
    "?",
    "<p",
    "<P>",
    "</p",
    "</",
    "<a href=x ",
    "<a href=\"1&amp;2&copy=3\"",
    " b='<>'",
    "<!--",
    "-->",
    "--!>",
    "<!",
    "<!doctype html>",
    "<?",
    "<title>",
    "</title>",
    "<script>",
    "</script >",
    "<style>",
    "</style/>",
    "&",
    "&amp;",
    "&ampx",
    "&#20013;",
    "&#x80",
    "&notit;",
    "&nosuch;",
];

#[test]
fn pieces_are_those_of_the_standard() {
    for first in SNIPPETS {
        for second in SNIPPETS {
            for third in SNIPPETS {
                let html = format!("{first}{second}{third}x>");
                assert_eq!(ours(&html), theirs(&html), "{html:?}");
            }
        }
    }
}

#[test]
fn references_are_those_of_the_standard() {
    for name in [
        "&lt",
        "&lt;",
        "&LT",
        "&nbsp;x",
        "&NotEqualTilde;",
        "&CounterClockwiseContourIntegral;",
        "&#0;",
        "&#x110000;",
        "&#99999999999;",
        "&#xD800;",
        "&#",
        "&#x",
        "&#;",
        "&#x;",
        "&#128",
        "&;",
        "&&gt;",
        "&not",
        "&notin;",
        "&noti",
        "&copy=1",
        "&copy1",
        "&copy;1",
        "&copy",
        "&一;",
    ] {
        for html in [
            name.to_owned(),
            format!("<a b=\"{name}\">"),
            format!("<a b={name} c>"),
        ] {
            assert_eq!(ours(&html), theirs(&html), "{html:?}");
        }
    }
}

#[test]
fn whole_pages_are_cut_as_by_the_standard() {
    let page = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head><title>a &amp; <b></title>\
        <script>if (a < b && c) { \"</p>\" }</script><style>a > b { }</style></head>\n\
        <body class=x><p id = 'p'>甲&nbsp;乙<br/><img alt=\"\" src=a.png>1 < 2 & 3</p><!-- 注 --></body></html>";
    assert_eq!(ours(page), theirs(page));
}
