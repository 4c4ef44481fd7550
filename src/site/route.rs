//! Addresses: the only place where they are made.

use std::fmt;

use crate::atlas::region::RegionCode;

/// A page of the site. Names are slugs, ids and codes that were checked to be ASCII
/// `[a-z0-9-]`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// `index.html`
    Home,
    /// `models/index.html`
    ModelIndex,
    /// `models/<slug>.html`
    Model(String),
    /// `cases/index.html`
    CaseIndex,
    /// `cases/<slug>.html`; an old slug leads on to the case.
    Case(String),
    /// `regions/index.html`
    RegionIndex,
    /// `regions/<code>.html`
    Region(RegionCode),
    /// `indicators/index.html`
    IndicatorIndex,
    /// `indicators/<id>.html`
    Indicator(String),
    /// `compare/index.html`
    CompareIndex,
    /// `compare/<slug>.html`: a case beside its nearest; an old slug leads on to it.
    Compare(String),
    /// `challenges/index.html`
    ChallengeIndex,
    /// `challenges/<slug>.html`
    Challenge(String),
    /// `drivers/index.html`
    DriverIndex,
    /// `drivers/<slug>.html`
    Driver(String),
    /// `training/index.html`
    TrainingIndex,
    /// `training/<slug>.html`
    Training(String),
    /// `timeline.html`
    Timeline,
    /// `keywords.html`
    Keywords,
    /// `glossary.html`
    Glossary,
    /// `sources.html`
    Sources,
    /// `a-z.html`
    Alphabet,
    /// `sitemap.html`
    Sitemap,
    /// `data.html`: the files for other programs.
    Data,
    /// `<slug>.html`: an authored page.
    Text(String),
    /// `search.html`
    Search,
    /// `404.html`
    NotFound,
    /// `models/<slug>--2.html`: a further page of a long list, from 2. No slug holds two hyphens, so none meets
    /// another page.
    Continued(Box<Route>, usize),
}

impl fmt::Display for Route {
    /// The path below the output root.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Route::Home => f.write_str("index.html"),
            Route::ModelIndex => f.write_str("models/index.html"),
            Route::Model(slug) => write!(f, "models/{slug}.html"),
            Route::CaseIndex => f.write_str("cases/index.html"),
            Route::Case(slug) => write!(f, "cases/{slug}.html"),
            Route::RegionIndex => f.write_str("regions/index.html"),
            Route::Region(code) => write!(f, "regions/{code}.html"),
            Route::IndicatorIndex => f.write_str("indicators/index.html"),
            Route::Indicator(id) => write!(f, "indicators/{id}.html"),
            Route::CompareIndex => f.write_str("compare/index.html"),
            Route::Compare(slug) => write!(f, "compare/{slug}.html"),
            Route::ChallengeIndex => f.write_str("challenges/index.html"),
            Route::Challenge(slug) => write!(f, "challenges/{slug}.html"),
            Route::DriverIndex => f.write_str("drivers/index.html"),
            Route::Driver(slug) => write!(f, "drivers/{slug}.html"),
            Route::TrainingIndex => f.write_str("training/index.html"),
            Route::Training(slug) => write!(f, "training/{slug}.html"),
            Route::Timeline => f.write_str("timeline.html"),
            Route::Keywords => f.write_str("keywords.html"),
            Route::Glossary => f.write_str("glossary.html"),
            Route::Sources => f.write_str("sources.html"),
            Route::Alphabet => f.write_str("a-z.html"),
            Route::Sitemap => f.write_str("sitemap.html"),
            Route::Data => f.write_str("data.html"),
            Route::Text(slug) => write!(f, "{slug}.html"),
            Route::Search => f.write_str("search.html"),
            Route::NotFound => f.write_str("404.html"),
            Route::Continued(first, number) => {
                let first = first.to_string();
                write!(f, "{}--{number}.html", first.trim_end_matches(".html"))
            }
        }
    }
}

impl Route {
    /// The page that stands at a path below the output root, if pages are called so; whether there
    /// is such a page only the site knows.
    ///
    /// ```
    /// use case_atlas::site::Route;
    /// assert_eq!(Route::at("cases/kuandian.html"), Some(Route::Case("kuandian".into())));
    /// assert_eq!(Route::at("timeline--2.html"), Some(Route::Timeline.page(2)));
    /// assert_eq!(Route::at("assets/atlas.css"), None);
    /// ```
    pub fn at(path: &str) -> Option<Route> {
        let name = path.strip_suffix(".html")?;
        let Some((folder, name)) = name.rsplit_once('/') else {
            return Route::further("", name).or_else(|| Some(Route::at_top(name)));
        };
        if let Some(further) = Route::further(folder, name) {
            return Some(further);
        }
        let slug = name.to_owned();
        Some(match (folder, name) {
            ("models", "index") => Route::ModelIndex,
            ("models", _) => Route::Model(slug),
            ("cases", "index") => Route::CaseIndex,
            ("cases", _) => Route::Case(slug),
            ("regions", "index") => Route::RegionIndex,
            ("regions", _) => Route::Region(RegionCode::parse(name)?),
            ("indicators", "index") => Route::IndicatorIndex,
            ("indicators", _) => Route::Indicator(slug),
            ("compare", "index") => Route::CompareIndex,
            ("compare", _) => Route::Compare(slug),
            ("challenges", "index") => Route::ChallengeIndex,
            ("challenges", _) => Route::Challenge(slug),
            ("drivers", "index") => Route::DriverIndex,
            ("drivers", _) => Route::Driver(slug),
            ("training", "index") => Route::TrainingIndex,
            ("training", _) => Route::Training(slug),
            _ => return None,
        })
    }

    /// A further page of a list.
    fn further(folder: &str, name: &str) -> Option<Route> {
        let (first, number) = name.rsplit_once("--")?;
        let number = number.parse().ok().filter(|number| *number > 1)?;
        // No list has two hyphens in its own name: what is asked for may be anything.
        if first.contains("--") {
            return None;
        }
        let path = match folder {
            "" => format!("{first}.html"),
            folder => format!("{folder}/{first}.html"),
        };
        Some(Route::at(&path)?.page(number))
    }

    fn at_top(name: &str) -> Route {
        match name {
            "index" => Route::Home,
            "timeline" => Route::Timeline,
            "keywords" => Route::Keywords,
            "glossary" => Route::Glossary,
            "sources" => Route::Sources,
            "a-z" => Route::Alphabet,
            "sitemap" => Route::Sitemap,
            "data" => Route::Data,
            "search" => Route::Search,
            "404" => Route::NotFound,
            slug => Route::Text(slug.to_owned()),
        }
    }

    /// A page of a list, by its number from 1.
    ///
    /// ```
    /// use case_atlas::site::Route;
    /// assert_eq!(Route::Timeline.page(1), Route::Timeline);
    /// assert_eq!(Route::Timeline.page(2).to_string(), "timeline--2.html");
    /// assert_eq!(*Route::Timeline.page(2).first(), Route::Timeline);
    /// ```
    #[must_use]
    pub fn page(&self, number: usize) -> Route {
        match number {
            0 | 1 => self.clone(),
            _ => Route::Continued(Box::new(self.clone()), number),
        }
    }

    /// The page a list begins on; the page itself where it is no further one.
    pub fn first(&self) -> &Route {
        match self {
            Route::Continued(first, _) => first,
            route => route,
        }
    }

    /// Which page of its list it is, from 1.
    pub fn number(&self) -> usize {
        match self {
            Route::Continued(_, number) => *number,
            _ => 1,
        }
    }

    /// The folder it stands in; empty for the output root.
    pub(super) fn folder(&self) -> &'static str {
        match self.first() {
            Route::ModelIndex | Route::Model(_) => "models",
            Route::CaseIndex | Route::Case(_) => "cases",
            Route::RegionIndex | Route::Region(_) => "regions",
            Route::IndicatorIndex | Route::Indicator(_) => "indicators",
            Route::CompareIndex | Route::Compare(_) => "compare",
            Route::ChallengeIndex | Route::Challenge(_) => "challenges",
            Route::DriverIndex | Route::Driver(_) => "drivers",
            Route::TrainingIndex | Route::Training(_) => "training",
            _ => "",
        }
    }

    /// The output root as seen from this page: empty or `../`.
    pub fn root(&self) -> &'static str {
        if self.folder().is_empty() { "" } else { "../" }
    }

    /// The address of another page as seen from this one.
    ///
    /// ```
    /// use case_atlas::site::Route;
    /// let case = Route::Case("kuandian".into());
    /// assert_eq!(case.href(&Route::Case("lingqiu".into())), "lingqiu.html");
    /// assert_eq!(case.href(&Route::Home), "../index.html");
    /// assert_eq!(Route::Home.href(&case), "cases/kuandian.html");
    /// ```
    pub fn href(&self, to: &Route) -> String {
        let mut path = to.to_string();
        let (here, there) = (self.folder(), to.folder());
        if here.is_empty() {
            return path;
        }
        if here == there {
            path.drain(..=here.len());
        } else {
            path.insert_str(0, "../");
        }
        path
    }

    /// The address of a place on another page, or on this one.
    pub fn href_at(&self, to: &Route, fragment: &str) -> String {
        if self == to {
            format!("#{fragment}")
        } else {
            format!("{}#{fragment}", self.href(to))
        }
    }

    /// The address of a file below the output root (an asset, a picture) as seen from this page.
    pub fn href_of(&self, path: &str) -> String {
        let here = self.folder();
        match path.rsplit_once('/') {
            Some((folder, name)) if folder == here => name.to_owned(),
            _ if here.is_empty() => path.to_owned(),
            _ => format!("../{path}"),
        }
    }
}
