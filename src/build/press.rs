//! Renders pages and indexes what they show: of each page the bytes that are written, so that what
//! an edition leaves out is not found either.

use rayon::prelude::*;

use super::{BuildError, Progress, Stage};
use crate::emit::Sink;
use crate::ground::PinyinOrder;
use crate::render::{self, Artifact, Form, Renderer};
use crate::search::{self, PageText, Part, Profiles, Script};
use crate::site::{Route, Site};
use crate::view::{self, HandoutFiles};

/// Pages of a step of rendering and indexing: enough to pack their keys well, few enough to keep
/// every thread busy and their texts out of memory. Not a matter of threads, so that the same
/// steps are taken everywhere.
const STEP: std::ops::RangeInclusive<usize> = 4..=256;

/// What makes pages, with what it needs.
pub(super) struct Press<'p> {
    pub(super) site: &'p Site<'p>,
    pub(super) renderer: &'p Renderer,
    pub(super) order: &'p PinyinOrder,
    pub(super) handouts: &'p HandoutFiles,
    pub(super) sink: &'p dyn Sink,
    pub(super) progress: &'p dyn Progress,
    pub(super) form: Form,
}

impl Press<'_> {
    /// Renders every page, and indexes what it shows while it is at hand.
    pub(super) fn pages(&self) -> Result<(), BuildError> {
        let routes = view::routes(self.site);
        self.progress.stage(Stage::Render, routes.len());
        let searched = search::number(&routes);
        let profiles = Profiles::new(self.site, &searched);
        let step = (searched.len() / 64).clamp(*STEP.start(), *STEP.end());
        let parts: Vec<Part> = searched
            .par_chunks(step)
            .enumerate()
            .map(|(at, routes)| self.part(at * step, routes, &profiles))
            .collect::<Result<_, _>>()?;
        for route in routes.iter().filter(|route| !search::is_searched(route)) {
            self.page(route)?;
        }
        let scripts = search::scripts(&parts, &profiles);
        scripts.into_iter().try_for_each(|script| self.put(script))
    }

    /// Renders pages whose numbers begin at `first`.
    fn part(
        &self,
        first: usize,
        routes: &[Route],
        profiles: &Profiles,
    ) -> Result<Part, BuildError> {
        let mut texts = Vec::with_capacity(routes.len());
        for (at, route) in (first..).zip(routes) {
            let text = self.page(route)?;
            let scripts = search::page_scripts(at, &text, &profiles.pages[at]);
            scripts
                .into_iter()
                .try_for_each(|script| self.put(script))?;
            texts.push(text);
        }
        Ok(Part::new(texts.iter()))
    }

    /// Renders one page and returns what it shows.
    fn page(&self, route: &Route) -> Result<PageText, BuildError> {
        let mut text = PageText::default();
        if let Some(page) = view::page(self.site, route, self.order, self.handouts) {
            let artifact = self.renderer.page(&page, route.to_string())?;
            let shown = String::from_utf8_lossy(&artifact.bytes);
            text = match self.form {
                Form::Pages => PageText::read(&shown),
                // A body without the shell is the main part of its page.
                Form::Fragments => {
                    self.sink.put(self.fragment_head(route, &page))?;
                    PageText::read(&format!("<main>{shown}</main>"))
                }
            };
            self.sink.put(artifact)?;
        }
        self.progress.step();
        Ok(text)
    }

    /// The head of a page, in a file beside its body.
    fn fragment_head(&self, route: &Route, page: &view::Page) -> Artifact {
        let path = route.to_string();
        let path = format!("{}.json", path.trim_end_matches(".html"));
        render::json(path, &view::fragment_head(self.site, route, page))
    }

    fn put(&self, script: Script) -> Result<(), BuildError> {
        Ok(self.sink.put(Artifact::new(script.path, script.bytes))?)
    }
}
