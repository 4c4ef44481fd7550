//! The USB stick. What goes onto it is first gathered in a [`Spool`]; then its number and size are
//! known, every name and the room on the stick are checked, and it is copied as a whole
//! ([`Stick::write`]), packed ([`Archive::write`]), or, later and elsewhere, checked ([`verify()`]).
//!
//! On FAT nothing can be exchanged in one step. So the new edition grows in `.case-atlas-new` on the
//! stick, while the old one stays whole. Only then [`MARKER`] is put down, the old files are
//! moved aside (`SHA256SUMS` first), the new ones in (`SHA256SUMS` last), and the marker is taken
//! away. A stick pulled before that is the old edition; one pulled in between says so by its
//! marker, and the next run brings the move to its end.

mod archive;
mod batch;
mod claim;
mod edition;
mod names;
mod space;
mod spool;
mod target;
mod temporary;
mod verify;
mod walk;

pub use archive::Archive;
pub use edition::edition_of;
pub use space::{Extent, Room};
pub use spool::{Load, Spool};
pub use target::Stick;
pub use verify::{Fault, Verification, verify};

/// The file that says that a stick is being rewritten.
pub const MARKER: &str = "INCOMPLETE";

/// The folder on the stick in which a new edition grows.
const STAGING: &str = ".case-atlas-new";
