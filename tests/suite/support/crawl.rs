//! Following every link of a site.

use std::collections::{BTreeMap, BTreeSet};

use super::Outcome;

/// Attributes that hold an address.
const ADDRESSES: [&str; 5] = ["href", "src", "poster", "action", "data-src"];

/// Every address that leads nowhere or is not relative: one line each.
pub fn complaints(outcome: &Outcome) -> Vec<String> {
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut addresses = Vec::new();
    let mut complaints = Vec::new();
    for page in outcome.pages() {
        let own = ids.entry(page.path().to_owned()).or_default();
        for (element, attributes) in page.elements() {
            // Names the page itself, and is not fetched.
            if attributes.contains(&("rel".to_owned(), "canonical".to_owned())) {
                continue;
            }
            for (name, value) in attributes {
                if name == "id" && !own.insert(value.clone()) {
                    complaints.push(format!("{}: the id {value} stands twice", page.path()));
                }
                if ADDRESSES.contains(&name.as_str()) {
                    addresses.push((page.path().to_owned(), element.clone(), value));
                }
            }
        }
    }
    for (page, element, address) in addresses {
        if let Some(fault) = fault(outcome, &ids, &page, &element, &address) {
            complaints.push(format!("{page}: <{element}> {address:?} {fault}"));
        }
    }
    complaints.sort();
    complaints.dedup();
    complaints
}

fn fault(
    outcome: &Outcome,
    ids: &BTreeMap<String, BTreeSet<String>>,
    page: &str,
    element: &str,
    address: &str,
) -> Option<&'static str> {
    let external = ["https:", "http:", "mailto:"];
    if external
        .iter()
        .any(|scheme| address.to_ascii_lowercase().starts_with(scheme))
    {
        return (element != "a").then_some("is fetched from elsewhere");
    }
    if address.starts_with('/') || address.ends_with('/') || address.contains(':') {
        return Some("is not a relative address of a file");
    }
    let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
    if path.is_empty() && fragment.is_empty() {
        return Some("is empty");
    }
    // What a page is asked comes after its path.
    let (path, _) = path.split_once('?').unwrap_or((path, ""));
    let Some(target) = resolved(page, path) else {
        return Some("leads out of the site");
    };
    if !outcome.has(&target) {
        return Some("leads to a file that is not there");
    }
    let known = ids.get(&target).is_some_and(|ids| ids.contains(fragment));
    (!fragment.is_empty() && !known).then_some("leads to a place that is not there")
}

/// The path that a relative address means; none when it leads above the root.
pub fn resolved(page: &str, path: &str) -> Option<String> {
    if path.is_empty() {
        return Some(page.to_owned());
    }
    let mut folders: Vec<&str> = page.split('/').collect();
    folders.pop();
    for step in path.split('/') {
        match step {
            ".." => {
                folders.pop()?;
            }
            "." => {}
            name => folders.push(name),
        }
    }
    Some(folders.join("/"))
}
