//! The atlas as a book: its chapters, what stands in front of them and what behind.

use std::collections::BTreeSet;

use super::super::Context;
use super::super::figure::statuses;
use super::outline::Topic;
use super::tree::{Block, Definition, Inline};
use super::types::{Chapter, Part, Role, Section, TermEntry};
use super::{case, phrases};
use crate::site::Site;

/// The chapters of the whole atlas: model types that have practices, then the cases.
pub(super) fn topics(site: &Site<'_>) -> Vec<Topic> {
    let models = (0..site.atlas.models.len()).filter(|model| site.has_model_page(*model));
    let cases = 0..site.atlas.cases.len();
    std::iter::once(Topic::Preface)
        .chain(models.map(Topic::Model))
        .chain(cases.map(Topic::Case))
        .collect()
}

/// A training pack, then its cases in the order of the course.
pub(super) fn topics_of_pack(site: &Site<'_>, pack: usize) -> Vec<Topic> {
    let cases = site.packs[pack].cases.iter();
    let cases = cases.map(|member| Topic::Case(member.case));
    std::iter::once(Topic::Pack(pack)).chain(cases).collect()
}

/// Adds the terms that the cases among these chapters use.
pub(super) fn with_glossary(context: &Context<'_>, mut topics: Vec<Topic>) -> Vec<Topic> {
    let cases: BTreeSet<usize> = topics
        .iter()
        .filter_map(|topic| match topic {
            Topic::Case(case) => Some(*case),
            _ => None,
        })
        .collect();
    let used = context.site.glossary.used.iter().enumerate();
    let used = used.filter(|(_, sections)| sections.iter().any(|id| cases.contains(&id.case)));
    let mut terms: Vec<usize> = used.map(|(term, _)| term).collect();
    let atlas = context.site.atlas;
    terms.sort_by(|a, b| {
        let read = |at: usize| {
            let term = &atlas.terms[at];
            (term.term.value.as_str(), term.pinyin.as_deref())
        };
        context.lists.order.compare_read(read(*a), read(*b))
    });
    if !terms.is_empty() {
        topics.push(Topic::Glossary(terms));
    }
    topics
}

/// 凡例: what the atlas is, and what the words beside its figures mean.
pub(super) fn preface(context: &Context<'_>) -> Chapter {
    let settings = &context.site.atlas.settings;
    let text = |words: &str| vec![Inline::Text(words.to_owned())];
    let meaning = |meaning: super::super::pages::StatusMeaning| Definition {
        term: text(meaning.status.name),
        details: vec![vec![Block::Paragraph(text(meaning.meaning))]],
    };
    let statuses: Vec<Definition> = statuses(context).into_iter().map(meaning).collect();
    let section = |id: &str, title: &str, blocks: Vec<Block>| Section {
        id: id.to_owned(),
        number: String::new(),
        title: title.to_owned(),
        role: Role::Text,
        seals: vec![],
        figure: None,
        parts: vec![Part::Text(blocks)],
    };
    let paragraph = |words: &str| vec![Block::Paragraph(text(words))];
    let mut sections = vec![
        section("description", "内容", paragraph(&settings.description)),
        section("notice", "说明", paragraph(&settings.notice)),
    ];
    if !statuses.is_empty() {
        let blocks = vec![Block::Definitions(statuses)];
        sections.push(section("statuses", "数据的口径", blocks));
    }
    sections.push(section("licence", "授权", paragraph(&settings.licence)));
    Chapter {
        sections,
        ..plain("preface", "凡例")
    }
}

/// 术语.
pub(super) fn glossary(context: &Context<'_>, terms: &[usize]) -> Chapter {
    let entry = |term: &usize| {
        let term = &context.site.atlas.terms[*term];
        let aliases: Vec<&str> = term
            .aliases
            .iter()
            .map(|alias| alias.value.as_str())
            .collect();
        TermEntry {
            id: term.id.value.to_string(),
            term: term.term.value.to_string(),
            aliases: aliases.join("、"),
            definition: term.definition.clone(),
        }
    };
    let part = Part::Terms(terms.iter().map(entry).collect());
    Chapter {
        sections: vec![case::appendix("terms", "", "", part)],
        ..plain("glossary", "术语")
    }
}

/// A chapter with nothing but a title.
fn plain(id: &str, title: &str) -> Chapter {
    Chapter {
        id: id.to_owned(),
        kind: "",
        phrases: phrases(title),
        short: title.to_owned(),
        label: String::new(),
        seals: vec![],
        summary: String::new(),
        facts: vec![],
        highlights: vec![],
        sections: vec![],
        notes: vec![],
    }
}
