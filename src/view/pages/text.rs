//! Authored pages.

use serde::Serialize;

use crate::markup::Html;
use crate::view::frame::Link;

/// `about.html`, `guide.html`: an authored page.
#[derive(Debug, Serialize)]
pub struct TextPage {
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// 目录: h2 headings.
    pub contents: Vec<Link>,
    /// The text before the first h2, if any.
    pub opening: Html,
    /// Sections, one an h2.
    pub sections: Vec<TextSection>,
}

/// A section of an authored page.
#[derive(Debug, Serialize)]
pub struct TextSection {
    /// Anchor.
    pub id: String,
    /// 一, 二 …
    pub number: String,
    /// Title.
    pub title: String,
    /// The text.
    pub body: Html,
}
