//! Turns a folder of case studies (Markdown with YAML front matter) into a cross-linked static
//! website organised by model type.
//!
//! The map of the house is `src/README.md`: nine floors, data goes up once.

pub mod atlas;
pub mod audit;
pub mod build;
pub mod check;
pub mod cli;
pub mod emit;
pub mod ground;
pub mod markup;
pub mod privacy;
pub mod render;
pub mod search;
pub mod serve;
pub mod site;
pub mod view;
