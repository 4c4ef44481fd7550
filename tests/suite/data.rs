//! The files for other programs: tables, list of cases, Data Package, schemas.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{Outcome, SiteTest};

fn rows(outcome: &Outcome, path: &str) -> Vec<Vec<String>> {
    let text = outcome.text(path);
    let text = text
        .strip_prefix('\u{feff}')
        .expect("the file says it is UTF-8");
    assert!(text.ends_with("\r\n") && !text.contains("\n\n"));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let rows = reader.records().map(|row| {
        let row = row.expect("every row is as long as the header");
        row.iter().map(str::to_owned).collect()
    });
    rows.collect()
}

fn json(outcome: &Outcome, path: &str) -> Value {
    serde_json::from_str(outcome.text(path)).expect("the file is JSON")
}

/// The cells of a column, without the header.
fn column(rows: &[Vec<String>], name: &str) -> Vec<String> {
    let at = rows[0].iter().position(|cell| cell == name);
    let at = at.unwrap_or_else(|| panic!("there is no column {name}"));
    rows[1..].iter().map(|row| row[at].clone()).collect()
}

#[test]
fn every_stated_number_is_a_row_as_it_was_written() {
    let outcome = SiteTest::standard()
        .edit("cases/a.md", "value: 2000", "value: -2000.50")
        .edit("cases/a.md", "[2000元]", "[]")
        .build();
    let rows = rows(&outcome, "data/observations.csv");
    for (name, cell) in [
        ("case", "a"),
        ("id", "gain"),
        ("indicator", "household-gain"),
        ("value", "-2000.50"),
        ("value_high", ""),
        ("unit", "元"),
        ("per", "household;year"),
        ("period", "2017"),
        ("status", "achieved"),
        ("source", "s1"),
        ("source_publisher", "大同日报"),
        ("page", "cases/a.html#o-gain"),
    ] {
        assert_eq!(column(&rows, name), [cell], "{name}");
    }
    let practices = self::rows(&outcome, "data/practices.csv");
    assert_eq!(column(&practices, "models"), ["ecommerce"]);
    assert_eq!(column(&practices, "page"), ["cases/a.html#shop"]);
}

#[test]
fn what_an_author_writes_is_never_a_formula() {
    let outcome = SiteTest::standard()
        .edit(
            "cases/a.md",
            "label: 网店户均增收",
            "label: \"=HYPERLINK(1)\"",
        )
        .edit("cases/a.md", "灵丘调查", "\"@SUM(A1)\"")
        .edit("cases/a.md", "short: 灵丘", "short: \"-灵丘\"")
        .build();
    let observations = rows(&outcome, "data/observations.csv");
    assert_eq!(column(&observations, "label"), ["'=HYPERLINK(1)"]);
    assert_eq!(column(&observations, "source_title"), ["'@SUM(A1)"]);
    assert_eq!(column(&observations, "case_short"), ["'-灵丘"]);
}

#[test]
fn the_real_tables_have_every_number_and_every_practice() {
    let outcome = SiteTest::of_folder("content").build();
    let [cases, _, _, stated, _] = outcome.counts();
    let observations = rows(&outcome, "data/observations.csv");
    assert_eq!(observations.len() - 1, stated);
    for number in column(&observations, "value") {
        let plain = |c: char| c.is_ascii_digit() || c == '.' || c == '-';
        assert!(!number.is_empty() && number.chars().all(plain), "{number}");
    }
    let list = json(&outcome, "data/cases.json");
    let list = list["cases"].as_array().expect("a list");
    assert_eq!(list.len(), cases);
    let named: BTreeSet<_> = list
        .iter()
        .filter_map(|case| case["slug"].as_str())
        .collect();
    let practices = rows(&outcome, "data/practices.csv");
    for table in [&observations, &practices] {
        let cases: BTreeSet<String> = column(table, "case").into_iter().collect();
        assert_eq!(
            cases.iter().map(String::as_str).collect::<BTreeSet<_>>(),
            named
        );
        for page in column(table, "page") {
            let (page, anchor) = page.split_once('#').expect("a place on a page");
            let place = format!("id=\"{anchor}\"");
            assert!(outcome.text(page).contains(&place), "{page} has no {place}");
        }
    }
    let counted: u64 = list
        .iter()
        .filter_map(|case| case["observations"].as_u64())
        .sum();
    assert_eq!(usize::try_from(counted), Ok(stated));
}

#[test]
fn the_package_describes_the_tables_as_they_are() {
    let outcome = SiteTest::standard().build();
    let package = json(&outcome, "data/datapackage.json");
    assert_eq!(package["licenses"][0]["name"], "CC-BY-4.0");
    for resource in package["resources"].as_array().expect("a list") {
        let path = format!("data/{}", resource["path"].as_str().unwrap_or(""));
        assert!(outcome.has(&path), "{path}");
        if resource["format"] == "csv" {
            let fields = resource["schema"]["fields"].as_array().expect("a list");
            let names: Vec<_> = fields
                .iter()
                .filter_map(|field| field["name"].as_str())
                .collect();
            assert_eq!(rows(&outcome, &path)[0], names, "{path}");
        }
    }
}

#[test]
fn the_data_page_leads_to_every_file_and_explains_every_column() {
    let outcome = SiteTest::standard().build();
    let files: BTreeSet<_> = outcome
        .paths()
        .into_iter()
        .filter(|path| path.starts_with("data/"))
        .collect();
    assert_eq!(files.len(), 6);
    outcome.page("data.html", |page| {
        let links = page.attributes("dl.defs dt a", "href");
        assert_eq!(
            links.iter().map(String::as_str).collect::<BTreeSet<_>>(),
            files
        );
        let columns = page.texts("#observations dt");
        assert_eq!(columns, rows(&outcome, "data/observations.csv")[0]);
    });
    let all = outcome.open("index.html").links("footer a");
    assert!(all.contains(&("数据下载".to_owned(), "data.html".to_owned())));
}
