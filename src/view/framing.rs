//! The frame of a page: head, navigation, position, footer.

use super::frame::{Brand, Crumb, FooterItem, Frame, Link, LinkGroup, NavigationItem};
use super::head::{self, Known};
use super::pages::*;
use super::{Context, View};
use crate::site::{Edition, Route, Site};

/// How long a description may be: what search engines and chat previews show.
const DESCRIPTION: usize = 120;

pub(super) fn frame(context: &Context<'_>, view: &View) -> Frame {
    let settings = &context.site.atlas.settings;
    let name = view.name(context);
    let title = match view {
        View::Home(_) => settings.title.clone(),
        // Its name is that of the region, which has a page too.
        View::Case(page) => format!("{} - {}", page.phrases.concat(), settings.title),
        _ => format!("{name} - {}", settings.title),
    };
    let title = match context.route.number() {
        1 => title,
        number => format!("{title}（第{number}页）"),
    };
    let edition = edition(context.site);
    let title = match &edition {
        Some(edition) => format!("{title}（{edition}）"),
        None => title,
    };
    let description = crate::ground::han::excerpt(&view.description(context), DESCRIPTION);
    // Where programs look at names alone, pages of one list are told apart.
    let name = match context.route.number() {
        1 => name,
        number => format!("{name}（第{number}页）"),
    };
    let parents = parents(context);
    let known = Known {
        title: match view {
            View::Home(_) => &settings.title,
            _ => &name,
        },
        description: &description,
        parents: &parents,
    };
    let head = head::head(context, view, &known);
    Frame {
        language: settings.language.clone(),
        kind: view.kind(),
        title,
        description,
        head,
        root: context.route.root().to_owned(),
        brand: Brand {
            seal: settings.brand_seal.clone(),
            title: settings.title.clone(),
            href: context.href(&Route::Home),
            edition,
        },
        navigation: navigation(context),
        back: parents.last().map(|(_, route)| context.href(route)),
        position: position(context, parents, name),
        pager: context.pager(),
        search: context.href(&Route::Search),
        footer: footer(context),
        notice: settings.notice.clone(),
        government: government(context),
    }
}

/// What stands beside the brand: nothing in the edition that is for everybody.
pub(super) fn edition(site: &Site<'_>) -> Option<&'static str> {
    match site.edition {
        Edition::Student => None,
        Edition::Teacher => Some(site.edition.name()),
    }
}

/// What the site's editors wrote of it; what they did not write is not there.
fn government(context: &Context<'_>) -> Vec<FooterItem> {
    let Some(block) = &context.site.atlas.settings.government else {
        return Vec::new();
    };
    let items = [
        ("主办单位", &block.organizer),
        ("承办单位", &block.undertaker),
        ("联系方式", &block.contact),
        ("网站标识码", &block.site_id_code),
        ("ICP备案号", &block.icp),
        ("公安备案号", &block.police),
        ("党政机关网站标识", &block.badge),
    ];
    let written = items.into_iter().filter_map(|(label, text)| {
        let text = text.as_ref()?.value.to_string();
        Some(FooterItem { label, text })
    });
    written.collect()
}

fn navigation(context: &Context<'_>) -> Vec<NavigationItem> {
    let items = [
        ("图谱", Route::Home),
        ("模式", Route::ModelIndex),
        ("案例", Route::CaseIndex),
        ("地区", Route::RegionIndex),
        ("数据", Route::IndicatorIndex),
        ("培训", Route::TrainingIndex),
        ("术语", Route::Glossary),
    ];
    let present = items
        .into_iter()
        .filter(|(_, route)| exists(context, route));
    let item = |(label, route): (&str, Route)| NavigationItem {
        label: label.to_owned(),
        href: context.href(&route),
        current: current(context.route, &route),
    };
    present.map(item).collect()
}

/// `page` on the page itself, `true` below it.
fn current(here: &Route, item: &Route) -> Option<&'static str> {
    let here = here.first();
    let below = match item {
        Route::ModelIndex => matches!(here, Route::Model(_)),
        Route::CaseIndex => matches!(here, Route::Case(_)),
        Route::RegionIndex => matches!(here, Route::Region(_)),
        Route::IndicatorIndex => matches!(here, Route::Indicator(_)),
        Route::TrainingIndex => matches!(here, Route::Training(_)),
        _ => false,
    };
    if here == item {
        Some("page")
    } else {
        below.then_some("true")
    }
}

/// Whether the site has this page.
pub(super) fn exists(context: &Context<'_>, route: &Route) -> bool {
    context.site.has_page(route)
}

/// The pages above this one, from the home page down.
fn parents(context: &Context<'_>) -> Vec<(String, Route)> {
    let mut parents = vec![("首页".to_owned(), Route::Home)];
    let mut push = |label: &str, route: Route| parents.push((label.to_owned(), route));
    match context.route.first() {
        Route::Home => parents.clear(),
        Route::Model(_) => push("模式", Route::ModelIndex),
        Route::Case(slug) => {
            push("案例", Route::CaseIndex);
            let case = context.site.names.case(slug);
            let region = case.and_then(|case| context.site.atlas.cases[case].region.as_ref());
            let path = region.map(|code| context.site.atlas.regions.path(code.value));
            let path = path.unwrap_or_default();
            let above = path.split_last().map_or(&[][..], |(_, above)| above);
            above
                .iter()
                .for_each(|region| push(&region.name, Route::Region(region.code)));
        }
        Route::Region(code) => {
            push("地区", Route::RegionIndex);
            let path = context.site.atlas.regions.path(*code);
            let above = path.split_last().map_or(&[][..], |(_, above)| above);
            above
                .iter()
                .for_each(|region| push(&region.name, Route::Region(region.code)));
        }
        Route::Indicator(_) => push("数据", Route::IndicatorIndex),
        Route::Compare(_) => push("对照", Route::CompareIndex),
        Route::Challenge(_) => push("难题", Route::ChallengeIndex),
        Route::Driver(_) => push("推动力量", Route::DriverIndex),
        Route::Training(_) => push("培训", Route::TrainingIndex),
        _ => {}
    }
    parents
}

fn position(context: &Context<'_>, parents: Vec<(String, Route)>, name: String) -> Vec<Crumb> {
    if parents.is_empty() {
        return Vec::new();
    }
    let above = parents.into_iter();
    let above = above.map(|(label, route)| Crumb {
        label,
        href: Some(context.href(&route)),
    });
    above
        .chain([Crumb {
            label: name,
            href: None,
        }])
        .collect()
}

fn footer(context: &Context<'_>) -> Vec<LinkGroup> {
    let links = |items: &[(&str, Route)]| -> Vec<Link> {
        let present = items.iter().filter(|(_, route)| exists(context, route));
        let link = |(label, route): &(&str, Route)| Link {
            label: (*label).to_owned(),
            href: context.href(route),
        };
        present.map(link).collect()
    };
    let browse = links(&[
        ("图谱", Route::Home),
        ("模式", Route::ModelIndex),
        ("案例", Route::CaseIndex),
        ("地区", Route::RegionIndex),
        ("数据", Route::IndicatorIndex),
        ("对照", Route::CompareIndex),
        ("难题", Route::ChallengeIndex),
        ("推动力量", Route::DriverIndex),
        ("培训", Route::TrainingIndex),
    ]);
    let look_up = links(&[
        ("术语", Route::Glossary),
        ("关键词", Route::Keywords),
        ("年表", Route::Timeline),
        ("出处", Route::Sources),
        ("检索", Route::Search),
        ("音序", Route::Alphabet),
        ("数据下载", Route::Data),
        ("站点地图", Route::Sitemap),
    ]);
    let pages = context.site.atlas.pages.iter().map(|page| Link {
        label: page.title.value.to_string(),
        href: context.href(&Route::Text(page.slug.value.to_string())),
    });
    [
        ("翻检", browse),
        ("查考", look_up),
        ("关于", pages.collect()),
    ]
    .into_iter()
    .filter(|(_, links)| !links.is_empty())
    .map(|(title, links)| LinkGroup {
        title: title.to_owned(),
        links,
    })
    .collect()
}

impl View {
    /// The name of its template.
    pub fn kind(&self) -> &'static str {
        match self {
            View::Home(_) => "home",
            View::ModelIndex(_) => "model-index",
            View::Model(_) => "model",
            View::CaseIndex(_) => "case-index",
            View::Case(_) => "case",
            View::RegionIndex(_) => "region-index",
            View::Region(_) => "region",
            View::IndicatorIndex(_) => "indicator-index",
            View::Indicator(_) => "indicator",
            View::CompareIndex(_) => "compare-index",
            View::Compare(_) => "compare",
            View::TopicIndex(_) => "topic-index",
            View::Topic(_) => "topic",
            View::TrainingIndex(_) => "training-index",
            View::Training(_) => "training",
            View::Timeline(_) => "timeline",
            View::Keywords(_) => "keywords",
            View::Glossary(_) => "glossary",
            View::Sources(_) => "sources",
            View::Alphabet(_) => "alphabet",
            View::Sitemap(_) => "sitemap",
            View::Data(_) => "data",
            View::Text(_) => "text",
            View::Search(_) => "search",
            View::NotFound(_) => "not-found",
            View::Moved(_) => "moved",
            View::Start(_) => "start",
            View::Instructions(_) => "instructions",
        }
    }

    /// What the page is called in 当前位置 and in its title.
    fn name(&self, context: &Context<'_>) -> String {
        match self {
            View::Home(page) => page.title.clone(),
            View::ModelIndex(_) => "模式".into(),
            View::Model(page) => page.phrases.concat(),
            View::CaseIndex(_) => "案例".into(),
            View::Case(page) => match context.route {
                Route::Case(_) => page.name.clone(),
                _ => page.phrases.concat(),
            },
            View::RegionIndex(_) => "地区".into(),
            View::Region(page) => page.name.clone(),
            View::IndicatorIndex(_) => "数据".into(),
            View::Indicator(page) => page.name.clone(),
            View::CompareIndex(_) => "对照".into(),
            View::Compare(page) => page.name.clone(),
            View::TopicIndex(page) => page.title.clone(),
            View::Topic(page) => page.name.clone(),
            View::TrainingIndex(_) => "培训".into(),
            View::Training(page) => page.phrases.concat(),
            View::Timeline(_) => "年表".into(),
            View::Keywords(_) => "关键词".into(),
            View::Glossary(_) => "术语".into(),
            View::Sources(_) => "出处".into(),
            View::Alphabet(_) => "音序".into(),
            View::Sitemap(_) => "站点地图".into(),
            View::Data(_) => "数据下载".into(),
            View::Text(page) => page.title.clone(),
            View::Search(_) => "检索".into(),
            View::NotFound(_) => "没有这一页".into(),
            View::Moved(page) => page.link.label.clone(),
            View::Start(page) => page.title.clone(),
            View::Instructions(page) => page.title.clone(),
        }
    }

    fn description(&self, context: &Context<'_>) -> String {
        let title = &context.site.atlas.settings.title;
        match self {
            View::Home(page) => page.description.clone(),
            View::Model(page) => page.definition.concat(),
            View::Case(page) => page.summary.clone(),
            View::Indicator(page) => page.definition.clone(),
            View::Topic(TopicPage {
                kind,
                name,
                definition,
                ..
            }) => {
                format!("{kind}：{name}。{definition}")
            }
            View::Compare(page) => page.lead.clone(),
            View::Training(page) => page.summary.clone(),
            View::Text(page) => page.summary.clone(),
            _ => format!("{title}：{}", self.name(context)),
        }
    }
}
