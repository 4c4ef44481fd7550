//! A site kept in memory as a preview keeps it, without a server: edited, linked again, and held against one that
//! was read from the beginning.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use case_atlas::build::Input;
use case_atlas::build::preview::{Changes, Generation, Preview};
use case_atlas::check::Profile;
use case_atlas::ground::MemoryFiles;
use case_atlas::ground::files::{FileError, FileSystem, Listing};
use case_atlas::render::{FontSearch, Form};
use case_atlas::site::Edition;

use super::SiteTest;

/// A folder that changes while it is looked at.
pub struct Folder(Mutex<MemoryFiles>);

/// A site in memory that follows its files.
pub struct Previewed<'f> {
    folder: &'f Folder,
    site: SiteTest,
    preview: Preview<'f>,
}

impl Folder {
    /// The files of a site.
    pub fn new(site: &SiteTest) -> Folder {
        Folder(Mutex::new(files(site)))
    }

    fn preview(&self) -> Preview<'_> {
        let input = Input {
            content: self,
            content_prefix: "",
            theme: None,
            theme_prefix: "",
            profile: Profile::General,
            form: Form::Pages,
            handouts: &[],
            fonts: FontSearch::SYSTEM,
            edition: Edition::Student,
        };
        Preview::open(input).expect("the content can be read")
    }
}

fn files(site: &SiteTest) -> MemoryFiles {
    site.paths()
        .map(|path| (path.to_owned(), site.bytes(path)))
        .collect()
}

impl<'f> Previewed<'f> {
    /// Reads a folder with these files.
    pub fn new(folder: &'f Folder, site: SiteTest) -> Previewed<'f> {
        let preview = folder.preview();
        // What is remembered is of use from the second link on.
        drop(preview.link());
        Previewed {
            folder,
            site,
            preview,
        }
    }

    /// Saves what is other in a site: each file is told by its path.
    pub fn change(&mut self, site: SiteTest) {
        let paths: BTreeSet<&str> = self.site.paths().chain(site.paths()).collect();
        let has = |site: &SiteTest, path: &str| site.paths().any(|own| own == path);
        let is_other = |path: &&str| match (has(&self.site, path), has(&site, path)) {
            (true, true) => self.site.bytes(path) != site.bytes(path),
            _ => true,
        };
        let changes = Changes {
            content: paths
                .into_iter()
                .filter(is_other)
                .map(str::to_owned)
                .collect(),
            theme: BTreeSet::new(),
        };
        *self.folder.0.lock().expect("no test fails while it reads") = files(&site);
        let read = self.preview.reread(&changes);
        read.expect("the folder can be read");
        self.site = site;
    }

    /// What a preview of the same files that has just begun shows or says otherwise.
    pub fn differences(&self) -> Vec<String> {
        let fresh = self.folder.preview();
        let (ours, theirs) = (shown(&self.preview.link()), shown(&fresh.link()));
        let keys: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
        let differs = |key: &&String| ours.get(*key) != theirs.get(*key);
        let differing = keys.into_iter().filter(differs);
        let lines = |text: Option<&String>| -> Vec<String> {
            let lines = text.map_or("", String::as_str).lines();
            lines.map(str::to_owned).collect()
        };
        let difference = |key: &String| {
            let (ours, theirs) = (lines(ours.get(key)), lines(theirs.get(key)));
            let first = ours.iter().zip(&theirs).take_while(|(a, b)| a == b).count();
            let (ours, theirs) = (ours.get(first), theirs.get(first));
            format!("{key}: {ours:?}\n  not {theirs:?}")
        };
        differing.map(difference).collect()
    }
}

/// Every page of the sitemap, the data, and what is found, by name.
fn shown(generation: &Generation<'_>) -> BTreeMap<String, String> {
    let made = |path: &str| {
        let artifact = generation.artifact(path).expect("it can be made");
        artifact.map(|artifact| String::from_utf8_lossy(&artifact.bytes).into_owned())
    };
    let map = made("sitemap.html").expect("every site has one");
    let links = map.split("href=\"").skip(1);
    let links = links.filter_map(|rest| rest.split(['"', '#']).next());
    let pages = links.filter(|link| link.ends_with(".html"));
    let data = [
        "data/cases.json",
        "data/observations.csv",
        "data/practices.csv",
    ];
    let shown = pages
        .chain(data)
        .filter_map(|path| Some((path.to_owned(), made(path)?)));
    let mut shown: BTreeMap<String, String> = shown.collect();
    let sources = generation.sources();
    let findings = generation.findings().expect("nobody ends it");
    let said = findings.iter().map(|found| {
        let place = |span| {
            let position = sources.position(span);
            let path = sources.file(span.file).path();
            format!("{path}:{}:{}", position.line, position.column)
        };
        let also: Vec<String> = found
            .secondary
            .iter()
            .map(|label| place(label.span))
            .collect();
        format!(
            "{} {} {} {also:?} {:?}",
            place(found.primary),
            found.code.id,
            found.message.zh,
            found.help
        )
    });
    let mut said: Vec<String> = said.collect();
    said.sort();
    shown.insert("findings".to_owned(), said.join("\n"));
    shown
}

impl FileSystem for Folder {
    fn list(&self) -> Result<Listing, FileError> {
        self.0.lock().expect("no test fails while it reads").list()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        self.0
            .lock()
            .expect("no test fails while it reads")
            .read(path)
    }
}
