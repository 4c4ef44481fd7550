//! Choices that several commands offer: from what, for whom, with what beside it, how strictly.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::failure::Failure;
use super::pack::formats;
use crate::check::Profile;
#[cfg(feature = "pdf")]
use crate::render::FontSearch;
use crate::render::HandoutFormat;
use crate::site::Edition;

/// What an output is made from.
#[derive(Debug, Args)]
pub(super) struct Content {
    /// 内容文件夹［默认 content］
    #[arg(
        id = "content",
        long = "content",
        value_name = "DIR",
        default_value = "content",
        hide_default_value = true
    )]
    pub folder: PathBuf,
}

impl Default for Content {
    fn default() -> Content {
        Content {
            folder: "content".into(),
        }
    }
}

/// For whom an output is made.
#[derive(Debug, Args)]
pub(super) struct Readers {
    /// 版本：student 学员版，teacher 教师版［默认 student］
    #[arg(
        long, value_name = "EDITION",
        default_value = "student", hide_default_value = true, hide_possible_values = true,
        value_parser = PossibleValuesParser::new(["student", "teacher"]).map(|name| edition(&name)),
    )]
    pub edition: Edition,
}

/// The fonts of handouts on paper.
#[cfg(feature = "pdf")]
#[derive(Debug, Default, Args)]
pub(super) struct Fonts {
    /// PDF 的字体所在的文件夹，先于系统的字体；可写几次
    #[arg(id = "font_path", long = "font-path", value_name = "DIR")]
    folders: Vec<PathBuf>,
    /// PDF 不用系统的字体，只用 --font-path 的
    #[arg(
        id = "ignore_system_fonts",
        long = "ignore-system-fonts",
        requires = "font_path"
    )]
    ignore_system_fonts: bool,
}

#[cfg(feature = "pdf")]
impl Fonts {
    /// Where to look.
    pub fn search(&self) -> FontSearch<'_> {
        FontSearch {
            folders: &self.folders,
            system: !self.ignore_system_fonts,
        }
    }
}

/// The handouts that stand in the site.
#[derive(Debug, Default, Args)]
pub(super) struct Downloads {
    /// 网站里带上讲义，由各页链接；可写格式，如 --downloads=epub［默认全部格式］
    #[arg(
        id = "downloads", long = "downloads", value_name = "FORMAT",
        num_args = 0..=1, require_equals = true, value_delimiter = ','
    )]
    formats: Option<Vec<String>>,
    #[cfg(feature = "pdf")]
    #[command(flatten)]
    pub fonts: Fonts,
}

impl Downloads {
    /// The formats asked for: all, where none is named; none without the switch.
    pub fn formats(&self) -> Result<Vec<HandoutFormat>, Failure> {
        let names = self.formats.as_deref();
        names.map_or(Ok(Vec::new()), formats)
    }
}

/// The switch that makes warnings count.
#[derive(Debug, Default, Args)]
pub(super) struct Denial {
    /// 把警告也当作错误
    #[arg(long)]
    deny_warnings: bool,
}

/// The switch that says what the site must have.
#[derive(Debug, Default, Args)]
pub(super) struct Profiled {
    /// 网站必须有什么：government 按政府网站的网页标签查，缺一项就是错误［默认 general］
    #[arg(
        long = "profile", value_name = "PROFILE", hide_possible_values = true,
        value_parser = PossibleValuesParser::new(["general", "government"]).map(|name| profile(&name)),
    )]
    chosen: Option<Profile>,
}

impl Profiled {
    /// The profile asked for.
    pub fn get(&self) -> Profile {
        self.chosen.unwrap_or_default()
    }
}

/// What warnings mean for the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Warnings {
    /// They are shown.
    Allow,
    /// They forbid the site, as errors do.
    Deny,
}

impl Denial {
    /// The switch as a choice with names.
    pub fn warnings(&self) -> Warnings {
        if self.deny_warnings {
            Warnings::Deny
        } else {
            Warnings::Allow
        }
    }
}

fn profile(name: &str) -> Profile {
    match name {
        "government" => Profile::Government,
        _ => Profile::General,
    }
}

/// Only names that the parser lets through arrive here.
fn edition(name: &str) -> Edition {
    if name == Edition::Teacher.slug() {
        Edition::Teacher
    } else {
        Edition::Student
    }
}
