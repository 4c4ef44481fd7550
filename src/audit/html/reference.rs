//! Character references: `&amp;`, `&#20013;`, `&nbsp` (HTML Living Standard, 13.2.5.72 and following).

use std::borrow::Cow;

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};

/// The longest name in the standard's table, `CounterClockwiseContourIntegral;`, in bytes.
const MAX_NAME: usize = 32;

/// Where references stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::audit) enum Within {
    /// Running text.
    Words,
    /// The value of an attribute: addresses hold `&copy=1`, which is no reference.
    Value,
}

/// Replaces references; what is none stays.
pub(in crate::audit) fn decode(text: &str, within: Within) -> Cow<'_, str> {
    let Some(first) = text.find('&') else {
        return Cow::Borrowed(text);
    };
    let mut out = String::with_capacity(text.len());
    let (before, mut rest) = text.split_at(first);
    out.push_str(before);
    while let Some(name) = rest.strip_prefix('&') {
        rest = match number(name, &mut out).or_else(|| named(name, within, &mut out)) {
            Some(length) => &name[length..],
            None => {
                out.push('&');
                name
            }
        };
        let next = rest.find('&').unwrap_or(rest.len());
        out.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    Cow::Owned(out)
}

/// Writes the character of `#…;` and returns how long that was.
fn number(name: &str, out: &mut String) -> Option<usize> {
    let digits = name.strip_prefix('#')?;
    let (digits, radix) = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (digits, 10),
    };
    let end = digits.find(|char: char| !char.is_digit(radix));
    let (digits, behind) = digits.split_at(end.unwrap_or(digits.len()));
    if digits.is_empty() {
        return None;
    }
    out.push(numbered(u32::from_str_radix(digits, radix).ok()));
    let mark = usize::from(behind.starts_with(';'));
    Some(name.len() - behind.len() + mark)
}

/// The character of a number; none stands for one beyond all.
fn numbered(number: Option<u32>) -> char {
    let replaced = number.and_then(|number| number.checked_sub(0x80));
    let replaced = replaced.and_then(|at| *C1_REPLACEMENTS.get(at as usize)?);
    let char = replaced.or_else(|| char::from_u32(number?));
    char.filter(|char| *char != '\0').unwrap_or('\u{FFFD}')
}

/// Writes what the longest known name stands for and returns how long that was.
fn named(name: &str, within: Within, out: &mut String) -> Option<usize> {
    let bytes = name.as_bytes();
    let letters = bytes.iter().take(MAX_NAME);
    let letters = letters.take_while(|byte| byte.is_ascii_alphanumeric());
    let letters = letters.count();
    let whole = letters + usize::from(bytes.get(letters) == Some(&b';'));
    let (length, (first, second)) = (2..=whole).rev().find_map(|length| {
        let found = NAMED_ENTITIES.get(&name[..length])?;
        // The table holds the beginnings of names, too.
        (found.0 != 0).then_some((length, *found))
    })?;
    let is_closed = bytes[length - 1] == b';';
    let goes_on = |byte: &u8| *byte == b'=' || byte.is_ascii_alphanumeric();
    if within == Within::Value && !is_closed && bytes.get(length).is_some_and(goes_on) {
        return None;
    }
    let chars = [first, second].into_iter().filter(|char| *char != 0);
    out.extend(chars.filter_map(char::from_u32));
    Some(length)
}
