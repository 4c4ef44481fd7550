//! Notices changes in folders on disk. The only room that names notify.
//!
//! Tells which paths may be others now, not what became of them: whoever hears it looks for himself.
//! What an editor does in one save (a new file, a rename over the old one) is told together.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{Config, Event, EventKind, PollWatcher, RecursiveMode, Watcher};

use super::{DiskFiles, FileError, is_passed_over};

/// Changes that come closer together than this are one save: editors write and rename within a
/// millisecond or two, and a program that copies files takes about as long for each.
const QUIET: Duration = Duration::from_millis(12);

/// As [`QUIET`], once the system tells that a file was closed or got its name: nothing more belongs to the save,
/// unless it follows at once.
const SETTLED: Duration = Duration::from_millis(2);

/// Changes that never pause are told after so long.
const PATIENCE: Duration = Duration::from_millis(120);

/// How often it is looked whether a folder that has vanished is back.
const LOOK: Duration = Duration::from_millis(300);

/// How changes are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// The system tells.
    Told,
    /// The times and sizes of all files are looked at once in so long: for network drives, whose
    /// changes no system tells of.
    Looked(Duration),
}

/// A place of one of the folders that may be another now: the number of the folder in the order
/// given, and the path below it, with `/`; the empty path for all of it.
pub type Place = (usize, String);

/// Watches until it is dropped.
#[derive(Debug)]
pub struct Watch {
    ender: Sender<Heard>,
}

/// What reaches the thread that waits.
enum Heard {
    Event(notify::Result<Event>),
    End,
}

impl Watch {
    /// Watches folders, with everything in them. `tell` is called on another thread.
    ///
    /// # Errors
    /// When the system refuses to watch.
    pub fn new(
        folders: &[&DiskFiles],
        method: Method,
        tell: impl FnMut(BTreeSet<Place>) + Send + 'static,
    ) -> Result<Watch, FileError> {
        let (ender, heard) = channel();
        let handler = ender.clone();
        // Nobody listens any more once the watch is dropped.
        let handler = move |event| drop(handler.send(Heard::Event(event)));
        let watcher: notify::Result<Box<dyn Watcher + Send>> = match method {
            Method::Told => {
                notify::recommended_watcher(handler).map(|watcher| Box::new(watcher) as _)
            }
            Method::Looked(every) => {
                let config = Config::default().with_poll_interval(every);
                PollWatcher::new(handler, config).map(|watcher| Box::new(watcher) as _)
            }
        };
        let refused = |folder: &DiskFiles, cause: notify::Error| FileError::Unwatchable {
            path: folder.root().display().to_string(),
            cause: cause.to_string(),
        };
        let mut roots = Roots {
            watcher: watcher.map_err(|cause| refused(folders[0], cause))?,
            roots: Vec::new(),
        };
        for folder in folders {
            let path = folder.real_root().to_owned();
            // One that may be missing is waited for.
            let is_watched = !folder.is_optional() || path.is_dir();
            if is_watched {
                let watched = roots.watcher.watch(&path, RecursiveMode::Recursive);
                watched.map_err(|cause| refused(folder, cause))?;
            }
            roots.roots.push(Root { path, is_watched });
        }
        let thread = thread::Builder::new().name("watch".to_owned());
        let spawned = thread.spawn(move || wait(&heard, roots, tell));
        spawned.map_err(|cause| FileError::from_io("watch".to_owned(), cause))?;
        Ok(Watch { ender })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // The thread is gone already where this fails.
        drop(self.ender.send(Heard::End));
    }
}

/// Gathers what belongs together and tells it, until the watch ends.
fn wait(heard: &Receiver<Heard>, mut roots: Roots, mut tell: impl FnMut(BTreeSet<Place>)) {
    loop {
        let mut places = BTreeSet::new();
        let mut quiet = QUIET;
        match heard.recv_timeout(LOOK) {
            Ok(Heard::Event(event)) => quiet = roots.note(event, &mut places),
            Ok(Heard::End) | Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {}
        }
        let begun = Instant::now();
        while !places.is_empty() && begun.elapsed() < PATIENCE {
            match heard.recv_timeout(quiet) {
                Ok(Heard::Event(event)) => quiet = roots.note(event, &mut places),
                Ok(Heard::End) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => break,
            }
        }
        roots.look_for_vanished(&mut places);
        if !places.is_empty() {
            tell(places);
        }
    }
}

/// The folders, and what tells of them.
struct Roots {
    watcher: Box<dyn Watcher + Send>,
    roots: Vec<Root>,
}

struct Root {
    path: PathBuf,
    /// False from when the folder vanished until it is back.
    is_watched: bool,
}

impl Roots {
    /// Notes what is told; for how long nothing more must be told until it is all.
    fn note(&mut self, event: notify::Result<Event>, places: &mut BTreeSet<Place>) -> Duration {
        let Ok(event) = event else {
            self.note_all(places);
            return QUIET;
        };
        if event.need_rescan() {
            self.note_all(places);
        }
        let quiet = match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write))
            | EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both)) => SETTLED,
            _ => QUIET,
        };
        if !is_change(event.kind) {
            return quiet;
        }
        for path in &event.paths {
            for (number, root) in self.roots.iter_mut().enumerate() {
                let Some(place) = below(path, &root.path) else {
                    continue;
                };
                if place.is_empty() && is_departure(event.kind) {
                    root.is_watched = false;
                }
                if !place.split('/').any(is_passed_over) {
                    places.insert((number, place));
                }
            }
        }
        quiet
    }

    /// Something was missed: anything may be another.
    fn note_all(&self, places: &mut BTreeSet<Place>) {
        places.extend((0..self.roots.len()).map(|number| (number, String::new())));
    }

    /// Watches a folder again that was gone, and notes that it is gone or back.
    fn look_for_vanished(&mut self, places: &mut BTreeSet<Place>) {
        for (number, root) in self.roots.iter_mut().enumerate() {
            let is_there = root.path.is_dir();
            if root.is_watched && is_there {
                continue;
            }
            if root.is_watched {
                root.is_watched = false;
                places.insert((number, String::new()));
            }
            if is_there {
                // The old watch hangs on a folder that is no more; there may be none.
                drop(self.watcher.unwatch(&root.path));
                let again = self.watcher.watch(&root.path, RecursiveMode::Recursive);
                root.is_watched = again.is_ok();
                // Where the system refuses it is tried again, in silence.
                if root.is_watched {
                    places.insert((number, String::new()));
                }
            }
        }
    }
}

/// Whether a file may hold something else now: reading one is told as well.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}

/// Whether what happened to a folder leaves its watch without it.
fn is_departure(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))
    )
}

/// The path below a folder, with `/`.
fn below(path: &Path, root: &Path) -> Option<String> {
    let parts = path.strip_prefix(root).ok()?.components();
    let parts: Vec<_> = parts
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    Some(parts.join("/"))
}
