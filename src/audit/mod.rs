//! Floor 5. What was rendered, looked at once more before it is published: links and anchors, text
//! alternatives, pages nothing leads to, personal data in text, attributes, scripts, data and pictures.
//!
//! Takes artifacts as they go to the sink, from any thread; returns findings about them and the list
//! of links that leave the site. Keeps no artifact: what stays in memory are the addresses of pages,
//! a hash for each file and anchor, the links to pages that have not come yet, and the lines of a bounded
//! number of faults. The outcome does not depend on the order of arrival.
//!
//! Start reading with [`Audit::see`], then `page`.

mod address;
mod clean;
pub mod codes;
mod html;
mod ledger;
mod page;
mod reading;
mod style;
mod text;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use crate::ground::{Findings, Sources, photo};
use crate::privacy;
use crate::render::Artifact;
use crate::text;
use clean::CleanPassages;
use ledger::{Entry, Fault, Ledger};
use page::Page;

pub use reading::Reading;

/// A link that leaves the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ExternalLink {
    /// The address as the page has it.
    pub address: String,
    /// The first page with it, by path.
    pub page: String,
    /// How many times pages have it.
    pub count: usize,
}

/// The pages a reader comes to without a link, by path.
#[derive(Debug, Clone, Default)]
pub struct Entrances {
    /// Pages nothing needs to lead to.
    paths: BTreeSet<String>,
    /// The map of the site: it leads everywhere, so its links count for nothing.
    map: String,
    /// Whether every page is one: files handed out one by one.
    is_everywhere: bool,
}

impl Entrances {
    /// The pages one may begin with, and the map of the site, which is one of them.
    pub fn new<P: ToString>(paths: impl IntoIterator<Item = P>, map: impl ToString) -> Entrances {
        let map = map.to_string();
        let paths = paths.into_iter().map(|path| path.to_string());
        let paths = paths.chain([map.clone()]).collect();
        Entrances {
            paths,
            map,
            is_everywhere: false,
        }
    }

    /// Every page is opened by itself: handouts.
    pub fn everywhere() -> Entrances {
        Entrances {
            is_everywhere: true,
            ..Entrances::default()
        }
    }

    fn has(&self, path: &str) -> bool {
        self.is_everywhere || self.paths.contains(path)
    }
}

/// Looks at artifacts and remembers what only the whole site can tell.
#[derive(Debug)]
pub struct Audit {
    /// Personal data that authored files hold: told there, or answered for.
    authored: BTreeSet<String>,
    entrances: Entrances,
    clean: CleanPassages,
    ledger: Mutex<Ledger>,
}

impl Audit {
    /// An audit that reports no value of these again.
    pub fn new(authored: BTreeSet<String>, entrances: Entrances) -> Audit {
        Audit {
            authored,
            entrances,
            clean: CleanPassages::default(),
            ledger: Mutex::default(),
        }
    }

    /// Looks at one artifact. Called from any thread, in any order.
    pub fn see(&self, artifact: &Artifact) {
        let reading = self.read(artifact);
        self.enter(&artifact.path, reading);
    }

    /// Reads one artifact without taking it in: what it says does not depend on others.
    pub fn read<'a>(&self, artifact: &'a Artifact) -> Reading<'a> {
        let extension = artifact
            .path
            .rsplit_once('.')
            .map_or("", |(_, extension)| extension);
        let page = match extension {
            "html" | "xhtml" | "svg" | "xml" => match artifact.text() {
                Cow::Borrowed(text) => Page::read(&artifact.path, text, &self.clean),
                Cow::Owned(text) => Page::read(&artifact.path, &text, &self.clean).into_owned(),
            },
            "png" | "jpg" | "jpeg" | "webp" | "gif" => self.picture(artifact),
            // Packed: its words are those of the files it was made from, which were looked at.
            "epub" | "docx" | "pptx" | "pdf" => Page::default(),
            "css" => match artifact.text() {
                Cow::Borrowed(text) => Page::of_style(text, &self.clean),
                Cow::Owned(text) => Page::of_style(&text, &self.clean).into_owned(),
            },
            _ if is_index(&artifact.bytes) => Page::default(),
            _ => match artifact.text() {
                Cow::Borrowed(text) if is_page_script(&artifact.bytes) => {
                    Page::of_strings(text, &self.clean)
                }
                Cow::Borrowed(text) => Page::of_text(text, &self.clean),
                // Neither text nor a picture.
                Cow::Owned(_) => Page::default(),
            },
        };
        Reading(page)
    }

    /// Takes in what was read in an artifact that is part of the site.
    pub fn enter(&self, path: &str, reading: Reading<'_>) {
        let entry = Entry::new(path, reading.0, self);
        let mut ledger = self.ledger.lock().unwrap_or_else(PoisonError::into_inner);
        ledger.enter(entry);
    }

    /// Takes in that an artifact is there, and the places it has for links; of the artifact itself nothing is said.
    pub fn know(&self, artifact: &Artifact) {
        let Reading(page) = self.read(artifact);
        let places = Page {
            ids: page.ids,
            ..Page::default()
        };
        self.enter(&artifact.path, Reading(places));
    }

    fn picture(&self, artifact: &Artifact) -> Page<'static> {
        let mut page = Page::default();
        if photo::has_location(&artifact.bytes) && !self.authored.contains(&artifact.path) {
            page.faults.push(Fault {
                code: privacy::codes::PICTURE_LOCATION,
                line: 1,
                column: 1,
                excerpt: String::new(),
                message: text!("图片带有拍摄地点", "the picture tells where it was taken"),
                help: text!("去掉 GPS 信息", "remove the GPS data"),
            });
        }
        page
    }

    /// Everything there is to say about the site, and the links that leave it, by address. The files
    /// of findings join the sources, with the lines that findings point at.
    pub fn finish(self, sources: &mut Sources, findings: &mut Findings) -> Vec<ExternalLink> {
        let ledger = self
            .ledger
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        ledger.close(&self.entrances, sources, findings)
    }
}

/// Whether a script of the search is a list of keys with places: pieces of the texts that the scripts
/// of pages (`page`) hold whole. Keys in a row would read as numbers nobody wrote.
fn is_index(bytes: &[u8]) -> bool {
    bytes.starts_with(b"atlasSearch(\"") && !is_page_script(bytes)
}

/// Whether a script of the search holds what a page shows.
fn is_page_script(bytes: &[u8]) -> bool {
    bytes.starts_with(b"atlasSearch(\"page\"")
}

#[cfg(test)]
mod tests;
