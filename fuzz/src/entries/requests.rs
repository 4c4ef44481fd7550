//! What comes over a connection.

use std::io::{self, Read};
use std::time::Duration;

use case_atlas::serve::http::{MAX_HEAD, Reader, Refusal, Request, Source};

/// Bytes that a network hands over in pieces of a size.
struct Pieces<'b> {
    rest: &'b [u8],
    size: usize,
}

impl Read for Pieces<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.size.min(into.len());
        self.rest.read(&mut into[..count])
    }
}

impl Source for Pieces<'_> {
    fn wait_at_most(&self, _: Duration) -> io::Result<()> {
        Ok(())
    }
}

fn read(rest: &[u8], size: usize) -> (Vec<Request>, Refusal) {
    let mut reader = Reader::new(Pieces { rest, size });
    let mut requests = Vec::new();
    loop {
        match reader.request() {
            Ok(request) => requests.push(request),
            Err(refusal) => return (requests, refusal),
        }
    }
}

/// Bytes that may be requests, by the first in pieces of that size: the requests read end with a refusal, are as
/// large as what came, and do not depend on how it came.
pub fn requests(text: &str) {
    let bytes: Vec<u8> = text.chars().map(|char| char as u32 as u8).collect();
    let (size, bytes) = bytes.split_first().map_or((1, &[][..]), |(first, rest)| {
        (usize::from(*first).max(1), rest)
    });
    let (requests, refusal) = read(bytes, usize::MAX);
    let sizes = requests
        .iter()
        .map(|request| request.path.len() + request.query.len());
    assert!(sizes.sum::<usize>() <= bytes.len());
    let of_sites = |request: &Request| {
        request.path.starts_with('/') && !request.path.contains(['?', ' ', '\r', '\n', '\0'])
    };
    assert!(requests.iter().all(of_sites), "{requests:?}");
    // How much of a head that is too long is read before it is refused depends on the pieces.
    if bytes.len() < MAX_HEAD {
        assert_eq!(read(bytes, size), (requests, refusal));
    }
}
