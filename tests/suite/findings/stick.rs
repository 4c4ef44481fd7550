//! Names that a USB stick would not take: CA0901 to CA0903.

use super::Edit::{Picture, Words};
use super::{CASE, Spec};

/// A folder name of 60 letters.
macro_rules! folder {
    () => {
        "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"
    };
}

/// A picture whose path on a stick is as long as Windows takes, after the drive and before the zero:
/// `E:\atlas\cases\a\`, three folders, and what is given.
macro_rules! far {
    ($name:literal) => {
        concat!("a/", folder!(), "/", folder!(), "/", folder!(), "/", $name)
    };
}

pub(super) const SPECS: &[Spec] = &[
    Spec {
        code: "CA0901",
        wrong: &[Words(CASE, "slug: a", "slug: a\naliases: [aux]")],
        place: "cases/a.md:5:11",
        message: "“cases/aux.html”在 Windows 上打不开：“aux.html”是设备名",
        help: &["换一个名字，如在后面加上“-county”"],
        labels: &[],
        besides: &[],
        right: &[Words(CASE, "slug: a", "slug: a\naliases: [aux-county]")],
    },
    Spec {
        code: "CA0902",
        wrong: &[
            Words(CASE, "货卖不出。", "![集市](1.png)\n\n![大集](1.PNG)"),
            Picture("cases/a/1.png"),
            Picture("cases/a/1.PNG"),
        ],
        place: "cases/a.md:1:1",
        message: "“cases/a/1.png”与“cases/a/1.PNG”在 U 盘上是同一个名字",
        help: &["改掉其中一个"],
        labels: &["cases/a.md:1:1: 先用了这个名字"],
        besides: &["CA0107"],
        right: &[
            Words(CASE, "货卖不出。", "![集市](1.png)\n\n![大集](1.gif)"),
            Picture("cases/a/1.png"),
            Picture("cases/a/1.gif"),
        ],
    },
    Spec {
        code: "CA0903",
        wrong: &[
            Words(
                CASE,
                "货卖不出。",
                concat!(
                    "![集市](",
                    far!("eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee.png"),
                    ")"
                ),
            ),
            Picture(concat!(
                "cases/",
                far!("eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee.png")
            )),
        ],
        place: "cases/a.md:1:1",
        message: concat!(
            "“cases/",
            far!("eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee.png"),
            "”在 U 盘上的路径有 261 个字符，Windows 最多 260 个"
        ),
        help: &["换一个短些的名字"],
        labels: &[],
        besides: &[],
        right: &[
            Words(
                CASE,
                "货卖不出。",
                concat!(
                    "![集市](",
                    far!("eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee.png"),
                    ")"
                ),
            ),
            Picture(concat!(
                "cases/",
                far!("eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee.png")
            )),
        ],
    },
];
