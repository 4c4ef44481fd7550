//! Region pages and their index: the place tree, never a map.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::Context;
use super::frame::Link;
use super::listing::NAMED;
use super::pages::{
    PlaceEntry, RegionCase, RegionIndexPage, RegionNode, RegionPage, RegionPractice,
};
use crate::atlas::region::{RegionCode, RegionLevel};
use crate::site::{Route, SectionId, Site};

/// How many levels of a tree stand below a region: prefectures, or counties as well.
const PREFECTURES: usize = 1;
const COUNTIES: usize = 2;

/// Cases of exactly one region that a tree names; its page has all.
const OWN: usize = 5;

pub(super) fn index(context: &Context<'_>) -> RegionIndexPage {
    let regions = &context.site.places.regions;
    // Of a whole country the counties stand on the pages of their provinces.
    let depth = if context.lists.are_many_links(regions.len()) {
        PREFECTURES
    } else {
        COUNTIES
    };
    let regions = regions.keys();
    let provinces = regions.filter(|code| {
        let region = context.site.atlas.regions.get(**code);
        region.is_some_and(|region| region.level == RegionLevel::Province)
    });
    RegionIndexPage {
        provinces: provinces
            .filter_map(|code| node(context, *code, depth))
            .collect(),
    }
}

fn node(context: &Context<'_>, code: RegionCode, depth: usize) -> Option<RegionNode> {
    let site = context.site;
    let region = site.atlas.regions.get(code)?;
    let entry = site.places.regions.get(&code)?;
    let own = entry.own.iter().take(OWN).map(|case| Link {
        label: site.atlas.cases[*case].title.value.to_string(),
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
        practices: context.practices(code).len(),
        own: own.collect(),
        children: entry
            .children
            .iter()
            .filter(|_| depth > 0)
            .filter_map(|child| node(context, *child, depth - 1))
            .collect(),
    })
}

/// The practices of every region that occurs.
pub(super) fn all_practices(site: &Site<'_>) -> BTreeMap<RegionCode, Vec<SectionId>> {
    let regions = site.places.regions.par_iter();
    regions
        .map(|(code, entry)| (*code, practices(site, *code, &entry.cases)))
        .collect()
}

impl Context<'_> {
    fn practices(&self, code: RegionCode) -> &[SectionId] {
        let practices = self.lists.practices(self.site).get(&code);
        practices.map_or(&[], Vec::as_slice)
    }
}

/// The practices at or below a region, ascending: all of a case that is about the
/// region or one below it; of a case about a larger region only the sections that cite a figure of
/// this one.
fn practices(site: &Site<'_>, code: RegionCode, cases: &BTreeSet<usize>) -> Vec<SectionId> {
    let sections = cases.iter().flat_map(|case| {
        let sections = site.cases[*case].sections.iter().enumerate();
        let practices = sections.filter(|(_, section)| !section.models.is_empty());
        practices.map(move |(section, _)| SectionId {
            case: *case,
            section,
        })
    });
    sections
        .filter(|id| is_about(site, id.case, code) || cites_figure_of(site, *id, code))
        .collect()
}

/// Whether a case is about a region or one below it.
fn is_about(site: &Site<'_>, case: usize, code: RegionCode) -> bool {
    let atlas = site.atlas;
    let region = atlas.cases[case].region.as_ref();
    region.is_some_and(|region| {
        let path = atlas.regions.path(region.value);
        path.iter().any(|above| above.code == code)
    })
}

/// Whether a section is the first to cite some figure of a region.
fn cites_figure_of(site: &Site<'_>, id: SectionId, code: RegionCode) -> bool {
    let observations = &site.atlas.cases[id.case].observations;
    let links = &site.cases[id.case].observations;
    observations.iter().zip(links).any(|(observation, links)| {
        let region = observation.region.as_ref();
        links.cited_in == Some(id.section) && region.is_some_and(|region| region.value == code)
    })
}

pub(super) fn page(context: &Context<'_>, code: RegionCode) -> Option<RegionPage> {
    let site = context.site;
    let region = site.atlas.regions.get(code)?;
    let entry = site.places.regions.get(&code)?;
    let cases: Vec<usize> = entry.cases.iter().copied().collect();
    Some(RegionPage {
        name: region.name.clone(),
        above: site.atlas.regions.above(code),
        code: code.to_string(),
        level: region.level.name(),
        cases: context
            .part(&cases)
            .iter()
            .map(|case| region_case(context, code, *case))
            .collect(),
        children: entry
            .children
            .iter()
            .filter(|_| context.is_first())
            .filter_map(|child| node(context, *child, COUNTIES))
            .collect(),
        places: places(context, code),
    })
}

fn region_case(context: &Context<'_>, code: RegionCode, case: usize) -> RegionCase {
    let practices = context.practices(code);
    let first = practices.partition_point(|id| id.case < case);
    let own = practices[first..].iter().take_while(|id| id.case == case);
    let practice = |id: &SectionId| RegionPractice {
        link: Link {
            label: context.site.atlas.cases[case].sections[id.section]
                .title
                .clone(),
            href: context.section_href(*id),
        },
        seals: context.section_seals(*id),
    };
    RegionCase {
        case: context.case_card(case),
        practices: own.map(practice).collect(),
    }
}

/// Townships and villages in pinyin order.
fn places(context: &Context<'_>, code: RegionCode) -> Vec<PlaceEntry> {
    let Some(entry) = context.site.places.regions.get(&code) else {
        return Vec::new();
    };
    let mut places: Vec<_> = entry.places.iter().collect();
    places.sort_by(|(a, _), (b, _)| context.lists.order.compare(a, b));
    let own = context.part(&places);
    let numbered = (context.place_of(&places, own) + 1..).zip(own);
    numbered
        .map(|(number, (name, figures))| PlaceEntry {
            name: (*name).clone(),
            id: format!("place-{number}"),
            figures: figures
                .iter()
                .take(NAMED)
                .filter_map(|(case, at)| context.figure_line(*case, *at))
                .collect(),
        })
        .collect()
}
