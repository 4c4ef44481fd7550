//! Handouts: files to hand out, made from the same content as the site.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{BuildError, Input, Outcome, Progress, Stage, read_and_link, theme};
use crate::audit::Entrances;
use crate::emit::Sink;
use crate::ground::nearest;
use crate::render::{HandoutFormat, Theme};
use crate::site::Site;
use crate::view::handout::{Subject, handout};

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
    read_and_link(
        input,
        Entrances::everywhere(),
        sink,
        progress,
        |site, sink| {
            let theme = theme(input)?;
            let subjects = subjects(site, request)?;
            let jobs: Vec<(Subject, Vec<HandoutFormat>)> = subjects
                .into_iter()
                .map(|subject| {
                    let formats = request.formats.iter().copied();
                    let suitable = formats.filter(|format| format.suits(subject));
                    (subject, suitable.collect())
                })
                .collect();
            progress.stage(
                Stage::Handouts,
                jobs.iter().map(|(_, formats)| formats.len()).sum(),
            );
            jobs.par_iter().try_for_each(|(subject, formats)| {
                write(input, site, &theme, (*subject, formats), sink, progress)
            })
        },
    )
}

fn write(
    input: &Input<'_>,
    site: &Site<'_>,
    theme: &Theme,
    (subject, formats): (Subject, &[HandoutFormat]),
    sink: &dyn Sink,
    progress: &dyn Progress,
) -> Result<(), BuildError> {
    if formats.is_empty() {
        return Ok(());
    }
    let base = site.atlas.settings.base_url.as_deref();
    let handout = handout(site, subject, base);
    let mut pictures = BTreeMap::new();
    for picture in handout.pictures() {
        pictures.insert(picture.path.clone(), input.content.read(&picture.path)?);
    }
    for format in formats {
        sink.put(format.write(&handout, theme, &pictures)?)?;
        progress.step();
    }
    Ok(())
}

/// What a request means, in the order of the atlas, each once.
fn subjects(site: &Site<'_>, request: &PackRequest) -> Result<Vec<Subject>, BuildError> {
    let atlas = site.atlas;
    let models = (0..atlas.models.len()).filter(|model| site.has_model_page(*model));
    let mut subjects = Vec::new();
    if request.all {
        subjects.extend(models.map(Subject::Model));
        subjects.extend((0..atlas.cases.len()).map(Subject::Case));
        let packs = (0..atlas.packs.len()).filter(|pack| !site.packs[*pack].cases.is_empty());
        subjects.extend(packs.map(Subject::Pack));
        if !atlas.cases.is_empty() {
            subjects.push(Subject::Atlas);
        }
        return Ok(subjects);
    }
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
        let pack = find(slug, &packs, ("培训包", "training pack"))?;
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
        nearest: nearest(slug, known.iter().copied()).map(str::to_owned),
    }
}
