//! A case beside its nearest.

use serde::Serialize;

use crate::view::frame::{FigureLine, Link, Seal};

/// `compare/index.html`
#[derive(Debug, Serialize)]
pub struct CompareIndexPage {
    /// Whether cases are chosen here: on the first page of the list.
    pub is_first: bool,
    /// The cases that have a page, in the order of the atlas.
    pub entries: Vec<CompareEntry>,
}

/// A case in the list of comparisons.
#[derive(Debug, Serialize)]
pub struct CompareEntry {
    /// Its short name, and its page.
    pub link: Link,
    /// What lies above it, such as 辽宁省丹东市.
    pub place: String,
    /// Short names of the cases it stands beside, nearest first.
    pub beside: Vec<String>,
    /// The model types it shares with any of them.
    pub shared: Vec<Seal>,
}

/// `compare/<slug>.html`: `cases` are the columns, and every row has a cell for each, in their order; an
/// empty one means 未载.
#[derive(Debug, Serialize)]
pub struct ComparePage {
    /// Such as 宽甸与灵丘、延边.
    pub name: String,
    /// How many stand side by side, and what can be compared.
    pub lead: String,
    /// The columns: the case, then its nearest, best first.
    pub cases: Vec<ComparedCase>,
    /// How many columns there are.
    pub width: usize,
    /// 何以相近, 案例时期 …
    pub facts: Vec<ComparedFact>,
    /// Types at work in the case and in another.
    pub shared: Vec<ComparedModel>,
    /// The other types at work in any of them.
    pub others: Vec<ComparedModel>,
    /// Indicators of which the case and another have figures.
    pub indicators: Vec<ComparedIndicator>,
}

/// A column of a comparison.
#[derive(Debug, Serialize)]
pub struct ComparedCase {
    /// Short name.
    pub short: String,
    /// Full legal name of the region; the short name where that is none of the region's.
    pub name: String,
    /// What lies above that, such as 辽宁省丹东市.
    pub above: String,
    /// The case.
    pub href: String,
}

/// A fact of every case.
#[derive(Debug, Serialize)]
pub struct ComparedFact {
    /// What.
    pub label: String,
    /// Values, which are separated by 、.
    pub cells: Vec<Vec<String>>,
}

/// A model type.
#[derive(Debug, Serialize)]
pub struct ComparedModel {
    /// The type, with link.
    pub seal: Seal,
    /// Its practices.
    pub cells: Vec<Vec<ComparedPractice>>,
}

/// A practice in a comparison.
#[derive(Debug, Serialize)]
pub struct ComparedPractice {
    /// The section.
    pub link: Link,
    /// At most one in a cell, and none where the type is not shared.
    pub figure: Option<FigureLine>,
}

/// An indicator.
#[derive(Debug, Serialize)]
pub struct ComparedIndicator {
    /// Name and page.
    pub link: Link,
    /// Basis and unit.
    pub basis: String,
    /// What must not be compared.
    pub caution: String,
    /// Its figures, comparable ones first.
    pub cells: Vec<Vec<ComparedFigure>>,
}

/// A figure of an indicator.
#[derive(Debug, Serialize)]
pub struct ComparedFigure {
    /// The figure.
    pub figure: FigureLine,
    /// Same basis and status as the indicator asks: solid bar; otherwise hollow.
    pub comparable: bool,
    /// Why not comparable, or empty.
    pub reason: String,
    /// Width class of the bar, 0 to 100: `w-37`; all bars of an indicator have one scale.
    pub bar: Option<u8>,
}
