//! One file of the output.

use std::borrow::Cow;

/// One file of the output: where it goes and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Relative to the site's root; segments of ASCII `[a-z0-9._-]+` with `/` between.
    pub path: String,
    /// The whole content.
    pub bytes: Vec<u8>,
}

impl Artifact {
    /// Puts a path and its content together.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Artifact {
        Artifact {
            path: path.into(),
            bytes: bytes.into(),
        }
    }

    /// The content as text; what is no UTF-8 is replaced.
    pub fn text(&self) -> Cow<'_, str> {
        match simdutf8::basic::from_utf8(&self.bytes) {
            Ok(text) => Cow::Borrowed(text),
            // Slower, even where nothing is to be replaced.
            Err(_) => String::from_utf8_lossy(&self.bytes),
        }
    }
}
