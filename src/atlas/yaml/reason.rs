//! What the YAML engine says of a fault, in the author's words.

/// Piece of the engine's sentence (serde-saphyr 2.1) and what it means to an author; the first
/// that fits counts.
const REASONS: [(&str, &str); 15] = [
    ("illegal placement of ':'", "前面的方括号或花括号没有收尾"),
    ("expected ',' or", "前面的方括号或花括号没有收尾"),
    ("unclosed quote", "引号没有收尾"),
    ("invalid trailing content", "引号收尾之后还有文字"),
    (
        "mapping values are not allowed",
        "多出一个冒号，或者这一行的缩进不对",
    ),
    ("simple key expected ':'", "键后面没有冒号"),
    ("found a tab", "缩进或空白里有 Tab 键，只能用空格"),
    ("expected '-' indicator", "这一行的缩进和上面几行不齐"),
    (
        "did not find expected key",
        "这一行的缩进或“-”和上面几行不一致",
    ),
    (
        "unexpected character",
        "值不能用这个字符开头，要用就给整个值加双引号",
    ),
    ("block scalar", "“|”或“>”之后要另起一行"),
    ("expected string scalar", "键应是一个词"),
    ("multiple YAML documents", "多出一行“---”或“...”"),
    ("merge value", "不接受“<<”"),
    ("Depth", "套得太深"),
];

/// Pieces of the engine's sentences on quotation marks and brackets.
const PAIRS: [&str; 4] = [
    "illegal placement of ':'",
    "expected ',' or",
    "unclosed quote",
    "invalid trailing content",
];

/// The engine's sentence without the position, which counts from the wrong line; and in Chinese.
pub(super) fn wording(sentence: &str) -> (&'static str, String) {
    let first = sentence.lines().next().unwrap_or("");
    let bare = first.trim_start_matches("error: ");
    let bare = bare
        .rsplit_once(" at line ")
        .map_or(bare, |(reason, _)| reason);
    let known = REASONS.iter().find(|(piece, _)| bare.contains(piece));
    let chinese = known.map_or("读到这里读不下去了", |(_, chinese)| chinese);
    (chinese, bare.to_owned())
}

/// Whether a reason of [`wording`] is that quotation marks or brackets do not pair up.
pub(super) fn is_of_pairs(reason: &str) -> bool {
    PAIRS.iter().any(|piece| reason.contains(piece))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_position_is_left_out_and_unknown_reasons_are_told_in_chinese_too() {
        assert_eq!(
            wording("error: unclosed quote at line 2, column 8\n  |"),
            ("引号没有收尾", "unclosed quote".to_owned())
        );
        assert_eq!(
            wording("something else"),
            ("读到这里读不下去了", "something else".to_owned())
        );
    }
}
