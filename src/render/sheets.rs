//! How the style sheets of a theme are dealt out to its pages.
//!
//! All files of `css/` are one cascade, in order of name. A page links at most three pieces of it: what
//! every page needs, what its kind needs, and what comes last. Which kind needs which files is
//! said in `theme.yaml` and nowhere else.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::artifact::Artifact;
use super::compact;
use super::error::ThemeError;
use super::theme::Theme;
use crate::atlas::yaml;
use crate::view::KINDS;

const MANIFEST: &str = "theme.yaml";
/// Files that no sheet names and that come before the first that one does.
const FIRST: &str = "atlas";
/// The other files that no sheet names, those between two that are named among them.
const LAST: &str = "print";

/// The sheets, and who links them.
pub(super) struct Sheets {
    artifacts: Vec<Artifact>,
    /// By kind of page, in order of the cascade; paths from the root of the site.
    linked: BTreeMap<&'static str, Vec<String>>,
}

#[derive(Deserialize)]
struct Manifest {
    #[serde(default)]
    sheets: Vec<Sheet>,
}

/// A sheet of some kinds of pages.
#[derive(Deserialize)]
struct Sheet {
    name: String,
    pages: Vec<String>,
    /// Names of files in `css/`.
    files: Vec<String>,
}

impl Sheets {
    /// Reads what `theme.yaml` says, and joins the sheets.
    pub(super) fn new(theme: &Theme) -> Result<Sheets, ThemeError> {
        let manifest: Manifest = yaml::from_str(theme.text(MANIFEST)?).map_err(faulty)?;
        let mut files = BTreeMap::new();
        for file in theme.texts("css") {
            let (name, text) = file?;
            if name.ends_with(".css") {
                files.insert(name, compact::style(text));
            }
        }
        let own: Vec<&String> = manifest.sheets.iter().flat_map(|own| &own.files).collect();
        if let Some(missing) = own.iter().find(|name| !files.contains_key(name.as_str())) {
            return Err(ThemeError::Missing {
                path: format!("css/{missing}"),
            });
        }
        let start = own.iter().min();
        let (mut first, mut last) = (String::new(), String::new());
        let everywhere = files
            .iter()
            .filter(|(name, _)| !own.iter().any(|own| own == *name));
        for (name, text) in everywhere {
            let comes_first = start.is_none_or(|start| *name < start.as_str());
            if comes_first { &mut first } else { &mut last }.push_str(text);
        }
        let mut sheets = Sheets {
            artifacts: Vec::new(),
            linked: KINDS.into_iter().map(|kind| (kind, Vec::new())).collect(),
        };
        sheets.add(FIRST, first, &KINDS);
        for Sheet {
            name,
            pages,
            files: of_sheet,
        } in &manifest.sheets
        {
            let pages = sheets.kinds(name, pages)?;
            let in_order = files
                .iter()
                .filter(|(file, _)| of_sheet.iter().any(|own| own == *file));
            sheets.add(
                name,
                in_order.map(|(_, text)| text.as_str()).collect(),
                &pages,
            );
        }
        sheets.add(LAST, last, &KINDS);
        Ok(sheets)
    }

    /// The sheets themselves.
    pub(super) fn artifacts(self) -> Vec<Artifact> {
        self.artifacts
    }

    /// What each kind of page links.
    pub(super) fn linked(&self) -> &BTreeMap<&'static str, Vec<String>> {
        &self.linked
    }

    /// The kinds of pages of a sheet, each of which has no other one.
    fn kinds(&self, sheet: &str, pages: &[String]) -> Result<Vec<&'static str>, ThemeError> {
        if [FIRST, LAST].contains(&sheet) || self.artifacts.iter().any(|it| it.path == path(sheet))
        {
            return Err(faulty(format!("sheets: {sheet}: this name is taken")));
        }
        let known = |page: &String| {
            let kind = KINDS.into_iter().find(|kind| kind == page);
            let kind = kind.ok_or(format!("sheets: {sheet}: there is no kind of page {page}"))?;
            match self.linked.get(kind).and_then(|linked| linked.get(1)) {
                Some(other) => Err(format!("sheets: {sheet}: {kind} has {other} already")),
                None => Ok(kind),
            }
        };
        pages
            .iter()
            .map(known)
            .collect::<Result<_, _>>()
            .map_err(faulty)
    }

    fn add(&mut self, name: &str, text: String, kinds: &[&str]) {
        if text.is_empty() && name == LAST {
            return;
        }
        self.artifacts.push(Artifact::new(path(name), text));
        for (kind, linked) in &mut self.linked {
            if kinds.contains(kind) {
                linked.push(path(name));
            }
        }
    }
}

fn path(name: &str) -> String {
    format!("assets/{name}.css")
}

fn faulty(cause: String) -> ThemeError {
    ThemeError::Faulty {
        path: MANIFEST.to_owned(),
        cause,
    }
}
