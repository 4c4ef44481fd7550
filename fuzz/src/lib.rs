//! What the fuzz targets call: one function for each, in [`entries`].
//!
//! The Rust suite compiles the same functions and feeds them mutations of the real content.

pub mod entries;

#[path = "../../tests/suite/support/standard.rs"]
pub mod standard;
