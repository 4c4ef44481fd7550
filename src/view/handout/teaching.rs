//! What cases and training packs have for teaching. In a student edition the site holds nothing of
//! what is for teachers alone, so nothing here asks for whom a handout is.

use super::super::Context;
use super::case::appendix;
use super::conversion;
use super::outline::Outline;
use super::resolve::{Owner, Text, Texts};
use super::tree::Block;
use super::types::{Chapter, Entry, Fact, Part, Role, Section};
use crate::atlas::document::Document;
use crate::atlas::teaching::{Lesson, Teaching};
use crate::atlas::vocabulary::TextSection;
use crate::ground::{han, han_numeral};

/// Texts for teaching have no notes.
static NO_NOTES: Document = Document {
    blocks: Vec::new(),
    footnotes: Vec::new(),
};

/// What the teaching block of a case adds in front of its text, and behind it.
#[derive(Default)]
pub(super) struct Added {
    pub(super) before: Vec<Section>,
    pub(super) behind: Vec<Section>,
}

/// Title and id of each part of a case's guide.
const ANALYSIS: (&str, &str) = ("sec-analysis", "分析思路");
const THEORY: (&str, &str) = ("sec-theory", "理论依据");
const KEY_POINTS: (&str, &str) = ("sec-key-points", "关键要点");
const CLASS_PLAN: (&str, &str) = ("sec-class-plan", "课堂安排");
const FOLLOW_UP: (&str, &str) = ("sec-follow-up", "后续进展");

pub(super) fn of_case(texts: &mut Texts<'_>, case: usize, teaching: Option<&Teaching>) -> Added {
    let Some(teaching) = teaching else {
        return Added::default();
    };
    let of = Text {
        owner: Owner::Case(case),
        notes: &NO_NOTES,
    };
    let objectives = items(texts, of, &teaching.objectives);
    let questions = items(texts, of, &teaching.questions);
    let guide = &teaching.guide;
    let mut behind = Vec::new();
    behind.extend(section(
        ("sec-questions", "讨论题"),
        Role::Questions,
        Part::Questions(questions),
    ));
    let parts = [
        (ANALYSIS, Part::Text(texts.blocks(of, &guide.analysis))),
        (THEORY, Part::Points(items(texts, of, &guide.theory))),
        (
            KEY_POINTS,
            Part::Points(items(texts, of, &guide.key_points)),
        ),
        (CLASS_PLAN, Part::Text(texts.blocks(of, &guide.class_plan))),
        (FOLLOW_UP, Part::Text(texts.blocks(of, &guide.follow_up))),
    ];
    let guide = parts.into_iter();
    behind.extend(guide.filter_map(|(name, part)| section(name, Role::Guide, part)));
    Added {
        before: Vec::from_iter(section(
            ("sec-objectives", "教学目标"),
            Role::Objectives,
            Part::Points(objectives),
        )),
        behind,
    }
}

fn items<'t>(texts: &mut Texts<'t>, of: Text<'t>, items: &[Lesson]) -> Vec<Vec<Block>> {
    items.iter().map(|item| texts.blocks(of, item)).collect()
}

/// A section, unless it holds nothing.
fn section((id, title): (&str, &str), role: Role, part: Part) -> Option<Section> {
    let is_empty = match &part {
        Part::Text(blocks) => blocks.is_empty(),
        Part::Points(items) | Part::Questions(items) => items.is_empty(),
        Part::Entries(entries) => entries.is_empty(),
        _ => false,
    };
    let role_of = |section: Section| Section { role, ..section };
    (!is_empty).then(|| role_of(appendix(id, "", title, part)))
}

/// A training pack as a chapter; its cases follow as chapters of their own.
pub(super) fn pack(context: &Context<'_>, outline: &Outline, at: usize, pack: usize) -> Chapter {
    let content = &context.site.atlas.packs[pack];
    let owner = Owner::Pack(pack);
    let mut texts = Texts::new(context, outline, at, Some(owner));
    let of = Text {
        owner,
        notes: &NO_NOTES,
    };
    let mut own = |written: &TextSection, role: Role| {
        let name = (written.id.value.as_str(), written.title.as_str());
        let blocks = texts.blocks(of, &written.blocks);
        let part = match (role, &blocks[..]) {
            (Role::Questions, [Block::List { items, .. }]) => Part::Questions(items.clone()),
            _ => Part::Text(blocks),
        };
        section(name, role, part)
    };
    let open = |id: &str| {
        let mut sections = content.sections.iter();
        sections.find(|section| section.id.value == id)
    };
    let introduction = open("introduction").and_then(|written| own(written, Role::Text));
    let comparison = open("comparison").and_then(|written| own(written, Role::Comparison));
    let questions = open("questions").and_then(|written| own(written, Role::Questions));
    let guide: Vec<Section> = content
        .guide
        .iter()
        .filter_map(|written| own(written, Role::Guide))
        .collect();
    let objectives = section(
        ("sec-objectives", "教学目标"),
        Role::Objectives,
        Part::Points(items(&mut texts, of, &content.objectives)),
    );
    let cases = Part::Entries(entries(context, outline, pack));
    let cases = section(("sec-cases", "案例"), Role::Text, cases);
    let in_order = [objectives, introduction, cases, comparison];
    let mut sections: Vec<Section> = in_order.into_iter().flatten().collect();
    sections.extend(figures(context, pack));
    sections.extend(questions);
    sections.extend(guide);
    for (number, section) in sections.iter_mut().enumerate() {
        section.number = han_numeral(number + 1);
    }
    Chapter {
        id: format!("pack-{}", content.slug.value),
        kind: "培训专题",
        phrases: han::phrases(&content.title.value),
        short: content.title.value.to_string(),
        label: String::new(),
        seals: seals(context, pack),
        summary: content.summary.clone(),
        facts: facts(context, pack),
        highlights: vec![],
        sections,
        notes: texts.notes(),
    }
}

/// What the masthead of a pack says.
pub(super) fn facts(context: &Context<'_>, pack: usize) -> Vec<Fact> {
    let content = &context.site.atlas.packs[pack];
    let cases = context.site.packs[pack].cases.len();
    conversion::facts(super::super::training::facts(content, cases))
}

/// The model types a pack is about.
pub(super) fn seals(context: &Context<'_>, pack: usize) -> Vec<super::super::frame::Seal> {
    let models = context.site.packs[pack].models.iter();
    models.map(|model| context.seal(*model)).collect()
}

fn entries(context: &Context<'_>, outline: &Outline, pack: usize) -> Vec<Entry> {
    let site = context.site;
    let members = site.packs[pack].cases.iter();
    let entry = |member: &crate::site::packs::PackCase| {
        let content = &site.atlas.cases[member.case];
        let card = context.case_card(member.case);
        let read = member.sections.iter();
        let read: Vec<&str> = read
            .map(|at| content.sections[*at].title.as_str())
            .collect();
        Entry {
            to: outline.anchor(&site.case_route(member.case), None),
            title: content.title.value.to_string(),
            label: format!("{}{}，{}", card.place, card.name, card.period),
            seals: conversion::seals(card.seals),
            excerpt: card.excerpt,
            read: read.join("、"),
        }
    };
    members.map(entry).collect()
}

fn figures(context: &Context<'_>, pack: usize) -> Option<Section> {
    let links = &context.site.packs[pack];
    let cases: Vec<usize> = links.cases.iter().map(|member| member.case).collect();
    let comparisons = links
        .indicators
        .iter()
        .map(|indicator| context.comparison(*indicator, &cases));
    let parts: Vec<Part> = comparisons
        .map(|comparison| Part::Comparison(conversion::comparison(comparison)))
        .collect();
    (!parts.is_empty()).then(|| Section {
        id: "sec-figures".to_owned(),
        number: String::new(),
        title: "各处之数".to_owned(),
        role: Role::Comparison,
        seals: vec![],
        figure: None,
        parts,
    })
}
