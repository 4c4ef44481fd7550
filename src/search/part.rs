//! The keys of a few hundred pages, sorted and packed: what a thread makes, and what is merged.

use super::fold::fold_units;
use super::grams::{self, GRAM, Key, RUN};
use super::visible::{PageText, Passage};
use crate::ground::{self, Numbers, Stored, StoredError, Unpacker};

/// Where on a leaf a key stands best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// In a name of the page: its title, its place.
    Name = 0,
    /// In a heading.
    Heading = 1,
    /// In the text.
    Text = 2,
}

/// Bits that tell the leaf within a pack, and its level, beside a key of [`GRAM`] bits.
const PLACE: u32 = 64 - GRAM;
/// Keys of a pack, and of a usual leaf: they are sorted in 8 MB a thread.
const KEYS: usize = 1 << 20;
const KEYS_OF_LEAF: usize = 1 << 13;
/// Leaves of a pack.
const LEAVES: u32 = 1 << (PLACE - 2);

/// Sorted keys with the leaves they stand on, packed: about a byte and a half a key and leaf.
/// Together the parts are as large as the index: they stand where they were set aside. A copy shares that.
#[derive(Debug, Default, Clone)]
pub struct Part {
    /// Few: each has as many keys as are sorted at once.
    packs: Vec<Pack>,
    /// How many leaves each page has.
    pub(super) leaves: Vec<u32>,
}

/// Packed keys of at most [`LEAVES`] leaves.
#[derive(Debug, Clone)]
struct Pack {
    /// Number of its first leaf in the part.
    first: u32,
    /// Steps between keys, number of leaves, then steps between leaves with the level in the two
    /// lowest bits; each as a variable-length integer of seven bits a byte.
    bytes: Stored,
}

/// A leaf and the level at which it holds a key.
pub type Hit = (u32, u8);

impl Part {
    /// Packs the keys of pages that follow each other, and sets them aside.
    pub fn new<'t>(
        pages: impl Iterator<Item = &'t PageText>,
        set_aside: impl Fn(Vec<u8>) -> Stored,
    ) -> Part {
        let mut part = PartWriter::new(set_aside);
        pages.for_each(|page| part.add(page));
        part.finish()
    }

    /// Packs the part as it is.
    ///
    /// # Errors
    /// When its keys cannot be read back.
    pub fn pack(&self, packer: &mut ground::Packer) -> Result<(), StoredError> {
        packer.number(self.packs.len() as u64);
        for pack in &self.packs {
            packer.number(pack.first.into());
            packer.bytes(&pack.bytes.bytes()?);
        }
        packer.number(self.leaves.len() as u64);
        self.leaves
            .iter()
            .for_each(|count| packer.number((*count).into()));
        Ok(())
    }

    /// A part that was packed; its keys are set aside.
    pub fn unpack(from: &mut Unpacker<'_>, set_aside: &dyn Fn(Vec<u8>) -> Stored) -> Option<Part> {
        let small = |from: &mut Unpacker<'_>| u32::try_from(from.number()?).ok();
        let packs = 0..from.count()?;
        let packs = packs.map(|_| {
            Some(Pack {
                first: small(from)?,
                bytes: set_aside(from.bytes()?.to_vec()),
            })
        });
        let packs = packs.collect::<Option<_>>()?;
        let leaves = 0..from.count()?;
        let leaves = leaves.map(|_| small(from)).collect::<Option<_>>()?;
        Some(Part { packs, leaves })
    }

    /// Readers of the part, each from its smallest key; the part's leaves are counted from `first`.
    pub(super) fn read(&self, first: u32) -> impl Iterator<Item = Result<Reader<'_>, StoredError>> {
        self.packs.iter().map(move |pack| {
            let mut reader = Reader {
                rest: pack.bytes.numbers(),
                first: first + pack.first,
                key: 0,
                count: 0,
            };
            reader.next_key()?;
            Ok(reader)
        })
    }
}

/// A part in the making: takes its pages one after the other, and keeps none.
pub struct PartWriter<S> {
    part: Part,
    keys: Keys,
    /// Number of the first leaf whose keys are not packed yet, and how many have come since.
    first: u32,
    open: u32,
    set_aside: S,
}

impl<S: Fn(Vec<u8>) -> Stored> PartWriter<S> {
    /// A part without pages; its keys are to be set aside.
    pub fn new(set_aside: S) -> PartWriter<S> {
        PartWriter {
            part: Part::default(),
            keys: Keys::default(),
            first: 0,
            open: 0,
            set_aside,
        }
    }

    /// Takes the page that follows.
    pub fn add(&mut self, page: &PageText) {
        let leaves = page.leaves();
        for (at, leaf) in leaves.iter().enumerate() {
            if self.open == LEAVES || self.keys.are_many() {
                self.pack();
            }
            self.keys.leaf(page, leaf, at == 0, self.open);
            self.open += 1;
        }
        self.part.leaves.push(leaves.len() as u32);
    }

    /// The part of all these pages.
    pub fn finish(mut self) -> Part {
        self.pack();
        self.part
    }

    fn pack(&mut self) {
        let pack = self.keys.pack(self.first, &self.set_aside);
        self.part.packs.push(pack);
        self.first += std::mem::take(&mut self.open);
    }
}

/// Keys as they come, with the place: leaf and level.
#[derive(Default)]
struct Keys {
    /// For every place in the texts the longest of its character, pair, triple and branch, in one
    /// number with the place. The shorter ones are not sorted: characters and pairs are read off, and
    /// triples are put together when parts are merged.
    grams: Vec<u64>,
    runs: Vec<(Key, u32)>,
}

impl Keys {
    /// Whether those of another leaf may need more memory.
    fn are_many(&self) -> bool {
        self.grams.len() + KEYS_OF_LEAF > KEYS
    }

    /// Sorts and packs what has come, and begins anew.
    fn pack(&mut self, first: u32, set_aside: impl Fn(Vec<u8>) -> Stored) -> Pack {
        self.grams.sort_unstable();
        self.runs.sort_unstable();
        let mut packer = Packer::default();
        for grams in self
            .grams
            .chunk_by(|a, b| begins_alike(*a, *b, grams::first))
        {
            packer.add_all(grams::first(grams[0] >> PLACE), grams);
            for grams in grams.chunk_by(|a, b| begins_alike(*a, *b, grams::first_two)) {
                let pair = grams::first_two(grams[0] >> PLACE);
                if pair != grams::first(pair) {
                    packer.add_all(pair, grams);
                    packer.add_longer(pair, grams);
                }
            }
        }
        for (key, place) in &self.runs {
            packer.add(*key, *place);
        }
        packer.end_key();
        self.grams.clear();
        self.runs.clear();
        Pack {
            first,
            bytes: set_aside(packer.bytes),
        }
    }

    fn leaf(&mut self, page: &PageText, leaf: &[Passage], is_first: bool, number: u32) {
        if is_first {
            // A name that stands on another leaf is no reason to look into this one.
            let stands = |name: &&String| leaf.iter().any(|passage| passage.text.contains(&**name));
            for name in page.names.iter().filter(stands) {
                self.add(name, Level::Name, number);
            }
        }
        for passage in leaf {
            for heading in &passage.headings {
                self.add(&passage.text[heading.clone()], Level::Heading, number);
            }
            self.add(&passage.text, Level::Text, number);
        }
    }

    fn add(&mut self, words: &str, level: Level, number: u32) {
        let place = (number << 2) | level as u32;
        grams::starts(&fold_units(words), |key| match key & RUN {
            0 => self.grams.push((key << PLACE) | u64::from(place)),
            _ => self.runs.push((key, place)),
        });
    }
}

/// Whether two keys with their places begin with the same characters.
fn begins_alike(a: u64, b: u64, begin: impl Fn(Key) -> Key) -> bool {
    begin(a >> PLACE) == begin(b >> PLACE)
}

fn place(packed: u64) -> u32 {
    (packed & ((1 << PLACE) - 1)) as u32
}

/// Writes sorted keys; of a key's places on one leaf the first is the best, and stays.
#[derive(Default)]
struct Packer {
    bytes: Vec<u8>,
    last_key: Key,
    key: Option<Key>,
    places: Vec<u32>,
    /// Places of the keys that begin with one, to be put in their own order.
    mixed: Vec<u32>,
    /// By leaf, the level at which such a key stands on it, or [`NOWHERE`].
    levels: Vec<u8>,
}

const NOWHERE: u8 = 3;

impl Packer {
    /// Adds one key with the places of all keys that begin with it: by going through all leaves
    /// where there are many places, by sorting them where there are few.
    fn add_all(&mut self, key: Key, grams: &[u64]) {
        let mut mixed = std::mem::take(&mut self.mixed);
        mixed.extend(grams.iter().copied().map(place));
        let leaves = 1 + mixed.iter().max().map_or(0, |place| place >> 2) as usize;
        if mixed.len() * 16 < leaves {
            mixed.sort_unstable();
        } else {
            self.levels.clear();
            self.levels.resize(leaves, NOWHERE);
            for place in mixed.drain(..) {
                let level = &mut self.levels[(place >> 2) as usize];
                *level = (*level).min((place & 3) as u8);
            }
            let levels = (0..).zip(&self.levels);
            let found = levels.filter(|(_, level)| **level != NOWHERE);
            mixed.extend(found.map(|(leaf, level): (u32, _)| (leaf << 2) | u32::from(*level)));
        }
        mixed.drain(..).for_each(|place| self.add(key, place));
        self.mixed = mixed;
    }

    /// Adds the keys that are longer than the pair they begin with.
    fn add_longer(&mut self, pair: Key, grams: &[u64]) {
        let keys = grams.iter().map(|packed| (packed >> PLACE, place(*packed)));
        keys.filter(|(key, _)| *key != pair)
            .for_each(|(key, place)| self.add(key, place));
    }

    fn add(&mut self, key: Key, place: u32) {
        if self.key != Some(key) {
            self.end_key();
            self.key = Some(key);
        }
        if self
            .places
            .last()
            .is_none_or(|last| last >> 2 != place >> 2)
        {
            self.places.push(place);
        }
    }

    fn end_key(&mut self) {
        let Some(key) = self.key else { return };
        push(key - self.last_key, &mut self.bytes);
        push(self.places.len() as u64, &mut self.bytes);
        self.last_key = key;
        let mut last = 0;
        for place in self.places.drain(..) {
            let leaf = place >> 2;
            let step = ((leaf - last) << 2) | (place & 3);
            push(u64::from(step), &mut self.bytes);
            last = leaf;
        }
    }
}

/// Stands on a key of a part.
pub(super) struct Reader<'p> {
    rest: Numbers<'p>,
    first: u32,
    /// The key, and how many leaves hold it; none are left at 0.
    pub(super) key: Key,
    pub(super) count: usize,
}

impl Reader<'_> {
    /// Adds the leaves of the key, and moves to the next one.
    pub(super) fn take(&mut self, hits: &mut Vec<Hit>) -> Result<(), StoredError> {
        let mut leaf = self.first;
        for _ in 0..self.count {
            let step = self.number()?;
            leaf += (step >> 2) as u32;
            hits.push((leaf, (step & 3) as u8));
        }
        self.next_key()
    }

    /// Moves to the next key.
    pub(super) fn skip(&mut self) -> Result<(), StoredError> {
        for _ in 0..self.count {
            self.number()?;
        }
        self.next_key()
    }

    fn next_key(&mut self) -> Result<(), StoredError> {
        self.count = 0;
        if let Some(step) = self.rest.number()? {
            self.key += step;
            self.count = self.number()? as usize;
        }
        Ok(())
    }

    /// The next number of a key that has begun.
    fn number(&mut self) -> Result<u64, StoredError> {
        Ok(self.rest.number()?.unwrap_or_default())
    }
}

fn push(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}
