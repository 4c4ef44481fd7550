//! Lists that grow with the atlas: put in order once, then cut into pages, so that no page costs more than what
//! it shows.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use rust_decimal::Decimal;

use super::lists::{self, Named};
use super::timeline::{self, Dated};
use super::{Context, compare, figure, plan, region};
use crate::atlas::region::RegionCode;
use crate::ground::PinyinOrder;
use crate::site::groups::{ModelGroup, TopicGroup};
use crate::site::{Route, SectionId, Site};

/// Words on a line, and links in columns, are shorter than cards: a page has so many times more of them.
const LINKS_PER_CARD: usize = 8;

/// Names in running text or in a fact are told up to so many.
pub(super) const NAMED: usize = 24;

/// The pages of a site, and its long lists in order. Each is made when first needed, for most pages do without most
/// of them; [`Lists::new`] makes all.
pub struct Lists {
    pub(super) order: PinyinOrder,
    /// Entries of a page.
    length: usize,
    timeline: OnceLock<Vec<Dated>>,
    keywords: OnceLock<Keywords>,
    sources: OnceLock<Vec<(usize, usize)>>,
    compared: OnceLock<Vec<usize>>,
    practices: OnceLock<BTreeMap<RegionCode, Vec<SectionId>>>,
    comparisons: OnceLock<Vec<Scale>>,
    catalogue: OnceLock<Catalogue>,
}

/// The keywords of all cases.
#[derive(Debug)]
pub(super) struct Keywords {
    /// In pinyin order.
    pub words: Vec<String>,
    places: HashMap<String, usize>,
    /// Each letter with the place of its first keyword.
    pub letters: Vec<(char, usize)>,
}

/// The pages of a site, and what has a name.
#[derive(Debug, Default)]
pub(super) struct Catalogue {
    /// Every page, in the order of the sitemap; further pages of a list behind its first.
    pub routes: Vec<Route>,
    /// The pages the sitemap names by their group: places in `routes`.
    pub map: Vec<usize>,
    /// What has a name, in pinyin order.
    pub alphabet: Vec<Named>,
    /// Each letter with the place of its first name.
    pub letters: Vec<(char, usize)>,
}

/// The figures of an indicator as they are listed.
#[derive(Debug, Default)]
pub(super) struct Scale {
    /// Case and observation, comparable ones first.
    pub rows: Vec<(usize, usize)>,
    /// How many of them are comparable.
    pub comparable: usize,
    /// The value whose bar is full.
    pub largest: Decimal,
}

impl Lists {
    /// Puts everything in order: what is to be asked from many threads must not have to be made then.
    pub fn new(site: &Site<'_>) -> Lists {
        let lists = Lists::lazy(site);
        lists.complete(site);
        lists
    }

    /// Puts in order what is asked for.
    pub fn lazy(site: &Site<'_>) -> Lists {
        Lists::of_nothing(site.atlas.settings.page_length)
    }

    /// Puts in order what is not yet; the names in the catalogue are left out.
    pub fn complete(&self, site: &Site<'_>) {
        self.compared(site);
        self.sources(site);
        self.timeline(site);
        self.practices(site);
        self.comparisons(site);
        self.keywords(site);
    }

    /// For pages that list nothing.
    pub(super) fn of_nothing(length: usize) -> Lists {
        Lists {
            order: PinyinOrder::new(),
            length,
            timeline: OnceLock::new(),
            keywords: OnceLock::new(),
            sources: OnceLock::new(),
            compared: OnceLock::new(),
            practices: OnceLock::new(),
            comparisons: OnceLock::new(),
            catalogue: OnceLock::new(),
        }
    }

    /// The years' entries by date.
    pub(super) fn timeline(&self, site: &Site<'_>) -> &[Dated] {
        self.timeline.get_or_init(|| timeline::dated(site))
    }

    /// The keywords of all cases.
    pub(super) fn keywords(&self, site: &Site<'_>) -> &Keywords {
        self.keywords.get_or_init(|| {
            let words = lists::keywords_in_order(site, &self.order);
            let numbered = words.iter().enumerate();
            Keywords {
                places: numbered.map(|(at, word)| (word.clone(), at)).collect(),
                letters: lists::letters(words.iter().map(|word| (word.as_str(), None))),
                words,
            }
        })
    }

    /// Case and source.
    pub(super) fn sources(&self, site: &Site<'_>) -> &[(usize, usize)] {
        self.sources.get_or_init(|| lists::all_sources(site))
    }

    /// Cases that have a page beside their nearest.
    pub(super) fn compared(&self, site: &Site<'_>) -> &[usize] {
        self.compared.get_or_init(|| compare::compared(site))
    }

    /// The practices of each region.
    pub(super) fn practices(&self, site: &Site<'_>) -> &BTreeMap<RegionCode, Vec<SectionId>> {
        self.practices.get_or_init(|| region::all_practices(site))
    }

    /// Per indicator, parallel to `atlas.indicators`.
    pub(super) fn comparisons(&self, site: &Site<'_>) -> &[Scale] {
        self.comparisons.get_or_init(|| figure::scales(site))
    }

    /// Every page of the site these are the lists of, in the order of the sitemap; no repetitions.
    pub fn routes(&self, site: &Site<'_>) -> &[Route] {
        &self.catalogue(site).routes
    }

    /// Whether the list that a page belongs to has so many pages.
    pub fn has(&self, site: &Site<'_>, route: &Route) -> bool {
        route.number() == 1 || route.number() <= self.pages(site, route.first())
    }

    pub(super) fn catalogue(&self, site: &Site<'_>) -> &Catalogue {
        self.catalogue.get_or_init(|| {
            let first = plan::first_pages(site);
            let alphabet = lists::named(site, &first, &self.order);
            let mapped = lists::mapped(&first).len();
            let further = |route: Route| {
                let pages = match route {
                    Route::Alphabet => cut(alphabet.len(), self.links()),
                    Route::Sitemap => cut(mapped, self.links()),
                    _ => cut(self.entries(site, &route), self.length),
                };
                (1..=pages).map(move |number| route.page(number))
            };
            let routes: Vec<Route> = first.into_iter().flat_map(further).collect();
            Catalogue {
                map: lists::mapped(&routes),
                routes,
                letters: lists::letters(alphabet.iter().map(Named::word)),
                alphabet,
            }
        })
    }

    /// Entries of a page of words or links.
    fn links(&self) -> usize {
        self.length * LINKS_PER_CARD
    }

    /// Whether so many cases are too many for the home page, which then tells of provinces.
    pub(super) fn is_long(&self, cases: usize) -> bool {
        cases > self.length
    }

    /// Whether so many links are too many for one page.
    pub(super) fn are_many_links(&self, links: usize) -> bool {
        links > self.links()
    }

    /// How many pages a list has that begins on this page.
    pub(super) fn pages(&self, site: &Site<'_>, first: &Route) -> usize {
        match first {
            Route::Alphabet => cut(self.catalogue(site).alphabet.len(), self.links()),
            Route::Sitemap => cut(self.catalogue(site).map.len(), self.links()),
            _ => cut(self.entries(site, first), self.length),
        }
    }

    /// How many cards, rows or the like the longest list of a page has.
    fn entries(&self, site: &Site<'_>, first: &Route) -> usize {
        let (groups, names) = (&site.groups, &site.names);
        let topic = |group: &TopicGroup| group.cases.len().max(group.practices.len());
        let longest = match first {
            Route::Model(slug) => {
                let longest = |group: &ModelGroup| group.practices.len().max(group.mentions.len());
                names.model(slug).map(|at| longest(&groups.models[at]))
            }
            Route::Region(code) => {
                let entry = site.places.regions.get(code);
                entry.map(|entry| entry.cases.len().max(entry.places.len()))
            }
            Route::Indicator(id) => {
                let indicator = names.indicator(id);
                indicator.map(|at| self.comparisons(site)[at].rows.len())
            }
            Route::Challenge(slug) => {
                let challenge = names.challenge(slug);
                challenge.map(|at| topic(&groups.challenges[at]))
            }
            Route::Driver(slug) => names.driver(slug).map(|at| topic(&groups.drivers[at])),
            Route::CaseIndex => Some(site.atlas.cases.len()),
            Route::CompareIndex => Some(self.compared(site).len()),
            Route::Timeline => Some(self.timeline(site).len()),
            Route::Sources => Some(self.sources(site).len()),
            Route::Keywords => Some(self.keywords(site).words.len()),
            _ => None,
        };
        longest.unwrap_or(0)
    }

    /// The page that holds the entry at this place of a list of cards.
    pub(super) fn page_of(&self, first: &Route, at: usize) -> Route {
        first.page(at / self.length + 1)
    }

    /// The page of the keyword list that holds a word.
    pub(super) fn keyword_page(&self, site: &Site<'_>, word: &str) -> Route {
        let at = self.keywords(site).places.get(word).copied().unwrap_or(0);
        self.page_of(&Route::Keywords, at)
    }

    /// The page that holds the entry at this place of the A–Z index.
    pub(super) fn alphabet_page(&self, at: usize) -> Route {
        Route::Alphabet.page(at / self.links() + 1)
    }
}

impl Context<'_> {
    /// What this page shows of a list of cards, rows or the like.
    pub(super) fn part<'l, T>(&self, list: &'l [T]) -> &'l [T] {
        part(list, self.lists.length, self.route.number())
    }

    /// What this page shows of a list of links.
    pub(super) fn links_part<'l, T>(&self, list: &'l [T]) -> &'l [T] {
        part(list, self.lists.links(), self.route.number())
    }

    /// Where the part of a list begins that this page shows.
    pub(super) fn place_of<T>(&self, list: &[T], part: &[T]) -> usize {
        let before = (self.route.number() - 1) * self.lists.length;
        before.min(list.len() - part.len())
    }

    /// Whether a list begins on this page, where everything stands that is said once.
    pub(super) fn is_first(&self) -> bool {
        self.route.number() == 1
    }
}

/// How many pages so many entries make; nothing makes one, too.
fn cut(entries: usize, length: usize) -> usize {
    entries.div_ceil(length).max(1)
}

fn part<T>(list: &[T], length: usize, number: usize) -> &[T] {
    list.chunks(length).nth(number - 1).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn a_list_is_cut_without_loss() {
        let list: Vec<usize> = (0..7).collect();
        let parts: Vec<_> = (1..=4).map(|number| part(&list, 3, number)).collect();
        assert_eq!(parts, [&[0, 1, 2][..], &[3, 4, 5], &[6], &[]]);
    }
}
