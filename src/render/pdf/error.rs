//! What keeps a handout from being set.

use super::super::error::ThemeError;
use crate::ground::Text;
use crate::text;

/// Why a PDF cannot be made.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.text().en)]
pub enum PdfError {
    /// The theme lacks a template, or one of them is faulty.
    Theme(#[from] ThemeError),
    /// There is no font for Chinese.
    NoFonts {
        /// The folders that were asked for beside those of the system, as the user wrote them.
        folders: Vec<String>,
    },
    /// A folder that was asked for holds no font.
    EmptyFolder {
        /// As the user wrote it.
        path: String,
    },
    /// A picture cannot be opened.
    Picture {
        /// Path in the content folder.
        path: String,
        /// The decoder's words.
        cause: String,
    },
    /// Characters that no font has.
    MissingCharacters {
        /// Title of the handout.
        title: String,
        /// Each once, with the place where it first stands.
        missing: Vec<MissingCharacter>,
    },
    /// The exporter refuses what was set: it would not be PDF/UA-1.
    Refused {
        /// Title of the handout.
        title: String,
        /// The exporter's words, one a fault.
        causes: Vec<String>,
    },
}

/// A character that cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingCharacter {
    /// The character.
    pub character: char,
    /// Chapter, and section if it has a title.
    pub place: String,
}

impl PdfError {
    /// The error as a sentence.
    pub fn text(&self) -> Text {
        match self {
            PdfError::Theme(error) => error.text(),
            PdfError::NoFonts { folders } => no_fonts(folders),
            PdfError::EmptyFolder { path } => text!(
                "--font-path 指的文件夹 {path} 里没有字体文件（.ttf、.otf、.ttc）",
                "the folder {path} of --font-path holds no font file (.ttf, .otf, .ttc)"
            ),
            PdfError::Picture { path, cause } => text!(
                "图片 {path} 打不开：{cause}；用看图的程序另存一份，换下它",
                "the picture {path} cannot be opened: {cause}; save it anew from a picture viewer"
            ),
            PdfError::MissingCharacters { title, missing } => missing_characters(title, missing),
            PdfError::Refused { title, causes } => {
                let causes = causes.join("\n  ");
                text!(
                    "《{title}》做不成 PDF/UA，排版程序说：\n  {causes}",
                    "\"{title}\" cannot be made a PDF/UA; the typesetter says:\n  {causes}"
                )
            }
        }
    }
}

fn no_fonts(folders: &[String]) -> Text {
    let also = |before: &str, between: &str| {
        let folders = folders.join(between);
        if folders.is_empty() {
            folders
        } else {
            format!("{before}{folders}")
        }
    };
    let (zh, en) = (also("，也看过 ", "、"), also(", nor in ", ", "));
    text!(
        "没有找到中文字体{zh}。装一种再来：思源宋体与思源黑体（Debian、Ubuntu、统信、麒麟：\
         apt install fonts-noto-cjk fonts-noto-cjk-extra），或用 --font-path 指明字体所在的文件夹",
        "there is no font for Chinese on this system{en}; install Source Han Serif and Source Han Sans \
         (Debian, Ubuntu, UOS, Kylin: apt install fonts-noto-cjk fonts-noto-cjk-extra), \
         or name the folder of your fonts with --font-path"
    )
}

fn missing_characters(title: &str, missing: &[MissingCharacter]) -> Text {
    let lines = missing.iter().map(|MissingCharacter { character, place }| {
        let code = u32::from(*character);
        format!("{character}（U+{code:04X}）：{place}")
    });
    let lines = lines.collect::<Vec<_>>().join("\n  ");
    text!(
        "《{title}》里有字体没有的字，换一个字，或装有这个字的字体（--font-path）：\n  {lines}",
        "\"{title}\" has characters that no font has; write others, \
         or install a font that has them (--font-path):\n  {lines}"
    )
}
