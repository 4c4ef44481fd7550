//! Sizes of files, for people.

/// A size in the unit that gives the fewest digits; 1 MB is 1,000,000 bytes.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        1_000_000..1_000_000_000 => {
            format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10)
        }
        _ => format!("{}.{} GB", bytes / 1_000_000_000, bytes / 100_000_000 % 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_short() {
        let shown = [0, 1, 999_000, 1_000_000, 12_345_678, 15_999_999_999].map(size);
        assert_eq!(
            shown,
            ["0 KB", "1 KB", "999 KB", "1.0 MB", "12.3 MB", "15.9 GB"]
        );
    }
}
