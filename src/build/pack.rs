//! Handouts: files to hand out, made from the same content as the site.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::error::Meant;
use super::{BuildError, InFolder, Input, Linked, Outcome, Progress, Stage, read_and_link, theme};
use crate::audit::Entrances;
use crate::emit::Sink;
use crate::ground::nearest;
#[cfg(feature = "pdf")]
use crate::render::{HandoutError, pdf::Typesetter};
use crate::render::{HandoutFormat, Tools};
use crate::site::{Site, files};
use crate::view::handout::{Subject, handout};
use crate::view::{HandoutFile, HandoutFiles};

/// Which handouts are made, and how.
#[derive(Debug, Clone, Default)]
pub struct PackRequest {
    /// Everything there is; the lists below count for nothing then.
    pub all: bool,
    /// Slugs of training packs.
    pub packs: Vec<String>,
    /// Slugs of cases.
    pub cases: Vec<String>,
    /// Slugs of model types.
    pub models: Vec<String>,
    /// The atlas as a book.
    pub atlas: bool,
    /// In which formats; a handout is not made in a format that does not suit it.
    pub formats: Vec<HandoutFormat>,
}

/// Reads, links and checks; writes handouts into the sink unless there are errors.
///
/// # Errors
/// As [`build`](super::build), and when something is asked for that is not there.
pub fn pack(
    input: &Input<'_>,
    request: &PackRequest,
    sink: &dyn Sink,
    progress: &dyn Progress,
) -> Result<Outcome, BuildError> {
    let then = |(), linked: Linked<'_>| {
        let Linked { site, sink, .. } = linked;
        let subjects = subjects(site, request)?;
        let job = (&*subjects, &*request.formats);
        make(input, site, job, sink, progress)?;
        Ok(())
    };
    let entrances = Entrances::everywhere();
    read_and_link(input, entrances, (sink, progress), |_| (), then)
}

/// Makes the handouts that stand in the site itself: of everything there is, in a folder of their own.
pub(super) fn for_site(
    input: &Input<'_>,
    site: &Site<'_>,
    sink: &dyn Sink,
    progress: &dyn Progress,
) -> Result<HandoutFiles, BuildError> {
    if input.handouts.is_empty() {
        return Ok(HandoutFiles::new());
    }
    let folder = InFolder {
        folder: files::HANDOUTS,
        sink,
    };
    let subjects = everything(site);
    make(input, site, (&subjects, input.handouts), &folder, progress)
}

/// Makes handouts of subjects in those of the formats that suit them.
fn make(
    input: &Input<'_>,
    site: &Site<'_>,
    (subjects, formats): (&[Subject], &[HandoutFormat]),
    sink: &dyn Sink,
    progress: &dyn Progress,
) -> Result<HandoutFiles, BuildError> {
    let theme = theme(input)?;
    // Before any work: without fonts there is none.
    #[cfg(feature = "pdf")]
    let typesetter = if formats.contains(&HandoutFormat::Pdf) {
        Some(Typesetter::new(&theme, input.fonts).map_err(HandoutError::from)?)
    } else {
        None
    };
    let tools = Tools {
        theme: &theme,
        #[cfg(feature = "pdf")]
        typesetter,
    };
    let job = |subject: &Subject| {
        let suitable = formats.iter().copied();
        let suitable: Vec<_> = suitable.filter(|format| format.suits(*subject)).collect();
        (*subject, suitable)
    };
    let jobs: Vec<(Subject, Vec<HandoutFormat>)> = subjects.iter().map(job).collect();
    let total = jobs.iter().map(|(_, formats)| formats.len()).sum();
    progress.stage(Stage::Handouts, total);
    jobs.par_iter()
        .filter(|(_, formats)| !formats.is_empty())
        .map(|(subject, formats)| {
            let files = write(input, site, &tools, (*subject, formats), sink, progress)?;
            Ok((*subject, files))
        })
        .collect()
}

fn write(
    input: &Input<'_>,
    site: &Site<'_>,
    tools: &Tools<'_>,
    (subject, formats): (Subject, &[HandoutFormat]),
    sink: &dyn Sink,
    progress: &dyn Progress,
) -> Result<Vec<HandoutFile>, BuildError> {
    let base = site.atlas.settings.base_url.as_ref();
    let base = base.map(|address| address.value.as_str());
    let handout = handout(site, subject, base);
    let mut pictures = BTreeMap::new();
    for picture in handout.pictures() {
        pictures.insert(picture.path.clone(), input.content.read(&picture.path)?);
    }
    let mut made = Vec::with_capacity(formats.len());
    for format in formats {
        let artifact = format.write(&handout, tools, &pictures)?;
        let (title, name) = format.title();
        made.push(HandoutFile {
            path: format!("{}/{}", files::HANDOUTS, artifact.path),
            title,
            format: name,
            bytes: artifact.bytes.len() as u64,
        });
        sink.put(artifact)?;
        progress.step();
    }
    Ok(made)
}

/// Every subject of an atlas, in its order.
fn everything(site: &Site<'_>) -> Vec<Subject> {
    let atlas = site.atlas;
    let models = (0..atlas.models.len()).filter(|model| site.has_model_page(*model));
    let mut subjects: Vec<Subject> = models.map(Subject::Model).collect();
    subjects.extend((0..atlas.cases.len()).map(Subject::Case));
    let packs = (0..atlas.packs.len()).filter(|pack| !site.packs[*pack].cases.is_empty());
    subjects.extend(packs.map(Subject::Pack));
    if !atlas.cases.is_empty() {
        subjects.push(Subject::Atlas);
    }
    subjects
}

/// What a request means, in the order of the atlas, each once.
fn subjects(site: &Site<'_>, request: &PackRequest) -> Result<Vec<Subject>, BuildError> {
    let atlas = site.atlas;
    if request.all {
        return Ok(everything(site));
    }
    let mut subjects = Vec::new();
    let cases: Vec<&str> = atlas
        .cases
        .iter()
        .map(|case| case.slug.value.as_str())
        .collect();
    for slug in &request.cases {
        let case = find(slug, &cases, ("案例", "case"))?;
        subjects.push(Subject::Case(case));
    }
    let all: Vec<&str> = atlas
        .models
        .iter()
        .map(|model| model.slug.value.as_str())
        .collect();
    for slug in &request.models {
        let model = find(slug, &all, ("有案例的模式", "model type with cases"))?;
        if !site.has_model_page(model) {
            return Err(unknown(
                slug,
                &[],
                ("有案例的模式", "model type with cases"),
            ));
        }
        subjects.push(Subject::Model(model));
    }
    let packs: Vec<&str> = atlas
        .packs
        .iter()
        .map(|pack| pack.slug.value.as_str())
        .collect();
    for slug in &request.packs {
        let pack = find(slug, &packs, ("培训包", "training pack")).map_err(|error| {
            let other = match slug {
                _ if cases.contains(&slug.as_str()) => Some((("案例", "case"), "--case")),
                _ if all.contains(&slug.as_str()) => Some((("模式", "model type"), "--model")),
                _ => None,
            };
            or_other_kind(error, other)
        })?;
        subjects.push(Subject::Pack(pack));
    }
    if request.atlas {
        subjects.push(Subject::Atlas);
    }
    subjects.sort_unstable();
    subjects.dedup();
    Ok(subjects)
}

fn find(
    slug: &str,
    known: &[&str],
    kind: (&'static str, &'static str),
) -> Result<usize, BuildError> {
    let found = known.iter().position(|known| *known == slug);
    found.ok_or_else(|| unknown(slug, known, kind))
}

fn unknown(slug: &str, known: &[&str], kind: (&'static str, &'static str)) -> BuildError {
    BuildError::Unknown {
        kind,
        name: slug.to_owned(),
        meant: nearest(slug, known.iter().copied()).map(|name| Meant::Name(name.to_owned())),
    }
}

/// Says that something else has the name, where it does: the surest guess there is.
fn or_other_kind(
    mut error: BuildError,
    other: Option<((&'static str, &'static str), &'static str)>,
) -> BuildError {
    if let (BuildError::Unknown { meant, .. }, Some((kind, option))) = (&mut error, other) {
        *meant = Some(Meant::OtherKind(kind, option));
    }
    error
}
