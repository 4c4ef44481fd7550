//! Decks: a handout as slides for the screen of a classroom. Words are taken from the text as it
//! stands: lead sentences, list items, tables. What does not fit goes on a further slide; nothing
//! is shrunk, nothing left off in the middle.
//!
//! Start reading with [`Deck`], then [`deck`]; `measure` holds how much a slide takes.

mod chapter;
mod measure;
mod points;
mod runs;
mod table;

pub use runs::{Line, Run, RunStyle, text_of};

use super::frame::Seal;
use super::handout::tree::{Block, Image, Inline};
use super::handout::{Chapter, Date, Fact, Figure, Handout, Role, Section};
use crate::site::Edition;
use chapter::Slides;

/// Slides in order.
#[derive(Debug, Clone)]
pub struct Deck {
    /// Title in one line.
    pub title: String,
    /// 案例 or 培训专题.
    pub kind: &'static str,
    /// Name of the atlas.
    pub atlas: String,
    /// The mark of the atlas.
    pub brand_seal: String,
    /// For whom it is. Notes are in a teacher's deck only.
    pub edition: Edition,
    /// BCP 47 tag.
    pub language: String,
    /// When the newest of its content was put on the site.
    pub dated: Option<Date>,
    /// The slides, at least one.
    pub slides: Vec<Slide>,
}

/// One slide.
#[derive(Debug, Clone)]
pub struct Slide {
    /// Small, above: which case, which part.
    pub head: String,
    /// What it shows.
    pub body: Body,
    /// What the teacher sees beside it; empty in a student edition.
    pub notes: Vec<Block>,
}

/// What a slide shows.
#[derive(Debug, Clone)]
pub enum Body {
    /// The first slide of a deck, or of a case in it.
    Title(TitleSlide),
    /// What the masthead says.
    Facts {
        /// Heading.
        heading: Heading,
        /// Label and text.
        facts: Vec<Fact>,
    },
    /// Up to five points.
    Points {
        /// Heading.
        heading: Heading,
        /// Model types at work, then those mentioned.
        seals: Vec<Seal>,
        /// The points.
        points: Vec<Line>,
        /// One figure beside them.
        figure: Option<Figure>,
    },
    /// One figure, large.
    Figure(Figure),
    /// A table.
    Table {
        /// Heading.
        heading: Heading,
        /// The table.
        table: SlideTable,
        /// A remark below; may be empty.
        remark: String,
    },
    /// A picture.
    Picture {
        /// Heading.
        heading: Heading,
        /// The picture.
        image: Image,
    },
    /// A question.
    Question {
        /// Heading; its number counts the question.
        heading: Heading,
        /// The question in paragraphs.
        lines: Vec<Line>,
    },
    /// References.
    Sources {
        /// Heading.
        heading: Heading,
        /// The references with their number.
        lines: Vec<Line>,
    },
}

/// The first slide of a deck, or of a case in it.
#[derive(Debug, Clone)]
pub struct TitleSlide {
    /// The short name for the slip.
    pub slip: String,
    /// Small, above the title.
    pub label: String,
    /// Title in phrases.
    pub phrases: Vec<String>,
    /// Model types, main ones first.
    pub seals: Vec<Seal>,
    /// Period and source, or for whom it is: one line each.
    pub lines: Vec<String>,
    /// Whether a case begins here, not the deck.
    pub is_inner: bool,
}

/// The heading of a slide.
#[derive(Debug, Clone, Default)]
pub struct Heading {
    /// 一, 二 …, or a number; may be empty.
    pub number: String,
    /// The words.
    pub title: String,
    /// Which of how many slides under the same heading.
    pub part: (usize, usize),
}

/// A table that fits on a slide.
#[derive(Debug, Clone)]
pub struct SlideTable {
    /// Whole percents, one per column.
    pub widths: Vec<u8>,
    /// Head cells.
    pub head: Vec<Line>,
    /// Body rows.
    pub rows: Vec<Vec<Line>>,
    /// Heights of the head and of each row, in tenths of the slide's unit, of which it is 45 high.
    pub heights: Vec<usize>,
    /// Set in larger type, because there is room.
    pub is_large: bool,
}

/// Makes the deck of a handout.
pub fn deck(handout: &Handout) -> Deck {
    let mut slides = Slides::new(handout.edition);
    if let Some(first) = handout.chapters.first() {
        slides.title(handout, first);
        let members = handout.chapters[1..]
            .iter()
            .filter(|chapter| chapter.kind == "案例");
        let members: Vec<&Chapter> = members.collect();
        slides.opening(first, &members);
        for member in &members {
            slides.member(member, &handout.seals);
        }
        slides.closing(first, &members);
    }
    Deck {
        title: handout.title.clone(),
        kind: handout.kind,
        atlas: handout.atlas.clone(),
        brand_seal: handout.brand_seal.clone(),
        edition: handout.edition,
        language: handout.language.clone(),
        dated: handout.dated,
        slides: slides.finish(),
    }
}

/// The parts of a teacher's guide with these ids, each under its title.
fn guide(chapter: &Chapter, ids: &[&str]) -> Vec<Block> {
    let sections = chapter.sections.iter();
    let sections =
        sections.filter(|section| section.role == Role::Guide && ids.contains(&&*section.id));
    sections.flat_map(noted).collect()
}

/// A section as notes: its title, then its texts.
fn noted(section: &Section) -> Vec<Block> {
    use super::handout::Part;
    let title = vec![Inline::Strong(vec![Inline::Text(section.title.clone())])];
    let mut blocks = vec![Block::Paragraph(title)];
    for part in &section.parts {
        match part {
            Part::Text(text) => blocks.extend(text.iter().cloned()),
            Part::Points(items) | Part::Questions(items) => blocks.push(Block::List {
                start: None,
                items: items.clone(),
                tight: true,
            }),
            _ => {}
        }
    }
    blocks
}
