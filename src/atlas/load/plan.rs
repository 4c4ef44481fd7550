//! A listed folder → what each file is for, and the texts read.

use rayon::prelude::*;

use super::super::{Picture, codes};
use crate::ground::files::{FileError, FileSystem, Listing};
use crate::ground::{Code, Diagnostic, FileId, Span, Text};
use crate::text;

/// Authored text files above this many bytes are refused unread: the largest case of the sample
/// has 30 KB, and a mistaken file (a video named `.md`) must not fill the memory.
const MAX_TEXT_BYTES: u64 = 4 * 1024 * 1024;

/// Pictures above this many bytes are refused: a page must open on a village line.
const MAX_PICTURE_BYTES: u64 = 8 * 1024 * 1024;

/// The YAML files every atlas has.
const REQUIRED: [(&str, Role); 2] = [
    ("atlas.yaml", Role::Settings),
    ("vocabulary.yaml", Role::Vocabulary),
];

/// The kinds of authored file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Settings,
    Vocabulary,
    Indicators,
    Glossary,
    Case,
    Model,
    Page,
    Pack,
    Wording,
    Privacy,
    SourceText,
}

/// What becomes of a path.
enum Fate {
    /// It is read.
    Read(Role),
    /// There is no such file, and there must be.
    Missing(Role),
    /// It is left out, with the reason; a text keeps its role.
    LeftOut(Option<Role>, &'static Code, Text, Text),
}

/// What each path of a folder, or of a part of one, is for.
#[derive(Default)]
pub struct Plan {
    /// All paths a finding may point into, in order of path.
    fates: Vec<(String, Fate)>,
    /// Pictures that are not too large, in order of path.
    pub pictures: Vec<String>,
    /// The others.
    pub large_pictures: Vec<String>,
}

/// A path with what was read of it.
pub struct Reading {
    pub path: String,
    /// None for a file nothing uses.
    pub role: Option<Role>,
    pub state: State,
}

/// What was read.
pub enum State {
    /// The file is there, and this is in it.
    Text(String),
    /// There is nothing to use, for this reason; of a text that is no UTF-8, what comes before.
    Unread(String, Complaint),
}

/// What keeps a file from being used: a finding whose file is not among the sources yet.
pub struct Complaint {
    code: &'static Code,
    /// Byte.
    at: usize,
    message: Text,
    help: Option<Text>,
}

impl Complaint {
    /// The finding.
    pub fn about(self, file: FileId) -> Diagnostic {
        let place = Span::new(file, self.at, self.at);
        let finding = Diagnostic::new(self.code, place, self.message);
        self.help.into_iter().fold(finding, Diagnostic::help)
    }
}

impl Plan {
    /// Sorts the files of a folder.
    pub fn new(listing: &Listing) -> Plan {
        let mut plan = Plan::of_part(listing);
        for (name, _) in REQUIRED {
            plan.require(name);
        }
        plan
    }

    /// Sorts the files of a part of a folder.
    pub fn of_part(listing: &Listing) -> Plan {
        let mut plan = Plan::default();
        for entry in &listing.files {
            plan.sort_in(&entry.path, entry.size);
        }
        for problem in &listing.problems {
            let help = text!(
                "把真正的文件放进内容文件夹，不用链接；并检查读取权限",
                "put the file itself into the content folder and check that it may be read"
            );
            let fate = Fate::LeftOut(None, codes::REFUSED_PATH, problem.text.clone(), help);
            plan.fates.push((problem.path.clone(), fate));
        }
        plan.fates.sort_by(|(a, _), (b, _)| a.cmp(b));
        plan
    }

    /// Notes that a path is missing, if it is one that every atlas has.
    pub fn require(&mut self, path: &str) {
        let role = REQUIRED.iter().find(|(name, _)| *name == path);
        let place = self
            .fates
            .binary_search_by(|(known, _)| known.as_str().cmp(path));
        if let (Some((_, role)), Err(place)) = (role, place) {
            self.fates
                .insert(place, (path.to_owned(), Fate::Missing(*role)));
        }
    }

    /// Whether anything is to be said of a path.
    pub fn has(&self, path: &str) -> bool {
        self.fates
            .binary_search_by(|(known, _)| known.as_str().cmp(path))
            .is_ok()
    }

    fn sort_in(&mut self, path: &str, size: u64) {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let role = match (folder, name) {
            ("", "atlas.yaml") => Some(Role::Settings),
            ("", "vocabulary.yaml") => Some(Role::Vocabulary),
            ("", "indicators.yaml") => Some(Role::Indicators),
            ("", "glossary.yaml") => Some(Role::Glossary),
            ("lexicon", "wording.yaml") => Some(Role::Wording),
            ("lexicon", "privacy.yaml") => Some(Role::Privacy),
            ("sources", _) if name.ends_with(".txt") => Some(Role::SourceText),
            ("", "README.md") => return,
            ("cases", _) if name.ends_with(".md") => Some(Role::Case),
            ("models", _) if name.ends_with(".md") => Some(Role::Model),
            ("pages", _) if name.ends_with(".md") => Some(Role::Page),
            ("training", _) if name.ends_with(".md") => Some(Role::Pack),
            _ => None,
        };
        let is_picture = role.is_none() && folder.starts_with("cases/") && Picture::is_named(name);
        let fate = match role {
            Some(role) if size > MAX_TEXT_BYTES => too_large(Some(role)),
            Some(role) => Fate::Read(role),
            None if is_picture && size > MAX_PICTURE_BYTES => {
                self.large_pictures.push(path.to_owned());
                too_large(None)
            }
            None if is_picture => {
                // An ill-named picture stays one, so that the texts that show it are not blamed.
                self.pictures.push(path.to_owned());
                if path.split('/').all(is_plain) {
                    return;
                }
                ill_named(path)
            }
            None => unknown_file(),
        };
        self.fates.push((path.to_owned(), fate));
    }

    /// The plan in parts of so many paths, in order of path; pictures are in none of them.
    pub fn parts(self, paths: usize) -> impl Iterator<Item = Plan> {
        let mut fates = self.fates.into_iter();
        std::iter::from_fn(move || {
            let fates: Vec<_> = fates.by_ref().take(paths).collect();
            let part = Plan {
                fates,
                ..Plan::default()
            };
            (!part.fates.is_empty()).then_some(part)
        })
    }

    /// Reads all texts, in order of path.
    ///
    /// # Errors
    /// When a file is gone since the folder was listed: somebody is at work in it, and what is left is no
    /// state that anybody wants published.
    pub fn read(self, files: &dyn FileSystem) -> Result<Vec<Reading>, FileError> {
        let readings = self.fates.into_par_iter().map(|(path, fate)| {
            let bytes = fate.is_read().then(|| files.read(&path));
            match bytes {
                Some(Err(gone @ FileError::Missing { .. })) => Err(gone),
                bytes => Ok(Reading::new(path, fate, bytes)),
            }
        });
        readings.collect()
    }

    /// Reads all texts of a part of a folder, in order of path. One that is gone meanwhile is told as one that
    /// cannot be read: whoever watches the folder will look again.
    pub fn read_part(self, files: &dyn FileSystem) -> Vec<Reading> {
        let readings = self.fates.into_par_iter().map(|(path, fate)| {
            let bytes = fate.is_read().then(|| files.read(&path));
            Reading::new(path, fate, bytes)
        });
        readings.collect()
    }
}

impl Reading {
    fn new(path: String, fate: Fate, bytes: Option<Result<Vec<u8>, FileError>>) -> Reading {
        let role = fate.role();
        let state = match bytes {
            Some(bytes) => State::of(bytes),
            None => State::Unread(String::new(), fate.complaint(&path)),
        };
        Reading { path, role, state }
    }
}

impl State {
    fn of(bytes: Result<Vec<u8>, FileError>) -> State {
        match bytes.map(String::from_utf8) {
            Ok(Ok(text)) => State::Text(text),
            Ok(Err(error)) => {
                // What does not follow is no text to anybody.
                let good = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(&error.as_bytes()[..good]).into_owned();
                State::Unread(text, not_utf8(good))
            }
            Err(error) => {
                let complaint = Complaint {
                    code: codes::REFUSED_PATH,
                    at: 0,
                    message: error.text(),
                    help: None,
                };
                State::Unread(String::new(), complaint)
            }
        }
    }
}

/// Whether a part of a path may stand in an address as it is; the output has the same rule.
fn is_plain(part: &str) -> bool {
    let plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-');
    part.bytes().all(plain) && !part.ends_with('.')
}

impl Fate {
    fn is_read(&self) -> bool {
        matches!(self, Fate::Read(_))
    }

    fn role(&self) -> Option<Role> {
        match self {
            Fate::Read(role) | Fate::Missing(role) => Some(*role),
            Fate::LeftOut(role, ..) => *role,
        }
    }

    fn complaint(self, path: &str) -> Complaint {
        let (code, message, help) = match self {
            Fate::LeftOut(_, code, message, help) => (code, message, help),
            Fate::Read(_) | Fate::Missing(_) => (
                codes::MISSING_FILE,
                text!("没有 {path}", "{path} is missing"),
                text!(
                    "检查 --content 指的是不是内容文件夹；样例见项目的 content/{path}",
                    "check that --content names the content folder"
                ),
            ),
        };
        Complaint {
            code,
            at: 0,
            message,
            help: Some(help),
        }
    }
}

fn too_large(role: Option<Role>) -> Fate {
    let message = text!(
        "文件太大，没有读入",
        "the file is too large and was not read"
    );
    let help = text!(
        "文字文件不超过 4 MB，图片不超过 8 MB；图片请先压缩",
        "texts up to 4 MB, pictures up to 8 MB"
    );
    Fate::LeftOut(role, codes::FILE_TOO_LARGE, message, help)
}

fn ill_named(path: &str) -> Fate {
    let path = path.trim_start_matches("cases/");
    let message = text!(
        "图片的文件名“{path}”不能用在网址里",
        "the picture name \"{path}\" cannot stand in an address"
    );
    let help = text!(
        "改名：文件和文件夹只用小写拉丁字母、数字、点、下划线和连字符，连扩展名也用小写，如 market-1.jpg",
        "rename it: lower-case Latin letters, digits, dots, underscores and hyphens, the extension \
         in lower case as well, such as market-1.jpg"
    );
    Fate::LeftOut(None, codes::BAD_FILE_NAME, message, help)
}

fn unknown_file() -> Fate {
    let message = text!(
        "不认识这个文件，没有用它",
        "no part of the atlas uses this file"
    );
    let help = text!(
        "案例放 cases/名字.md，图片放 cases/名字/（png、jpg、webp、gif）；用不到的文件移出内容文件夹",
        "cases go to cases/<slug>.md, pictures to cases/<slug>/; move other files out"
    );
    Fate::LeftOut(None, codes::UNKNOWN_FILE, message, help)
}

fn not_utf8(at: usize) -> Complaint {
    Complaint {
        code: codes::NOT_UTF8,
        at,
        message: text!(
            "文件不是 UTF-8 编码，从这里起读不出来；多半是 GBK（记事本叫 ANSI）",
            "the file is not UTF-8 from here on; it may be GBK (ANSI)"
        ),
        help: Some(text!(
            "用记事本打开，“文件”→“另存为”，编码选 UTF-8，再保存",
            "open it in an editor and save it with the encoding UTF-8"
        )),
    }
}
