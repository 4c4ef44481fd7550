//! What keeps a handout from being set, and what it says.

use std::fs;
use std::path::PathBuf;

use case_atlas::ground::png;
use case_atlas::render::FontSearch;
use case_atlas::site::Edition;
use tempfile::TempDir;

use super::super::{made, site};
use super::of_cases;
use crate::support::SiteTest;

/// Why a case cannot be set.
fn error(site: &SiteTest, case: &str, fonts: FontSearch<'_>) -> String {
    let error = made(site, Edition::Student, &of_cases(&[case]), fonts).err();
    error.expect("it cannot be made").text().zh
}

#[test]
fn without_fonts_it_says_what_to_install() {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let folders = [folder.path().to_owned()];
    let said = |folders: &[PathBuf]| {
        let system = false;
        error(&site(), "a", FontSearch { folders, system })
    };
    assert_eq!(
        said(&[]),
        "没有找到中文字体。装一种再来：思源宋体与思源黑体（Debian、Ubuntu、统信、麒麟：\
         apt install fonts-noto-cjk fonts-noto-cjk-extra），或用 --font-path 指明字体所在的文件夹"
    );
    let shown = folder.path().display();
    assert_eq!(
        said(&folders),
        format!("--font-path 指的文件夹 {shown} 里没有字体文件（.ttf、.otf、.ttc）")
    );
    // Fonts, but none for Chinese.
    let latin = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";
    fs::copy(latin, folder.path().join("a.ttf")).expect("Debian's fonts-dejavu-core is there");
    let said = said(&folders);
    let begin = format!("没有找到中文字体，也看过 {shown}。");
    assert!(said.starts_with(&begin), "{said}");
}

#[test]
fn a_character_no_font_has_is_named_with_its_place() {
    let site = site().edit(
        "cases/b.md",
        "还没有结果。",
        "还没有\u{e123}，也没有\u{1fabd}。",
    );
    assert_eq!(
        error(&site, "b", FontSearch::SYSTEM),
        "《乙县：<b>试点</b> & 推广》里有字体没有的字，换一个字，或装有这个字的字体（--font-path）：\n  \
         \u{e123}（U+E123）：乙县 › 成效\n  \u{1fabd}（U+1FABD）：乙县 › 成效"
    );
}

#[test]
fn a_faulty_template_is_named_with_its_place() {
    let site = site().with_theme(
        "pdf/cover.typ",
        "#let cover() = page(",
        "#let cover() = nowhere(",
    );
    let said = error(&site, "b", FontSearch::SYSTEM);
    assert!(
        said.starts_with(
            "《乙县：<b>试点</b> & 推广》做不成 PDF/UA，排版程序说：\n  pdf/cover.typ:"
        ),
        "{said}"
    );
    assert!(said.contains(":16: unknown variable: nowhere"), "{said}");
}

#[test]
fn nothing_outside_can_be_opened() {
    for (code, complaint) in [
        ("#import \"@preview/cetz:0.4.0\"", "file not found"),
        ("#read(\"/etc/passwd\")", "file not found"),
        ("#read(\"../Cargo.toml\")", ""),
    ] {
        let cover = "#let cover() =";
        let site = site().with_theme("pdf/cover.typ", cover, &format!("{code}\n{cover}"));
        let said = error(&site, "b", FontSearch::SYSTEM);
        assert!(said.contains("pdf/cover.typ:"), "{said}");
        assert!(said.contains(complaint), "{said}");
    }
}

#[test]
fn a_picture_that_cannot_be_opened_is_named() {
    let site = site()
        .edit("cases/b.md", "还没有结果。", "![门面](b/shop.png)")
        .with_bytes("cases/b/shop.png", &png((8, 4), |x, y| x == y)[..44]);
    let said = error(&site, "b", FontSearch::SYSTEM);
    assert!(said.starts_with("图片 cases/b/shop.png 打不开："), "{said}");
}
