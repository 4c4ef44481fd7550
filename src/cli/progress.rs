//! A bar for long work. The only room that names indicatif.

use std::sync::Once;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Console;
use crate::build::{NoProgress, Progress, Stage};
use crate::ground::Language;

/// How long somebody waits without wondering.
const PATIENCE: Duration = Duration::from_millis(500);

/// Does something with a bar if somebody watches, else without.
pub(super) fn watched<T>(
    console: &Console,
    language: Language,
    act: impl FnOnce(&dyn Progress) -> T,
) -> T {
    if console.is_watched {
        act(&Bar::new(language))
    } else {
        act(&NoProgress)
    }
}

/// Shows on standard error how far the work is, if it takes long; gone when dropped.
#[derive(Debug)]
pub(super) struct Bar {
    bar: ProgressBar,
    language: Language,
    start: Instant,
    shown: Once,
}

impl Bar {
    /// A bar that waits to be needed.
    pub fn new(language: Language) -> Bar {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        // A template that cannot be read leaves the default one.
        if let Ok(style) = ProgressStyle::with_template("{msg} [{bar:40}] {pos}/{len}") {
            bar.set_style(style.progress_chars("=> "));
        }
        Bar {
            bar,
            language,
            start: Instant::now(),
            shown: Once::new(),
        }
    }
}

impl Progress for Bar {
    fn stage(&self, stage: Stage, total: usize) {
        self.bar.set_length(total as u64);
        self.bar.set_position(0);
        self.bar
            .set_message(stage.text().get(self.language).to_owned());
    }

    fn step(&self) {
        self.bar.inc(1);
        if self.start.elapsed() > PATIENCE {
            self.shown
                .call_once(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
