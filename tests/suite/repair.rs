//! `case-atlas fix`: what it repairs, what it leaves, and what it does to files.

use std::fs;

use crate::support::{Project, SiteTest};

const CASE: &str = "cases/a.md";

/// The standard site with other words in the text of its practice.
fn site(words: &str) -> SiteTest {
    SiteTest::standard().edit(CASE, "开了网店，", words)
}

/// The same words after repair.
fn repaired(words: &str) -> String {
    let project = Project::new(&site(words));
    let run = project.run("fix", &[]);
    assert_eq!((run.code, &*run.err), (0, ""), "{words}");
    let after = read(&project, CASE);
    let again = project.run("fix", &[]);
    assert_eq!(again.out, "没有要修的。\n", "{words}");
    assert_eq!(read(&project, CASE), after, "{words}");
    let line = after.lines().find(|line| line.contains("户均增收["));
    let line = line.expect("the sentence behind the words stays");
    line.split("户均增收[").next().unwrap_or("").to_owned()
}

fn read(project: &Project, path: &str) -> String {
    fs::read_to_string(project.path("content").join(path)).expect("the file holds text")
}

#[test]
fn what_is_safe_is_repaired_and_the_rest_of_the_line_stays() {
    for (words, expected) in [
        ("开了网店,", "开了网店，"),
        ("开了网店, ", "开了网店，"),
        ("网店[20%](page:about),3间,", "网店[20%](page:about)，3间，"),
        ("**要紧**:先看; 再买,", "**要紧**：先看；再买，"),
        ("**要紧,**先看,", "**要紧，**先看，"),
        ("![村,景](a/x.png)先看,", "![村，景](a/x.png)先看，"),
        ("税率10%,5间店,", "税率10%，5间店，"),
        ("卖给谁?卖光了!", "卖给谁？卖光了！"),
        ("省 (中) 直,", "省（中）直，"),
        ("省（中)直,", "省（中）直，"),
        ("推广\"党建\"和'电商',", "推广“党建”和‘电商’，"),
        ("按5：4:1分,", "按5∶4∶1分，"),
        ("按10:30的比例分,", "按10∶30的比例分，"),
        (
            "据国办发[2017]47号、晋政发(2018)第3号,",
            "据国办发〔2017〕47号、晋政发〔2018〕第3号，",
        ),
        ("见《学习《手册》的通知》,", "见《学习〈手册〉的通知》，"),
        ("特色產業,", "特色产业，"),
        ("在 县里开店，", "在县里开店，"),
        ("先看， 再买，", "先看，再买，"),
        ("| ,", "| ,"),
    ] {
        if expected != words {
            assert_eq!(repaired(words), expected, "{words}");
        }
    }
}

#[test]
fn what_only_looks_like_it_stays() {
    for words in [
        "编号1,000，",
        "10:30开门，15：03关门，",
        "见 https://a.cn/村,户?a=b:c，",
        "见 <https://a.cn/b,c>，",
        "写 `村,户:5:4:1(二)`，",
        "见[站](https://a.cn/村,户(1))，",
        "The shops of 灵丘, in Shanxi (China), sell grain: oats; beans! 开了网店，",
        "按 f(x) 和 APP(v1) 算，",
        "一. 先看，",
        "由 Farmer's Market 收，",
        "见“產業”一词，",
        "见《產業志》，",
        "张三 李四 王五，",
        "叮\u{e1d5}响，",
        "&quot;村&quot;和\\\"店\\\"，",
        "<!-- 村,户 -->见",
    ] {
        let project = Project::new(&site(words));
        let before = read(&project, CASE);
        let run = project.run("fix", &[]);
        assert_eq!((run.code, &*run.out), (0, "没有要修的。\n"), "{words}");
        assert_eq!(read(&project, CASE), before, "{words}");
    }
}

#[test]
fn code_html_attributes_and_keys_are_out_of_reach() {
    let body = "户均增收[2000元](obs:gain)。";
    let block =
        "```\n村,户:5:4:1\n```\n\n<table><tr><td>村,户</td></tr></table>\n\n    村,户;5:4:1\n";
    let project =
        Project::new(&SiteTest::standard().edit(CASE, body, &format!("{body}\n\n{block}")));
    assert_eq!(project.run("fix", &["--dry-run"]).out, "没有要修的。\n");
}

#[test]
fn a_note_does_not_part_the_words_around_it() {
    let body = "户均增收[2000元](obs:gain)。";
    let site = SiteTest::standard().edit(
        CASE,
        body,
        &format!("{body}先看[^1],再买。\n\n[^1]: 注,释。"),
    );
    let project = Project::new(&site);
    assert_eq!(project.run("fix", &[]).code, 0);
    let case = read(&project, CASE);
    assert!(
        case.contains("先看[^1]，再买。\n\n[^1]: 注，释。"),
        "{case}"
    );
}

#[test]
fn front_matter_and_lists_are_repaired_without_touching_their_yaml() {
    let site = SiteTest::standard()
        .edit(
            CASE,
            "summary: 摘要一句。",
            "summary: >-\n  先看,\n  再买;  # 不是注释\n  卖光。",
        )
        .edit(
            CASE,
            "title: 灵丘：网店卖杂粮",
            "title: \"灵丘:网店\\t卖杂粮\"",
        )
        .edit(
            CASE,
            "drivers: [government]",
            "drivers: [government]\nkeywords: [甲,乙, '丙(村)']",
        )
        .edit(
            "glossary.yaml",
            "贫困县退出。",
            "贫困县退出,摘帽。  # 注释,不改",
        );
    let project = Project::new(&site);
    assert_eq!(project.run("fix", &[]).code, 0);
    let case = read(&project, CASE);
    assert!(
        case.contains("summary: >-\n  先看，\n  再买；# 不是注释\n  卖光。")
            || case.contains("summary: >-\n  先看，\n  再买；  # 不是注释\n  卖光。"),
        "{case}"
    );
    assert!(case.contains("title: \"灵丘：网店\\t卖杂粮\""), "{case}");
    assert!(case.contains("keywords: [甲,乙, '丙（村）']"), "{case}");
    let glossary = read(&project, "glossary.yaml");
    assert!(
        glossary.contains("贫困县退出，摘帽。  # 注释,不改"),
        "{glossary}"
    );
}

#[test]
fn line_ends_and_the_byte_order_mark_stay() {
    let text = format!("\u{feff}{}", site("开了网店,").text(CASE)).replace('\n', "\r\n");
    let project = Project::new(&SiteTest::standard().with(&[(CASE, &text)]));
    assert_eq!(project.run("fix", &[]).code, 0);
    assert_eq!(
        read(&project, CASE),
        text.replace("开了网店,", "开了网店，")
    );
}

#[test]
fn a_dry_run_shows_the_difference_and_writes_nothing() {
    let project = Project::new(&site("开了网店,"));
    let before = read(&project, CASE);
    let run = project.run("fix", &["--dry-run"]);
    let file = project.path("content").join(CASE);
    let file = file.display();
    let expected = format!(
        "--- {file}\n+++ {file}\n@@ -33,7 +33,7 @@\n 货卖不出。\n \n \
         ## 网上卖杂粮 {{#shop model=\"ecommerce\" challenge=\"market-access\" figure=\"gain\"}}\n\
         -开了网店,户均增收[2000元](obs:gain)。\n+开了网店，户均增收[2000元](obs:gain)。\n \n \
         ## 成效 {{#results}}\n 货卖得出。\n"
    );
    assert_eq!((run.code, &*run.out), (1, &*expected));
    assert_eq!(read(&project, CASE), before);
    assert_eq!(project.run("fix", &["--dry-run"]).out, expected);
}

#[test]
fn only_the_files_asked_for_are_repaired() {
    let site = site("开了网店,").edit("models/solar.md", "发电。", "发电,分红。");
    let project = Project::new(&site);
    let model = project.path("content/models");
    let run = project.run("fix", &[model.to_str().expect("a plain name")]);
    assert!(
        run.out.contains("models/solar.md：修了 1 处\n"),
        "{}",
        run.out
    );
    assert!(read(&project, "models/solar.md").contains("发电，分红。"));
    assert!(read(&project, CASE).contains("开了网店,"));
    assert_eq!(project.run("fix", &["cases/a.md"]).code, 0);
    assert!(read(&project, CASE).contains("开了网店，"));
    for outside in ["..", "no-such-file.md"] {
        let run = project.run("fix", &[outside]);
        assert_eq!((run.code, &*run.out), (2, ""), "{outside}");
    }
}

#[test]
fn content_with_errors_is_repaired_all_the_same() {
    let site = site("开了网店,").edit(CASE, "period: 2017\npublished", "period: never\npublished");
    let project = Project::new(&site);
    assert_eq!(project.run("check", &[]).code, 1);
    assert_eq!(project.run("fix", &[]).code, 0);
    assert!(read(&project, CASE).contains("开了网店，"));
}

#[cfg(unix)]
#[test]
fn links_stay_links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let project = Project::new(&site("开了网店,"));
    let content = project.path("content");
    let kept = content.join("cases/kept");
    fs::create_dir(&kept).expect("a folder can be made");
    fs::rename(content.join(CASE), kept.join("a.txt")).expect("it can be moved");
    fs::set_permissions(kept.join("a.txt"), fs::Permissions::from_mode(0o640)).expect("ours");
    symlink("kept/a.txt", content.join(CASE)).expect("a link can be made");
    assert_eq!(project.run("fix", &[CASE]).code, 0);
    assert!(content.join(CASE).is_symlink());
    assert!(read(&project, CASE).contains("开了网店，"));
    let mode = fs::metadata(kept.join("a.txt"))
        .expect("it is there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o640);
    let names = fs::read_dir(&kept).expect("it is there");
    assert_eq!(names.count(), 1, "nothing is left behind");
}

#[test]
fn every_comma_between_han_characters_is_found_and_no_other_is_called_so() {
    let words = "村里修路,通水,通电,户均1,000元,\n比上年多2成,合作社(试行)办起来,“社员”,各户都\n入了股,APP,Excel,`代,码`也用上,\n";
    let site = site(words);
    let text = site.text(CASE);
    let letters: Vec<char> = text.chars().collect();
    let is_han = |char: char| matches!(char, '\u{4E00}'..='\u{9FFF}');
    let mut expected: Vec<usize> = Vec::new();
    for (at, around) in letters.windows(3).enumerate() {
        if around[1] == ',' && is_han(around[0]) && is_han(around[2]) {
            expected.push(at + 1);
        }
    }
    // The comma in code is not the author's prose.
    let code = letters
        .iter()
        .position(|char| *char == '`')
        .expect("there is code");
    expected.retain(|at| *at != code + 2);
    let outcome = site.build();
    let found = outcome
        .findings
        .iter()
        .filter(|found| found.message == "汉字之间用了半角逗号“,”");
    let found: Vec<usize> = found
        .map(|found| {
            let mut place = found.place.rsplit(':').map(|part| part.parse::<usize>());
            let (column, line) = (place.next(), place.next());
            let (Some(Ok(column)), Some(Ok(line))) = (column, line) else {
                panic!("no place: {found}");
            };
            let before = text.split_inclusive('\n').take(line - 1);
            before.map(|line| line.chars().count()).sum::<usize>() + column - 1
        })
        .collect();
    assert_eq!(found, expected);
    assert_eq!(found.len(), 4);
    let left = site.repaired().text(CASE);
    assert!(
        left.contains("户均1,000元，\n比上年")
            && left.contains("入了股，APP,Excel,`代,码`也用上，"),
        "{left}"
    );
}
