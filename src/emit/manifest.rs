//! The list of files a build made: what it may replace and delete the next time.

use std::collections::BTreeMap;
use std::fmt;

use crate::ground::Digest;

use super::path::check_path;

/// Path to fingerprint of every file made; as text, the file `.case-atlas`.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Manifest {
    pub files: BTreeMap<String, Digest>,
}

impl Manifest {
    /// Reads a list; the number of the first damaged line (from 1) if there is one.
    pub fn parse(text: &str) -> Result<Manifest, usize> {
        let mut files = BTreeMap::new();
        for (number, line) in (1_usize..).zip(text.lines()) {
            let (digest, path) = line.split_once("  ").ok_or(number)?;
            check_path(path).map_err(|_| number)?;
            files.insert(path.to_owned(), digest.parse().map_err(|_| number)?);
        }
        Ok(Manifest { files })
    }

    /// Whether a folder (relative, with `/`) holds any of the files.
    pub fn has_folder(&self, folder: &str) -> bool {
        let inside = format!("{folder}/");
        let next = self.files.range(inside.clone()..).next();
        next.is_some_and(|(path, _)| path.starts_with(&inside))
    }
}

impl fmt::Display for Manifest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.files
            .iter()
            .try_for_each(|(path, digest)| writeln!(formatter, "{digest}  {path}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back_and_folders() {
        let files = ["a.html", "b/c.html", "b-d.html"];
        let files = files.map(|path| (path.to_owned(), Digest::of(path.as_bytes())));
        let manifest = Manifest {
            files: files.into(),
        };
        assert_eq!(Manifest::parse(&manifest.to_string()), Ok(manifest.clone()));
        assert!(manifest.has_folder("b"));
        assert!(!manifest.has_folder("a.html") && !manifest.has_folder("b-"));
    }

    #[test]
    fn a_damaged_list_is_told_by_line() {
        let good = format!("{}  a.html\n", Digest::of(b"a"));
        assert_eq!(Manifest::parse(&format!("{good}oops\n")), Err(2));
        assert_eq!(Manifest::parse(&good.replace("a.html", "../a")), Err(1));
        assert_eq!(Manifest::parse(&good[1..]), Err(1));
    }
}
