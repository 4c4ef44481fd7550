//! Han text: which characters belong to it, how wide it is, and where it may be cut.
//!
//! The ranges follow the Unicode blocks; the rules on where a line may break follow CLREQ
//! (W3C, *Requirements for Chinese Text Layout*, section 3.1 on prohibited positions).

mod simplified;

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

pub use simplified::{simplified, simplified_pairs};

/// Ends of sentences and clauses an excerpt may be cut behind.
const SENTENCE_ENDS: [char; 3] = ['。', '！', '？'];
/// Marks a title may be broken behind.
const PAUSES: [char; 7] = ['，', '：', '；', '、', '。', '！', '？'];
/// Marks a title may be broken before.
const PHRASE_OPENERS: [char; 2] = ['“', '（'];
/// Pairs an excerpt is never cut inside: a cut would leave them open.
const PAIRS: [(char, char); 3] = [('《', '》'), ('“', '”'), ('（', '）')];

/// Whether a character is a Han character: the unified and compatibility ideographs, the
/// iteration mark 々 and the zero 〇.
///
/// ```
/// use case_atlas::ground::han::is_han;
/// assert!(is_han('县') && is_han('〇') && is_han('𠮷'));
/// assert!(!is_han('，') && !is_han('a') && !is_han('カ'));
/// ```
pub fn is_han(char: char) -> bool {
    matches!(char,
        '々' | '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}')
}

/// Whether a character is punctuation that Chinese text sets in a full square: the CJK and
/// full-width marks, and the curly quotation marks, dash, ellipsis and middle dot that Chinese
/// shares with other scripts.
///
/// ```
/// use case_atlas::ground::han::is_full_width_punctuation;
/// assert!("，。：（）《》“”…—·".chars().all(is_full_width_punctuation));
/// assert!(!",.()A１".chars().any(is_full_width_punctuation));
/// ```
pub fn is_full_width_punctuation(char: char) -> bool {
    matches!(char,
        '·' | '—' | '‘' | '’' | '“' | '”' | '…'
        | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}'
        | '\u{FE30}'..='\u{FE4F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}'
        | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}')
}

/// Whether a character has no meaning but the one two parties agreed on: the three private-use
/// areas, and the mark for a character that got lost on the way (U+FFFD).
///
/// ```
/// use case_atlas::ground::han::is_private_use;
/// assert!(is_private_use('\u{E1D5}') && is_private_use('\u{FFFD}') && !is_private_use('县'));
/// ```
pub fn is_private_use(char: char) -> bool {
    matches!(char,
        '\u{E000}'..='\u{F8FF}' | '\u{FFFD}' | '\u{F0000}'..='\u{FFFFD}'
        | '\u{100000}'..='\u{10FFFD}')
}

/// A text without the control characters that no page can hold: they become U+FFFD, as CommonMark 0.31 has
/// it for U+0000 (section 2.3). Tabs and ends of lines stay.
///
/// ```
/// use case_atlas::ground::han::without_controls;
/// assert_eq!(without_controls("甲\0乙\u{7}\n"), "甲\u{FFFD}乙\u{FFFD}\n");
/// ```
pub fn without_controls(text: &str) -> Cow<'_, str> {
    let is_refused = |char: char| char.is_control() && !matches!(char, '\t' | '\n' | '\r');
    if text.contains(is_refused) {
        Cow::Owned(text.replace(is_refused, "\u{FFFD}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether two characters on either side of a line break in the source stand together without a
/// space: both are Han characters or full-width punctuation.
///
/// ```
/// use case_atlas::ground::han::joins_without_space;
/// assert!(joins_without_space('村', '民') && joins_without_space('，', '村'));
/// assert!(!joins_without_space('村', 'a') && !joins_without_space('a', 'b'));
/// ```
pub fn joins_without_space(before: char, after: char) -> bool {
    let full_width = |char| is_han(char) || is_full_width_punctuation(char);
    full_width(before) && full_width(after)
}

/// How many terminal columns a text takes; a Han character takes two, a combining mark none.
///
/// ```
/// assert_eq!(case_atlas::ground::han::display_width("宽甸 a"), 6);
/// ```
pub fn display_width(text: &str) -> usize {
    text.width()
}

/// How many half characters a text takes in a font for Han, where quotation marks and dashes are as
/// wide as a Han character (Unicode Standard Annex 11, ambiguous characters).
///
/// ```
/// assert_eq!(case_atlas::ground::han::printed_width("2016—2017年“甲”"), 18);
/// ```
pub fn printed_width(text: &str) -> usize {
    text.width_cjk()
}

/// How many Han characters a text has; punctuation, digits and letters do not count.
///
/// ```
/// assert_eq!(case_atlas::ground::han::han_count("2017年，宽甸“两翼”。"), 5);
/// ```
pub fn han_count(text: &str) -> usize {
    text.chars().filter(|char| is_han(*char)).count()
}

/// Shortens a text to at most `max_chars` Unicode scalar values.
///
/// A text that fits is returned whole. Otherwise it is cut behind the last 。！？ that fits and
/// does not stand inside 《》, “” or （）. Where there is none, it is cut before such a pair or at
/// the limit, and ends with `…`, which counts.
///
/// ```
/// use case_atlas::ground::han::excerpt;
/// assert_eq!(excerpt("村里办社。户户入股。", 10), "村里办社。户户入股。");
/// assert_eq!(excerpt("村里办社。户户入股，年底分红。", 12), "村里办社。");
/// assert_eq!(excerpt("村里办社，户户入股，年底分红。", 8), "村里办社，户户…");
/// assert_eq!(excerpt("干部说“先办社。再分红。”村民信。", 9), "干部说…");
/// ```
pub fn excerpt(text: &str, max_chars: usize) -> String {
    if text.chars().nth(max_chars).is_none() {
        return text.to_owned();
    }
    let mut depth = 0_usize;
    let (mut sentence, mut outside, mut limit) = (0, 0, 0);
    for (index, (at, char)) in text.char_indices().take(max_chars).enumerate() {
        let end = at + char.len_utf8();
        if PAIRS.iter().any(|(open, _)| *open == char) {
            depth += 1;
        } else if PAIRS.iter().any(|(_, close)| *close == char) {
            depth = depth.saturating_sub(1);
        }
        if depth == 0 && SENTENCE_ENDS.contains(&char) {
            sentence = end;
        }
        // The last place is kept for the ellipsis.
        if index + 1 < max_chars {
            limit = end;
            outside = if depth == 0 { end } else { outside };
        }
    }
    if sentence > 0 {
        return text[..sentence].to_owned();
    }
    let cut = if outside > 0 { outside } else { limit };
    let kept = text[..cut].trim_end_matches(|char: char| PAUSES.contains(&char));
    if max_chars == 0 {
        String::new()
    } else {
        format!("{kept}…")
    }
}

/// Cuts a title into pieces between which a line may break: behind `，：；、。！？` and before
/// `“（`. A closing mark stays with the piece before it. Joined, the pieces are the input.
///
/// ```
/// use case_atlas::ground::han::phrases;
/// assert_eq!(phrases("宽甸：支部牵头，两翼带动"), ["宽甸：", "支部牵头，", "两翼带动"]);
/// assert_eq!(phrases("推广“党建+电商”（试行）"), ["推广", "“党建+电商”", "（试行）"]);
/// assert_eq!(phrases("他说：“好。”"), ["他说：", "“好。”"]);
/// assert!(phrases("").is_empty());
/// ```
pub fn phrases(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut before = None;
    for char in text.chars() {
        let behind_pause = before.is_some_and(|before| PAUSES.contains(&before));
        let open_before = before.is_some_and(|before| PHRASE_OPENERS.contains(&before));
        let breaks = PHRASE_OPENERS.contains(&char) && !open_before
            || behind_pause && !is_closing_punctuation(char);
        if breaks && !piece.is_empty() {
            pieces.push(std::mem::take(&mut piece));
        }
        piece.push(char);
        before = Some(char);
    }
    if !piece.is_empty() {
        pieces.push(piece);
    }
    pieces
}

/// Whether a mark opens a bracket or a quotation, in Chinese or in ASCII text.
///
/// ```
/// use case_atlas::ground::han::is_opening_punctuation;
/// assert!("（《“「[(".chars().all(is_opening_punctuation));
/// assert!(!"）》”，。".chars().any(is_opening_punctuation));
/// ```
pub fn is_opening_punctuation(char: char) -> bool {
    matches!(
        char,
        '(' | '['
            | '{'
            | '<'
            | '‘'
            | '“'
            | '〈'
            | '《'
            | '「'
            | '『'
            | '【'
            | '〔'
            | '〖'
            | '〘'
            | '〚'
            | '〝'
            | '（'
            | '［'
            | '｛'
            | '｟'
            | '｢'
    )
}

/// Whether a mark ends something, so that no line may begin with it: closing brackets and
/// quotation marks, full stops, commas and their kin.
///
/// ```
/// use case_atlas::ground::han::is_closing_punctuation;
/// assert!("）》”，。、！)].,".chars().all(is_closing_punctuation));
/// assert!(!"（《“—a村".chars().any(is_closing_punctuation));
/// ```
pub fn is_closing_punctuation(char: char) -> bool {
    matches!(
        char,
        ')' | ']'
            | '}'
            | '>'
            | ','
            | '.'
            | ';'
            | ':'
            | '!'
            | '?'
            | '%'
            | '’'
            | '”'
            | '〉'
            | '》'
            | '」'
            | '』'
            | '】'
            | '〕'
            | '〗'
            | '〙'
            | '〛'
            | '〞'
            | '〟'
            | '、'
            | '。'
            | '）'
            | '］'
            | '｝'
            | '｠'
            | '｣'
            | '，'
            | '．'
            | '；'
            | '：'
            | '！'
            | '？'
            | '％'
    )
}
