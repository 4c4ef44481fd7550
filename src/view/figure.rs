//! Figures, and figures side by side.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Context;
use super::frame::{Comparison, ComparisonRow, Figure, FigureLine, Status};
use super::listing::{NAMED, Scale};
use super::lists::more;
use super::pages::{ComparedFigure, StatusMeaning};
use crate::atlas::case::{Observation, ObservationStatus, STATUSES};
use crate::atlas::quantity::{Amount, Basis, Quantity, basis_in_words};
use crate::atlas::vocabulary::Indicator;
use crate::ground::{SharedStr, Spanned};
use crate::site::{Route, Site};

/// How many significant digits a converted value keeps: more than any source states.
const DIGITS: u32 = 8;

/// Word and meaning of a status. Meanings as in the look's 凡例.
fn wording(status: ObservationStatus) -> (&'static str, &'static str) {
    match status {
        ObservationStatus::Achieved => ("已实现", "原文写明已经发生"),
        ObservationStatus::Ongoing => ("推进中", "成稿时仍在进行"),
        ObservationStatus::Rule => ("规定", "按办法应得，不等于已得"),
        ObservationStatus::Planned => ("计划", "规划数，用淡墨"),
        ObservationStatus::Expected => ("预计", "估计产出，未必兑现"),
        ObservationStatus::Target => ("目标", "年度任务，未必完成"),
        ObservationStatus::Claim => ("自述", "当事人的说法，照录"),
        ObservationStatus::Context => ("背景", "地方概况或此前的数"),
    }
}

pub(super) fn status(status: ObservationStatus) -> Status {
    let slug = STATUSES
        .iter()
        .find(|(_, known)| *known == status)
        .map_or("", |(slug, _)| slug);
    Status {
        slug,
        name: wording(status).0,
        unreal: status.is_unreal(),
    }
}

/// The statuses that occur, in the order of 凡例.
pub(super) fn statuses(context: &Context<'_>) -> Vec<StatusMeaning> {
    let cases = &context.site.atlas.cases;
    let occurs = |wanted: ObservationStatus| {
        cases
            .iter()
            .flat_map(|case| &case.observations)
            .any(|seen| seen.status == wanted)
    };
    STATUSES
        .iter()
        .filter(|(_, known)| occurs(*known))
        .map(|(_, known)| StatusMeaning {
            status: status(*known),
            meaning: wording(*known).1,
        })
        .collect()
}

impl Context<'_> {
    /// An observation ready to be set; none when its number could not be read.
    pub(super) fn figure(&self, case: usize, at: usize) -> Option<Figure> {
        let content = &self.site.atlas.cases[case];
        let observation = &content.observations[at];
        let line = self.figure_line(case, at)?;
        let source = self.site.cases[case].observations[at].source.unwrap_or(0);
        let source_id = content
            .sources
            .get(source)
            .map_or("", |source| &source.id.value);
        let source_id = format!("source-{source_id}");
        let text = |text: Option<&Spanned<SharedStr>>| {
            text.map_or(String::new(), |text| text.value.to_string())
        };
        Some(Figure {
            id: observation.id.value.to_string(),
            line,
            place: self.place(case, observation),
            note: text(observation.note()),
            derivation: text(observation.derived()),
            source_number: source + 1,
            source_href: self.route.href_at(&self.site.case_route(case), &source_id),
            case_short: content.short.value.to_string(),
        })
    }

    /// The same observation within a line.
    pub(super) fn figure_line(&self, case: usize, at: usize) -> Option<FigureLine> {
        let observation = &self.site.atlas.cases[case].observations[at];
        let quantity = &observation.quantity.as_ref()?.value;
        let number = quantity.amount.to_string();
        let value = Some(quantity.amount.low().to_string()).filter(|value| *value != number);
        // Its row in the table of its case.
        let anchor = format!("o-{}", observation.id.value);
        Some(FigureLine {
            label: observation.label.value.to_string(),
            href: self.route.href_at(&self.site.case_route(case), &anchor),
            prefix: quantity.prefix().to_owned(),
            number,
            value: value.unwrap_or_default(),
            unit: quantity.suffix(),
            status: status(observation.status),
            period: observation.period.value.to_string(),
        })
    }

    /// Town and village, with the county in front where the case is about a prefecture.
    fn place(&self, case: usize, observation: &Observation) -> String {
        let regions = &self.site.atlas.regions;
        let county = observation
            .region
            .as_ref()
            .and_then(|code| regions.get(code.value));
        let county = county.map_or("", |region| &region.name);
        match &observation.place {
            Some(place) => format!("{county}{}", place.value),
            None if !county.is_empty() => county.to_owned(),
            None => {
                let code = self.site.atlas.cases[case].region.as_ref();
                let level = code
                    .and_then(|code| regions.get(code.value))
                    .map(|region| &region.name);
                match level.and_then(|name| name.chars().last()) {
                    Some('州') => "全州",
                    Some('市') => "全市",
                    Some('省') => "全省",
                    Some('区') => "全区",
                    Some('旗') => "全旗",
                    Some('盟') => "全盟",
                    _ => "全县",
                }
                .to_owned()
            }
        }
    }

    /// The same indicator across the given cases: comparable figures first, each with its bar; among
    /// them in the order of the cases as given.
    pub(super) fn comparison(&self, indicator: usize, cases: &[usize]) -> Comparison {
        let atlas = self.site.atlas;
        let wanted = &atlas.indicators[indicator];
        let places: BTreeMap<usize, usize> = cases.iter().copied().zip(0..).collect();
        let mut members: Vec<(usize, usize)> = self.site.groups.indicators[indicator]
            .iter()
            .filter(|(case, _)| places.contains_key(case))
            .copied()
            .collect();
        members.sort_by_key(|(case, _)| places[case]);
        let largest = self.largest(&members, wanted);
        let mut rows: Vec<ComparisonRow> = members
            .iter()
            .filter_map(|(case, at)| self.row(*case, *at, wanted, largest))
            .collect();
        rows.sort_by_key(|row| !row.comparable);
        let with_figure: BTreeSet<usize> = members.iter().map(|(case, _)| *case).collect();
        let missing = cases.iter().filter(|case| !with_figure.contains(case));
        let missing = missing.map(|case| atlas.cases[*case].short.value.to_string());
        self.compared(wanted, rows, missing.collect())
    }

    /// The figures one case has of an indicator: case and observation.
    fn members_of(&self, indicator: usize, case: usize) -> &[(usize, usize)] {
        let members = &self.site.groups.indicators[indicator];
        let first = members.partition_point(|(member, _)| *member < case);
        let count = members[first..].partition_point(|(member, _)| *member == case);
        &members[first..first + count]
    }

    /// The figures that each of some cases has of an indicator, in the order of the cases: comparable ones
    /// first, all bars in one scale.
    pub(super) fn figures_beside(
        &self,
        indicator: usize,
        cases: &[usize],
    ) -> Vec<Vec<ComparedFigure>> {
        let wanted = &self.site.atlas.indicators[indicator];
        let members = cases.iter().map(|case| self.members_of(indicator, *case));
        let largest = self.largest(&members.clone().collect::<Vec<_>>().concat(), wanted);
        let rows = |members: &[(usize, usize)]| {
            let rows = members.iter();
            let rows = rows.filter_map(|(case, at)| self.beside(*case, *at, wanted, largest));
            let mut rows: Vec<_> = rows.collect();
            rows.sort_by_key(|row| !row.comparable);
            rows
        };
        members.map(rows).collect()
    }

    fn compared(
        &self,
        wanted: &Indicator,
        rows: Vec<ComparisonRow>,
        missing: Vec<String>,
    ) -> Comparison {
        Comparison {
            name: wanted.name.clone(),
            href: self.href(&Route::Indicator(wanted.id.value.to_string())),
            basis: basis(wanted),
            caution: wanted.caution.clone(),
            is_compared: wanted.comparable,
            rows,
            missing,
            more: String::new(),
        }
    }

    /// The rows of an indicator that this page shows, and on the first what has none.
    pub(super) fn part_of_comparison(&self, indicator: usize, scale: &Scale) -> Comparison {
        let atlas = self.site.atlas;
        let wanted = &atlas.indicators[indicator];
        let rows = self.part(&scale.rows).iter();
        let rows = rows.filter_map(|(case, at)| self.row(*case, *at, wanted, scale.largest));
        let members = &self.site.groups.indicators[indicator];
        let has = |case: &usize| {
            let found = members.binary_search_by_key(case, |(member, _)| *member);
            found.is_ok()
        };
        let missing = (0..atlas.cases.len()).filter(|case| self.is_first() && !has(case));
        let missing = missing.map(|case| atlas.cases[case].short.value.to_string());
        self.compared(wanted, rows.collect(), some(missing))
    }

    /// As [`Context::comparison`], but of many rows only the first; the indicator's page has all.
    pub(super) fn first_of_comparison(&self, indicator: usize, cases: &[usize]) -> Comparison {
        let mut comparison = self.comparison(indicator, cases);
        let all = comparison.rows.len();
        comparison.rows.truncate(self.part(&comparison.rows).len());
        let left_out = all - comparison.rows.len();
        if left_out > 0 {
            comparison.more = format!("另有{left_out}条，见指标页");
        }
        comparison.missing = some(std::mem::take(&mut comparison.missing).into_iter());
        comparison
    }

    fn row(
        &self,
        case: usize,
        at: usize,
        wanted: &Indicator,
        largest: Decimal,
    ) -> Option<ComparisonRow> {
        let observation = &self.site.atlas.cases[case].observations[at];
        let quantity = &observation.quantity.as_ref()?.value;
        let reason = why_not_comparable(observation, quantity, wanted);
        let amount = convert(quantity, wanted);
        Some(ComparisonRow {
            figure: self.figure(case, at)?,
            case_href: self.case_href(case),
            comparable: reason.is_empty(),
            reason,
            bar: bar(amount, wanted, largest),
            converted: amount
                .filter(|_| quantity.unit != wanted.unit)
                .map(|amount| format!("{amount}{}", wanted.unit))
                .unwrap_or_default(),
        })
    }

    fn beside(
        &self,
        case: usize,
        at: usize,
        wanted: &Indicator,
        largest: Decimal,
    ) -> Option<ComparedFigure> {
        let observation = &self.site.atlas.cases[case].observations[at];
        let quantity = &observation.quantity.as_ref()?.value;
        let reason = why_not_comparable(observation, quantity, wanted);
        Some(ComparedFigure {
            figure: self.figure_line(case, at)?,
            comparable: reason.is_empty(),
            reason,
            bar: bar(convert(quantity, wanted), wanted, largest),
        })
    }

    /// Why a figure cannot be compared, or nothing; and its value in the indicator's unit as a decimal, where
    /// it has a bar.
    pub(super) fn scaled(
        &self,
        case: usize,
        at: usize,
        indicator: usize,
    ) -> Option<(String, Option<String>)> {
        let wanted = &self.site.atlas.indicators[indicator];
        let observation = &self.site.atlas.cases[case].observations[at];
        let quantity = &observation.quantity.as_ref()?.value;
        let amount = convert(quantity, wanted).filter(|_| wanted.comparable);
        Some((
            why_not_comparable(observation, quantity, wanted),
            amount.map(|amount| amount.high().to_string()),
        ))
    }

    /// The value whose bar is full: the largest comparable one, or the largest at all where none
    /// is comparable.
    fn largest(&self, members: &[(usize, usize)], wanted: &Indicator) -> Decimal {
        let values = members.iter().filter_map(|(case, at)| {
            let observation = &self.site.atlas.cases[*case].observations[*at];
            let quantity = &observation.quantity.as_ref()?.value;
            let comparable = why_not_comparable(observation, quantity, wanted).is_empty();
            Some((comparable, convert(quantity, wanted)?.high()))
        });
        values.max().map(|(_, value)| value).unwrap_or_default()
    }
}

/// The bar of a value; none where bars side by side would compare what must not be compared.
fn bar(amount: Option<Amount>, wanted: &Indicator, largest: Decimal) -> Option<u8> {
    let amount = amount.filter(|_| wanted.comparable)?;
    share(amount.high(), largest)
}

/// Names, or the first of them and how many there are.
fn some(mut names: impl Iterator<Item = String>) -> Vec<String> {
    let mut some: Vec<String> = names.by_ref().take(NAMED).collect();
    let others = names.count();
    if others > 0 {
        some.push(more(NAMED + others, "案例"));
    }
    some
}

/// The figures of each indicator, comparable ones first, then by case.
pub(super) fn scales(site: &Site<'_>) -> Vec<Scale> {
    let indicators = site.atlas.indicators.par_iter().enumerate();
    indicators
        .map(|(at, wanted)| scale(site, &site.groups.indicators[at], wanted))
        .collect()
}

fn scale(site: &Site<'_>, members: &[(usize, usize)], wanted: &Indicator) -> Scale {
    let mut rows = Vec::with_capacity(members.len());
    let mut largest = None;
    for (case, at) in members {
        let observation = &site.atlas.cases[*case].observations[*at];
        let Some(quantity) = &observation.quantity else {
            continue;
        };
        let comparable = why_not_comparable(observation, &quantity.value, wanted).is_empty();
        rows.push((!comparable, (*case, *at)));
        if let Some(amount) = convert(&quantity.value, wanted) {
            largest = largest.max(Some((comparable, amount.high())));
        }
    }
    rows.sort_by_key(|(is_odd, _)| *is_odd);
    let comparable = rows.iter().filter(|(is_odd, _)| !is_odd).count();
    Scale {
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        comparable,
        largest: largest.map(|(_, value)| value).unwrap_or_default(),
    }
}

/// Both ends of a quantity in the indicator's unit, rounded to what a reader can use.
fn convert(quantity: &Quantity, wanted: &Indicator) -> Option<Amount> {
    let one = |value: Decimal| {
        let value = quantity.unit.convert(value, wanted.unit)?;
        Some(value.round_sf(DIGITS)?.normalize())
    };
    Some(match quantity.amount {
        Amount::One(value) => Amount::One(one(value)?),
        Amount::Range(low, high) => Amount::Range(one(low)?, one(high)?),
    })
}

/// Unit and basis in words: `元，每户每年`.
pub(super) fn basis(indicator: &Indicator) -> String {
    let per = basis_in_words(&indicator.per);
    let comma = if per.is_empty() { "" } else { "，" };
    format!("{}{comma}{per}", indicator.unit)
}

/// Said of a figure whose indicator is not to be compared; the indicator's caution says why.
pub(super) const NOT_COMPARED: &str = "不作比较";

/// Empty when a figure may stand in one scale with the indicator's others: an indicator that may be
/// compared, same kind of unit, same basis, and something that really happened. Otherwise what differs.
fn why_not_comparable(
    observation: &Observation,
    quantity: &Quantity,
    wanted: &Indicator,
) -> String {
    let mut reasons = Vec::new();
    if !quantity.unit.is_same_kind(wanted.unit) {
        reasons.push(format!("单位不同：{}", quantity.unit.base()));
    }
    let sorted = |per: &[Basis]| {
        let mut per = per.to_vec();
        per.sort_unstable();
        per
    };
    if sorted(&quantity.per) != sorted(&wanted.per) {
        let own = match basis_in_words(&quantity.per) {
            words if words.is_empty() => "没写按什么计".to_owned(),
            words => format!("按{words}"),
        };
        reasons.push(format!("口径不同：{own}"));
    }
    let real = matches!(
        observation.status,
        ObservationStatus::Achieved | ObservationStatus::Ongoing
    );
    if !real {
        reasons.push(format!("不是已得的数：{}", wording(observation.status).0));
    }
    if !wanted.comparable && reasons.is_empty() {
        reasons.push(NOT_COMPARED.to_owned());
    }
    reasons.join("；")
}

/// A value as whole percent of the largest comparable one, at least 1 where it is more than nothing. None
/// below nothing, and beyond the scale, where a figure may be that is not comparable: a bar that is cut off
/// would seem as long as the longest.
fn share(value: Decimal, largest: Decimal) -> Option<u8> {
    let percent = value
        .checked_mul(Decimal::from(100))?
        .checked_div(largest)?;
    let whole = percent.round().to_u8().filter(|whole| *whole <= 100)?;
    Some(if value > Decimal::ZERO {
        whole.max(1)
    } else {
        0
    })
}
