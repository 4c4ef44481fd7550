//! Style sheets and scripts without what is written for their authors: comments and indentation.

/// White space of a style sheet.
const BLANKS: [char; 5] = [' ', '\t', '\n', '\r', '\u{c}'];

/// A style sheet without comments, and without white space that divides nothing.
///
/// Words in quotes and addresses in `url()` stay as they are. Blanks around `+`, `-` and `~` stay:
/// they tell a sum from a sign; so does the one before a colon, which tells descendants of all
/// kinds (`a :hover`) from one. A value of nothing keeps its blank, without which Chromium 87
/// drops it. What is escaped stays, and is no sign of the language.
pub(super) fn style(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let mut rest = written;
    // The last character written; for whatever is escaped, the backslash.
    let mut before = None;
    let mut is_apart = false;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '/' if rest.starts_with("/*") => {
                let inner = rest[2..].find("*/");
                rest = &rest[inner.map_or(rest.len(), |at| at + 4)..];
                let next = rest.chars().next();
                let is_alone = !is_apart && !next.is_some_and(|next| next.is_ascii_whitespace());
                // Without it two words would be one.
                if is_alone && !joins(before, next) {
                    out.push_str("/**/");
                    before = Some('/');
                }
                continue;
            }
            blank if BLANKS.contains(&blank) => {
                is_apart = true;
                rest = &rest[1..];
                continue;
            }
            '"' | '\'' => through(rest, first),
            'u' | 'U' if is_bare_address(rest) => through(rest, ')'),
            '\\' => escape(rest),
            _ => first.len_utf8(),
        };
        if is_apart && (is_empty_value(before, first) || !joins(before, Some(first))) {
            out.push(' ');
        }
        is_apart = false;
        if first == '}' && before == Some(';') {
            out.pop();
        }
        let (piece, behind) = rest.split_at(length);
        out.push_str(piece);
        before = match first {
            '\\' => Some(first),
            _ => piece.chars().next_back(),
        };
        rest = behind;
    }
    out
}

/// Whether white space between two characters of a style sheet divides nothing.
fn joins(before: Option<char>, behind: Option<char>) -> bool {
    let (Some(before), Some(behind)) = (before, behind) else {
        return true;
    };
    matches!(before, '{' | '}' | ';' | ',' | ':' | '>' | '(')
        || matches!(behind, '{' | '}' | ';' | ',' | '>' | ')' | '!')
}

/// Whether white space between two characters of a style sheet is all there is of a value.
fn is_empty_value(before: Option<char>, behind: char) -> bool {
    matches!(before, Some(':' | ',')) && matches!(behind, ';' | '}' | ')' | '!')
}

/// Whether a text begins with an address that stands without quotes.
fn is_bare_address(text: &str) -> bool {
    let is_address = |name: &str| name.eq_ignore_ascii_case("url(");
    text.get(..4).is_some_and(is_address) && !text[4..].trim_start().starts_with(['"', '\''])
}

/// The length of the escape a text begins with: of a number in hexadecimal, with the white space
/// that ends it.
fn escape(text: &str) -> usize {
    const DIGITS: usize = 6;
    let escaped = &text[1..];
    let digits = escaped.bytes().take(DIGITS);
    let digits = digits.take_while(u8::is_ascii_hexdigit).count();
    let length = match digits {
        0 => escaped.chars().next().map_or(0, char::len_utf8),
        _ if escaped[digits..].starts_with("\r\n") => digits + 2,
        _ => digits + usize::from(escaped[digits..].starts_with(BLANKS)),
    };
    1 + length
}

/// The length of a text up to and with the first such character behind its first one that is not
/// escaped.
fn through(text: &str, end: char) -> usize {
    let mut is_escaped = false;
    for (at, char) in text.char_indices().skip(1) {
        match char {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            char if char == end => return at + char.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// A script without indentation, and without comments that have their lines for themselves.
///
/// Line ends stay, for a script may rely on them. To read a comment behind code one must tell a
/// division from a regular expression; it stays. So does a whole script with a string of several lines,
/// or with a comment that begins behind code and goes on in the next line.
pub(super) fn script(written: &str) -> String {
    if written.contains('`') || written.lines().any(|line| line.ends_with('\\')) {
        return written.to_owned();
    }
    let mut out = String::with_capacity(written.len());
    let mut is_comment = false;
    for line in written.lines().map(str::trim) {
        let mut code = line;
        if !is_comment && code.starts_with("/*") {
            is_comment = true;
            code = &code[2..];
        }
        if is_comment {
            let Some((_, behind)) = code.split_once("*/") else {
                continue;
            };
            is_comment = false;
            code = behind.trim_start();
        }
        if code.is_empty() || code.starts_with("//") {
            continue;
        }
        if code.rfind("/*") > code.rfind("*/") {
            return written.to_owned();
        }
        out.push_str(code);
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_keeps_what_divides() {
        for (written, expected) in [
            (
                "/* a */\n.a > .b,\n.c .d {\n  color: red;\n  top: 0;\n}\n",
                ".a>.b,.c .d{color:red;top:0}",
            ),
            (
                "@media screen and (max-width: 40rem) { a { b: c } }",
                "@media screen and (max-width:40rem){a{b:c}}",
            ),
            (
                ".a { width: calc( 1px + (2 * var(--k)) ) }",
                ".a{width:calc(1px + (2 * var(--k)))}",
            ),
            (
                ".a::before { content: \"  /* ; \\\"  } \"; }",
                ".a::before{content:\"  /* ; \\\"  } \"}",
            ),
            (
                ".a { background: url( a  b.svg ) }",
                ".a{background:url( a  b.svg )}",
            ),
            (
                "a :hover, a:not( .b ) , a + b ~ c { }",
                "a :hover,a:not(.b),a + b ~ c{}",
            ),
            (":root { --a: ; --b:  x  y ; }", ":root{--a: ;--b:x y}"),
            (".a/*c*/.b, a /* c */ b/*c*/{ }", ".a/**/.b,a b{}"),
            (".a { color: red !important }", ".a{color:red!important}"),
            (
                ".a { background: url( \"a ) b\" ) }",
                ".a{background:url(\"a ) b\")}",
            ),
            (
                "@supports (a: 1) and (b: 2) { }",
                "@supports (a:1) and (b:2){}",
            ),
            ("/* open", ""),
            ("a { content: 'open", "a{content:'open"),
        ] {
            assert_eq!(style(written), expected);
        }
    }

    #[test]
    fn a_sheet_keeps_what_is_escaped() {
        for (written, expected) in [
            (".\\31  .b { }", ".\\31  .b{}"),
            (".\\31 b, .\\31\r\n c { }", ".\\31 b,.\\31\r\n c{}"),
            (".\\0000311  .b { }", ".\\0000311 .b{}"),
            (".md\\: .x, .y\\: { }", ".md\\: .x,.y\\:{}"),
            (".x\\, .y { }", ".x\\, .y{}"),
            (".a\\( b { }", ".a\\( b{}"),
            (".a\\,/*c*/b { }", ".a\\,/**/b{}"),
            (".it\\'s { content: 'a  b' }", ".it\\'s{content:'a  b'}"),
            (".a { --b: \\; }", ".a{--b:\\;}"),
            ("a { b: url(c\\)  d); e: f }", "a{b:url(c\\)  d);e:f}"),
            (".甲\\乙  .b\\", ".甲\\乙 .b\\"),
        ] {
            assert_eq!(style(written), expected);
        }
    }

    #[test]
    fn a_sheet_keeps_the_blank_of_an_empty_value() {
        for (written, expected) in [
            ("a { b: var(--c, ) }", "a{b:var(--c, )}"),
            ("a { --b: !important; }", "a{--b: !important}"),
            ("a { b: URL( c  d ) }", "a{b:URL( c  d )}"),
            ("a { b: URL( \"c  d\" ) }", "a{b:URL(\"c  d\")}"),
        ] {
            assert_eq!(style(written), expected);
        }
    }

    #[test]
    fn a_script_loses_only_whole_lines_of_comment() {
        let written = "/* a\n   b */\n(function () {\n  // c\n  var d = 1 / 2; // e\n\n  /* f */ g('/* h */');\n}());\n";
        let expected = "(function () {\nvar d = 1 / 2; // e\ng('/* h */');\n}());\n";
        assert_eq!(script(written), expected);
        for whole in [
            "var a = 'b\\\n  c';\n",
            "  var a = `\n  `;\n",
            "  a(); /* b\n  /* c */",
        ] {
            assert_eq!(script(whole), whole);
        }
    }
}
