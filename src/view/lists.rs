//! Lists over the whole atlas: timeline, keywords, glossary, sources, A–Z, sitemap; and the page
//! for addresses that do not exist.

use rayon::prelude::*;

use super::frame::{LetterGroup, Link, LinkGroup};
use super::framing::exists;
use super::listing::NAMED;
use super::pages::{
    AlphabetEntry, AlphabetPage, GlossaryPage, KeywordEntry, KeywordPage, NotFoundPage,
    SitemapPage, SourceEntry, SourcePage, TermEntry,
};
use super::{Context, compare, source};
use crate::ground::{PinyinOrder, letter};
use crate::site::{Route, SectionId, Site};

/// How many sections a term names as places where it is used.
const USES: usize = 8;

impl Context<'_> {
    /// The place in the list of keywords where a word's letter stands, on the page with the word.
    pub(super) fn keyword_href(&self, word: &str) -> String {
        let page = self.lists.keyword_page(self.site, word);
        self.route.href_at(&page, &letter_id(letter(word, None)))
    }

    /// Letters, each leading to the page on which it begins.
    fn rail(&self, letters: &[(char, usize)], page_of: impl Fn(usize) -> Route) -> Vec<Link> {
        let link = |(letter, at): &(char, usize)| Link {
            label: letter.to_string(),
            href: self.route.href_at(&page_of(*at), &letter_id(*letter)),
        };
        letters.iter().map(link).collect()
    }
}

/// The letters of words in pinyin order, each with the place of its first word.
pub(super) fn letters<'w>(
    words: impl Iterator<Item = (&'w str, Option<&'w str>)>,
) -> Vec<(char, usize)> {
    let mut letters: Vec<(char, usize)> = Vec::new();
    for (at, (word, reading)) in words.enumerate() {
        let letter = letter(word, reading);
        if letters.last().is_none_or(|(last, _)| *last != letter) {
            letters.push((letter, at));
        }
    }
    letters
}

/// Every keyword, in pinyin order.
pub(super) fn keywords_in_order(site: &Site<'_>, order: &PinyinOrder) -> Vec<String> {
    let mut keywords: Vec<String> = site.groups.keywords.keys().cloned().collect();
    keywords.par_sort_by(|a, b| order.compare(a, b));
    keywords
}

pub(super) fn keywords(context: &Context<'_>) -> KeywordPage {
    let (site, lists) = (context.site, context.lists);
    let all = lists.keywords(site);
    let entries = context.part(&all.words).iter().map(|keyword| {
        let cases = &site.groups.keywords[keyword];
        let named = cases.iter().take(NAMED).map(|case| Link {
            label: site.atlas.cases[*case].short.value.to_string(),
            href: context.case_href(*case),
        });
        let entry = KeywordEntry {
            keyword: keyword.clone(),
            cases: named.collect(),
            more: more(cases.len(), "案例"),
        };
        (keyword.clone(), None, entry)
    });
    KeywordPage {
        letters: by_letter(entries),
        rail: context.rail(&all.letters, |at| lists.page_of(&Route::Keywords, at)),
    }
}

/// What stands behind names of which there are more than are told: `等120个案例`.
pub(super) fn more(count: usize, what: &str) -> String {
    if count > NAMED {
        format!("等{count}个{what}")
    } else {
        String::new()
    }
}

pub(super) fn glossary(context: &Context<'_>) -> GlossaryPage {
    let site = context.site;
    let link = |term: &usize| Link {
        label: site.atlas.terms[*term].term.value.to_string(),
        href: format!("#{}", site.atlas.terms[*term].id.value),
    };
    let used = |id: &SectionId| Link {
        label: format!(
            "{}：{}",
            site.atlas.cases[id.case].short.value,
            site.atlas.cases[id.case].sections[id.section].title
        ),
        href: context.section_href(*id),
    };
    let entries = site.atlas.terms.iter().enumerate().map(|(at, term)| {
        let entry = TermEntry {
            id: term.id.value.to_string(),
            term: term.term.value.to_string(),
            aliases: term
                .aliases
                .iter()
                .map(|alias| alias.value.to_string())
                .collect(),
            definition: term.definition.clone(),
            see: site.glossary.see[at].iter().map(link).collect(),
            used: site.glossary.used[at].iter().take(USES).map(used).collect(),
        };
        (term.term.value.to_string(), term.pinyin.clone(), entry)
    });
    let mut entries: Vec<_> = entries.collect();
    let order = &context.lists.order;
    entries.sort_by(|(a, a_reading, _), (b, b_reading, _)| {
        order.compare_read((a, a_reading.as_deref()), (b, b_reading.as_deref()))
    });
    let words = entries.iter();
    let words = words.map(|(word, reading, _)| (word.as_str(), reading.as_deref()));
    let rail = context.rail(&letters(words), |_| Route::Glossary);
    GlossaryPage {
        letters: by_letter(entries.into_iter()),
        rail,
    }
}

/// Every source, with its case.
pub(super) fn all_sources(site: &Site<'_>) -> Vec<(usize, usize)> {
    let cases = site.atlas.cases.iter().enumerate();
    cases
        .flat_map(|(case, content)| (0..content.sources.len()).map(move |at| (case, at)))
        .collect()
}

pub(super) fn sources(context: &Context<'_>) -> SourcePage {
    let all = context.lists.sources(context.site);
    let own = context.part(all);
    let before = context.place_of(all, own);
    let numbered = (before + 1..).zip(own);
    let entry = |(number, (case, at)): (usize, &(usize, usize))| SourceEntry {
        id: format!("source-{number}"),
        number,
        ..source::entry(context, *case, *at)
    };
    SourcePage {
        sources: numbered.map(entry).collect(),
    }
}

/// Something the A–Z index names.
#[derive(Debug)]
pub(super) struct Named {
    name: String,
    reading: Option<String>,
    /// Its page; a term is the place with this id on the page.
    page: Route,
    term: Option<String>,
    kind: &'static str,
}

impl Named {
    /// The word it is sorted by, with its reading.
    pub(super) fn word(&self) -> (&str, Option<&str>) {
        (&self.name, self.reading.as_deref())
    }
}

/// What has a name, in pinyin order.
pub(super) fn named(site: &Site<'_>, pages: &[Route], order: &PinyinOrder) -> Vec<Named> {
    let pages = pages.iter().filter_map(|route| {
        Some(Named {
            kind: kind_of_entry(route)?,
            name: label(site, route)?,
            reading: None,
            page: route.clone(),
            term: None,
        })
    });
    let terms = site.atlas.terms.iter().map(|term| Named {
        name: term.term.value.to_string(),
        reading: term.pinyin.clone(),
        page: Route::Glossary,
        term: Some(term.id.value.to_string()),
        kind: "术语",
    });
    let mut named: Vec<Named> = pages.chain(terms).collect();
    named.par_sort_by(|a, b| {
        order.compare_read(
            (&a.name, a.reading.as_deref()),
            (&b.name, b.reading.as_deref()),
        )
    });
    named
}

pub(super) fn alphabet(context: &Context<'_>) -> AlphabetPage {
    let lists = context.lists;
    let entry = |named: &Named| {
        let href = match &named.term {
            Some(id) => context.route.href_at(&named.page, id),
            None => context.href(&named.page),
        };
        let link = Link {
            label: named.name.clone(),
            href,
        };
        let entry = AlphabetEntry {
            link,
            kind: named.kind,
        };
        (named.name.clone(), named.reading.clone(), entry)
    };
    let catalogue = lists.catalogue(context.site);
    let entries = context.links_part(&catalogue.alphabet).iter().map(entry);
    AlphabetPage {
        letters: by_letter(entries),
        rail: context.rail(&catalogue.letters, |at| lists.alphabet_page(at)),
    }
}

/// What a page is in the A–Z index; none for pages that list others.
fn kind_of_entry(route: &Route) -> Option<&'static str> {
    Some(match route {
        Route::Case(_) => "案例",
        Route::Model(_) => "模式",
        Route::Region(_) => "地区",
        Route::Indicator(_) => "指标",
        Route::Compare(_) => "对照",
        Route::Challenge(_) => "难题",
        Route::Driver(_) => "推动力量",
        Route::Training(_) => "培训包",
        Route::Text(_) => "说明",
        _ => return None,
    })
}

/// Entries in pinyin order, with their name and, if given, its reading → groups by letter.
fn by_letter<T>(entries: impl Iterator<Item = (String, Option<String>, T)>) -> Vec<LetterGroup<T>> {
    let mut groups: Vec<LetterGroup<T>> = Vec::new();
    for (name, reading, entry) in entries {
        let letter = letter(&name, reading.as_deref());
        match groups.last_mut() {
            Some(last) if last.letter == letter.to_string() => last.entries.push(entry),
            _ => groups.push(LetterGroup {
                letter: letter.to_string(),
                id: letter_id(letter),
                entries: vec![entry],
            }),
        }
    }
    groups
}

/// The pages that the sitemap names, by group, as places in the list of pages. Further pages of a list are
/// reached from its first.
pub(super) fn mapped(routes: &[Route]) -> Vec<usize> {
    let named = |at: &usize| routes[*at].number() == 1 && routes[*at] != Route::NotFound;
    let mut map: Vec<usize> = (0..routes.len()).filter(named).collect();
    map.sort_by_key(|at| group_of(&routes[*at]).0);
    map
}

pub(super) fn sitemap(context: &Context<'_>) -> SitemapPage {
    let catalogue = context.lists.catalogue(context.site);
    let mut groups: Vec<LinkGroup> = Vec::new();
    for at in context.links_part(&catalogue.map) {
        let route = &catalogue.routes[*at];
        let (_, title) = group_of(route);
        if groups.last().is_none_or(|last| last.title != title) {
            groups.push(LinkGroup {
                title: title.to_owned(),
                links: Vec::new(),
            });
        }
        let link = label(context.site, route).map(|label| Link {
            label,
            href: context.href(route),
        });
        if let Some(last) = groups.last_mut() {
            last.links.extend(link);
        }
    }
    SitemapPage { groups }
}

fn group_of(route: &Route) -> (usize, &'static str) {
    match route {
        Route::ModelIndex | Route::Model(_) => (1, "模式"),
        Route::CaseIndex | Route::Case(_) => (2, "案例"),
        Route::RegionIndex | Route::Region(_) => (3, "地区"),
        Route::IndicatorIndex | Route::Indicator(_) => (4, "数据"),
        Route::CompareIndex | Route::Compare(_) => (5, "对照"),
        Route::ChallengeIndex | Route::Challenge(_) => (6, "难题"),
        Route::DriverIndex | Route::Driver(_) => (7, "推动力量"),
        Route::TrainingIndex | Route::Training(_) => (8, "培训"),
        _ => (0, "总览"),
    }
}

/// What a page is called in the sitemap; none for pages that are not listed.
fn label(site: &Site<'_>, route: &Route) -> Option<String> {
    let atlas = site.atlas;
    let names = &site.names;
    Some(match route {
        Route::Home => "首页".to_owned(),
        Route::ModelIndex => "全部模式".to_owned(),
        Route::Model(slug) => atlas.models[names.model(slug)?].title.value.to_string(),
        Route::CaseIndex => "全部案例".to_owned(),
        Route::Case(slug) => atlas.cases[names.case(slug)?].title.value.to_string(),
        Route::RegionIndex => "全部地区".to_owned(),
        Route::Region(code) => atlas.regions.get(*code)?.name.clone(),
        Route::IndicatorIndex => "全部指标".to_owned(),
        Route::Indicator(id) => atlas.indicators[names.indicator(id)?].name.clone(),
        Route::CompareIndex => "全部对照".to_owned(),
        Route::Compare(slug) => compare::name(site, names.case(slug)?),
        Route::ChallengeIndex => "全部难题".to_owned(),
        Route::Challenge(slug) => atlas.challenges[names.challenge(slug)?].name.clone(),
        Route::DriverIndex => "全部推动力量".to_owned(),
        Route::Driver(slug) => atlas.drivers[names.driver(slug)?].name.clone(),
        Route::TrainingIndex => "全部培训包".to_owned(),
        Route::Training(slug) => atlas.packs[names.pack(slug)?].title.value.to_string(),
        Route::Timeline => "年表".to_owned(),
        Route::Keywords => "关键词".to_owned(),
        Route::Glossary => "术语".to_owned(),
        Route::Sources => "出处".to_owned(),
        Route::Alphabet => "音序".to_owned(),
        Route::Sitemap => "站点地图".to_owned(),
        Route::Data => "数据下载".to_owned(),
        Route::Search => "检索".to_owned(),
        Route::Text(slug) => atlas.pages[names.page(slug)?].title.value.to_string(),
        Route::NotFound | Route::Continued(..) => return None,
    })
}

pub(super) fn not_found(context: &Context<'_>) -> NotFoundPage {
    let ways = [
        ("首页", Route::Home),
        ("按模式找", Route::ModelIndex),
        ("按地区找", Route::RegionIndex),
        ("按音序找", Route::Alphabet),
        ("站点地图", Route::Sitemap),
    ];
    let present = ways.into_iter().filter(|(_, route)| exists(context, route));
    let link = |(label, route): (&str, Route)| Link {
        label: label.to_owned(),
        href: context.href(&route),
    };
    NotFoundPage {
        links: present.map(link).collect(),
    }
}

/// The anchor of a letter's group.
pub(super) fn letter_id(letter: char) -> String {
    match letter {
        '#' => "other".to_owned(),
        letter => format!("letter-{}", letter.to_ascii_lowercase()),
    }
}
