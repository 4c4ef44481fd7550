//! Layouts: which places a slide of a kind has.

use super::super::xml::Xml;
use super::SPACES;
use super::canvas::{Canvas, Placeholder, Shape};
use super::geometry::{BODY, FOOT, Frame, HEADING, PAGE, RULE, RUNNING, SIDE, WIDTH};
use super::text::{Setting, Type, words};
use super::title;
use crate::view::deck::Deck;

/// The place of the heading.
pub(super) const TITLE: Placeholder = Placeholder::of("title");
/// The place of the title of a deck.
pub(super) const MAIN_TITLE: Placeholder = Placeholder::of("ctrTitle");
/// The lines below the title of a deck.
pub(super) const SUBTITLE: Placeholder = Placeholder::numbered(Some("subTitle"), "1");
/// The lines below the title of a part.
pub(super) const LINES: Placeholder = Placeholder::numbered(Some("body"), "1");
/// The place of points, a question, references.
pub(super) const CONTENT: Placeholder = Placeholder::numbered(None, "1");
/// The place of a table.
pub(super) const TABLE: Placeholder = Placeholder::numbered(Some("tbl"), "1");
/// The small line above the heading.
pub(super) const RUNNING_HEAD: Placeholder = Placeholder::numbered(Some("body"), "10");
/// The foot.
pub(super) const FOOTER: Placeholder = Placeholder::numbered(Some("ftr"), "11");
/// The number of the slide.
pub(super) const NUMBER: Placeholder = Placeholder::numbered(Some("sldNum"), "12");

/// A kind of slide.
pub(super) struct Layout {
    /// As the schema calls it (ST_SlideLayoutType).
    kind: &'static str,
    /// As people who add slides see it.
    name: &'static str,
    places: &'static [(Placeholder, &'static str, Frame)],
    has_rule: bool,
}

/// Index of each layout.
pub(super) const FOR_TITLE: usize = 0;
pub(super) const FOR_PART: usize = 1;
pub(super) const FOR_CONTENT: usize = 2;
pub(super) const FOR_TABLE: usize = 3;
pub(super) const FOR_REST: usize = 4;

/// The layouts, in the order they are numbered.
pub(super) const LAYOUTS: [Layout; 5] = [
    Layout {
        kind: "title",
        name: "标题",
        places: &[
            (MAIN_TITLE, "标题", title::TITLE),
            (SUBTITLE, "时期与出处", title::LINES),
        ],
        has_rule: false,
    },
    Layout {
        kind: "secHead",
        name: "一篇案例",
        places: &[
            (TITLE, "标题", title::TITLE),
            (LINES, "时期与出处", title::LINES),
        ],
        has_rule: false,
    },
    Layout {
        kind: "obj",
        name: "标题与内容",
        places: &[
            (RUNNING_HEAD, "所在", RUNNING),
            (TITLE, "标题", HEADING),
            (CONTENT, "内容", BODY),
        ],
        has_rule: true,
    },
    Layout {
        kind: "tbl",
        name: "标题与表格",
        places: &[
            (RUNNING_HEAD, "所在", RUNNING),
            (TITLE, "标题", HEADING),
            (TABLE, "表格", BODY),
        ],
        has_rule: true,
    },
    Layout {
        kind: "titleOnly",
        name: "只有标题",
        places: &[(RUNNING_HEAD, "所在", RUNNING), (TITLE, "标题", HEADING)],
        has_rule: true,
    },
];

impl Layout {
    /// The part.
    pub(super) fn part(&self, deck: &Deck) -> Vec<u8> {
        let mut canvas = Canvas::new();
        let mut attributes = SPACES.to_vec();
        attributes.extend([("type", self.kind), ("preserve", "1")]);
        canvas.within("p:sldLayout", &attributes, |canvas| {
            canvas.within("p:cSld", &[("name", self.name)], |canvas| {
                canvas.tree(|canvas| {
                    for (placeholder, name, frame) in self.places {
                        place(canvas, (*placeholder, name), *frame);
                    }
                    if self.has_rule {
                        let line = Frame::new(SIDE, RULE, WIDTH, 0);
                        canvas.rule("题下线", line, "tx1", 8);
                    }
                    feet(canvas, deck, "‹#›");
                });
            });
            colours_of_master(&mut canvas.xml);
        });
        canvas.finish().0
    }
}

/// The colours are those of the master.
pub(super) fn colours_of_master(xml: &mut Xml) {
    xml.within("p:clrMapOvr", &[], |xml| {
        xml.void("a:masterClrMapping", &[])
    });
}

/// A place of a layout: where it is, and how what is written there is set.
fn place(canvas: &mut Canvas, (placeholder, name): (Placeholder, &str), frame: Frame) {
    let is_large = frame == title::TITLE;
    let is_running = placeholder.index == RUNNING_HEAD.index;
    let is_lines = matches!(placeholder.kind, Some("subTitle"))
        || placeholder.index == LINES.index && placeholder.kind == LINES.kind;
    let shape = Shape {
        frame: Some(frame),
        anchor: Some(if is_large || placeholder.kind == Some("title") {
            "b"
        } else {
            "t"
        }),
        ..Shape::place(name, placeholder)
    };
    let (of, line) = match () {
        () if is_large => (super::text::sized(480), Some(630)),
        () if is_running => (super::text::sized(150).in_colour("tx2"), Some(210)),
        () if is_lines => (super::text::sized(165).in_colour("tx2"), Some(255)),
        () => (Type::default(), None),
    };
    canvas.place(shape, |xml| {
        if let Some(line) = line {
            xml.within("a:lstStyle", &[], |xml| level_of_place(xml, of, line));
        } else {
            xml.void("a:lstStyle", &[]);
        }
        words(xml, Setting::default(), Type::default(), name);
    });
}

fn level_of_place(xml: &mut Xml, of: Type, line: i64) {
    xml.within("a:lvl1pPr", &[("marL", "0"), ("indent", "0")], |xml| {
        super::text::points(xml, "a:lnSpc", line);
        super::text::points(xml, "a:spcAft", 0);
        xml.void("a:buNone", &[]);
        of.write_default(xml);
    });
}

/// What stands at the foot of every slide.
pub(super) fn feet(canvas: &mut Canvas, deck: &Deck, number: &str) {
    let frame = |placeholder: Placeholder, name, frame| Shape {
        frame: Some(frame),
        ..Shape::place(name, placeholder)
    };
    let name = super::slide::foot(deck);
    canvas.shape(frame(FOOTER, "页脚", FOOT), |xml| {
        words(xml, Setting::default(), Type::default(), &name);
    });
    canvas.shape(frame(NUMBER, "页码", PAGE), |xml| {
        super::text::slide_number(xml, number);
    });
}
