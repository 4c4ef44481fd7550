//! A passage with what rules about marks must know of each character: whether it stands in Chinese,
//! in an address, in a quotation.

use crate::atlas::prose::{Glyph, Passage};
use crate::ground::{Span, han};

/// A passage, looked over once for all rules.
#[derive(Debug)]
pub struct Reading {
    /// The passage.
    pub passage: Passage,
    /// Per character: whether the sentence around it has more Han characters than Latin words.
    chinese: Vec<bool>,
    /// Per character: whether it belongs to an address written out.
    address: Vec<bool>,
}

/// Marks between which words are another's, or a title.
const QUOTING: [(char, char); 6] = [
    ('《', '》'),
    ('〈', '〉'),
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
];

impl Reading {
    /// Looks a passage over.
    pub fn new(passage: Passage) -> Reading {
        let chinese = chinese(&passage.glyphs);
        let address = addresses(&passage.glyphs);
        Reading {
            passage,
            chinese,
            address,
        }
    }

    /// How many characters there are.
    pub fn len(&self) -> usize {
        self.passage.glyphs.len()
    }

    /// The character at an index; none outside the passage.
    pub fn char(&self, index: usize) -> Option<char> {
        self.passage.glyphs.get(index).map(|glyph| glyph.char)
    }

    /// Every character with its index.
    pub fn chars(&self) -> impl DoubleEndedIterator<Item = (usize, char)> {
        let glyphs = self.passage.glyphs.iter().enumerate();
        glyphs.map(|(index, glyph)| (index, glyph.char))
    }

    /// The nearest character in front that is no space and no line break.
    pub fn before(&self, index: usize) -> Option<char> {
        let glyphs = self.passage.glyphs[..index].iter().rev();
        visible(glyphs)
    }

    /// The nearest character behind that is no space and no line break.
    pub fn after(&self, index: usize) -> Option<char> {
        visible(self.passage.glyphs.get(index + 1..)?.iter())
    }

    /// Whether the sentence around a character is Chinese.
    pub fn is_chinese(&self, index: usize) -> bool {
        self.chinese[index]
    }

    /// Whether a character belongs to an address written out.
    pub fn is_address(&self, index: usize) -> bool {
        self.address[index]
    }

    /// Whether nothing of the source, such as mark-up, stands between these characters.
    pub fn is_unbroken(&self, range: std::ops::Range<usize>) -> bool {
        let pairs = range.clone().zip(range.skip(1));
        let mut joins = pairs.map(|(one, next)| self.span(one).end == self.span(next).start);
        joins.all(|joins| joins)
    }

    /// The place of one character.
    pub fn span(&self, index: usize) -> Span {
        self.passage.span(index)
    }

    /// Per character: how many quotations and titles it stands in. One pass; an opening mark that is
    /// never closed counts up to the end.
    pub fn quotation_depths(&self) -> Vec<usize> {
        let mut depth = 0_usize;
        let depths = self.chars().map(|(_, char)| {
            if QUOTING.iter().any(|(_, close)| *close == char) {
                depth = depth.saturating_sub(1);
            }
            let own = depth;
            if QUOTING.iter().any(|(open, _)| *open == char) {
                depth += 1;
            }
            own
        });
        depths.collect()
    }
}

/// Whether a character is Han or punctuation that Chinese alone uses.
pub fn is_cjk(char: char) -> bool {
    han::is_han(char) || han::is_full_width_punctuation(char)
}

/// Whether a character is a blank of any width; a line break is none.
pub fn is_space(char: char) -> bool {
    char != '\n' && char.is_whitespace()
}

fn visible<'g>(mut glyphs: impl Iterator<Item = &'g Glyph>) -> Option<char> {
    let blank = |glyph: &&Glyph| !glyph.char.is_whitespace();
    glyphs.find(blank).map(|glyph| glyph.char)
}

fn chinese(glyphs: &[Glyph]) -> Vec<bool> {
    let mut chinese = Vec::with_capacity(glyphs.len());
    let (mut han, mut latin) = (0_usize, 0_usize);
    for (index, glyph) in glyphs.iter().enumerate() {
        let char = glyph.char;
        let before = index.checked_sub(1).map(|at| glyphs[at].char);
        let starts_word =
            char.is_ascii_alphabetic() && !before.is_some_and(|c| c.is_ascii_alphanumeric());
        han += usize::from(han::is_han(char));
        latin += usize::from(starts_word);
        let next = glyphs.get(index + 1).map(|glyph| glyph.char);
        let is_latin_stop = matches!(char, '.' | '!' | '?')
            && before.is_some_and(|c| c.is_ascii_alphanumeric())
            && next.is_none_or(char::is_whitespace);
        if matches!(char, '。' | '！' | '？') || is_latin_stop || next.is_none() {
            chinese.resize(index + 1, han > latin);
            (han, latin) = (0, 0);
        }
    }
    chinese
}

/// Addresses are runs of ASCII without blanks that hold `://`, begin with `www.`, or look like mail;
/// behind a sign of their own (`/`, `=`) they may go on with Han characters, up to a blank or a
/// full-width mark.
fn addresses(glyphs: &[Glyph]) -> Vec<bool> {
    let mut address = vec![false; glyphs.len()];
    let mut start = 0;
    while start < glyphs.len() {
        let is_ascii = |glyph: &&Glyph| glyph.char.is_ascii_graphic();
        let mut end = start + glyphs[start..].iter().take_while(is_ascii).count();
        let token: String = glyphs[start..end].iter().map(|glyph| glyph.char).collect();
        let is_mark = |c: char| c.is_ascii_punctuation();
        let bare = token.trim_start_matches(is_mark);
        let front = token.len() - bare.len();
        let host = bare.split_once('@').map(|(_, host)| host);
        let is_url = bare.contains("://") || bare.starts_with("www.");
        if is_url && bare.ends_with(['/', '=', '&', '#', '-', '_']) {
            let goes_on = |glyph: &&Glyph| glyph.char.is_ascii_graphic() || han::is_han(glyph.char);
            end += glyphs[end..].iter().take_while(goes_on).count();
        }
        if is_url || host.is_some_and(|host| host.trim_end_matches(is_mark).contains('.')) {
            let is_outside = |glyph: &&Glyph| is_mark(glyph.char) && glyph.char != '/';
            let behind = glyphs[start..end]
                .iter()
                .rev()
                .take_while(is_outside)
                .count();
            let last = end.saturating_sub(behind).max(start + front);
            address[start + front..last].fill(true);
        }
        start = end.max(start + 1);
    }
    address
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::atlas::prose::PassageKind;
    use crate::ground::Sources;

    /// A paragraph of these words, alone in a file.
    pub fn reading(words: &str) -> Reading {
        let mut sources = Sources::default();
        let file = sources.add("a.md", words);
        let glyphs = words.char_indices().map(|(at, char)| Glyph {
            char,
            at: u32::try_from(at).expect("short"),
            in_link: false,
        });
        Reading::new(Passage {
            file,
            kind: PassageKind::Paragraph,
            glyphs: glyphs.collect(),
        })
    }

    #[test]
    fn a_sentence_is_chinese_by_its_words_not_by_its_paragraph() {
        let text = "村里办社。The town of 宽甸, in Liaoning, is poor. 户均增收。";
        let reading = reading(text);
        let chinese = |word: &str| {
            let at = text.find(word).expect("it is there");
            reading.is_chinese(text[..at].chars().count())
        };
        assert!(chinese("村里") && chinese("户均") && !chinese("宽甸"));
    }

    #[test]
    fn addresses_end_where_han_begins_and_keep_no_bracket() {
        let text = "见(https://a.cn/b,c?d:e)和www.b.cn、c@d.cn。http://e/村,户?f=甲,看";
        let reading = reading(text);
        let marked = text.chars().enumerate();
        let marked: String = marked
            .filter(|(index, _)| reading.is_address(*index))
            .map(|(_, char)| char)
            .collect();
        assert_eq!(
            marked,
            "https://a.cn/b,c?d:ewww.b.cnc@d.cnhttp://e/村,户?f=甲,看"
        );
    }
}
