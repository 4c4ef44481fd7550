//! Two cases side by side, and the list of pairs.

use super::Context;
use super::figure::{basis, why_not_comparable};
use super::frame::{Link, PracticeCard};
use super::pages::{
    CompareIndexPage, ComparePage, ComparedFact, ComparedFigure, ComparedIndicator, ComparedModel,
    PairCard,
};
use crate::ground::Spanned;
use crate::site::related::shared;
use crate::site::{Route, SectionId};

pub(super) fn index(context: &Context<'_>) -> CompareIndexPage {
    let atlas = context.site.atlas;
    let card = |(a, b): (usize, usize)| {
        let common = shared(&context.site.cases, a, b);
        let label = format!(
            "{}与{}",
            atlas.cases[a].short.value, atlas.cases[b].short.value
        );
        PairCard {
            link: Link {
                label,
                href: context.compare_href(a, b),
            },
            shared: common
                .models
                .iter()
                .map(|model| context.seal(*model))
                .collect(),
            reason: context.reason(&common),
        }
    };
    CompareIndexPage {
        pairs: context
            .part(context.lists.pairs(context.site))
            .iter()
            .map(|pair| card(*pair))
            .collect(),
    }
}

pub(super) fn page(context: &Context<'_>, a: usize, b: usize) -> ComparePage {
    let common = shared(&context.site.cases, a, b);
    let only = |own: usize, other: usize| {
        let other = &context.site.cases[other].models;
        let own = context.site.cases[own].models.iter();
        let own: Vec<usize> = own
            .filter(|model| !other.contains(model))
            .copied()
            .collect();
        context.seal_links(&own)
    };
    let model = |model: &usize| ComparedModel {
        seal: context.seal_link(*model),
        a: practices(context, a, *model),
        b: practices(context, b, *model),
    };
    ComparePage {
        a: context.case_card(a),
        b: context.case_card(b),
        reason: context.reason(&common),
        facts: facts(context, a, b),
        shared: common.models.iter().map(model).collect(),
        only_a: only(a, b),
        only_b: only(b, a),
        indicators: common
            .indicators
            .iter()
            .map(|at| indicator(context, *at, a, b))
            .collect(),
    }
}

fn practices(context: &Context<'_>, case: usize, model: usize) -> Vec<PracticeCard> {
    let sections = context.site.cases[case].sections.iter().enumerate();
    let own = sections.filter(|(_, section)| section.models.contains(&model));
    let id = |(section, _)| SectionId { case, section };
    own.map(id)
        .map(|id| context.practice_card(id, Some(model)))
        .collect()
}

fn facts(context: &Context<'_>, a: usize, b: usize) -> Vec<ComparedFact> {
    let atlas = context.site.atlas;
    let words = |label: &str, of: &dyn Fn(usize) -> String| ComparedFact {
        label: label.to_owned(),
        a: of(a),
        b: of(b),
    };
    let names = |list: Vec<&str>| {
        if list.is_empty() {
            "未载".to_owned()
        } else {
            list.join("、")
        }
    };
    let keywords =
        |list: &[Spanned<String>]| names(list.iter().map(|word| word.value.as_str()).collect());
    vec![
        words("地区", &|case| {
            context.case_place(case) + context.case_name(case)
        }),
        words("案例时期", &|case| atlas.cases[case].period.to_string()),
        words("推动力量", &|case| {
            let own = context.site.cases[case].drivers.iter();
            names(own.map(|at| atlas.drivers[*at].name.as_str()).collect())
        }),
        words("针对难题", &|case| {
            let own = context.site.cases[case].challenges.iter();
            names(own.map(|at| atlas.challenges[*at].name.as_str()).collect())
        }),
        words("关键词", &|case| keywords(&atlas.cases[case].keywords)),
        words("主要做法", &|case| {
            format!("{}种模式", context.site.cases[case].models.len())
        }),
        words("数据", &|case| {
            format!("{}条", atlas.cases[case].observations.len())
        }),
    ]
}

fn indicator(context: &Context<'_>, at: usize, a: usize, b: usize) -> ComparedIndicator {
    let wanted = &context.site.atlas.indicators[at];
    let figures = |case: usize| -> Vec<ComparedFigure> {
        let members = &context.site.groups.indicators[at];
        let first = members.partition_point(|(member, _)| *member < case);
        let own = members[first..]
            .iter()
            .take_while(|(member, _)| *member == case);
        own.filter_map(|(case, number)| {
            let observation = &context.site.atlas.cases[*case].observations[*number];
            let quantity = &observation.quantity.as_ref()?.value;
            let reason = why_not_comparable(observation, quantity, wanted);
            let figure = context.figure(*case, *number)?;
            Some(ComparedFigure {
                figure,
                comparable: reason.is_empty(),
                reason,
            })
        })
        .collect()
    };
    ComparedIndicator {
        link: Link {
            label: wanted.name.clone(),
            href: context.href(&Route::Indicator(wanted.id.value.clone())),
        },
        basis: basis(wanted),
        a: figures(a),
        b: figures(b),
        caution: wanted.caution.clone(),
    }
}
