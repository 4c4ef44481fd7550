//! Training packs, and what a case has for teaching.

use serde::Serialize;

use crate::markup::Html;
use crate::view::frame::{CaseCard, Comparison, Fact, Link, Seal, Turn};

/// `training/index.html`
#[derive(Debug, Serialize)]
pub struct TrainingIndexPage {
    /// 全书, where there is one to take away.
    pub facts: Vec<Fact>,
    /// The packs that have a page.
    pub packs: Vec<PackCard>,
}

/// A pack in a list.
#[derive(Debug, Serialize)]
pub struct PackCard {
    /// Title and page.
    pub link: Link,
    /// What it is about.
    pub summary: String,
    /// For whom.
    pub audience: String,
    /// 学时, or empty.
    pub hours: String,
    /// The cases in the order of the course.
    pub cases: Vec<Link>,
}

/// `training/<slug>.html`
#[derive(Debug, Serialize)]
pub struct PackPage {
    /// Title in phrases.
    pub phrases: Vec<String>,
    /// What it is about.
    pub summary: String,
    /// 对象, 学时, 案例.
    pub facts: Vec<Fact>,
    /// The model types it is about, as links.
    pub seals: Vec<Seal>,
    /// 教学目标.
    pub objectives: Vec<Html>,
    /// 目录.
    pub contents: Vec<Link>,
    /// 导读.
    pub introduction: Option<PackSection>,
    /// The cases in the order of the course.
    pub cases: Vec<PackCase>,
    /// 对照, as its author wrote it.
    pub comparison: Option<PackSection>,
    /// The same figures across the cases.
    pub figures: Vec<Comparison>,
    /// 讨论题.
    pub questions: Option<PackSection>,
    /// 课堂安排, 教师提示: empty in a student edition, where the site does not hold them.
    pub guide: Vec<PackSection>,
    /// Previous and next pack.
    pub turn: Turn,
}

/// A section of a pack.
#[derive(Debug, Serialize)]
pub struct PackSection {
    /// Anchor.
    pub id: String,
    /// Title.
    pub title: String,
    /// The text.
    pub body: Html,
}

/// A case in a pack.
#[derive(Debug, Serialize)]
pub struct PackCase {
    /// 一, 二 …: its place in the course.
    pub number: String,
    /// The case.
    pub case: CaseCard,
    /// The sections to read first; empty where the whole case is read.
    pub read: Vec<Link>,
}

/// 教学, on the page of a case.
#[derive(Debug, Serialize)]
pub struct CaseTeaching {
    /// 教学目标.
    pub objectives: Vec<Html>,
    /// 讨论题.
    pub questions: Vec<Html>,
    /// Packs that read the case.
    pub packs: Vec<Link>,
    /// Empty in a student edition, where the site does not hold it.
    pub guide: Vec<GuidePart>,
}

/// A part of what only teachers read: a text, or a list.
#[derive(Debug, Serialize)]
pub struct GuidePart {
    /// 分析思路, 理论依据, 关键要点, 课堂安排, 后续进展.
    pub title: &'static str,
    /// The text.
    pub body: Html,
    /// The items of a list.
    pub items: Vec<Html>,
}
