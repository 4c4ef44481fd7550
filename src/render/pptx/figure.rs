//! Figures: one alone on a slide, or one beside points.

use super::super::xml::Xml;
use super::canvas::{Canvas, Shape};
use super::geometry::{BODY, Frame, SIDE, SLIDE, WIDTH};
use super::text::{Setting, Type, paragraph, run, sized, words};
use crate::ground::han;
use crate::view::handout::Figure;

/// How wide a figure beside points is.
pub(super) const SMALL_WIDTH: i64 = 1860;
/// Characters that a remark has room for, in two lines.
const REMARK: usize = 96;

/// One figure, large.
pub(super) fn large(canvas: &mut Canvas, figure: &Figure) {
    let size = fitting(figure, [1600, 1400, 1080, 720, 540], (390, WIDTH));
    let shape = Shape {
        anchor: Some("b"),
        ..Shape::text("数", Frame::new(SIDE, BODY.y, WIDTH, 1950))
    };
    canvas.shape(shape, |xml| number(xml, figure, size, 390));
    let shape = Shape::text("口径", Frame::new(SIDE, 3360, WIDTH, 360));
    canvas.shape(shape, |xml| {
        paragraph(xml, Setting::default(), |xml| {
            status(xml, figure, 240);
            if !figure.place.is_empty() {
                run(xml, sized(240), &format!("　{}", figure.place));
            }
        });
    });
    let remarks = [&figure.note, &figure.derivation];
    let remarks: Vec<_> = remarks
        .into_iter()
        .filter(|remark| !remark.is_empty())
        .collect();
    if !remarks.is_empty() {
        let shape = Shape::text("附注", Frame::new(SIDE, 3780, WIDTH, 940));
        canvas.shape(shape, |xml| {
            let setting = Setting {
                line: Some(234),
                ..Setting::default()
            };
            for remark in remarks {
                let of = sized(165).in_colour("tx2");
                words(xml, setting, of, &han::excerpt(remark, REMARK));
            }
        });
    }
    let source = format!("{}，出处[{}]", figure.case_short, figure.source);
    let shape = Shape::text("出处", Frame::new(SIDE, 4740, WIDTH, 210));
    canvas.said(shape, sized(135).in_colour("tx2"), &source);
}

/// The figure of a section, beside its points.
pub(super) fn small(canvas: &mut Canvas, figure: &Figure) {
    let x = SLIDE.0 - SIDE - SMALL_WIDTH;
    canvas.rule(
        "数上线",
        Frame::new(x, BODY.y + 60, SMALL_WIDTH, 0),
        "tx1",
        8,
    );
    let frame = Frame::new(x, BODY.y + 150, SMALL_WIDTH, BODY.height - 150);
    let size = fitting(figure, [450, 360, 315, 270, 225], (165, SMALL_WIDTH));
    canvas.shape(Shape::text("数", frame), |xml| {
        let setting = Setting {
            after: Some(60),
            ..Setting::default()
        };
        words(xml, setting, sized(150).in_colour("tx2"), &figure.label);
        number(xml, figure, size, 165);
        paragraph(xml, setting, |xml| status(xml, figure, 135));
        let remark = if figure.note.is_empty() {
            &figure.place
        } else {
            &figure.note
        };
        if !remark.is_empty() {
            let of = sized(135).in_colour("tx2");
            words(
                xml,
                Setting::default(),
                of,
                &han::excerpt(remark, REMARK / 2),
            );
        }
    });
}

/// The largest of these sizes in which a number and what stands around it fit on a line.
fn fitting(figure: &Figure, sizes: [i64; 5], (around, width): (i64, i64)) -> i64 {
    let columns = |text: &str| i64::try_from(han::printed_width(text)).unwrap_or(i64::MAX / 4096);
    let number = columns(&figure.number);
    let rest = (columns(&figure.prefix) + columns(&figure.unit) + 2) * around / 2;
    // Digits are somewhat wider than half a character.
    let fits = |size: &i64| number * size * 58 / 100 + rest <= width;
    sizes.into_iter().find(fits).unwrap_or(sizes[4])
}

/// The number, with what stands before and behind it smaller; light where it has not happened.
fn number(xml: &mut Xml, figure: &Figure, size: i64, around: i64) {
    paragraph(xml, Setting::default(), |xml| {
        let space = if figure.prefix.is_empty() { "" } else { " " };
        run(xml, sized(around), &format!("{}{space}", figure.prefix));
        let of = sized(size).song();
        let of = if figure.status.unreal {
            Type {
                dotted: true,
                ..of.in_colour("tx2")
            }
        } else {
            of.strong()
        };
        run(xml, of, &figure.number);
        run(xml, sized(around), &format!(" {}", figure.unit));
    });
}

fn status(xml: &mut Xml, figure: &Figure, size: i64) {
    run(xml, sized(size).strong(), figure.status.name);
    run(xml, sized(size), &format!("　{}", figure.period));
}
