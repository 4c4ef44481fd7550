//! Names that stand in addresses.

/// Characters of the longest name.
pub const MAX_SLUG: usize = 64;

/// Whether a name can stand in an address: words of `a-z` and digits, joined by single hyphens, at
/// most [`MAX_SLUG`] characters. So `--` is free for joining two names in one address.
///
/// ```
/// use case_atlas::atlas::slug::is_slug;
/// assert!(is_slug("green-house") && is_slug("3d"));
/// assert!(!is_slug("宽甸") && !is_slug("a--b") && !is_slug("-a") && !is_slug("A"));
/// ```
pub fn is_slug(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    name.len() <= MAX_SLUG
        && name
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(plain))
}

/// Whether a case can have this name: [`is_slug`], and not the name of the list of all cases.
pub fn is_case_slug(name: &str) -> bool {
    is_slug(name) && name != "index"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_words_joined_by_single_hyphens() {
        for slug in ["a", "1", "kuandian", "a-1", "index", &"a".repeat(MAX_SLUG)] {
            assert!(is_slug(slug), "{slug}");
        }
        let long = "a".repeat(MAX_SLUG + 1);
        for name in [
            "", "-", "-a", "a-", "a--b", "A", "aB", "a_b", "a/b", "../x", "宽甸", "a b", "a.", "é",
            &long,
        ] {
            assert!(!is_slug(name), "{name}");
        }
        assert!(!is_case_slug("index") && is_case_slug("index-2"));
    }
}
