//! Indicator pages and their index.

use super::Context;
use super::case::plain;
use super::figure::{NOT_COMPARED, basis};
use super::frame::{Fact, Link, Turn};
use super::listing::NAMED;
use super::lists::more;
use super::pages::{IndicatorCard, IndicatorIndexPage, IndicatorPage};
use crate::site::Route;

pub(super) fn index(context: &Context<'_>) -> IndicatorIndexPage {
    IndicatorIndexPage {
        indicators: used(context).map(|at| card(context, at)).collect(),
    }
}

/// Indicators that some figure names.
fn used<'c>(context: &'c Context<'_>) -> impl Iterator<Item = usize> + 'c {
    let groups = &context.site.groups.indicators;
    (0..groups.len()).filter(|at| !groups[*at].is_empty())
}

/// The cases with a figure of an indicator, ascending.
fn cases(context: &Context<'_>, indicator: usize) -> Vec<usize> {
    let members = &context.site.groups.indicators[indicator];
    let mut cases: Vec<usize> = members.iter().map(|(case, _)| *case).collect();
    cases.dedup();
    cases
}

fn link(context: &Context<'_>, indicator: usize) -> Link {
    let content = &context.site.atlas.indicators[indicator];
    let href = context.href(&Route::Indicator(content.id.value.to_string()));
    Link {
        label: content.name.clone(),
        href,
    }
}

fn card(context: &Context<'_>, indicator: usize) -> IndicatorCard {
    let atlas = context.site.atlas;
    let content = &atlas.indicators[indicator];
    let cases = cases(context, indicator);
    IndicatorCard {
        link: link(context, indicator),
        definition: content.definition.clone(),
        basis: basis(content),
        cases: cases
            .iter()
            .take(NAMED)
            .map(|case| atlas.cases[*case].short.value.to_string())
            .collect(),
        more: more(cases.len(), "案例"),
        figures: context.site.groups.indicators[indicator].len(),
    }
}

pub(super) fn page(context: &Context<'_>, indicator: usize) -> IndicatorPage {
    let atlas = context.site.atlas;
    let content = &atlas.indicators[indicator];
    let scale = &context.lists.comparisons(context.site)[indicator];
    let comparison = context.part_of_comparison(indicator, scale);
    let fact = |label: &str, text: String| Fact {
        label: label.to_owned(),
        values: vec![plain(&text)],
    };
    let listed = context.site.groups.model_indicators.iter().enumerate();
    let models: Vec<usize> = listed
        .filter(|(model, list)| list.contains(&indicator) && context.site.has_model_page(*model))
        .map(|(model, _)| model)
        .collect();
    IndicatorPage {
        name: content.name.clone(),
        definition: content.definition.clone(),
        facts: vec![
            fact(
                match content.comparable {
                    true => "比较单位",
                    false => "单位",
                },
                basis(content),
            ),
            fact(
                "有此数的案例",
                format!("{}个", cases(context, indicator).len()),
            ),
            fact(
                "数据",
                match content.comparable {
                    true => format!("{}条，其中可比{}条", scale.rows.len(), scale.comparable),
                    false => format!("{}条，{NOT_COMPARED}", scale.rows.len()),
                },
            ),
        ],
        comparison,
        seals: context.seal_links(&models),
        turn: turn(context, indicator),
    }
}

fn turn(context: &Context<'_>, indicator: usize) -> Turn {
    let order: Vec<usize> = used(context).collect();
    let at = order
        .iter()
        .position(|known| *known == indicator)
        .unwrap_or(0);
    let previous = at.checked_sub(1).map(|before| link(context, order[before]));
    Turn {
        previous,
        next: order.get(at + 1).map(|next| link(context, *next)),
    }
}
