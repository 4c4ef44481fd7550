//! The regions and places that occur.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::memory::{Memory, Recall};
use crate::atlas::Atlas;
use crate::atlas::case::Case;
use crate::atlas::region::RegionCode;
use crate::ground::SharedStr;

/// The regions that some case or figure names, and everything above them, by code.
#[derive(Debug, Default)]
pub struct PlaceTree {
    /// By code.
    pub regions: BTreeMap<RegionCode, RegionEntry>,
}

/// What lies in a region. Cases are indices into `atlas.cases`, ascending.
#[derive(Debug, Default)]
pub struct RegionEntry {
    /// Regions directly below, by code.
    pub children: BTreeSet<RegionCode>,
    /// Cases about exactly this region.
    pub own: Vec<usize>,
    /// Cases about this region or one below.
    pub cases: BTreeSet<usize>,
    /// Townships and villages named in it, with their figures (case, observation), by name.
    pub places: BTreeMap<String, Vec<(usize, usize)>>,
}

/// Where a case and its figures are: what the tree is made from.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Whereabouts {
    case: Option<RegionCode>,
    /// Those that say it themselves.
    figures: Vec<(usize, Option<RegionCode>, Option<SharedStr>)>,
}

impl Whereabouts {
    fn new(case: &Case) -> Whereabouts {
        let figures = case.observations.iter().enumerate();
        let figures = figures.map(|(at, seen)| {
            let region = seen.region.as_ref().map(|region| region.value);
            (
                at,
                region,
                seen.place.as_ref().map(|place| place.value.clone()),
            )
        });
        Whereabouts {
            case: case.region.as_ref().map(|region| region.value),
            figures: figures
                .filter(|(_, region, place)| region.is_some() || place.is_some())
                .collect(),
        }
    }
}

impl PlaceTree {
    /// The tree of an atlas; where all is where it was at the last link, what that gave.
    pub(super) fn renew(atlas: &Atlas, recall: &Recall, memory: &mut Memory) -> Arc<PlaceTree> {
        if memory.is_of_one_link {
            return Arc::new(PlaceTree::new(atlas));
        }
        let before = memory.whereabouts.all().to_vec();
        let whereabouts = |case: usize| Whereabouts::new(&atlas.cases[case]);
        let now = memory.whereabouts.renew(recall, whereabouts);
        let is_there = |case: usize| before.get(case) == now.get(case);
        let is_same =
            before.len() == now.len() && recall.is_in_place() && recall.changed().all(is_there);
        if !is_same {
            memory.places = Arc::new(PlaceTree::new(atlas));
        }
        Arc::clone(&memory.places)
    }

    fn new(atlas: &Atlas) -> PlaceTree {
        let mut tree = PlaceTree::default();
        for (at, case) in atlas.cases.iter().enumerate() {
            let Some(region) = &case.region else { continue };
            tree.entry(atlas, region.value).own.push(at);
            for above in atlas.regions.path(region.value) {
                tree.entry(atlas, above.code).cases.insert(at);
            }
            for (number, observation) in case.observations.iter().enumerate() {
                let county = observation.region.as_ref().unwrap_or(region).value;
                if county != region.value {
                    for above in atlas.regions.path(county) {
                        tree.entry(atlas, above.code).cases.insert(at);
                    }
                }
                if let Some(place) = &observation.place {
                    let places = &mut tree.entry(atlas, county).places;
                    places
                        .entry(place.value.to_string())
                        .or_default()
                        .push((at, number));
                }
            }
        }
        let regions = tree.regions.values_mut();
        for figures in regions.flat_map(|region| region.places.values_mut()) {
            figures.shrink_to_fit();
        }
        tree
    }

    /// The entry of a region; makes it, and those above it, when they are not there.
    fn entry(&mut self, atlas: &Atlas, code: RegionCode) -> &mut RegionEntry {
        if !self.regions.contains_key(&code) {
            let path: Vec<RegionCode> = atlas
                .regions
                .path(code)
                .iter()
                .map(|region| region.code)
                .collect();
            for pair in path.windows(2) {
                self.regions
                    .entry(pair[0])
                    .or_default()
                    .children
                    .insert(pair[1]);
            }
        }
        self.regions.entry(code).or_default()
    }
}
