//! Plain values packed into few bytes, for what a program keeps for itself.

use std::collections::HashMap;

use super::Digest;

/// Packs values one after the other; they are read back in the same order.
///
/// ```
/// use case_atlas::ground::{Packer, Unpacker};
/// let mut packer = Packer::default();
/// packer.number(300);
/// packer.word("宽甸");
/// packer.word("宽甸");
/// let bytes = packer.into_bytes();
/// assert_eq!(bytes.len(), 2 + 1 + 1 + 6 + 1);
/// let mut unpacker = Unpacker::new(&bytes);
/// assert_eq!(unpacker.number(), Some(300));
/// assert_eq!((unpacker.word(), unpacker.word()), (Some("宽甸"), Some("宽甸")));
/// assert_eq!(unpacker.word(), None);
/// ```
#[derive(Debug, Default)]
pub struct Packer {
    bytes: Vec<u8>,
    /// Words that came before, by number from 1.
    words: HashMap<String, u64>,
}

impl Packer {
    /// Adds a number: seven bits a byte, the lowest first.
    pub fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    /// Adds bytes with their length.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.bytes.extend_from_slice(bytes);
    }

    /// Adds a text.
    pub fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    /// Adds a text that is likely to come again: the second time it takes a number only.
    pub fn word(&mut self, word: &str) {
        match self.words.get(word) {
            Some(number) => self.number(*number),
            None => {
                self.words
                    .insert(word.to_owned(), self.words.len() as u64 + 1);
                self.number(0);
                self.text(word);
            }
        }
    }

    /// Adds a digest.
    pub fn digest(&mut self, digest: Digest) {
        self.bytes.extend_from_slice(digest.bytes());
    }

    /// What was packed.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// Reads what was packed. Everything is `None` where the bytes are not what they should be.
#[derive(Debug)]
pub struct Unpacker<'b> {
    rest: &'b [u8],
    words: Vec<&'b str>,
}

impl<'b> Unpacker<'b> {
    /// Stands before the first value.
    pub fn new(bytes: &'b [u8]) -> Unpacker<'b> {
        Unpacker {
            rest: bytes,
            words: Vec::new(),
        }
    }

    /// Reads a number.
    pub fn number(&mut self) -> Option<u64> {
        let (mut number, mut shift) = (0, 0_u32);
        loop {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u64::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
            shift += 7;
        }
    }

    /// Reads a number of things, each of at least a byte.
    pub fn count(&mut self) -> Option<usize> {
        let count = usize::try_from(self.number()?).ok()?;
        (count <= self.rest.len()).then_some(count)
    }

    /// Reads bytes.
    pub fn bytes(&mut self) -> Option<&'b [u8]> {
        let length = self.count()?;
        let (bytes, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(bytes)
    }

    /// Reads a text.
    pub fn text(&mut self) -> Option<&'b str> {
        std::str::from_utf8(self.bytes()?).ok()
    }

    /// Reads a text that was packed as [`Packer::word`].
    pub fn word(&mut self) -> Option<&'b str> {
        match self.number()? {
            0 => {
                let word = self.text()?;
                self.words.push(word);
                Some(word)
            }
            number => {
                let at = usize::try_from(number - 1).ok()?;
                self.words.get(at).copied()
            }
        }
    }

    /// Reads a digest.
    pub fn digest(&mut self) -> Option<Digest> {
        let (digest, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(Digest::from_bytes(*digest))
    }
}
