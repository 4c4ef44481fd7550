//! The files of a theme: the default one is compiled in; a folder of the same name overrides it
//! file by file.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use super::artifact::Artifact;
use super::compact;
use super::error::ThemeError;
use crate::ground::{Digest, FileSystem};

/// Folders whose scripts are one each, beside the one of every page: what opens the search, what marks
/// the words that were asked for, what searches, what opens the choice of cases, what sets chosen ones side by side.
const SCRIPTS: [&str; 5] = ["seek", "mark", "search", "choose", "compare"];

static BUILTIN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The files of a theme.
#[derive(PartialEq, Eq)]
pub struct Theme {
    /// By path in the theme, with `/`.
    files: BTreeMap<String, Vec<u8>>,
}

impl Theme {
    /// The default theme, as compiled in.
    pub fn builtin() -> Theme {
        let mut files = BTreeMap::new();
        collect(&BUILTIN, &mut files);
        Theme { files }
    }

    /// The default theme with the files of a folder put over it. `prefix` is put before paths in
    /// messages (`themes/default/`).
    ///
    /// # Errors
    /// When the folder or anything in it cannot be read: a theme with holes would be another one.
    pub fn with_overrides(folder: &dyn FileSystem, prefix: &str) -> Result<Theme, ThemeError> {
        let listing = folder.list()?;
        if let Some(problem) = listing.problems.into_iter().next() {
            return Err(ThemeError::Refused {
                path: format!("{prefix}{}", problem.path),
                cause: problem.text,
            });
        }
        let mut theme = Theme::builtin();
        for entry in listing.files {
            theme
                .files
                .insert(entry.path.clone(), folder.read(&entry.path)?);
        }
        Ok(theme)
    }

    /// The fingerprint of all files with their paths.
    pub(super) fn digest(&self) -> Digest {
        let files = self.files.iter();
        let lines: String = files
            .map(|(path, bytes)| format!("{}  {path}\n", Digest::of(bytes)))
            .collect();
        Digest::of(lines.as_bytes())
    }

    /// Whether this theme differs from another one in nothing but the sheets of its pages.
    pub fn is_restyled(&self, other: &Theme) -> bool {
        fn rest(theme: &Theme) -> impl Iterator<Item = (&String, &Vec<u8>)> {
            let files = theme.files.iter();
            files.filter(|(path, _)| !path.starts_with("css/"))
        }
        self != other && rest(self).eq(rest(other))
    }

    /// A text file of the theme.
    pub(super) fn text(&self, path: &str) -> Result<&str, ThemeError> {
        let missing = || ThemeError::Missing {
            path: path.to_owned(),
        };
        let bytes = self.files.get(path).ok_or_else(missing)?;
        utf8(path, bytes)
    }

    /// Text files below a folder, by path, with the folder cut off.
    pub(super) fn texts(
        &self,
        folder: &str,
    ) -> impl Iterator<Item = Result<(&str, &str), ThemeError>> {
        let below = self.files.iter().filter_map(move |(path, bytes)| {
            Some((path, path.strip_prefix(folder)?.strip_prefix('/')?, bytes))
        });
        below.map(|(path, name, bytes)| Ok((name, utf8(path, bytes)?)))
    }

    /// Scripts and files that are copied: `js/*.js` in order of name as `assets/atlas.js`, so too each of
    /// [`SCRIPTS`], and `assets/*` as they are.
    pub(super) fn assets(&self) -> Result<Vec<Artifact>, ThemeError> {
        let mut assets = vec![Artifact::new("assets/atlas.js", self.script("js")?)];
        for name in SCRIPTS {
            assets.push(Artifact::new(
                format!("assets/{name}.js"),
                self.script(name)?,
            ));
        }
        let own = self
            .files
            .iter()
            .filter(|(path, _)| path.starts_with("assets/"));
        assets.extend(own.map(|(path, bytes)| Artifact::new(path.clone(), bytes.clone())));
        Ok(assets)
    }

    /// The scripts of a folder, one after the other, each with a line end behind it: a comment in the
    /// last line of one would reach into the next.
    fn script(&self, folder: &str) -> Result<String, ThemeError> {
        let scripts = self.texts(folder).filter(|file| match file {
            Ok((name, _)) => name.ends_with(".js"),
            Err(_) => true,
        });
        let ended = |file: Result<(&str, &str), ThemeError>| {
            let mut script = compact::script(file?.1);
            if !script.is_empty() && !script.ends_with('\n') {
                script.push('\n');
            }
            Ok(script)
        };
        scripts.map(ended).collect()
    }
}

fn collect(dir: &Dir<'_>, files: &mut BTreeMap<String, Vec<u8>>) {
    for file in dir.files() {
        let segments = file.path().iter().map(|segment| segment.to_string_lossy());
        let path = segments.collect::<Vec<_>>().join("/");
        files.insert(path, file.contents().to_vec());
    }
    dir.dirs().for_each(|dir| collect(dir, files));
}

fn utf8<'t>(path: &str, bytes: &'t [u8]) -> Result<&'t str, ThemeError> {
    std::str::from_utf8(bytes).map_err(|error| ThemeError::Faulty {
        path: path.to_owned(),
        cause: error.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::FileError;
    use crate::ground::files::{Listing, MemoryFiles, Problem};
    use crate::text;

    /// A folder with a style sheet, and a link that leads out of it.
    struct Holed(MemoryFiles);

    impl FileSystem for Holed {
        fn list(&self) -> Result<Listing, FileError> {
            let mut listing = self.0.list()?;
            listing.problems.push(Problem {
                path: "css/b.css".to_owned(),
                text: text!("指向文件夹之外", "leaves the folder"),
            });
            Ok(listing)
        }

        fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
            self.0.read(path)
        }
    }

    #[test]
    fn a_file_of_the_folder_wins_and_what_cannot_be_read_is_told() {
        let files: MemoryFiles = [("css/a.css", "a{}")].into_iter().collect();
        let theme = Theme::with_overrides(&files, "t/").expect("memory can be read");
        assert_eq!(theme.text("css/a.css").expect("the file was put in"), "a{}");
        let refused = Theme::with_overrides(&Holed(files), "t/").err();
        let sentence = refused.map(|error| error.text().zh);
        assert_eq!(
            sentence.as_deref(),
            Some("主题文件 t/css/b.css 用不了：指向文件夹之外")
        );
    }

    #[test]
    fn a_script_that_ends_in_a_comment_leaves_the_next_one_alone() {
        let own = [
            ("own/1.js", "a(`1`); // 甲"),
            ("own/2.js", "b();"),
            ("own/3.js", ""),
        ];
        let files: MemoryFiles = own.into_iter().collect();
        let theme = Theme::with_overrides(&files, "t/").expect("memory can be read");
        let script = theme.script("own").expect("the files are text");
        assert_eq!(script, "a(`1`); // 甲\nb();\n");
    }
}
