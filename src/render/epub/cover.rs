//! The cover: a page that can be read, and a picture for the shelves of reading apps.

use super::super::xml::Xml;
use super::parts;
use crate::ground::han;
use crate::site::Edition;
use crate::view::handout::Handout;

pub(super) fn page(handout: &Handout) -> Vec<u8> {
    let attributes = [("epub:type", "cover"), ("class", "cover")];
    super::page(handout, &handout.title, &attributes, |xml| {
        xml.line();
        xml.within("section", &[("aria-label", "封面")], |xml| {
            xml.within("p", &[("class", "brand")], |xml| {
                let attributes = [("class", "mark"), ("aria-hidden", "true")];
                xml.element("span", &attributes, &handout.brand_seal);
                xml.text(" ");
                xml.text(&handout.atlas);
            });
            xml.element("p", &[("class", "slip")], &handout.slip);
            if !handout.label.is_empty() {
                xml.element("p", &[("class", "above")], &handout.label);
            }
            xml.within("h1", &[], |xml| {
                for phrase in &handout.phrases {
                    xml.element("span", &[("class", "cl")], phrase);
                }
            });
            parts::seals(xml, &handout.seals, "seals");
            xml.element("p", &[("class", "foot")], &foot(handout));
        });
    })
}

/// What sort of handout it is, for whom, and of when.
fn foot(handout: &Handout) -> String {
    let date = handout.dated.map(|date| date.to_string());
    let edition = Some(handout.edition.name().to_owned());
    let parts = [Some(handout.kind.to_owned()), edition, date];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// How many Han characters a line of the title has at most.
const LINE: usize = 9;
/// How many characters of the label.
const LABEL: usize = 20;
/// How many lines of the title the picture has room for.
const LINES: usize = 7;
/// How many seals the picture has room for.
const SEALS: usize = 10;

/// Colours of the theme's families, as in `10-tokens.css`; a picture cannot see the tokens.
const FAMILIES: [(&str, &str); 5] = [
    ("org", "#2b4a78"),
    ("ind", "#35634a"),
    ("inc", "#87551a"),
    ("sec", "#6d3f63"),
    ("col", "#4c5860"),
];

const INK: &str = "#1d1b18";
const PALE: &str = "#565045";
const ZHU: &str = "#b2311d";
const PAPER: &str = "#fbfaf6";
const SONG: &str = "'Songti SC','Source Han Serif SC','Noto Serif CJK SC','SimSun',serif";
const HEI: &str = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";

/// A picture of 1200 × 1600: frame, mark, title from the top, seals, and for whom it is.
pub(super) fn image(handout: &Handout) -> Vec<u8> {
    let mut xml = Xml::declared();
    let attributes = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("viewBox", "0 0 1200 1600"),
        ("width", "1200"),
        ("height", "1600"),
        ("xml:lang", handout.language.as_str()),
    ];
    xml.within("svg", &attributes, |xml| {
        xml.element("title", &[], &handout.title);
        rectangle(xml, [0, 0, 1200, 1600], PAPER, None);
        rectangle(xml, [60, 60, 1080, 1480], "none", Some((INK, 6)));
        rectangle(xml, [78, 78, 1044, 1444], "none", Some((INK, 2)));
        rectangle(xml, [140, 140, 96, 96], ZHU, None);
        text(
            xml,
            (188, 210),
            &handout.brand_seal,
            (SONG, 62, PAPER, "middle"),
        );
        text(xml, (268, 206), &handout.atlas, (HEI, 44, PALE, "start"));
        let label = han::excerpt(&handout.label, LABEL);
        text(xml, (140, 380), &label, (HEI, 44, PALE, "start"));
        for (at, line) in title_lines(handout).iter().enumerate() {
            let y = 500 + 136 * at;
            text(xml, (140, y), line, (SONG, 100, INK, "start"));
        }
        for (at, seal) in handout.seals.iter().take(SEALS).enumerate() {
            let colour = FAMILIES.iter().find(|(name, _)| *name == seal.family);
            let colour = colour.map_or(INK, |(_, colour)| colour);
            let x = 140 + 94 * at;
            let (fill, ink) = if seal.also {
                (PAPER, colour)
            } else {
                (colour, PAPER)
            };
            rectangle(xml, [x, 1330, 76, 76], fill, Some((colour, 4)));
            text(xml, (x + 38, 1385), &seal.glyph, (SONG, 48, ink, "middle"));
        }
        let ink = match handout.edition {
            Edition::Student => PALE,
            Edition::Teacher => ZHU,
        };
        text(xml, (140, 1476), &foot(handout), (HEI, 40, ink, "start"));
    });
    xml.finish()
}

/// The title in lines, cut between phrases where that is possible.
fn title_lines(handout: &Handout) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for phrase in &handout.phrases {
        let length = |text: &str| text.chars().count();
        match lines.last_mut() {
            Some(line) if length(line) + length(phrase) <= LINE => line.push_str(phrase),
            _ => {
                let chars: Vec<char> = phrase.chars().collect();
                lines.extend(
                    chars
                        .chunks(LINE)
                        .map(|chunk| chunk.iter().collect::<String>()),
                );
            }
        }
    }
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            last.pop();
            last.push('…');
        }
    }
    lines
}

fn rectangle(
    xml: &mut Xml,
    [x, y, width, height]: [usize; 4],
    fill: &str,
    stroke: Option<(&str, usize)>,
) {
    let numbers = [x, y, width, height].map(|number| number.to_string());
    let names = ["x", "y", "width", "height"];
    let mut attributes: Vec<_> = names
        .into_iter()
        .zip(numbers.iter().map(String::as_str))
        .collect();
    attributes.push(("fill", fill));
    let thickness = stroke.map(|(_, width)| width.to_string());
    if let (Some((colour, _)), Some(thickness)) = (stroke, &thickness) {
        attributes.push(("stroke", colour));
        attributes.push(("stroke-width", thickness));
    }
    xml.void("rect", &attributes);
}

/// A line of text: font, size, colour, and which of its ends the place means.
fn text(
    xml: &mut Xml,
    (x, y): (usize, usize),
    words: &str,
    (font, size, colour, anchor): (&str, usize, &str, &str),
) {
    if words.is_empty() {
        return;
    }
    let weight = if font == SONG { "700" } else { "400" };
    let attributes = [
        ("x", x.to_string()),
        ("y", y.to_string()),
        ("font-family", font.to_owned()),
        ("font-size", size.to_string()),
        ("font-weight", weight.to_owned()),
        ("fill", colour.to_owned()),
        ("text-anchor", anchor.to_owned()),
    ];
    let attributes: Vec<_> = attributes
        .iter()
        .map(|(key, value)| (*key, value.as_str()))
        .collect();
    xml.element("text", &attributes, words);
}
