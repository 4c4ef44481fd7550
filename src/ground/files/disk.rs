//! A folder on disk. The only room that names walkdir.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::ground::Text;
use crate::text;

use super::{FileEntry, FileError, FileSystem, Listing, Problem, cause_text, is_passed_over};

/// How many parts a path below the root may have.
pub const MAX_DEPTH: usize = 16;

/// How many files and folders a root may hold. Links may lead to one folder by many ways, so
/// this also bounds what a knot of links can cost.
pub const MAX_ENTRIES: usize = 1_000_000;

/// How large a file may be to be read at all, in bytes; a stop against memory running out, far
/// above what content may have.
pub const MAX_BYTES: u64 = 64 << 20;

/// A folder on disk. Nothing outside it is ever read: links that lead out are refused.
#[derive(Debug, Clone)]
pub struct DiskFiles {
    /// As the user wrote it, for messages.
    root: PathBuf,
    /// The same folder, absolute and without links.
    real_root: PathBuf,
    /// Whether it may be gone: it has no files then.
    is_optional: bool,
}

impl DiskFiles {
    /// Opens a folder. Messages name its files by the path given here.
    ///
    /// # Errors
    /// When it does not exist, is not a folder, or cannot be reached.
    pub fn open(root: impl Into<PathBuf>) -> Result<DiskFiles, FileError> {
        let root = root.into();
        let real_root = root
            .canonicalize()
            .map_err(|cause| FileError::from_io(shown(&root), cause))?;
        if !real_root.is_dir() {
            return Err(FileError::NotAFolder { path: shown(&root) });
        }
        Ok(DiskFiles {
            root,
            real_root,
            is_optional: false,
        })
    }

    /// Opens a folder if there is one of this name.
    ///
    /// # Errors
    /// As [`DiskFiles::open`], but a missing folder is `None`.
    pub fn open_if_there(root: impl Into<PathBuf>) -> Result<Option<DiskFiles>, FileError> {
        match DiskFiles::open(root) {
            Ok(files) => Ok(Some(files)),
            Err(FileError::Missing { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// A folder that may come and go while the program runs: without it there are no files.
    ///
    /// # Errors
    /// As [`DiskFiles::open`], but a folder may be missing.
    pub fn optional(root: impl Into<PathBuf>) -> Result<DiskFiles, FileError> {
        let root = root.into();
        let real_root = match DiskFiles::open_if_there(&root)? {
            Some(there) => there.real_root,
            None => real_path_of_missing(&root)?,
        };
        Ok(DiskFiles {
            root,
            real_root,
            is_optional: true,
        })
    }

    /// The folder as the user wrote it.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The same folder, absolute and without links.
    pub(super) fn real_root(&self) -> &Path {
        &self.real_root
    }

    /// Whether it may be missing.
    pub(super) fn is_optional(&self) -> bool {
        self.is_optional
    }

    /// What stands before the paths of this folder in messages: empty, or ending in `/`.
    pub fn prefix(&self) -> String {
        let mut prefix = shown(&self.root);
        if prefix == "." {
            prefix.clear();
        } else if !prefix.ends_with('/') {
            prefix.push('/');
        }
        prefix
    }

    /// A path below the root, as messages name it.
    fn name(&self, path: &str) -> String {
        format!("{}{path}", self.prefix())
    }

    /// Sorts one entry into the listing; whether to go on below it.
    /// The walk began `depth` parts below the root.
    fn sort_in(&self, entry: &DirEntry, depth: usize, listing: &mut Listing) -> Descend {
        let path = self.relative(entry.path());
        let mut refuse = |refusal: Refusal| {
            listing.problems.push(Problem {
                path: path.clone(),
                text: refusal.text(),
            });
            Descend::No
        };
        if entry.file_name().to_str().is_none() {
            return refuse(Refusal::NameNotUtf8);
        }
        if entry.path_is_symlink() {
            match entry.path().canonicalize() {
                Ok(target) if target.starts_with(&self.real_root) => {}
                Ok(_) => return refuse(Refusal::LeavesRoot),
                Err(cause) => return refuse(Refusal::Unreadable(cause_text(&cause))),
            }
        }
        if entry.depth() + depth > MAX_DEPTH {
            return refuse(Refusal::TooDeep);
        }
        if entry.file_type().is_dir() {
            return Descend::Yes;
        }
        if !entry.file_type().is_file() {
            return refuse(Refusal::NotRegular);
        }
        match entry.metadata() {
            Ok(metadata) => listing.files.push(FileEntry {
                path,
                size: metadata.len(),
            }),
            Err(error) => listing.problems.extend(self.problem(&error)),
        }
        Descend::No
    }

    /// What the walk stumbled over; nothing for names that are passed over (an editor's lock
    /// file is often a link to nothing).
    fn problem(&self, error: &walkdir::Error) -> Option<Problem> {
        let path = error.path().unwrap_or(&self.root);
        if path.file_name().is_some_and(is_passed_over_os) {
            return None;
        }
        let refusal = match error.io_error() {
            None => Refusal::LinkLoop,
            Some(cause) => match cause.kind() {
                io::ErrorKind::NotFound => Refusal::DanglingLink,
                io::ErrorKind::PermissionDenied => Refusal::Unreadable(cause_text(cause)),
                // A link to itself: the system has a number for it, the library no stable name.
                _ if path.is_symlink() => Refusal::LinkLoop,
                _ => Refusal::Unreadable(cause_text(cause)),
            },
        };
        Some(Problem {
            path: self.relative(path),
            text: refusal.text(),
        })
    }

    /// The path below the root, with `/`.
    fn relative(&self, path: &Path) -> String {
        shown(path.strip_prefix(&self.real_root).unwrap_or(path))
    }
}

/// Where a missing folder will be: below the nearest folder above it that is there.
fn real_path_of_missing(path: &Path) -> Result<PathBuf, FileError> {
    let absolute = std::path::absolute(path);
    let absolute = absolute.map_err(|cause| FileError::from_io(shown(path), cause))?;
    let real = absolute.ancestors().find_map(|above| {
        let below = absolute.strip_prefix(above).ok()?;
        Some(above.canonicalize().ok()?.join(below))
    });
    Ok(real.unwrap_or(absolute))
}

/// Why an entry of a folder is not read.
enum Refusal {
    LeavesRoot,
    DanglingLink,
    LinkLoop,
    /// With the system's reason.
    Unreadable(Text),
    NameNotUtf8,
    NotRegular,
    TooDeep,
}

impl Refusal {
    fn text(&self) -> Text {
        match self {
            Refusal::LeavesRoot => {
                text!(
                    "符号链接指向文件夹之外，不读取",
                    "symbolic link leaves the folder; not read"
                )
            }
            Refusal::DanglingLink => {
                text!(
                    "符号链接指向的文件不存在",
                    "symbolic link points to nothing"
                )
            }
            Refusal::LinkLoop => {
                text!(
                    "符号链接绕成了圈，不读取",
                    "symbolic link forms a loop; not read"
                )
            }
            Refusal::Unreadable(Text { zh, en }) => text!("读不了：{zh}", "cannot read: {en}"),
            Refusal::NameNotUtf8 => {
                text!(
                    "文件名不是 UTF-8 编码，请改名",
                    "file name is not UTF-8; rename it"
                )
            }
            Refusal::NotRegular => text!(
                "不是普通文件（管道、套接字或设备），不读取",
                "not a regular file (pipe, socket or device); not read",
            ),
            Refusal::TooDeep => text!(
                "文件夹套得太深，超过 {MAX_DEPTH} 层，不读取",
                "nested more than {MAX_DEPTH} folders deep; not read",
            ),
        }
    }
}

/// Whether the walk goes on below an entry.
enum Descend {
    Yes,
    No,
}

impl DiskFiles {
    /// Walks from a place in the folder, `depth` parts below the root.
    fn walk(&self, from: &Path, depth: usize) -> Result<Listing, FileError> {
        let mut listing = Listing::default();
        let mut entries = 0;
        let mut walk = WalkDir::new(from)
            .follow_links(true)
            .min_depth(usize::from(depth == 0))
            .max_depth((MAX_DEPTH + 1).saturating_sub(depth))
            .into_iter();
        while let Some(step) = walk.next() {
            entries += 1;
            if entries > MAX_ENTRIES {
                return Err(FileError::TooMany {
                    path: shown(&self.root),
                    limit: MAX_ENTRIES,
                });
            }
            match step {
                Ok(entry) => {
                    let descend = if is_passed_over_os(entry.file_name()) {
                        Descend::No
                    } else {
                        self.sort_in(&entry, depth, &mut listing)
                    };
                    if matches!(descend, Descend::No) && entry.file_type().is_dir() {
                        walk.skip_current_dir();
                    }
                }
                Err(error) if error.depth() + depth == 0 => {
                    return Err(FileError::Unreadable {
                        path: shown(&self.root),
                        cause: error.into(),
                    });
                }
                Err(error) => listing.problems.extend(self.problem(&error)),
            }
        }
        listing.files.sort();
        listing.problems.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(listing)
    }
}

impl FileSystem for DiskFiles {
    fn list(&self) -> Result<Listing, FileError> {
        if self.is_optional && !self.real_root.is_dir() {
            return Ok(Listing::default());
        }
        self.walk(&self.real_root, 0)
    }

    fn list_below(&self, path: &str) -> Result<Listing, FileError> {
        if !self.real_root.is_dir() {
            return Err(FileError::Missing {
                path: shown(&self.root),
            });
        }
        if path.is_empty() {
            return self.list();
        }
        let place = self.real_root.join(path);
        // The walk does not see the folders on the way: hidden ones, and links that lead out.
        let on_the_way = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let is_listed = !path
            .split('/')
            .any(|part| part.is_empty() || is_passed_over(part))
            && place
                .parent()
                .and_then(|folder| folder.canonicalize().ok())
                .is_some_and(|real| real.starts_with(&self.real_root));
        if !is_listed || place.symlink_metadata().is_err() {
            return Ok(Listing::default());
        }
        self.walk(
            &place,
            on_the_way
                .split('/')
                .filter(|part| !part.is_empty())
                .count()
                + 1,
        )
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        let failed = |cause| FileError::from_io(self.name(path), cause);
        if path
            .split('/')
            .any(|part| matches!(part, "" | "." | "..") || part.contains('\\'))
        {
            return Err(FileError::Outside {
                path: self.name(path),
            });
        }
        let real = self.real_root.join(path).canonicalize().map_err(failed)?;
        if !real.starts_with(&self.real_root) {
            return Err(FileError::Outside {
                path: self.name(path),
            });
        }
        // Asked before opening: opening a pipe would wait for a writer.
        let metadata = fs::metadata(&real).map_err(failed)?;
        if !metadata.is_file() {
            return Err(FileError::NotAFile {
                path: self.name(path),
            });
        }
        // Texts are kept to the end of the run: no byte more than they have.
        let length = metadata.len().min(MAX_BYTES);
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
        let file = File::open(&real).map_err(failed)?;
        file.take(MAX_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(failed)?;
        if bytes.len() as u64 > MAX_BYTES {
            return Err(FileError::TooLarge {
                path: self.name(path),
                limit: MAX_BYTES,
            });
        }
        Ok(bytes)
    }
}

fn is_passed_over_os(name: &OsStr) -> bool {
    is_passed_over(&name.to_string_lossy())
}

/// A path as messages and listings show it: with `/`, odd bytes replaced.
fn shown(path: &Path) -> String {
    let path = path.to_string_lossy();
    if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path.into_owned()
    }
}
