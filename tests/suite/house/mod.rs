//! The rules of the house: `src/README.md` against the source.

mod floors;
mod libraries;
mod shape;

use crate::support::{project_files, project_text};

/// A file of the source: its path below `src`, and its text.
struct File {
    path: String,
    text: String,
}

impl File {
    /// The room it lies in: the first folder, or the file itself.
    fn room(&self) -> &str {
        self.path
            .split('/')
            .next()
            .unwrap_or("")
            .trim_end_matches(".rs")
    }

    /// Lines with their number, without those of a `#[cfg(test)]` module at the end.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let tests = self
            .text
            .find("#[cfg(test)]\nmod tests {")
            .unwrap_or(self.text.len());
        (1..).zip(self.text[..tests].lines())
    }

    /// Whether the whole file is tests.
    fn is_test(&self) -> bool {
        self.path.contains("/tests/") || self.path.ends_with("/tests.rs")
    }
}

/// Every Rust file below `src`.
fn source() -> Vec<File> {
    let paths = project_files("src").into_iter();
    let rust = paths.filter(|path| path.ends_with(".rs"));
    rust.map(|path| File {
        text: project_text(&path),
        path: path["src/".len()..].to_owned(),
    })
    .collect()
}

/// Fails with every complaint on a line of its own.
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}
