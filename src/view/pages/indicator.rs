//! Indicators.

use serde::Serialize;

use crate::view::frame::{Comparison, Fact, Link, Seal, Turn};

/// `indicators/index.html`
#[derive(Debug, Serialize)]
pub struct IndicatorIndexPage {
    /// Indicators that occur.
    pub indicators: Vec<IndicatorCard>,
}

/// An indicator in a list.
#[derive(Debug, Serialize)]
pub struct IndicatorCard {
    /// Name and page.
    pub link: Link,
    /// What is counted.
    pub definition: String,
    /// Basis and unit in words.
    pub basis: String,
    /// Short names of the cases that have it, or of the first of them.
    pub cases: Vec<String>,
    /// How many there are when not all are named: `等120个案例`; or empty.
    pub more: String,
    /// Number of figures.
    pub figures: usize,
}

/// `indicators/<id>.html`
#[derive(Debug, Serialize)]
pub struct IndicatorPage {
    /// Name.
    pub name: String,
    /// What is counted.
    pub definition: String,
    /// Basis and unit, case counts.
    pub facts: Vec<Fact>,
    /// The figures of all cases.
    pub comparison: Comparison,
    /// Model types that list this indicator.
    pub seals: Vec<Seal>,
    /// Previous and next indicator.
    pub turn: Turn,
}
