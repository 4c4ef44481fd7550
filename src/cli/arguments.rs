//! What may be typed. Declarations only, in Chinese; the English help is in `english.rs`.

use std::ffi::OsString;
use std::net::IpAddr;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand};

use super::choices::{Content, Denial, Downloads, Profiled, Readers};
use super::english::in_english;
use super::pack::PackOptions;
use super::report::Format;
use super::usage::Stop;
use crate::ground::Language;
use crate::render::Form;
use crate::site::Edition;

const TEMPLATE: &str = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}\n";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "case-atlas",
    version,
    about = "把一个文件夹的案例，变成按模式类型互相链接的静态网站",
    after_help = "不写命令就是 build。退出码：0 没有问题，1 内容有问题，2 没能运行。",
    override_usage = "case-atlas [命令] [选项]",
    subcommand_help_heading = "命令",
    help_template = TEMPLATE,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// 消息用的语言：zh 或 en［默认 zh］
    #[arg(
        long, global = true, value_name = "LANG", help_heading = "通用选项",
        default_value = "zh", hide_default_value = true, hide_possible_values = true,
        value_parser = PossibleValuesParser::new(["zh", "en"]).map(|name| language(&name)),
    )]
    lang: Language,
    /// 显示用法
    #[arg(short, long, global = true, action = ArgAction::Help, help_heading = "通用选项")]
    help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, action = ArgAction::Version, help_heading = "通用选项")]
    version: Option<bool>,
}

/// One command with its options.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// 检查内容并生成网站
    #[command(override_usage = "case-atlas build [选项]", help_template = TEMPLATE)]
    Build(BuildOptions),
    /// 只检查内容，不写任何文件
    #[command(override_usage = "case-atlas check [选项]", help_template = TEMPLATE)]
    Check(CheckOptions),
    /// 预览：在浏览器里边写边看，内容一改，网页随即跟着变
    #[command(override_usage = "case-atlas serve [选项]", help_template = TEMPLATE)]
    Serve(ServeOptions),
    /// 修好可以放心自动改的：半角标点、括号、比号、文号、繁体字
    #[command(override_usage = "case-atlas fix [路径…] [选项]", help_template = TEMPLATE)]
    Fix(FixOptions),
    /// 说明一条检查：查什么、为什么、怎么改；不写编号就列出全部
    #[command(override_usage = "case-atlas explain [编号或名称]", help_template = TEMPLATE)]
    Explain {
        /// 编号或名称，如 CA0201 或 unknown-key
        #[arg(help_heading = "参数")]
        code: Option<String>,
    },
    /// 按模板新建内容
    #[command(
        override_usage = "case-atlas new case <SLUG> [选项]",
        help_template = TEMPLATE,
        subcommand_help_heading = "命令"
    )]
    #[command(subcommand)]
    New(NewContent),
    /// 检查内容，生成网站，写到 U 盘（或一个文件夹）上，可另打成一个 zip
    #[command(override_usage = "case-atlas usb --out <DIR> [选项]", help_template = TEMPLATE)]
    Usb(UsbOptions),
    /// 检查内容，制作讲义：Word 文稿、电子书、幻灯、PDF
    #[command(override_usage = "case-atlas pack <SLUG…> [选项]", help_template = TEMPLATE)]
    Pack(PackOptions),
    /// 核对 U 盘：有没有改动、缺少、多出的文件
    #[command(override_usage = "case-atlas verify <DIR>", help_template = TEMPLATE)]
    Verify {
        /// U 盘，或解压后的文件夹
        #[arg(value_name = "DIR", help_heading = "参数")]
        folder: PathBuf,
    },
    /// 输出案例文件头的 JSON Schema，供编辑器使用
    #[command(override_usage = "case-atlas schema", help_template = TEMPLATE)]
    Schema,
}

/// Options of `build`.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(super) struct BuildOptions {
    #[command(flatten)]
    pub content: Content,
    /// 输出文件夹［默认 public；教师版 public-teacher，--fragment 时 public-fragments］
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    pub readers: Readers,
    #[command(flatten)]
    pub deny: Denial,
    #[command(flatten)]
    pub profile: Profiled,
    #[command(flatten)]
    pub downloads: Downloads,
    /// 只写各页的正文和标签，供门户自己的模板套用
    #[arg(long)]
    fragment: bool,
    /// 不用缓存，全部重新生成
    #[arg(long)]
    pub no_cache: bool,
    /// 线程数［默认由系统决定］
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub threads: Option<u16>,
}

/// Options of `check`.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(super) struct CheckOptions {
    #[command(flatten)]
    pub content: Content,
    /// 格式：human 给人看，short 一条一行，json 给程序用，sarif 给 CI 用［默认 human］
    #[arg(
        long, value_name = "FORMAT",
        default_value = "human", hide_default_value = true, hide_possible_values = true,
        value_parser = PossibleValuesParser::new(["human", "short", "json", "sarif"]).map(|name| format(&name)),
    )]
    pub format: Format,
    /// 再列出所有站外链接（human、short、json 格式）
    #[arg(long)]
    pub external: bool,
    #[command(flatten)]
    pub deny: Denial,
    #[command(flatten)]
    pub profile: Profiled,
}

/// Options of `serve`.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(super) struct ServeOptions {
    #[command(flatten)]
    pub content: Content,
    #[command(flatten)]
    pub readers: Readers,
    #[command(flatten)]
    pub profile: Profiled,
    /// 端口；0 自动选一个空的［默认 8870］
    #[arg(long, value_name = "N", default_value_t = PORT, hide_default_value = true)]
    pub port: u16,
    /// 在哪个地址上应答；0.0.0.0 让同一网络里的别人也能看［默认 127.0.0.1，只有本机］
    #[arg(
        long,
        value_name = "ADDR",
        default_value = "127.0.0.1",
        hide_default_value = true
    )]
    pub host: IpAddr,
    /// 打开浏览器
    #[arg(long)]
    pub open: bool,
    /// 每秒查看一次有没有改动：内容在网络盘上，改了网页不变时用
    #[arg(long)]
    pub poll: bool,
}

/// Where `serve` listens unless told otherwise: free on office computers, easy to type.
const PORT: u16 = 8870;

/// Options of `fix`.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(super) struct FixOptions {
    /// 只修这些文件或文件夹［默认整个内容文件夹］
    #[arg(value_name = "PATH", help_heading = "参数")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub content: Content,
    /// 不写文件，只显示会改成什么样；有要改的，退出码是 1
    #[arg(long)]
    pub dry_run: bool,
}

/// Options of `usb`.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(super) struct UsbOptions {
    #[command(flatten)]
    pub content: Content,
    /// U 盘，或 U 盘上的一个文件夹：要是空的，或者是以前写的
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// 同时打成一个 zip 文件
    #[arg(long, value_name = "FILE")]
    pub zip: Option<PathBuf>,
    #[command(flatten)]
    pub readers: Readers,
    #[command(flatten)]
    pub downloads: Downloads,
    #[command(flatten)]
    pub deny: Denial,
}

impl BuildOptions {
    /// Where the output goes. What is not the public site never lands on it unasked.
    pub fn out(&self) -> PathBuf {
        let usual = match (self.form(), self.readers.edition) {
            (Form::Fragments, _) => "public-fragments",
            (Form::Pages, Edition::Teacher) => "public-teacher",
            (Form::Pages, Edition::Student) => "public",
        };
        self.out.clone().unwrap_or_else(|| usual.into())
    }

    /// Whole pages or bodies.
    pub fn form(&self) -> Form {
        if self.fragment {
            Form::Fragments
        } else {
            Form::Pages
        }
    }
}

/// What can be made from a template.
#[derive(Debug, Subcommand)]
pub(super) enum NewContent {
    /// 新建一个案例：cases/SLUG.md
    #[command(override_usage = "case-atlas new case <SLUG> [选项]", help_template = TEMPLATE)]
    Case(NewCaseOptions),
}

/// Options of `new case`.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(super) struct NewCaseOptions {
    /// 案例的短名，用作文件名和网址，如 kuandian：小写字母和数字，词之间用“-”
    #[arg(help_heading = "参数")]
    pub slug: String,
    #[command(flatten)]
    pub content: Content,
}

/// Reads a command line, program name first. No command means `build`.
pub(super) fn parse(
    args: impl IntoIterator<Item = OsString>,
) -> Result<(Command, Language), Box<Stop>> {
    let args = with_build(args.into_iter().collect());
    let language = asked_language(&args);
    let command = match language {
        Language::Zh => Arguments::command(),
        Language::En => in_english(Arguments::command()),
    };
    let parsed = command
        .try_get_matches_from(&args)
        .and_then(|matches| Arguments::from_arg_matches(&matches))
        .map_err(|error| Box::new(Stop { error, language }))?;
    let build = || Command::Build(BuildOptions::default());
    Ok((parsed.command.unwrap_or_else(build), parsed.lang))
}

/// `case-atlas --out DIR` means `case-atlas build --out DIR`: the command goes in front of its
/// options where none was written.
fn with_build(mut args: Vec<OsString>) -> Vec<OsString> {
    const OPTIONS: &[&str] = &[
        "--content",
        "--out",
        "--edition",
        "--deny-warnings",
        "--profile",
        "--downloads",
        #[cfg(feature = "pdf")]
        "--font-path",
        #[cfg(feature = "pdf")]
        "--ignore-system-fonts",
        "--fragment",
        "--no-cache",
        "--threads",
    ];
    let first = args.get(1).and_then(|first| first.to_str());
    let name = first.map(|first| first.split('=').next().unwrap_or(first));
    if name.is_some_and(|name| OPTIONS.contains(&name)) {
        args.insert(1, "build".into());
    }
    args
}

impl Default for BuildOptions {
    fn default() -> BuildOptions {
        BuildOptions {
            content: Content::default(),
            out: None,
            readers: Readers {
                edition: Edition::default(),
            },
            deny: Denial::default(),
            profile: Profiled::default(),
            downloads: Downloads::default(),
            fragment: false,
            no_cache: false,
            threads: None,
        }
    }
}

/// The language, looked up before parsing: help and mistakes must be told in it as well.
fn asked_language(args: &[OsString]) -> Language {
    let joined = args.iter().any(|arg| arg == "--lang=en");
    let apart = args
        .windows(2)
        .any(|pair| pair[0] == "--lang" && pair[1] == "en");
    language(if joined || apart { "en" } else { "zh" })
}

/// Only names that the parser lets through arrive here.
fn language(name: &str) -> Language {
    if name == "en" {
        Language::En
    } else {
        Language::Zh
    }
}

fn format(name: &str) -> Format {
    match name {
        "json" => Format::Json,
        "sarif" => Format::Sarif,
        "short" => Format::Short,
        _ => Format::Human,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_declarations_hold_together() {
        Arguments::command().debug_assert();
        in_english(Arguments::command()).debug_assert();
    }

    #[test]
    fn no_command_is_build_with_the_defaults_of_build() {
        let parse = |args: &[&str]| match parse(args.iter().map(OsString::from)) {
            Ok((Command::Build(options), _)) => format!("{options:?}"),
            other => format!("not a build: {other:?}"),
        };
        assert_eq!(parse(&["case-atlas"]), parse(&["case-atlas", "build"]));
    }
}
