//! Lists over the whole atlas: timeline, keywords, glossary, sources, A–Z, sitemap; and the page
//! for addresses that do not exist.

use std::collections::BTreeMap;

use super::frame::{LetterGroup, Link, LinkGroup};
use super::framing::exists;
use super::pages::{
    AlphabetEntry, AlphabetPage, GlossaryPage, KeywordEntry, KeywordPage, NotFoundPage,
    SitemapPage, SourcePage, TermEntry, TimelineEntry, TimelinePage, TimelineYear,
};
use super::{Context, plan, source};
use crate::atlas::period::Date;
use crate::ground::letter;
use crate::site::{Route, SectionId};

/// How many sections a term names as places where it is used.
const USES: usize = 8;

pub(super) fn timeline(context: &Context<'_>) -> TimelinePage {
    let mut entries: Vec<(Date, TimelineEntry)> = Vec::new();
    for (at, content) in context.site.atlas.cases.iter().enumerate() {
        let mut add = |date: Date, text: String, kind: &'static str| {
            let case = Link {
                label: content.short.value.clone(),
                href: context.case_href(at),
            };
            let (day, datetime) = (date.without_year(), date.iso());
            entries.push((
                date,
                TimelineEntry {
                    date: day,
                    datetime,
                    text,
                    case,
                    kind,
                },
            ));
        };
        for event in &content.events {
            add(event.date, event.text.value.clone(), "事件");
        }
        for source in &content.sources {
            if let Some(date) = source.date {
                add(date, format!("《{}》刊出", source.title.value), "材料刊出");
            }
        }
    }
    entries.sort_by_key(|(date, _)| *date);
    let mut years: Vec<TimelineYear> = Vec::new();
    for (date, entry) in entries {
        let year = date.year.to_string();
        match years.last_mut() {
            Some(last) if last.year == year => last.entries.push(entry),
            _ => years.push(TimelineYear {
                id: format!("y{year}"),
                year,
                entries: vec![entry],
            }),
        }
    }
    TimelinePage { years }
}

pub(super) fn keywords(context: &Context<'_>) -> KeywordPage {
    let atlas = context.site.atlas;
    let entries = context.site.groups.keywords.iter().map(|(keyword, cases)| {
        let cases = cases.iter().map(|case| Link {
            label: atlas.cases[*case].short.value.clone(),
            href: context.case_href(*case),
        });
        (
            keyword.clone(),
            None,
            KeywordEntry {
                keyword: keyword.clone(),
                cases: cases.collect(),
            },
        )
    });
    KeywordPage {
        letters: by_letter(context, entries.collect()),
    }
}

pub(super) fn glossary(context: &Context<'_>) -> GlossaryPage {
    let site = context.site;
    let link = |term: &usize| Link {
        label: site.atlas.terms[*term].term.value.clone(),
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
            id: term.id.value.clone(),
            term: term.term.value.clone(),
            aliases: term
                .aliases
                .iter()
                .map(|alias| alias.value.clone())
                .collect(),
            definition: term.definition.clone(),
            see: site.glossary.see[at].iter().map(link).collect(),
            used: site.glossary.used[at].iter().take(USES).map(used).collect(),
        };
        (term.term.value.clone(), term.pinyin.clone(), entry)
    });
    GlossaryPage {
        letters: by_letter(context, entries.collect()),
    }
}

pub(super) fn sources(context: &Context<'_>) -> SourcePage {
    let cases = 0..context.site.atlas.cases.len();
    let mut sources: Vec<_> = cases.flat_map(|at| source::sources(context, at)).collect();
    for (at, source) in sources.iter_mut().enumerate() {
        source.id = format!("source-{}", at + 1);
        source.number = at + 1;
    }
    SourcePage { sources }
}

pub(super) fn alphabet(context: &Context<'_>) -> AlphabetPage {
    let entry = |label: String, reading: Option<String>, href: String, kind: &'static str| {
        let link = Link {
            label: label.clone(),
            href,
        };
        (label, reading, AlphabetEntry { link, kind })
    };
    let pages = plan::routes(context.site).into_iter().filter_map(|route| {
        let kind = kind_of_entry(&route)?;
        Some(entry(
            label(context, &route)?,
            None,
            context.href(&route),
            kind,
        ))
    });
    let terms = context.site.atlas.terms.iter().map(|term| {
        let href = context.route.href_at(&Route::Glossary, &term.id.value);
        entry(term.term.value.clone(), term.pinyin.clone(), href, "术语")
    });
    AlphabetPage {
        letters: by_letter(context, pages.chain(terms).collect()),
    }
}

/// What a page is in the A–Z index; none for pages that list others.
fn kind_of_entry(route: &Route) -> Option<&'static str> {
    Some(match route {
        Route::Case(_) => "案例",
        Route::Model(_) => "模式",
        Route::Region(_) => "地区",
        Route::Indicator(_) => "指标",
        Route::Challenge(_) => "难题",
        Route::Driver(_) => "推动力量",
        Route::Training(_) => "培训包",
        Route::Text(_) => "说明",
        _ => return None,
    })
}

/// Entries with their name and, if given, its reading → groups by letter, in pinyin order.
fn by_letter<T>(
    context: &Context<'_>,
    mut entries: Vec<(String, Option<String>, T)>,
) -> Vec<LetterGroup<T>> {
    entries.sort_by(|(a, a_reading, _), (b, b_reading, _)| {
        context
            .order
            .compare_read((a, a_reading.as_deref()), (b, b_reading.as_deref()))
    });
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

pub(super) fn sitemap(context: &Context<'_>) -> SitemapPage {
    let mut groups: BTreeMap<usize, LinkGroup> = BTreeMap::new();
    for route in plan::routes(context.site) {
        let (at, title) = group_of(&route);
        if let Some(label) = label(context, &route) {
            let empty = LinkGroup {
                title: title.to_owned(),
                links: Vec::new(),
            };
            let href = context.href(&route);
            groups
                .entry(at)
                .or_insert(empty)
                .links
                .push(Link { label, href });
        }
    }
    SitemapPage {
        groups: groups.into_values().collect(),
    }
}

fn group_of(route: &Route) -> (usize, &'static str) {
    match route {
        Route::ModelIndex | Route::Model(_) => (1, "模式"),
        Route::CaseIndex | Route::Case(_) => (2, "案例"),
        Route::RegionIndex | Route::Region(_) => (3, "地区"),
        Route::IndicatorIndex | Route::Indicator(_) => (4, "数据"),
        Route::CompareIndex | Route::Compare(..) => (5, "对照"),
        Route::ChallengeIndex | Route::Challenge(_) => (6, "难题"),
        Route::DriverIndex | Route::Driver(_) => (7, "推动力量"),
        Route::TrainingIndex | Route::Training(_) => (8, "培训"),
        _ => (0, "总览"),
    }
}

/// What a page is called in the sitemap; none for pages that are not listed.
fn label(context: &Context<'_>, route: &Route) -> Option<String> {
    let site = context.site;
    let atlas = site.atlas;
    let names = &site.names;
    Some(match route {
        Route::Home => "首页".to_owned(),
        Route::ModelIndex => "全部模式".to_owned(),
        Route::Model(slug) => atlas.models[names.model(slug)?].title.value.clone(),
        Route::CaseIndex => "全部案例".to_owned(),
        Route::Case(slug) => atlas.cases[names.case(slug)?].title.value.clone(),
        Route::RegionIndex => "全部地区".to_owned(),
        Route::Region(code) => atlas.regions.get(*code)?.name.clone(),
        Route::IndicatorIndex => "全部指标".to_owned(),
        Route::Indicator(id) => atlas.indicators[names.indicator(id)?].name.clone(),
        Route::CompareIndex => "全部对照".to_owned(),
        Route::Compare(a, b) => {
            let short = |slug: &str| {
                names
                    .case(slug)
                    .map(|case| atlas.cases[case].short.value.clone())
            };
            format!("{}与{}", short(a)?, short(b)?)
        }
        Route::ChallengeIndex => "全部难题".to_owned(),
        Route::Challenge(slug) => atlas.challenges[names.challenge(slug)?].name.clone(),
        Route::DriverIndex => "全部推动力量".to_owned(),
        Route::Driver(slug) => atlas.drivers[names.driver(slug)?].name.clone(),
        Route::TrainingIndex => "全部培训包".to_owned(),
        Route::Training(slug) => atlas.packs[names.pack(slug)?].title.value.clone(),
        Route::Timeline => "年表".to_owned(),
        Route::Keywords => "关键词".to_owned(),
        Route::Glossary => "术语".to_owned(),
        Route::Sources => "出处".to_owned(),
        Route::Alphabet => "音序".to_owned(),
        Route::Sitemap => "站点地图".to_owned(),
        Route::Data => "数据下载".to_owned(),
        Route::Search => "检索".to_owned(),
        Route::Text(slug) => atlas.pages[names.page(slug)?].title.value.clone(),
        Route::NotFound => return None,
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
