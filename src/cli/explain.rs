//! `case-atlas explain`: the page of a check, or the list of all.

use super::failure::Failure;
use super::{Console, Exit};
use crate::build;
use crate::ground::{Code, nearest};
use crate::text;

/// Prints the page of one code, found by id or name in any case; without one, a line for each.
pub(super) fn execute(wanted: Option<&str>, console: &mut Console) -> Result<Exit, Failure> {
    match wanted {
        Some(wanted) => {
            let code = find(wanted).ok_or_else(|| unknown(wanted))?;
            console.out(code.explanation)?;
        }
        None => {
            for code in build::codes() {
                console.out(&format!("{}\n", heading(code)))?;
            }
        }
    }
    Ok(Exit::Clean)
}

fn find(wanted: &str) -> Option<&'static Code> {
    let is = |name: &str| name.eq_ignore_ascii_case(wanted);
    build::codes().find(|code| is(code.id) || is(code.name))
}

/// The first line of a page names the code: id, Chinese title, name.
fn heading(code: &Code) -> &str {
    code.explanation
        .lines()
        .next()
        .unwrap_or_default()
        .trim_start_matches(['#', ' '])
}

fn unknown(wanted: &str) -> Failure {
    let (id, name) = (wanted.to_ascii_uppercase(), wanted.to_ascii_lowercase());
    let guess = nearest(&id, build::codes().map(|code| code.id))
        .or_else(|| nearest(&name, build::codes().map(|code| code.name)));
    Failure(match guess {
        Some(guess) => text!(
            "没有编号或名称为“{wanted}”的检查；您是不是要找“{guess}”？用 case-atlas explain 列出全部",
            "there is no check \"{wanted}\"; did you mean \"{guess}\"? \
             case-atlas explain lists all",
        ),
        None => text!(
            "没有编号或名称为“{wanted}”的检查；用 case-atlas explain 列出全部",
            "there is no check \"{wanted}\"; case-atlas explain lists all",
        ),
    })
}
