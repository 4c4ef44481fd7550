//! What all artifacts together say: entered one by one, closed once.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::address::{Destination, resolve};
use super::page::{Link, Page};
use super::text::Spotted;
use super::{Audit, Entrances, ExternalLink, codes};
use crate::ground::{Code, Diagnostic, Findings, Severity, Sources, Span, Text};
use crate::text;

/// Something wrong at a place of an artifact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    pub code: &'static Code,
    /// The line as shown.
    pub excerpt: String,
    pub message: Text,
    pub help: Text,
}

/// Of so many artifacts, those with errors first, then by path, faults are told; a fault of the theme is on every page.
const MAX_FAULTY: usize = 50;
/// Of dead links, and of pages nothing leads to, so many are told.
const MAX_TOLD: usize = 200;

/// The state of an audit.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    /// Every artifact, and whether it is a page that something must lead to.
    paths: BTreeMap<String, bool>,
    /// A hash for every path with an id. Two that meet (one in 2^64) would hide a dead anchor.
    anchors: BTreeSet<u64>,
    /// Address inside the site, as `path` or `path#id` → the first place that links to it.
    targets: BTreeMap<(String, Option<String>), (String, usize)>,
    /// Pages that another page leads to.
    reached: BTreeSet<String>,
    external: BTreeMap<String, (String, usize)>,
    /// By path; at most [`MAX_FAULTY`].
    faults: BTreeMap<String, Vec<Fault>>,
    /// How many artifacts with faults were dropped.
    left_out: usize,
}

impl Ledger {
    /// Takes in what one artifact says.
    pub fn enter(&mut self, path: &str, page: Page, audit: &Audit) {
        let must_be_reached = page.is_page && !page.leads_on;
        self.paths.insert(path.to_owned(), must_be_reached);
        self.anchors
            .extend(page.ids.iter().map(|id| anchor(path, id)));
        for link in &page.links {
            self.link(path, link, &audit.entrances.map);
        }
        let personal = page
            .personal
            .into_iter()
            .filter(|spotted| !audit.authored.contains(&spotted.found.value));
        let mut faults: Vec<Fault> = page.faults.into_iter().chain(personal.map(fault)).collect();
        if !faults.is_empty() {
            faults.sort_by_key(|fault| (fault.line, fault.column, fault.code.id));
            faults.dedup();
            self.faults.insert(path.to_owned(), faults);
            if self.faults.len() > MAX_FAULTY {
                self.leave_one_out();
            }
        }
    }

    /// Drops the last artifact by path; one without errors before any with them.
    fn leave_one_out(&mut self) {
        let is_mild = |faults: &[Fault]| {
            faults
                .iter()
                .all(|fault| fault.code.severity != Severity::Error)
        };
        let mut paths = self.faults.iter().rev();
        let mild = paths
            .find(|(_, faults)| is_mild(faults))
            .map(|(path, _)| path.clone());
        match mild {
            Some(path) => drop(self.faults.remove(&path)),
            None => drop(self.faults.pop_last()),
        }
        self.left_out += 1;
    }

    fn link(&mut self, from: &str, link: &Link, map: &str) {
        match resolve(from, &link.address) {
            Destination::Inside { path, fragment } => {
                // The map of the site leads everywhere; that does not count.
                let counts = link.is_followed && path != from && from != map;
                if counts && !self.reached.contains(&path) {
                    self.reached.insert(path.clone());
                }
                let place = (from.to_owned(), link.line);
                let first = self
                    .targets
                    .entry((path, fragment))
                    .or_insert_with(|| place.clone());
                if place < *first {
                    *first = place;
                }
            }
            Destination::Outside if link.is_followed => {
                let entry = self.external.entry(link.address.clone());
                let (page, count) = entry.or_insert_with(|| (from.to_owned(), 0));
                *count += 1;
                if from < page.as_str() {
                    from.clone_into(page);
                }
            }
            Destination::Outside | Destination::Nothing => {}
        }
    }

    /// The findings, and the links that leave the site.
    pub fn close(
        mut self,
        entrances: &Entrances,
        sources: &mut Sources,
        findings: &mut Findings,
    ) -> Vec<ExternalLink> {
        let last = self.faults.values_mut().next_back();
        if let Some(last) = last
            .and_then(|faults| faults.last_mut())
            .filter(|_| self.left_out > 0)
        {
            last.help = and_more(&last.help, self.left_out);
        }
        self.note_dead_links();
        self.note_unlinked_pages(entrances);
        for (path, faults) in &self.faults {
            report(path, faults, sources, findings);
        }
        let external = self.external.into_iter();
        external
            .map(|(address, (page, count))| ExternalLink {
                address,
                page,
                count,
            })
            .collect()
    }

    fn note_dead_links(&mut self) {
        let targets = std::mem::take(&mut self.targets);
        let dead = targets
            .into_iter()
            .filter_map(|((path, fragment), (page, line))| {
                let is_there = self.paths.contains_key(&path);
                let fault = match fragment {
                    _ if !is_there => dead_link(&path, line),
                    Some(id) if !self.anchors.contains(&anchor(&path, &id)) && id != "top" => {
                        dead_anchor(&path, &id, line)
                    }
                    _ => return None,
                };
                Some((page, fault))
            });
        let dead = dead.collect();
        self.note_some(dead);
    }

    fn note_unlinked_pages(&mut self, entrances: &Entrances) {
        let lonely = self
            .paths
            .iter()
            .filter(|(path, must)| **must && !self.reached.contains(*path) && !entrances.has(path));
        let lonely = lonely.map(|(path, _)| (path.clone(), unlinked(path)));
        let lonely = lonely.collect();
        self.note_some(lonely);
    }

    /// Notes the first faults of one kind; the last of them tells how many more there are.
    fn note_some(&mut self, mut faults: Vec<(String, Fault)>) {
        let more = faults.len().saturating_sub(MAX_TOLD);
        faults.truncate(MAX_TOLD);
        if let Some((_, last)) = faults.last_mut().filter(|_| more > 0) {
            last.help = and_more(&last.help, more);
        }
        for (page, fault) in faults {
            self.faults.entry(page).or_default().push(fault);
        }
    }
}

fn and_more(help: &Text, more: usize) -> Text {
    let (zh, en) = (&help.zh, &help.en);
    text!(
        "{zh}；另有 {more} 处同样的问题没有列出",
        "{en}; {more} more of the kind are not listed"
    )
}

fn unlinked(path: &str) -> Fault {
    Fault {
        code: codes::UNLINKED_PAGE,
        line: 1,
        column: 1,
        excerpt: String::new(),
        message: text!("没有一页链接到 {path}", "no page links to {path}"),
        help: text!(
            "在相关的页面放上链接，或删去这一页",
            "link to it from a related page, or remove it"
        ),
    }
}

fn anchor(path: &str, id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (path, id).hash(&mut hasher);
    hasher.finish()
}

fn fault(spotted: Spotted) -> Fault {
    let Spotted {
        found,
        line,
        column,
        excerpt,
    } = spotted;
    let (message, help) = found.words();
    Fault {
        code: found.kind.code(),
        line,
        column,
        excerpt,
        message,
        help,
    }
}

fn dead_link(path: &str, line: usize) -> Fault {
    Fault {
        code: codes::DEAD_PAGE_LINK,
        line,
        column: 1,
        excerpt: format!("→ {path}"),
        message: text!(
            "网页里的链接 {path} 没有对应的文件",
            "a page links to {path}, which was not made"
        ),
        help: text!("改模板里的地址", "repair the address in the template"),
    }
}

fn dead_anchor(path: &str, id: &str, line: usize) -> Fault {
    Fault {
        code: codes::DEAD_PAGE_ANCHOR,
        line,
        column: 1,
        excerpt: format!("→ {path}#{id}"),
        message: text!(
            "网页里的链接 {path}#{id} 没有对应的位置",
            "a page links to {path}#{id}, which is not there"
        ),
        help: text!(
            "改模板里的地址，或补上这个 id",
            "repair the address in the template, or add the id"
        ),
    }
}

fn report(path: &str, faults: &[Fault], sources: &mut Sources, findings: &mut Findings) {
    let mut lines: BTreeMap<usize, &str> = BTreeMap::new();
    for fault in faults {
        // A value may hold line breaks; the place is where it begins.
        let line = fault.excerpt.lines().next().unwrap_or("");
        lines.entry(fault.line).or_insert(line);
    }
    let file = sources.add_excerpt(path, lines.iter().map(|(line, text)| (*line, *text)));
    for fault in faults {
        let source = sources.file(file);
        let start = source.line_start(fault.line);
        let before = source.line(fault.line).chars().take(fault.column - 1);
        let at = start + before.map(char::len_utf8).sum::<usize>();
        let finding = Diagnostic::new(fault.code, Span::new(file, at, at), fault.message.clone());
        findings.push(finding.help(fault.help.clone()));
    }
}
