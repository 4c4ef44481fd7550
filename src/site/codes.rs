//! The codes of floor 2: names that lead nowhere, addresses that collide.

crate::codes! {
    /// A link to a thing the atlas does not have.
    DEAD_LINK = "CA0301", "dead-link", Error;
    /// A link to a section the page does not have.
    DEAD_ANCHOR = "CA0302", "dead-anchor", Error;
    /// Two pages with one address.
    ROUTE_COLLISION = "CA0303", "route-collision", Error;
    /// An image whose file is not there, or is not a picture.
    MISSING_PICTURE = "CA0304", "missing-picture", Error;
    /// A slug or id in front matter or a heading that names nothing.
    UNKNOWN_REFERENCE = "CA0305", "unknown-reference", Error;
    /// An id that the template of its page uses itself.
    RESERVED_ID = "CA0307", "reserved-id", Error;
    /// A name that one list holds twice.
    REPEATED_REFERENCE = "CA0308", "repeated-reference", Warning;
    /// A link that is left as words: to a thing without page, or from a standing text to a case that is not there.
    LINK_LEFT_AS_WORDS = "CA0309", "link-left-as-words", Warning;
    /// A training pack whose model types no case shows.
    PACK_SELECTS_NOTHING = "CA0913", "pack-selects-nothing", Error;
    /// A listed case that shows none of the pack's model types.
    PACK_CASE_OFF_TOPIC = "CA0914", "pack-case-off-topic", Warning;
    /// A training pack whose model types select more cases than a course can read.
    PACK_SELECTS_TOO_MANY = "CA0915", "pack-selects-too-many", Warning;
    /// An indicator of a training pack that fewer than two of its cases have.
    PACK_COMPARES_NOTHING = "CA0916", "pack-compares-nothing", Warning;
}
