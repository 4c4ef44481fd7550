//! The feed of cases.

use crate::atlas::publication::Publication;
use crate::site::labels::Content;
use crate::site::{Route, Site, files};

/// How many cases the feed holds: readers of feeds ask for what is new, and ask often.
const ENTRIES: usize = 50;

/// An Atom feed (RFC 4287); every address is full.
#[derive(Debug)]
pub struct Feed {
    /// Name of the atlas.
    pub title: String,
    /// What it is.
    pub subtitle: String,
    /// BCP 47 tag.
    pub language: String,
    /// Who runs the site, or its name.
    pub author: String,
    /// The licence of the texts.
    pub rights: String,
    /// The home page, which also identifies the feed.
    pub home: String,
    /// The feed's own address.
    pub own: String,
    /// RFC 3339: when the newest entry was put on the site.
    pub updated: String,
    /// Newest first, then by name; never empty.
    pub entries: Vec<Entry>,
}

/// A case in the feed.
#[derive(Debug)]
pub struct Entry {
    /// Its title.
    pub title: String,
    /// Its page, which also identifies it.
    pub address: String,
    /// RFC 3339: when it was put on the site.
    pub published: String,
    /// Its summary.
    pub summary: String,
    /// Who wrote it, if the case says so.
    pub author: Option<String>,
    /// Its keywords.
    pub categories: Vec<String>,
}

/// Whether the site has a feed: it has an address, and some case a day on which it was put there.
pub(in crate::view) fn has_feed(site: &Site<'_>) -> bool {
    site.atlas.settings.base_url.is_some()
        && site
            .contents()
            .any(|content| moment_of(site, content).is_some())
}

/// The feed; none without an address or dates.
pub fn feed(site: &Site<'_>) -> Option<Feed> {
    let settings = &site.atlas.settings;
    let home = site.address(&Route::Home)?;
    let mut cases: Vec<(Publication, usize)> = (0..site.atlas.cases.len())
        .filter_map(|case| Some((moment_of(site, Content::Case(case))?, case)))
        .collect();
    cases.sort_by_key(|(when, case)| (std::cmp::Reverse(*when), *case));
    cases.truncate(ENTRIES);
    let (newest, _) = *cases.first()?;
    let government = settings.government.as_ref();
    let organizer = government.and_then(|block| block.organizer.as_ref());
    let entries = cases.iter();
    let entries = entries.filter_map(|(when, case)| entry(site, *when, *case));
    Some(Feed {
        title: settings.title.clone(),
        subtitle: settings.description.clone(),
        language: settings.language.clone(),
        author: organizer.map_or(settings.title.clone(), |name| name.value.to_string()),
        rights: settings.licence.clone(),
        own: site.address_of(files::FEED)?,
        home,
        updated: moment(newest)?,
        entries: entries.collect(),
    })
}

fn entry(site: &Site<'_>, when: Publication, case: usize) -> Option<Entry> {
    let content = &site.atlas.cases[case];
    let keywords = content.keywords.iter();
    Some(Entry {
        title: content.title.value.to_string(),
        address: site.address(&site.case_route(case))?,
        published: moment(when)?,
        summary: content.summary.value.to_string(),
        author: site.author(Content::Case(case)),
        categories: keywords.map(|word| word.value.to_string()).collect(),
    })
}

/// When a case was put on the site, if at least the day is known.
fn moment_of(site: &Site<'_>, content: Content) -> Option<Publication> {
    let Content::Case(_) = content else {
        return None;
    };
    let when = site.published(content)?.value;
    when.date.day.is_some().then_some(when)
}

/// RFC 3339, on the clocks of China (UTC+8). Atom has no dates without a time: a day of which the
/// author wrote no more is named by its beginning. A month or year has no such name.
fn moment(when: Publication) -> Option<String> {
    when.date.day?;
    let (hour, minute) = when.time.map_or((0, 0), |time| (time.hour, time.minute));
    let day = when.date.iso();
    Some(format!("{day}T{hour:02}:{minute:02}:00+08:00"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_named_by_its_beginning_and_a_month_not_at_all() {
        let check = |written: &str| Publication::parse(written).and_then(moment);
        for (written, expected) in [
            ("2026-11-20 09:30", Some("2026-11-20T09:30:00+08:00")),
            ("2026-11-20", Some("2026-11-20T00:00:00+08:00")),
            ("2026-11", None),
            ("2026", None),
        ] {
            assert_eq!(check(written).as_deref(), expected, "{written}");
        }
    }
}
