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

/// What a character of the basic plane is read as; 0 where it stays and is no mark of a run, or one of the
/// codes below. An array, for every character of every page is looked up.
static TABLE: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut table = vec![0; 0x1_0000];
    let mut read_as = |from: u16, to: u16| table[usize::from(from)] = to;
    let capitals = (0x41..=0x5a).chain(0xc0..=0xd6).chain(0xd8..=0xde);
    capitals.for_each(|unit| read_as(unit, unit + 32));
    (0xff01..=0xff5e).for_each(|unit| read_as(unit, unit - 0xfee0));
    (0xff21..=0xff3a).for_each(|unit| read_as(unit, unit - 0xfee0 + 32));
    let dropped = (0x200b..=0x200f).chain(0xfe00..=0xfe0f);
    let dropped = dropped.chain([0xad, 0x2060, 0xfeff]);
    dropped.for_each(|unit| read_as(unit, DROPPED));
    let blanks = (0x2002..=0x200a).chain([0x09, 0x0d, 0xa0, 0x202f, 0x3000]);
    blanks.for_each(|unit| read_as(unit, BLANK));
    let runs = RUNS.into_iter().chain([LINE, COMMA]);
    runs.for_each(|unit| read_as(unit, unit));
    for (pair, (unit, _)) in (PAIR..).zip(PAIRS) {
        read_as(unit, pair);
    }
    let han: Vec<u16> = han_pairs().encode_utf16().collect();
    for pair in han.chunks_exact(2) {
        read_as(pair[0], pair[1]);
    }
    for line in MARKS {
        let line: Vec<u16> = line.encode_utf16().collect();
        line[1..].iter().for_each(|unit| read_as(*unit, line[0]));
    }
    table
});

/// Codes of [`TABLE`] that are no characters: read as nothing, and, from here on, as one of [`PAIRS`].
const DROPPED: u16 = 0xfdd0;
const PAIR: u16 = 0xfdd1;

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
        match table[usize::from(unit)] {
            0 => out.push(unit),
            DROPPED => {}
            COMMA if divides_thousands(unit, &out, &units) => {}
            target => match PAIRS.get(usize::from(target.wrapping_sub(PAIR))) {
                Some((_, pair)) => pair.iter().for_each(|unit| push(*unit, &mut out)),
                None => push(target, &mut out),
            },
        }
    }
    if last(&out) == Some(BLANK) {
        out.pop();
    }
    out
}

/// Whether a comma stands between a digit and exactly three more.
fn divides_thousands(
    unit: u16,
    before: &[u16],
    behind: &(impl Iterator<Item = u16> + Clone),
) -> bool {
    let is_comma = unit == COMMA || unit == WIDE_COMMA;
    is_comma && last(before).is_some_and(is_digit) && thousands(behind.clone())
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
        .map(|unit| match TABLE[usize::from(unit)] {
            0 => unit,
            target => target,
        })
        .filter(|unit| *unit != DROPPED)
        .take(4)
        .take_while(|unit| is_digit(*unit));
    digits.count() == 3
}
