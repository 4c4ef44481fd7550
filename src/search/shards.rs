//! Parts merged and cut into scripts of about 8 KB, with a directory of their first keys.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;

use super::grams::{self, Key, RUN, is_pair, key_text, pairs};
use super::literal::push_unit;
use super::part::{Hit, Part};
use super::stem::Stem;
use super::{Script, codec, directory};
use crate::ground::{QuickMap, QuickSet, StoredError};

/// Bytes of a shard, not counting the key that crosses the line. A third of what the prototype used:
/// a query needs two to five shards, of most of which it wants one key.
const SHARD: usize = 8_000;
/// Behind a pair or a triple that stands in the shard before: only what begins with it is a key.
const NO_KEY: char = '_';

/// A triple is written where both of its pairs stand on more leaves than this. Elsewhere the pairs
/// leave few leaves to look into; where they do not, a triple that is not written stands nowhere.
const FEW: usize = 24;

/// The branches of a triple that stands on more leaves than this are written. Here too, one that is
/// not written stands nowhere.
const MANY: usize = 64;
/// A branch with more of the leaves of its triple than one in so many is written without a list, for
/// it would tell little: this costs next to nothing where texts go on alike.
const SHARE: usize = 2;

/// Hands over the shards of the parts, in the order of their keys, and their directory.
pub(super) fn shards<E: From<StoredError>>(
    parts: &[Part],
    put: &impl Fn(Script) -> Result<(), E>,
) -> Result<(), E> {
    let leaves: u32 = parts.iter().flat_map(|part| &part.leaves).sum();
    let common = common_pairs(parts)?;
    let is_rare =
        |key| pairs(key).is_some_and(|pairs| pairs.iter().any(|pair| !common.contains(pair)));
    let mut writer = Writer {
        leaves: leaves as usize,
        grams: Shards::new("g", put),
        runs: Shards::new("r", put),
        list: String::new(),
    };
    let mut stem = Stem::default();
    merge(parts, |key, hits| {
        if is_rare(key) {
            return Ok(());
        }
        if grams::stem(key) != stem.key() {
            writer.write(&mut stem)?;
            stem.begin(grams::stem(key));
        }
        stem.add(key, hits);
        Ok::<(), E>(())
    })?;
    writer.write(&mut stem)?;
    let later = codec::list(&later_leaves(parts), leaves as usize);
    let arguments = format!("{leaves},{FEW},{MANY},\"{later}\"");
    let families = [("g", writer.grams.finish()?), ("r", writer.runs.finish()?)];
    let directory = directory::scripts("index", &arguments, &families);
    directory.into_iter().try_for_each(put)
}

/// Writes keys with their branches.
struct Writer<'p, P> {
    leaves: usize,
    grams: Shards<'p, P>,
    runs: Shards<'p, P>,
    /// The lists of a key, while they are written.
    list: String,
}

impl<E, P: Fn(Script) -> Result<(), E>> Writer<'_, P> {
    /// Writes a key, if there is one, and its branches.
    fn write(&mut self, stem: &mut Stem) -> Result<(), E> {
        let key = stem.key();
        let hits = stem.union(self.leaves);
        let count = hits.len();
        if count == 0 {
            return Ok(());
        }
        self.add(key, hits)?;
        if count > MANY {
            for (branch, hits) in stem.branches() {
                let is_narrow = hits.len() * SHARE < count;
                self.add(branch, if is_narrow { hits } else { &[] })?;
            }
        }
        Ok(())
    }

    fn add(&mut self, key: Key, hits: &[Hit]) -> Result<(), E> {
        self.list.clear();
        lists(hits, self.leaves, &mut self.list);
        match key & RUN {
            0 => self.grams.add(key, &self.list),
            _ => self.runs.add(key, &self.list),
        }
    }
}

/// The pairs on more than [`FEW`] leaves.
fn common_pairs(parts: &[Part]) -> Result<QuickSet<Key>, StoredError> {
    let mut counts: QuickMap<Key, usize> = QuickMap::default();
    for reader in parts.iter().flat_map(|part| part.read(0)) {
        let mut reader = reader?;
        while reader.count > 0 {
            if is_pair(reader.key) {
                *counts.entry(reader.key).or_default() += reader.count;
            }
            reader.skip()?;
        }
    }
    counts.retain(|_, count| *count > FEW);
    Ok(counts.into_keys().collect())
}

/// Hands over every key in order, with the leaves of all parts that hold it.
fn merge<E: From<StoredError>>(
    parts: &[Part],
    mut each: impl FnMut(Key, &[Hit]) -> Result<(), E>,
) -> Result<(), E> {
    let mut readers = Vec::with_capacity(parts.len());
    let mut first = 0;
    for part in parts {
        for reader in part.read(first) {
            readers.push(reader?);
        }
        first += part.leaves.iter().sum::<u32>();
    }
    let mut heap: BinaryHeap<Reverse<(Key, usize)>> = readers
        .iter()
        .enumerate()
        .filter(|(_, reader)| reader.count > 0)
        .map(|(at, reader)| Reverse((reader.key, at)))
        .collect();
    let mut hits: Vec<Hit> = Vec::new();
    while let Some(Reverse((key, _))) = heap.peek().copied() {
        hits.clear();
        while let Some(mut top) = heap.peek_mut().filter(|top| top.0.0 == key) {
            let reader = &mut readers[top.0.1];
            reader.take(&mut hits)?;
            if reader.count > 0 {
                top.0.0 = reader.key;
            } else {
                PeekMut::pop(top);
            }
        }
        each(key, &hits)?;
    }
    Ok(())
}

/// The leaves that do not begin a page.
fn later_leaves(parts: &[Part]) -> Vec<u32> {
    let mut later = Vec::new();
    let mut next = 0;
    for count in parts.iter().flat_map(|part| &part.leaves) {
        later.extend(next + 1..next + count);
        next += count;
    }
    later
}

/// Three lists by level with `|` between; empty ones at the end are left out.
fn lists(hits: &[Hit], leaves: usize, out: &mut String) {
    let mut numbers: Vec<u32> = Vec::with_capacity(hits.len());
    for level in 0..3 {
        numbers.clear();
        let of_level = hits.iter().filter(|hit| hit.1 == level);
        numbers.extend(of_level.map(|hit| hit.0));
        if level > 0 {
            out.push('|');
        }
        codec::write_list(&numbers, leaves, out);
    }
    out.truncate(out.trim_end_matches('|').len());
}

/// Scripts of one family of keys in the making.
struct Shards<'p, P> {
    folder: &'static str,
    put: &'p P,
    /// What divides every shard from the one before.
    dividers: Vec<Vec<u16>>,
    last: Vec<u16>,
    keys: String,
    lists: String,
    /// The first two characters of the last key, and its third.
    group: Option<(u16, Option<u16>)>,
    third: Option<u16>,
}

impl<'p, E, P: Fn(Script) -> Result<(), E>> Shards<'p, P> {
    fn new(folder: &'static str, put: &'p P) -> Shards<'p, P> {
        Shards {
            folder,
            put,
            dividers: Vec::new(),
            last: Vec::new(),
            keys: String::new(),
            lists: String::new(),
            group: None,
            third: None,
        }
    }

    fn add(&mut self, key: Key, lists: &str) -> Result<(), E> {
        if self.keys.len() + self.lists.len() + lists.len() > SHARD && !self.keys.is_empty() {
            self.cut()?;
        }
        let units = key_text(key);
        if self.keys.is_empty() {
            self.dividers.push(directory::divider(&self.last, &units));
        } else {
            self.lists.push('~');
        }
        if key & RUN == 0 {
            self.add_to_group(&units);
        } else {
            self.separate();
            units
                .iter()
                .for_each(|unit| push_unit(*unit, &mut self.keys));
        }
        self.lists.push_str(lists);
        self.last = units;
        Ok(())
    }

    /// Keys with the same first two characters are written as those, then the third ones, each with
    /// the classes of its branches; a single character is written as it is.
    fn add_to_group(&mut self, units: &[u16]) {
        let group = (units[0], units.get(1).copied());
        if self.group != Some(group) {
            self.separate();
            self.start(&units[..units.len().min(2)], units.len() > 2);
            self.group = Some(group);
            self.third = None;
        }
        let third = units.get(2).copied();
        if self.third != third {
            self.start(&units[2..3], units.len() > 3);
            self.third = third;
        }
        if let Some(class) = units.get(3) {
            push_unit(*class, &mut self.keys);
        }
    }

    /// Adds what some keys begin with, and whether it is none itself.
    fn start(&mut self, units: &[u16], is_elsewhere: bool) {
        units
            .iter()
            .for_each(|unit| push_unit(*unit, &mut self.keys));
        if is_elsewhere {
            self.keys.push(NO_KEY);
        }
    }

    fn separate(&mut self) {
        if !self.keys.is_empty() {
            self.keys.push(' ');
        }
    }

    /// Hands over what has come: the last of the shards that are divided.
    fn cut(&mut self) -> Result<(), E> {
        let number = self.dividers.len() - 1;
        let path = format!("search/{}/{number}.js", self.folder);
        let kind = self.folder;
        let arguments = format!("{number},\"{}\",\"{}\"", self.keys, self.lists);
        self.keys.clear();
        self.lists.clear();
        (self.group, self.third) = (None, None);
        (self.put)(Script::new(path, kind, &arguments))
    }

    /// Hands over the last shard; returns what divides them.
    fn finish(mut self) -> Result<Vec<Vec<u16>>, E> {
        if !self.keys.is_empty() {
            self.cut()?;
        }
        Ok(self.dividers)
    }
}
