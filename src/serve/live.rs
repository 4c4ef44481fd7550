//! What open pages are told: that they are out of date, and what is wrong with the content.
//!
//! Not a list of messages but the present state, with a number for each part: a page that was asleep
//! hears once what counts, and nothing it has heard before.

use std::io::{self, Write};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A line without meaning goes out so often, so that pages that have gone are noticed.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Milliseconds after which a page looks for a server that went away.
const RETRY: u32 = 500;

/// Which state of the files something was made from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Of what pages load: scripts, pictures; and of the templates they are made with.
    pub loaded: u64,
    /// Of the pages.
    pub pages: u64,
    /// Of the style sheet.
    pub style: u64,
}

#[derive(Debug, Default)]
struct State {
    stamp: Stamp,
    /// What is wrong, as JSON.
    report: String,
    /// Counts the reports.
    reports: u64,
    is_over: bool,
}

/// The state that open pages follow.
#[derive(Debug)]
pub struct Live {
    /// Tells this run of the server from others: a page of an earlier run is out of date.
    run: String,
    state: Mutex<State>,
    changed: Condvar,
}

impl Live {
    /// The state of a server that has nothing to tell yet.
    pub fn new(run: String) -> Live {
        Live {
            run,
            state: Mutex::default(),
            changed: Condvar::new(),
        }
    }

    /// The stamp as a page carries it.
    pub fn written(&self, stamp: Stamp) -> String {
        let Stamp {
            loaded,
            pages,
            style,
        } = stamp;
        format!("{}.{loaded}.{pages}.{style}", self.run)
    }

    /// Pages of other stamps are out of date from here on.
    pub fn publish(&self, stamp: Stamp) {
        self.change(|state| state.stamp = stamp);
    }

    /// What is wrong now.
    pub fn report(&self, report: String) {
        self.change(|state| {
            if state.report != report {
                state.report = report;
                state.reports += 1;
            }
        });
    }

    /// The server ends.
    pub fn end(&self) {
        self.change(|state| state.is_over = true);
    }

    /// Whether the server ends.
    pub fn is_over(&self) -> bool {
        self.lock().is_over
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.lock());
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells a page with this stamp everything it should know, for as long as it listens
    /// (Server-Sent Events, HTML Standard section 9.2).
    pub fn stream(&self, stamp: &str, to: &mut impl Write) -> io::Result<()> {
        let known = self.read(stamp);
        // A page of another run, or of none: whatever it shows is not what would be shown now.
        let mut known = known.unwrap_or(Stamp {
            loaded: u64::MAX,
            pages: u64::MAX,
            style: u64::MAX,
        });
        let mut heard = 0;
        write!(to, "retry: {RETRY}\n\n")?;
        loop {
            let (stamp, report) = {
                let state = self.lock();
                let news = |state: &mut State| {
                    state.stamp == known && state.reports == heard && !state.is_over
                };
                let waited = self.changed.wait_timeout_while(state, HEARTBEAT, news);
                let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
                if state.is_over {
                    return Ok(());
                }
                let report = (state.reports != heard).then(|| state.report.clone());
                heard = state.reports;
                (state.stamp, report)
            };
            let written = self.written(stamp);
            if (stamp.loaded, stamp.pages) != (known.loaded, known.pages) {
                write!(to, "event: pages\ndata: {written}\n\n")?;
            }
            if stamp.style != known.style {
                write!(to, "event: style\ndata: {written}\n\n")?;
            }
            match report {
                Some(report) => write!(to, "event: report\ndata: {report}\n\n")?,
                None => write!(to, ":\n\n")?,
            }
            known = stamp;
            to.flush()?;
        }
    }

    fn read(&self, stamp: &str) -> Option<Stamp> {
        let rest = stamp.strip_prefix(&*self.run)?.strip_prefix('.')?;
        let mut counts = rest.splitn(3, '.').map(|count| count.parse().ok());
        let mut count = || counts.next().flatten();
        Some(Stamp {
            loaded: count()?,
            pages: count()?,
            style: count()?,
        })
    }
}
