//! How wide the columns of a table on paper are. All lengths are in twentieths of a point.

use crate::ground::han;

/// Half a character of tables: 9 points are a whole one.
pub(super) const COLUMN: u32 = 90;

/// The width of words in columns: a Han character takes two.
pub(super) fn columns_of_words(words: &str) -> u32 {
    u32::try_from(han::printed_width(words)).unwrap_or(u32::MAX)
}

/// Shares a width among the columns of a table whose widest cells have so many columns of text, with so much
/// between text and edge: narrow ones get what they need, the others what is left, by need.
pub(super) fn shares(texts: &[u32], total: u32, padding: u32) -> Vec<u32> {
    // A digit is wider than half a Han character in most fonts: by a tenth.
    let need = |text: &u32| {
        let text = (*text).clamp(2, 400);
        (text + text.div_ceil(10) + 1) * COLUMN + 2 * padding
    };
    let needs: Vec<u32> = texts.iter().map(need).collect();
    let all: u32 = needs.iter().sum();
    let mut widths: Vec<u32> = if all <= total {
        needs.iter().map(|need| need * total / all.max(1)).collect()
    } else {
        contested(&needs, total)
    };
    let rest = total.saturating_sub(widths.iter().sum());
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

/// Shares of columns that need more than there is.
fn contested(needs: &[u32], total: u32) -> Vec<u32> {
    let mut widths = vec![0; needs.len()];
    let mut left = total;
    let mut open: Vec<usize> = (0..needs.len()).collect();
    loop {
        let fair = left / u32::try_from(open.len()).unwrap_or(u32::MAX).max(1);
        let (narrow, wide): (Vec<usize>, Vec<usize>) =
            open.iter().partition(|at| needs[**at] <= fair);
        if narrow.is_empty() {
            // Three times the fair share is as much as any need counts for.
            let weights: Vec<u32> = wide.iter().map(|at| needs[*at].min(fair * 3)).collect();
            let sum = weights.iter().sum::<u32>().max(1);
            for (at, weight) in wide.iter().zip(weights) {
                widths[*at] = left * weight / sum;
            }
            return widths;
        }
        for at in narrow {
            widths[at] = needs[at];
            left -= needs[at];
        }
        open = wide;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTH: u32 = 8_800;

    #[test]
    fn widths_add_up_and_narrow_columns_get_what_they_need() {
        for texts in [
            &[2, 2][..],
            &[4, 300],
            &[300; 12],
            &[0, 0, 900, 1],
            &[8, 20, 6, 40, 4, 3],
        ] {
            let widths = shares(texts, WIDTH, 85);
            assert_eq!(widths.iter().sum::<u32>(), WIDTH, "{texts:?}");
            assert!(widths.iter().all(|width| *width > 300), "{widths:?}");
        }
        let widths = shares(&[4, 300], WIDTH, 85);
        assert_eq!(widths[0], 6 * COLUMN + 2 * 85);
    }
}
