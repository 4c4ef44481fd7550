//! The fonts of this machine, and which of them set what.

use serde::Serialize;
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;
use typst_kit::fonts::{FontPath, FontStore, scan, system};

use super::super::format::FontSearch;
use super::error::PdfError;

/// Song: Source Han and Noto under each of their names, then what comes with macOS, Windows, Office
/// and the Chinese Linux distributions. Names as in the fonts themselves.
const SONG: [&str; 14] = [
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "思源宋体",
    "Songti SC",
    "STSong",
    "FZShuSong-Z01",
    "FZSongS",
    "SimSun",
    "宋体",
    "NSimSun",
    "AR PL UMing CN",
    "WenQuanYi Bitmap Song",
];

/// Hei, likewise.
const HEI: [&str; 16] = [
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "思源黑体",
    "PingFang SC",
    "Hiragino Sans GB",
    "Heiti SC",
    "STHeiti",
    "Microsoft YaHei",
    "微软雅黑",
    "SimHei",
    "黑体",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
];

/// Kai, for quotations.
const KAI: [&str; 9] = [
    "Kaiti SC",
    "STKaiti",
    "KaiTi",
    "楷体",
    "KaiTi_GB2312",
    "楷体_GB2312",
    "FZKai-Z03",
    "AR PL UKai CN",
    "LXGW WenKai",
];

/// Fangsong, for the type area of official documents.
const FANG: [&str; 8] = [
    "FangSong",
    "仿宋",
    "FangSong_GB2312",
    "仿宋_GB2312",
    "STFangsong",
    "FZFangSong-Z02",
    "FZFangSong_GBK",
    "Zhuque Fangsong (technical preview)",
];

/// For code; Chinese in it falls to Hei.
const MONO: [&str; 8] = [
    "Sarasa Mono SC",
    "Noto Sans Mono CJK SC",
    "Source Code Pro",
    "Consolas",
    "Menlo",
    "DejaVu Sans Mono",
    "Liberation Mono",
    "Courier New",
];

/// The families found for each use, the preferred one first. None of the lists is empty.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Families {
    song: Vec<&'static str>,
    hei: Vec<&'static str>,
    kai: Vec<&'static str>,
    fang: Vec<&'static str>,
    mono: Vec<&'static str>,
}

/// The fonts that were found.
pub(super) struct Fonts {
    store: FontStore,
    pub(super) families: Families,
}

impl Fonts {
    /// Looks for fonts. One of Song and Hei is enough: it stands in for the other, and Song for Kai
    /// and Fangsong.
    pub(super) fn find(search: FontSearch<'_>) -> Result<Fonts, PdfError> {
        let mut store = FontStore::new();
        for folder in search.folders {
            let found = in_order(scan(folder));
            if found.is_empty() {
                return Err(PdfError::EmptyFolder {
                    path: folder.display().to_string(),
                });
            }
            store.extend(found);
        }
        if search.system {
            store.extend(in_order(system()));
        }
        match families(store.book()) {
            Some(families) => Ok(Fonts { store, families }),
            None => Err(PdfError::NoFonts {
                folders: search
                    .folders
                    .iter()
                    .map(|folder| folder.display().to_string())
                    .collect(),
            }),
        }
    }

    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        self.store.book()
    }

    pub(super) fn font(&self, index: usize) -> Option<Font> {
        self.store.font(index)
    }

    /// Whether some font has a character.
    pub(super) fn have(&self, character: char) -> bool {
        let book = self.store.book();
        let mut infos = (0..).map_while(|index| book.info(index));
        infos.any(|info| info.coverage.contains(u32::from(character)))
    }
}

/// Fonts by path: a folder lists its files in any order, and of fonts that fit alike the first is
/// taken.
fn in_order(found: impl Iterator<Item = (FontPath, FontInfo)>) -> Vec<(FontPath, FontInfo)> {
    let mut found: Vec<_> = found.collect();
    found.sort_by(|(a, _), (b, _)| (&a.path, a.index).cmp(&(&b.path, b.index)));
    found
}

fn families(book: &FontBook) -> Option<Families> {
    let found = |names: &[&'static str]| -> Vec<&'static str> {
        let there = names
            .iter()
            .filter(|name| book.contains_family(&name.to_lowercase()));
        there.copied().collect()
    };
    let or = |first: Vec<&'static str>, second: &[&'static str]| {
        let others = second.iter().copied();
        let others = others
            .filter(|name| !first.contains(name))
            .collect::<Vec<_>>();
        [first, others].concat()
    };
    let (own_song, own_hei) = (found(&SONG), found(&HEI));
    if own_song.is_empty() && own_hei.is_empty() {
        return None;
    }
    let song = or(own_song.clone(), &own_hei);
    Some(Families {
        hei: or(own_hei, &own_song),
        kai: or(found(&KAI), &song),
        fang: or(found(&FANG), &song),
        mono: or(found(&MONO), &song),
        song,
    })
}
