//! Edits drawn by lot: after each of them everything is as if it had been read from the beginning, though only what
//! the edit can change was made anew.

use crate::support::previewed::{Folder, Previewed};
use crate::support::{Random, SiteTest, standard};

/// What somebody does to a case.
type Edit = fn(&mut Draft);

const SLUGS: [&str; 5] = ["a", "b", "c", "d", "e"];

/// What the lot decides of a case.
#[derive(Clone, Default)]
struct Draft {
    slug: &'static str,
    title: usize,
    region: &'static str,
    model: &'static str,
    challenge: bool,
    keywords: Vec<&'static str>,
    alias: Option<&'static str>,
    figures: Vec<(&'static str, usize, Option<&'static str>)>,
    heading: &'static str,
    text: Vec<&'static str>,
    has_teaching: bool,
}

/// Sentences: with names of everything, dead ones too, and a term.
const SENTENCES: [&str; 16] = [
    "一句话。",
    "县里摘帽了。",
    "见[](case:a)。",
    "见[](case:b#shop)。",
    "见[](case:c#early)。",
    "见[](case:d#o-gain)。",
    "见[数](obs:a/gain)。",
    "见[数](obs:b/more)。",
    "见[数](obs:gain)。",
    "见[出处](source:a/s1)。",
    "见[](model:solar)。",
    "见[](indicator:household-gain)。",
    "见[](region:210624)。",
    "见[](challenge:capital-gap)。",
    "见[相关](case:a#sec-related)[年表](page:about)。",
    "![集市](market.png)",
];

impl Draft {
    fn new(slug: &'static str) -> Draft {
        Draft {
            slug,
            region: "140224",
            model: "ecommerce",
            figures: vec![("gain", 2000, None)],
            heading: "early",
            ..Draft::default()
        }
    }

    fn edit(&mut self, lot: &mut Random) {
        let pick = |lot: &mut Random, from: &[&'static str]| from[lot.below(from.len())];
        match lot.below(16) {
            0 => self.title = lot.below(90),
            1 => self.region = pick(lot, &["140224", "210624", "360321"]),
            2 => self.model = pick(lot, &["ecommerce", "solar", "ecommerce solar"]),
            3 => self.challenge = !self.challenge,
            4 => self.keywords = vec![pick(lot, &["甲", "乙"]), pick(lot, &["丙", "丁", "甲"])],
            5 => self.alias = [None, Some("old"), Some("a"), Some("index")][lot.below(4)],
            6 if self.figures.len() < 2 => {
                let id = if self.figures.is_empty() {
                    "gain"
                } else {
                    "more"
                };
                let place = [None, Some("大西岔镇")][lot.below(2)];
                self.figures.push((id, lot.below(9), place));
            }
            7 => drop(self.figures.pop()),
            8 | 11 => self.heading = pick(lot, &["early", "late", "shop"]),
            9 => self.has_teaching = !self.has_teaching,
            10 => self.text.truncate(1),
            _ => self.text.push(SENTENCES[lot.below(SENTENCES.len())]),
        }
    }

    fn file(&self) -> String {
        let Draft {
            slug,
            title,
            region,
            model,
            heading,
            ..
        } = self;
        let (front, _) = standard::CASE
            .split_once("observations:")
            .expect("it has figures");
        let front = front
            .replace(
                "title: 灵丘：网店卖杂粮",
                &format!("title: 某地：第{title}题"),
            )
            .replace("slug: a\n", &format!("slug: {slug}\n"))
            .replace("140224", region);
        let mut file = match self.challenge {
            true => front.replace(
                "challenges: [market-access]",
                "challenges: [market-access, capital-gap]",
            ),
            false => front,
        };
        file.push_str(&format!("keywords: [{}]\n", self.keywords.join(", ")));
        if let Some(alias) = self.alias {
            file.push_str(&format!("aliases: [{alias}]\n"));
        }
        if !self.figures.is_empty() {
            file.push_str("observations:\n");
        }
        for (id, value, place) in &self.figures {
            let place = place.map_or(String::new(), |place| format!(", place: {place}"));
            file.push_str(&format!(
                "  - {{id: {id}, indicator: household-gain, label: 增收, value: {value}, unit: 元, per: [household, year], \
                 period: 2017, status: achieved, source: s1{place}}}\n"
            ));
        }
        if self.has_teaching {
            file.push_str(
                "teaching:\n  objectives: [\"见[](case:b)。\"]\n  questions: [怎样卖？]\n",
            );
        }
        let text = self.text.join("\n\n");
        file.push_str(&format!(
            "---\n## 背景 {{#background}}\n\n### 先前 {{#{heading}}}\n\n文。\n\n\
             ## 做法 {{#practice model=\"{model}\"}}\n\n{text}\n"
        ));
        file
    }
}

fn site_of(drafts: &[Draft], others: &SiteTest) -> SiteTest {
    let mut site = others.clone();
    for draft in drafts {
        site = site.with(&[(&format!("cases/{}.md", draft.slug), &draft.file())]);
    }
    site
}

fn others() -> SiteTest {
    let page = "---\ntitle: 关于\nslug: about\nsummary: 说明。\npublished: 2026-11-19\n---\n## 由来 {#origin}\n\
                见[](case:b)[数](obs:c/gain)。\n";
    let pack = "---\ntitle: 培训\nslug: course\nsummary: 说明。\naudience: 干部\nduration: 一天\nmodels: [ecommerce]\n\
                objectives: [学会]\n---\n## 导读 {#guide}\n\n见[](case:a)。\n";
    SiteTest::standard()
        .without("cases/a.md")
        .with(&[("pages/about.md", page), ("training/course.md", pack)])
}

/// Another case, a case fewer, a vocabulary, or an edit of a case.
fn draw(drafts: &mut Vec<Draft>, others: &mut SiteTest, lot: &mut Random) {
    match lot.below(12) {
        0 if drafts.len() > 1 => drop(drafts.remove(lot.below(drafts.len()))),
        1 => {
            let free = SLUGS
                .iter()
                .find(|slug| drafts.iter().all(|draft| draft.slug != **slug));
            drafts.extend(free.map(|slug| Draft::new(slug)));
        }
        2 => {
            let (path, text) = [
                (
                    "vocabulary.yaml",
                    standard::VOCABULARY.replace("卖难", &format!("卖难{}", lot.below(9))),
                ),
                (
                    "glossary.yaml",
                    standard::GLOSSARY
                        .replace("脱贫摘帽", ["脱贫摘帽", "一句话", "先前"][lot.below(3)]),
                ),
                (
                    "models/solar.md",
                    standard::SOLAR.replace("发电。", ["见[](case:c)。", "发电。"][lot.below(2)]),
                ),
            ][lot.below(3)]
            .clone();
            *others = others.clone().with(&[(path, &text)]);
        }
        _ => {
            let at = lot.below(drafts.len());
            drafts[at].edit(lot);
        }
    }
}

#[test]
fn any_row_of_edits_shows_and_says_what_reading_all_again_would() {
    for seed in 1..=4 {
        let mut lot = Random(seed);
        let mut drafts = vec![Draft::new("a"), Draft::new("b"), Draft::new("c")];
        let mut others = others();
        let site = site_of(&drafts, &others);
        let folder = Folder::new(&site);
        let mut previewed = Previewed::new(&folder, site);
        for step in 0..16 {
            for _ in 0..=lot.below(2) {
                draw(&mut drafts, &mut others, &mut lot);
            }
            previewed.change(site_of(&drafts, &others));
            let differences = previewed.differences();
            assert!(
                differences.is_empty(),
                "seed {seed}, step {step}:\n{}",
                differences.join("\n")
            );
        }
    }
}

#[test]
fn a_text_that_names_what_an_edit_takes_away_is_read_again() {
    let mut a = Draft::new("a");
    a.text = vec![
        "见[](case:b#early)。",
        "见[数](obs:b/gain)。",
        "见[出处](source:b/s1)。",
        "见[图](case:b#o-gain)。",
        "见[教学](case:b#sec-teaching)。",
    ];
    let mut b = Draft::new("b");
    b.has_teaching = true;
    b.figures.push(("more", 7, None));
    let others = others();
    let edits: [(&str, Edit); 6] = [
        ("a heading", |b| b.heading = "late"),
        ("all figures", |b| b.figures.clear()),
        ("another place of a figure", |b| b.figures.reverse()),
        ("teaching", |b| b.has_teaching = false),
        ("an address that is taken", |b| b.alias = Some("a")),
        ("words", |b| b.text.push("一句话。")),
    ];
    let site = |b: &Draft| site_of(&[a.clone(), b.clone()], &others);
    let folder = Folder::new(&site(&b));
    let mut previewed = Previewed::new(&folder, site(&b));
    for (what, edit) in edits {
        let mut edited = b.clone();
        edit(&mut edited);
        for (draft, when) in [(&edited, "made"), (&b, "taken back")] {
            previewed.change(site(draft));
            let differences = previewed.differences();
            let differences = differences.join("\n");
            assert!(differences.is_empty(), "{what}, {when}:\n{differences}");
        }
    }
}
