//! How much a slide takes. Lengths are in tenths of the slide's unit, of which it is 80 wide and 45
//! high (`themes/default/slides/slides.css` sets type in the same unit); widths of text are in
//! columns, two for a Han character.

use super::runs::{self, Line};

/// How many points a slide has at most.
pub(super) const POINTS: usize = 5;
/// How few points are topped up by further sentences.
pub(super) const FEW_POINTS: usize = 3;

/// Room for a kind of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// Columns of a line.
    pub columns: usize,
    /// Height of a line.
    line: usize,
    /// Room between two paragraphs.
    gap: usize,
    /// Height of all.
    pub height: usize,
}

impl Room {
    /// Points beside seals and a figure, beside one of them, or alone.
    pub(super) fn of_points(has_seals: bool, has_figure: bool) -> Room {
        let columns = match (has_seals, has_figure) {
            (true, true) => 33,
            (false, true) => 48,
            (true, false) => 51,
            (false, false) => 58,
        };
        Room {
            columns,
            line: 31,
            gap: 10,
            height: 298,
        }
    }

    pub(super) const QUESTION: Room = Room {
        columns: 52,
        line: 38,
        gap: 10,
        height: 268,
    };

    pub(super) const FACTS: Room = Room {
        columns: 66,
        line: 26,
        gap: 10,
        height: 270,
    };

    pub(super) const SOURCES: Room = Room {
        columns: 76,
        line: 26,
        gap: 9,
        height: 270,
    };

    /// The height of a paragraph.
    pub(super) fn height_of(&self, width: usize) -> usize {
        width.div_ceil(self.columns).max(1) * self.line
    }

    /// How many columns a paragraph may have that stands alone. A little is kept back: punctuation
    /// that must not begin a line takes a character with it.
    pub(super) fn longest(&self) -> usize {
        self.height / self.line * (self.columns - 2)
    }

    /// Deals paragraphs out to slides, in order: as many on each as fit, at most `most`; evenly, so
    /// that none is left alone on the last.
    pub(super) fn deal(&self, paragraphs: Vec<Line>, most: usize) -> Vec<Vec<Line>> {
        let cut = paragraphs
            .iter()
            .flat_map(|paragraph| runs::cut(paragraph, self.longest()));
        let paragraphs: Vec<Line> = cut.collect();
        let count = self.fill(&paragraphs, most).len();
        let even = paragraphs.len().div_ceil(count.max(1)).max(1);
        let balanced = self.fill(&paragraphs, even.min(most));
        if balanced.len() == count {
            balanced
        } else {
            self.fill(&paragraphs, most)
        }
    }

    fn fill(&self, paragraphs: &[Line], most: usize) -> Vec<Vec<Line>> {
        let mut slides: Vec<Vec<Line>> = Vec::new();
        let mut height = 0;
        for paragraph in paragraphs {
            let own = self.height_of(runs::width(paragraph));
            match slides.last_mut() {
                Some(slide) if slide.len() < most && height + self.gap + own <= self.height => {
                    height += self.gap + own;
                    slide.push(paragraph.clone());
                }
                _ => {
                    height = own;
                    slides.push(vec![paragraph.clone()]);
                }
            }
        }
        slides
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::deck::text_of;

    fn points(count: usize, words: usize) -> Vec<Line> {
        let one = |at: usize| runs::plain(&format!("{at}{}", "字".repeat(words)));
        (0..count).map(one).collect()
    }

    #[test]
    fn no_slide_is_overfull_and_nothing_is_lost() {
        let room = Room::of_points(true, true);
        for (count, words) in [(1, 1), (6, 10), (7, 40), (3, 500), (12, 90)] {
            let dealt = room.deal(points(count, words), POINTS);
            let whole: String = dealt.iter().flatten().map(|line| text_of(line)).collect();
            let given: String = points(count, words)
                .iter()
                .map(|line| text_of(line))
                .collect();
            assert_eq!(whole, given);
            for slide in &dealt {
                assert!(slide.len() <= POINTS);
                let heights = slide.iter().map(|line| room.height_of(runs::width(line)));
                let height = heights.sum::<usize>() + room.gap * (slide.len() - 1);
                assert!(height <= room.height, "{count} × {words}: {height}");
            }
        }
    }

    #[test]
    fn points_are_spread_evenly() {
        let dealt = Room::of_points(false, false).deal(points(6, 10), POINTS);
        let lengths: Vec<usize> = dealt.iter().map(Vec::len).collect();
        assert_eq!(lengths, [3, 3]);
    }
}
