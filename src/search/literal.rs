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

/// Adds a text, copying what needs no escape in one go.
fn push_text(text: &str, out: &mut String) {
    let mut rest = text;
    let needs = |char: char| matches!(char, '"' | '\\' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}');
    while let Some(at) = rest.find(needs) {
        let (plain, special) = rest.split_at(at);
        out.push_str(plain);
        let mut chars = special.chars();
        chars.next().into_iter().for_each(|char| escape(char, out));
        rest = chars.as_str();
    }
    out.push_str(rest);
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
