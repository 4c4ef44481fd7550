//! `case-atlas verify`: whether a stick is whole.

use std::path::Path;

use super::failure::Failure;
use super::progress::watched;
use super::{Console, Exit};
use crate::build::Stage;
use crate::emit::stick::{Fault, Verification, edition_of, verify};
use crate::ground::{Language, Text, size};
use crate::site::Edition;
use crate::text;

/// Compares a stick with its list and names every difference on standard output, a line each.
pub(super) fn execute(
    folder: &Path,
    language: Language,
    console: &mut Console,
) -> Result<Exit, Failure> {
    let found = watched(console, language, |progress| {
        verify(
            folder,
            &|files| progress.stage(Stage::Verify, files),
            &|| progress.step(),
        )
    })?;
    for (path, fault) in &found.faults {
        // A name may hold anything, also what would move the cursor.
        let path = path.replace(char::is_control, "\u{fffd}");
        console.out(line(&path, fault).get(language))?;
    }
    console.out(tally(&found, edition_of(folder)).get(language))?;
    Ok(if found.faults.is_empty() {
        Exit::Clean
    } else {
        Exit::Findings
    })
}

fn line(path: &str, fault: &Fault) -> Text {
    match fault {
        Fault::Changed => text!("改动  {path}\n", "changed  {path}\n"),
        Fault::Missing => text!("缺少  {path}\n", "missing  {path}\n"),
        Fault::Extra => text!("多出  {path}\n", "extra  {path}\n"),
        Fault::Unreadable(Text { zh, en }) => {
            text!("读不了  {path}：{zh}\n", "unreadable  {path}: {en}\n")
        }
        Fault::DamagedLine(number) => text!(
            "改动  {path}：第 {number} 行已损坏\n",
            "changed  {path}: line {number} is damaged\n"
        ),
        Fault::Unfinished => text!(
            "未写完  {path}：写入中途停下，新旧文件混在一起。请重新运行 case-atlas usb，会接着做完\n",
            "unfinished  {path}: writing was interrupted, old and new files are mixed. \
             Run case-atlas usb again to finish\n"
        ),
        Fault::LeftOver => text!(
            "未写完  {path}：上次写入中途停下，留下了这个文件夹，不影响其余文件。重新运行 case-atlas usb 会清掉它，也可以直接删去\n",
            "unfinished  {path}: left behind by a writing that was interrupted; the other files are not \
             affected. Run case-atlas usb again, or delete it\n"
        ),
    }
}

fn tally(found: &Verification, edition: Option<Edition>) -> Text {
    let (files, bytes, faults) = (found.files, size(found.bytes), found.faults.len());
    if faults == 0 {
        let (zh, en) = edition.map_or(("", ""), |edition| match edition {
            Edition::Student => ("学员版，", "student edition, "),
            Edition::Teacher => ("教师版，", "teacher edition, "),
        });
        text!(
            "完好：{zh}{files} 个文件，{bytes}，与 SHA256SUMS 一致。\n",
            "Whole: {en}{files} files, {bytes}, as SHA256SUMS says.\n"
        )
    } else {
        text!(
            "核对了 {files} 个文件，有 {faults} 处不对。\n",
            "{files} files compared, {faults} faults.\n"
        )
    }
}
