//! The keys under which a page is found: single characters, pairs and triples of neighbours, and
//! the ends of runs of letters and digits.
//!
//! Texts are cut into UTF-16 code units, which the script side has for nothing. A *run* is a
//! longest sequence of `a`–`z` and `0`–`9`, with `.` and `:` between two digits: `8365.66`, `5:4:1`,
//! `gb`. A run gives as keys its ends of three characters and more, cut to ten: with `8365.66` come
//! `365.66`, `65.66` …, so that any part of a number is the beginning of some key, and a whole
//! number is one key. Everything else gives its single characters, the pairs of neighbours that are
//! not marks, and the triples without marks that are not within a run; a mark is a key only by itself.

use std::sync::LazyLock;

/// A key as an integer whose order is the order of the keys: first characters, pairs and triples,
/// then ends of runs, each in the order of their UTF-16 code units.
pub type Key = u64;

/// Tells ends of runs from characters, pairs and triples, which take [`GRAM`] bits.
pub const RUN: Key = 1 << 63;
/// Bits of a character, pair or triple.
pub const GRAM: u32 = 48;

/// Ends of runs shorter than this are covered by characters and pairs.
pub const SHORTEST_END: usize = 3;
/// Longer ends are cut to this.
pub const LONGEST_END: usize = 10;

/// Hands over the keys of a folded text, with repetitions. `\n` separates blocks.
pub fn keys(units: &[u16], mut each: impl FnMut(Key)) {
    starts(units, |longest| match longest & RUN {
        0 => prefixes(longest).for_each(&mut each),
        _ => each(longest),
    });
}

/// Hands over, for every place, the longest of its character, pair and triple, and the end of a run
/// that begins there. The shorter ones are its [`prefixes`].
pub fn starts(units: &[u16], mut each: impl FnMut(Key)) {
    let kinds = &*KINDS;
    let kind = |at| kind(kinds, units, at);
    let (mut next, mut second) = (kind(0), kind(1));
    let mut run_end = 0;
    for at in 0..units.len() {
        let here = next;
        next = second;
        second = kind(at + 2);
        if here == Kind::Space {
            continue;
        }
        let mut longest = Key::from(units[at]) << 32;
        if here.is_joined() && next.is_joined() {
            longest |= Key::from(units[at + 1]) << 16;
            if second.is_joined() && [here, next, second] != [Kind::Run; 3] {
                longest |= Key::from(units[at + 2]);
            }
        }
        each(longest);
        if here == Kind::Run {
            if run_end <= at {
                run_end = end_of_run(units, at);
            }
            let end = run_end.min(at + LONGEST_END);
            if end - at >= SHORTEST_END {
                each(end_key(&units[at..end]));
            }
        }
    }
}

/// The character, the pair and the triple that begin a key which is no end of a run.
pub fn prefixes(key: Key) -> impl Iterator<Item = Key> {
    let lengths = [ONE, TWO, THREE].into_iter().zip([0, ONE, TWO]);
    lengths
        .map(move |(longer, shorter)| (key & longer, key & shorter))
        .filter(|(longer, shorter)| longer != shorter)
        .map(|(longer, _)| longer)
}

/// What of a key is its first character, its first two, all three.
const ONE: Key = 0xffff_0000_0000;
const TWO: Key = 0xffff_ffff_0000;
const THREE: Key = 0xffff_ffff_ffff;

/// The character that begins a key.
pub fn first(key: Key) -> Key {
    key & ONE
}

/// The pair that begins a key; its character when there is none.
pub fn first_two(key: Key) -> Key {
    key & TWO
}

fn end_of_run(units: &[u16], start: usize) -> usize {
    let mut end = start;
    while kind(&KINDS, units, end) == Kind::Run {
        end += 1;
    }
    end
}

/// Whether a key is two characters.
pub fn is_pair(key: Key) -> bool {
    key & RUN == 0 && key & !TWO == 0 && key & !ONE != 0
}

/// The two pairs that a triple is made of; none for another key.
pub fn pairs(key: Key) -> Option<[Key; 2]> {
    let last = key & 0xffff;
    let second = key & 0xffff_0000;
    (key & RUN == 0 && last != 0).then_some([key - last, (second | last) << 16])
}

/// The words of a key, for tests and for writing.
pub fn key_text(key: Key) -> Vec<u16> {
    if key & RUN == 0 {
        let units = [(key >> 32) as u16, (key >> 16) as u16, key as u16];
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

/// What stands at a place; behind the end, a blank.
fn kind(kinds: &[Kind], units: &[u16], at: usize) -> Kind {
    let Some(unit) = units.get(at) else {
        return Kind::Space;
    };
    let digit = |at: Option<usize>| {
        let unit = at.and_then(|at| units.get(at));
        unit.is_some_and(|unit| (0x30..0x3a).contains(unit))
    };
    match unit {
        0x2e | 0x3a if digit(at.checked_sub(1)) && digit(Some(at + 1)) => Kind::Run,
        unit => kinds[usize::from(*unit)],
    }
}

/// What each unit of the basic plane is by itself: a table, for every character of every page is looked up.
static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| (0..=u16::MAX).map(kind_alone).collect());

/// U+0000 counts as a blank: a key has it where it has nothing.
fn kind_alone(unit: u16) -> Kind {
    match unit {
        0 | 0x20 | 0x0a => Kind::Space,
        0x30..=0x39 | 0x61..=0x7a => Kind::Run,
        1..=0xbf
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
