//! A case as a chapter.

use super::super::case::{facts as facts_of_page, table};
use super::super::{Context, source};
use super::outline::Outline;
use super::resolve::{Owner, Text, Texts};
use super::types::{Chapter, Fact, Part, Role, Section};
use super::{conversion, teaching};
use crate::ground::han_numeral;
use crate::site::SectionId;

pub(super) fn chapter(context: &Context<'_>, outline: &Outline, at: usize, case: usize) -> Chapter {
    let content = &context.site.atlas.cases[case];
    let links = &context.site.cases[case];
    let card = context.case_card(case);
    let owner = Owner::Case(case);
    let body = content.body.text();
    let mut texts = Texts::new(context, outline, at, Some(owner));
    let of = Text {
        owner,
        notes: &body.notes,
    };
    let added = teaching::of_case(&mut texts, case, content.teaching.as_ref());
    let mut sections = added.before;
    let texts_of = content.sections.iter().zip(&body.sections);
    for (number, (section, blocks)) in texts_of.enumerate() {
        let id = SectionId {
            case,
            section: number,
        };
        let own = &links.sections[number];
        let is_practice = !own.models.is_empty();
        sections.push(Section {
            id: section.id.value.to_string(),
            number: han_numeral(number + 1),
            title: section.title.clone(),
            role: if is_practice {
                Role::Practice
            } else {
                Role::Text
            },
            seals: conversion::seals(context.section_seals(id)),
            figure: own
                .figure
                .and_then(|figure| context.figure(case, figure))
                .map(conversion::figure),
            parts: vec![Part::Text(texts.with_terms(of, blocks))],
        });
    }
    sections.extend(added.behind);
    sections.extend(appendices(context, case));
    let highlights = links.highlights.iter();
    let highlights = highlights.filter_map(|at| context.figure(case, *at));
    Chapter {
        id: format!("case-{}", content.slug.value),
        kind: "案例",
        phrases: card.phrases,
        short: card.short,
        label: card.place + &card.name,
        seals: conversion::seals(card.seals),
        summary: content.summary.value.to_string(),
        facts: facts(context, case),
        highlights: highlights.map(conversion::figure).collect(),
        sections,
        notes: texts.notes(),
    }
}

/// What the masthead of a case says.
pub(super) fn facts(context: &Context<'_>, case: usize) -> Vec<Fact> {
    conversion::facts(facts_of_page(context, case))
}

fn appendices(context: &Context<'_>, case: usize) -> Vec<Section> {
    let figures = table(context, case);
    let figures: Vec<_> = figures.into_iter().map(conversion::group).collect();
    let sources = source::sources(context, case);
    let sources: Vec<_> = sources.into_iter().map(conversion::source).collect();
    let mut sections = Vec::new();
    if !figures.is_empty() {
        sections.push(appendix(
            "sec-figures",
            "附",
            "数据表",
            Part::Figures(figures),
        ));
    }
    if !sources.is_empty() {
        sections.push(appendix(
            "sec-sources",
            "引",
            "出处",
            Part::Sources(sources),
        ));
    }
    sections
}

/// A section the program adds.
pub(super) fn appendix(id: &str, number: &str, title: &str, part: Part) -> Section {
    Section {
        id: id.to_owned(),
        number: number.to_owned(),
        title: title.to_owned(),
        role: Role::Appendix,
        seals: vec![],
        figure: None,
        parts: vec![part],
    }
}
