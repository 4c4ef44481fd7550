//! Where a link of a page leads.

/// What a link names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Destination {
    /// A file of the site, and a place in it.
    Inside {
        path: String,
        fragment: Option<String>,
    },
    /// An address outside: `https:`, `mailto:` and their kin.
    Outside,
    /// Nothing to follow: `data:`.
    Nothing,
}

/// Resolves a link of the page at `from`. A path that leaves the site keeps its `..` and is nowhere.
pub(super) fn resolve(from: &str, link: &str) -> Destination {
    let link = link.trim();
    if let Some((scheme, _)) = link.split_once(':')
        && scheme.starts_with(|char: char| char.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    {
        return if scheme.eq_ignore_ascii_case("data") {
            Destination::Nothing
        } else {
            Destination::Outside
        };
    }
    if link.starts_with("//") {
        return Destination::Outside;
    }
    let (address, fragment) = match link.split_once('#') {
        Some((address, fragment)) => (
            address,
            Some(decoded(fragment)).filter(|name| !name.is_empty()),
        ),
        None => (link, None),
    };
    let written = address.split('?').next().unwrap_or("");
    let path = if written.is_empty() {
        from.to_owned()
    } else {
        joined(from, &decoded(written))
    };
    Destination::Inside { path, fragment }
}

fn joined(from: &str, link: &str) -> String {
    let mut folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut rest = link;
    // Nearly every link: up from a folder, and down.
    while let (Some(up), false) = (rest.strip_prefix("../"), folder.is_empty()) {
        folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        rest = up;
    }
    if !rest.starts_with('.') && !rest.contains("/.") && !folder.contains("..") {
        return match folder {
            "" => rest.to_owned(),
            folder => [folder, rest].join("/"),
        };
    }
    joined_by_parts(folder, rest)
}

/// Joins by parts, each of which may lead up.
fn joined_by_parts(folder: &str, link: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in link.split('/') {
        match part {
            "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Percent-decodes; what is no UTF-8 afterwards stays as written.
fn decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let pair = (bytes[at] == b'%')
            .then(|| text.get(at + 1..at + 3))
            .flatten();
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_read_as_a_browser_does() {
        let inside = |link: &str| match resolve("cases/a.html", link) {
            Destination::Inside { path, fragment } => match fragment {
                Some(fragment) => format!("{path}#{fragment}"),
                None => path,
            },
            other => format!("{other:?}"),
        };
        for (link, expected) in [
            ("b.html", "cases/b.html"),
            ("../index.html#top", "index.html#top"),
            ("#%E8%B7%AF", "cases/a.html#路"),
            ("", "cases/a.html"),
            ("#", "cases/a.html"),
            ("../search.html?q=a#b", "search.html#b"),
            ("../../up.html", "../up.html"),
            ("../models/", "models/"),
            ("https://a.cn", "Outside"),
            ("mailto:a@b.cn", "Outside"),
            ("//a.cn/x", "Outside"),
            ("data:image/png;base64,x", "Nothing"),
            ("a%zz%.html", "cases/a%zz%.html"),
        ] {
            assert_eq!(inside(link), expected, "{link}");
        }
    }

    #[test]
    fn the_short_way_to_join_a_path_leads_where_the_long_one_does() {
        let parts = ["..", ".", "", "b", ".c", "..d"];
        let mut links = vec![String::new()];
        for at in 0..4 {
            let longer = links
                .iter()
                .filter(|link| link.split('/').count() == at.max(1));
            let longer = longer.flat_map(|link| {
                parts.iter().map(move |part| match at {
                    0 => (*part).to_owned(),
                    _ => format!("{link}/{part}"),
                })
            });
            links.extend(longer.collect::<Vec<_>>());
        }
        for from in ["a.html", "x/a.html", "x/y/a.html", "x..y/a.html"] {
            let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
            for link in &links {
                assert_eq!(
                    joined(from, link),
                    joined_by_parts(folder, link),
                    "{from} {link}"
                );
            }
        }
    }
}
