//! What a page says of itself to programs: labels, Dublin Core, Open Graph, links, schema.org.

use serde::Serialize;

use super::json_ld;
use super::{Context, View};
use crate::markup::Html;
use crate::site::labels::Content;
use crate::site::{Route, files};

/// The part of `<head>` that is not the same for every page.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    /// `<meta name content>`, in order; no name twice, whatever its case.
    pub names: Vec<Meta>,
    /// `<meta property content>`: Open Graph.
    pub properties: Vec<Meta>,
    /// `<link rel href>` beside style sheet and icon.
    pub links: Vec<HeadLink>,
    /// `<script type="application/ld+json">`: data, which a policy against inline scripts lets be.
    pub data: Html,
}

/// A name with its value.
#[derive(Debug, Clone, Serialize)]
pub struct Meta {
    /// Such as `SiteName`, `DC.title`, `og:title`.
    pub name: &'static str,
    /// Plain text.
    pub content: String,
}

/// A link that programs follow.
#[derive(Debug, Clone, Serialize)]
pub struct HeadLink {
    /// `canonical`, `alternate`.
    pub rel: &'static str,
    /// Media type of the target, or empty.
    pub media: &'static str,
    /// Its title, or empty.
    pub title: String,
    /// Where to.
    pub href: String,
}

/// What the frame knows of the page already.
pub(super) struct Known<'k> {
    /// Name of the page, without that of the site.
    pub(super) title: &'k str,
    /// One line.
    pub(super) description: &'k str,
    /// The pages above, from the home page down.
    pub(super) parents: &'k [(String, Route)],
}

impl Head {
    /// The head of a page that is not found from outside.
    pub(super) fn of_description(description: &str) -> Head {
        Head {
            names: vec![meta("description", description)],
            properties: vec![],
            links: vec![],
            data: Html::default(),
        }
    }
}

pub(super) fn head(context: &Context<'_>, view: &View, known: &Known<'_>) -> Head {
    let labels = context.site.labels(context.route);
    let labels = labels.into_iter().map(|label| Meta {
        name: label.name,
        content: label.value,
    });
    let mut names: Vec<Meta> = labels.collect();
    // Names of metadata are the same in any case: where the table has it, it stands for both.
    if !names.iter().any(|label| label.name == "Description") {
        names.push(meta("description", known.description));
    }
    names.extend(dublin_core(context, known));
    Head {
        names,
        properties: open_graph(context, known),
        links: links(context),
        data: json_ld::data(context, view, known),
    }
}

fn meta(name: &'static str, content: &str) -> Meta {
    Meta {
        name,
        content: content.to_owned(),
    }
}

/// What the text of a page is called; a case has its own title beside the place it is about.
fn title<'t>(context: &Context<'t>, known: &Known<'t>) -> &'t str {
    match context.site.content_at(context.route) {
        Some(Content::Case(case)) => &context.site.atlas.cases[case].title.value,
        _ => known.title,
    }
}

/// The elements of Dublin Core (ISO 15836) as `DC.…`. Without the `<link rel="schema.DC">` of DCMI's
/// recommendation of 2008: readers of such labels know the prefix, and nothing on a page that is
/// read offline should name a file elsewhere.
fn dublin_core(context: &Context<'_>, known: &Known<'_>) -> Vec<Meta> {
    let site = context.site;
    let settings = &site.atlas.settings;
    let mut metas = vec![
        meta("DC.title", title(context, known)),
        meta("DC.language", &settings.language),
        meta("DC.rights", &settings.licence),
    ];
    let mut add = |name, value: Option<String>| {
        metas.extend(value.map(|content| Meta { name, content }));
    };
    let government = settings.government.as_ref();
    let organizer = government.and_then(|block| block.organizer.as_ref());
    add("DC.publisher", organizer.map(|name| name.value.to_string()));
    add("DC.identifier", site.address(context.route));
    if let Some(content) = site.content_at(context.route) {
        add("DC.creator", site.author(content));
        add(
            "DC.date",
            site.published(content).map(|when| when.value.iso()),
        );
        add("DC.description", Some(known.description.to_owned()));
        if let Content::Case(case) = content {
            let case = &site.atlas.cases[case];
            let subjects = case.keywords.iter().map(|word| word.value.as_str());
            let subjects = subjects.collect::<Vec<_>>().join("; ");
            add("DC.subject", (!subjects.is_empty()).then_some(subjects));
            add("DC.source", site.content_source(content));
        }
    }
    metas
}

/// After ogp.me.
fn open_graph(context: &Context<'_>, known: &Known<'_>) -> Vec<Meta> {
    let site = context.site;
    let content = site.content_at(context.route);
    let is_case = matches!(content, Some(Content::Case(_)));
    let mut metas = vec![
        meta("og:title", title(context, known)),
        meta("og:type", if is_case { "article" } else { "website" }),
        meta("og:description", known.description),
        meta("og:site_name", &site.atlas.settings.title),
        meta("og:locale", &site.atlas.settings.language.replace('-', "_")),
    ];
    let mut add = |name, value: Option<String>| {
        metas.extend(value.map(|content| Meta { name, content }));
    };
    add("og:url", site.address(context.route));
    let picture = content.and_then(|content| site.first_picture(content));
    add("og:image", picture.and_then(|path| site.address_of(path)));
    if is_case {
        let when = content.and_then(|content| site.published(content));
        add("article:published_time", when.map(|when| when.value.iso()));
    }
    metas
}

fn links(context: &Context<'_>) -> Vec<HeadLink> {
    let site = context.site;
    let link = |rel, href| HeadLink {
        rel,
        media: "",
        title: String::new(),
        href,
    };
    let mut links = Vec::new();
    if let Some(pager) = context.pager() {
        links.extend(pager.previous.map(|href| link("prev", href)));
        links.extend(pager.next.map(|href| link("next", href)));
    }
    // The page for wrong addresses has no address of its own.
    if !matches!(context.route, Route::NotFound) {
        let canonical = site.address(context.route);
        links.extend(canonical.map(|href| link("canonical", href)));
    }
    if super::exports::has_feed(site) {
        links.push(HeadLink {
            media: "application/atom+xml",
            title: site.atlas.settings.title.clone(),
            ..link("alternate", context.route.href_of(files::FEED))
        });
    }
    links
}
