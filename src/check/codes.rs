//! The codes of floor 3: rules over the linked site, one file a rule.

crate::codes! {
    /// A suppression that suppresses nothing.
    UNUSED_SUPPRESSION = "CA0231", "unused-suppression", Warning;
    /// A suppression of an error that no judgement can clear.
    UNSUPPRESSIBLE = "CA0232", "unsuppressible", Error;
    /// A picture no text shows.
    UNUSED_PICTURE = "CA0306", "unused-picture", Warning;
    /// A link to a domain outside the editors' list.
    EXTERNAL_LINK = "CA0312", "external-link", Warning;
    /// A cited number that differs from its observation.
    CITED_VALUE_DIFFERS = "CA0405", "cited-value-differs", Error;
    /// A unit of another dimension than the indicator's.
    UNIT_MISMATCH = "CA0406", "unit-mismatch", Error;
    /// A derived number that its arithmetic does not give.
    DERIVATION_DIFFERS = "CA0407", "derivation-differs", Error;
    /// A figure the text never cites.
    UNCITED_OBSERVATION = "CA0408", "uncited-observation", Note;
    /// A source nothing rests on.
    UNUSED_SOURCE = "CA0409", "unused-source", Warning;
    /// A practice that answers a challenge the case does not list.
    UNLISTED_CHALLENGE = "CA0410", "unlisted-challenge", Error;
    /// A listed challenge that no practice answers.
    UNANSWERED_CHALLENGE = "CA0411", "unanswered-challenge", Warning;
    /// A type both at work and merely mentioned in one case.
    REPEATED_MENTION = "CA0412", "repeated-mention", Warning;
    /// A case that shows no model type.
    CASE_WITHOUT_PRACTICE = "CA0413", "case-without-practice", Error;
    /// A long stretch of words that a source has as well.
    VERBATIM_OVERLAP = "CA0430", "verbatim-overlap", Warning;
    /// A source's text that is not there.
    MISSING_SOURCE_TEXT = "CA0431", "missing-source-text", Error;
    /// A word of the editors' list.
    WORDING = "CA0501", "wording", Warning;
    /// A sum that its parts do not give.
    SUM_DIFFERS = "CA0450", "sum-differs", Error;
    /// Parts of a sum that cannot be added.
    SUM_OF_UNLIKE = "CA0451", "sum-of-unlike", Error;
    /// A share below 0 or above 100 %.
    SHARE_OUT_OF_RANGE = "CA0452", "share-out-of-range", Warning;
    /// A range in the text whose first number is the larger.
    REVERSED_RANGE = "CA0453", "reversed-range", Warning;
    /// One figure stated with two values.
    CONFLICTING_OBSERVATION = "CA0454", "conflicting-observation", Warning;
    /// A planned figure in a sentence that says it was reached.
    PLANNED_AS_ACHIEVED = "CA0455", "planned-as-achieved", Warning;
    /// A number in the text that no observation states.
    NUMBER_WITHOUT_OBSERVATION = "CA0456", "number-without-observation", Warning;
    /// An ASCII comma in Chinese text.
    HALF_WIDTH_COMMA = "CA0520", "half-width-comma", Warning;
    /// An ASCII colon in Chinese text.
    HALF_WIDTH_COLON = "CA0521", "half-width-colon", Warning;
    /// An ASCII semicolon in Chinese text.
    HALF_WIDTH_SEMICOLON = "CA0522", "half-width-semicolon", Warning;
    /// An ASCII question mark in Chinese text.
    HALF_WIDTH_QUESTION_MARK = "CA0523", "half-width-question-mark", Warning;
    /// An ASCII exclamation mark in Chinese text.
    HALF_WIDTH_EXCLAMATION_MARK = "CA0524", "half-width-exclamation-mark", Warning;
    /// An ASCII full stop in Chinese text.
    HALF_WIDTH_STOP = "CA0525", "half-width-stop", Warning;
    /// ASCII brackets in Chinese text.
    HALF_WIDTH_BRACKET = "CA0526", "half-width-bracket", Warning;
    /// Straight quotation marks in Chinese text.
    HALF_WIDTH_QUOTE = "CA0527", "half-width-quote", Warning;
    /// A bracket or quotation mark without partner.
    UNPAIRED_MARK = "CA0528", "unpaired-mark", Warning;
    /// The marks of the outer title or quotation inside it.
    NESTED_MARK = "CA0529", "nested-mark", Warning;
    /// A colon in a ratio.
    RATIO_COLON = "CA0530", "ratio-colon", Warning;
    /// A space inside Chinese text.
    SPACE_IN_HAN = "CA0531", "space-in-han", Warning;
    /// A document number with the wrong brackets.
    DOCUMENT_NUMBER = "CA0532", "document-number", Warning;
    /// A traditional character in simplified text.
    TRADITIONAL_CHARACTER = "CA0533", "traditional-character", Warning;
    /// A private-use character.
    PRIVATE_USE_CHARACTER = "CA0534", "private-use-character", Warning;
    /// A mandatory label of a government website without value.
    MISSING_LABEL = "CA0703", "missing-label", Warning;
    /// A text without the time at which it was put on the site.
    NO_PUBLICATION_TIME = "CA0704", "no-publication-time", Warning;
    /// An item of a government website's footer that is not written.
    MISSING_FOOTER_ITEM = "CA0705", "missing-footer-item", Warning;
    /// A sample in place of what a site says of itself.
    SAMPLE_VALUE = "CA0706", "sample-value", Warning;
    /// A name that Windows keeps for a device.
    RESERVED_NAME = "CA0901", "reserved-name", Error;
    /// Two names that differ only in capitals, or not at all.
    COLLIDING_NAMES = "CA0902", "colliding-names", Error;
    /// A name or path longer than a stick or Windows takes.
    NAME_TOO_LONG = "CA0903", "name-too-long", Error;
}
