//! The timeline: events, and when sources came out.

use super::Context;
use super::frame::Link;
use super::pages::{TimelineEntry, TimelinePage, TimelineYear};
use crate::atlas::period::Date;
use crate::site::{Route, Site};

/// An entry of the timeline.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dated {
    date: Date,
    case: usize,
    what: What,
}

/// What happened at a date: an event, or the publication of a source, by its place in the case.
#[derive(Debug, Clone, Copy)]
enum What {
    Event(usize),
    Source(usize),
}

/// Everything with a date, by date.
pub(super) fn dated(site: &Site<'_>) -> Vec<Dated> {
    let mut entries = Vec::new();
    for (case, content) in site.atlas.cases.iter().enumerate() {
        let mut add = |date, what| entries.push(Dated { date, case, what });
        for (at, event) in content.events.iter().enumerate() {
            add(event.date, What::Event(at));
        }
        for (at, source) in content.sources.iter().enumerate() {
            if let Some(date) = source.date {
                add(date, What::Source(at));
            }
        }
    }
    entries.sort_by_key(|entry| entry.date);
    entries
}

pub(super) fn timeline(context: &Context<'_>) -> TimelinePage {
    let entry = |dated: &Dated| {
        let content = &context.site.atlas.cases[dated.case];
        let (text, kind) = match dated.what {
            What::Event(at) => (content.events[at].text.value.to_string(), "事件"),
            What::Source(at) => {
                let title = &content.sources[at].title.value;
                (format!("《{title}》刊出"), "材料刊出")
            }
        };
        TimelineEntry {
            date: dated.date.without_year(),
            datetime: dated.date.iso(),
            text,
            case: Link {
                label: content.short.value.to_string(),
                href: context.case_href(dated.case),
            },
            kind,
        }
    };
    let entries = context.part(context.lists.timeline(context.site));
    let years = entries.chunk_by(|a, b| a.date.year == b.date.year);
    let year = |entries: &[Dated]| {
        let year = entries[0].date.year;
        TimelineYear {
            id: year_id(year),
            year: year.to_string(),
            entries: entries.iter().map(entry).collect(),
        }
    };
    TimelinePage {
        years: years.map(year).collect(),
    }
}

fn year_id(year: u16) -> String {
    format!("y{year}")
}

impl Context<'_> {
    /// The place in the timeline where a year begins.
    pub(super) fn year_href(&self, year: u16) -> String {
        let timeline = self.lists.timeline(self.site);
        let at = timeline.partition_point(|entry| entry.date.year < year);
        let page = self.lists.page_of(&Route::Timeline, at);
        self.route.href_at(&page, &year_id(year))
    }
}
