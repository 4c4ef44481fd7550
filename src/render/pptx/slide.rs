//! What stands on a slide.

use std::collections::BTreeMap;

use super::super::office::{Media, Package, relationship};
use super::canvas::{Canvas, Shape};
use super::geometry::{BODY, Frame, HEADING_OF_TWO, RUNNING_ABOVE_TWO, SIDE, SLIDE, WIDTH};
use super::layout::{
    CONTENT, FOR_CONTENT, FOR_PART, FOR_REST, FOR_TABLE, FOR_TITLE, RUNNING_HEAD, TITLE,
    colours_of_master, feet,
};
use super::text::{Setting, Type, run, runs, sized, words};
use super::{SPACES, figure, notes, table, title};
use crate::ground::han;
use crate::site::Edition;
use crate::view::deck::{Body, Deck, Heading, Line, Slide};
use crate::view::frame::Seal;
use crate::view::handout::Figure;
use crate::view::handout::tree::Image;

/// Adds a slide, numbered from 1, and its notes.
pub(super) fn add(
    package: &mut Package,
    deck: &Deck,
    (number, slide): (usize, &Slide),
    media: &BTreeMap<&str, Media>,
) {
    let mut canvas = Canvas::new();
    let layout = format!("../slideLayouts/slideLayout{}.xml", layout(&slide.body) + 1);
    canvas.links.to(relationship::LAYOUT, &layout);
    canvas.within("p:sld", SPACES, |canvas| {
        canvas.within("p:cSld", &[], |canvas| {
            canvas.tree(|canvas| {
                body(canvas, deck, slide, media);
                feet(canvas, deck, &number.to_string());
            });
        });
        colours_of_master(&mut canvas.xml);
    });
    if !slide.notes.is_empty() {
        let target = format!("../notesSlides/notesSlide{number}.xml");
        canvas.links.to(relationship::NOTES, &target);
        notes::add(package, number, &slide.notes);
    }
    let (bytes, links) = canvas.finish();
    let path = format!("ppt/slides/slide{number}.xml");
    package.add(path, kind!("slide"), bytes, links);
}

/// The foot of every slide.
pub(super) fn foot(deck: &Deck) -> String {
    match deck.edition {
        Edition::Student => deck.atlas.clone(),
        edition @ Edition::Teacher => format!("{} · {}", deck.atlas, edition.name()),
    }
}

fn layout(body: &Body) -> usize {
    match body {
        Body::Title(title) if title.is_inner => FOR_PART,
        Body::Title(_) => FOR_TITLE,
        Body::Points { .. } | Body::Question { .. } | Body::Sources { .. } => FOR_CONTENT,
        Body::Facts { .. } | Body::Table { .. } => FOR_TABLE,
        Body::Figure(_) | Body::Picture { .. } => FOR_REST,
    }
}

fn body(canvas: &mut Canvas, deck: &Deck, slide: &Slide, media: &BTreeMap<&str, Media>) {
    match &slide.body {
        Body::Title(title) => title::write(canvas, deck, title),
        Body::Facts { heading, facts } => {
            self::heading(canvas, &slide.head, heading);
            table::facts(canvas, facts);
        }
        Body::Points {
            heading,
            seals,
            points,
            figure,
        } => {
            self::heading(canvas, &slide.head, heading);
            self::points(canvas, seals, points, figure.as_ref());
        }
        Body::Figure(figure) => {
            let heading = Heading {
                title: figure.label.clone(),
                part: (1, 1),
                ..Heading::default()
            };
            self::heading(canvas, &slide.head, &heading);
            figure::large(canvas, figure);
        }
        Body::Table {
            heading,
            table,
            remark,
        } => {
            self::heading(canvas, &slide.head, heading);
            table::write(canvas, table, remark);
        }
        Body::Picture { heading, image } => {
            self::heading(canvas, &slide.head, heading);
            picture(canvas, image, media.get(image.path.as_str()));
        }
        Body::Question { heading, lines } => {
            let counted = Heading {
                number: String::new(),
                title: format!("{}　{}", heading.title, heading.number),
                part: heading.part,
            };
            self::heading(canvas, &slide.head, &counted);
            question(canvas, lines);
        }
        Body::Sources { heading, lines } => {
            self::heading(canvas, &slide.head, heading);
            sources(canvas, lines);
        }
    }
}

/// Columns of text that the heading has room for on a line, one kept back for marks that must not
/// begin a line.
const COLUMNS: usize = 51;

/// The small line above and the heading. One of two lines is smaller, and begins higher.
fn heading(canvas: &mut Canvas, head: &str, heading: &Heading) {
    let part = match heading.part {
        (_, 1) => String::new(),
        (at, count) => format!("　{at}/{count}"),
    };
    let all = format!("{}　{}{part}", heading.number, heading.title);
    let takes_two = han::printed_width(&all) > COLUMNS;
    let placed = |name, placeholder, frame| Shape {
        frame: takes_two.then_some(frame),
        ..Shape::place(name, placeholder)
    };
    let running = placed("所在", RUNNING_HEAD, RUNNING_ABOVE_TWO);
    canvas.said(running, Type::default(), head);
    let of = if takes_two {
        sized(270)
    } else {
        Type::default()
    };
    let setting = Setting {
        line: takes_two.then_some(360),
        ..Setting::default()
    };
    canvas.shape(placed("标题", TITLE, HEADING_OF_TWO), |xml| {
        super::text::paragraph(xml, setting, |xml| {
            if !heading.number.is_empty() {
                run(
                    xml,
                    of.in_colour("accent1"),
                    &format!("{}　", heading.number),
                );
            }
            run(xml, of, &heading.title);
            run(xml, sized(165).in_colour("tx2"), &part);
        });
    });
}

/// The side of a seal beside points, and how far the next is below.
const SEAL: i64 = 368;
const PITCH: i64 = 500;

fn points(canvas: &mut Canvas, seals: &[Seal], points: &[Line], figure: Option<&Figure>) {
    let mut frame = BODY;
    for (at, seal) in (0..).zip(seals) {
        let y = BODY.y + PITCH * at;
        title::seal(canvas, seal, Frame::new(SIDE, y, SEAL, SEAL));
        let name = Frame::new(SIDE + SEAL + 90, y - 60, 1500 - SEAL - 90, PITCH - 12);
        let shape = Shape {
            anchor: Some("ctr"),
            ..Shape::text("模式", name)
        };
        canvas.shape(shape, |xml| {
            let setting = Setting {
                line: Some(156),
                ..Setting::default()
            };
            super::text::paragraph(xml, setting, |xml| {
                run(xml, sized(120), &seal.name);
                if seal.also {
                    run(xml, sized(105).in_colour("tx2"), "（兼及）");
                }
            });
        });
    }
    if !seals.is_empty() {
        frame.x += 1740;
        frame.width -= 1740;
    }
    if figure.is_some() {
        frame.width -= figure::SMALL_WIDTH + 270;
    }
    let shape = Shape {
        frame: (frame != BODY).then_some(frame),
        ..Shape::place("要点", CONTENT)
    };
    canvas.shape(shape, |xml| {
        for point in points {
            super::text::paragraph(xml, Setting::default(), |xml| {
                runs(xml, Type::default(), point);
            });
        }
    });
    if let Some(figure) = figure {
        figure::small(canvas, figure);
    }
}

fn question(canvas: &mut Canvas, lines: &[Line]) {
    let top = BODY.y + 300;
    let bar = Shape {
        fill: Some("accent1"),
        ..Shape::text("边线", Frame::new(SIDE, top, 45, 3216))
    };
    canvas.said(bar, Type::default(), "");
    let shape = Shape {
        frame: Some(Frame::new(SIDE + 345, top, WIDTH - 345, 3216)),
        ..Shape::place("问题", CONTENT)
    };
    let setting = Setting {
        line: Some(456),
        after: Some(120),
        unmarked: true,
        ..Setting::default()
    };
    canvas.shape(shape, |xml| {
        for line in lines {
            super::text::paragraph(xml, setting, |xml| runs(xml, sized(300).song(), line));
        }
    });
}

fn sources(canvas: &mut Canvas, lines: &[Line]) {
    let setting = Setting {
        line: Some(312),
        after: Some(108),
        unmarked: true,
        ..Setting::default()
    };
    canvas.shape(Shape::place("出处", CONTENT), |xml| {
        for line in lines {
            super::text::paragraph(xml, setting, |xml| runs(xml, sized(210), line));
        }
    });
}

/// Room for a picture, and for the words below it.
const PICTURE: Frame = Frame::new(SIDE, BODY.y, WIDTH, 3360);

fn picture(canvas: &mut Canvas, image: &Image, media: Option<&Media>) {
    let Some(media) = media else {
        let shape = Shape {
            anchor: Some("ctr"),
            ..Shape::text("图", PICTURE)
        };
        return canvas.said(shape, sized(210).in_colour("tx2"), &image.alternative);
    };
    let (width, height) = (
        i64::from(image.width.max(1)),
        i64::from(image.height.max(1)),
    );
    let (wide, high) = if PICTURE.width * height <= PICTURE.height * width {
        (PICTURE.width, PICTURE.width * height / width)
    } else {
        (PICTURE.height * width / height, PICTURE.height)
    };
    let x = (SLIDE.0 - wide) / 2;
    let frame = Frame::new(x, PICTURE.y, wide.max(1), high.max(1));
    canvas.picture(media, frame, &image.alternative);
    if let Some(caption) = &image.title {
        let frame = Frame::new(SIDE, PICTURE.y + PICTURE.height + 60, WIDTH, 240);
        canvas.shape(Shape::text("图题", frame), |xml| {
            let setting = Setting {
                align: Some("ctr"),
                ..Setting::default()
            };
            words(xml, setting, sized(150).in_colour("tx2"), caption);
        });
    }
}
