//! What a style sheet asks a browser to fetch.

/// The addresses of `url(…)` and `@import`, with the line from 1 that each stands on. Comments, strings and what
/// is not closed give none; escapes are read in strings only as far as they hide a quotation mark.
pub(super) fn addresses(css: &str) -> Vec<(&str, usize)> {
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(rest) = css.get(at..).filter(|rest| !rest.is_empty()) {
        let step = if let Some(comment) = rest.strip_prefix("/*") {
            comment.find("*/").map_or(rest.len(), |end| end + 4)
        } else if begins_with(rest, "url(") {
            let (address, length) = argument(&rest[4..]);
            found.extend(address.map(|address| (address, line)));
            4 + length
        } else if begins_with(rest, "@import") {
            let words = rest[7..].trim_ascii_start();
            let before = rest.len() - words.len();
            match quoted(words) {
                Some(address) => {
                    found.push((address, line));
                    before + address.len() + 2
                }
                // What follows is a `url(…)`, or nothing.
                None => before,
            }
        } else if rest.starts_with(['"', '\'']) {
            length_of_string(rest)
        } else {
            rest.chars().next().map_or(1, char::len_utf8)
        };
        line += rest[..step].bytes().filter(|byte| *byte == b'\n').count();
        at += step;
    }
    found
}

fn begins_with(text: &str, word: &str) -> bool {
    let begin = text.get(..word.len());
    begin.is_some_and(|begin| begin.eq_ignore_ascii_case(word))
}

/// What stands in the brackets of a `url(`, and the bytes up to their end.
fn argument(rest: &str) -> (Option<&str>, usize) {
    let words = rest.trim_ascii_start();
    let before = rest.len() - words.len();
    if let Some(address) = quoted(words) {
        return (Some(address), before + address.len() + 2);
    }
    match words.find(')') {
        Some(end) => (Some(words[..end].trim_ascii_end()), before + end),
        None => (None, rest.len()),
    }
}

/// The bytes of a string that begins a text, with its marks; one that is not closed ends with its line.
fn length_of_string(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'\n' => return at,
            byte if *byte == bytes[0] => return at + 1,
            _ => {}
        }
        at += 1;
    }
    text.len()
}

/// A string at the beginning of a text, without its quotation marks.
fn quoted(text: &str) -> Option<&str> {
    let mark = text
        .chars()
        .next()
        .filter(|mark| matches!(mark, '"' | '\''))?;
    let words = &text[1..];
    let end = words.find([mark, '\n'])?;
    words[end..].starts_with(mark).then_some(&words[..end])
}

#[cfg(test)]
mod tests {
    use super::addresses;

    #[test]
    fn what_is_fetched_is_found_however_it_is_written() {
        let css = "@import 'a.css';\n@IMPORT url(\"b.css\") print;\n/* url(no.png) */\n\
                   .x { background: URL( c.png ) , url('d)e.png') }\n.y { content: \"宽甸\" }\nurl(open";
        assert_eq!(
            addresses(css),
            [("a.css", 1), ("b.css", 2), ("c.png", 4), ("d)e.png", 4)]
        );
        let strings = ".a::before { content: \"/*\" } .b { content: 'url(x)\\'' } .c { background: url(宽.png) }";
        assert_eq!(addresses(strings), [("宽.png", 1)]);
        assert_eq!(addresses("a: 'open\\"), []);
        assert_eq!(addresses("a: 'open\\\nurl(b)"), []);
        assert_eq!(addresses("@import \"open\n;url("), []);
        assert_eq!(addresses("@import"), []);
    }
}
