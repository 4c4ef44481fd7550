//! The shape of a handout.

use serde::Serialize;

use super::super::frame::{Seal, Status};
use super::tree::{Block, Image, walk_images};
pub use crate::atlas::period::Date;
pub use crate::atlas::vocabulary::PageForm;
use crate::site::Edition;

/// Everything a file for readers is made from: plain data in reading order, a document tree for
/// every text, nothing of any format. In a student edition it holds nothing that is for teachers
/// alone.
#[derive(Debug, Clone)]
pub struct Handout {
    /// ASCII, unique among the handouts of an atlas: folder and stem of its files.
    pub name: String,
    /// 案例, 模式, 培训专题, 全书.
    pub kind: &'static str,
    /// Title in one line.
    pub title: String,
    /// The title, cut where a line may break.
    pub phrases: Vec<String>,
    /// The small line above the title: a place, or for whom it is; may be empty.
    pub label: String,
    /// The short name for the slip on the cover.
    pub slip: String,
    /// Name of the atlas.
    pub atlas: String,
    /// The mark of the atlas.
    pub brand_seal: String,
    /// For whom it is.
    pub edition: Edition,
    /// BCP 47 tag.
    pub language: String,
    /// What it is, in a few sentences.
    pub summary: String,
    /// 说明 of the atlas.
    pub notice: String,
    /// Licence of the texts.
    pub licence: String,
    /// When the newest of its content was put on the site; never the time of the build.
    pub dated: Option<Date>,
    /// Address of its page, where the site has a published one.
    pub address: Option<String>,
    /// Its model types, main ones first.
    pub seals: Vec<Seal>,
    /// What a masthead says.
    pub facts: Vec<Fact>,
    /// How it stands on paper.
    pub page: PageForm,
    /// In order.
    pub chapters: Vec<Chapter>,
}

/// A labelled fact.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    /// 地区, 案例时期 …
    pub label: String,
    /// Values, separated by 、.
    pub text: String,
}

/// A part of a handout that stands on its own.
#[derive(Debug, Clone)]
pub struct Chapter {
    /// ASCII, unique within the handout.
    pub id: String,
    /// 案例, 模式 …; may be empty.
    pub kind: &'static str,
    /// Title, cut where a line may break.
    pub phrases: Vec<String>,
    /// The short name, for running heads.
    pub short: String,
    /// The small line above the title; may be empty.
    pub label: String,
    /// Its model types, main ones first.
    pub seals: Vec<Seal>,
    /// 摘要 or definition; may be empty.
    pub summary: String,
    /// What a masthead says.
    pub facts: Vec<Fact>,
    /// 数字一览.
    pub highlights: Vec<Figure>,
    /// In order.
    pub sections: Vec<Section>,
    /// The notes its texts refer to, numbered from 1.
    pub notes: Vec<Note>,
}

/// A note.
#[derive(Debug, Clone)]
pub struct Note {
    /// From 1.
    pub number: usize,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A section of a chapter.
#[derive(Debug, Clone)]
pub struct Section {
    /// Anchor, unique within the chapter.
    pub id: String,
    /// 一, 二 …, or 附, 引; may be empty.
    pub number: String,
    /// Title.
    pub title: String,
    /// What it is for.
    pub role: Role,
    /// Model types at work, then those mentioned.
    pub seals: Vec<Seal>,
    /// One figure for the margin.
    pub figure: Option<Figure>,
    /// What it holds.
    pub parts: Vec<Part>,
}

/// What a section is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Text of the author.
    Text,
    /// Text that shows model types at work.
    Practice,
    /// 教学目标.
    Objectives,
    /// Figures or tables side by side.
    Comparison,
    /// 讨论题.
    Questions,
    /// For teachers alone.
    Guide,
    /// What the program adds: figures, sources, terms.
    Appendix,
}

/// A piece of a section.
#[derive(Debug, Clone)]
pub enum Part {
    /// Text.
    Text(Vec<Block>),
    /// One point an item.
    Points(Vec<Vec<Block>>),
    /// One question an item, numbered.
    Questions(Vec<Vec<Block>>),
    /// 数据表.
    Figures(Vec<FigureGroup>),
    /// The same indicator across cases.
    Comparison(Comparison),
    /// References after GB/T 7714.
    Sources(Vec<SourceEntry>),
    /// Cases or practices, each with its place.
    Entries(Vec<Entry>),
    /// Terms.
    Terms(Vec<TermEntry>),
}

/// One stated number.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// Id in its case; the anchor of its row is `o-` and this.
    pub id: String,
    /// What it is the number of.
    pub label: String,
    /// Word in front of the number (近, 约, 最高), or empty.
    pub prefix: String,
    /// The number as written.
    pub number: String,
    /// Behind the number: 余, unit, basis, 以上.
    pub unit: String,
    /// Its 口径.
    pub status: Status,
    /// The time it holds for.
    pub period: String,
    /// Town and village, or the whole area.
    pub place: String,
    /// A remark, or empty.
    pub note: String,
    /// The arithmetic of a derived number, or empty.
    pub derivation: String,
    /// Number of the source in its case, from 1.
    pub source: usize,
    /// Anchor of the source in the chapter of its case.
    pub source_id: String,
    /// The case's short name.
    pub case_short: String,
}

/// Figures under a heading of 数据表.
#[derive(Debug, Clone)]
pub struct FigureGroup {
    /// Title of the section that cites them first.
    pub title: String,
    /// The figures.
    pub figures: Vec<Figure>,
}

/// The same indicator across cases: 对照.
#[derive(Debug, Clone, Serialize)]
pub struct Comparison {
    /// Name of the indicator.
    pub name: String,
    /// Basis and unit in words.
    pub basis: String,
    /// What must not be compared; may be empty.
    pub caution: String,
    /// Comparable rows first.
    pub rows: Vec<ComparisonRow>,
    /// Short names of the cases without such a figure.
    pub missing: Vec<String>,
}

/// A figure in a [`Comparison`].
#[derive(Debug, Clone, Serialize)]
pub struct ComparisonRow {
    /// The figure.
    pub figure: Figure,
    /// Why it is not comparable, or empty.
    pub reason: String,
    /// Whole percent of the largest, where it can be drawn.
    pub bar: Option<u8>,
    /// In the indicator's unit, when that differs from what was written; or empty.
    pub converted: String,
}

/// A source.
#[derive(Debug, Clone, Serialize)]
pub struct SourceEntry {
    /// Anchor.
    pub id: String,
    /// Number in its case, from 1.
    pub number: usize,
    /// GB/T 7714 reference, without number.
    pub citation: String,
    /// Original address, if known.
    pub url: Option<String>,
    /// Sort of text, how it was used, and a remark: what stands behind the reference.
    pub remark: String,
}

/// A case or practice in a list.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Where it stands in this handout, if it does.
    pub to: Option<super::tree::Anchor>,
    /// Its title.
    pub title: String,
    /// Place and period.
    pub label: String,
    /// Model types at work.
    pub seals: Vec<Seal>,
    /// First sentences; may be empty.
    pub excerpt: String,
    /// The sections to read first, separated by 、; may be empty.
    pub read: String,
}

/// A glossary entry.
#[derive(Debug, Clone, Serialize)]
pub struct TermEntry {
    /// Anchor.
    pub id: String,
    /// The term.
    pub term: String,
    /// Other names, separated by 、; may be empty.
    pub aliases: String,
    /// What it means.
    pub definition: String,
}

impl Handout {
    /// Every text, in reading order: of sections, then of notes, chapter by chapter.
    pub fn texts(&self) -> impl Iterator<Item = &[Block]> {
        self.chapters.iter().flat_map(|chapter| {
            let parts = chapter.sections.iter().flat_map(|section| &section.parts);
            let texts = parts.flat_map(Part::texts);
            texts.chain(chapter.notes.iter().map(|note| &*note.blocks))
        })
    }

    /// The pictures shown, by path, each once.
    pub fn pictures(&self) -> Vec<&Image> {
        let mut pictures = Vec::new();
        for blocks in self.texts() {
            walk_images(blocks, &mut |image| pictures.push(image));
        }
        pictures.sort_by_key(|image| &image.path);
        pictures.dedup_by_key(|image| &image.path);
        pictures
    }
}

impl Part {
    /// The texts of the part.
    pub fn texts(&self) -> Vec<&[Block]> {
        match self {
            Part::Text(blocks) => vec![blocks],
            Part::Points(items) | Part::Questions(items) => {
                items.iter().map(Vec::as_slice).collect()
            }
            _ => vec![],
        }
    }
}

impl Section {
    /// Whether only teachers may see it.
    pub fn is_for_teachers(&self) -> bool {
        self.role == Role::Guide
    }
}
