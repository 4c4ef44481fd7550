//! Sizes, names and habits.

use std::collections::BTreeSet;

use super::{File, none, source};
use crate::support::{codes, project, project_files};

const MAX_LINES_OF_A_FILE: usize = 450;
const MAX_LINES_OF_A_FUNCTION: usize = 80;

/// What may stand at the top: what the user asked for, what tools want there, what a build makes.
const TOP: [&str; 21] = [
    ".ci",
    ".git",
    ".gitignore",
    ".github",
    "CHANGES.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "LICENSES",
    "README.md",
    "benches",
    "clippy.toml",
    "content",
    "fuzz",
    "packs",
    "packs-teacher",
    "public",
    "src",
    "target",
    "tests",
    "themes",
];

/// Names that say nothing of what is inside.
const DRAWERS: [&str; 8] = [
    "utils", "util", "helpers", "helper", "common", "misc", "core", "manager",
];

#[test]
fn every_file_says_what_it_is() {
    let silent = |file: &File| !file.text.starts_with("//! ");
    let silent: Vec<_> = source()
        .into_iter()
        .filter(silent)
        .map(|file| file.path)
        .collect();
    none(&silent);
}

#[test]
fn no_file_is_too_long() {
    let mut long = Vec::new();
    for path in ["src", "tests/suite", "benches"]
        .into_iter()
        .flat_map(project_files)
    {
        let limit = if path.starts_with("src/") {
            MAX_LINES_OF_A_FILE
        } else {
            400
        };
        if !path.ends_with(".rs") || path.starts_with("tests/suite/emit/") {
            continue;
        }
        let count = crate::support::project_text(&path).lines().count();
        if count > limit {
            long.push(format!("{path} has {count} lines, more than {limit}"));
        }
    }
    none(&long);
}

#[test]
fn no_function_is_too_long() {
    let mut long = Vec::new();
    for file in source() {
        for (name, line, length) in functions(&file.text) {
            if length > MAX_LINES_OF_A_FUNCTION {
                long.push(format!(
                    "src/{}:{line} {name} has {length} lines",
                    file.path
                ));
            }
        }
    }
    none(&long);
}

/// Name, first line and length of every function; the formatter puts the closing brace under the
/// first letter.
fn functions(text: &str) -> Vec<(String, usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let Some((before, rest)) = code.split_once("fn ") else {
            continue;
        };
        let words = [
            "",
            "pub ",
            "pub(super) ",
            "pub(crate) ",
            "const ",
            "pub const ",
            "pub(super) const ",
        ];
        if !words.contains(&before) {
            continue;
        }
        let closing = format!("{}}}", &line[..line.len() - code.len()]);
        let end = lines[at..]
            .iter()
            .position(|line| *line == closing || line.ends_with(" {}"));
        let name = rest.split(['(', '<']).next().unwrap_or("").to_owned();
        found.push((name, at + 1, end.map_or(1, |end| end + 1)));
    }
    found
}

#[test]
fn functions_are_seen() {
    let text =
        "impl A {\n    pub(super) fn a(\n        b: C,\n    ) {\n        x\n    }\n}\nfn d() {}\n";
    assert_eq!(
        functions(text),
        [("a".to_owned(), 2, 5), ("d".to_owned(), 8, 1)]
    );
    assert!(
        source()
            .iter()
            .map(|file| functions(&file.text).len())
            .sum::<usize>()
            > 500
    );
}

#[test]
fn nothing_is_unfinished_forced_or_silenced() {
    let mut complaints = Vec::new();
    for file in source().iter().filter(|file| !file.is_test()) {
        for (number, line) in file
            .lines()
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
        {
            for word in [
                "todo!",
                "unimplemented!",
                ".unwrap()",
                "#[allow",
                "#![allow",
                "dbg!",
                "panic!(",
                "unsafe ",
                "println!",
                "print!(",
            ] {
                if line.contains(word) {
                    complaints.push(format!("src/{}:{number} has {word}", file.path));
                }
            }
        }
    }
    none(&complaints);
}

#[test]
fn expectations_have_a_reason() {
    let mut complaints = Vec::new();
    for file in source() {
        for (at, _) in file.text.match_indices("#[expect(") {
            let attribute = file.text[at..].split(")]").next().unwrap_or("");
            if !attribute.contains("reason = \"") {
                complaints.push(format!("src/{}: {attribute}", file.path));
            }
        }
    }
    none(&complaints);
}

#[test]
fn there_are_no_drawers() {
    let folders = ["src", "tests/suite", "benches", "themes"];
    let drawers = folders.into_iter().flat_map(project_files).filter(|path| {
        let mut names = path
            .split('/')
            .map(|name| name.split('.').next().unwrap_or(""));
        names.any(|name| DRAWERS.contains(&name))
    });
    none(&drawers.collect::<Vec<_>>());
}

#[test]
fn at_the_top_stands_only_what_was_planned() {
    let entries = std::fs::read_dir(project("")).expect("the project is there");
    let names = entries.map(|entry| entry.expect("it can be read").file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    let unplanned: Vec<_> = names.filter(|name| !TOP.contains(&name.as_str())).collect();
    none(&unplanned);
}

#[test]
fn every_code_that_is_declared_is_used() {
    let sources = source();
    let declared: BTreeSet<String> = sources
        .iter()
        .filter(|file| file.path.ends_with("codes.rs"))
        .flat_map(|file| file.text.lines())
        .filter_map(|line| Some(line.trim().split_once(" = \"CA")?.0.to_owned()))
        .collect();
    assert_eq!(
        declared.len(),
        codes().len(),
        "each code is declared on a line of its own"
    );
    let used = |code: &String| {
        let word = format!("codes::{code}");
        sources.iter().any(|file| file.text.contains(&word))
    };
    let unused: Vec<_> = declared
        .iter()
        .filter(|code| !used(code))
        .cloned()
        .collect();
    none(&unused);
}
