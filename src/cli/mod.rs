//! Floor 8. Takes the words of a command line, makes one call, writes a report, returns an exit code.
//! Decides nothing about content; writes no file but the new case and the repairs it is asked for.
//!
//! Start reading with [`run`]; one room per command.

mod arguments;
mod build;
mod check;
mod choices;
mod console;
mod english;
mod explain;
mod failure;
mod fix;
mod folders;
mod new_case;
mod pack;
mod program;
mod progress;
pub mod report;
mod schema;
mod serve;
mod usage;
mod usb;
mod verify;

use std::ffi::OsString;
use std::io::Write;

use crate::ground::{Findings, Language, Severity};

use arguments::Command;
use choices::Warnings;
pub use console::{Colour, Console};
use failure::Failure;

/// What the caller learns from a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done, and nothing to repair.
    Clean = 0,
    /// Done, and something must be repaired.
    Findings = 1,
    /// Not done: wrong command line, or the system refuses.
    CouldNotRun = 2,
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> std::process::ExitCode {
        std::process::ExitCode::from(exit as u8)
    }
}

/// Runs one command line, program name first, and writes plain text. For tests and for other
/// programs; people at a terminal get [`run_on`].
pub fn run(
    args: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Exit {
    run_on(args, &mut Console::plain(out, err))
}

/// Runs one command line, program name first. A reader that goes away before the end (`| head`)
/// changes nothing in the result.
pub fn run_on(args: impl IntoIterator<Item = OsString>, console: &mut Console) -> Exit {
    let (command, language) = match arguments::parse(args) {
        Ok(parsed) => parsed,
        Err(stop) => return usage::tell(&stop, console),
    };
    let done = execute(command, language, console).and_then(|exit| {
        console.flush()?;
        Ok(exit)
    });
    done.unwrap_or_else(|failure| failure.tell(language, console))
}

fn execute(command: Command, language: Language, console: &mut Console) -> Result<Exit, Failure> {
    match command {
        Command::Build(options) => build::execute(&options, language, console),
        Command::Check(options) => check::execute(&options, language, console),
        Command::Fix(options) => fix::execute(&options, language, console),
        Command::Explain { code } => explain::execute(code.as_deref(), console),
        Command::New(options) => new_case::execute(&options, language, console),
        Command::Serve(options) => serve::execute(&options, language, console),
        Command::Pack(options) => pack::execute(&options, language, console),
        Command::Usb(options) => usb::execute(&options, language, console),
        Command::Verify { folder } => verify::execute(&folder, language, console),
        Command::Schema => schema::execute(console),
    }
}

/// Whether these findings forbid a site: errors always, warnings if so asked.
fn verdict(findings: &Findings, warnings: Warnings) -> Exit {
    let denied = warnings == Warnings::Deny && findings.count(Severity::Warning) > 0;
    if denied || findings.has_errors() {
        Exit::Findings
    } else {
        Exit::Clean
    }
}
