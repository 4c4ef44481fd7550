//! Floor 6. The only room where the stages meet: read, link, check, render, hand over.
//!
//! Takes folders to read from and a sink; returns what was found and counted. Start with
//! [`build`]; what is spared when little changed is in `folder`.

mod error;
mod folder;
mod learned;
mod pack;
mod press;
pub mod preview;
mod progress;
mod publish;
mod record;
mod repair;
mod stick;

use learned::Learned;
use press::{Press, Pressed, Stock};

pub use error::BuildError;
pub use folder::{Built, Finished, Memory, Program, in_folder};
pub use pack::{PackRequest, pack};
pub use progress::{NoProgress, Progress, Stage};
pub use repair::{RepairedFile, repair};
pub use stick::stick;

use crate::atlas;
use crate::audit::{self, Audit, Entrances, ExternalLink};
use crate::check::{Profile, Suppressions};
use crate::emit::{EmitError, FolderSink, Sink};
use crate::ground::{Code, FileSystem, Findings, Shelf, Sources, Stored};
use crate::render::{Artifact, FontSearch, Form, HandoutFormat, Renderer, Theme, ThemeError};
use crate::site::{Edition, Route, Site};
use crate::view::Lists;
use crate::{check, privacy, site, view};

/// What a site is made from.
pub struct Input<'a> {
    /// The content folder.
    pub content: &'a dyn FileSystem,
    /// Put before paths of content files in messages, such as `content/`.
    pub content_prefix: &'a str,
    /// Files that override the built-in theme.
    pub theme: Option<&'a dyn FileSystem>,
    /// Put before paths of theme files in messages.
    pub theme_prefix: &'a str,
    /// What the site must have.
    pub profile: Profile,
    /// Whole pages, or bodies for a portal's template.
    pub form: Form,
    /// For whom the output is.
    pub edition: Edition,
    /// The formats of the handouts that stand in the site itself; none for a site without handouts.
    pub handouts: &'a [HandoutFormat],
    /// Where the fonts of those on paper are looked for.
    pub fonts: FontSearch<'a>,
}

/// What came of a run.
#[derive(Debug)]
pub struct Outcome {
    /// The authored files that findings point at, with their texts; perhaps others, without.
    pub sources: Sources,
    /// What is wrong with them; sorted.
    pub findings: Findings,
    /// What there is.
    pub counts: Counts,
    /// The links that leave the site, by address; empty when no page was made.
    pub external_links: Vec<ExternalLink>,
    /// How many pages of the site were rendered; the others stood in an old one.
    pub rendered: usize,
}

/// How many of everything.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Cases.
    pub cases: usize,
    /// Model types with a page.
    pub models: usize,
    /// Sections with a model type at work.
    pub practices: usize,
    /// Stated numbers.
    pub observations: usize,
    /// Pages.
    pub pages: usize,
}

/// Every code a run can report, by id.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    let mut codes: Vec<&'static Code> = [
        atlas::codes::ALL,
        atlas::markdown::codes::ALL,
        site::codes::ALL,
        check::codes::ALL,
        privacy::codes::ALL,
        audit::codes::ALL,
    ]
    .concat();
    codes.sort_by_key(|code| code.id);
    codes.into_iter()
}

/// Does everything but keep what was made: reads, links, checks, and where that finds no error,
/// renders every page to look at it.
///
/// # Errors
/// When the content folder or the theme cannot be read.
pub fn check(input: &Input<'_>, progress: &dyn Progress) -> Result<Outcome, BuildError> {
    build(input, &Nowhere, progress)
}

/// Takes artifacts and lets them go.
struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _: Artifact) -> Result<(), EmitError> {
        Ok(())
    }
}

/// Shows every artifact to the audit on its way.
struct Audited<'a> {
    audit: &'a Audit,
    sink: &'a dyn Sink,
}

impl Sink for Audited<'_> {
    fn put(&self, artifact: Artifact) -> Result<(), EmitError> {
        self.audit.see(&artifact);
        self.sink.put(artifact)
    }

    fn set_aside(&self, bytes: Vec<u8>) -> Stored {
        self.sink.set_aside(bytes)
    }
}

/// Reads, links and checks; renders every page into the sink unless there are errors. What is wrong
/// with pages is known only when all were made: the sink is not to be finished when the outcome has
/// errors.
///
/// # Errors
/// When the content folder or the theme cannot be read, or the sink refuses. The sink is then
/// not to be finished either.
pub fn build(
    input: &Input<'_>,
    sink: &dyn Sink,
    progress: &dyn Progress,
) -> Result<Outcome, BuildError> {
    Ok(build_from(None, input, sink, progress)?.0)
}

/// As [`build`]; pages that an old site has, and something is known of, are taken from there.
fn build_from(
    old: Option<(&FolderSink, &Learned)>,
    input: &Input<'_>,
    sink: &dyn Sink,
    progress: &dyn Progress,
) -> Result<(Outcome, Pressed), BuildError> {
    let entrances = Entrances::new([Route::Home, Route::NotFound], Route::Sitemap);
    let mut pressed = Pressed::default();
    let meanwhile = |language: &str| renderer(input, language);
    let then = |renderer: Result<_, _>, linked: Linked<'_>| {
        let Linked { site, lists, sink } = linked;
        let stock = old.map(|(old, learned)| Stock {
            old,
            learned,
            audit: sink.audit,
        });
        pressed = render(input, site, (lists, &renderer?), (sink, stock), progress)?;
        Ok(())
    };
    let outcome = read_and_link(input, entrances, (sink, progress), meanwhile, then)?;
    let outcome = Outcome {
        rendered: pressed.rendered,
        ..outcome
    };
    Ok((outcome, pressed))
}

/// Puts artifacts into a folder of the sink.
struct InFolder<'s> {
    folder: &'static str,
    sink: &'s dyn Sink,
}

impl Sink for InFolder<'_> {
    fn put(&self, artifact: Artifact) -> Result<(), EmitError> {
        let path = format!("{}/{}", self.folder, artifact.path);
        self.sink.put(Artifact { path, ..artifact })
    }

    fn set_aside(&self, bytes: Vec<u8>) -> Stored {
        self.sink.set_aside(bytes)
    }
}

/// A site that is free of errors, and where it goes.
struct Linked<'l> {
    site: &'l Site<'l>,
    lists: &'l Lists,
    sink: &'l Audited<'l>,
}

/// What `meanwhile` makes for the language of the atlas, while that is linked and checked, is handed to `then`,
/// unless there are errors.
fn read_and_link<M: Send>(
    input: &Input<'_>,
    entrances: Entrances,
    (sink, progress): (&dyn Sink, &dyn Progress),
    meanwhile: impl FnOnce(&str) -> M + Send,
    then: impl FnOnce(M, Linked<'_>) -> Result<(), BuildError>,
) -> Result<Outcome, BuildError> {
    let mut sources = Sources::default();
    let mut findings = Findings::default();
    progress.stage(Stage::Read, 1);
    let set_aside = |bytes| sink.set_aside(bytes);
    let shelf = Shelf::new(&set_aside);
    let atlas = atlas::load::load(
        input.content,
        input.content_prefix,
        &shelf,
        (&mut sources, &mut findings),
    )?;
    progress.step();
    progress.stage(Stage::Link, 1);
    let language = atlas.settings.language.clone();
    let edited = input.edition.of(atlas);
    let known: Vec<&Code> = codes().collect();
    let link = || {
        let site = Site::link(&edited, &mut findings);
        let lists = Lists::new(&site);
        let mut suppressions = Suppressions::new(&site, &known, &mut findings);
        check::check(&site, input.profile, &sources, &mut findings);
        let personal = check::personal(&site, &sources, &mut findings);
        suppressions.apply(&sources, &mut findings);
        (site, lists, suppressions, personal)
    };
    let (made, (site, lists, mut suppressions, personal)) =
        rayon::join(|| meanwhile(&language), link);
    progress.step();
    let mut external_links = Vec::new();
    if findings.has_errors() {
        let of_pages = [audit::codes::ALL, privacy::codes::ALL].concat();
        suppressions.report_unused(|code| !of_pages.contains(&code), &mut findings);
    } else {
        let audit = Audit::new(personal.authored, entrances);
        let linked = Linked {
            site: &site,
            lists: &lists,
            sink: &Audited {
                audit: &audit,
                sink,
            },
        };
        then(made, linked)?;
        let mut seen = Findings::default();
        external_links = audit.finish(&mut sources, &mut seen);
        suppressions.apply(&sources, &mut seen);
        findings.extend(seen);
        suppressions.report_unused(|_| true, &mut findings);
    }
    findings.sort();
    let counts = count(&site, &lists);
    // All that was linked goes before texts come back.
    drop((site, lists, suppressions));
    drop(edited);
    sources.take_back(&findings.files());
    shelf.sound()?;
    Ok(Outcome {
        sources,
        findings,
        counts,
        external_links,
        rendered: 0,
    })
}

fn renderer(input: &Input<'_>, language: &str) -> Result<Renderer, BuildError> {
    let theme = theme(input)?;
    Ok(Renderer::new(&theme, language, input.form)?)
}

fn theme(input: &Input<'_>) -> Result<Theme, ThemeError> {
    Ok(match input.theme {
        Some(folder) => Theme::with_overrides(folder, input.theme_prefix)?,
        None => Theme::builtin(),
    })
}

fn render(
    input: &Input<'_>,
    site: &Site<'_>,
    (lists, renderer): (&Lists, &Renderer),
    (sink, stock): (&dyn Sink, Option<Stock<'_>>),
    progress: &dyn Progress,
) -> Result<Pressed, BuildError> {
    let handouts = pack::for_site(input, site, sink, progress)?;
    let press = Press {
        site,
        handouts: &handouts,
        renderer,
        lists,
        sink,
        progress,
        form: input.form,
        stock,
    };
    let (pressed, others) = rayon::join(
        || press.pages(),
        || put_others(input, site, (lists, renderer), sink),
    );
    let pressed = pressed?;
    others?;
    Ok(pressed)
}

/// Everything that is no page of its own: files, assets, pictures, and pages that lead old addresses on.
fn put_others(
    input: &Input<'_>,
    site: &Site<'_>,
    (lists, renderer): (&Lists, &Renderer),
    sink: &dyn Sink,
) -> Result<(), BuildError> {
    // A portal leads old addresses on itself: they stand in the heads.
    let aliases = match input.form {
        Form::Pages => view::aliases(site),
        Form::Fragments => Vec::new(),
    };
    for (alias, case) in aliases {
        let page = view::moved(site, &alias, case);
        sink.put(renderer.page(&page, alias.to_string())?)?;
    }
    publish::publish(site, lists.routes(site), sink)?;
    for asset in renderer.assets() {
        sink.put(asset.clone())?;
    }
    for picture in shown_pictures(site) {
        sink.put(Artifact::new(picture, input.content.read(picture)?))?;
    }
    Ok(())
}

/// Pictures some text shows; the others stay at home.
fn shown_pictures<'s>(site: &'s Site<'_>) -> impl Iterator<Item = &'s str> {
    let mut shown: Vec<usize> = site
        .cases
        .iter()
        .flat_map(|case| &case.pictures)
        .copied()
        .collect();
    shown.sort_unstable();
    shown.dedup();
    shown
        .into_iter()
        .map(|at| site.atlas.pictures[at].path.as_str())
}

fn count(site: &Site<'_>, lists: &Lists) -> Counts {
    let atlas = site.atlas;
    let sections = site.cases.iter().flat_map(|case| &case.sections);
    Counts {
        cases: atlas.cases.len(),
        models: (0..atlas.models.len())
            .filter(|model| site.has_model_page(*model))
            .count(),
        practices: sections
            .filter(|section| !section.models.is_empty())
            .count(),
        observations: atlas.cases.iter().map(|case| case.observations.len()).sum(),
        pages: lists.routes(site).len(),
    }
}
