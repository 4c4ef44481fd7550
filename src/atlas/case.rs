//! A case and what it is made of.

use super::body::Body;
use super::lexicon::{Consent, Suppression};
use super::period::{Date, Period};
use super::prose::Prose;
use super::publication::Publication;
use super::quantity::Quantity;
use super::region::RegionCode;
use super::teaching::Teaching;
use crate::ground::{FileId, SharedStr, Shelf, Span, Spanned};

/// One county's or prefecture's study, as its author wrote it. Names of other things (models,
/// sources, figures) are still words with places; the site resolves them.
#[derive(Debug)]
pub struct Case {
    /// The file it was read from.
    pub file: FileId,
    /// Where its front matter begins.
    pub block: Span,
    /// Name in addresses; unique among cases.
    pub slug: Spanned<SharedStr>,
    /// Short place name and the gist.
    pub title: Spanned<SharedStr>,
    /// Short place name for tables.
    pub short: Spanned<SharedStr>,
    /// The region it is about; none when the code was wrong (and found).
    pub region: Option<Spanned<RegionCode>>,
    /// What it covers.
    pub period: Period,
    /// When it was put on the site; never the time of the build.
    pub published: Option<Spanned<Publication>>,
    /// Who wrote it, if the author says so.
    pub author: Option<Spanned<SharedStr>>,
    /// 摘要, one paragraph.
    pub summary: Spanned<SharedStr>,
    /// Free words, in order.
    pub keywords: Vec<Spanned<SharedStr>>,
    /// Slugs of drivers.
    pub drivers: Vec<Spanned<SharedStr>>,
    /// Slugs of challenges.
    pub challenges: Vec<Spanned<SharedStr>>,
    /// Ids of the figures for 数字一览.
    pub highlights: Vec<Spanned<SharedStr>>,
    /// Id of the one figure for the home page.
    pub lead: Option<Spanned<SharedStr>>,
    /// Slug of the model whose seal stands beside it.
    pub lead_model: Option<Spanned<SharedStr>>,
    /// Old slugs whose addresses stay alive.
    pub aliases: Vec<Spanned<SharedStr>>,
    /// Where statements come from; numbered from 1 in this order.
    pub sources: Vec<Source>,
    /// Dated happenings, in the order written.
    pub events: Vec<Event>,
    /// Stated numbers, in the order written; ids unique within the case.
    pub observations: Vec<Observation>,
    /// What teachers need of it.
    pub teaching: Option<Teaching>,
    /// Who agreed to be named in it.
    pub consents: Vec<Consent>,
    /// Findings about it that its author answers for.
    pub suppressions: Vec<Suppression>,
    /// The sections: the body cut at its h2 headings.
    pub sections: Vec<Section>,
    /// What the sections say.
    pub body: Body,
    /// The words of the whole file, for rules about them.
    pub prose: Prose,
}

impl Case {
    /// The case with its body on a shelf, and the words beside it in a text of their own. With a front matter that was
    /// split off nothing of it holds the text of the file any more.
    pub(super) fn shelved(mut self, shelf: &Shelf<'_>) -> Case {
        self.body = self.body.on(shelf);
        self.gather_words();
        self
    }
}

/// A section of a case, from one h2 to the next: its heading. What it says stands in [`Case::body`].
#[derive(Debug)]
pub struct Section {
    /// Anchor; unique within the case.
    pub id: Spanned<SharedStr>,
    /// Its heading in plain words.
    pub title: String,
    /// What its heading says of the models at work; none for 背景, 成效 and the like, which most sections are.
    pub practice: Option<Box<Practice>>,
}

/// A section that shows one or more model types at work.
#[derive(Debug, Default)]
pub struct Practice {
    /// Slugs of the types at work, in order; may be empty when only `also` is given.
    pub models: Vec<Spanned<SharedStr>>,
    /// Slugs of types merely mentioned.
    pub also: Vec<Spanned<SharedStr>>,
    /// Slugs of the challenges it answers.
    pub challenges: Vec<Spanned<SharedStr>>,
    /// Id of the figure for the margin.
    pub figure: Option<Spanned<SharedStr>>,
}

/// One stated number.
#[derive(Debug)]
pub struct Observation {
    /// Id within its case.
    pub id: Spanned<SharedStr>,
    /// Id of the indicator it is a value of.
    pub indicator: Option<Spanned<SharedStr>>,
    /// What it is the number of; stands alone.
    pub label: Spanned<SharedStr>,
    /// The number with unit and basis; none when it could not be read (and was found).
    pub quantity: Option<Spanned<Quantity>>,
    /// The time it holds for.
    pub period: Spanned<Period>,
    /// Township and village; none means the whole region.
    pub place: Option<Spanned<SharedStr>>,
    /// The county it lies in, where the case is about a prefecture.
    pub region: Option<Spanned<RegionCode>>,
    /// How the number came about.
    pub status: ObservationStatus,
    /// Id of the source in this case.
    pub source: Option<Spanned<SharedStr>>,
    /// What few of them say besides.
    pub remarks: Option<Box<Remarks>>,
}

/// What a figure may say of its number.
#[derive(Debug, Default)]
pub struct Remarks {
    /// A remark.
    pub note: Option<Spanned<SharedStr>>,
    /// The arithmetic of a number the source does not print.
    pub derived: Option<Spanned<SharedStr>>,
    /// Ids of the figures it is the sum of, all of this case.
    pub sum_of: Vec<Spanned<SharedStr>>,
}

impl Observation {
    /// A remark.
    pub fn note(&self) -> Option<&Spanned<SharedStr>> {
        self.remarks.as_ref()?.note.as_ref()
    }

    /// The arithmetic of a number the source does not print.
    pub fn derived(&self) -> Option<&Spanned<SharedStr>> {
        self.remarks.as_ref()?.derived.as_ref()
    }

    /// Ids of the figures it is the sum of, all of this case.
    pub fn sum_of(&self) -> &[Spanned<SharedStr>] {
        self.remarks.as_ref().map_or(&[], |remarks| &remarks.sum_of)
    }
}

/// How a number came about: 口径.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ObservationStatus {
    /// The source says it happened.
    Achieved,
    /// Under way when the source was written.
    Ongoing,
    /// Due by a rule or agreement.
    Rule,
    /// Planned.
    Planned,
    /// An estimate of what will come.
    Expected,
    /// A task set.
    Target,
    /// Somebody's own statement, quoted.
    Claim,
    /// A fact about the place, or a value from before.
    Context,
}

/// All statuses with their word in front matter, in the order of 凡例.
pub const STATUSES: &[(&str, ObservationStatus)] = &[
    ("achieved", ObservationStatus::Achieved),
    ("ongoing", ObservationStatus::Ongoing),
    ("rule", ObservationStatus::Rule),
    ("planned", ObservationStatus::Planned),
    ("expected", ObservationStatus::Expected),
    ("target", ObservationStatus::Target),
    ("claim", ObservationStatus::Claim),
    ("context", ObservationStatus::Context),
];

impl ObservationStatus {
    /// Whether the number stands for something that has not happened.
    pub fn is_unreal(self) -> bool {
        matches!(
            self,
            ObservationStatus::Rule
                | ObservationStatus::Planned
                | ObservationStatus::Expected
                | ObservationStatus::Target
        )
    }
}

/// Where a statement comes from.
#[derive(Debug)]
pub struct Source {
    /// Id within its case.
    pub id: Spanned<SharedStr>,
    /// Title of the text.
    pub title: Spanned<SharedStr>,
    /// Who published it.
    pub publisher: Spanned<SharedStr>,
    /// Paper, journal or series it stands in.
    pub container: Option<Spanned<SharedStr>>,
    /// Number of the issue, as written.
    pub issue: Option<Spanned<SharedStr>>,
    /// Who wrote it.
    pub author: Option<Spanned<SharedStr>>,
    /// When it was published.
    pub date: Option<Date>,
    /// What sort of text it is.
    pub kind: SourceKind,
    /// How it was used.
    pub rights: Rights,
    /// Its address.
    pub url: Option<Spanned<SharedStr>>,
    /// Name of its text in `sources/`, against which the case is compared.
    pub text: Option<Spanned<SharedStr>>,
    /// A remark.
    pub note: Option<Spanned<SharedStr>>,
}

/// Sorts of source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceKind {
    /// A text of a public body.
    Government,
    /// A newspaper.
    Press,
    /// A journal.
    Journal,
}

/// The words for sorts of source.
pub const SOURCE_KINDS: &[(&str, SourceKind)] = &[
    ("government", SourceKind::Government),
    ("press", SourceKind::Press),
    ("journal", SourceKind::Journal),
];

/// How a source was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rights {
    /// Facts and figures only; the sentences are the case author's own.
    Rewritten,
    /// Quoted in parts.
    Quoted,
    /// Reprinted with the owner's permission.
    Permitted,
    /// In the public domain.
    PublicDomain,
}

/// The words for rights.
pub const RIGHTS: &[(&str, Rights)] = &[
    ("rewritten", Rights::Rewritten),
    ("quoted", Rights::Quoted),
    ("permitted", Rights::Permitted),
    ("public-domain", Rights::PublicDomain),
];

/// A dated happening.
#[derive(Debug)]
pub struct Event {
    /// When.
    pub date: Date,
    /// What.
    pub text: Spanned<SharedStr>,
    /// Id of the source in this case.
    pub source: Option<Spanned<SharedStr>>,
}
