//! A name that FAT, exFAT or Windows refuses.

use super::super::addresses::{Address, addresses};
use crate::check::codes;
use crate::ground::portable::{MAX_NAME, NameFault, name_fault};
use crate::ground::{Code, Diagnostic, Findings, Text};
use crate::site::{Site, stick};
use crate::text;

/// Reports authored names whose page or picture could not be copied to a USB stick: device names of
/// Windows, dots at the end, characters outside `[a-z0-9._-]`, names and paths that are too long.
pub fn check(site: &Site<'_>, findings: &mut Findings) {
    for Address { path, span } in addresses(site) {
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
        Some(NameFault::Ending { name }) => (
            codes::UNSAFE_CHARACTER,
            text!(
                "“{path}”里的“{name}”以点或空格结尾，Windows 会悄悄去掉它",
                "\"{name}\" in \"{path}\" ends with a dot or a blank, which Windows drops"
            ),
            text!("去掉末尾的点或空格", "remove the dot or blank at the end"),
        ),
        Some(NameFault::Character { .. }) => unsafe_character(path),
        None if path.bytes().all(is_plain) => return None,
        None => unsafe_character(path),
    })
}

fn unsafe_character(path: &str) -> (&'static Code, Text, Text) {
    (
        codes::UNSAFE_CHARACTER,
        text!(
            "“{path}”里有不能用在网址和 U 盘上的字符",
            "\"{path}\" has characters that cannot stand in addresses and on sticks"
        ),
        text!(
            "只用小写拉丁字母、数字和“.”“_”“-”，如 market-1.jpg",
            "use lower-case Latin letters, digits, \".\", \"_\" and \"-\""
        ),
    )
}

fn is_plain(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-' | b'/')
}
