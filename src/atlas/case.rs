//! A case and what it is made of.

use super::document::{Block, Document};
use super::lexicon::{Consent, Suppression};
use super::period::{Date, Period};
use super::prose::Prose;
use super::publication::Publication;
use super::quantity::Quantity;
use super::region::RegionCode;
use super::teaching::Teaching;
use crate::ground::{FileId, Span, Spanned};

/// One county's or prefecture's study, as its author wrote it. Names of other things (models,
/// sources, figures) are still words with places; the site resolves them.
#[derive(Debug)]
pub struct Case {
    /// The file it was read from.
    pub file: FileId,
    /// Where its front matter begins.
    pub block: Span,
    /// Name in addresses; unique among cases.
    pub slug: Spanned<String>,
    /// Short place name and the gist.
    pub title: Spanned<String>,
    /// Short place name for tables.
    pub short: Spanned<String>,
    /// The region it is about; none when the code was wrong (and found).
    pub region: Option<Spanned<RegionCode>>,
    /// What it covers.
    pub period: Period,
    /// When it was put on the site; never the time of the build.
    pub published: Option<Spanned<Publication>>,
    /// Who wrote it, if the author says so.
    pub author: Option<Spanned<String>>,
    /// 摘要, one paragraph.
    pub summary: Spanned<String>,
    /// Free words, in order.
    pub keywords: Vec<Spanned<String>>,
    /// Slugs of drivers.
    pub drivers: Vec<Spanned<String>>,
    /// Slugs of challenges.
    pub challenges: Vec<Spanned<String>>,
    /// Ids of the figures for 数字一览.
    pub highlights: Vec<Spanned<String>>,
    /// Id of the one figure for the home page.
    pub lead: Option<Spanned<String>>,
    /// Slug of the model whose seal stands beside it.
    pub lead_model: Option<Spanned<String>>,
    /// Old slugs whose addresses stay alive.
    pub aliases: Vec<Spanned<String>>,
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
    /// The body, cut at its h2 headings.
    pub sections: Vec<Section>,
    /// The whole body's footnotes; its `blocks` stand in [`Case::sections`] instead.
    pub notes: Document,
    /// The words of the whole file, for rules about them.
    pub prose: Prose,
}

/// A section of a case, from one h2 to the next.
#[derive(Debug)]
pub struct Section {
    /// Anchor; unique within the case.
    pub id: Spanned<String>,
    /// Its heading in plain words.
    pub title: String,
    /// What it says, without its heading.
    pub blocks: Vec<Block>,
    /// What its heading says of the models at work; none for 背景, 成效 and the like, which most sections are.
    pub practice: Option<Box<Practice>>,
}

/// A section that shows one or more model types at work.
#[derive(Debug, Default)]
pub struct Practice {
    /// Slugs of the types at work, in order; may be empty when only `also` is given.
    pub models: Vec<Spanned<String>>,
    /// Slugs of types merely mentioned.
    pub also: Vec<Spanned<String>>,
    /// Slugs of the challenges it answers.
    pub challenges: Vec<Spanned<String>>,
    /// Id of the figure for the margin.
    pub figure: Option<Spanned<String>>,
}

/// One stated number.
#[derive(Debug)]
pub struct Observation {
    /// Id within its case.
    pub id: Spanned<String>,
    /// Id of the indicator it is a value of.
    pub indicator: Option<Spanned<String>>,
    /// What it is the number of; stands alone.
    pub label: Spanned<String>,
    /// The number with unit and basis; none when it could not be read (and was found).
    pub quantity: Option<Spanned<Quantity>>,
    /// The time it holds for.
    pub period: Spanned<Period>,
    /// Township and village; none means the whole region.
    pub place: Option<Spanned<String>>,
    /// The county it lies in, where the case is about a prefecture.
    pub region: Option<Spanned<RegionCode>>,
    /// How the number came about.
    pub status: ObservationStatus,
    /// Id of the source in this case.
    pub source: Option<Spanned<String>>,
    /// What few of them say besides.
    pub remarks: Option<Box<Remarks>>,
}

/// What a figure may say of its number.
#[derive(Debug, Default)]
pub struct Remarks {
    /// A remark.
    pub note: Option<Spanned<String>>,
    /// The arithmetic of a number the source does not print.
    pub derived: Option<Spanned<String>>,
    /// Ids of the figures it is the sum of, all of this case.
    pub sum_of: Vec<Spanned<String>>,
}

impl Observation {
    /// A remark.
    pub fn note(&self) -> Option<&Spanned<String>> {
        self.remarks.as_ref()?.note.as_ref()
    }

    /// The arithmetic of a number the source does not print.
    pub fn derived(&self) -> Option<&Spanned<String>> {
        self.remarks.as_ref()?.derived.as_ref()
    }

    /// Ids of the figures it is the sum of, all of this case.
    pub fn sum_of(&self) -> &[Spanned<String>] {
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
    pub id: Spanned<String>,
    /// Title of the text.
    pub title: Spanned<String>,
    /// Who published it.
    pub publisher: Spanned<String>,
    /// Paper, journal or series it stands in.
    pub container: Option<Spanned<String>>,
    /// Number of the issue, as written.
    pub issue: Option<Spanned<String>>,
    /// Who wrote it.
    pub author: Option<Spanned<String>>,
    /// When it was published.
    pub date: Option<Date>,
    /// What sort of text it is.
    pub kind: SourceKind,
    /// How it was used.
    pub rights: Rights,
    /// Its address.
    pub url: Option<Spanned<String>>,
    /// Name of its text in `sources/`, against which the case is compared.
    pub text: Option<Spanned<String>>,
    /// A remark.
    pub note: Option<Spanned<String>>,
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
    pub text: Spanned<String>,
    /// Id of the source in this case.
    pub source: Option<Spanned<String>>,
}
