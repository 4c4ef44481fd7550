//! Everything that keeps a command from running, as one sentence and exit code 2.

use std::io;

use super::{Console, Exit};
use crate::build::BuildError;
use crate::emit::EmitError;
use crate::ground::files::cause_text;
use crate::ground::{FileError, Language, Text};
use crate::text;

/// Why a command could not run.
#[derive(Debug)]
pub(super) struct Failure(pub Text);

impl Failure {
    /// Says it on standard error.
    pub fn tell(&self, language: Language, console: &mut Console) -> Exit {
        let sentence = match language {
            Language::Zh => format!("错误：{}\n", self.0.zh),
            Language::En => format!("error: {}\n", self.0.en),
        };
        // Where standard error fails too, the exit code is all that is left to say.
        drop(console.err(&sentence));
        Exit::CouldNotRun
    }
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Failure {
        Failure(error.text())
    }
}

impl From<EmitError> for Failure {
    fn from(error: EmitError) -> Failure {
        Failure(error.text())
    }
}

impl From<BuildError> for Failure {
    fn from(error: BuildError) -> Failure {
        Failure(error.text())
    }
}

/// Only writing the report gives bare system errors.
impl From<io::Error> for Failure {
    fn from(cause: io::Error) -> Failure {
        let Text { zh, en } = cause_text(&cause);
        Failure(text!("结果写不出来：{zh}", "cannot write the report: {en}"))
    }
}
