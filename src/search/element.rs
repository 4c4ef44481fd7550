//! Elements by what they mean to a reader of the page.

use crate::ground::name_code;

/// Its edges end a block.
pub(super) const BLOCK: u8 = 1;
/// It has no end tag.
pub(super) const VOID: u8 = 2;
/// It is not shown.
pub(super) const UNSEEN: u8 = 4;
/// It is a place of its own when it has an id.
pub(super) const PLACE: u8 = 8;
/// Its words are what the text around it is about.
pub(super) const HEADING: u8 = 16;

/// What elements are; those that are missing are nothing of it.
const ELEMENTS: [(&str, u8); 55] = [
    ("address", BLOCK),
    ("area", VOID),
    ("article", BLOCK | PLACE),
    ("aside", BLOCK),
    ("base", VOID),
    ("blockquote", BLOCK),
    ("br", BLOCK | VOID),
    ("caption", BLOCK),
    ("col", VOID),
    ("dd", BLOCK),
    ("details", BLOCK),
    ("div", BLOCK | PLACE),
    ("dl", BLOCK),
    ("dt", BLOCK | HEADING),
    ("embed", VOID),
    ("fieldset", BLOCK),
    ("figcaption", BLOCK),
    ("figure", BLOCK),
    ("footer", BLOCK),
    ("form", BLOCK),
    ("h1", BLOCK),
    ("h2", BLOCK | HEADING),
    ("h3", BLOCK | HEADING),
    ("h4", BLOCK | HEADING),
    ("h5", BLOCK),
    ("h6", BLOCK),
    ("header", BLOCK),
    ("hr", BLOCK | VOID),
    ("img", VOID),
    ("input", VOID),
    ("li", BLOCK | PLACE),
    ("link", VOID),
    ("main", BLOCK),
    ("meta", VOID),
    ("nav", BLOCK),
    ("noscript", UNSEEN),
    ("ol", BLOCK),
    ("p", BLOCK),
    ("pre", BLOCK),
    ("script", UNSEEN),
    ("section", BLOCK | PLACE),
    ("source", VOID),
    ("style", UNSEEN),
    ("summary", BLOCK),
    ("table", BLOCK),
    ("tbody", BLOCK),
    ("td", BLOCK),
    ("template", UNSEEN),
    ("tfoot", BLOCK),
    ("th", BLOCK | HEADING),
    ("thead", BLOCK),
    ("tr", BLOCK | PLACE),
    ("track", VOID),
    ("ul", BLOCK),
    ("wbr", VOID),
];

/// The names as numbers, which compare in one step: every tag of every page is looked up.
const CODES: [u128; ELEMENTS.len()] = {
    let mut codes = [0; ELEMENTS.len()];
    let mut at = 0;
    while at < codes.len() {
        codes[at] = name_code(ELEMENTS[at].0);
        assert!(
            at == 0 || codes[at - 1] < codes[at],
            "names are in their order"
        );
        at += 1;
    }
    codes
};

/// What an element is, as a sum of the constants above.
pub(super) fn traits(name: &str) -> u8 {
    let at = CODES.binary_search(&name_code(name));
    at.map_or(0, |at| ELEMENTS[at].1)
}
