//! Values that are put aside because they are needed only now and then.

use std::borrow::Borrow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Stored, StoredError};

/// Puts values aside, wherever its maker puts bytes, and knows whether one could not be read back.
///
/// ```
/// use case_atlas::ground::{Shelf, Shelved, Stored};
/// let shelf = Shelf::new(&|bytes| Stored::in_memory(bytes));
/// let shelved: Shelved<String> = shelf.put(["生姜".to_owned(), "枸杞".to_owned()]);
/// assert_eq!(shelved.one(1), "枸杞");
/// assert_eq!(shelved.all(), ["生姜", "枸杞"]);
/// assert!(shelf.sound().is_ok());
/// ```
pub struct Shelf<'s> {
    set_aside: &'s (dyn Fn(Vec<u8>) -> Stored + Sync),
    fault: Arc<Fault>,
}

/// Values of one kind, in the order they were put on a shelf.
pub struct Shelved<T> {
    stored: Stored,
    /// Where each ends, in bytes.
    ends: Box<[u32]>,
    fault: Arc<Fault>,
    kind: PhantomData<fn() -> T>,
}

/// The first thing that could not be read back.
type Fault = Mutex<Option<StoredError>>;

impl<'s> Shelf<'s> {
    /// A shelf whose bytes go where `set_aside` puts them.
    pub fn new(set_aside: &'s (dyn Fn(Vec<u8>) -> Stored + Sync)) -> Shelf<'s> {
        Shelf {
            set_aside,
            fault: Arc::default(),
        }
    }

    /// Puts values aside, of less than 4 GB together; they can be read one by one.
    pub fn put<T: Serialize, V: Borrow<T>>(
        &self,
        values: impl IntoIterator<Item = V>,
    ) -> Shelved<T> {
        let mut bytes = Vec::new();
        let ends = values.into_iter().map(|value| {
            match postcard::to_allocvec(value.borrow()) {
                Ok(packed) => bytes.extend(packed),
                Err(_) => note(&self.fault, StoredError::garbled()),
            }
            u32::try_from(bytes.len()).unwrap_or(u32::MAX)
        });
        let ends = ends.collect();
        Shelved {
            stored: (self.set_aside)(bytes),
            ends,
            fault: Arc::clone(&self.fault),
            kind: PhantomData,
        }
    }

    /// Whether everything that was asked for so far could be read back.
    ///
    /// # Errors
    /// With the first thing that could not: what was made since is void.
    pub fn sound(&self) -> Result<(), StoredError> {
        let fault = self.fault.lock().unwrap_or_else(PoisonError::into_inner);
        fault.as_ref().map_or(Ok(()), |fault| Err(fault.again()))
    }
}

impl<T: DeserializeOwned + Default> Shelved<T> {
    /// How many there are.
    fn len(&self) -> usize {
        self.ends.len()
    }

    /// The value of this number; nothing where there is none. One that cannot be read back is nothing, too, and the
    /// shelf is not [`sound`](Shelf::sound) from then on.
    pub fn one(&self, at: usize) -> T {
        if at >= self.len() {
            return T::default();
        }
        let range = self.range(at);
        let value = self.bytes(range).and_then(|bytes| unpacked(&bytes));
        value.unwrap_or_else(|fault| self.note(fault))
    }

    /// All of them, as [`one`](Shelved::one) would give them.
    pub fn all(&self) -> Vec<T> {
        let end = self.ends.last().map_or(0, |end| *end as usize);
        let bytes = match self.bytes(0..end) {
            Ok(bytes) => bytes,
            Err(fault) => {
                note(&self.fault, fault);
                return self.ends.iter().map(|_| T::default()).collect();
            }
        };
        let value = |at| unpacked(&bytes[self.range(at)]).unwrap_or_else(|fault| self.note(fault));
        (0..self.len()).map(value).collect()
    }

    /// The bytes of the value of this number, which is there.
    fn range(&self, at: usize) -> Range<usize> {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        start as usize..self.ends[at] as usize
    }

    fn bytes(&self, range: Range<usize>) -> Result<Vec<u8>, StoredError> {
        let mut bytes = vec![0; range.len()];
        self.stored.read(range.start, &mut bytes)?;
        Ok(bytes)
    }

    fn note(&self, fault: StoredError) -> T {
        note(&self.fault, fault);
        T::default()
    }
}

fn note(faults: &Fault, fault: StoredError) {
    let mut first = faults.lock().unwrap_or_else(PoisonError::into_inner);
    first.get_or_insert(fault);
}

fn unpacked<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, StoredError> {
    postcard::from_bytes(bytes).map_err(|_| StoredError::garbled())
}

impl fmt::Debug for Shelf<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Shelf").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for Shelved<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Shelved({} values)", self.ends.len())
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::super::Storage;
    use super::*;

    #[derive(Debug)]
    struct Lost;

    impl Storage for Lost {
        fn read(&self, _: u64, _: &mut [u8]) -> io::Result<()> {
            Err(io::ErrorKind::UnexpectedEof.into())
        }
    }

    #[test]
    fn what_cannot_be_read_back_is_nothing_and_a_fault() {
        let set_aside = |bytes: Vec<u8>| Stored::elsewhere(Arc::new(Lost), 0, bytes.len());
        let shelf = Shelf::new(&set_aside);
        let shelved: Shelved<Vec<i32>> = shelf.put([vec![1, 2], vec![3]]);
        assert!(shelf.sound().is_ok());
        assert_eq!(shelved.one(2), Vec::<i32>::new());
        assert!(shelf.sound().is_ok(), "there is no third value");
        assert_eq!(shelved.one(1), Vec::<i32>::new());
        assert!(shelf.sound().is_err());
        assert_eq!(shelved.all(), [Vec::<i32>::new(), Vec::new()]);
    }

    #[test]
    fn other_bytes_than_were_put_there_are_a_fault() {
        let set_aside = |bytes: Vec<u8>| Stored::in_memory(vec![0xff; bytes.len()]);
        let shelf = Shelf::new(&set_aside);
        let shelved: Shelved<String> = shelf.put(["生姜".to_owned()]);
        assert_eq!(shelved.one(0), "");
        let fault = shelf.sound().expect_err("the bytes are no text");
        assert!(fault.to_string().contains("cannot be read back"), "{fault}");
    }
}
