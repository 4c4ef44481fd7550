//! Folding: how a text and a query are made alike before they are compared.
//!
//! Width, case, traditional characters, kinds of quotation marks, dashes, colons and pauses, and
//! thousands separators make no difference. Nothing else is lost: punctuation stays, so that
//! 旅游电商 is not found in 旅游。电商. The same table serves the script side, which gets it as
//! `search/fold.js`; the rules are held equal by `tests/vectors/search.json`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Characters read as another one, by what they are read as. The first of a line is the target.
const MARKS: [&str; 15] = [
    ",，、。；！？;!?｡､﹐﹑",
    ".．…⋯",
    ":：∶︰﹕꞉",
    "\"＂“”„‟「」『』〝〞",
    "'＇‘’‛`｀´",
    "<《〈«‹＜",
    ">》〉»›＞",
    "[［【〔〖",
    "]］】〕〗",
    "-－‐‑‒–—―−﹣",
    "~～〜∼",
    "·•・‧∙⋅",
    "2²",
    "3³",
    "¥￥",
];

/// Characters read as two.
const PAIRS: [(char, &str); 3] = [('㎡', "m2"), ('㎞', "km"), ('㎏', "kg")];

/// Marks of which a run counts as one: —— is a dash, …… an ellipsis.
const RUNS: [char; 3] = ['-', '.', ' '];

static HAN: &str = include_str!("han.txt");

static TABLE: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let mut table = HashMap::new();
    let han: Vec<char> = han_pairs().chars().collect();
    for pair in han.chunks_exact(2) {
        table.insert(pair[0], pair[1]);
    }
    for line in MARKS {
        let mut line = line.chars();
        if let Some(target) = line.next() {
            line.for_each(|char| {
                table.insert(char, target);
            });
        }
    }
    table
});

fn han_pairs() -> String {
    let lines = HAN.lines().filter(|line| !line.starts_with('#'));
    lines.collect()
}

/// The table as the script side reads it: lines of marks, an empty line, then pairs of Han
/// characters.
pub(super) fn table_text() -> String {
    format!("{}\n\n{}", MARKS.join("\n"), han_pairs())
}

/// Folds a text. `\n` stands for the edge of a block and is kept; nothing matches across it.
///
/// ```
/// use case_atlas::search::fold::fold;
/// assert_eq!(fold("８，３６５．６６萬元"), "8365.66万元");
/// assert_eq!(fold("5∶4∶1"), "5:4:1");
/// assert_eq!(fold("產業——扶貧 Party"), "产业-扶贫 party");
/// ```
pub fn fold(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    text.chars().for_each(|char| map(char, &mut out));
    let mut folded = String::with_capacity(text.len());
    let mut last = '\n';
    for at in 0..out.len() {
        let (char, comma) = out[at];
        let repeated = RUNS.contains(&char) && char == last;
        let edge = char == ' ' && last == '\n';
        if repeated || edge || (comma && last.is_ascii_digit() && thousands(&out[at + 1..])) {
            continue;
        }
        if char == '\n' && last == ' ' {
            folded.pop();
        }
        folded.push(char);
        last = char;
    }
    if last == ' ' {
        folded.pop();
    }
    folded
}

/// Whether exactly three digits follow.
fn thousands(rest: &[(char, bool)]) -> bool {
    let digits = rest
        .iter()
        .take(4)
        .take_while(|(char, _)| char.is_ascii_digit());
    digits.count() == 3
}

/// What one character becomes, and whether it may separate thousands.
fn map(char: char, out: &mut Vec<(char, bool)>) {
    match char {
        '\n' => out.push(('\n', false)),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' => {}
        ' ' | '\t' | '\r' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => {
            out.push((' ', false));
        }
        ',' | '，' => out.push((',', true)),
        'A'..='Z' => out.push((char.to_ascii_lowercase(), false)),
        'À'..='Ö' | 'Ø'..='Þ' => out.push((shifted(char, 32), false)),
        _ => {
            if let Some(target) = TABLE.get(&char) {
                out.push((*target, false));
            } else if let Some((_, target)) = PAIRS.iter().find(|(pair, _)| *pair == char) {
                out.extend(target.chars().map(|char| (char, false)));
            } else if matches!(char, '！'..='～') {
                let narrow = shifted(char, -0xFEE0).to_ascii_lowercase();
                out.push((narrow, false));
            } else {
                out.push((char, false));
            }
        }
    }
}

fn shifted(char: char, by: i32) -> char {
    let code = u32::from(char).checked_add_signed(by);
    code.and_then(char::from_u32).unwrap_or(char)
}
