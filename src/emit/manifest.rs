//! The list of files a build made: what it may replace and delete the next time.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use crate::ground::Digest;

use super::EmitError;
use super::path::check_path;

/// Path to fingerprint of every file made; as text, the file `.case-atlas`.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Manifest {
    pub files: BTreeMap<String, Digest>,
}

/// What an output folder holds: one kind never takes the place of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Output {
    /// A website, or the bodies of its pages.
    #[default]
    Site,
    /// Handouts.
    Handouts,
}

impl Output {
    /// The first line of a list; `sha256sum -c` takes it for a comment.
    pub(super) fn mark(self) -> &'static str {
        match self {
            Output::Site => "# site\n",
            Output::Handouts => "# handouts\n",
        }
    }

    /// What a list is of, and the list without its mark. A list without one is of a website: only
    /// those were marked by nothing.
    pub(super) fn of(list: &str) -> (Output, &str) {
        let marked = [Output::Site, Output::Handouts].into_iter();
        let mut marked = marked.filter_map(|kind| Some((kind, list.strip_prefix(kind.mark())?)));
        marked.next().unwrap_or((Output::Site, list))
    }
}

impl Manifest {
    /// Reads a list; the number of the first damaged line (from 1) if there is one.
    pub fn parse(text: &str) -> Result<Manifest, usize> {
        let (manifest, damaged) = Manifest::parse_lines(text, check_path);
        damaged.first().map_or(Ok(manifest), |line| Err(*line))
    }

    /// Reads what can be read of a list, and the numbers of its damaged lines, from 1. A path that `check` refuses
    /// or that came before is damage too.
    pub fn parse_lines(
        text: &str,
        check: impl Fn(&str) -> Result<(), EmitError>,
    ) -> (Manifest, Vec<usize>) {
        let mut manifest = Manifest::default();
        let mut damaged = Vec::new();
        for (number, line) in (1_usize..).zip(text.split_inclusive('\n')) {
            let entry = line.strip_suffix('\n').and_then(|line| {
                let (digest, path) = line.split_once("  ")?;
                check(path).ok()?;
                Some((path.to_owned(), digest.parse().ok()?))
            });
            let is_new =
                entry.is_some_and(|(path, digest)| manifest.files.insert(path, digest).is_none());
            if !is_new {
                damaged.push(number);
            }
        }
        (manifest, damaged)
    }

    /// Every folder that holds any of the files, relative, each before those in it; the root is empty.
    pub fn folders(&self) -> Vec<&Path> {
        let paths = self.files.keys().map(Path::new);
        let mut folders: Vec<&Path> = paths.flat_map(|path| path.ancestors().skip(1)).collect();
        folders.sort();
        folders.dedup();
        folders
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
    fn a_list_says_what_it_is_of() {
        assert_eq!(Output::of("# handouts\na"), (Output::Handouts, "a"));
        assert_eq!(Output::of("# site\na"), (Output::Site, "a"));
        assert_eq!(Output::of("a"), (Output::Site, "a"));
        assert_eq!(Output::of("# wares\n"), (Output::Site, "# wares\n"));
    }

    #[test]
    fn a_damaged_list_is_told_by_line() {
        let good = format!("{}  a.html\n", Digest::of(b"a"));
        assert_eq!(Manifest::parse(&format!("{good}oops\n")), Err(2));
        assert_eq!(Manifest::parse(&good.replace("a.html", "../a")), Err(1));
        assert_eq!(Manifest::parse(&good[1..]), Err(1));
    }
}
