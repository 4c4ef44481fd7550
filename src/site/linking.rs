//! Resolving what cases, models and pages name.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{Names, TargetId, dead_link, known, one_known};
use super::{Backlink, CaseLinks, Citation, ObservationLinks, SectionId, SectionLinks, codes};
use crate::atlas::Atlas;
use crate::atlas::case::{Case, Practice};
use crate::atlas::document::{
    Block, Document, Image, Inline, InlineKind, Target, plain_text, walk,
};
use crate::ground::{Diagnostic, Findings};
use crate::text;

/// Names of generated pages at the top level, which authored pages cannot take.
const TAKEN: [&str; 9] = [
    "index", "timeline", "keywords", "glossary", "sources", "a-z", "sitemap", "search", "404",
];

/// Resolves every name of every case; parallel to `atlas.cases`.
pub(super) fn cases(atlas: &Atlas, names: &Names<'_>, findings: &mut Findings) -> Vec<CaseLinks> {
    let mut cases: Vec<CaseLinks> = Vec::with_capacity(atlas.cases.len());
    for (at, case) in atlas.cases.iter().enumerate() {
        cases.push(front_matter(at, case, names, findings));
    }
    let pictures: BTreeMap<&str, usize> = atlas
        .pictures
        .iter()
        .enumerate()
        .map(|(at, picture)| (picture.path.as_str(), at))
        .collect();
    let mut texts = Texts {
        atlas,
        names,
        pictures,
        cases: &mut cases,
        findings,
    };
    texts.visit_all();
    for case in &mut cases {
        case.backlinks.sort();
        case.backlinks.dedup();
        case.pictures.sort_unstable();
        case.pictures.dedup();
    }
    cases
}

fn front_matter(at: usize, case: &Case, names: &Names<'_>, findings: &mut Findings) -> CaseLinks {
    let own = &names.in_case[at];
    let mut list = |words: &[_], index: &BTreeMap<&str, usize>, subject: &str| {
        known(words, index, subject, findings)
    };
    let challenges = list(&case.challenges, &names.challenges, "难题");
    let drivers = list(&case.drivers, &names.drivers, "推动力量");
    let highlights = list(&case.highlights, &own.observations, "数据");
    let lead = list(case.lead.as_slice(), &own.observations, "数据").pop();
    let lead_model = list(case.lead_model.as_slice(), &names.models, "模式").pop();
    let observations = case
        .observations
        .iter()
        .map(|observation| ObservationLinks {
            indicator: list(observation.indicator.as_slice(), &names.indicators, "指标").pop(),
            source: list(observation.source.as_slice(), &own.sources, "出处").pop(),
            cited_in: None,
        });
    let observations: Vec<_> = observations.collect();
    for event in &case.events {
        list(event.source.as_slice(), &own.sources, "出处");
    }
    let sections: Vec<_> = case
        .sections
        .iter()
        .map(|section| match &section.practice {
            Some(practice) => practice_links(at, practice, names, findings),
            None => SectionLinks::default(),
        })
        .collect();
    let gather = |pick: fn(&SectionLinks) -> &Vec<usize>| -> BTreeSet<usize> {
        sections.iter().flat_map(pick).copied().collect()
    };
    let models = gather(|section| &section.models);
    let also = gather(|section| &section.also)
        .difference(&models)
        .copied()
        .collect();
    let models = models.into_iter().collect();
    CaseLinks {
        models,
        also,
        challenges,
        drivers,
        highlights,
        lead,
        lead_model,
        sections,
        observations,
        ..CaseLinks::default()
    }
}

fn practice_links(
    case: usize,
    practice: &Practice,
    names: &Names<'_>,
    findings: &mut Findings,
) -> SectionLinks {
    let own = &names.in_case[case].observations;
    SectionLinks {
        models: known(&practice.models, &names.models, "模式", findings),
        also: known(&practice.also, &names.models, "模式", findings),
        challenges: known(&practice.challenges, &names.challenges, "难题", findings),
        figure: practice
            .figure
            .as_ref()
            .and_then(|figure| one_known(figure, own, "数据", findings)),
    }
}

/// Walks every authored text once: resolves links and pictures, gathers citations and backlinks.
struct Texts<'t, 'a> {
    atlas: &'a Atlas,
    names: &'t Names<'a>,
    pictures: BTreeMap<&'a str, usize>,
    cases: &'t mut Vec<CaseLinks>,
    findings: &'t mut Findings,
}

impl<'a> Texts<'_, 'a> {
    fn visit_all(&mut self) {
        let atlas = self.atlas;
        for (at, case) in atlas.cases.iter().enumerate() {
            for (section, content) in case.sections.iter().enumerate() {
                let from = Backlink::Section(SectionId { case: at, section });
                self.visit(&content.blocks, &from);
            }
            let last = case.sections.len().saturating_sub(1);
            let from = Backlink::Section(SectionId {
                case: at,
                section: last,
            });
            self.visit_notes(&case.notes, &from);
        }
        for (at, model) in atlas.models.iter().enumerate() {
            model
                .sections
                .iter()
                .for_each(|part| self.visit(&part.blocks, &Backlink::Model(at)));
            self.visit_notes(&model.notes, &Backlink::Model(at));
        }
        for (at, page) in atlas.pages.iter().enumerate() {
            self.visit(&page.opening, &Backlink::Page(at));
            page.sections
                .iter()
                .for_each(|part| self.visit(&part.blocks, &Backlink::Page(at)));
            self.visit_notes(&page.notes, &Backlink::Page(at));
        }
    }

    fn visit_notes(&mut self, notes: &'a Document, from: &Backlink) {
        notes
            .footnotes
            .iter()
            .for_each(|note| self.visit(&note.blocks, from));
    }

    fn visit(&mut self, blocks: &'a [Block], from: &Backlink) {
        walk(blocks, &mut |inline| match &inline.kind {
            InlineKind::Link { target, content } => self.link(inline, target, content, from),
            InlineKind::Image(image) => self.image(image, from),
            _ => {}
        });
    }

    fn link(&mut self, inline: &Inline, target: &Target, content: &[Inline], from: &Backlink) {
        let own = match from {
            Backlink::Section(section) => Some(*section),
            _ => None,
        };
        let reference = match target {
            Target::Reference(reference) => reference,
            Target::Fragment(fragment) => {
                self.fragment(fragment, own);
                return;
            }
            Target::External(_) | Target::Refused(_) => return,
        };
        let destination = match self
            .names
            .resolve(reference, own.map(|section| section.case))
        {
            Ok(destination) => destination,
            Err(fault) => {
                let written = written(reference);
                self.findings.push(dead_link(reference, &written, &fault));
                return;
            }
        };
        match destination.target {
            TargetId::Observation(case, observation) => {
                let words = plain_text(content);
                let span = inline.span;
                let links = &mut self.cases[case];
                links.citations.push(Citation {
                    observation,
                    words,
                    span,
                });
                if let Some(section) = own.filter(|section| section.case == case) {
                    let first = &mut links.observations[observation].cited_in;
                    first.get_or_insert(section.section);
                }
            }
            TargetId::Case(case, _) if own.is_none_or(|section| section.case != case) => {
                self.cases[case].backlinks.push(from.clone());
            }
            _ => {}
        }
    }

    /// `#id` must be a section of the same case; generated anchors (`o-…`) are not authored.
    fn fragment(&mut self, fragment: &crate::ground::Spanned<String>, own: Option<SectionId>) {
        let known = match own {
            Some(section) => self.names.in_case[section.case]
                .sections
                .contains_key(fragment.value.as_str()),
            None => true,
        };
        if !known {
            let name = &fragment.value;
            let message = text!("本页没有“#{name}”这一节", "the page has no section #{name}");
            let finding = Diagnostic::new(codes::DEAD_ANCHOR, fragment.span, message);
            self.findings.push(finding.help(text!(
                "小节的编号写在标题后面的 {{#…}} 里",
                "section ids stand behind headings as {{#…}}"
            )));
        }
    }

    fn image(&mut self, image: &Image, from: &Backlink) {
        let slug = match from {
            Backlink::Section(section) => Some(self.atlas.cases[section.case].slug.value.as_str()),
            _ => None,
        };
        let path = picture_path(&image.source.value, slug.unwrap_or(""));
        let picture = self.pictures.get(path.as_str()).copied();
        let good = picture.filter(|at| self.atlas.pictures[*at].size.is_some());
        match (good, from) {
            (Some(picture), Backlink::Section(section)) => {
                self.cases[section.case].pictures.push(picture);
            }
            _ => {
                let name = &image.source.value;
                let message = text!("没有图片“{name}”，或它不是图片", "no picture \"{name}\"");
                let finding = Diagnostic::new(codes::MISSING_PICTURE, image.source.span, message);
                self.findings.push(finding.help(text!(
                    "图片放进 cases/名字/ 文件夹，链接写成 名字/文件名.jpg；支持 png、jpg、webp、gif",
                    "put pictures into cases/<slug>/ and link <slug>/<file>"
                )));
            }
        }
    }
}

/// The path of a picture in the content folder: authored files link relative to `cases/`, either
/// with the case's folder or without.
pub(crate) fn picture_path(source: &str, slug: &str) -> String {
    let source = source.trim_start_matches("./");
    match source.split_once('/') {
        Some((folder, _)) if folder == slug => format!("cases/{source}"),
        _ => format!("cases/{slug}/{source}"),
    }
}

fn written(reference: &crate::atlas::document::Reference) -> String {
    let fragment = reference
        .fragment
        .as_ref()
        .map(|part| format!("#{part}"))
        .unwrap_or_default();
    format!("{}:{}{fragment}", reference.scheme.word(), reference.name)
}

/// Reports authored pages and old slugs that would stand on another page's address.
pub(super) fn report_collisions(atlas: &Atlas, findings: &mut Findings) {
    let collide = |name: &crate::ground::Spanned<String>| {
        let slug = &name.value;
        let message = text!(
            "“{slug}”这个网址已经有页面了",
            "the address \"{slug}\" is taken"
        );
        Diagnostic::new(codes::ROUTE_COLLISION, name.span, message)
            .help(text!("换一个名字", "choose another name"))
    };
    for page in atlas
        .pages
        .iter()
        .filter(|page| TAKEN.contains(&page.slug.value.as_str()))
    {
        findings.push(collide(&page.slug));
    }
    let mut slugs: BTreeSet<&str> = atlas.cases.iter().map(|case| &*case.slug.value).collect();
    slugs.insert("index");
    for case in atlas.cases.iter().filter(|case| case.slug.value == "index") {
        findings.push(collide(&case.slug));
    }
    for alias in atlas.cases.iter().flat_map(|case| &case.aliases) {
        if !slugs.insert(&alias.value) {
            findings.push(collide(alias));
        }
    }
}
