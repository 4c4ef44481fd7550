//! The formats of handouts.

use std::path::PathBuf;

use super::epub::{self, Pictures};
use super::error::HandoutError;
#[cfg(feature = "pdf")]
use super::pdf::Typesetter;
use super::theme::Theme;
use super::{Artifact, docx, pptx, slides};
use crate::site::Edition;
use crate::view::deck;
use crate::view::handout::{Handout, Subject};

/// A format that this program writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HandoutFormat {
    /// A document to edit in Word or WPS.
    Docx,
    /// A book for reading apps.
    Epub,
    /// A book for the printer.
    #[cfg(feature = "pdf")]
    Pdf,
    /// Slides to edit in PowerPoint or WPS.
    Pptx,
    /// Slides for a browser.
    Slides,
}

/// Where the fonts of handouts on paper are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FontSearch<'f> {
    /// Folders to look through first, with all below them.
    pub folders: &'f [PathBuf],
    /// Whether the fonts of the system count. Without them the same folders give the same bytes on
    /// every machine.
    pub system: bool,
}

impl FontSearch<'_> {
    /// The fonts of the system alone.
    pub const SYSTEM: FontSearch<'static> = FontSearch {
        folders: &[],
        system: true,
    };
}

/// What handouts are written with.
pub struct Tools<'t> {
    /// The look.
    pub theme: &'t Theme,
    /// Sets what is for the printer; there where that is asked for.
    #[cfg(feature = "pdf")]
    pub typesetter: Option<Typesetter>,
}

impl HandoutFormat {
    /// All of them.
    pub const ALL: &[HandoutFormat] = &[
        HandoutFormat::Docx,
        HandoutFormat::Epub,
        #[cfg(feature = "pdf")]
        HandoutFormat::Pdf,
        HandoutFormat::Pptx,
        HandoutFormat::Slides,
    ];

    /// As on the command line.
    pub fn slug(self) -> &'static str {
        match self {
            HandoutFormat::Docx => "docx",
            HandoutFormat::Epub => "epub",
            HandoutFormat::Pptx => "pptx",
            HandoutFormat::Slides => "slides",
            #[cfg(feature = "pdf")]
            HandoutFormat::Pdf => "pdf",
        }
    }

    /// What it is for readers, and the format as people call it.
    pub fn title(self) -> (&'static str, &'static str) {
        match self {
            HandoutFormat::Docx => ("文稿", "Word"),
            HandoutFormat::Epub => ("电子书", "EPUB"),
            #[cfg(feature = "pdf")]
            HandoutFormat::Pdf => ("讲义", "PDF"),
            HandoutFormat::Pptx => ("幻灯", "PPT"),
            HandoutFormat::Slides => ("网页幻灯", "HTML"),
        }
    }

    /// Whether a handout in the format depends on the fonts of the machine.
    pub fn needs_fonts(self) -> bool {
        match self {
            #[cfg(feature = "pdf")]
            HandoutFormat::Pdf => true,
            _ => false,
        }
    }

    /// Whether handouts of this subject are made in the format: slides are for one lesson, not for a
    /// reference work.
    pub fn suits(self, subject: Subject) -> bool {
        match self {
            HandoutFormat::Docx | HandoutFormat::Epub => true,
            #[cfg(feature = "pdf")]
            HandoutFormat::Pdf => true,
            HandoutFormat::Pptx | HandoutFormat::Slides => {
                matches!(subject, Subject::Case(_) | Subject::Pack(_))
            }
        }
    }

    /// Writes a handout. A teacher's copy says so in its name, so that nobody passes it on by
    /// mistake.
    ///
    /// # Errors
    /// When the theme lacks what the format needs, or a text cannot be set.
    pub fn write(
        self,
        handout: &Handout,
        tools: &Tools<'_>,
        pictures: &Pictures,
    ) -> Result<Artifact, HandoutError> {
        let theme = tools.theme;
        let edition = match handout.edition {
            Edition::Student => "",
            Edition::Teacher => "-teacher",
        };
        let name = &handout.name;
        Ok(match self {
            HandoutFormat::Docx => {
                let document = docx::write(handout, pictures);
                Artifact::new(format!("{name}{edition}.docx"), document)
            }
            HandoutFormat::Epub => {
                let book = epub::write(handout, theme, pictures)?;
                Artifact::new(format!("{name}{edition}.epub"), book)
            }
            HandoutFormat::Pptx => {
                let presentation = pptx::write(&deck::deck(handout), pictures);
                Artifact::new(format!("{name}{edition}.pptx"), presentation)
            }
            HandoutFormat::Slides => {
                let deck = deck::deck(handout);
                let page = slides::write(&deck, theme, pictures)?;
                Artifact::new(format!("{name}-slides{edition}.html"), page)
            }
            #[cfg(feature = "pdf")]
            HandoutFormat::Pdf => {
                let typesetter = tools.typesetter.as_ref();
                let typesetter = typesetter.expect("whoever asks for a PDF brings a typesetter");
                let pages = typesetter.write(handout, pictures)?;
                Artifact::new(format!("{name}{edition}.pdf"), pages)
            }
        })
    }
}
