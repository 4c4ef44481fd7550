//! Help, version, and mistakes on the command line, told in the language asked for.

use std::path::Path;

use clap::error::{ContextKind, ErrorKind};

use super::{Console, Exit};
use crate::ground::Language;

/// Why the command line leads to no command.
#[derive(Debug)]
pub(super) struct Stop {
    /// What clap says.
    pub error: clap::Error,
    /// What to say it in.
    pub language: Language,
}

/// Shows help or version where they were asked for, else the mistake.
pub(super) fn tell(stop: &Stop, console: &mut Console) -> Exit {
    let asked = matches!(
        stop.error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    );
    let written = if asked {
        console
            .out(&stop.error.render().to_string())
            .and_then(|()| console.flush())
    } else {
        console.err(&mistake(stop))
    };
    if asked && written.is_ok() {
        Exit::Clean
    } else {
        Exit::CouldNotRun
    }
}

/// The mistake in one sentence; clap's own words where they are asked for or we have none.
fn mistake(stop: &Stop) -> String {
    let said = |kind| {
        stop.error
            .get(kind)
            .map(ToString::to_string)
            .unwrap_or_default()
    };
    let meant = |kind| match stop.error.get(kind) {
        Some(known) => format!("；您是不是要写“{known}”？"),
        None => "。".to_owned(),
    };
    let sentence = match (stop.language, stop.error.kind()) {
        (Language::Zh, ErrorKind::UnknownArgument)
            if Path::new(&said(ContextKind::InvalidArg)).is_dir() =>
        {
            let arg = said(ContextKind::InvalidArg);
            format!("不知道“{arg}”是什么；要指内容文件夹，写 --content {arg}。")
        }
        (Language::Zh, ErrorKind::UnknownArgument)
            if !said(ContextKind::InvalidArg).starts_with('-') =>
        {
            format!("不知道“{}”是什么。", said(ContextKind::InvalidArg))
        }
        (Language::Zh, ErrorKind::UnknownArgument) => {
            let arg = said(ContextKind::InvalidArg);
            format!("没有“{arg}”这个选项{}", meant(ContextKind::SuggestedArg))
        }
        (Language::Zh, ErrorKind::InvalidSubcommand) => {
            let command = said(ContextKind::InvalidSubcommand);
            format!(
                "没有“{command}”这个命令{}",
                meant(ContextKind::SuggestedSubcommand)
            )
        }
        (Language::Zh, ErrorKind::InvalidValue | ErrorKind::ValueValidation) => {
            let (arg, value) = (
                said(ContextKind::InvalidArg),
                said(ContextKind::InvalidValue),
            );
            let known = match said(ContextKind::ValidValue) {
                known if known.is_empty() => known,
                known => format!("，可以写：{known}"),
            };
            if value.is_empty() {
                format!("“{arg}”后面要写一个值{known}。")
            } else {
                format!("“{arg}”的值“{value}”不对{known}。")
            }
        }
        (Language::Zh, ErrorKind::MissingRequiredArgument) => {
            format!("缺少“{}”。", said(ContextKind::InvalidArg))
        }
        (Language::Zh, ErrorKind::ArgumentConflict) => {
            format!("“{}”只能写一次。", said(ContextKind::InvalidArg))
        }
        _ => return stop.error.render().to_string(),
    };
    format!("错误：{sentence}\n用 case-atlas --help 看用法。\n")
}
