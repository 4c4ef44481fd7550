//! The home page with its matrix.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use super::figure::statuses;
use super::frame::{Link, LinkGroup, Seal};
use super::pages::{
    FamilyWay, HomePage, LeadFigure, Matrix, MatrixCell, MatrixFamily, MatrixRow, MatrixType,
    RegionWay, RowHead, Tally,
};
use crate::atlas::region::{RegionCode, RegionLevel};
use crate::ground::han_numeral;
use crate::site::{Route, SectionId};

/// Where not every case can show its figure, so many of the newest do.
const NEWEST: usize = 6;

pub(super) fn page(context: &Context<'_>) -> HomePage {
    let atlas = context.site.atlas;
    let columns: Vec<usize> = columns(context);
    let practices = context.site.cases.iter().flat_map(|case| &case.sections);
    let practices = practices
        .filter(|section| !section.models.is_empty())
        .count();
    let figures = atlas.cases.iter().map(|case| case.observations.len()).sum();
    let tally = [
        (atlas.cases.len(), "个案例"),
        (columns.len(), "种模式"),
        (practices, "节做法"),
        (figures, "条数据"),
    ];
    HomePage {
        title: atlas.settings.title.clone(),
        tagline: atlas.settings.tagline.clone(),
        description: atlas.settings.description.clone(),
        tally: tally
            .map(|(number, label)| Tally {
                number,
                label: label.to_owned(),
            })
            .into(),
        statuses: statuses(context),
        sample_seal: sample_seal(context, &columns),
        is_digest: context.is_digest(),
        matrix_title: format!(
            "{}地{}种模式",
            han_numeral(atlas.cases.len()),
            han_numeral(columns.len())
        ),
        figures: shown(context)
            .into_iter()
            .filter_map(|case| lead(context, case))
            .collect(),
        by_model: by_model(context, &columns),
        by_region: by_region(context),
        by_challenge: by_challenge(context),
        by_year: by_year(context),
        by_pack: context.pack_links(),
        matrix: matrix(context, &columns),
    }
}

/// The types that have a page, in the order of the atlas.
fn columns(context: &Context<'_>) -> Vec<usize> {
    let site = context.site;
    (0..site.atlas.models.len())
        .filter(|model| site.has_model_page(*model))
        .collect()
}

/// A seal for 凡例, the most used type's.
fn sample_seal(context: &Context<'_>, columns: &[usize]) -> Option<Seal> {
    let uses = |model: &usize| context.site.groups.models[*model].cases.len();
    let most = columns
        .iter()
        .copied()
        .max_by_key(|model| (uses(model), usize::MAX - model));
    most.map(|model| context.seal(model))
}

/// Whether a column is the first of its family.
fn is_first(context: &Context<'_>, columns: &[usize], at: usize) -> bool {
    let family = |at: usize| context.site.groups.model_families[columns[at]];
    at == 0 || family(at - 1) != family(at)
}

/// The families of the columns, with how many each has.
fn families(context: &Context<'_>, columns: &[usize]) -> Vec<MatrixFamily> {
    let site = context.site;
    let family = |model: usize| site.groups.model_families[model];
    let mut families: Vec<MatrixFamily> = Vec::new();
    for (at, model) in columns.iter().enumerate() {
        match families.last_mut() {
            Some(band) if !is_first(context, columns, at) => band.span += 1,
            _ => {
                let found = family(*model).map(|family| &site.atlas.families[family]);
                let name = found.map_or(String::new(), |family| family.name.clone());
                let colour = found.map_or("org".to_owned(), |family| family.colour.clone());
                families.push(MatrixFamily {
                    name,
                    family: colour,
                    span: 1,
                });
            }
        }
    }
    families
}

fn matrix(context: &Context<'_>, columns: &[usize]) -> Matrix {
    let site = context.site;
    let first = |at: usize| is_first(context, columns, at);
    let types = columns.iter().enumerate().map(|(at, model)| MatrixType {
        phrases: site.atlas.models[*model].phrases.clone(),
        href: context.href(&site.model_route(*model)),
        first: first(at),
    });
    let cells = |cell: &dyn Fn(usize) -> (Option<Seal>, Option<usize>)| {
        let columns = columns.iter().enumerate();
        columns
            .map(|(at, model)| {
                let (seal, count) = cell(*model);
                let first = first(at);
                MatrixCell { first, seal, count }
            })
            .collect()
    };
    let of_case = |case: usize| {
        let card = context.case_card(case);
        MatrixRow {
            head: RowHead {
                name: card.name,
                href: card.href,
                place: card.place,
                period: card.period,
            },
            cells: cells(&|model| (cell(context, case, model), None)),
            total: site.cases[case].models.len(),
        }
    };
    let of_province = |code: RegionCode| {
        let cases = &site.places.regions.get(&code)?.cases;
        let head = RowHead {
            name: site.atlas.regions.get(code)?.name.clone(),
            href: context.href(&Route::Region(code)),
            place: format!("{}个案例", cases.len()),
            period: String::new(),
        };
        let cells = cells(&|model| counted(context, cases, model));
        let total = cases.len();
        Some(MatrixRow { head, cells, total })
    };
    let rows = if context.is_digest() {
        provinces(context).filter_map(of_province).collect()
    } else {
        (0..site.atlas.cases.len()).map(of_case).collect()
    };
    let totals: Vec<usize> = columns
        .iter()
        .map(|model| site.groups.models[*model].cases.len())
        .collect();
    Matrix {
        families: families(context, columns),
        types: types.collect(),
        corner: if context.is_digest() {
            "地区"
        } else {
            "案例"
        },
        rows,
        grand_total: totals.iter().sum(),
        totals,
    }
}

impl Context<'_> {
    /// Whether the home page tells of provinces instead of cases.
    fn is_digest(&self) -> bool {
        self.lists.is_long(self.site.atlas.cases.len())
    }
}

/// The provinces that occur, by code.
fn provinces<'c>(context: &'c Context<'_>) -> impl Iterator<Item = RegionCode> + 'c {
    let regions = &context.site.atlas.regions;
    let codes = context.site.places.regions.keys().copied();
    codes.filter(|code| {
        let region = regions.get(*code);
        region.is_some_and(|region| region.level == RegionLevel::Province)
    })
}

/// How many of the cases have a type as a main practice; the seal leads to the page of the type that holds the
/// first of them.
fn counted(
    context: &Context<'_>,
    cases: &BTreeSet<usize>,
    model: usize,
) -> (Option<Seal>, Option<usize>) {
    let group = &context.site.groups.models[model];
    let count = cases
        .iter()
        .filter(|case| group.cases.binary_search(case).is_ok())
        .count();
    let first = group.practices.iter();
    let first = first.enumerate().find(|(_, id)| cases.contains(&id.case));
    let Some((at, _)) = first.filter(|_| count > 0) else {
        return (None, None);
    };
    let page = context.lists.page_of(&context.site.model_route(model), at);
    let seal = Seal {
        href: Some(context.href(&page)),
        ..context.seal(model)
    };
    (Some(seal), Some(count))
}

/// The cases whose figure is shown: all, or those that came last onto the site.
fn shown(context: &Context<'_>) -> Vec<usize> {
    let cases = &context.site.atlas.cases;
    let mut shown: Vec<usize> = (0..cases.len()).collect();
    if context.is_digest() {
        let published = |case: &usize| {
            let published = cases[*case].published.as_ref();
            Reverse(published.map(|published| published.value.date))
        };
        shown.sort_by_key(published);
        shown.truncate(NEWEST);
        shown.sort_unstable();
    }
    shown
}

/// The seal of a type in a case, leading to the first section that shows (or mentions) it.
fn cell(context: &Context<'_>, case: usize, model: usize) -> Option<Seal> {
    let links = &context.site.cases[case];
    let also = links.also.contains(&model);
    if !also && !links.models.contains(&model) {
        return None;
    }
    let section = links.sections.iter().position(|section| {
        let named = if also { &section.also } else { &section.models };
        named.contains(&model)
    })?;
    let href = Some(context.section_href(SectionId { case, section }));
    Some(Seal {
        also,
        href,
        ..context.seal(model)
    })
}

fn lead(context: &Context<'_>, case: usize) -> Option<LeadFigure> {
    let links = &context.site.cases[case];
    let figure = context.figure(case, links.lead.or(links.highlights.first().copied())?)?;
    let model = links.lead_model.or(links.models.first().copied());
    Some(LeadFigure {
        figure,
        seal: model.map(|model| context.seal_link(model)),
    })
}

fn by_model(context: &Context<'_>, columns: &[usize]) -> Vec<FamilyWay> {
    let site = context.site;
    let of = |family: usize| {
        let own = columns
            .iter()
            .filter(move |model| site.groups.model_families[**model] == Some(family));
        own.copied().collect::<Vec<_>>()
    };
    site.atlas
        .families
        .iter()
        .enumerate()
        .map(|(at, family)| FamilyWay {
            link: Link {
                label: family.name.clone(),
                href: context
                    .route
                    .href_at(&Route::ModelIndex, &family.slug.value),
            },
            seals: context.seal_links(&of(at)),
        })
        .filter(|way| !way.seals.is_empty())
        .collect()
}

fn by_region(context: &Context<'_>) -> Vec<RegionWay> {
    let atlas = context.site.atlas;
    if context.is_digest() {
        let way = |code: RegionCode| {
            let link = Link {
                label: atlas.regions.get(code)?.name.clone(),
                href: context.href(&Route::Region(code)),
            };
            let cases = context.site.places.regions.get(&code)?.cases.len();
            let above = format!("{cases}个案例");
            Some(RegionWay { above, link })
        };
        return provinces(context).filter_map(way).collect();
    }
    let mut codes: Vec<_> = atlas
        .cases
        .iter()
        .filter_map(|case| case.region.as_ref().map(|code| code.value))
        .collect();
    codes.dedup();
    let way = |code| {
        let region = atlas.regions.get(code)?;
        let href = context.href(&Route::Region(code));
        let link = Link {
            label: region.name.clone(),
            href,
        };
        Some(RegionWay {
            above: atlas.regions.above(code),
            link,
        })
    };
    codes.into_iter().filter_map(way).collect()
}

fn by_challenge(context: &Context<'_>) -> Vec<Link> {
    let groups = context.site.groups.challenges.iter().enumerate();
    let used = groups.filter(|(_, group)| !group.cases.is_empty());
    let used: Vec<usize> = used.map(|(at, _)| at).collect();
    context.challenge_links(&used)
}

/// The cases by the year their first source was published.
fn by_year(context: &Context<'_>) -> Vec<LinkGroup> {
    let mut years: BTreeMap<u16, Vec<Link>> = BTreeMap::new();
    for (at, case) in context.site.atlas.cases.iter().enumerate() {
        let first = case.sources.iter().filter_map(|source| source.date).min();
        if let Some(date) = first {
            let link = Link {
                label: case.short.value.to_string(),
                href: context.case_href(at),
            };
            years.entry(date.year).or_default().push(link);
        }
    }
    let group = |(year, links): (u16, Vec<Link>)| LinkGroup {
        title: year.to_string(),
        links: if context.is_digest() {
            let label = format!("{}个案例", links.len());
            let href = context.year_href(year);
            vec![Link { label, href }]
        } else {
            links
        },
    };
    years.into_iter().map(group).collect()
}
