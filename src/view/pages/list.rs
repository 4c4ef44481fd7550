//! Lists over the whole atlas, and pages at addresses without content.

use serde::Serialize;

use super::case::SourceEntry;
use crate::view::frame::{LetterGroup, Link, LinkGroup};

/// `timeline.html`
#[derive(Debug, Serialize)]
pub struct TimelinePage {
    /// Years, ascending.
    pub years: Vec<TimelineYear>,
}

/// A year.
#[derive(Debug, Serialize)]
pub struct TimelineYear {
    /// Gregorian year.
    pub year: String,
    /// Anchor.
    pub id: String,
    /// Events and publications by date.
    pub entries: Vec<TimelineEntry>,
}

/// Something dated.
#[derive(Debug, Serialize)]
pub struct TimelineEntry {
    /// Such as 3月22日, 3月, or empty.
    pub date: String,
    /// For `<time datetime>`.
    pub datetime: String,
    /// What happened.
    pub text: String,
    /// The case.
    pub case: Link,
    /// 事件 or 材料刊出.
    pub kind: &'static str,
}

/// `keywords.html`
#[derive(Debug, Serialize)]
pub struct KeywordPage {
    /// Keywords by pinyin letter.
    pub letters: Vec<LetterGroup<KeywordEntry>>,
    /// The letters of the whole list.
    pub rail: Vec<Link>,
}

/// A keyword.
#[derive(Debug, Serialize)]
pub struct KeywordEntry {
    /// The word.
    pub keyword: String,
    /// Its cases, or the first of them.
    pub cases: Vec<Link>,
    /// How many there are when not all are named: `等120个案例`; or empty.
    pub more: String,
}

/// `glossary.html`
#[derive(Debug, Serialize)]
pub struct GlossaryPage {
    /// Terms by pinyin letter.
    pub letters: Vec<LetterGroup<TermEntry>>,
    /// The letters of the whole list.
    pub rail: Vec<Link>,
}

/// A term.
#[derive(Debug, Serialize)]
pub struct TermEntry {
    /// Anchor.
    pub id: String,
    /// The term.
    pub term: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Definition.
    pub definition: String,
    /// Related terms.
    pub see: Vec<Link>,
    /// Sections where it is used.
    pub used: Vec<Link>,
}

/// `sources.html`
#[derive(Debug, Serialize)]
pub struct SourcePage {
    /// All sources, by case.
    pub sources: Vec<SourceEntry>,
}

/// `a-z.html`
#[derive(Debug, Serialize)]
pub struct AlphabetPage {
    /// Everything with a name, by pinyin letter.
    pub letters: Vec<LetterGroup<AlphabetEntry>>,
    /// The letters of the whole list.
    pub rail: Vec<Link>,
}

/// An entry of the A–Z index.
#[derive(Debug, Serialize)]
pub struct AlphabetEntry {
    /// Name and address.
    pub link: Link,
    /// 案例, 模式, 地区, 术语 …
    pub kind: &'static str,
}

/// `sitemap.html`
#[derive(Debug, Serialize)]
pub struct SitemapPage {
    /// All pages by kind.
    pub groups: Vec<LinkGroup>,
}

/// `search.html`
#[derive(Debug, Serialize)]
pub struct SearchPage {
    /// Queries that show what can be asked: Chinese, full pinyin, initials.
    pub examples: Vec<Link>,
    /// Ways that need no script: A–Z, and every index page.
    pub indexes: Vec<Link>,
    /// The model types, for readers without scripts.
    pub models: Vec<Link>,
}

/// `404.html`
#[derive(Debug, Serialize)]
pub struct NotFoundPage {
    /// Ways on.
    pub links: Vec<Link>,
}

/// The page at an old address: leads on to the new one.
#[derive(Debug, Serialize)]
pub struct MovedPage {
    /// The page that took its place.
    pub link: Link,
}
