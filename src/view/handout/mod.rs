//! Handouts: what files for readers (books, slides, documents) are made from. A case, a model type
//! or the whole atlas becomes one [`Handout`]; every writer of a format takes nothing else.
//!
//! Start reading with [`Handout`], then [`handout`].

mod book;
mod case;
mod conversion;
mod model;
mod outline;
mod resolve;
mod teaching;
pub mod tree;
mod types;

pub use types::*;

use super::{Context, Lists, handout_files};
use crate::ground::han;
use crate::site::{Route, Site};
use outline::{Outline, Topic};

/// What a handout is of: an index into the atlas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A model type.
    Model(usize),
    /// A case.
    Case(usize),
    /// A training pack.
    Pack(usize),
    /// Everything, as a book.
    Atlas,
}

/// Makes the handout of a subject. `base` is the address of the published site, if there is one:
/// links that lead out of the handout are written with it.
pub fn handout(site: &Site<'_>, subject: Subject, base: Option<&str>) -> Handout {
    let lists = Lists::of_nothing(site.atlas.settings.page_length);
    let route = route(site, subject);
    let context = Context {
        site,
        route: &route,
        lists: &lists,
        handouts: &handout_files::NONE,
    };
    let topics = match subject {
        Subject::Case(case) => book::with_glossary(&context, vec![Topic::Case(case)]),
        Subject::Model(model) => vec![Topic::Practices(model)],
        Subject::Pack(pack) => book::with_glossary(&context, book::topics_of_pack(site, pack)),
        Subject::Atlas => book::with_glossary(&context, book::topics(site)),
    };
    let outline = Outline::new(site, topics, base);
    let chapters: Vec<Chapter> = outline
        .topics
        .iter()
        .enumerate()
        .map(|(at, topic)| match topic {
            Topic::Pack(pack) => teaching::pack(&context, &outline, at, *pack),
            Topic::Preface => book::preface(&context),
            Topic::Case(case) => case::chapter(&context, &outline, at, *case),
            Topic::Model(model) => model::chapter(&context, &outline, at, *model),
            Topic::Practices(model) => model::practices(&context, &outline, at, *model),
            Topic::Glossary(terms) => book::glossary(&context, terms),
        })
        .collect();
    let dated = dated(site, &outline.topics);
    let address = outline.address(&route, None);
    let settings = &site.atlas.settings;
    let whole = Handout {
        name: "atlas".to_owned(),
        kind: "全书",
        title: settings.title.clone(),
        phrases: vec![settings.title.clone()],
        label: String::new(),
        slip: settings.title.clone(),
        atlas: settings.title.clone(),
        brand_seal: settings.brand_seal.clone(),
        edition: site.edition,
        language: settings.language.clone(),
        summary: settings.description.clone(),
        notice: settings.notice.clone(),
        licence: settings.licence.clone(),
        dated,
        address,
        seals: vec![],
        facts: vec![],
        page: settings.page,
        chapters,
    };
    match subject {
        Subject::Atlas => whole,
        Subject::Case(case) => of_case(&context, case, whole),
        Subject::Model(model) => of_model(&context, model, whole),
        Subject::Pack(pack) => of_pack(&context, pack, whole),
    }
}

fn route(site: &Site<'_>, subject: Subject) -> Route {
    match subject {
        Subject::Case(case) => site.case_route(case),
        Subject::Model(model) => site.model_route(model),
        Subject::Pack(pack) => site.pack_route(pack),
        Subject::Atlas => Route::Home,
    }
}

fn of_case(context: &Context<'_>, case: usize, whole: Handout) -> Handout {
    let content = &context.site.atlas.cases[case];
    let card = context.case_card(case);
    Handout {
        name: format!("cases/{}", content.slug.value),
        kind: "案例",
        title: content.title.value.to_string(),
        phrases: card.phrases,
        label: card.place + &card.name,
        slip: card.name,
        summary: content.summary.value.to_string(),
        seals: conversion::seals(card.seals),
        facts: case::facts(context, case),
        ..whole
    }
}

fn of_model(context: &Context<'_>, model: usize, whole: Handout) -> Handout {
    let content = &context.site.atlas.models[model];
    Handout {
        name: format!("models/{}", content.slug.value),
        kind: "模式",
        title: content.title.value.to_string(),
        phrases: content.phrases.clone(),
        slip: content.title.value.to_string(),
        summary: content.definition.clone(),
        seals: vec![context.seal(model)],
        facts: model::facts(context, model),
        ..whole
    }
}

fn of_pack(context: &Context<'_>, pack: usize, whole: Handout) -> Handout {
    let content = &context.site.atlas.packs[pack];
    Handout {
        name: format!("training/{}", content.slug.value),
        kind: "培训专题",
        title: content.title.value.to_string(),
        phrases: phrases(&content.title.value),
        label: content.audience.clone(),
        slip: content.title.value.to_string(),
        summary: content.summary.clone(),
        seals: teaching::seals(context, pack),
        facts: teaching::facts(context, pack),
        ..whole
    }
}

/// The newest of the cases in a handout, or a pack that is newer.
fn dated(site: &Site<'_>, topics: &[Topic]) -> Option<Date> {
    let atlas = site.atlas;
    let mut cases: Vec<usize> = Vec::new();
    let mut packs: Vec<usize> = Vec::new();
    for topic in topics {
        match topic {
            Topic::Case(case) => cases.push(*case),
            Topic::Model(model) | Topic::Practices(model) => {
                let group = &site.groups.models[*model];
                let practices = group.practices.iter().chain(&group.mentions);
                cases.extend(practices.map(|id| id.case));
            }
            Topic::Pack(pack) => packs.push(*pack),
            Topic::Preface | Topic::Glossary(_) => {}
        }
    }
    let of_cases = cases.iter().map(|case| &atlas.cases[*case].published);
    let of_packs = packs.iter().map(|pack| &atlas.packs[*pack].published);
    let dates = of_cases.chain(of_packs).flatten();
    dates.map(|published| published.value.date).max()
}

/// A title in pieces between which a line may break.
fn phrases(title: &str) -> Vec<String> {
    han::phrases(title)
}
