//! What keeps a site from being made.

use crate::emit::EmitError;
use crate::ground::{FileError, Text};
use crate::render::{HandoutError, ThemeError};
use crate::text;

/// Why a run ended without a site; what is wrong with content is a finding instead.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The content folder, or a file of it, cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// The theme cannot be used.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// A handout cannot be written.
    #[error(transparent)]
    Handout(#[from] HandoutError),
    /// The output cannot be written.
    #[error(transparent)]
    Emit(#[from] EmitError),
    /// The search index of a preview cannot be made, for a page cannot.
    #[error("{}", .0.en)]
    Unindexed(Text),
    /// Something is asked for that the content does not have.
    #[error("{}", self.text().en)]
    Unknown {
        /// What sort of thing, in Chinese and English.
        kind: (&'static str, &'static str),
        /// As asked for.
        name: String,
        /// The name that is most like it.
        nearest: Option<String>,
    },
}

impl BuildError {
    /// The error as a sentence.
    pub fn text(&self) -> Text {
        match self {
            BuildError::File(error) => error.text(),
            BuildError::Theme(error) => error.text(),
            BuildError::Handout(error) => error.text(),
            BuildError::Emit(error) => error.text(),
            BuildError::Unindexed(cause) => cause.clone(),
            BuildError::Unknown {
                kind: (zh, en),
                name,
                nearest,
            } => {
                let mut text = text!("没有叫“{name}”的{zh}", "there is no {en} \"{name}\"");
                if let Some(nearest) = nearest {
                    text.zh += &format!("；是不是“{nearest}”？");
                    text.en += &format!("; did you mean \"{nearest}\"?");
                }
                text
            }
        }
    }
}
