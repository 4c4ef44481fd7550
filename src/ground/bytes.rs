//! Bytes looked for in a text, several at a step. The only room that names memchr.

/// The first place of a byte.
///
/// ```
/// use case_atlas::ground::{find_byte, find_either};
/// assert_eq!(find_byte(b'<', b"a<b"), Some(1));
/// assert_eq!(find_byte(b'<', b""), None);
/// assert_eq!(find_either(b'"', b'>', b"a>\""), Some(1));
/// ```
pub fn find_byte(byte: u8, bytes: &[u8]) -> Option<usize> {
    memchr::memchr(byte, bytes)
}

/// The first place of either byte.
pub fn find_either(byte: u8, other: u8, bytes: &[u8]) -> Option<usize> {
    memchr::memchr2(byte, other, bytes)
}
