//! Floor 3. What the templates receive: plain data and finished strings, a type a page.
//!
//! Takes a [`Site`] and a [`Route`]; returns the page's [`Frame`] and [`View`]. Everything is
//! sorted, counted, worded and addressed here, so that templates decide nothing. Pages do not
//! depend on each other and may be made in any order.
//!
//! Start reading with [`page`], then `pages` for the shapes; [`Lists`] cuts long lists into pages.

mod case;
mod compare;
mod data;
pub mod deck;
mod exports;
mod figure;
pub mod frame;
mod framing;
pub mod handout;
mod handout_files;
mod head;
mod home;
mod indicator;
mod json_ld;
mod listing;
mod lists;
mod model;
mod moved;
mod pager;
mod pages;
mod plan;
mod prose;
mod region;
mod relation;
mod seal;
mod search;
mod source;
mod stick;
mod text;
mod timeline;
mod topic;
mod training;

use serde::Serialize;

pub use exports::*;
pub use frame::Frame;
pub use handout_files::{HandoutFile, HandoutFiles};
pub use listing::Lists;
pub use moved::{aliases, moved};
pub use pages::*;
pub use stick::{StickFacts, instructions, start, version_text};

use crate::site::{Route, Site};

/// A page ready for its template.
#[derive(Debug, Serialize)]
pub struct Page {
    /// What stands around it.
    pub frame: Frame,
    /// The page itself.
    pub page: View,
}

/// The page kinds; each has a template of the same name (see [`View::kind`]).
#[derive(Debug, Serialize)]
#[serde(untagged)]
#[expect(
    missing_docs,
    reason = "each variant is the page type of the same name"
)]
pub enum View {
    Home(HomePage),
    ModelIndex(ModelIndexPage),
    Model(Box<ModelPage>),
    CaseIndex(CaseIndexPage),
    Case(Box<CasePage>),
    RegionIndex(RegionIndexPage),
    Region(RegionPage),
    IndicatorIndex(IndicatorIndexPage),
    Indicator(IndicatorPage),
    CompareIndex(CompareIndexPage),
    Compare(Box<ComparePage>),
    TopicIndex(TopicIndexPage),
    Topic(TopicPage),
    TrainingIndex(TrainingIndexPage),
    Training(Box<PackPage>),
    Timeline(TimelinePage),
    Keywords(KeywordPage),
    Glossary(GlossaryPage),
    Sources(SourcePage),
    Alphabet(AlphabetPage),
    Sitemap(SitemapPage),
    Data(DataPage),
    Text(TextPage),
    Search(SearchPage),
    NotFound(NotFoundPage),
    Moved(MovedPage),
    Start(StartPage),
    Instructions(InstructionsPage),
}

/// The kinds of page, in the order of [`View`]: the names of the templates.
pub const KINDS: [&str; 28] = [
    "home",
    "model-index",
    "model",
    "case-index",
    "case",
    "region-index",
    "region",
    "indicator-index",
    "indicator",
    "compare-index",
    "compare",
    "topic-index",
    "topic",
    "training-index",
    "training",
    "timeline",
    "keywords",
    "glossary",
    "sources",
    "alphabet",
    "sitemap",
    "data",
    "text",
    "search",
    "not-found",
    "moved",
    "start",
    "instructions",
];

/// What pages are made from: the site, the page's own address, its lists in order, and handouts to offer.
pub(crate) struct Context<'s> {
    pub(crate) site: &'s Site<'s>,
    pub(crate) route: &'s Route,
    pub(crate) lists: &'s Lists,
    pub(crate) handouts: &'s HandoutFiles,
}

impl Context<'_> {
    /// The address of another page.
    pub(crate) fn href(&self, to: &Route) -> String {
        self.route.href(to)
    }

    pub(crate) fn case_href(&self, case: usize) -> String {
        self.href(&self.site.case_route(case))
    }
}

/// Makes the page of a route that [`Lists::routes`] has; none for any other route.
pub fn page(
    site: &Site<'_>,
    route: &Route,
    lists: &Lists,
    handouts: &HandoutFiles,
) -> Option<Page> {
    let context = Context {
        site,
        route,
        lists,
        handouts,
    };
    let names = &site.names;
    let view = match route.first() {
        Route::Home => View::Home(home::page(&context)),
        Route::ModelIndex => View::ModelIndex(model::index(&context)),
        Route::Model(slug) => View::Model(Box::new(model::page(&context, names.model(slug)?))),
        Route::CaseIndex => View::CaseIndex(case::index(&context)),
        Route::Case(slug) => View::Case(Box::new(case::page(&context, names.case(slug)?))),
        Route::RegionIndex => View::RegionIndex(region::index(&context)),
        Route::Region(code) => View::Region(region::page(&context, *code)?),
        Route::IndicatorIndex => View::IndicatorIndex(indicator::index(&context)),
        Route::Indicator(id) => View::Indicator(indicator::page(&context, names.indicator(id)?)),
        Route::CompareIndex => View::CompareIndex(compare::index(&context)),
        Route::Compare(slug) => View::Compare(Box::new(compare::page(&context, names.case(slug)?))),
        Route::ChallengeIndex => View::TopicIndex(topic::challenges(&context)),
        Route::Challenge(slug) => View::Topic(topic::challenge(&context, names.challenge(slug)?)),
        Route::DriverIndex => View::TopicIndex(topic::drivers(&context)),
        Route::Driver(slug) => View::Topic(topic::driver(&context, names.driver(slug)?)),
        Route::TrainingIndex => View::TrainingIndex(training::index(&context)),
        Route::Training(slug) => {
            View::Training(Box::new(training::page(&context, names.pack(slug)?)))
        }
        Route::Timeline => View::Timeline(timeline::timeline(&context)),
        Route::Keywords => View::Keywords(lists::keywords(&context)),
        Route::Glossary => View::Glossary(lists::glossary(&context)),
        Route::Sources => View::Sources(lists::sources(&context)),
        Route::Alphabet => View::Alphabet(lists::alphabet(&context)),
        Route::Sitemap => View::Sitemap(lists::sitemap(&context)),
        Route::Data => View::Data(data::page(&context)),
        Route::Text(slug) => View::Text(text::page(&context, names.page(slug)?)),
        Route::Search => View::Search(search::page(&context)),
        Route::NotFound => View::NotFound(lists::not_found(&context)),
        Route::Continued(..) => return None,
    };
    Some(Page {
        frame: framing::frame(&context, &view),
        page: view,
    })
}
