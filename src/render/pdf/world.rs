//! All that Typst sees: the templates of the theme, the manuscript, the pictures. No disk, no
//! network, no packages, no clock.

use std::collections::BTreeMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

use super::fonts::Fonts;

/// A handout about to be set.
pub(super) struct Desk<'d> {
    pub(super) library: &'d LazyHash<Library>,
    pub(super) fonts: &'d Fonts,
    pub(super) main: FileId,
    pub(super) templates: &'d BTreeMap<u16, Source>,
    pub(super) files: BTreeMap<u16, Bytes>,
}

/// The id of a file by its path, which begins with a slash; none for a path with a backslash.
pub(super) fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// What a file is kept under: ids are not ordered, the numbers behind them are.
pub(super) fn key(id: FileId) -> u16 {
    id.into_raw().get()
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let source = self.templates.get(&key(id));
        source.cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let file = self.files.get(&key(id));
        file.cloned().ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
