//! `case-atlas pack`: handouts to give away, in a folder of their own.

use std::path::PathBuf;

use clap::Args;

use super::build::nothing_written;
#[cfg(feature = "pdf")]
use super::choices::Fonts;
use super::choices::{Content, Denial, Readers};
use super::failure::Failure;
use super::folders::Folders;
use super::progress::watched;
use super::report::{self, Format, Report};
use super::{Console, Exit, verdict};
use crate::build::{self, Input, PackRequest};
use crate::emit::{FolderSink, Output};
use crate::ground::{Language, Text, size};
use crate::render::HandoutFormat;
use crate::site::Edition;
use crate::text;

/// Options of `pack`.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(super) struct PackOptions {
    /// 培训包的名字，可写几个
    #[arg(value_name = "SLUG", help_heading = "参数")]
    pub packs: Vec<String>,
    /// 全部：每个培训包、每个案例、每种模式，以及全书
    #[arg(long, conflicts_with_all = ["packs", "cases", "models", "atlas"])]
    pub all: bool,
    /// 案例的名字，可写几次
    #[arg(id = "cases", long = "case", value_name = "SLUG")]
    pub cases: Vec<String>,
    /// 模式的名字，可写几次
    #[arg(id = "models", long = "model", value_name = "SLUG")]
    pub models: Vec<String>,
    /// 全书：整个图谱合成一本
    #[arg(long)]
    pub atlas: bool,
    /// 格式，用逗号隔开：docx 文稿，epub 电子书，pdf 印刷，pptx、slides 幻灯［默认全部］
    #[arg(
        id = "formats",
        long = "format",
        value_name = "FORMAT",
        value_delimiter = ','
    )]
    pub formats: Vec<String>,
    #[cfg(feature = "pdf")]
    #[command(flatten)]
    pub fonts: Fonts,
    #[command(flatten)]
    pub readers: Readers,
    #[command(flatten)]
    pub content: Content,
    /// 输出文件夹，里面上次做的会换掉［默认 packs；教师版 packs-teacher］
    #[arg(id = "pack_out", long = "out", value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    pub deny: Denial,
}

impl PackOptions {
    /// Where handouts go. Those for teachers never take the place of the others unasked.
    fn out(&self) -> PathBuf {
        let usual = match self.readers.edition {
            Edition::Student => "packs",
            Edition::Teacher => "packs-teacher",
        };
        self.out.clone().unwrap_or_else(|| usual.into())
    }
}

/// Makes handouts. Findings go to standard error, what was made to standard output.
pub(super) fn execute(
    options: &PackOptions,
    language: Language,
    console: &mut Console,
) -> Result<Exit, Failure> {
    let request = request(options)?;
    let folders = Folders::open(&options.content.folder)?;
    let out = options.out();
    let sink = FolderSink::open_for(Output::Handouts, &out, &folders.roots())?;
    let input = Input {
        #[cfg(feature = "pdf")]
        fonts: options.fonts.search(),
        ..folders.input(options.readers.edition)
    };
    let outcome = watched(console, language, |progress| {
        build::pack(&input, &request, &sink, progress)
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
    let summary = sink.finish()?;
    let out = std::path::absolute(&out).unwrap_or(out);
    let (files, bytes, out) = (summary.files, size(summary.bytes), out.display());
    let edition = input.edition;
    let (zh, en) = (edition.name(), edition.slug());
    let made = text!(
        "{zh}讲义 {files} 个文件，{bytes}：{out}\n",
        "{files} handouts, {en} edition, {bytes}: {out}\n"
    );
    console.out(made.get(language))?;
    if summary.removed > 0 {
        let removed = summary.removed;
        let gone = text!(
            "上次做的、这次没有做的 {removed} 个文件已经换下；要留着几批，用 --out 分开放\n",
            "{removed} files of the last time were replaced; to keep several batches, give each an --out\n"
        );
        console.out(gone.get(language))?;
    }
    if options.formats.is_empty() && !cfg!(feature = "pdf") {
        let line = text!(
            "没有做 PDF：这个程序没有带排版，见 README 的“讲义”一节\n",
            "No PDF: this program was compiled without typesetting, see the README\n"
        );
        console.out(line.get(language))?;
    }
    Ok(exit)
}

/// What the options ask for.
fn request(options: &PackOptions) -> Result<PackRequest, Failure> {
    let lists = [&options.packs, &options.cases, &options.models];
    let is_empty = lists.iter().all(|list| list.is_empty());
    if is_empty && !options.all && !options.atlas {
        return Err(Failure(text!(
            "没有说做哪一份：写培训包的名字，或 --case、--model、--atlas，全部就写 --all",
            "nothing is asked for: name training packs, or use --case, --model, --atlas, or --all"
        )));
    }
    Ok(PackRequest {
        all: options.all,
        packs: options.packs.clone(),
        cases: options.cases.clone(),
        models: options.models.clone(),
        atlas: options.atlas,
        formats: formats(&options.formats)?,
    })
}

/// The formats of these names; all where none is named.
pub(super) fn formats(names: &[String]) -> Result<Vec<HandoutFormat>, Failure> {
    let mut formats = Vec::new();
    // `--format "DOCX, PDF"` leaves no doubt.
    let names = names.iter().map(|name| name.trim().to_ascii_lowercase());
    for name in names.filter(|name| !name.is_empty()) {
        formats.push(format(&name).ok_or_else(|| Failure(no_such_format(&name)))?);
    }
    if formats.is_empty() {
        formats.extend(HandoutFormat::ALL);
    }
    formats.sort_unstable();
    formats.dedup();
    Ok(formats)
}

fn format(name: &str) -> Option<HandoutFormat> {
    let mut formats = HandoutFormat::ALL.iter().copied();
    formats.find(|format| format.slug() == name)
}

/// Why a format is not to be had, and what does instead.
fn no_such_format(name: &str) -> Text {
    match name {
        "pdf" => without_pdf(),
        _ => {
            let known: Vec<&str> = HandoutFormat::ALL
                .iter()
                .map(|format| format.slug())
                .collect();
            let (zh, en) = (known.join("、"), known.join(", "));
            text!(
                "没有叫“{name}”的格式；有 {zh}",
                "there is no format \"{name}\"; there are {en}"
            )
        }
    }
}

/// How to get a PDF, from a program that makes none.
fn without_pdf() -> Text {
    text!(
        "这个程序编译时没有带 PDF，在源代码文件夹里这样运行就有：cargo run --release --features pdf -- pack --all --format pdf",
        "this program was built without PDF; in the source folder, this has it: cargo run --release --features pdf -- pack --all --format pdf"
    )
}
