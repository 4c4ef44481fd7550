//! Takes out of templates the white space that is there for their authors alone.
//!
//! Of every page of a large atlas a twentieth would be indentation: written, read and hashed for
//! nobody. It goes once, when a theme is loaded.
//!
//! Templates are read one by one. What one includes, or puts around a block of another, is not known
//! here: an element that keeps its white space does so within its own file alone.

/// Elements whose text keeps its white space, or is no HTML.
const KEPT: [&str; 4] = ["pre", "textarea", "script", "style"];

/// A template that makes the same pages with less white space between their words: of a run of it, one
/// character stays (a line end, where there is one).
///
/// Nothing changes within tags of the template language, quoted values of attributes, comments and
/// [`KEPT`] elements. A template that does not end in running text, so that it was misread or goes
/// on in another file, is left as it is.
pub(super) fn tighten(template: &str) -> String {
    let mut tightener = Tightener {
        rest: template,
        out: String::with_capacity(template.len()),
        place: Place::Text,
        element: "",
    };
    while tightener.step() {}
    match tightener.place {
        Place::Text => tightener.out,
        Place::Tag | Place::Value(_) | Place::Kept(_) => template.to_owned(),
    }
}

/// Where in HTML the reader stands.
#[derive(Clone, Copy)]
enum Place {
    Text,
    /// Within a tag.
    Tag,
    /// Within the value of an attribute, up to this quote.
    Value(u8),
    /// Within one of the [`KEPT`] elements.
    Kept(&'static str),
}

struct Tightener<'t> {
    rest: &'t str,
    out: String,
    place: Place,
    /// The name in the last start tag.
    element: &'t str,
}

impl<'t> Tightener<'t> {
    /// Reads a piece; false at the end.
    fn step(&mut self) -> bool {
        let Some(&first) = self.rest.as_bytes().first() else {
            return false;
        };
        if let Some(length) = length_of_tag(self.rest) {
            self.copy(length);
            return true;
        }
        match (self.place, first) {
            (Place::Text | Place::Tag, byte) if is_blank(byte) => self.blanks(),
            (Place::Text, b'<') if self.rest.starts_with("<!--") => {
                self.copy(end_of(self.rest, "-->"));
            }
            (Place::Text, b'<') => self.tag(),
            (Place::Tag, b'>') => {
                self.copy(1);
                let kept = KEPT.into_iter();
                self.place = kept
                    .into_iter()
                    .find(|name| self.element.eq_ignore_ascii_case(name))
                    .map_or(Place::Text, Place::Kept);
            }
            (Place::Tag, b'"' | b'\'') => {
                self.copy(1);
                self.place = Place::Value(first);
            }
            (Place::Value(quote), byte) if byte == quote => {
                self.copy(1);
                self.place = Place::Tag;
            }
            (Place::Kept(name), b'<') => {
                if name_of(self.rest, "</").eq_ignore_ascii_case(name) {
                    self.element = "";
                    self.place = Place::Tag;
                }
                self.copy(1);
            }
            _ => self.copy(self.rest.chars().next().map_or(1, char::len_utf8)),
        }
        true
    }

    /// The first character of a tag, or of something that only looks like one.
    fn tag(&mut self) {
        let name = name_of(self.rest, "<");
        if !name.is_empty() || self.rest.starts_with("</") || self.rest.starts_with("<!") {
            self.element = name;
            self.place = Place::Tag;
        }
        self.copy(1);
    }

    fn blanks(&mut self) {
        let bytes = self.rest.bytes();
        let run = bytes.take_while(|byte| is_blank(*byte)).count();
        let (blanks, rest) = self.rest.split_at(run);
        self.out
            .push(if blanks.contains('\n') { '\n' } else { ' ' });
        self.rest = rest;
    }

    fn copy(&mut self, length: usize) {
        let (piece, rest) = self.rest.split_at(length);
        self.out.push_str(piece);
        self.rest = rest;
    }
}

/// White space of HTML: others, such as U+3000, are characters like any.
fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C)
}

/// The name of an element behind `<` or `</`; empty if there is none.
fn name_of<'t>(text: &'t str, before: &str) -> &'t str {
    let name = text.strip_prefix(before).unwrap_or_default();
    let end = name.find(|char: char| !char.is_ascii_alphanumeric());
    &name[..end.unwrap_or(name.len())]
}

/// The length of what the text begins with, up to and with a word.
fn end_of(text: &str, word: &str) -> usize {
    text.find(word).map_or(text.len(), |at| at + word.len())
}

/// The length of the tag of the template language the text begins with; a raw block is one.
fn length_of_tag(text: &str) -> Option<usize> {
    let end = match text.get(..2)? {
        "{#" => return Some(end_of(text, "#}")),
        "{{" => "}}",
        "{%" => "%}",
        _ => return None,
    };
    let mut quote = None;
    for (at, char) in text.char_indices().skip(2) {
        match quote {
            Some(open) => quote = (open != char).then_some(open),
            None if matches!(char, '"' | '\'' | '`') => quote = Some(char),
            None if text[at..].starts_with(end) => {
                let length = at + end.len();
                return Some(match &text[2..at] {
                    inner if keyword(inner) == "raw" => length_of_raw(text, length),
                    _ => length,
                });
            }
            None => {}
        }
    }
    Some(text.len())
}

/// The first word of a tag.
fn keyword(inner: &str) -> &str {
    let words = inner.trim_start_matches('-').trim_end_matches('-');
    words.trim()
}

/// The length of a raw block whose first tag is so long.
fn length_of_raw(text: &str, first: usize) -> usize {
    let mut at = first;
    while let Some(tag) = text[at..].find("{%") {
        at += tag;
        let length = end_of(&text[at..], "%}");
        let inner = text[at..at + length].trim_start_matches("{%");
        if keyword(inner.trim_end_matches("%}")) == "endraw" {
            return at + length;
        }
        at += "{%".len();
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_run_of_white_space_one_character_stays() {
        for (written, expected) in [
            (
                "<ul>\n    <li>甲</li>\n\n    <li>乙</li>\n</ul>\n",
                "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>\n",
            ),
            (
                "  <b>甲</b>   <b>乙</b>\t<i></i>",
                " <b>甲</b> <b>乙</b> <i></i>",
            ),
            (
                "<p>甲\u{3000}\u{3000}乙\u{a0} 丙</p>",
                "<p>甲\u{3000}\u{3000}乙\u{a0} 丙</p>",
            ),
            (
                "<form   class=\"a  b\"\n      title='c  >  d'>  </form>",
                "<form class=\"a  b\"\ntitle='c  >  d'> </form>",
            ),
            ("<P>a  <  b</P>", "<P>a < b</P>"),
            ("<!--  a  -->  <b>", "<!--  a  --> <b>"),
        ] {
            assert_eq!(tighten(written), expected);
        }
    }

    #[test]
    fn text_that_is_shown_as_written_stays() {
        for kept in [
            "<pre>\n  a  <b>  b</b>\n</pre>",
            "<PRE class=\"code\">  a\n\n</PRE>",
            "<textarea>  a</textarea>",
            "<script>a  <  b; '</p>  '</script>",
            "<style>a  { }</style>",
            "{{ \"a  %}  }}\" ~  `  }}  ` }}",
            "{% if a  ==  '%}  ' %}",
            "{#  a  #}",
            "{%- raw -%}  {{  a  }}  {% endrow %}  {%- endraw -%}",
            "<p class=\"{% if a %}x  y{% endif %}\">",
        ] {
            let written = format!("{kept}  <b>  {kept}");
            let expected = format!("{kept} <b> {kept}");
            assert_eq!(tighten(&written), expected);
        }
        assert_eq!(tighten("<prefix>  a"), "<prefix> a");
    }

    #[test]
    fn what_is_kept_ends_with_its_file() {
        let around = "<pre>  {% include \"inner.html\" %}  </pre>";
        assert_eq!(tighten(around), around);
        // The file it includes knows nothing of that.
        assert_eq!(tighten("a\n    b"), "a\nb");
    }

    #[test]
    fn a_template_that_cannot_be_read_is_left_alone() {
        for whole in [
            "<p>  a</p>  <b",
            "<p class=\"a  {% if b %}c\"{% else %}d\"{% endif %}>  e",
            "<pre>  a",
        ] {
            assert_eq!(tighten(whole), whole);
        }
    }
}
