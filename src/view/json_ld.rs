//! schema.org descriptions of a page as JSON-LD: `BreadcrumbList`, `Article`, `Dataset`.
//!
//! Addresses are full where the site has one, and relative to the page otherwise, which JSON-LD
//! resolves against the page's own address (JSON-LD 1.1, section 4.1.3).

use serde_json::{Map, Value, json};

use super::head::Known;
use super::{Context, View};
use crate::atlas::case::Source;
use crate::markup::{self, Html};
use crate::site::Route;
use crate::site::labels::Content;

/// The descriptions of a page; empty where there is nothing to say.
pub(super) fn data(context: &Context<'_>, view: &View, known: &Known<'_>) -> Html {
    let mut graph = Vec::new();
    if !known.parents.is_empty() && !matches!(context.route, Route::NotFound) {
        graph.push(breadcrumbs(context, known));
    }
    match (view, context.site.content_at(context.route)) {
        (View::Case(_), Some(Content::Case(case))) => graph.push(article(context, case, known)),
        (View::Data(_), _) => graph.push(dataset(context, known)),
        _ => {}
    }
    if graph.is_empty() {
        return Html::default();
    }
    markup::data_block(&json!({"@context": "https://schema.org", "@graph": graph}))
}

/// The address of a page, as seen from the one being made.
fn address(context: &Context<'_>, route: &Route) -> String {
    let full = context.site.address(route);
    full.unwrap_or_else(|| context.href(route))
}

fn address_of(context: &Context<'_>, path: &str) -> String {
    let full = context.site.address_of(path);
    full.unwrap_or_else(|| context.route.href_of(path))
}

fn breadcrumbs(context: &Context<'_>, known: &Known<'_>) -> Value {
    let own = (known.title.to_owned(), context.route.clone());
    let steps = known.parents.iter().chain(std::iter::once(&own));
    let item = |(at, (name, route)): (usize, &(String, Route))| {
        json!({"@type": "ListItem", "position": at + 1, "name": name,
            "item": address(context, route)})
    };
    let items: Vec<Value> = steps.enumerate().map(item).collect();
    json!({"@type": "BreadcrumbList", "itemListElement": items})
}

/// A case. No author is named: whether it is a person or a body is not known.
fn article(context: &Context<'_>, case: usize, known: &Known<'_>) -> Value {
    let site = context.site;
    let content = &site.atlas.cases[case];
    let settings = &site.atlas.settings;
    let mut article = Map::new();
    let mut add = |key: &str, value: Value| article.insert(key.to_owned(), value);
    add("@type", json!("Article"));
    add("headline", json!(content.title.value));
    add("description", json!(known.description));
    add("inLanguage", json!(settings.language));
    add("mainEntityOfPage", json!(address(context, context.route)));
    add("isPartOf", website(context));
    add("license", licence(context));
    let based_on: Vec<Value> = content.sources.iter().map(source).collect();
    add("isBasedOn", json!(based_on));
    if let Some(when) = &content.published {
        add("datePublished", json!(when.value.iso()));
    }
    let words: Vec<&str> = content.keywords.iter().map(|w| w.value.as_str()).collect();
    if !words.is_empty() {
        add("keywords", json!(words));
    }
    let region = content.region.as_ref();
    if let Some(region) = region.and_then(|code| site.atlas.regions.get(code.value)) {
        let name = site.atlas.regions.above(region.code) + &region.name;
        add(
            "about",
            json!({"@type": "AdministrativeArea", "name": name}),
        );
    }
    if let Some(picture) = site.first_picture(Content::Case(case)) {
        add("image", json!(address_of(context, picture)));
    }
    if let Some(publisher) = publisher(context) {
        add("publisher", publisher);
    }
    Value::Object(article)
}

fn source(source: &Source) -> Value {
    let mut work = json!({"@type": "CreativeWork", "name": source.title.value,
        "publisher": {"@type": "Organization", "name": source.publisher.value}});
    if let Some(date) = source.date {
        work["datePublished"] = json!(date.iso());
    }
    if let Some(url) = &source.url {
        work["url"] = json!(url.value);
    }
    work
}

fn website(context: &Context<'_>) -> Value {
    json!({"@type": "WebSite", "name": context.site.atlas.settings.title,
        "url": address(context, &Route::Home)})
}

fn licence(context: &Context<'_>) -> Value {
    json!({"@type": "CreativeWork", "name": context.site.atlas.settings.licence})
}

fn publisher(context: &Context<'_>) -> Option<Value> {
    let government = context.site.atlas.settings.government.as_ref()?;
    let name = &government.organizer.as_ref()?.value;
    Some(json!({"@type": "GovernmentOrganization", "name": name}))
}

/// The tables and lists of `data.html`.
fn dataset(context: &Context<'_>, known: &Known<'_>) -> Value {
    let settings = &context.site.atlas.settings;
    let files = super::exports::downloads();
    let files = files.iter().map(|file| {
        json!({"@type": "DataDownload", "name": file.title, "encodingFormat": file.media,
            "contentUrl": address_of(context, file.path)})
    });
    let mut dataset = json!({"@type": "Dataset", "name": settings.title.clone() + known.title,
        "description": format!("{}{}", settings.description, known.description),
        "inLanguage": settings.language, "license": licence(context),
        "url": address(context, context.route), "isPartOf": website(context),
        "distribution": files.collect::<Vec<_>>()});
    if let Some(publisher) = publisher(context) {
        dataset["creator"] = publisher;
    }
    dataset
}
