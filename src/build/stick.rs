//! A site on its way to a USB stick.

use rayon::prelude::*;

use super::{
    BuildError, InFolder, Input, Linked, Outcome, Progress, count, read_and_link, render, renderer,
};
use crate::audit::Entrances;
use crate::emit::Sink;
use crate::ground::{Digest, FileError, FileSystem};
use crate::render::{Artifact, Renderer};
use crate::site::{Route, stick as layout};
use crate::view;

/// As [`build`](super::build()), for a USB stick: the site in its folder, and beside it the start page, the instructions and
/// what the stick says of itself. Its list of files is made by `emit`, which knows them all.
///
/// # Errors
/// As [`build`](super::build()).
pub fn stick(
    input: &Input<'_>,
    sink: &dyn Sink,
    progress: &dyn Progress,
) -> Result<Outcome, BuildError> {
    let folder = |route: Route| layout::path_of(&route.to_string());
    let home = folder(Route::Home);
    let own = [layout::START, layout::INSTRUCTIONS].map(str::to_owned);
    let entrances = own.into_iter().chain([home, folder(Route::NotFound)]);
    let entrances = Entrances::new(entrances, folder(Route::Sitemap));
    let meanwhile = |language: &str| renderer(input, language);
    let then = |renderer: Result<Renderer, _>, linked: Linked<'_>| {
        let Linked { site, lists, sink } = linked;
        let renderer = renderer?;
        let folder = InFolder {
            folder: layout::SITE_FOLDER,
            sink,
        };
        render(input, site, (lists, &renderer), (&folder, None), progress)?;
        let counts = count(site, lists);
        let facts = view::StickFacts {
            edition: input.edition,
            counts: &[
                ("个案例", counts.cases),
                ("种模式", counts.models),
                ("节做法", counts.practices),
                ("条数据", counts.observations),
                ("个页面", counts.pages),
            ],
            content: content_digest(input.content)?,
        };
        let start = view::start(site, &facts);
        sink.put(renderer.page(&start, layout::START.to_owned())?)?;
        let instructions = view::instructions(site, input.edition);
        sink.put(renderer.page(&instructions, layout::INSTRUCTIONS.to_owned())?)?;
        let version = view::version_text(site, &facts);
        sink.put(Artifact::new(layout::VERSION, version))?;
        Ok(())
    };
    read_and_link(input, entrances, (sink, progress), meanwhile, then)
}

/// The fingerprint of everything an atlas is made from: of the lines `sha256sum` would write of its files,
/// sorted by path.
fn content_digest(content: &dyn FileSystem) -> Result<Digest, FileError> {
    let files = content.list()?.files;
    let lines = files.par_iter().map(|file| {
        let digest = Digest::of(&content.read(&file.path)?);
        Ok(format!("{digest}  {}\n", file.path))
    });
    let lines: String = lines.collect::<Result<Vec<_>, FileError>>()?.concat();
    Ok(Digest::of(lines.as_bytes()))
}
