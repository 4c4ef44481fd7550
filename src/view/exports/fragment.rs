//! What a portal's own template needs beside a page's body.

use serde::Serialize;

use crate::site::{Route, Site};
use crate::view::Page;
use crate::view::frame::{Crumb, FooterItem};
use crate::view::head::{Head, HeadLink};

/// Labels and surroundings of a page, for `build --fragment`. Addresses are relative to the page,
/// as in its body.
#[derive(Debug, Serialize)]
pub struct FragmentHead<'p> {
    /// The file with the body, below the root.
    pub body: String,
    /// Kind of page; a class of the body.
    pub kind: &'static str,
    /// BCP 47 tag.
    pub language: &'p str,
    /// Page and site.
    pub title: &'p str,
    /// One line.
    pub description: &'p str,
    /// `<meta name content>`, names unique.
    pub labels: Vec<Pair<'p>>,
    /// `<meta property content>`.
    pub properties: Vec<Pair<'p>>,
    /// `<link>` beside the style sheet.
    pub links: &'p [HeadLink],
    /// schema.org descriptions: the whole element, or empty.
    pub data: &'p str,
    /// 当前位置.
    pub position: &'p [Crumb],
    /// Items of a government website's footer.
    pub footer: &'p [FooterItem],
    /// Style sheets, in order.
    pub styles: Vec<String>,
    /// Scripts of the page, in order.
    pub scripts: Vec<String>,
    /// Old addresses of the page, below the root, for the server to lead on.
    pub old_addresses: Vec<String>,
}

/// A label with its words.
#[derive(Debug, Serialize)]
pub struct Pair<'p> {
    /// Such as `SiteName`.
    pub name: &'static str,
    /// Plain text.
    pub content: &'p str,
}

/// The head of a page for a portal's template; `styles` are paths from the root of the site.
pub fn fragment_head<'p>(
    site: &Site<'_>,
    route: &Route,
    page: &'p Page,
    styles: &[String],
) -> FragmentHead<'p> {
    let frame = &page.frame;
    let Head {
        names,
        properties,
        links,
        data,
    } = &frame.head;
    let pairs = |metas: &'p [crate::view::head::Meta]| -> Vec<Pair<'p>> {
        let pair = |meta: &'p crate::view::head::Meta| Pair {
            name: meta.name,
            content: &meta.content,
        };
        metas.iter().map(pair).collect()
    };
    FragmentHead {
        body: route.to_string(),
        kind: frame.kind,
        language: &frame.language,
        title: &frame.title,
        description: &frame.description,
        labels: pairs(names),
        properties: pairs(properties),
        links,
        data: data.as_ref(),
        position: &frame.position,
        footer: &frame.government,
        styles: styles
            .iter()
            .map(|path| format!("{}{path}", frame.root))
            .collect(),
        scripts: vec![format!("{}assets/atlas.js", frame.root)],
        old_addresses: match route {
            Route::Case(slug) => old_addresses(site, slug, Route::Case),
            Route::Compare(slug) => old_addresses(site, slug, Route::Compare),
            _ => Vec::new(),
        },
    }
}

/// Where the page of a case was under the case's old slugs.
fn old_addresses(site: &Site<'_>, slug: &str, route: fn(String) -> Route) -> Vec<String> {
    let case = site.names.case(slug);
    let aliases = case.map_or(&[][..], |case| &site.atlas.cases[case].aliases);
    let old = aliases.iter().map(|alias| route(alias.value.to_string()));
    old.map(|route| route.to_string()).collect()
}
