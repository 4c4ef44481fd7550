//! What pages show, as handouts carry it: without addresses.

use super::super::frame::{self, Seal};
use super::super::pages;
use super::types::{Comparison, ComparisonRow, Fact, Figure, FigureGroup, SourceEntry};

pub(super) fn figure(figure: frame::Figure) -> Figure {
    let source_id = figure.source_href.rsplit_once('#');
    Figure {
        source_id: source_id.map_or(String::new(), |(_, id)| id.to_owned()),
        id: figure.id,
        label: figure.line.label,
        prefix: figure.line.prefix,
        number: figure.line.number,
        unit: figure.line.unit,
        status: figure.line.status,
        period: figure.line.period,
        place: figure.place,
        note: figure.note,
        derivation: figure.derivation,
        source: figure.source_number,
        case_short: figure.case_short,
    }
}

pub(super) fn group(group: pages::FigureGroup) -> FigureGroup {
    FigureGroup {
        title: group.title,
        figures: group.figures.into_iter().map(figure).collect(),
    }
}

pub(super) fn comparison(comparison: frame::Comparison) -> Comparison {
    let row = |row: frame::ComparisonRow| ComparisonRow {
        figure: figure(row.figure),
        reason: row.reason,
        bar: row.bar,
        converted: row.converted,
    };
    Comparison {
        name: comparison.name,
        basis: comparison.basis,
        caution: comparison.caution,
        rows: comparison.rows.into_iter().map(row).collect(),
        missing: comparison.missing,
    }
}

pub(super) fn facts(facts: Vec<frame::Fact>) -> Vec<Fact> {
    let fact = |fact: frame::Fact| {
        let values: Vec<String> = fact.values.into_iter().map(|value| value.text).collect();
        // A region is told by its path: 辽宁省丹东市宽甸满族自治县.
        let between = if fact.label == "地区" { "" } else { "、" };
        Fact {
            label: fact.label,
            text: values.join(between),
        }
    };
    facts.into_iter().map(fact).collect()
}

pub(super) fn source(source: pages::SourceEntry) -> SourceEntry {
    let remarks = [source.kind, source.rights, source.note];
    let remarks: Vec<String> = remarks
        .into_iter()
        .filter(|remark| !remark.is_empty())
        .collect();
    SourceEntry {
        id: source.id,
        number: source.number,
        citation: source.citation,
        url: source.url,
        remark: remarks.join("；"),
    }
}

pub(super) fn seals(seals: Vec<Seal>) -> Vec<Seal> {
    let bare = |seal: Seal| Seal { href: None, ..seal };
    seals.into_iter().map(bare).collect()
}
