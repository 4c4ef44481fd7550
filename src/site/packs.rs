//! What training packs hold: cases in order, the sections to read, the figures to compare.

use std::collections::BTreeSet;

use super::faults::known;
use super::groups::Groups;
use super::names::Names;
use super::{SectionId, codes};
use crate::atlas::teaching::TrainingPack;
use crate::ground::{Diagnostic, Findings};
use crate::text;

/// How many cases a pack takes by model type: a course of two months that reads one a day.
pub const MAX_SELECTED: usize = 60;

/// The resolved names of one pack.
#[derive(Debug, Default)]
pub struct PackLinks {
    /// The cases in the order of the course. A pack without any has no page.
    pub cases: Vec<PackCase>,
    /// The model types it is about, in the order written.
    pub models: Vec<usize>,
    /// The indicators that at least two of the cases have, in the order written.
    pub indicators: Vec<usize>,
}

/// A case in a pack.
#[derive(Debug)]
pub struct PackCase {
    /// Index into `atlas.cases`.
    pub case: usize,
    /// Its sections that show one of the pack's model types, in order; none when the pack has no
    /// types: the whole case is read then.
    pub sections: Vec<usize>,
}

/// Resolves what every pack names; parallel to `atlas.packs`.
pub(super) fn packs(names: &Names<'_>, groups: &Groups, findings: &mut Findings) -> Vec<PackLinks> {
    let packs = names.atlas().packs.iter();
    packs
        .map(|pack| links(pack, names, groups, findings))
        .collect()
}

fn links(
    pack: &TrainingPack,
    names: &Names<'_>,
    groups: &Groups,
    findings: &mut Findings,
) -> PackLinks {
    let models = known(&pack.models, &names.models, "模式", findings);
    let listed = known(&pack.cases, &names.cases, "案例", findings);
    let practices: BTreeSet<SectionId> = models
        .iter()
        .flat_map(|model| &groups.models[*model].practices)
        .copied()
        .collect();
    let shown = if pack.cases.is_empty() {
        selected(pack, &practices, findings)
    } else {
        listed
    };
    let sections_of = |case: usize| -> Vec<usize> {
        let first = SectionId { case, section: 0 };
        let own = practices.range(first..);
        let own = own.take_while(|id| id.case == case);
        own.map(|id| id.section).collect()
    };
    let cases: Vec<PackCase> = shown
        .into_iter()
        .map(|case| PackCase {
            case,
            sections: sections_of(case),
        })
        .collect();
    report_off_topic(pack, &models, &cases, names, findings);
    let indicators = compared(pack, names, groups, &cases, findings);
    PackLinks {
        cases,
        models,
        indicators,
    }
}

/// The cases that show one of the types, in the order of the atlas.
fn selected(
    pack: &TrainingPack,
    practices: &BTreeSet<SectionId>,
    findings: &mut Findings,
) -> Vec<usize> {
    let mut cases: Vec<usize> = practices.iter().map(|id| id.case).collect();
    cases.dedup();
    let Some(span) = pack.models.first().map(|model| model.span) else {
        return cases;
    };
    if cases.is_empty() {
        let message = text!(
            "没有案例用了这些模式，培训包是空的",
            "no case shows these model types: the pack is empty"
        );
        let finding = Diagnostic::new(codes::PACK_SELECTS_NOTHING, span, message);
        findings.push(finding.help(text!(
            "换成案例用到的模式，或者用 cases 列出案例",
            "name types that cases show, or list the cases"
        )));
    }
    let count = cases.len();
    if count > MAX_SELECTED {
        let message = text!(
            "这些模式选到 {count} 篇案例，只收前 {MAX_SELECTED} 篇",
            "these model types select {count} cases; only the first {MAX_SELECTED} are taken"
        );
        let finding = Diagnostic::new(codes::PACK_SELECTS_TOO_MANY, span, message);
        findings.push(finding.help(text!(
            "用 cases 列出这门课要读的几篇",
            "list the cases the course reads"
        )));
        cases.truncate(MAX_SELECTED);
    }
    cases
}

/// Reports listed cases that show none of the types the pack is about.
fn report_off_topic(
    pack: &TrainingPack,
    models: &[usize],
    cases: &[PackCase],
    names: &Names<'_>,
    findings: &mut Findings,
) {
    let off_topic = cases.iter().filter(|member| member.sections.is_empty());
    let off_topic: BTreeSet<usize> = off_topic.map(|member| member.case).collect();
    for word in pack.cases.iter().filter(|_| !models.is_empty()) {
        let case = names.case(&word.value);
        if !case.is_some_and(|case| off_topic.contains(&case)) {
            continue;
        }
        let name = &word.value;
        let message = text!(
            "案例“{name}”没有本包所列模式的做法",
            "the case \"{name}\" shows none of the pack's model types"
        );
        let finding = Diagnostic::new(codes::PACK_CASE_OFF_TOPIC, word.span, message);
        findings.push(finding.help(text!(
            "核对案例的名字；要整篇读的，把它用的模式也写进 models",
            "check the name, or add a model type the case shows"
        )));
    }
}

/// The indicators that can be compared, those that cannot are found.
fn compared(
    pack: &TrainingPack,
    names: &Names<'_>,
    groups: &Groups,
    cases: &[PackCase],
    findings: &mut Findings,
) -> Vec<usize> {
    let members: BTreeSet<usize> = cases.iter().map(|member| member.case).collect();
    let count = |indicator: usize| {
        let having = groups.indicators[indicator].iter().map(|(case, _)| case);
        having
            .filter(|case| members.contains(case))
            .collect::<BTreeSet<_>>()
            .len()
    };
    let mut indicators = known(&pack.indicators, &names.indicators, "指标", findings);
    // A case that could not be read may have the figures.
    let is_known = !cases.is_empty() && names.atlas.unread_cases.is_empty();
    for word in pack.indicators.iter().filter(|_| is_known) {
        let found = names.indicator(&word.value).map(count);
        if let Some(count @ 0..2) = found {
            let name = &word.value;
            let message = text!(
                "指标“{name}”在本包的案例里只有 {count} 篇有数，不成对照",
                "{count} of the pack's cases have a figure of \"{name}\": nothing to compare"
            );
            let finding = Diagnostic::new(codes::PACK_COMPARES_NOTHING, word.span, message);
            findings.push(finding.help(text!(
                "换一个至少两篇案例都有的指标",
                "name an indicator that at least two of the cases have"
            )));
        }
    }
    indicators.retain(|indicator| count(*indicator) >= 2);
    indicators
}
