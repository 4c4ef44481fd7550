//! Bytes that are put aside and read again later, wherever they stand meanwhile.

use std::fmt::Debug;
use std::io;
use std::sync::Arc;

use super::Text;
use super::files::cause_text;
use crate::text;

/// Where bytes can be put aside outside of memory. Who makes one writes it; here it is only read.
pub trait Storage: Debug + Send + Sync {
    /// Fills `into` with the bytes from `start` on.
    ///
    /// # Errors
    /// When they cannot be read, or are not there.
    fn read(&self, start: u64, into: &mut [u8]) -> io::Result<()>;
}

/// Bytes that were put aside. A copy shares them.
#[derive(Debug, Clone)]
pub struct Stored(Place);

#[derive(Debug, Clone)]
enum Place {
    Memory(Arc<[u8]>),
    Elsewhere {
        storage: Arc<dyn Storage>,
        start: u64,
        length: usize,
    },
}

/// What was put aside cannot be read again.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.text().en)]
pub struct StoredError(io::Error);

/// Bytes of a chunk that is read at once.
const CHUNK: usize = 8 * 1024;
/// Bytes of the longest number.
const LONGEST: usize = 10;

impl Stored {
    /// Bytes that stay in memory.
    pub fn in_memory(bytes: impl Into<Arc<[u8]>>) -> Stored {
        Stored(Place::Memory(bytes.into()))
    }

    /// Bytes that stand in a storage.
    pub fn elsewhere(storage: Arc<dyn Storage>, start: u64, length: usize) -> Stored {
        Stored(Place::Elsewhere {
            storage,
            start,
            length,
        })
    }

    /// All of them.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn bytes(&self) -> Result<Arc<[u8]>, StoredError> {
        match &self.0 {
            Place::Memory(bytes) => Ok(bytes.clone()),
            Place::Elsewhere { length, .. } => {
                let mut bytes = vec![0; *length];
                self.read(0, &mut bytes)?;
                Ok(bytes.into())
            }
        }
    }

    /// Reads them from the first on, as numbers of seven bits a byte.
    pub fn numbers(&self) -> Numbers<'_> {
        Numbers {
            stored: self,
            read: 0,
            chunk: Vec::new(),
            at: 0,
        }
    }

    fn len(&self) -> usize {
        match &self.0 {
            Place::Memory(bytes) => bytes.len(),
            Place::Elsewhere { length, .. } => *length,
        }
    }

    /// Fills `into` with the bytes from `at` on, of which there are enough.
    pub(super) fn read(&self, at: usize, into: &mut [u8]) -> Result<(), StoredError> {
        match &self.0 {
            Place::Memory(bytes) => into.copy_from_slice(&bytes[at..at + into.len()]),
            Place::Elsewhere { storage, start, .. } => {
                storage.read(start + at as u64, into).map_err(StoredError)?
            }
        }
        Ok(())
    }
}

impl StoredError {
    /// For bytes that are not those that were put aside.
    pub fn garbled() -> StoredError {
        StoredError(io::ErrorKind::InvalidData.into())
    }

    /// The same error for one more listener.
    pub(super) fn again(&self) -> StoredError {
        StoredError(match self.0.raw_os_error() {
            Some(number) => io::Error::from_raw_os_error(number),
            None => self.0.kind().into(),
        })
    }

    /// The error as a sentence.
    pub fn text(&self) -> Text {
        let Text { zh, en } = cause_text(&self.0);
        text!(
            "输出文件夹旁边的临时文件读不回来：{zh}",
            "the temporary file beside the output cannot be read back: {en}"
        )
    }
}

impl From<StoredError> for io::Error {
    fn from(error: StoredError) -> io::Error {
        io::Error::new(error.0.kind(), error)
    }
}

/// Numbers that were packed as [`Packer::number`](super::Packer::number) does, one after the other. Of the
/// bytes only a chunk is in memory.
#[derive(Debug)]
pub struct Numbers<'s> {
    stored: &'s Stored,
    /// How many bytes came into the chunk so far.
    read: usize,
    chunk: Vec<u8>,
    /// The first byte of the chunk that was not looked at.
    at: usize,
}

impl Numbers<'_> {
    /// The next number; none behind the last.
    ///
    /// # Errors
    /// When the bytes cannot be read.
    #[inline]
    pub fn number(&mut self) -> Result<Option<u64>, StoredError> {
        // Most are of one byte.
        if let Some(byte) = self.chunk.get(self.at).filter(|byte| **byte < 0x80) {
            self.at += 1;
            return Ok(Some(u64::from(*byte)));
        }
        self.long_number()
    }

    fn long_number(&mut self) -> Result<Option<u64>, StoredError> {
        if self.chunk.len() - self.at < LONGEST {
            self.refill()?;
        }
        let (mut number, mut shift) = (0, 0);
        let rest = &self.chunk[self.at..];
        for (byte, read) in rest.iter().zip(1..) {
            number |= u64::from(byte & 0x7f).wrapping_shl(shift);
            shift += 7;
            if byte & 0x80 == 0 {
                self.at += read;
                return Ok(Some(number));
            }
        }
        self.at = self.chunk.len();
        Ok((!rest.is_empty()).then_some(number))
    }

    /// Puts what follows behind what is left of the chunk.
    fn refill(&mut self) -> Result<(), StoredError> {
        let more = (self.stored.len() - self.read).min(CHUNK);
        if more > 0 {
            self.chunk.drain(..self.at);
            self.at = 0;
            let left = self.chunk.len();
            self.chunk.resize(left + more, 0);
            self.stored.read(self.read, &mut self.chunk[left..])?;
            self.read += more;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Packer;

    #[derive(Debug)]
    struct Tape(Vec<u8>);

    impl Storage for Tape {
        fn read(&self, start: u64, into: &mut [u8]) -> io::Result<()> {
            let start = usize::try_from(start).expect("a short tape");
            let bytes = self.0.get(start..start + into.len());
            into.copy_from_slice(bytes.ok_or(io::ErrorKind::UnexpectedEof)?);
            Ok(())
        }
    }

    /// Numbers of one to ten bytes, more than a chunk of them.
    fn numbers() -> Vec<u64> {
        (0..64)
            .cycle()
            .take(9_000)
            .map(|bits| u64::MAX >> bits)
            .collect()
    }

    fn all(stored: &Stored) -> Result<Vec<u64>, StoredError> {
        let mut numbers = stored.numbers();
        std::iter::from_fn(|| numbers.number().transpose()).collect()
    }

    #[test]
    fn numbers_come_back_from_memory_and_from_elsewhere() {
        let mut packer = Packer::default();
        numbers()
            .into_iter()
            .for_each(|number| packer.number(number));
        let bytes = packer.into_bytes();
        let tape = Arc::new(Tape([b"before", &*bytes, b"behind"].concat()));
        let elsewhere = Stored::elsewhere(tape, 6, bytes.len());
        assert_eq!(all(&elsewhere).expect("the tape is whole"), numbers());
        assert_eq!(*elsewhere.bytes().expect("the tape is whole"), *bytes);
        let in_memory = Stored::in_memory(bytes);
        assert_eq!(all(&in_memory).expect("memory is whole"), numbers());
    }

    #[test]
    fn what_is_gone_is_an_error_not_an_end() {
        let mut packer = Packer::default();
        numbers()
            .into_iter()
            .for_each(|number| packer.number(number));
        let mut bytes = packer.into_bytes();
        let length = bytes.len();
        bytes.truncate(CHUNK + 1);
        let stored = Stored::elsewhere(Arc::new(Tape(bytes)), 0, length);
        let error = all(&stored).expect_err("the tape is cut");
        assert!(error.to_string().contains("cannot be read back"), "{error}");
        assert!(stored.bytes().is_err());
    }
}
