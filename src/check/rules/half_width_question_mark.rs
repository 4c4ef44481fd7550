//! An ASCII question mark in Chinese text.

use crate::check::codes;
use crate::check::marks::{self, Mark};
use crate::check::reading::Reading;
use crate::ground::Findings;

const MARK: Mark = Mark {
    half: '?',
    full: '？',
    name: ("问号", "question mark"),
    code: codes::HALF_WIDTH_QUESTION_MARK,
};

/// Reports them.
pub fn check(reading: &Reading, findings: &mut Findings) {
    marks::report(&MARK, reading, findings);
}
