//! Repairing content: the repairs that findings carry, applied until none is left.

use std::collections::BTreeMap;

use super::{BuildError, Input, Progress, check};
use crate::ground::files::OverlaidFiles;
use crate::ground::{FileId, Fix, apply_fixes};

/// How often the content is checked again after repairs. One repair may uncover another (a blank
/// behind a comma that has become full-width), which two rounds settle; the rest is reserve.
const MAX_ROUNDS: usize = 8;

/// A file with its repairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepairedFile {
    /// Path in the content folder.
    pub path: String,
    /// What it holds.
    pub before: String,
    /// What it is to hold; differs.
    pub after: String,
    /// How many repairs that takes.
    pub count: usize,
}

/// Finds what [`check()`] finds and applies its repairs in memory, to the files that `wanted` names by
/// their path in the content folder. Nothing is written. The files come in order of path; repairing
/// the result gives nothing more.
///
/// # Errors
/// When the content folder cannot be read at all.
pub fn repair(
    input: &Input<'_>,
    wanted: &dyn Fn(&str) -> bool,
    progress: &dyn Progress,
) -> Result<Vec<RepairedFile>, BuildError> {
    let mut content = OverlaidFiles::new(input.content);
    let mut repaired: BTreeMap<String, RepairedFile> = BTreeMap::new();
    for _ in 0..MAX_ROUNDS {
        let round = repairs(&content, input, wanted, progress)?;
        if round.is_empty() {
            break;
        }
        for file in round {
            content.put(&file.path, &file.after);
            match repaired.get_mut(&file.path) {
                Some(known) => {
                    known.after = file.after;
                    known.count += file.count;
                }
                None => drop(repaired.insert(file.path.clone(), file)),
            }
        }
    }
    repaired.retain(|_, file| file.before != file.after);
    Ok(repaired.into_values().collect())
}

/// One round: the files that change.
fn repairs(
    content: &OverlaidFiles<'_>,
    input: &Input<'_>,
    wanted: &dyn Fn(&str) -> bool,
    progress: &dyn Progress,
) -> Result<Vec<RepairedFile>, BuildError> {
    let outcome = check(&Input { content, ..*input }, progress)?;
    let mut fixes: BTreeMap<FileId, Vec<&Fix>> = BTreeMap::new();
    for finding in outcome.findings.iter() {
        if let Some(fix) = &finding.fix {
            fixes.entry(finding.primary.file).or_default().push(fix);
        }
    }
    let files = fixes.into_iter().filter_map(|(file, fixes)| {
        let file = outcome.sources.file(file);
        let path = file.path().strip_prefix(input.content_prefix)?;
        let (after, count) = apply_fixes(file.text(), fixes);
        (count > 0 && wanted(path)).then(|| RepairedFile {
            path: path.to_owned(),
            before: file.text().to_owned(),
            after,
            count,
        })
    });
    Ok(files.collect())
}
