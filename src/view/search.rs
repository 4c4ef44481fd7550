//! The search page: what can be asked, and the ways that need no script.

use super::Context;
use super::frame::Link;
use super::framing::exists;
use super::pages::SearchPage;
use crate::ground::readings;
use crate::site::Route;

pub(super) fn page(context: &Context<'_>) -> SearchPage {
    let ways = [
        ("音序索引", Route::Alphabet),
        ("全部模式", Route::ModelIndex),
        ("全部案例", Route::CaseIndex),
        ("全部地区", Route::RegionIndex),
        ("术语", Route::Glossary),
        ("关键词", Route::Keywords),
        ("站点地图", Route::Sitemap),
    ];
    let present = ways.into_iter().filter(|(_, route)| exists(context, route));
    let link = |(label, route): (&str, Route)| Link {
        label: label.to_owned(),
        href: context.href(&route),
    };
    let site = context.site;
    let models = (0..site.atlas.models.len()).filter(|model| site.has_model_page(*model));
    let models = models.map(|model| Link {
        label: site.atlas.models[model].title.value.to_string(),
        href: context.href(&site.model_route(model)),
    });
    SearchPage {
        examples: examples(context),
        indexes: present.map(link).collect(),
        models: models.collect(),
    }
}

/// The first case's short name as it is written, in full pinyin and as initials.
fn examples(context: &Context<'_>) -> Vec<Link> {
    let Some(case) = context.site.atlas.cases.first() else {
        return Vec::new();
    };
    let name = &case.short.value;
    let usual = |char| readings(char).first().copied().unwrap_or_default();
    let full: String = name.chars().map(usual).collect();
    let initials: String = name
        .chars()
        .map(|char| usual(char).get(..1).unwrap_or_default())
        .collect();
    let mut queries = vec![name.to_string(), full, initials];
    queries.retain(|query| !query.is_empty());
    let href = context.href(&Route::Search);
    let link = |query: String| Link {
        href: format!("{href}?q={query}"),
        label: query,
    };
    queries.into_iter().map(link).collect()
}
