//! What is being drawn on: shapes in the order of reading, each with a number and a name.

use super::super::office::{Media, Relationships, relationship};
use super::super::xml::{Attributes, Xml};
use super::geometry::{Frame, emu};
use super::text::{Type, fill, words};

/// Text that begins where its frame does.
const UNPADDED: [(&str, &str); 5] = [
    ("wrap", "square"),
    ("lIns", "0"),
    ("tIns", "0"),
    ("rIns", "0"),
    ("bIns", "0"),
];

/// A slide, layout or master as it is drawn.
pub(super) struct Canvas {
    pub(super) xml: Xml,
    pub(super) links: Relationships,
    shapes: u32,
}

/// A place of the layout that a shape fills.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placeholder {
    /// `title`, `body`, `tbl` …; none for one that takes anything.
    pub(super) kind: Option<&'static str>,
    /// Its number in the layout.
    pub(super) index: Option<&'static str>,
}

/// A shape beside its text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape<'s> {
    pub(super) name: &'s str,
    /// What is told to who cannot see it; may be empty.
    pub(super) alternative: &'s str,
    pub(super) placeholder: Option<Placeholder>,
    /// None where the layout says it.
    pub(super) frame: Option<Frame>,
    /// A preset geometry.
    pub(super) form: &'static str,
    pub(super) fill: Option<&'static str>,
    /// Colour, thickness in tenths of a point, sort of line.
    pub(super) line: Option<(&'static str, i64, &'static str)>,
    /// `t`, `ctr`, `b`
    pub(super) anchor: Option<&'static str>,
    /// Left and right of the text, in tenths of a point; places of the layout have none.
    pub(super) inset: i64,
}

impl<'s> Shape<'s> {
    /// A box for text.
    pub(super) fn text(name: &'s str, frame: Frame) -> Shape<'s> {
        Shape {
            name,
            alternative: "",
            placeholder: None,
            frame: Some(frame),
            form: "rect",
            fill: None,
            line: None,
            anchor: Some("t"),
            inset: 0,
        }
    }

    /// A place of the layout.
    pub(super) fn place(name: &'s str, placeholder: Placeholder) -> Shape<'s> {
        Shape {
            placeholder: Some(placeholder),
            frame: None,
            anchor: None,
            ..Shape::text(name, Frame::new(0, 0, 0, 0))
        }
    }
}

impl Placeholder {
    pub(super) const fn of(kind: &'static str) -> Placeholder {
        Placeholder {
            kind: Some(kind),
            index: None,
        }
    }

    pub(super) const fn numbered(kind: Option<&'static str>, index: &'static str) -> Placeholder {
        Placeholder {
            kind,
            index: Some(index),
        }
    }

    pub(super) fn write(self, xml: &mut Xml) {
        let mut attributes = Vec::new();
        attributes.extend(self.kind.map(|kind| ("type", kind)));
        if matches!(self.kind, Some("ftr" | "sldNum")) {
            attributes.push(("sz", "quarter"));
        }
        attributes.extend(self.index.map(|index| ("idx", index)));
        xml.within("p:nvPr", &[], |xml| xml.void("p:ph", &attributes));
    }
}

impl Canvas {
    pub(super) fn new() -> Canvas {
        Canvas {
            xml: Xml::standalone(),
            links: Relationships::default(),
            shapes: 1,
        }
    }

    pub(super) fn finish(self) -> (Vec<u8>, Relationships) {
        (self.xml.finish(), self.links)
    }

    pub(super) fn within(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        content: impl FnOnce(&mut Canvas),
    ) {
        self.xml.open(name, attributes);
        content(self);
        self.xml.close(name);
    }

    /// The tree of all shapes (CT_GroupShape).
    pub(super) fn tree(&mut self, shapes: impl FnOnce(&mut Canvas)) {
        self.within("p:spTree", &[], |canvas| {
            let xml = &mut canvas.xml;
            xml.within("p:nvGrpSpPr", &[], |xml| {
                xml.void("p:cNvPr", &[("id", "1"), ("name", "")]);
                xml.void("p:cNvGrpSpPr", &[]);
                xml.void("p:nvPr", &[]);
            });
            xml.within("p:grpSpPr", &[], |xml| {
                xml.within("a:xfrm", &[], |xml| {
                    for (offset, extent) in [("a:off", "a:ext"), ("a:chOff", "a:chExt")] {
                        xml.void(offset, &[("x", "0"), ("y", "0")]);
                        xml.void(extent, &[("cx", "0"), ("cy", "0")]);
                    }
                });
            });
            shapes(canvas);
        });
    }

    /// Number, name and text alternative of the next shape.
    pub(super) fn named(&mut self, name: &str, alternative: &str) {
        self.shapes += 1;
        let id = self.shapes.to_string();
        let mut attributes = vec![("id", id.as_str()), ("name", name)];
        if !alternative.is_empty() {
            attributes.push(("descr", alternative));
        }
        self.xml.void("p:cNvPr", &attributes);
    }

    /// A shape with the paragraphs that `text` writes, at least one.
    pub(super) fn shape(&mut self, shape: Shape<'_>, text: impl FnOnce(&mut Xml)) {
        self.within("p:sp", &[], |canvas| {
            canvas.within("p:nvSpPr", &[], |canvas| canvas.naming(shape));
            let xml = &mut canvas.xml;
            xml.within("p:spPr", &[], |xml| shape.properties(xml));
            xml.within("p:txBody", &[], |xml| {
                shape.body(xml);
                xml.void("a:lstStyle", &[]);
                text(xml);
            });
        });
        self.xml.line();
    }

    /// A place that a layout or master has; `text` writes the list of styles, then paragraphs.
    pub(super) fn place(&mut self, shape: Shape<'_>, text: impl FnOnce(&mut Xml)) {
        self.within("p:sp", &[], |canvas| {
            canvas.within("p:nvSpPr", &[], |canvas| canvas.naming(shape));
            let xml = &mut canvas.xml;
            xml.within("p:spPr", &[], |xml| shape.properties(xml));
            xml.within("p:txBody", &[], |xml| {
                shape.body_of_place(xml);
                text(xml);
            });
        });
        self.xml.line();
    }

    /// What a shape is called and what it is (CT_ShapeNonVisual).
    fn naming(&mut self, shape: Shape<'_>) {
        self.named(shape.name, shape.alternative);
        match shape.placeholder {
            Some(placeholder) => {
                self.xml.within("p:cNvSpPr", &[], |xml| {
                    xml.void("a:spLocks", &[("noGrp", "1")]);
                });
                placeholder.write(&mut self.xml);
            }
            None => {
                let is_text = shape.fill.is_none() && shape.line.is_none();
                let kind = [("txBox", "1")];
                self.xml
                    .void("p:cNvSpPr", if is_text { &kind } else { &[] });
                self.xml.void("p:nvPr", &[]);
            }
        }
    }

    /// A shape with one paragraph of words.
    pub(super) fn said(&mut self, shape: Shape<'_>, of: Type, said: &str) {
        self.shape(shape, |xml| words(xml, Default::default(), of, said));
    }

    /// A straight line from left to right: colour and thickness in tenths of a point.
    pub(super) fn rule(&mut self, name: &str, frame: Frame, colour: &str, thickness: i64) {
        self.within("p:cxnSp", &[], |canvas| {
            canvas.within("p:nvCxnSpPr", &[], |canvas| {
                canvas.named(name, "");
                canvas.xml.void("p:cNvCxnSpPr", &[]);
                canvas.xml.void("p:nvPr", &[]);
            });
            canvas.xml.within("p:spPr", &[], |xml| {
                transform(xml, "a:xfrm", frame);
                geometry(xml, "line");
                line(xml, (colour, thickness, "sng"));
            });
        });
    }

    /// A picture.
    pub(super) fn picture(&mut self, media: &Media, frame: Frame, alternative: &str) {
        let target = format!("../media/{}", media.name);
        let link = self.links.to(relationship::IMAGE, &target);
        self.within("p:pic", &[], |canvas| {
            canvas.within("p:nvPicPr", &[], |canvas| {
                canvas.named("图", alternative);
                canvas.xml.within("p:cNvPicPr", &[], |xml| {
                    xml.void("a:picLocks", &[("noChangeAspect", "1")]);
                });
                canvas.xml.void("p:nvPr", &[]);
            });
            let xml = &mut canvas.xml;
            xml.within("p:blipFill", &[], |xml| {
                xml.void("a:blip", &[("r:embed", &link)]);
                xml.within("a:stretch", &[], |xml| xml.void("a:fillRect", &[]));
            });
            xml.within("p:spPr", &[], |xml| {
                transform(xml, "a:xfrm", frame);
                geometry(xml, "rect");
            });
        });
    }
}

impl Shape<'_> {
    /// CT_ShapeProperties.
    fn properties(&self, xml: &mut Xml) {
        if let Some(frame) = self.frame {
            transform(xml, "a:xfrm", frame);
        }
        if self.placeholder.is_none() {
            geometry(xml, self.form);
            match self.fill {
                Some(colour) => fill(xml, colour),
                None => xml.void("a:noFill", &[]),
            }
        }
        if let Some(line) = self.line {
            self::line(xml, line);
        }
    }

    /// CT_TextBodyProperties: no margins of its own, frames are measured without them. A place of the
    /// layout has what the layout says.
    fn body(&self, xml: &mut Xml) {
        let mut attributes = Vec::new();
        let inset = emu(self.inset);
        if self.placeholder.is_none() {
            attributes.extend([
                ("wrap", "square"),
                ("lIns", inset.as_str()),
                ("tIns", "0"),
                ("rIns", inset.as_str()),
                ("bIns", "0"),
            ]);
        }
        attributes.extend(self.anchor.map(|anchor| ("anchor", anchor)));
        xml.void("a:bodyPr", &attributes);
    }

    /// The same in a layout or master. What was measured fits; what a teacher adds may shrink it.
    fn body_of_place(&self, xml: &mut Xml) {
        let mut attributes = UNPADDED.to_vec();
        attributes.extend(self.anchor.map(|anchor| ("anchor", anchor)));
        xml.within("a:bodyPr", &attributes, |xml| {
            xml.void("a:normAutofit", &[])
        });
    }
}

/// Offset and extent.
pub(super) fn transform(xml: &mut Xml, name: &str, frame: Frame) {
    let [x, y, width, height] = frame.emu();
    xml.within(name, &[], |xml| {
        xml.void("a:off", &[("x", &x), ("y", &y)]);
        xml.void("a:ext", &[("cx", &width), ("cy", &height)]);
    });
}

fn geometry(xml: &mut Xml, form: &str) {
    xml.within("a:prstGeom", &[("prst", form)], |xml| {
        xml.void("a:avLst", &[]);
    });
}

fn line(xml: &mut Xml, (colour, thickness, sort): (&str, i64, &str)) {
    let width = emu(thickness);
    let attributes = [("w", width.as_str()), ("cmpd", sort)];
    xml.within("a:ln", &attributes, |xml| fill(xml, colour));
}
