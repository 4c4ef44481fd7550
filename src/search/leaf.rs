//! Pages in leaves: the pieces that the index numbers, and that are loaded to look into a page.

use super::visible::{PageText, Passage};

/// Bytes of text that are loaded to look into a page, at most, as a rule. Half of what the cases of a large atlas have:
/// eight leaves are a first screen of hits, and take a quarter of what a first query may load.
pub const LEAF: usize = 6_500;

impl PageText {
    /// The passages in leaves of at most 6.5 KB or so (`LEAF`), evenly filled: what is loaded to look
    /// into a page. No block is torn, so that what is found on a page is found on one of its leaves.
    pub fn leaves(&self) -> Vec<&[Passage]> {
        let size = |passage: &Passage| passage.text.len();
        let whole: usize = self.passages.iter().map(size).sum();
        let count = whole.div_ceil(LEAF).max(1);
        let mut leaves = Vec::with_capacity(count);
        let (mut start, mut bytes) = (0, 0);
        for (at, passage) in self.passages.iter().enumerate() {
            // A passage is on the leaf that its middle is on.
            let leaf = (bytes + size(passage) / 2) * count / whole.max(1);
            if leaf > leaves.len() && at > start {
                leaves.push(&self.passages[start..at]);
                start = at;
            }
            bytes += size(passage);
        }
        leaves.push(&self.passages[start..]);
        leaves
    }
}

impl Passage {
    /// The passage in pieces of half a leaf, cut between blocks.
    pub(super) fn cut(self) -> Vec<Passage> {
        if self.text.len() <= LEAF / 2 {
            return vec![self];
        }
        let mut pieces = Vec::new();
        let mut start = 0;
        let mut end = 0;
        for block in self.text.split('\n') {
            let next = end + block.len() + 1;
            if end > start && next - start > LEAF / 2 {
                pieces.push(self.piece(start, end - 1));
                start = end;
            }
            end = next;
        }
        pieces.push(self.piece(start, self.text.len()));
        pieces
    }

    /// The piece of the text from `start` to `end`, with the headings that stand in it.
    fn piece(&self, start: usize, end: usize) -> Passage {
        let headings = self.headings.iter();
        let headings = headings.filter(|heading| start <= heading.start && heading.end <= end);
        Passage {
            id: self.id.clone(),
            heading: self.heading.clone(),
            headings: headings
                .map(|heading| heading.start - start..heading.end - start)
                .collect(),
            text: self.text[start..end].to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_page_has_even_leaves_and_no_torn_block() {
        let block = "村里三百户人家，".repeat(20);
        let html = format!(
            "<main><p>{}</p></main>",
            vec![block.as_str(); 60].join("</p><p>")
        );
        let page = PageText::read(&html);
        let leaves = page.leaves();
        let size =
            |leaf: &&[Passage]| -> usize { leaf.iter().map(|passage| passage.text.len()).sum() };
        assert_eq!(leaves.len(), 5);
        assert!(
            leaves
                .iter()
                .all(|leaf| size(leaf) > LEAF / 2 && size(leaf) < 2 * LEAF)
        );
        let blocks = page
            .passages
            .iter()
            .flat_map(|passage| passage.text.lines());
        assert_eq!(blocks.filter(|line| *line == block).count(), 60);
    }

    #[test]
    fn a_heading_is_of_the_piece_it_stands_in() {
        let entry =
            |at: usize| format!("<h3>第{at}件</h3><p>{}</p>", "村里三百户人家，".repeat(20));
        let html = format!("<main>{}</main>", (10..40).map(entry).collect::<String>());
        let page = PageText::read(&html);
        assert!(page.passages.len() > 3);
        let headings: Vec<&str> = page
            .passages
            .iter()
            .flat_map(|passage| {
                let headings = passage.headings.iter();
                headings.map(|heading| &passage.text[heading.clone()])
            })
            .collect();
        assert_eq!(headings.len(), 30);
        assert_eq!(headings[29], "第39件");
    }

    #[test]
    fn one_block_is_one_leaf_however_long() {
        let html = format!("<main><p>{}</p></main>", "长".repeat(50_000));
        assert_eq!(PageText::read(&html).leaves().len(), 1);
        assert_eq!(PageText::default().leaves().len(), 1);
    }
}
