//! The codes of Markdown: CA0110 to CA0139.

crate::codes! {
    /// A heading whose attribute block cannot be read.
    HEADING_ATTRIBUTES = "CA0110", "heading-attributes", Error;
    /// A link target of no kind the site knows.
    REFUSED_LINK = "CA0111", "refused-link", Error;
    /// Raw HTML outside the small allowed list.
    UNSAFE_HTML = "CA0112", "unsafe-html", Error;
    /// A reference to a footnote that is not defined.
    UNDEFINED_FOOTNOTE = "CA0113", "undefined-footnote", Error;
    /// A footnote nothing refers to.
    UNUSED_FOOTNOTE = "CA0114", "unused-footnote", Warning;
    /// Quotations, lists or emphasis inside each other beyond the limit.
    NESTING_TOO_DEEP = "CA0115", "nesting-too-deep", Error;
    /// An image without a text alternative.
    MISSING_ALT_TEXT = "CA0116", "missing-alt-text", Warning;
    /// A footnote defined twice.
    DUPLICATE_FOOTNOTE = "CA0117", "duplicate-footnote", Error;
    /// Brackets of a link in full width, so that it is none; a warning where it leads out of the site.
    FULL_WIDTH_LINK = "CA0118", "full-width-link", Error;
    /// `＃＃` where a heading is meant.
    FULL_WIDTH_HEADING = "CA0119", "full-width-heading", Warning;
    /// `##` without a space behind.
    HEADING_WITHOUT_SPACE = "CA0120", "heading-without-space", Warning;
    /// `#` in a body, whose title is in the front matter.
    HEADING_OF_LEVEL_ONE = "CA0121", "heading-of-level-one", Warning;
    /// Lines of a table that make none.
    BROKEN_TABLE = "CA0122", "broken-table", Error;
}
