//! One file of the output.

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
}
