//! Character references, as far as the renderer writes them.

use std::borrow::Cow;

const NAMED: [(&str, char); 6] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
];

/// Bytes of the longest reference that counts, `&#x10FFFF;`. What is further away is not looked for, so that
/// many ampersands cost no more than their number.
const LONGEST: usize = 10;

/// Replaces `&amp;`, `&#39;`, `&#x2F;` and their kin; what is no reference stays.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let mut near = rest.bytes().take(LONGEST);
        let end = near.position(|byte| byte == b';').unwrap_or(0);
        match (end > 1).then(|| reference(&rest[1..end])).flatten() {
            Some(char) => {
                out.push(char);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32);
    }
    let mut named = NAMED.iter();
    named
        .find(|(known, _)| *known == name)
        .map(|(_, char)| *char)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn references_are_read() {
        assert_eq!(decode("a &amp; b&#x2F;c&#39;&nbsp;"), "a & b/c'\u{a0}");
        assert_eq!(decode("AT&T &unknown; &"), "AT&T &unknown; &");
        assert_eq!(decode("&#x10FFFF;&字;"), "\u{10FFFF}&字;");
    }
}
