//! The type area of official documents.

use super::super::site;
use super::{case, poppler};

/// GB/T 9704-2012, 5.2: A4, 37 mm above, 28 mm at the left, 156 × 225 mm of text, 22 lines of 28.
#[test]
fn the_type_area_of_official_documents_has_22_lines_of_28_characters() {
    let paragraph = "县里的人都到村里去把路修好再把货卖出去".repeat(120);
    let site = site()
        .edit(
            "atlas.yaml",
            "theme: default",
            "theme: default\nhandout: {page: gongwen}",
        )
        .edit("cases/b.md", "还没有结果。", &paragraph);
    let pdf = case(&site, "b");
    let boxes = poppler("pdftotext", &["-bbox-layout"], &pdf);
    // A page that is nothing but the paragraph.
    let full = boxes.split("<page ").find(|page| {
        let characters = page.matches(|char| paragraph.contains(char)).count();
        characters >= 22 * 28
    });
    let full = full.unwrap_or_else(|| panic!("no page is full:\n{boxes}"));
    let number = |line: &str, name: &str| -> f64 {
        let value = line
            .split(&format!("{name}=\""))
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        value
            .and_then(|value| value.parse().ok())
            .expect("poppler writes numbers")
    };
    let mm = |points: f64| points * 25.4 / 72.0;
    let mut lines: Vec<(f64, f64, f64)> = full
        .lines()
        .filter(|line| line.contains("<line "))
        .map(|line| {
            (
                mm(number(line, "yMin")),
                mm(number(line, "xMin")),
                mm(number(line, "xMax")),
            )
        })
        .collect();
    lines.sort_by(|a, b| a.0.total_cmp(&b.0));
    // The last is the page number.
    let foot = lines.pop().expect("there are lines");
    assert_eq!(lines.len(), 22, "{full}");
    for (_, left, right) in &lines {
        assert!(
            (left - 28.0).abs() < 0.5 && (right - 184.0).abs() < 0.7,
            "{left} {right}"
        );
    }
    let pitch = (lines[21].0 - lines[0].0) / 21.0;
    assert!((pitch - 225.0 / 22.0).abs() < 0.05, "{pitch}");
    assert!(
        foot.0 > 37.0 + 225.0,
        "the page number stands below: {foot:?}"
    );
    let first_words = full
        .lines()
        .filter(|line| line.contains("<word "))
        .map(|line| {
            let word = line
                .split('>')
                .nth(1)
                .and_then(|rest| rest.split('<').next());
            word.unwrap_or_default().chars().count()
        });
    assert_eq!(first_words.take(22).collect::<Vec<_>>(), [28; 22]);
}

#[test]
fn a_page_that_there_is_not_is_found() {
    let written = "theme: default\nhandout: {page: gongwn}";
    let report = site()
        .edit("atlas.yaml", "theme: default", written)
        .build()
        .report();
    let found = "atlas.yaml:8:17 CA0206 没有“gongwn”这个取值\n";
    assert!(report.starts_with(found), "{report}");
}
