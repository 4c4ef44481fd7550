//! A deck as one HTML file that needs nothing but a browser: style, script and pictures stand in it,
//! and its content security policy lets it load nothing.
//!
//! Start reading with [`write()`], then `slide` for what stands on each.

mod slide;

use super::body::Place;
use super::epub::Pictures;
use super::error::ThemeError;
use super::picture::media_type;
use super::theme::Theme;
use super::xml::Xml;
use crate::ground::{Digest, base64};
use crate::site::Edition;
use crate::view::deck::Deck;
use crate::view::handout::tree::Anchor;

/// Parts of the theme that the slides share with the pages, then their own.
const STYLES: [&str; 7] = [
    "css/10-tokens.css",
    "css/51-seal.css",
    "css/52-figure.css",
    "css/58-sheet.css",
    "css/59-bar.css",
    "css/59-bars.css",
    "slides/slides.css",
];
const SCRIPT: &str = "slides/slides.js";
/// What only a teacher's deck has: the panel and the window for notes.
const NOTES_STYLE: &str = "slides/notes.css";
const NOTES_SCRIPT: &str = "slides/notes.js";

/// Writes the page.
///
/// # Errors
/// When the theme lacks a style sheet or the script, or one of them cannot stand in a page.
pub fn write(deck: &Deck, theme: &Theme, pictures: &Pictures) -> Result<Vec<u8>, ThemeError> {
    let is_for_teachers = deck.edition == Edition::Teacher;
    let mut styles = STYLES.to_vec();
    let mut scripts = vec![SCRIPT];
    if is_for_teachers {
        styles.push(NOTES_STYLE);
        scripts.insert(0, NOTES_SCRIPT);
    }
    let style = joined(theme, &styles, "</style")?;
    let script = joined(theme, &scripts, "</script")?;
    let here = Here { pictures };
    let mut xml = Xml::bare();
    xml.doctype();
    xml.within("html", &[("lang", &deck.language)], |xml| {
        xml.line();
        xml.within("head", &[], |xml| head(xml, deck, &style, &script));
        xml.line();
        let class = if is_for_teachers {
            "teacher"
        } else {
            "student"
        };
        xml.within("body", &[("class", class)], |xml| {
            xml.line();
            slide::all(xml, &here, deck);
            controls(xml, deck);
            xml.line();
            xml.within("script", &[], |xml| xml.raw(&script));
        });
    });
    Ok(xml.finish())
}

/// Files of the theme, one behind the other.
fn joined(theme: &Theme, paths: &[&str], end: &str) -> Result<String, ThemeError> {
    let mut joined = String::new();
    for path in paths {
        let text = theme.text(path)?;
        // The browser would take the rest for text of the page.
        if text.to_ascii_lowercase().contains(end) {
            return Err(ThemeError::Faulty {
                path: (*path).to_owned(),
                cause: format!("“{end}” cannot stand in it"),
            });
        }
        joined.push('\n');
        joined.push_str(text);
    }
    // A browser hashes what it reads, and it reads every line end as a line feed.
    Ok(joined.replace("\r\n", "\n").replace('\r', "\n"))
}

/// A source of a content security policy: exactly this text (CSP level 3, section 2.3.1).
fn hash(text: &str) -> String {
    let digest = Digest::of(text.as_bytes());
    format!("'sha256-{}'", base64(digest.bytes()))
}

fn head(xml: &mut Xml, deck: &Deck, style: &str, script: &str) {
    let policy = format!(
        "default-src 'none'; img-src data:; style-src {}; script-src {}; base-uri 'none'; \
         form-action 'none'",
        hash(style),
        hash(script)
    );
    let title = format!("{} - {} - {}", deck.title, deck.edition.name(), deck.atlas);
    xml.void("meta", &[("charset", "utf-8")]);
    xml.void(
        "meta",
        &[
            ("http-equiv", "Content-Security-Policy"),
            ("content", &policy),
        ],
    );
    let viewport = "width=device-width, initial-scale=1";
    xml.void("meta", &[("name", "viewport"), ("content", viewport)]);
    xml.void("meta", &[("name", "referrer"), ("content", "no-referrer")]);
    xml.element("title", &[], &title);
    xml.line();
    xml.within("style", &[], |xml| xml.raw(style));
}

/// Buttons and help; the script shows them.
fn controls(xml: &mut Xml, deck: &Deck) {
    let is_for_teachers = deck.edition == Edition::Teacher;
    let bar = [
        ("class", "controls"),
        ("id", "bar"),
        ("aria-label", "翻页"),
        ("hidden", "hidden"),
    ];
    xml.within("nav", &bar, |xml| {
        button(xml, "previous", "上一张", "‹");
        let status = [("id", "count"), ("class", "count"), ("aria-live", "polite")];
        xml.element("span", &status, "");
        button(xml, "next", "下一张", "›");
        button(xml, "overview", "总览", "▦");
        if is_for_teachers {
            button(xml, "notes", "教师提示", "注");
        }
        button(xml, "help", "帮助", "?");
    });
    xml.line();
    let help = [
        ("class", "help"),
        ("id", "help"),
        ("role", "dialog"),
        ("aria-modal", "true"),
        ("aria-labelledby", "help-title"),
        ("tabindex", "-1"),
        ("hidden", "hidden"),
    ];
    xml.within("div", &help, |xml| {
        xml.element("h2", &[("id", "help-title")], "怎样翻页");
        xml.within("dl", &[], |xml| {
            for (keys, meaning) in keys(is_for_teachers) {
                xml.element("dt", &[], keys);
                xml.element("dd", &[], meaning);
            }
        });
        let close = [("type", "button"), ("data-do", "close")];
        xml.element("button", &close, "关闭");
    });
}

fn button(xml: &mut Xml, does: &str, name: &str, sign: &str) {
    let attributes = [
        ("type", "button"),
        ("data-do", does),
        ("aria-label", name),
        ("title", name),
    ];
    xml.element("button", &attributes, sign);
}

fn keys(is_for_teachers: bool) -> Vec<(&'static str, &'static str)> {
    let mut keys = vec![
        ("→ ↓ 空格 PageDown", "下一张"),
        ("← ↑ Shift+空格 PageUp", "上一张"),
        ("Home、End", "第一张、最后一张"),
        ("数字 回车", "到第几张"),
        ("Esc", "总览；再按回来"),
        ("F", "全屏"),
        ("B", "黑屏；再按回来"),
        ("?", "这一页帮助"),
        ("手指左右划", "翻页"),
        ("Ctrl+P", "打印，一张一页"),
    ];
    if is_for_teachers {
        keys.insert(7, ("N", "本张的教师提示"));
        keys.insert(8, ("W", "另开一窗放教师提示，投影上看不见"));
    }
    keys
}

/// Where things are, seen from the only page: no links, pictures in the page itself.
struct Here<'p> {
    pictures: &'p Pictures,
}

impl Place for Here<'_> {
    fn inside(&self, _: &Anchor) -> Option<String> {
        None
    }

    fn picture(&self, path: &str) -> Option<String> {
        let bytes = self.pictures.get(path)?;
        let (_, media_type) = media_type(bytes)?;
        Some(format!("data:{media_type};base64,{}", base64(bytes)))
    }

    fn note(&self, _: usize) -> Option<String> {
        None
    }
}
