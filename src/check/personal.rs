//! Personal data in authored files.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::ground::{FileId, Findings, SourceFile, Sources, Span};
use crate::privacy::{self, Match};
use crate::site::Site;

/// The personal data authored files hold: what was found, and what someone answers for.
#[derive(Debug, Default)]
pub struct Personal {
    /// Every value met, reported or not: the same value on a page is not reported again.
    pub authored: BTreeSet<String>,
}

/// Looks through every authored file that pages are made from, as it is written: comments and values
/// of keys included, for the files are passed on as well.
pub fn personal(site: &Site<'_>, sources: &Sources, findings: &mut Findings) -> Personal {
    personal_while(site, sources, &|| true, findings)
}

/// As [`personal()`], as long as somebody waits for it.
pub fn personal_while(
    site: &Site<'_>,
    sources: &Sources,
    goes_on: &(dyn Fn() -> bool + Sync),
    findings: &mut Findings,
) -> Personal {
    let atlas = site.atlas;
    let unpublished: BTreeSet<FileId> = atlas
        .source_texts
        .iter()
        .map(|(_, file)| *file)
        .chain(atlas.lexicon_files.iter().copied())
        .collect();
    let consents: BTreeMap<FileId, BTreeSet<&str>> = atlas
        .cases
        .iter()
        .map(|case| {
            (
                case.file,
                case.consents
                    .iter()
                    .map(|consent| consent.name.value.as_str())
                    .collect(),
            )
        })
        .collect();
    let files: Vec<(FileId, &SourceFile)> = sources
        .iter()
        .filter(|(id, _)| !unpublished.contains(id))
        .collect();
    let found: Vec<(FileId, Vec<Match>)> = files
        .into_par_iter()
        .filter(|_| goes_on())
        .map(|(id, file)| (id, privacy::find(&file.read())))
        .collect();
    let mut personal = Personal::default();
    let pictures = atlas.pictures.iter().filter(|picture| picture.has_location);
    personal
        .authored
        .extend(pictures.map(|picture| picture.path.clone()));
    for (file, matches) in found {
        for found in matches {
            let consented = found.kind.is_name()
                && consents
                    .get(&file)
                    .is_some_and(|names| names.contains(found.value.as_str()));
            if !consented {
                let span = Span::new(file, found.range.start, found.range.end);
                findings.push(found.finding(span));
            }
            personal.authored.insert(found.value);
        }
    }
    personal
}
