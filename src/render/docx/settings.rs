//! Settings of the document, and what its fonts are called elsewhere.

use super::super::office;
use super::SPACES;
use crate::view::handout::Handout;

/// The content type of a part that every document has.
pub(super) fn content_type(name: &str) -> &'static str {
    match name {
        "styles" => kind!("styles"),
        "settings" => kind!("settings"),
        "fontTable" => kind!("fontTable"),
        "header" => kind!("header"),
        _ => kind!("footer"),
    }
}

/// No `updateFields`: Word would ask whoever opens the file whether it may. The table of contents
/// says all there is without it.
pub(super) fn part(handout: &Handout) -> Vec<u8> {
    office::part("w:settings", SPACES, |xml| {
        xml.void("w:zoom", &[("w:percent", "100")]);
        xml.void("w:defaultTabStop", &[("w:val", "420")]);
        let spacing = [("w:val", "compressPunctuation")];
        xml.void("w:characterSpacingControl", &spacing);
        xml.within("w:footnotePr", &[], |xml| {
            xml.void("w:footnote", &[("w:id", "-1")]);
            xml.void("w:footnote", &[("w:id", "0")]);
        });
        xml.within("w:compat", &[], |xml| {
            // Otherwise Word lays the file out as its version of 2007 did, and says so in the title.
            let attributes = [
                ("w:name", "compatibilityMode"),
                ("w:uri", "http://schemas.microsoft.com/office/word"),
                ("w:val", "15"),
            ];
            xml.void("w:compatSetting", &attributes);
        });
        let languages = [
            ("w:val", "en-US"),
            ("w:eastAsia", handout.language.as_str()),
        ];
        xml.void("w:themeFontLang", &languages);
        xml.void("w:decimalSymbol", &[("w:val", ".")]);
        xml.void("w:listSeparator", &[("w:val", ",")]);
    })
}

/// Name, the name under which systems that are not Chinese know it, its sort: for substitutes.
const FONTS: [(&str, &str, &str); 4] = [
    ("宋体", "SimSun", "roman"),
    ("黑体", "SimHei", "swiss"),
    ("仿宋", "FangSong", "modern"),
    ("等线", "DengXian", "modern"),
];

/// The part that describes the fonts.
pub(super) fn fonts() -> Vec<u8> {
    office::part("w:fonts", SPACES, |xml| {
        for (name, other, family) in FONTS {
            xml.within("w:font", &[("w:name", name)], |xml| {
                xml.void("w:altName", &[("w:val", other)]);
                // GB 2312 (section 17.8.3.2).
                xml.void("w:charset", &[("w:val", "86")]);
                xml.void("w:family", &[("w:val", family)]);
                xml.void("w:pitch", &[("w:val", "variable")]);
            });
        }
    })
}
