//! What keeps a preview from being served.

use std::io;
use std::net::SocketAddr;

use crate::ground::Text;
use crate::ground::files::cause_text;
use crate::text;

/// Why nothing is served.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.text().en)]
pub enum ServeError {
    /// Another program listens at the address.
    Taken {
        /// As asked for.
        address: SocketAddr,
    },
    /// The system refuses.
    Refused {
        /// As asked for.
        address: SocketAddr,
        /// Its reason.
        #[source]
        cause: io::Error,
    },
}

impl ServeError {
    pub(super) fn new(address: SocketAddr, cause: io::Error) -> ServeError {
        match cause.kind() {
            io::ErrorKind::AddrInUse => ServeError::Taken { address },
            _ => ServeError::Refused { address, cause },
        }
    }

    /// The error as a sentence.
    pub fn text(&self) -> Text {
        match self {
            ServeError::Taken { address } => {
                let port = address.port();
                text!(
                    "端口 {port} 有别的程序在用。换一个：--port 0 自动选一个空的，或者 --port 号码",
                    "another program uses port {port}; --port 0 takes a free one, \
                     or name another with --port",
                )
            }
            ServeError::Refused { address, cause } => {
                let Text { zh, en } = cause_text(cause);
                text!(
                    "不能在 {address} 上开预览：{zh}",
                    "cannot serve at {address}: {en}"
                )
            }
        }
    }
}
