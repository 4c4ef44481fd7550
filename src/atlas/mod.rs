//! Floor 1. The domain types, and content files read into an [`Atlas`].

pub mod document;
