//! What all artifacts together say: entered one by one, closed once.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::mem::take;

use super::address::{Destination, resolve};
use super::page::{Link, Page};
use super::text::Spotted;
use super::{Audit, Entrances, ExternalLink, codes};
use crate::ground::{Code, Diagnostic, Findings, Severity, Sources, Span, Text, quick_hash};
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

/// What one artifact says, worked out before the ledger is asked for.
#[derive(Debug)]
pub(super) struct Entry {
    path: String,
    /// Whether it is a page that something must lead to.
    must_be_reached: bool,
    anchors: Vec<Mark>,
    /// By target; no repetitions.
    links: Vec<Target>,
    /// By address, with how many times it is there.
    external: Vec<(String, usize)>,
    faults: Vec<Fault>,
}

/// A link to a place inside the site.
#[derive(Debug)]
struct Target {
    path: String,
    fragment: Option<String>,
    /// The first line it stands on.
    line: usize,
    /// It leads a reader to another page.
    counts: bool,
}

impl Entry {
    /// Sorts out what a page says.
    pub fn new(path: &str, page: Page<'_>, audit: &Audit) -> Entry {
        let is_told = |spotted: &Spotted| audit.authored.contains(&spotted.found.value);
        let personal = page.personal.into_iter();
        let personal = personal.filter(|spotted| !is_told(spotted)).map(fault);
        let mut faults: Vec<Fault> = page.faults.into_iter().chain(personal).collect();
        faults.sort_by_key(|fault| (fault.line, fault.column, fault.code.id));
        faults.dedup();
        let mut entry = Entry {
            path: path.to_owned(),
            must_be_reached: page.is_page && !page.leads_on,
            anchors: page.ids.iter().map(|id| Mark::anchor(path, id)).collect(),
            links: Vec::new(),
            external: Vec::new(),
            faults,
        };
        let mut links = page.links;
        links.sort_by(|a, b| (&a.address, a.line).cmp(&(&b.address, b.line)));
        for same in links.chunk_by(|a, b| a.address == b.address) {
            entry.link(same, &audit.entrances.map);
        }
        entry
    }

    /// Takes links of one address.
    fn link(&mut self, same: &[Link<'_>], map: &str) {
        let address = &*same[0].address;
        let followed = same.iter().filter(|link| link.is_followed).count();
        match resolve(&self.path, address) {
            Destination::Inside { path, fragment } => {
                // The map of the site leads everywhere; that does not count.
                let counts = followed > 0 && path != self.path && self.path != map;
                self.links.push(Target {
                    path,
                    fragment,
                    line: same[0].line,
                    counts,
                });
            }
            Destination::Outside if followed > 0 => {
                self.external.push((address.to_owned(), followed));
            }
            Destination::Outside | Destination::Nothing => {}
        }
    }
}

/// Stands for a path, or for an id on it. Two that meet by chance (one in 2^64) would hide a
/// dead link; who makes them meet hides one of his own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Mark(u64);

impl Mark {
    fn path(path: &str) -> Mark {
        Mark(quick_hash(path))
    }

    fn anchor(path: &str, id: &str) -> Mark {
        Mark(quick_hash((path, id)))
    }
}

/// Very many marks, in sets by their first bits: a set that has to grow stands in memory twice meanwhile, and may be
/// half empty then.
#[derive(Debug)]
struct Marks(Vec<HashSet<Mark>>);

impl Marks {
    /// Of the 64 bits so many choose the set.
    const BITS: u32 = 6;

    fn place(mark: Mark) -> usize {
        (mark.0 >> (u64::BITS - Marks::BITS)) as usize
    }

    fn insert(&mut self, mark: Mark) {
        self.0[Marks::place(mark)].insert(mark);
    }

    fn contains(&self, mark: Mark) -> bool {
        self.0[Marks::place(mark)].contains(&mark)
    }
}

impl Default for Marks {
    fn default() -> Marks {
        Marks(vec![HashSet::new(); 1 << Marks::BITS])
    }
}

/// Where a link stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// Index into the ledger's pages.
    page: usize,
    line: usize,
}

/// Links to places that are not there, or not yet: path and fragment, with the first place they stand at.
type Targets = BTreeMap<(String, Option<String>), Place>;

/// The state of an audit.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    /// Every artifact.
    paths: HashSet<Mark>,
    anchors: Marks,
    /// What is a page or links somewhere, and whether something must lead to it.
    pages: Vec<(String, bool)>,
    /// Pages that another page leads to.
    reached: HashSet<Mark>,
    /// Links to artifacts that have not come yet, by their path.
    waiting: HashMap<Mark, Targets>,
    /// Links to places that artifacts do not have.
    dead: Targets,
    external: BTreeMap<String, (usize, usize)>,
    /// By path; at most [`MAX_FAULTY`].
    faults: BTreeMap<String, Vec<Fault>>,
    /// How many artifacts with faults were dropped.
    left_out: usize,
}

impl Ledger {
    /// Takes in what one artifact says.
    pub fn enter(&mut self, entry: Entry) {
        let own = Mark::path(&entry.path);
        self.paths.insert(own);
        let anchors = entry.anchors.into_iter();
        anchors.for_each(|mark| self.anchors.insert(mark));
        for (target, place) in self.waiting.remove(&own).unwrap_or_default() {
            self.target(target, place);
        }
        let page = self.pages.len();
        // Thousands of scripts are no pages and lead nowhere.
        if entry.must_be_reached || !entry.links.is_empty() || !entry.external.is_empty() {
            self.pages.push((entry.path.clone(), entry.must_be_reached));
        }
        for link in entry.links {
            let line = link.line;
            if link.counts {
                self.reached.insert(Mark::path(&link.path));
            }
            self.target((link.path, link.fragment), Place { page, line });
        }
        for (address, times) in entry.external {
            let (first, count) = self.external.entry(address).or_insert((page, 0));
            *count += times;
            if entry.path < self.pages[*first].0 {
                *first = page;
            }
        }
        if !entry.faults.is_empty() {
            self.faults.insert(entry.path, entry.faults);
            if self.faults.len() > MAX_FAULTY {
                self.leave_one_out();
            }
        }
    }

    /// Looks a link up; one to an artifact that is not there yet has to wait.
    fn target(&mut self, (path, fragment): (String, Option<String>), place: Place) {
        let own = Mark::path(&path);
        let targets = if !self.paths.contains(&own) {
            self.waiting.entry(own).or_default()
        } else if fragment
            .as_ref()
            .is_some_and(|id| id != "top" && !self.anchors.contains(Mark::anchor(&path, id)))
        {
            &mut self.dead
        } else {
            return;
        };
        let first = targets.entry((path, fragment)).or_insert(place);
        let name = |place: &Place| (self.pages[place.page].0.as_str(), place.line);
        if name(&place) < name(first) {
            *first = place;
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
                page: self.pages[page].0.clone(),
                count,
            })
            .collect()
    }

    fn note_dead_links(&mut self) {
        let mut dead = take(&mut self.dead);
        dead.extend(take(&mut self.waiting).into_values().flatten());
        let dead = dead.into_iter().map(|((path, fragment), place)| {
            let is_there = self.paths.contains(&Mark::path(&path));
            let fault = match fragment {
                Some(id) if is_there => dead_anchor(&path, &id, place.line),
                _ => dead_link(&path, place.line),
            };
            (self.pages[place.page].0.clone(), fault)
        });
        let dead = dead.collect();
        self.note_some(dead);
    }

    fn note_unlinked_pages(&mut self, entrances: &Entrances) {
        let pages = self.pages.iter().filter(|(_, must)| *must);
        let mut lonely: Vec<&String> = pages
            .map(|(path, _)| path)
            .filter(|path| !self.reached.contains(&Mark::path(path)) && !entrances.has(path))
            .collect();
        lonely.sort();
        let lonely = lonely
            .into_iter()
            .map(|path| (path.clone(), unlinked(path)));
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
