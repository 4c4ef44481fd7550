//! What keeps a site from being made.

use crate::emit::EmitError;
use crate::ground::{FileError, StoredError, Text};
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
    /// What was put aside cannot be read again.
    #[error(transparent)]
    Stored(#[from] StoredError),
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
        /// What may have been meant.
        meant: Option<Meant>,
    },
}

/// What somebody may have meant who named something that is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// A name much like it.
    Name(String),
    /// One of these, which is all there are.
    AnyOf(Vec<String>),
    /// Something else of this very name: what sort of thing, in Chinese and English, and the option
    /// that asks for it.
    OtherKind((&'static str, &'static str), &'static str),
}

impl BuildError {
    /// The error as a sentence.
    pub fn text(&self) -> Text {
        match self {
            BuildError::File(error) => error.text(),
            BuildError::Theme(error) => error.text(),
            BuildError::Handout(error) => error.text(),
            BuildError::Emit(error) => error.text(),
            BuildError::Stored(error) => error.text(),
            BuildError::Unindexed(cause) => cause.clone(),
            BuildError::Unknown {
                kind: (zh, en),
                name,
                meant,
            } => {
                let mut text = text!("没有叫“{name}”的{zh}", "there is no {en} \"{name}\"");
                match meant {
                    Some(Meant::Name(meant)) => {
                        text.zh += &format!("；是不是“{meant}”？");
                        text.en += &format!("; did you mean \"{meant}\"?");
                    }
                    Some(Meant::OtherKind((zh, en), option)) => {
                        text.zh += &format!("；有一个{zh}叫这个名字，要做它就写 {option} {name}");
                        text.en += &format!("; there is a {en} of this name: {option} {name}");
                    }
                    Some(Meant::AnyOf(known)) => {
                        let known = known.join("、");
                        text.zh += &format!("；有：{known}");
                        text.en += &format!("; there are: {known}");
                    }
                    None => {}
                }
                text
            }
        }
    }
}
