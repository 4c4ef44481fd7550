//! The home page with its matrix.

use serde::Serialize;

use crate::view::frame::{Figure, Link, LinkGroup, Seal, Status};

/// `index.html`
#[derive(Debug, Serialize)]
pub struct HomePage {
    /// Name of the atlas (the vertical slip, the page's h1).
    pub title: String,
    /// The sentence beside the slip, in phrases.
    pub tagline: Vec<String>,
    /// What this is.
    pub description: String,
    /// Counts: number and what it counts (`个案例`).
    pub tally: Vec<Tally>,
    /// The statuses with their meaning, for 凡例.
    pub statuses: Vec<StatusMeaning>,
    /// A sample seal for 凡例: filled, and the same as outline.
    pub sample_seal: Option<Seal>,
    /// Heading of the matrix, such as 五地十八种模式.
    pub matrix_title: String,
    /// Cases × model types.
    pub matrix: Matrix,
    /// The matrix and what follows tell of provinces and of the newest cases: there are too many for one page.
    pub is_digest: bool,
    /// One figure a case, with the seal of the model it belongs to.
    pub figures: Vec<LeadFigure>,
    /// 按模式: families with their seals.
    pub by_model: Vec<FamilyWay>,
    /// 按地区: what lies above, and the case.
    pub by_region: Vec<RegionWay>,
    /// 按难题.
    pub by_challenge: Vec<Link>,
    /// 按刊出年份: year and the cases published then.
    pub by_year: Vec<LinkGroup>,
    /// 按专题: training packs.
    pub by_pack: Vec<Link>,
}

/// A count.
#[derive(Debug, Serialize)]
pub struct Tally {
    /// How many.
    pub number: usize,
    /// Of what, with its measure word.
    pub label: String,
}

/// A status and what it means.
#[derive(Debug, Serialize)]
pub struct StatusMeaning {
    /// The status.
    pub status: Status,
    /// Its meaning.
    pub meaning: &'static str,
}

/// Cases × model types, or provinces × model types where the cases are many. `rows[i].cells` runs parallel to
/// `types`.
#[derive(Debug, Serialize)]
pub struct Matrix {
    /// Bands of the head.
    pub families: Vec<MatrixFamily>,
    /// Columns.
    pub types: Vec<MatrixType>,
    /// What the rows are: 案例 or 地区.
    pub corner: &'static str,
    /// Rows, by region code.
    pub rows: Vec<MatrixRow>,
    /// For each column the number of cases with it as a main practice.
    pub totals: Vec<usize>,
    /// Sum of `totals`.
    pub grand_total: usize,
}

/// A band of the matrix head.
#[derive(Debug, Serialize)]
pub struct MatrixFamily {
    /// Name.
    pub name: String,
    /// `org` …
    pub family: String,
    /// Number of columns.
    pub span: usize,
}

/// A column of the matrix.
#[derive(Debug, Serialize)]
pub struct MatrixType {
    /// Name in phrases.
    pub phrases: Vec<String>,
    /// Address of the model page.
    pub href: String,
    /// First column of its family (a stronger rule on its left).
    pub first: bool,
}

/// A row of the matrix.
#[derive(Debug, Serialize)]
pub struct MatrixRow {
    /// The case, or the province.
    pub head: RowHead,
    /// One cell per column.
    pub cells: Vec<MatrixCell>,
    /// Number of main practices' types; of a province, of its cases.
    pub total: usize,
}

/// What a row is about.
#[derive(Debug, Serialize)]
pub struct RowHead {
    /// Full name of the place.
    pub name: String,
    /// Where it leads.
    pub href: String,
    /// What lies above it; of a province, how many cases it has.
    pub place: String,
    /// The case's period, or empty.
    pub period: String,
}

/// A cell of the matrix.
#[derive(Debug, Serialize)]
pub struct MatrixCell {
    /// First column of its family.
    pub first: bool,
    /// The seal with the address of the practice; none when the source has nothing (未载).
    pub seal: Option<Seal>,
    /// In place of the seal, how many cases of a province have the type; none for a case.
    pub count: Option<usize>,
}

/// A case's one figure.
#[derive(Debug, Serialize)]
pub struct LeadFigure {
    /// The figure.
    pub figure: Figure,
    /// The seal beside it.
    pub seal: Option<Seal>,
}

/// 按模式.
#[derive(Debug, Serialize)]
pub struct FamilyWay {
    /// Family and its place on the model index.
    pub link: Link,
    /// Its types, as links.
    pub seals: Vec<Seal>,
}

/// 按地区.
#[derive(Debug, Serialize)]
pub struct RegionWay {
    /// What lies above, such as 辽宁省丹东市.
    pub above: String,
    /// The region's page.
    pub link: Link,
}
