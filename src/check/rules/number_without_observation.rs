//! A number in a case's text that no observation states.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::atlas::case::Case;
use crate::atlas::prose::PassageKind;
use crate::atlas::quantity::{self, Quantity};
use crate::atlas::unit::{Dimension, Unit};
use crate::check::codes;
use crate::check::reading::Reading;
use crate::check::texts::Texts;
use crate::ground::{Diagnostic, FileId, Findings, han};
use crate::site::Site;
use crate::text;

/// The longest unit of the table with its multiplier: 亿平方公里.
const MAX_UNIT: usize = 5;

/// Words between a number and its unit.
const APPROXIMATE: [char; 3] = ['余', '多', '几'];

/// The longest word of precision before a number (不少于) and behind its unit (以上), in characters.
const MAX_FRONT: usize = 3;
const MAX_BACK: usize = 2;

/// The longest quotation that is a term rather than a statement: “3个1”, “5+2”.
const MAX_TERM: usize = 8;

/// Reports quantities of a case's paragraphs and tables: digits with a unit, outside links, that no
/// figure of the case states.
///
/// Not meant are years, dates and durations; ordinals (第3个) and numbers of documents and lists, which
/// have no unit; short terms in quotation marks; and Han numerals, which are mostly small.
pub fn check(site: &Site<'_>, texts: &Texts<'_>, findings: &mut Findings) {
    let cases = site.atlas.cases.iter().map(|case| (case.file, case));
    let cases: BTreeMap<FileId, &Case> = cases.collect();
    texts.each(findings, |file, readings, found| {
        let Some(case) = cases.get(&file) else {
            return;
        };
        let stated = stated(case);
        let is_text = |reading: &Reading| {
            matches!(
                reading.passage.kind,
                PassageKind::Paragraph | PassageKind::Cell
            )
        };
        for reading in readings.filter(is_text) {
            check_passage(&reading, &stated, found);
        }
    });
}

/// What the figures of a case state, in a form that equal quantities share.
fn stated(case: &Case) -> BTreeSet<String> {
    let quantities = case
        .observations
        .iter()
        .filter_map(|seen| seen.quantity.as_ref());
    quantities.map(|quantity| form(&quantity.value)).collect()
}

fn form(quantity: &Quantity) -> String {
    let Quantity {
        amount,
        approximation,
        unit,
        ..
    } = quantity;
    let ends = [amount.low().normalize(), amount.high().normalize()];
    format!("{approximation:?} {ends:?} {unit}")
}

fn check_passage(reading: &Reading, stated: &BTreeSet<String>, findings: &mut Findings) {
    let terms = terms(reading);
    let mut index = 0;
    while index < reading.len() {
        let end = number_end(reading, index);
        if end > index
            && let Some(quantity) = quantity_at(reading, index..end)
            && !terms[index]
            && !is_stated(reading, quantity.clone(), stated)
        {
            let written = reading.passage.words(quantity.clone());
            let span = reading.passage.span_of(quantity);
            let message = text!(
                "正文的数“{written}”没有登记为数据",
                "the number {written} is no figure of the case"
            );
            findings.push(
                Diagnostic::new(codes::NUMBER_WITHOUT_OBSERVATION, span, message).help(text!(
                    "在 observations 里登记，正文写成 [{written}](obs:编号)",
                    "state it under observations and cite it as [{written}](obs:id)"
                )),
            );
        }
        index = end.max(index + 1);
    }
}

/// Whether a figure says the same, with the word that may stand before the number (近, 约).
fn is_stated(reading: &Reading, quantity: Range<usize>, stated: &BTreeSet<String>) -> bool {
    let starts = (quantity.start.saturating_sub(MAX_FRONT)..=quantity.start).rev();
    let ends = quantity.end..=(quantity.end + MAX_BACK).min(reading.len());
    let phrases = starts.flat_map(|start| ends.clone().map(move |end| start..end));
    phrases
        .filter_map(|range| quantity::read(&reading.passage.words(range)))
        .any(|quantity| stated.contains(&form(&quantity)))
}

/// From the number to the end of its unit; none where it is no quantity to be stated.
fn quantity_at(reading: &Reading, number: Range<usize>) -> Option<Range<usize>> {
    let glyphs = &reading.passage.glyphs;
    let before = number.start.checked_sub(1).and_then(|at| reading.char(at));
    let belongs =
        |char: char| char == '第' || char.is_ascii_alphanumeric() || "-+/.:：∶_".contains(char);
    if before.is_some_and(belongs)
        || glyphs[number.start].in_link
        || reading.is_address(number.start)
    {
        return None;
    }
    let start = number.end
        + usize::from(
            reading
                .char(number.end)
                .is_some_and(|char| APPROXIMATE.contains(&char)),
        );
    let longest = (start + MAX_UNIT).min(reading.len());
    let end = (start + 1..=longest)
        .rev()
        .find(|end| unit(reading, start..*end).is_some())?;
    let unit = unit(reading, start..end)?;
    // 五个一 is a slogan, 2019年11期 an issue of a journal.
    let is_name = reading.char(end) == Some('一') || (before == Some('年') && unit.base() == "期");
    (unit.dimension() != Dimension::Time && !is_name).then_some(number.start..end)
}

fn unit(reading: &Reading, range: Range<usize>) -> Option<Unit> {
    let word = reading.passage.words(range);
    // 多 and 余 may also stand behind the multiplier: 8万多元.
    let plain: String = word
        .chars()
        .filter(|char| !APPROXIMATE.contains(char))
        .collect();
    Unit::parse(&plain)
}

/// Where the number that begins here ends: digits, with single points and commas inside.
fn number_end(reading: &Reading, start: usize) -> usize {
    let digit = |at: usize| reading.char(at).is_some_and(|char| char.is_ascii_digit());
    let mut end = start;
    while digit(end)
        || (end > start && matches!(reading.char(end), Some('.' | ',')) && digit(end + 1))
    {
        end += 1;
    }
    end
}

/// Per character: whether it stands in a short quotation.
fn terms(reading: &Reading) -> Vec<bool> {
    let mut terms = vec![false; reading.len()];
    let mut open = None;
    for (index, char) in reading.chars() {
        match char {
            '“' | '‘' => open = Some(index + 1),
            '”' | '’' => {
                if let Some(start) = open.take()
                    && index - start <= MAX_TERM
                    && reading
                        .chars()
                        .skip(start)
                        .take(index - start)
                        .any(|(_, char)| han::is_han(char))
                {
                    terms[start..index].fill(true);
                }
            }
            _ => {}
        }
    }
    terms
}
