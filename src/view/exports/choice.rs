//! What the script of `compare/index.html` sets side by side: any two to four cases.
//!
//! The cases stand in parts a browser loads on demand, with lists of their names, and one table of what they
//! refer to by number. Arrays without keys: the script (`themes/default/compare`) knows the places.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::atlas::case::STATUSES;
use crate::site::{Route, SectionId, Site};
use crate::view::compare::{FACTS, heading};
use crate::view::figure::{basis, status};
use crate::view::{Context, Lists, handout_files};

/// Bytes of a part at which the next begins. A case alone may be longer.
const PART: usize = 40_000;

/// A file below `compare/data/`: a call with a kind, a number and a list.
#[derive(Debug)]
pub struct ChoicePart {
    /// `cases`, `names` or `index`: what the script does with it.
    pub kind: &'static str,
    /// Which of its kind, from 0.
    pub number: usize,
    /// What it holds, as JSON.
    pub json: String,
}

impl ChoicePart {
    /// Its path below the output root.
    pub fn path(&self) -> String {
        match self.kind {
            "index" => "compare/data/index.js".to_owned(),
            kind => format!("compare/data/{kind}-{}.js", self.number),
        }
    }
}

/// Hands over the parts one by one: the cases in the order of the atlas, their names, and the table with the
/// numbers of parts. Nothing where no two cases are near.
///
/// # Errors
/// The first that `put` returns.
pub fn choice<E>(
    site: &Site<'_>,
    mut put: impl FnMut(ChoicePart) -> Result<(), E>,
) -> Result<(), E> {
    if !site.has_page(&Route::CompareIndex) {
        return Ok(());
    }
    let lists = Lists::of_nothing(1);
    let context = Context {
        site,
        route: &Route::CompareIndex,
        lists: &lists,
        handouts: &handout_files::NONE,
    };
    let mut cases = Parts::new("cases");
    let mut names = Parts::new("names");
    for case in 0..site.atlas.cases.len() {
        cases.add(record(&context, case).to_string(), &mut put)?;
        let (name, above) = heading(&context, case);
        let content = &site.atlas.cases[case];
        let entry = json!([
            content.slug.value,
            content.short.value,
            name,
            above,
            cases.number
        ]);
        names.add(entry.to_string(), &mut put)?;
    }
    cases.end(&mut put)?;
    names.end(&mut put)?;
    put(ChoicePart {
        kind: "index",
        number: 0,
        json: index(&context, names.number).to_string(),
    })
}

/// A list on its way into parts.
struct Parts {
    kind: &'static str,
    number: usize,
    list: String,
}

impl Parts {
    fn new(kind: &'static str) -> Parts {
        Parts {
            kind,
            number: 0,
            list: String::new(),
        }
    }

    /// Adds an entry; `number` is then that of the part it stands in.
    fn add<E>(
        &mut self,
        entry: String,
        put: &mut impl FnMut(ChoicePart) -> Result<(), E>,
    ) -> Result<(), E> {
        if !self.list.is_empty() {
            if self.list.len() + entry.len() > PART {
                self.end(put)?;
            } else {
                self.list.push(',');
            }
        }
        self.list.push_str(&entry);
        Ok(())
    }

    fn end<E>(&mut self, put: &mut impl FnMut(ChoicePart) -> Result<(), E>) -> Result<(), E> {
        let list = std::mem::take(&mut self.list);
        let part = ChoicePart {
            kind: self.kind,
            number: self.number,
            json: format!("[{list}]"),
        };
        self.number += 1;
        put(part)
    }
}

/// `[parts of names, labels of facts, drivers, challenges, models, indicators, statuses]`
fn index(context: &Context<'_>, parts: usize) -> Value {
    let atlas = context.site.atlas;
    let models = (0..atlas.models.len()).map(|at| {
        let seal = context.seal_link(at);
        json!([seal.family, seal.glyph, seal.phrases, seal.href])
    });
    let indicators = atlas.indicators.iter().map(|indicator| {
        let href = context.href(&Route::Indicator(indicator.id.value.to_string()));
        json!([href, indicator.name, basis(indicator), indicator.caution])
    });
    let statuses = STATUSES.iter().map(|(_, known)| {
        let status = status(*known);
        json!([status.slug, status.name, u8::from(status.unreal)])
    });
    json!([
        parts,
        FACTS,
        atlas
            .drivers
            .iter()
            .map(|topic| &topic.name)
            .collect::<Vec<_>>(),
        atlas
            .challenges
            .iter()
            .map(|topic| &topic.name)
            .collect::<Vec<_>>(),
        models.collect::<Vec<_>>(),
        indicators.collect::<Vec<_>>(),
        statuses.collect::<Vec<_>>(),
    ])
}

/// `[slug, title, period, drivers, challenges, keywords, practices, figures]`, where a practice is
/// `[anchor, title, [model, figure, model, figure …]]` and -1 is no figure.
fn record(context: &Context<'_>, case: usize) -> Value {
    let content = &context.site.atlas.cases[case];
    let links = &context.site.cases[case];
    let shown = |section: usize, model: usize| {
        context.practice_observation(SectionId { case, section }, Some(model))
    };
    let figures = figures(context, case, &shown);
    let practice = |section: usize| {
        let models = links.sections[section].models.iter().flat_map(|model| {
            let place = shown(section, *model).and_then(|at| figures.binary_search(&at).ok());
            [*model as isize, place.map_or(-1, |place| place as isize)]
        });
        let models: Vec<isize> = models.collect();
        let section = &content.sections[section];
        json!([section.id.value, section.title, models])
    };
    let at_work = links.sections.iter().enumerate();
    let at_work = at_work.filter(|(_, section)| !section.models.is_empty());
    let practices: Vec<Value> = at_work.map(|(section, _)| practice(section)).collect();
    let keywords = content.keywords.iter().map(|word| word.value.as_str());
    let keywords: Vec<&str> = keywords.collect();
    let figures: Vec<Value> = figures
        .iter()
        .filter_map(|at| figure(context, case, *at))
        .collect();
    json!([
        content.slug.value,
        content.title.value,
        content.period.to_string(),
        links.drivers,
        links.challenges,
        keywords,
        practices,
        figures,
    ])
}

/// The observations of a case that are written, ascending: those of an indicator, and those that practices
/// show.
fn figures(
    context: &Context<'_>,
    case: usize,
    shown: &dyn Fn(usize, usize) -> Option<usize>,
) -> Vec<usize> {
    let links = &context.site.cases[case];
    let measured = links.observations.iter().enumerate();
    let measured = measured.filter(|(_, seen)| seen.indicator.is_some());
    let sections = links.sections.iter().enumerate();
    let practices = sections.flat_map(|(section, own)| {
        let models = own.models.iter();
        models.filter_map(move |model| shown(section, *model))
    });
    let all: BTreeSet<usize> = measured.map(|(at, _)| at).chain(practices).collect();
    let content = &context.site.atlas.cases[case].observations;
    let stated = all.into_iter();
    stated
        .filter(|at| content[*at].quantity.is_some())
        .collect()
}

/// `[id, label, number, unit, status, period]`, and of an indicator's figure `indicator, why it cannot be
/// compared, value in the indicator's unit or null`.
fn figure(context: &Context<'_>, case: usize, at: usize) -> Option<Value> {
    let figure = context.figure_line(case, at)?;
    let status = STATUSES
        .iter()
        .position(|(slug, _)| *slug == figure.status.slug);
    let mut written = json!([
        &*context.site.atlas.cases[case].observations[at].id.value,
        figure.label,
        figure.prefix + &figure.number,
        figure.unit,
        status,
        figure.period,
    ]);
    let indicator = context.site.cases[case].observations[at].indicator;
    let scaled = indicator.and_then(|wanted| Some((wanted, context.scaled(case, at, wanted)?)));
    if let (Value::Array(written), Some((indicator, (reason, value)))) = (&mut written, scaled) {
        written.extend([json!(indicator), json!(reason), json!(value)]);
    }
    Some(written)
}
