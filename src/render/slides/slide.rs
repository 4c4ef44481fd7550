//! What stands on a slide.

use super::super::body::{self, Place};
use super::super::xml::Xml;
use super::Here;
use crate::site::Edition;
use crate::view::deck::{
    Body, Deck, Heading, Line, Run, RunStyle, Slide, SlideTable, TitleSlide, text_of,
};
use crate::view::frame::Seal;
use crate::view::handout::{Fact, Figure};

/// Writes every slide, numbered from 1.
pub(super) fn all(xml: &mut Xml, here: &Here<'_>, deck: &Deck) {
    xml.within("main", &[("id", "deck")], |xml| {
        xml.line();
        for (at, slide) in deck.slides.iter().enumerate() {
            frame(xml, here, deck, (at + 1, slide));
            xml.line();
        }
    });
    xml.line();
}

fn frame(xml: &mut Xml, here: &Here<'_>, deck: &Deck, (number, slide): (usize, &Slide)) {
    let id = number.to_string();
    let count = deck.slides.len();
    let label = format!("第{number}张，共{count}张：{}", name(slide));
    let attributes = [
        ("class", "frame"),
        ("id", id.as_str()),
        ("aria-label", label.as_str()),
        ("tabindex", "-1"),
    ];
    xml.within("section", &attributes, |xml| {
        let class = format!("slide {}", kind(&slide.body));
        xml.within("div", &[("class", &class)], |xml| {
            contents(xml, here, deck, slide);
            xml.within("p", &[("class", "foot")], |xml| {
                xml.element("span", &[], &deck.atlas);
                if deck.edition == Edition::Teacher {
                    xml.element("span", &[("class", "mark")], deck.edition.name());
                }
                xml.element("span", &[("class", "page")], &format!("{number} / {count}"));
            });
        });
        if !slide.notes.is_empty() {
            let label = format!("第{number}张的教师提示");
            let attributes = [("class", "notes"), ("aria-label", label.as_str())];
            xml.within("aside", &attributes, |xml| {
                body::blocks(xml, here, &slide.notes);
            });
        }
    });
}

/// What a slide is called in lists.
fn name(slide: &Slide) -> String {
    match &slide.body {
        Body::Title(title) => title.phrases.concat(),
        Body::Figure(figure) => figure.label.clone(),
        Body::Facts { heading, .. }
        | Body::Points { heading, .. }
        | Body::Table { heading, .. }
        | Body::Picture { heading, .. }
        | Body::Question { heading, .. }
        | Body::Sources { heading, .. } => heading.title.clone(),
    }
}

fn kind(body: &Body) -> &'static str {
    match body {
        Body::Title(title) if title.is_inner => "s-title inner",
        Body::Title(_) => "s-title",
        Body::Facts { .. } => "s-facts",
        Body::Points { .. } => "s-points",
        Body::Figure(_) => "s-figure",
        Body::Table { .. } => "s-table",
        Body::Picture { .. } => "s-picture",
        Body::Question { .. } => "s-question",
        Body::Sources { .. } => "s-sources",
    }
}

fn contents(xml: &mut Xml, here: &Here<'_>, deck: &Deck, slide: &Slide) {
    match &slide.body {
        Body::Title(title) => self::title(xml, deck, title),
        Body::Facts { heading, facts } => {
            self::heading(xml, &slide.head, heading);
            self::facts(xml, facts);
        }
        Body::Points {
            heading,
            seals,
            points,
            figure,
        } => {
            self::heading(xml, &slide.head, heading);
            self::points(xml, seals, points, figure.as_ref());
        }
        Body::Figure(figure) => large(xml, &slide.head, figure),
        Body::Table {
            heading,
            table,
            remark,
        } => {
            self::heading(xml, &slide.head, heading);
            // On a phone a table scrolls sideways: a region that keys must reach, with a name of its own.
            let label = match heading.part {
                (_, 1) => heading.title.clone(),
                (at, count) => format!("{}（{at}/{count}）", heading.title),
            };
            let region = [
                ("class", "scroll"),
                ("role", "region"),
                ("aria-label", label.as_str()),
                ("tabindex", "0"),
            ];
            xml.within("div", &region, |xml| self::table(xml, table));
            if !remark.is_empty() {
                xml.element("p", &[("class", "remark")], remark);
            }
        }
        Body::Picture { heading, image } => {
            self::heading(xml, &slide.head, heading);
            let source = here.picture(&image.path).unwrap_or_default();
            xml.within("figure", &[], |xml| {
                xml.void("img", &[("src", &source), ("alt", &image.alternative)]);
                if let Some(title) = &image.title {
                    xml.element("figcaption", &[], title);
                }
            });
        }
        Body::Question { heading, lines } => question(xml, &slide.head, heading, lines),
        Body::Sources { heading, lines } => {
            self::heading(xml, &slide.head, heading);
            xml.within("ul", &[("class", "lines")], |xml| {
                for line in lines {
                    xml.within("li", &[], |xml| runs(xml, line));
                }
            });
        }
    }
}

/// A slip is one column, as high as the slide allows: eleven, sixteen or two dozen characters of the three sizes.
fn slip_class(words: &str) -> &'static str {
    match words.chars().count() {
        0..=11 => "slip",
        12..=16 => "slip long",
        _ => "slip longer",
    }
}

fn title(xml: &mut Xml, deck: &Deck, title: &TitleSlide) {
    xml.element("p", &[("class", slip_class(&title.slip))], &title.slip);
    xml.within("div", &[("class", "words")], |xml| {
        if !title.is_inner {
            xml.within("p", &[("class", "brand")], |xml| {
                let attributes = [("class", "stamp"), ("aria-hidden", "true")];
                xml.element("span", &attributes, &deck.brand_seal);
                xml.element("span", &[], &deck.atlas);
                xml.element("span", &[("class", "kind")], deck.kind);
            });
        }
        if !title.label.is_empty() {
            xml.element("p", &[("class", "label")], &title.label);
        }
        let level = if title.is_inner { "h2" } else { "h1" };
        xml.within(level, &[], |xml| phrases(xml, &title.phrases));
        seal_row(xml, &title.seals);
        for line in &title.lines {
            xml.element("p", &[("class", "line")], line);
        }
        if !title.is_inner {
            let date = deck.dated.map(|date| format!("　{date}"));
            let edition = format!("{}{}", deck.edition.name(), date.unwrap_or_default());
            xml.element("p", &[("class", "edition")], &edition);
        }
    });
}

fn phrases(xml: &mut Xml, phrases: &[String]) {
    for phrase in phrases {
        xml.element("span", &[("class", "cl")], phrase);
    }
}

fn heading(xml: &mut Xml, head: &str, heading: &Heading) {
    xml.within("header", &[], |xml| {
        xml.element("p", &[("class", "running")], head);
        xml.within("h2", &[], |xml| {
            if !heading.number.is_empty() {
                xml.element("span", &[("class", "no")], &heading.number);
            }
            xml.element("span", &[], &heading.title);
            let (at, count) = heading.part;
            if count > 1 {
                xml.element("span", &[("class", "part")], &format!("{at}/{count}"));
            }
        });
    });
}

fn facts(xml: &mut Xml, facts: &[Fact]) {
    xml.within("dl", &[("class", "facts")], |xml| {
        for fact in facts {
            xml.within("div", &[], |xml| {
                xml.element("dt", &[], &fact.label);
                xml.element("dd", &[], &fact.text);
            });
        }
    });
}

fn points(xml: &mut Xml, seals: &[Seal], points: &[Line], figure: Option<&Figure>) {
    xml.within("div", &[("class", "columns")], |xml| {
        if !seals.is_empty() {
            xml.within(
                "ul",
                &[("class", "seals"), ("aria-label", "模式")],
                |xml| {
                    for seal in seals {
                        xml.within("li", &[], |xml| {
                            self::seal(xml, seal);
                            xml.within("span", &[], |xml| phrases(xml, &seal.phrases));
                            if seal.also {
                                xml.element("small", &[], "兼及");
                            }
                        });
                    }
                },
            );
        }
        xml.within("ul", &[("class", "points")], |xml| {
            for point in points {
                xml.within("li", &[], |xml| runs(xml, point));
                xml.line();
            }
        });
        if let Some(figure) = figure {
            xml.within("div", &[("class", "aside")], |xml| small(xml, figure));
        }
    });
}

fn seal(xml: &mut Xml, seal: &Seal) {
    let also = if seal.also { " also" } else { "" };
    let class = format!("seal {}{also}", seal.family);
    let attributes = [("class", class.as_str()), ("aria-hidden", "true")];
    xml.element("span", &attributes, &seal.glyph);
}

fn seal_row(xml: &mut Xml, seals: &[Seal]) {
    if seals.is_empty() {
        return;
    }
    let names: Vec<&str> = seals.iter().map(|seal| seal.name.as_str()).collect();
    let label = names.join("、");
    let attributes = [
        ("class", "seal-row"),
        ("role", "img"),
        ("aria-label", label.as_str()),
    ];
    xml.within("p", &attributes, |xml| {
        seals.iter().for_each(|seal| self::seal(xml, seal));
    });
}

fn runs(xml: &mut Xml, line: &[Run]) {
    for run in line {
        match run.style {
            RunStyle::Plain => xml.text(&run.text),
            RunStyle::Strong => xml.element("strong", &[], &run.text),
            RunStyle::Figure => xml.element("span", &[("class", "obs")], &run.text),
        }
    }
}

fn number(xml: &mut Xml, figure: &Figure) {
    if !figure.prefix.is_empty() {
        xml.element("span", &[("class", "pre")], &figure.prefix);
    }
    let length = figure.number.chars().count();
    let size = match length {
        0..=3 => "n n-3",
        4..=5 => "n n-5",
        6..=8 => "n n-8",
        _ => "n n-more",
    };
    let unreal = if figure.status.unreal { " unreal" } else { "" };
    xml.element(
        "span",
        &[("class", &format!("{size}{unreal}"))],
        &figure.number,
    );
    xml.element("span", &[("class", "un")], &figure.unit);
}

fn status(xml: &mut Xml, figure: &Figure) {
    let class = format!("st {}", figure.status.slug);
    xml.element("span", &[("class", &class)], figure.status.name);
    xml.element("span", &[("class", "when")], &figure.period);
}

/// The figure of a section, beside its points.
fn small(xml: &mut Xml, figure: &Figure) {
    xml.element("p", &[("class", "of")], &figure.label);
    xml.within("p", &[("class", "value")], |xml| number(xml, figure));
    xml.within("p", &[("class", "how")], |xml| status(xml, figure));
    let remark = if figure.note.is_empty() {
        &figure.place
    } else {
        &figure.note
    };
    if !remark.is_empty() {
        xml.element("p", &[("class", "remark")], remark);
    }
}

/// One figure, large.
fn large(xml: &mut Xml, head: &str, figure: &Figure) {
    xml.within("header", &[], |xml| {
        xml.element("p", &[("class", "running")], head);
        xml.element("h2", &[], &figure.label);
    });
    xml.within("p", &[("class", "value")], |xml| number(xml, figure));
    xml.within("p", &[("class", "how")], |xml| {
        status(xml, figure);
        if !figure.place.is_empty() {
            xml.element("span", &[("class", "where")], &figure.place);
        }
    });
    let remarks = [figure.note.as_str(), figure.derivation.as_str()];
    for remark in remarks.into_iter().filter(|remark| !remark.is_empty()) {
        xml.element("p", &[("class", "remark")], remark);
    }
    let source = format!("{}，出处[{}]", figure.case_short, figure.source);
    xml.element("p", &[("class", "source")], &source);
}

fn table(xml: &mut Xml, table: &SlideTable) {
    let class = if table.is_large { "large" } else { "small" };
    xml.within("table", &[("class", class)], |xml| {
        xml.within("colgroup", &[], |xml| {
            for width in &table.widths {
                xml.void("col", &[("class", &format!("w-{width}"))]);
            }
        });
        xml.within("thead", &[], |xml| {
            xml.within("tr", &[], |xml| {
                for cell in &table.head {
                    xml.within("th", &[("scope", "col")], |xml| runs(xml, cell));
                }
            });
        });
        xml.within("tbody", &[], |xml| {
            for row in &table.rows {
                xml.within("tr", &[], |xml| {
                    for (at, cell) in row.iter().enumerate() {
                        let heads = at == 0 && row.len() > 1 && !text_of(cell).is_empty();
                        let (name, scope) = if heads {
                            ("th", &[("scope", "row")][..])
                        } else {
                            ("td", &[][..])
                        };
                        xml.within(name, scope, |xml| runs(xml, cell));
                    }
                });
                xml.line();
            }
        });
    });
}

fn question(xml: &mut Xml, head: &str, heading: &Heading, lines: &[Line]) {
    xml.within("header", &[], |xml| {
        let (at, count) = heading.part;
        let part = if count > 1 {
            format!("（{at}/{count}）")
        } else {
            String::new()
        };
        xml.element("p", &[("class", "running")], head);
        xml.within("h2", &[], |xml| {
            xml.element("span", &[], &heading.title);
            if !heading.number.is_empty() {
                let number = format!("{}{part}", heading.number);
                xml.element("span", &[("class", "part")], &number);
            }
        });
    });
    xml.within("div", &[("class", "ask")], |xml| {
        for line in lines {
            xml.within("p", &[], |xml| runs(xml, line));
        }
    });
}
