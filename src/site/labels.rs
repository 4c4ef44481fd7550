//! The labels (`<meta>`) that pages of government websites carry: which there are, which page has
//! which, and what each says. The one table of them.
//!
//! Source: the annex on page labels of 《政府网站发展指引》 (国办发〔2017〕47号), as `STANDARDS.md` 1.1
//! gives it from notes (blog.csdn.net/weixin_42023088/article/details/133034899); the annex itself
//! was not at hand. What has not been written has no value, and no label then.

use super::Site;
use super::route::Route;
use crate::atlas::government::{COLUMNS, Column, Government};
use crate::atlas::publication::Publication;
use crate::ground::{SharedStr, Span, Spanned};

/// A label of the table.
#[derive(Debug, PartialEq, Eq)]
pub struct Label {
    /// Its `name` in the head of a page.
    pub name: &'static str,
    /// The pages that carry it.
    pub scope: Scope,
    /// Whether it must be there.
    pub need: Need,
    /// The key an author writes for it.
    pub key: &'static str,
}

/// The groups of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Every page.
    Site,
    /// Pages of a column; here also the texts in it, as government sites do.
    Column,
    /// Pages with a text of their own: cases, authored pages.
    Content,
}

/// What the table says of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// 必选
    Must,
    /// 可选
    May,
}

/// The table, in its order.
pub const LABELS: [Label; 15] = [
    label("SiteName", Scope::Site, Need::Must, "site_name"),
    label("SiteDomain", Scope::Site, Need::Must, "site_domain"),
    label("SiteIDCode", Scope::Site, Need::Must, "site_id_code"),
    label("ColumnName", Scope::Column, Need::Must, "name"),
    label(
        "ColumnDescription",
        Scope::Column,
        Need::Must,
        "description",
    ),
    label("ColumnKeywords", Scope::Column, Need::Must, "keywords"),
    label("ColumnType", Scope::Column, Need::Must, "type"),
    label("ArticleTitle", Scope::Content, Need::Must, "title"),
    label("PubDate", Scope::Content, Need::Must, "published"),
    label("ContentSource", Scope::Content, Need::Must, "organizer"),
    label("Keywords", Scope::Content, Need::May, "keywords"),
    label("Author", Scope::Content, Need::May, "author"),
    label("Description", Scope::Content, Need::May, "summary"),
    label("Image", Scope::Content, Need::May, "image"),
    label("Url", Scope::Content, Need::May, "base_url"),
];

const fn label(name: &'static str, scope: Scope, need: Need, key: &'static str) -> Label {
    Label {
        name,
        scope,
        need,
        key,
    }
}

/// A text of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Index into `atlas.cases`.
    Case(usize),
    /// Index into `atlas.pages`.
    Page(usize),
}

/// A label with what it says on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Valued {
    /// Its name.
    pub name: &'static str,
    /// Its words; never empty.
    pub value: String,
}

/// The column a page belongs to: one of [`COLUMNS`]; none for the page that is shown where there
/// is no page.
pub fn column_of(route: &Route) -> Option<&'static str> {
    match (route.first(), route.folder()) {
        (Route::NotFound, _) => None,
        (_, "") => Some("home"),
        (_, folder) => Some(folder),
    }
}

/// The page at the head of a column.
fn head_of(column: &str) -> Route {
    match column {
        "models" => Route::ModelIndex,
        "cases" => Route::CaseIndex,
        "regions" => Route::RegionIndex,
        "indicators" => Route::IndicatorIndex,
        "compare" => Route::CompareIndex,
        "challenges" => Route::ChallengeIndex,
        "drivers" => Route::DriverIndex,
        "training" => Route::TrainingIndex,
        _ => Route::Home,
    }
}

/// What a label of the group [`Scope::Site`] says.
pub fn site_value(label: &Label, government: &Government) -> Option<String> {
    let value = match label.name {
        "SiteName" => &government.site_name,
        "SiteDomain" => &government.site_domain,
        "SiteIDCode" => &government.site_id_code,
        _ => return None,
    };
    written(value)
}

/// What a label of the group [`Scope::Column`] says.
pub fn column_value(label: &Label, column: &Column) -> Option<String> {
    match label.name {
        "ColumnName" => written(&column.name),
        "ColumnDescription" => written(&column.description),
        "ColumnKeywords" => joined(&column.keywords),
        "ColumnType" => column.kind.map(str::to_owned),
        _ => None,
    }
}

/// Words as the `keywords` of HTML are written: with ASCII commas.
fn joined(words: &[Spanned<SharedStr>]) -> Option<String> {
    let words: Vec<&str> = words.iter().map(|word| word.value.as_str()).collect();
    (!words.is_empty()).then(|| words.join(","))
}

fn written(value: &Option<Spanned<SharedStr>>) -> Option<String> {
    let value = value.as_ref()?;
    (!value.value.is_empty()).then(|| value.value.to_string())
}

impl Site<'_> {
    /// The labels of a page, in the order of the table; none on sites without a `government` block.
    pub fn labels(&self, route: &Route) -> Vec<Valued> {
        let Some(government) = &self.atlas.settings.government else {
            return Vec::new();
        };
        let column = column_of(route);
        let mut columns = government.columns.iter();
        let column = columns.find(|written| Some(written.key) == column);
        let content = self.content_at(route);
        let value = |label: &Label| match label.scope {
            Scope::Site => site_value(label, government),
            Scope::Column => column_value(label, column?),
            Scope::Content => self.content_value(label, content?),
        };
        let valued = LABELS.iter().filter_map(|label| {
            let (name, value) = (label.name, value(label)?);
            Some(Valued { name, value })
        });
        valued.collect()
    }

    /// The columns that have pages.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> {
        let columns = COLUMNS.into_iter();
        columns.filter(|column| self.has_page(&head_of(column)))
    }

    /// The text that stands on a page.
    pub fn content_at(&self, route: &Route) -> Option<Content> {
        match route {
            Route::Case(slug) => self.names.case(slug).map(Content::Case),
            Route::Text(slug) => self.names.page(slug).map(Content::Page),
            _ => None,
        }
    }

    /// Every text of the site, cases first.
    pub fn contents(&self) -> impl Iterator<Item = Content> {
        let cases = (0..self.atlas.cases.len()).map(Content::Case);
        cases.chain((0..self.atlas.pages.len()).map(Content::Page))
    }

    /// The page of a text.
    pub fn content_route(&self, content: Content) -> Route {
        match content {
            Content::Case(case) => self.case_route(case),
            Content::Page(page) => Route::Text(self.atlas.pages[page].slug.value.to_string()),
        }
    }

    /// When a text was put on the site.
    pub fn published(&self, content: Content) -> Option<&Spanned<Publication>> {
        match content {
            Content::Case(case) => self.atlas.cases[case].published.as_ref(),
            Content::Page(page) => self.atlas.pages[page].published.as_ref(),
        }
    }

    /// Where a text begins, for findings about what it does not say.
    pub fn start_of(&self, content: Content) -> Span {
        match content {
            Content::Case(case) => self.atlas.cases[case].block,
            Content::Page(page) => Span::file_start(self.atlas.pages[page].file),
        }
    }

    /// Where a text comes from: the publishers of a case's sources, each once; for the site's own
    /// pages the body that runs it.
    pub fn content_source(&self, content: Content) -> Option<String> {
        match content {
            Content::Case(case) => {
                let mut publishers: Vec<&str> = Vec::new();
                for source in &self.atlas.cases[case].sources {
                    let publisher = source.publisher.value.as_str();
                    if !publisher.is_empty() && !publishers.contains(&publisher) {
                        publishers.push(publisher);
                    }
                }
                (!publishers.is_empty()).then(|| publishers.join("、"))
            }
            Content::Page(_) => written(&self.atlas.settings.government.as_ref()?.organizer),
        }
    }

    /// Who wrote a text.
    pub fn author(&self, content: Content) -> Option<String> {
        written(match content {
            Content::Case(case) => &self.atlas.cases[case].author,
            Content::Page(page) => &self.atlas.pages[page].author,
        })
    }

    /// The first picture of a case, as its path in the output.
    pub fn first_picture(&self, content: Content) -> Option<&str> {
        let Content::Case(case) = content else {
            return None;
        };
        let first = self.cases[case].pictures.first()?;
        Some(self.atlas.pictures[*first].path.as_str())
    }

    /// What a label of the group [`Scope::Content`] says.
    pub fn content_value(&self, label: &Label, content: Content) -> Option<String> {
        let atlas = self.atlas;
        let (title, summary) = match content {
            Content::Case(case) => {
                let case = &atlas.cases[case];
                (&case.title.value, case.summary.value.as_str())
            }
            Content::Page(page) => (
                &atlas.pages[page].title.value,
                atlas.pages[page].summary.as_str(),
            ),
        };
        let words = |words: &str| (!words.is_empty()).then(|| words.to_owned());
        let route = self.content_route(content);
        match label.name {
            "ArticleTitle" => words(title),
            "PubDate" => self.published(content)?.value.to_the_minute(),
            "ContentSource" => self.content_source(content),
            "Keywords" => match content {
                Content::Case(case) => joined(&atlas.cases[case].keywords),
                Content::Page(_) => None,
            },
            "Author" => self.author(content),
            "Description" => words(summary),
            "Image" => {
                let path = self.first_picture(content)?;
                Some(self.address_of(path).unwrap_or_else(|| route.href_of(path)))
            }
            "Url" => self.address(&route),
            _ => None,
        }
    }
}
