//! The program: hands the command line and the streams of the process to the library.

use std::io;
use std::process::ExitCode;

use case_atlas::cli::{Console, run_on};

fn main() -> ExitCode {
    let (mut out, mut err) = (io::stdout().lock(), io::stderr());
    run_on(
        std::env::args_os(),
        &mut Console::of_process(&mut out, &mut err),
    )
    .into()
}
