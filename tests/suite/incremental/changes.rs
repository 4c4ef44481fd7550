//! Changes drawn by lot, one after the other.

use std::fs;

use super::site;
use crate::support::{OutputTest, SiteTest, standard};

/// A change drawn by lot, and what it is.
fn change(site: SiteTest, draw: &mut impl FnMut(usize) -> usize) -> (SiteTest, &'static str) {
    let cases: Vec<String> = site
        .paths()
        .filter(|path| path.starts_with("cases/"))
        .map(str::to_owned)
        .collect();
    let case = cases[draw(cases.len())].clone();
    let number = draw(900) + 100;
    let line = |site: &SiteTest, path: &str, key: &str, value: String| {
        let text = site.text(path);
        let old = text.lines().find(|line| line.trim_start().starts_with(key));
        let old = old
            .unwrap_or_else(|| panic!("{path} has no {key}"))
            .to_owned();
        let new = format!("{key} {value}");
        site.clone()
            .with(&[(path, &text.replacen(old.trim_start(), &new, 1))])
    };
    match draw(14) {
        0 | 1 => (
            site.edit(&case, "## 难点", &format!("又说第{number}句。\n\n## 难点")),
            "body",
        ),
        2 => (
            line(&site, &case, "title:", format!("某地：第{number}题")),
            "title",
        ),
        3 => (
            line(&site, &case, "summary:", format!("第{number}句。")),
            "summary",
        ),
        4 => {
            let text = site.text(&case);
            let (one, other) = ("model=\"ecommerce\"", "model=\"solar\"");
            let swapped = match text.contains(one) {
                true => text.replace(one, other),
                false => text.replace(other, one),
            };
            (site.with(&[(&case, &swapped)]), "model")
        }
        5 => {
            let text = site.text(&case);
            let slug = text.lines().find(|line| line.starts_with("slug:"));
            let slug = slug.expect("a case has a slug").to_owned();
            let new = text.replacen(&slug, &format!("slug: n{number}"), 1);
            (site.with(&[(&format!("cases/n{number}.md"), &new)]), "new")
        }
        6 if cases.len() > 1 => (site.without(&case), "delete"),
        7 => {
            let renamed = line(&site, &case, "slug:", format!("r{number}"));
            let text = renamed.text(&case);
            (
                renamed
                    .without(&case)
                    .with(&[(&format!("cases/r{number}.md"), &text)]),
                "rename",
            )
        }
        8 => (
            site.with_theme(
                "templates/pages/case.html",
                "<h1",
                &format!("<h1 data-x=\"{number}\""),
            ),
            "theme",
        ),
        9 => {
            let vocabulary = standard::VOCABULARY.replace("卖难", &format!("卖难之{number}"));
            (site.with(&[("vocabulary.yaml", &vocabulary)]), "vocabulary")
        }
        10 => {
            let glossary = standard::GLOSSARY.replace("县退出", &format!("县退出{number}"));
            (site.with(&[("glossary.yaml", &glossary)]), "glossary")
        }
        11 => (
            line(
                &site,
                "models/ecommerce.md",
                "definition:",
                format!("卖货{number}。"),
            ),
            "model text",
        ),
        12 => (line(&site, &case, "value:", number.to_string()), "figure"),
        _ => (
            line(&site, "atlas.yaml", "title:", format!("图谱{number}")),
            "atlas",
        ),
    }
}

/// Numbers by lot, the same every time (Knuth's MMIX generator).
fn lot(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed;
    move |limit| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % limit
    }
}

/// Somebody spoils a file of the output or of the cache.
fn spoil(output: &OutputTest, draw: &mut impl FnMut(usize) -> usize) {
    let pages: Vec<String> = output.site().into_keys().collect();
    let path = match draw(4) {
        0 => output.cache("site"),
        1 => output.cache("pages"),
        _ => output.path("public").join(&pages[draw(pages.len())]),
    };
    let Ok(mut bytes) = fs::read(&path) else {
        return;
    };
    let at = draw(bytes.len().max(1));
    match bytes.get_mut(at) {
        Some(byte) if draw(3) > 0 => *byte ^= 0x20,
        _ => bytes.truncate(at),
    }
    fs::write(&path, bytes).expect("files can be written");
}

#[test]
fn any_row_of_changes_gives_what_a_clean_build_gives() {
    let (mut built, mut refused) = (0, 0);
    for seed in 1..=6 {
        let mut draw = lot(seed);
        let output = OutputTest::new();
        let (mut now, mut history) = (site(), vec![site()]);
        output.build(&now);
        for _ in 0..14 {
            let what;
            (now, what) = match draw(8) {
                0 => (history[draw(history.len())].clone(), "back to before"),
                _ => change(now, &mut draw),
            };
            history.push(now.clone());
            // Shown when a comparison fails.
            println!("row {seed}: {what}");
            if draw(5) == 0 {
                println!("row {seed}: a file is spoilt");
                spoil(&output, &mut draw);
            }
            match output.build(&now).summary {
                Some(_) => built += 1,
                None => refused += 1,
            }
        }
    }
    assert!(built > 2 * refused, "{built} built, {refused} refused");
}
