//! The pages and the text at the root of a USB stick. They stand above the site, so their addresses
//! lead into its folder.

use super::head::Head;
use super::pages::{InstructionsPage, StartPage, StickCheck, StickFile, Tally};
use super::{Context, Frame, Lists, Page, View, framing, handout_files};
use crate::ground::Digest;
use crate::site::{Edition, Route, Site, stick};
use crate::view::frame::{Brand, Link};

/// Prints the paths that differ, and then a word that it is through.
const POWERSHELL: &str = "Get-Content SHA256SUMS -Encoding UTF8 | ForEach-Object { \
    $sum, $file = $_ -split '  ', 2; \
    if ((Get-FileHash -LiteralPath $file).Hash -ne $sum) { $file } }; '核对完毕'";

/// How many of what an edition has: the lines of `VERSION.txt`.
#[derive(Debug, Clone, Copy)]
pub struct StickFacts<'a> {
    /// For whom it is.
    pub edition: Edition,
    /// Number and what it counts.
    pub counts: &'a [(&'static str, usize)],
    /// Of the content folder.
    pub content: Digest,
}

/// The page to open first.
pub fn start(site: &Site<'_>, facts: &StickFacts<'_>) -> Page {
    let lists = Lists::of_nothing(1);
    let context = Context {
        site,
        route: &Route::Home,
        lists: &lists,
        handouts: &handout_files::NONE,
    };
    let settings = &site.atlas.settings;
    let ways = [
        ("模式", Route::ModelIndex),
        ("案例", Route::CaseIndex),
        ("地区", Route::RegionIndex),
        ("数据", Route::IndicatorIndex),
        ("培训", Route::TrainingIndex),
        ("术语", Route::Glossary),
        ("音序", Route::Alphabet),
    ];
    let ways = ways
        .into_iter()
        .filter(|(_, route)| framing::exists(&context, route))
        .map(|(label, route)| Link {
            label: label.to_owned(),
            href: stick::href(&route),
        });
    let tally = facts.counts.iter().map(|(label, number)| Tally {
        number: *number,
        label: (*label).to_owned(),
    });
    let page = View::Start(StartPage {
        title: settings.title.clone(),
        edition: facts.edition.name().to_owned(),
        tagline: settings.tagline.clone(),
        description: settings.description.clone(),
        tally: tally.collect(),
        open: stick::href(&Route::Home),
        ways: ways.collect(),
        instructions: stick::INSTRUCTIONS.to_owned(),
    });
    framed(site, settings.title.clone(), page)
}

/// How to read and how to check.
pub fn instructions(site: &Site<'_>, edition: Edition) -> Page {
    let settings = &site.atlas.settings;
    let page = View::Instructions(InstructionsPage {
        title: settings.title.clone(),
        edition: edition.name().to_owned(),
        start: Link {
            label: stick::START.to_owned(),
            href: stick::START.to_owned(),
        },
        files: files(),
        checks: checks(),
    });
    framed(site, format!("使用说明 - {}", settings.title), page)
}

/// `VERSION.txt`: with a mark and line ends that every Notepad understands.
pub fn version_text(site: &Site<'_>, facts: &StickFacts<'_>) -> String {
    let mut lines = vec![
        format!("名称：{}", site.atlas.settings.title),
        format!("版本：{}（{}）", facts.edition.name(), facts.edition.slug()),
    ];
    lines.extend(
        facts
            .counts
            .iter()
            .map(|(label, number)| format!("数量：{number} {label}")),
    );
    lines.push(format!("内容摘要：sha256 {}", facts.content));
    lines.push(format!("程序：case-atlas {}", env!("CARGO_PKG_VERSION")));
    format!("\u{feff}{}\r\n", lines.join("\r\n"))
}

/// A frame without navigation: what stands around these pages is on the pages.
fn framed(site: &Site<'_>, title: String, page: View) -> Page {
    let settings = &site.atlas.settings;
    let frame = Frame {
        language: settings.language.clone(),
        kind: page.kind(),
        title,
        description: settings.title.clone(),
        head: Head::of_description(&settings.title),
        root: stick::path_of(""),
        search: stick::href(&Route::Search),
        brand: Brand {
            seal: settings.brand_seal.clone(),
            title: settings.title.clone(),
            href: stick::href(&Route::Home),
            edition: framing::edition(site),
        },
        navigation: vec![],
        position: vec![],
        pager: None,
        back: None,
        footer: vec![],
        notice: settings.notice.clone(),
        government: vec![],
    };
    Page { frame, page }
}

fn files() -> Vec<StickFile> {
    [
        (stick::START, "起始页。双击它，在浏览器里读。"),
        ("atlas\\", "全部页面。不必打开；不要单独移动、改名。"),
        (stick::INSTRUCTIONS, "本页。"),
        (stick::VERSION, "这一份是哪一版，由哪一份内容做成。"),
        (stick::SUMS, "每个文件的 SHA-256 校验值，核对用。"),
    ]
    .map(|(name, meaning)| StickFile {
        name: name.to_owned(),
        meaning: meaning.to_owned(),
    })
    .into()
}

fn checks() -> Vec<StickCheck> {
    [
        (
            "有 case-atlas 程序",
            "把 E:\\ 换成 U 盘的盘符，或解压后的文件夹：",
            "case-atlas verify E:\\",
            "逐个说出改动的、缺少的、多出的文件；没有问题就说完好。下面几种办法不用本程序，但查不出多出的文件。",
        ),
        (
            "Windows，不装任何东西",
            "打开 U 盘，在地址栏里写 powershell 后按回车，贴上这一行，再按回车：",
            POWERSHELL,
            "有问题的文件会列出来；只有“核对完毕”四个字，就是没有问题。",
        ),
        (
            "Windows，只核对一个文件",
            "打开 U 盘，在地址栏里写 cmd 后按回车：",
            "certutil -hashfile atlas\\index.html SHA256",
            "把得到的一串字与 SHA256SUMS 里 atlas/index.html 那一行比一比，应当相同。",
        ),
        (
            "Linux、统信 UOS、麒麟",
            "在 U 盘的文件夹里打开终端：",
            "sha256sum --quiet -c SHA256SUMS",
            "什么也不说，就是没有问题。",
        ),
        (
            "macOS",
            "在 U 盘的文件夹里打开终端：",
            "shasum -a 256 --quiet -c SHA256SUMS",
            "什么也不说，就是没有问题。",
        ),
    ]
    .map(|(title, before, command, after)| StickCheck {
        title: title.to_owned(),
        before: before.to_owned(),
        command: command.to_owned(),
        after: after.to_owned(),
    })
    .into()
}
