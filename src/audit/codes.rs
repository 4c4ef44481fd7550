//! The codes of rendered pages.

crate::codes! {
    /// A link of a page to a file that was not made.
    DEAD_PAGE_LINK = "CA0310", "dead-page-link", Error;
    /// A link of a page to a place that is not there.
    DEAD_PAGE_ANCHOR = "CA0311", "dead-page-anchor", Error;
    /// A rendered picture without a text alternative.
    IMAGE_WITHOUT_ALT = "CA0313", "image-without-alt", Error;
    /// A page no other page links to.
    UNLINKED_PAGE = "CA0314", "unlinked-page", Warning;
    /// Something a browser fetches from outside the site.
    FETCHED_FROM_OUTSIDE = "CA0315", "fetched-from-outside", Warning;
}
