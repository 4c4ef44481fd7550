//! The folders a site is made from.

use std::path::{Component, Path, PathBuf};

use super::failure::Failure;
use crate::build::Input;
use crate::check::Profile;
use crate::ground::{DiskFiles, FileError};
use crate::render::{FontSearch, Form};
use crate::site::Edition;
use crate::text;

/// The theme whose folder is looked for beside the content.
const THEME: &str = "themes/default";

/// The content, and the files that override the built-in theme.
#[derive(Debug)]
pub(super) struct Folders {
    content: DiskFiles,
    content_prefix: String,
    theme: Option<DiskFiles>,
    theme_prefix: String,
}

impl Folders {
    /// Opens the content folder and, if it is there, the theme folder beside it.
    pub fn open(content: &Path) -> Result<Folders, Failure> {
        Folders::with_theme(content, DiskFiles::open_if_there)
    }

    /// As [`Folders::open`], for a program that goes on: the theme folder may come later.
    pub fn open_to_follow(content: &Path) -> Result<Folders, Failure> {
        Folders::with_theme(content, |theme| DiskFiles::optional(theme).map(Some))
    }

    fn with_theme(
        content: &Path,
        theme: impl Fn(PathBuf) -> Result<Option<DiskFiles>, FileError>,
    ) -> Result<Folders, Failure> {
        let content = DiskFiles::open(content).map_err(|error| match error {
            FileError::Missing { path } => Failure(text!(
                "没有找到内容文件夹 {path}。请在它的上级文件夹里运行，或用 --content 指明",
                "there is no content folder {path}; run from the folder above it, \
                 or name it with --content",
            )),
            error => error.into(),
        })?;
        let theme = theme(beside(content.root()).join(THEME))?;
        let content_prefix = content.prefix();
        let theme_prefix = theme.as_ref().map(DiskFiles::prefix).unwrap_or_default();
        Ok(Folders {
            content,
            content_prefix,
            theme,
            theme_prefix,
        })
    }

    /// What a build takes, with nothing asked for but the edition.
    pub fn input(&self, edition: Edition) -> Input<'_> {
        Input {
            content: &self.content,
            content_prefix: &self.content_prefix,
            theme: self.theme.as_ref().map(|theme| theme as _),
            theme_prefix: &self.theme_prefix,
            profile: Profile::default(),
            form: Form::default(),
            handouts: &[],
            fonts: FontSearch::SYSTEM,
            edition,
        }
    }

    /// The folders themselves, to be watched: the content, then the theme if it is there.
    pub fn on_disk(&self) -> Vec<&DiskFiles> {
        std::iter::once(&self.content).chain(&self.theme).collect()
    }

    /// The folders that must not be written to.
    pub fn roots(&self) -> Vec<&Path> {
        let theme = self.theme.as_ref().map(DiskFiles::root);
        std::iter::once(self.content.root()).chain(theme).collect()
    }
}

/// The folder in which a folder lies, as the user would write it.
fn beside(folder: &Path) -> PathBuf {
    match (folder.components().next_back(), folder.parent()) {
        (Some(Component::Normal(_)), Some(parent)) => parent.to_owned(),
        _ => folder.join(".."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_theme_lies_beside_the_content() {
        for (content, expected) in [
            ("content", ""),
            ("./a/content/", "./a"),
            (".", "./.."),
            ("..", "../.."),
            ("/c", "/"),
        ] {
            assert_eq!(
                beside(Path::new(content)),
                Path::new(expected),
                "beside {content}"
            );
        }
    }
}
