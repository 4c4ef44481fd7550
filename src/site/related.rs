//! Related cases, with the stated reason.

use std::cmp::Reverse;

use super::CaseLinks;
use super::groups::Groups;
use crate::atlas::Atlas;

/// How many related cases a case shows, and has comparison pages with: enough for a class to
/// choose from, and linear in the number of cases.
const NEAREST: usize = 3;

/// A case near another one, and why. Lists hold indices in the order of the atlas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The other case.
    pub case: usize,
    /// Model types at work in both.
    pub models: Vec<usize>,
    /// Challenges both list.
    pub challenges: Vec<usize>,
    /// Indicators both have figures of.
    pub indicators: Vec<usize>,
}

/// The nearest cases of each case, best first: those with the most model types in common, then
/// challenges, then indicators, then in the order of the atlas.
pub(super) fn related(atlas: &Atlas, cases: &[CaseLinks], _groups: &Groups) -> Vec<Vec<Related>> {
    let traits: Vec<Traits> = cases.iter().map(Traits::new).collect();
    (0..atlas.cases.len())
        .map(|case| {
            let mut near: Vec<Related> = (0..atlas.cases.len())
                .filter(|other| *other != case)
                .map(|other| traits[case].shared_with(&traits[other], other))
                .filter(|related| !related.models.is_empty())
                .collect();
            near.sort_by_key(|related| {
                let common = related.challenges.len();
                (
                    Reverse(related.models.len()),
                    Reverse(common),
                    Reverse(related.indicators.len()),
                    related.case,
                )
            });
            near.truncate(NEAREST);
            near
        })
        .collect()
}

/// The pairs of cases that have a page to compare them: each case with its nearest. Sorted, the
/// lower index first, no repetitions.
pub fn pairs(related: &[Vec<Related>]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<_> = related
        .iter()
        .enumerate()
        .flat_map(|(case, near)| {
            near.iter()
                .map(move |other| (case.min(other.case), case.max(other.case)))
        })
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// What two cases share, whether or not they are near.
pub fn shared(cases: &[CaseLinks], a: usize, b: usize) -> Related {
    Traits::new(&cases[a]).shared_with(&Traits::new(&cases[b]), b)
}

struct Traits {
    models: Vec<usize>,
    challenges: Vec<usize>,
    indicators: Vec<usize>,
}

impl Traits {
    fn new(links: &CaseLinks) -> Traits {
        let sorted = |list: &mut dyn Iterator<Item = usize>| {
            let mut list: Vec<usize> = list.collect();
            list.sort_unstable();
            list.dedup();
            list
        };
        Traits {
            models: links.models.clone(),
            challenges: sorted(&mut links.challenges.iter().copied()),
            indicators: sorted(&mut links.observations.iter().filter_map(|seen| seen.indicator)),
        }
    }

    fn shared_with(&self, other: &Traits, case: usize) -> Related {
        let common = |a: &[usize], b: &[usize]| {
            a.iter()
                .filter(|value| b.binary_search(value).is_ok())
                .copied()
                .collect()
        };
        Related {
            case,
            models: common(&self.models, &other.models),
            challenges: common(&self.challenges, &other.challenges),
            indicators: common(&self.indicators, &other.indicators),
        }
    }
}
