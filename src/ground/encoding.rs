//! Bytes as text. The only room that names base64.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Bytes in Base64 (RFC 4648, section 4), as addresses with `data:` and content security policies
/// want them.
///
/// ```
/// assert_eq!(case_atlas::ground::base64(b"ab"), "YWI=");
/// ```
pub fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}
