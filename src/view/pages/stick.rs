//! The two pages at the root of a USB stick.

use serde::Serialize;

use super::home::Tally;
use crate::view::frame::Link;

/// `打开案例图谱.html`: what a person opens first.
#[derive(Debug, Serialize)]
pub struct StartPage {
    /// Name of the atlas (the vertical slip, the page's h1).
    pub title: String,
    /// 学员版 or 教师版.
    pub edition: String,
    /// The sentence beside the slip, in phrases.
    pub tagline: Vec<String>,
    /// What this is.
    pub description: String,
    /// Counts: number and what it counts.
    pub tally: Vec<Tally>,
    /// Address of the home page.
    pub open: String,
    /// Ways in.
    pub ways: Vec<Link>,
    /// Address of the instructions.
    pub instructions: String,
}

/// `instructions.html`: how to read and how to check.
#[derive(Debug, Serialize)]
pub struct InstructionsPage {
    /// Name of the atlas.
    pub title: String,
    /// 学员版 or 教师版.
    pub edition: String,
    /// The start page.
    pub start: Link,
    /// What stands at the root of the stick: name and meaning.
    pub files: Vec<StickFile>,
    /// Ways to check a stick, the easiest first.
    pub checks: Vec<StickCheck>,
}

/// A file or folder at the root of the stick.
#[derive(Debug, Serialize)]
pub struct StickFile {
    /// Its name; a folder has `\` behind, as Windows writes it.
    pub name: String,
    /// What it is.
    pub meaning: String,
}

/// A way to check a stick.
#[derive(Debug, Serialize)]
pub struct StickCheck {
    /// Where it works.
    pub title: String,
    /// What to do before.
    pub before: String,
    /// What to type.
    pub command: String,
    /// What it says when all is well, and otherwise.
    pub after: String,
}
