//! Why a site cannot be written, in sentences for people.

use std::io;
use std::path::Path;

use super::manifest::Output;
use crate::ground::Text;
use crate::ground::files::cause_text;
use crate::text;

/// Why a site cannot be written. Whatever it is, an older site is as it was, save for
/// [`EmitAction::CleanUp`], which comes after the new one is in place.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.text().en)]
pub enum EmitError {
    /// An artifact's path is not made of segments of `[a-z0-9._-]+`.
    Path {
        /// As the artifact has it.
        path: String,
    },
    /// Nobody waits for the site any more: what it is made from has changed.
    Abandoned,
    /// Two artifacts of one path.
    Duplicate {
        /// As the artifacts have it.
        path: String,
    },
    /// The output folder is, holds, or lies in a folder that is read from.
    Overlap {
        /// As the user wrote it.
        out: String,
        /// As the user wrote it.
        input: String,
    },
    /// The output is there and is not a folder, or cannot be one.
    NotAFolder {
        /// As the user wrote it.
        out: String,
    },
    /// The folder holds a file that no build of ours made.
    Foreign {
        /// The folder, as the user wrote it.
        out: String,
        /// The first such file.
        file: String,
    },
    /// A handout of the folder is not as it was made: somebody has worked on it.
    Edited {
        /// The first such file.
        file: String,
    },
    /// A document of the folder is open in another program.
    Open {
        /// What that program put beside it.
        file: String,
    },
    /// Something that is not ours stands where the cache would be.
    ForeignCache {
        /// The first such file, or the place itself.
        file: String,
    },
    /// The folder holds another kind of output.
    Other {
        /// The folder, as the user wrote it.
        out: String,
        /// What is in it.
        holds: Output,
    },
    /// The list of files made is damaged.
    Manifest {
        /// The list.
        path: String,
        /// From 1.
        line: usize,
    },
    /// Another build is writing to the same folder.
    Busy {
        /// As the user wrote it.
        out: String,
    },
    /// A file that was to be repaired is no longer what was read.
    Changed {
        /// As the user wrote it.
        path: String,
    },
    /// Finished after an artifact had failed.
    Incomplete {
        /// As the user wrote it.
        out: String,
    },
    /// A name that FAT, exFAT or Windows would refuse.
    UnsafeName {
        /// As the artifact has it.
        path: String,
    },
    /// The medium has no room for the site.
    NoRoom {
        /// As the user wrote it.
        out: String,
        /// In bytes, as the medium counts them.
        needed: u64,
        /// In bytes.
        free: u64,
    },
    /// A folder holds more files than FAT32 can list.
    FolderTooFull {
        /// As the user wrote it.
        out: String,
    },
    /// A stick is neither the old edition nor the new one; its marker says so.
    HalfWritten {
        /// As the user wrote it.
        out: String,
        /// The system's reason.
        #[source]
        cause: io::Error,
    },
    /// The archive's name is taken by something else.
    NotAnArchive {
        /// As the user wrote it.
        path: String,
    },
    /// There is no list to check a folder by.
    NotAStick {
        /// As the user wrote it.
        folder: String,
    },
    /// The system refuses.
    Io {
        /// What was being done.
        action: EmitAction,
        /// What it was done to.
        path: String,
        /// The system's reason.
        #[source]
        cause: io::Error,
    },
}

/// What was being done when the system refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmitAction {
    /// Keeping pages in a temporary file.
    Spool,
    /// Looking at the output folder.
    Look,
    /// Making or locking the folder that becomes the site.
    Prepare,
    /// Writing a file.
    Write,
    /// Putting the new site in the place of the old.
    Swap,
    /// Removing the old site after the new one is in place.
    CleanUp,
    /// Keeping what spares the next build work; the site is in place.
    Keep,
}

impl EmitError {
    /// For `map_err`: the system refused to do this to that.
    pub(super) fn io(
        action: EmitAction,
        path: impl AsRef<Path>,
    ) -> impl FnOnce(io::Error) -> EmitError {
        move |cause| EmitError::Io {
            action,
            path: shown(path.as_ref()),
            cause,
        }
    }

    /// One sentence that names the path and the cause.
    pub fn text(&self) -> Text {
        match self {
            EmitError::Path { path } => text!(
                "输出路径“{path}”不合规：只能由小写字母、数字、“.”“_”“-”组成，以“/”分隔",
                "output path \"{path}\" is not made of segments of [a-z0-9._-]",
            ),
            EmitError::Abandoned => text!("内容又改了", "the content has changed again"),
            EmitError::Duplicate { path } => {
                text!(
                    "有两个文件都要写到“{path}”",
                    "two files are to be written to \"{path}\""
                )
            }
            EmitError::Overlap { out, input } => text!(
                "输出文件夹 {out} 与来源文件夹 {input} 重叠，请另选一个输出文件夹",
                "output folder {out} overlaps the source folder {input}; choose another",
            ),
            EmitError::NotAFolder { out } => text!(
                "{out} 不能用作输出文件夹，请另选一个",
                "{out} cannot be the output folder; choose another",
            ),
            EmitError::Foreign { out, file } => text!(
                "输出文件夹 {out} 里有不是本程序生成的文件：{file}。请把它移走，或另选一个输出文件夹",
                "output folder {out} holds a file this program did not make: {file}. \
                 Move it away or choose another folder",
            ),
            EmitError::Edited { file } => edited(file),
            EmitError::Open { file } => open(file),
            EmitError::ForeignCache { file } => foreign_cache(file),
            EmitError::Other { out, holds } => other_output(out, *holds),
            EmitError::Manifest { path, line } => text!(
                "生成文件清单 {path} 第 {line} 行已损坏，无法判断哪些文件可以替换；请清空该文件夹后重试",
                "line {line} of {path}, the list of files made, is damaged; \
                 empty the folder and try again",
            ),
            EmitError::Busy { out } => text!(
                "另一个生成正在写入 {out}，请等它结束后再试",
                "another build is writing to {out}; try again when it is done",
            ),
            EmitError::Changed { path } => text!(
                "{path} 在检查之后又被改动，没有写；请再运行一次",
                "{path} was changed after it was checked and is left alone; run again",
            ),
            EmitError::Incomplete { out } => {
                text!(
                    "有文件没有写成，{out} 保持原样",
                    "a file was not written; {out} is as it was"
                )
            }
            EmitError::UnsafeName { path } => text!(
                "“{path}”这个名字在 U 盘或 Windows 上不能用，请改名",
                "the name \"{path}\" cannot be used on a stick or on Windows; rename it",
            ),
            EmitError::NoRoom { out, needed, free } => no_room(out, *needed, *free),
            EmitError::FolderTooFull { out } => text!(
                "{out} 是 FAT32 格式，一个文件夹放不下这么多文件；请把 U 盘格式化成 exFAT。没有写任何文件",
                "{out} is FAT32, where one folder cannot hold so many files; \
                 format the stick as exFAT. Nothing was written",
            ),
            EmitError::HalfWritten { out, cause } => half_written(out, &cause_text(cause)),
            EmitError::NotAnArchive { path } => text!(
                "{path} 已经存在，而且不是本程序打的包；请另起一个名字",
                "{path} exists and is no archive of this program; choose another name",
            ),
            EmitError::NotAStick { folder } => text!(
                "{folder} 里没有 SHA256SUMS，不是案例图谱的 U 盘，无从核对",
                "{folder} has no SHA256SUMS: it is no stick of ours and cannot be checked",
            ),
            EmitError::Io {
                action,
                path,
                cause,
            } => refusal(*action, path, &cause_text(cause)),
        }
    }
}

fn edited(file: &str) -> Text {
    text!(
        "{file} 做好以后有人改过，没有动它：请先另存到别处，或用 --out 另选一个文件夹",
        "{file} was changed after it was made and is left alone: save it elsewhere, or choose another --out"
    )
}

fn open(file: &str) -> Text {
    text!(
        "{file} 说明有文稿正开着：请先在 Word、WPS 或 LibreOffice 里关掉，再做一次",
        "{file} shows that a document is open: close it in Word, WPS or LibreOffice, and run again"
    )
}

fn half_written(out: &str, Text { zh, en }: &Text) -> Text {
    text!(
        "{out} 只换了一半：{zh}。里面的 INCOMPLETE 文件记着这件事；请重新运行，会接着做完",
        "{out} is half replaced: {en}. The file INCOMPLETE in it says so; run again to finish",
    )
}

fn other_output(out: &str, holds: Output) -> Text {
    match holds {
        Output::Site => text!(
            "{out} 里是以前生成的网站，讲义不能放在这里；请另选一个输出文件夹",
            "{out} holds a website this program built, which handouts would replace; \
             choose another output folder",
        ),
        Output::Handouts => text!(
            "{out} 里是以前制作的讲义，网站不能放在这里；请另选一个输出文件夹",
            "{out} holds handouts this program made, which a website would replace; \
             choose another output folder",
        ),
    }
}

fn refusal(action: EmitAction, path: &str, Text { zh, en }: &Text) -> Text {
    match action {
        EmitAction::Spool => text!(
            "临时文件夹 {path} 用不了：{zh}",
            "cannot use the temporary folder {path}: {en}"
        ),
        EmitAction::Look => text!("查看 {path} 失败：{zh}", "cannot look at {path}: {en}"),
        EmitAction::Prepare => text!("无法建立 {path}：{zh}", "cannot make {path}: {en}"),
        EmitAction::Write => text!("写不了 {path}：{zh}", "cannot write {path}: {en}"),
        EmitAction::Swap => text!(
            "无法用新站点替换 {path}：{zh}；旧站点未动",
            "cannot put the new site in the place of {path}: {en}; the old one is as it was",
        ),
        EmitAction::Keep => text!(
            "写不了缓存 {path}：{zh}",
            "cannot write the cache {path}: {en}"
        ),
        EmitAction::CleanUp => text!(
            "新站点已就位，但旧文件没有删净，可以手工删除 {path}：{zh}",
            "the new site is in place, but old files remain in {path}, which may be deleted: {en}",
        ),
    }
}

fn foreign_cache(file: &str) -> Text {
    text!(
        "缓存的位置上有不是本程序的文件：{file}",
        "where the cache would be there is a file that this program did not make: {file}"
    )
}

/// Megabytes with one decimal, cut off as the report before writing does.
/// What is needed is rounded up, so that it never looks as if it would fit.
fn no_room(out: &str, needed: u64, free: u64) -> Text {
    let megabytes = |tenths: u64| format!("{}.{}", tenths / 10, tenths % 10);
    let (needed, free) = (
        megabytes(needed.div_ceil(100_000)),
        megabytes(free / 100_000),
    );
    text!(
        "{out} 放不下：要占 {needed} MB，只剩 {free} MB。请腾出地方，或换一个 U 盘；没有写任何文件",
        "{out} has no room: {needed} MB are needed, {free} MB are free. \
         Make room or take another stick; nothing was written",
    )
}

/// A path as messages show it.
pub(super) fn shown(path: &Path) -> String {
    path.display().to_string()
}
