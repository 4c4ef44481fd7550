//! Handouts that were made for the site, offered on the pages of what they are of.

use std::collections::BTreeMap;

use super::Context;
use super::frame::{Fact, FactValue};
use super::handout::Subject;
use super::pages::DataFile;
use crate::ground::size;

/// A handout that stands in the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoutFile {
    /// Its path below the output root.
    pub path: String,
    /// What it is, such as 电子书.
    pub title: &'static str,
    /// Its format, as people call it, such as EPUB.
    pub format: &'static str,
    /// Its size in bytes.
    pub bytes: u64,
}

/// The handouts in the site by what they are of, in the order of the formats; empty in a site without.
/// They are made before the pages, which state their sizes.
pub type HandoutFiles = BTreeMap<Subject, Vec<HandoutFile>>;

/// What a site without handouts has.
pub(super) static NONE: HandoutFiles = BTreeMap::new();

impl Context<'_> {
    /// The handouts of a subject, for a masthead; none where none were made.
    pub(super) fn handouts(&self, label: &str, subject: Subject) -> Option<Fact> {
        let value = |file: &HandoutFile| FactValue {
            text: format!("{}（{}，{}）", file.title, file.format, size(file.bytes)),
            href: Some(self.route.href_of(&file.path)),
            datetime: None,
            is_file: true,
        };
        let files = self.handouts.get(&subject)?;
        Some(Fact {
            label: label.to_owned(),
            values: files.iter().map(value).collect(),
        })
    }

    /// The books of the whole atlas, for the list of files.
    pub(super) fn books(&self) -> Vec<DataFile> {
        let files = self.handouts.get(&Subject::Atlas).into_iter().flatten();
        let file = |file: &HandoutFile| DataFile {
            link: super::data::link(self, &format!("全书：{}", file.title), &file.path),
            name: file.path.clone(),
            description: format!("{}，{}", file.format, size(file.bytes)),
        };
        files.map(file).collect()
    }
}
