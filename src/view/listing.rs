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

/// The pages of a site, and its long lists in order.
pub struct Lists {
    pub(super) order: PinyinOrder,
    /// Entries of a page.
    length: usize,
    /// The years' entries by date.
    pub(super) timeline: Vec<Dated>,
    /// In pinyin order.
    pub(super) keywords: Vec<String>,
    keyword_places: HashMap<String, usize>,
    /// Each letter with the place of its first keyword.
    pub(super) keyword_letters: Vec<(char, usize)>,
    /// Case and source.
    pub(super) sources: Vec<(usize, usize)>,
    /// Cases that have a page beside their nearest.
    pub(super) compared: Vec<usize>,
    /// The practices of each region.
    pub(super) practices: BTreeMap<RegionCode, Vec<SectionId>>,
    /// Per indicator, parallel to `atlas.indicators`.
    pub(super) comparisons: Vec<Scale>,
    /// Made when first needed: sorting every name is dear, and most pages do without.
    catalogue: OnceLock<Catalogue>,
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
    /// Puts everything in order.
    pub fn new(site: &Site<'_>) -> Lists {
        let mut lists = Lists {
            compared: compare::compared(site),
            sources: lists::all_sources(site),
            timeline: timeline::dated(site),
            practices: region::all_practices(site),
            comparisons: figure::scales(site),
            ..Lists::of_nothing(site.atlas.settings.page_length)
        };
        lists.keywords = lists::keywords_in_order(site, &lists.order);
        let numbered = lists.keywords.iter().enumerate();
        lists.keyword_places = numbered.map(|(at, word)| (word.clone(), at)).collect();
        let words = lists.keywords.iter().map(|word| (word.as_str(), None));
        lists.keyword_letters = lists::letters(words);
        lists
    }

    /// For pages that list nothing.
    pub(super) fn of_nothing(length: usize) -> Lists {
        Lists {
            order: PinyinOrder::new(),
            length,
            timeline: Vec::new(),
            keywords: Vec::new(),
            keyword_places: HashMap::new(),
            keyword_letters: Vec::new(),
            sources: Vec::new(),
            compared: Vec::new(),
            practices: BTreeMap::new(),
            comparisons: Vec::new(),
            catalogue: OnceLock::new(),
        }
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
                let practices = self.practices.get(code).map_or(0, Vec::len);
                let entry = site.places.regions.get(code);
                entry.map(|entry| practices.max(entry.cases.len()).max(entry.places.len()))
            }
            Route::Indicator(id) => {
                let indicator = names.indicator(id);
                indicator.map(|at| self.comparisons[at].rows.len())
            }
            Route::Challenge(slug) => {
                let challenge = names.challenge(slug);
                challenge.map(|at| topic(&groups.challenges[at]))
            }
            Route::Driver(slug) => names.driver(slug).map(|at| topic(&groups.drivers[at])),
            Route::CaseIndex => Some(site.atlas.cases.len()),
            Route::CompareIndex => Some(self.compared.len()),
            Route::Timeline => Some(self.timeline.len()),
            Route::Sources => Some(self.sources.len()),
            Route::Keywords => Some(self.keywords.len()),
            _ => None,
        };
        longest.unwrap_or(0)
    }

    /// The page that holds the entry at this place of a list of cards.
    pub(super) fn page_of(&self, first: &Route, at: usize) -> Route {
        first.page(at / self.length + 1)
    }

    /// The page of the keyword list that holds a word.
    pub(super) fn keyword_page(&self, word: &str) -> Route {
        let at = self.keyword_places.get(word).copied().unwrap_or(0);
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
