//! The table of contents of a book, and its landmarks.

use super::super::xml::Xml;
use super::chapter;
use crate::view::handout::{Chapter, Handout};

pub(super) fn page(handout: &Handout) -> Vec<u8> {
    super::page(handout, "目录", &[], |xml| {
        xml.line();
        contents(xml, handout);
        landmarks(xml, handout);
    })
}

fn contents(xml: &mut Xml, handout: &Handout) {
    let attributes = [
        ("epub:type", "toc"),
        ("role", "doc-toc"),
        ("id", "toc"),
        ("aria-labelledby", "toc-title"),
    ];
    xml.within("nav", &attributes, |xml| {
        xml.element("h1", &[("id", "toc-title")], "目录");
        xml.within("ol", &[], |xml| {
            for (at, chapter) in handout.chapters.iter().enumerate() {
                let path = chapter::path(handout, at);
                xml.within("li", &[], |xml| {
                    let title = chapter.phrases.concat();
                    xml.element("a", &[("href", &path)], &title);
                    sections(xml, chapter, &path);
                });
                xml.line();
            }
        });
    });
    xml.line();
}

fn sections(xml: &mut Xml, chapter: &Chapter, path: &str) {
    let titled = chapter.sections.iter();
    let mut titled = titled
        .filter(|section| !section.title.is_empty())
        .peekable();
    if titled.peek().is_none() {
        return;
    }
    xml.within("ol", &[], |xml| {
        for section in titled {
            let href = format!("{path}#{}", section.id);
            xml.within("li", &[], |xml| {
                xml.element("a", &[("href", &href)], &section.title);
            });
        }
    });
}

fn landmarks(xml: &mut Xml, handout: &Handout) {
    let first = chapter::path(handout, 0);
    let marks = [
        ("cover", "cover.xhtml", "封面"),
        ("toc", "#toc", "目录"),
        ("bodymatter", first.as_str(), "正文"),
    ];
    let attributes = [
        ("epub:type", "landmarks"),
        ("aria-label", "要处"),
        ("hidden", "hidden"),
    ];
    xml.within("nav", &attributes, |xml| {
        xml.within("ol", &[], |xml| {
            for (kind, href, name) in marks {
                xml.within("li", &[], |xml| {
                    xml.element("a", &[("epub:type", kind), ("href", href)], name);
                });
            }
        });
    });
}
