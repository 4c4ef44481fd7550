//! Which paths an artifact may have.

use super::error::EmitError;

/// Name of the list at the root of every output folder. Lines of `sha256sum`, sorted by path,
/// without the list itself: `sha256sum --check .case-atlas` proves a copy whole.
pub const MANIFEST: &str = ".case-atlas";

/// Refuses every path that is not plain, so that nothing can be written outside the output and
/// every path means the same on every system and server.
pub(super) fn check_path(path: &str) -> Result<(), EmitError> {
    if path != MANIFEST && path.split('/').all(is_plain_segment) {
        Ok(())
    } else {
        Err(EmitError::Path {
            path: path.to_owned(),
        })
    }
}

/// A last dot is refused too: Windows drops it in silence.
fn is_plain_segment(segment: &str) -> bool {
    let plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-');
    !segment.is_empty() && segment.bytes().all(plain) && !segment.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_relative_paths_pass() {
        for path in [
            "index.html",
            "cases/kuandian.html",
            "assets/a_b-1.min.js",
            ".nojekyll",
        ] {
            assert!(check_path(path).is_ok(), "{path} should pass");
        }
        let refused = [
            "",
            "/",
            "/etc/passwd",
            "a//b",
            "a/",
            "../x",
            "a/../b",
            "./a",
            "a\\b",
            "C:/x",
            "A.html",
            "宽甸.html",
            "a b.html",
            "a.html\0",
            "a.",
            "...",
            ".case-atlas",
        ];
        for path in refused {
            assert!(check_path(path).is_err(), "{path:?} should be refused");
        }
    }
}
