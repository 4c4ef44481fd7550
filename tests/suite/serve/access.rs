//! Who is answered, and how: requests, connections, the port, the end.

use std::io::{Read, Write};
use std::process::{Command, Stdio};

use crate::support::{Project, Served, SiteTest};

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
    // Read as the page of a page of a page it would go deep.
    let deep = format!("/a{}.html", "--2".repeat(4_000));
    assert_eq!(served.get(&deep).status, 404);
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
    // A script of another site may not load what the search reads.
    let script = served.get("/search/fold.js");
    assert_eq!(
        script.field("Cross-Origin-Resource-Policy"),
        Some("same-origin")
    );
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
