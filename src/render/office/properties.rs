//! What an office file says of itself: title, language, dates.

use super::super::xml::Xml;
use super::{Package, Relationships, part, relationship};
use crate::site::Edition;
use crate::view::handout::Date;

/// Core properties (ECMA-376, part 2, section 11). The dates are those of the content; without one
/// there are none, because a file must not tell when it was made.
pub(in super::super) struct Properties<'p> {
    pub(in super::super) title: String,
    pub(in super::super) subject: &'p str,
    pub(in super::super) description: &'p str,
    pub(in super::super) creator: &'p str,
    pub(in super::super) language: &'p str,
    pub(in super::super) dated: Option<Date>,
}

/// The title as folders and libraries list it: a teacher's copy must not pass for a student's.
pub(in super::super) fn title(title: &str, edition: Edition) -> String {
    match edition {
        Edition::Student => title.to_owned(),
        Edition::Teacher => format!("{title}（{}）", edition.name()),
    }
}

impl Properties<'_> {
    /// Adds them to a package.
    pub(in super::super) fn add_to(&self, package: &mut Package) {
        let core = "application/vnd.openxmlformats-package.core-properties+xml";
        let path = "docProps/core.xml";
        let none = Relationships::default;
        package.add_root(relationship::CORE, path, core, self.core(), none());
        let extended = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
        let path = "docProps/app.xml";
        package.add_root(
            relationship::EXTENDED,
            path,
            extended,
            extended_part(),
            none(),
        );
    }

    fn core(&self) -> Vec<u8> {
        let spaces = [
            (
                "xmlns:cp",
                "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            ),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ];
        part("cp:coreProperties", &spaces, |xml| {
            let mut told = |name: &str, words: &str| {
                if !words.is_empty() {
                    xml.element(name, &[], words);
                }
            };
            told("dc:title", &self.title);
            told("dc:subject", self.subject);
            told("dc:creator", self.creator);
            told("dc:description", self.description);
            told("dc:language", self.language);
            if let Some(date) = self.dated {
                let day = day(date);
                let kind = [("xsi:type", "dcterms:W3CDTF")];
                xml.element("dcterms:created", &kind, &day);
                xml.element("dcterms:modified", &kind, &day);
            }
        })
    }
}

fn extended_part() -> Vec<u8> {
    let space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    part("Properties", &[("xmlns", space)], |xml: &mut Xml| {
        xml.element("Application", &[], "case-atlas");
    })
}

/// The beginning of a day: programs want a whole time.
fn day(Date { year, month, day }: Date) -> String {
    let (month, day) = (month.unwrap_or(1), day.unwrap_or(1));
    format!("{year:04}-{month:02}-{day:02}T00:00:00Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_whole() {
        let written = |text| Date::parse(text).map(day);
        assert_eq!(
            written("2026-11-20").as_deref(),
            Some("2026-11-20T00:00:00Z")
        );
        assert_eq!(written("2026").as_deref(), Some("2026-01-01T00:00:00Z"));
    }
}
