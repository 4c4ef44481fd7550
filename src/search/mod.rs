//! Floor 4. The visible text of finished pages, and what the site knows of them → scripts that a
//! page without a server can search.
//!
//! Takes pages as HTML ([`PageText::read`]) and their [`Profile`]s; returns [`Script`]s: classic
//! scripts, each one call of the global function `atlasSearch`. Must not know templates, and never
//! writes. What is found is what `<main>` shows: see [`visible`]. How words are cut is written as
//! vectors in `tests/vectors/search.json`, which the script side passes too.
//!
//! Start reading with [`fold`], then [`grams`], [`part`] and [`shards`].

pub mod codec;
mod entity;
pub mod fold;
pub mod grams;
mod literal;
pub mod part;
pub mod profile;
mod shards;
pub mod visible;
mod words;

pub use part::Part;
pub use profile::{Facet, Profile, Profiles, is_searched, number};
pub use visible::{PageText, Passage};

use literal::Literal;

/// A script of the index: where it goes and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// Relative to the site's root, below `search/`.
    pub path: String,
    /// ASCII and UTF-8; one call of `atlasSearch`.
    pub bytes: Vec<u8>,
}

impl Script {
    fn new(path: String, kind: &str, arguments: &str) -> Script {
        Script {
            path,
            bytes: format!("atlasSearch(\"{kind}\",{arguments});\n").into_bytes(),
        }
    }
}

/// Pages per folder of text scripts: a folder of a hundred thousand files is slow on FAT.
const PAGES_PER_FOLDER: usize = 500;

/// The script with one page's text, for checking candidates and for excerpts. `number` is the
/// page's place in the list that [`number`] returns.
pub fn page_script(number: usize, text: &PageText, profile: &Profile) -> Script {
    let mut body = Literal::default();
    body.open('[');
    body.text(&profile.path);
    body.text(&text.title);
    body.text(profile.kind);
    body.text(&profile.about);
    body.open('[');
    for passage in &text.passages {
        body.text(&passage.id);
        body.text(&passage.heading);
        body.text(&profile.seal_of(&passage.id));
        body.text(&passage.text);
    }
    body.close(']');
    body.close(']');
    let path = format!("search/t{}/{number}.js", number / PAGES_PER_FOLDER);
    Script::new(path, "page", &format!("{number},{}", body.into_string()))
}

/// Everything that is not of one page: the shards with their directory, the facets, the words
/// with their readings, and the folding table.
///
/// `parts` are in the order of their pages. Equal input gives equal bytes, however the pages were
/// divided among the parts.
pub fn scripts(parts: &[Part], profiles: &Profiles) -> Vec<Script> {
    let pages = profiles.pages.len();
    let (mut scripts, directory) = shards::shards(parts, pages);
    scripts.push(directory);
    scripts.push(facets(profiles));
    scripts.push(words::script(&profiles.words));
    scripts.push(Script::new(
        "search/fold.js".to_owned(),
        "fold",
        &literal::quoted(&fold::table_text()),
    ));
    scripts
}

fn facets(profiles: &Profiles) -> Script {
    let pages = profiles.pages.len();
    let mut body = Literal::default();
    body.open('[');
    for group in &profiles.facets {
        body.open('[');
        for facet in group {
            body.text(&facet.id);
            body.text(&facet.name);
            body.text(&facet.seal);
            body.text(&codec::list(&facet.pages, pages));
        }
        body.close(']');
    }
    body.close(']');
    Script::new("search/facets.js".to_owned(), "facets", &body.into_string())
}
