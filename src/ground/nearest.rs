//! The nearest known word to a mistyped one.

/// The known word that differs least from `word`, if it differs little enough to be meant: by at
/// most a third of its length (at least one, at most three edits). The first wins among equals.
///
/// ```
/// use case_atlas::ground::nearest;
/// assert_eq!(nearest("sumary", ["title", "summary"]), Some("summary"));
/// assert_eq!(nearest("xyz", ["title", "summary"]), None);
/// ```
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).clamp(1, 3);
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
