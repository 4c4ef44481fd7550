//! Answers for one generation, from many threads at once.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::sync::{Mutex, PoisonError};
use std::thread::Scope;

use super::http::{Response, media_type};
use super::live::{Live, Stamp};
use super::shown::LastShown;
use super::{Event, Job, SCRIPT_PATH};
use crate::build::BuildError;
use crate::build::preview::Generation;
use crate::emit::EmitError;
use crate::ground::{Language, Text};
use crate::render::Artifact;
use crate::text;

/// Works for one generation, from many threads.
pub(super) struct Clerk<'g> {
    pub(super) generation: &'g Generation<'g>,
    pub(super) live: &'g Live,
    pub(super) language: Language,
    pub(super) stamp: Stamp,
    pub(super) sender: Sender<Event>,
    pub(super) shown: Mutex<LastShown>,
}

impl Clerk<'_> {
    /// Looks at the whole content, and tells.
    pub(super) fn check(&self) {
        let number = self.generation.number();
        match catch_unwind(AssertUnwindSafe(|| self.generation.findings())) {
            Ok(Some(findings)) => self.send(Event::Checked(number, findings)),
            // It ended meanwhile; the next one is looked at anew.
            Ok(None) => {}
            Err(_) => self.send(Event::Failed(
                number,
                text!(
                    "程序出错，没有查完；改好内容会再查",
                    "the program failed while checking; it checks again after the next change"
                ),
            )),
        }
    }

    /// Looks at a page that was shown, and tells; a page that cannot be made says so where it is asked for.
    pub(super) fn inspect(&self, path: String) {
        let inspected = catch_unwind(AssertUnwindSafe(|| self.generation.inspect(&path)));
        let inspection = inspected.unwrap_or_default();
        self.send(Event::Inspected(self.generation.number(), path, inspection));
    }

    /// Answers on a thread of its own: a search index may take long, a page must not wait for it.
    pub(super) fn take<'scope>(&'scope self, scope: &'scope Scope<'scope, '_>, job: Job) {
        scope.spawn(move || self.answer(job));
    }

    fn answer(&self, job: Job) {
        let made = catch_unwind(AssertUnwindSafe(|| self.generation.artifact(&job.path)));
        let response = match made {
            Ok(Ok(Some(artifact))) => self.show(artifact),
            Ok(Ok(None)) => self.missing(&job.path),
            // The next generation answers.
            Ok(Err(BuildError::Emit(EmitError::Abandoned))) if self.generation.is_over() => {
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
        let path = artifact.path.clone();
        self.send(Event::Shown(self.generation.number(), path));
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        shown.note(artifact);
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
