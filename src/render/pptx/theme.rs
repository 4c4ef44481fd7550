//! The theme: colours and fonts of the site, for a program that is not a browser.

use super::super::office::{self, colour};
use super::super::xml::Xml;
use super::geometry::emu;

/// Colours by their use (CT_ColorScheme, section 20.1.6.2); the accents behind the first are the
/// families of model types.
fn colours() -> [(&'static str, &'static str); 12] {
    let [org, ind, inc, sec, col] = colour::FAMILIES.map(|(_, colour)| colour);
    [
        ("a:dk1", colour::INK),
        ("a:lt1", colour::PAPER),
        ("a:dk2", colour::PALE),
        ("a:lt2", colour::SHADE),
        ("a:accent1", colour::ZHU),
        ("a:accent2", org),
        ("a:accent3", ind),
        ("a:accent4", inc),
        ("a:accent5", sec),
        ("a:accent6", col),
        ("a:hlink", colour::ZHU),
        ("a:folHlink", colour::PALE),
    ]
}

/// The colour of a family of model types.
pub(super) fn accent(family: &str) -> &'static str {
    const ACCENTS: [&str; 5] = ["accent2", "accent3", "accent4", "accent5", "accent6"];
    let known = colour::FAMILIES.iter().zip(ACCENTS);
    let mut known = known.filter(|((name, _), _)| *name == family);
    known.next().map_or("tx1", |(_, accent)| accent)
}

/// Song over Hei: for the rest, for Han.
const FONTS: [(&str, &str, &str); 2] = [
    ("a:majorFont", "Times New Roman", "宋体"),
    ("a:minorFont", "Arial", "微软雅黑"),
];

pub(super) fn part() -> Vec<u8> {
    let attributes = [("xmlns:a", office::DRAWING_SPACE), ("name", "Atlas")];
    office::part("a:theme", &attributes, |xml| {
        xml.within("a:themeElements", &[], |xml| {
            xml.within("a:clrScheme", &[("name", "Atlas")], |xml| {
                for (name, value) in colours() {
                    xml.within(name, &[], |xml| {
                        xml.void("a:srgbClr", &[("val", value)]);
                    });
                }
            });
            xml.within("a:fontScheme", &[("name", "Atlas")], |xml| {
                for (name, latin, han) in FONTS {
                    xml.within(name, &[], |xml| {
                        xml.void("a:latin", &[("typeface", latin)]);
                        xml.void("a:ea", &[("typeface", han)]);
                        xml.void("a:cs", &[("typeface", "")]);
                    });
                }
            });
            formats(xml);
        });
    })
}

/// Three fills, lines, effects and grounds each, as the schema wants; all flat.
fn formats(xml: &mut Xml) {
    let colour = |xml: &mut Xml| {
        xml.within("a:solidFill", &[], |xml| {
            xml.void("a:schemeClr", &[("val", "phClr")]);
        });
    };
    xml.within("a:fmtScheme", &[("name", "Atlas")], |xml| {
        xml.within("a:fillStyleLst", &[], |xml| {
            (0..3).for_each(|_| colour(xml))
        });
        xml.within("a:lnStyleLst", &[], |xml| {
            for tenths in [5, 10, 15] {
                xml.within("a:ln", &[("w", &emu(tenths))], colour);
            }
        });
        xml.within("a:effectStyleLst", &[], |xml| {
            for _ in 0..3 {
                xml.within("a:effectStyle", &[], |xml| xml.void("a:effectLst", &[]));
            }
        });
        xml.within("a:bgFillStyleLst", &[], |xml| {
            (0..3).for_each(|_| colour(xml))
        });
    });
}
