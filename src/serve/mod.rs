//! Floor 7. A preview in the browser: the site as the files are now, while somebody writes.
//!
//! Takes a [`Preview`] and hears of changes; serves pages over HTTP and tells open pages when they are
//! out of date. One thread holds the site and goes from generation to generation; connections ask it,
//! and each answer is of one generation. A broken edit changes what is told, not what is served: pages
//! stay as they last were.
//!
//! Start reading with [`Server::run`], then `desk` and `clerk`, which answer, and `inspections`, which say what page is
//! looked at next; `live` for what pages are told, `http` for the little of HTTP there is. `patch.js` and `live.js` are
//! put into served pages only; what is built never has them.

mod clerk;
mod connection;
mod desk;
mod error;
pub mod http;
mod inspections;
mod live;
mod report;
mod shown;

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant, SystemTime};

use connection::Door;
use desk::Desk;
pub use error::ServeError;
use http::Response;
use live::Live;
pub use report::Report;

use crate::build::Counts;
use crate::build::preview::{Changes, Inspection, Preview};
use crate::ground::{Findings, Language, Text};

/// Where the page's own script is; no file of a site begins with a dot.
const SCRIPT_PATH: &str = "/.case-atlas/live.js";

/// Where pages listen.
const STREAM_PATH: &str = "/.case-atlas/live";

/// The page's own script.
const SCRIPT: &str = concat!(include_str!("patch.js"), include_str!("live.js"));

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
    /// A page of a generation, by number, was shown.
    Shown(u64, String),
    /// A page that was shown was looked at; nothing is known of one that could not be made.
    Inspected(u64, String, Option<Inspection>),
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
        let mut desk = Desk::new(&live, sender, events, language);
        desk.run(&mut preview, hear);
        door.close(keeper);
        Ok(())
    }
}
