//! Periods and dates: the time a figure, a case or an event holds for.

use std::fmt;

/// A Gregorian date as exact as its source: a year, a year and month, or a day. Always a date that
/// exists. Orders by time, the less exact first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// 1900 to 2999.
    pub year: u16,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to the length of the month.
    pub day: Option<u8>,
}

/// The time a figure holds for, after ISO 8601: a date (`2017`, `2018-04`, `2017-10-12`), an
/// interval (`2016/2018`; `..` for an open end, ISO 8601-2), a duration whose dates the source
/// does not state (`P3M`), or nothing stated at all (`unstated`). The order is for lists, not for time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// The source does not say.
    Unstated,
    /// One date.
    At(Date),
    /// From, to; at least one is there, and from is before to.
    Interval(Option<Date>, Option<Date>),
    /// So many days, weeks, months or years.
    Duration(u32, DurationUnit),
}

/// The unit of a [`Period::Duration`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DurationUnit {
    /// `D`
    Days,
    /// `W`
    Weeks,
    /// `M`
    Months,
    /// `Y`
    Years,
}

impl Date {
    /// Reads `2017`, `2018-04`, `2017-10-12`; none for anything else or a date that does not exist.
    pub fn parse(written: &str) -> Option<Date> {
        let mut parts = written.split('-');
        let year: u16 = digits(parts.next()?, 4)?;
        let month = parts
            .next()
            .map(|month| digits::<u8>(month, 2).ok_or(()))
            .transpose()
            .ok()?;
        let day = parts
            .next()
            .map(|day| digits::<u8>(day, 2).ok_or(()))
            .transpose()
            .ok()?;
        let exists = (1900..=2999).contains(&year)
            && month.is_none_or(|month| (1..=12).contains(&month))
            && day.is_none_or(|day| (1..=days_in(year, month.unwrap_or(1))).contains(&day));
        (exists && parts.next().is_none()).then_some(Date { year, month, day })
    }

    /// The day without its year: `3月22日`, `3月`, or empty.
    pub fn without_year(self) -> String {
        let month = self
            .month
            .map(|month| format!("{month}月"))
            .unwrap_or_default();
        let day = self.day.map(|day| format!("{day}日")).unwrap_or_default();
        month + &day
    }

    /// ISO 8601, as written.
    pub fn iso(self) -> String {
        let part = |part: Option<u8>| part.map(|part| format!("-{part:02}")).unwrap_or_default();
        format!("{}{}{}", self.year, part(self.month), part(self.day))
    }
}

fn digits<T: std::str::FromStr>(text: &str, count: usize) -> Option<T> {
    let plain = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}年{}", self.year, self.without_year())
    }
}

impl Period {
    /// Reads a period in the forms above.
    pub fn parse(written: &str) -> Option<Period> {
        if written == "unstated" {
            return Some(Period::Unstated);
        }
        if let Some(duration) = written.strip_prefix('P') {
            return parse_duration(duration);
        }
        let Some((from, to)) = written.split_once('/') else {
            return Date::parse(written).map(Period::At);
        };
        let end = |end: &str| match end {
            "" | ".." => Some(None),
            date => Date::parse(date).map(Some),
        };
        match (end(from)?, end(to)?) {
            (None, None) => None,
            (Some(from), Some(to)) if from >= to => None,
            (from, to) => Some(Period::Interval(from, to)),
        }
    }
}

impl Period {
    /// ISO 8601, as it was written: `2016/2018`, `2016/..`, `P3M`, `unstated`.
    pub fn iso(self) -> String {
        let end = |date: Option<Date>| date.map_or("..".to_owned(), Date::iso);
        match self {
            Period::Unstated => "unstated".to_owned(),
            Period::At(date) => date.iso(),
            Period::Interval(from, to) => format!("{}/{}", end(from), end(to)),
            Period::Duration(count, unit) => {
                let unit = match unit {
                    DurationUnit::Days => 'D',
                    DurationUnit::Weeks => 'W',
                    DurationUnit::Months => 'M',
                    DurationUnit::Years => 'Y',
                };
                format!("P{count}{unit}")
            }
        }
    }
}

fn parse_duration(written: &str) -> Option<Period> {
    let unit = match written.chars().next_back()? {
        'D' => DurationUnit::Days,
        'W' => DurationUnit::Weeks,
        'M' => DurationUnit::Months,
        'Y' => DurationUnit::Years,
        _ => return None,
    };
    let count: u32 = written[..written.len() - 1].parse().ok()?;
    (1..=9_999)
        .contains(&count)
        .then_some(Period::Duration(count, unit))
}

/// As readers see it: `2016—2018年`, `2018年4月起`, `3个月`, `原文未写`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::Unstated => f.write_str("原文未写"),
            Period::At(date) => date.fmt(f),
            Period::Interval(Some(from), Some(to)) => match (from.month, to.month) {
                (None, None) => write!(f, "{}—{to}", from.year),
                _ => write!(f, "{from}—{to}"),
            },
            Period::Interval(Some(from), None) => write!(f, "{from}起"),
            Period::Interval(None, Some(to)) => write!(f, "{to}以前"),
            Period::Interval(None, None) => f.write_str("原文未写"),
            Period::Duration(count, DurationUnit::Days) => write!(f, "{count}天"),
            Period::Duration(count, DurationUnit::Weeks) => write!(f, "{count}周"),
            Period::Duration(count, DurationUnit::Months) => write!(f, "{count}个月"),
            Period::Duration(count, DurationUnit::Years) => write!(f, "{count}年"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_and_written() {
        let check = |written: &str| Period::parse(written).map(|period| period.to_string());
        for (written, expected) in [
            ("2017", Some("2017年")),
            ("2018-04", Some("2018年4月")),
            ("2017-10-12", Some("2017年10月12日")),
            ("2016/2018", Some("2016—2018年")),
            ("2018-04/2019", Some("2018年4月—2019年")),
            ("2016/..", Some("2016年起")),
            ("P3M", Some("3个月")),
            ("P20Y", Some("20年")),
            ("unstated", Some("原文未写")),
            ("2017-02-29", None),
            ("2017-13", None),
            ("2018/2016", None),
            ("17", None),
            ("去年", None),
            ("P0M", None),
        ] {
            assert_eq!(check(written).as_deref(), expected, "{written}");
            let again = Period::parse(written).map(Period::iso);
            assert!(again.is_none_or(|again| again == written), "{written}");
        }
    }
}
