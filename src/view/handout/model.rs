//! A model type as a chapter.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::Context;
use super::super::model::facts as facts_of_page;
use super::conversion;
use super::outline::Outline;
use super::resolve::{Owner, Text, Texts};
use super::tree::Block;
use super::types::{Chapter, Entry, Fact, Part, Role, Section};
use crate::atlas::body::BodyText;
use crate::ground::{han_count_of, han_numeral};
use crate::site::SectionId;

/// The sections of a model file that stand before its practices; all others stand behind them.
const BEFORE: [&str; 1] = ["mechanism"];

/// A chapter of the whole atlas: the practices are told in the chapters of their cases.
pub(super) fn chapter(
    context: &Context<'_>,
    outline: &Outline,
    at: usize,
    model: usize,
) -> Chapter {
    let group = &context.site.groups.models[model];
    let practices = group.practices.iter().chain(&group.mentions);
    let entries = practices.map(|id| entry(context, outline, *id, model));
    let section = Section {
        id: "practices".to_owned(),
        number: String::new(),
        title: title_of_practices(context, model),
        role: Role::Text,
        seals: vec![],
        figure: None,
        parts: vec![Part::Entries(entries.collect())],
    };
    compose(context, outline, at, model, |_| vec![section])
}

/// A handout of its own: every practice with its whole text.
pub(super) fn practices(
    context: &Context<'_>,
    outline: &Outline,
    at: usize,
    model: usize,
) -> Chapter {
    let group = &context.site.groups.models[model];
    // Notes are written when all texts are: the bodies stay until then.
    let cases: BTreeSet<usize> = group.practices.iter().map(|id| id.case).collect();
    let bodies = cases.into_iter().map(|case| {
        let body = context.site.atlas.cases[case].body.text();
        (case, body)
    });
    let bodies: BTreeMap<usize, Arc<BodyText>> = bodies.collect();
    compose(context, outline, at, model, |texts| {
        let practices = group.practices.iter();
        practices
            .map(|id| practice(context, texts, *id, &bodies[&id.case]))
            .collect()
    })
}

fn compose<'t>(
    context: &'t Context<'t>,
    outline: &'t Outline,
    at: usize,
    model: usize,
    practices: impl FnOnce(&mut Texts<'t>) -> Vec<Section>,
) -> Chapter {
    let content = &context.site.atlas.models[model];
    let owner = Owner::Model(model);
    let mut texts = Texts::new(context, outline, at, Some(owner));
    let of = Text {
        owner,
        notes: &content.notes,
    };
    let own = |texts: &mut Texts<'t>, before: bool| -> Vec<Section> {
        let sections = content.sections.iter();
        let sections =
            sections.filter(|section| BEFORE.contains(&section.id.value.as_str()) == before);
        let section = |section: &crate::atlas::vocabulary::TextSection| Section {
            id: section.id.value.to_string(),
            number: String::new(),
            title: section.title.clone(),
            role: role(&section.id.value),
            seals: vec![],
            figure: None,
            parts: vec![text(&section.id.value, texts.blocks(of, &section.blocks))],
        };
        sections.map(section).collect()
    };
    let mut sections = own(&mut texts, true);
    sections.extend(practices(&mut texts));
    sections.extend(comparisons(context, model));
    sections.extend(own(&mut texts, false));
    for (at, section) in sections.iter_mut().enumerate() {
        section.number = han_numeral(at + 1);
    }
    Chapter {
        id: format!("model-{}", content.slug.value),
        kind: "模式",
        phrases: content.phrases.clone(),
        short: content.short.clone(),
        label: family(context, model),
        seals: vec![context.seal(model)],
        summary: content.definition.clone(),
        facts: facts(context, model),
        highlights: vec![],
        sections,
        notes: texts.notes(),
    }
}

fn role(id: &str) -> Role {
    match id {
        "questions" => Role::Questions,
        _ => Role::Text,
    }
}

/// Questions are a numbered list in the file: each becomes one of its own.
fn text(id: &str, blocks: Vec<Block>) -> Part {
    match &blocks[..] {
        [Block::List { items, .. }] if id == "questions" => Part::Questions(items.clone()),
        _ => Part::Text(blocks),
    }
}

/// What the masthead of a model type says.
pub(super) fn facts(context: &Context<'_>, model: usize) -> Vec<Fact> {
    conversion::facts(facts_of_page(context, model))
}

fn family(context: &Context<'_>, model: usize) -> String {
    let site = context.site;
    let family = site.groups.model_families[model];
    family.map_or(String::new(), |at| site.atlas.families[at].name.clone())
}

fn title_of_practices(context: &Context<'_>, model: usize) -> String {
    let cases = context.site.groups.models[model].cases.len();
    if cases == 0 {
        "兼及之处".to_owned()
    } else {
        format!("{}地做法", han_count_of(cases))
    }
}

/// A practice in a list.
pub(super) fn entry(
    context: &Context<'_>,
    outline: &Outline,
    id: SectionId,
    model: usize,
) -> Entry {
    let card = context.practice_card(id, Some(model));
    let section = &context.site.atlas.cases[id.case].sections[id.section];
    Entry {
        to: outline.anchor(&context.site.case_route(id.case), Some(&section.id.value)),
        title: format!("{}：{}", card.case_short, card.title),
        label: format!("{}，{}", card.place, card.period),
        seals: conversion::seals(card.seals),
        excerpt: card.excerpt,
        read: String::new(),
    }
}

/// A practice with its whole text.
fn practice<'t>(
    context: &'t Context<'t>,
    texts: &mut Texts<'t>,
    id: SectionId,
    body: &'t BodyText,
) -> Section {
    let content = &context.site.atlas.cases[id.case];
    let section = &content.sections[id.section];
    let links = &context.site.cases[id.case].sections[id.section];
    let of = Text {
        owner: Owner::Case(id.case),
        notes: &body.notes,
    };
    let figure = links.figure.and_then(|at| context.figure(id.case, at));
    Section {
        id: format!("{}--{}", content.slug.value, section.id.value),
        number: String::new(),
        title: format!("{}：{}", content.short.value, section.title),
        role: Role::Practice,
        seals: conversion::seals(context.section_seals(id)),
        figure: figure.map(conversion::figure),
        parts: vec![Part::Text(texts.blocks(of, &body.sections[id.section]))],
    }
}

fn comparisons(context: &Context<'_>, model: usize) -> Option<Section> {
    let site = context.site;
    let cases = &site.groups.models[model].cases;
    let indicators = site.groups.model_indicators[model].iter();
    let comparisons = indicators
        .filter(|indicator| !site.groups.indicators[**indicator].is_empty())
        .map(|indicator| context.comparison(*indicator, cases))
        .filter(|comparison| !comparison.rows.is_empty());
    let parts: Vec<Part> = comparisons
        .map(|comparison| Part::Comparison(conversion::comparison(comparison)))
        .collect();
    (!parts.is_empty()).then(|| Section {
        id: "comparison".to_owned(),
        number: String::new(),
        title: "数据对照".to_owned(),
        role: Role::Comparison,
        seals: vec![],
        figure: None,
        parts,
    })
}
