//! A case beside its nearest, and the list of such pages.

use std::collections::BTreeSet;

use super::Context;
use super::figure::basis;
use super::frame::Link;
use super::pages::{
    CompareEntry, CompareIndexPage, ComparePage, ComparedCase, ComparedFact, ComparedIndicator,
    ComparedModel, ComparedPractice,
};
use crate::ground::han_count_of;
use crate::site::related::Related;
use crate::site::{Route, SectionId, Site};

/// What is told of each case, besides why it is near.
pub(super) const FACTS: [&str; 5] = ["题目", "案例时期", "推动力量", "针对难题", "关键词"];

/// The cases that have a page, in the order of the atlas.
pub(super) fn compared(site: &Site<'_>) -> Vec<usize> {
    let near = site.related.iter().enumerate();
    near.filter(|(_, near)| !near.is_empty())
        .map(|(case, _)| case)
        .collect()
}

/// What the page of a case is called: 宽甸与灵丘、延边.
pub(super) fn name(site: &Site<'_>, case: usize) -> String {
    let short = |case: &usize| site.atlas.cases[*case].short.value.as_str();
    let near: Vec<_> = site.compared(case)[1..].iter().map(short).collect();
    format!("{}与{}", short(&case), near.join("、"))
}

pub(super) fn index(context: &Context<'_>) -> CompareIndexPage {
    let entry = |case: usize| {
        let near = &context.site.related[case];
        let short = |case: usize| context.site.atlas.cases[case].short.value.to_string();
        CompareEntry {
            link: Link {
                label: short(case),
                href: context.href(&context.site.compare_route(case)),
            },
            place: context.case_place(case),
            beside: near.iter().map(|near| short(near.case)).collect(),
            shared: shared(near, |near| &near.models)
                .into_iter()
                .map(|model| context.seal(model))
                .collect(),
        }
    };
    let own = context.part(context.lists.compared(context.site)).iter();
    CompareIndexPage {
        is_first: context.is_first(),
        entries: own.map(|case| entry(*case)).collect(),
    }
}

/// What a case shares with any of its nearest, in the order of the atlas.
fn shared(near: &[Related], list: fn(&Related) -> &Vec<usize>) -> BTreeSet<usize> {
    near.iter().flat_map(list).copied().collect()
}

pub(super) fn page(context: &Context<'_>, case: usize) -> ComparePage {
    let near = &context.site.related[case];
    let columns = Columns {
        context,
        cases: context.site.compared(case),
    };
    let models = shared(near, |near| &near.models);
    let indicators = shared(near, |near| &near.indicators);
    let at_work = columns.cases.iter();
    let at_work = at_work.flat_map(|case| &context.site.cases[*case].models);
    let others: BTreeSet<usize> = at_work.copied().filter(|at| !models.contains(at)).collect();
    ComparePage {
        name: name(context.site, case),
        lead: lead(context, case, models.len(), indicators.len()),
        cases: columns.heads(),
        width: columns.cases.len(),
        facts: columns.facts(near),
        shared: columns.models(&models, 1),
        others: columns.models(&others, 0),
        indicators: indicators.iter().map(|at| columns.indicator(*at)).collect(),
    }
}

fn lead(context: &Context<'_>, case: usize, models: usize, indicators: usize) -> String {
    let short = &context.site.atlas.cases[case].short.value;
    let indicators = match indicators {
        0 => String::new(),
        count => format!("，{}项指标可看数字", han_count_of(count)),
    };
    format!(
        "{short}与最相近的{}案并列：{}种模式可看做法{indicators}。",
        han_count_of(context.site.related[case].len()),
        han_count_of(models)
    )
}

/// What stands at the head of a column: the region's name, and what lies above it. Cases of one county are
/// told apart by their own names.
pub(super) fn heading<'s>(context: &Context<'s>, case: usize) -> (&'s str, String) {
    let short = context.site.atlas.cases[case].short.value.as_str();
    let (name, place) = (context.case_name(case), context.case_place(case));
    match name.starts_with(short) {
        true => (name, place),
        false => (short, place + name),
    }
}

/// The cases side by side.
struct Columns<'c, 's> {
    context: &'c Context<'s>,
    cases: Vec<usize>,
}

impl Columns<'_, '_> {
    fn heads(&self) -> Vec<ComparedCase> {
        let context = self.context;
        let head = |case: &usize| {
            let (name, above) = heading(context, *case);
            ComparedCase {
                short: context.site.atlas.cases[*case].short.value.to_string(),
                name: name.to_owned(),
                above,
                href: context.case_href(*case),
            }
        };
        self.cases.iter().map(head).collect()
    }

    /// A row: what each case has.
    fn cells<T>(&self, entries: impl Fn(usize) -> Vec<T>) -> Vec<Vec<T>> {
        self.cases.iter().map(|case| entries(*case)).collect()
    }

    fn facts(&self, near: &[Related]) -> Vec<ComparedFact> {
        let site = self.context.site;
        let atlas = site.atlas;
        let fact = |label: &str, entries: &dyn Fn(usize) -> Vec<String>| ComparedFact {
            label: label.to_owned(),
            cells: self.cells(entries),
        };
        let reason = |case: usize| match near.iter().find(|near| near.case == case) {
            Some(near) => self.context.reason(near),
            None => "本案".to_owned(),
        };
        vec![
            fact("何以相近", &|case| vec![reason(case)]),
            fact(FACTS[0], &|case| {
                vec![atlas.cases[case].title.value.to_string()]
            }),
            fact(FACTS[1], &|case| vec![atlas.cases[case].period.to_string()]),
            fact(FACTS[2], &|case| {
                let own = site.cases[case].drivers.iter();
                own.map(|at| atlas.drivers[*at].name.clone()).collect()
            }),
            fact(FACTS[3], &|case| {
                let own = site.cases[case].challenges.iter();
                own.map(|at| atlas.challenges[*at].name.clone()).collect()
            }),
            fact(FACTS[4], &|case| {
                let own = atlas.cases[case].keywords.iter();
                own.map(|word| word.value.to_string()).collect()
            }),
        ]
    }

    /// Types and their practices, with so many figures a cell.
    fn models(&self, models: &BTreeSet<usize>, figures: usize) -> Vec<ComparedModel> {
        let row = |model: &usize| ComparedModel {
            seal: self.context.seal_link(*model),
            cells: self.cells(|case| self.practices(case, *model, figures)),
        };
        models.iter().map(row).collect()
    }

    fn practices(&self, case: usize, model: usize, figures: usize) -> Vec<ComparedPractice> {
        let mut left = figures;
        let mut practice = |section: usize| {
            let id = SectionId { case, section };
            let figure = (left > 0).then(|| self.context.practice_observation(id, Some(model)));
            let figure = figure.flatten();
            let figure = figure.and_then(|at| self.context.figure_line(case, at));
            left -= usize::from(figure.is_some());
            ComparedPractice {
                link: Link {
                    label: self.context.site.atlas.cases[case].sections[section]
                        .title
                        .clone(),
                    href: self.context.section_href(id),
                },
                figure,
            }
        };
        let sections = self.context.site.cases[case].sections.iter().enumerate();
        let own = sections.filter(|(_, section)| section.models.contains(&model));
        own.map(|(section, _)| practice(section)).collect()
    }

    fn indicator(&self, at: usize) -> ComparedIndicator {
        let wanted = &self.context.site.atlas.indicators[at];
        ComparedIndicator {
            link: Link {
                label: wanted.name.clone(),
                href: self
                    .context
                    .href(&Route::Indicator(wanted.id.value.to_string())),
            },
            basis: basis(wanted),
            caution: wanted.caution.clone(),
            cells: self.context.figures_beside(at, &self.cases),
        }
    }
}
