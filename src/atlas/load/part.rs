//! One file → the part of an atlas it holds, and where in the atlas that part stands.

use super::super::case::Case;
use super::super::lexicon::{Suppression, Wording};
use super::super::prose::Prose;
use super::super::region::RegionTable;
use super::super::teaching::TrainingPack;
use super::super::vocabulary::{Indicator, ModelType, Settings, Term, TextPage};
use super::super::{Atlas, yaml};
use super::plan::Role;
use super::vocabulary::{self, Words};
use super::{case, lexicon, pack, text};
use crate::ground::{FileId, Findings, Shelf, SourceFile};

/// What a file holds.
pub enum Part {
    Settings(Box<Settings>),
    Words(Words),
    Indicators(Vec<Indicator>),
    Terms(Vec<Term>),
    Wordings(Vec<Wording>),
    PublicValues(Vec<Suppression>),
    Case(Box<Case>),
    Model(Box<ModelType>),
    Page(Box<TextPage>),
    Pack(Box<TrainingPack>),
    /// The text of a source, kept as it is; or none that could be read.
    Nothing,
}

/// A file with its part, and the words of a list.
pub struct Parsed {
    pub file: FileId,
    pub part: Part,
    pub prose: Option<Prose>,
}

impl Parsed {
    /// Parses a file. A list that is not there, or was not read, is empty. With a shelf, the body of a case goes there.
    pub fn of(
        (role, file): (Role, FileId),
        source: Option<&SourceFile>,
        (regions, shelf): (&RegionTable, Option<&Shelf<'_>>),
        findings: &mut Findings,
    ) -> Parsed {
        let text = source.map(SourceFile::text);
        let listed = text.unwrap_or("");
        let part = match (role, source) {
            (Role::Settings, _) => {
                Part::Settings(Box::new(vocabulary::settings(file, text, findings)))
            }
            (Role::Vocabulary, _) => Part::Words(vocabulary::vocabulary(file, listed, findings)),
            (Role::Indicators, _) => {
                Part::Indicators(vocabulary::indicators(file, listed, findings))
            }
            (Role::Glossary, _) => Part::Terms(vocabulary::glossary(file, listed, findings)),
            (Role::Wording, _) => Part::Wordings(lexicon::wordings(file, listed, findings)),
            (Role::Privacy, _) => {
                Part::PublicValues(lexicon::public_values(file, listed, findings))
            }
            (Role::Case, Some(source)) => {
                let case = case::case(file, source, (regions, shelf), findings);
                boxed(case, Part::Case)
            }
            (Role::Model, Some(source)) => boxed(text::model(file, source, findings), Part::Model),
            (Role::Page, Some(source)) => boxed(text::page(file, source, findings), Part::Page),
            (Role::Pack, Some(source)) => boxed(pack::pack(file, source, findings), Part::Pack),
            _ => Part::Nothing,
        };
        let has_words = matches!(
            role,
            Role::Settings | Role::Vocabulary | Role::Indicators | Role::Glossary
        );
        let prose = source.filter(|_| has_words).map(|source| {
            let written = source.shared_text();
            // What is wrong with the YAML is told by the readers above.
            let node = yaml::parse(file, written, 0..written.len(), &mut Findings::default());
            node.map_or(Prose::default(), |node| Prose::of_values(&node, written))
        });
        Parsed { file, part, prose }
    }
}

fn boxed<T>(value: Option<T>, part: fn(Box<T>) -> Part) -> Part {
    value.map_or(Part::Nothing, |value| part(Box::new(value)))
}

impl Atlas {
    /// An atlas whose folder is empty.
    pub(super) fn empty(settings: Settings, regions: RegionTable) -> Atlas {
        Atlas {
            settings,
            regions,
            families: Vec::new(),
            drivers: Vec::new(),
            challenges: Vec::new(),
            models: Vec::new(),
            indicators: Vec::new(),
            terms: Vec::new(),
            pages: Vec::new(),
            cases: Vec::new(),
            packs: Vec::new(),
            pictures: Vec::new(),
            wordings: Vec::new(),
            public_values: Vec::new(),
            source_texts: Vec::new(),
            lexicon_files: Vec::new(),
            unread_cases: Default::default(),
            list_prose: Vec::new(),
        }
    }

    /// Puts the part of a file in the place of what was read of that file before, if anything was.
    pub(super) fn put(&mut self, before: Option<FileId>, parsed: Parsed) {
        let Parsed { file, part, prose } = parsed;
        self.list_prose.retain(|(file, _)| Some(*file) != before);
        self.list_prose.extend(prose.map(|prose| (file, prose)));
        match part {
            Part::Settings(settings) => self.settings = *settings,
            Part::Words(words) => {
                self.families = words.families;
                self.drivers = words.drivers;
                self.challenges = words.challenges;
            }
            Part::Indicators(indicators) => self.indicators = indicators,
            Part::Terms(terms) => self.terms = terms,
            Part::Wordings(wordings) => self.wordings = wordings,
            Part::PublicValues(values) => self.public_values = values,
            Part::Case(case) => swap_in(&mut self.cases, before, *case, |case| case.file),
            Part::Model(model) => swap_in(&mut self.models, before, *model, |model| model.file),
            Part::Page(page) => swap_in(&mut self.pages, before, *page, |page| page.file),
            Part::Pack(pack) => swap_in(&mut self.packs, before, *pack, |pack| pack.file),
            Part::Nothing => before.into_iter().for_each(|file| self.drop_texts_of(file)),
        }
    }

    /// Drops the case, model type, page or pack of a file.
    pub(super) fn drop_texts_of(&mut self, file: FileId) {
        self.cases.retain(|case| case.file != file);
        self.models.retain(|model| model.file != file);
        self.pages.retain(|page| page.file != file);
        self.packs.retain(|pack| pack.file != file);
    }
}

/// Puts a value where the one of a file stood, or at the end.
fn swap_in<T>(list: &mut Vec<T>, before: Option<FileId>, value: T, file: impl Fn(&T) -> FileId) {
    let known = before.and_then(|before| list.iter_mut().find(|known| file(known) == before));
    match known {
        Some(place) => *place = value,
        None => list.push(value),
    }
}
