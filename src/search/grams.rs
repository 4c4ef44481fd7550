//! The keys under which a page is found: single characters, pairs of neighbours, and the ends of
//! runs of letters and digits.
//!
//! Texts are cut into UTF-16 code units, which the script side has for nothing. A *run* is a
//! longest sequence of `a`–`z` and `0`–`9`, with `.` and `:` between two digits: `8365.66`, `5:4:1`,
//! `gb`. A run gives as keys its ends of three characters and more, cut to ten: with `8365.66` come
//! `365.66`, `65.66` …, so that any part of a number is the beginning of some key, and a whole
//! number is one key. Everything else gives its single characters, and the pairs of neighbours that
//! are not marks; a mark is a key only by itself.

/// A key as an integer whose order is the order of the keys: first characters and pairs, then ends
/// of runs, each in the order of their UTF-16 code units.
pub type Key = u64;

/// Tells ends of runs from characters and pairs.
pub const RUN: Key = 1 << 63;

/// Ends of runs shorter than this are covered by characters and pairs.
pub const SHORTEST_END: usize = 3;
/// Longer ends are cut to this.
pub const LONGEST_END: usize = 10;

/// Adds the keys of a folded text. `\n` separates blocks.
pub fn keys(folded: &str, out: &mut Vec<Key>) {
    let units: Vec<u16> = folded.encode_utf16().collect();
    let kinds: Vec<Kind> = (0..units.len()).map(|at| kind(&units, at)).collect();
    for at in 0..units.len() {
        if kinds[at] == Kind::Space {
            continue;
        }
        let unit = units[at];
        out.push(Key::from(unit) << 16);
        let joined = at + 1 < units.len() && kinds[at].is_joined() && kinds[at + 1].is_joined();
        if joined {
            out.push((Key::from(unit) << 16) | Key::from(units[at + 1]));
        }
        if kinds[at] == Kind::Run {
            let rest = kinds[at..].iter().take(LONGEST_END);
            let length = rest.take_while(|kind| **kind == Kind::Run).count();
            if length >= SHORTEST_END {
                out.push(end_key(&units[at..at + length]));
            }
        }
    }
}

/// The words of a key, for tests and for writing.
pub fn key_text(key: Key) -> Vec<u16> {
    if key & RUN == 0 {
        let units = [(key >> 16) as u16, key as u16];
        return units.into_iter().filter(|unit| *unit != 0).collect();
    }
    let code = |at: usize| (key >> (54 - 6 * at)) & 63;
    let codes = (0..LONGEST_END).map(code).take_while(|code| *code != 0);
    let unit = |code| match code {
        1 => b'.',
        2..=11 => b'0' + (code - 2) as u8,
        12 => b':',
        _ => b'a' + (code - 13) as u8,
    };
    codes.map(|code| u16::from(unit(code))).collect()
}

fn end_key(units: &[u16]) -> Key {
    let code = |unit: &u16| match *unit as u8 {
        b'.' => 1,
        digit @ b'0'..=b'9' => Key::from(digit - b'0') + 2,
        b':' => 12,
        letter => Key::from(letter.wrapping_sub(b'a')) + 13,
    };
    let shift = |(at, unit): (usize, &u16)| code(unit) << (54 - 6 * at);
    units
        .iter()
        .enumerate()
        .map(shift)
        .fold(RUN, |key, code| key | code)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Space,
    Mark,
    Run,
    Letter,
}

impl Kind {
    fn is_joined(self) -> bool {
        matches!(self, Kind::Run | Kind::Letter)
    }
}

fn kind(units: &[u16], at: usize) -> Kind {
    let digit = |at: Option<usize>| {
        let unit = at.and_then(|at| units.get(at));
        unit.is_some_and(|unit| (0x30..0x3a).contains(unit))
    };
    match units[at] {
        0x20 | 0x0a => Kind::Space,
        0x30..=0x39 | 0x61..=0x7a => Kind::Run,
        0x2e | 0x3a if digit(at.checked_sub(1)) && digit(Some(at + 1)) => Kind::Run,
        0..=0xbf
        | 0xd7
        | 0xf7
        | 0x2000..=0x2bff
        | 0x3000..=0x3004
        | 0x3008..=0x3020
        | 0xfe30..=0xfe4f
        | 0xff00..=0xffef => Kind::Mark,
        _ => Kind::Letter,
    }
}
