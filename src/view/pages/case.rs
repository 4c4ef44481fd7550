//! Cases and their sources.

use serde::Serialize;

use super::training::CaseTeaching;
use crate::markup::Html;
use crate::view::frame::{CaseCard, Fact, Figure, Link, Seal, Turn};

/// `cases/index.html`
#[derive(Debug, Serialize)]
pub struct CaseIndexPage {
    /// All cases by region code.
    pub cases: Vec<CaseCard>,
}

/// `cases/<slug>.html`
#[derive(Debug, Serialize)]
pub struct CasePage {
    /// Full legal name of the region, for the slip.
    pub name: String,
    /// What lies above, for the slip's small line.
    pub above: String,
    /// Title in phrases.
    pub phrases: Vec<String>,
    /// Its model types, main ones first.
    pub seals: Vec<Seal>,
    /// 摘要.
    pub summary: String,
    /// 地区, 案例时期, 出处, 上网日期, 推动力量, 针对难题.
    pub facts: Vec<Fact>,
    /// 数字一览.
    pub highlights: Vec<Figure>,
    /// 目录.
    pub contents: Vec<ContentsEntry>,
    /// The sections.
    pub sections: Vec<CaseSection>,
    /// 教学, if the case has any.
    pub teaching: Option<CaseTeaching>,
    /// 数据表: every figure, grouped by the section that cites it first, in order of the text.
    pub table: Vec<FigureGroup>,
    /// The source of every figure, where they have but one: it is said once, and needs no column.
    pub table_source: Option<TableSource>,
    /// 相关案例 with the stated reason.
    pub related: Vec<RelatedCase>,
    /// Pages whose text links here: the link's page and section.
    pub backlinks: Vec<Link>,
    /// 出处.
    pub sources: Vec<SourceEntry>,
    /// 引用本页, GB/T 7714.
    pub citation: String,
    /// The page's address, for prints; none for a site without one.
    pub address: Option<PageAddress>,
    /// Previous and next case.
    pub turn: Turn,
}

/// What all figures of a table rest on.
#[derive(Debug, Serialize)]
pub struct TableSource {
    /// Its number on the page, from 1.
    pub number: usize,
    /// Its place on the page.
    pub href: String,
}

/// Where a page is, for a reader with paper in hand.
#[derive(Debug, Serialize)]
pub struct PageAddress {
    /// In full.
    pub url: String,
    /// The same as a QR code; empty where it is too long for one.
    pub code: Html,
}

/// A line of 目录.
#[derive(Debug, Serialize)]
pub struct ContentsEntry {
    /// 一, 二 … or 附, 参, 引.
    pub number: String,
    /// Title and anchor.
    pub link: Link,
    /// The section's seals.
    pub seals: Vec<Seal>,
}

/// A section of a case.
#[derive(Debug, Serialize)]
pub struct CaseSection {
    /// Anchor.
    pub id: String,
    /// 一, 二 …
    pub number: String,
    /// Title.
    pub title: String,
    /// Seals of the practice, with links to the model pages; empty for other sections.
    pub seals: Vec<Seal>,
    /// The challenges the practice answers.
    pub challenges: Vec<Link>,
    /// One figure for the margin.
    pub figure: Option<Figure>,
    /// The text: paragraphs, lists, tables, margin notes (`.note.side`), h3 and below.
    pub body: Html,
}

/// Figures under a heading of 数据表.
#[derive(Debug, Serialize)]
pub struct FigureGroup {
    /// Title of the section.
    pub title: String,
    /// The figures.
    pub figures: Vec<Figure>,
}

/// A related case.
#[derive(Debug, Serialize)]
pub struct RelatedCase {
    /// The case.
    pub case: CaseCard,
    /// The shared model types.
    pub shared: Vec<Seal>,
    /// Why it is related.
    pub reason: String,
    /// Address of the page that compares the two.
    pub compare: String,
}

/// A source.
#[derive(Debug, Serialize)]
pub struct SourceEntry {
    /// Anchor.
    pub id: String,
    /// `[1]`: number in its case.
    pub number: usize,
    /// GB/T 7714 reference, without number.
    pub citation: String,
    /// Original address, if known.
    pub url: Option<String>,
    /// 政府文件, 报刊, 期刊.
    pub kind: String,
    /// How the text was used, such as 据原文改写.
    pub rights: String,
    /// A remark, or empty.
    pub note: String,
    /// The case it belongs to.
    pub case: Link,
    /// Number of figures that rest on it.
    pub figures: usize,
    /// The figures' table in the case; none where the case states no figure.
    pub figures_href: Option<String>,
}
