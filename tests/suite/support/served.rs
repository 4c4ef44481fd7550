//! A preview that is served, asked over real connections.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use std::{fs, thread};

use case_atlas::build::Input;
use case_atlas::build::preview::{Changes, Preview};
use case_atlas::check::Profile;
use case_atlas::ground::files::{Method, Watch};
use case_atlas::ground::{DiskFiles, Language};
use case_atlas::render::{FontSearch, Form};
use case_atlas::serve::{Handle, News, Server};
use case_atlas::site::Edition;

use super::{Project, SiteTest};

/// Longer than anything takes on a busy machine; what takes longer is a failure.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running server over a folder on disk.
pub struct Served {
    pub project: Project,
    address: SocketAddr,
    handle: Handle,
    thread: Option<JoinHandle<()>>,
    /// Locked, so that a test may ask from several threads.
    news: Mutex<Receiver<String>>,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    /// The head as it was sent.
    pub head: String,
    pub body: Vec<u8>,
}

/// A page that listens.
pub struct Listener {
    from: BufReader<TcpStream>,
}

impl Served {
    /// Serves a site, with the theme folder of the project once there is one.
    pub fn new(site: &SiteTest) -> Served {
        Served::in_project(Project::new(site))
    }

    /// Serves the content of a project.
    pub fn in_project(project: Project) -> Served {
        let content = DiskFiles::open(project.path("content")).expect("the content is there");
        let theme = DiskFiles::optional(project.path("themes/default"));
        let theme = theme.expect("the theme can be looked for");
        let server = Server::bind(([127, 0, 0, 1], 0).into(), Language::Zh);
        let server = server.expect("there is a free port");
        let (address, handle) = (server.address(), server.handle());
        let (tell, news) = channel();
        let own = server.handle();
        let thread = thread::spawn(move || {
            let watch = Watch::new(&[&content, &theme], Method::Told, move |places| {
                let mut changes = Changes::default();
                for (folder, path) in places {
                    let paths = [&mut changes.content, &mut changes.theme];
                    paths
                        .into_iter()
                        .nth(folder)
                        .expect("two folders")
                        .insert(path);
                }
                own.changed(changes);
            });
            let watch = watch.expect("the folders can be watched");
            let input = Input {
                content: &content,
                content_prefix: "content/",
                theme: Some(&theme),
                theme_prefix: "themes/default/",
                profile: Profile::General,
                form: Form::Pages,
                handouts: &[],
                fonts: FontSearch::SYSTEM,
                edition: Edition::Student,
            };
            let preview = Preview::open(input).expect("the content can be read");
            let run = server.run(preview, &mut |news| {
                // A test need not listen.
                drop(tell.send(told(&news)));
            });
            run.expect("the server gets its threads");
            drop(watch);
        });
        Served {
            project,
            address,
            handle,
            thread: Some(thread),
            news: Mutex::new(news),
        }
    }

    /// Waits until something of this beginning is told in the terminal, and returns it.
    pub fn hears(&self, beginning: &str) -> String {
        let news = self.news.lock().expect("no test fails while it listens");
        loop {
            let told = news.recv_timeout(PATIENCE);
            let told = told.unwrap_or_else(|_| panic!("{beginning:?} was never told"));
            if told.starts_with(beginning) {
                return told;
            }
        }
    }

    /// Asks for a path.
    pub fn get(&self, path: &str) -> Answer {
        let host = self.address;
        self.ask(&format!(
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        ))
    }

    /// The text of a page as it is built: without the script that is put into served pages.
    pub fn page(&self, path: &str) -> String {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}");
        String::from_utf8(answer.plain()).expect("pages are UTF-8")
    }

    /// Sends these bytes and reads all that comes back.
    pub fn ask(&self, bytes: &str) -> Answer {
        let mut stream = self.connect();
        stream
            .write_all(bytes.as_bytes())
            .expect("the server reads");
        let mut read = Vec::new();
        stream
            .read_to_end(&mut read)
            .expect("the server answers and ends the connection");
        Answer::new(&read)
    }

    /// Opens a connection.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).expect("the server listens");
        stream
            .set_read_timeout(Some(PATIENCE))
            .expect("time is bounded");
        stream
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Listens as a page does that was just loaded.
    pub fn listen(&self) -> Listener {
        let page = String::from_utf8(self.get("/").body).expect("pages are UTF-8");
        let stamp = page
            .split("data-stamp=\"")
            .nth(1)
            .expect("served pages have the script");
        let stamp = stamp.split('"').next().unwrap_or("");
        let mut stream = self.connect();
        let host = self.address;
        let request =
            format!("GET /.case-atlas/live?stamp={stamp} HTTP/1.1\r\nHost: {host}\r\n\r\n");
        stream
            .write_all(request.as_bytes())
            .expect("the server reads");
        Listener {
            from: BufReader::new(stream),
        }
    }

    /// Replaces words in a file of the project, as an editor that writes into the file.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.text(path);
        assert!(text.contains(from), "{path} has no {from:?}");
        self.project.write(path, text.replacen(from, to, 1));
    }

    /// As [`Served::edit`], as an editor that writes a new file and gives it the name of the old.
    pub fn edit_by_renaming(&self, path: &str, from: &str, to: &str) {
        let text = self.text(path).replacen(from, to, 1);
        let other = format!("{path}.tmp");
        self.project.write(&other, text);
        let (other, path) = (self.project.path(&other), self.project.path(path));
        fs::rename(other, path).expect("it lies in the same folder");
    }

    /// The text of a file of the project.
    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.project.path(path)).expect("the file is there")
    }

    /// The content as it is on disk now, to be built.
    pub fn content(&self) -> SiteTest {
        let mut site = SiteTest::bare("");
        let mut folders = vec![String::new()];
        while let Some(folder) = folders.pop() {
            let below = self.project.path("content").join(&folder);
            for entry in fs::read_dir(below).expect("the folder is there") {
                let entry = entry.expect("it can be read");
                let path = format!("{folder}{}", entry.file_name().to_string_lossy());
                if entry.path().is_dir() {
                    folders.push(format!("{path}/"));
                } else {
                    let bytes = fs::read(entry.path()).expect("it was listed");
                    site = site.with_bytes(&path, bytes);
                }
            }
        }
        site
    }

    fn end(&mut self) {
        self.handle.stop();
        if let Some(thread) = self.thread.take() {
            assert!(
                thread.join().is_ok() || thread::panicking(),
                "the server failed"
            );
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.end();
    }
}

/// News as one line.
fn told(news: &News<'_>) -> String {
    match news {
        News::Ready(counts) => format!("ready: {} cases", counts.cases),
        News::Updated { changes, .. } => {
            let paths: Vec<_> = changes
                .content
                .iter()
                .chain(&changes.theme)
                .cloned()
                .collect();
            format!("updated: {}", paths.join(" "))
        }
        News::Checked(report) => {
            let findings = report.findings.iter();
            let findings: Vec<_> = findings.map(|found| found.code.id).collect();
            format!("checked: {}", findings.join(" "))
        }
        News::Trouble(text) => format!("trouble: {}", text.zh),
    }
}

impl Answer {
    fn new(bytes: &[u8]) -> Answer {
        let end = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .expect("there is a head");
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        Answer {
            status: status.expect("the head has a status"),
            head,
            body: bytes[end + 4..].to_vec(),
        }
    }

    /// The body without the script that is put into served pages.
    pub fn plain(&self) -> Vec<u8> {
        let Ok(text) = std::str::from_utf8(&self.body) else {
            return self.body.clone();
        };
        match text.split_once("<script src=\"/.case-atlas/live.js\"") {
            Some((before, rest)) => {
                let (_, after) = rest
                    .split_once("</script>\n")
                    .expect("the script is closed");
                format!("{before}{after}").into_bytes()
            }
            None => self.body.clone(),
        }
    }

    /// A field of the head.
    pub fn field(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines();
        lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

impl Listener {
    /// Waits for an event of this name and returns its data; others are passed over.
    pub fn hears(&mut self, name: &str) -> String {
        let since = Instant::now();
        loop {
            // Signs of life come for ever.
            let (event, data) = self.next(since);
            if event == name {
                return data;
            }
        }
    }

    /// Waits for a report that fits.
    pub fn report(&mut self, fits: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value {
        loop {
            let data = self.hears("report");
            let report = serde_json::from_str(&data).expect("reports are JSON");
            if fits(&report) {
                return report;
            }
        }
    }

    /// Name and data of the next event, for which one has waited since then.
    fn next(&mut self, since: Instant) -> (String, String) {
        let mut name = String::new();
        loop {
            let mut line = String::new();
            let read = self
                .from
                .read_line(&mut line)
                .expect("the server goes on talking");
            assert!(read > 0, "the server has ended the stream");
            assert!(since.elapsed() < PATIENCE, "it was never told");
            if let Some(event) = line.strip_prefix("event: ") {
                name = event.trim_end().to_owned();
            } else if let Some(data) = line.strip_prefix("data: ") {
                return (name, data.trim_end().to_owned());
            }
        }
    }
}
