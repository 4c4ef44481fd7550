//! A small atlas from one string, for the tests of this floor.

use crate::atlas::{Atlas, load};
use crate::ground::{Findings, MemoryFiles, Shelf, Sources, Stored};

/// What every test atlas has: a family, two model types with a page each once a case names them,
/// two challenges, a driver, an indicator and a term.
const BASE: &str = "\
-- atlas.yaml --
title: 试
brand_seal: 试
language: zh-CN
tagline: [试]
description: 试
notice: 试
theme: default
licence: CC-BY-4.0
-- vocabulary.yaml --
families:
  - { slug: org, name: 组织, name_en: Org, definition: 组织, colour: org }
drivers:
  - { slug: government, name: 政府, name_en: Government, definition: 政府 }
challenges:
  - { slug: capital, name: 缺钱, name_en: Capital, definition: 缺钱 }
  - { slug: idle, name: 无人用, name_en: Idle, definition: 无人用 }
-- indicators.yaml --
- { id: income, name: 收入, definition: 收入, unit: 元, dimension: money, per: [], caution: 慎 }
-- glossary.yaml --
- { id: coop, term: 合作社, definition: 组织 }
";

/// Reads files written as `-- path --` lines, each followed by its text; files of the base that
/// are written again are replaced.
pub(super) fn atlas(files: &str) -> (Atlas, Findings) {
    let mut memory = MemoryFiles::default();
    for text in [BASE, files] {
        for file in format!("\n{text}").split("\n-- ").skip(1) {
            let (path, text) = file.split_once(" --\n").unwrap_or((file, ""));
            memory.insert(path, format!("{text}\n"));
        }
    }
    let mut findings = Findings::default();
    let shelf = Shelf::new(&|bytes| Stored::in_memory(bytes));
    let sources = &mut Sources::default();
    let atlas = load::load(&memory, "", &shelf, (sources, &mut findings));
    (atlas.expect("memory can be listed"), findings)
}

/// A case file: its slug, lines of front matter beside the usual ones, and its body.
pub(super) fn case(slug: &str, front: &str, body: &str) -> String {
    format!(
        "\n-- cases/{slug}.md --\n---\nslug: {slug}\ntitle: {slug}县\nshort: {slug}\nregion: 210624\n\
         period: 2019\npublished: 2020-01-01\nsummary: 摘要\nsources:\n  - {{ id: a, title: 文, \
         publisher: 社, date: 2020-01-01, kind: press, rights: rewritten }}\n{front}\n---\n{body}\n"
    )
}

/// An observation in flow style, for `observations:`.
pub(super) fn observation(id: &str) -> String {
    format!(
        "  - {{ id: {id}, label: 数, value: 5, unit: 元, period: 2019, status: achieved, source: a }}\n"
    )
}

/// The ids of all findings with this code's block, without those of missing sections.
pub(super) fn codes(findings: &Findings) -> Vec<&'static str> {
    let ids = findings.iter().map(|finding| finding.code.id);
    ids.filter(|id| *id != "CA0218").collect()
}
