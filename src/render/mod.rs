//! Floor 4. Views and a theme → artifacts.
//!
//! Takes pages or handouts (plain data) and the files of a theme; returns bytes with their paths.
//! Must not know the atlas, and never writes to the disk. The template engine is named in
//! `templates` only, XML in `xml` only.
//!
//! Start reading with [`Renderer`] for the site, with [`epub::write`] for books.

mod artifact;
mod body;
mod columns;
mod compact;
mod docx;
pub mod epub;
mod error;
mod format;
mod office;
#[cfg(feature = "pdf")]
pub mod pdf;
mod picture;
mod plain;
mod pptx;
mod sheets;
mod slides;
mod table;
mod templates;
mod theme;
mod whitespace;
mod xml;

pub use artifact::Artifact;

pub use error::{HandoutError, ThemeError};
pub use format::{FontSearch, HandoutFormat, Tools};
pub use plain::{json, robots, script};
pub use table::table;
pub use theme::Theme;
pub use xml::{feed, sitemaps};

use std::collections::BTreeMap;

use crate::ground::Digest;
use crate::view::Page;
use sheets::Sheets;
use templates::Templates;

/// What pages are made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// Whole pages.
    #[default]
    Pages,
    /// The body of each page alone, for a portal's own template.
    Fragments,
}

/// A theme ready to render pages from any thread.
pub struct Renderer {
    templates: Templates,
    styles: BTreeMap<&'static str, Vec<String>>,
    assets: Vec<Artifact>,
    /// Theme, language and form.
    identity: String,
}

impl Renderer {
    /// Compiles the templates of a theme for a language.
    ///
    /// # Errors
    /// When a file is missing or not what it should be; the error names the file and the place.
    pub fn new(theme: &Theme, language: &str, form: Form) -> Result<Renderer, ThemeError> {
        let sheets = Sheets::new(theme)?;
        let templates = Templates::new(theme, language, form, sheets.linked())?;
        let mut assets = theme.assets()?;
        let styles = sheets.linked().clone();
        assets.extend(sheets.artifacts());
        Ok(Renderer {
            templates,
            styles,
            assets,
            identity: format!("{} {language} {form:?}", theme.digest()),
        })
    }

    /// The fingerprint of everything [`Renderer::page`] makes a page from, but the program.
    pub fn key(&self, page: &Page, path: &str) -> Option<Digest> {
        let mut all = format!("{} {path}\n", self.identity).into_bytes();
        serde_json::to_writer(&mut all, page).ok()?;
        Some(Digest::of(&all))
    }

    /// Renders one page. `path` is where it will stand.
    ///
    /// # Errors
    /// When the template asks for something the view does not have.
    pub fn page(&self, page: &Page, path: String) -> Result<Artifact, ThemeError> {
        Ok(Artifact::new(path, self.templates.render(page)?))
    }

    /// The style sheets that a kind of page links, in order; paths from the root of the site.
    pub fn styles(&self, kind: &str) -> &[String] {
        self.styles.get(kind).map_or(&[], Vec::as_slice)
    }

    /// Whether every kind of page links sheets of the same names.
    pub fn has_styles_of(&self, other: &Renderer) -> bool {
        self.styles == other.styles
    }

    /// Style sheets, scripts, icon.
    pub fn assets(&self) -> &[Artifact] {
        &self.assets
    }
}
