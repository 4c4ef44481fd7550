//! Floor 0. What every floor stands on: places in files, findings, file access, languages, Han
//! text, ordering. Takes bytes and strings; knows no word of the domain.
//!
//! Start reading with [`span`] and [`diagnostic`].

pub mod diagnostic;
pub mod source;
pub mod span;

pub use diagnostic::{Code, Diagnostic, Findings, Label, Language, Severity, Text};
pub use source::{Position, SourceFile, Sources};
pub use span::{FileId, Span, Spanned};
