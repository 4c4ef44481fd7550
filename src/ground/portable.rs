//! Which names every system takes: a folder made here must survive FAT32, exFAT and Windows.
//!
//! Source: Microsoft, "Naming Files, Paths, and Namespaces" (reserved names, characters, `MAX_PATH`);
//! exFAT specification 1.00, section 7.7 (255 UTF-16 units a name).

/// How long a name may be on FAT32, exFAT and NTFS, in UTF-16 units.
pub const MAX_NAME: usize = 255;

/// How long a path below a drive may be, in UTF-16 units: `MAX_PATH` is 260 with `E:\` before and
/// a zero behind.
pub const MAX_PATH_BELOW_DRIVE: usize = 260 - 3 - 1;

/// Why a path cannot be on every stick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameFault {
    /// Windows takes this name for a device, whatever its extension.
    Reserved {
        /// The part of the path.
        name: String,
    },
    /// Windows drops a dot or blank at the end in silence.
    Ending {
        /// The part of the path.
        name: String,
    },
    /// FAT and Windows refuse this character.
    Character {
        /// The part of the path.
        name: String,
        /// The first such.
        character: char,
    },
    /// A part is too long.
    LongName {
        /// The part of the path.
        name: String,
        /// In UTF-16 units.
        length: usize,
    },
    /// The path is too long for Windows.
    LongPath {
        /// In UTF-16 units, without the drive.
        length: usize,
    },
}

/// The first fault of a relative path (with `/`) as it will stand below a drive.
///
/// ```
/// use case_atlas::ground::portable::{NameFault, name_fault};
/// assert_eq!(name_fault("cases/kuandian.html"), None);
/// let name = "con.html".to_owned();
/// assert_eq!(name_fault("cases/con.html"), Some(NameFault::Reserved { name }));
/// ```
pub fn name_fault(path: &str) -> Option<NameFault> {
    let length = path.encode_utf16().count();
    path.split('/')
        .find_map(part_fault)
        .or_else(|| (length > MAX_PATH_BELOW_DRIVE).then_some(NameFault::LongPath { length }))
}

/// What two paths have in common when a system that ignores case takes them for one.
///
/// ```
/// use case_atlas::ground::portable::folded;
/// assert_eq!(folded("cases/A.png"), folded("Cases/a.PNG"));
/// ```
pub fn folded(path: &str) -> String {
    path.chars().flat_map(char::to_lowercase).collect()
}

fn part_fault(name: &str) -> Option<NameFault> {
    let length = name.encode_utf16().count();
    let refused = |character: &char| character.is_control() || r#"<>:"|?*\"#.contains(*character);
    let name = name.to_owned();
    if let Some(character) = name.chars().find(refused) {
        Some(NameFault::Character { name, character })
    } else if name.ends_with(['.', ' ']) {
        Some(NameFault::Ending { name })
    } else if is_reserved(&name) {
        Some(NameFault::Reserved { name })
    } else if length > MAX_NAME {
        Some(NameFault::LongName { name, length })
    } else {
        None
    }
}

/// `con`, `con.html` and `CON.tar.gz` all are the console.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    let stem = stem.trim_end_matches(' ').to_ascii_lowercase();
    let numbered = ["com", "lpt"].iter().any(|port| {
        stem.strip_prefix(port).is_some_and(|number| {
            matches!(
                number,
                "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³"
            )
        })
    });
    numbered || matches!(&*stem, "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_refused_with_any_extension_and_in_any_folder() {
        for path in [
            "con",
            "cases/aux.html",
            "nul.tar.gz",
            "PRN.txt",
            "com1.html",
            "lpt9",
            "con .x",
            "aux/a.html",
        ] {
            assert!(
                matches!(name_fault(path), Some(NameFault::Reserved { .. })),
                "{path}"
            );
        }
        for path in [
            "contract.html",
            "com10.html",
            "com.html",
            "auxiliary",
            "打开案例图谱.html",
            ".nul",
        ] {
            assert_eq!(name_fault(path), None, "{path}");
        }
    }

    #[test]
    fn endings_and_characters() {
        for path in ["a.", "a /b", "a./b.html"] {
            assert!(
                matches!(name_fault(path), Some(NameFault::Ending { .. })),
                "{path}"
            );
        }
        for path in ["a:b", "a?.html", "a\\b", "a\u{7}"] {
            assert!(
                matches!(name_fault(path), Some(NameFault::Character { .. })),
                "{path}"
            );
        }
    }

    #[test]
    fn lengths_are_counted_as_windows_counts() {
        let name = "案".repeat(MAX_NAME);
        assert_eq!(name_fault(&name), None);
        assert!(matches!(
            name_fault(&format!("{name}a")),
            Some(NameFault::LongName { length: 256, .. })
        ));
        let path = format!("{}/{}", "a".repeat(128), "b".repeat(127));
        assert_eq!(name_fault(&path), None, "E:\\ and 256 and a zero are 260");
        assert_eq!(
            name_fault(&format!("{path}b")),
            Some(NameFault::LongPath { length: 257 })
        );
    }
}
