//! What keeps a site from being made.

use crate::emit::EmitError;
use crate::ground::{FileError, Text};
use crate::render::ThemeError;

/// Why a run ended without a site; what is wrong with content is a finding instead.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The content folder, or a file of it, cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// The theme cannot be used.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// The output cannot be written.
    #[error(transparent)]
    Emit(#[from] EmitError),
}

impl BuildError {
    /// The error as a sentence.
    pub fn text(&self) -> Text {
        match self {
            BuildError::File(error) => error.text(),
            BuildError::Theme(error) => error.text(),
            BuildError::Emit(error) => error.text(),
        }
    }
}
