//! `case-atlas serve`: the site in the browser while somebody writes.

use std::net::{IpAddr, SocketAddr};
use std::process::{Command, Stdio};
use std::time::Duration;

use super::arguments::ServeOptions;
use super::failure::Failure;
use super::folders::Folders;
use super::report::{self, Format, Report};
use super::{Console, Exit};
use crate::build::preview::{Changes, Preview};
use crate::build::{Counts, Input};
use crate::ground::files::{Method, Place, Watch};
use crate::ground::{Language, Text};
use crate::serve::{Handle, News, ServeError, Server};
use crate::text;

/// How often files are looked at where the system does not tell of changes.
const LOOK: Duration = Duration::from_secs(1);

/// Changed files named in one line; of more, the number is told.
const NAMED: usize = 3;

impl From<ServeError> for Failure {
    fn from(error: ServeError) -> Failure {
        Failure(error.text())
    }
}

/// Serves until Ctrl-C.
pub(super) fn execute(
    options: &ServeOptions,
    language: Language,
    console: &mut Console,
) -> Result<Exit, Failure> {
    let folders = Folders::open_to_follow(&options.content.folder)?;
    let server = Server::bind(SocketAddr::new(options.host, options.port), language)?;
    let address = format!("http://{}/", shown(server.address()));
    let input = Input {
        profile: options.profile.get(),
        ..folders.input(options.readers.edition)
    };
    let preview = Preview::open(input)?;
    let watch = watch(&folders, options.poll, server.handle())?;
    end_with_signal(server.handle())?;
    let mut teller = Teller {
        console,
        language,
        address,
        opens: options.open,
        last: String::new(),
    };
    let mut written = Ok(());
    let is_open_to_all = !server.address().ip().is_loopback();
    server.run(preview, &mut |news| {
        if written.is_ok() {
            written = teller.tell(&news, is_open_to_all);
        }
    })?;
    drop(watch);
    written?;
    console.out(text!("预览已结束。\n", "The preview has ended.\n").get(language))?;
    Ok(Exit::Clean)
}

/// Tells the server of changes in the content and the theme.
fn watch(folders: &Folders, poll: bool, server: Handle) -> Result<Watch, Failure> {
    let method = if poll {
        Method::Looked(LOOK)
    } else {
        Method::Told
    };
    let watched = folders.on_disk();
    let watch = Watch::new(&watched, method, move |places| {
        server.changed(sorted(places))
    })?;
    Ok(watch)
}

/// Places by the folder they lie in: the content comes first.
fn sorted(places: std::collections::BTreeSet<Place>) -> Changes {
    let mut changes = Changes::default();
    for (folder, path) in places {
        let paths = match folder {
            0 => &mut changes.content,
            _ => &mut changes.theme,
        };
        paths.insert(path);
    }
    changes
}

fn end_with_signal(server: Handle) -> Result<(), Failure> {
    let set = ctrlc::set_handler(move || server.stop());
    set.map_err(|cause| {
        Failure(text!(
            "不能接收 Ctrl+C：{cause}",
            "cannot hear Ctrl-C: {cause}"
        ))
    })
}

/// An address as a browser takes it: every interface is reached by this machine's own name.
fn shown(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => std::net::Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => std::net::Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

/// Tells in the terminal what happens.
struct Teller<'t, 'c> {
    console: &'t mut Console<'c>,
    language: Language,
    address: String,
    opens: bool,
    /// The last report, so that the same one is not told twice.
    last: String,
}

impl Teller<'_, '_> {
    fn tell(&mut self, news: &News<'_>, is_open_to_all: bool) -> std::io::Result<()> {
        match news {
            News::Ready(counts) => self.ready(counts, is_open_to_all)?,
            News::Updated { changes, took } => {
                let line = updated(changes, *took);
                self.console.out(line.get(self.language))?;
            }
            // Nothing found is no news before everything was looked at.
            News::Checked(report) if report.is_complete || !report.findings.is_empty() => {
                let report = Report {
                    sources: report.sources,
                    findings: report.findings,
                    language: self.language,
                };
                self.checked(&report)?;
            }
            News::Checked(_) => {}
            News::Trouble(text) => {
                let line = match self.language {
                    Language::Zh => format!("没能更新：{}\n", text.zh),
                    Language::En => format!("not updated: {}\n", text.en),
                };
                self.console.err(&line)?;
            }
        }
        self.console.flush()
    }

    fn ready(&mut self, counts: &Counts, is_open_to_all: bool) -> std::io::Result<()> {
        let Counts { cases, pages, .. } = counts;
        let address = &self.address;
        let lines = text!(
            "案例 {cases} 个 · 页面 {pages} 页\n在浏览器里打开：{address}\n改了内容或主题，网页随即跟着变。Ctrl+C 结束。\n",
            "{cases} cases · {pages} pages\nOpen in a browser: {address}\nPages follow content and theme as they change. Ctrl-C ends.\n"
        );
        self.console.out(lines.get(self.language))?;
        if is_open_to_all {
            let line = text!(
                "注意：同一网络里的别人也能看到这个预览。\n",
                "Note: others in the same network can see this preview.\n"
            );
            self.console.out(line.get(self.language))?;
        }
        if self.opens && !open(&self.address) {
            let line = text!(
                "没能打开浏览器，请自己打开。\n",
                "No browser could be started.\n"
            );
            self.console.err(line.get(self.language))?;
        }
        Ok(())
    }

    fn checked(&mut self, report: &Report<'_>) -> std::io::Result<()> {
        let mut plain = Vec::new();
        report::write(report, Format::Short, super::Colour::Plain, &mut plain)?;
        let plain = String::from_utf8_lossy(&plain).into_owned();
        if plain == self.last {
            return Ok(());
        }
        if plain.is_empty() {
            self.console
                .out(text!("全部改好。\n", "All mended.\n").get(self.language))?;
        } else {
            let (err, colour) = self.console.err_stream();
            report::write(report, Format::Human, colour, err)?;
        }
        self.last = plain;
        Ok(())
    }
}

fn updated(changes: &Changes, took: Duration) -> Text {
    let paths: Vec<&String> = changes.content.iter().chain(&changes.theme).collect();
    let ms = took.as_millis();
    let named = |separator: &str| {
        let named: Vec<&str> = paths.iter().map(|path| path.as_str()).collect();
        named.join(separator)
    };
    if paths.len() > NAMED || paths.iter().any(|path| path.is_empty()) {
        return text!("已读入，{ms} 毫秒\n", "read, {ms} ms\n");
    }
    let (zh, en) = (named("、"), named(", "));
    text!("已读入，{ms} 毫秒：{zh}\n", "read, {ms} ms: {en}\n")
}

/// Opens an address in the browser of the system; whether there was one to ask.
fn open(address: &str) -> bool {
    let (program, before): (&str, &[&str]) = if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(before).arg(address);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let Ok(mut child) = command.spawn() else {
        return false;
    };
    // Somebody must ask how it ended, or it stays in the table of processes.
    std::thread::spawn(move || drop(child.wait()));
    true
}
