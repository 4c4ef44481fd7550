//! Personal data: CA06.

use super::Edit::{LocatedPicture, Picture, Words};
use super::{CASE, Spec};

const REMOVE_NUMBER: &str = "删去；不是个人号码的，用 suppress: 写明理由";
const REMOVE_CONTACT: &str = "删去；单位对外公布的，写进 lexicon/privacy.yaml 并写明理由";
pub(super) const SPECS: &[Spec] = &[
    Spec {
        code: "CA0601",
        wrong: &[Words(CASE, "货卖不出", "证号11010519491231002X")],
        place: "cases/a.md:33:3",
        message: "居民身份证号码 110*************2X（校验位正确）",
        help: &[REMOVE_NUMBER],
        labels: &[],
        besides: &[],
        right: &[Words(
            CASE,
            "货卖不出",
            "单号110105194913310021，座机0376-2951234",
        )],
    },
    Spec {
        code: "CA0602",
        wrong: &[Words(CASE, "货卖不出", "电话138 0013 8000")],
        place: "cases/a.md:33:3",
        message: "手机号码 138******00",
        help: &[REMOVE_CONTACT],
        labels: &[],
        besides: &[],
        right: &[
            Words(CASE, "货卖不出", "电话138 0013 8000，批号1380013800012"),
            Words(
                "lexicon/privacy.yaml",
                "",
                "- {text: \"13800138000\", reason: 值班电话}\n",
            ),
        ],
    },
    Spec {
        code: "CA0603",
        wrong: &[Words(CASE, "货卖不出", "卡号4111 1111 1111 1111")],
        place: "cases/a.md:33:3",
        message: "像是银行卡号 411***********11（校验位正确）",
        help: &[REMOVE_NUMBER],
        labels: &[],
        besides: &[],
        right: &[Words(CASE, "货卖不出", "单号4111 1111 1111 1112")],
    },
    Spec {
        code: "CA0604",
        wrong: &[Words(CASE, "货卖不出", "写[信](mailto:a.b@example.org)")],
        place: "cases/a.md:33:13",
        message: "电子邮箱 a.b@example.org",
        help: &[REMOVE_CONTACT],
        labels: &[],
        besides: &[],
        right: &[Words(CASE, "货卖不出", "图片logo@2x.png和@某某")],
    },
    Spec {
        code: "CA0605",
        wrong: &[Words(CASE, "货卖不出", "住城关镇人民路12号2单元501室")],
        place: "cases/a.md:33:1",
        message: "写到门牌的住址“住城关镇人民路12号2单元501室”",
        help: &[REMOVE_CONTACT],
        labels: &[],
        besides: &[],
        right: &[Words(
            CASE,
            "货卖不出",
            "国办发〔2017〕47号、11号文件、王品村1号大棚、公路3号桥",
        )],
    },
    Spec {
        code: "CA0606",
        wrong: &[
            Words(CASE, "货卖不出", "![集市](a.png)"),
            LocatedPicture("cases/a/a.png"),
        ],
        place: "cases/a.md:4:7",
        message: "图片 cases/a/a.png 带有拍摄地点",
        help: &["用看图软件另存一份，去掉 GPS 信息后再放进来"],
        labels: &[],
        besides: &[],
        right: &[
            Words(CASE, "货卖不出", "![集市](a.png)"),
            Picture("cases/a/a.png"),
        ],
    },
    Spec {
        code: "CA0607",
        wrong: &[Words(CASE, "货卖不出", "贫困户赵小河的货卖不出")],
        place: "cases/a.md:33:4",
        message: "人名“赵小河”和贫困、疾病、收入等情况写在一起",
        help: &["写成“赵某某”；本人同意公开的，在资料块写 consent: [{name: …, date: …, by: …}]"],
        labels: &[],
        besides: &[],
        right: &[
            Words(
                CASE,
                "drivers:",
                "consent:\n  - {name: 孙福田, date: 2018-03-01, by: 村委会}\ndrivers:",
            ),
            Words(
                CASE,
                "货卖不出",
                "贫困户赵某某和贫困户孙福田的货卖不出，县扶贫办主任李大江到贫困户家里",
            ),
        ],
    },
    Spec {
        code: "CA0608",
        wrong: &[Words(CASE, "货卖不出", "58岁的高家村村民马占川笑了")],
        place: "cases/a.md:33:10",
        message: "人名“马占川”和年龄、村名写在一起",
        help: &["写成“马某某”；本人同意公开的，在资料块写 consent: [{name: …, date: …, by: …}]"],
        labels: &[],
        besides: &[],
        right: &[Words(
            CASE,
            "货卖不出",
            "58岁的高家村村民马某笑了，王村的马占川唱歌",
        )],
    },
];
