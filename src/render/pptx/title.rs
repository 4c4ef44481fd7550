//! The first slide of a deck, or of a case in it.

use super::canvas::{Canvas, Placeholder, Shape};
use super::geometry::{Frame, SLIDE};
use super::layout::{LINES as PART_LINES, MAIN_TITLE, SUBTITLE, TITLE as PART_TITLE};
use super::text::{Setting, Type, line_break, paragraph, run, sized, words};
use super::theme;
use crate::ground::han;
use crate::site::Edition;
use crate::view::deck::{Deck, TitleSlide};
use crate::view::frame::Seal;

/// Left of the words, and how wide they may be beside the slip.
const LEFT: i64 = 720;
const WIDE: i64 = 6990;
/// Where the layout has the title and the lines below it; each slide says where they are on it.
pub(super) const TITLE: Frame = Frame::new(LEFT, 1500, WIDE, 1260);
pub(super) const LINES: Frame = Frame::new(LEFT, 3300, WIDE, 1020);

/// Type of the title: its size, the height of a line, both in tenths of a point.
const LARGE: (i64, i64) = (480, 630);
const SMALLER: (i64, i64) = (360, 480);
/// A title of more lines than this is set smaller.
const FEW: usize = 3;

/// Height of a line below the title.
const LINE: i64 = 255;
/// The side of a seal, and how far the next one is to the right.
const SEAL: i64 = 368;
const PITCH: i64 = 428;

pub(super) fn write(canvas: &mut Canvas, deck: &Deck, slide: &TitleSlide) {
    let mut of = LARGE;
    let mut lines = self::lines(slide, of);
    if lines.len() > FEW {
        of = SMALLER;
        lines = self::lines(slide, of);
    }
    let count = |count: usize| i64::try_from(count).unwrap_or(0);
    let mut told = slide.lines.clone();
    if !slide.is_inner {
        let date = deck.dated.map(|date| format!("　{date}"));
        told.push(format!(
            "{}{}",
            deck.edition.name(),
            date.unwrap_or_default()
        ));
    }
    let heights = [
        if slide.is_inner { 0 } else { 690 },
        if slide.label.is_empty() { 0 } else { 300 },
        of.1 * count(lines.len()) + 240,
        if slide.seals.is_empty() {
            0
        } else {
            SEAL + 210
        },
        LINE * count(told.len()) + 60,
    ];
    // All of it stands in the middle, a little above.
    let mut y = ((SLIDE.1 - 300 - heights.iter().sum::<i64>()) / 2).max(240);
    if !slide.is_inner {
        brand(canvas, deck, y);
    }
    y += heights[0];
    if !slide.label.is_empty() {
        let shape = Shape::text("地点", Frame::new(LEFT, y, WIDE, 270));
        canvas.said(shape, sized(180).in_colour("tx2"), &slide.label);
    }
    y += heights[1];
    let (place, below) = if slide.is_inner {
        (PART_TITLE, PART_LINES)
    } else {
        (MAIN_TITLE, SUBTITLE)
    };
    let frame = Frame::new(LEFT, y, WIDE, heights[2] - 150);
    title(canvas, (place, frame), &lines, of);
    y += heights[2];
    for (at, seal) in (0..).zip(&slide.seals) {
        self::seal(canvas, seal, Frame::new(LEFT + PITCH * at, y, SEAL, SEAL));
    }
    y += heights[3];
    let frame = Frame::new(LEFT, y, WIDE, heights[4]);
    self::told(canvas, deck, (below, frame), (&told, slide.is_inner));
    slip(canvas, &slide.slip);
}

fn title(
    canvas: &mut Canvas,
    (placeholder, frame): (Placeholder, Frame),
    lines: &[String],
    (size, height): (i64, i64),
) {
    let shape = Shape {
        frame: Some(frame),
        anchor: Some("t"),
        ..Shape::place("标题", placeholder)
    };
    let setting = Setting {
        line: Some(height),
        ..Setting::default()
    };
    canvas.shape(shape, |xml| {
        paragraph(xml, setting, |xml| {
            for (at, line) in lines.iter().enumerate() {
                if at > 0 {
                    line_break(xml);
                }
                run(xml, sized(size), line);
            }
        });
    });
}

/// The title in lines, cut between phrases where that is possible.
fn lines(slide: &TitleSlide, (size, _): (i64, i64)) -> Vec<String> {
    let columns = usize::try_from(WIDE / (size / 2)).unwrap_or(1);
    let mut lines: Vec<String> = Vec::new();
    for phrase in &slide.phrases {
        let fits =
            |line: &&mut String| han::printed_width(line) + han::printed_width(phrase) <= columns;
        match lines.last_mut().filter(fits) {
            Some(line) => line.push_str(phrase),
            None => lines.extend(pieces(phrase, columns)),
        }
    }
    lines
}

/// A phrase in pieces of so many columns.
fn pieces(phrase: &str, columns: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for char in phrase.chars() {
        let mut taken = pieces.last().map_or(0, |piece| han::printed_width(piece));
        taken += han::printed_width(char.encode_utf8(&mut [0; 4]));
        if taken > columns {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(char);
        }
    }
    pieces
}

fn told(
    canvas: &mut Canvas,
    deck: &Deck,
    (placeholder, frame): (Placeholder, Frame),
    (told, is_inner): (&[String], bool),
) {
    if told.is_empty() {
        return;
    }
    let shape = Shape {
        frame: Some(frame),
        ..Shape::place("时期与出处", placeholder)
    };
    canvas.shape(shape, |xml| {
        for (at, line) in told.iter().enumerate() {
            let is_edition = !is_inner && at + 1 == told.len();
            let of = match deck.edition {
                Edition::Teacher if is_edition => Type::default().in_colour("accent1"),
                _ => Type::default(),
            };
            words(xml, Setting::default(), of, line);
        }
    });
}

/// The mark and name of the atlas.
fn brand(canvas: &mut Canvas, deck: &Deck, y: i64) {
    let stamp = Shape {
        fill: Some("accent1"),
        anchor: Some("ctr"),
        ..Shape::text("图谱印", Frame::new(LEFT, y, 330, 330))
    };
    canvas.shape(stamp, |xml| {
        let of = sized(195).song().strong().in_colour("bg1");
        words(xml, CENTRED, of, &deck.brand_seal);
    });
    let name = Shape {
        anchor: Some("ctr"),
        ..Shape::text("图谱名", Frame::new(LEFT + 420, y, WIDE - 420, 330))
    };
    let words = format!("{} · {}", deck.atlas, deck.kind);
    canvas.said(name, sized(165).in_colour("tx2"), &words);
}

const CENTRED: Setting = Setting {
    line: None,
    after: None,
    align: Some("ctr"),
    unmarked: false,
    level: 0,
};

/// A seal: one character in a square, filled where the type is at work, framed by family.
pub(super) fn seal(canvas: &mut Canvas, seal: &Seal, mut frame: Frame) {
    let colour = theme::accent(&seal.family);
    let (form, sort) = match seal.family.as_str() {
        "ind" => ("rect", "dbl"),
        "inc" => ("snip1Rect", "sng"),
        "sec" => ("roundRect", "sng"),
        "col" => ("rect", "tri"),
        _ => ("rect", "sng"),
    };
    // The lines of a double frame show on a filled seal in the colour of the paper; half of the
    // outer one lies outside of the square.
    let edge = if !seal.also && sort != "sng" {
        frame = Frame::new(
            frame.x - 10,
            frame.y - 10,
            frame.width + 20,
            frame.height + 20,
        );
        "bg1"
    } else {
        colour
    };
    let alternative = if seal.also {
        format!("{}（兼及）", seal.name)
    } else {
        seal.name.clone()
    };
    let shape = Shape {
        alternative: &alternative,
        form,
        fill: (!seal.also).then_some(colour),
        line: Some((edge, if sort == "sng" { 15 } else { 30 }, sort)),
        anchor: Some("ctr"),
        ..Shape::text("印", frame)
    };
    canvas.shape(shape, |xml| {
        let of = sized(210).song();
        let of = if seal.also {
            of.in_colour(colour)
        } else {
            of.strong().in_colour("bg1")
        };
        words(xml, CENTRED, of, &seal.glyph);
    });
}

/// Characters that the slip has room for at all.
const SLIP: usize = 28;

/// The slip: the short name from top to bottom in a double frame, as on the cover of a gazetteer. The
/// frame is as wide as a character, so that every program breaks the line behind each; not all of
/// them set Han upright in text that runs down.
fn slip(canvas: &mut Canvas, name: &str) {
    let name = han::excerpt(name, SLIP);
    let count = i64::try_from(name.chars().count()).unwrap_or(1).max(1);
    // 34 units are the most, less what stands above and below the words.
    let size = (3600 * 10 / count / 11).clamp(105, 315);
    let height = size * 11 * count / 10 + 420;
    let frame = Frame::new(
        SLIDE.0 - LEFT - 690,
        (SLIDE.1 - 300 - height) / 2,
        690,
        height,
    );
    let shape = Shape {
        line: Some(("tx1", 45, "thickThin")),
        anchor: Some("ctr"),
        inset: (frame.width - size * 115 / 100) / 2,
        ..Shape::text("题签", frame)
    };
    canvas.shape(shape, |xml| {
        let setting = Setting {
            line: Some(size * 11 / 10),
            ..CENTRED
        };
        words(xml, setting, sized(size).song().strong(), &name);
    });
}
