//! Makes emphasis work beside Chinese punctuation, and keeps every place exact.
//!
//! CommonMark decides by the characters on either side whether a run of `*` may open or close
//! emphasis ("flanking", section 6.2). Text that ends with punctuation and touches a letter on the
//! outside cannot close: `**重要：**后文` stays as asterisks. In English a space follows; in
//! Chinese none does.
//!
//! The repair puts a stand-in letter, absent from the text otherwise, between the punctuation and
//! the run: `**重要：◇**后文`. The run now stands between two letters, so that the parser's own
//! rules let it close what is open and open what is not. Nothing else about the parser changes.
//! Afterwards the stand-in is taken out of every string ([`Repaired::restored`]) and every offset
//! is mapped back ([`Repaired::original`]), so inside code, addresses and HTML, where a run means
//! nothing, the repair means nothing either.
//!
//! A stand-in is placed only where all of this holds:
//!
//! - one side of the run is punctuation, the other a letter or digit: white space on either side
//!   decides as CommonMark says;
//! - the letter is Han, or the punctuation full-width: other text keeps the rules of CommonMark;
//! - the punctuation points the wrong way. An opening mark before the run (`（**甲`) already lets
//!   it open and a closing mark behind it (`甲**，`) already lets it close: these stay as they are;
//! - the run is of `*` or `~`, not escaped, and does not touch `_`, whose rules depend on the run.
//!
//! What gives way: a run between a closing mark and a letter now prefers to close. Strong emphasis
//! directly inside strong emphasis, `**甲，**乙**丙**`, is read as two pieces; it looks the same.
//! The idea follows the "CJK-friendly emphasis" amendment to CommonMark, which parsers released
//! after the one used here carry as an option.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::iter::Peekable;
use std::str::CharIndices;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag};

use crate::ground::han;

/// The body with stand-ins, and where they are.
pub(super) struct Repaired<'a> {
    text: Cow<'a, str>,
    /// The character put in; none where the text uses every candidate, and nothing is repaired.
    stand_in: Option<char>,
    /// Offset of each stand-in in the repaired text, ascending.
    places: Vec<usize>,
}

/// Stand-ins come from the private use area, three bytes each in UTF-8: the parser takes them for
/// letters.
const CANDIDATES: std::ops::RangeInclusive<char> = '\u{E000}'..='\u{F8FF}';
const STAND_IN_BYTES: usize = 3;

impl<'a> Repaired<'a> {
    /// Copies a body where it needs repair.
    pub(super) fn new(body: &'a str) -> Repaired<'a> {
        let insertions = insertions(body);
        let stand_in = if insertions.is_empty() {
            None
        } else {
            unused_character(body)
        };
        let Some(stand_in) = stand_in else {
            return Repaired {
                text: Cow::Borrowed(body),
                stand_in: None,
                places: vec![],
            };
        };
        let mut text = String::with_capacity(body.len() + insertions.len() * STAND_IN_BYTES);
        let mut places = Vec::with_capacity(insertions.len());
        let mut copied = 0;
        for at in insertions {
            text.push_str(&body[copied..at]);
            places.push(text.len());
            text.push(stand_in);
            copied = at;
        }
        text.push_str(&body[copied..]);
        Repaired {
            text: Cow::Owned(text),
            stand_in: Some(stand_in),
            places,
        }
    }

    /// What the parser reads.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The place in the body of a place in the repaired text, both in bytes.
    pub(super) fn original(&self, repaired: usize) -> usize {
        let before = self.places.partition_point(|place| *place < repaired);
        repaired - before * STAND_IN_BYTES
    }

    /// An event without stand-ins.
    pub(super) fn restored<'e>(&self, event: Event<'e>) -> Event<'e> {
        let clean = |text: CowStr<'e>| self.without_stand_ins(text);
        match event {
            Event::Text(text) => Event::Text(clean(text)),
            Event::Code(text) => Event::Code(clean(text)),
            Event::Html(text) => Event::Html(clean(text)),
            Event::InlineHtml(text) => Event::InlineHtml(clean(text)),
            Event::FootnoteReference(label) => Event::FootnoteReference(clean(label)),
            Event::Start(tag) => Event::Start(match tag {
                Tag::Link {
                    link_type,
                    dest_url,
                    title,
                    id,
                } => Tag::Link {
                    link_type,
                    dest_url: clean(dest_url),
                    title: clean(title),
                    id: clean(id),
                },
                Tag::Image {
                    link_type,
                    dest_url,
                    title,
                    id,
                } => Tag::Image {
                    link_type,
                    dest_url: clean(dest_url),
                    title: clean(title),
                    id: clean(id),
                },
                Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                    Tag::CodeBlock(CodeBlockKind::Fenced(clean(info)))
                }
                Tag::FootnoteDefinition(label) => Tag::FootnoteDefinition(clean(label)),
                tag => tag,
            }),
            event => event,
        }
    }

    fn without_stand_ins<'e>(&self, text: CowStr<'e>) -> CowStr<'e> {
        match self.stand_in {
            Some(stand_in) if text.contains(stand_in) => text.replace(stand_in, "").into(),
            _ => text,
        }
    }
}

/// The first candidate the text does not use.
fn unused_character(text: &str) -> Option<char> {
    let used: BTreeSet<char> = text
        .chars()
        .filter(|char| CANDIDATES.contains(char))
        .collect();
    CANDIDATES.into_iter().find(|char| !used.contains(char))
}

/// The places in the body where a stand-in goes, ascending.
fn insertions(body: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut before = None;
    let mut characters = body.char_indices().peekable();
    while let Some((start, char)) = characters.next() {
        match char {
            '\\' => {
                // The next character is escaped, if it can be: it is no run, but punctuation.
                let escaped = characters.next_if(|(_, next)| next.is_ascii_punctuation());
                before = Some(escaped.map_or(char, |(_, escaped)| escaped));
            }
            '*' | '~' => {
                let runs = Runs::read(char, start, &mut characters);
                runs.repair(before, &mut places);
                before = Some(char);
            }
            _ => before = Some(char),
        }
    }
    places
}

/// One run, or several that touch, as in `**~~甲。~~**乙`: what stands outside decides for all.
struct Runs {
    first: usize,
    /// Starts of the further runs.
    inner: Vec<usize>,
    end: usize,
    after: Option<char>,
}

impl Runs {
    /// Passes over the runs that begin with this delimiter.
    fn read(delimiter: char, first: usize, characters: &mut Peekable<CharIndices<'_>>) -> Runs {
        let mut runs = Runs {
            first,
            inner: vec![],
            end: first + delimiter.len_utf8(),
            after: None,
        };
        let mut last = delimiter;
        while let Some((at, char)) = characters.next_if(|(_, next)| matches!(next, '*' | '~')) {
            if char != last {
                runs.inner.push(at);
            }
            last = char;
            runs.end = at + char.len_utf8();
        }
        runs.after = characters.peek().map(|(_, next)| *next);
        runs
    }

    fn repair(&self, before: Option<char>, places: &mut Vec<usize>) {
        let (Some(before), Some(after)) = (before, self.after) else {
            return;
        };
        let closes = closes_too_early(before, after);
        let opens = opens_too_late(before, after);
        if closes {
            places.push(self.first);
        }
        if closes || opens || joins_han(before, after) {
            places.extend(&self.inner);
        }
        if opens {
            places.push(self.end);
        }
    }
}

/// Whether a run between these two should be able to close, and by CommonMark is not.
fn closes_too_early(before: char, after: char) -> bool {
    is_mark(before)
        && !han::is_opening_punctuation(before)
        && after.is_alphanumeric()
        && (han::is_han(after) || han::is_full_width_punctuation(before))
}

/// Whether a run between these two should be able to open, and by CommonMark is not.
fn opens_too_late(before: char, after: char) -> bool {
    is_mark(after)
        && !han::is_closing_punctuation(after)
        && before.is_alphanumeric()
        && (han::is_han(before) || han::is_full_width_punctuation(after))
}

/// Whether both sides are letters, one of them Han: only runs that touch are in each other's way.
fn joins_han(before: char, after: char) -> bool {
    before.is_alphanumeric()
        && after.is_alphanumeric()
        && (han::is_han(before) || han::is_han(after))
}

/// Punctuation or a symbol; `_` is left to its own rules.
fn is_mark(char: char) -> bool {
    !char.is_alphanumeric() && !char.is_whitespace() && char != '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(body: &str) -> String {
        let repaired = Repaired::new(body);
        match repaired.stand_in {
            Some(stand_in) => repaired.text().replace(stand_in, "◇"),
            None => repaired.text().to_owned(),
        }
    }

    #[test]
    fn a_stand_in_goes_only_where_punctuation_points_the_wrong_way() {
        for (body, expected) in [
            ("**“人在回路”**的", "**“人在回路”◇**的"),
            ("是**“甲”**的", "是**◇“甲”◇**的"),
            ("**重要：**后文", "**重要：◇**后文"),
            ("**重要:**后文", "**重要:◇**后文"),
            ("是**[甲](case:a)**的", "是**◇[甲](case:a)◇**的"),
            ("（**甲**）乙", "（**甲**）乙"),
            ("甲，**乙**丙", "甲，◇**乙**丙"),
            ("**a.**b 2*3*4", "**a.**b 2*3*4"),
            ("甲\\***乙", "甲\\*◇**乙"),
            ("甲\\*“乙", "甲\\*“乙"),
            ("**_甲。_**乙", "**_甲。_**乙"),
            ("**~~甲。~~**乙", "**~~甲。◇~~◇**乙"),
            ("甲**~~“乙”~~**", "甲**◇~~◇“乙”~~**"),
            ("**~~甲~~**乙", "**~~甲~~◇**乙"),
            ("。 **甲**", "。 **甲**"),
        ] {
            assert_eq!(shown(body), expected, "{body}");
        }
    }

    #[test]
    fn places_map_back_across_stand_ins() {
        let body = "甲。**乙。**丙";
        let repaired = Repaired::new(body);
        for (needle, text) in [("乙", body), ("丙", body), ("甲", body)] {
            let at = repaired.text().find(needle).expect("needle is in the text");
            assert_eq!(Some(repaired.original(at)), text.find(needle), "{needle}");
        }
        assert_eq!(repaired.original(repaired.text().len()), body.len());
    }

    #[test]
    fn a_text_that_uses_private_characters_keeps_them() {
        let body = "\u{E000}**重点。**内容";
        let repaired = Repaired::new(body);
        assert_eq!(repaired.stand_in, Some('\u{E001}'));
        let event = repaired.restored(Event::Text(repaired.text().to_owned().into()));
        assert_eq!(event, Event::Text(body.into()));
    }
}
