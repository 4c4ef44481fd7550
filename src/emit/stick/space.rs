//! How much room a stick takes and has.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use crate::emit::error::{EmitError, shown};

/// The smallest and the largest unit in which sticks of usual sizes are formatted, in bytes
/// (Microsoft, "Default cluster size for NTFS, FAT, and exFAT": FAT32 up to 32 GB, exFAT up to 32 GB).
pub const CLUSTERS: [u64; 2] = [4 << 10, 32 << 10];

/// A FAT entry, in bytes; a long name takes one for every 13 units and one for the short name.
const ENTRY: u64 = 32;
const UNITS_PER_ENTRY: u64 = 13;

/// How many entries a folder of FAT32 can hold (Microsoft, FAT32 File System Specification 1.03:
/// a directory is at most 2^21 bytes).
const MAX_ENTRIES: u64 = 65_536;

/// What a set of files takes on a medium.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// How many.
    pub files: usize,
    /// Their content, in bytes.
    pub bytes: u64,
    /// With clusters of 4 KiB and of 32 KiB, folders included, in bytes.
    pub rounded: [u64; 2],
    /// Whether a folder has more entries than FAT32 allows.
    pub overfull: bool,
}

/// A medium that is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Free for this user, in bytes; none where the system does not tell.
    pub free: Option<u64>,
    /// The unit of its files, in bytes; none where the system does not tell.
    pub cluster: Option<u64>,
    /// Formatted as FAT32 (or an older FAT).
    pub is_fat: bool,
}

impl Extent {
    /// What files of these paths (with `/`) and sizes take.
    pub fn of<'p>(files: impl Iterator<Item = (&'p str, u64)> + Clone) -> Extent {
        let folders = folders(files.clone().map(|(path, _)| path));
        let taken = |cluster: u64| {
            let contents: u64 = files.clone().map(|(_, size)| round(size, cluster)).sum();
            let lists: u64 = folders
                .values()
                .map(|entries| round(entries * ENTRY, cluster))
                .sum();
            contents + lists
        };
        Extent {
            files: files.clone().count(),
            bytes: files.clone().map(|(_, size)| size).sum(),
            rounded: CLUSTERS.map(taken),
            overfull: folders.values().any(|entries| *entries > MAX_ENTRIES),
        }
    }

    /// What it takes on a medium, in bytes: with the larger cluster unless the medium has the
    /// smaller one.
    pub fn on(&self, room: &Room) -> u64 {
        match room.cluster {
            Some(cluster) if cluster <= CLUSTERS[0] => self.rounded[0],
            _ => self.rounded[1],
        }
    }
}

/// Entries of each folder, by path; the root is empty.
fn folders<'p>(paths: impl Iterator<Item = &'p str>) -> BTreeMap<&'p str, u64> {
    let mut folders = BTreeMap::from([("", 1)]);
    for path in paths {
        let mut path = path;
        loop {
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
            let is_new = !folders.contains_key(folder);
            // A folder begins with the entries `.` and `..`.
            let entries = folders.entry(folder).or_insert(2);
            *entries += 1 + (name.encode_utf16().count() as u64).div_ceil(UNITS_PER_ENTRY);
            if !is_new {
                break;
            }
            path = folder;
        }
    }
    folders
}

fn round(size: u64, cluster: u64) -> u64 {
    size.div_ceil(cluster) * cluster
}

impl Room {
    /// The medium on which a folder is, or will be.
    pub(super) fn of(folder: &Path) -> io::Result<Room> {
        let there = folder.ancestors().find(|folder| folder.exists());
        measure(there.unwrap_or(folder))
    }
}

impl Room {
    /// Refuses what does not fit; `out` is for the message.
    pub(super) fn hold(&self, extent: &Extent, out: &Path) -> Result<(), EmitError> {
        let out = shown(out);
        if self.is_fat && extent.overfull {
            return Err(EmitError::FolderTooFull { out });
        }
        let needed = extent.on(self);
        match self.free {
            Some(free) if free < needed => Err(EmitError::NoRoom { out, needed, free }),
            _ => Ok(()),
        }
    }
}

#[cfg(unix)]
fn measure(folder: &Path) -> io::Result<Room> {
    let stat = rustix::fs::statvfs(folder)?;
    Ok(Room {
        free: Some(stat.f_bavail.saturating_mul(stat.f_frsize)),
        cluster: Some(stat.f_bsize),
        is_fat: is_fat(folder),
    })
}

/// Other systems do not tell without unsafe code; there a full stick is told when it is full.
#[cfg(not(unix))]
fn measure(_folder: &Path) -> io::Result<Room> {
    Ok(Room {
        free: None,
        cluster: None,
        is_fat: false,
    })
}

#[cfg(target_os = "linux")]
fn is_fat(folder: &Path) -> bool {
    /// `MSDOS_SUPER_MAGIC` of `linux/magic.h`; FAT32 too has it.
    const MSDOS: i64 = 0x4d44;
    #[expect(
        clippy::useless_conversion,
        reason = "the type differs from system to system"
    )]
    rustix::fs::statfs(folder).is_ok_and(|stat| i64::from(stat.f_type) == MSDOS)
}

#[cfg(all(unix, not(target_os = "linux")))]
fn is_fat(_folder: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_and_folder_takes_whole_clusters() {
        let files = [("a.html", 1), ("atlas/b.html", 4097), ("atlas/c.html", 0)];
        let extent = Extent::of(files.into_iter());
        assert_eq!((extent.files, extent.bytes), (3, 4098));
        // a: 1, b: 2, c: 0, the root and the folder: 1 each.
        assert_eq!(extent.rounded, [5 * (4 << 10), 4 * (32 << 10)]);
    }

    #[test]
    fn a_medium_that_does_not_tell_is_taken_for_a_coarse_one() {
        let extent = Extent::of([("a", 1)].into_iter());
        let room = |cluster| Room {
            free: None,
            cluster,
            is_fat: false,
        };
        let taken =
            [Some(512), Some(4096), Some(8192), None].map(|cluster| extent.on(&room(cluster)));
        assert_eq!(taken, [8 << 10, 8 << 10, 64 << 10, 64 << 10]);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let extent = Extent::of([("a", 10_000)].into_iter());
        let hold = |free: u64| {
            let room = Room {
                free: Some(free),
                cluster: Some(4096),
                is_fat: true,
            };
            room.hold(&extent, Path::new("E:"))
        };
        assert!(hold(16_384).is_ok(), "three clusters and one for the root");
        let error = hold(16_383).expect_err("it is a byte short").text();
        assert!(
            error
                .zh
                .starts_with("E: 放不下：要占 0.1 MB，只剩 0.0 MB。")
        );
        let overfull = Extent {
            overfull: true,
            ..extent
        };
        let room = |is_fat| Room {
            free: None,
            cluster: None,
            is_fat,
        };
        assert!(room(false).hold(&overfull, Path::new("E:")).is_ok());
        let error = room(true).hold(&overfull, Path::new("E:"));
        assert!(matches!(error, Err(EmitError::FolderTooFull { .. })));
    }

    #[test]
    fn a_folder_of_fat32_can_be_full() {
        let names: Vec<String> = (0..21_850)
            .map(|at| format!("atlas/cases/case-{at:05}.html"))
            .collect();
        let extent =
            |count: usize| Extent::of(names[..count].iter().map(|name| (&**name, 1))).overfull;
        assert_eq!([extent(21_800), extent(21_850)], [false, true]);
    }
}
