//! What teachers need: the teaching block of a case, and training packs.
//!
//! Objectives and questions are for everybody. The rest (a [`Guide`], the `guide` of a pack) is for
//! teachers alone and is dropped where the site of a student edition is made; no other room asks
//! for whom an output is. The division follows the 案例使用说明 of a teaching case
//! (`STANDARDS.md` section 2).

use super::document::Block;
use super::prose::Prose;
use super::publication::Publication;
use super::vocabulary::TextSection;
use crate::ground::{FileId, SharedStr, Spanned};

/// The `teaching` block of a case.
#[derive(Debug, Default)]
pub struct Teaching {
    /// 教学目标: what a reader can do afterwards. Not empty.
    pub objectives: Vec<Lesson>,
    /// 讨论题. Not empty.
    pub questions: Vec<Lesson>,
    /// For teachers alone.
    pub guide: Guide,
}

/// What only teachers read of a case; every part may be empty.
#[derive(Debug, Default)]
pub struct Guide {
    /// 分析思路.
    pub analysis: Lesson,
    /// 理论依据, one idea an item.
    pub theory: Vec<Lesson>,
    /// 关键要点, one point an item.
    pub key_points: Vec<Lesson>,
    /// 课堂安排.
    pub class_plan: Lesson,
    /// 后续进展: what the sources say of it, or what a class could find out.
    pub follow_up: Lesson,
}

impl Teaching {
    /// All of it, in the order of the page.
    pub fn texts(&self) -> impl Iterator<Item = &Lesson> {
        let guide = &self.guide;
        let open = self.objectives.iter().chain(&self.questions);
        open.chain([&guide.analysis])
            .chain(&guide.theory)
            .chain(&guide.key_points)
            .chain([&guide.class_plan, &guide.follow_up])
    }
}

/// Markdown out of front matter: paragraphs, lists, tables, quotations and code; no headings, notes
/// or pictures (those are found).
pub type Lesson = Vec<Block>;

/// A course bundle: `training/<slug>.md`.
#[derive(Debug)]
pub struct TrainingPack {
    /// The file it was read from.
    pub file: FileId,
    /// Name in addresses; unique among packs.
    pub slug: Spanned<SharedStr>,
    /// Title.
    pub title: Spanned<SharedStr>,
    /// When it was put on the site, if it says so.
    pub published: Option<Spanned<Publication>>,
    /// What it is about, in a few sentences.
    pub summary: String,
    /// Place among the packs, ascending.
    pub order: u32,
    /// 对象: for whom.
    pub audience: String,
    /// 学时; none when it was wrong (and found).
    pub hours: Option<u32>,
    /// 教学目标. Not empty.
    pub objectives: Vec<Lesson>,
    /// Slugs of cases, in the order of the course; empty means all cases that show one of `models`.
    pub cases: Vec<Spanned<SharedStr>>,
    /// Slugs of the model types the pack is about.
    pub models: Vec<Spanned<SharedStr>>,
    /// Ids of the indicators to set side by side.
    pub indicators: Vec<Spanned<SharedStr>>,
    /// 导读, 对照, 讨论题, in the order of [`OPEN_SECTIONS`].
    pub sections: Vec<TextSection>,
    /// 课堂安排, 教师提示, in the order of [`GUIDE_SECTIONS`]: for teachers alone.
    pub guide: Vec<TextSection>,
    /// Where the words of the file stand.
    pub prose: Prose,
}

/// The sections of a pack that are for everybody, with their usual heading.
pub const OPEN_SECTIONS: [(&str, &str); 3] = [
    ("introduction", "导读"),
    ("comparison", "对照"),
    ("questions", "讨论题"),
];

/// The sections of a pack that are for teachers alone, with their usual heading.
pub const GUIDE_SECTIONS: [(&str, &str); 2] = [("class-plan", "课堂安排"), ("notes", "教师提示")];
