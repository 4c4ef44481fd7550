//! The preview, over real connections: what it serves is what is built, and it follows the files.

use std::fs;
use std::io::{Read, Write};
use std::process::{Command, Stdio};

use crate::support::{Project, Served, SiteTest, picture, project};

/// The sample content with a picture, an old address and a site address: every kind of file there is.
fn everything() -> SiteTest {
    SiteTest::of_folder("content")
        .edit(
            "atlas.yaml",
            "title:",
            "base_url: https://www.example.gov.cn/zt/\ntitle:",
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
    assert_eq!(report["items"][0]["place"], "content/cases/a.md:5:7");
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
fn a_theme_is_followed_and_a_faulty_one_is_told() {
    let theme = Project::new(&SiteTest::standard());
    theme.write("themes/default/css/99-test.css", "/* one */\n");
    let header = "themes/default/templates/partials/footer.html";
    let text = fs::read_to_string(project(header)).expect("the theme is part of the project");
    theme.write(header, &text);
    let served = Served::in_project(theme);
    let mut page = served.listen();
    served.edit("themes/default/css/99-test.css", "one", "two");
    page.hears("style");
    let sheet = String::from_utf8(served.get("/assets/atlas.css").body).expect("CSS is UTF-8");
    assert!(sheet.ends_with("/* two */\n"));
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
    let answer = served.get("/cases/a.html");
    assert_eq!((answer.status, answer.plain()), (500, good.into_bytes()));
    page.report(|report| report["troubles"] != serde_json::json!([]));
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

#[test]
fn only_files_of_the_site_are_served_and_only_to_this_machine() {
    let served = Served::new(&SiteTest::standard());
    let host = served.address();
    let port = host.port();
    for path in [
        "/atlas.yaml",
        "/cases/a.md",
        "/../content/atlas.yaml",
        "/cases/../../content/atlas.yaml",
        "/%2e%2e/content/atlas.yaml",
        "//etc/passwd",
        "/cases/..%2fa.md",
        "/c:/windows/win.ini",
        "/cases/\\a.html",
    ] {
        assert_eq!(served.get(path).status, 404, "{path}");
    }
    let missing = served.get("/cases/none/such.html");
    let text = String::from_utf8(missing.body).expect("pages are UTF-8");
    assert!(text.contains("<base href=\"/\">") && text.contains("/.case-atlas/live.js"));
    assert_eq!(served.get("/cases").field("Location"), Some("/cases/"));
    assert_eq!(served.get("/cases/").status, 200);
    for (name, status) in [
        (format!("127.0.0.1:{port}"), 200),
        (format!("localhost:{port}"), 200),
        (format!("[::1]:{port}"), 200),
        ("evil.example".to_owned(), 403),
        (format!("evil.example:{port}"), 403),
        ("127.0.0.1:1".to_owned(), 403),
        ("127.0.0.1".to_owned(), 403),
    ] {
        for path in ["/", "/.case-atlas/live.js", "/none"] {
            let answer = served.ask(&format!(
                "GET {path} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n"
            ));
            assert_eq!(answer.status == 403, status == 403, "{name} {path}");
        }
    }
    let head = served.ask(&format!(
        "HEAD / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    ));
    let length = served.get("/").body.len().to_string();
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.field("Content-Length"), Some(&*length));
    for (request, status) in [
        (
            format!("POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\n\r\n"),
            405,
        ),
        (
            format!("GET / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 9\r\n\r\n"),
            413,
        ),
        (
            format!(
                "GET /{} HTTP/1.1\r\nHost: {host}\r\n\r\n",
                "a".repeat(20_000)
            ),
            431,
        ),
        ("nonsense\r\n\r\n".to_owned(), 400),
    ] {
        assert_eq!(served.ask(&request).status, status);
    }
}

#[test]
fn a_connection_is_kept_and_many_are_answered_at_once() {
    let served = Served::new(&SiteTest::standard());
    let host = served.address();
    let mut stream = served.connect();
    for _ in 0..3 {
        let request = format!("HEAD /cases/a.html HTTP/1.1\r\nHost: {host}\r\n\r\n");
        stream
            .write_all(request.as_bytes())
            .expect("the server reads");
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            stream
                .read_exact(&mut byte)
                .expect("the connection is kept");
            head.push(byte[0]);
        }
        assert!(head.starts_with(b"HTTP/1.1 200 OK\r\n"));
    }
    let paths = [
        "/",
        "/cases/a.html",
        "/search/index.js",
        "/data/practices.csv",
    ];
    std::thread::scope(|scope| {
        let served = &served;
        let ask = |path| scope.spawn(move || served.get(path).status);
        let asked: Vec<_> = paths.into_iter().cycle().take(60).map(ask).collect();
        for asked in asked {
            assert_eq!(asked.join().expect("it is answered"), 200);
        }
    });
}

#[test]
fn a_page_of_another_run_is_told_to_reload() {
    let served = Served::new(&SiteTest::standard());
    let host = served.address();
    let mut stream = served.connect();
    let request = format!("GET /.case-atlas/live?stamp=1.2.3 HTTP/1.1\r\nHost: {host}\r\n\r\n");
    stream
        .write_all(request.as_bytes())
        .expect("the server reads");
    let mut heard = String::new();
    while !heard.contains("event: pages\n") {
        let mut chunk = [0; 256];
        let count = stream.read(&mut chunk).expect("the server talks");
        heard.push_str(&String::from_utf8_lossy(&chunk[..count]));
    }
    assert!(heard.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream"));
    // The end of the server is the end of every stream.
    drop(served);
    assert!(stream.read_to_string(&mut heard).is_ok());
}

#[test]
fn a_port_in_use_is_told_with_what_to_do() {
    let served = Served::new(&SiteTest::standard());
    let port = served.address().port().to_string();
    let run = served.project.run("serve", &["--port", &port]);
    assert_eq!(run.code, 2);
    let expected = format!(
        "错误：端口 {port} 有别的程序在用。换一个：--port 0 自动选一个空的，或者 --port 号码\n"
    );
    assert_eq!(run.err, expected);
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_with_a_message_and_exit_code_0() {
    let project = Project::new(&SiteTest::standard());
    let mut child = Command::new(env!("CARGO_BIN_EXE_case-atlas"))
        .args(["serve", "--port", "0", "--content"])
        .arg(project.path("content"))
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program can be run");
    let mut out = child.stdout.take().expect("it was asked for");
    let mut said = String::new();
    while !said.contains("Ctrl+C") {
        let mut chunk = [0; 256];
        let count = out.read(&mut chunk).expect("the program talks");
        assert!(count > 0, "the program ended: {said}");
        said.push_str(&String::from_utf8_lossy(&chunk[..count]));
    }
    assert!(said.contains("在浏览器里打开：http://127.0.0.1:"), "{said}");
    let sent = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(sent.expect("there is a kill").success());
    let mut rest = String::new();
    out.read_to_string(&mut rest)
        .expect("the program talks to the end");
    assert!(rest.ends_with("预览已结束。\n"), "{rest}");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}
