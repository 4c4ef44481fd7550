//! The codes of floor 1: files, YAML, front matter, the shape of cases.

crate::codes! {
    /// A file that is not UTF-8.
    NOT_UTF8 = "CA0101", "not-utf8", Error;
    /// A file no part of the program reads.
    UNKNOWN_FILE = "CA0102", "unknown-file", Warning;
    /// A file above the size limit.
    FILE_TOO_LARGE = "CA0103", "file-too-large", Error;
    /// A path that leaves the folder, or cannot be read.
    REFUSED_PATH = "CA0104", "refused-path", Error;
    /// A slug or id that cannot stand in an address.
    BAD_SLUG = "CA0105", "bad-slug", Error;
    /// A file that must be there.
    MISSING_FILE = "CA0106", "missing-file", Error;
    /// A picture whose name cannot stand in an address.
    BAD_FILE_NAME = "CA0107", "bad-file-name", Error;
    /// Not YAML.
    YAML_SYNTAX = "CA0201", "yaml-syntax", Error;
    /// A key nothing reads.
    UNKNOWN_KEY = "CA0202", "unknown-key", Error;
    /// A key that must be there.
    MISSING_KEY = "CA0203", "missing-key", Error;
    /// A list where a word is wanted, and the like.
    WRONG_TYPE = "CA0204", "wrong-type", Error;
    /// A key written twice.
    DUPLICATE_KEY = "CA0205", "duplicate-key", Error;
    /// A word outside a closed list.
    UNKNOWN_VALUE = "CA0206", "unknown-value", Error;
    /// A case without front matter.
    NO_FRONT_MATTER = "CA0207", "no-front-matter", Error;
    /// An id or slug used twice.
    DUPLICATE_ID = "CA0208", "duplicate-id", Error;
    /// `：` behind a key.
    FULL_WIDTH_COLON = "CA0209", "full-width-colon", Error;
    /// A date or period that does not exist or is not ISO 8601.
    BAD_DATE = "CA0210", "bad-date", Error;
    /// A number that is not a plain decimal.
    BAD_NUMBER = "CA0211", "bad-number", Error;
    /// A unit outside the table.
    UNKNOWN_UNIT = "CA0212", "unknown-unit", Error;
    /// A region code outside the table.
    UNKNOWN_REGION = "CA0213", "unknown-region", Error;
    /// A slug that differs from the file's name.
    SLUG_MISMATCH = "CA0214", "slug-mismatch", Error;
    /// A YAML alias.
    YAML_ALIAS = "CA0215", "yaml-alias", Error;
    /// A summary above the limit.
    SUMMARY_TOO_LONG = "CA0216", "summary-too-long", Warning;
    /// Phrases that do not join to the title.
    PHRASES_DIFFER = "CA0217", "phrases-differ", Error;
    /// A section every case or model has.
    MISSING_SECTION = "CA0218", "missing-section", Warning;
    /// An attribute a heading cannot have.
    UNKNOWN_ATTRIBUTE = "CA0219", "unknown-attribute", Error;
    /// A seal that is not one Han character.
    BAD_SEAL = "CA0220", "bad-seal", Error;
    /// A section heading without id.
    HEADING_WITHOUT_ID = "CA0221", "heading-without-id", Error;
    /// Words of the template that the author has not replaced.
    PLACEHOLDER = "CA0222", "placeholder", Warning;
    /// Text of a model file that no page shows.
    TEXT_NOT_SHOWN = "CA0223", "text-not-shown", Error;
    /// A link, a note or a picture in a section heading.
    LINK_IN_HEADING = "CA0229", "link-in-heading", Error;
    /// Words of a list that a full-width comma joins to one.
    JOINED_WORDS = "CA0230", "joined-words", Warning;
    /// A region code of another place than the short name or the title names.
    REGION_DIFFERS = "CA0233", "region-differs", Warning;
    /// An observation without source.
    OBSERVATION_WITHOUT_SOURCE = "CA0401", "observation-without-source", Error;
    /// An observation without period.
    OBSERVATION_WITHOUT_PERIOD = "CA0402", "observation-without-period", Error;
    /// An observation without unit.
    OBSERVATION_WITHOUT_UNIT = "CA0403", "observation-without-unit", Error;
    /// An observation without status.
    OBSERVATION_WITHOUT_STATUS = "CA0404", "observation-without-status", Error;
    /// A `base_url` that is no full address.
    BAD_BASE_URL = "CA0701", "bad-base-url", Error;
    /// A domain or code of another form than the issuer gives it.
    BAD_GOVERNMENT_VALUE = "CA0702", "bad-government-value", Error;
    /// A training pack that names neither cases nor models.
    EMPTY_PACK = "CA0910", "empty-pack", Error;
    /// Text of a training pack that no page shows.
    PACK_TEXT_NOT_SHOWN = "CA0911", "pack-text-not-shown", Error;
    /// A heading, a note or a picture in a text for teaching.
    TEACHING_TEXT_FORM = "CA0912", "teaching-text-form", Error;
}
