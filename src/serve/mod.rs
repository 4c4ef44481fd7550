//! Floor 7. A preview in the browser: the site as the files are now, while somebody writes.
//!
//! Takes a [`Preview`] and hears of changes; serves pages over HTTP and tells open pages when they are
//! out of date. One thread holds the site and goes from generation to generation; connections ask it,
//! and each answer is of one generation. A broken edit changes what is told, not what is served: pages
//! stay as they last were.
//!
//! Start reading with [`Server::run`], then `live` for what pages are told, `http` for the little of
//! HTTP there is. `live.js` is put into served pages only; what is built never has it.

mod connection;
mod error;
mod http;
mod live;
mod report;

use std::collections::BTreeMap;
use std::net::{SocketAddr, TcpListener};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, Scope};
use std::time::{Duration, Instant, SystemTime};

use connection::Door;
pub use error::ServeError;
use http::{Response, media_type};
use live::{Live, Stamp};
pub use report::Report;

use crate::build::preview::{Changes, Effect, Generation, Preview};
use crate::build::{BuildError, Counts};
use crate::emit::EmitError;
use crate::ground::{Findings, Language, Sources, Text};
use crate::render::Artifact;
use crate::text;

/// Where the page's own script is; no file of a site begins with a dot.
const SCRIPT_PATH: &str = "/.case-atlas/live.js";

/// Where pages listen.
const STREAM_PATH: &str = "/.case-atlas/live";

/// The page's own script.
const SCRIPT: &str = include_str!("live.js");

/// Pages remembered as they last were, for when a template fails.
const REMEMBERED: usize = 64;

/// What reaches the thread that holds the site.
enum Event {
    /// Somebody asks for a page.
    Asked(Job),
    /// Files may be others.
    Changed(Changes, Instant),
    /// A generation, by number, was looked at.
    Checked(u64, Findings),
    /// A page could not be made.
    Failed(u64, Text),
    /// It is enough.
    Stop,
}

/// A question from a connection.
struct Job {
    /// Below the root of the site.
    path: String,
    reply: Sender<Response>,
}

/// What happens while a server runs.
#[derive(Debug)]
pub enum News<'n> {
    /// Pages are served for the first time.
    Ready(Counts),
    /// The files were read again, and pages are told.
    Updated {
        /// What had changed.
        changes: &'n Changes,
        /// From when the change was noticed.
        took: Duration,
    },
    /// The content was looked at: this is all that is wrong.
    Checked(Report<'n>),
    /// Something keeps the newest state from being shown.
    Trouble(&'n Text),
}

/// Tells a running server something, from any thread.
#[derive(Debug, Clone)]
pub struct Handle {
    events: Sender<Event>,
}

impl Handle {
    /// Files may be others now.
    pub fn changed(&self, changes: Changes) {
        self.send(Event::Changed(changes, Instant::now()));
    }

    /// Ends the server.
    pub fn stop(&self) {
        self.send(Event::Stop);
    }

    fn send(&self, event: Event) {
        // A server that has ended needs to hear nothing.
        drop(self.events.send(event));
    }
}

/// A server that listens, and answers once it runs.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    language: Language,
    live: Arc<Live>,
    sender: Sender<Event>,
    events: Receiver<Event>,
}

/// How a generation ends.
enum End {
    Stop,
    Changes(Changes, Instant),
}

impl Server {
    /// Listens at an address; port 0 takes a free one. `language` is that of messages in pages.
    ///
    /// # Errors
    /// When the address is taken or cannot be had.
    pub fn bind(address: SocketAddr, language: Language) -> Result<Server, ServeError> {
        let refused = |cause| ServeError::new(address, cause);
        let listener = TcpListener::bind(address).map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        let (sender, events) = channel();
        let begun = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        let run = format!("{:x}", begun.unwrap_or_default().as_nanos());
        Ok(Server {
            listener,
            address,
            language,
            live: Arc::new(Live::new(run)),
            sender,
            events,
        })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// For telling it things.
    pub fn handle(&self) -> Handle {
        Handle {
            events: self.sender.clone(),
        }
    }

    /// Serves until [`Handle::stop`] is called.
    ///
    /// # Errors
    /// When the system gives no thread to listen with.
    pub fn run(
        self,
        mut preview: Preview<'_>,
        hear: &mut dyn FnMut(News<'_>),
    ) -> Result<(), ServeError> {
        let Server {
            listener,
            address,
            language,
            live,
            sender,
            events,
        } = self;
        let door = Door::new(address, language, Arc::clone(&live), sender.clone());
        let door = Arc::new(door);
        let keeper = Arc::clone(&door).keep(listener);
        let keeper = keeper.map_err(|cause| ServeError::new(address, cause))?;
        let mut desk = Desk {
            live: &live,
            sender,
            events,
            language,
            shown: Mutex::default(),
            stamp: Stamp::default(),
            waiting: Vec::new(),
            troubles: Vec::new(),
        };
        desk.run(&mut preview, hear);
        door.close(keeper);
        Ok(())
    }
}

/// Where the site is held, and questions are answered from it.
struct Desk<'s> {
    live: &'s Live,
    sender: Sender<Event>,
    events: Receiver<Event>,
    language: Language,
    /// Pages as they last were.
    shown: Mutex<BTreeMap<String, Artifact>>,
    stamp: Stamp,
    /// Questions that came between two generations.
    waiting: Vec<Job>,
    /// What keeps the newest state from being shown.
    troubles: Vec<Text>,
}

impl Desk<'_> {
    fn run(&mut self, preview: &mut Preview<'_>, hear: &mut dyn FnMut(News<'_>)) {
        let mut cause: Option<(Changes, Instant)> = None;
        loop {
            let generation = preview.link();
            self.live.publish(self.stamp);
            match &cause {
                None => hear(News::Ready(generation.counts())),
                Some((changes, since)) => {
                    let took = since.elapsed();
                    hear(News::Updated { changes, took });
                }
            }
            let is_outdated = |changes: &Changes| preview.is_outdated(changes);
            match self.serve(&generation, &is_outdated, hear) {
                End::Stop => return,
                End::Changes(changes, since) => {
                    drop(generation);
                    match preview.reread(&changes) {
                        Ok(Effect::Pages) => self.stamp.pages += 1,
                        Ok(Effect::Style) => self.stamp.style += 1,
                        Ok(Effect::Findings | Effect::None) => {}
                        Err(error) => self.trouble(error.text(), hear),
                    }
                    cause = Some((changes, since));
                }
            }
        }
    }

    /// Answers from a generation until something changes.
    fn serve(
        &mut self,
        generation: &Generation<'_>,
        is_outdated: &dyn Fn(&Changes) -> Result<bool, crate::ground::FileError>,
        hear: &mut dyn FnMut(News<'_>),
    ) -> End {
        self.troubles.clear();
        if let Some(fault) = generation.theme_fault() {
            self.trouble(fault.text(), hear);
        }
        let first = generation.first_findings();
        if first.has_errors() || !self.troubles.is_empty() {
            self.tell(generation.sources(), &first, false);
        }
        let clerk = Clerk {
            generation,
            live: self.live,
            language: self.language,
            stamp: self.stamp,
            sender: self.sender.clone(),
            shown: std::mem::take(&mut self.shown),
        };
        let waiting = std::mem::take(&mut self.waiting);
        let end = thread::scope(|scope| {
            let clerk = &clerk;
            scope.spawn(move || clerk.check());
            waiting.into_iter().for_each(|job| clerk.take(scope, job));
            let end = self.hear(scope, clerk, is_outdated, hear);
            generation.end();
            end
        });
        self.shown = clerk.shown;
        end
    }

    /// Takes what comes, one after the other.
    fn hear<'scope>(
        &mut self,
        scope: &'scope Scope<'scope, '_>,
        clerk: &'scope Clerk<'_>,
        is_outdated: &dyn Fn(&Changes) -> Result<bool, crate::ground::FileError>,
        hear: &mut dyn FnMut(News<'_>),
    ) -> End {
        let generation = clerk.generation;
        let mut findings = Findings::default();
        let mut is_complete = false;
        while let Ok(event) = self.events.recv() {
            match event {
                Event::Asked(job) => clerk.take(scope, job),
                Event::Checked(number, found) if number == generation.number() => {
                    (findings, is_complete) = (found, true);
                    self.tell(generation.sources(), &findings, true);
                    hear(News::Checked(self.report(
                        generation.sources(),
                        &findings,
                        &[],
                        true,
                    )));
                }
                Event::Failed(number, text) if number == generation.number() => {
                    if !self.troubles.contains(&text) {
                        self.trouble(text, hear);
                        self.tell(generation.sources(), &findings, is_complete);
                    }
                }
                Event::Changed(changes, since) => match is_outdated(&changes) {
                    Ok(true) => return self.gather(changes, since),
                    Ok(false) if self.troubles.is_empty() => {}
                    // What was in the way may be gone: begin anew.
                    Ok(false) => return self.gather(changes, since),
                    Err(error) => {
                        self.trouble(error.text(), hear);
                        self.tell(generation.sources(), &findings, is_complete);
                    }
                },
                Event::Checked(..) | Event::Failed(..) => {}
                Event::Stop => return End::Stop,
            }
        }
        End::Stop
    }

    /// Takes all changes that have come, so that the next generation is of all of them.
    fn gather(&mut self, mut changes: Changes, since: Instant) -> End {
        while let Ok(event) = self.events.try_recv() {
            match event {
                Event::Asked(job) => self.waiting.push(job),
                Event::Changed(more, _) => changes.extend(more),
                Event::Checked(..) | Event::Failed(..) => {}
                Event::Stop => return End::Stop,
            }
        }
        End::Changes(changes, since)
    }

    fn trouble(&mut self, text: Text, hear: &mut dyn FnMut(News<'_>)) {
        if !self.troubles.contains(&text) {
            hear(News::Trouble(&text));
            self.troubles.push(text);
        }
    }

    /// Tells open pages what is wrong.
    fn tell(&self, sources: &Sources, findings: &Findings, is_complete: bool) {
        let troubles = self
            .troubles
            .iter()
            .map(|text| text.get(self.language).to_owned());
        let troubles: Vec<String> = troubles.collect();
        let report = self.report(sources, findings, &troubles, is_complete);
        self.live.report(report.to_json());
    }

    fn report<'r>(
        &self,
        sources: &'r Sources,
        findings: &'r Findings,
        troubles: &'r [String],
        is_complete: bool,
    ) -> Report<'r> {
        Report {
            sources,
            findings,
            troubles,
            is_complete,
            language: self.language,
        }
    }
}

/// Works for one generation, from many threads.
struct Clerk<'g> {
    generation: &'g Generation<'g>,
    live: &'g Live,
    language: Language,
    stamp: Stamp,
    sender: Sender<Event>,
    shown: Mutex<BTreeMap<String, Artifact>>,
}

impl Clerk<'_> {
    fn check(&self) {
        if let Some(findings) = self.generation.findings() {
            self.send(Event::Checked(self.generation.number(), findings));
        }
    }

    /// Answers on a thread of its own: a search index may take long, a page must not wait for it.
    fn take<'scope>(&'scope self, scope: &'scope Scope<'scope, '_>, job: Job) {
        scope.spawn(move || self.answer(job));
    }

    fn answer(&self, job: Job) {
        let made = catch_unwind(AssertUnwindSafe(|| self.generation.artifact(&job.path)));
        let response = match made {
            Ok(Ok(Some(artifact))) => self.show(artifact),
            Ok(Ok(None)) => self.missing(&job.path),
            // The next generation answers.
            Ok(Err(BuildError::Emit(EmitError::Abandoned))) => {
                return self.send(Event::Asked(job));
            }
            Ok(Err(error)) => self.failed(&job.path, error.text()),
            Err(_) => {
                let path = &job.path;
                let fault = text!(
                    "程序出错，做不出 {path}；改好内容会再试",
                    "the program failed at {path}; it is tried again after the next change"
                );
                self.failed(&job.path, fault)
            }
        };
        // A browser that has gone needs no answer.
        drop(job.reply.send(response));
    }

    fn show(&self, artifact: Artifact) -> Response {
        let media = media_type(&artifact.path);
        if !artifact.path.ends_with(".html") {
            return Response::new(200, media, artifact.bytes);
        }
        let response = Response::new(200, media, self.with_script(&artifact.bytes, ""));
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        if shown.len() >= REMEMBERED {
            shown.pop_first();
        }
        shown.insert(artifact.path.clone(), artifact);
        response
    }

    /// A page that could not be made stays as it last was; the page is told why.
    fn failed(&self, path: &str, text: Text) -> Response {
        let words = text.get(self.language).to_owned();
        self.send(Event::Failed(self.generation.number(), text));
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes = match shown.get(path) {
            Some(page) => self.with_script(&page.bytes, ""),
            None => self.notice(&words),
        };
        Response::new(500, media_type(".html"), bytes)
    }

    /// The site's own page for what is not there; for the name of a folder, the folder.
    fn missing(&self, path: &str) -> Response {
        let index = format!("{path}/index.html");
        if !path.contains('.') && matches!(self.generation.artifact(&index), Ok(Some(_))) {
            return Response {
                status: 302,
                media: media_type(".html"),
                location: Some(format!("/{path}/")),
                bytes: Vec::new(),
            };
        }
        // Its links are those of a page at the root.
        let bytes = match self.generation.artifact("404.html") {
            Ok(Some(page)) => self.with_script(&page.bytes, "<base href=\"/\">"),
            _ => self.notice("404"),
        };
        Response::new(404, media_type(".html"), bytes)
    }

    /// A page of one sentence.
    fn notice(&self, words: &str) -> Vec<u8> {
        let words = words.replace('&', "&amp;").replace('<', "&lt;");
        let page = format!(
            "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>case-atlas</title>\n\
             </head>\n<body>\n<pre>{words}</pre>\n</body>\n</html>\n"
        );
        self.with_script(page.as_bytes(), "")
    }

    /// A page with the script that listens for changes.
    fn with_script(&self, page: &[u8], before: &str) -> Vec<u8> {
        let stamp = self.live.written(self.stamp);
        let language = match self.language {
            Language::Zh => "zh",
            Language::En => "en",
        };
        let script = format!(
            "<script src=\"{SCRIPT_PATH}\" data-stamp=\"{stamp}\" data-language=\"{language}\" defer></script>\n"
        );
        let end = b"</head>";
        let head = page
            .windows(end.len())
            .position(|bytes| bytes == end)
            .unwrap_or(0);
        // A base counts from where it stands, so it comes first.
        let start = b"<head>";
        let base = page.windows(start.len()).position(|bytes| bytes == start);
        let base = base.map_or(0, |at| at + start.len());
        [
            &page[..base],
            before.as_bytes(),
            &page[base..head],
            script.as_bytes(),
            &page[head..],
        ]
        .concat()
    }

    fn send(&self, event: Event) {
        // Nobody listens once the server has ended.
        drop(self.sender.send(event));
    }
}
