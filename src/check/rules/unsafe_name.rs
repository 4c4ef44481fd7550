//! A name that FAT, exFAT or Windows refuses for what it says or for its length.

use super::super::addresses::{Address, addresses};
use crate::check::GoesOn;
use crate::check::codes;
use crate::ground::portable::{MAX_NAME, NameFault, name_fault};
use crate::ground::{Code, Diagnostic, Findings, Text};
use crate::site::{Site, stick};
use crate::text;

/// Reports authored names whose page or picture could not be copied to a USB stick: device names of
/// Windows, names and paths that are too long.
pub fn check(site: &Site<'_>, goes_on: GoesOn<'_>, findings: &mut Findings) {
    let addresses = addresses(site).into_iter();
    for Address { path, span } in addresses.take_while(|_| goes_on()) {
        let Some((code, message, help)) = fault(&path) else {
            continue;
        };
        findings.push(Diagnostic::new(code, span, message).help(help));
    }
}

fn fault(path: &str) -> Option<(&'static Code, Text, Text)> {
    let shorter = || text!("换一个短些的名字", "choose a shorter name");
    Some(match name_fault(&stick::path_of(path)) {
        Some(NameFault::Reserved { name }) => (
            codes::RESERVED_NAME,
            text!(
                "“{path}”在 Windows 上打不开：“{name}”是设备名",
                "Windows cannot open \"{path}\": \"{name}\" is a device"
            ),
            text!("换一个名字，如在后面加上“-county”", "choose another name"),
        ),
        Some(NameFault::LongName { name, length }) => (
            codes::NAME_TOO_LONG,
            text!(
                "名字“{name}”有 {length} 个字符，U 盘上最多 {MAX_NAME} 个",
                "the name \"{name}\" has {length} characters, a stick takes {MAX_NAME}"
            ),
            shorter(),
        ),
        Some(NameFault::LongPath { length }) => {
            // The drive and the zero at the end count too.
            let length = length + 4;
            (
                codes::NAME_TOO_LONG,
                text!(
                    "“{path}”在 U 盘上的路径有 {length} 个字符，Windows 最多 260 个",
                    "on a stick the path of \"{path}\" has {length} characters, Windows takes 260"
                ),
                shorter(),
            )
        }
        // Such characters and endings the reader has found: in pictures as CA0107, in slugs as CA0105.
        Some(NameFault::Character { .. } | NameFault::Ending { .. }) | None => return None,
    })
}
