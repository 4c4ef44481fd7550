//! What stands around every page: head, navigation, position, footer; and the small views that
//! many pages share.

use serde::Serialize;

pub use super::head::Head;

/// Everything outside `<main>`, and the page's names in `<head>`.
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    /// BCP 47 tag of the content, such as `zh-CN`.
    pub language: String,
    /// Kind of page: `home`, `model`, `case` … ; the name of the template and a class of `<body>`.
    pub kind: &'static str,
    /// For `<title>`: page and site.
    pub title: String,
    /// For `<meta name="description">`: plain text, one line.
    pub description: String,
    /// What the page says of itself to programs.
    pub head: Head,
    /// Address of the output root relative to this page: empty or `../`.
    pub root: String,
    /// The mark and name of the site.
    pub brand: Brand,
    /// Main navigation, in order.
    pub navigation: Vec<NavigationItem>,
    /// 当前位置, from the home page to this page; empty on the home page. The last has no address.
    pub position: Vec<Crumb>,
    /// On a long list: where it goes on.
    pub pager: Option<Pager>,
    /// Where 返回 leads: the page one level up; none on the home page.
    pub back: Option<String>,
    /// Address of the search page.
    pub search: String,
    /// Columns of links in the footer.
    pub footer: Vec<LinkGroup>,
    /// The footer's 说明.
    pub notice: String,
    /// What a public body states in the footer of its website, as text; empty elsewhere.
    pub government: Vec<FooterItem>,
}

/// An item of a government website's footer.
#[derive(Debug, Clone, Serialize)]
pub struct FooterItem {
    /// 主办单位, ICP备案号 …
    pub label: &'static str,
    /// As the site's editors wrote it.
    pub text: String,
}

/// Mark and name of the site.
#[derive(Debug, Clone, Serialize)]
pub struct Brand {
    /// One character.
    pub seal: String,
    /// Name of the atlas.
    pub title: String,
    /// Address of the home page.
    pub href: String,
    /// 教师版 in a teacher edition.
    pub edition: Option<&'static str>,
}

/// An item of the main navigation.
#[derive(Debug, Clone, Serialize)]
pub struct NavigationItem {
    /// Its word.
    pub label: String,
    /// Its address.
    pub href: String,
    /// `page` on the page itself, `true` on pages below it, none elsewhere.
    pub current: Option<&'static str>,
}

/// A step of 当前位置.
#[derive(Debug, Clone, Serialize)]
pub struct Crumb {
    /// Its name.
    pub label: String,
    /// Its address; none for the page itself.
    pub href: Option<String>,
}

/// A word that leads somewhere.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// The word.
    pub label: String,
    /// Where to, relative to the page.
    pub href: String,
}

/// Links under a heading.
#[derive(Debug, Clone, Serialize)]
pub struct LinkGroup {
    /// The heading.
    pub title: String,
    /// The links, in order.
    pub links: Vec<Link>,
}

/// A seal: one character in a square, coloured and framed by family.
#[derive(Debug, Clone, Serialize)]
pub struct Seal {
    /// The character.
    pub glyph: String,
    /// Class of the family: `org`, `ind`, `inc`, `sec`, `col`.
    pub family: String,
    /// Name of the model type.
    pub name: String,
    /// The name, cut where a line may break.
    pub phrases: Vec<String>,
    /// Main practice (filled) or mentioned (outline).
    pub also: bool,
    /// Where the seal leads, when it is a link.
    pub href: Option<String>,
}

/// How a figure's number came about: 口径.
#[derive(Debug, Clone, Serialize)]
pub struct Status {
    /// `achieved`, `ongoing`, `rule`, `planned`, `expected`, `target`, `claim`, `context`.
    pub slug: &'static str,
    /// 已实现, 推进中, 规定, 计划, 预计, 目标, 自述, 背景.
    pub name: &'static str,
    /// Whether the number has not happened (rule, planned, expected, target): set in light ink.
    pub unreal: bool,
}

/// One stated number, ready to be set large or in a row.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// Id in its case; the row's anchor is `o-` and this.
    pub id: String,
    /// What a line says of it.
    #[serde(flatten)]
    pub line: FigureLine,
    /// Town and village, or the whole area.
    pub place: String,
    /// A remark, or empty.
    pub note: String,
    /// The arithmetic of a derived number, or empty.
    pub derivation: String,
    /// Number of the source in its case, from 1.
    pub source_number: usize,
    /// Address of the source.
    pub source_href: String,
    /// The case's short name.
    pub case_short: String,
}

/// A stated number within a line or a cell: what a [`Figure`] says without its place, remarks and source.
#[derive(Debug, Clone, Serialize)]
pub struct FigureLine {
    /// What it is the number of.
    pub label: String,
    /// Address of the figure's row in its case, relative to this page.
    pub href: String,
    /// Word in front of the number (近, 约, 最高), or empty.
    pub prefix: String,
    /// The number as written, such as `8365.66`, or a range `2—3`.
    pub number: String,
    /// For `<data value>`: a plain decimal (the lower end of a range), where the number as written is not that;
    /// otherwise empty.
    pub value: String,
    /// Behind the number: 余, unit, basis, 以上. Such as `万余元/户·年`.
    pub unit: String,
    /// Its 口径.
    pub status: Status,
    /// The time it holds for, such as `2016—2018年`, `3个月`, `原文未写`.
    pub period: String,
}

/// A labelled fact in the margin of a masthead.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    /// 地区, 案例时期 …
    pub label: String,
    /// Plain values, or links; shown in order, separated by 、.
    pub values: Vec<FactValue>,
}

/// A value of a [`Fact`].
#[derive(Debug, Clone, Serialize)]
pub struct FactValue {
    /// The words.
    pub text: String,
    /// Where they lead.
    pub href: Option<String>,
    /// For `<time datetime>`.
    pub datetime: Option<String>,
    /// Whether they lead to a file to keep, not to a page.
    pub is_file: bool,
}

/// A practice shown on a page other than its own case.
#[derive(Debug, Clone, Serialize)]
pub struct PracticeCard {
    /// Short name of the case.
    pub case_short: String,
    /// Title of the section.
    pub title: String,
    /// Address of the section.
    pub href: String,
    /// Full name of the place with its province, such as 辽宁省丹东市宽甸满族自治县.
    pub place: String,
    /// The case's period.
    pub period: String,
    /// One figure, if the section has one.
    pub figure: Option<Figure>,
    /// First sentences of the section, plain text.
    pub excerpt: String,
    /// All model types at work in the section.
    pub seals: Vec<Seal>,
    /// The section only mentions the type.
    pub also: bool,
}

/// A case in a list.
#[derive(Debug, Clone, Serialize)]
pub struct CaseCard {
    /// Short name.
    pub short: String,
    /// Full legal name of the region.
    pub name: String,
    /// What lies above the region, such as 辽宁省丹东市.
    pub place: String,
    /// Title, cut where a line may break.
    pub phrases: Vec<String>,
    /// The case's period.
    pub period: String,
    /// First sentences of the summary.
    pub excerpt: String,
    /// Address.
    pub href: String,
    /// Its model types, main ones first.
    pub seals: Vec<Seal>,
}

/// Entries under a letter.
#[derive(Debug, Clone, Serialize)]
pub struct LetterGroup<T> {
    /// `A` to `Z`, or `#`.
    pub letter: String,
    /// Anchor of the group.
    pub id: String,
    /// The entries in pinyin order.
    pub entries: Vec<T>,
}

/// The same indicator across cases: 对照.
#[derive(Debug, Clone, Serialize)]
pub struct Comparison {
    /// Name of the indicator.
    pub name: String,
    /// Address of the indicator's page.
    pub href: String,
    /// Basis and unit in words, such as 元，每户每年.
    pub basis: String,
    /// What must not be compared.
    pub caution: String,
    /// Whether the figures stand in one scale, and have bars; otherwise they only stand side by side, and what sets them
    /// apart is told by their units, periods and status alone.
    pub is_compared: bool,
    /// Rows, comparable ones first, then by case.
    pub rows: Vec<ComparisonRow>,
    /// Short names of the cases (of this page) without such a figure.
    pub missing: Vec<String>,
    /// How many rows the page leaves to the indicator's: `另有120条，见指标页`; or empty.
    pub more: String,
}

/// A figure in a [`Comparison`].
#[derive(Debug, Clone, Serialize)]
pub struct ComparisonRow {
    /// The figure.
    pub figure: Figure,
    /// Address of the case.
    pub case_href: String,
    /// Same basis and status as the indicator asks: solid bar; otherwise hollow.
    pub comparable: bool,
    /// Why not comparable, or empty.
    pub reason: String,
    /// Width class of the bar, 0 to 100: `w-37`. Proportional to the value in the indicator's unit.
    pub bar: Option<u8>,
    /// The value converted to the indicator's unit when that differs from what was written, such
    /// as `21900万元`; or empty.
    pub converted: String,
}

/// The pages of a long list, as seen from one of them.
#[derive(Debug, Clone, Serialize)]
pub struct Pager {
    /// Such as 第2页，共9页.
    pub words: String,
    /// The page before.
    pub previous: Option<String>,
    /// The page behind.
    pub next: Option<String>,
    /// The first, the last and those near, in order.
    pub pages: Vec<PagerStep>,
}

/// A page of a long list.
#[derive(Debug, Clone, Serialize)]
pub struct PagerStep {
    /// Its number, from 1.
    pub number: usize,
    /// Its address; none for the page itself.
    pub href: Option<String>,
    /// Pages between the step before and this one are left out.
    pub gap: bool,
}

/// Previous and next in a row of pages.
#[derive(Debug, Clone, Serialize)]
pub struct Turn {
    /// The page before.
    pub previous: Option<Link>,
    /// The page behind.
    pub next: Option<Link>,
}
