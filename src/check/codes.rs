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
    /// A name that Windows keeps for a device.
    RESERVED_NAME = "CA0901", "reserved-name", Error;
    /// Two names that differ only in capitals, or not at all.
    COLLIDING_NAMES = "CA0902", "colliding-names", Error;
    /// A name or path longer than a stick or Windows takes.
    NAME_TOO_LONG = "CA0903", "name-too-long", Error;
}
