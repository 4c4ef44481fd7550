//! Content files → [`Atlas`].
//!
//! Start with [`load`]: it lists the folder, reads every file, parses them independently of each
//! other (in parallel), and puts the parts together in an order that does not depend on threads.

mod case;
mod front_matter;
mod government;
mod ids;
mod lexicon;
mod observation;
mod pack;
mod plan;
mod sections;
mod teaching;
#[cfg(test)]
mod tests;
mod text;
mod values;
mod vocabulary;

use rayon::prelude::*;

use super::case::Case;
use super::lexicon::{Suppression, Wording};
use super::prose::Prose;
use super::region::RegionTable;
use super::teaching::TrainingPack;
use super::vocabulary::{Indicator, ModelType, Settings, Term, TextPage};
use super::{Atlas, Picture, yaml};
use crate::ground::files::{FileError, FileSystem};
use crate::ground::{FileId, Findings, Sources};
use ids::{check_slug, repeated_ids};
use plan::{Plan, Role, Texts};
use vocabulary::Words;

/// Reads a content folder. `prefix` is put before paths in messages (`content/`).
///
/// # Errors
/// When the folder itself cannot be listed, or a file of it goes away meanwhile. Everything else is a finding.
pub fn load(
    files: &dyn FileSystem,
    prefix: &str,
    sources: &mut Sources,
    findings: &mut Findings,
) -> Result<Atlas, FileError> {
    let plan = Plan::new(&files.list()?);
    let texts = plan.read(files, prefix, sources, findings)?;
    let lists = Lists::read(&texts, prefix, sources, findings);
    let regions = RegionTable::builtin();
    let sources = &*sources;
    let cases = each(texts.of(Role::Case), findings, |file, findings| {
        case::case(file, sources.file(file), &regions, findings)
    });
    let models = each(texts.of(Role::Model), findings, |file, findings| {
        text::model(file, sources.file(file), findings)
    });
    let pages = each(texts.of(Role::Page), findings, |file, findings| {
        text::page(file, sources.file(file), findings)
    });
    let packs = each(texts.of(Role::Pack), findings, |file, findings| {
        pack::pack(file, sources.file(file), findings)
    });
    let pictures = plan.pictures.par_iter();
    let mut atlas = Atlas {
        settings: lists.settings,
        regions,
        families: lists.words.families,
        drivers: lists.words.drivers,
        challenges: lists.words.challenges,
        models,
        indicators: lists.indicators,
        terms: lists.terms,
        pages,
        cases,
        packs,
        pictures: pictures.map(|path| Picture::read(path, files)).collect(),
        wordings: lists.wordings,
        public_values: lists.public_values,
        source_texts: texts.source_texts(prefix, sources),
        lexicon_files: [Role::Wording, Role::Privacy]
            .into_iter()
            .filter_map(|role| Some(texts.one(role)?.0))
            .collect(),
        list_prose: lists.prose,
    };
    atlas.put_in_order();
    report_repeated_slugs(&atlas, findings);
    Ok(atlas)
}

/// What the YAML files hold.
struct Lists {
    settings: Settings,
    words: Words,
    indicators: Vec<Indicator>,
    terms: Vec<Term>,
    wordings: Vec<Wording>,
    public_values: Vec<Suppression>,
    /// Of the four files, in the order of their paths.
    prose: Vec<(FileId, Prose)>,
}

impl Lists {
    fn read(texts: &Texts, prefix: &str, sources: &mut Sources, findings: &mut Findings) -> Lists {
        // A list that is not there is empty; nothing will be found in it.
        let mut one = |role: Role, name: &str| {
            let absent = || (sources.add(format!("{prefix}{name}"), ""), false);
            texts.one(role).unwrap_or_else(absent)
        };
        let settings = one(Role::Settings, "atlas.yaml");
        let words = one(Role::Vocabulary, "vocabulary.yaml");
        let indicators = one(Role::Indicators, "indicators.yaml");
        let terms = one(Role::Glossary, "glossary.yaml");
        let text = |(file, is_read): (FileId, bool)| is_read.then(|| sources.file(file).text());
        let list = |file| text(file).unwrap_or("");
        // The lists an atlas need not have.
        let optional = |role| {
            let (file, is_read) = texts.one(role)?;
            is_read.then(|| (file, sources.file(file).text()))
        };
        let wordings = optional(Role::Wording);
        let public_values = optional(Role::Privacy);
        // What is wrong with the YAML is told by the readers below.
        let prose = |file: FileId| {
            let written = sources.file(file).text();
            let node = yaml::parse(file, written, 0..written.len(), &mut Findings::default());
            (
                file,
                node.map_or(Prose::default(), |node| Prose::of_values(&node, written)),
            )
        };
        let files = [settings, terms, indicators, words].into_iter();
        Lists {
            prose: files
                .filter(|(_, is_read)| *is_read)
                .map(|(file, _)| prose(file))
                .collect(),
            settings: vocabulary::settings(settings.0, text(settings), findings),
            words: vocabulary::vocabulary(words.0, list(words), findings),
            indicators: vocabulary::indicators(indicators.0, list(indicators), findings),
            terms: vocabulary::glossary(terms.0, list(terms), findings),
            wordings: wordings
                .map(|(file, text)| lexicon::wordings(file, text, findings))
                .unwrap_or_default(),
            public_values: public_values
                .map(|(file, text)| lexicon::public_values(file, text, findings))
                .unwrap_or_default(),
        }
    }
}

/// Parses files in parallel; values and findings come in file order.
fn each<T: Send>(
    files: impl ParallelIterator<Item = FileId>,
    findings: &mut Findings,
    parse: impl Fn(FileId, &mut Findings) -> Option<T> + Sync,
) -> Vec<T> {
    let parsed: Vec<_> = files
        .map(|file| {
            let mut own = Findings::default();
            (parse(file, &mut own), own)
        })
        .collect();
    let mut values = Vec::with_capacity(parsed.len());
    for (value, own) in parsed {
        findings.extend(own);
        values.extend(value);
    }
    values
}

impl Atlas {
    fn put_in_order(&mut self) {
        let family_order = |model: &ModelType| {
            let slug = &model.family.value;
            self.families
                .iter()
                .position(|family| family.slug.value == *slug)
        };
        self.models.sort_by_cached_key(|model| {
            (
                family_order(model).unwrap_or(usize::MAX),
                model.order,
                model.slug.value.clone(),
            )
        });
        self.pages
            .sort_by_cached_key(|page: &TextPage| (page.order, page.slug.value.clone()));
        self.packs
            .sort_by_cached_key(|pack: &TrainingPack| (pack.order, pack.slug.value.clone()));
        self.cases.sort_by_cached_key(|case: &Case| {
            (
                case.region.as_ref().map(|region| region.value),
                case.slug.value.clone(),
            )
        });
    }
}

fn report_repeated_slugs(atlas: &Atlas, findings: &mut Findings) {
    repeated_ids(atlas.cases.iter().map(|case| &case.slug), "案例", findings);
    repeated_ids(
        atlas.models.iter().map(|model| &model.slug),
        "模式",
        findings,
    );
    repeated_ids(atlas.models.iter().map(|model| &model.seal), "印", findings);
    repeated_ids(atlas.pages.iter().map(|page| &page.slug), "页面", findings);
    repeated_ids(
        atlas.packs.iter().map(|pack| &pack.slug),
        "培训包",
        findings,
    );
}
