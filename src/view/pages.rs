//! The views of the pages: one type a template, plain data, finished strings.

use serde::Serialize;

use super::frame::{
    CaseCard, Comparison, Fact, Figure, LetterGroup, Link, LinkGroup, PracticeCard, Seal, Status,
    Turn,
};
use crate::markup::Html;

/// `index.html`
#[derive(Debug, Serialize)]
pub struct HomePage {
    /// Name of the atlas (the vertical slip, the page's h1).
    pub title: String,
    /// The sentence beside the slip, in phrases.
    pub tagline: Vec<String>,
    /// What this is.
    pub description: String,
    /// Counts: number and what it counts (`个案例`).
    pub tally: Vec<Tally>,
    /// The statuses with their meaning, for 凡例.
    pub statuses: Vec<StatusMeaning>,
    /// A sample seal for 凡例: filled, and the same as outline.
    pub sample_seal: Option<Seal>,
    /// Heading of the matrix, such as 五地十八种模式.
    pub matrix_title: String,
    /// Cases × model types.
    pub matrix: Matrix,
    /// One figure a case, with the seal of the model it belongs to.
    pub figures: Vec<LeadFigure>,
    /// 按模式: families with their seals.
    pub by_model: Vec<FamilyWay>,
    /// 按地区: what lies above, and the case.
    pub by_region: Vec<RegionWay>,
    /// 按难题.
    pub by_challenge: Vec<Link>,
    /// 按刊出年份: year and the cases published then.
    pub by_year: Vec<LinkGroup>,
}

/// A count.
#[derive(Debug, Serialize)]
pub struct Tally {
    /// How many.
    pub number: usize,
    /// Of what, with its measure word.
    pub label: String,
}

/// A status and what it means.
#[derive(Debug, Serialize)]
pub struct StatusMeaning {
    /// The status.
    pub status: Status,
    /// Its meaning.
    pub meaning: &'static str,
}

/// Cases × model types. `rows[i].cells` runs parallel to `types`.
#[derive(Debug, Serialize)]
pub struct Matrix {
    /// Bands of the head.
    pub families: Vec<MatrixFamily>,
    /// Columns.
    pub types: Vec<MatrixType>,
    /// Rows, by region code.
    pub rows: Vec<MatrixRow>,
    /// For each column the number of cases with it as a main practice.
    pub totals: Vec<usize>,
    /// Sum of `totals`.
    pub grand_total: usize,
}

/// A band of the matrix head.
#[derive(Debug, Serialize)]
pub struct MatrixFamily {
    /// Name.
    pub name: String,
    /// `org` …
    pub family: String,
    /// Number of columns.
    pub span: usize,
}

/// A column of the matrix.
#[derive(Debug, Serialize)]
pub struct MatrixType {
    /// Name in phrases.
    pub phrases: Vec<String>,
    /// Address of the model page.
    pub href: String,
    /// First column of its family (a stronger rule on its left).
    pub first: bool,
}

/// A row of the matrix.
#[derive(Debug, Serialize)]
pub struct MatrixRow {
    /// The case.
    pub case: CaseCard,
    /// One cell per column.
    pub cells: Vec<MatrixCell>,
    /// Number of main practices' types.
    pub total: usize,
}

/// A cell of the matrix.
#[derive(Debug, Serialize)]
pub struct MatrixCell {
    /// First column of its family.
    pub first: bool,
    /// The seal with the address of the practice; none when the source has nothing (未载).
    pub seal: Option<Seal>,
}

/// A case's one figure.
#[derive(Debug, Serialize)]
pub struct LeadFigure {
    /// The figure.
    pub figure: Figure,
    /// The seal beside it.
    pub seal: Option<Seal>,
}

/// 按模式.
#[derive(Debug, Serialize)]
pub struct FamilyWay {
    /// Family and its place on the model index.
    pub link: Link,
    /// Its types, as links.
    pub seals: Vec<Seal>,
}

/// 按地区.
#[derive(Debug, Serialize)]
pub struct RegionWay {
    /// What lies above, such as 辽宁省丹东市.
    pub above: String,
    /// The region's page.
    pub link: Link,
}

/// `models/index.html`
#[derive(Debug, Serialize)]
pub struct ModelIndexPage {
    /// Families in order.
    pub families: Vec<FamilySection>,
}

/// A family with its types.
#[derive(Debug, Serialize)]
pub struct FamilySection {
    /// Anchor.
    pub id: String,
    /// Name.
    pub name: String,
    /// `org` …
    pub family: String,
    /// Definition.
    pub definition: String,
    /// Types.
    pub types: Vec<ModelCard>,
}

/// A model type in a list.
#[derive(Debug, Serialize)]
pub struct ModelCard {
    /// Its seal, leading to its page.
    pub seal: Seal,
    /// Definition.
    pub definition: String,
    /// Such as `5地作主要做法，12节` .
    pub extent: String,
    /// Cases with it as a main practice.
    pub cases: Vec<Link>,
}

/// `models/<slug>.html`
#[derive(Debug, Serialize)]
pub struct ModelPage {
    /// Its seal, without link.
    pub seal: Seal,
    /// Title in phrases.
    pub phrases: Vec<String>,
    /// English name.
    pub title_en: String,
    /// Family.
    pub family: Link,
    /// Such as 四地作主要做法.
    pub extent: String,
    /// Definition in phrases.
    pub definition: Vec<String>,
    /// 案例, 未载, 常同用, 针对难题.
    pub facts: Vec<Fact>,
    /// 怎样起作用: a paragraph and an ordered list whose items begin with a bold word.
    pub mechanism: Html,
    /// 做法, main practices by region code.
    pub practices: Vec<PracticeCard>,
    /// Sections that only mention the type.
    pub mentions: Vec<PracticeCard>,
    /// Heading of the practices, such as 四地做法.
    pub practices_title: String,
    /// 对照, by indicator.
    pub comparisons: Vec<Comparison>,
    /// 成事的条件: a bullet list whose items begin with a bold word.
    pub conditions: Html,
    /// 要防的风险.
    pub risks: Html,
    /// 到实地问什么: an ordered list.
    pub questions: Html,
    /// 边界.
    pub scope: Html,
    /// Types used together with this one, with the reason.
    pub related: Vec<RelatedModel>,
    /// Previous and next type.
    pub turn: Turn,
}

/// A related model type.
#[derive(Debug, Serialize)]
pub struct RelatedModel {
    /// Its seal, with link.
    pub seal: Seal,
    /// Such as 灵丘、宽甸等四地同用.
    pub reason: String,
}

/// `cases/index.html`
#[derive(Debug, Serialize)]
pub struct CaseIndexPage {
    /// All cases by region code.
    pub cases: Vec<CaseCard>,
}

/// `cases/<slug>.html`
#[derive(Debug, Serialize)]
pub struct CasePage {
    /// Full legal name of the region, for the slip.
    pub name: String,
    /// What lies above, for the slip's small line.
    pub above: String,
    /// Title in phrases.
    pub phrases: Vec<String>,
    /// Its model types, main ones first.
    pub seals: Vec<Seal>,
    /// 摘要.
    pub summary: String,
    /// 地区, 案例时期, 出处, 上网日期, 推动力量, 针对难题.
    pub facts: Vec<Fact>,
    /// 数字一览.
    pub highlights: Vec<Figure>,
    /// 目录.
    pub contents: Vec<ContentsEntry>,
    /// The sections.
    pub sections: Vec<CaseSection>,
    /// 数据表: every figure, grouped by the section that cites it first, in order of the text.
    pub table: Vec<FigureGroup>,
    /// 相关案例 with the stated reason.
    pub related: Vec<RelatedCase>,
    /// Pages whose text links here: the link's page and section.
    pub backlinks: Vec<Link>,
    /// 出处.
    pub sources: Vec<SourceEntry>,
    /// 引用本页, GB/T 7714.
    pub citation: String,
    /// Previous and next case.
    pub turn: Turn,
}

/// A line of 目录.
#[derive(Debug, Serialize)]
pub struct ContentsEntry {
    /// 一, 二 … or 附, 参, 引.
    pub number: String,
    /// Title and anchor.
    pub link: Link,
    /// The section's seals.
    pub seals: Vec<Seal>,
}

/// A section of a case.
#[derive(Debug, Serialize)]
pub struct CaseSection {
    /// Anchor.
    pub id: String,
    /// 一, 二 …
    pub number: String,
    /// Title.
    pub title: String,
    /// Seals of the practice, with links to the model pages; empty for other sections.
    pub seals: Vec<Seal>,
    /// The challenges the practice answers.
    pub challenges: Vec<Link>,
    /// One figure for the margin.
    pub figure: Option<Figure>,
    /// The text: paragraphs, lists, tables, margin notes (`.note.side`), h3 and below.
    pub body: Html,
}

/// Figures under a heading of 数据表.
#[derive(Debug, Serialize)]
pub struct FigureGroup {
    /// Title of the section.
    pub title: String,
    /// The figures.
    pub figures: Vec<Figure>,
}

/// A related case.
#[derive(Debug, Serialize)]
pub struct RelatedCase {
    /// The case.
    pub case: CaseCard,
    /// The shared model types.
    pub shared: Vec<Seal>,
    /// Why it is related.
    pub reason: String,
    /// Address of the page that compares the two, if there is one.
    pub compare: Option<String>,
}

/// A source.
#[derive(Debug, Serialize)]
pub struct SourceEntry {
    /// Anchor.
    pub id: String,
    /// `[1]`: number in its case.
    pub number: usize,
    /// GB/T 7714 reference, without number.
    pub citation: String,
    /// Original address, if known.
    pub url: Option<String>,
    /// 政府文件, 报刊, 期刊.
    pub kind: String,
    /// How the text was used, such as 据原文改写.
    pub rights: String,
    /// A remark, or empty.
    pub note: String,
    /// The case it belongs to.
    pub case: Link,
    /// Number of figures that rest on it.
    pub figures: usize,
    /// The figures' table in the case.
    pub figures_href: String,
}

/// `regions/index.html`
#[derive(Debug, Serialize)]
pub struct RegionIndexPage {
    /// Provinces with what lies below; only places that occur.
    pub provinces: Vec<RegionNode>,
}

/// A region in the place tree.
#[derive(Debug, Serialize)]
pub struct RegionNode {
    /// Name and page.
    pub link: Link,
    /// Six digits.
    pub code: String,
    /// 省, 地, 县.
    pub level: &'static str,
    /// Cases at or below.
    pub cases: usize,
    /// Practices at or below.
    pub practices: usize,
    /// Cases of exactly this region.
    pub own: Vec<Link>,
    /// What lies below.
    pub children: Vec<RegionNode>,
}

/// `regions/<code>.html`
#[derive(Debug, Serialize)]
pub struct RegionPage {
    /// Full legal name.
    pub name: String,
    /// What lies above.
    pub above: String,
    /// Six digits.
    pub code: String,
    /// 省级, 地级, 县级.
    pub level: &'static str,
    /// Cases at or below.
    pub cases: Vec<CaseCard>,
    /// Practices of these cases.
    pub practices: Vec<PracticeCard>,
    /// Regions directly below that have a page.
    pub children: Vec<RegionNode>,
    /// Townships and villages in pinyin order, with their figures.
    pub places: Vec<PlaceEntry>,
}

/// A township or village.
#[derive(Debug, Serialize)]
pub struct PlaceEntry {
    /// Its name, such as 大西岔镇杨林村.
    pub name: String,
    /// Anchor.
    pub id: String,
    /// Figures of the place.
    pub figures: Vec<Figure>,
}

/// `indicators/index.html`
#[derive(Debug, Serialize)]
pub struct IndicatorIndexPage {
    /// Indicators that occur.
    pub indicators: Vec<IndicatorCard>,
}

/// An indicator in a list.
#[derive(Debug, Serialize)]
pub struct IndicatorCard {
    /// Name and page.
    pub link: Link,
    /// What is counted.
    pub definition: String,
    /// Basis and unit in words.
    pub basis: String,
    /// Short names of the cases that have it.
    pub cases: Vec<String>,
    /// Number of figures.
    pub figures: usize,
}

/// `indicators/<id>.html`
#[derive(Debug, Serialize)]
pub struct IndicatorPage {
    /// Name.
    pub name: String,
    /// What is counted.
    pub definition: String,
    /// Basis and unit, case counts.
    pub facts: Vec<Fact>,
    /// The figures of all cases.
    pub comparison: Comparison,
    /// Model types that list this indicator.
    pub seals: Vec<Seal>,
    /// Previous and next indicator.
    pub turn: Turn,
}

/// `compare/index.html`
#[derive(Debug, Serialize)]
pub struct CompareIndexPage {
    /// The pairs that have a page.
    pub pairs: Vec<PairCard>,
}

/// A pair of cases in a list.
#[derive(Debug, Serialize)]
pub struct PairCard {
    /// Such as 宽甸与灵丘.
    pub link: Link,
    /// Shared model types.
    pub shared: Vec<Seal>,
    /// Why the two are compared.
    pub reason: String,
}

/// `compare/<a>-<b>.html`
#[derive(Debug, Serialize)]
pub struct ComparePage {
    /// The first case (lower region code).
    pub a: CaseCard,
    /// The second case.
    pub b: CaseCard,
    /// Why the two are compared.
    pub reason: String,
    /// Facts side by side.
    pub facts: Vec<ComparedFact>,
    /// Types both have: the practices side by side.
    pub shared: Vec<ComparedModel>,
    /// Types only the first has.
    pub only_a: Vec<Seal>,
    /// Types only the second has.
    pub only_b: Vec<Seal>,
    /// Indicators that at least one has.
    pub indicators: Vec<ComparedIndicator>,
}

/// A fact of two cases.
#[derive(Debug, Serialize)]
pub struct ComparedFact {
    /// What.
    pub label: String,
    /// In the first.
    pub a: String,
    /// In the second.
    pub b: String,
}

/// A model type both cases show.
#[derive(Debug, Serialize)]
pub struct ComparedModel {
    /// The type, with link.
    pub seal: Seal,
    /// Practices of the first.
    pub a: Vec<PracticeCard>,
    /// Practices of the second.
    pub b: Vec<PracticeCard>,
}

/// An indicator of two cases.
#[derive(Debug, Serialize)]
pub struct ComparedIndicator {
    /// Name and page.
    pub link: Link,
    /// Basis and unit.
    pub basis: String,
    /// Figures of the first; empty means 未载.
    pub a: Vec<ComparedFigure>,
    /// Figures of the second.
    pub b: Vec<ComparedFigure>,
    /// What must not be compared.
    pub caution: String,
}

/// A figure in a comparison of two.
#[derive(Debug, Serialize)]
pub struct ComparedFigure {
    /// The figure.
    pub figure: Figure,
    /// Same basis as the indicator asks.
    pub comparable: bool,
    /// Why not, or empty.
    pub reason: String,
}

/// `timeline.html`
#[derive(Debug, Serialize)]
pub struct TimelinePage {
    /// Years, ascending.
    pub years: Vec<TimelineYear>,
}

/// A year.
#[derive(Debug, Serialize)]
pub struct TimelineYear {
    /// Gregorian year.
    pub year: String,
    /// Anchor.
    pub id: String,
    /// Events and publications by date.
    pub entries: Vec<TimelineEntry>,
}

/// Something dated.
#[derive(Debug, Serialize)]
pub struct TimelineEntry {
    /// Such as 3月22日, 3月, or empty.
    pub date: String,
    /// For `<time datetime>`.
    pub datetime: String,
    /// What happened.
    pub text: String,
    /// The case.
    pub case: Link,
    /// 事件 or 材料刊出.
    pub kind: &'static str,
}

/// `challenges/index.html`, `drivers/index.html`
#[derive(Debug, Serialize)]
pub struct TopicIndexPage {
    /// 难题 or 推动力量.
    pub title: String,
    /// What the list is.
    pub description: String,
    /// Entries that occur.
    pub topics: Vec<TopicCard>,
}

/// A challenge or driver in a list.
#[derive(Debug, Serialize)]
pub struct TopicCard {
    /// Name and page.
    pub link: Link,
    /// Definition.
    pub definition: String,
    /// The cases.
    pub cases: Vec<Link>,
    /// Number of practices that answer it (0 for drivers).
    pub practices: usize,
}

/// `challenges/<slug>.html`, `drivers/<slug>.html`
#[derive(Debug, Serialize)]
pub struct TopicPage {
    /// 难题 or 推动力量.
    pub kind: &'static str,
    /// Name.
    pub name: String,
    /// Definition.
    pub definition: String,
    /// The practices that answer it, by region code.
    pub practices: Vec<PracticeCard>,
    /// Cases that name it.
    pub cases: Vec<CaseCard>,
    /// Model types at work in these practices.
    pub seals: Vec<Seal>,
    /// Previous and next.
    pub turn: Turn,
}

/// `keywords.html`
#[derive(Debug, Serialize)]
pub struct KeywordPage {
    /// Keywords by pinyin letter.
    pub letters: Vec<LetterGroup<KeywordEntry>>,
}

/// A keyword.
#[derive(Debug, Serialize)]
pub struct KeywordEntry {
    /// The word.
    pub keyword: String,
    /// Its cases.
    pub cases: Vec<Link>,
}

/// `glossary.html`
#[derive(Debug, Serialize)]
pub struct GlossaryPage {
    /// Terms by pinyin letter.
    pub letters: Vec<LetterGroup<TermEntry>>,
}

/// A term.
#[derive(Debug, Serialize)]
pub struct TermEntry {
    /// Anchor.
    pub id: String,
    /// The term.
    pub term: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Definition.
    pub definition: String,
    /// Related terms.
    pub see: Vec<Link>,
    /// Sections where it is used.
    pub used: Vec<Link>,
}

/// `sources.html`
#[derive(Debug, Serialize)]
pub struct SourcePage {
    /// All sources, by case.
    pub sources: Vec<SourceEntry>,
}

/// `a-z.html`
#[derive(Debug, Serialize)]
pub struct AlphabetPage {
    /// Everything with a name, by pinyin letter.
    pub letters: Vec<LetterGroup<AlphabetEntry>>,
}

/// An entry of the A–Z index.
#[derive(Debug, Serialize)]
pub struct AlphabetEntry {
    /// Name and address.
    pub link: Link,
    /// 案例, 模式, 地区, 术语 …
    pub kind: &'static str,
}

/// `sitemap.html`
#[derive(Debug, Serialize)]
pub struct SitemapPage {
    /// All pages by kind.
    pub groups: Vec<LinkGroup>,
}

/// `about.html`, `guide.html`: an authored page.
#[derive(Debug, Serialize)]
pub struct TextPage {
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// 目录: h2 headings.
    pub contents: Vec<Link>,
    /// The text before the first h2, if any.
    pub opening: Html,
    /// Sections, one an h2.
    pub sections: Vec<TextSection>,
}

/// A section of an authored page.
#[derive(Debug, Serialize)]
pub struct TextSection {
    /// Anchor.
    pub id: String,
    /// 一, 二 …
    pub number: String,
    /// Title.
    pub title: String,
    /// The text.
    pub body: Html,
}

/// `404.html`
#[derive(Debug, Serialize)]
pub struct NotFoundPage {
    /// Ways on.
    pub links: Vec<Link>,
}

/// The page at an old address: leads on to the new one.
#[derive(Debug, Serialize)]
pub struct MovedPage {
    /// The page that took its place.
    pub link: Link,
}
