//! Related cases, with the stated reason.

use std::cmp::Reverse;
use std::sync::Arc;

use rayon::prelude::*;

use super::CaseLinks;
use super::front_matter::FrontMatter;
use super::groups::Groups;

/// How many related cases a case shows, and is compared with: as many as stand side by side with it
/// on a sheet of paper, and linear in the number of cases.
const NEAREST: usize = 3;

/// With how many others a case is compared at most: all, in an atlas up to this size. Above it the
/// time would grow with the square of the cases.
const CANDIDATES: usize = 4096;

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

/// Finds the nearest cases of each case, best first: those with the most model types in common, then
/// challenges, then indicators, then in the order of the atlas.
///
/// In an atlas of more than 4,096 cases only that many are looked at for each: those that share its
/// rarest types, and of these the nearest in the order of the atlas, which goes by region.
///
/// Where no case has other types, challenges or indicators than at the last time, it is the result of
/// that time: most edits are of words.
pub(super) fn renew(cases: &[Arc<FrontMatter>], groups: &Groups, memory: &mut Nearness) {
    let traits: Vec<Traits> = cases.iter().map(|case| Traits::new(&case.links)).collect();
    if memory.traits != traits {
        let search = Search::new(traits, groups, CANDIDATES);
        let nearest = (0..cases.len())
            .into_par_iter()
            .map(|case| search.nearest(case));
        memory.nearest = Arc::new(nearest.collect());
        memory.traits = search.traits;
    }
}

/// What was found at the last time.
#[derive(Debug, Default)]
pub(super) struct Nearness {
    traits: Vec<Traits>,
    nearest: Arc<Vec<Vec<Related>>>,
}

impl Nearness {
    /// The nearest cases of each case, as last found.
    pub(super) fn nearest(&self) -> Arc<Vec<Vec<Related>>> {
        Arc::clone(&self.nearest)
    }
}

/// How near a case is: how many types, challenges and indicators are common; the greatest is
/// nearest. The lower index wins among equals.
type Score = (usize, usize, usize, Reverse<usize>);

struct Search<'g> {
    traits: Vec<Traits>,
    models: Bits,
    challenges: Bits,
    indicators: Bits,
    groups: &'g Groups,
    /// With how many others a case is compared.
    limit: usize,
}

impl Search<'_> {
    fn new(traits: Vec<Traits>, groups: &Groups, limit: usize) -> Search<'_> {
        Search {
            models: Bits::new(&traits, |traits| &traits.models),
            challenges: Bits::new(&traits, |traits| &traits.challenges),
            indicators: Bits::new(&traits, |traits| &traits.indicators),
            traits,
            groups,
            limit,
        }
    }

    fn nearest(&self, case: usize) -> Vec<Related> {
        let own = &self.traits[case];
        let mut best: Vec<Score> = Vec::with_capacity(NEAREST + 1);
        self.each_candidate(case, &mut |other| {
            let models = self.models.in_common(case, other);
            let worst = best.get(NEAREST - 1).copied();
            if other == case || models == 0 || worst.is_some_and(|worst| models < worst.0) {
                return;
            }
            let challenges = self.challenges.in_common(case, other);
            let indicators = self.indicators.in_common(case, other);
            let score = (models, challenges, indicators, Reverse(other));
            if worst.is_some_and(|worst| score <= worst) {
                return;
            }
            let place = best.partition_point(|better| *better > score);
            if best.get(place) != Some(&score) {
                best.insert(place, score);
                best.truncate(NEAREST);
            }
        });
        best.iter()
            .map(|(_, _, _, Reverse(other))| own.shared_with(&self.traits[*other], *other))
            .collect()
    }

    /// Visits the cases that may be near; some twice, when the atlas is large.
    fn each_candidate(&self, case: usize, visit: &mut dyn FnMut(usize)) {
        if self.traits.len() <= self.limit {
            return (0..self.traits.len()).for_each(visit);
        }
        let cases = |model: usize| self.groups.models[model].cases.as_slice();
        let mut models = self.traits[case].models.clone();
        models.sort_by_key(|model| (cases(*model).len(), *model));
        let mut left = self.limit;
        for list in models.into_iter().map(cases) {
            let count = left.min(list.len());
            let place = list.partition_point(|other| *other < case);
            let start = place.saturating_sub(count / 2).min(list.len() - count);
            list[start..start + count]
                .iter()
                .for_each(|other| visit(*other));
            left -= count;
        }
    }
}

/// A list of every case as bits, one row of words a case: counting what two cases share must not
/// walk their lists, because most pairs of a large atlas are counted and forgotten.
struct Bits {
    words: Vec<u64>,
    /// Words a case: as many as the greatest value needs.
    width: usize,
}

impl Bits {
    fn new(traits: &[Traits], list: fn(&Traits) -> &[usize]) -> Bits {
        let greatest = traits.iter().flat_map(list).max();
        let width = greatest.map_or(1, |greatest| greatest / 64 + 1);
        let mut words = vec![0; width * traits.len()];
        for (row, traits) in words.chunks_exact_mut(width).zip(traits) {
            for value in list(traits) {
                row[value / 64] |= 1 << (value % 64);
            }
        }
        Bits { words, width }
    }

    /// How many values two cases share.
    fn in_common(&self, a: usize, b: usize) -> usize {
        let row = |case: usize| &self.words[case * self.width..(case + 1) * self.width];
        let words = row(a).iter().zip(row(b));
        words.map(|(a, b)| (a & b).count_ones() as usize).sum()
    }
}

/// What a case can share with another; ascending, no repetitions.
#[derive(Debug, PartialEq, Eq)]
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

#[cfg(test)]
mod tests;
