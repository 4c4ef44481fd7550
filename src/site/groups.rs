//! What belongs together: practices of a model type, figures of an indicator, cases of a challenge.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::faults::{known, one_known};
use super::front_matter::FrontMatter;
use super::memory::Memory;
use super::names::Names;
use super::{CaseLinks, SectionId};
use crate::ground::Findings;

/// Groups over the whole atlas. Members are in the order of the atlas (region code, then place in
/// the text), without repetitions.
#[derive(Debug, Default)]
pub struct Groups {
    /// Per model type, parallel to `atlas.models`.
    pub models: Vec<ModelGroup>,
    /// Per indicator, parallel to `atlas.indicators`: case and observation.
    pub indicators: Vec<Vec<(usize, usize)>>,
    /// Per challenge, parallel to `atlas.challenges`.
    pub challenges: Vec<TopicGroup>,
    /// Per driver, parallel to `atlas.drivers`.
    pub drivers: Vec<TopicGroup>,
    /// Cases by keyword.
    pub keywords: BTreeMap<String, Vec<usize>>,
    /// Per model type the indices of the indicators it lists.
    pub model_indicators: Vec<Vec<usize>>,
    /// Per model type the index of its family.
    pub model_families: Vec<Option<usize>>,
}

/// The practices of a model type.
#[derive(Debug, Default)]
pub struct ModelGroup {
    /// Sections with the type at work.
    pub practices: Vec<SectionId>,
    /// Sections that merely mention it, of cases where it is nowhere at work.
    pub mentions: Vec<SectionId>,
    /// Cases with the type at work.
    pub cases: Vec<usize>,
}

impl ModelGroup {
    /// Whether no section names the type: it gets no page then.
    pub fn is_empty(&self) -> bool {
        self.practices.is_empty() && self.mentions.is_empty()
    }
}

/// The cases of a driver or challenge.
#[derive(Debug, Default)]
pub struct TopicGroup {
    /// Cases that list it.
    pub cases: Vec<usize>,
    /// Practices that answer it; empty for drivers.
    pub practices: Vec<SectionId>,
}

impl Groups {
    /// Groups the resolved names of all cases; where they are grouped as at the last link, what that gave.
    pub(super) fn new(
        names: &Names<'_>,
        (cases, are_grouped_alike): (&[Arc<FrontMatter>], bool),
        memory: &mut Memory,
        findings: &mut Findings,
    ) -> Arc<Groups> {
        let atlas = names.atlas();
        let model_indicators = atlas
            .models
            .iter()
            .map(|model| known(&model.indicators, &names.indicators, "指标", findings))
            .collect();
        let model_families = atlas
            .models
            .iter()
            .map(|model| one_known(&model.family, &names.families, "类别", findings))
            .collect();
        if are_grouped_alike {
            return Arc::clone(&memory.groups);
        }
        let mut groups = Groups {
            models: none(atlas.models.len()),
            indicators: none(atlas.indicators.len()),
            challenges: none(atlas.challenges.len()),
            drivers: none(atlas.drivers.len()),
            keywords: BTreeMap::new(),
            model_indicators,
            model_families,
        };
        for (case, front) in cases.iter().enumerate() {
            groups.take_in(case, &front.links);
            for keyword in &front.keywords {
                match groups.keywords.get_mut(keyword.as_str()) {
                    Some(cases) => cases.push(case),
                    None => drop(groups.keywords.insert(keyword.to_string(), vec![case])),
                }
            }
        }
        memory.groups = Arc::new(groups);
        Arc::clone(&memory.groups)
    }

    fn take_in(&mut self, case: usize, links: &CaseLinks) {
        links
            .models
            .iter()
            .for_each(|model| self.models[*model].cases.push(case));
        links
            .challenges
            .iter()
            .for_each(|topic| self.challenges[*topic].cases.push(case));
        links
            .drivers
            .iter()
            .for_each(|topic| self.drivers[*topic].cases.push(case));
        for (section, names) in links.sections.iter().enumerate() {
            let id = SectionId { case, section };
            names
                .models
                .iter()
                .for_each(|model| self.models[*model].practices.push(id));
            let mentioned = names.also.iter().filter(|model| links.also.contains(model));
            mentioned.for_each(|model| self.models[*model].mentions.push(id));
            names
                .challenges
                .iter()
                .for_each(|topic| self.challenges[*topic].practices.push(id));
        }
        for (at, observation) in links.observations.iter().enumerate() {
            if let Some(indicator) = observation.indicator {
                self.indicators[indicator].push((case, at));
            }
        }
    }

    /// Types that are at work in the same cases as this one, with these cases; the most common
    /// first, then in the order of the atlas.
    pub fn used_together(&self, model: usize) -> Vec<(usize, Vec<usize>)> {
        let own = &self.models[model].cases;
        let mut together: Vec<(usize, Vec<usize>)> = self
            .models
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != model)
            .map(|(other, group)| {
                let shared = group
                    .cases
                    .iter()
                    .filter(|case| own.binary_search(case).is_ok());
                (other, shared.copied().collect::<Vec<_>>())
            })
            .filter(|(_, shared)| !shared.is_empty())
            .collect();
        together.sort_by_key(|(other, shared)| (std::cmp::Reverse(shared.len()), *other));
        together
    }
}

fn none<T: Default>(count: usize) -> Vec<T> {
    std::iter::repeat_with(T::default).take(count).collect()
}
