//! Who may use whom.

use std::collections::BTreeMap;

use super::{none, source};
use crate::support::{project_files, project_text};

/// Macros and re-exports at the root of the crate: words, no rooms.
const AT_THE_ROOT: [&str; 2] = ["text", "codes"];

/// Room to floor, from the table of `src/README.md`.
fn floors() -> BTreeMap<String, u32> {
    let readme = project_text("src/README.md");
    let rows = readme.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| ")?.split(" | ");
        let floor = cells.next()?.trim().parse().ok()?;
        let room = cells.next()?.trim().trim_matches('`');
        Some((room.to_owned(), floor))
    });
    rows.collect()
}

/// The rooms that a line names behind `crate::`.
fn rooms_named(text: &str) -> Vec<&str> {
    let mut rooms = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        if text[..at].ends_with('$') {
            continue;
        }
        let rest = &text[at + "crate::".len()..];
        let list = match rest.strip_prefix('{') {
            Some(inside) => top_level(inside),
            None => vec![rest],
        };
        for path in list {
            let path = path.trim_start();
            let end = path.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            rooms.push(&path[..end.unwrap_or(path.len())]);
        }
    }
    rooms
}

/// The items of `a::{b, c}, d}` at the outermost level.
fn top_level(inside: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            ',' | '}' if depth == 0 => {
                items.push(&inside[start..at]);
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    items.retain(|item| !item.trim().is_empty());
    items
}

#[test]
fn the_table_names_every_room_and_no_other() {
    let mut rooms: Vec<_> = floors().into_keys().collect();
    let mut found: Vec<String> = project_files("src")
        .iter()
        .filter_map(|path| path.strip_prefix("src/")?.split_once('/'))
        .map(|(room, _)| room.to_owned())
        .filter(|room| room != "explain")
        .collect();
    rooms.sort();
    found.dedup();
    assert_eq!(found, rooms);
}

#[test]
fn nobody_reaches_up_or_sideways() {
    let floors = floors();
    let mut complaints = Vec::new();
    for file in source().iter().filter(|file| file.path.contains('/')) {
        let own = floors[file.room()];
        for room in rooms_named(&file.text) {
            let allowed = room == file.room() || AT_THE_ROOT.contains(&room);
            match floors.get(room) {
                _ if allowed => {}
                Some(floor) if *floor < own => {}
                Some(floor) => complaints.push(format!(
                    "{} on floor {own} uses {room} on floor {floor}",
                    file.path
                )),
                None => complaints.push(format!(
                    "{} uses crate::{room}, which is no room",
                    file.path
                )),
            }
        }
    }
    none(&complaints);
}

#[test]
fn names_in_braces_are_seen() {
    assert_eq!(
        rooms_named("use crate::{check, site::{Route, Site}, text};"),
        ["check", "site", "text"]
    );
    assert_eq!(
        rooms_named("use crate::ground::Span; crate::text!(\"\")"),
        ["ground", "text"]
    );
}

#[test]
fn modules_say_on_which_floor_they_are() {
    let mut complaints = Vec::new();
    for (room, floor) in floors() {
        let text = project_text(&format!("src/{room}/mod.rs"));
        if !text.starts_with(&format!("//! Floor {floor}. ")) {
            complaints.push(format!(
                "src/{room}/mod.rs does not begin with “//! Floor {floor}. ”"
            ));
        }
    }
    none(&complaints);
}

#[test]
fn only_the_doors_touch_the_disk_and_the_process() {
    let doors = ["ground/files/", "emit/", "cli/", "main.rs"];
    let mut complaints = Vec::new();
    for file in source().iter().filter(|file| !file.is_test()) {
        let is_door = doors.iter().any(|door| file.path.starts_with(door));
        for (number, line) in file.lines().filter(|_| !is_door) {
            for word in [
                "std::fs",
                "std::env",
                "std::process",
                "std::net",
                "std::time",
                "fs::",
                "env::var",
            ] {
                // A server has connections and deadlines; the disk is none of its business.
                let is_served = ["std::net", "std::time"].contains(&word);
                if line.contains(word) && !(is_served && file.path.starts_with("serve/")) {
                    complaints.push(format!("{}:{number} names {word}", file.path));
                }
            }
        }
    }
    none(&complaints);
}
