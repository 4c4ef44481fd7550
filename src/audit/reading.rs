//! What one artifact says, kept so that the same artifact need not be read again.

use std::collections::BTreeMap;

use super::address::{Destination, resolve};
use super::page::{Link, Page};
use super::text::Spotted;
use crate::ground::{Packer, Unpacker};
use crate::privacy::{Kind, Match};

/// What the audit read in one artifact.
#[derive(Debug)]
pub struct Reading<'a>(pub(super) Page<'a>);

/// By the number they are packed as.
const KINDS: [Kind; 7] = [
    Kind::Identity,
    Kind::Mobile,
    Kind::BankCard,
    Kind::Mail,
    Kind::Address,
    Kind::Hardship,
    Kind::AgeAndVillage,
];

impl Reading<'_> {
    /// Whether it may be kept: an artifact with faults is read again, until they are repaired.
    pub fn can_be_kept(&self) -> bool {
        self.0.faults.is_empty()
    }

    /// The files of the site that an artifact of this path leads to, by path, and whether to a place in them.
    pub fn targets(&self, path: &str) -> BTreeMap<String, bool> {
        let mut targets = BTreeMap::new();
        for link in &self.0.links {
            if let Destination::Inside { path, fragment } = resolve(path, &link.address) {
                *targets.entry(path).or_insert(false) |= fragment.is_some();
            }
        }
        targets
    }

    /// Packs everything but faults.
    pub fn pack(&self, packer: &mut Packer) {
        let page = &self.0;
        packer.number(u64::from(page.is_page) | u64::from(page.leads_on) << 1);
        packer.number(page.ids.len() as u64);
        page.ids.iter().for_each(|id| packer.word(id));
        packer.number(page.links.len() as u64);
        for link in &page.links {
            packer.word(&link.address);
            packer.number((link.line as u64) << 1 | u64::from(link.is_followed));
        }
        packer.number(page.personal.len() as u64);
        for spotted in &page.personal {
            let kind = KINDS.iter().position(|kind| *kind == spotted.found.kind);
            packer.number(kind.unwrap_or(KINDS.len()) as u64);
            packer.word(&spotted.found.value);
            let range = &spotted.found.range;
            for number in [range.start, range.end, spotted.line, spotted.column] {
                packer.number(number as u64);
            }
            packer.word(&spotted.excerpt);
        }
    }

    /// What was packed.
    pub fn unpack(from: &mut Unpacker<'_>) -> Option<Reading<'static>> {
        let number = |from: &mut Unpacker<'_>| usize::try_from(from.number()?).ok();
        let flags = from.number()?;
        let mut page = Page {
            is_page: flags & 1 != 0,
            leads_on: flags & 2 != 0,
            ..Page::default()
        };
        for _ in 0..from.count()? {
            page.ids.push(from.word()?.to_owned().into());
        }
        for _ in 0..from.count()? {
            let address = from.word()?.to_owned().into();
            let line = number(from)?;
            page.links.push(Link {
                address,
                line: line >> 1,
                is_followed: line & 1 != 0,
            });
        }
        for _ in 0..from.count()? {
            let kind = *KINDS.get(number(from)?)?;
            let value = from.word()?.to_owned();
            let range = number(from)?..number(from)?;
            page.personal.push(Spotted {
                found: Match { kind, range, value },
                line: number(from)?,
                column: number(from)?,
                excerpt: from.word()?.to_owned(),
            });
        }
        Some(Reading(page))
    }
}
