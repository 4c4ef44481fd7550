//! A chapter of a book.

use std::collections::BTreeMap;

use super::super::body::{self, Place};
use super::super::xml::Xml;
use super::{Shown, parts};
use crate::view::handout::tree::Anchor;
use crate::view::handout::{Chapter, Handout, Note, Section};

/// Path of a chapter in the folder of the package.
pub(super) fn path(handout: &Handout, at: usize) -> String {
    match handout.chapters.get(at) {
        Some(chapter) => format!("{}.xhtml", chapter.id),
        None => "nav.xhtml".to_owned(),
    }
}

/// The id of a chapter's title.
pub(super) const TITLE: &str = "title";

/// Where things are, seen from a chapter.
pub(super) struct Here<'h> {
    handout: &'h Handout,
    at: usize,
    shown: &'h BTreeMap<&'h str, Shown>,
}

impl Place for Here<'_> {
    fn inside(&self, anchor: &Anchor) -> Option<String> {
        let file = if anchor.chapter == self.at {
            String::new()
        } else {
            path(self.handout, anchor.chapter)
        };
        Some(match &anchor.id {
            Some(id) => format!("{file}#{id}"),
            None if file.is_empty() => format!("#{TITLE}"),
            None => file,
        })
    }

    fn picture(&self, path: &str) -> Option<String> {
        self.shown.get(path).map(|shown| shown.path.clone())
    }

    fn note(&self, number: usize) -> Option<String> {
        Some(format!("#fn-{number}"))
    }
}

pub(super) fn page(handout: &Handout, at: usize, shown: &BTreeMap<&str, Shown>) -> Vec<u8> {
    let chapter = &handout.chapters[at];
    let here = Here { handout, at, shown };
    let title = chapter.phrases.concat();
    let (kind, role) = match chapter.id.as_str() {
        "preface" => ("preface", "doc-preface"),
        "glossary" => ("glossary", "doc-glossary"),
        _ => ("chapter", "doc-chapter"),
    };
    let attributes = [
        ("epub:type", kind),
        ("role", role),
        ("aria-labelledby", TITLE),
    ];
    super::page(handout, &title, &[], |xml| {
        xml.within("section", &attributes, |xml| {
            xml.line();
            head(xml, chapter);
            for section in &chapter.sections {
                self::section(xml, &here, section);
            }
            notes(xml, &here, &chapter.notes);
        });
    })
}

fn head(xml: &mut Xml, chapter: &Chapter) {
    xml.within("header", &[], |xml| {
        if !chapter.label.is_empty() {
            xml.element("p", &[("class", "above")], &chapter.label);
        }
        xml.within("h1", &[("id", TITLE)], |xml| {
            for phrase in &chapter.phrases {
                xml.element("span", &[("class", "cl")], phrase);
            }
        });
        parts::seals(xml, &chapter.seals, "seals");
        if !chapter.summary.is_empty() {
            xml.element("p", &[("class", "summary")], &chapter.summary);
        }
        parts::facts(xml, &chapter.facts);
        if !chapter.highlights.is_empty() {
            xml.within("dl", &[("class", "figures")], |xml| {
                for figure in &chapter.highlights {
                    parts::figure(xml, figure);
                }
            });
        }
    });
    xml.line();
}

fn section(xml: &mut Xml, here: &Here<'_>, section: &Section) {
    let is_titled = !section.title.is_empty();
    let heading = format!("h-{}", section.id);
    let mut attributes = vec![("id", section.id.as_str())];
    if is_titled {
        attributes.push(("aria-labelledby", &heading));
    }
    if section.is_for_teachers() {
        attributes.push(("class", "guide"));
    }
    xml.within("section", &attributes, |xml| {
        xml.line();
        if is_titled {
            xml.within("h2", &[("id", &heading)], |xml| {
                if !section.number.is_empty() {
                    xml.element("span", &[("class", "no")], &section.number);
                    xml.text("　");
                }
                xml.text(&section.title);
            });
        }
        if section.is_for_teachers() {
            xml.element("p", &[("class", "mark")], "教师版");
        }
        parts::seals(xml, &section.seals, "seals");
        if let Some(figure) = &section.figure {
            xml.within("dl", &[("class", "figures one")], |xml| {
                parts::figure(xml, figure);
            });
        }
        for part in &section.parts {
            parts::part(xml, here, part);
        }
    });
    xml.line();
}

/// Notes stand at the end of their chapter; readers show them where they are referred to
/// (EPUB 3.3, appendix on `epub:type`, footnotes).
fn notes(xml: &mut Xml, here: &Here<'_>, notes: &[Note]) {
    if notes.is_empty() {
        return;
    }
    xml.within(
        "section",
        &[("class", "notes"), ("aria-label", "注")],
        |xml| {
            xml.line();
            for note in notes {
                let id = format!("fn-{}", note.number);
                let attributes = [
                    ("epub:type", "footnote"),
                    ("role", "doc-footnote"),
                    ("id", id.as_str()),
                ];
                let back = format!("#{}", body::reference_id(note.number, 1));
                let back = [("role", "doc-backlink"), ("href", back.as_str())];
                xml.within("aside", &attributes, |xml| {
                    xml.within("p", &[("class", "no")], |xml| {
                        xml.element("a", &back, &format!("注{}", note.number));
                    });
                    body::blocks(xml, here, &note.blocks);
                });
                xml.line();
            }
        },
    );
}
