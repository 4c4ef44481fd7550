//! The two streams of a run, and what may be done with them.

use std::io::{self, IsTerminal, Write};

/// Standard output and standard error of a run, with what their readers can take.
pub struct Console<'a> {
    out: Stream<'a>,
    err: Stream<'a>,
    /// Whether somebody watches standard error while the program works.
    pub(super) is_watched: bool,
}

/// Whether text may carry colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Never: a file, a pipe, `NO_COLOR`.
    Plain,
    /// A terminal.
    Coloured,
}

struct Stream<'a> {
    to: &'a mut dyn Write,
    colour: Colour,
    /// The reader has gone; what is written from here on reaches nobody, and that is fine.
    is_closed: bool,
}

impl<'a> Console<'a> {
    /// Streams that are read later, or by programs: no colour, no progress bar.
    pub fn plain(out: &'a mut dyn Write, err: &'a mut dyn Write) -> Console<'a> {
        let stream = |to| Stream {
            to,
            colour: Colour::Plain,
            is_closed: false,
        };
        Console {
            out: stream(out),
            err: stream(err),
            is_watched: false,
        }
    }

    /// The streams of this process, which the caller hands in so that it alone holds them:
    /// coloured where they end in a terminal and `NO_COLOR` is not set.
    ///
    /// `err` must not be locked: the progress bar writes to it from other threads.
    pub fn of_process(out: &'a mut dyn Write, err: &'a mut dyn Write) -> Console<'a> {
        let allowed = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let colour = |is_terminal| {
            if is_terminal && allowed {
                Colour::Coloured
            } else {
                Colour::Plain
            }
        };
        let mut console = Console::plain(out, err);
        console.out.colour = colour(io::stdout().is_terminal());
        console.err.colour = colour(io::stderr().is_terminal());
        console.is_watched = io::stderr().is_terminal();
        console
    }

    /// Writes to standard output.
    pub(super) fn out(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    /// Writes to standard error.
    pub(super) fn err(&mut self, text: &str) -> io::Result<()> {
        self.err.write_all(text.as_bytes())
    }

    /// Standard output as a writer, and whether it takes colours.
    pub(super) fn out_stream(&mut self) -> (&mut dyn Write, Colour) {
        let colour = self.out.colour;
        (&mut self.out, colour)
    }

    /// Standard error as a writer, and whether it takes colours.
    pub(super) fn err_stream(&mut self) -> (&mut dyn Write, Colour) {
        let colour = self.err.colour;
        (&mut self.err, colour)
    }

    /// Sends on what is still on the way.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()?;
        self.err.flush()
    }
}

impl Stream<'_> {
    fn unless_closed<T>(
        &mut self,
        without_reader: T,
        act: impl FnOnce(&mut dyn Write) -> io::Result<T>,
    ) -> io::Result<T> {
        if self.is_closed {
            return Ok(without_reader);
        }
        match act(self.to) {
            Err(cause) if cause.kind() == io::ErrorKind::BrokenPipe => {
                self.is_closed = true;
                Ok(without_reader)
            }
            done => done,
        }
    }
}

impl Write for Stream<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.unless_closed(bytes.len(), |to| to.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.unless_closed((), |to| to.flush())
    }
}
