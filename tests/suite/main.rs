//! The Rust suite: one binary, a module per capability.

mod bad_input;
mod case_page;
mod command_line;
mod compare;
mod content;
mod determinism;
mod emit;
mod explain;
mod files;
mod findings;
mod glossary;
mod golden;
mod home;
mod house;
mod indicators;
mod links;
mod lists;
mod manuscript;
mod markdown;
mod model_page;
mod regions;
mod repair;
mod report;
mod robustness;
mod schema;
mod support;
