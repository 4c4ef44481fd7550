//! A site kept in memory: read again where files change, and made page by page as pages are asked
//! for, by the functions of the build.
//!
//! A [`Preview`] owns what was read; a [`Generation`] borrows it, linked, and answers until something
//! changes. Then it is dropped, the changed files are read again, and the next one is linked: what a
//! generation answers is never a mix of two states.

mod index;
mod inspection;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

pub use inspection::Inspection;

use super::{BuildError, Counts, Input, codes, count, publish, shown_pictures, theme};
use crate::atlas::load::{self, Difference, Register};
use crate::check::Suppressions;
use crate::ground::files::is_at_or_below;
use crate::ground::{Code, FileError, Findings, Sources, Text};
use crate::render::{Artifact, Renderer, Theme, ThemeError};
use crate::site::{EditedAtlas, Memory, Route, Site};
use crate::view::{self, HandoutFiles, Lists};
use crate::{audit, check, privacy};

/// What a site is made from, read, and ready to be read again in parts.
pub struct Preview<'i> {
    input: Input<'i>,
    sources: Sources,
    register: Register,
    atlas: EditedAtlas,
    /// What linking found out of single files.
    memory: Mutex<Memory>,
    theme: Theme,
    renderer: Renderer,
    language: String,
    /// Why the newest theme is not the one in use.
    theme_fault: Option<ThemeError>,
    /// None: a preview makes no files to hand out.
    handouts: HandoutFiles,
    number: u64,
}

/// Paths that may have changed, in the content folder and in the theme folder. A folder stands for
/// everything in it, the empty path for the whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Below the content folder.
    pub content: BTreeSet<String>,
    /// Below the theme folder.
    pub theme: BTreeSet<String>,
}

impl Changes {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.content.is_empty() && self.theme.is_empty()
    }

    /// Takes over the changes of another moment.
    pub fn extend(&mut self, other: Changes) {
        self.content.extend(other.content);
        self.theme.extend(other.theme);
    }
}

/// What became of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// Everything is as it was.
    None,
    /// Pages are as they were; something else is wrong with the files.
    Findings,
    /// Nothing but the style sheet is another.
    Style,
    /// Pages may be others.
    Pages,
    /// What pages load may be another, too, or the templates they are made with.
    Loaded,
}

impl<'i> Preview<'i> {
    /// Reads everything.
    ///
    /// # Errors
    /// When the content folder cannot be read, or even the built-in theme cannot be used (it does
    /// not speak the language of the atlas).
    pub fn open(input: Input<'i>) -> Result<Preview<'i>, BuildError> {
        let mut sources = Sources::default();
        let (atlas, register) = load::open(input.content, input.content_prefix, &mut sources)?;
        let language = atlas.settings.language.clone();
        let (theme, renderer, theme_fault) = match compiled(&input, &language) {
            Ok((theme, renderer)) => (theme, renderer, None),
            Err(fault) => {
                let theme = Theme::builtin();
                let renderer = Renderer::new(&theme, &language, input.form)?;
                (theme, renderer, Some(fault))
            }
        };
        Ok(Preview {
            atlas: input.edition.of(atlas),
            memory: Mutex::default(),
            input,
            sources,
            register,
            theme,
            renderer,
            language,
            theme_fault,
            handouts: HandoutFiles::new(),
            number: 1,
        })
    }

    /// Reads again what may have changed.
    ///
    /// # Errors
    /// When the content folder cannot be read; everything is as it was then.
    pub fn reread(&mut self, changes: &Changes) -> Result<Effect, FileError> {
        let Preview {
            register,
            sources,
            atlas,
            input,
            ..
        } = self;
        let difference = match changes.content.is_empty() {
            true => Difference::None,
            false => atlas
                .change(|atlas| register.reread(atlas, input.content, &changes.content, sources))?,
        };
        let memory = self
            .memory
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner);
        for place in &changes.content {
            for (file, is_case) in register.files_at(place) {
                match is_case {
                    true => memory.forget(file),
                    false => memory.forget_others(),
                }
            }
        }
        let mut effect = match difference {
            Difference::None => Effect::None,
            Difference::Findings => Effect::Findings,
            Difference::Content => Effect::Pages,
            Difference::Pictures => Effect::Loaded,
        };
        let language = &self.atlas.atlas().settings.language;
        if !changes.theme.is_empty() || *language != self.language {
            effect = match (effect, self.renew_theme()) {
                (Effect::Pages, Effect::Style) => Effect::Loaded,
                (content, theme) => content.max(theme),
            };
        }
        if effect != Effect::None {
            self.number += 1;
        }
        Ok(effect)
    }

    /// Whether reading again what may have changed would come to anything.
    ///
    /// # Errors
    /// When the content folder cannot be read.
    pub fn is_outdated(&self, changes: &Changes) -> Result<bool, FileError> {
        let is_other = !changes.theme.is_empty()
            && (self.theme_fault.is_some()
                || theme(&self.input).map_or(true, |theme| theme != self.theme));
        let content = self.input.content;
        let changed = &changes.content;
        let atlas = self.atlas.atlas();
        Ok(is_other
            || self
                .register
                .is_outdated(atlas, content, changed, &self.sources)?)
    }

    /// Whether a file of the atlas stands at a place of the content folder, below it, or did: of other
    /// files, such as those an editor makes for a moment, there is nothing to tell.
    pub fn concerns(&self, place: &str) -> bool {
        let mut pictures = self.atlas.atlas().pictures.iter();
        self.register.files_at(place).next().is_some()
            || pictures.any(|picture| is_at_or_below(&picture.path, place))
    }

    /// Takes the theme as it is now; the one in use stays where the new one is faulty.
    fn renew_theme(&mut self) -> Effect {
        let language = self.atlas.atlas().settings.language.clone();
        match compiled(&self.input, &language) {
            Ok((theme, renderer)) => {
                let effect = match &self.theme_fault {
                    None if language == self.language && theme == self.theme => Effect::None,
                    // A page can swap the sheets it links, not come to link others.
                    None if language == self.language
                        && theme.is_restyled(&self.theme)
                        && renderer.has_styles_of(&self.renderer) =>
                    {
                        Effect::Style
                    }
                    _ => Effect::Loaded,
                };
                self.theme = theme;
                self.renderer = renderer;
                self.language = language;
                self.theme_fault = None;
                effect
            }
            Err(fault) => {
                self.theme_fault = Some(fault);
                Effect::Findings
            }
        }
    }

    /// Links what was read.
    pub fn link(&self) -> Generation<'_> {
        let mut findings = self.register.findings(self.atlas.atlas());
        let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        let site = Site::link_again(&self.atlas, &mut memory, &mut findings);
        Generation {
            preview: self,
            site,
            findings,
            is_over: AtomicBool::new(false),
            lists: OnceLock::new(),
            searched: OnceLock::new(),
            index: OnceLock::new(),
            authored: OnceLock::new(),
        }
    }
}

/// The theme as it is now, ready to render.
fn compiled(input: &Input<'_>, language: &str) -> Result<(Theme, Renderer), ThemeError> {
    let theme = theme(input)?;
    let renderer = Renderer::new(&theme, language, input.form)?;
    Ok((theme, renderer))
}

/// A linked site that answers for one state of the files.
pub struct Generation<'p> {
    preview: &'p Preview<'p>,
    site: Site<'p>,
    /// Of reading and linking.
    findings: Findings,
    /// Whether what takes long is to stop.
    is_over: AtomicBool,
    /// The pages and long lists; each put in order when first needed.
    lists: OnceLock<Lists>,
    /// Of the searched pages; made when first needed.
    searched: OnceLock<Vec<Route>>,
    /// The scripts of the search index but those with texts; made when first needed.
    index: OnceLock<Result<BTreeMap<String, Vec<u8>>, Text>>,
    /// The personal data that authored files hold; known once the whole content was looked at.
    authored: OnceLock<BTreeSet<String>>,
}

impl Generation<'_> {
    /// Counts the states of the files, from 1; no two have the same number.
    pub fn number(&self) -> u64 {
        self.preview.number
    }

    /// What there is.
    pub fn counts(&self) -> Counts {
        count(&self.site, self.lists())
    }

    /// Why the newest theme is not the one in use.
    pub fn theme_fault(&self) -> Option<&ThemeError> {
        self.preview.theme_fault.as_ref()
    }

    /// The texts that findings are about.
    pub fn sources(&self) -> &Sources {
        &self.preview.sources
    }

    /// Ends whatever takes long: somebody has something newer to show.
    pub fn end(&self) {
        self.is_over.store(true, Ordering::Relaxed);
    }

    /// Whether [`Generation::end`] was called.
    pub fn is_over(&self) -> bool {
        self.is_over.load(Ordering::Relaxed)
    }

    /// The artifact of a path, with the bytes the build would write; none where the site has no such
    /// file. The first script of the search index takes as long as a build without writing; the others
    /// wait for it.
    ///
    /// # Errors
    /// When a template or a picture cannot be used, and [`Abandoned`](crate::emit::EmitError::Abandoned) when the generation
    /// ended before the index was made.
    pub fn artifact(&self, path: &str) -> Result<Option<Artifact>, BuildError> {
        if let Some(route) = Route::at(path).filter(|route| route.to_string() == path) {
            return self.page(&route);
        }
        if path.starts_with("search/") {
            return self.search_script(path);
        }
        let mut assets = self.preview.renderer.assets().iter();
        if let Some(asset) = assets.find(|asset| asset.path == path) {
            return Ok(Some(asset.clone()));
        }
        if shown_pictures(&self.site).any(|picture| picture == path) {
            let bytes = self.preview.input.content.read(path)?;
            return Ok(Some(Artifact::new(path, bytes)));
        }
        if path.starts_with("compare/data/") {
            return Ok(publish::choice(&self.site, path));
        }
        if path.starts_with("sitemap") {
            let parts = publish::sitemaps(&self.site, self.routes());
            return Ok(parts.into_iter().find(|part| part.path == path));
        }
        Ok(publish::file(&self.site, path))
    }

    fn page(&self, route: &Route) -> Result<Option<Artifact>, BuildError> {
        let page = if self.site.has_page(route) && self.lists().has(&self.site, route) {
            view::page(&self.site, route, self.lists(), &self.preview.handouts)
        } else {
            let mut aliases = view::aliases(&self.site).into_iter();
            let case = aliases.find(|(alias, _)| alias == route);
            case.map(|(alias, case)| view::moved(&self.site, &alias, case))
        };
        let render = |page| self.preview.renderer.page(&page, route.to_string());
        Ok(page.map(render).transpose()?)
    }

    fn lists(&self) -> &Lists {
        self.lists.get_or_init(|| Lists::lazy(&self.site))
    }

    fn routes(&self) -> &[Route] {
        self.lists().routes(&self.site)
    }

    /// Everything `check` says short of what it finds on finished pages, sorted; none when the
    /// generation ended before all was looked at.
    pub fn findings(&self) -> Option<Findings> {
        let goes_on = || !self.is_over();
        let (site, sources) = (&self.site, self.sources());
        let mut findings = self.first_findings();
        let known: Vec<&Code> = codes().collect();
        let mut suppressions = Suppressions::new(site, &known, &mut findings);
        let profile = self.preview.input.profile;
        check::check_while(site, profile, sources, &goes_on, &mut findings);
        let personal = check::personal_while(site, sources, &goes_on, &mut findings);
        suppressions.apply(sources, &mut findings);
        let of_pages = [audit::codes::ALL, privacy::codes::ALL].concat();
        suppressions.report_unused(|code| !of_pages.contains(&code), &mut findings);
        if !goes_on() {
            return None;
        }
        self.authored.get_or_init(|| personal.authored);
        Some(self.as_written(findings))
    }

    /// What reading and linking say: known at once.
    pub fn first_findings(&self) -> Findings {
        let mut findings = Findings::default();
        self.findings
            .iter()
            .for_each(|found| findings.push(found.clone()));
        self.as_written(findings)
    }

    /// Leaves out what is found in texts that the author no longer sees.
    fn as_written(&self, mut findings: Findings) -> Findings {
        let stale = self.preview.register.stale_files();
        findings.retain(|found| !stale.contains(&found.primary.file));
        findings.sort_by_path(self.sources());
        findings
    }
}
