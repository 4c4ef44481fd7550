//! Values that several kinds of file have: regions, dates, periods, words of closed lists.

use super::super::codes;
use super::super::period::{Date, Period};
use super::super::publication::Publication;
use super::super::region::{Region, RegionCode, RegionTable};
use super::super::yaml::{Fields, Node};
use crate::ground::{Diagnostic, SharedStr, Spanned, Text};
use crate::text;

/// Reads the `region` of a case; what is no code of the table is found, with the codes that may be
/// meant. The author has named it, perhaps, in the short name and in the title: a code of another place than they
/// say is found, too.
pub fn required_region(
    fields: &mut Fields<'_>,
    regions: &RegionTable,
    (short, title): (&str, &str),
) -> Option<Spanned<RegionCode>> {
    let node = fields.required("region")?;
    let region = region_of(fields, regions, node, &[short, title])?;
    report_other_place(fields, regions, &region, (short, title));
    Some(region)
}

/// Reports a code of the table that is not of the place the case is about by its own words.
fn report_other_place(
    fields: &mut Fields<'_>,
    regions: &RegionTable,
    written: &Spanned<RegionCode>,
    (short, title): (&str, &str),
) {
    let code = written.value;
    let named = regions.named_instead(code, short, title);
    let Some(first) = named.first() else { return };
    let own = regions.get(code).map_or("", |region| &region.name);
    let (is, named_first) = (regions.above(code) + own, &first.name);
    let message = text!(
        "代码 {code} 是{is}，案例说的却像是{named_first}",
        "{code} is {is}, but the case seems to be about {named_first}"
    );
    let finding = Diagnostic::new(codes::REGION_DIFFERS, written.span, message);
    let finding = finding.help(did_you_mean(&named, regions));
    fields.report(finding.help(text!(
        "代码没有错的，short 就写这个代码的地名",
        "where the code is right, write the name of its place as short"
    )));
}

/// Regions that may be meant, with their codes.
fn did_you_mean(meant: &[&Region], regions: &RegionTable) -> Text {
    let meant = meant.iter().map(|region| {
        let above = regions.above(region.code);
        format!("{}（{above}{}）", region.code, region.name)
    });
    let meant = meant.collect::<Vec<_>>().join("、");
    text!("是不是 {meant}？", "did you mean {meant}?")
}

/// As [`required_region`], where there need be none.
pub fn region(fields: &mut Fields<'_>, regions: &RegionTable) -> Option<Spanned<RegionCode>> {
    let node = fields.node("region")?;
    region_of(fields, regions, node, &[])
}

fn region_of(
    fields: &mut Fields<'_>,
    regions: &RegionTable,
    node: &Node,
    names: &[&str],
) -> Option<Spanned<RegionCode>> {
    let written = fields.scalar(node)?;
    let code = RegionCode::parse(&written.value).filter(|code| regions.get(*code).is_some());
    if code.is_none() {
        let name = &written.value;
        let message = text!("没有区划代码“{name}”", "there is no region code \"{name}\"");
        let mut finding = Diagnostic::new(codes::UNKNOWN_REGION, written.span, message);
        let meant = regions.meant(name, names);
        if !meant.is_empty() {
            finding = finding.help(did_you_mean(&meant, regions));
        }
        fields.report(finding.help(text!(
            "填国家标准 GB/T 2260 的六位区划代码；不知道代码的，在这里写县名（如 宽甸），运行 check，提示里就有",
            "write the six digits of GB/T 2260; write a name here, and its code is suggested"
        )));
    }
    Some(Spanned::new(code?, written.span))
}

/// Reads `period`.
pub fn period(fields: &mut Fields<'_>) -> Option<Spanned<Period>> {
    let node = fields.required("period")?;
    period_of(fields, node)
}

/// Reads a period that stands in a node.
pub fn period_of(fields: &mut Fields<'_>, node: &Node) -> Option<Spanned<Period>> {
    let written = fields.scalar(node)?;
    let period = Period::parse(&written.value);
    if period.is_none() {
        let forms = "2017、2018-04、2016/2018、P3M（三个月）、unstated";
        fields.report(match years(&written.value) {
            Some((from, to)) => bad_date(&written, &format!("{from}/{to}"), 1),
            None => bad_date(&written, forms, 1),
        });
    }
    Some(Spanned::new(period?, written.span))
}

/// Two years with a stroke between them: `2017-2018`, `2016—2018年`.
fn years(written: &str) -> Option<(&str, &str)> {
    let written = written.trim().trim_end_matches('年');
    let (from, to) = written.split_once(['-', '－', '—', '–', '~', '～', '至', '到'])?;
    let both = (
        from.trim().trim_end_matches('年'),
        to.trim_matches(|char: char| char.is_whitespace() || char == '—'),
    );
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    (is_year(both.0) && is_year(both.1) && both.0 <= both.1).then_some(both)
}

/// Reads a date.
pub fn date(fields: &mut Fields<'_>, key: &'static str, required: bool) -> Option<Spanned<Date>> {
    let node = if required {
        fields.required(key)
    } else {
        fields.node(key)
    }?;
    let written = fields.scalar(node)?;
    let date = Date::parse(&written.value);
    if date.is_none() {
        fields.report(bad_date(&written, "2017-10-12、2017-10、2017", 1));
    }
    Some(Spanned::new(date?, written.span))
}

/// Reads `published`.
pub fn publication(fields: &mut Fields<'_>, required: bool) -> Option<Spanned<Publication>> {
    let node = if required {
        fields.required("published")
    } else {
        fields.node("published")
    }?;
    let written = fields.scalar(node)?;
    let publication = Publication::parse(&written.value);
    if publication.is_none() {
        let forms = "2026-11-20 09:30、2026-11-20";
        fields.report(bad_date(&written, forms, 3));
    }
    Some(Spanned::new(publication?, written.span))
}

/// The finding for a word that is no date or period; `fewest` is how many of year, month and day it
/// must have.
fn bad_date(written: &Spanned<SharedStr>, forms: &str, fewest: usize) -> Diagnostic {
    let word = &written.value;
    let message = text!(
        "“{word}”不是有效的日期或时期",
        "\"{word}\" is not a date or period"
    );
    let finding = Diagnostic::new(codes::BAD_DATE, written.span, message);
    match in_numbers(word, fewest) {
        Some(meant) => finding.help(text!("写成 {meant}", "write {meant}")),
        None => finding.help(text!("写成这样：{forms}", "forms: {forms}")),
    }
}

/// A date written otherwise than ISO 8601 has it: `2017年12月5日`, `2017.12.5`, `2017/12/05`.
fn in_numbers(word: &str, fewest: usize) -> Option<String> {
    let marks = ['年', '月', '日', '号', '.', '/', '-', '．'];
    let parts: Vec<&str> = word
        .trim_end_matches(['日', '号', '月', '年'])
        .split(marks)
        .collect();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !(fewest..=3).contains(&parts.len())
        || parts[0].len() != 4
        || !parts.iter().all(|part| digits(part))
    {
        return None;
    }
    let parts = parts.iter().map(|part| format!("{part:0>2}"));
    let meant = parts.collect::<Vec<_>>().join("-");
    Date::parse(&meant).map(|_| meant)
}

/// Reads an optional whole number; one that is not is found and counts as absent.
pub fn whole_number(fields: &mut Fields<'_>, key: &'static str) -> Option<u32> {
    let written = fields.optional_text(key)?;
    let number = written.value.parse().ok();
    if number.is_none() {
        let word = &written.value;
        let message = text!(
            "{key} 应是一个整数，不是“{word}”",
            "{key} is not a whole number"
        );
        let finding = Diagnostic::new(codes::BAD_NUMBER, written.span, message);
        fields.report(finding.help(text!("如 {key}: 3", "such as {key}: 3")));
    }
    number
}

/// Looks a word up; an empty one was found missing already.
pub fn worded<T: Copy>(
    fields: &mut Fields<'_>,
    word: &Spanned<SharedStr>,
    choices: &[(&'static str, T)],
) -> Option<T> {
    if word.value.is_empty() {
        None
    } else {
        fields.choice(word, choices)
    }
}

#[cfg(test)]
mod tests {
    use super::years;

    #[test]
    fn two_years_with_a_stroke_between_are_an_interval() {
        for written in [
            "2017-2018",
            "2017—2018年",
            "2017——2018",
            "2017年至2018年",
            " 2017 ~ 2018 ",
        ] {
            assert_eq!(years(written), Some(("2017", "2018")), "{written}");
        }
        for written in ["2018-2017", "2017-18", "2017-10", "2017", "", "年至年"] {
            assert_eq!(years(written), None, "{written}");
        }
    }
}
