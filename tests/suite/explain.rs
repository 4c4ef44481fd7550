//! The pages that `case-atlas explain` prints.

use crate::support::{codes, project_files, project_text};

const HEADINGS: [&str; 6] = ["查什么", "为什么", "错例", "正例", "怎么改", "依据"];

/// Heading and text of every part; what stands in fenced code is no heading.
fn parts(page: &str) -> Vec<(&str, String)> {
    let mut parts: Vec<(&str, String)> = Vec::new();
    let mut fenced = false;
    for line in page.lines().skip(1) {
        fenced ^= line.starts_with("```");
        match (line.strip_prefix("## "), parts.last_mut()) {
            (Some(heading), _) if !fenced => parts.push((heading, String::new())),
            (_, Some((_, text))) => text.push_str(&format!("{line}\n")),
            (_, None) => assert_eq!(line, "", "words before the first part"),
        }
    }
    parts
}

#[test]
fn every_page_names_its_code_and_has_the_six_parts_in_order() {
    for (id, name, page) in codes() {
        let title = page.lines().next().unwrap_or("");
        assert!(title.starts_with(&format!("# {id} ")), "{title}");
        assert!(title.ends_with(&format!(" ({name})")), "{title}");
        let headings: Vec<_> = parts(page)
            .into_iter()
            .map(|(heading, _)| heading)
            .collect();
        assert_eq!(headings, HEADINGS, "{id}");
    }
}

#[test]
fn no_part_of_a_page_is_empty() {
    for (id, _, page) in codes() {
        for (heading, text) in parts(page) {
            assert!(!text.trim().is_empty(), "{id}: {heading}");
        }
    }
}

#[test]
fn wrong_and_right_are_shown_as_code() {
    for (id, _, page) in codes() {
        for (heading, text) in parts(page) {
            let is_example = matches!(heading, "错例" | "正例");
            assert!(!is_example || text.contains('`'), "{id}: {heading}: {text}");
        }
    }
}

#[test]
fn no_page_is_without_its_code_and_ids_are_in_their_blocks() {
    let ids: Vec<_> = codes()
        .into_iter()
        .map(|(id, ..)| format!("src/explain/{id}.md"))
        .collect();
    assert_eq!(project_files("src/explain"), ids);
    let mut names: Vec<_> = codes().into_iter().map(|(_, name, _)| name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), ids.len(), "names are unique");
    let map = project_text("src/README.md");
    for (id, name, _) in codes() {
        let digits = id.strip_prefix("CA").expect("ids begin with CA");
        assert!(
            digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()),
            "{id}"
        );
        let block = format!("| CA{}xx |", &digits[..2]);
        assert!(map.contains(&block), "{id}: src/README.md has no {block}");
        let kebab = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        assert!(name.bytes().all(kebab), "{name}");
    }
}
