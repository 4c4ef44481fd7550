//! Case pages and their index.

use super::frame::{CaseCard, Fact, FactValue, Link, PracticeCard, Turn};
use super::handout::Subject;
use super::pages::{
    CaseIndexPage, CasePage, CaseSection, ContentsEntry, FigureGroup, PageAddress, TableSource,
};
use super::prose::excerpt;
use super::relation::{backlinks, related};
use super::source::{citation, cited_name, sources};
use super::{Context, training};
use crate::atlas::case::Source;
use crate::atlas::publication::Publication;
use crate::atlas::region::Region;
use crate::ground::{han, han_numeral};
use crate::markup;
use crate::site::{Route, SectionId};

/// How long the excerpt of a summary on a card may be: about three lines.
const SUMMARY_EXCERPT: usize = 110;

pub(super) fn index(context: &Context<'_>) -> CaseIndexPage {
    let cases: Vec<usize> = (0..context.site.atlas.cases.len()).collect();
    let own = context.part(&cases).iter();
    CaseIndexPage {
        cases: own.map(|case| context.case_card(*case)).collect(),
    }
}

pub(super) fn page(context: &Context<'_>, case: usize) -> CasePage {
    let atlas = context.site.atlas;
    let content = &atlas.cases[case];
    let links = &context.site.cases[case];
    let card = context.case_card(case);
    let sections = sections(context, case);
    let table = table(context, case);
    let related = related(context, case);
    let highlights = links
        .highlights
        .iter()
        .filter_map(|at| context.figure(case, *at));
    let mut page = CasePage {
        contents: Vec::new(),
        name: card.name,
        above: card.place,
        phrases: card.phrases,
        seals: card.seals,
        summary: content.summary.value.to_string(),
        facts: facts(context, case),
        highlights: highlights.collect(),
        sections,
        teaching: training::of_case(context, case),
        table_source: table_source(&table),
        table,
        related,
        compare: context.compare_href(case),
        backlinks: backlinks(context, case),
        sources: sources(context, case),
        citation: citation(context, case),
        address: address(context),
        turn: context.case_turn(case),
    };
    page.contents = contents(&page);
    page
}

fn address(context: &Context<'_>) -> Option<PageAddress> {
    let url = context.site.address(context.route)?;
    let code = markup::qr_code(&url, "本页网址的二维码").unwrap_or_default();
    Some(PageAddress { url, code })
}

impl<'s> Context<'s> {
    /// A case in a list.
    pub(super) fn case_card(&self, case: usize) -> CaseCard {
        let content = &self.site.atlas.cases[case];
        CaseCard {
            short: content.short.value.to_string(),
            name: self.case_name(case).to_owned(),
            place: self.case_place(case),
            phrases: han::phrases(&content.title.value),
            period: content.period.to_string(),
            excerpt: han::excerpt(&content.summary.value, SUMMARY_EXCERPT),
            href: self.case_href(case),
            seals: self.case_seals(case),
        }
    }

    fn case_region(&self, case: usize) -> Option<&'s Region> {
        let atlas = self.site.atlas;
        let code = atlas.cases[case].region.as_ref()?;
        atlas.regions.get(code.value)
    }

    /// What a case is called in a list: the full legal name of its region.
    pub(super) fn case_name(&self, case: usize) -> &'s str {
        let short = &self.site.atlas.cases[case].short.value;
        self.case_region(case).map_or(short, |region| &region.name)
    }

    /// What lies above the region of a case, such as 辽宁省丹东市.
    pub(super) fn case_place(&self, case: usize) -> String {
        let region = self.case_region(case);
        region.map_or(String::new(), |region| {
            self.site.atlas.regions.above(region.code)
        })
    }

    /// A section on another page; `model` is the page's type, whose figures come first.
    pub(super) fn practice_card(&self, id: SectionId, model: Option<usize>) -> PracticeCard {
        let atlas = self.site.atlas;
        let content = &atlas.cases[id.case];
        let section = &content.sections[id.section];
        let links = &self.site.cases[id.case].sections[id.section];
        PracticeCard {
            case_short: content.short.value.to_string(),
            title: section.title.clone(),
            href: self.section_href(id),
            place: self.case_place(id.case) + self.case_name(id.case),
            period: content.period.to_string(),
            figure: self
                .practice_observation(id, model)
                .and_then(|at| self.figure(id.case, at)),
            excerpt: content.body.in_section(id.section, excerpt),
            seals: self.section_seals(id),
            also: model.is_some_and(|model| links.also.contains(&model)),
        }
    }

    /// The observation whose figure stands with a practice: one the section cites of an indicator the type lists,
    /// or the one its heading names.
    pub(super) fn practice_observation(
        &self,
        id: SectionId,
        model: Option<usize>,
    ) -> Option<usize> {
        let links = &self.site.cases[id.case];
        let wanted = model.map_or(&[][..], |model| &self.site.groups.model_indicators[model]);
        let telling = wanted.iter().find_map(|indicator| {
            links.observations.iter().position(|seen| {
                seen.cited_in == Some(id.section) && seen.indicator == Some(*indicator)
            })
        });
        telling.or(links.sections[id.section].figure)
    }

    fn case_turn(&self, case: usize) -> Turn {
        let link = |case: usize| Link {
            label: self.case_name(case).to_owned(),
            href: self.case_href(case),
        };
        let next = (case + 1 < self.site.atlas.cases.len()).then(|| link(case + 1));
        Turn {
            previous: case.checked_sub(1).map(link),
            next,
        }
    }
}

pub(super) fn facts(context: &Context<'_>, case: usize) -> Vec<Fact> {
    let atlas = context.site.atlas;
    let content = &atlas.cases[case];
    let links = &context.site.cases[case];
    let mut facts = Vec::new();
    let mut add = |label: &str, values: Vec<FactValue>| {
        if !values.is_empty() {
            facts.push(Fact {
                label: label.to_owned(),
                values,
            });
        }
    };
    let path = content
        .region
        .as_ref()
        .map(|code| atlas.regions.path(code.value));
    let path = path.unwrap_or_default().into_iter();
    add(
        "地区",
        path.map(|region| linked(&region.name, context.href(&Route::Region(region.code))))
            .collect(),
    );
    add("案例时期", vec![plain(&content.period.to_string())]);
    let source = |(at, source): (usize, &Source)| {
        let date = source.date.map(|date| date.to_string()).unwrap_or_default();
        let words = format!("{}{date}[{}]", cited_name(source), at + 1);
        linked(&words, format!("#source-{}", source.id.value))
    };
    add(
        "出处",
        content.sources.iter().enumerate().map(source).collect(),
    );
    if let Some(date) = &content.published {
        add("上网日期", vec![put_on_site(&date.value)]);
    }
    add("推动力量", linked_all(context.driver_links(&links.drivers)));
    add(
        "针对难题",
        linked_all(context.challenge_links(&links.challenges)),
    );
    let keywords = content
        .keywords
        .iter()
        .map(|keyword| linked(&keyword.value, context.keyword_href(&keyword.value)));
    add("关键词", keywords.collect());
    facts.extend(context.handouts("讲义", Subject::Case(case)));
    facts
}

/// Links as values of a fact.
pub(super) fn linked_all(links: Vec<Link>) -> Vec<FactValue> {
    let values = links.into_iter();
    values.map(|link| linked(&link.label, link.href)).collect()
}

/// When something was put on the site, for a masthead.
pub(super) fn put_on_site(when: &Publication) -> FactValue {
    FactValue {
        datetime: Some(when.iso()),
        ..plain(&when.shown())
    }
}

pub(super) fn plain(text: &str) -> FactValue {
    FactValue {
        text: text.to_owned(),
        href: None,
        datetime: None,
        is_file: false,
    }
}

pub(super) fn linked(text: &str, href: String) -> FactValue {
    FactValue {
        text: text.to_owned(),
        href: Some(href),
        datetime: None,
        is_file: false,
    }
}

fn sections(context: &Context<'_>, case: usize) -> Vec<CaseSection> {
    let atlas = context.site.atlas;
    let content = &atlas.cases[case];
    let links = &context.site.cases[case].sections;
    let body = content.body.text();
    let sections = content.sections.iter().zip(&body.sections);
    sections
        .zip(links)
        .enumerate()
        .map(|(at, ((section, blocks), links))| CaseSection {
            id: section.id.value.to_string(),
            number: han_numeral(at + 1),
            title: section.title.clone(),
            seals: context.section_seals(SectionId { case, section: at }),
            challenges: context.challenge_links(&links.challenges),
            figure: links.figure.and_then(|figure| context.figure(case, figure)),
            body: context.case_prose(case, blocks, &body.notes),
        })
        .collect()
}

/// 目录: the sections, then what the program adds.
fn contents(page: &CasePage) -> Vec<ContentsEntry> {
    let entry = |number: &str, label: &str, id: &str| ContentsEntry {
        number: number.to_owned(),
        link: Link {
            label: label.to_owned(),
            href: format!("#{id}"),
        },
        seals: Vec::new(),
    };
    let mut contents: Vec<_> = page
        .sections
        .iter()
        .map(|section| ContentsEntry {
            seals: section
                .seals
                .iter()
                .filter(|seal| !seal.also)
                .cloned()
                .collect(),
            ..entry(&section.number, &section.title, &section.id)
        })
        .collect();
    if page.teaching.is_some() {
        contents.push(entry("教", "教学", "sec-teaching"));
    }
    if !page.table.is_empty() {
        contents.push(entry("附", "数据表", "sec-figures"));
    }
    if !page.related.is_empty() {
        contents.push(entry("参", "相关案例", "sec-related"));
    }
    contents.push(entry("引", "出处与引用", "sec-sources"));
    contents
}

/// The one source of all figures; none where they have several, or where there is no figure.
fn table_source(table: &[FigureGroup]) -> Option<TableSource> {
    let mut figures = table.iter().flat_map(|group| &group.figures);
    let first = figures.next()?;
    let is_only = figures.all(|figure| figure.source_number == first.source_number);
    is_only.then(|| TableSource {
        number: first.source_number,
        href: first.source_href.clone(),
    })
}

/// Every figure, under the section that cites it first; those the text never cites come last.
pub(super) fn table(context: &Context<'_>, case: usize) -> Vec<FigureGroup> {
    let content = &context.site.atlas.cases[case];
    let links = &context.site.cases[case];
    let group = |section: Option<usize>| {
        let title = section.map_or("正文未引".to_owned(), |at| {
            content.sections[at].title.clone()
        });
        let members = links.observations.iter().enumerate();
        let members = members.filter(|(_, seen)| seen.cited_in == section);
        let figures = members
            .filter_map(|(at, _)| context.figure(case, at))
            .collect();
        FigureGroup { title, figures }
    };
    let sections = (0..content.sections.len()).map(Some).chain([None]);
    sections
        .map(group)
        .filter(|group| !group.figures.is_empty())
        .collect()
}
