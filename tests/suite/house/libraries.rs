//! Each library has one room.

use std::collections::BTreeMap;

use super::{none, source};
use crate::support::project_text;

/// Library, as it is written in code, and where it may be named. Those of the paragraph in
/// `src/README.md` first; the others are as many again.
const ROOMS: [(&str, &str); 39] = [
    ("serde_yaml", "atlas/yaml/"),
    ("pulldown_cmark", "atlas/markdown/"),
    ("ammonia", "atlas/markdown/"),
    ("syntect", "markup/highlight.rs"),
    ("tera", "render/templates.rs"),
    ("icu_collator", "ground/collation.rs"),
    ("icu_locale_core", "ground/collation.rs"),
    ("walkdir", "ground/files/"),
    ("annotate_snippets", "cli/report/human.rs"),
    ("similar", "cli/fix.rs"),
    ("typst", "render/pdf/"),
    ("csv", "render/table.rs"),
    ("quick_xml", "render/xml/"),
    ("qrcode", "markup/qr.rs"),
    ("zip", "ground/archive.rs"),
    ("base64", "ground/encoding.rs"),
    ("tempfile", "emit/stick/temporary.rs"),
    ("typst_kit", "render/pdf/fonts.rs"),
    ("typst_layout", "render/pdf/mod.rs"),
    ("typst_pdf", "render/pdf/mod.rs"),
    ("pinyin", "ground/"),
    ("postcard", "ground/shelf.rs"),
    ("sha2", "ground/digest.rs"),
    ("foldhash", "ground/hashing.rs"),
    ("memchr", "ground/bytes.rs"),
    ("simdutf8", "render/artifact.rs"),
    ("strsim", "ground/nearest.rs"),
    ("unicode_width", "ground/han.rs"),
    ("imagesize", "atlas/mod.rs"),
    ("aho_corasick", "ground/words.rs"),
    ("exif", "ground/photo.rs"),
    ("html5ever", "audit/html/"),
    ("include_dir", "render/theme.rs"),
    ("rustix", "emit/"),
    ("clap", "cli/"),
    ("indicatif", "cli/progress.rs"),
    ("notify", "ground/files/watch.rs"),
    ("httparse", "serve/http.rs"),
    ("ctrlc", "cli/serve.rs"),
];

/// Libraries for everyone: numbers, threads, shapes of data, errors.
const EVERYWHERE: [&str; 5] = ["rayon", "rust_decimal", "serde", "serde_json", "thiserror"];

#[test]
fn each_library_is_named_in_its_room_only() {
    let mut complaints = Vec::new();
    for file in source() {
        for (library, room) in ROOMS
            .iter()
            .filter(|(_, room)| !file.path.starts_with(room))
        {
            for (number, line) in file.text.lines().enumerate() {
                let named = line.contains(&format!("{library}::"))
                    || line.contains(&format!("use {library};"));
                if named && !line.trim_start().starts_with("//") {
                    complaints.push(format!(
                        "src/{}:{} names {library}, which lives in {room}",
                        file.path,
                        number + 1
                    ));
                }
            }
        }
    }
    none(&complaints);
}

#[test]
fn every_dependency_has_a_room() {
    let known: BTreeMap<_, _> = ROOMS.into_iter().collect();
    let manifest = project_text("Cargo.toml");
    let table = manifest
        .split("[dependencies]\n")
        .nth(1)
        .expect("there are dependencies");
    let table = table.split("\n[").next().unwrap_or("");
    let named = table.lines().filter(|line| !line.starts_with('#'));
    let named = named.filter_map(|line| Some(line.split_once(" = ")?.0.replace('-', "_")));
    let homeless: Vec<_> = named
        .filter(|name| !known.contains_key(name.as_str()) && !EVERYWHERE.contains(&name.as_str()))
        .collect();
    none(&homeless);
}

#[test]
fn the_map_names_the_rooms_of_the_libraries() {
    let readme = project_text("src/README.md");
    let paragraph = readme
        .split("**Each library is named in one room**")
        .nth(1)
        .and_then(|rest| rest.split("\n- ").next())
        .expect("the paragraph is there");
    for (_, room) in &ROOMS[..17] {
        let room = room
            .trim_end_matches('/')
            .trim_end_matches(".rs")
            .replace('/', "::");
        assert!(
            paragraph.contains(&format!("`{room}`")),
            "the map does not name {room}"
        );
    }
}
