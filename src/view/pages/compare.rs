//! Two cases side by side.

use serde::Serialize;

use crate::view::frame::{CaseCard, Figure, Link, PracticeCard, Seal};

/// `compare/index.html`
#[derive(Debug, Serialize)]
pub struct CompareIndexPage {
    /// The pairs that have a page.
    pub pairs: Vec<PairCard>,
}

/// A pair of cases in a list.
#[derive(Debug, Serialize)]
pub struct PairCard {
    /// Such as 宽甸与灵丘.
    pub link: Link,
    /// Shared model types.
    pub shared: Vec<Seal>,
    /// Why the two are compared.
    pub reason: String,
}

/// `compare/<a>-<b>.html`
#[derive(Debug, Serialize)]
pub struct ComparePage {
    /// The first case (lower region code).
    pub a: CaseCard,
    /// The second case.
    pub b: CaseCard,
    /// Why the two are compared.
    pub reason: String,
    /// Facts side by side.
    pub facts: Vec<ComparedFact>,
    /// Types both have: the practices side by side.
    pub shared: Vec<ComparedModel>,
    /// Types only the first has.
    pub only_a: Vec<Seal>,
    /// Types only the second has.
    pub only_b: Vec<Seal>,
    /// Indicators that both have.
    pub indicators: Vec<ComparedIndicator>,
}

/// A fact of two cases.
#[derive(Debug, Serialize)]
pub struct ComparedFact {
    /// What.
    pub label: String,
    /// In the first.
    pub a: String,
    /// In the second.
    pub b: String,
}

/// A model type both cases show.
#[derive(Debug, Serialize)]
pub struct ComparedModel {
    /// The type, with link.
    pub seal: Seal,
    /// Practices of the first.
    pub a: Vec<PracticeCard>,
    /// Practices of the second.
    pub b: Vec<PracticeCard>,
}

/// An indicator of two cases.
#[derive(Debug, Serialize)]
pub struct ComparedIndicator {
    /// Name and page.
    pub link: Link,
    /// Basis and unit.
    pub basis: String,
    /// Figures of the first; empty means 未载.
    pub a: Vec<ComparedFigure>,
    /// Figures of the second.
    pub b: Vec<ComparedFigure>,
    /// What must not be compared.
    pub caution: String,
}

/// A figure in a comparison of two.
#[derive(Debug, Serialize)]
pub struct ComparedFigure {
    /// The figure.
    pub figure: Figure,
    /// Same basis as the indicator asks.
    pub comparable: bool,
    /// Why not, or empty.
    pub reason: String,
}
