//! A handout as a PDF/UA-1 file (ISO 14289-1), set by Typst. The only room that names Typst; the
//! cargo feature `pdf` brings it.
//!
//! The look lives in the theme, as templates (`themes/default/pdf/*.typ`). They read the handout as
//! data, from a file that exists in memory only: an author's words are strings there, and no string
//! of theirs is ever read as Typst code. Nothing but templates, data and pictures can be opened.
//!
//! Start reading with [`Typesetter`], then `manuscript` for what the templates get.

mod error;
mod fonts;
mod glyphs;
mod manuscript;
mod pictures;
mod places;
mod prose;
mod qr;
mod spacing;
mod text;
mod world;

use std::collections::BTreeMap;

use typst::LibraryExt;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime, Smart};
use typst::syntax::{FileId, Source};
use typst::utils::LazyHash;
use typst::{Feature, Library, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub use error::{MissingCharacter, PdfError};

use super::epub::Pictures;
use super::error::ThemeError;
use super::format::FontSearch;
use super::theme::Theme;
use crate::view::handout::{Date, Handout};
use fonts::Fonts;
use world::{Desk, file_id};

/// The template that is set; it asks for the others.
const MAIN: &str = "pdf/handout.typ";
/// Where the templates find the handout.
const MANUSCRIPT: &str = "/manuscript.json";
/// Where they find the drawing of its address.
const QR: &str = "/qr.svg";

/// How many handouts ago a piece of layout must have been used to be kept.
const KEPT: usize = 1;

/// Sets handouts. Made once, since finding the fonts takes as long as setting a few pages.
pub struct Typesetter {
    library: LazyHash<Library>,
    fonts: Fonts,
    templates: BTreeMap<u16, Source>,
    main: FileId,
}

impl Typesetter {
    /// Finds the fonts and reads the templates.
    ///
    /// # Errors
    /// When there is no font for Chinese, or the theme has no template.
    pub fn new(theme: &Theme, search: FontSearch<'_>) -> Result<Typesetter, PdfError> {
        theme.text(MAIN)?;
        let mut templates = BTreeMap::new();
        for file in theme.texts("pdf") {
            let (name, text) = file?;
            let id = file_id(&format!("/{name}")).ok_or_else(|| ThemeError::Faulty {
                path: format!("pdf/{name}"),
                cause: "not a path for Typst".to_owned(),
            })?;
            templates.insert(world::key(id), Source::new(id, text.to_owned()));
        }
        // Row headers of tables can be marked with this feature alone.
        let features = [Feature::A11yExtras].into_iter().collect();
        let library = Library::builder().with_features(features).build();
        Ok(Typesetter {
            library: LazyHash::new(library),
            fonts: Fonts::find(search)?,
            templates,
            main: own_file(MAIN.trim_start_matches("pdf")),
        })
    }

    /// Sets a handout. Pictures that are not given are told by their text alternatives.
    ///
    /// # Errors
    /// When a character is in no font, a template is faulty, or the exporter's own validator refuses
    /// the result.
    pub fn write(&self, handout: &Handout, pictures: &Pictures) -> Result<Vec<u8>, PdfError> {
        let desk = self.desk(handout, pictures)?;
        let set = typst::compile::<PagedDocument>(&desk);
        let document = set
            .output
            .map_err(|errors| faulty(&desk, handout, &errors))?;
        // Such as page numbers that did not settle: they would be wrong.
        if !set.warnings.is_empty() {
            return Err(faulty(&desk, handout, &set.warnings));
        }
        let written = typst_pdf::pdf(&document, &options(handout));
        let written = written.map_err(|errors| faulty(&desk, handout, &errors));
        drop(document);
        typst::comemo::evict(KEPT);
        written
    }

    fn desk(&self, handout: &Handout, pictures: &Pictures) -> Result<Desk<'_>, PdfError> {
        let pictures = pictures::open(handout, pictures)?;
        let mut files = BTreeMap::new();
        let mut put = |path: &str, bytes: Bytes| {
            files.insert(world::key(own_file(path)), bytes);
        };
        for (path, bytes) in pictures.files {
            put(&path, bytes);
        }
        let drawing = handout.address.as_deref().and_then(qr::drawing);
        let has_code = drawing.is_some();
        if let Some(drawing) = drawing {
            put(QR, Bytes::new(drawing));
        }
        let manuscript = manuscript::manuscript(
            handout,
            &self.fonts.families,
            &pictures.paths,
            has_code.then_some(QR),
        );
        let manuscript = manuscript.to_json();
        let missing = glyphs::missing(&manuscript, &self.fonts);
        if !missing.is_empty() {
            return Err(PdfError::MissingCharacters {
                title: handout.title.clone(),
                missing,
            });
        }
        put(MANUSCRIPT, Bytes::new(manuscript));
        Ok(Desk {
            library: &self.library,
            fonts: &self.fonts,
            main: self.main,
            templates: &self.templates,
            files,
        })
    }
}

/// The id of a file that this room names.
fn own_file(path: &str) -> FileId {
    file_id(path).expect("our own paths have no backslash and stay inside")
}

fn options(handout: &Handout) -> PdfOptions {
    let name = [
        handout.atlas.as_str(),
        handout.name.as_str(),
        handout.edition.slug(),
    ];
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]);
    PdfOptions {
        ident: Smart::Custom(name.join("\n")),
        creator: Smart::Custom(Some("case-atlas".to_owned())),
        timestamp: handout.dated.and_then(timestamp),
        standards: standards.expect("one standard does not contradict itself"),
        ..PdfOptions::default()
    }
}

/// The day the newest content was put on the site, never that of the build.
fn timestamp(Date { year, month, day }: Date) -> Option<Timestamp> {
    let (month, day) = (month.unwrap_or(1), day.unwrap_or(1));
    let date = Datetime::from_ymd_hms(year.into(), month, day, 0, 0, 0)?;
    Some(Timestamp::new_utc(date))
}

/// What Typst or its exporter complains of: faults with a place in a template are the theme's.
fn faulty(desk: &Desk<'_>, handout: &Handout, errors: &[SourceDiagnostic]) -> PdfError {
    let causes = errors.iter().map(|error| {
        let hints = error.hints.iter().map(|hint| hint.v.as_str());
        let parts = std::iter::once(error.message.as_str()).chain(hints);
        let words = parts.collect::<Vec<_>>().join("; ");
        match place(desk, error) {
            Some(place) => format!("{place}: {words}"),
            None => words,
        }
    });
    PdfError::Refused {
        title: handout.title.clone(),
        causes: causes.collect(),
    }
}

/// File, line and column in the theme, where an error has them.
fn place(desk: &Desk<'_>, error: &SourceDiagnostic) -> Option<String> {
    let id = error.span.id()?;
    let range = desk.range(error.span)?;
    let source = desk.source(id).ok()?;
    let (line, column) = source.lines().byte_to_line_column(range.start)?;
    let path = id.get().vpath().get_without_slash();
    Some(format!("pdf/{path}:{}:{}", line + 1, column + 1))
}
