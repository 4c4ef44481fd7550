//! What cases may name: families and model types, drivers, challenges, indicators, terms; and the
//! authored pages and the site's identity.

use super::document::{Block, Document};
use super::government::Government;
use super::lexicon::Suppression;
use super::prose::Prose;
use super::publication::Publication;
use super::quantity::Basis;
use super::unit::Unit;
use crate::ground::{FileId, Spanned};

/// What the site is called and says of itself. Checked when read, so without places.
#[derive(Debug)]
pub struct Settings {
    /// The file it was read from.
    pub file: FileId,
    /// Name of the atlas.
    pub title: String,
    /// One character: the mark.
    pub brand_seal: String,
    /// BCP 47 tag; `zh-CN`, as the words of every view are Chinese.
    pub language: String,
    /// The home page's sentence, in phrases.
    pub tagline: Vec<String>,
    /// What this is, in a few sentences.
    pub description: String,
    /// The footer's 说明.
    pub notice: String,
    /// Licence of the texts. Required so that whoever takes the content folder knows it; the pages
    /// state it in their own prose.
    pub licence: String,
    /// Where the site stands on the web, such as `https://www.example.gov.cn/zt/atlas/`: ends in a
    /// slash, has no query. None for a site that has no address of its own yet.
    pub base_url: Option<Spanned<String>>,
    /// How many entries (practices, cases, rows) a page of a long list has, 1 to 1000.
    pub page_length: usize,
    /// What a public body says of its website; none on other sites.
    pub government: Option<Government>,
    /// The domains that texts may link to, with all below them; none means any.
    pub external_links: Option<Vec<Spanned<String>>>,
    /// The page of handouts on paper.
    pub page: PageForm,
    /// Findings anywhere that the editors answer for.
    pub suppressions: Vec<Suppression>,
}

/// How a handout stands on paper, A4 in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PageForm {
    /// As a book.
    #[default]
    Book,
    /// The type area of official documents after GB/T 9704-2012, 5.2: 156 × 225 mm, 22 lines of 28
    /// characters. Never with the red head of one.
    Gongwen,
}

/// A group of model types.
#[derive(Debug)]
pub struct Family {
    /// Unique name in front matter.
    pub slug: Spanned<String>,
    /// Chinese name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// What belongs to it.
    pub definition: String,
    /// Which of the theme's five seal styles it uses: `org`, `ind`, `inc`, `sec`, `col`.
    pub colour: String,
}

/// A kind of practice.
#[derive(Debug)]
pub struct ModelType {
    /// The file it was read from.
    pub file: FileId,
    /// Unique name in addresses.
    pub slug: Spanned<String>,
    /// Chinese name.
    pub title: Spanned<String>,
    /// The title cut where a line may break; joins to the title.
    pub phrases: Vec<String>,
    /// Two to five characters.
    pub short: String,
    /// English name.
    pub title_en: String,
    /// Slug of its family.
    pub family: Spanned<String>,
    /// Place within its family, ascending.
    pub order: u32,
    /// One Han character, unique.
    pub seal: Spanned<String>,
    /// One sentence.
    pub definition: String,
    /// Other words for it.
    pub aliases: Vec<Spanned<String>>,
    /// Ids of indicators that tell something about it.
    pub indicators: Vec<Spanned<String>>,
    /// Sections by id: `mechanism`, `conditions`, `risks`, `questions`, `scope`, and others.
    pub sections: Vec<TextSection>,
    /// Footnotes of the body.
    pub notes: Document,
    /// Findings about it that its author answers for.
    pub suppressions: Vec<Suppression>,
    /// The words of the whole file, for rules about them.
    pub prose: Prose,
}

/// A section of a model or page, from one h2 to the next.
#[derive(Debug)]
pub struct TextSection {
    /// Anchor; unique within the file.
    pub id: Spanned<String>,
    /// Heading in plain words.
    pub title: String,
    /// What it says, without its heading.
    pub blocks: Vec<Block>,
}

/// A driver or a challenge.
#[derive(Debug)]
pub struct Topic {
    /// Unique name in front matter and addresses.
    pub slug: Spanned<String>,
    /// Chinese name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// What is meant.
    pub definition: String,
}

/// What is measured, and may be compared.
#[derive(Debug)]
pub struct Indicator {
    /// Unique id.
    pub id: Spanned<String>,
    /// Chinese name.
    pub name: String,
    /// What is counted.
    pub definition: String,
    /// The unit figures are brought to; its dimension is the indicator's.
    pub unit: Unit,
    /// The basis figures must have to be compared.
    pub per: Vec<Basis>,
    /// Whether figures of different cases may be put in one scale at all; the caution says why not.
    pub comparable: bool,
    /// What must not be compared.
    pub caution: String,
}

/// A glossary entry.
#[derive(Debug)]
pub struct Term {
    /// Unique id.
    pub id: Spanned<String>,
    /// The term.
    pub term: Spanned<String>,
    /// Other names; each is linked like the term.
    pub aliases: Vec<Spanned<String>>,
    /// What it means.
    pub definition: String,
    /// Ids of related terms.
    pub see: Vec<Spanned<String>>,
    /// Reading, where the general table has another.
    pub pinyin: Option<String>,
}

/// An authored page: about, guide.
#[derive(Debug)]
pub struct TextPage {
    /// The file it was read from.
    pub file: FileId,
    /// Name in addresses.
    pub slug: Spanned<String>,
    /// Title.
    pub title: Spanned<String>,
    /// A sentence or two.
    pub summary: String,
    /// When it was put on the site, if the author says so.
    pub published: Option<Spanned<Publication>>,
    /// Who wrote it, if the author says so.
    pub author: Option<Spanned<String>>,
    /// Place among the pages, ascending.
    pub order: u32,
    /// What stands before the first h2.
    pub opening: Vec<Block>,
    /// The sections.
    pub sections: Vec<TextSection>,
    /// Findings about it that its author answers for.
    pub suppressions: Vec<Suppression>,
    /// Footnotes of the body.
    pub notes: Document,
    /// The words of the whole file, for rules about them.
    pub prose: Prose,
}
