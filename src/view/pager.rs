//! The way through the pages of a long list.

use super::Context;
use super::frame::{Pager, PagerStep};

/// So many pages on either side are named.
const NEAR: usize = 2;

impl Context<'_> {
    /// The pages of the list on this page; none where it has only one.
    pub(super) fn pager(&self) -> Option<Pager> {
        let (first, number) = (self.route.first(), self.route.number());
        let last = self.lists.pages(self.site, first);
        if last < 2 {
            return None;
        }
        let href = |to: usize| self.href(&first.page(to));
        let mut pages: Vec<PagerStep> = Vec::new();
        for step in steps(number, last) {
            pages.push(PagerStep {
                number: step,
                href: (step != number).then(|| href(step)),
                gap: pages.last().is_some_and(|before| before.number + 1 < step),
            });
        }
        Some(Pager {
            words: format!("第{number}页，共{last}页"),
            previous: (number > 1).then(|| href(number - 1)),
            next: (number < last).then(|| href(number + 1)),
            pages,
        })
    }
}

/// The first page, those near this one, and the last.
fn steps(number: usize, last: usize) -> impl Iterator<Item = usize> {
    let near = number.saturating_sub(NEAR).max(1)..=(number + NEAR).min(last);
    let (start, end) = (*near.start(), *near.end());
    let first = (start > 1).then_some(1);
    let last = (end < last).then_some(last);
    first.into_iter().chain(near).chain(last)
}

#[cfg(test)]
mod tests {
    use super::steps;

    #[test]
    fn the_ends_and_the_neighbours_are_named() {
        let steps = |number, last| steps(number, last).collect::<Vec<_>>();
        assert_eq!(steps(1, 2), [1, 2]);
        assert_eq!(steps(1, 9), [1, 2, 3, 9]);
        assert_eq!(steps(5, 9), [1, 3, 4, 5, 6, 7, 9]);
        assert_eq!(steps(9, 9), [1, 7, 8, 9]);
    }
}
