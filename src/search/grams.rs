//! The keys under which a page is found: single characters, pairs and triples of neighbours, the
//! *branches* of triples, and the ends of runs of letters and digits.
//!
//! Texts are cut into UTF-16 code units, which the script side has for nothing. A *run* is a
//! longest sequence of `a`–`z` and `0`–`9`, with `.` and `:` between two digits: `8365.66`, `5:4:1`,
//! `gb`. A run gives as keys its ends of three characters and more, cut to ten: with `8365.66` come
//! `365.66`, `65.66` …, so that any part of a number is the beginning of some key. Everything else
//! gives its single characters, the pairs of neighbours that are not marks, and the triples without
//! marks that are not within a run; a mark is a key only by itself.
//!
//! The pieces of a word stand together on many pages that do not hold the word: its triples overlap
//! in two characters, and a number and its unit in none. So a key may say to which of [`CLASSES`]
//! what follows it belongs, as a capital letter, which no folded text has: of `2017万元` come `2017L`
//! and `17万L`. The end of a run says so whenever anything but a blank follows. A triple is a key by
//! itself, whatever follows, and with the class it is its *branch*.

use std::sync::LazyLock;

/// A key as an integer whose order is the order of the keys: first characters, pairs, triples and
/// their branches, then ends of runs, each in the order of their UTF-16 code units.
pub type Key = u64;

/// Tells ends of runs from characters, pairs and triples, which take [`GRAM`] bits.
pub const RUN: Key = 1 << 63;
/// Bits of a character, pair or triple: three code units, and the class of what follows.
pub const GRAM: u32 = 3 * UNIT + CLASS;
const UNIT: u32 = 16;
const CLASS: u32 = 5;

/// What follows a key is told apart in this many classes, `A` to `W`: the code unit divided by this,
/// the rest.
pub const CLASSES: u16 = 23;
/// The letter of the first class.
const FIRST_CLASS: u16 = b'A' as u16;

/// Ends of runs shorter than this are covered by characters and pairs.
pub const SHORTEST_END: usize = 3;
/// Longer ends are cut to this, and say nothing of what follows.
pub const LONGEST_END: usize = 10;
/// Bits of a character of the end of a run.
const CODE: u32 = 6;
/// Where the first of them stands.
const FIRST_CODE: u32 = CODE * (LONGEST_END as u32 - 1);
/// The codes of classes, between those of `:` and `a`.
const CLASS_CODES: std::ops::Range<Key> = 13..13 + CLASSES as Key;

/// Hands over the keys of a folded text, with repetitions. `\n` separates blocks.
pub fn keys(units: &[u16], mut each: impl FnMut(Key)) {
    starts(units, |longest| match longest & RUN {
        0 => prefixes(longest).for_each(&mut each),
        _ => each(longest),
    });
}

/// Hands over, for every place, the longest of its character, pair, triple and branch, and the end of
/// a run that begins there. The shorter ones are its [`prefixes`].
pub fn starts(units: &[u16], mut each: impl FnMut(Key)) {
    let kinds = &*KINDS;
    let kind = |at| kind(kinds, units, at);
    let (mut next, mut second, mut third) = (kind(0), kind(1), kind(2));
    let mut run_end = 0;
    for at in 0..units.len() {
        let here = next;
        (next, second, third) = (second, third, kind(at + 3));
        if here == Kind::Space {
            continue;
        }
        let unit =
            |place: usize| Key::from(units[at + place]) << (GRAM - UNIT * (place as u32 + 1));
        let mut longest = unit(0);
        if here.is_joined() && next.is_joined() {
            longest |= unit(1);
            if second.is_joined() && [here, next, second] != [Kind::Run; 3] {
                longest |= unit(2);
                if third != Kind::Space {
                    longest |= 1 + class(units[at + 3]);
                }
            }
        }
        each(longest);
        if here == Kind::Run {
            if run_end <= at {
                run_end = end_of_run(units, at);
            }
            let end = run_end.min(at + LONGEST_END);
            if end - at >= SHORTEST_END {
                let is_followed = kind(end) != Kind::Space && end - at < LONGEST_END;
                let follower = is_followed.then(|| units[end]);
                each(end_key(&units[at..end], follower));
            }
        }
    }
}

fn class(unit: u16) -> Key {
    Key::from(unit % CLASSES)
}

/// The character, the pair, the triple and the branch that begin a key which is no end of a run.
pub fn prefixes(key: Key) -> impl Iterator<Item = Key> {
    let lengths = [ONE, TWO, THREE, ALL].into_iter().zip([0, ONE, TWO, THREE]);
    lengths
        .map(move |(longer, shorter)| (key & longer, key & shorter))
        .filter(|(longer, shorter)| longer != shorter)
        .map(|(longer, _)| longer)
}

/// What of a key is its first character, its first two, all three; and its class.
const ONE: Key = 0xffff << (GRAM - UNIT);
const TWO: Key = ONE | ONE >> UNIT;
const THREE: Key = TWO | TWO >> UNIT;
const ALL: Key = (1 << GRAM) - 1;

/// The character that begins a key.
pub fn first(key: Key) -> Key {
    key & ONE
}

/// The pair that begins a key; its character when there is none.
pub fn first_two(key: Key) -> Key {
    key & TWO
}

/// The triple that a branch grows from. Another key is its own.
pub fn stem(key: Key) -> Key {
    match key & RUN {
        0 => key & THREE,
        _ => key,
    }
}

/// Whether a key is a triple with the class of what follows.
pub fn is_branch(key: Key) -> bool {
    key != stem(key)
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

/// The two pairs that a triple or its branch is made of; none for another key.
pub fn pairs(key: Key) -> Option<[Key; 2]> {
    let last = key & THREE & !TWO;
    (key & RUN == 0 && last != 0).then_some([key & TWO, (key & THREE & !ONE) << UNIT])
}

/// The words of a key, for tests and for writing.
pub fn key_text(key: Key) -> Vec<u16> {
    if key & RUN == 0 {
        let unit = |place: u32| (key >> (GRAM - UNIT * place)) as u16;
        let class = (key & !THREE) as u16;
        let class = (class > 0).then(|| FIRST_CLASS + class - 1);
        let units = [unit(1), unit(2), unit(3)].into_iter();
        return units.filter(|unit| *unit != 0).chain(class).collect();
    }
    let code = |at: usize| (key >> (FIRST_CODE - CODE * at as u32)) & 63;
    let codes = (0..LONGEST_END).map(code).take_while(|code| *code != 0);
    let unit = |code| match code {
        1 => b'.',
        2..=11 => b'0' + (code - 2) as u8,
        12 => b':',
        code if code < CLASS_CODES.end => b'A' + (code - CLASS_CODES.start) as u8,
        _ => b'a' + (code - CLASS_CODES.end) as u8,
    };
    codes.map(|code| u16::from(unit(code))).collect()
}

/// The key of an end of a run, with the class of what follows it; together at most [`LONGEST_END`]
/// characters.
fn end_key(units: &[u16], follower: Option<u16>) -> Key {
    let code = |unit: &u16| match *unit as u8 {
        b'.' => 1,
        digit @ b'0'..=b'9' => Key::from(digit - b'0') + 2,
        b':' => 12,
        letter => Key::from(letter.wrapping_sub(b'a')) + CLASS_CODES.end,
    };
    let class = follower.map(|unit| CLASS_CODES.start + class(unit));
    let codes = units.iter().map(code).chain(class);
    let places = (0..=FIRST_CODE).rev().step_by(CODE as usize);
    codes
        .zip(places)
        .fold(RUN, |key, (code, at)| key | code << at)
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
