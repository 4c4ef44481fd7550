//! The authored files of one run, and where a byte stands in them.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use super::shelf::{Shelf, Shelved};
use super::span::{FileId, Span};

/// Every authored file of a run that a finding may point into, in the order they were added. The
/// reader adds them by path, so that ids are the same on every machine and findings, which go by
/// id, go by path. Theme files are not in here: they are written by developers, and their first
/// fault ends the run.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

/// One authored file: its path as shown to the author, and its text.
#[derive(Debug)]
pub struct SourceFile {
    path: String,
    /// Not there while it stands on the shelf and nobody has asked for it.
    text: OnceLock<Arc<String>>,
    /// Where the text is found again; none where it never left.
    shelved: Option<Shelved<String>>,
    /// Byte offset of the first byte of every line; never empty, ascending. Counted when they are asked for.
    line_starts: OnceLock<Box<[u32]>>,
}

/// Line and column, both from 1; the column in Unicode scalar values, as editors count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1; `\n`, `\r\n` end a line.
    pub line: usize,
    /// Column, from 1, in Unicode scalar values; a byte-order mark does not count.
    pub column: usize,
}

impl Sources {
    /// Adds a file and returns its id. The path is what messages show: relative, with `/`.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        self.files.push(SourceFile::new(path.into(), text.into()));
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// Gives a file of this set another text. Spans into the old one are void.
    pub fn replace(&mut self, id: FileId, text: impl Into<String>) {
        let file = &mut self.files[id.0 as usize];
        let path = std::mem::take(&mut file.path);
        *file = SourceFile::new(path, text.into());
    }

    /// Puts the texts of some files on a shelf. What is asked for is back in memory from then on, unless it is
    /// only [`read`](SourceFile::read).
    pub fn shelve(&mut self, wanted: &BTreeSet<FileId>, shelf: &Shelf<'_>) {
        for id in wanted {
            self.files[id.0 as usize].shelve(shelf);
        }
    }

    /// Takes the texts of some files back from the shelf, which is of no use from then on: others that are away read
    /// as empty.
    pub fn take_back(&mut self, wanted: &BTreeSet<FileId>) {
        for (id, file) in (0u32..).map(FileId).zip(&mut self.files) {
            if wanted.contains(&id) {
                file.text();
            }
            file.shelved = None;
        }
    }

    /// Adds a file of which only some lines are known, by number from 1, ascending: the others read
    /// as empty. For what was rendered, whose text is gone when the findings about it are shown. Lines
    /// and columns are right; bytes are not those of the real file.
    pub fn add_excerpt<'l>(
        &mut self,
        path: impl Into<String>,
        lines: impl IntoIterator<Item = (usize, &'l str)>,
    ) -> FileId {
        let mut text = String::new();
        let mut last = 1;
        for (number, line) in lines {
            text.extend(std::iter::repeat_n('\n', number.saturating_sub(last)));
            text.push_str(line);
            last = number.max(last);
        }
        self.add(path, text)
    }

    /// The file of an id made by this set.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// All files with their ids, in id order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0u32..).map(FileId).zip(&self.files)
    }

    /// The text a span covers; empty where the span does not fit the file.
    pub fn slice(&self, span: Span) -> &str {
        self.file(span.file).text().get(span.range()).unwrap_or("")
    }

    /// Line and column of the start of a span.
    pub fn position(&self, span: Span) -> Position {
        self.file(span.file).position(span.start)
    }
}

impl SourceFile {
    fn new(path: String, text: String) -> SourceFile {
        SourceFile {
            path,
            text: OnceLock::from(Arc::new(text)),
            shelved: None,
            line_starts: OnceLock::new(),
        }
    }

    fn shelve(&mut self, shelf: &Shelf<'_>) {
        if let Some(text) = self.text.take() {
            self.shelved = Some(shelf.put([&*text]));
        }
    }

    /// The whole text for somebody who reads it once: it stays where it is. Empty where it cannot be read back.
    pub fn read(&self) -> Cow<'_, str> {
        match (self.text.get(), &self.shelved) {
            (Some(text), _) => Cow::Borrowed(text),
            (None, Some(shelved)) => Cow::Owned(shelved.one(0)),
            (None, None) => Cow::Borrowed(""),
        }
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let bytes = self.text().bytes().enumerate();
            let newlines = bytes.filter(|(_, byte)| *byte == b'\n');
            let starts = newlines.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX));
            std::iter::once(0).chain(starts).collect()
        })
    }

    /// The path shown to the author.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        self.shared_text()
    }

    /// Whether the text is not in memory: nothing has brought it back from the shelf.
    #[cfg(test)]
    pub fn is_away(&self) -> bool {
        self.text.get().is_none()
    }

    /// The whole text, for what keeps stretches of it.
    pub fn shared_text(&self) -> &Arc<String> {
        self.text.get_or_init(|| Arc::new(self.read().into_owned()))
    }

    /// Line and column of a byte offset; an offset past the end counts as the end.
    pub fn position(&self, offset: u32) -> Position {
        let starts = self.line_starts();
        let line = starts.partition_point(|start| *start <= offset).max(1);
        let start = starts[line - 1] as usize;
        let end = (offset as usize).min(self.text().len());
        let before = self.text().get(start..end).unwrap_or("");
        Position {
            line,
            column: before.trim_start_matches('\u{feff}').chars().count() + 1,
        }
    }

    /// The byte at which a line (from 1) begins; the end of the text where there is no such line.
    pub fn line_start(&self, line: usize) -> usize {
        let start = line
            .checked_sub(1)
            .and_then(|index| self.line_starts().get(index));
        start.map_or(self.text().len(), |start| *start as usize)
    }

    /// The text of a line (from 1) without its line end; empty where there is no such line.
    pub fn line(&self, line: usize) -> &str {
        let Some(start) = line
            .checked_sub(1)
            .and_then(|index| self.line_starts().get(index))
        else {
            return "";
        };
        let end = self
            .line_starts()
            .get(line)
            .map_or(self.text().len(), |next| *next as usize);
        self.text()
            .get(*start as usize..end)
            .unwrap_or("")
            .trim_end_matches(['\n', '\r'])
    }
}

#[cfg(test)]
mod tests {
    use super::super::Stored;
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes_and_skip_a_byte_order_mark() {
        let mut sources = Sources::default();
        let id = sources.add("a.md", "\u{feff}标题: 宽甸\r\n第二行");
        let file = sources.file(id);
        let at = |needle: &str| {
            let offset = u32::try_from(file.text().find(needle).expect("needle is in the text"));
            file.position(offset.expect("short text"))
        };
        assert_eq!(at("题"), Position { line: 1, column: 2 });
        assert_eq!(at("宽"), Position { line: 1, column: 5 });
        assert_eq!(at("二"), Position { line: 2, column: 2 });
        assert_eq!(file.line(1), "\u{feff}标题: 宽甸");
        assert_eq!(file.position(9_999), Position { line: 2, column: 4 });
    }

    #[test]
    fn a_text_on_a_shelf_is_read_there_and_comes_back_when_a_part_is_asked_for() {
        let mut sources = Sources::default();
        let ids = ["a.md", "b.md", "c.md"].map(|path| sources.add(path, "宽甸：生姜"));
        let shelf = Shelf::new(&Stored::in_memory);
        sources.shelve(&BTreeSet::from(ids), &shelf);
        let [a, b, c] = ids;
        assert_eq!(sources.file(a).read(), "宽甸：生姜");
        assert!(sources.file(a).is_away());
        assert_eq!(sources.slice(Span::new(b, 9, 15)), "生姜");
        assert!(!sources.file(b).is_away());
        sources.take_back(&BTreeSet::from([a]));
        assert_eq!(sources.file(a).text(), "宽甸：生姜");
        assert_eq!(sources.file(b).text(), "宽甸：生姜", "it was back already");
        assert_eq!(sources.file(c).text(), "");
    }

    #[test]
    fn a_file_keeps_its_id_and_path_when_its_text_is_replaced() {
        let mut sources = Sources::default();
        let id = sources.add("a.md", "一行");
        sources.add("b.md", "");
        sources.replace(id, "头行\n二行");
        assert_eq!(sources.file(id).path(), "a.md");
        assert_eq!(sources.file(id).line(2), "二行");
    }
}
