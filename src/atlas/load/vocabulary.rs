//! `atlas.yaml`, `vocabulary.yaml`, `indicators.yaml`, `glossary.yaml`.

use std::sync::Arc;

use super::super::codes;
use super::super::quantity::BASES;
use super::super::unit::DIMENSIONS;
use super::super::vocabulary::{Family, Indicator, PageForm, Settings, Term, Topic};
use super::super::yaml::{self, Fields, Node, NodeKind};
use super::government::{base_url, government};
use super::lexicon::site_suppressions;
use super::observation::unit_of;
use super::values::{whole_number, worded};
use super::{check_slug, repeated_ids};
use crate::ground::{Diagnostic, FileId, Findings, SharedStr, Span, Spanned};
use crate::text;

/// The seal styles of the theme.
const COLOURS: &[(&str, &str)] = &[
    ("org", "org"),
    ("ind", "ind"),
    ("inc", "inc"),
    ("sec", "sec"),
    ("col", "col"),
];

/// The languages of pages: the words of every view are Chinese.
const LANGUAGES: &[(&str, &str)] = &[("zh-CN", "zh-CN")];

/// The themes: the one built in, which a folder of its name overrides file by file.
const THEMES: &[(&str, ())] = &[("default", ())];

/// The pages of handouts.
const PAGES: &[(&str, PageForm)] = &[("book", PageForm::Book), ("gongwen", PageForm::Gongwen)];

/// What `vocabulary.yaml` holds.
pub struct Words {
    pub families: Vec<Family>,
    pub drivers: Vec<Topic>,
    pub challenges: Vec<Topic>,
}

/// Entries on a page of a long list where nothing is said: cards of 1.3 KB make a page of about 70 KB.
const PAGE_LENGTH: usize = 50;
/// What may be said.
const PAGE_LENGTHS: std::ops::RangeInclusive<u32> = 1..=1000;

/// Reads `atlas.yaml`.
///
/// Of a file that is missing or no YAML only that is said, not each key that is then missing.
pub fn settings(file: FileId, text: Option<&str>, findings: &mut Findings) -> Settings {
    let before = findings.len();
    let node = document(file, text.unwrap_or(""), findings);
    let mut silent = Findings::default();
    let heard = if text.is_some() && findings.len() == before {
        findings
    } else {
        &mut silent
    };
    let mut fields = Fields::open(&node, ("图谱", "atlas"), heard);
    let language = fields.text("language");
    let language = worded(&mut fields, &language, LANGUAGES).unwrap_or("zh-CN");
    if let Some(theme) = fields.optional_text("theme") {
        fields.choice(&theme, THEMES);
    }
    let settings = Settings {
        file,
        title: fields.text("title").value.into(),
        brand_seal: fields.text("brand_seal").value.into(),
        language: language.to_owned(),
        tagline: fields
            .texts("tagline")
            .into_iter()
            .map(|phrase| phrase.value.into())
            .collect(),
        description: fields.prose("description").value.into(),
        notice: fields.prose("notice").value.into(),
        licence: fields.text("licence").value.into(),
        base_url: base_url(&mut fields),
        page_length: page_length(&mut fields),
        government: government(&mut fields),
        external_links: fields
            .node("external_links")
            .map(|_| fields.texts("external_links")),
        page: page(&mut fields),
        suppressions: site_suppressions(&mut fields),
    };
    fields.finish();
    settings
}

/// How many entries a page of a long list has.
fn page_length(fields: &mut Fields<'_>) -> usize {
    let key = "page_length";
    let span = fields.node(key).map(|node| node.span);
    let Some(length) = whole_number(fields, key) else {
        return PAGE_LENGTH;
    };
    let (least, most) = (*PAGE_LENGTHS.start(), *PAGE_LENGTHS.end());
    if !PAGE_LENGTHS.contains(&length)
        && let Some(span) = span
    {
        let message = text!(
            "{key} 应在 {least} 到 {most} 之间，不是 {length}",
            "{key} is {length}, not between {least} and {most}"
        );
        let finding = Diagnostic::new(codes::BAD_NUMBER, span, message);
        fields.report(finding.help(text!(
            "如 {key}: {PAGE_LENGTH}",
            "such as {key}: {PAGE_LENGTH}"
        )));
    }
    length.clamp(least, most) as usize
}

/// Reads `handout`: how handouts stand on paper.
fn page(fields: &mut Fields<'_>) -> PageForm {
    let Some(node) = fields.node("handout") else {
        return PageForm::default();
    };
    let mut fields = Fields::open(node, ("讲义", "handout block"), fields.findings());
    let page = fields.optional_text("page");
    let page = page.and_then(|page| fields.choice(&page, PAGES));
    fields.finish();
    page.unwrap_or_default()
}

/// Reads `vocabulary.yaml`.
pub fn vocabulary(file: FileId, text: &str, findings: &mut Findings) -> Words {
    let node = document(file, text, findings);
    let mut fields = Fields::open(&node, ("词表", "vocabulary"), findings);
    let families: Vec<_> = fields.items("families").iter().collect();
    let families = families
        .into_iter()
        .map(|item| family(item, fields.findings()))
        .collect();
    let drivers = topics("drivers", &mut fields);
    let challenges = topics("challenges", &mut fields);
    fields.finish();
    let words = Words {
        families,
        drivers,
        challenges,
    };
    repeated_ids(
        words.families.iter().map(|family| &family.slug),
        "类别",
        findings,
    );
    repeated_ids(
        words.drivers.iter().map(|topic| &topic.slug),
        "推动力量",
        findings,
    );
    repeated_ids(
        words.challenges.iter().map(|topic| &topic.slug),
        "难题",
        findings,
    );
    words
}

fn family(node: &Node, findings: &mut Findings) -> Family {
    let mut fields = Fields::open(node, ("类别", "family"), findings);
    let colour = fields.text("colour");
    let family = Family {
        slug: slug(&mut fields, "slug"),
        name: fields.text("name").value.into(),
        name_en: fields.text("name_en").value.into(),
        definition: fields.prose("definition").value.into(),
        colour: worded(&mut fields, &colour, COLOURS)
            .unwrap_or("org")
            .to_owned(),
    };
    fields.finish();
    family
}

fn topics(key: &'static str, fields: &mut Fields<'_>) -> Vec<Topic> {
    let items = fields.items(key);
    items
        .iter()
        .map(|item| topic(item, fields.findings()))
        .collect()
}

fn topic(node: &Node, findings: &mut Findings) -> Topic {
    let mut fields = Fields::open(node, ("词条", "entry"), findings);
    let topic = Topic {
        slug: slug(&mut fields, "slug"),
        name: fields.text("name").value.into(),
        name_en: fields.text("name_en").value.into(),
        definition: fields.prose("definition").value.into(),
    };
    fields.finish();
    topic
}

/// Reads `indicators.yaml`; an indicator without a readable unit is found and left out.
pub fn indicators(file: FileId, text: &str, findings: &mut Findings) -> Vec<Indicator> {
    let items = list(document(file, text, findings), findings);
    let read = items.iter().filter_map(|item| indicator(item, findings));
    let indicators: Vec<_> = read.collect();
    repeated_ids(
        indicators.iter().map(|indicator| &indicator.id),
        "指标",
        findings,
    );
    indicators
}

fn indicator(node: &Node, findings: &mut Findings) -> Option<Indicator> {
    let mut fields = Fields::open(node, ("指标", "indicator"), findings);
    let unit = fields
        .required("unit")
        .and_then(|node| unit_of(&mut fields, node));
    let dimension = fields.text("dimension");
    let wanted = worded(&mut fields, &dimension, DIMENSIONS);
    if let (Some(unit), Some(wanted)) = (unit, wanted)
        && unit.dimension() != wanted
    {
        let message = text!(
            "单位“{unit}”不属于这个量纲",
            "the unit {unit} is of another dimension"
        );
        fields.report(Diagnostic::new(
            codes::UNKNOWN_VALUE,
            dimension.span,
            message,
        ));
    }
    let words = fields.texts("per");
    let per = words
        .iter()
        .filter_map(|word| fields.choice(word, BASES))
        .collect();
    let id = slug(&mut fields, "id");
    let name = fields.text("name").value;
    let definition = fields.prose("definition").value;
    let comparable = fields.optional_text("comparable");
    let comparable = comparable.and_then(|word| fields.choice(&word, &YES_OR_NO));
    let caution = fields.prose("caution").value;
    fields.finish();
    Some(Indicator {
        id,
        name: name.into(),
        definition: definition.into(),
        unit: unit?,
        per,
        comparable: comparable.unwrap_or(true),
        caution: caution.into(),
    })
}

const YES_OR_NO: [(&str, bool); 2] = [("true", true), ("false", false)];

/// Reads `glossary.yaml`.
pub fn glossary(file: FileId, text: &str, findings: &mut Findings) -> Vec<Term> {
    let items = list(document(file, text, findings), findings);
    let terms: Vec<_> = items.iter().map(|item| term(item, findings)).collect();
    repeated_ids(terms.iter().map(|term| &term.id), "术语编号", findings);
    let names = terms
        .iter()
        .flat_map(|term| std::iter::once(&term.term).chain(&term.aliases));
    repeated_ids(names, "术语", findings);
    terms
}

fn term(node: &Node, findings: &mut Findings) -> Term {
    let mut fields = Fields::open(node, ("术语", "term"), findings);
    let term = Term {
        id: slug(&mut fields, "id"),
        term: fields.text("term"),
        aliases: fields.texts("aliases"),
        definition: fields.prose("definition").value.into(),
        see: fields.texts("see"),
        pinyin: fields.optional_text("pinyin").map(|text| text.value.into()),
    };
    fields.finish();
    term
}

fn slug(fields: &mut Fields<'_>, key: &'static str) -> Spanned<SharedStr> {
    let slug = fields.text(key);
    check_slug(&slug, fields.findings());
    slug
}

pub(super) fn document(file: FileId, text: &str, findings: &mut Findings) -> Node {
    let empty = Node {
        span: Span::file_start(file),
        kind: NodeKind::Null,
    };
    if text.trim().is_empty() {
        return empty;
    }
    yaml::parse(file, &Arc::new(text.to_owned()), 0..text.len(), findings).unwrap_or(empty)
}

pub(super) fn list(node: Node, findings: &mut Findings) -> Vec<Node> {
    match node.kind {
        NodeKind::Sequence(items) => items,
        NodeKind::Null => Vec::new(),
        _ => {
            let message = text!("整个文件应是一个列表", "the file is a list");
            let finding = Diagnostic::new(codes::WRONG_TYPE, node.span, message);
            findings.push(finding.help(text!("每条以“- ”开头", "begin each entry with \"- \"")));
            Vec::new()
        }
    }
}
