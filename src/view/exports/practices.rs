//! The table of practices.

use super::{Cell, Table, text};
use crate::site::{Route, Site, files};

/// `data/practices.csv`
pub const PRACTICES: Table = Table {
    name: "practices",
    path: files::PRACTICES_CSV,
    title: "做法",
    description: "每行一节做法：案例里有模式类型在起作用的一节",
    key: &["case", "section"],
    columns: &[
        text("case", "案例的名字，与 cases.json 的 slug 相同"),
        text("case_short", "案例简称"),
        text("region", "区划代码，GB/T 2260"),
        text("region_name", "地区全名"),
        text("period", "案例时期，ISO 8601"),
        text("section", "一节的编号，在本案内唯一"),
        text("title", "一节的题目"),
        text("models", "起作用的模式，用分号隔开"),
        text("model_names", "起作用的模式的名称"),
        text("also", "只是提到的模式，用分号隔开"),
        text("challenges", "针对的难题，用分号隔开"),
        text("figure", "这一节的代表数据的编号"),
        text("page", "所在网页，相对网站根目录"),
    ],
};

/// The rows of a case, in the order of its text.
pub fn practices<'s>(site: &'s Site<'_>, case: usize) -> impl Iterator<Item = Vec<Cell>> + 's {
    let sections = site.atlas.cases[case].sections.len();
    (0..sections).filter_map(move |section| row(site, case, section))
}

fn row(site: &Site<'_>, case: usize, at: usize) -> Option<Vec<Cell>> {
    let atlas = site.atlas;
    let content = &atlas.cases[case];
    let section = &content.sections[at];
    let links = &site.cases[case].sections[at];
    if links.models.is_empty() {
        return None;
    }
    let slug = |model: &usize| atlas.models[*model].slug.value.as_str();
    let name = |model: &usize| atlas.models[*model].title.value.as_str();
    let challenge = |topic: &usize| atlas.challenges[*topic].slug.value.as_str();
    let region = content.region.as_ref();
    let region = region.and_then(|code| atlas.regions.get(code.value));
    let region_name = region.map(|region| atlas.regions.above(region.code) + &region.name);
    let figure = links.figure.map(|at| &*content.observations[at].id.value);
    let route = Route::Case(content.slug.value.to_string());
    Some(vec![
        Cell::text(&*content.slug.value),
        Cell::text(&*content.short.value),
        Cell::text(region.map_or(String::new(), |region| region.code.to_string())),
        Cell::text(region_name.unwrap_or_default()),
        Cell::text(content.period.iso()),
        Cell::text(&*section.id.value),
        Cell::text(&*section.title),
        Cell::list(links.models.iter().map(slug)),
        Cell::list(links.models.iter().map(name)),
        Cell::list(links.also.iter().map(slug)),
        Cell::list(links.challenges.iter().map(challenge)),
        Cell::text(figure.unwrap_or("")),
        Cell::text(format!("{route}#{}", section.id.value)),
    ])
}
