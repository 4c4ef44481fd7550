//! For whom an output is made, and what of an atlas it may show.

use crate::atlas::Atlas;
use crate::atlas::teaching::Guide;

/// For whom an output is made. What is for teachers alone never enters a student edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Edition {
    /// For everybody: the default, because what is published by accident must be safe.
    #[default]
    Student,
    /// For those who teach with it.
    Teacher,
}

/// An atlas that holds nothing its edition must not show: all that a [`Site`](super::Site) is ever
/// made from.
///
/// This is the one place that knows what is for teachers alone. It is dropped here, before anything
/// is linked; views, pages, the search index, data and books are made from the site, so that none of
/// them can show what a student edition must not have.
#[derive(Debug)]
pub struct EditedAtlas {
    atlas: Atlas,
    edition: Edition,
}

impl EditedAtlas {
    /// What may be shown.
    pub fn atlas(&self) -> &Atlas {
        &self.atlas
    }

    /// Changes the atlas, as when a file of it is read again, and drops again what must not be shown.
    pub fn change<T>(&mut self, change: impl FnOnce(&mut Atlas) -> T) -> T {
        let done = change(&mut self.atlas);
        self.edition.drop_hidden(&mut self.atlas);
        done
    }

    /// For whom.
    pub fn edition(&self) -> Edition {
        self.edition
    }
}

impl Edition {
    /// Drops what readers of this edition must not see.
    #[must_use]
    pub fn of(self, mut atlas: Atlas) -> EditedAtlas {
        self.drop_hidden(&mut atlas);
        EditedAtlas {
            atlas,
            edition: self,
        }
    }

    fn drop_hidden(self, atlas: &mut Atlas) {
        match self {
            Edition::Teacher => {}
            Edition::Student => {
                for case in &mut atlas.cases {
                    if let Some(teaching) = &mut case.teaching {
                        teaching.guide = Guide::default();
                    }
                }
                for pack in &mut atlas.packs {
                    pack.guide.clear();
                }
            }
        }
    }

    /// As on the command line and in `VERSION.txt`.
    pub fn slug(self) -> &'static str {
        match self {
            Edition::Student => "student",
            Edition::Teacher => "teacher",
        }
    }

    /// As readers see it.
    pub fn name(self) -> &'static str {
        match self {
            Edition::Student => "学员版",
            Edition::Teacher => "教师版",
        }
    }
}
