//! A short, bounded run of what the fuzz targets ask, in the same functions: real content and hostile pieces,
//! mutated by a seed, so that a failure comes again.

#[path = "../../../fuzz/src/entries/mod.rs"]
pub mod entries;
#[cfg(unix)]
mod growth;
mod pieces;

use case_atlas::audit::Reading;
use case_atlas::emit::Inventory;
use case_atlas::ground::{Stored, Unpacker};
use case_atlas::search::Part;

use crate::support::{Random, project_files, project_text, standard};
use pieces::PIECES;

/// A door of the program, with its name and how often it is tried.
type Door = (&'static str, fn(&str), usize);

/// As many tries as a second or two of a debug build allow.
const DOORS: [Door; 12] = [
    ("markdown", entries::markdown, 150),
    ("links", entries::links, 150),
    ("front_matter", entries::front_matter, 40),
    ("lists", entries::lists, 60),
    ("quantity", entries::quantity, 3_000),
    ("search", entries::search, 150),
    ("privacy", entries::privacy, 300),
    ("manifest", entries::manifest, 100),
    ("site", entries::site, 15),
    ("repair", entries::repair, 15),
    ("cache", entries::cache, 3_000),
    ("requests", entries::requests, 2_000),
];

/// Texts to begin with: what is really written.
fn seeds(door: &str) -> Vec<String> {
    let content = || {
        let files = project_files("content")
            .into_iter()
            .filter(|path| path.ends_with(".md"));
        files.map(|path| project_text(&path))
    };
    match door {
        "front_matter" => vec![
            standard::CASE.to_owned(),
            project_text("content/cases/lingyuan.md"),
        ],
        "lists" => {
            let lists = [
                "indicators.yaml",
                "glossary.yaml",
                "vocabulary.yaml",
                "lexicon/wording.yaml",
            ];
            let lists = lists
                .iter()
                .map(|path| project_text(&format!("content/{path}")));
            let short =
                lists.map(|text| format!("{}\n{}", text.len() as u8 as char, cut(&text, 2_000)));
            short
                .chain([
                    format!("a{}", standard::ATLAS),
                    format!("f{}", standard::ECOMMERCE),
                ])
                .collect()
        }
        "quantity" => [
            "8万多元",
            "近4万人",
            "2万至3万元",
            "60%以上",
            "2017-10-12",
            "2016/2018",
            "P3M",
            "1,000.50公里",
        ]
        .map(str::to_owned)
        .into(),
        "manifest" => vec![format!(
            "{}  a.html\n{}  b/c.html\n",
            "0".repeat(64),
            "f".repeat(64)
        )],
        // A part with a pack of three keys and two pages; a reading with an id and two links; an inventory.
        "cache" => [
            "\u{1}\0\u{6}\u{3}\u{1}\u{2}\u{5}\u{1}\u{9}\u{2}\u{1}\u{2}".to_owned(),
            "\u{1}\u{1}\0\u{3}top\u{2}\0\u{6}a.html\u{7}\u{2}\u{9}\0".to_owned(),
            "x".repeat(32 + 3 * 32),
        ]
        .into(),
        // In pieces of 32 bytes and of one.
        "requests" => [
            " GET /a.html?q=1 HTTP/1.1\r\nHost: x\r\n\r\nHEAD / HTTP/1.1\r\nHOST: y\r\nConnection: Close\r\n\r\n",
            "\u{1}GET / HTTP/1.0\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc",
        ]
        .map(str::to_owned)
        .into(),
        "links" => [
            "https://a.cn/b?c=d#e",
            "mailto:a@b.cn",
            "lingqiu#shop",
            "../a.html",
            "甲 乙",
        ]
        .map(str::to_owned)
        .into(),
        _ => content()
            .map(|text| cut(text.rsplit("\n---\n").next().unwrap_or(""), 4_000).to_owned())
            .collect(),
    }
}

/// The beginning of a text, up to a character that begins at or before the byte.
fn cut(text: &str, mut bytes: usize) -> &str {
    bytes = bytes.min(text.len());
    while !text.is_char_boundary(bytes) {
        bytes -= 1;
    }
    &text[..bytes]
}

/// One to eight changes: a piece put in, a part taken out, doubled or moved, a character replaced.
fn mutated(seed: &str, random: &mut Random) -> String {
    let mut chars: Vec<char> = seed.chars().collect();
    for _ in 0..1 + random.below(8) {
        let at = random.below(chars.len() + 1);
        let end = (at + random.below(40)).min(chars.len());
        match random.below(5) {
            0 | 1 => drop(chars.splice(at..at, PIECES[random.below(PIECES.len())].chars())),
            2 => drop(chars.drain(at..end)),
            3 => {
                let part = chars[at..end].repeat(1 + random.below(3));
                let to = random.below(chars.len() + 1);
                chars.splice(to..to, part);
            }
            _ => {
                if let Some(char) = chars.get_mut(at) {
                    *char = char::from_u32(u32::try_from(random.next() % 0x1_1000).unwrap_or(0))
                        .unwrap_or('\0');
                }
            }
        }
    }
    chars.into_iter().collect()
}

/// Tries a door with every piece by itself and with mutations of what is really written.
fn try_door(name: &str) {
    let (_, door, tries) = DOORS
        .into_iter()
        .find(|(known, ..)| *known == name)
        .expect("the door is known");
    let mut random = Random(name.bytes().map(u64::from).sum());
    let seeds = seeds(name);
    for attempt in 0..tries {
        let seed = &seeds[attempt % seeds.len()];
        let text = if attempt % 3 == 0 {
            (0..1 + random.below(12))
                .map(|_| PIECES[random.below(PIECES.len())])
                .collect()
        } else {
            mutated(seed, &mut random)
        };
        let result = std::panic::catch_unwind(|| door(&text));
        if let Err(panic) = result {
            println!("{name}, attempt {attempt}: {text:?}");
            std::panic::resume_unwind(panic);
        }
    }
}

#[test]
fn markdown_keeps_its_promises() {
    try_door("markdown");
}

#[test]
fn links_keep_their_promises() {
    try_door("links");
}

#[test]
fn front_matter_keeps_its_promises() {
    try_door("front_matter");
}

#[test]
fn lists_keep_their_promises() {
    try_door("lists");
}

#[test]
fn quantities_keep_their_promises() {
    try_door("quantity");
}

#[test]
fn search_keeps_its_promises() {
    try_door("search");
}

#[test]
fn privacy_keeps_its_promises() {
    try_door("privacy");
}

#[test]
fn manifests_keep_their_promises() {
    try_door("manifest");
}

#[test]
fn requests_keep_their_promises() {
    try_door("requests");
}

#[test]
fn sites_keep_their_promises() {
    try_door("site");
}

#[test]
fn repairs_keep_their_promises() {
    try_door("repair");
}

#[test]
fn every_piece_is_harmless_by_itself_and_in_every_place_of_a_text() {
    for piece in PIECES.iter().copied() {
        for text in [
            piece.to_owned(),
            format!("甲{piece}乙"),
            format!("- {piece}\n  - {piece}"),
            format!("| {piece} | 甲 |\n| --- | --- |\n| {piece} | {piece} |"),
            format!("甲[^1]\n\n[^1]: {piece}"),
            format!("> {piece}\n\n## {piece} {{#a}}\n\n{piece}\n: {piece}"),
            format!("<div>{piece}</div>\n\n<p title=\"{piece}\">{piece}</p>"),
            format!("[{piece}](https://a.cn \"{piece}\") ![{piece}](a.jpg)"),
        ] {
            entries::markdown(&text);
        }
        entries::links(piece);
    }
}

#[test]
fn every_fuzz_target_has_a_door_here_and_every_door_a_target() {
    let targets = project_files("fuzz/targets").into_iter();
    let mut targets: Vec<String> = targets
        .filter_map(|path| {
            Some(
                path.strip_prefix("fuzz/targets/")?
                    .strip_suffix(".rs")?
                    .to_owned(),
            )
        })
        .collect();
    targets.sort();
    let mut doors = DOORS.map(|(name, ..)| name);
    doors.sort_unstable();
    assert_eq!(targets, doors);
}

#[test]
fn caches_keep_their_promises() {
    let read = |text: &str| {
        let bytes: Vec<u8> = text.chars().map(|char| char as u32 as u8).collect();
        [
            Part::unpack(&mut Unpacker::new(&bytes), &Stored::in_memory).is_some(),
            Reading::unpack(&mut Unpacker::new(&bytes)).is_some(),
            Inventory::from_bytes(&bytes).is_some(),
        ]
    };
    let seeds = seeds("cache");
    let is_whole = |at: usize| read(&seeds[at])[at];
    assert!(
        (0..3).all(is_whole),
        "what is mutated is whole to begin with"
    );
    try_door("cache");
}
