//! Files and folders: CA0101 to CA0109.

use super::Edit::{Gone, NotText, Picture, Unreadable, Words, Zeros};
use super::{CASE, Spec};

pub(super) const SPECS: &[Spec] = &[
    Spec {
        code: "CA0101",
        wrong: &[NotText(CASE, "---\ntitle: 灵丘\n")],
        place: "cases/a.md:3:1",
        message: "文件不是 UTF-8 编码，从这里起读不出来；多半是 GBK（记事本叫 ANSI）",
        help: &["用记事本打开，“文件”→“另存为”，编码选 UTF-8，再保存"],
        labels: &[],
        besides: &[],
        right: &[Words(CASE, "灵丘：网店", "𠀀丘：网店")],
    },
    Spec {
        code: "CA0102",
        wrong: &[Words("cases/notes.txt", "", "随手记")],
        place: "cases/notes.txt:1:1",
        message: "不认识这个文件，没有用它",
        help: &[
            "案例放 cases/名字.md，图片放 cases/名字/（png、jpg、webp、gif）；用不到的文件移出内容文件夹",
        ],
        labels: &[],
        besides: &[],
        right: &[Words("README.md", "", "给作者看的说明")],
    },
    Spec {
        code: "CA0103",
        wrong: &[Zeros(CASE, 5242880)],
        place: "cases/a.md:1:1",
        message: "文件太大，没有读入",
        help: &["文字文件不超过 4 MB，图片不超过 8 MB；图片请先压缩"],
        labels: &[],
        besides: &[],
        right: &[Zeros("README.md", 5242880)],
    },
    Spec {
        code: "CA0104",
        wrong: &[Unreadable("cases/b.md", "符号链接指向文件夹之外，不读取")],
        place: "cases/b.md:1:1",
        message: "符号链接指向文件夹之外，不读取",
        help: &["把真正的文件放进内容文件夹，不用链接；并检查读取权限"],
        labels: &[],
        besides: &[],
        right: &[Words(".git/config", "", "x")],
    },
    Spec {
        code: "CA0105",
        wrong: &[
            Words(CASE, "id: gain", "id: Gain"),
            Words(CASE, "obs:gain", "obs:Gain"),
            Words(CASE, "figure=\"gain\"", "figure=\"Gain\""),
        ],
        place: "cases/a.md:19:9",
        message: "“Gain”不能用在网址里",
        help: &["只用小写拉丁字母和数字，词与词之间一个连字符，如 kuandian、green-house"],
        labels: &[],
        besides: &[],
        right: &[
            Words(CASE, "id: gain", "id: 2017-gain"),
            Words(CASE, "obs:gain", "obs:2017-gain"),
            Words(CASE, "figure=\"gain\"", "figure=\"2017-gain\""),
        ],
    },
    Spec {
        code: "CA0106",
        wrong: &[Gone("atlas.yaml")],
        place: "atlas.yaml:1:1",
        message: "没有 atlas.yaml",
        help: &["检查 --content 指的是不是内容文件夹；样例见项目的 content/atlas.yaml"],
        labels: &[],
        besides: &[],
        right: &[Gone("glossary.yaml")],
    },
    Spec {
        code: "CA0107",
        wrong: &[
            Words(CASE, "货卖不出。", "![集市](A.png)"),
            Picture("cases/a/A.png"),
        ],
        place: "cases/a/A.png:1:1",
        message: "图片的文件名“a/A.png”不能用在网址里",
        help: &[
            "改名：文件和文件夹只用小写拉丁字母、数字、点、下划线和连字符，连扩展名也用小写，如 market-1.jpg",
        ],
        labels: &[],
        besides: &[],
        right: &[
            Words(CASE, "货卖不出。", "![集市](a_b-1.png)"),
            Picture("cases/a/a_b-1.png"),
        ],
    },
];
