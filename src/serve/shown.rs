//! Pages as they were last shown, for when a template fails.

use std::collections::BTreeMap;

use crate::render::Artifact;

/// So many are remembered: the ones shown last.
const MOST: usize = 64;

/// Pages by path, each as it was last shown.
#[derive(Debug, Default)]
pub(super) struct LastShown {
    /// With the number of the showing.
    pages: BTreeMap<String, (u64, Artifact)>,
    /// Counts the showings.
    showings: u64,
}

impl LastShown {
    /// A page is shown. The one that was not shown for longest is forgotten where there are too many.
    pub(super) fn note(&mut self, page: Artifact) {
        self.showings += 1;
        self.pages.insert(page.path.clone(), (self.showings, page));
        if self.pages.len() > MOST {
            let oldest = self.pages.iter().min_by_key(|(_, (showing, _))| *showing);
            let oldest = oldest.map(|(path, _)| path.clone());
            oldest.and_then(|path| self.pages.remove(&path));
        }
    }

    /// How a page was last shown.
    pub(super) fn get(&self, path: &str) -> Option<&Artifact> {
        self.pages.get(path).map(|(_, page)| page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_that_was_not_shown_for_longest_is_forgotten() {
        let mut shown = LastShown::default();
        let path = |number: usize| format!("{number:03}.html");
        let page = |number: usize| Artifact::new(path(number), "");
        (0..MOST).for_each(|number| shown.note(page(number)));
        shown.note(page(0));
        shown.note(page(MOST));
        assert!(shown.get(&path(0)).is_some(), "shown again just now");
        assert!(shown.get(&path(1)).is_none(), "shown once, first of all");
        assert!((2..=MOST).all(|number| shown.get(&path(number)).is_some()));
    }
}
