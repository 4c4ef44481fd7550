//! `case-atlas usb`: the site on a stick, and as one file to send.

use std::path::Path;

use super::arguments::UsbOptions;
use super::build::nothing_written;
use super::failure::Failure;
use super::folders::Folders;
use super::progress::watched;
use super::report::{self, Format, Report};
use super::{Console, Exit, verdict};
use crate::build::{self, Input, Progress, Stage};
use crate::emit::stick::{Archive, Extent, Room, Spool, Stick, edition_of};
use crate::ground::{Language, Text, size};
use crate::site::Edition;
use crate::site::stick::START;
use crate::text;

/// Builds, says how much it is, writes. Findings go to standard error, all else to standard output.
pub(super) fn execute(
    options: &UsbOptions,
    language: Language,
    console: &mut Console,
) -> Result<Exit, Failure> {
    let folders = Folders::open(&options.content.folder)?;
    let stick = Stick::open(&options.out, &folders.roots())?;
    let archive = options
        .zip
        .as_deref()
        .map(|path| Archive::open(path, &stick, &folders.roots()))
        .transpose()?;
    let spool = Spool::new()?;
    let handouts = options.downloads.formats()?;
    let input = Input {
        handouts: &handouts,
        #[cfg(feature = "pdf")]
        fonts: options.downloads.fonts.search(),
        ..folders.input(options.readers.edition)
    };
    let outcome = watched(console, language, |progress| {
        build::stick(&input, &spool, progress)
    })?;
    let report = Report {
        sources: &outcome.sources,
        findings: &outcome.findings,
        language,
    };
    let (err, colour) = console.err_stream();
    report::write(&report, Format::Human, colour, err)?;
    let exit = verdict(&outcome.findings, options.deny.warnings());
    if exit != Exit::Clean {
        console.err(nothing_written(&outcome, options.deny.warnings()).get(language))?;
        return Ok(exit);
    }
    let load = spool.finish()?;
    let extent = load.extent();
    let edition = options.readers.edition;
    console.out(announcement(edition, &extent, &stick.room()?).get(language))?;
    if let Some(old) = edition_of(&options.out).filter(|old| *old != edition) {
        console.out(replaced(old, edition).get(language))?;
    }
    console.flush()?;
    watched(console, language, |progress| {
        progress.stage(Stage::Copy, extent.files);
        stick.write(&load, &|| progress.step())
    })?;
    console.out(where_to_look(&options.out).get(language))?;
    if let (Some(archive), Some(path)) = (archive, &options.zip) {
        let bytes = watched(console, language, |progress: &dyn Progress| {
            progress.stage(Stage::Pack, extent.files);
            archive.write(&load, &|| progress.step())
        })?;
        let (path, size) = (path.display(), size(bytes));
        console.out(text!("打包：{path}，{size}\n", "Packed: {path}, {size}\n").get(language))?;
    }
    Ok(exit)
}

/// A stick for students must not become one for teachers unseen.
fn replaced(old: Edition, new: Edition) -> Text {
    let (zh_old, zh_new, old, new) = (old.name(), new.name(), old.slug(), new.slug());
    text!(
        "注意：这里原来是{zh_old}，换成{zh_new}。\n",
        "Note: the {old} edition here is replaced by the {new} edition.\n"
    )
}

fn announcement(edition: Edition, extent: &Extent, room: &Room) -> Text {
    let (zh, en) = (edition.name(), edition.slug());
    let (files, bytes, taken) = (extent.files, size(extent.bytes), size(extent.on(room)));
    let mut text = text!(
        "{zh} · {files} 个文件，{bytes}，在 U 盘上占 {taken}",
        "{en} edition · {files} files, {bytes}, {taken} on the stick"
    );
    if let Some(free) = room.free.map(size) {
        text.zh += &format!("；可用 {free}");
        text.en += &format!("; {free} free");
    }
    text.zh += "\n";
    text.en += "\n";
    if extent.overfull && !room.is_fat {
        text.zh += "有的文件夹里文件太多，FAT32 格式的 U 盘放不下，请用 exFAT 格式的。\n";
        text.en +=
            "A folder holds more files than FAT32 can list: use sticks formatted as exFAT.\n";
    }
    text
}

fn where_to_look(out: &Path) -> Text {
    let start = out.join(START);
    let start = std::path::absolute(&start).unwrap_or(start);
    let (start, out) = (start.display(), as_one_word(out));
    text!(
        "已写好。双击打开：{start}\n核对：case-atlas verify {out}\n",
        "Written. Open: {start}\nCheck: case-atlas verify {out}\n"
    )
}

/// A path as it can be typed again: a blank would make two words of it.
fn as_one_word(path: &Path) -> String {
    let path = path.display().to_string();
    if path.contains(char::is_whitespace) {
        format!("\"{path}\"")
    } else {
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_a_blank_is_quoted_where_it_is_to_be_typed() {
        let text = where_to_look(Path::new("/media/盘 一")).zh;
        assert!(
            text.contains("：/media/盘 一/打开案例图谱.html\n"),
            "{text}"
        );
        assert!(
            text.ends_with("核对：case-atlas verify \"/media/盘 一\"\n"),
            "{text}"
        );
        assert_eq!(as_one_word(Path::new("E:\\")), "E:\\");
    }
}
