//! Parts merged and cut into scripts of about 12 KB, with a directory of their first keys.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::grams::{Key, RUN, key_text};
use super::literal::push_unit;
use super::part::{Hit, Part};
use super::{Script, codec};

/// Bytes of a shard, not counting the key that crosses the line. Half of what the prototype used: a
/// query needs two to five shards, and the directory stays smaller than two of them.
const SHARD: usize = 12_000;
/// Stands for the single character in a group of keys with the same first character.
const SINGLE: char = '_';

/// The shards of the parts, in the order of their keys, and the directory.
pub(super) fn shards(parts: &[Part], pages: usize) -> (Vec<Script>, Script) {
    let mut grams = Shards::new("g");
    let mut runs = Shards::new("r");
    let mut readers: Vec<_> = parts.iter().map(Part::read).collect();
    let mut heap: BinaryHeap<Reverse<(Key, usize)>> = readers
        .iter()
        .enumerate()
        .filter(|(_, reader)| reader.count > 0)
        .map(|(at, reader)| Reverse((reader.key, at)))
        .collect();
    let mut hits: Vec<Hit> = Vec::new();
    while let Some(Reverse((key, _))) = heap.peek().copied() {
        hits.clear();
        while let Some(Reverse((next, at))) = heap.peek().copied().filter(|top| top.0.0 == key) {
            debug_assert_eq!(next, key);
            heap.pop();
            readers[at].take(&mut hits);
            if readers[at].count > 0 {
                heap.push(Reverse((readers[at].key, at)));
            }
        }
        let family = if key & RUN == 0 {
            &mut grams
        } else {
            &mut runs
        };
        family.add(key, &lists(&hits, pages));
    }
    let (mut scripts, gram_keys) = grams.finish();
    let (run_scripts, run_keys) = runs.finish();
    scripts.extend(run_scripts);
    let arguments = format!("{pages},{gram_keys},{run_keys}");
    let directory = Script::new("search/index.js".to_owned(), "index", &arguments);
    (scripts, directory)
}

/// Three lists by level with `|` between; empty ones at the end are left out.
fn lists(hits: &[Hit], pages: usize) -> String {
    let list = |level| {
        let numbers: Vec<u32> = hits
            .iter()
            .filter(|hit| hit.1 == level)
            .map(|hit| hit.0)
            .collect();
        codec::list(&numbers, pages)
    };
    let lists = [list(0), list(1), list(2)];
    lists.join("|").trim_end_matches('|').to_owned()
}

/// Scripts of one family of keys in the making.
struct Shards {
    folder: &'static str,
    scripts: Vec<Script>,
    /// First key of every shard, separated by blanks, as in a string literal.
    first: String,
    keys: String,
    lists: String,
    group: Option<u16>,
}

impl Shards {
    fn new(folder: &'static str) -> Shards {
        Shards {
            folder,
            scripts: Vec::new(),
            first: String::new(),
            keys: String::new(),
            lists: String::new(),
            group: None,
        }
    }

    fn add(&mut self, key: Key, lists: &str) {
        if self.keys.len() + self.lists.len() + lists.len() > SHARD && !self.keys.is_empty() {
            self.cut();
        }
        let units = key_text(key);
        if self.keys.is_empty() {
            if !self.first.is_empty() {
                self.first.push(' ');
            }
            units
                .iter()
                .for_each(|unit| push_unit(*unit, &mut self.first));
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
    }

    /// Keys with the same first character are written as that character, then the second ones.
    fn add_to_group(&mut self, units: &[u16]) {
        if self.group != Some(units[0]) {
            self.separate();
            push_unit(units[0], &mut self.keys);
            self.group = Some(units[0]);
        }
        match units.get(1) {
            Some(second) => push_unit(*second, &mut self.keys),
            None => self.keys.push(SINGLE),
        }
    }

    fn separate(&mut self) {
        if !self.keys.is_empty() {
            self.keys.push(' ');
        }
    }

    fn cut(&mut self) {
        let number = self.scripts.len();
        let path = format!("search/{}/{number}.js", self.folder);
        let kind = self.folder;
        let arguments = format!("{number},\"{}\",\"{}\"", self.keys, self.lists);
        self.scripts.push(Script::new(path, kind, &arguments));
        self.keys.clear();
        self.lists.clear();
        self.group = None;
    }

    /// The scripts, and the directory's part as a literal.
    fn finish(mut self) -> (Vec<Script>, String) {
        if !self.keys.is_empty() {
            self.cut();
        }
        (self.scripts, format!("\"{}\"", self.first))
    }
}
