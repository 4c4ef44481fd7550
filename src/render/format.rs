//! The formats of handouts.

use super::epub::{self, Pictures};
use super::error::ThemeError;
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
    /// Slides to edit in PowerPoint or WPS.
    Pptx,
    /// Slides for a browser.
    Slides,
}

impl HandoutFormat {
    /// All of them.
    pub const ALL: [HandoutFormat; 4] = [
        HandoutFormat::Docx,
        HandoutFormat::Epub,
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
        }
    }

    /// What it is for readers, and the format as people call it.
    pub fn title(self) -> (&'static str, &'static str) {
        match self {
            HandoutFormat::Docx => ("文稿", "Word"),
            HandoutFormat::Epub => ("电子书", "EPUB"),
            HandoutFormat::Pptx => ("幻灯", "PPT"),
            HandoutFormat::Slides => ("网页幻灯", "HTML"),
        }
    }

    /// Whether handouts of this subject are made in the format: slides are for one lesson, not for a
    /// reference work.
    pub fn suits(self, subject: Subject) -> bool {
        match self {
            HandoutFormat::Docx | HandoutFormat::Epub => true,
            HandoutFormat::Pptx | HandoutFormat::Slides => {
                matches!(subject, Subject::Case(_) | Subject::Pack(_))
            }
        }
    }

    /// Writes a handout. A teacher's copy says so in its name, so that nobody passes it on by
    /// mistake.
    ///
    /// # Errors
    /// When the theme lacks what the format needs.
    pub fn write(
        self,
        handout: &Handout,
        theme: &Theme,
        pictures: &Pictures,
    ) -> Result<Artifact, ThemeError> {
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
        })
    }
}
