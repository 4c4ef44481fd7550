//! Style sheets and scripts without what is written for their authors: comments and indentation.

/// A style sheet without comments, and without white space that divides nothing.
///
/// Words in quotes and addresses in `url()` stay as they are. Blanks around `+`, `-` and `~` stay:
/// they tell a sum from a sign; so does the one before a colon, which tells descendants of all
/// kinds (`a :hover`) from one. An empty custom property keeps its blank, without which Chromium 87
/// drops it.
pub(super) fn style(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let mut rest = written;
    let mut is_apart = false;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '/' if rest.starts_with("/*") => {
                let inner = rest[2..].find("*/");
                rest = &rest[inner.map_or(rest.len(), |at| at + 4)..];
                let next = rest.chars().next();
                let is_alone = !is_apart && !next.is_some_and(|next| next.is_ascii_whitespace());
                // Without it two words would be one.
                if is_alone && !joins(out.chars().next_back(), next) {
                    out.push_str("/**/");
                }
                continue;
            }
            ' ' | '\t' | '\n' | '\r' | '\u{c}' => {
                is_apart = true;
                rest = &rest[1..];
                continue;
            }
            '"' | '\'' => quoted(rest, first),
            'u' if is_bare_address(rest) => rest.find(')').map_or(rest.len(), |at| at + 1),
            _ => first.len_utf8(),
        };
        let before = out.chars().next_back();
        let is_empty_property = before == Some(':') && matches!(first, ';' | '}');
        if is_apart && (is_empty_property || !joins(before, Some(first))) {
            out.push(' ');
        }
        is_apart = false;
        if first == '}' && out.ends_with(';') {
            out.pop();
        }
        out.push_str(&rest[..length]);
        rest = &rest[length..];
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

/// Whether a text begins with an address that stands without quotes.
fn is_bare_address(text: &str) -> bool {
    let inner = text.strip_prefix("url(");
    inner.is_some_and(|inner| !inner.trim_start().starts_with(['"', '\'']))
}

/// The length of a string with its quotes.
fn quoted(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, char) in text.char_indices().skip(1) {
        match char {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            char if char == quote => return at + char.len_utf8(),
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
