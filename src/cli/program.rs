//! Which program this is.

use std::fs::File;
use std::sync::OnceLock;

use crate::ground::Digest;

/// The digest of the running program, themes and templates included, as they are compiled in; nothing
/// where its file cannot be read. What another program left in a cache is not believed.
pub(super) fn digest() -> Option<Digest> {
    // Of one process there is one program; it takes a hundredth of a second to read.
    static DIGEST: OnceLock<Option<Digest>> = OnceLock::new();
    *DIGEST.get_or_init(|| {
        let file = File::open(std::env::current_exe().ok()?).ok()?;
        let (digest, _) = Digest::of_reader(file).ok()?;
        Some(digest)
    })
}
