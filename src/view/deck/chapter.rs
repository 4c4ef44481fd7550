//! The slides of a chapter.

use super::measure::{POINTS, Room};
use super::points::{lone_picture, points_of, sentences_of};
use super::runs::{self, Line};
use super::table::{Cells, parts};
use super::{Body, Heading, Slide, TitleSlide, guide, noted};
use crate::ground::han;
use crate::site::Edition;
use crate::view::frame::Seal;
use crate::view::handout::tree::{Block, plain_text};
use crate::view::handout::{Chapter, Fact, Handout, Part, Role, Section};

/// How many characters the heading of a slide has at most: two lines.
const HEADING: usize = 44;
/// How many characters the title of a deck has at most.
const TITLE: usize = 64;
/// How many seals stand on a title slide: two rows.
const SEALS: usize = 16;
/// How many seals have room beside points.
const SEALS_BESIDE: usize = 7;
/// How many figures are shown of a case that is one among several.
const FIGURES_OF_MEMBER: usize = 2;

/// Slides as they are made.
pub(super) struct Slides {
    edition: Edition,
    head: String,
    slides: Vec<Slide>,
}

impl Slides {
    pub(super) fn new(edition: Edition) -> Slides {
        Slides {
            edition,
            head: String::new(),
            slides: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> Vec<Slide> {
        self.slides
    }

    /// The first slide of the deck.
    pub(super) fn title(&mut self, handout: &Handout, first: &Chapter) {
        self.head.clone_from(&handout.atlas);
        let lines = first.facts.iter();
        let lines =
            lines.filter(|fact| ["案例时期", "出处", "课时", "案例"].contains(&&*fact.label));
        let body = Body::Title(TitleSlide {
            slip: handout.slip.clone(),
            label: handout.label.clone(),
            phrases: titled(&handout.phrases),
            seals: main_seals(&handout.seals),
            lines: lines.map(line_of).collect(),
            is_inner: false,
        });
        self.push(body, guide(first, &["sec-class-plan", "class-plan"]));
    }

    /// What comes before the cases of a pack; for a case, all but questions and sources.
    pub(super) fn opening(&mut self, first: &Chapter, members: &[&Chapter]) {
        self.head.clone_from(&first.short);
        let heading = if members.is_empty() {
            "地点与时期"
        } else {
            "课程"
        };
        self.facts(heading, &first.facts);
        self.points(&heading_of("", "提要"), &sentences_of(&first.summary));
        for section in first
            .sections
            .iter()
            .filter(|section| section.role == Role::Objectives)
        {
            let notes = guide(first, &["sec-theory", "sec-key-points"]);
            self.section(section, notes);
        }
        self.figures(first, usize::MAX);
        for section in &first.sections {
            if matches!(section.role, Role::Text | Role::Practice) {
                self.section(section, self.whole_text(section));
            }
        }
    }

    /// A case that is one among several: its practices of the types the pack is about, or all.
    pub(super) fn member(&mut self, chapter: &Chapter, wanted: &[Seal]) {
        self.head.clone_from(&chapter.short);
        let lines = chapter.facts.iter();
        let lines = lines.filter(|fact| ["案例时期", "出处"].contains(&&*fact.label));
        let body = Body::Title(TitleSlide {
            slip: chapter.short.clone(),
            label: chapter.label.clone(),
            phrases: titled(&chapter.phrases),
            seals: main_seals(&chapter.seals),
            lines: lines.map(line_of).collect(),
            is_inner: true,
        });
        self.push(body, guide(chapter, &["sec-analysis", "sec-key-points"]));
        // The figures of a case may be about other types; those of the practices stand beside them.
        if wanted.is_empty() {
            self.figures(chapter, FIGURES_OF_MEMBER);
        }
        let is_wanted = |section: &&Section| {
            let own = section.seals.iter().filter(|seal| !seal.also);
            let mut own = own.map(|seal| &seal.name);
            let fits =
                wanted.is_empty() || own.any(|name| wanted.iter().any(|seal| seal.name == *name));
            section.role == Role::Practice && fits
        };
        // Only some of its sections are here: their numbers would leave gaps.
        for section in chapter.sections.iter().filter(is_wanted) {
            self.section_as("", section, self.whole_text(section));
        }
    }

    /// What comes last: comparisons, questions, sources.
    pub(super) fn closing(&mut self, first: &Chapter, members: &[&Chapter]) {
        self.head.clone_from(&first.short);
        let of_role = |role: Role| {
            let sections = first.sections.iter();
            sections.filter(move |section| section.role == role)
        };
        for section in of_role(Role::Comparison) {
            self.section(section, Vec::new());
        }
        // The analysis is of all questions: it stands beside each, for nobody turns back in class.
        let notes = guide(first, &["sec-analysis", "notes"]);
        for section in of_role(Role::Questions) {
            self.questions(section, &notes);
        }
        let chapters = std::iter::once(first).chain(members.iter().copied());
        let mut sources = Vec::new();
        for chapter in chapters {
            let parts = chapter.sections.iter().flat_map(|section| &section.parts);
            for part in parts {
                if let Part::Sources(entries) = part {
                    let name = if members.is_empty() {
                        ""
                    } else {
                        &chapter.short
                    };
                    sources.extend(entries.iter().map(|entry| {
                        runs::plain(&format!("{name}[{}] {}", entry.number, entry.citation))
                    }));
                }
            }
        }
        let dealt = Room::SOURCES.deal(sources, usize::MAX);
        let follow_up = guide(first, &["sec-follow-up"]);
        self.several(
            &heading_of("", "出处"),
            dealt,
            follow_up,
            |heading, lines| Body::Sources { heading, lines },
        );
    }

    fn facts(&mut self, title: &str, facts: &[Fact]) {
        let room = Room::FACTS;
        let mut slides: Vec<Vec<Fact>> = Vec::new();
        for fact in facts {
            for piece in runs::cut(&runs::plain(&fact.text), room.longest()) {
                let fact = Fact {
                    label: fact.label.clone(),
                    text: super::text_of(&piece),
                };
                let taken = slides.last().map_or(usize::MAX, |slide| {
                    let heights = slide.iter().map(|fact| height_of(fact, room));
                    heights.sum::<usize>()
                });
                if taken.saturating_add(height_of(&fact, room)) > room.height {
                    slides.push(vec![fact]);
                } else if let Some(slide) = slides.last_mut() {
                    slide.push(fact);
                }
            }
        }
        self.several(
            &heading_of("", title),
            slides,
            Vec::new(),
            |heading, facts| Body::Facts { heading, facts },
        );
    }

    fn figures(&mut self, chapter: &Chapter, most: usize) {
        for figure in chapter.highlights.iter().take(most) {
            self.push(Body::Figure(figure.clone()), Vec::new());
        }
    }

    fn points(&mut self, heading: &Heading, points: &[Line]) {
        let dealt = Room::of_points(false, false).deal(points.to_vec(), POINTS);
        self.several(heading, dealt, Vec::new(), |heading, points| Body::Points {
            heading,
            seals: vec![],
            points,
            figure: None,
        });
    }

    fn section(&mut self, section: &Section, notes: Vec<Block>) {
        self.section_as(&section.number, section, notes);
    }

    /// A section under a number: its points, then its tables and pictures.
    fn section_as(&mut self, number: &str, section: &Section, notes: Vec<Block>) {
        let heading = heading_of(number, &section.title);
        let room = Room::of_points(!section.seals.is_empty(), section.figure.is_some());
        let dealt = room.deal(points_of(section), POINTS);
        // The figure stands on the first slide alone; the others keep its room free.
        let mut figure = section.figure.clone();
        self.several(&heading, dealt, notes, |heading, points| Body::Points {
            heading,
            seals: section.seals.iter().take(SEALS_BESIDE).cloned().collect(),
            points,
            figure: figure.take(),
        });
        for part in &section.parts {
            match part {
                Part::Text(blocks) => self.tables_and_pictures(&heading, blocks),
                Part::Comparison(comparison) => {
                    let heading = heading_of("", &comparison.name);
                    let remark = format!("单位：{}。{}", comparison.basis, comparison.caution);
                    self.table(&heading, Cells::of_comparison(comparison), &remark);
                }
                _ => {}
            }
        }
    }

    fn tables_and_pictures(&mut self, heading: &Heading, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Table(table) => {
                    let caption = table.caption.as_ref().map(|caption| plain_text(caption));
                    let heading = match &caption {
                        Some(caption) => heading_of(&heading.number, caption),
                        None => heading.clone(),
                    };
                    if let Some(cells) = Cells::of_table(table) {
                        self.table(&heading, cells, "");
                    }
                }
                Block::Paragraph(content) => {
                    if let Some(image) = lone_picture(content) {
                        let body = Body::Picture {
                            heading: Heading {
                                part: (1, 1),
                                ..heading.clone()
                            },
                            image: image.clone(),
                        };
                        self.push(body, Vec::new());
                    }
                }
                _ => {}
            }
        }
    }

    fn table(&mut self, heading: &Heading, cells: Cells, remark: &str) {
        self.several(heading, cells.deal(), Vec::new(), |heading, table| {
            Body::Table {
                heading,
                table,
                remark: han::excerpt(remark, 80),
            }
        });
    }

    fn questions(&mut self, section: &Section, notes: &[Block]) {
        for part in &section.parts {
            match part {
                Part::Questions(items) => {
                    for (at, item) in items.iter().enumerate() {
                        let number = format!("{}/{}", at + 1, items.len());
                        let heading = heading_of(&number, &section.title);
                        let dealt = Room::QUESTION.deal(runs::lines(item), usize::MAX);
                        self.several(&heading, dealt, notes.to_vec(), |heading, lines| {
                            Body::Question { heading, lines }
                        });
                        self.tables_and_pictures(&heading, item);
                    }
                }
                Part::Text(_) => self.section(section, notes.to_vec()),
                _ => {}
            }
        }
    }

    /// One slide for each of `contents`, all under one heading; notes beside the first.
    fn several<T>(
        &mut self,
        heading: &Heading,
        contents: Vec<T>,
        notes: Vec<Block>,
        mut body: impl FnMut(Heading, T) -> Body,
    ) {
        let mut notes = Some(notes);
        let headings = parts(heading, contents.len());
        for (heading, content) in headings.zip(contents) {
            let notes = notes.take().unwrap_or_default();
            self.push(body(heading, content), notes);
        }
    }

    fn push(&mut self, body: Body, notes: Vec<Block>) {
        let notes = match self.edition {
            Edition::Student => Vec::new(),
            Edition::Teacher => notes,
        };
        self.slides.push(Slide {
            head: self.head.clone(),
            body,
            notes,
        });
    }

    /// What the teacher reads while the points are shown: the section as it stands.
    fn whole_text(&self, section: &Section) -> Vec<Block> {
        match self.edition {
            Edition::Student => Vec::new(),
            Edition::Teacher => noted(section),
        }
    }
}

fn height_of(fact: &Fact, room: Room) -> usize {
    room.height_of(han::printed_width(&fact.text)) + 10
}

fn heading_of(number: &str, title: &str) -> Heading {
    Heading {
        number: number.to_owned(),
        title: han::excerpt(title, HEADING),
        part: (1, 1),
    }
}

fn line_of(fact: &Fact) -> String {
    han::excerpt(&format!("{}　{}", fact.label, fact.text), TITLE)
}

fn titled(phrases: &[String]) -> Vec<String> {
    let whole = phrases.concat();
    if whole.chars().count() <= TITLE {
        phrases.to_vec()
    } else {
        vec![han::excerpt(&whole, TITLE)]
    }
}

fn main_seals(seals: &[Seal]) -> Vec<Seal> {
    seals.iter().take(SEALS).cloned().collect()
}
