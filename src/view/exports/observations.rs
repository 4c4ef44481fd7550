//! The table of stated numbers.

use super::{Cell, Table, number, text};
use crate::atlas::case::{Observation, STATUSES};
use crate::atlas::quantity::{APPROXIMATIONS, Amount, BASES, Quantity};
use crate::site::{Route, Site, files};

/// `data/observations.csv`
pub const OBSERVATIONS: Table = Table {
    name: "observations",
    path: files::OBSERVATIONS_CSV,
    title: "数据",
    description: "每行一条数据，数值照原文，不折算",
    key: &["case", "id"],
    columns: &[
        text("case", "案例的名字，与 cases.json 的 slug 相同"),
        text("case_short", "案例简称"),
        text("id", "数据编号，在本案内唯一"),
        text("indicator", "指标编号；空着表示不与他案对照"),
        text("label", "数的是什么"),
        number("value", "数值；范围的下限"),
        number("value_high", "范围的上限；不是范围就空着"),
        text(
            "approx",
            "精确程度：over 余，nearly 近，about 约，at-least 以上，at-most 最高",
        ),
        text("unit", "单位"),
        text("per", "按什么计：household 户，year 年等，用分号隔开"),
        text("period", "时期，ISO 8601；unstated 表示原文未写"),
        text("place", "乡镇村；空着表示案例全境"),
        text("region", "所在县的区划代码，案例写州市时才有"),
        text(
            "status",
            "口径：achieved 已实现，ongoing 推进中，rule 规定，planned 计划，expected 预计，target 目标，claim 自述，context 背景",
        ),
        text("source", "出处编号"),
        text("source_title", "出处的篇名"),
        text("source_publisher", "出处的发布者"),
        text("note", "附注"),
        text("derived", "推算的算式；原文直接写出的空着"),
        text("page", "所在网页，相对网站根目录"),
    ],
};

/// The rows of a case, in the order written; numbers that could not be read are left out (found).
pub fn observations<'s>(site: &'s Site<'_>, case: usize) -> impl Iterator<Item = Vec<Cell>> + 's {
    let observations = site.atlas.cases[case].observations.iter().enumerate();
    observations.filter_map(move |(at, observation)| row(site, case, at, observation))
}

fn row(site: &Site<'_>, case: usize, at: usize, observation: &Observation) -> Option<Vec<Cell>> {
    let content = &site.atlas.cases[case];
    let quantity = &observation.quantity.as_ref()?.value;
    let source = site.cases[case].observations[at].source;
    let source = source.and_then(|source| content.sources.get(source));
    let (low, high) = ends(quantity.amount);
    let region = observation.region.as_ref();
    let route = Route::Case(content.slug.value.clone());
    Some(vec![
        Cell::text(&*content.slug.value),
        Cell::text(&*content.short.value),
        Cell::text(&*observation.id.value),
        Cell::optional(observation.indicator.as_ref()),
        Cell::text(&*observation.label.value),
        low,
        high,
        Cell::text(word_of(APPROXIMATIONS, &quantity.approximation)),
        Cell::text(quantity.unit.to_string()),
        per(quantity),
        Cell::text(observation.period.value.iso()),
        Cell::optional(observation.place.as_ref()),
        Cell::text(region.map_or(String::new(), |code| code.value.to_string())),
        Cell::text(word_of(STATUSES, &observation.status)),
        Cell::optional(observation.source.as_ref()),
        Cell::text(source.map_or("", |source| &source.title.value)),
        Cell::text(source.map_or("", |source| &source.publisher.value)),
        Cell::optional(observation.note()),
        Cell::optional(observation.derived()),
        Cell::text(format!("{route}#o-{}", observation.id.value)),
    ])
}

fn ends(amount: Amount) -> (Cell, Cell) {
    let number = |value: rust_decimal::Decimal| Cell::Number(value.to_string());
    match amount {
        Amount::One(value) => (number(value), Cell::Empty),
        Amount::Range(low, high) => (number(low), number(high)),
    }
}

fn per(quantity: &Quantity) -> Cell {
    Cell::list(quantity.per.iter().map(|basis| word_of(BASES, basis)))
}

/// The word of front matter for a value; empty for one that has none.
pub(super) fn word_of<T: PartialEq>(table: &[(&'static str, T)], value: &T) -> &'static str {
    let mut entries = table.iter();
    let entry = entries.find(|(_, known)| known == value);
    entry.map_or("", |(word, _)| word)
}
