//! Renders pages and indexes what they show: of each page the bytes that are written, so that what
//! an edition leaves out is not found either.

use rayon::prelude::*;

use super::learned::{Known, Learned, Learning, Step};
use super::{BuildError, Progress, Stage};
use crate::audit::Audit;
use crate::emit::{FolderSink, KeptFile, Sink};
use crate::ground::Digest;
use crate::render::{self, Artifact, Form, Renderer};
use crate::search::{self, PageText, Part, PartWriter, Profile, Profiles, Script};
use crate::site::{Route, Site};
use crate::view::{self, HandoutFiles, Lists};

/// Pages of a step of rendering and indexing: enough to pack their keys well, few enough to keep
/// every thread busy and their texts out of memory. Not a matter of threads, so that the same
/// steps are taken everywhere.
const STEP: std::ops::RangeInclusive<usize> = 4..=256;

/// What makes pages, with what it needs.
pub(super) struct Press<'p> {
    pub(super) site: &'p Site<'p>,
    pub(super) renderer: &'p Renderer,
    pub(super) lists: &'p Lists,
    pub(super) handouts: &'p HandoutFiles,
    pub(super) sink: &'p dyn Sink,
    pub(super) progress: &'p dyn Progress,
    pub(super) form: Form,
    /// Where pages may be taken from that are made already.
    pub(super) stock: Option<Stock<'p>>,
}

/// The old site, and what is known of its pages.
#[derive(Clone, Copy)]
pub(super) struct Stock<'s> {
    pub(super) old: &'s FolderSink,
    pub(super) learned: &'s Learned,
    /// Hears of every page, for nothing passes by the sink of the press.
    pub(super) audit: &'s Audit,
}

/// What the press did.
#[derive(Default)]
pub(super) struct Pressed {
    /// How many pages were rendered; the others were there.
    pub(super) rendered: usize,
    /// What was learned, where there is a stock.
    pub(super) steps: Vec<Step>,
}

/// What came of a step.
struct Taken {
    part: Part,
    rendered: usize,
    learned: Option<Step>,
}

impl Press<'_> {
    /// Renders every page, and indexes what it shows while it is at hand.
    pub(super) fn pages(&self) -> Result<Pressed, BuildError> {
        let routes = self.lists.routes(self.site);
        self.progress.stage(Stage::Render, routes.len());
        let searched = search::number(routes);
        let step = (searched.len() / 64).clamp(*STEP.start(), *STEP.end());
        let steps: Vec<Taken> = searched
            .par_chunks(step)
            .enumerate()
            // A thread that took several steps at once would end long after the others.
            .with_max_len(1)
            .map(|(at, routes)| self.step(at * step, routes))
            .collect::<Result<_, _>>()?;
        let mut pressed = Pressed::default();
        let mut parts = Vec::with_capacity(steps.len());
        for step in steps {
            pressed.rendered += step.rendered;
            pressed.steps.extend(step.learned);
            parts.push(step.part);
        }
        for route in routes.iter().filter(|route| !search::is_searched(route)) {
            self.page(route)?;
            pressed.rendered += 1;
        }
        let profiles = Profiles::new(self.site, &searched);
        search::scripts(&parts, &profiles, |script| self.put(script))?;
        Ok(pressed)
    }

    /// Makes pages whose numbers begin at `first`, or finds them made.
    fn step(&self, first: usize, routes: &[Route]) -> Result<Taken, BuildError> {
        if let Some(stock) = &self.stock {
            return self.step_with_stock(stock, first, routes);
        }
        let mut part = PartWriter::new(|bytes| self.sink.set_aside(bytes));
        for (at, route) in (first..).zip(routes) {
            let text = self.page(route)?;
            for script in search::page_scripts(at, &text, &self.profile(route)) {
                self.put(script)?;
            }
            part.add(&text);
        }
        Ok(Taken {
            part: part.finish(),
            rendered: routes.len(),
            learned: None,
        })
    }

    /// As [`Press::step`]; what stands in the old site is taken from there.
    fn step_with_stock(
        &self,
        stock: &Stock<'_>,
        first: usize,
        routes: &[Route],
    ) -> Result<Taken, BuildError> {
        let key = |route| Some((self.keyed(route)?.1, self.profile(route)));
        // In a first build there is nothing to look for: no view is made twice.
        let keys = (!stock.learned.is_empty())
            .then(|| routes.iter().map(key).collect::<Option<Vec<_>>>())
            .flatten();
        if let Some(keys) = keys
            && let Some(taken) = stock.whole_step(step_key(first, keys))?
        {
            for route in routes {
                if self.form == Form::Fragments
                    && let Some((page, _)) = self.keyed(route)
                {
                    self.put_head(route, &page)?;
                }
                self.progress.step();
            }
            return Ok(taken);
        }
        let mut learning = Learning::default();
        let mut keys = Vec::with_capacity(routes.len());
        let set_aside = |bytes| self.sink.set_aside(bytes);
        let mut part = PartWriter::new(set_aside);
        let mut shelf = Shelf::default();
        let mut rendered = 0;
        for (at, route) in (first..).zip(routes) {
            let Some((page, key)) = self.keyed(route) else {
                part.add(&self.page(route)?);
                continue;
            };
            let text = match shelf.take(stock, key) {
                Some((known, bytes)) => {
                    learning.page(key, &known);
                    stock.keep(known)?;
                    self.text(&String::from_utf8_lossy(&bytes))
                }
                None => {
                    rendered += 1;
                    let artifact = self.renderer.page(&page, route.to_string())?;
                    let text = self.text(&artifact.text());
                    stock.put(artifact, |known| learning.page(key, known))?;
                    text
                }
            };
            self.put_head(route, &page)?;
            let profile = self.profile(route);
            for Script { path, bytes } in search::page_scripts(at, &text, &profile) {
                stock.put(Artifact::new(path, bytes), |known| learning.script(known))?;
            }
            keys.push((key, profile));
            part.add(&text);
            self.progress.step();
        }
        let part = part.finish();
        let key = (keys.len() == routes.len()).then(|| step_key(first, keys));
        let learned = Some(learning.close(key, &part, set_aside));
        Ok(Taken {
            part,
            rendered,
            learned,
        })
    }

    /// The view of a page, with what the page is found again by.
    fn keyed(&self, route: &Route) -> Option<(view::Page, Digest)> {
        let page = view::page(self.site, route, self.lists, self.handouts)?;
        let key = self.renderer.key(&page, &route.to_string())?;
        Some((page, key))
    }

    /// Renders one page and returns what it shows.
    fn page(&self, route: &Route) -> Result<PageText, BuildError> {
        let mut text = PageText::default();
        if let Some(page) = view::page(self.site, route, self.lists, self.handouts) {
            let artifact = self.renderer.page(&page, route.to_string())?;
            text = self.text(&artifact.text());
            self.put_head(route, &page)?;
            self.sink.put(artifact)?;
        }
        self.progress.step();
        Ok(text)
    }

    /// What the search knows of a page besides its text.
    fn profile(&self, route: &Route) -> Profile {
        Profile::of(self.site, route)
    }

    /// What a page shows.
    fn text(&self, shown: &str) -> PageText {
        match self.form {
            Form::Pages => PageText::read(shown),
            // A body without the shell is the main part of its page.
            Form::Fragments => PageText::read(&format!("<main>{shown}</main>")),
        }
    }

    /// Puts the head of a page into a file beside its body, where bodies are made.
    fn put_head(&self, route: &Route, page: &view::Page) -> Result<(), BuildError> {
        if self.form == Form::Fragments {
            let path = route.to_string();
            let path = format!("{}.json", path.trim_end_matches(".html"));
            let styles = self.renderer.styles(page.frame.kind);
            let head = view::fragment_head(self.site, route, page, styles);
            self.sink.put(render::json(path, &head))?;
        }
        Ok(())
    }

    fn put(&self, script: Script) -> Result<(), BuildError> {
        Ok(self.sink.put(Artifact::new(script.path, script.bytes))?)
    }
}

/// What a step is found again by: the first number, and the key and profile of each page.
fn step_key(first: usize, pages: Vec<(Digest, Profile)>) -> Digest {
    let mut all = format!("{first}\n");
    for (key, profile) in pages {
        all += &format!("{key} {profile:?}\n");
    }
    Digest::of(all.as_bytes())
}

impl Stock<'_> {
    /// A step of which every file stands in the old site.
    fn whole_step(&self, key: Digest) -> Result<Option<Taken>, BuildError> {
        let Some(step) = self.learned.step(key) else {
            return Ok(None);
        };
        let (Some(pages), Some(scripts)) = (step.pages(), step.scripts()) else {
            return Ok(None);
        };
        let files = pages.iter().chain(&scripts);
        if !files.into_iter().all(|known| self.old.has(&known.file)) {
            return Ok(None);
        }
        for known in pages.into_iter().chain(scripts) {
            self.keep(known)?;
        }
        Ok(Some(Taken {
            part: step.part.clone(),
            rendered: 0,
            learned: Some(step.clone()),
        }))
    }

    /// Carries a file over.
    fn keep(&self, known: Known<'_>) -> Result<(), BuildError> {
        self.audit.enter(&known.file.path, known.reading);
        Ok(self.old.keep(known.file)?)
    }

    /// Puts an artifact, and tells what the next build may know of it.
    fn put(&self, artifact: Artifact, tell: impl FnOnce(&Known<'_>)) -> Result<(), BuildError> {
        let known = Known {
            file: KeptFile::of(&artifact),
            reading: self.audit.read(&artifact),
        };
        tell(&known);
        let Known { file, reading } = known;
        self.audit.enter(&artifact.path, reading);
        Ok(self.old.put_digested(artifact, file.digest)?)
    }
}

/// The step that was looked into last: pages that follow each other mostly did so before.
#[derive(Default)]
struct Shelf {
    number: Option<usize>,
    pages: Vec<Option<Known<'static>>>,
}

impl Shelf {
    /// A page that was made before, with its bytes.
    fn take(&mut self, stock: &Stock<'_>, key: Digest) -> Option<(Known<'static>, Vec<u8>)> {
        let (number, place) = stock.learned.page(key)?;
        if self.number != Some(number) {
            let pages = stock.learned.step_at(number).pages()?;
            self.number = Some(number);
            self.pages = pages.into_iter().map(Some).collect();
        }
        let known = self.pages.get_mut(place)?.take()?;
        let bytes = stock.old.bytes_of(&known.file)?;
        stock.old.has(&known.file).then_some((known, bytes))
    }
}
