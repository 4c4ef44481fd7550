//! Resolving what front matter and headings of cases name.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::faults::{known, once, one_known};
use super::index::Lookup;
use super::memory::{Memory, Recall};
use super::names::Names;
use super::{CaseLinks, ObservationLinks, SectionLinks};
use crate::atlas::Atlas;
use crate::atlas::case::{Case, Practice};
use crate::ground::{Findings, SharedStr, Spanned};

/// What a case names outside its text.
#[derive(Debug)]
pub(super) struct FrontMatter {
    pub(super) links: Arc<CaseLinks>,
    /// Without repetitions, in the order written.
    pub(super) keywords: Vec<SharedStr>,
    findings: Findings,
}

/// Resolves what every case names outside its text; parallel to `atlas.cases`. With it comes whether all
/// cases belong to the groups they belonged to at the last link.
pub(super) fn cases(
    names: &Names<'_>,
    recall: &Recall,
    memory: &mut Memory,
    findings: &mut Findings,
) -> (Vec<Arc<FrontMatter>>, bool) {
    let atlas = names.atlas();
    let before = memory.front.all().to_vec();
    if !recall.are_others_same {
        memory.front.forget();
    }
    let front = memory
        .front
        .renew(recall, |case| resolve(case, atlas, names));
    front
        .iter()
        .for_each(|front| findings.repeat(&front.findings));
    let is_grouped_alike = |case: usize| {
        let before = before.get(case);
        before.is_some_and(|before| {
            before.keywords == front[case].keywords && before.links == front[case].links
        })
    };
    let are_grouped_alike = recall.are_others_same
        && recall.is_in_place()
        && before.len() == front.len()
        && recall.changed().all(is_grouped_alike);
    (front.to_vec(), are_grouped_alike)
}

fn resolve(at: usize, atlas: &Atlas, names: &Names<'_>) -> FrontMatter {
    let case = &atlas.cases[at];
    let mut findings = Findings::default();
    let links = Arc::new(front_matter(at, case, names, &mut findings));
    let keywords = case.keywords.iter();
    let keywords = keywords.map(|word| (word.value.clone(), word)).collect();
    let keywords = once(keywords, &mut findings);
    FrontMatter {
        links,
        keywords,
        findings,
    }
}

fn front_matter(at: usize, case: &Case, names: &Names<'_>, findings: &mut Findings) -> CaseLinks {
    let own = &names.in_case[at];
    let mut list = Resolver { findings };
    let challenges = list.known(&case.challenges, &names.challenges, "难题");
    let drivers = list.known(&case.drivers, &names.drivers, "推动力量");
    let highlights = list.known(&case.highlights, &own.observations, "数据");
    let lead = list
        .known(case.lead.as_slice(), &own.observations, "数据")
        .pop();
    let lead_model = list
        .known(case.lead_model.as_slice(), &names.models, "模式")
        .pop();
    let observations = case
        .observations
        .iter()
        .map(|observation| ObservationLinks {
            indicator: list
                .known(observation.indicator.as_slice(), &names.indicators, "指标")
                .pop(),
            source: list
                .known(observation.source.as_slice(), &own.sources, "出处")
                .pop(),
            sum_of: list
                .known(observation.sum_of(), &own.observations, "数据")
                .into(),
            cited_in: None,
        });
    let observations: Vec<_> = observations.collect();
    for event in &case.events {
        list.known(event.source.as_slice(), &own.sources, "出处");
    }
    let sections: Vec<_> = case
        .sections
        .iter()
        .map(|section| match &section.practice {
            Some(practice) => practice_links(at, practice, names, list.findings),
            None => SectionLinks::default(),
        })
        .collect();
    let gather = |pick: fn(&SectionLinks) -> &[usize]| -> BTreeSet<usize> {
        sections.iter().flat_map(pick).copied().collect()
    };
    let models = gather(|section| &*section.models);
    let also = gather(|section| &*section.also)
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

/// Resolves lists of names of any kind.
struct Resolver<'f> {
    findings: &'f mut Findings,
}

impl Resolver<'_> {
    fn known(
        &mut self,
        words: &[Spanned<SharedStr>],
        index: &impl Lookup,
        subject: &str,
    ) -> Vec<usize> {
        known(words, index, subject, self.findings)
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
        models: known(&practice.models, &names.models, "模式", findings).into(),
        also: known(&practice.also, &names.models, "模式", findings).into(),
        challenges: known(&practice.challenges, &names.challenges, "难题", findings).into(),
        figure: practice
            .figure
            .as_ref()
            .and_then(|figure| one_known(figure, own, "数据", findings)),
    }
}
