//! Where things stand on a slide. Lengths are in tenths of a point; a slide is 960 by 540 points.
//! The unit that decks are measured in (`view::deck`), of which a slide is 80 wide and 45 high, is
//! twelve points: what was measured fits here as it does in a browser.

/// EMU of a tenth of a point (ECMA-376, part 1, section 20.1.2.1).
const EMU: i64 = 1270;
/// Tenths of a point in a tenth of the deck's unit.
pub(super) const UNIT: i64 = 12;

/// Of a slide.
pub(super) const SLIDE: (i64, i64) = (9600, 5400);
/// Left and right of all that stands on a slide.
pub(super) const SIDE: i64 = 600;
/// Between the sides.
pub(super) const WIDTH: i64 = SLIDE.0 - 2 * SIDE;
/// The line under the heading.
pub(super) const RULE: i64 = 1080;
/// Where the content begins, and the most it takes.
pub(super) const BODY: Frame = Frame::new(SIDE, 1290, WIDTH, 3576);
/// The small line above the heading.
pub(super) const RUNNING: Frame = Frame::new(SIDE, 360, WIDTH, 210);
/// The heading in one line.
pub(super) const HEADING: Frame = Frame::new(SIDE, 570, WIDTH, 480);
/// Both, where the heading takes two lines.
pub(super) const RUNNING_ABOVE_TWO: Frame = Frame::new(SIDE, 120, WIDTH, 210);
pub(super) const HEADING_OF_TWO: Frame = Frame::new(SIDE, 330, WIDTH, 720);
/// The foot: name of the atlas, number of the slide.
pub(super) const FOOT: Frame = Frame::new(SIDE, 5040, 6000, 180);
pub(super) const PAGE: Frame = Frame::new(SLIDE.0 - SIDE - 1200, 5040, 1200, 180);

/// A rectangle on a slide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) x: i64,
    pub(super) y: i64,
    pub(super) width: i64,
    pub(super) height: i64,
}

impl Frame {
    pub(super) const fn new(x: i64, y: i64, width: i64, height: i64) -> Frame {
        Frame {
            x,
            y,
            width,
            height,
        }
    }

    /// Offset and extent as attributes hold them.
    pub(super) fn emu(self) -> [String; 4] {
        [self.x, self.y, self.width, self.height].map(emu)
    }
}

/// A length in EMU.
pub(super) fn emu(tenths: i64) -> String {
    (tenths * EMU).to_string()
}

/// A measure of the deck as a length.
pub(super) fn of_deck(tenths: usize) -> i64 {
    i64::try_from(tenths).unwrap_or(i64::MAX / UNIT) * UNIT
}
