//! An ASCII semicolon in Chinese text.

use crate::check::codes;
use crate::check::marks::{self, Mark};
use crate::check::reading::Reading;
use crate::ground::Findings;

const MARK: Mark = Mark {
    half: ';',
    full: '；',
    name: ("分号", "semicolon"),
    code: codes::HALF_WIDTH_SEMICOLON,
};

/// Reports them.
pub fn check(reading: &Reading, findings: &mut Findings) {
    marks::report(&MARK, reading, findings);
}
