//! Training packs, and what a case has for teaching.

use super::Context;
use super::case::{plain, put_on_site};
use super::frame::{Fact, Link, Turn};
use super::handout::Subject;
use super::pages::{
    CaseTeaching, GuidePart, PackCard, PackCase, PackPage, PackSection, TrainingIndexPage,
};
use crate::atlas::teaching::{Lesson, Teaching, TrainingPack};
use crate::atlas::vocabulary::TextSection;
use crate::ground::{han, han_numeral};
use crate::markup::Html;
use crate::site::SectionId;

pub(super) fn index(context: &Context<'_>) -> TrainingIndexPage {
    TrainingIndexPage {
        facts: context
            .handouts("全书", Subject::Atlas)
            .into_iter()
            .collect(),
        packs: with_page(context).map(|at| card(context, at)).collect(),
    }
}

/// The packs that have a page.
fn with_page<'c>(context: &'c Context<'_>) -> impl Iterator<Item = usize> + 'c {
    let packs = &context.site.packs;
    (0..packs.len()).filter(|at| !packs[*at].cases.is_empty())
}

fn card(context: &Context<'_>, at: usize) -> PackCard {
    let atlas = context.site.atlas;
    let pack = &atlas.packs[at];
    let cases = context.site.packs[at].cases.iter().map(|member| Link {
        label: atlas.cases[member.case].short.value.to_string(),
        href: context.case_href(member.case),
    });
    PackCard {
        link: context.pack_link(at),
        summary: pack.summary.clone(),
        audience: pack.audience.clone(),
        hours: hours(pack),
        cases: cases.collect(),
    }
}

fn hours(pack: &TrainingPack) -> String {
    pack.hours
        .map_or(String::new(), |hours| format!("{hours}学时"))
}

pub(super) fn page(context: &Context<'_>, at: usize) -> PackPage {
    let site = context.site;
    let pack = &site.atlas.packs[at];
    let links = &site.packs[at];
    let members: Vec<usize> = links.cases.iter().map(|member| member.case).collect();
    let models = links.models.iter().copied();
    let models: Vec<usize> = models.filter(|at| site.has_model_page(*at)).collect();
    let figures = links.indicators.iter();
    let open = |id: &str| {
        let section = pack
            .sections
            .iter()
            .find(|section| section.id.value == id)?;
        Some(context.pack_section(section))
    };
    let guide = pack.guide.iter().map(|part| context.pack_section(part));
    let mut page = PackPage {
        phrases: han::phrases(&pack.title.value),
        summary: pack.summary.clone(),
        facts: page_facts(context, at),
        seals: context.seal_links(&models),
        objectives: context.teaching_items(None, &pack.objectives),
        contents: Vec::new(),
        introduction: open("introduction"),
        cases: cases(context, at),
        comparison: open("comparison"),
        figures: figures
            .map(|indicator| context.comparison(*indicator, &members))
            .collect(),
        questions: open("questions"),
        guide: guide.collect(),
        turn: turn(context, at),
    };
    page.contents = contents(&page);
    page
}

fn page_facts(context: &Context<'_>, at: usize) -> Vec<Fact> {
    let site = context.site;
    let mut facts = facts(&site.atlas.packs[at], site.packs[at].cases.len());
    facts.extend(context.handouts("讲义", Subject::Pack(at)));
    facts
}

pub(super) fn facts(pack: &TrainingPack, cases: usize) -> Vec<Fact> {
    let facts = [
        ("对象", pack.audience.clone()),
        ("课时", hours(pack)),
        ("案例", format!("{cases}篇")),
    ];
    let told = facts.into_iter().filter(|(_, text)| !text.is_empty());
    let told = told.map(|(label, text)| (label, plain(&text)));
    let published = pack.published.as_ref();
    let published = published.map(|date| ("上网日期", put_on_site(&date.value)));
    told.chain(published)
        .map(|(label, value)| Fact {
            label: label.to_owned(),
            values: vec![value],
        })
        .collect()
}

fn cases(context: &Context<'_>, at: usize) -> Vec<PackCase> {
    let members = context.site.packs[at].cases.iter().enumerate();
    members
        .map(|(place, member)| {
            let sections = &context.site.atlas.cases[member.case].sections;
            let read = member.sections.iter().map(|section| Link {
                label: sections[*section].title.clone(),
                href: context.section_href(SectionId {
                    case: member.case,
                    section: *section,
                }),
            });
            PackCase {
                number: han_numeral(place + 1),
                case: context.case_card(member.case),
                read: read.collect(),
            }
        })
        .collect()
}

/// 目录, in the order of the template.
fn contents(page: &PackPage) -> Vec<Link> {
    let entry = |label: &str, id: &str| Link {
        label: label.to_owned(),
        href: format!("#{id}"),
    };
    let of = |section: &PackSection| entry(&section.title, &section.id);
    let mut contents = vec![entry("教学目标", "sec-objectives")];
    contents.extend(page.introduction.as_ref().map(of));
    contents.push(entry("案例", "sec-cases"));
    contents.extend(page.comparison.as_ref().map(of));
    if !page.figures.is_empty() {
        contents.push(entry("各处之数", "sec-figures"));
    }
    contents.extend(page.questions.as_ref().map(of));
    contents.extend(page.guide.iter().map(of));
    contents
}

fn turn(context: &Context<'_>, at: usize) -> Turn {
    let order: Vec<usize> = with_page(context).collect();
    let place = order.iter().position(|known| *known == at).unwrap_or(0);
    let before = place.checked_sub(1);
    Turn {
        previous: before.map(|before| context.pack_link(order[before])),
        next: order.get(place + 1).map(|next| context.pack_link(*next)),
    }
}

/// 教学 of a case; none when it has neither a teaching block nor a pack.
pub(super) fn of_case(context: &Context<'_>, case: usize) -> Option<CaseTeaching> {
    let content = context.site.atlas.cases[case].teaching.as_ref();
    let packs = context.site.cases[case].packs.iter();
    let packs: Vec<Link> = packs.map(|at| context.pack_link(*at)).collect();
    if content.is_none() && packs.is_empty() {
        return None;
    }
    let items = |pick: fn(&Teaching) -> &Vec<Lesson>| {
        content.map_or(Vec::new(), |teaching| {
            context.teaching_items(Some(case), pick(teaching))
        })
    };
    Some(CaseTeaching {
        objectives: items(|teaching| &teaching.objectives),
        questions: items(|teaching| &teaching.questions),
        packs,
        guide: content.map_or(Vec::new(), |teaching| guide(context, case, teaching)),
    })
}

fn guide(context: &Context<'_>, case: usize, teaching: &Teaching) -> Vec<GuidePart> {
    let guide = &teaching.guide;
    let text = |title, prose: &Lesson| GuidePart {
        title,
        body: context.teaching_prose(Some(case), prose),
        items: Vec::new(),
    };
    let list = |title, texts: &[Lesson]| GuidePart {
        title,
        body: Html::default(),
        items: context.teaching_items(Some(case), texts),
    };
    let parts = [
        text("分析思路", &guide.analysis),
        list("理论依据", &guide.theory),
        list("关键要点", &guide.key_points),
        text("课堂安排", &guide.class_plan),
        text("后续进展", &guide.follow_up),
    ];
    let told = |part: &GuidePart| !part.body.is_empty() || !part.items.is_empty();
    parts.into_iter().filter(told).collect()
}

impl Context<'_> {
    /// A pack as a link to its page.
    pub(super) fn pack_link(&self, at: usize) -> Link {
        Link {
            label: self.site.atlas.packs[at].title.value.to_string(),
            href: self.href(&self.site.pack_route(at)),
        }
    }

    /// The packs that have a page, as links.
    pub(super) fn pack_links(&self) -> Vec<Link> {
        with_page(self).map(|at| self.pack_link(at)).collect()
    }

    fn pack_section(&self, section: &TextSection) -> PackSection {
        PackSection {
            id: section.id.value.to_string(),
            title: section.title.clone(),
            body: self.teaching_prose(None, &section.blocks),
        }
    }

    fn teaching_items(&self, case: Option<usize>, texts: &[Lesson]) -> Vec<Html> {
        let texts = texts.iter();
        texts.map(|text| self.teaching_prose(case, text)).collect()
    }
}
