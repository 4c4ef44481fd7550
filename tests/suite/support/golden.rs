//! Pages kept as files, to be read like code.

use std::collections::BTreeMap;
use std::fs;

use super::{Page, project, project_files};

/// Compares pages with what is kept in a folder: `<main>` of every page, the names in every head,
/// and the paths of all files. `UPDATE=1` rewrites what is kept.
pub fn check(folder: &str, pages: impl Iterator<Item = Page>, paths: &[&str]) {
    let made = made(pages, paths);
    if std::env::var_os("UPDATE").is_some() {
        return rewrite(folder, &made);
    }
    let kept = project_files(folder).into_iter().map(|path| {
        let text = fs::read_to_string(project(&path)).expect("it was listed");
        (path[folder.len() + 1..].to_owned(), text)
    });
    let kept: BTreeMap<String, String> = kept.collect();
    let mut differences = Vec::new();
    for path in kept.keys().filter(|path| !made.contains_key(*path)) {
        differences.push(format!("{path}: kept, but no longer made"));
    }
    for (path, text) in &made {
        match kept.get(path) {
            None => differences.push(format!("{path}: made, but not kept")),
            Some(old) => differences.extend(difference(path, old, text)),
        }
    }
    let differences = differences.join("\n");
    assert!(
        differences.is_empty(),
        "{differences}\nIf this is how it should be: UPDATE=1 cargo test golden, then read the diff."
    );
}

fn made(pages: impl Iterator<Item = Page>, paths: &[&str]) -> BTreeMap<String, String> {
    let mut made = BTreeMap::new();
    let mut heads = String::new();
    for page in pages {
        let main = page
            .main()
            .lines()
            .map(str::trim_end)
            .collect::<Vec<_>>()
            .join("\n");
        made.insert(page.path().to_owned(), main + "\n");
        let description = page
            .attributes("meta[name=description]", "content")
            .join("");
        heads.push_str(&format!(
            "{}\n  {}\n  {description}\n",
            page.path(),
            page.text("title")
        ));
    }
    made.insert("heads.txt".to_owned(), heads);
    made.insert("paths.txt".to_owned(), paths.join("\n") + "\n");
    made
}

fn difference(path: &str, old: &str, new: &str) -> Option<String> {
    if old == new {
        return None;
    }
    let lines = old.lines().zip(new.lines()).enumerate();
    let first = lines.clone().find(|(_, (old, new))| old != new);
    Some(match first {
        Some((at, (old, new))) => format!("{path}:{}\n- {old}\n+ {new}", at + 1),
        None => format!("{path}: one is longer than the other"),
    })
}

fn rewrite(folder: &str, made: &BTreeMap<String, String>) {
    let folder = project(folder);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("kept pages can be replaced");
    }
    for (path, text) in made {
        let path = folder.join(path);
        let parent = path.parent().expect("it lies below the folder");
        fs::create_dir_all(parent).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    }
}
