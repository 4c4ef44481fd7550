//! Challenges and drivers.

use serde::Serialize;

use crate::view::frame::{CaseCard, Link, PracticeCard, Seal, Turn};

/// `challenges/index.html`, `drivers/index.html`
#[derive(Debug, Serialize)]
pub struct TopicIndexPage {
    /// 难题 or 推动力量.
    pub title: String,
    /// What the list is.
    pub description: String,
    /// Entries that occur.
    pub topics: Vec<TopicCard>,
}

/// A challenge or driver in a list.
#[derive(Debug, Serialize)]
pub struct TopicCard {
    /// Name and page.
    pub link: Link,
    /// Definition.
    pub definition: String,
    /// The cases, or the first of them.
    pub cases: Vec<Link>,
    /// How many there are when not all are named: `等120个案例`; or empty.
    pub more: String,
    /// Number of practices that answer it (0 for drivers).
    pub practices: usize,
}

/// `challenges/<slug>.html`, `drivers/<slug>.html`
#[derive(Debug, Serialize)]
pub struct TopicPage {
    /// 难题 or 推动力量.
    pub kind: &'static str,
    /// Name.
    pub name: String,
    /// Definition.
    pub definition: String,
    /// The practices that answer it, by region code.
    pub practices: Vec<PracticeCard>,
    /// Cases that name it.
    pub cases: Vec<CaseCard>,
    /// Model types at work in these practices.
    pub seals: Vec<Seal>,
    /// Previous and next.
    pub turn: Turn,
}
