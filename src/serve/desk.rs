//! Where the site is held: one generation after the other, and what happens while each lasts.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, Scope};
use std::time::{Duration, Instant};

use super::clerk::Clerk;
use super::inspections::Inspections;
use super::live::{Live, Stamp};
use super::shown::LastShown;
use super::{Event, Job, News, Report};
use crate::build::preview::{Changes, Effect, Generation, Inspection, Preview};
use crate::ground::{FileError, Findings, Language, Sources, Text};

/// How long the rules wait after a generation has begun: so long the processors are for the pages that are asked for now, and
/// for the browsers that show them.
const CALM: Duration = Duration::from_millis(150);

/// How a generation ends.
enum End {
    Stop,
    Changes(Changes, Instant),
}

/// Where the site is held, and questions are answered from it.
pub(super) struct Desk<'s> {
    live: &'s Live,
    sender: Sender<Event>,
    events: Receiver<Event>,
    language: Language,
    /// Pages as they last were.
    shown: Mutex<LastShown>,
    stamp: Stamp,
    /// Questions that came between two generations.
    waiting: Vec<Job>,
    /// What keeps the newest state from being shown.
    troubles: Vec<Text>,
}

impl<'s> Desk<'s> {
    /// A desk nobody has come to.
    pub(super) fn new(
        live: &'s Live,
        sender: Sender<Event>,
        events: Receiver<Event>,
        language: Language,
    ) -> Desk<'s> {
        Desk {
            live,
            sender,
            events,
            language,
            shown: Mutex::default(),
            stamp: Stamp::default(),
            waiting: Vec::new(),
            troubles: Vec::new(),
        }
    }

    /// Goes from generation to generation until somebody ends it.
    pub(super) fn run(&mut self, preview: &mut Preview<'_>, hear: &mut dyn FnMut(News<'_>)) {
        let mut cause: Option<(Changes, Instant)> = None;
        loop {
            let generation = preview.link();
            self.live.publish(self.stamp);
            match &cause {
                None => hear(News::Ready(generation.counts())),
                Some(_) if !self.troubles.is_empty() => {}
                Some((changes, since)) => {
                    let took = since.elapsed();
                    hear(News::Updated { changes, took });
                }
            }
            let is_outdated = |changes: &Changes| preview.is_outdated(changes);
            match self.serve(&generation, &is_outdated, hear) {
                End::Stop => return,
                End::Changes(mut changes, since) => {
                    drop(generation);
                    self.troubles.clear();
                    match preview.reread(&changes) {
                        Ok(Effect::Loaded) => self.stamp.loaded += 1,
                        Ok(Effect::Pages) => self.stamp.pages += 1,
                        Ok(Effect::Style) => self.stamp.style += 1,
                        Ok(Effect::Findings | Effect::None) => {}
                        // It stays, so that the next sign of life begins anew.
                        Err(error) => self.trouble(error.text(), hear),
                    }
                    changes.content.retain(|place| preview.concerns(place));
                    cause = Some((changes, since));
                }
            }
        }
    }

    /// Answers from a generation until something changes.
    fn serve(
        &mut self,
        generation: &Generation<'_>,
        is_outdated: &dyn Fn(&Changes) -> Result<bool, FileError>,
        hear: &mut dyn FnMut(News<'_>),
    ) -> End {
        if let Some(fault) = generation.theme_fault() {
            self.trouble(fault.text(), hear);
        }
        let first = generation.first_findings();
        if first.has_errors() || !self.troubles.is_empty() {
            let known = Known {
                findings: first,
                ..Known::default()
            };
            self.tell(generation.sources(), &known);
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
            let (to, shown) = channel();
            scope.spawn(move || {
                let early = shown.recv_timeout(CALM);
                if early != Err(RecvTimeoutError::Disconnected) {
                    clerk.check();
                    let pages = early.into_iter().chain(shown);
                    pages.for_each(|path| clerk.inspect(path));
                }
            });
            waiting.into_iter().for_each(|job| clerk.take(scope, job));
            let inspections = Inspections::new(to);
            let ended = self.hear(scope, clerk, inspections, is_outdated, hear);
            generation.end();
            ended
        });
        self.shown = clerk.shown;
        end
    }

    /// Takes what comes, one after the other.
    fn hear<'scope>(
        &mut self,
        scope: &'scope Scope<'scope, '_>,
        clerk: &'scope Clerk<'_>,
        mut inspections: Inspections,
        is_outdated: &dyn Fn(&Changes) -> Result<bool, FileError>,
        hear: &mut dyn FnMut(News<'_>),
    ) -> End {
        let generation = clerk.generation;
        let number = generation.number();
        let mut known = Known::default();
        while let Ok(event) = self.events.recv() {
            match event {
                Event::Asked(job) => clerk.take(scope, job),
                Event::Checked(of, found) if of == number => {
                    (known.findings, known.is_complete) = (found, true);
                    self.tell(generation.sources(), &known);
                    hear(News::Checked(known.report(
                        generation.sources(),
                        &[],
                        self.language,
                    )));
                    inspections.open();
                }
                Event::Shown(of, path) if of == number && !known.pages.contains_key(&path) => {
                    inspections.ask(path);
                }
                Event::Inspected(of, path, inspection) if of == number => {
                    if known.add(path, inspection) {
                        self.tell(generation.sources(), &known);
                    }
                    inspections.end();
                }
                Event::Failed(of, text) if of == number => {
                    if !self.troubles.contains(&text) {
                        self.trouble(text, hear);
                        self.tell(generation.sources(), &known);
                    }
                }
                Event::Changed(changes, since) => match is_outdated(&changes) {
                    Ok(true) => return self.gather(changes, since),
                    Ok(false) if self.troubles.is_empty() => {}
                    // What was in the way may be gone: begin anew.
                    Ok(false) => return self.gather(changes, since),
                    Err(error) => {
                        self.trouble(error.text(), hear);
                        self.tell(generation.sources(), &known);
                    }
                },
                Event::Checked(..)
                | Event::Failed(..)
                | Event::Shown(..)
                | Event::Inspected(..) => {}
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
                Event::Stop => return End::Stop,
                // About a generation that has ended.
                Event::Checked(..)
                | Event::Failed(..)
                | Event::Shown(..)
                | Event::Inspected(..) => {}
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
    fn tell(&self, sources: &Sources, known: &Known) {
        let troubles = self
            .troubles
            .iter()
            .map(|text| text.get(self.language).to_owned());
        let troubles: Vec<String> = troubles.collect();
        let report = known.report(sources, &troubles, self.language);
        self.live.report(report.to_json());
    }
}

/// What is known to be wrong in a generation.
#[derive(Default)]
struct Known {
    findings: Findings,
    /// Whether the whole content was looked at.
    is_complete: bool,
    /// Pages that were looked at, by path.
    pages: BTreeMap<String, Inspection>,
}

impl Known {
    /// Takes in what is known of a page; whether there is anything to tell.
    fn add(&mut self, path: String, inspection: Option<Inspection>) -> bool {
        let is_news = inspection
            .as_ref()
            .is_some_and(|inspection| !inspection.findings.is_empty());
        self.pages.extend(inspection.map(|it| (path, it)));
        is_news
    }

    fn report<'r>(
        &'r self,
        sources: &'r Sources,
        troubles: &'r [String],
        language: Language,
    ) -> Report<'r> {
        Report {
            sources,
            findings: &self.findings,
            pages: &self.pages,
            troubles,
            is_complete: self.is_complete,
            language,
        }
    }
}
