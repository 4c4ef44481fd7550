//! A deck as a presentation (PresentationML; ECMA-376, part 1, transitional): placeholders, text
//! boxes, tables and shapes that can be edited, on one master with a few layouts. Notes stand in a
//! teacher's deck alone, and so does all that notes need.
//!
//! Elements stand in the order of the schema: PowerPoint refuses a file where they do not.
//!
//! Start reading with [`write()`], then `slide` for what stands on each; `geometry` holds how the
//! measures of a deck become points.

/// The content type of a part (ECMA-376, part 1, section 13.3).
macro_rules! kind {
    ($name:literal) => {
        concat!(
            "application/vnd.openxmlformats-officedocument.presentationml.",
            $name,
            "+xml"
        )
    };
}

mod canvas;
mod figure;
mod geometry;
mod layout;
mod master;
mod notes;
mod slide;
mod table;
mod text;
mod theme;
mod title;

use super::epub::Pictures;
use super::office::{self, Package, Properties, Relationships, relationship};
use super::xml::Attributes;
use crate::view::deck::{Body, Deck};
use layout::LAYOUTS;

/// Namespaces of every part with shapes.
const SPACES: Attributes<'static> = &[
    ("xmlns:a", office::DRAWING_SPACE),
    ("xmlns:r", office::LINK_SPACE),
    (
        "xmlns:p",
        "http://schemas.openxmlformats.org/presentationml/2006/main",
    ),
];

/// The content type of a theme.
const THEME: &str = "application/vnd.openxmlformats-officedocument.theme+xml";

/// Writes the presentation. Pictures that are not given are told by their text alternatives.
pub(super) fn write(deck: &Deck, pictures: &Pictures) -> Vec<u8> {
    let images = deck.slides.iter().filter_map(|slide| match &slide.body {
        Body::Picture { image, .. } => Some(image),
        _ => None,
    });
    let media = office::media(images, pictures);
    let has_notes = deck.slides.iter().any(|slide| !slide.notes.is_empty());
    let mut package = Package::default();
    let mut links = Relationships::default();
    let master = links.to(relationship::MASTER, "slideMasters/slideMaster1.xml");
    let notes = has_notes.then(|| {
        let target = "notesMasters/notesMaster1.xml";
        links.to(relationship::NOTES_MASTER, target)
    });
    let slides = 1..=deck.slides.len();
    let slides = slides.map(|at| links.to(relationship::SLIDE, &format!("slides/slide{at}.xml")));
    let slides: Vec<String> = slides.collect();
    links.to(relationship::THEME, "theme/theme1.xml");
    links.to(relationship::TABLE_STYLES, "tableStyles.xml");
    package.add_root(
        relationship::DOCUMENT,
        "ppt/presentation.xml",
        kind!("presentation.main"),
        master::presentation(&master, notes.as_deref(), &slides),
        links,
    );
    masters(&mut package, deck, has_notes);
    for (at, slide) in deck.slides.iter().enumerate() {
        slide::add(&mut package, deck, (at + 1, slide), &media);
    }
    for media in media.into_values() {
        let path = format!("ppt/media/{}", media.name);
        let none = Relationships::default();
        package.add(path, media.content_type, media.bytes, none);
    }
    properties(deck).add_to(&mut package);
    package.finish()
}

/// The masters, their layouts and themes.
fn masters(package: &mut Package, deck: &Deck, has_notes: bool) {
    let mut links = Relationships::default();
    let layouts = (1..=LAYOUTS.len()).map(|at| {
        let target = format!("../slideLayouts/slideLayout{at}.xml");
        links.to(relationship::LAYOUT, &target)
    });
    let layouts: Vec<String> = layouts.collect();
    links.to(relationship::THEME, "../theme/theme1.xml");
    let path = "ppt/slideMasters/slideMaster1.xml";
    package.add(
        path,
        kind!("slideMaster"),
        master::slides(deck, &layouts),
        links,
    );
    for (at, layout) in LAYOUTS.iter().enumerate() {
        let mut links = Relationships::default();
        links.to(relationship::MASTER, "../slideMasters/slideMaster1.xml");
        let path = format!("ppt/slideLayouts/slideLayout{}.xml", at + 1);
        package.add(path, kind!("slideLayout"), layout.part(deck), links);
    }
    let none = Relationships::default;
    package.add("ppt/theme/theme1.xml", THEME, theme::part(), none());
    if has_notes {
        let mut links = Relationships::default();
        links.to(relationship::THEME, "../theme/theme2.xml");
        let path = "ppt/notesMasters/notesMaster1.xml";
        package.add(path, kind!("notesMaster"), notes::master(), links);
        package.add("ppt/theme/theme2.xml", THEME, theme::part(), none());
    }
    let path = "ppt/tableStyles.xml";
    package.add(path, kind!("tableStyles"), table::styles(), none());
}

fn properties(deck: &Deck) -> Properties<'_> {
    Properties {
        title: office::title(&deck.title, deck.edition),
        subject: deck.kind,
        description: "",
        creator: &deck.atlas,
        language: &deck.language,
        dated: deck.dated,
    }
}
