//! The Rust suite: one binary, a module per capability.

mod command_line;
mod emit;
mod files;
mod report;
mod search;
