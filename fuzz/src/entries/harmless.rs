//! What no HTML of ours may hold, whatever its author wrote: read as a browser reads it.

use std::collections::BTreeMap;

use scraper::{Html, Node};

/// Elements that run, load or restyle something.
const FORBIDDEN: [&str; 15] = [
    "iframe",
    "object",
    "embed",
    "base",
    "svg",
    "math",
    "style",
    "frame",
    "frameset",
    "applet",
    "template",
    "portal",
    "audio",
    "video",
    "foreignobject",
];

/// Attributes that hold an address.
const ADDRESSES: [&str; 10] = [
    "href",
    "src",
    "action",
    "formaction",
    "xlink:href",
    "srcset",
    "poster",
    "background",
    "ping",
    "data",
];

/// Schemes that run something, or bring a page of their own.
const RUNNING: [&str; 4] = ["javascript:", "vbscript:", "data:", "blob:"];

/// Looks at the HTML of a text: nothing of it may run, load or send. Looks again at what a browser makes
/// of it when it is written out and read once more, where mutations come to light.
pub fn fragment(html: &str) -> Result<(), String> {
    let none = ["script", "noscript", "form", "input", "meta", "link"].map(|name| (name, 0));
    let parsed = Html::parse_fragment(html);
    look(&parsed, none.into())?;
    look(&Html::parse_fragment(&parsed.html()), none.into())
}

/// Looks at a page. The site's own search box is one form with one input; a page has the site's script,
/// the search page three more, and a word for readers without.
pub fn page(path: &str, html: &str) -> Result<(), String> {
    let search = usize::from(path == "search.html");
    let own = [
        ("script", 1 + 3 * search),
        ("noscript", search),
        ("form", 1),
        ("input", 1),
    ];
    look(&Html::parse_document(html), own.into()).map_err(|fault| format!("{path}: {fault}"))
}

/// `left`: how many more of these elements there may be.
fn look(html: &Html, mut left: BTreeMap<&str, usize>) -> Result<(), String> {
    for node in html.tree.nodes() {
        let Node::Element(element) = node.value() else {
            continue;
        };
        let name = element.name().to_lowercase();
        let attributes: Vec<(&str, &str)> = element.attrs().collect();
        // A description for search engines: data, and nothing else.
        if name == "script" && attributes == [("type", "application/ld+json")] {
            let data: String = node
                .children()
                .filter_map(|child| child.value().as_text())
                .map(|text| &**text)
                .collect();
            let read: Result<serde_json::Value, _> = serde_json::from_str(&data);
            read.map_err(|fault| format!("<script>: {fault}"))?;
            continue;
        }
        match left.get_mut(&*name) {
            Some(0) => return Err(format!("<{name}>")),
            Some(left) => *left -= 1,
            None => {}
        }
        if FORBIDDEN.contains(&&*name) {
            return Err(format!("<{name}>"));
        }
        for (attribute, value) in attributes {
            if runs(&name, attribute, value) {
                return Err(format!("<{name} {attribute}={value:?}>"));
            }
        }
    }
    Ok(())
}

fn runs(element: &str, attribute: &str, value: &str) -> bool {
    let attribute = attribute.to_lowercase();
    if attribute.starts_with("on") || attribute == "style" || attribute == "srcdoc" {
        return true;
    }
    // Browsers drop blanks and control characters from addresses.
    let is_kept = |char: &char| !char.is_whitespace() && !char.is_control();
    let bare: String = value
        .chars()
        .filter(is_kept)
        .collect::<String>()
        .to_lowercase();
    let is_meta = element == "meta" || element == "link";
    ADDRESSES.contains(&&*attribute)
        && !is_meta
        && RUNNING.iter().any(|scheme| bare.starts_with(scheme))
}
