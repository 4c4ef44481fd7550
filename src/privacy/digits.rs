//! Numbers that belong to a person: identity cards, mobile phones, bank cards.
//!
//! A number is one group of digits, or groups as people write them (`138 0013 8000`), half or full
//! width; never a part of a longer group.

use std::ops::Range;

use super::{Kind, Match};

/// How the digits of an identity number are grouped; the last group may end with X.
const IDENTITY: &[&[usize]] = &[
    &[18],
    &[6, 8, 4],
    &[6, 12],
    &[14, 4],
    &[6, 4, 4, 4],
    &[3, 3, 4, 4, 4],
];
/// How the digits of a mobile number are grouped; 13 digits begin with the country code 86.
const MOBILE: &[&[usize]] = &[&[11], &[3, 4, 4], &[3, 8], &[7, 4], &[13]];
/// How the digits of a card are grouped: as embossed, or in one piece (ISO/IEC 7812-1: up to 19).
const CARD: &[&[usize]] = &[
    &[16],
    &[17],
    &[18],
    &[19],
    &[4, 4, 4, 4],
    &[4, 4, 4, 4, 1],
    &[4, 4, 4, 4, 2],
    &[4, 4, 4, 4, 3],
    &[6, 13],
    &[6, 10],
];

/// How many digits what is called an identity number has: as above, as before 1999 (GB
/// 11643-1989), or with one left out.
const ANNOUNCED: &[&[usize]] = &[&[15], &[17], &[18], &[6, 8, 4], &[6, 12], &[14, 4]];

/// A kind of number.
struct Number {
    kind: Kind,
    /// How it is grouped.
    shapes: &'static [&'static [usize]],
    /// What its digits must satisfy.
    is_valid: fn(&str) -> bool,
    /// What the text around must satisfy, by where the number begins.
    fits: fn(&str, usize) -> bool,
}

/// An identity number goes before a card, which could be made of the same digits; one that is
/// mistyped goes behind it.
const NUMBERS: [Number; 5] = [
    Number {
        kind: Kind::Identity,
        shapes: IDENTITY,
        is_valid: is_identity,
        fits: |_, _| true,
    },
    Number {
        kind: Kind::Mobile,
        shapes: MOBILE,
        is_valid: is_mobile,
        fits: is_outside_addresses,
    },
    Number {
        kind: Kind::BankCard,
        shapes: CARD,
        is_valid: is_card,
        fits: is_outside_addresses,
    },
    Number {
        kind: Kind::Identity,
        shapes: IDENTITY,
        is_valid: has_region_and_birth,
        fits: |text, start| is_outside_addresses(text, start) && !is_credit_code(text, start),
    },
    Number {
        kind: Kind::Identity,
        shapes: ANNOUNCED,
        is_valid: |_| true,
        fits: is_announced,
    },
];

/// A run of digits without anything between.
struct Group {
    range: Range<usize>,
    /// ASCII digits, and an X where one follows directly.
    digits: String,
    /// Whether one separator, and nothing else, stands between the group before and this one.
    joined: bool,
}

/// The groups of the longest shape.
const LONGEST: usize = 5;
/// The shortest number, a mobile one, has so many digits.
const FEWEST: usize = 11;

/// Whether a text may hold a number at all: most passages of a page have no eleven digits.
fn has_enough_digits(text: &str) -> bool {
    let bytes = text.as_bytes();
    // The second and third bytes of a full-width digit; other characters may have them, too.
    let is_wide = |pair: &[u8]| pair[0] == 0xBC && (0x90..=0x99).contains(&pair[1]);
    bytes.iter().filter(|byte| byte.is_ascii_digit()).count() >= FEWEST
        || bytes.windows(2).any(is_wide)
}

/// Every personal number of a text, by place, without overlaps.
pub(super) fn find(text: &str) -> Vec<Match> {
    if !has_enough_digits(text) {
        return Vec::new();
    }
    let mut groups = Groups::new(text);
    // No more than the longest shape needs: a table of a large atlas has millions.
    let mut ahead = Vec::with_capacity(LONGEST);
    let mut found = Vec::new();
    loop {
        ahead.extend(groups.by_ref().take(LONGEST - ahead.len()));
        let used = match number(text, &ahead) {
            Some((kind, used, value)) => {
                let range = ahead[0].range.start..ahead[used - 1].range.end;
                found.push(Match { kind, range, value });
                used
            }
            None if ahead.is_empty() => return found,
            None => 1,
        };
        ahead.drain(..used);
    }
}

/// The number that begins with the first of these groups: its kind, how many groups it takes, its
/// digits.
fn number(text: &str, groups: &[Group]) -> Option<(Kind, usize, String)> {
    for number in &NUMBERS {
        // Longer shapes first: a card of five groups begins like one of four.
        for shape in number.shapes.iter().rev() {
            let Some(taken) = groups.get(..shape.len()) else {
                continue;
            };
            let fits = taken
                .iter()
                .zip(*shape)
                .all(|(group, size)| group.digits.len() == *size)
                && taken[1..].iter().all(|group| group.joined);
            if !fits || !stands_alone(text, taken[0].range.start, taken[taken.len() - 1].range.end)
            {
                continue;
            }
            let digits: String = taken.iter().map(|group| group.digits.as_str()).collect();
            if (number.is_valid)(&digits) && (number.fits)(text, taken[0].range.start) {
                let kind = number.kind;
                let value = digits
                    .strip_prefix("86")
                    .filter(|rest| kind == Kind::Mobile && rest.len() == 11);
                return Some((kind, shape.len(), value.unwrap_or(&digits).to_owned()));
            }
        }
    }
    None
}

/// The groups of a text, one after the other.
struct Groups<'t> {
    chars: std::str::CharIndices<'t>,
    /// Bytes between the last group and here, while they are at most one separator.
    gap: Option<usize>,
}

impl Groups<'_> {
    fn new(text: &str) -> Groups<'_> {
        Groups {
            chars: text.char_indices(),
            gap: None,
        }
    }
}

impl Iterator for Groups<'_> {
    type Item = Group;

    fn next(&mut self) -> Option<Group> {
        let mut open: Option<Group> = None;
        for (at, char) in self.chars.by_ref() {
            let end = at + char.len_utf8();
            if let Some(digit) = digit(char) {
                let joined = open.is_none() && self.gap == Some(1);
                let group = open.get_or_insert_with(|| Group {
                    range: at..end,
                    digits: String::new(),
                    joined,
                });
                group.digits.push(digit);
                group.range.end = end;
                continue;
            }
            if let Some(mut group) = open {
                if matches!(char, 'x' | 'X' | 'ｘ' | 'Ｘ')
                    && matches!(group.digits.len(), 3 | 11 | 17)
                {
                    group.digits.push('X');
                    group.range.end = end;
                    self.gap = Some(0);
                } else {
                    self.gap = is_separator(char).then_some(1);
                }
                return Some(group);
            }
            let between = self.gap.filter(|count| *count == 0 && is_separator(char));
            self.gap = between.map(|count| count + 1);
        }
        open
    }
}

/// A digit as ASCII; full-width ones count.
fn digit(char: char) -> Option<char> {
    match char {
        '0'..='9' => Some(char),
        '０'..='９' => char::from_u32(char as u32 - '０' as u32 + '0' as u32),
        _ => None,
    }
}

fn is_separator(char: char) -> bool {
    matches!(char, ' ' | '\u{A0}' | '\u{3000}' | '-' | '－' | '‐' | '‑')
}

/// Whether neither a letter nor a decimal point with digits beyond it touches the number. A comma
/// parts two numbers: none that is looked for has thousands.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let mut before = text[..start].chars().rev();
    let mut after = text[end..].chars();
    let touches = |char: char| char.is_ascii_alphanumeric() || char == '_' || digit(char).is_some();
    let is_fraction = |mark: Option<char>, beyond: Option<char>| {
        matches!(mark, Some('.' | '．')) && beyond.is_some_and(|char| digit(char).is_some())
    };
    let (mark, beyond) = (before.next(), before.next());
    let left = !mark.is_some_and(touches) && !is_fraction(mark, beyond);
    let (mark, beyond) = (after.next(), after.next());
    left && !mark.is_some_and(touches)
        && !is_fraction(mark, beyond)
        && !matches!(mark, Some('%' | '％'))
}

/// How far back the beginning of an address is looked for, in bytes.
const ADDRESS_REACH: usize = 256;

/// Whether a number does not stand in the path of a web address, where articles have long numbers.
fn is_outside_addresses(text: &str, start: usize) -> bool {
    let word = before(text, start, ADDRESS_REACH)
        .rsplit(|char: char| !char.is_ascii_graphic() || matches!(char, '"' | '<' | '('))
        .next();
    !word.is_some_and(|word| word.contains("://") && !word.contains('='))
}

/// How far before a number the word for it may stand, in bytes: `身份证号分别为`, another number, `、`.
const ANNOUNCEMENT_REACH: usize = 60;

/// Whether the sentence calls the number an identity number.
fn is_announced(text: &str, start: usize) -> bool {
    let before = before(text, start, ANNOUNCEMENT_REACH);
    let sentence = before.rsplit(['。', '；', '\n']).next().unwrap_or("");
    ["身份证", "身份号码", "公民身份"]
        .iter()
        .any(|word| sentence.contains(word))
}

/// Whether the sentence calls the number a credit code (GB 32100), whose digits may look like a birth date.
fn is_credit_code(text: &str, start: usize) -> bool {
    let before = before(text, start, ANNOUNCEMENT_REACH);
    let sentence = before.rsplit(['。', '；', '\n']).next().unwrap_or("");
    ["信用代码", "登记证号"]
        .iter()
        .any(|word| sentence.contains(word))
}

/// So many bytes before a place, or a few less: whole characters.
fn before(text: &str, start: usize, reach: usize) -> &str {
    let mut from = start.saturating_sub(reach);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..start]
}

/// GB 11643-1999, 4: six digits of region, eight of birth date, three of order, one check digit.
fn is_identity(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    if bytes.len() != 18 || bytes[..17].contains(&b'X') {
        return false;
    }
    // Regions begin with 1 to 8 (GB/T 2260); nobody alive was born before 1850.
    matches!(bytes[0], b'1'..=b'8') && is_born(digits, 1850) && has_check_digit(digits)
}

/// What an identity number begins with whose last digits were mistyped: a province (GB/T 2260) and
/// the birth date of somebody who may be alive.
fn has_region_and_birth(digits: &str) -> bool {
    const PROVINCES: [&str; 34] = [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37",
        "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64",
        "65", "71", "81", "82",
    ];
    digits.len() == 18
        && !digits[..17].contains('X')
        && PROVINCES.contains(&&digits[..2])
        && is_born(digits, 1900)
}

/// Whether the seventh to the fourteenth digit are a date from this year on.
fn is_born(digits: &str, first: u32) -> bool {
    let number = |range: Range<usize>| digits[range].parse().unwrap_or(0);
    let (year, month, day): (u32, u32, u32) = (number(6..10), number(10..12), number(12..14));
    (first..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// Whether the last of eighteen digits is the check digit of the others, by ISO 7064 MOD 11-2.
pub(super) fn has_check_digit(digits: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let bytes = digits.as_bytes();
    let sum: u32 = bytes
        .iter()
        .zip(WEIGHTS)
        .map(|(byte, weight)| u32::from(byte - b'0') * weight)
        .sum();
    bytes.get(17) == Some(&CHECKS[(sum % 11) as usize])
}

/// Eleven digits beginning 13 to 19 (the mobile segments of the ministry's numbering plan).
fn is_mobile(digits: &str) -> bool {
    let number = match digits.len() {
        13 => digits.strip_prefix("86").unwrap_or(""),
        _ => digits,
    };
    let bytes = number.as_bytes();
    bytes.len() == 11
        && bytes[0] == b'1'
        && matches!(bytes[1], b'3'..=b'9')
        && !number.contains('X')
}

/// ISO/IEC 7812-1: 16 to 19 digits, the last by Luhn's formula (annex B). The first digit names the
/// industry: 3 to 6 travel and banking, 9 national use, as older Chinese cards have it.
fn is_card(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    if !(16..=19).contains(&bytes.len())
        || !matches!(bytes[0], b'3'..=b'6' | b'9')
        || digits.contains('X')
    {
        return false;
    }
    let sum: u32 = bytes
        .iter()
        .rev()
        .enumerate()
        .map(|(at, byte)| {
            let value = u32::from(byte - b'0') * if at % 2 == 1 { 2 } else { 1 };
            value / 10 + value % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_shape_is_longer_than_what_is_read_ahead() {
        let shapes = NUMBERS.iter().flat_map(|number| number.shapes);
        assert_eq!(shapes.map(|shape| shape.len()).max(), Some(LONGEST));
    }
}
