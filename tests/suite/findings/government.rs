//! What a site says of itself: CA07.

use super::Edit::Words;
use super::Spec;

const ATLAS: &str = "atlas.yaml";
const LICENCE: &str = "licence: CC BY 4.0\n";

/// A whole block, for a site with one case and no authored page.
const WHOLE: &str = "\
licence: CC BY 4.0
government:
  site_name: 小县人民政府
  site_domain: www.xiaoxian.gov.invalid
  site_id_code: bm14112301
  organizer: 小县政府办公室
  undertaker: 小县融媒体中心
  contact: 见门户首页
  icp: 小ICP备1号
  police: 小公网安备1号
  badge: 党政机关
  columns:
    home: {name: 首页, description: 总览, keywords: [案例], type: 首页}
    models: {name: 模式, description: 分类, keywords: [模式], type: 工作动态}
    cases: {name: 案例, description: 全文, keywords: [案例, 脱贫], type: 工作动态}
    regions: {name: 地区, description: 各地, keywords: [地区], type: 概况信息}
    indicators: {name: 数据, description: 指标, keywords: [数据], type: 数据发布}
    challenges: {name: 难题, description: 难题, keywords: [难题], type: 工作动态}
    drivers: {name: 力量, description: 力量, keywords: [力量], type: 工作动态}
";

const WITH_TIME: super::Edit = Words(
    super::CASE,
    "published: 2026-11-20",
    "published: 2026-11-20 09:30",
);

/// The whole block, with an item lacking that its own rule tells of.
macro_rules! without {
    ($line:literal) => {
        Words(ATLAS, concat!("  ", $line, "\n"), "")
    };
}

pub(super) const SPECS: &[Spec] = &[
    Spec {
        code: "CA0701",
        wrong: &[Words(
            ATLAS,
            LICENCE,
            "licence: CC BY 4.0\nbase_url: www.example.gov.cn/zt\n",
        )],
        place: "atlas.yaml:9:11",
        message: "base_url“www.example.gov.cn/zt”不是网站的完整地址",
        help: &[
            "写网站根目录的地址，如 https://www.example.gov.cn/zt/atlas/，不带 ? 和 #；还没有地址就删去这一行",
        ],
        labels: &[],
        besides: &[],
        right: &[Words(
            ATLAS,
            LICENCE,
            "licence: CC BY 4.0\nbase_url: https://www.xiaoxian.gov.invalid/zt\n",
        )],
    },
    Spec {
        code: "CA0702",
        wrong: &[
            Words(ATLAS, LICENCE, WHOLE),
            Words(ATLAS, "bm14112301", "bm1411230"),
            WITH_TIME,
        ],
        place: "atlas.yaml:12:17",
        message: "“bm1411230”的写法不对",
        help: &["site_id_code 是 10 位字母和数字，照主管单位发的写"],
        labels: &[],
        besides: &["CA0703"],
        right: &[
            Words(ATLAS, LICENCE, WHOLE),
            Words(ATLAS, "bm14112301", "2106240001"),
            WITH_TIME,
        ],
    },
    Spec {
        code: "CA0703",
        wrong: &[
            Words(ATLAS, LICENCE, WHOLE),
            Words(ATLAS, "description: 全文, keywords: [案例, 脱贫], ", ""),
            WITH_TIME,
        ],
        place: "atlas.yaml:22:13",
        message: "栏目 cases 没有写 description（ColumnDescription）、keywords（ColumnKeywords）",
        help: &["照主管单位核定的填：description: …、keywords: …；没有定下来的不要编"],
        labels: &[],
        besides: &[],
        // A site that is no government website needs no labels.
        right: &[Words(ATLAS, "theme: default\n", "")],
    },
    Spec {
        code: "CA0704",
        wrong: &[Words(ATLAS, LICENCE, WHOLE)],
        place: "cases/a.md:7:12",
        message: "published“2026-11-20”没有写到几点几分，页面没有 PubDate",
        help: &["照实写上网的日期和时间，如 published: 2026-11-20 09:30"],
        labels: &[],
        besides: &[],
        right: &[Words(ATLAS, LICENCE, WHOLE), WITH_TIME],
    },
    Spec {
        code: "CA0705",
        wrong: &[
            Words(ATLAS, LICENCE, WHOLE),
            without!("icp: 小ICP备1号"),
            without!("badge: 党政机关"),
            WITH_TIME,
        ],
        place: "atlas.yaml:10:3",
        message: "页脚缺 icp（ICP备案号）、badge（党政机关网站标识）",
        help: &["照批准的内容写进 government；没有写的，页脚里就没有这一项"],
        labels: &[],
        besides: &[],
        right: &[Words(ATLAS, LICENCE, WHOLE), WITH_TIME],
    },
    Spec {
        code: "CA0706",
        wrong: &[
            Words(ATLAS, LICENCE, WHOLE),
            Words(ATLAS, "小县人民政府", "某某县人民政府"),
            WITH_TIME,
        ],
        place: "atlas.yaml:10:14",
        message: "site_name 还是样例里的“某某县人民政府”",
        help: &["换成本网站自己的；还没有定下来的，删去这一项"],
        labels: &[],
        besides: &[],
        right: &[
            Words(ATLAS, LICENCE, WHOLE),
            Words(ATLAS, "小县人民政府", "某县人民政府"),
            Words(ATLAS, "bm14112301", "bm01000002"),
            Words(ATLAS, "www.xiaoxian.gov.invalid", "www.examples.gov.cn"),
            Words(
                ATLAS,
                "organizer: 小县政府办公室",
                "organizer: 小县主办单位",
            ),
            WITH_TIME,
        ],
    },
];
