//! Lists (ECMA-376, part 1, section 17.9).

use super::super::xml::Xml;
use super::SPACES;
use super::text::INDENT;

/// Levels of a list; Word has nine.
const LEVELS: usize = 9;
/// Marks of bullets, level by level.
const BULLETS: [&str; 3] = ["■", "–", "·"];

/// The lists of a document. The first number is that of all bullets; every numbered list has one of
/// its own, or it would go on counting where the last one ended.
#[derive(Default)]
pub(super) struct Lists(Vec<Numbered>);

/// Where a numbered list starts, and on which level it counts.
struct Numbered {
    start: u64,
    level: usize,
}

/// The number of every bullet list.
const BULLETED: usize = 1;

impl Lists {
    /// The number of a list that begins; `start` is none for bullets.
    pub(super) fn begin(&mut self, start: Option<u64>, level: usize) -> usize {
        let Some(start) = start else {
            return BULLETED;
        };
        // Word counts in 31 bits.
        let start = start.min(0x7FFF_FFFF);
        self.0.push(Numbered { start, level });
        BULLETED + self.0.len()
    }
}

/// The part that says how lists are marked.
pub(super) fn part(lists: &Lists) -> Vec<u8> {
    super::office::part("w:numbering", SPACES, |xml| {
        abstract_list(xml, "0", |level| ("bullet", BULLETS[level % 3].to_owned()));
        abstract_list(xml, "1", |level| ("decimal", format!("%{}.", level + 1)));
        xml.within("w:num", &[("w:numId", &BULLETED.to_string())], |xml| {
            xml.void("w:abstractNumId", &[("w:val", "0")]);
        });
        for (at, list) in lists.0.iter().enumerate() {
            let id = (BULLETED + 1 + at).to_string();
            let level = list.level.to_string();
            xml.within("w:num", &[("w:numId", &id)], |xml| {
                xml.void("w:abstractNumId", &[("w:val", "1")]);
                xml.within("w:lvlOverride", &[("w:ilvl", &level)], |xml| {
                    xml.void("w:startOverride", &[("w:val", &list.start.to_string())]);
                });
            });
        }
    })
}

fn abstract_list(xml: &mut Xml, id: &str, mark: impl Fn(usize) -> (&'static str, String)) {
    xml.within("w:abstractNum", &[("w:abstractNumId", id)], |xml| {
        xml.void("w:multiLevelType", &[("w:val", "hybridMultilevel")]);
        for level in 0..LEVELS {
            let (format, text) = mark(level);
            let left = INDENT * (u32::try_from(level).unwrap_or(0) + 1);
            xml.within("w:lvl", &[("w:ilvl", &level.to_string())], |xml| {
                xml.void("w:start", &[("w:val", "1")]);
                xml.void("w:numFmt", &[("w:val", format)]);
                xml.void("w:lvlText", &[("w:val", &text)]);
                xml.void("w:lvlJc", &[("w:val", "left")]);
                xml.within("w:pPr", &[], |xml| {
                    let attributes = [
                        ("w:left", left.to_string()),
                        ("w:hanging", INDENT.to_string()),
                    ];
                    let attributes = attributes.each_ref().map(|(name, value)| (*name, &**value));
                    xml.void("w:ind", &attributes);
                });
                xml.within("w:rPr", &[], |xml| {
                    if format == "bullet" {
                        xml.void("w:color", &[("w:val", super::office::colour::ZHU)]);
                        xml.void("w:sz", &[("w:val", "16")]);
                    }
                });
            });
        }
    });
}
