//! The keys of a few hundred pages, sorted and packed: what a thread makes, and what is merged.

use super::fold::fold;
use super::grams::{self, Key};
use super::visible::PageText;

/// Where on a page a key stands best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// In a name of the page: its title, its place.
    Name = 0,
    /// In a heading.
    Heading = 1,
    /// In the text.
    Text = 2,
}

/// Sorted keys with the pages they stand on, packed: about a byte and a half a key and page.
/// Memory is bounded by the size of the index.
#[derive(Debug, Default)]
pub struct Part {
    /// Steps between keys, number of pages, then steps between pages with the level in the two
    /// lowest bits; each as a variable-length integer of seven bits a byte.
    bytes: Vec<u8>,
}

/// A page and the level at which it holds a key.
pub type Hit = (u32, u8);

impl Part {
    /// Packs the keys of pages. Numbers ascend.
    pub fn new<'t>(pages: impl Iterator<Item = (u32, &'t PageText)>) -> Part {
        let mut hits: Vec<(Key, u32)> = Vec::new();
        let mut keys = Vec::new();
        for (number, text) in pages {
            let start = hits.len();
            let mut add = |words: &str, level: Level| {
                keys.clear();
                grams::keys(&fold(words), &mut keys);
                hits.extend(keys.iter().map(|key| (*key, (number << 2) | level as u32)));
            };
            text.names.iter().for_each(|name| add(name, Level::Name));
            for passage in &text.passages {
                add(&passage.headings, Level::Heading);
                add(&passage.text, Level::Text);
            }
            // The best level of a page and key comes first and stays.
            hits[start..].sort_unstable();
            let mut kept = start;
            for at in start..hits.len() {
                if kept == start || hits[kept - 1].0 != hits[at].0 {
                    hits[kept] = hits[at];
                    kept += 1;
                }
            }
            hits.truncate(kept);
        }
        hits.sort_unstable();
        Part::pack(&hits)
    }

    fn pack(hits: &[(Key, u32)]) -> Part {
        let mut bytes = Vec::with_capacity(hits.len() * 3);
        let mut last_key = 0;
        for group in hits.chunk_by(|a, b| a.0 == b.0) {
            push(group[0].0 - last_key, &mut bytes);
            push(group.len() as u64, &mut bytes);
            last_key = group[0].0;
            let mut last = 0;
            for (_, hit) in group {
                let page = hit >> 2;
                push(u64::from(((page - last) << 2) | (hit & 3)), &mut bytes);
                last = page;
            }
        }
        bytes.shrink_to_fit();
        Part { bytes }
    }

    /// Reads the part from its smallest key.
    pub(super) fn read(&self) -> Reader<'_> {
        let mut reader = Reader {
            rest: &self.bytes,
            key: 0,
            count: 0,
        };
        reader.next_key();
        reader
    }
}

/// Stands on a key of a part.
pub(super) struct Reader<'p> {
    rest: &'p [u8],
    /// The key, and how many pages hold it; none are left at 0.
    pub(super) key: Key,
    pub(super) count: usize,
}

impl Reader<'_> {
    /// Adds the pages of the key, and moves to the next one.
    pub(super) fn take(&mut self, hits: &mut Vec<Hit>) {
        let mut page = 0;
        for _ in 0..self.count {
            let step = pull(&mut self.rest);
            page += (step >> 2) as u32;
            hits.push((page, (step & 3) as u8));
        }
        self.next_key();
    }

    fn next_key(&mut self) {
        self.count = 0;
        if !self.rest.is_empty() {
            self.key += pull(&mut self.rest);
            self.count = pull(&mut self.rest) as usize;
        }
    }
}

fn push(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn pull(bytes: &mut &[u8]) -> u64 {
    let (mut number, mut shift) = (0, 0);
    while let Some((byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            break;
        }
        shift += 7;
    }
    number
}
