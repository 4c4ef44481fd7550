//! Which edition is on a stick, by what it says of itself.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::site::Edition;
use crate::site::stick::VERSION;

/// `VERSION.txt` has a dozen short lines; more is not ours.
const MOST: u64 = 4096;

/// The edition on a stick, as its `VERSION.txt` says; nothing where that does not say it.
pub fn edition_of(folder: &Path) -> Option<Edition> {
    let mut bytes = Vec::new();
    let file = File::open(folder.join(VERSION)).ok()?;
    file.take(MOST).read_to_end(&mut bytes).ok()?;
    named(&String::from_utf8_lossy(&bytes))
}

/// The edition that the line 版本 names.
fn named(version: &str) -> Option<Edition> {
    let mut lines = version.lines();
    let line = lines.find_map(|line| line.strip_prefix("版本："))?;
    let editions = [Edition::Student, Edition::Teacher];
    let is_named = |edition: &Edition| line.starts_with(edition.name());
    editions.into_iter().find(is_named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_with_the_edition_is_read() {
        let version = "\u{feff}名称：甲\r\n版本：教师版（teacher）\r\n数量：5 个案例\r\n";
        assert_eq!(named(version), Some(Edition::Teacher));
        assert_eq!(named("版本：学员版（student）"), Some(Edition::Student));
        assert_eq!(named("版本：1.0"), None);
        assert_eq!(named("名称：版本：教师版"), None);
    }
}
