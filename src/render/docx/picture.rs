//! Pictures in the text.

use super::super::office::{Media, relationship};
use super::super::xml::Xml;
use super::writer::{Look, Writer};
use crate::view::handout::tree::Image;

/// EMU of a point of a picture at 96 to the inch (ECMA-376, part 1, section 20.1.2.1).
const PIXEL: u64 = 9525;
/// The most that fits between the margins, in EMU: 16 cm, and 20 cm, to leave room for a caption.
pub(super) const WIDTH: u64 = 16 * 360_000;
const HEIGHT: u64 = 20 * 360_000;

impl Writer<'_> {
    /// A picture where the text stands, or what it shows in words.
    pub(super) fn picture(&mut self, image: &Image) {
        let Some(media) = self.media.get(image.path.as_str()) else {
            return self.run(&image.alternative, Look::default());
        };
        let size = fit((image.width, image.height), (self.room, HEIGHT));
        self.drawn(media, size, &image.alternative);
    }

    /// A picture in line with the text (section 20.4.2.8): width and height in EMU.
    pub(super) fn drawn(&mut self, media: &Media, (width, height): (u64, u64), alternative: &str) {
        let target = format!("media/{}", media.name);
        let link = self.links.to(relationship::IMAGE, &target);
        let id = self.drawing();
        let (width, height) = (width.to_string(), height.to_string());
        let extent = [("cx", width.as_str()), ("cy", height.as_str())];
        let named = [
            ("id", id.as_str()),
            ("name", media.name.as_str()),
            ("descr", alternative),
        ];
        let space = "http://schemas.openxmlformats.org/drawingml/2006/picture";
        self.bare_run(Look::default(), |xml| {
            xml.within("w:drawing", &[], |xml| {
                let around = [
                    ("distT", "0"),
                    ("distB", "0"),
                    ("distL", "0"),
                    ("distR", "0"),
                ];
                xml.within("wp:inline", &around, |xml| {
                    xml.void("wp:extent", &extent);
                    xml.void("wp:docPr", &named);
                    xml.within("a:graphic", &[], |xml| {
                        xml.within("a:graphicData", &[("uri", space)], |xml| {
                            xml.within("pic:pic", &[], |xml| {
                                picture(xml, &named, &link, &extent);
                            });
                        });
                    });
                });
            });
        });
    }
}

fn picture(xml: &mut Xml, named: &[(&str, &str)], link: &str, extent: &[(&str, &str)]) {
    xml.within("pic:nvPicPr", &[], |xml| {
        xml.void("pic:cNvPr", named);
        xml.void("pic:cNvPicPr", &[]);
    });
    xml.within("pic:blipFill", &[], |xml| {
        xml.void("a:blip", &[("r:embed", link)]);
        xml.within("a:stretch", &[], |xml| xml.void("a:fillRect", &[]));
    });
    xml.within("pic:spPr", &[], |xml| {
        xml.within("a:xfrm", &[], |xml| {
            xml.void("a:off", &[("x", "0"), ("y", "0")]);
            xml.void("a:ext", extent);
        });
        xml.within("a:prstGeom", &[("prst", "rect")], |xml| {
            xml.void("a:avLst", &[]);
        });
    });
}

/// The size of a picture in EMU: its own, or as much smaller as it must be.
fn fit((width, height): (u32, u32), (widest, highest): (u64, u64)) -> (u64, u64) {
    let (width, height) = (u64::from(width.max(1)), u64::from(height.max(1)));
    let (own_width, own_height) = (width * PIXEL, height * PIXEL);
    if own_width <= widest && own_height <= highest {
        return (own_width, own_height);
    }
    // Whichever side reaches its limit first decides.
    if widest * height <= highest * width {
        (widest, (widest * height / width).max(1))
    } else {
        ((highest * width / height).max(1), highest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_keep_their_shape_and_fit() {
        assert_eq!(fit((10, 20), (WIDTH, HEIGHT)), (95_250, 190_500));
        assert_eq!(fit((4000, 1000), (WIDTH, HEIGHT)), (WIDTH, WIDTH / 4));
        assert_eq!(fit((1000, 4000), (WIDTH, HEIGHT)), (HEIGHT / 4, HEIGHT));
        assert_eq!(fit((u32::MAX, 1), (WIDTH, HEIGHT)), (WIDTH, 1));
    }
}
