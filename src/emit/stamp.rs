//! How a file looks to the system without being read.

use std::fs::Metadata;

/// Size and times of a file. A file whose stamp is as it was, and old enough, has not been written
/// since: no program can set the time of change, and a file put in its place has another number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    /// In bytes.
    size: u64,
    /// When its bytes were last written, in nanoseconds since 1970.
    modified: u64,
    /// When anything about it last changed, links to it included, likewise.
    changed: u64,
    /// The file's number on its disk.
    number: u64,
}

/// Times of a file system go in steps of up to a sixty-fourth of a second (the clock tick of Windows;
/// Linux has 1 to 10 ms): two writes in one step look alike. Three steps, in nanoseconds.
const STEP: u64 = 50_000_000;
/// Some file systems know only every second second (FAT), in nanoseconds.
const COARSE_STEP: u64 = 2_000_000_000;

const SECOND: u64 = 1_000_000_000;

impl Stamp {
    /// Bytes of a stamp in a file.
    pub const SIZE: usize = 32;

    /// What the system says of a file; nothing where it does not tell when anything about it last changed,
    /// for the time of writing can be set by every program. Such files are read.
    pub fn of(metadata: &Metadata) -> Option<Stamp> {
        let modified = metadata.modified().ok()?;
        let modified = modified.duration_since(std::time::UNIX_EPOCH).ok()?;
        let (changed, number) = change(metadata)?;
        Some(Stamp {
            size: metadata.len(),
            modified: u64::try_from(modified.as_nanos()).ok()?,
            changed,
            number,
        })
    }

    /// In bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// When it was last changed or written, in nanoseconds since 1970.
    pub fn time(&self) -> u64 {
        self.modified.max(self.changed)
    }

    /// Whether a write at `now` or later, by the clock of the same file system, would give another
    /// stamp.
    pub fn is_settled(&self, now: u64) -> bool {
        let step = match self.time() % SECOND {
            0 => COARSE_STEP,
            _ => STEP,
        };
        self.time().saturating_add(step) < now
    }

    /// Whether the bytes are those of the other stamp, though links came or went.
    pub fn has_bytes_of(&self, other: &Stamp) -> bool {
        let links_aside = |stamp: &Stamp| Stamp {
            changed: 0,
            ..*stamp
        };
        links_aside(self) == links_aside(other)
    }

    /// As bytes.
    pub fn to_bytes(self) -> [u8; Stamp::SIZE] {
        let mut bytes = [0; Stamp::SIZE];
        let fields = [self.size, self.modified, self.changed, self.number];
        let (places, _) = bytes.as_chunks_mut::<8>();
        for (place, field) in places.iter_mut().zip(fields) {
            *place = field.to_le_bytes();
        }
        bytes
    }

    /// From bytes.
    pub fn from_bytes(bytes: &[u8; Stamp::SIZE]) -> Stamp {
        let (fields, _) = bytes.as_chunks::<8>();
        let field = |at: usize| u64::from_le_bytes(fields[at]);
        Stamp {
            size: field(0),
            modified: field(1),
            changed: field(2),
            number: field(3),
        }
    }
}

#[cfg(unix)]
fn change(metadata: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    let seconds = u64::try_from(metadata.ctime()).unwrap_or(0);
    let rest = u64::try_from(metadata.ctime_nsec()).unwrap_or(0);
    let changed = seconds.saturating_mul(SECOND).saturating_add(rest);
    Some((changed, metadata.ino()))
}

#[cfg(not(unix))]
fn change(_metadata: &Metadata) -> Option<(u64, u64)> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fresh_stamp_is_not_settled_and_whole_seconds_take_longer() {
        let at = |changed| Stamp {
            size: 1,
            modified: 0,
            changed,
            number: 7,
        };
        assert!(!at(10 * SECOND + 1).is_settled(10 * SECOND + STEP));
        assert!(at(10 * SECOND + 1).is_settled(10 * SECOND + STEP + 2));
        assert!(!at(10 * SECOND).is_settled(12 * SECOND));
        assert!(at(10 * SECOND).is_settled(12 * SECOND + 1));
        assert!(at(1).has_bytes_of(&at(2)));
        assert_eq!(Stamp::from_bytes(&at(9).to_bytes()), at(9));
    }
}
