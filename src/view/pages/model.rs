//! Model types.

use serde::Serialize;

use crate::markup::Html;
use crate::view::frame::{Comparison, Fact, Link, PracticeCard, Seal, Turn};

/// `models/index.html`
#[derive(Debug, Serialize)]
pub struct ModelIndexPage {
    /// Families in order.
    pub families: Vec<FamilySection>,
}

/// A family with its types.
#[derive(Debug, Serialize)]
pub struct FamilySection {
    /// Anchor.
    pub id: String,
    /// Name.
    pub name: String,
    /// `org` …
    pub family: String,
    /// Definition.
    pub definition: String,
    /// Types.
    pub types: Vec<ModelCard>,
}

/// A model type in a list.
#[derive(Debug, Serialize)]
pub struct ModelCard {
    /// Its seal, leading to its page.
    pub seal: Seal,
    /// Definition.
    pub definition: String,
    /// Such as `5地作主要做法，12节` .
    pub extent: String,
    /// Cases with it as a main practice, or the first of them.
    pub cases: Vec<Link>,
    /// How many there are when not all are named: `等120个案例`; or empty.
    pub more: String,
}

/// `models/<slug>.html`
#[derive(Debug, Serialize)]
pub struct ModelPage {
    /// Its seal, without link.
    pub seal: Seal,
    /// Title in phrases.
    pub phrases: Vec<String>,
    /// English name.
    pub title_en: String,
    /// Family.
    pub family: Link,
    /// Such as 四地作主要做法.
    pub extent: String,
    /// Definition in phrases.
    pub definition: Vec<String>,
    /// 案例, 未载, 常同用, 针对难题.
    pub facts: Vec<Fact>,
    /// 怎样起作用: a paragraph and an ordered list whose items begin with a bold word.
    pub mechanism: Html,
    /// 做法, main practices by region code.
    pub practices: Vec<PracticeCard>,
    /// Sections that only mention the type.
    pub mentions: Vec<PracticeCard>,
    /// Heading of the practices, such as 四地做法.
    pub practices_title: String,
    /// 对照, by indicator.
    pub comparisons: Vec<Comparison>,
    /// 成事的条件: a bullet list whose items begin with a bold word.
    pub conditions: Html,
    /// 要防的风险.
    pub risks: Html,
    /// 到实地问什么: an ordered list.
    pub questions: Html,
    /// 边界.
    pub scope: Html,
    /// Types used together with this one, with the reason.
    pub related: Vec<RelatedModel>,
    /// Previous and next type.
    pub turn: Turn,
}

/// A related model type.
#[derive(Debug, Serialize)]
pub struct RelatedModel {
    /// Its seal, with link.
    pub seal: Seal,
    /// Such as 灵丘、宽甸等四地同用.
    pub reason: String,
}
