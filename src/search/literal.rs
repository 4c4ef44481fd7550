//! JavaScript literals.

/// Builds nested arrays of strings.
#[derive(Default)]
pub(super) struct Literal {
    out: String,
}

impl Literal {
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
        self.out.push_str(&quoted(text));
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
    text.chars().for_each(|char| escape(char, &mut out));
    out.push('"');
    out
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
