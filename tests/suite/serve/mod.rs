//! The preview, over real connections: what it serves is what is built, and it follows the files.

mod access;
mod edits;

use std::fs;

use crate::support::{Project, Served, SiteTest, picture, project};

/// The sample content with a picture, an old address and a site address: every kind of file there is.
fn everything() -> SiteTest {
    SiteTest::of_folder("content")
        .edit(
            "atlas.yaml",
            "title:",
            "base_url: https://www.xiaoxian.gov.invalid/zt/\ntitle:",
        )
        .edit(
            "cases/kuandian.md",
            "slug: kuandian\n",
            "slug: kuandian\naliases: [old-kuandian]\n",
        )
        .edit(
            "cases/kuandian.md",
            "\n## 背景",
            "\n![集市](kuandian/market.png)\n\n## 背景",
        )
        .with_bytes("cases/kuandian/market.png", picture())
}

/// Every file of a build, and what is served under its path.
fn differences(served: &Served) -> Vec<String> {
    let built = served.content().build();
    let differs = |(path, bytes): (&String, &Vec<u8>)| {
        let answer = served.get(&format!("/{path}"));
        let is_same = answer.status == 200 && answer.plain() == *bytes;
        (!is_same).then(|| format!("{path}: {}", answer.status))
    };
    assert!(
        !built.files.is_empty(),
        "the content can be built:\n{}",
        built.report()
    );
    built.files.iter().filter_map(differs).collect()
}

fn none(differences: &[String]) {
    assert!(
        differences.is_empty(),
        "served otherwise than built:\n{}",
        differences.join("\n")
    );
}

#[test]
fn every_file_of_the_site_is_served_as_it_is_built() {
    let served = Served::new(&everything());
    none(&differences(&served));
    let page = served.get("/cases/kuandian.html");
    assert_eq!(page.field("Content-Type"), Some("text/html; charset=utf-8"));
    assert_eq!(page.field("Cache-Control"), Some("no-store"));
    let text = String::from_utf8(page.body).expect("pages are UTF-8");
    assert_eq!(text.matches("/.case-atlas/live.js").count(), 1);
    for (path, media) in [
        ("/data/practices.csv", "text/csv; charset=utf-8"),
        ("/data/cases.json", "application/json; charset=utf-8"),
        ("/assets/atlas.css", "text/css; charset=utf-8"),
        ("/search/index.js", "text/javascript; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/cases/kuandian/market.png", "image/png"),
        ("/.case-atlas/live.js", "text/javascript; charset=utf-8"),
    ] {
        assert_eq!(
            served.get(path).field("Content-Type"),
            Some(media),
            "{path}"
        );
    }
}

#[test]
fn edits_of_every_kind_give_what_a_build_from_scratch_gives() {
    let site = SiteTest::government().edit(
        "cases/b.md",
        "\n## 背景",
        "\n![集市](b/market.png)\n\n## 背景",
    );
    let served = Served::new(&site.with_bytes("cases/b/market.png", picture()));
    let mut page = served.listen();
    let case = "content/cases/b.md";
    let path = |path: &str| served.project.path(&format!("content/cases/{path}"));
    let renamed = |from: &str, to: &str| {
        let text = served.text(&format!("content/cases/{from}.md"));
        let text = text.replace(&format!("slug: {from}\n"), &format!("slug: {to}\n"));
        text.replace(&format!("{from}/market"), &format!("{to}/market"))
            .replace("old-b", &format!("old-{to}"))
    };
    let edits: [(&str, &dyn Fn()); 9] = [
        ("a title", &|| {
            served.edit(case, "title: 宽甸", "title: 宽甸县")
        }),
        ("a save by renaming", &|| {
            served.edit_by_renaming(case, "\n## 背景", "\n又一段。\n\n## 背景")
        }),
        ("a keyword", &|| {
            served.edit("content/cases/a.md", "keywords: [", "keywords: [甲乙丙, ")
        }),
        ("a new case", &|| {
            served
                .project
                .write("content/cases/aaa.md", renamed("b", "aaa"));
            served
                .project
                .write("content/cases/aaa/market.png", picture());
        }),
        ("a vocabulary", &|| {
            served.edit("content/vocabulary.yaml", "name: 卖难", "name: 卖出难")
        }),
        ("a term", &|| {
            served.edit(
                "content/glossary.yaml",
                "- id:",
                "- {id: zzz, term: 又一段, definition: 甲。}\n- id:",
            );
        }),
        ("the settings", &|| {
            served.edit("content/atlas.yaml", "title: ", "title: 新")
        }),
        ("a rename", &|| {
            served
                .project
                .write("content/cases/ccc.md", renamed("aaa", "ccc"));
            fs::remove_file(path("aaa.md")).expect("it is there");
            fs::rename(path("aaa"), path("ccc")).expect("it is there");
        }),
        ("a deleted folder", &|| {
            fs::remove_file(path("ccc.md")).expect("it is there");
            fs::remove_dir_all(path("ccc")).expect("it is there");
        }),
    ];
    for (what, edit) in edits {
        edit();
        // An edit may come in several changes; each is told, and after the last all is right.
        page.hears("pages");
        let mut left = differences(&served);
        while !left.is_empty() {
            eprintln!("{what}: {left:?}");
            page.hears("pages");
            left = differences(&served);
        }
    }
}

#[test]
fn a_page_is_told_of_a_change_and_its_lists_are_right() {
    let served = Served::new(&SiteTest::standard());
    let mut page = served.listen();
    served.edit("content/cases/a.md", "title: ", "title: 新题目");
    page.hears("pages");
    for path in [
        "/cases/a.html",
        "/cases/index.html",
        "/a-z.html",
        "/sitemap.html",
    ] {
        assert!(served.page(path).contains("新题目"), "{path}");
    }
    served.hears("updated: cases/a.md");
}

#[test]
fn a_broken_edit_leaves_the_last_good_page_and_says_why() {
    let served = Served::new(&SiteTest::standard());
    let good = served.page("/cases/a.html");
    let mut page = served.listen();
    page.report(|report| report["complete"] == true && report["errors"] == 0);
    served.edit("content/cases/a.md", "slug: a\n", "slug: [a\n");
    let report = page.report(|report| report["errors"] == 1);
    assert_eq!(report["items"][0]["place"], "content/cases/a.md:4:7");
    assert_eq!(report["items"][0]["code"], "CA0201");
    let message = report["items"][0]["message"].as_str().unwrap_or("");
    assert!(
        !message.is_empty() && report["items"][0]["help"].is_array(),
        "{report}"
    );
    assert_eq!(served.page("/cases/a.html"), good);
    served.hears("checked: CA0201");
    // While one file is broken the others can be worked on.
    served.edit("content/models/ecommerce.md", "title: ", "title: 新");
    page.hears("pages");
    assert!(served.page("/models/ecommerce.html").contains("<h1"));
    assert!(served.page("/cases/a.html").contains("<h1"));
    served.edit("content/cases/a.md", "slug: [a\n", "slug: a\n");
    page.report(|report| report["complete"] == true && report["errors"] == 0);
    assert_eq!(served.get("/cases/a.html").status, 200);
    served.hears("checked: ");
}

#[test]
fn a_site_that_begins_broken_is_served_as_far_as_it_goes() {
    let site = SiteTest::standard();
    let broken = site.text("cases/a.md").replace("slug: a\n", "slug: [a\n");
    let served = Served::new(&site.clone().with(&[("cases/b.md", &broken)]));
    let mut page = served.listen();
    page.report(|report| report["errors"] == 1);
    assert_eq!(served.get("/cases/a.html").status, 200);
    assert_eq!(served.get("/cases/b.html").status, 404);
    let mended = site.text("cases/a.md").replace("slug: a\n", "slug: b\n");
    served.project.write("content/cases/b.md", mended);
    page.hears("pages");
    assert_eq!(served.get("/cases/b.html").status, 200);
}

#[test]
fn findings_of_the_rules_come_after_the_page() {
    let served = Served::new(&SiteTest::standard());
    let mut page = served.listen();
    served.edit(
        "content/cases/a.md",
        "\n## 背景",
        "\n半角标点,在这里。\n\n## 背景",
    );
    page.hears("pages");
    let report = page.report(|report| report["warnings"] != 0 && report["complete"] == true);
    assert_eq!(report["items"][0]["severity"], "warning");
    let told = served.hears("checked: C");
    served.edit("content/cases/a.md", "半角标点,在这里", "全角标点，在这里");
    page.report(|report| report["warnings"] == 0 && report["complete"] == true);
    assert_ne!(served.hears("checked: "), told);
}

#[test]
fn what_a_build_would_say_of_a_page_is_told_once_it_is_shown() {
    let theme = Project::new(&SiteTest::standard());
    let footer = "themes/default/templates/partials/footer.html";
    let text = fs::read_to_string(project(footer)).expect("the theme is part of the project");
    theme.write(footer, &text);
    let served = Served::in_project(theme);
    let mut page = served.listen();
    page.report(|report| report["complete"] == true && report["errors"] == 0);
    let faulty = "<p><a href=\"nowhere.html\">无处</a><img src=\"assets/icon.svg\"></p>\n";
    served.project.write(footer, format!("{faulty}{text}"));
    page.hears("pages");
    served.page("/index.html");
    let report = page.report(|report| report["errors"] == 2);
    let items = report["items"].as_array().expect("it has items");
    let codes: Vec<_> = items.iter().map(|item| item["code"].as_str()).collect();
    assert_eq!(codes, [Some("CA0310"), Some("CA0313")], "{report}");
    for item in items {
        let place = item["place"].as_str().unwrap_or("");
        // Of pages nobody has asked for nothing is told.
        assert!(place.starts_with("index.html:"), "{place}");
    }
    served.project.write(footer, &text);
    page.hears("pages");
    served.page("/index.html");
    page.report(|report| report["complete"] == true && report["errors"] == 0);
}

#[test]
fn pages_shown_before_the_content_was_looked_at_are_looked_at_after_it() {
    let theme = Project::new(&SiteTest::standard());
    let footer = "themes/default/templates/partials/footer.html";
    let text = fs::read_to_string(project(footer)).expect("the theme is part of the project");
    theme.write(
        footer,
        format!("<a href=\"/nowhere.html\">无处</a>\n{text}"),
    );
    let served = Served::in_project(theme);
    // Most of them come before the content was looked at, and again: each is told once.
    let paths = [
        "/index.html",
        "/cases/a.html",
        "/cases/index.html",
        "/a-z.html",
        "/sitemap.html",
    ];
    for path in paths.into_iter().cycle().take(50) {
        assert_eq!(served.get(path).status, 200, "{path}");
    }
    let mut page = served.listen();
    page.report(|report| report["complete"] == true && report["errors"] == paths.len());
}

#[test]
fn a_page_that_comes_to_link_other_sheets_is_told_to_load_them() {
    let theme = Project::new(&SiteTest::standard());
    for entry in fs::read_dir(project("themes/default/css")).expect("the theme has sheets") {
        let name = entry.expect("it can be read").file_name();
        theme.write(
            &format!("themes/default/css/{}", name.to_string_lossy()),
            "",
        );
    }
    let served = Served::in_project(theme);
    let mut page = served.listen();
    assert!(!served.page("/cases/a.html").contains("assets/print.css"));
    served
        .project
        .write("themes/default/css/99-test.css", ".one {}\n");
    page.hears("pages");
    assert!(served.page("/cases/a.html").contains("assets/print.css"));
    served.edit("themes/default/css/99-test.css", "one", "two");
    page.hears("style");
    served.project.write("themes/default/css/99-test.css", "");
    page.hears("pages");
    assert!(!served.page("/cases/a.html").contains("assets/print.css"));
}

#[test]
fn a_theme_is_followed_and_a_faulty_one_is_told() {
    let theme = Project::new(&SiteTest::standard());
    theme.write("themes/default/css/99-test.css", ".one {}\n");
    let header = "themes/default/templates/partials/footer.html";
    let text = fs::read_to_string(project(header)).expect("the theme is part of the project");
    theme.write(header, &text);
    let served = Served::in_project(theme);
    let mut page = served.listen();
    served.edit("themes/default/css/99-test.css", "one", "two");
    page.hears("style");
    let sheet = String::from_utf8(served.get("/assets/print.css").body).expect("CSS is UTF-8");
    assert!(sheet.ends_with(".two{}"));
    let good = served.page("/cases/a.html");
    served.project.write(header, "{% if %}");
    let report = page.report(|report| report["troubles"] != serde_json::json!([]));
    let trouble = report["troubles"][0].as_str().unwrap_or("");
    assert!(trouble.starts_with("主题文件 "), "{trouble}");
    assert_eq!(served.page("/cases/a.html"), good);
    served.hears("trouble: 主题文件 ");
    served
        .project
        .write(header, format!("<p>新页脚</p>\n{text}"));
    page.hears("pages");
    assert!(served.page("/cases/a.html").contains("新页脚"));
    // A fault that shows only when a page is made: that page stays as it last was.
    let good = served.page("/cases/a.html");
    served
        .project
        .write(header, "{{ frame.nothing_of_the_kind.at_all }}");
    page.hears("pages");
    // The index shows every page: it cannot be made, and that is the answer.
    assert_eq!(served.get("/search/index.js").status, 500);
    let answer = served.get("/cases/a.html");
    assert_eq!((answer.status, answer.plain()), (500, good.into_bytes()));
    page.report(|report| report["troubles"] != serde_json::json!([]));
}

#[test]
fn a_theme_folder_that_comes_and_goes_is_followed() {
    let served = Served::new(&SiteTest::standard());
    let plain = served.page("/cases/a.html");
    let mut page = served.listen();
    let footer = "themes/default/templates/partials/footer.html";
    served.project.write(footer, "<p>新页脚</p>");
    page.hears("pages");
    assert!(served.page("/cases/a.html").contains("<p>新页脚</p>"));
    fs::remove_dir_all(served.project.path("themes")).expect("it is there");
    let mut again = served.page("/cases/a.html");
    while again != plain {
        page.hears("pages");
        again = served.page("/cases/a.html");
    }
}

#[test]
fn a_content_folder_that_vanishes_is_waited_for() {
    let served = Served::new(&SiteTest::standard());
    let (content, away) = (served.project.path("content"), served.project.path("away"));
    let mut page = served.listen();
    fs::rename(&content, &away).expect("it is there");
    served.hears("trouble: 没有找到 ");
    page.report(|report| report["troubles"] != serde_json::json!([]));
    assert_eq!(served.get("/cases/a.html").status, 200);
    fs::rename(&away, &content).expect("it is there");
    page.report(|report| report["troubles"] == serde_json::json!([]));
    served.edit("content/cases/a.md", "title: ", "title: 回来了");
    page.hears("pages");
    assert!(served.page("/cases/a.html").contains("回来了"));
}
