//! Regions.

use serde::Serialize;

use crate::view::frame::{CaseCard, FigureLine, Link, Seal};

/// `regions/index.html`
#[derive(Debug, Serialize)]
pub struct RegionIndexPage {
    /// Provinces with what lies below; only places that occur.
    pub provinces: Vec<RegionNode>,
}

/// A region in the place tree.
#[derive(Debug, Serialize)]
pub struct RegionNode {
    /// Name and page.
    pub link: Link,
    /// Six digits.
    pub code: String,
    /// 省, 地, 县.
    pub level: &'static str,
    /// Cases at or below.
    pub cases: usize,
    /// Practices at or below.
    pub practices: usize,
    /// Cases of exactly this region.
    pub own: Vec<Link>,
    /// What lies below.
    pub children: Vec<RegionNode>,
}

/// `regions/<code>.html`
#[derive(Debug, Serialize)]
pub struct RegionPage {
    /// Full legal name.
    pub name: String,
    /// What lies above.
    pub above: String,
    /// Six digits.
    pub code: String,
    /// 省级, 地级, 县级.
    pub level: &'static str,
    /// Cases at or below, each with its practices here.
    pub cases: Vec<RegionCase>,
    /// Regions directly below that have a page.
    pub children: Vec<RegionNode>,
    /// Townships and villages in pinyin order, with their figures.
    pub places: Vec<PlaceEntry>,
}

/// A case on the page of a region.
#[derive(Debug, Serialize)]
pub struct RegionCase {
    /// The case.
    pub case: CaseCard,
    /// Its practices here, in reading order: a figure of theirs stands with its place, and what they say
    /// on the page of the case.
    pub practices: Vec<RegionPractice>,
}

/// A practice on the page of a region.
#[derive(Debug, Serialize)]
pub struct RegionPractice {
    /// Its title and section.
    pub link: Link,
    /// Its model types.
    pub seals: Vec<Seal>,
}

/// A township or village.
#[derive(Debug, Serialize)]
pub struct PlaceEntry {
    /// Its name, such as 大西岔镇杨林村.
    pub name: String,
    /// Anchor.
    pub id: String,
    /// Figures of the place.
    pub figures: Vec<FigureLine>,
}
