//! Content files → [`Atlas`].
//!
//! Start with [`load`]: it lists the folder, reads every file, parses them independently of each
//! other (in parallel), and puts the parts together in an order that does not depend on threads.
//! [`open`] also gives a [`Register`], which reads single files again after they have changed.

mod case;
mod front_matter;
mod government;
mod ids;
mod lexicon;
mod observation;
mod pack;
mod part;
mod pictures;
mod plan;
mod register;
mod sections;
mod teaching;
#[cfg(test)]
mod tests;
mod text;
mod values;
mod vocabulary;

use super::Atlas;
use super::case::Case;
use super::vocabulary::ModelType;
use crate::ground::files::{FileError, FileSystem};
use crate::ground::{FileId, Findings, Shelf, Sources};
use ids::{check_slug, repeated_ids};
pub use register::{Difference, Register};

/// Reads a content folder. `prefix` is put before paths in messages (`content/`). The bodies of cases, and the texts of
/// their files, stand on the shelf.
///
/// # Errors
/// When the folder itself cannot be listed, or a file of it goes away meanwhile. Everything else is a finding.
pub fn load(
    files: &dyn FileSystem,
    prefix: &str,
    shelf: &Shelf<'_>,
    (sources, findings): (&mut Sources, &mut Findings),
) -> Result<Atlas, FileError> {
    let (atlas, register) = Register::open(files, prefix, Some(shelf), sources)?;
    findings.extend(register.findings(&atlas));
    Ok(atlas)
}

/// As [`load`], with what is needed to read single files again, and everything in memory.
///
/// # Errors
/// As [`load`].
pub fn open(
    files: &dyn FileSystem,
    prefix: &str,
    sources: &mut Sources,
) -> Result<(Atlas, Register), FileError> {
    Register::open(files, prefix, None, sources)
}

impl Atlas {
    /// Sorts every list by what it goes by, and equals by path.
    fn put_in_order(&mut self, sources: &Sources) {
        let path = |file: FileId| sources.file(file).path();
        let family_order = |model: &ModelType| {
            let slug = &model.family.value;
            let place = self
                .families
                .iter()
                .position(|family| family.slug.value == *slug);
            place.unwrap_or(usize::MAX)
        };
        self.models.sort_by_cached_key(|model| {
            let slug = model.slug.value.clone();
            (family_order(model), model.order, slug, path(model.file))
        });
        self.pages
            .sort_by_cached_key(|page| (page.order, page.slug.value.clone(), path(page.file)));
        self.packs
            .sort_by_cached_key(|pack| (pack.order, pack.slug.value.clone(), path(pack.file)));
        // Compared in place: there may be many, nearly in order already.
        self.cases.sort_by(|a, b| {
            let key = |case: &Case| case.region.as_ref().map(|region| region.value);
            let by_name = || a.slug.value.cmp(&b.slug.value);
            let by_path = || path(a.file).cmp(path(b.file));
            key(a).cmp(&key(b)).then_with(by_name).then_with(by_path)
        });
        self.list_prose.sort_by_key(|(file, _)| path(*file));
    }
}

fn report_repeated_slugs(atlas: &Atlas, findings: &mut Findings) {
    repeated_ids(atlas.cases.iter().map(|case| &case.slug), "案例", findings);
    repeated_ids(
        atlas.models.iter().map(|model| &model.slug),
        "模式",
        findings,
    );
    repeated_ids(atlas.models.iter().map(|model| &model.seal), "印", findings);
    repeated_ids(atlas.pages.iter().map(|page| &page.slug), "页面", findings);
    repeated_ids(
        atlas.packs.iter().map(|pack| &pack.slug),
        "培训包",
        findings,
    );
}
