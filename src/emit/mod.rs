//! Floor 5. Takes artifacts (path, bytes) one by one, from any thread, and puts them somewhere: into
//! memory, or into a folder that is replaced as a whole or not at all. Must not know what a page
//! is. The only room that writes to the disk; beside a folder it keeps a cache ([`Cache`]).
//!
//! Start reading with [`Sink`], then `folder.rs`; USB sticks have a room of their own, [`stick`].

mod cache;
mod error;
mod folder;
mod inventory;
mod kept_file;
mod location;
mod made;
mod manifest;
mod memory;
mod new_file;
mod path;
mod replaced_file;
mod scratch;
mod staging;
mod stamp;
pub mod stick;
mod swap;

pub use cache::{Cache, CachePart};
pub use error::{EmitAction, EmitError};
pub use folder::{FolderSink, PlacedSite, Summary};
pub use inventory::Inventory;
pub use kept_file::KeptFile;
pub use manifest::Output;
pub use memory::MemorySink;
pub use new_file::write_new_file;
pub use path::MANIFEST;
pub use replaced_file::replace_file;

use crate::ground::Stored;
use crate::render::Artifact;

/// Where artifacts go. They come in any order and are not kept in memory by the giver.
pub trait Sink: Sync + Send {
    /// Takes one artifact.
    ///
    /// # Errors
    /// When its path is not fit for a website, was already taken, or cannot be written. The
    /// whole site is void then: a folder is left as it was.
    fn put(&self, artifact: Artifact) -> Result<(), EmitError>;

    /// Keeps bytes that are no artifact until they are read again: in memory, unless the sink has a better
    /// place.
    fn set_aside(&self, bytes: Vec<u8>) -> Stored {
        Stored::in_memory(bytes)
    }
}
