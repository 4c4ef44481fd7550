//! What the teacher reads while a slide is shown.

use super::super::office::{Package, Relationships, relationship};
use super::super::xml::Xml;
use super::canvas::{Canvas, Placeholder, Shape};
use super::geometry::Frame;
use super::layout::colours_of_master;
use super::text::{Level, Setting, Type, level, paragraph, run, words};
use super::{SPACES, master as slides};
use crate::view::handout::tree::{Block, Inline, plain_text};

/// Of a page of notes, 540 by 720 points: the slide above, the notes below.
const PICTURE: Frame = Frame::new(540, 540, 4320, 2430);
const NOTES: Frame = Frame::new(540, 3240, 4320, 3420);

const IMAGE: Placeholder = Placeholder::of("sldImg");
const BODY: Placeholder = Placeholder::numbered(Some("body"), "1");

/// The master of pages of notes.
pub(super) fn master() -> Vec<u8> {
    let mut canvas = Canvas::new();
    canvas.within("p:notesMaster", SPACES, |canvas| {
        canvas.within("p:cSld", &[], |canvas| {
            slides::ground(&mut canvas.xml);
            canvas.tree(|canvas| {
                image(canvas, Some(PICTURE));
                let shape = Shape {
                    frame: Some(NOTES),
                    ..Shape::place("备注", BODY)
                };
                canvas.place(shape, |xml| {
                    xml.void("a:lstStyle", &[]);
                    words(xml, Setting::default(), Type::default(), "备注");
                });
            });
        });
        let xml = &mut canvas.xml;
        slides::colours(xml);
        xml.within("p:notesStyle", &[], |xml| {
            for number in 1..=5 {
                let margin = 240 * (i64::try_from(number).unwrap_or(1) - 1);
                let of = Level {
                    align: "l",
                    line: 190,
                    after: 60,
                    size: 120,
                    strong: false,
                    colour: "tx1",
                    song: false,
                };
                level(xml, number, margin, None, of);
            }
        });
    });
    canvas.finish().0
}

/// Adds the notes of a slide.
pub(super) fn add(package: &mut Package, number: usize, blocks: &[Block]) {
    let mut canvas = Canvas::new();
    let mut links = Relationships::default();
    links.to(
        relationship::NOTES_MASTER,
        "../notesMasters/notesMaster1.xml",
    );
    links.to(relationship::SLIDE, &format!("../slides/slide{number}.xml"));
    canvas.within("p:notes", SPACES, |canvas| {
        canvas.within("p:cSld", &[], |canvas| {
            canvas.tree(|canvas| {
                image(canvas, None);
                canvas.shape(Shape::place("备注", BODY), |xml| {
                    for block in blocks {
                        self::block(xml, block, 0, "");
                    }
                });
            });
        });
        colours_of_master(&mut canvas.xml);
    });
    let path = format!("ppt/notesSlides/notesSlide{number}.xml");
    package.add(path, kind!("notesSlide"), canvas.finish().0, links);
}

/// The picture of the slide, which the program draws.
fn image(canvas: &mut Canvas, frame: Option<Frame>) {
    canvas.within("p:sp", &[], |canvas| {
        canvas.within("p:nvSpPr", &[], |canvas| {
            canvas.named("幻灯片", "");
            let locks = [("noGrp", "1"), ("noRot", "1"), ("noChangeAspect", "1")];
            canvas
                .xml
                .within("p:cNvSpPr", &[], |xml| xml.void("a:spLocks", &locks));
            IMAGE.write(&mut canvas.xml);
        });
        canvas.xml.within("p:spPr", &[], |xml| {
            if let Some(frame) = frame {
                super::canvas::transform(xml, "a:xfrm", frame);
            }
        });
    });
}

/// Blocks as paragraphs: notes know no lists and tables, so marks and columns are written out. `mark`
/// stands before the first paragraph.
fn block(xml: &mut Xml, block: &Block, level: usize, mark: &str) {
    let setting = Setting {
        level,
        ..Setting::default()
    };
    let mut line = |content: &dyn Fn(&mut Xml)| {
        paragraph(xml, setting, |xml| {
            run(xml, Type::default(), mark);
            content(xml);
        });
    };
    match block {
        Block::Paragraph(content) => line(&|xml| inlines(xml, content, Type::default())),
        Block::Heading { content, .. } => {
            line(&|xml| inlines(xml, content, Type::default().strong()));
        }
        Block::Code(code) => {
            for words in code.lines() {
                line(&|xml| run(xml, Type::default(), words));
            }
        }
        Block::Rule => {}
        Block::Table(table) => {
            let rows = table.caption.iter().map(std::slice::from_ref);
            let rows = rows.chain(std::iter::once(&table.head[..]));
            for row in rows.chain(table.rows.iter().map(Vec::as_slice)) {
                let cells: Vec<String> = row.iter().map(|cell| plain_text(cell)).collect();
                line(&|xml| run(xml, Type::default(), &cells.join(" | ")));
            }
        }
        Block::Quote(blocks) => items(xml, blocks, level + 1, mark),
        Block::List { start, items, .. } => {
            for (at, item) in (0..).zip(items) {
                let mark = match start {
                    Some(start) => format!("{}. ", start.saturating_add(at)),
                    None => "• ".to_owned(),
                };
                self::items(xml, item, level + 1, &mark);
            }
        }
        Block::Definitions(definitions) => {
            for definition in definitions {
                let term = Block::Heading {
                    level: 6,
                    id: None,
                    content: definition.term.clone(),
                };
                self::block(xml, &term, level, mark);
                for detail in &definition.details {
                    items(xml, detail, level + 1, "");
                }
            }
        }
    }
}

/// Blocks of which the first has a mark.
fn items(xml: &mut Xml, blocks: &[Block], level: usize, mark: &str) {
    for (at, block) in blocks.iter().enumerate() {
        self::block(xml, block, level, if at == 0 { mark } else { "" });
    }
}

fn inlines(xml: &mut Xml, content: &[Inline], of: Type) {
    for inline in content {
        match inline {
            Inline::Strong(content) | Inline::Emphasis(content) => {
                inlines(xml, content, of.strong());
            }
            Inline::Strikethrough(content)
            | Inline::Figure(content)
            | Inline::Link { content, .. } => inlines(xml, content, of),
            Inline::Text(words) | Inline::Code(words) => run(xml, of, words),
            Inline::Image(image) => run(xml, of, &image.alternative),
            Inline::Break => super::text::line_break(xml),
            Inline::Note { .. } => {}
        }
    }
}
