//! Passages that hold nothing personal, remembered so that they are looked through once: the frame of
//! a page, a practice, a figure stand on many pages.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::ground::quick_hash;

/// How many passages are remembered, in half a megabyte. A later one takes the place of an earlier.
const PASSAGES: usize = 1 << 16;

/// Remembers passages by a hash of 64 bits. Two that meet in one place and are equal in the bits that
/// do not say the place (one in 2^48) would hide what the second holds; which of them came first
/// changes nothing else.
#[derive(Debug)]
pub(super) struct CleanPassages(Box<[AtomicU64]>);

impl Default for CleanPassages {
    fn default() -> CleanPassages {
        CleanPassages((0..PASSAGES).map(|_| AtomicU64::new(0)).collect())
    }
}

impl CleanPassages {
    /// Has `has_nothing` look through these words, unless it is remembered that nothing is in them.
    pub fn unless_clean(&self, words: &str, has_nothing: impl FnOnce() -> bool) {
        let hash = quick_hash(words);
        let place = &self.0[hash as usize % PASSAGES];
        if place.load(Ordering::Relaxed) != hash && has_nothing() {
            place.store(hash, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_nothing_is_looked_through_once_and_the_rest_each_time() {
        let clean = CleanPassages::default();
        let looks = |words: &str, has_nothing: bool| {
            let mut looked = false;
            clean.unless_clean(words, || {
                looked = true;
                has_nothing
            });
            looked
        };
        assert!(looks("宽甸", true));
        assert!(!looks("宽甸", true));
        assert!(looks("13800138000", false));
        assert!(looks("13800138000", false));
    }
}
