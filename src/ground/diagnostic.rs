//! Findings: what is wrong with authored files, as data. Nothing here prints.

use std::collections::BTreeSet;

use super::fix::Fix;
use super::source::Sources;
use super::span::{FileId, Span};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site would be wrong or illegal: nothing is written.
    Error,
    /// Should be repaired; the site is written.
    Warning,
    /// Worth knowing.
    Note,
}

/// A kind of finding. Ids are never reused; names read well after "allow".
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `CA` and four digits; the first two are the block (see `src/README.md`).
    pub id: &'static str,
    /// Kebab-case name, unique.
    pub name: &'static str,
    /// Severity unless a rule says otherwise.
    pub severity: Severity,
    /// The page `case-atlas explain` prints: Markdown, Chinese.
    pub explanation: &'static str,
}

/// Declares a table of [`Code`]s: a constant for each, and `ALL` in the order written.
/// The explanation of `CA0201` is the file `src/explain/CA0201.md`, compiled in.
#[macro_export]
macro_rules! codes {
    ($($(#[$doc:meta])* $constant:ident = $id:literal, $name:literal, $severity:ident;)+) => {
        $(
            $(#[$doc])*
            pub const $constant: &$crate::ground::Code = &$crate::ground::Code {
                id: $id,
                name: $name,
                severity: $crate::ground::Severity::$severity,
                explanation: include_str!(concat!(
                    env!("CARGO_MANIFEST_DIR"), "/src/explain/", $id, ".md"
                )),
            };
        )+
        /// Every code of this table, in order of id.
        pub const ALL: &[&$crate::ground::Code] = &[$($constant),+];
    };
}

/// A sentence in both languages an author may ask for; they stand side by side where they are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Chinese, full-width punctuation.
    pub zh: String,
    /// English.
    pub en: String,
}

/// Makes a [`Text`] of two format strings: `text!("没有“{name}”", "there is no \"{name}\"")`.
#[macro_export]
macro_rules! text {
    ($zh:literal, $en:literal $(,)?) => {
        $crate::ground::Text {
            zh: format!($zh),
            en: format!($en),
        }
    };
}

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Chinese, the default.
    #[default]
    Zh,
    /// English.
    En,
}

impl Text {
    /// The sentence in one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

/// A place with a short remark ("first defined here").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is there.
    pub text: Text,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind.
    pub code: &'static Code,
    /// How bad, usually the code's own.
    pub severity: Severity,
    /// The fact in one line, naming the thing.
    pub message: Text,
    /// Where it is.
    pub primary: Span,
    /// Related places.
    pub secondary: Vec<Label>,
    /// What to write instead; any number of sentences.
    pub help: Vec<Text>,
    /// The repair, where one is safe: `case-atlas fix` applies it without asking.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A finding with the code's own severity and nothing beside.
    pub fn new(code: &'static Code, span: Span, message: Text) -> Diagnostic {
        let severity = code.severity;
        Diagnostic {
            code,
            severity,
            message,
            primary: span,
            secondary: vec![],
            help: vec![],
            fix: None,
        }
    }

    /// Adds a sentence that says what to write.
    #[must_use]
    pub fn help(mut self, help: Text) -> Diagnostic {
        self.help.push(help);
        self
    }

    /// Adds a repair that cannot change what the text says.
    #[must_use]
    pub fn fix(mut self, fix: Option<Fix>) -> Diagnostic {
        self.fix = fix;
        self
    }

    /// Adds a related place.
    #[must_use]
    pub fn label(mut self, span: Span, text: Text) -> Diagnostic {
        self.secondary.push(Label { span, text });
        self
    }
}

/// The findings of a run or of a part of it; order of arrival until [`Findings::sort`].
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Diagnostic>,
}

impl Findings {
    /// Records one finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Takes over all findings of another part.
    pub fn extend(&mut self, other: Findings) {
        self.list.extend(other.list);
    }

    /// Records once more what is kept elsewhere.
    pub fn repeat(&mut self, kept: &Findings) {
        kept.iter().for_each(|found| self.push(found.clone()));
    }

    /// Sorts by file, offset, code, and drops exact repetitions, so that the order does not
    /// depend on threads.
    pub fn sort(&mut self) {
        self.list.sort_by(|a, b| {
            (a.primary, a.code.id, &a.message.zh).cmp(&(b.primary, b.code.id, &b.message.zh))
        });
        self.list.dedup();
    }

    /// As [`Findings::sort`], but by the path of the file: for sources whose ids do not go by path,
    /// because files came later.
    pub fn sort_by_path(&mut self, sources: &Sources) {
        self.sort();
        let path = |found: &Diagnostic| sources.file(found.primary.file).path();
        self.list.sort_by(|a, b| path(a).cmp(path(b)));
    }

    /// Leaves out the findings that do not fit.
    pub fn retain(&mut self, fits: impl FnMut(&Diagnostic) -> bool) {
        self.list.retain(fits);
    }

    /// The findings in their present order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// The files they point into, also beside and with their repairs.
    pub fn files(&self) -> BTreeSet<FileId> {
        let spans = self.list.iter().flat_map(|found| {
            let beside = found.secondary.iter().map(|label| label.span);
            let edits = found.fix.iter().flat_map(|fix| &fix.edits);
            let own = [found.primary].into_iter().chain(beside);
            own.chain(edits.map(|edit| edit.span))
        });
        spans.map(|span| span.file).collect()
    }

    /// How many findings have exactly this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.list
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    }

    /// Whether anything forbids writing the site.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are in all.
    pub fn len(&self) -> usize {
        self.list.len()
    }
}
