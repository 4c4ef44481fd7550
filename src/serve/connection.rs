//! Connections: who may ask, and what goes back. A thread each; what is asked for comes from the
//! thread that holds the site.

use std::collections::BTreeMap;
use std::io::{BufWriter, Read, Write};
use std::net::{IpAddr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::http::{EVENT_STREAM, Reader, Refusal, Request, Response};
use super::live::Live;
use super::{Event, Job, SCRIPT, SCRIPT_PATH, STREAM_PATH};
use crate::ground::{Language, Text};
use crate::text;

/// Connections at a time: six a browser and window, and some to spare.
const MOST: usize = 128;

/// How long an answer may take to go out.
const SLOW: Duration = Duration::from_secs(60);

/// How long nobody is let in where the system has no room for another connection: asking again at once would take a
/// processor and get nothing.
const FULL: Duration = Duration::from_millis(100);

/// How long it is read on behind a refusal, at most.
const LINGER: Duration = Duration::from_secs(1);

/// How many bytes.
const UNREAD: u64 = 256 * 1024;

/// What every connection needs.
pub struct Door {
    pub address: SocketAddr,
    pub language: Language,
    pub live: Arc<Live>,
    pub events: Sender<Event>,
    open: Mutex<BTreeMap<u64, TcpStream>>,
}

impl Door {
    /// A door nobody has come through.
    pub fn new(
        address: SocketAddr,
        language: Language,
        live: Arc<Live>,
        events: Sender<Event>,
    ) -> Door {
        Door {
            address,
            language,
            live,
            events,
            open: Mutex::default(),
        }
    }

    /// Lets connections in until the server ends.
    pub fn keep(self: Arc<Door>, listener: TcpListener) -> std::io::Result<JoinHandle<()>> {
        let thread = thread::Builder::new().name("accept".to_owned());
        thread.spawn(move || {
            for (number, stream) in (0..).zip(listener.incoming()) {
                if self.live.is_over() {
                    return;
                }
                match stream {
                    Ok(stream) => Arc::clone(&self).admit(number, stream),
                    // One that fails before it begins is the browser's to repeat.
                    Err(_) => thread::sleep(FULL),
                }
            }
        })
    }

    /// Ends all connections and lets nobody in any more.
    pub fn close(&self, keeper: JoinHandle<()>) {
        self.live.end();
        // Wakes the keeper, who waits for the next connection.
        let mut own = self.address;
        if own.ip().is_unspecified() {
            own.set_ip(match own.is_ipv6() {
                true => std::net::Ipv6Addr::LOCALHOST.into(),
                false => std::net::Ipv4Addr::LOCALHOST.into(),
            });
        }
        let woken = TcpStream::connect_timeout(&own, Duration::from_secs(1)).is_ok();
        if woken {
            // It returns; that it had a fault would matter to nobody any more.
            drop(keeper.join());
        }
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        for stream in std::mem::take(&mut *open).into_values() {
            drop(stream.shutdown(Shutdown::Both));
        }
    }

    fn admit(self: Arc<Door>, number: u64, stream: TcpStream) {
        let Ok(copy) = stream.try_clone() else {
            return;
        };
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if open.len() >= MOST {
            return drop(Response::plain(503, "busy").write(false, false, &mut &stream));
        }
        open.insert(number, copy);
        drop(open);
        let door = Arc::clone(&self);
        let talk = move || {
            door.talk(&stream);
            let mut open = door.open.lock().unwrap_or_else(PoisonError::into_inner);
            open.remove(&number);
        };
        if thread::Builder::new().spawn(talk).is_err() {
            let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
            open.remove(&number);
        }
    }

    /// Answers until the other side goes, or must.
    fn talk(&self, stream: &TcpStream) {
        let timed = stream
            .set_write_timeout(Some(SLOW))
            .and_then(|()| stream.set_nodelay(true));
        let mut reader = Reader::new(stream);
        let mut writer = stream;
        while timed.is_ok() && !self.live.is_over() {
            let request = match reader.request() {
                Ok(request) => request,
                Err(Refusal::Gone) => return,
                Err(Refusal::Status(status)) => {
                    let refused = self.refusal(status).write(false, false, &mut writer);
                    return refused.map_or((), |()| linger(stream));
                }
            };
            let is_ours = self.is_addressed(&request.host);
            if is_ours && request.path == STREAM_PATH && !request.is_head {
                return self.stream(&request.query, stream);
            }
            let response = match is_ours {
                true => self.answer(&request),
                false => self.refusal(403),
            };
            let done = response.write(request.is_head, request.is_kept, &mut writer);
            if done.is_err() || !request.is_kept {
                return;
            }
        }
    }

    /// Whether the browser means us: a page of another site, whose name was made to lead here, may
    /// not read what is on this machine (DNS rebinding). On other addresses the name of a machine may be
    /// ours, or its address: whoever makes names lead elsewhere has a domain.
    fn is_addressed(&self, host: &str) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => (name, port.parse().ok()),
            _ => (host, Some(80)),
        };
        if !self.address.ip().is_loopback() {
            let address = name.trim_start_matches('[').trim_end_matches(']');
            let is_local = name
                .rsplit('.')
                .next()
                .is_some_and(|end| end.eq_ignore_ascii_case("local"));
            return address.parse::<IpAddr>().is_ok() || !name.contains('.') || is_local;
        }
        let own = self.address.ip().to_string();
        let names = ["localhost", "127.0.0.1", "[::1]", &own];
        port == Some(self.address.port()) && names.iter().any(|own| name.eq_ignore_ascii_case(own))
    }

    fn refusal(&self, status: u16) -> Response {
        let Text { zh, en } = match status {
            403 => text!(
                "这里只应答本机的地址",
                "only asked for by an address of this machine"
            ),
            405 => text!("这里只读：GET 和 HEAD", "read only: GET and HEAD"),
            408 => text!("请求来得太慢", "the request takes too long"),
            413 | 431 => text!("请求太大", "the request is too large"),
            503 => text!("预览已经结束", "the preview has ended"),
            _ => text!("看不懂这个请求", "this is no request"),
        };
        match self.language {
            Language::Zh => Response::plain(status, &zh),
            Language::En => Response::plain(status, &en),
        }
    }

    fn answer(&self, request: &Request) -> Response {
        if request.path == SCRIPT_PATH {
            return Response::new(200, super::http::media_type(SCRIPT_PATH), SCRIPT);
        }
        let mut path = request.path.trim_start_matches('/').to_owned();
        if path.is_empty() || path.ends_with('/') {
            path.push_str("index.html");
        }
        let (reply, answer) = channel();
        let job = Job { path, reply };
        let asked = self.events.send(Event::Asked(job));
        let answered = asked.ok().and_then(|()| answer.recv().ok());
        answered.unwrap_or_else(|| self.refusal(503))
    }

    /// Tells a page what it should know until it goes.
    fn stream(&self, query: &str, stream: &TcpStream) {
        let stamp = query
            .split('&')
            .find_map(|pair| pair.strip_prefix("stamp="));
        let mut writer = BufWriter::new(stream);
        let begun = writer.write_all(EVENT_STREAM.as_bytes());
        // Ends with an error when the page is closed: that is its end.
        let streamed = begun.and_then(|()| self.live.stream(stamp.unwrap_or(""), &mut writer));
        drop(streamed);
    }
}

/// Reads on for a moment behind a refusal: a connection that ends with something unread is reset,
/// and the refusal lost (RFC 9112, section 9.6).
fn linger(stream: &TcpStream) {
    let ended = stream
        .shutdown(Shutdown::Write)
        .and_then(|()| stream.set_read_timeout(Some(LINGER)));
    let mut rest = stream.take(UNREAD);
    // What comes is of no interest, and that it stops coming is no fault.
    drop(ended.and_then(|()| std::io::copy(&mut rest, &mut std::io::sink())));
}
