//! What somebody answers for: `suppress`, `consent`, `lexicon/`; and what is checked on pages.

use crate::support::{Project, SiteTest, located_picture};

const CASE: &str = "cases/a.md";

/// The standard site with some front matter and other words in its background.
fn site(front: &str, body: &str) -> SiteTest {
    SiteTest::standard()
        .edit(CASE, "drivers:", &format!("{front}drivers:"))
        .edit(CASE, "货卖不出。", body)
}

#[test]
fn a_suppression_needs_a_reason() {
    let outcome = site("suppress:\n  - code: CA0604\n", "写信到a@example.org。").build();
    outcome
        .finding("CA0203", CASE, 10, 5)
        .says("免报没有写 reason");
}

#[test]
fn an_unknown_code_is_told_with_the_nearest() {
    let outcome = site("suppress:\n  - {code: CA0699, reason: 无}\n", "货卖不出。").build();
    let found = outcome.finding("CA0206", CASE, 10, 12);
    found.says("没有编号为“CA0699”的检查");
}

#[test]
fn a_suppression_with_a_text_clears_that_alone() {
    let front = "suppress:\n  - {code: CA0604, text: a@example.org, reason: 单位邮箱}\n";
    let outcome = site(front, "写信到a@example.org或b@example.org。").build();
    assert_eq!(outcome.codes(), ["CA0604"]);
    outcome
        .finding("CA0604", CASE, 35, 18)
        .says("电子邮箱 b@example.org");
}

#[test]
fn personal_data_are_not_suppressed_without_saying_which() {
    let front = "suppress:\n  - {code: CA0604, reason: 单位邮箱}\n";
    let outcome = site(front, "写信到a@example.org。").build();
    assert_eq!(outcome.codes(), ["CA0232", "CA0604"]);
    let found = outcome.finding("CA0232", CASE, 10, 12);
    found.says("免报 CA0604 要写明 text：免的是哪一处");
}

#[test]
fn a_text_clears_a_whole_address_only() {
    let front = "suppress:\n  - {code: CA0604, text: a@example.org, reason: 单位邮箱}\n";
    let outcome = site(front, "写信到aa@example.org。").build();
    assert!(outcome.codes().contains(&"CA0604"), "{}", outcome.report());
}

#[test]
fn a_suppression_does_not_answer_for_itself() {
    let front = "suppress:\n  - {code: CA0604, text: a@example.org, reason: 单位邮箱}\n";
    let outcome = site(front, "货卖不出。").build();
    assert_eq!(outcome.codes(), ["CA0231"]);
}

#[test]
fn a_suppression_counts_in_its_own_file_only() {
    let front = "suppress:\n  - {code: CA0604, text: a@example.org, reason: 单位邮箱}\n";
    let other = SiteTest::standard().text("models/solar.md");
    let other = other.replace("1. 发电。", "1. 发电，写信到a@example.org。");
    let site = site(front, "写信到a@example.org。").with(&[("models/solar.md", &other)]);
    assert_eq!(site.build().codes(), ["CA0604"]);
}

#[test]
fn the_editors_may_suppress_by_file_and_by_page() {
    let rule = "suppress:\n  - {code: CA0604, file: cases/a.md, text: a@example.org, reason: 单位邮箱}\n  \
                - {code: CA0314, file: timeline.html, reason: 门户里有入口}\n";
    let site =
        site("", "写信到a@example.org。").edit("atlas.yaml", "title:", &format!("{rule}title:"));
    let outcome = site
        .with_theme("templates/partials/footer.html", "{{ link.href }}", "#main")
        .build();
    assert!(!outcome.codes().contains(&"CA0604"), "{}", outcome.report());
    assert!(
        !outcome.report().contains("timeline.html"),
        "{}",
        outcome.report()
    );
}

#[test]
fn consent_clears_a_name_in_its_case_and_on_every_page() {
    let front = "consent:\n  - {name: 赵小河, date: 2018-03-01, by: 村委会}\n";
    site(front, "贫困户赵小河养牛，收入高了。")
        .build()
        .no_findings();
    let outcome = site(
        "consent:\n  - {name: 赵小河, by: 村委会}\n",
        "贫困户赵小河养牛。",
    )
    .build();
    outcome
        .finding("CA0203", CASE, 10, 6)
        .says("同意记录没有写 date");
}

#[test]
fn what_is_public_by_office_must_occur() {
    let entry = "- {text: b@example.org, reason: 政务邮箱}\n";
    let outcome = site("", "写信到a@example.org。")
        .with(&[("lexicon/privacy.yaml", entry)])
        .build();
    assert_eq!(
        outcome.codes(),
        ["CA0604"],
        "what pages lack is not known yet"
    );
    let outcome = site("", "货卖不出。")
        .with(&[("lexicon/privacy.yaml", entry)])
        .build();
    outcome
        .finding("CA0231", "lexicon/privacy.yaml", 1, 10)
        .says("内容里没有“b@example.org”");
}

#[test]
fn personal_data_of_a_theme_is_found_on_pages() {
    let site = SiteTest::standard();
    let site = site.with_theme(
        "templates/partials/footer.html",
        "{{ frame.notice }}",
        "值班电话13800138000",
    );
    let outcome = site.build();
    let found = outcome
        .findings
        .iter()
        .find(|found| found.place.starts_with("404.html:"));
    found
        .expect("it is found on the first page")
        .says("手机号码 138******00");
    assert!(
        outcome.files.is_empty(),
        "a page with personal data is not published"
    );
}

#[test]
fn a_located_picture_somebody_answers_for_is_not_told_again_on_pages() {
    let front = "suppress:\n  - {code: CA0606, reason: 景区公共照片}\n";
    let site = site(front, "![集市](a.png)").with_bytes("cases/a/a.png", located_picture());
    site.build().no_findings();
}

#[test]
fn texts_of_sources_are_compared_and_never_published() {
    let site = SiteTest::standard()
        .with(&[("sources/a.txt", "贫困户赵小河，电话13800138000。")])
        .edit(
            CASE,
            "    rights: rewritten\n",
            "    rights: rewritten\n    text: a.txt\n",
        );
    let outcome = site.build();
    outcome.no_findings();
    assert!(!outcome.paths().iter().any(|path| path.contains("a.txt")));
}

#[test]
fn words_of_a_list_count_by_the_time_of_the_case() {
    let list = "- {term: 扶贫办, suggestion: 现名, reason: 已改名, scope: editorial, since: 2021-02-25}\n\
                - {term: 头头, suggestion: 负责人, reason: 口语, scope: all}\n";
    let site = site("", "扶贫办来人，头头来了。").with(&[("lexicon/wording.yaml", list)]);
    let outcome = site.build();
    assert_eq!(outcome.codes(), ["CA0501"]);
    outcome
        .finding("CA0501", CASE, 33, 7)
        .says("用语“头头”：口语");
    let outcome = outcome
        .edit(
            CASE,
            "period: 2017\npublished",
            "period: 2020/2022\npublished",
        )
        .build();
    assert_eq!(outcome.codes(), ["CA0501", "CA0501"]);
}

#[test]
fn a_chinese_word_in_a_closed_list_is_translated() {
    let site = SiteTest::standard().edit(CASE, "status: achieved", "status: 计划");
    site.build()
        .finding("CA0206", CASE, 26, 13)
        .helps(&["“计划”写作 planned"]);
}

#[test]
fn links_that_leave_the_site_are_listed_on_demand() {
    let project = Project::new(&site("", "见[原文](https://example.org/a)。"));
    let run = project.run("check", &["--external", "--format", "short"]);
    assert_eq!(
        (run.out.as_str(), run.code),
        (
            "站外链接：https://example.org/a（cases/a.html 等，共 1 处）\n",
            0
        )
    );
    let run = project.run("check", &["--external", "--format", "json", "--lang", "en"]);
    let line: serde_json::Value = serde_json::from_str(&run.out).expect("one object");
    assert_eq!(line["external_link"], "https://example.org/a");
    assert_eq!(project.run("check", &["--format", "short"]).out, "");
}
