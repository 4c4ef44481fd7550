//! What was read of a content folder, file by file, so that single files can be read again.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::super::Atlas;
use super::super::region::RegionTable;
use super::part::Parsed;
use super::plan::{Plan, Reading, Role, State};
use super::{pictures, report_repeated_slugs, vocabulary};
use crate::ground::files::{FileError, FileSystem, is_at_or_below};
use crate::ground::{Diagnostic, FileId, Findings, Shelf, Sources};

/// The lists an atlas always has: one whose file is not there is empty.
const LISTS: [(&str, Role); 4] = [
    ("atlas.yaml", Role::Settings),
    ("vocabulary.yaml", Role::Vocabulary),
    ("indicators.yaml", Role::Indicators),
    ("glossary.yaml", Role::Glossary),
];

/// How many files are read before the first of them is parsed: some 4 MB of cases.
const PART: usize = 512;

/// The files of a content folder, and what is wrong with each.
#[derive(Debug)]
pub struct Register {
    /// Put before paths in messages.
    prefix: String,
    /// By path.
    files: BTreeMap<String, Kept>,
}

/// What is known of a path.
#[derive(Debug)]
struct Kept {
    /// None for a file nothing uses.
    role: Option<Role>,
    /// The text whose part the atlas holds.
    file: FileId,
    /// Where the next text goes. The two change places with every text that can be used.
    spare: Option<FileId>,
    held: Held,
    /// Whether the newest text cannot be used, and the atlas holds the part of an older one.
    is_stale: bool,
    /// Whether the newest text could be read at all.
    is_read: bool,
    /// About the newest text.
    findings: Findings,
}

/// What the atlas holds of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    /// Nothing: the file is gone, or was never there.
    Nothing,
    /// What could be read of a text with errors.
    Part,
    /// All that a text says.
    Whole,
}

/// What reading files again came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// Nothing is another.
    None,
    /// The atlas holds what it held, but something else is wrong with its files.
    Findings,
    /// The atlas is another.
    Content,
    /// It is, and pictures are among what is another.
    Pictures,
}

/// A file that was read, before its part is put into the atlas.
struct Entry {
    path: String,
    role: Option<Role>,
    file: FileId,
    is_read: bool,
    findings: Findings,
}

impl Kept {
    /// The text the author sees.
    fn newest(&self) -> FileId {
        self.spare.filter(|_| self.is_stale).unwrap_or(self.file)
    }
}

impl Register {
    /// Reads a whole folder; with a shelf, the bodies of cases and the texts of their files go there.
    pub(super) fn open(
        files: &dyn FileSystem,
        prefix: &str,
        shelf: Option<&Shelf<'_>>,
        sources: &mut Sources,
    ) -> Result<(Atlas, Register), FileError> {
        let mut plan = Plan::new(&files.list()?);
        let pictures = pictures::read(&mut plan, files);
        let mut register = Register {
            prefix: prefix.to_owned(),
            files: BTreeMap::new(),
        };
        // Those of the file come with the first part, or with the lists that are not there.
        let settings = vocabulary::settings(FileId::FIRST, None, &mut Findings::default());
        let mut atlas = Atlas::empty(settings, RegionTable::builtin());
        // By parts: of the texts that go on the shelf only those of one are in memory at once.
        for part in plan.parts(PART) {
            let entries = register.enter(part.read(files)?, sources);
            let cases = entries
                .iter()
                .filter(|entry| entry.role == Some(Role::Case));
            let cases: BTreeSet<FileId> = cases.map(|entry| entry.file).collect();
            register.place(entries, &mut atlas, sources, shelf);
            if let Some(shelf) = shelf {
                sources.shelve(&cases, shelf);
            }
        }
        let absent = LISTS
            .iter()
            .filter(|(name, _)| !register.files.contains_key(*name));
        let absent: Vec<_> = absent
            .map(|(name, role)| register.absent_list(name, *role, sources))
            .collect();
        register.place(absent, &mut atlas, sources, shelf);
        atlas.pictures = pictures;
        register.settle(&mut atlas, sources);
        Ok((atlas, register))
    }

    /// Reads again what stands at some paths of the folder and below them, and puts it into the
    /// atlas. Of a file whose new text has errors, or cannot be read, the atlas keeps what it held;
    /// the findings are about the new text.
    ///
    /// # Errors
    /// When the folder itself cannot be read; the atlas is as it was.
    pub fn reread(
        &mut self,
        atlas: &mut Atlas,
        files: &dyn FileSystem,
        changed: &BTreeSet<String>,
        sources: &mut Sources,
    ) -> Result<Difference, FileError> {
        let mut difference = Difference::None;
        // All places first: where one cannot be looked at nothing is to be another.
        let plans = changed.iter().map(|place| {
            let listing = files.list_below(place)?;
            Ok((place, Plan::of_part(&listing)))
        });
        let plans: Vec<_> = plans.collect::<Result<_, FileError>>()?;
        for (place, mut plan) in plans {
            let known: Vec<String> = self.held_at(place).cloned().collect();
            known.iter().for_each(|path| plan.require(path));
            for path in known.iter().filter(|path| !plan.has(path)) {
                self.drop_file(path, atlas, sources);
                difference = difference.max(Difference::Content);
            }
            if pictures::renew(place, &mut plan, atlas, files) {
                difference = Difference::Pictures;
            }
            let mut readings = plan.read_part(files);
            readings.retain(|reading| !self.is_known(reading, sources));
            let entries = self.enter(readings, sources);
            difference = difference.max(self.place(entries, atlas, sources, None));
        }
        if difference != Difference::None {
            self.settle(atlas, sources);
        }
        Ok(difference)
    }

    /// Whether reading these places again would come to anything.
    ///
    /// # Errors
    /// When the folder itself cannot be read.
    pub fn is_outdated(
        &self,
        atlas: &Atlas,
        files: &dyn FileSystem,
        changed: &BTreeSet<String>,
        sources: &Sources,
    ) -> Result<bool, FileError> {
        for place in changed {
            let plan = Plan::of_part(&files.list_below(place)?);
            let mut pictures = atlas.pictures.iter();
            let has_pictures = !plan.pictures.is_empty()
                || !plan.large_pictures.is_empty()
                || pictures.any(|picture| is_at_or_below(&picture.path, place));
            if has_pictures || self.held_at(place).any(|path| !plan.has(path)) {
                return Ok(true);
            }
            if plan
                .read_part(files)
                .iter()
                .any(|reading| !self.is_known(reading, sources))
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The paths at and below a place of which the atlas holds something.
    fn held_at(&self, place: &str) -> impl Iterator<Item = &String> {
        let held = self
            .files
            .iter()
            .filter(|(_, kept)| kept.held != Held::Nothing);
        held.map(|(path, _)| path)
            .filter(move |path| is_at_or_below(path, place))
    }

    /// The files in the sources that texts at and below a place have had, and whether they are of a case: of what
    /// rests on one of them nothing holds once the place was read again.
    pub fn files_at(&self, place: &str) -> impl Iterator<Item = (FileId, bool)> {
        let files = self.files.iter();
        let files = files.filter(move |(path, _)| is_at_or_below(path, place));
        files.flat_map(|(_, kept)| {
            let is_case = kept.role == Some(Role::Case);
            let both = [Some(kept.file), kept.spare].into_iter().flatten();
            both.map(move |file| (file, is_case))
        })
    }

    /// Everything that is wrong with the files.
    pub fn findings(&self, atlas: &Atlas) -> Findings {
        let mut findings = Findings::default();
        for kept in self.files.values() {
            kept.findings
                .iter()
                .for_each(|found| findings.push(found.clone()));
        }
        report_repeated_slugs(atlas, &mut findings);
        findings
    }

    /// Whether a text is an older one, kept because the newest cannot be used: findings in it point
    /// at what the author no longer sees.
    pub fn stale_files(&self) -> BTreeSet<FileId> {
        let stale = self.files.values().filter(|kept| kept.is_stale);
        stale.map(|kept| kept.file).collect()
    }

    /// The paths of the files whose newest text is not in the atlas.
    pub fn stale_paths(&self) -> impl Iterator<Item = &str> {
        let stale = self.files.iter().filter(|(_, kept)| kept.is_stale);
        stale.map(|(path, _)| path.as_str())
    }

    /// Puts what was read among the sources.
    fn enter(&self, readings: Vec<Reading>, sources: &mut Sources) -> Vec<Entry> {
        let enter = |Reading { path, role, state }: Reading| {
            let (text, complaint) = match state {
                State::Text(text) => (text, None),
                State::Unread(text, complaint) => (text, Some(complaint)),
            };
            let file = self.room_for(&path, text, sources);
            let mut findings = Findings::default();
            let is_read = complaint.is_none();
            let complaint: Option<Diagnostic> = complaint.map(|complaint| complaint.about(file));
            complaint.into_iter().for_each(|found| findings.push(found));
            Entry {
                path,
                role,
                file,
                is_read,
                findings,
            }
        };
        readings.into_iter().map(enter).collect()
    }

    /// The file for a new text of a path: never the one the atlas may go on using.
    fn room_for(&self, path: &str, text: String, sources: &mut Sources) -> FileId {
        let kept = self.files.get(path);
        let free = kept.and_then(|kept| match kept.held {
            Held::Nothing => Some(kept.file),
            _ => kept.spare,
        });
        match free {
            Some(file) => {
                sources.replace(file, text);
                file
            }
            None => sources.add(format!("{}{path}", self.prefix), text),
        }
    }

    fn absent_list(&self, name: &str, role: Role, sources: &mut Sources) -> Entry {
        Entry {
            path: name.to_owned(),
            role: Some(role),
            file: self.room_for(name, String::new(), sources),
            is_read: false,
            findings: Findings::default(),
        }
    }

    /// Parses files, independently of each other, and puts their parts into the atlas.
    fn place(
        &mut self,
        entries: Vec<Entry>,
        atlas: &mut Atlas,
        sources: &mut Sources,
        shelf: Option<&Shelf<'_>>,
    ) -> Difference {
        let regions = &atlas.regions;
        let known = &*sources;
        let parsed = entries.into_par_iter().map(|mut entry| {
            let source = entry.is_read.then(|| known.file(entry.file));
            let found = &mut entry.findings;
            let parsed = entry
                .role
                .map(|role| Parsed::of((role, entry.file), source, (regions, shelf), found));
            (entry, parsed)
        });
        let parsed: Vec<_> = parsed.collect();
        let mut difference = Difference::None;
        for (entry, parsed) in parsed {
            difference = difference.max(self.keep(entry, parsed, atlas, sources));
        }
        difference
    }

    /// Notes a file, and puts its part into the atlas unless a better one is there.
    fn keep(
        &mut self,
        entry: Entry,
        parsed: Option<Parsed>,
        atlas: &mut Atlas,
        sources: &mut Sources,
    ) -> Difference {
        let Entry {
            path,
            role,
            file,
            is_read,
            findings,
        } = entry;
        let held = match findings.has_errors() {
            true => Held::Part,
            false if is_read || !findings.is_empty() => Held::Whole,
            // A list that is not there.
            false => Held::Nothing,
        };
        let before = self
            .files
            .get_mut(&path)
            .filter(|kept| kept.held != Held::Nothing);
        if let Some(kept) = before {
            kept.findings = findings;
            kept.is_stale = held == Held::Part && kept.held == Held::Whole;
            kept.role = role;
            kept.is_read = is_read;
            if kept.is_stale {
                kept.spare = Some(file);
                return Difference::Findings;
            }
            parsed
                .into_iter()
                .for_each(|parsed| atlas.put(Some(kept.file), parsed));
            kept.held = held;
            kept.spare = Some(kept.file);
            kept.file = file;
            // Of the older text nothing is left in the atlas; what looks at all texts is to see none.
            kept.spare
                .into_iter()
                .for_each(|spare| sources.replace(spare, ""));
            return Difference::Content;
        }
        parsed
            .into_iter()
            .for_each(|parsed| atlas.put(None, parsed));
        let spare = self.files.get(&path).and_then(|gone| gone.spare);
        let kept = Kept {
            role,
            file,
            spare,
            held,
            is_stale: false,
            is_read,
            findings,
        };
        self.files.insert(path, kept);
        Difference::Content
    }

    /// Whether a reading is the newest text already: editors and file systems tell of more changes
    /// than there are.
    fn is_known(&self, reading: &Reading, sources: &Sources) -> bool {
        let kept = self.files.get(&reading.path);
        let kept = kept.filter(|kept| kept.held != Held::Nothing && kept.is_read);
        match (kept, &reading.state) {
            (Some(kept), State::Text(text)) => sources.file(kept.newest()).text() == text,
            _ => false,
        }
    }

    /// Takes the part of a file that is gone out of the atlas.
    fn drop_file(&mut self, path: &str, atlas: &mut Atlas, sources: &mut Sources) {
        let Some(kept) = self.files.get_mut(path) else {
            return;
        };
        kept.held = Held::Nothing;
        kept.is_stale = false;
        kept.findings = Findings::default();
        sources.replace(kept.file, "");
        kept.spare
            .into_iter()
            .for_each(|spare| sources.replace(spare, ""));
        atlas.drop_texts_of(kept.file);
        // A list that is gone is empty.
        if let Some(role) = kept.role {
            let nothing = &mut Findings::default();
            let empty = Parsed::of((role, kept.file), None, (&atlas.regions, None), nothing);
            atlas.put(Some(kept.file), empty);
        }
    }

    /// Brings the parts into their order, which does not depend on the order of arrival, and notes
    /// the files that are kept as texts.
    fn settle(&self, atlas: &mut Atlas, sources: &Sources) {
        atlas.cases.shrink_to_fit();
        atlas.put_in_order(sources);
        let held = || {
            self.files
                .iter()
                .filter(|(_, kept)| kept.held != Held::Nothing)
        };
        let texts = held().filter(|(_, kept)| {
            kept.role == Some(Role::SourceText) && (kept.held == Held::Whole || kept.is_stale)
        });
        let name = |path: &str| path.strip_prefix("sources/").unwrap_or(path).to_owned();
        atlas.source_texts = texts.map(|(path, kept)| (name(path), kept.file)).collect();
        let slugs: BTreeSet<&str> = atlas.cases.iter().map(|case| &*case.slug.value).collect();
        let cases = held().filter(|(_, kept)| kept.role == Some(Role::Case));
        let names = cases.filter_map(|(path, _)| path.strip_prefix("cases/")?.strip_suffix(".md"));
        let unread = names.filter(|name| !slugs.contains(name));
        let unread = unread.map(str::to_owned).collect();
        atlas.unread_cases = unread;
        let lexicon =
            held().filter(|(_, kept)| matches!(kept.role, Some(Role::Wording | Role::Privacy)));
        let both = |kept: &Kept| [Some(kept.file), kept.spare];
        atlas.lexicon_files = lexicon.flat_map(|(_, kept)| both(kept)).flatten().collect();
    }
}
