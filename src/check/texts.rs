//! The authored texts as rules read them.

use crate::atlas::Atlas;
use crate::atlas::prose::Prose;
use crate::ground::{FileId, Sources};

use super::reading::Reading;

/// The words of every authored file, read out of its text when asked.
pub struct Texts<'a> {
    sources: &'a Sources,
    files: Vec<(FileId, &'a Prose)>,
}

impl<'a> Texts<'a> {
    /// The texts of an atlas that was read from these sources.
    pub fn new(atlas: &'a Atlas, sources: &'a Sources) -> Texts<'a> {
        Texts {
            sources,
            files: atlas.prose(),
        }
    }

    /// The files with their words.
    pub fn files(&self) -> &[(FileId, &'a Prose)] {
        &self.files
    }

    /// The passages of one file, looked over.
    pub fn readings(&self, file: FileId, prose: &'a Prose) -> impl Iterator<Item = Reading> {
        prose
            .passages(file, self.sources.file(file).text())
            .map(Reading::new)
    }

    /// The passages of the files asked for.
    pub fn of_files(&self, wanted: impl Fn(FileId) -> bool) -> impl Iterator<Item = Reading> {
        let files = self.files.iter().filter(move |(file, _)| wanted(*file));
        files.flat_map(|(file, prose)| self.readings(*file, prose))
    }
}
