//! `case-atlas fix`: repairs what is safe. The only room that names similar.

use std::path::{Path, PathBuf};

use similar::TextDiff;

use super::arguments::FixOptions;
use super::failure::Failure;
use super::folders::Folders;
use super::progress::Bar;
use super::{Console, Exit};
use crate::build::{self, NoProgress, RepairedFile};
use crate::emit::replace_file;
use crate::ground::files::cause_text;
use crate::ground::{Language, Text};
use crate::site::Edition;
use crate::text;

/// Repairs the files, or with `--dry-run` shows what would change; that something would is then
/// exit code 1, as with formatters that only check.
pub(super) fn execute(
    options: &FixOptions,
    language: Language,
    console: &mut Console,
) -> Result<Exit, Failure> {
    let folders = Folders::open(&options.content.folder)?;
    let wanted = Wanted::new(&options.paths, &options.content.folder)?;
    let is_wanted = |path: &str| wanted.has(path);
    // The teacher's edition has all the words there are.
    let input = folders.input(Edition::Teacher);
    let files = if console.is_watched {
        build::repair(&input, &is_wanted, &Bar::new(language))?
    } else {
        build::repair(&input, &is_wanted, &NoProgress)?
    };
    if files.is_empty() {
        let nothing = text!("没有要修的。\n", "Nothing to repair.\n");
        console.out(nothing.get(language))?;
        return Ok(Exit::Clean);
    }
    let mut said = String::new();
    for file in &files {
        let shown = format!("{}{}", input.content_prefix, file.path);
        if options.dry_run {
            said.push_str(&diff(file, &shown));
        } else {
            let path = options.content.folder.join(&file.path);
            replace_file(&path, file.before.as_bytes(), file.after.as_bytes())?;
            let count = file.count;
            let done = text!("{shown}：修了 {count} 处\n", "{shown}: {count} repaired\n");
            said.push_str(done.get(language));
        }
    }
    if !options.dry_run {
        let next = text!(
            "其余的要由人来改，见 case-atlas check\n",
            "What is left is for people to mend: see case-atlas check\n"
        );
        said.push_str(next.get(language));
    }
    console.out(&said)?;
    Ok(if options.dry_run {
        Exit::Findings
    } else {
        Exit::Clean
    })
}

/// A unified diff with three lines around each change.
fn diff(file: &RepairedFile, path: &str) -> String {
    let diff = TextDiff::from_lines(&file.before, &file.after);
    let mut unified = diff.unified_diff();
    unified.context_radius(3).header(path, path).to_string()
}

/// The files asked for: each path is a file or a folder of the content. None means all.
struct Wanted {
    /// Paths in the content folder; empty for the folder itself.
    paths: Vec<String>,
}

impl Wanted {
    /// A path may be written as seen from here or as seen from the content folder.
    fn new(paths: &[PathBuf], content: &Path) -> Result<Wanted, Failure> {
        let root = canonical(content)?;
        let relative = |path: &PathBuf| {
            let inside = content.join(path);
            let path = if path.exists() || !inside.exists() {
                path
            } else {
                &inside
            };
            let shown = path.display();
            let real = place(path)?;
            let outside = || {
                Failure(text!(
                    "{shown} 不在内容文件夹里",
                    "{shown} is not in the content folder"
                ))
            };
            let relative = real.strip_prefix(&root).map_err(|_| outside())?;
            let parts = relative
                .components()
                .map(|part| part.as_os_str().to_string_lossy());
            Ok(parts.collect::<Vec<_>>().join("/"))
        };
        let paths = paths.iter().map(relative).collect::<Result<_, Failure>>()?;
        Ok(Wanted { paths })
    }

    fn has(&self, path: &str) -> bool {
        let covers = |wanted: &String| {
            let rest = path.strip_prefix(wanted.as_str());
            wanted.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.paths.is_empty() || self.paths.iter().any(covers)
    }
}

/// Where a path leads to. A link in the content is a file of the content, wherever it leads.
fn place(path: &Path) -> Result<PathBuf, Failure> {
    match (path.file_name(), path.parent()) {
        (Some(name), Some(folder)) if path.is_symlink() => {
            let here = folder.as_os_str().is_empty();
            let folder = if here { Path::new(".") } else { folder };
            Ok(canonical(folder)?.join(name))
        }
        _ => canonical(path),
    }
}

fn canonical(path: &Path) -> Result<PathBuf, Failure> {
    path.canonicalize().map_err(|cause| {
        let Text { zh, en } = cause_text(&cause);
        let shown = path.display();
        Failure(text!("读不了 {shown}：{zh}", "cannot read {shown}: {en}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_covers_what_lies_in_it_and_nothing_beside_it() {
        let wanted = |paths: &[&str], path: &str| {
            let paths = paths.iter().map(|path| (*path).to_owned()).collect();
            Wanted { paths }.has(path)
        };
        assert!(wanted(&[], "cases/a.md") && wanted(&[""], "cases/a.md"));
        assert!(wanted(&["cases"], "cases/a.md") && wanted(&["cases/a.md"], "cases/a.md"));
        assert!(!wanted(&["cases/a"], "cases/a.md") && !wanted(&["case"], "cases/a.md"));
    }
}
