//! Which paths a stick may hold, and what is on sticks without anybody's doing.

use crate::emit::EmitError;
use crate::emit::path::check_path;
use crate::ground::portable::{folded, name_fault};
use crate::site::stick::{START, SUMS, VERSION};

/// Refuses every path that is not plain. The start page and the files in capitals are the exceptions.
pub(super) fn check_stick_path(path: &str) -> Result<(), EmitError> {
    if path == START || path == VERSION {
        Ok(())
    } else {
        check_path(path)
    }
}

/// Refuses names that FAT, exFAT or Windows would refuse, and two that they would take for one.
/// Authored names were findings before; this is for the files of a theme.
pub(super) fn check_names<'p>(paths: impl Iterator<Item = &'p str>) -> Result<(), EmitError> {
    let mut seen = std::collections::BTreeMap::new();
    for path in paths.chain([SUMS]) {
        if name_fault(path).is_some() {
            return Err(EmitError::UnsafeName {
                path: path.to_owned(),
            });
        }
        if let Some(other) = seen.insert(folded(path), path) {
            return Err(EmitError::Duplicate {
                path: format!("{other} = {path}"),
            });
        }
    }
    Ok(())
}

/// Folders at the root of a medium that systems keep for themselves.
const SYSTEM_FOLDERS: [&str; 8] = [
    "System Volume Information",
    "$RECYCLE.BIN",
    "RECYCLER",
    ".Trashes",
    ".Spotlight-V100",
    ".fseventsd",
    ".TemporaryItems",
    "lost+found",
];

/// What file managers drop into folders people look at.
const LITTER: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// Whether a folder at the root belongs to the system. `path` is relative, with `/`.
pub(super) fn is_system_folder(path: &str) -> bool {
    let same = |name: &&str| name.eq_ignore_ascii_case(path);
    SYSTEM_FOLDERS.iter().any(same) || is_trash(path)
}

/// `.Trash-1000`: the bin of a user on Linux.
fn is_trash(path: &str) -> bool {
    path.strip_prefix(".Trash-")
        .is_some_and(|user| !user.is_empty() && user.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a file is nobody's: a file manager's, or the shadow that macOS puts beside each file.
pub(super) fn is_litter(name: &str) -> bool {
    let same = |litter: &&str| litter.eq_ignore_ascii_case(name);
    LITTER.iter().any(same) || name.starts_with("._")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_names_and_the_two_that_people_read() {
        for path in [START, VERSION, "instructions.html", "atlas/index.html"] {
            assert!(check_stick_path(path).is_ok(), "{path}");
        }
        for path in ["Atlas/a.html", "atlas/打开案例图谱.html", "../a", SUMS] {
            assert!(check_stick_path(path).is_err(), "{path}");
        }
    }

    #[test]
    fn names_that_a_stick_would_confuse_are_refused() {
        assert!(check_names(["a.html", "atlas/a.html"].into_iter()).is_ok());
        for paths in [
            ["a.png", "A.png"],
            ["atlas/con.svg", "b"],
            ["sha256sums", "b"],
        ] {
            assert!(check_names(paths.into_iter()).is_err(), "{paths:?}");
        }
    }

    #[test]
    fn what_systems_leave_is_nobodys() {
        assert!(is_system_folder("System Volume Information") && is_system_folder(".Trash-1000"));
        assert!(!is_system_folder("atlas") && !is_system_folder(".Trash-a"));
        assert!(is_litter("thumbs.db") && is_litter("._index.html") && !is_litter("autorun.inf"));
    }
}
