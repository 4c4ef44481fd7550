//! Pages that were shown and are to be looked at, one after the other.

use std::collections::VecDeque;
use std::sync::mpsc::Sender;

/// So many wait: the ones shown last. Somebody who goes through a whole site does not come back to the first pages
/// before they are asked for again.
const MOST: usize = 64;

/// Gives pages to the thread that looks at them, never more than one at a time.
#[derive(Debug)]
pub(super) struct Inspections {
    to: Sender<String>,
    /// Whether the content was looked at: what is wrong there is wrong on pages, too.
    is_open: bool,
    /// The one that is looked at now.
    current: Option<String>,
    /// In order of showing; each once.
    waiting: VecDeque<String>,
}

impl Inspections {
    /// Pages wait until the content was looked at.
    pub(super) fn new(to: Sender<String>) -> Inspections {
        Inspections {
            to,
            is_open: false,
            current: None,
            waiting: VecDeque::new(),
        }
    }

    /// The content was looked at.
    pub(super) fn open(&mut self) {
        self.is_open = true;
        self.go_on();
    }

    /// A page is shown. The one that was not shown for longest is let go where too many wait.
    pub(super) fn ask(&mut self, path: String) {
        if self.current.as_ref() == Some(&path) {
            return;
        }
        self.waiting.retain(|waiting| *waiting != path);
        self.waiting.push_back(path);
        if self.waiting.len() > MOST {
            self.waiting.pop_front();
        }
        self.go_on();
    }

    /// The page was looked at.
    pub(super) fn end(&mut self) {
        self.current = None;
        self.go_on();
    }

    /// The page shown last comes first: it is the one somebody sees.
    fn go_on(&mut self) {
        if !self.is_open || self.current.is_some() {
            return;
        }
        self.current = self.waiting.pop_back();
        if let Some(path) = &self.current {
            // The thread ends with the generation.
            drop(self.to.send(path.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::{Receiver, channel};

    fn path(number: usize) -> String {
        format!("{number}.html")
    }

    /// What is given out until nothing waits.
    fn all(inspections: &mut Inspections, given: &Receiver<String>) -> Vec<String> {
        let mut all = Vec::new();
        while let Ok(path) = given.try_recv() {
            assert!(given.try_recv().is_err(), "one at a time");
            all.push(path);
            inspections.end();
        }
        all
    }

    #[test]
    fn pages_wait_for_the_content_and_are_given_out_one_by_one() {
        let (to, given) = channel();
        let mut inspections = Inspections::new(to);
        for number in [1, 2, 3, 1] {
            inspections.ask(path(number));
        }
        assert!(given.try_recv().is_err());
        inspections.open();
        // What is looked at just now is not looked at again.
        inspections.ask(path(1));
        assert_eq!(all(&mut inspections, &given), [path(1), path(3), path(2)]);
        inspections.ask(path(4));
        assert_eq!(all(&mut inspections, &given), [path(4)]);
    }

    #[test]
    fn of_thousands_of_pages_the_last_wait() {
        let (to, given) = channel();
        let mut inspections = Inspections::new(to);
        (0..5_000).for_each(|number| inspections.ask(path(number)));
        inspections.open();
        let last: Vec<String> = (0..5_000).rev().take(MOST).map(path).collect();
        assert_eq!(all(&mut inspections, &given), last);
    }
}
