//! JavaScript literals.

/// Builds nested arrays of strings.
#[derive(Default)]
pub(super) struct Literal {
    out: String,
}

impl Literal {
    /// The arguments of one call of `atlasSearch`, of which the first tells the kind; room for so many bytes.
    pub(super) fn call(kind: &str, bytes: usize) -> Literal {
        let mut out = String::with_capacity(bytes);
        out.push_str("atlasSearch(\"");
        out.push_str(kind);
        out.push('"');
        Literal { out }
    }

    /// The bytes of the script that is that call.
    pub(super) fn end_call(mut self) -> Vec<u8> {
        self.out.push_str(");\n");
        self.out.into_bytes()
    }

    pub(super) fn open(&mut self, bracket: char) {
        self.comma();
        self.out.push(bracket);
    }

    pub(super) fn close(&mut self, bracket: char) {
        self.out.push(bracket);
    }

    /// Adds a string.
    pub(super) fn text(&mut self, text: &str) {
        self.comma();
        self.out.push('"');
        push_text(text, &mut self.out);
        self.out.push('"');
    }

    pub(super) fn is_empty(&self) -> bool {
        self.out.is_empty()
    }

    /// Bytes so far.
    pub(super) fn len(&self) -> usize {
        self.out.len()
    }

    pub(super) fn into_string(self) -> String {
        self.out
    }

    fn comma(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('[') {
            self.out.push(',');
        }
    }
}

/// A string literal. U+2028 and U+2029 end lines in scripts older than ES2019.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    out.push('"');
    push_text(text, &mut out);
    out.push('"');
    out
}

/// Adds a text, copying what needs no escape in one go. Goes by bytes: every text of a site is written
/// so.
fn push_text(text: &str, out: &mut String) {
    let bytes = text.as_bytes();
    let is_line_end = |at: usize| matches!(bytes[at..], [0xE2, 0x80, 0xA8 | 0xA9, ..]);
    let needs = |at: usize| match bytes[at] {
        b'"' | b'\\' | ..=0x1f => true,
        0xE2 => is_line_end(at),
        _ => false,
    };
    let mut plain = 0;
    for at in 0..bytes.len() {
        if needs(at) {
            out.push_str(&text[plain..at]);
            for char in text[at..].chars().take(1) {
                escape(char, out);
                plain = at + char.len_utf8();
            }
        }
    }
    out.push_str(&text[plain..]);
}

fn escape(char: char, out: &mut String) {
    match char {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' => {
            out.push_str(&format!("\\u{:04x}", u32::from(char)));
        }
        _ => out.push(char),
    }
}

/// Adds one UTF-16 code unit as it stands inside a string literal; halves of pairs are escaped.
pub(super) fn push_unit(unit: u16, out: &mut String) {
    match char::from_u32(u32::from(unit)) {
        Some(char) => escape(char, out),
        None => out.push_str(&format!("\\u{unit:04x}")),
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn what_ends_a_string_or_a_line_is_escaped_and_nothing_else() {
        assert_eq!(
            quoted("—“光”\"\\\n\u{2028}𠮷\u{2029}\u{202a}\0"),
            "\"—“光”\\\"\\\\\\n\\u2028𠮷\\u2029\u{202a}\\u0000\""
        );
    }
}
