//! The parts of a section.

use super::super::body::{self, Place};
use super::super::xml::Xml;
use super::chapter::Here;
use crate::view::frame::Seal;
use crate::view::handout::{
    Comparison, Entry, Fact, Figure, FigureGroup, Part, SourceEntry, TermEntry,
};

pub(super) fn part(xml: &mut Xml, here: &Here<'_>, part: &Part) {
    match part {
        Part::Text(blocks) => body::blocks(xml, here, blocks),
        Part::Points(items) => items_of(xml, here, "ul", items),
        Part::Questions(items) => items_of(xml, here, "ol", items),
        Part::Figures(groups) => figures(xml, groups),
        Part::Comparison(comparison) => self::comparison(xml, comparison),
        Part::Sources(sources) => self::sources(xml, sources),
        Part::Entries(entries) => self::entries(xml, here, entries),
        Part::Terms(terms) => self::terms(xml, terms),
    }
    xml.line();
}

fn items_of(
    xml: &mut Xml,
    here: &Here<'_>,
    list: &str,
    items: &[Vec<crate::view::handout::tree::Block>],
) {
    xml.within(list, &[("class", "items")], |xml| {
        for item in items {
            xml.within("li", &[], |xml| body::item(xml, here, item, true));
            xml.line();
        }
    });
}

/// Seals with their names; the character alone would be read aloud without meaning.
pub(super) fn seals(xml: &mut Xml, seals: &[Seal], class: &str) {
    if seals.is_empty() {
        return;
    }
    xml.within("ul", &[("class", class)], |xml| {
        for seal in seals {
            let also = if seal.also { " also" } else { "" };
            let class = format!("seal {}{also}", seal.family);
            let attributes = [("class", class.as_str()), ("aria-hidden", "true")];
            xml.within("li", &[], |xml| {
                xml.element("span", &attributes, &seal.glyph);
                xml.text(" ");
                xml.text(&seal.name);
                if seal.also {
                    xml.text("（兼及）");
                }
            });
        }
    });
    xml.line();
}

pub(super) fn facts(xml: &mut Xml, facts: &[Fact]) {
    if facts.is_empty() {
        return;
    }
    xml.within("dl", &[("class", "facts")], |xml| {
        for fact in facts {
            xml.within("div", &[], |xml| {
                xml.element("dt", &[], &fact.label);
                xml.element("dd", &[], &fact.text);
            });
        }
    });
    xml.line();
}

/// A large figure, in a `dl`.
pub(super) fn figure(xml: &mut Xml, figure: &Figure) {
    xml.within("div", &[("class", reality(figure))], |xml| {
        xml.element("dt", &[], &figure.label);
        xml.within("dd", &[("class", "v")], |xml| {
            number(xml, figure);
            xml.element("span", &[("class", "un")], &figure.unit);
        });
        let when = format!("{}，{}", figure.status.name, figure.period);
        xml.element("dd", &[], &when);
        let remark = if figure.note.is_empty() {
            &figure.place
        } else {
            &figure.note
        };
        if !remark.is_empty() {
            xml.element("dd", &[], remark);
        }
    });
}

fn reality(figure: &Figure) -> &'static str {
    if figure.status.unreal {
        "fig unreal"
    } else {
        "fig"
    }
}

fn number(xml: &mut Xml, figure: &Figure) {
    if !figure.prefix.is_empty() {
        xml.element("span", &[("class", "pre")], &figure.prefix);
    }
    xml.element("span", &[("class", "n")], &figure.number);
}

fn heads(xml: &mut Xml, names: &[&str]) {
    xml.within("thead", &[], |xml| {
        xml.within("tr", &[], |xml| {
            for name in names {
                xml.element("th", &[("scope", "col")], name);
            }
        });
    });
}

fn figures(xml: &mut Xml, groups: &[FigureGroup]) {
    xml.within("table", &[("class", "data")], |xml| {
        heads(xml, &["数据", "数值", "时期", "地点", "口径", "出处"]);
        for group in groups {
            xml.within("tbody", &[], |xml| {
                xml.within("tr", &[("class", "group")], |xml| {
                    let attributes = [("scope", "rowgroup"), ("colspan", "6")];
                    xml.element("th", &attributes, &group.title);
                });
                xml.line();
                for figure in &group.figures {
                    figure_row(xml, figure);
                }
            });
        }
    });
}

fn figure_row(xml: &mut Xml, figure: &Figure) {
    let id = format!("o-{}", figure.id);
    let attributes = [("id", id.as_str()), ("class", reality(figure))];
    xml.within("tr", &attributes, |xml| {
        xml.within("th", &[("scope", "row")], |xml| {
            xml.text(&figure.label);
            if !figure.note.is_empty() {
                xml.element("small", &[], &figure.note);
            }
            if !figure.derivation.is_empty() {
                xml.element("small", &[], &format!("推算：{}", figure.derivation));
            }
        });
        value(xml, figure);
        xml.element("td", &[], &figure.period);
        xml.element("td", &[], &figure.place);
        xml.element("td", &[], figure.status.name);
        xml.within("td", &[], |xml| {
            let href = format!("#{}", figure.source_id);
            let label = format!("出处{}", figure.source);
            let attributes = [("href", href.as_str()), ("aria-label", label.as_str())];
            xml.element("a", &attributes, &format!("[{}]", figure.source));
        });
    });
    xml.line();
}

fn value(xml: &mut Xml, figure: &Figure) {
    xml.within("td", &[("class", "num")], |xml| {
        number(xml, figure);
        xml.element("span", &[("class", "un")], &figure.unit);
    });
}

fn comparison(xml: &mut Xml, comparison: &Comparison) {
    xml.within("table", &[("class", "data")], |xml| {
        let caption = format!("{}（{}）", comparison.name, comparison.basis);
        xml.element("caption", &[], &caption);
        heads(xml, &["案例", "数值", "时期", "地点", "口径", "可比"]);
        xml.within("tbody", &[], |xml| {
            for row in &comparison.rows {
                xml.within("tr", &[("class", reality(&row.figure))], |xml| {
                    xml.within("th", &[("scope", "row")], |xml| {
                        xml.text(&row.figure.case_short);
                        xml.element("small", &[], &row.figure.label);
                    });
                    value(xml, &row.figure);
                    xml.element("td", &[], &row.figure.period);
                    xml.element("td", &[], &row.figure.place);
                    xml.element("td", &[], row.figure.status.name);
                    let reason = if row.reason.is_empty() {
                        "可比"
                    } else {
                        &row.reason
                    };
                    xml.element("td", &[], reason);
                });
                xml.line();
            }
            if !comparison.missing.is_empty() {
                xml.within("tr", &[], |xml| {
                    let names = comparison.missing.join("、");
                    xml.element("th", &[("scope", "row")], &names);
                    xml.element("td", &[("colspan", "5")], "未载");
                });
            }
        });
    });
    if !comparison.caution.is_empty() {
        let words = format!("不可比之处：{}", comparison.caution);
        xml.element("p", &[("class", "caution")], &words);
    }
}

fn sources(xml: &mut Xml, sources: &[SourceEntry]) {
    xml.within("ul", &[("class", "sources")], |xml| {
        for source in sources {
            xml.within("li", &[("id", &source.id)], |xml| {
                xml.text(&format!("[{}] {}", source.number, source.citation));
                if let Some(url) = &source.url {
                    xml.text(" ");
                    xml.element("a", &[("href", &body::address(url))], url);
                }
                if !source.remark.is_empty() {
                    xml.element("small", &[], &source.remark);
                }
            });
            xml.line();
        }
    });
}

fn entries(xml: &mut Xml, here: &Here<'_>, entries: &[Entry]) {
    for entry in entries {
        xml.within("div", &[("class", "entry")], |xml| {
            xml.within("h3", &[], |xml| {
                match entry.to.as_ref().and_then(|to| here.inside(to)) {
                    Some(href) => xml.element("a", &[("href", &href)], &entry.title),
                    None => xml.text(&entry.title),
                }
            });
            xml.element("p", &[("class", "above")], &entry.label);
            if !entry.excerpt.is_empty() {
                xml.element("p", &[], &entry.excerpt);
            }
            if !entry.read.is_empty() {
                xml.element("p", &[], &format!("先读：{}", entry.read));
            }
            seals(xml, &entry.seals, "seals small");
        });
        xml.line();
    }
}

fn terms(xml: &mut Xml, terms: &[TermEntry]) {
    xml.within("dl", &[("class", "terms")], |xml| {
        for term in terms {
            xml.within("dt", &[("id", &term.id)], |xml| {
                xml.element("dfn", &[], &term.term);
                if !term.aliases.is_empty() {
                    xml.element("small", &[], &format!("又称{}", term.aliases));
                }
            });
            xml.element("dd", &[], &term.definition);
            xml.line();
        }
    });
}
