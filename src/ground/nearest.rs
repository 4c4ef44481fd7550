//! The nearest known word to a mistyped one.

/// Characters of the longest word that is looked up.
const MAX_LENGTH: usize = 64;

/// The known word that differs least from `word`, if it differs little enough to be meant: by at
/// most a third of its length (at least one, at most three edits). The first wins among equals.
/// None for a word of more than 64 characters: nobody mistypes such a name, and comparing it with
/// every known word would cost the product of their lengths.
///
/// ```
/// use case_atlas::ground::nearest;
/// assert_eq!(nearest("sumary", ["title", "summary"]), Some("summary"));
/// assert_eq!(nearest("xyz", ["title", "summary"]), None);
/// ```
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.chars().nth(MAX_LENGTH).is_some() {
        return None;
    }
    let length = word.chars().count();
    let limit = (length / 3).clamp(1, 3);
    known
        .into_iter()
        // Each edit changes the length by at most one.
        .filter(|candidate| {
            let longest = length + limit;
            let other = candidate.chars().take(longest + 1).count();
            other.abs_diff(length) <= limit
        })
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_beyond_the_limit_are_not_compared() {
        let known = "a".repeat(MAX_LENGTH);
        let word = format!("{}b", &known[1..]);
        assert_eq!(nearest(&word, [known.as_str()]), Some(known.as_str()));
        assert_eq!(nearest(&format!("{word}a"), [known.as_str()]), None);
        let endless = "题".repeat(1_000_000);
        let known = ["标题", &endless];
        assert_eq!(nearest(&endless, known), None);
        assert_eq!(nearest("标提", known), Some("标题"));
    }
}
