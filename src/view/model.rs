//! Model pages and their index.

use super::Context;
use super::case::{linked, linked_all, plain};
use super::frame::{Fact, Link, PracticeCard, Turn};
use super::handout::Subject;
use super::listing::NAMED;
use super::lists::more;
use super::pages::{FamilySection, ModelCard, ModelIndexPage, ModelPage, RelatedModel};
use crate::ground::{han, han_count_of};
use crate::markup::Html;
use crate::site::{Route, SectionId};

/// How many related types a model page names: a row of seals.
const RELATED: usize = 6;

pub(super) fn index(context: &Context<'_>) -> ModelIndexPage {
    let atlas = context.site.atlas;
    let section = |(at, family): (usize, &crate::atlas::vocabulary::Family)| {
        let own = (0..atlas.models.len()).filter(|model| {
            context.site.groups.model_families[*model] == Some(at)
                && context.site.has_model_page(*model)
        });
        FamilySection {
            id: family.slug.value.to_string(),
            name: family.name.clone(),
            family: family.colour.clone(),
            definition: family.definition.clone(),
            types: own.map(|model| card(context, model)).collect(),
        }
    };
    let families = atlas.families.iter().enumerate().map(section);
    ModelIndexPage {
        families: families.filter(|family| !family.types.is_empty()).collect(),
    }
}

fn card(context: &Context<'_>, model: usize) -> ModelCard {
    let group = &context.site.groups.models[model];
    ModelCard {
        seal: context.seal_link(model),
        definition: context.site.atlas.models[model].definition.clone(),
        extent: extent(context, model),
        cases: group
            .cases
            .iter()
            .take(NAMED)
            .map(|case| case_link(context, *case))
            .collect(),
        more: more(group.cases.len(), "案例"),
    }
}

fn case_link(context: &Context<'_>, case: usize) -> Link {
    let label = context.site.atlas.cases[case].short.value.to_string();
    Link {
        label,
        href: context.case_href(case),
    }
}

/// `四地作主要做法，六节`, or that it is merely mentioned.
fn extent(context: &Context<'_>, model: usize) -> String {
    let group = &context.site.groups.models[model];
    if group.cases.is_empty() {
        return "材料仅兼及".to_owned();
    }
    format!(
        "{}地作主要做法，共{}节",
        han_count_of(group.cases.len()),
        han_count_of(group.practices.len())
    )
}

pub(super) fn page(context: &Context<'_>, model: usize) -> ModelPage {
    let site = context.site;
    let content = &site.atlas.models[model];
    let group = &site.groups.models[model];
    let family = site.groups.model_families[model].map(|family| &site.atlas.families[family]);
    // What is said once stands where the list begins.
    let is_first = context.is_first();
    let section = |id: &str| -> Html {
        if !is_first {
            return Html::default();
        }
        let found = content
            .sections
            .iter()
            .find(|section| section.id.value == id);
        found.map_or_else(Html::default, |found| {
            context.prose(&found.blocks, &content.notes)
        })
    };
    let cards = |sections: &[SectionId]| -> Vec<PracticeCard> {
        let own = context.part(sections).iter();
        own.map(|id| context.practice_card(*id, Some(model)))
            .collect()
    };
    let indicators = site.groups.model_indicators[model].iter();
    let comparisons = indicators
        .filter(|indicator| is_first && !site.groups.indicators[**indicator].is_empty())
        .map(|indicator| context.first_of_comparison(*indicator, &group.cases))
        .filter(|comparison| !comparison.rows.is_empty());
    ModelPage {
        seal: context.seal(model),
        phrases: content.phrases.clone(),
        title_en: content.title_en.clone(),
        family: Link {
            label: family.map_or(String::new(), |family| family.name.clone()),
            href: context.route.href_at(
                &Route::ModelIndex,
                family.map_or("main", |family| &family.slug.value),
            ),
        },
        extent: extent(context, model),
        definition: han::phrases(&content.definition),
        facts: if is_first {
            facts(context, model)
        } else {
            Vec::new()
        },
        mechanism: section("mechanism"),
        practices: cards(&group.practices),
        mentions: cards(&group.mentions),
        practices_title: format!("{}地做法", han_count_of(group.cases.len())),
        comparisons: comparisons.collect(),
        conditions: section("conditions"),
        risks: section("risks"),
        questions: section("questions"),
        scope: section("scope"),
        related: if is_first {
            related(context, model)
        } else {
            Vec::new()
        },
        turn: turn(context, model),
    }
}

pub(super) fn facts(context: &Context<'_>, model: usize) -> Vec<Fact> {
    let site = context.site;
    let group = &site.groups.models[model];
    let short = |case: usize| site.atlas.cases[case].short.value.as_str();
    let mut facts = Vec::new();
    let mut add = |label: &str, values: Vec<_>| {
        if !values.is_empty() {
            facts.push(Fact {
                label: label.to_owned(),
                values,
            });
        }
    };
    let named = |cases: &[usize]| -> Vec<_> {
        let first = cases.iter().take(NAMED);
        let more = Some(more(cases.len(), "案例")).filter(|more| !more.is_empty());
        first
            .map(|case| linked(short(*case), context.case_href(*case)))
            .chain(more.map(|more| plain(&more)))
            .collect()
    };
    add("案例", named(&group.cases));
    let mut mentioned: Vec<usize> = group.mentions.iter().map(|id| id.case).collect();
    mentioned.dedup();
    add("兼及", named(&mentioned));
    let missing = (0..site.atlas.cases.len()).filter(|case| {
        group.cases.binary_search(case).is_err() && mentioned.binary_search(case).is_err()
    });
    let missing: Vec<_> = missing.take(12).map(|case| plain(short(case))).collect();
    add("未载", missing);
    let together = site.groups.used_together(model);
    let together = together.iter().take(2).map(|(other, shared)| {
        let name = &site.atlas.models[*other].short;
        let words = format!("{name}（{}地）", han_count_of(shared.len()));
        linked(&words, context.href(&site.model_route(*other)))
    });
    add("常同用", together.collect());
    let mut challenges: Vec<usize> = group
        .practices
        .iter()
        .flat_map(|id| &site.cases[id.case].sections[id.section].challenges)
        .copied()
        .collect();
    challenges.sort_unstable();
    challenges.dedup();
    add("针对难题", linked_all(context.challenge_links(&challenges)));
    facts.extend(context.handouts("讲义", Subject::Model(model)));
    facts
}

fn related(context: &Context<'_>, model: usize) -> Vec<RelatedModel> {
    let site = context.site;
    let together = site.groups.used_together(model);
    let reason = |shared: &[usize]| {
        let names: Vec<_> = shared
            .iter()
            .take(3)
            .map(|case| site.atlas.cases[*case].short.value.as_str())
            .collect();
        let more = if shared.len() > 3 { "等" } else { "" };
        format!(
            "{}{more}{}地同用",
            names.join("、"),
            han_count_of(shared.len())
        )
    };
    together
        .iter()
        .take(RELATED)
        .map(|(other, shared)| RelatedModel {
            seal: context.seal_link(*other),
            reason: reason(shared),
        })
        .collect()
}

fn turn(context: &Context<'_>, model: usize) -> Turn {
    let site = context.site;
    let link = |model: usize| Link {
        label: site.atlas.models[model].title.value.to_string(),
        href: context.href(&site.model_route(model)),
    };
    let previous = (0..model).rev().find(|other| site.has_model_page(*other));
    let next = (model + 1..site.atlas.models.len()).find(|other| site.has_model_page(*other));
    Turn {
        previous: previous.map(link),
        next: next.map(link),
    }
}
