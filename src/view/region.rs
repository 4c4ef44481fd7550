//! Region pages and their index: the place tree, never a map.

use std::collections::BTreeSet;

use super::Context;
use super::frame::Link;
use super::pages::{PlaceEntry, RegionIndexPage, RegionNode, RegionPage};
use crate::atlas::region::{RegionCode, RegionLevel};
use crate::site::{Route, SectionId};

pub(super) fn index(context: &Context<'_>) -> RegionIndexPage {
    let regions = context.site.places.regions.keys();
    let provinces = regions.filter(|code| {
        let region = context.site.atlas.regions.get(**code);
        region.is_some_and(|region| region.level == RegionLevel::Province)
    });
    RegionIndexPage {
        provinces: provinces.filter_map(|code| node(context, *code)).collect(),
    }
}

fn node(context: &Context<'_>, code: RegionCode) -> Option<RegionNode> {
    let site = context.site;
    let region = site.atlas.regions.get(code)?;
    let entry = site.places.regions.get(&code)?;
    let own = entry.own.iter().map(|case| Link {
        label: site.atlas.cases[*case].title.value.clone(),
        href: context.case_href(*case),
    });
    Some(RegionNode {
        link: Link {
            label: region.name.clone(),
            href: context.href(&Route::Region(code)),
        },
        code: code.to_string(),
        level: region.level.name(),
        cases: entry.cases.len(),
        practices: practices(context, code, &entry.cases).len(),
        own: own.collect(),
        children: entry
            .children
            .iter()
            .filter_map(|child| node(context, *child))
            .collect(),
    })
}

/// The practices at or below a region, in the order of the cases: all of a case that is about the
/// region or one below it; of a case about a larger region only the sections that cite a figure of
/// this one.
fn practices(context: &Context<'_>, code: RegionCode, cases: &BTreeSet<usize>) -> Vec<SectionId> {
    let site = context.site;
    let sections = cases.iter().flat_map(|case| {
        let sections = site.cases[*case].sections.iter().enumerate();
        let practices = sections.filter(|(_, section)| !section.models.is_empty());
        practices.map(move |(section, _)| SectionId {
            case: *case,
            section,
        })
    });
    sections
        .filter(|id| is_about(context, id.case, code) || cites_figure_of(context, *id, code))
        .collect()
}

/// Whether a case is about a region or one below it.
fn is_about(context: &Context<'_>, case: usize, code: RegionCode) -> bool {
    let atlas = context.site.atlas;
    let region = atlas.cases[case].region.as_ref();
    region.is_some_and(|region| {
        let path = atlas.regions.path(region.value);
        path.iter().any(|above| above.code == code)
    })
}

/// Whether a section is the first to cite some figure of a region.
fn cites_figure_of(context: &Context<'_>, id: SectionId, code: RegionCode) -> bool {
    let observations = &context.site.atlas.cases[id.case].observations;
    let links = &context.site.cases[id.case].observations;
    observations.iter().zip(links).any(|(observation, links)| {
        let region = observation.region.as_ref();
        links.cited_in == Some(id.section) && region.is_some_and(|region| region.value == code)
    })
}

pub(super) fn page(context: &Context<'_>, code: RegionCode) -> Option<RegionPage> {
    let site = context.site;
    let region = site.atlas.regions.get(code)?;
    let entry = site.places.regions.get(&code)?;
    let practices = practices(context, code, &entry.cases);
    Some(RegionPage {
        name: region.name.clone(),
        above: site.atlas.regions.above(code),
        code: code.to_string(),
        level: region.level.name(),
        cases: entry
            .cases
            .iter()
            .map(|case| context.case_card(*case))
            .collect(),
        practices: practices
            .iter()
            .map(|id| context.practice_card(*id, None))
            .collect(),
        children: entry
            .children
            .iter()
            .filter_map(|child| node(context, *child))
            .collect(),
        places: places(context, code),
    })
}

/// Townships and villages in pinyin order.
fn places(context: &Context<'_>, code: RegionCode) -> Vec<PlaceEntry> {
    let Some(entry) = context.site.places.regions.get(&code) else {
        return Vec::new();
    };
    let mut places: Vec<_> = entry.places.iter().collect();
    places.sort_by(|(a, _), (b, _)| context.order.compare(a, b));
    let numbered = (1..).zip(places);
    numbered
        .map(|(number, (name, figures))| PlaceEntry {
            name: name.clone(),
            id: format!("place-{number}"),
            figures: figures
                .iter()
                .filter_map(|(case, at)| context.figure(*case, *at))
                .collect(),
        })
        .collect()
}
