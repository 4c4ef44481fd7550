//! What can be wrong with a theme, and what keeps a handout from being written.

#[cfg(feature = "pdf")]
use super::pdf::PdfError;
use crate::ground::{FileError, Text};
use crate::text;

/// Why a theme cannot be used. Themes are written by developers, so the first fault is enough.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.text().en)]
pub enum ThemeError {
    /// A file every theme has.
    Missing {
        /// Path in the theme.
        path: String,
    },
    /// A file of the overriding folder cannot be read.
    Unreadable(#[from] FileError),
    /// Something in the overriding folder is not a plain file.
    Refused {
        /// As shown to the user.
        path: String,
        /// Why it is not read.
        cause: Text,
    },
    /// A template or a table of strings is faulty.
    Faulty {
        /// Path in the theme.
        path: String,
        /// The engine's words, with line and column.
        cause: String,
    },
}

impl ThemeError {
    /// The error as a sentence.
    pub fn text(&self) -> Text {
        match self {
            ThemeError::Missing { path } => {
                text!("主题缺少文件 {path}", "the theme has no file {path}")
            }
            ThemeError::Unreadable(error) => error.text(),
            ThemeError::Refused { path, cause } => {
                let Text { zh, en } = cause;
                text!(
                    "主题文件 {path} 用不了：{zh}",
                    "the theme file {path} cannot be used: {en}"
                )
            }
            ThemeError::Faulty { path, cause } => {
                text!(
                    "主题文件 {path} 有误：\n{cause}",
                    "the theme file {path} is faulty:\n{cause}"
                )
            }
        }
    }
}

/// Why a handout cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum HandoutError {
    /// The theme cannot be used.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// A PDF cannot be made.
    #[cfg(feature = "pdf")]
    #[error(transparent)]
    Pdf(#[from] PdfError),
}

impl HandoutError {
    /// The error as a sentence.
    pub fn text(&self) -> Text {
        match self {
            HandoutError::Theme(error) => error.text(),
            #[cfg(feature = "pdf")]
            HandoutError::Pdf(error) => error.text(),
        }
    }
}
