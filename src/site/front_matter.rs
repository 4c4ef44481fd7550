//! Resolving what front matter and headings of cases name.

use std::collections::{BTreeMap, BTreeSet};

use super::faults::{known, one_known};
use super::names::Names;
use super::{CaseLinks, ObservationLinks, SectionLinks};
use crate::atlas::Atlas;
use crate::atlas::case::{Case, Practice};
use crate::ground::Findings;

/// Resolves what every case names outside its text; parallel to `atlas.cases`.
pub(super) fn cases(atlas: &Atlas, names: &Names<'_>, findings: &mut Findings) -> Vec<CaseLinks> {
    let cases = atlas.cases.iter().enumerate();
    cases
        .map(|(at, case)| front_matter(at, case, names, findings))
        .collect()
}

fn front_matter(at: usize, case: &Case, names: &Names<'_>, findings: &mut Findings) -> CaseLinks {
    let own = &names.in_case[at];
    let mut list = |words: &[_], index: &BTreeMap<&str, usize>, subject: &str| {
        known(words, index, subject, findings)
    };
    let challenges = list(&case.challenges, &names.challenges, "难题");
    let drivers = list(&case.drivers, &names.drivers, "推动力量");
    let highlights = list(&case.highlights, &own.observations, "数据");
    let lead = list(case.lead.as_slice(), &own.observations, "数据").pop();
    let lead_model = list(case.lead_model.as_slice(), &names.models, "模式").pop();
    let observations = case
        .observations
        .iter()
        .map(|observation| ObservationLinks {
            indicator: list(observation.indicator.as_slice(), &names.indicators, "指标").pop(),
            source: list(observation.source.as_slice(), &own.sources, "出处").pop(),
            sum_of: list(&observation.sum_of, &own.observations, "数据"),
            cited_in: None,
        });
    let observations: Vec<_> = observations.collect();
    for event in &case.events {
        list(event.source.as_slice(), &own.sources, "出处");
    }
    let sections: Vec<_> = case
        .sections
        .iter()
        .map(|section| match &section.practice {
            Some(practice) => practice_links(at, practice, names, findings),
            None => SectionLinks::default(),
        })
        .collect();
    let gather = |pick: fn(&SectionLinks) -> &Vec<usize>| -> BTreeSet<usize> {
        sections.iter().flat_map(pick).copied().collect()
    };
    let models = gather(|section| &section.models);
    let also = gather(|section| &section.also)
        .difference(&models)
        .copied()
        .collect();
    let models = models.into_iter().collect();
    CaseLinks {
        models,
        also,
        challenges,
        drivers,
        highlights,
        lead,
        lead_model,
        sections,
        observations,
        ..CaseLinks::default()
    }
}

fn practice_links(
    case: usize,
    practice: &Practice,
    names: &Names<'_>,
    findings: &mut Findings,
) -> SectionLinks {
    let own = &names.in_case[case].observations;
    SectionLinks {
        models: known(&practice.models, &names.models, "模式", findings),
        also: known(&practice.also, &names.models, "模式", findings),
        challenges: known(&practice.challenges, &names.challenges, "难题", findings),
        figure: practice
            .figure
            .as_ref()
            .and_then(|figure| one_known(figure, own, "数据", findings)),
    }
}
