//! What every slug, id and code names, and where a link by scheme leads.

use std::collections::BTreeMap;

use super::codes;
use super::route::Route;
use crate::atlas::Atlas;
use crate::atlas::case::Case;
use crate::atlas::document::{Reference, Scheme};
use crate::atlas::region::RegionCode;
use crate::ground::{Diagnostic, Findings, Span, Spanned, nearest};
use crate::text;

/// Indices into the lists of the [`Atlas`] by slug or id.
#[derive(Debug)]
pub struct Names<'a> {
    atlas: &'a Atlas,
    pub(super) cases: BTreeMap<&'a str, usize>,
    pub(super) models: BTreeMap<&'a str, usize>,
    pub(super) families: BTreeMap<&'a str, usize>,
    pub(super) indicators: BTreeMap<&'a str, usize>,
    pub(super) challenges: BTreeMap<&'a str, usize>,
    pub(super) drivers: BTreeMap<&'a str, usize>,
    pub(super) terms: BTreeMap<&'a str, usize>,
    pub(super) pages: BTreeMap<&'a str, usize>,
    /// Parallel to `atlas.cases`.
    pub(super) in_case: Vec<CaseNames<'a>>,
}

/// Indices into the lists of one case.
#[derive(Debug)]
pub(super) struct CaseNames<'a> {
    pub(super) observations: BTreeMap<&'a str, usize>,
    pub(super) sources: BTreeMap<&'a str, usize>,
    pub(super) sections: BTreeMap<&'a str, usize>,
}

/// Where a reference leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// The page.
    pub route: Route,
    /// The place on it.
    pub fragment: Option<String>,
    /// What the target is called; stands in for empty link text.
    pub name: String,
    /// What was pointed at.
    pub target: TargetId,
}

/// What a reference points at: indices into the atlas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetId {
    /// A case, and the section if one was named.
    Case(usize, Option<usize>),
    /// An observation of a case.
    Observation(usize, usize),
    /// A source of a case.
    Source(usize, usize),
    /// A term of the glossary.
    Term(usize),
    /// Anything else.
    Other,
}

/// Why a reference leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No such thing; the nearest that exists.
    Unknown(Option<String>),
    /// The page exists, the place on it does not; the nearest that exists.
    Anchor(Option<String>),
}

impl<'a> Names<'a> {
    /// Collects the names of an atlas. Of names used twice (found by the reader) the first counts.
    pub fn new(atlas: &'a Atlas) -> Names<'a> {
        Names {
            atlas,
            cases: index(atlas.cases.iter().map(|case| &case.slug)),
            models: index(atlas.models.iter().map(|model| &model.slug)),
            families: index(atlas.families.iter().map(|family| &family.slug)),
            indicators: index(atlas.indicators.iter().map(|indicator| &indicator.id)),
            challenges: index(atlas.challenges.iter().map(|topic| &topic.slug)),
            drivers: index(atlas.drivers.iter().map(|topic| &topic.slug)),
            terms: index(atlas.terms.iter().map(|term| &term.id)),
            pages: index(atlas.pages.iter().map(|page| &page.slug)),
            in_case: atlas.cases.iter().map(CaseNames::new).collect(),
        }
    }

    /// Resolves a link by scheme. `case` is the case whose text the link stands in: `obs:` and
    /// `source:` without a case slug mean its own.
    ///
    /// # Errors
    /// What is wrong with the name, with the nearest one that would do.
    pub fn resolve(
        &self,
        reference: &Reference,
        case: Option<usize>,
    ) -> Result<Destination, Fault> {
        let name = reference.name.as_str();
        let simple = |route: Route, name: &str| Destination {
            route,
            fragment: reference.fragment.clone(),
            name: name.to_owned(),
            target: TargetId::Other,
        };
        match reference.scheme {
            Scheme::Case => self.resolve_case(name, reference.fragment.as_deref()),
            Scheme::Observation => self.resolve_observation(name, case),
            Scheme::Source => self.resolve_source(name, case),
            Scheme::Term => {
                let at = *find(&self.terms, name)?;
                let term = &self.atlas.terms[at];
                let fragment = Some(term.id.value.clone());
                let name = term.term.value.clone();
                Ok(Destination {
                    route: Route::Glossary,
                    fragment,
                    name,
                    target: TargetId::Term(at),
                })
            }
            Scheme::Model => {
                let model = &self.atlas.models[*find(&self.models, name)?];
                Ok(simple(Route::Model(name.to_owned()), &model.title.value))
            }
            Scheme::Region => {
                let region = RegionCode::parse(name).and_then(|code| self.atlas.regions.get(code));
                let region = region.ok_or(Fault::Unknown(None))?;
                Ok(simple(Route::Region(region.code), &region.name))
            }
            Scheme::Page => {
                let page = &self.atlas.pages[*find(&self.pages, name)?];
                Ok(simple(Route::Text(name.to_owned()), &page.title.value))
            }
            Scheme::Indicator => {
                let indicator = &self.atlas.indicators[*find(&self.indicators, name)?];
                Ok(simple(Route::Indicator(name.to_owned()), &indicator.name))
            }
            Scheme::Challenge => {
                let topic = &self.atlas.challenges[*find(&self.challenges, name)?];
                Ok(simple(Route::Challenge(name.to_owned()), &topic.name))
            }
            Scheme::Driver => {
                let topic = &self.atlas.drivers[*find(&self.drivers, name)?];
                Ok(simple(Route::Driver(name.to_owned()), &topic.name))
            }
        }
    }

    fn resolve_case(&self, name: &str, fragment: Option<&str>) -> Result<Destination, Fault> {
        let at = *find(&self.cases, name)?;
        let case = &self.atlas.cases[at];
        let section = fragment
            .map(|fragment| self.section(at, fragment))
            .transpose()?;
        let title = match section {
            Some(section) => format!("{}：{}", case.short.value, case.sections[section].title),
            None => case.short.value.clone(),
        };
        Ok(Destination {
            route: Route::Case(name.to_owned()),
            fragment: fragment.map(str::to_owned),
            name: title,
            target: TargetId::Case(at, section),
        })
    }

    fn resolve_observation(&self, name: &str, case: Option<usize>) -> Result<Destination, Fault> {
        let (at, id) = self.in_case_of(name, case)?;
        let observation = *find(&self.in_case[at].observations, id)?;
        Ok(Destination {
            route: Route::Case(self.atlas.cases[at].slug.value.clone()),
            fragment: Some(format!("o-{id}")),
            name: self.atlas.cases[at].observations[observation]
                .label
                .value
                .clone(),
            target: TargetId::Observation(at, observation),
        })
    }

    fn resolve_source(&self, name: &str, case: Option<usize>) -> Result<Destination, Fault> {
        let (at, id) = self.in_case_of(name, case)?;
        let source = *find(&self.in_case[at].sources, id)?;
        Ok(Destination {
            route: Route::Case(self.atlas.cases[at].slug.value.clone()),
            fragment: Some(format!("source-{id}")),
            name: format!("出处[{}]", source + 1),
            target: TargetId::Source(at, source),
        })
    }

    /// `id` in the case at hand, or `case/id`.
    fn in_case_of<'n>(
        &self,
        name: &'n str,
        case: Option<usize>,
    ) -> Result<(usize, &'n str), Fault> {
        match name.split_once('/') {
            Some((slug, id)) => Ok((*find(&self.cases, slug)?, id)),
            None => Ok((case.ok_or(Fault::Unknown(None))?, name)),
        }
    }

    fn section(&self, case: usize, fragment: &str) -> Result<usize, Fault> {
        let sections = &self.in_case[case].sections;
        sections.get(fragment).copied().ok_or_else(|| {
            Fault::Anchor(nearest(fragment, sections.keys().copied()).map(str::to_owned))
        })
    }
}

impl<'a> CaseNames<'a> {
    fn new(case: &'a Case) -> CaseNames<'a> {
        CaseNames {
            observations: index(case.observations.iter().map(|observation| &observation.id)),
            sources: index(case.sources.iter().map(|source| &source.id)),
            sections: index(case.sections.iter().map(|section| &section.id)),
        }
    }
}

fn index<'a>(names: impl Iterator<Item = &'a Spanned<String>>) -> BTreeMap<&'a str, usize> {
    let mut index = BTreeMap::new();
    for (at, name) in names.enumerate().filter(|(_, name)| !name.value.is_empty()) {
        index.entry(name.value.as_str()).or_insert(at);
    }
    index
}

fn find<'i>(index: &'i BTreeMap<&str, usize>, name: &str) -> Result<&'i usize, Fault> {
    index
        .get(name)
        .ok_or_else(|| Fault::Unknown(nearest(name, index.keys().copied()).map(str::to_owned)))
}

/// Resolves the names a list of words holds; those that name nothing are found and left out.
pub(super) fn known(
    words: &[Spanned<String>],
    index: &BTreeMap<&str, usize>,
    subject: &str,
    findings: &mut Findings,
) -> Vec<usize> {
    words
        .iter()
        .filter_map(|word| one_known(word, index, subject, findings))
        .collect()
}

/// Resolves one word; one that names nothing is found.
pub(super) fn one_known(
    word: &Spanned<String>,
    index: &BTreeMap<&str, usize>,
    subject: &str,
    findings: &mut Findings,
) -> Option<usize> {
    if word.value.is_empty() {
        return None;
    }
    let found = find(index, &word.value);
    if let Err(fault) = &found {
        let name = &word.value;
        let message = text!("没有{subject}“{name}”", "\"{name}\" names nothing");
        let finding = Diagnostic::new(codes::UNKNOWN_REFERENCE, word.span, message);
        findings.push(with_help(finding, fault, index.keys().copied()));
    }
    found.ok().copied()
}

/// The finding for a link that leads nowhere.
pub(super) fn dead_link(reference: &Reference, written: &str, fault: &Fault) -> Diagnostic {
    let span: Span = reference.span;
    let finding = match fault {
        Fault::Unknown(_) => {
            let message = text!(
                "链接“{written}”指向的东西不存在",
                "\"{written}\" leads nowhere"
            );
            Diagnostic::new(codes::DEAD_LINK, span, message)
        }
        Fault::Anchor(_) => {
            let message = text!(
                "链接“{written}”指向的小节不存在",
                "\"{written}\" has no such section"
            );
            Diagnostic::new(codes::DEAD_ANCHOR, span, message)
        }
    };
    with_help(finding, fault, std::iter::empty())
}

fn with_help<'n>(
    finding: Diagnostic,
    fault: &Fault,
    known: impl Iterator<Item = &'n str>,
) -> Diagnostic {
    let (Fault::Unknown(near) | Fault::Anchor(near)) = fault;
    if let Some(near) = near {
        return finding.help(text!("是不是 {near}？", "did you mean {near}?"));
    }
    let known: Vec<_> = known.take(25).collect();
    if known.is_empty() || known.len() > 24 {
        return finding.help(text!(
            "检查拼写；名字就是文件名或条目的 id",
            "check the spelling: names are file names or ids"
        ));
    }
    let all = known.join("、");
    finding.help(text!("可用的有：{all}", "known: {all}"))
}

/// Indices by slug, id or code.
impl Names<'_> {
    /// The case of a slug.
    pub fn case(&self, slug: &str) -> Option<usize> {
        self.cases.get(slug).copied()
    }

    /// The model type of a slug.
    pub fn model(&self, slug: &str) -> Option<usize> {
        self.models.get(slug).copied()
    }

    /// The indicator of an id.
    pub fn indicator(&self, id: &str) -> Option<usize> {
        self.indicators.get(id).copied()
    }

    /// The challenge of a slug.
    pub fn challenge(&self, slug: &str) -> Option<usize> {
        self.challenges.get(slug).copied()
    }

    /// The driver of a slug.
    pub fn driver(&self, slug: &str) -> Option<usize> {
        self.drivers.get(slug).copied()
    }

    /// The authored page of a slug.
    pub fn page(&self, slug: &str) -> Option<usize> {
        self.pages.get(slug).copied()
    }
}
