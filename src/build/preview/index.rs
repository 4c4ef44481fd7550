//! The scripts of the search index of a preview, made when they are asked for.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::Generation;
use crate::build::press::Press;
use crate::build::{BuildError, NoProgress};
use crate::emit::{EmitError, Sink};
use crate::ground::Text;
use crate::render::Artifact;
use crate::search::{self, PageText, Profile};
use crate::site::Route;

impl Generation<'_> {
    /// By the numbers of the index.
    fn searched(&self) -> &[Route] {
        self.searched.get_or_init(|| search::number(self.routes()))
    }

    pub(super) fn search_script(&self, path: &str) -> Result<Option<Artifact>, BuildError> {
        let made = |script: search::Script| Artifact::new(script.path, script.bytes);
        if let Some(number) = search::page_number(path) {
            let Some(route) = self.searched().get(number) else {
                return Ok(None);
            };
            let Some(page) = self.page(route)? else {
                return Ok(None);
            };
            let text = PageText::read(&String::from_utf8_lossy(&page.bytes));
            let profile = Profile::of(&self.site, route);
            let mut scripts = search::page_scripts(number, &text, &profile).into_iter();
            return Ok(scripts.find(|script| script.path == path).map(made));
        }
        let index = self.index.get_or_init(|| self.make_index());
        let index = match index {
            Ok(index) => index,
            Err(_) if self.is_over() => return Err(EmitError::Abandoned.into()),
            Err(cause) => return Err(BuildError::Unindexed(cause.clone())),
        };
        Ok(index
            .get(path)
            .map(|bytes| Artifact::new(path, bytes.clone())))
    }

    /// Makes every page once more to index what it shows.
    ///
    /// # Errors
    /// When a page cannot be made, or the generation ended meanwhile; in words, for they may be told often.
    fn make_index(&self) -> Result<BTreeMap<String, Vec<u8>>, Text> {
        let sink = IndexScripts {
            generation: self,
            scripts: Mutex::default(),
        };
        self.lists().complete(&self.site);
        let press = Press {
            site: &self.site,
            renderer: &self.preview.renderer,
            lists: self.lists(),
            handouts: &self.preview.handouts,
            sink: &sink,
            progress: &NoProgress,
            form: self.preview.input.form,
            stock: None,
        };
        press.pages().map_err(|error| error.text())?;
        let scripts = sink.scripts.into_inner();
        Ok(scripts.unwrap_or_else(PoisonError::into_inner))
    }
}

/// Keeps the scripts of the search index, as long as somebody waits for them. Those with the text of
/// a page are made when they are asked for.
struct IndexScripts<'g> {
    generation: &'g Generation<'g>,
    scripts: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl Sink for IndexScripts<'_> {
    fn put(&self, artifact: Artifact) -> Result<(), EmitError> {
        if self.generation.is_over() {
            return Err(EmitError::Abandoned);
        }
        let path = &artifact.path;
        if path.starts_with("search/") && search::page_number(path).is_none() {
            let mut scripts = self.scripts.lock().unwrap_or_else(PoisonError::into_inner);
            scripts.insert(artifact.path, artifact.bytes);
        }
        Ok(())
    }
}
