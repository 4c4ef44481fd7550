//! The master of slides, and the presentation that lists them.

use super::super::office;
use super::super::xml::Xml;
use super::SPACES;
use super::canvas::{Canvas, Placeholder, Shape};
use super::geometry::{BODY, FOOT, Frame, HEADING, PAGE, SLIDE, emu};
use super::layout::{LAYOUTS, TITLE};
use super::text::{Level, Setting, Type, level, slide_number, words};
use crate::view::deck::Deck;

/// Ids of masters and layouts share a range that begins here (ST_SlideMasterId, section 19.7.13).
const FIRST: u32 = 0x8000_0000;
/// Ids of slides begin here (ST_SlideId, section 19.7.12).
const FIRST_SLIDE: usize = 256;

/// The presentation: its master, its slides by the ids of their relationships, the size of a slide.
pub(super) fn presentation(master: &str, notes: Option<&str>, slides: &[String]) -> Vec<u8> {
    let mut attributes = SPACES.to_vec();
    attributes.push(("saveSubsetFonts", "1"));
    office::part("p:presentation", &attributes, |xml| {
        xml.within("p:sldMasterIdLst", &[], |xml| {
            let id = FIRST.to_string();
            xml.void("p:sldMasterId", &[("id", &id), ("r:id", master)]);
        });
        if let Some(notes) = notes {
            xml.within("p:notesMasterIdLst", &[], |xml| {
                xml.void("p:notesMasterId", &[("r:id", notes)]);
            });
        }
        xml.within("p:sldIdLst", &[], |xml| {
            for (at, slide) in slides.iter().enumerate() {
                let id = (FIRST_SLIDE + at).to_string();
                xml.void("p:sldId", &[("id", &id), ("r:id", slide)]);
            }
        });
        let (width, height) = (emu(SLIDE.0), emu(SLIDE.1));
        xml.void("p:sldSz", &[("cx", &width), ("cy", &height)]);
        // A page of notes stands upright: 7.5 by 10 inches.
        xml.void("p:notesSz", &[("cx", "6858000"), ("cy", "9144000")]);
        xml.within("p:defaultTextStyle", &[], |xml| {
            (1..=9).for_each(|number| level(xml, number, 0, None, OTHER));
        });
    })
}

/// The map from the colours of a slide to those of the theme.
pub(super) fn colours(xml: &mut Xml) {
    let mut map = vec![
        ("bg1", "lt1"),
        ("tx1", "dk1"),
        ("bg2", "lt2"),
        ("tx2", "dk2"),
    ];
    let accents = [
        "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    ];
    map.extend(accents.map(|accent| (accent, accent)));
    map.extend([("hlink", "hlink"), ("folHlink", "folHlink")]);
    xml.void("p:clrMap", &map);
}

/// A ground of the paper's colour.
pub(super) fn ground(xml: &mut Xml) {
    xml.within("p:bg", &[], |xml| {
        xml.within("p:bgPr", &[], |xml| {
            super::text::fill(xml, "bg1");
            xml.void("a:effectLst", &[]);
        });
    });
}

/// The master; `layouts` are the ids of their relationships.
pub(super) fn slides(deck: &Deck, layouts: &[String]) -> Vec<u8> {
    let mut canvas = Canvas::new();
    canvas.within("p:sldMaster", SPACES, |canvas| {
        canvas.within("p:cSld", &[], |canvas| {
            ground(&mut canvas.xml);
            canvas.tree(|canvas| places(canvas, deck));
        });
        let xml = &mut canvas.xml;
        colours(xml);
        xml.within("p:sldLayoutIdLst", &[], |xml| {
            for ((at, layout), _) in (1..).zip(layouts).zip(&LAYOUTS) {
                let id = (FIRST + at).to_string();
                xml.void("p:sldLayoutId", &[("id", &id), ("r:id", layout)]);
            }
        });
        styles(xml);
    });
    canvas.finish().0
}

fn places(canvas: &mut Canvas, deck: &Deck) {
    let mut place = |placeholder, (name, anchor): (&str, &'static str), frame: Frame| {
        let shape = Shape {
            frame: Some(frame),
            anchor: Some(anchor),
            ..Shape::place(name, placeholder)
        };
        canvas.place(shape, |xml| {
            let small = |align| Level {
                align,
                line: 180,
                after: 0,
                size: 120,
                strong: false,
                colour: "tx2",
                song: false,
            };
            match placeholder.kind {
                Some("ftr") => {
                    xml.within("a:lstStyle", &[], |xml| level(xml, 1, 0, None, small("l")));
                    let foot = super::slide::foot(deck);
                    words(xml, Setting::default(), Type::default(), &foot);
                }
                Some("sldNum") => {
                    xml.within("a:lstStyle", &[], |xml| level(xml, 1, 0, None, small("r")));
                    slide_number(xml, "‹#›");
                }
                _ => {
                    xml.void("a:lstStyle", &[]);
                    words(xml, Setting::default(), Type::default(), name);
                }
            }
        });
    };
    place(TITLE, ("标题", "b"), HEADING);
    place(
        Placeholder::numbered(Some("body"), "1"),
        ("内容", "t"),
        BODY,
    );
    place(Placeholder::numbered(Some("ftr"), "3"), ("页脚", "t"), FOOT);
    place(
        Placeholder::numbered(Some("sldNum"), "4"),
        ("页码", "t"),
        PAGE,
    );
}

/// Text outside of the places of a layout: as high as its type wants.
const OTHER: Level = Level {
    align: "l",
    line: 0,
    after: 0,
    size: 180,
    strong: false,
    colour: "tx1",
    song: false,
};

/// How titles, points and the rest are set (CT_SlideMasterTextStyles). Lines have exact heights, as
/// the deck was measured.
fn styles(xml: &mut Xml) {
    let title = Level {
        align: "l",
        line: 405,
        after: 0,
        size: 315,
        strong: true,
        colour: "tx1",
        song: true,
    };
    let points = |line, size, after| Level {
        line,
        size,
        after,
        strong: false,
        song: false,
        ..title
    };
    xml.within("p:txStyles", &[], |xml| {
        xml.within("p:titleStyle", &[], |xml| level(xml, 1, 0, None, title));
        xml.within("p:bodyStyle", &[], |xml| {
            level(xml, 1, 300, Some("■"), points(372, 240, 120));
            level(xml, 2, 600, Some("–"), points(324, 210, 90));
            for number in 3..=5 {
                let margin = 300 * i64::try_from(number).unwrap_or(3);
                level(xml, number, margin, Some("·"), points(276, 180, 60));
            }
        });
        xml.within("p:otherStyle", &[], |xml| {
            level(xml, 1, 0, None, OTHER);
        });
    });
}
