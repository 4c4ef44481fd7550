//! The whole build. Nothing is measured here yet.

fn main() {}
