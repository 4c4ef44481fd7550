//! Whole runs: all findings at once, across files, and what a hostile or careless author may write.

use crate::support::{Outcome, SiteTest};

const CASE: &str = "cases/a.md";

fn standard(from: &str, to: &str) -> Outcome {
    SiteTest::standard().edit(CASE, from, to).build()
}

#[test]
fn all_findings_of_a_run_come_together_in_the_order_of_the_files() {
    let outcome = SiteTest::standard()
        .edit("models/solar.md", "family: income", "family: incom")
        .edit("vocabulary.yaml", "colour: inc", "colour: red")
        .edit(CASE, "status: achieved", "status: done")
        .edit(CASE, "[2000元]", "[200元]")
        .edit(CASE, "货卖不出", "货[卖不出](case:b)[^1]")
        .edit(CASE, "region: 140224", "regoin: 140224")
        .edit("glossary.yaml", "definition", "defintion")
        .build();
    let expected = "\
cases/a.md:2:1 CA0203 案例没有写 region
cases/a.md:5:1 CA0202 案例没有“regoin”这个键
cases/a.md:26:13 CA0206 没有“done”这个取值
cases/a.md:33:8 CA0301 链接“case:b”指向的东西不存在
cases/a.md:33:15 CA0113 脚注“1”没有定义
cases/a.md:36:10 CA0405 正文写“200元”，数据 gain 登记的是“2000元”
glossary.yaml:1:3 CA0203 术语没有写 definition
glossary.yaml:4:3 CA0202 术语没有“defintion”这个键
models/solar.md:6:9 CA0305 没有类别“incom”
vocabulary.yaml:3:75 CA0206 没有“red”这个取值
";
    assert_eq!(outcome.report(), expected);
    assert!(outcome.files.is_empty());
}

#[test]
fn mended_one_by_one_the_findings_go_away() {
    let broken = standard("status: achieved", "status: acheived");
    broken
        .finding("CA0206", CASE, 26, 13)
        .helps(&["是不是 achieved？"]);
    let mended = broken.edit(CASE, "acheived", "achieved").build();
    mended.no_findings().page("cases/a.html", |page| {
        assert_eq!(page.texts("#o-gain td:last-child"), ["已实现"]);
    });
}

#[test]
fn the_nearest_known_word_is_suggested_and_otherwise_all_of_them() {
    let cases = [
        (
            "drivers: [government]",
            "drivers: [goverment]",
            "是不是 government？",
        ),
        (
            "drivers: [government]",
            "drivers: [zzz]",
            "可用的有：government（政府主导）、market（市场导向）",
        ),
        (
            "model=\"ecommerce\"",
            "model=\"e-commerce\"",
            "是不是 ecommerce？",
        ),
        ("date: 2018-03-01", "date: 2018年3月1日", "写成 2018-03-01"),
        ("date: 2018-03-01", "date: 2018.3", "写成 2018-03"),
        (
            "published: 2026-11-20",
            "published: 2026年11月",
            "写成这样：2026-11-20 09:30、2026-11-20",
        ),
        (
            "drivers: [government]",
            "drivers: [政府]",
            "是不是 government（政府主导）？",
        ),
        (
            "model=\"ecommerce\"",
            "model=\"电商\"",
            "是不是 ecommerce（电商扶贫）？",
        ),
        (
            "challenge=\"market-access\"",
            "challenge=\"卖难\"",
            "是不是 market-access（卖难）？",
        ),
        (
            "货卖不出",
            "[货](model:光伏扶贫)卖不出",
            "是不是 solar（光伏扶贫）？",
        ),
        ("figure=\"gain\"", "figure=\"gian\"", "是不是 gain？"),
        ("kind: press", "kind: pres", "是不是 press？"),
        ("kind: press", "kind: 报纸", "“报纸”写作 press"),
        (
            "kind: press",
            "kind: 电视",
            "可用的取值：government、press、journal",
        ),
        (
            "per: [household, year]",
            "per: [houshold, year]",
            "是不是 household？",
        ),
        ("unit: 元", "unit: 平方迷", "是不是“平方米”？"),
        ("obs:gain", "obs:gains", "是不是 gain？"),
        (
            "indicator: household-gain",
            "indicator: household-gains",
            "是不是 household-gain？",
        ),
        ("    status:", "    staus:", "是不是 status？"),
        ("    rights:", "    right:", "是不是 rights？"),
    ];
    for (from, to, help) in cases {
        let outcome = standard(from, to);
        let helps: Vec<_> = outcome
            .findings
            .iter()
            .flat_map(|found| &found.help)
            .collect();
        assert!(helps.iter().any(|said| *said == help), "{to}: {helps:?}");
    }
}

#[test]
fn a_full_width_colon_is_recognised_wherever_a_key_may_stand() {
    for (from, to, line, column) in [
        ("title: 灵丘", "title：灵丘", 2, 6),
        ("slug: a", "slug：a", 4, 5),
        ("  - id: s1", "  - id：s1", 12, 7),
        ("    unit: 元", "    unit：元", 23, 9),
    ] {
        let outcome = standard(from, to);
        let found = outcome.finding("CA0209", CASE, line, column);
        found.says("键后面是全角冒号“：”，YAML 认不出这一行");
        assert_eq!(outcome.codes(), ["CA0209"], "{to}");
    }
}

#[test]
fn an_alias_bomb_is_refused_at_its_first_alias() {
    let mut bomb = "- &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..30 {
        let below = format!("*a{}", level - 1);
        bomb.push_str(&format!("- &a{level} [{}]\n", vec![below; 9].join(", ")));
    }
    let outcome = SiteTest::standard()
        .with(&[("glossary.yaml", &bomb)])
        .build();
    outcome
        .finding("CA0215", "glossary.yaml", 2, 8)
        .says("这里不接受 YAML 的别名（*名字）");
    let deep = format!("short: {}", "[".repeat(100_000));
    let outcome = standard("short: 灵丘", &deep);
    assert!(
        outcome.findings.iter().any(|found| found.is_error),
        "{}",
        outcome.report()
    );
}

#[test]
fn names_used_twice_are_found_across_files() {
    let outcome = SiteTest::standard()
        .edit("models/solar.md", "seal: 光", "seal: 电")
        .edit("models/solar.md", "slug: solar", "slug: ecommerce")
        .build();
    outcome
        .finding("CA0208", "models/solar.md", 8, 7)
        .says("印“电”用了两次")
        .labels(&["models/ecommerce.md:8:7: 第一次用在这里"]);
    outcome
        .finding("CA0208", "models/solar.md", 5, 7)
        .says("模式“ecommerce”用了两次");
    outcome
        .finding("CA0214", "models/solar.md", 5, 7)
        .says("slug“ecommerce”和文件名“solar.md”不一致")
        .helps(&["改成 slug: solar，或改文件名"]);

    let second = SiteTest::standard().text(CASE);
    let outcome = SiteTest::standard()
        .with(&[("cases/b.md", &second)])
        .build();
    outcome
        .finding("CA0208", "cases/b.md", 4, 7)
        .says("案例“a”用了两次")
        .labels(&["cases/a.md:4:7: 第一次用在这里"]);
}

#[test]
fn addresses_that_would_collide_are_found() {
    let site = || {
        let other = "-- cases/b.md … --\n## 做法 {#x model=\"ecommerce\"}\n字。\n";
        SiteTest::standard().with(&[("cases/b.md", &SiteTest::from(other).text("cases/b.md"))])
    };
    site().build().no_findings();
    for (aliases, line, column) in [("[b]", 5, 11), ("[old, old]", 5, 16), ("[index]", 5, 11)] {
        let to = format!("slug: a\naliases: {aliases}\n");
        let outcome = site().edit(CASE, "slug: a\n", &to).build();
        outcome
            .finding("CA0303", CASE, line, column)
            .helps(&["换一个名字"]);
    }
}

#[test]
fn nothing_but_an_index_may_be_called_index() {
    let site = SiteTest::standard()
        .edit("vocabulary.yaml", "slug: government", "slug: index")
        .edit("vocabulary.yaml", "slug: market-access", "slug: index")
        .edit("indicators.yaml", "id: household-gain", "id: index")
        .edit(CASE, "indicator: household-gain", "indicator: index")
        .edit(CASE, "[government]", "[index]")
        .edit(CASE, "[market-access]", "[index]")
        .edit(CASE, "challenge=\"market-access\"", "challenge=\"index\"");
    assert_eq!(site.build().codes(), ["CA0303"; 3]);
    let model = SiteTest::standard().text("models/solar.md");
    let model = model.replace("slug: solar", "slug: index");
    let outcome = SiteTest::standard()
        .without("models/solar.md")
        .with(&[("models/index.md", &model)])
        .build();
    outcome.finding("CA0303", "models/index.md", 5, 7);
}

#[test]
fn a_slug_never_leaves_its_folder() {
    for slug in [
        "../../x", "..", "/x", "a/b", "宽甸", "A", "a.html", "-a", "a b", "a\\\\b", "%2e", ".",
    ] {
        let outcome = standard("slug: a\n", &format!("slug: \"{slug}\"\n"));
        let shown = slug.replace("\\\\", "\\");
        outcome
            .finding("CA0105", CASE, 4, 7)
            .says(&format!("“{shown}”不能用在网址里"))
            .helps(&["只用小写拉丁字母和数字，词与词之间一个连字符，如 kuandian、green-house"]);
        assert!(outcome.files.is_empty());
    }
    for (from, to) in [
        ("slug: a\n", "slug: a\naliases: [../../x]\n"),
        ("{#background}", "{#../x}"),
        ("  - id: s1", "  - id: a/b"),
    ] {
        let outcome = standard(from, to);
        assert!(
            outcome.codes().contains(&"CA0105"),
            "{to}: {}",
            outcome.report()
        );
    }
}

#[test]
fn places_are_right_with_a_byte_order_mark_and_windows_line_ends() {
    let text = SiteTest::standard()
        .text(CASE)
        .replace("status: achieved", "status: 完成");
    let text = text.replace("[2000元]", "[200元]");
    for text in [
        format!("\u{feff}{text}"),
        text.replace('\n', "\r\n"),
        format!("\u{feff}{}", text.replace('\n', "\r\n")),
    ] {
        let outcome = SiteTest::standard().with(&[(CASE, &text)]).build();
        assert_eq!(
            outcome.codes(),
            ["CA0206", "CA0405"],
            "{}",
            outcome.report()
        );
        outcome.finding("CA0206", CASE, 26, 13);
        outcome.finding("CA0405", CASE, 36, 10);
    }
}

#[test]
fn files_that_must_be_there_are_missed_one_by_one() {
    let outcome = SiteTest::standard()
        .without("atlas.yaml")
        .without("vocabulary.yaml")
        .build();
    outcome
        .finding("CA0106", "atlas.yaml", 1, 1)
        .says("没有 atlas.yaml");
    outcome
        .finding("CA0106", "vocabulary.yaml", 1, 1)
        .says("没有 vocabulary.yaml");
    let bytes = SiteTest::standard()
        .with_bytes("vocabulary.yaml", b"\xff".to_vec())
        .build();
    bytes.finding("CA0101", "vocabulary.yaml", 1, 1);
    assert!(!bytes.codes().contains(&"CA0106"), "{}", bytes.report());
}

#[test]
fn an_empty_folder_and_empty_files_are_found_and_do_no_harm() {
    let outcome = SiteTest::bare("").build();
    assert_eq!(outcome.codes(), ["CA0106", "CA0106"]);
    for path in SiteTest::standard().paths() {
        let outcome = SiteTest::standard().with(&[(path, "")]).build();
        let harmless = ["glossary.yaml"].contains(&path);
        assert_eq!(
            outcome.files.is_empty(),
            !harmless,
            "{path}: {}",
            outcome.report()
        );
    }
}

#[test]
fn a_file_named_in_han_letters_is_told_once_what_both_names_must_be() {
    let named = |slug: &str| {
        let text = SiteTest::standard().text(CASE);
        let text = text.replace("slug: a\n", &format!("slug: {slug}\n"));
        SiteTest::standard()
            .without(CASE)
            .with(&[("cases/车河.md", &text)])
            .build()
    };
    let outcome = named("chehe");
    outcome
        .finding("CA0214", "cases/车河.md", 4, 7)
        .helps(&["文件名要用在网址里，不能用“车河”：把文件改名为 chehe.md"]);
    let outcome = named("Chehe");
    let found = outcome.finding("CA0214", "cases/车河.md", 4, 7);
    assert!(found.help[0].contains("文件改名为 kuandian.md"), "{found}");
}

#[test]
fn the_mark_that_joins_words_is_called_by_its_name() {
    for (mark, name) in [("，", "全角逗号"), ("、", "顿号"), ("；", "全角分号")] {
        let keywords = format!("keywords: [茶叶{mark}合作社]\ndrivers:");
        let outcome = standard("drivers:", &keywords);
        outcome
            .finding("CA0230", CASE, 9, 12)
            .says(&format!("关键词“茶叶{mark}合作社”里有{name}，被当成一个词"));
    }
}

#[test]
fn known_keys_are_listed_once() {
    let outcome = standard("drivers:", "zzzzzz: 1\ndrivers:");
    let found = outcome.finding("CA0202", CASE, 9, 1);
    let listed: Vec<&str> = found.help[0].split('、').collect();
    let different: std::collections::BTreeSet<_> = listed.iter().collect();
    assert_eq!(listed.len(), different.len(), "{found}");
}
