//! Texts that share memory with the text they were cut from.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, Range};
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A text: a stretch of one that others hold too, or one of its own. Copying it or cutting it copies no
/// characters.
///
/// ```
/// use case_atlas::ground::SharedStr;
/// let whole = SharedStr::from("从生姜到枸杞".to_owned());
/// let mut part = whole.slice(0..9);
/// part.append(&whole.slice(9..12));
/// assert_eq!(&*part, "从生姜到");
/// part.append(&"玫瑰".to_owned().into());
/// assert_eq!(&*part, "从生姜到玫瑰");
/// ```
#[derive(Clone, Default)]
pub struct SharedStr {
    whole: Arc<String>,
    start: u32,
    end: u32,
}

impl SharedStr {
    /// A stretch of a text, in bytes; an empty one where the range does not fit the text.
    pub fn of(whole: &Arc<String>, range: Range<usize>) -> SharedStr {
        let fitting = whole.get(range.clone()).map(|_| range).unwrap_or_default();
        let bytes = |offset: usize| u32::try_from(offset).ok();
        match bytes(fitting.start).zip(bytes(fitting.end)) {
            Some((start, end)) => SharedStr {
                whole: Arc::clone(whole),
                start,
                end,
            },
            None => SharedStr::default(),
        }
    }

    /// A stretch of this text, in bytes; an empty one where the range does not fit it.
    pub fn slice(&self, range: Range<usize>) -> SharedStr {
        let start = self.start as usize;
        let is_inside = range.end <= self.len();
        let range = if is_inside { range } else { 0..0 };
        SharedStr::of(&self.whole, start + range.start..start + range.end)
    }

    /// Puts a text behind this one. Where they are neighbours in one text, nothing is copied.
    pub fn append(&mut self, next: &SharedStr) {
        if Arc::ptr_eq(&self.whole, &next.whole) && self.end == next.start {
            self.end = next.end;
            return;
        }
        let is_whole = self.range() == (0..self.whole.len());
        match Arc::get_mut(&mut self.whole).filter(|_| is_whole) {
            Some(own) => {
                own.push_str(next);
                self.end = u32::try_from(own.len()).unwrap_or(self.end);
            }
            None => *self = SharedStr::from(format!("{self}{next}")),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        self
    }

    /// The text without white space at its ends.
    pub fn trimmed(&self) -> SharedStr {
        let start = self.len() - self.trim_start().len();
        self.slice(start..start + self.trim().len())
    }

    /// Puts texts together into one that holds nothing else, so that they hold no longer what they were cut from.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use case_atlas::ground::SharedStr;
    /// let file = Arc::new("slug: lingqiu, title: 灵丘".to_owned());
    /// let (mut slug, mut title) = (SharedStr::of(&file, 6..13), SharedStr::of(&file, 22..28));
    /// let mut other = SharedStr::from("山西");
    /// SharedStr::gather([&mut slug, &mut title, &mut other]);
    /// assert_eq!((&*slug, &*title, &*other), ("lingqiu", "灵丘", "山西"));
    /// assert_eq!(Arc::strong_count(&file), 1);
    /// ```
    pub fn gather<'t>(texts: impl IntoIterator<Item = &'t mut SharedStr>) {
        let mut whole = String::new();
        let mut moved: Vec<(&mut SharedStr, Range<usize>)> = Vec::new();
        for text in texts {
            let start = whole.len();
            whole.push_str(text);
            moved.push((text, start..whole.len()));
        }
        whole.shrink_to_fit();
        let whole = Arc::new(whole);
        for (text, range) in moved {
            *text = SharedStr::of(&whole, range);
        }
    }

    fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Deref for SharedStr {
    type Target = str;

    fn deref(&self) -> &str {
        self.whole.get(self.range()).unwrap_or_default()
    }
}

impl From<String> for SharedStr {
    fn from(text: String) -> SharedStr {
        let range = 0..text.len();
        SharedStr::of(&Arc::new(text), range)
    }
}

impl From<&str> for SharedStr {
    fn from(text: &str) -> SharedStr {
        text.to_owned().into()
    }
}

impl From<SharedStr> for String {
    fn from(text: SharedStr) -> String {
        text.as_str().to_owned()
    }
}

impl Serialize for SharedStr {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for SharedStr {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<SharedStr, D::Error> {
        String::deserialize(deserializer).map(SharedStr::from)
    }
}

impl PartialEq for SharedStr {
    fn eq(&self, other: &SharedStr) -> bool {
        **self == **other
    }
}

impl Eq for SharedStr {}

impl PartialEq<str> for SharedStr {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

impl PartialEq<&str> for SharedStr {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

impl PartialEq<SharedStr> for &str {
    fn eq(&self, other: &SharedStr) -> bool {
        **self == **other
    }
}

impl PartialEq<SharedStr> for String {
    fn eq(&self, other: &SharedStr) -> bool {
        **self == **other
    }
}

impl PartialEq<String> for SharedStr {
    fn eq(&self, other: &String) -> bool {
        **self == **other
    }
}

impl PartialOrd for SharedStr {
    fn partial_cmp(&self, other: &SharedStr) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for SharedStr {
    fn cmp(&self, other: &SharedStr) -> Ordering {
        str::cmp(self, other)
    }
}

impl Hash for SharedStr {
    fn hash<H: Hasher>(&self, state: &mut H) {
        str::hash(self, state);
    }
}

impl Borrow<str> for SharedStr {
    fn borrow(&self) -> &str {
        self
    }
}

impl AsRef<str> for SharedStr {
    fn as_ref(&self) -> &str {
        self
    }
}

impl fmt::Debug for SharedStr {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, formatter)
    }
}

impl fmt::Display for SharedStr {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_joined_without_a_copy_and_strangers_with_one() {
        let file = Arc::new("一二三四".to_owned());
        let mut words = SharedStr::of(&file, 0..3);
        words.append(&SharedStr::of(&file, 3..6));
        assert!(Arc::ptr_eq(&words.whole, &file));
        assert_eq!(&*words, "一二");
        words.append(&SharedStr::of(&file, 9..12));
        assert_eq!(&*words, "一二四");
        let own = Arc::as_ptr(&words.whole);
        words.append(&"五".into());
        assert_eq!((&*words, Arc::as_ptr(&words.whole)), ("一二四五", own));
        let copy = words.clone();
        words.append(&"六".into());
        assert_eq!((&*copy, &*words), ("一二四五", "一二四五六"));
        assert_eq!(*file, "一二三四");
    }

    #[test]
    fn what_does_not_fit_is_empty() {
        let text = SharedStr::from("甲乙");
        assert_eq!(&*text.slice(3..6).slice(0..3), "乙");
        for range in [1..3, 0..7, 6..9] {
            assert_eq!(&*text.slice(range), "");
        }
        assert_eq!(&*text.slice(3..6).slice(0..6), "");
    }
}
