//! The list of cases for `data/cases.json`.

use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde_json::{Value, json};

use super::observations::word_of;
use crate::atlas::case::{Case, Event, RIGHTS, SOURCE_KINDS, Source};
use crate::site::Site;

/// Every case with what its front matter says, written one by one: the whole list never stands in
/// memory as a tree.
pub struct CaseList<'s>(pub &'s Site<'s>);

impl Serialize for CaseList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let settings = &self.0.atlas.settings;
        let mut list = serializer.serialize_struct("CaseList", 5)?;
        list.serialize_field("title", &settings.title)?;
        list.serialize_field("language", &settings.language)?;
        list.serialize_field("licence", &settings.licence)?;
        let base = settings.base_url.as_ref().map(|address| &address.value);
        list.serialize_field("base_url", &base)?;
        list.serialize_field("cases", &Records(self.0))?;
        list.end()
    }
}

struct Records<'s>(&'s Site<'s>);

impl Serialize for Records<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let cases = 0..self.0.atlas.cases.len();
        serializer.collect_seq(cases.map(|case| record(self.0, case)))
    }
}

/// Absent values are `null`, absent lists empty.
fn record(site: &Site<'_>, case: usize) -> Value {
    let atlas = site.atlas;
    let content = &atlas.cases[case];
    let links = &site.cases[case];
    let names = |words: &[crate::ground::Spanned<String>]| -> Vec<String> {
        words.iter().map(|word| word.value.clone()).collect()
    };
    let models = |at: &[usize]| -> Vec<&str> {
        let slugs = at.iter().map(|at| atlas.models[*at].slug.value.as_str());
        slugs.collect()
    };
    let observations = content.observations.iter();
    let stated = observations.filter(|seen| seen.quantity.is_some()).count();
    json!({
        "slug": content.slug.value,
        "title": content.title.value,
        "short": content.short.value,
        "region": region(site, content),
        "period": content.period.iso(),
        "published": content.published.as_ref().map(|when| when.value.iso()),
        "author": content.author.as_ref().map(|name| &name.value),
        "summary": content.summary.value,
        "keywords": names(&content.keywords),
        "drivers": names(&content.drivers),
        "challenges": names(&content.challenges),
        "models": models(&links.models),
        "also": models(&links.also),
        "sources": content.sources.iter().map(source).collect::<Vec<_>>(),
        "events": content.events.iter().map(event).collect::<Vec<_>>(),
        "observations": stated,
        "page": site.case_route(case).to_string(),
        "address": site.address(&site.case_route(case)),
    })
}

fn region(site: &Site<'_>, content: &Case) -> Option<Value> {
    let regions = &site.atlas.regions;
    let region = regions.get(content.region.as_ref()?.value)?;
    let path = regions.path(region.code);
    let path: Vec<&str> = path.iter().map(|region| region.name.as_str()).collect();
    Some(json!({"code": region.code.to_string(), "name": region.name, "path": path}))
}

fn source(source: &Source) -> Value {
    let text = |text: &Option<crate::ground::Spanned<String>>| {
        text.as_ref().map(|text| text.value.clone())
    };
    json!({
        "id": source.id.value,
        "title": source.title.value,
        "publisher": source.publisher.value,
        "container": text(&source.container),
        "issue": text(&source.issue),
        "author": text(&source.author),
        "date": source.date.map(|date| date.iso()),
        "kind": word_of(SOURCE_KINDS, &source.kind),
        "rights": word_of(RIGHTS, &source.rights),
        "url": text(&source.url),
        "note": text(&source.note),
    })
}

fn event(event: &Event) -> Value {
    json!({
        "date": event.date.iso(),
        "text": event.text.value,
        "source": event.source.as_ref().map(|id| &id.value),
    })
}
