//! As much of HTTP/1.1 (RFC 9112) as a preview needs: requests without a body, GET and HEAD, and
//! connections that are kept. The only room that names httparse.

use std::io::{self, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use httparse::{Error, Status};

/// Bytes a request may have; browsers send one or two thousand.
pub const MAX_HEAD: usize = 16 * 1024;

/// Fields a request may have; browsers send about fifteen.
const MAX_FIELDS: usize = 64;

/// How long a connection may say nothing between two requests.
const IDLE: Duration = Duration::from_secs(60);

/// How long a request may take to come, from its first byte; a browser sends it at once.
const MAX_TIME: Duration = Duration::from_secs(10);

/// A request that may be answered.
#[derive(Debug, PartialEq, Eq)]
pub struct Request {
    /// Whether the answer is to come without its body.
    pub is_head: bool,
    /// Begins with `/`; as sent, without what follows a `?`.
    pub path: String,
    /// What follows the `?`; empty without one.
    pub query: String,
    /// The name the browser knows the server by.
    pub host: String,
    /// Whether the connection may be used again.
    pub is_kept: bool,
}

/// Why there is no request.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The other side has gone, or is silent for too long.
    Gone,
    /// It is told so, and the connection ends: a status of RFC 9110.
    Status(u16),
}

/// Where requests come from.
pub trait Source: Read {
    /// Reading is to fail when nothing comes for so long.
    fn wait_at_most(&self, time: Duration) -> io::Result<()>;
}

impl Source for &TcpStream {
    fn wait_at_most(&self, time: Duration) -> io::Result<()> {
        self.set_read_timeout(Some(time))
    }
}

/// Reads requests one after the other.
pub struct Reader<R> {
    from: R,
    /// What came and belongs to no request yet.
    buffer: Vec<u8>,
    /// When the first byte of it came, or, of one that came with an earlier request, when it was that byte's turn.
    begun: Instant,
    /// How long a request may take.
    max_time: Duration,
}

impl<R: Source> Reader<R> {
    /// Reads from here.
    pub fn new(from: R) -> Reader<R> {
        Reader::within(from, MAX_TIME)
    }

    fn within(from: R, max_time: Duration) -> Reader<R> {
        Reader {
            from,
            buffer: Vec::new(),
            begun: Instant::now(),
            max_time,
        }
    }

    /// The next request.
    pub fn request(&mut self) -> Result<Request, Refusal> {
        // What came while the last answer was made is not late.
        self.begun = Instant::now();
        loop {
            let mut fields = [httparse::EMPTY_HEADER; MAX_FIELDS];
            let mut head = httparse::Request::new(&mut fields);
            match head.parse(&self.buffer) {
                Ok(Status::Complete(length)) => {
                    let request = request(&head);
                    self.buffer.drain(..length);
                    return request;
                }
                Ok(Status::Partial) if self.buffer.len() >= MAX_HEAD => {
                    return Err(Refusal::Status(431));
                }
                Ok(Status::Partial) => self.more()?,
                Err(Error::TooManyHeaders) => return Err(Refusal::Status(431)),
                Err(_) => return Err(Refusal::Status(400)),
            }
        }
    }

    fn more(&mut self) -> Result<(), Refusal> {
        let is_between = self.buffer.is_empty();
        let time = match is_between {
            true => IDLE,
            false => self.max_time.saturating_sub(self.begun.elapsed()),
        };
        if time.is_zero() {
            return Err(Refusal::Status(408));
        }
        let mut chunk = [0; 2048];
        let waits = self.from.wait_at_most(time);
        let count = match waits.and_then(|()| self.from.read(&mut chunk)) {
            Ok(0) => return Err(Refusal::Gone),
            Ok(count) => count,
            Err(cause) if !is_between && is_timeout(&cause) => return Err(Refusal::Status(408)),
            Err(_) => return Err(Refusal::Gone),
        };
        if is_between {
            self.begun = Instant::now();
        }
        self.buffer.extend_from_slice(&chunk[..count]);
        Ok(())
    }
}

/// Whether nothing came in time; systems differ in what they call it.
fn is_timeout(cause: &io::Error) -> bool {
    matches!(cause.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut)
}

fn request(head: &httparse::Request<'_, '_>) -> Result<Request, Refusal> {
    let field = |name: &str| {
        let mut fields = head.headers.iter();
        let field = fields.find(|field| field.name.eq_ignore_ascii_case(name))?;
        Some(String::from_utf8_lossy(field.value).into_owned())
    };
    let is_head = match head.method {
        Some("GET") => false,
        Some("HEAD") => true,
        _ => return Err(Refusal::Status(405)),
    };
    // What is asked for needs no body; one that came would be read as the next request.
    let has_body = field("transfer-encoding").is_some()
        || field("content-length").is_some_and(|length| length.trim() != "0");
    if has_body {
        return Err(Refusal::Status(413));
    }
    let target = head.path.filter(|path| path.starts_with('/'));
    let (Some(target), Some(host)) = (target, field("host")) else {
        return Err(Refusal::Status(400));
    };
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let connection = field("connection").unwrap_or_default().to_ascii_lowercase();
    Ok(Request {
        is_head,
        path: path.to_owned(),
        query: query.to_owned(),
        host,
        is_kept: head.version == Some(1) && !connection.contains("close"),
    })
}

/// An answer.
#[derive(Debug, PartialEq, Eq)]
pub struct Response {
    /// As RFC 9110 numbers them.
    pub status: u16,
    /// With its charset.
    pub media: &'static str,
    /// Where to go instead.
    pub location: Option<String>,
    /// The body.
    pub bytes: Vec<u8>,
}

impl Response {
    /// A body of a media type.
    pub fn new(status: u16, media: &'static str, bytes: impl Into<Vec<u8>>) -> Response {
        Response {
            status,
            media,
            location: None,
            bytes: bytes.into(),
        }
    }

    /// A sentence.
    pub fn plain(status: u16, text: &str) -> Response {
        Response::new(status, PLAIN, format!("{text}\n"))
    }

    /// Writes it; of an answer to HEAD everything but the body.
    pub fn write(&self, is_head: bool, is_kept: bool, to: &mut impl Write) -> io::Result<()> {
        let mut message = format!(
            "HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n\
             Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\
             Cross-Origin-Resource-Policy: same-origin\r\n",
            self.status,
            reason(self.status),
            self.media,
            self.bytes.len(),
        );
        if self.status == 405 {
            message.push_str("Allow: GET, HEAD\r\n");
        }
        if let Some(location) = &self.location {
            message.push_str(&format!("Location: {location}\r\n"));
        }
        if !is_kept {
            message.push_str("Connection: close\r\n");
        }
        message.push_str("\r\n");
        let mut message = message.into_bytes();
        if !is_head {
            message.extend_from_slice(&self.bytes);
        }
        to.write_all(&message)?;
        to.flush()
    }
}

/// The head of an answer that goes on for as long as the page is open.
pub const EVENT_STREAM: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n\
     Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\
     Cross-Origin-Resource-Policy: same-origin\r\nConnection: close\r\n\r\n";

/// The media type of a sentence.
const PLAIN: &str = "text/plain; charset=utf-8";

/// The words of a status (RFC 9110, section 15).
fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        302 => "Found",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        413 => "Content Too Large",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}

/// The media type of a file of the site, by its name.
pub fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "txt" => PLAIN,
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "gif" => "image/gif",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Source for &[u8] {
        fn wait_at_most(&self, _: Duration) -> io::Result<()> {
            Ok(())
        }
    }

    fn read(bytes: &str) -> Vec<Result<Request, Refusal>> {
        let mut reader = Reader::new(bytes.as_bytes());
        let mut read = Vec::new();
        loop {
            read.push(reader.request());
            if matches!(read.last(), Some(Err(_))) {
                return read;
            }
        }
    }

    #[test]
    fn requests_on_one_connection_come_one_by_one() {
        let read = read(
            "GET /a.html?q=1 HTTP/1.1\r\nHost: x\r\n\r\nHEAD / HTTP/1.1\r\nHOST: y\r\nConnection: Close\r\n\r\n",
        );
        let request = |is_head, path: &str, query: &str, host: &str, is_kept| Request {
            is_head,
            path: path.to_owned(),
            query: query.to_owned(),
            host: host.to_owned(),
            is_kept,
        };
        assert_eq!(
            read,
            [
                Ok(request(false, "/a.html", "q=1", "x", true)),
                Ok(request(true, "/", "", "y", false)),
                Err(Refusal::Gone)
            ]
        );
    }

    #[test]
    fn what_a_preview_does_not_do_is_refused() {
        let many = "A: b\r\n".repeat(70);
        let long = "x".repeat(20_000);
        for (bytes, status) in [
            ("POST / HTTP/1.1\r\nHost: x\r\n\r\n".to_owned(), 405),
            (
                "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc".to_owned(),
                413,
            ),
            (
                "GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n".to_owned(),
                413,
            ),
            ("GET / HTTP/1.1\r\n\r\n".to_owned(), 400),
            ("GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n".to_owned(), 400),
            ("\u{1}\u{2}\r\n\r\n".to_owned(), 400),
            (format!("GET / HTTP/1.1\r\n{many}\r\n"), 431),
            (format!("GET /{long} HTTP/1.1\r\n"), 431),
        ] {
            assert_eq!(read(&bytes), [Err(Refusal::Status(status))], "{bytes}");
        }
    }

    /// Sends one byte at a time, and then nothing any more.
    struct Trickle(Vec<u8>);

    impl Read for Trickle {
        fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
            let Some(byte) = self.0.pop() else {
                return Err(ErrorKind::WouldBlock.into());
            };
            to[0] = byte;
            Ok(1)
        }
    }

    impl Source for Trickle {
        fn wait_at_most(&self, time: Duration) -> io::Result<()> {
            assert!(!time.is_zero(), "no time would be time without end");
            Ok(())
        }
    }

    /// Sends these pieces, one each time.
    struct Pieces(Vec<&'static str>);

    impl Read for Pieces {
        fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
            let piece = self.0.pop().unwrap_or_default();
            to[..piece.len()].copy_from_slice(piece.as_bytes());
            Ok(piece.len())
        }
    }

    impl Source for Pieces {
        fn wait_at_most(&self, _: Duration) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_request_that_comes_during_a_long_answer_has_its_time_after_it() {
        let first = "GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HT";
        let pieces = Pieces(vec!["TP/1.1\r\nHost: x\r\n\r\n", first]);
        let mut reader = Reader::new(pieces);
        let path = |read: Result<Request, Refusal>| read.map(|request| request.path);
        assert_eq!(path(reader.request()).as_deref(), Ok("/a"));
        // The answer takes as long as a request may.
        let earlier = reader.begun.checked_sub(MAX_TIME);
        reader.begun = earlier.expect("the machine has run for longer");
        assert_eq!(path(reader.request()).as_deref(), Ok("/b"));
    }

    #[test]
    fn a_request_that_does_not_come_to_an_end_is_refused() {
        let trickle = |bytes: &str| Trickle(bytes.bytes().rev().collect());
        let whole = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
        let begun = "GET / HTTP/1.1\r\nHost: ";
        let next = |bytes, time| Reader::within(trickle(bytes), time).request();
        assert!(next(whole, MAX_TIME).is_ok());
        assert_eq!(next(begun, MAX_TIME), Err(Refusal::Status(408)), "it stops");
        assert_eq!(
            next(whole, Duration::ZERO),
            Err(Refusal::Status(408)),
            "it trickles"
        );
        assert_eq!(
            next("", MAX_TIME),
            Err(Refusal::Gone),
            "nobody is told what he did not ask"
        );
    }
}
