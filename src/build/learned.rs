//! What builds learn of pages, kept by digest: so that a page whose view is the same is not rendered,
//! read by the audit or cut into keys again.
//!
//! Pages are pressed in steps ([`Press`](super::press::Press)); of each step is kept what the audit read
//! and the digest of every file, and the keys of the search, packed: all of it set aside, for together the
//! steps are as large as the index of the search. The bytes of the files stand in the output. A step is found
//! again by all it is made from, a page alone by its view and the theme.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use crate::audit::Reading;
use crate::emit::KeptFile;
use crate::ground::{Digest, Packer, Stored, StoredError, Unpacker};
use crate::search::Part;

/// A file of the output, and what the audit read in it.
pub(super) struct Known<'r> {
    pub file: KeptFile,
    pub reading: Reading<'r>,
}

/// What was learned of the pages of one step. A copy shares what it holds.
#[derive(Debug, Clone)]
pub(super) struct Step {
    /// By what the whole step is found again; none where a file had faults.
    key: Option<Digest>,
    /// By what each page is found again.
    pages: Arc<[Digest]>,
    /// A [`Known`] for each page.
    of_pages: Stored,
    /// How many scripts there are, and a [`Known`] for each.
    scripts: u64,
    of_scripts: Stored,
    /// The keys of the search.
    pub part: Part,
}

/// What is learned of the pages of one step while they are pressed.
#[derive(Default)]
pub(super) struct Learning {
    is_faulty: bool,
    pages: Vec<Digest>,
    of_pages: Packer,
    scripts: u64,
    of_scripts: Packer,
}

/// What was learned by the build before.
#[derive(Debug, Default)]
pub(super) struct Learned {
    steps: Vec<Step>,
    by_key: BTreeMap<Digest, usize>,
    /// The step, and the place in it.
    by_page: BTreeMap<Digest, (usize, usize)>,
}

impl<'r> Known<'r> {
    fn pack(&self, packer: &mut Packer) {
        packer.word(&self.file.path);
        packer.digest(self.file.digest);
        self.reading.pack(packer);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Known<'static>> {
        let path = from.word()?.to_owned();
        let digest = from.digest()?;
        Some(Known {
            file: KeptFile { path, digest },
            reading: Reading::unpack(from)?,
        })
    }
}

impl Learning {
    /// A page was made that is found again by this key.
    pub fn page(&mut self, key: Digest, known: &Known<'_>) {
        if known.reading.can_be_kept() {
            self.pages.push(key);
            known.pack(&mut self.of_pages);
        } else {
            self.is_faulty = true;
        }
    }

    /// A script was made.
    pub fn script(&mut self, known: &Known<'_>) {
        self.is_faulty |= !known.reading.can_be_kept();
        self.scripts += 1;
        known.pack(&mut self.of_scripts);
    }

    /// All is made; the whole is found again by this key, if by any.
    pub fn close(
        self,
        key: Option<Digest>,
        part: &Part,
        set_aside: impl Fn(Vec<u8>) -> Stored,
    ) -> Step {
        Step {
            key: key.filter(|_| !self.is_faulty),
            pages: self.pages.into(),
            of_pages: set_aside(self.of_pages.into_bytes()),
            scripts: self.scripts,
            of_scripts: set_aside(self.of_scripts.into_bytes()),
            part: part.clone(),
        }
    }
}

impl Step {
    /// What was learned of its pages, in their order.
    pub fn pages(&self) -> Option<Vec<Known<'static>>> {
        let bytes = self.of_pages.bytes().ok()?;
        let mut from = Unpacker::new(&bytes);
        let pages = self.pages.iter();
        pages.map(|_| Known::unpack(&mut from)).collect()
    }

    /// What was learned of its scripts.
    pub fn scripts(&self) -> Option<Vec<Known<'static>>> {
        let bytes = self.of_scripts.bytes().ok()?;
        let mut from = Unpacker::new(&bytes);
        let scripts = 0..self.scripts;
        scripts.map(|_| Known::unpack(&mut from)).collect()
    }

    fn pack(&self, packer: &mut Packer) -> Result<(), StoredError> {
        packer.number(self.key.is_some().into());
        self.key.iter().for_each(|key| packer.digest(*key));
        packer.number(self.pages.len() as u64);
        self.pages.iter().for_each(|key| packer.digest(*key));
        packer.bytes(&self.of_pages.bytes()?);
        packer.number(self.scripts);
        packer.bytes(&self.of_scripts.bytes()?);
        self.part.pack(packer)
    }

    fn unpack(from: &mut Unpacker<'_>, set_aside: &dyn Fn(Vec<u8>) -> Stored) -> Option<Step> {
        let key = match from.number()? {
            0 => None,
            _ => Some(from.digest()?),
        };
        let pages = 0..from.count()?;
        Some(Step {
            key,
            pages: pages.map(|_| from.digest()).collect::<Option<_>>()?,
            of_pages: set_aside(from.bytes()?.to_vec()),
            scripts: from.number()?,
            of_scripts: set_aside(from.bytes()?.to_vec()),
            part: Part::unpack(from, set_aside)?,
        })
    }
}

impl Learned {
    /// Whether nothing was learned.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// The step that is found by this key.
    pub fn step(&self, key: Digest) -> Option<&Step> {
        Some(&self.steps[*self.by_key.get(&key)?])
    }

    /// The step that holds the page of this key, by number, and the page's place in it.
    pub fn page(&self, key: Digest) -> Option<(usize, usize)> {
        self.by_page.get(&key).copied()
    }

    /// The step of a number that [`Learned::page`] gave.
    pub fn step_at(&self, number: usize) -> &Step {
        &self.steps[number]
    }

    /// Writes what a program of this digest learned, a step at a time.
    ///
    /// # Errors
    /// What the writer says, and when what was set aside cannot be read back.
    pub fn write(program: Digest, steps: &[Step], out: &mut dyn Write) -> io::Result<()> {
        let mut head = Packer::default();
        head.digest(program);
        head.number(steps.len() as u64);
        out.write_all(&head.into_bytes())?;
        steps.iter().try_for_each(|step| {
            let mut packer = Packer::default();
            step.pack(&mut packer)?;
            out.write_all(&packer.into_bytes())
        })
    }

    /// What was learned by this very program; nothing of what another one left. What it holds is set aside.
    pub fn from_bytes(
        bytes: &[u8],
        program: Digest,
        set_aside: &dyn Fn(Vec<u8>) -> Stored,
    ) -> Option<Learned> {
        let mut from = Unpacker::new(bytes);
        (from.digest()? == program).then_some(())?;
        let mut learned = Learned::default();
        for number in 0..from.count()? {
            let step = Step::unpack(&mut from, set_aside)?;
            learned.by_key.extend(step.key.map(|key| (key, number)));
            let places = step.pages.iter().zip(0..);
            let places = places.map(|(page, place)| (*page, (number, place)));
            learned.by_page.extend(places);
            learned.steps.push(step);
        }
        Some(learned)
    }
}
