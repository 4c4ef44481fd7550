//! Readings of Han characters without tones.

use pinyin::ToPinyinMulti;

/// Every reading of a character, the usual one first, without tones and without repetition; empty
/// for what is not Han. All of them count, so that a name is found by its right reading even where
/// that is not the usual one (重庆, 六安, 长乐).
///
/// ```
/// use case_atlas::ground::readings;
/// assert_eq!(readings('宽'), ["kuan"]);
/// assert!(readings('重').contains(&"chong"));
/// assert!(readings('a').is_empty());
/// ```
pub fn readings(char: char) -> Vec<&'static str> {
    // Readings in names of places that the table does not give.
    if char == '六' {
        return vec!["liu", "lu"];
    }
    let mut readings = Vec::new();
    if let Some(found) = char.to_pinyin_multi() {
        for reading in found.into_iter().map(|reading| reading.plain()) {
            if !readings.contains(&reading) {
                readings.push(reading);
            }
        }
    }
    readings
}
