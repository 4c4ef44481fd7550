//! The home page with its matrix.

use std::collections::BTreeMap;

use super::Context;
use super::figure::statuses;
use super::frame::{Link, LinkGroup, Seal};
use super::pages::{
    FamilyWay, HomePage, LeadFigure, Matrix, MatrixCell, MatrixFamily, MatrixRow, MatrixType,
    RegionWay, Tally,
};
use crate::ground::han_numeral;
use crate::site::{Route, SectionId};

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
        matrix_title: format!(
            "{}地{}种模式",
            han_numeral(atlas.cases.len()),
            han_numeral(columns.len())
        ),
        figures: (0..atlas.cases.len())
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

fn matrix(context: &Context<'_>, columns: &[usize]) -> Matrix {
    let site = context.site;
    let family = |model: usize| site.groups.model_families[model];
    let first = |at: usize| at == 0 || family(columns[at - 1]) != family(columns[at]);
    let mut families: Vec<MatrixFamily> = Vec::new();
    for (at, model) in columns.iter().enumerate() {
        match families.last_mut() {
            Some(band) if !first(at) => band.span += 1,
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
    let types = columns.iter().enumerate().map(|(at, model)| MatrixType {
        phrases: site.atlas.models[*model].phrases.clone(),
        href: context.href(&site.model_route(*model)),
        first: first(at),
    });
    let rows = (0..site.atlas.cases.len()).map(|case| MatrixRow {
        case: context.case_card(case),
        cells: columns
            .iter()
            .enumerate()
            .map(|(at, model)| MatrixCell {
                first: first(at),
                seal: cell(context, case, *model),
            })
            .collect(),
        total: site.cases[case].models.len(),
    });
    let totals: Vec<usize> = columns
        .iter()
        .map(|model| site.groups.models[*model].cases.len())
        .collect();
    Matrix {
        families,
        types: types.collect(),
        rows: rows.collect(),
        grand_total: totals.iter().sum(),
        totals,
    }
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
                label: case.short.value.clone(),
                href: context.case_href(at),
            };
            years.entry(date.year).or_default().push(link);
        }
    }
    let group = |(year, links): (u16, _)| LinkGroup {
        title: year.to_string(),
        links,
    };
    years.into_iter().map(group).collect()
}
