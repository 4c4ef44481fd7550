//! Challenges and drivers.

use super::Context;
use super::frame::{Link, Turn};
use super::listing::NAMED;
use super::lists::more;
use super::pages::{TopicCard, TopicIndexPage, TopicPage};
use crate::atlas::vocabulary::Topic;
use crate::site::Route;
use crate::site::groups::TopicGroup;

/// One of the two lists of topics.
struct List<'c> {
    kind: &'static str,
    topics: &'c [Topic],
    groups: &'c [TopicGroup],
    route: fn(String) -> Route,
}

fn challenge_list<'c>(context: &'c Context<'_>) -> List<'c> {
    let site = context.site;
    let (topics, groups) = (&site.atlas.challenges, &site.groups.challenges);
    List {
        kind: "难题",
        topics,
        groups,
        route: Route::Challenge,
    }
}

fn driver_list<'c>(context: &'c Context<'_>) -> List<'c> {
    let site = context.site;
    let (topics, groups) = (&site.atlas.drivers, &site.groups.drivers);
    List {
        kind: "推动力量",
        topics,
        groups,
        route: Route::Driver,
    }
}

pub(super) fn challenges(context: &Context<'_>) -> TopicIndexPage {
    let description = "同一个难题，各地怎样应对。点进去看回应它的每一节做法。";
    challenge_list(context).index(context, description)
}

pub(super) fn drivers(context: &Context<'_>) -> TopicIndexPage {
    let description = "一件事靠谁推着走：政府、市场，还是社区自己。一个案例可以兼有。";
    driver_list(context).index(context, description)
}

pub(super) fn challenge(context: &Context<'_>, at: usize) -> TopicPage {
    challenge_list(context).page(context, at)
}

pub(super) fn driver(context: &Context<'_>, at: usize) -> TopicPage {
    driver_list(context).page(context, at)
}

impl Context<'_> {
    /// Challenges as links to their pages.
    pub(super) fn challenge_links(&self, challenges: &[usize]) -> Vec<Link> {
        let list = challenge_list(self);
        challenges.iter().map(|at| list.link(self, *at)).collect()
    }

    /// Drivers as links to their pages.
    pub(super) fn driver_links(&self, drivers: &[usize]) -> Vec<Link> {
        let list = driver_list(self);
        drivers.iter().map(|at| list.link(self, *at)).collect()
    }
}

impl List<'_> {
    /// Topics that some case names.
    fn used(&self) -> Vec<usize> {
        (0..self.topics.len())
            .filter(|at| !self.groups[*at].cases.is_empty())
            .collect()
    }

    fn link(&self, context: &Context<'_>, at: usize) -> Link {
        let topic = &self.topics[at];
        let href = context.href(&(self.route)(topic.slug.value.to_string()));
        Link {
            label: topic.name.clone(),
            href,
        }
    }

    fn index(&self, context: &Context<'_>, description: &str) -> TopicIndexPage {
        let card = |at: usize| TopicCard {
            link: self.link(context, at),
            definition: self.topics[at].definition.clone(),
            cases: self.groups[at]
                .cases
                .iter()
                .take(NAMED)
                .map(|case| Link {
                    label: context.site.atlas.cases[*case].short.value.to_string(),
                    href: context.case_href(*case),
                })
                .collect(),
            more: more(self.groups[at].cases.len(), "案例"),
            practices: self.groups[at].practices.len(),
        };
        TopicIndexPage {
            title: self.kind.to_owned(),
            description: description.to_owned(),
            topics: self.used().into_iter().map(card).collect(),
        }
    }

    fn page(&self, context: &Context<'_>, at: usize) -> TopicPage {
        let topic = &self.topics[at];
        let group = &self.groups[at];
        let mut models: Vec<usize> = group
            .practices
            .iter()
            .flat_map(|id| &context.site.cases[id.case].sections[id.section].models)
            .copied()
            .collect();
        models.sort_unstable();
        models.dedup();
        let used = self.used();
        let place = used.iter().position(|known| *known == at).unwrap_or(0);
        TopicPage {
            kind: self.kind,
            name: topic.name.clone(),
            definition: topic.definition.clone(),
            practices: context
                .part(&group.practices)
                .iter()
                .map(|id| context.practice_card(*id, None))
                .collect(),
            cases: context
                .part(&group.cases)
                .iter()
                .map(|case| context.case_card(*case))
                .collect(),
            seals: context.seal_links(&models),
            turn: Turn {
                previous: place
                    .checked_sub(1)
                    .map(|before| self.link(context, used[before])),
                next: used.get(place + 1).map(|next| self.link(context, *next)),
            },
        }
    }
}
