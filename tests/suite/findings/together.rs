//! Whole runs: all findings at once, across files, and what a hostile or careless author may write.

use crate::support::{Outcome, SiteTest, picture};

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
            "可用的有：government、market",
        ),
        (
            "model=\"ecommerce\"",
            "model=\"e-commerce\"",
            "是不是 ecommerce？",
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
fn yaml_that_cannot_be_read_is_told_in_chinese_without_the_engines_words() {
    for (from, to, place, reason) in [
        (
            "short: 灵丘",
            "short: 灵丘: 县",
            (3, 10),
            "多出一个冒号，或者这一行的缩进不对",
        ),
        ("short: 灵丘", "short: \"灵丘", (3, 8), "引号 \" 没有收尾"),
        (
            "short: 灵丘",
            "short: @灵丘",
            (3, 8),
            "值不能用这个字符开头，要用就给整个值加双引号",
        ),
        ("short: 灵丘", "short 灵丘", (3, 1), "键后面没有冒号"),
        (
            "    unit: 元",
            "   unit: 元",
            (23, 4),
            "这一行的缩进和上面几行不齐",
        ),
        (
            "    unit: 元",
            "\tunit: 元",
            (23, 1),
            "缩进里有 Tab 键，只能用空格",
        ),
    ] {
        let outcome = standard(from, to);
        let found = outcome.finding("CA0201", CASE, place.0, place.1);
        found.says(&format!("这里不合 YAML 的写法：{reason}"));
    }
}

#[test]
fn what_is_not_closed_is_told_where_it_was_opened() {
    for (edits, place, message, is_far) in [
        // The closing mark is found in a value far below, with words behind it.
        (
            &[
                ("title: 灵丘", "title: \"灵丘"),
                ("unit: 元", "unit: \"%\""),
            ][..],
            (2, 8),
            "引号 \" 没有收尾",
            true,
        ),
        (
            &[("short: 灵丘", "short: '灵丘")],
            (3, 8),
            "引号 ' 没有收尾",
            false,
        ),
        (
            &[("per: [household, year]", "per: [household, year")],
            (24, 10),
            "方括号 [ 没有收尾",
            true,
        ),
        (
            &[("drivers: [government]", "drivers: [government")],
            (9, 10),
            "方括号 [ 没有收尾",
            true,
        ),
        (
            &[("short: 灵丘", "short: {a: \"]\", b: [c]")],
            (3, 8),
            "花括号 { 没有收尾",
            true,
        ),
        // What was closed before is not blamed.
        (
            &[
                ("title: 灵丘：网店卖杂粮", "title: \"灵丘: '[\" # [\""),
                ("drivers: [government]", "drivers: [government"),
            ],
            (9, 10),
            "方括号 [ 没有收尾",
            true,
        ),
    ] {
        let site = edits.iter().fold(SiteTest::standard(), |site, (from, to)| {
            site.edit(CASE, from, to)
        });
        let outcome = site.build();
        let found = outcome.finding("CA0201", CASE, place.0, place.1);
        found.says(&format!("这里不合 YAML 的写法：{message}"));
        let noticed = "读到这里才看出来";
        assert!(
            found.labels.iter().all(|label| label.ends_with(noticed)),
            "{found}"
        );
        assert_eq!(found.labels.len(), usize::from(is_far), "{found}");
    }
}

#[test]
fn a_front_matter_without_end_is_told_where_the_end_should_be() {
    for (to, place, message) in [
        ("", 28, "资料块没有收尾：缺第二行 ---"),
        ("----\n", 28, "资料块没有收尾：“----”不是 ---"),
        ("——\n", 28, "资料块没有收尾：“——”不是 ---"),
    ] {
        let outcome = standard("---\n## 基本情况", &format!("{to}## 基本情况"));
        let found = outcome.finding("CA0207", CASE, place, 1);
        found.says(message);
        assert_eq!(found.labels, ["cases/a.md:1:1: 资料块从这里开始"]);
        assert_eq!(
            outcome.codes().first(),
            Some(&"CA0207"),
            "{}",
            outcome.report()
        );
    }
}

#[test]
fn pictures_beside_a_case_that_cannot_be_read_are_not_called_unused() {
    for (from, to, code) in [
        ("short: 灵丘", "short：灵丘", "CA0209"),
        ("---\n## 基本情况", "## 基本情况", "CA0207"),
        ("slug: a\n", "slug: other\n", "CA0214"),
    ] {
        let site = SiteTest::standard()
            .edit(CASE, "货卖不出。", "![集市](a.png)")
            .with_bytes("cases/a/a.png", picture())
            .with_bytes("cases/a/b.png", picture());
        let unused = |site: SiteTest| site.build().codes().contains(&"CA0306");
        assert!(unused(site.clone()));
        let outcome = site.edit(CASE, from, to).build();
        assert!(!outcome.codes().contains(&"CA0306"), "{}", outcome.report());
        assert!(outcome.codes().contains(&code), "{}", outcome.report());
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
