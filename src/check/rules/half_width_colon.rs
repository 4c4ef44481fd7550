//! An ASCII colon in Chinese text.

use crate::check::codes;
use crate::check::marks::{self, Mark};
use crate::check::reading::Reading;
use crate::ground::Findings;

const MARK: Mark = Mark {
    half: ':',
    full: '：',
    name: ("冒号", "colon"),
    code: codes::HALF_WIDTH_COLON,
};

/// Reports them.
pub fn check(reading: &Reading, findings: &mut Findings) {
    marks::report(&MARK, reading, findings);
}
