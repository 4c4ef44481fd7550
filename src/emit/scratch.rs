//! What a build puts aside until it needs it again: in a file that goes away with the build.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use crate::ground::{Storage, Stored};

/// So many bytes stay in memory: of a few pages everything.
const IN_MEMORY: usize = 64 * 1024;

/// Takes bytes from any thread; where there is no file for them, they stay in memory.
#[derive(Debug)]
pub(super) struct Scratch {
    path: PathBuf,
    state: Mutex<State>,
}

#[derive(Debug)]
enum State {
    /// How many bytes are in memory.
    InMemory(usize),
    InFile(Arc<ScratchFile>),
    /// The system refuses.
    Refused,
}

/// A file that has no name any more, where the system lets us remove an open one.
#[derive(Debug)]
struct ScratchFile(Mutex<Tail>);

#[derive(Debug)]
struct Tail {
    file: File,
    /// Where the next bytes go.
    end: u64,
}

impl Scratch {
    /// Nothing is made before it is needed. In the folder of `path` nobody else makes a file of that name.
    pub fn new(path: PathBuf) -> Scratch {
        Scratch {
            path,
            state: Mutex::new(State::InMemory(0)),
        }
    }

    /// Puts bytes aside.
    pub fn set_aside(&self, bytes: Vec<u8>) -> Stored {
        let in_file = self.file_for(bytes.len()).and_then(|file| {
            let start = file.append(&bytes).ok()?;
            Some(Stored::elsewhere(file, start, bytes.len()))
        });
        in_file.unwrap_or_else(|| Stored::in_memory(bytes))
    }

    /// The file, where so many more bytes are too many for memory.
    fn file_for(&self, more: usize) -> Option<Arc<ScratchFile>> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let State::InMemory(bytes) = &mut *state {
            *bytes += more;
            if *bytes > IN_MEMORY {
                *state = match self.file() {
                    Ok(file) => State::InFile(Arc::new(file)),
                    Err(_) => State::Refused,
                };
            }
        }
        match &*state {
            State::InFile(file) => Some(file.clone()),
            State::InMemory(_) | State::Refused => None,
        }
    }

    fn file(&self) -> io::Result<ScratchFile> {
        let mut options = File::options();
        let file = options.read(true).write(true).create_new(true);
        let file = file.open(&self.path)?;
        // Where it keeps its name, it goes with its folder.
        drop(fs::remove_file(&self.path));
        Ok(ScratchFile(Mutex::new(Tail { file, end: 0 })))
    }
}

impl ScratchFile {
    /// Returns where the bytes stand. What a refused write leaves is written over by the next.
    fn append(&self, bytes: &[u8]) -> io::Result<u64> {
        let mut tail = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let start = tail.end;
        tail.file.seek(SeekFrom::Start(start))?;
        tail.file.write_all(bytes)?;
        tail.end += bytes.len() as u64;
        Ok(start)
    }
}

impl Storage for ScratchFile {
    fn read(&self, start: u64, into: &mut [u8]) -> io::Result<()> {
        let mut tail = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tail.file.seek(SeekFrom::Start(start))?;
        tail.file.read_exact(into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_aside_comes_back_and_leaves_no_file() {
        let name = format!("case-atlas-scratch-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let scratch = Scratch::new(path.clone());
        let piece = |number: u8| vec![number; IN_MEMORY / 3];
        let stored: Vec<Stored> = (0..9).map(|at| scratch.set_aside(piece(at))).collect();
        for (stored, at) in stored.iter().zip(0..) {
            assert_eq!(*stored.bytes().expect("the file is there"), *piece(at));
        }
        let state = scratch.state.into_inner().expect("no thread panicked");
        assert!(matches!(state, State::InFile(_)));
        assert!(!path.exists());
    }

    #[test]
    fn where_no_file_can_be_made_bytes_stay_in_memory() {
        let scratch = Scratch::new(PathBuf::from("no/such/folder"));
        let bytes = vec![7; IN_MEMORY + 1];
        let stored = scratch.set_aside(bytes.clone());
        assert_eq!(*stored.bytes().expect("it is in memory"), *bytes);
    }
}
