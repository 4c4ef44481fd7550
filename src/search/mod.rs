//! Floor 4. The visible text of finished pages, and what the site knows of them → scripts that a
//! page without a server can search.
//!
//! Takes pages as HTML ([`PageText::read`]) and their [`Profile`]s; returns [`Script`]s: classic
//! scripts, each one call of the global function `atlasSearch`. Must not know templates, and never
//! writes. What is found is what `<main>` shows and no other page does: see [`visible`]. How words are cut is written as
//! vectors in `tests/vectors/search.json`, which the script side passes too.
//!
//! # What is exact, and what is bounded
//!
//! Every page that holds the words is among the candidates, and none is shown before its text was
//! looked at: recall and precision are exact at any size. The number of hits is exact at once for
//! words of one to three characters and for numbers (their key holds just their leaves), and on sites
//! of up to 600 pages (all candidates are looked at). Elsewhere longer words are found by the triples
//! they are made of, each with a class of what follows it: these may stand apart on a leaf, though
//! seldom. The number is 约 until the candidates have been looked at, which goes on a second after the
//! first screen stands. It becomes exact for up to 300 of them on `file://` and 32 over http; beyond
//! that it stays 约, for to be exact would take the texts of all of them (6 KB each), or positions in
//! the index, which would double it.
//!
//! A query loads a few shards of 8 KB and the leaves of 6 KB that it shows. It begins with the first,
//! the middle and the last key of a word; where the first leaves do not hold the word, it takes two
//! keys more at a time. The directory of shards is loaded when the box of the search page is entered,
//! in pieces where it is large. A list is at most a bit a leaf long.
//!
//! Start reading with [`fold`], then [`grams`], [`part`] and `shards`.

pub mod codec;
mod directory;
mod element;
mod entity;
pub mod fold;
pub mod grams;
mod leaf;
mod literal;
pub mod part;
pub mod profile;
mod shards;
mod stem;
pub mod visible;
mod words;

pub use part::{Part, PartWriter};
pub use profile::{Facet, Profile, Profiles, is_searched, number};
pub use visible::{PageText, Passage};

use crate::ground::StoredError;
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
/// Bytes a page's text script takes besides its passages, as a rule.
const SURROUNDING: usize = 500;
/// Bytes of a script of facets.
const FACETS: usize = 12_000;

/// The scripts with one page's text, a leaf each, for checking candidates and for excerpts.
/// `number` is the page's place in the list that [`number`] returns.
pub fn page_scripts(number: usize, text: &PageText, profile: &Profile) -> Vec<Script> {
    let leaves = text.leaves().into_iter().enumerate();
    let script = |(at, leaf): (usize, &[Passage])| {
        let later = match at {
            0 => String::new(),
            _ => format!("-{at}"),
        };
        let written: usize = leaf.iter().map(|passage| passage.text.len()).sum();
        let mut body = Literal::call("page", written + written / 4 + SURROUNDING);
        body.text(&format!("{number}{later}"));
        body.open('[');
        body.text(&profile.path);
        body.text(&text.title);
        body.text(profile.kind);
        body.text(&profile.about);
        body.open('[');
        for passage in leaf {
            body.text(&passage.id);
            body.text(&passage.heading);
            body.text(&profile.seal_of(&passage.id));
            body.text(&passage.text);
        }
        body.close(']');
        body.close(']');
        Script {
            path: format!("search/t{}/{number}{later}.js", number / PAGES_PER_FOLDER),
            bytes: body.end_call(),
        }
    };
    leaves.map(script).collect()
}

/// The number of the page whose text the script of a path has; none for the other scripts.
pub fn page_number(path: &str) -> Option<usize> {
    let (_, name) = path.strip_prefix("search/t")?.split_once('/')?;
    let number = name.strip_suffix(".js")?.split('-').next()?;
    number.parse().ok()
}

/// Hands over everything that is not of one page: the shards with their directory, the facets, the
/// words with their readings, and the folding table. Scripts come one by one, from more than one
/// thread, and are not kept.
///
/// `parts` are in the order of their pages. Equal input gives equal bytes, however the pages were
/// divided among the parts.
///
/// # Errors
/// The first that `put` returns, and when the keys of a part cannot be read back.
pub fn scripts<E: Send + From<StoredError>>(
    parts: &[Part],
    profiles: &Profiles,
    put: impl Fn(Script) -> Result<(), E> + Sync,
) -> Result<(), E> {
    let (shards, others) = rayon::join(
        || shards::shards(parts, &put),
        || {
            facets(profiles).into_iter().try_for_each(&put)?;
            words::scripts(&profiles.words, &put)?;
            let table = literal::quoted(&fold::table_text());
            put(Script::new("search/fold.js".to_owned(), "fold", &table))
        },
    );
    shards.and(others)
}

/// The facets' names, with the script and place of each one's pages; then those scripts.
fn facets(profiles: &Profiles) -> Vec<Script> {
    let pages = profiles.pages;
    let mut scripts = Vec::new();
    let mut lists = Vec::new();
    let mut bytes = 0;
    let mut names = Literal::default();
    names.open('[');
    for group in &profiles.facets {
        names.open('[');
        for facet in group {
            names.text(&facet.id);
            names.text(&facet.name);
            names.text(&facet.seal);
            names.text(&format!("{}.{}", scripts.len(), lists.len()));
            let list = codec::list(&facet.pages, pages);
            bytes += list.len();
            lists.push(list);
            if bytes > FACETS {
                scripts.push(facet_lists(scripts.len(), &std::mem::take(&mut lists)));
                bytes = 0;
            }
        }
        names.close(']');
    }
    names.close(']');
    if !lists.is_empty() {
        scripts.push(facet_lists(scripts.len(), &lists));
    }
    let arguments = format!("{},{pages},{}", scripts.len(), names.into_string());
    scripts.push(Script::new(
        "search/facets.js".to_owned(),
        "facets",
        &arguments,
    ));
    scripts
}

fn facet_lists(number: usize, lists: &[String]) -> Script {
    let path = format!("search/f/{number}.js");
    Script::new(path, "f", &format!("{number},\"{}\"", lists.join("~")))
}
