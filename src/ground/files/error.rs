//! What can go wrong with files, in sentences for people.

use std::io;

use crate::ground::Text;
use crate::text;

/// Why files cannot be read at all.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.text().en)]
pub enum FileError {
    /// There is no such file or folder.
    Missing {
        /// As the user wrote it.
        path: String,
    },
    /// A folder was expected.
    NotAFolder {
        /// As the user wrote it.
        path: String,
    },
    /// A regular file was expected.
    NotAFile {
        /// Below the folder the user named.
        path: String,
    },
    /// The path leads out of the folder it was looked up in.
    Outside {
        /// Below the folder the user named.
        path: String,
    },
    /// A file is bigger than anything of use here.
    TooLarge {
        /// Below the folder the user named.
        path: String,
        /// In bytes.
        limit: u64,
    },
    /// A folder holds more than anything of use here.
    TooMany {
        /// As the user wrote it.
        path: String,
        /// Files and folders.
        limit: usize,
    },
    /// The system does not tell of changes.
    Unwatchable {
        /// As the user wrote it.
        path: String,
        /// The system's reason, in its words.
        cause: String,
    },
    /// The system refuses.
    Unreadable {
        /// As the user wrote it, or below.
        path: String,
        /// The system's reason.
        #[source]
        cause: io::Error,
    },
}

impl FileError {
    /// Sorts a failure of the system: what is not there is [`FileError::Missing`].
    pub(super) fn from_io(path: String, cause: io::Error) -> FileError {
        match cause.kind() {
            io::ErrorKind::NotFound => FileError::Missing { path },
            _ => FileError::Unreadable { path, cause },
        }
    }

    /// One sentence that names the path and the cause.
    pub fn text(&self) -> Text {
        match self {
            FileError::Missing { path } => text!("没有找到 {path}", "{path} does not exist"),
            FileError::NotAFolder { path } => text!("{path} 不是文件夹", "{path} is not a folder"),
            FileError::NotAFile { path } => {
                text!("{path} 不是普通文件", "{path} is not a regular file")
            }
            FileError::Outside { path } => {
                text!(
                    "{path} 在文件夹之外，不读取",
                    "{path} lies outside the folder; not read"
                )
            }
            FileError::TooLarge { path, limit } => {
                let megabytes = limit / (1 << 20);
                text!(
                    "{path} 太大，超过 {megabytes} MiB",
                    "{path} is larger than {megabytes} MiB"
                )
            }
            FileError::TooMany { path, limit } => text!(
                "{path} 里的文件和文件夹超过 {limit} 个，请确认没有指错文件夹",
                "{path} holds more than {limit} files and folders; is it the right folder?",
            ),
            FileError::Unwatchable { path, cause } => text!(
                "系统不报告 {path} 里的改动（{cause}）。加上 --poll，改为每秒查看一次",
                "the system does not tell of changes in {path} ({cause}); \
                 with --poll they are looked for once a second"
            ),
            FileError::Unreadable { path, cause } => {
                let Text { zh, en } = cause_text(cause);
                text!("读不了 {path}：{zh}", "cannot read {path}: {en}")
            }
        }
    }
}

/// The reason the system gives, in both languages for the kinds people meet; the system's own
/// words for the rest.
pub fn cause_text(cause: &io::Error) -> Text {
    use io::ErrorKind;
    match cause.kind() {
        ErrorKind::NotFound => text!("文件或文件夹不存在", "no such file or folder"),
        ErrorKind::PermissionDenied => text!("没有权限", "permission denied"),
        ErrorKind::AlreadyExists => text!("已经存在", "it already exists"),
        ErrorKind::NotADirectory => {
            text!(
                "路径中有一段不是文件夹",
                "a part of the path is not a folder"
            )
        }
        ErrorKind::IsADirectory => text!("它是文件夹", "it is a folder"),
        ErrorKind::StorageFull => text!("磁盘已满", "the disk is full"),
        ErrorKind::QuotaExceeded => text!("超出磁盘配额", "the disk quota is used up"),
        ErrorKind::FileTooLarge => {
            text!(
                "超出系统允许的文件大小",
                "the file exceeds the size the system allows"
            )
        }
        ErrorKind::ReadOnlyFilesystem => text!("磁盘是只读的", "the disk is read-only"),
        ErrorKind::ResourceBusy => text!("正被占用", "it is in use"),
        ErrorKind::CrossesDevices => text!("跨越了两个磁盘", "it lies on another disk"),
        _ => text!("{cause}", "{cause}"),
    }
}
