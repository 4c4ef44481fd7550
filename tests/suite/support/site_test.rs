//! A site shown as one string.

use std::collections::BTreeMap;

use case_atlas::build::{self, Input, NoProgress};
use case_atlas::check::Profile;
use case_atlas::emit::{MemorySink, Sink};
use case_atlas::ground::files::{FileError, FileSystem, Listing, Problem};
use case_atlas::ground::{MemoryFiles, Text};
use case_atlas::render::{FontSearch, Form, HandoutFormat};
use case_atlas::site::Edition;

use super::{Outcome, project, project_files, project_text, standard};

/// A content folder in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteTest {
    files: BTreeMap<String, Vec<u8>>,
    /// Whether files are handed over in the wrong order.
    reversed: bool,
    /// What stands in the folder and cannot be read, with the reason.
    unreadable: Vec<(String, String)>,
    /// Files that are listed, and gone when they are to be read.
    vanished: Vec<String>,
    profile: Profile,
    form: Form,
    handouts: Vec<HandoutFormat>,
    /// Files in place of those of the built-in theme.
    theme: BTreeMap<String, Vec<u8>>,
}

impl SiteTest {
    /// A site of sections `-- cases/a.md --`, each the text of a file up to the next section.
    ///
    /// `atlas.yaml`, `vocabulary.yaml` and a model type are supplied when no section gives them.
    /// A section `-- cases/a.md … --` gives only what the test is about: required keys that it
    /// leaves out are added at the end of its front matter, usual sections at the end of its body.
    pub fn from(text: &str) -> SiteTest {
        let mut site = SiteTest::bare(text);
        site.supply("atlas.yaml", standard::ATLAS);
        site.supply("vocabulary.yaml", standard::VOCABULARY);
        if !site.files.keys().any(|path| path.starts_with("models/")) {
            site.supply("models/ecommerce.md", standard::ECOMMERCE);
        }
        site
    }

    /// As [`SiteTest::from`], with nothing supplied.
    pub fn bare(text: &str) -> SiteTest {
        let mut files = BTreeMap::new();
        let mut path = None;
        let mut held = String::new();
        for line in text.split_inclusive('\n') {
            let marker = line.trim_end().strip_prefix("-- ");
            let Some(next) = marker.and_then(|line| line.strip_suffix(" --")) else {
                held.push_str(line);
                continue;
            };
            put(&mut files, path.replace(next.to_owned()), &held);
            held.clear();
        }
        put(&mut files, path, &held);
        SiteTest {
            files,
            reversed: false,
            unreadable: Vec::new(),
            vanished: Vec::new(),
            profile: Profile::General,
            form: Form::Pages,
            handouts: Vec::new(),
            theme: BTreeMap::new(),
        }
    }

    /// The site of [`standard`]: one case, two model types, an indicator, a term, no findings.
    pub fn standard() -> SiteTest {
        SiteTest::bare("").with(&[
            ("atlas.yaml", standard::ATLAS),
            ("vocabulary.yaml", standard::VOCABULARY),
            ("indicators.yaml", standard::INDICATORS),
            ("glossary.yaml", standard::GLOSSARY),
            ("models/ecommerce.md", standard::ECOMMERCE),
            ("models/solar.md", standard::SOLAR),
            ("cases/a.md", standard::CASE),
        ])
    }

    /// The standard site of a public body: every item written, an authored page, every text dated
    /// to the minute; two cases, so that there is something to compare.
    pub fn government() -> SiteTest {
        let page = "---\ntitle: 关于\nslug: about\nsummary: 说明。\npublished: 2026-11-19 08:05\n---\n## 由来 {#origin}\n一段。\n";
        let site = SiteTest::standard().with(&[
            ("atlas.yaml", standard::GOVERNMENT),
            ("pages/about.md", page),
        ]);
        let site = site.edit(
            "cases/a.md",
            "published: 2026-11-20",
            "published: 2026-11-20 09:30\nauthor: 张编辑\nkeywords: [网店, 杂粮]",
        );
        let second = site
            .text("cases/a.md")
            .replace("slug: a\n", "slug: b\naliases: [old-b]\n")
            .replace("140224", "210624")
            .replace("灵丘", "宽甸")
            .replace("20 09:30", "21 10:00");
        site.with(&[("cases/b.md", &second)])
    }

    /// A content folder of the project, such as `content`.
    pub fn of_folder(folder: &str) -> SiteTest {
        let mut site = SiteTest::bare("");
        for path in project_files(folder) {
            let bytes = std::fs::read(project(&path)).expect("it was listed");
            let path = path.trim_start_matches(folder).trim_start_matches('/');
            site.files.insert(path.to_owned(), bytes);
        }
        site
    }

    /// Adds files, or replaces them.
    pub fn with(mut self, files: &[(&str, &str)]) -> SiteTest {
        for (path, text) in files {
            self.files
                .insert((*path).to_owned(), text.as_bytes().to_vec());
        }
        self
    }

    /// Adds a file that is no text, or replaces it.
    pub fn with_bytes(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> SiteTest {
        self.files.insert(path.to_owned(), bytes.into());
        self
    }

    /// Overrides a file of the theme: the first of some words in it changed.
    pub fn with_theme(mut self, path: &str, from: &str, to: &str) -> SiteTest {
        let text = project_text(&format!("themes/default/{path}"));
        let edited = text.replacen(from, to, 1);
        assert!(text != edited, "the theme's {path} has no {from:?}");
        self.theme.insert(path.to_owned(), edited.into_bytes());
        self
    }

    /// Puts a file into the theme, or replaces it.
    pub fn with_theme_file(mut self, path: &str, text: &str) -> SiteTest {
        self.theme.insert(path.to_owned(), text.as_bytes().to_vec());
        self
    }

    /// Takes a file away.
    pub fn without(mut self, path: &str) -> SiteTest {
        assert!(self.files.remove(path).is_some(), "there is no {path}");
        self
    }

    /// Replaces the first occurrence of some words in a file.
    pub fn edit(self, path: &str, from: &str, to: &str) -> SiteTest {
        let text = self.text(path);
        let edited = text.replacen(from, to, 1);
        assert!(text != edited || from == to, "{path} has no {from:?}");
        self.with(&[(path, &edited)])
    }

    /// Hands the files over in the opposite order.
    pub fn reversed(mut self) -> SiteTest {
        self.reversed = true;
        self
    }

    /// Asks for everything a government website must have.
    pub fn for_government(mut self) -> SiteTest {
        self.profile = Profile::Government;
        self
    }

    /// Asks for bodies without the shell.
    pub fn in_fragments(mut self) -> SiteTest {
        self.form = Form::Fragments;
        self
    }

    /// Asks for handouts in the site.
    pub fn with_handouts(mut self, formats: &[HandoutFormat]) -> SiteTest {
        self.handouts = formats.to_vec();
        self
    }

    /// Puts something into the folder that cannot be read.
    pub fn with_unreadable(mut self, path: &str, reason: &str) -> SiteTest {
        self.unreadable.push((path.to_owned(), reason.to_owned()));
        self
    }

    /// Takes a file away between listing and reading.
    pub fn with_vanished(mut self, path: &str) -> SiteTest {
        self.vanished.push(path.to_owned());
        self
    }

    /// The paths of the files, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> String {
        let bytes = self
            .files
            .get(path)
            .unwrap_or_else(|| panic!("there is no {path}"));
        String::from_utf8(bytes.clone()).expect("the file holds text")
    }

    /// The bytes of a file.
    pub fn bytes(&self, path: &str) -> Vec<u8> {
        let bytes = self.files.get(path);
        bytes
            .unwrap_or_else(|| panic!("there is no {path}"))
            .clone()
    }

    /// The files in place of those of the built-in theme.
    pub fn theme(&self) -> MemoryFiles {
        let theme = self.theme.iter().map(|(path, bytes)| (path, &**bytes));
        theme.collect()
    }

    /// Builds the site in memory.
    pub fn build(&self) -> Outcome {
        self.try_build().expect("memory never fails")
    }

    /// The content as `case-atlas fix` leaves it.
    pub fn repaired(&self) -> SiteTest {
        let files = self.files.iter().map(|(path, bytes)| (path, &**bytes));
        let folder = Folder {
            files: files.collect(),
            site: self,
        };
        let input = self.input(&folder);
        let repaired = build::repair(&input, &|_| true, &NoProgress).expect("memory never fails");
        let repaired: Vec<_> = repaired
            .iter()
            .map(|file| (&*file.path, &*file.after))
            .collect();
        self.clone().with(&repaired)
    }

    /// Builds the site in memory; what keeps the program from running is told as to the user.
    pub fn try_build(&self) -> Result<Outcome, String> {
        self.build_for(Edition::default())
    }

    /// Builds an edition of the site in memory.
    pub fn build_for(&self, edition: Edition) -> Result<Outcome, String> {
        let sink = MemorySink::default();
        let build = |input: &Input<'_>| {
            let input = Input { edition, ..*input };
            build::build(&input, &sink, &NoProgress)
        };
        let outcome = self.with_input(build).map_err(|error| error.text().zh)?;
        // A sink is not finished when there are errors; what is in it is void.
        let files = match outcome.findings.has_errors() {
            true => BTreeMap::new(),
            false => sink.into_files(),
        };
        Ok(Outcome::new(self.clone(), &outcome, files))
    }

    /// Builds into another sink; the error is what a user is told.
    pub fn build_into(&self, sink: &dyn Sink) -> Result<(), String> {
        let build = |input: &Input<'_>| build::build(input, sink, &NoProgress);
        self.with_input(build)
            .map(drop)
            .map_err(|error| error.text().zh)
    }

    /// Does something with what a build takes.
    pub(super) fn with_input<T>(&self, act: impl FnOnce(&Input<'_>) -> T) -> T {
        let files = self.files.iter().map(|(path, bytes)| (path, &**bytes));
        let folder = Folder {
            files: files.collect(),
            site: self,
        };
        let theme = self.theme();
        let mut input = self.input(&folder);
        if !self.theme.is_empty() {
            input.theme = Some(&theme);
        }
        act(&input)
    }

    fn input<'a>(&'a self, content: &'a Folder<'a>) -> Input<'a> {
        Input {
            content,
            content_prefix: "",
            theme: None,
            theme_prefix: "",
            profile: self.profile,
            form: self.form,
            handouts: &self.handouts,
            fonts: FontSearch::SYSTEM,
            edition: case_atlas::site::Edition::default(),
        }
    }

    fn supply(&mut self, path: &str, text: &str) {
        self.files
            .entry(path.to_owned())
            .or_insert_with(|| text.as_bytes().to_vec());
    }
}

fn put(files: &mut BTreeMap<String, Vec<u8>>, path: Option<String>, text: &str) {
    let Some(path) = path else {
        assert_eq!(text.trim(), "", "text stands before the first section");
        return;
    };
    let (path, text) = match path.strip_suffix(" …") {
        Some(path) => (path.to_owned(), standard::filled(path, text)),
        None => (path, text.to_owned()),
    };
    files.insert(path, text.into_bytes());
}

/// The folder as a test wants it.
struct Folder<'a> {
    files: MemoryFiles,
    site: &'a SiteTest,
}

impl FileSystem for Folder<'_> {
    fn list(&self) -> Result<Listing, FileError> {
        let mut listing = self.files.list()?;
        if self.site.reversed {
            listing.files.reverse();
        }
        listing.problems = self.site.unreadable.iter().map(problem).collect();
        Ok(listing)
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        if self.site.vanished.iter().any(|vanished| vanished == path) {
            let path = path.to_owned();
            return Err(FileError::Missing { path });
        }
        self.files.read(path)
    }
}

fn problem((path, reason): &(String, String)) -> Problem {
    Problem {
        path: path.clone(),
        text: Text {
            zh: reason.clone(),
            en: String::new(),
        },
    }
}
