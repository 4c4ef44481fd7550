//! Folding: how a text and a query are made alike before they are compared.
//!
//! Width, case, traditional characters, kinds of quotation marks, dashes, colons and pauses, and
//! thousands separators make no difference. Nothing else is lost: punctuation stays, so that
//! 旅游电商 is not found in 旅游。电商. The same table serves the script side, which gets it as
//! `search/fold.js`; the rules are held equal by `tests/vectors/search.json`.

use std::sync::LazyLock;

use crate::ground::han::simplified_pairs;

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
const PAIRS: [(u16, [u16; 2]); 3] = [
    ('㎡' as u16, ['m' as u16, '2' as u16]),
    ('㎞' as u16, ['k' as u16, 'm' as u16]),
    ('㎏' as u16, ['k' as u16, 'g' as u16]),
];

/// Marks of which a run counts as one: —— is a dash, …… an ellipsis.
const RUNS: [u16; 3] = ['-' as u16, '.' as u16, ' ' as u16];

/// What a character of the basic plane is read as; 0 where it stays as it is. An array, for every
/// character of every page is looked up.
static TABLE: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut table = vec![0; 0x1_0000];
    let han: Vec<u16> = han_pairs().encode_utf16().collect();
    for pair in han.chunks_exact(2) {
        table[usize::from(pair[0])] = pair[1];
    }
    for line in MARKS {
        let line: Vec<u16> = line.encode_utf16().collect();
        for unit in &line[1..] {
            table[usize::from(*unit)] = line[0];
        }
    }
    table
});

fn han_pairs() -> String {
    simplified_pairs()
        .flat_map(|(from, to)| [from, to])
        .collect()
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
    String::from_utf16_lossy(&fold_units(text))
}

/// The same as UTF-16 code units, which keys are cut from.
pub fn fold_units(text: &str) -> Vec<u16> {
    let table = &*TABLE;
    let mut out: Vec<u16> = Vec::with_capacity(text.len() / 2);
    let mut units = text.encode_utf16();
    while let Some(unit) = units.next() {
        let folded = match unit {
            COMMA | WIDE_COMMA if last(&out).is_some_and(is_digit) && thousands(units.clone()) => {
                continue;
            }
            COMMA | WIDE_COMMA => COMMA,
            LINE | 0x21..=0x40 | 0x5b..=0x7e if table[usize::from(unit)] == 0 => unit,
            0x41..=0x5a => unit + 32,
            0xc0..=0xde if unit != 0xd7 => unit + 32,
            0x20 | 0x09 | 0x0d | 0xa0 | 0x2002..=0x200a | 0x202f | 0x3000 => BLANK,
            0xad | 0x200b..=0x200f | 0x2060 | 0xfeff | 0xfe00..=0xfe0f => continue,
            _ => match table[usize::from(unit)] {
                0 => match PAIRS.iter().find(|(pair, _)| *pair == unit) {
                    Some((_, pair)) => {
                        push(pair[0], &mut out);
                        pair[1]
                    }
                    None => narrow(unit),
                },
                target => target,
            },
        };
        push(folded, &mut out);
    }
    if last(&out) == Some(BLANK) {
        out.pop();
    }
    out
}

const COMMA: u16 = 0x2c;
const WIDE_COMMA: u16 = 0xff0c;
const BLANK: u16 = 0x20;
const LINE: u16 = 0x0a;

fn last(out: &[u16]) -> Option<u16> {
    out.last().copied()
}

/// Adds a unit, unless it repeats one of which a run counts as one, or is a blank at an edge.
fn push(unit: u16, out: &mut Vec<u16>) {
    let last = last(out).unwrap_or(LINE);
    if (unit == last && RUNS.contains(&unit)) || (unit == BLANK && last == LINE) {
        return;
    }
    if unit == LINE && last == BLANK {
        out.pop();
    }
    out.push(unit);
}

fn is_digit(unit: u16) -> bool {
    (0x30..0x3a).contains(&unit)
}

/// Whether exactly three digits follow, in whatever width.
fn thousands(rest: impl Iterator<Item = u16>) -> bool {
    let digits = rest
        .filter(|unit| !matches!(unit, 0xad | 0x200b..=0x200f | 0x2060 | 0xfeff | 0xfe00..=0xfe0f))
        .map(|unit| match TABLE[usize::from(unit)] {
            0 => narrow(unit),
            target => target,
        })
        .take(4)
        .take_while(|unit| is_digit(*unit));
    digits.count() == 3
}

/// Full-width letters, digits and marks as narrow ones, capitals as small ones.
fn narrow(unit: u16) -> u16 {
    match unit {
        0xff21..=0xff3a => unit - 0xfee0 + 32,
        0xff01..=0xff5e => unit - 0xfee0,
        _ => unit,
    }
}
