//! When a text was put on the site: a date, and the time of day where the author wrote one.

use super::period::Date;

/// When a text was put on the site. Written by the author, never taken from the clock; a time that
/// was not written is not there, and nothing puts midnight in its place.
///
/// ```
/// use case_atlas::atlas::publication::Publication;
/// let whole = Publication::parse("2026-11-20 09:30").expect("it is a time");
/// assert_eq!(whole.to_the_minute().as_deref(), Some("2026-11-20 09:30"));
/// assert_eq!(whole.iso(), "2026-11-20T09:30");
/// let day = Publication::parse("2026-11-20").expect("it is a day");
/// assert_eq!(day.to_the_minute(), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Publication {
    /// The date, as exact as written.
    pub date: Date,
    /// The time of day, only behind a whole day.
    pub time: Option<TimeOfDay>,
}

/// Hour and minute on the clocks of the place where the site is edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

impl Publication {
    /// Reads `2026-11-20 09:30`, `2026-11-20T09:30`, `2026-11-20`, `2026-11`, `2026`; none for
    /// anything else or a time that does not exist.
    pub fn parse(written: &str) -> Option<Publication> {
        let Some((date, time)) = written.split_once([' ', 'T']) else {
            let date = Date::parse(written)?;
            return Some(Publication { date, time: None });
        };
        let date = Date::parse(date).filter(|date| date.day.is_some())?;
        let time = Some(TimeOfDay::parse(time)?);
        Some(Publication { date, time })
    }

    /// `2026-11-20 09:30`; none where day or time was not written.
    pub fn to_the_minute(self) -> Option<String> {
        let TimeOfDay { hour, minute } = self.time?;
        Some(format!("{} {hour:02}:{minute:02}", self.date.iso()))
    }

    /// ISO 8601, as exact as written: `2026-11-20T09:30`, `2026-11-20`, `2026`.
    pub fn iso(self) -> String {
        match self.to_the_minute() {
            Some(whole) => whole.replace(' ', "T"),
            None => self.date.iso(),
        }
    }

    /// As readers see it: `2026-11-20 09:30`, `2026-11-20`.
    pub fn shown(self) -> String {
        self.to_the_minute().unwrap_or_else(|| self.date.iso())
    }
}

impl TimeOfDay {
    fn parse(written: &str) -> Option<TimeOfDay> {
        let two = |digits: &str| -> Option<u8> {
            let plain = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| digits.parse().ok()).flatten()
        };
        let (hour, minute) = written.split_once(':')?;
        let time = TimeOfDay {
            hour: two(hour)?,
            minute: two(minute)?,
        };
        (time.hour < 24 && time.minute < 60).then_some(time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_times_that_exist_are_read() {
        for (written, shown) in [
            ("2026-11-20 09:30", Some("2026-11-20 09:30")),
            ("2026-11-20T23:59", Some("2026-11-20 23:59")),
            ("2026-11-20 00:00", Some("2026-11-20 00:00")),
            ("2026-11-20", Some("2026-11-20")),
            ("2026", Some("2026")),
            ("2026-11-20 24:00", None),
            ("2026-11-20 09:60", None),
            ("2026-11-20 9:30", None),
            ("2026-11-20 09:30:00", None),
            ("2026-11 09:30", None),
            ("2026-11-31 09:30", None),
            ("", None),
            (" ", None),
        ] {
            let read = Publication::parse(written).map(Publication::shown);
            assert_eq!(read.as_deref(), shown, "{written:?}");
        }
    }
}
