//! What the editors decide about words and findings: their word list, what may be public, which
//! findings they answer for, and who agreed to be named.

use super::period::Date;
use crate::ground::{SharedStr, Span, Spanned};

/// A word the editors want to be told of.
#[derive(Debug)]
pub struct Wording {
    /// The word.
    pub term: Spanned<SharedStr>,
    /// What to write instead.
    pub suggestion: String,
    /// Why.
    pub reason: String,
    /// Where it counts.
    pub scope: WordingScope,
    /// From when on the word is out of date; none means always.
    pub since: Option<Date>,
}

/// Where a word of the list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordingScope {
    /// In what the site's own editors say: not in the account of a time before `since`.
    Editorial,
    /// In every text but quotations and titles.
    All,
}

/// The words for scopes.
pub const WORDING_SCOPES: &[(&str, WordingScope)] = &[
    ("editorial", WordingScope::Editorial),
    ("all", WordingScope::All),
];

/// A finding somebody answers for.
#[derive(Debug)]
pub struct Suppression {
    /// The code, as written; an entry of `lexicon/privacy.yaml` has none.
    pub code: Option<Spanned<SharedStr>>,
    /// Path of the file or page it is about; none means the file it stands in, or all.
    pub path: Option<Spanned<SharedStr>>,
    /// What the finding must be about; none means every finding of the code.
    pub text: Option<Spanned<SharedStr>>,
    /// Why.
    pub reason: Spanned<SharedStr>,
    /// Where the entry begins.
    pub span: Span,
}

/// A person who agreed to be named in a case.
#[derive(Debug)]
pub struct Consent {
    /// The name, as the text has it.
    pub name: Spanned<SharedStr>,
    /// When they agreed.
    pub date: Option<Date>,
    /// Who asked, and answers for it.
    pub by: Spanned<SharedStr>,
}
