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
        practices: practices(context, &entry.cases).len(),
        own: own.collect(),
        children: entry
            .children
            .iter()
            .filter_map(|child| node(context, *child))
            .collect(),
    })
}

/// The practices of some cases, in their order.
fn practices(context: &Context<'_>, cases: &BTreeSet<usize>) -> Vec<SectionId> {
    let sections = cases.iter().flat_map(|case| {
        let sections = context.site.cases[*case].sections.iter().enumerate();
        let practices = sections.filter(|(_, section)| !section.models.is_empty());
        practices.map(move |(section, _)| SectionId {
            case: *case,
            section,
        })
    });
    sections.collect()
}

pub(super) fn page(context: &Context<'_>, code: RegionCode) -> Option<RegionPage> {
    let site = context.site;
    let region = site.atlas.regions.get(code)?;
    let entry = site.places.regions.get(&code)?;
    let practices = practices(context, &entry.cases);
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
