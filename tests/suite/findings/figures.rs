//! What the figures say together, and what the text says of them: CA045x.

use super::Edit::Words;
use super::{CASE, Spec};

pub(super) const SPECS: &[Spec] = &[
    Spec {
        code: "CA0450",
        wrong: &[
            Words(
                CASE,
                "    source: s1\n---\n",
                "    source: s1\n    sum_of: [one, two]\n  - {id: one, label: 甲项, value: 1500, unit: 元, per: [household, year], period: 2017, status: achieved, source: s1}\n  - {id: two, label: 乙项, value: 400, unit: 元, per: [household, year], period: 2017, status: achieved, source: s1}\n---\n",
            ),
            Words(
                CASE,
                "开了网店，",
                "开了网店，[1500元](obs:one)，[400元](obs:two)，",
            ),
        ],
        place: "cases/a.md:22:12",
        message: "各项相加 1500 + 400 = 1900元，登记的是 2000元",
        help: &["对照原文改正数值，或改正 sum_of 里的各项"],
        labels: &["cases/a.md:28:14: 由这几项相加"],
        besides: &[],
        right: &[
            Words(
                CASE,
                "    source: s1\n---\n",
                "    source: s1\n    sum_of: [one, two]\n  - {id: one, label: 甲项, value: 1500, unit: 元, per: [household, year], period: 2017, status: achieved, source: s1}\n  - {id: two, label: 乙项, value: 0.05, unit: 万元, per: [household, year], period: 2017, status: achieved, source: s1}\n---\n",
            ),
            Words(
                CASE,
                "开了网店，",
                "开了网店，[1500元](obs:one)，[0.05万元](obs:two)，",
            ),
        ],
    },
    Spec {
        code: "CA0451",
        wrong: &[
            Words(
                CASE,
                "    source: s1\n---\n",
                "    source: s1\n    sum_of: [one, two]\n  - {id: one, label: 甲项, value: 2000, unit: 元, per: [household, year], period: 2017, status: achieved, source: s1}\n  - {id: two, label: 乙项, value: 5, unit: 户, period: 2017, status: achieved, source: s1}\n---\n",
            ),
            Words(
                CASE,
                "开了网店，",
                "开了网店，[2000元](obs:one)，[5户](obs:two)，",
            ),
        ],
        place: "cases/a.md:28:19",
        message: "two 的单位“户”和合计的单位“元/户·年”不能相加",
        help: &["只把同一单位、同一口径的数相加；亿元和万元可以换算"],
        labels: &[],
        besides: &[],
        right: &[
            Words(
                CASE,
                "    source: s1\n---\n",
                "    source: s1\n    sum_of: [one, two]\n  - {id: one, label: 甲项, value: 1900, unit: 元, per: [household, year], period: 2017, status: achieved, source: s1}\n  - {id: two, label: 乙项, value: 100, unit: 元, per: [household, year], period: 2017, status: achieved, source: s1}\n---\n",
            ),
            Words(
                CASE,
                "开了网店，",
                "开了网店，[1900元](obs:one)，[100元](obs:two)，",
            ),
        ],
    },
    Spec {
        code: "CA0452",
        wrong: &[
            Words(
                CASE,
                "    source: s1\n---\n",
                "    source: s1\n  - {id: rate, label: 贫困发生率, value: 120, unit: '%', period: 2017, status: achieved, source: s1}\n---\n",
            ),
            Words(CASE, "开了网店，", "开了网店，[120%](obs:rate)，"),
        ],
        place: "cases/a.md:28:37",
        message: "“贫困发生率”是 120%，超出 0—100%",
        help: &["对照原文改正；是增长率的，在 label 里写明“增长”“提高”一类的字"],
        labels: &[],
        besides: &[],
        right: &[
            Words(
                CASE,
                "    source: s1\n---\n",
                "    source: s1\n  - {id: rate, label: 销售额同比增长, value: 120, unit: '%', period: 2017, status: achieved, source: s1}\n  - {id: all, label: 覆盖率, value: 100, unit: '%', period: 2017, status: achieved, source: s1}\n---\n",
            ),
            Words(
                CASE,
                "开了网店，",
                "开了网店，[120%](obs:rate)，[100%](obs:all)，",
            ),
        ],
    },
    Spec {
        code: "CA0453",
        wrong: &[Words(CASE, "开了网店，", "见5—3页，")],
        place: "cases/a.md:36:2",
        message: "范围“5—3”前大后小",
        help: &["从小写到大；不是范围的，换一种写法"],
        labels: &[],
        besides: &[],
        right: &[Words(
            CASE,
            "开了网店，",
            "见3—5页，按 GB/T 15834—2011，电话0415—8123，2016—18年，",
        )],
    },
    Spec {
        code: "CA0454",
        wrong: &[
            Words(
                CASE,
                "    source: s1\n---\n",
                "    source: s1\n  - {id: again, label: 网店户均增收, value: 2100, unit: 元, indicator: household-gain, per: [household, year], period: 2017, status: achieved, source: s1}\n---\n",
            ),
            Words(CASE, "开了网店，", "开了网店，[2100元](obs:again)，"),
        ],
        place: "cases/a.md:28:39",
        message: "“网店户均增收”这里是 2100元/户·年，另一处是 2000元/户·年",
        help: &["同名、同地、同一时期的数只能有一个值；口径不同的，在 label 里写出分别"],
        labels: &["cases/a.md:22:12: 另一处"],
        besides: &[],
        right: &[
            Words(
                CASE,
                "    source: s1\n---\n",
                "    source: s1\n  - {id: again, label: 网店户均增收, value: 2100, unit: 元, indicator: household-gain, per: [household, year], period: 2018, status: achieved, source: s1}\n  - {id: plan, label: 网店户均增收, value: 2200, unit: 元, indicator: household-gain, per: [household, year], period: 2017, status: planned, source: s1}\n  - {id: same, label: 网店户均增收, value: 0.2, unit: 万元, indicator: household-gain, per: [household, year], period: 2017, status: achieved, source: s1}\n---\n",
            ),
            Words(
                CASE,
                "开了网店，",
                "开了网店，[2100元](obs:again)，[0.2万元](obs:same)，",
            ),
            Words(CASE, "县在山里。", "县在山里，计划做到[2200元](obs:plan)。"),
        ],
    },
    Spec {
        code: "CA0455",
        wrong: &[
            Words(CASE, "status: achieved", "status: planned"),
            Words(CASE, "开了网店", "已开了网店"),
        ],
        place: "cases/a.md:36:12",
        message: "数据 gain 是计划数，这一句却写成已经做到",
        help: &["写明“计划”“预计”“目标”；确已做到的，改 status: achieved 并写出处"],
        labels: &["cases/a.md:19:9: 登记在这里"],
        besides: &[],
        right: &[
            Words(CASE, "status: achieved", "status: planned"),
            Words(CASE, "开了网店，", "货已卖出。已脱贫户开网店，"),
        ],
    },
    Spec {
        code: "CA0456",
        wrong: &[Words(CASE, "开了网店，", "开了3间网店，")],
        place: "cases/a.md:36:3",
        message: "正文的数“3间”没有登记为数据",
        help: &["在 observations 里登记，正文写成 [3间](obs:编号)"],
        labels: &[],
        besides: &[],
        right: &[Words(
            CASE,
            "开了网店，",
            "2017年3月5日，第3间店，“3个样板”，三间店，2000元，",
        )],
    },
];
