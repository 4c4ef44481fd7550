//! The program: hands the command line and the streams of the process to the library.

use std::io;
use std::process::ExitCode;

use case_atlas::cli::{Console, run_on};

/// A build allocates millions of short texts from all its threads.
#[cfg(all(target_os = "linux", target_arch = "x86_64", feature = "jemalloc"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    let (mut out, mut err) = (io::stdout().lock(), io::stderr());
    run_on(
        std::env::args_os(),
        &mut Console::of_process(&mut out, &mut err),
    )
    .into()
}
